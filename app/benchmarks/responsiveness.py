"""The window while trainings stream into it: longest gap of its event loop, what training loses, Play and Stop times."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

GOALS = {
    "longest gap*": "< 50",
    "* kept, one thread": ">= 0.95",
    "* kept, one thread, plot dragged": ">= 0.60",
    "* kept, all cores": ">= 0.85",
    "* kept, all cores, plot dragged": ">= 0.40",
    "Play to first drawn data*": "< 150",
    "Stop*": "< 200",
}


def run(progress: Callable[..., None]) -> dict[str, float | str]:
    """All figures come from one window in a process of its own; speeds are ratios to the same run without a window."""
    with tempfile.TemporaryDirectory() as config:
        done = subprocess.run(
            [sys.executable, "-m", "app.benchmarks._responsive_child"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"LEARNOSCOPE_CONFIG": config},
            timeout=900,
        )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"the window ended with exit code {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])
