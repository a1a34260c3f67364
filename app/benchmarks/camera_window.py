"""The camera page on a film of nine moving faces: drawn frames a second, and how old a frame is when its result is drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from core.benchmarks import _faces_film
from core.benchmarks.camera import model

GOALS = {"*: drawn frames/s": ">= 30", "*: 95 % of frames drawn within [ms]": "< 80", "*: longest gap [ms]": "< 50"}
#: Frames a second of the film that shows how many can be drawn, and of the one that comes as a camera's frames do.
_FAST, _USUAL = 60, 30
#: Seconds that the page takes to get going, and is not measured.
_BEFORE = 4.0


def run(progress: Callable[..., None], seconds: float = 8.0) -> dict[str, float | str]:
    """In a window of 1280x720 with its camera process: the frame rate on a film of 60, latencies on one of 30 frames a second.

    Raises DatasetMissing where the photograph is missing, ChildProcessError where the page cannot play.
    """
    figures: dict[str, float | str] = {"model": model().name}
    with tempfile.TemporaryDirectory() as folder:
        films = []
        for rate in (_FAST, _USUAL):
            progress(f"writing a film of {rate} frames a second")
            films.append(Path(folder) / f"{rate}.avi")
            pictures = _faces_film.frames(round(rate * (seconds + _BEFORE)), rate)
            _faces_film.write(films[-1], (picture for picture, _ in pictures), rate)
        progress("the page, half a minute or more")
        done = subprocess.run(
            [sys.executable, "-m", "app.benchmarks._camera_child", str(model()), str(seconds), *map(str, films)],
            capture_output=True,
            text=True,
            env=os.environ | {"LEARNOSCOPE_CONFIG": folder},
            timeout=300,
        )
    if done.returncode or not done.stdout.strip():
        raise ChildProcessError(
            f"the window failed: {(done.stderr.strip() or 'it said nothing').splitlines()[-1][:300]}"
        )
    for name, (fast, usual) in json.loads(done.stdout.splitlines()[-1]).items():
        figures |= {
            f"{name}: drawn frames/s": fast["rate"],
            f"{name}: 95 % of frames drawn within [ms]": usual["latency"],
            f"{name}: longest gap [ms]": max(fast["gap"], usual["gap"]),
        }
    return figures
