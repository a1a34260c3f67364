"""pyqtgraph, tamed: import ``pg`` from here and nowhere else.

Importing pyqtgraph replaces ``sys.excepthook`` and, where torch brought NVIDIA's Python packages, loads CUDA (45 ms) for a
widget that is not used here. Both are undone.
"""

from __future__ import annotations

import sys
import threading

_MISSING = object()
_hooks = sys.excepthook, threading.excepthook
_cuda = sys.modules.get("cuda", _MISSING)
sys.modules["cuda"] = None  # makes "from cuda.bindings import ..." fail at once
try:
    import pyqtgraph as pg
finally:
    sys.excepthook, threading.excepthook = _hooks
    if _cuda is _MISSING:
        del sys.modules["cuda"]
    else:
        sys.modules["cuda"] = _cuda

__all__ = ["pg"]

pg.setConfigOptions(imageAxisOrder="row-major", antialias=False, segmentedLineMode="on", mouseRateLimit=60)
