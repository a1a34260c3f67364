"""Every page on three screens, at three scales, in both themes, with and without projector mode: faults of the layout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import NamedTuple

GOALS = {"pages with faults": "<= 0"}
SIZES, SCALES, THEMES, MODES = (
    ((1024, 768), (1280, 720), (1920, 1080)),
    (1.0, 1.5, 2.0),
    ("light", "dark"),
    (False, True),
)


class View(NamedTuple):
    """One page on one screen: its size in device-independent pixels and how many real ones each of these has."""

    page: str
    size: tuple[int, int]
    scale: float
    theme: str
    projected: bool

    def __str__(self) -> str:
        mode = ", projector" if self.projected else ""
        return f"{self.page} at {self.size[0]}x{self.size[1]}, {100 * self.scale:g} %, {self.theme}{mode}"


def pages() -> list[str]:
    """Every technique and special page."""
    from app.pages import SPECIAL
    from core.catalogue import techniques

    return [*techniques(), *SPECIAL]


def every_view(names: Iterable[str]) -> list[View]:
    """All combinations."""
    return [View(*row) for row in product(names, SIZES, SCALES, THEMES, MODES)]


def pairwise_views(names: Iterable[str]) -> list[View]:
    """Three views of each page in which every two of page, size, scale, theme and mode meet in every way."""
    return [
        View(
            name,
            SIZES[row],
            SCALES[(row + number) % 3],
            THEMES[(row + number // 3) % 2],
            MODES[(row + 1 + number // 6) % 2],
        )
        for number, name in enumerate(names)
        for row in range(3)
    ]


def look(views: Iterable[View]) -> dict[View, list[str]]:
    """The faults of each view. One process for each size and scale, as Qt reads both when it starts.

    Raises:
        RuntimeError: a window ended before its time.
    """
    views, found = list(views), {}
    for size, scale in sorted({(view.size, view.scale) for view in views}):
        # Dressing the window anew takes half a second, so views of one theme and mode follow each other.
        here = sorted((v for v in views if (v.size, v.scale) == (size, scale)), key=lambda v: (v.projected, v.theme))
        with tempfile.TemporaryDirectory() as folder:
            screen = {
                "name": "screen",
                "width": round(size[0] * scale),
                "height": round(size[1] * scale),
                "logicalDpi": 96,
            }
            (Path(folder) / "screens.json").write_text(json.dumps({"screens": [screen]}), encoding="ascii")
            done = subprocess.run(
                [sys.executable, "-m", "app.benchmarks._layout_child"],
                input=json.dumps([[v.page, v.theme, v.projected] for v in here]),
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ
                | {
                    "LEARNOSCOPE_CONFIG": folder,
                    "QT_QPA_PLATFORM": f"offscreen:configfile={folder}/screens.json",
                    "QT_SCALE_FACTOR": f"{scale:g}",
                },
                timeout=1800,
            )
        if done.returncode or not done.stdout.strip():
            raise RuntimeError(f"the window at {size[0]}x{size[1]} ended with exit code {done.returncode}")
        found |= dict(zip(here, json.loads(done.stdout.splitlines()[-1]), strict=True))
    return found


def run(progress: Callable[..., None]) -> dict[str, float | str]:
    """All of them; each fault is told as it is found."""
    views, found = every_view(pages()), {}
    for size, scale in product(SIZES, SCALES):
        progress(f"{size[0]}x{size[1]} at {100 * scale:g} %")
        found |= look(v for v in views if (v.size, v.scale) == (size, scale))
    for view, sentences in found.items():
        for sentence in sentences:
            progress(f"{view}: {sentence}")
    return {"views": len(found), "pages with faults": len({v.page for v, sentences in found.items() if sentences})}
