from __future__ import annotations

import sys
from dataclasses import dataclass

from core.streams import Note
from core.technique import Run, Technique


@dataclass(frozen=True)
class Modules(Technique):
    """Tells which Qt modules this process has loaded."""

    title = "Modules"
    found = Note("Found")
    panels = (found,)

    def run(self, resume=None) -> Run:
        yield self.found(" ".join(m for m in sys.modules if m.startswith(("PySide6", "pyqtgraph", "shiboken6"))))
