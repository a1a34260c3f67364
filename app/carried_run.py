"""A figure that carries its run: page, knobs and version in a PNG's text, so that dropping it on the window repeats it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage, QImageReader

from app.language import tr
from core.catalogue import techniques
from core.run_file import version

#: Keyword of the PNG's text, and the longest text that is read.
KEY, LONGEST = "learnoscope", 2**20


@dataclass(frozen=True)
class CarriedRun:
    """What a figure says of the run that it shows."""

    technique: str
    knobs: dict[str, Any]
    device: str
    version: str

    @property
    def sentence(self) -> str:
        """Where the knobs came from."""
        said = tr("These are the knobs of the figure, made by Learnoscope {version} on {device}.")
        return said.format(version=self.version, device=self.device)

    def text(self) -> str:
        """What is written into a file."""
        return json.dumps({"page": self.technique, "knobs": self.knobs, "device": self.device, "version": self.version})


def run_of(page: Any) -> CarriedRun:
    """The run that a page shows: its knobs if there was one, else those of the form."""
    knobs = page.player.knobs or page.form.values()
    return CarriedRun(page.technique.id(), dict(knobs), page.inspector.device, version("learnoscope"))


def write_into(picture: QImage, run: CarriedRun) -> None:
    """Adds the run to a picture, to be saved as PNG."""
    picture.setText(KEY, run.text())


def carried_run(path: Path) -> CarriedRun | None:
    """The run that a PNG carries, None for any other file. The knobs are still to be validated."""
    if path.suffix.lower() != ".png" or not path.is_file():
        return None
    text = QImageReader(str(path)).text(KEY)
    if not text or len(text) > LONGEST:
        return None
    try:
        found = json.loads(text)
        page, knobs = found["page"], found["knobs"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if page not in techniques() or not isinstance(knobs, dict):
        return None
    return CarriedRun(page, knobs, str(found.get("device", "cpu"))[:20], str(found.get("version", ""))[:40])
