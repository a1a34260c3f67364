"""A file dropped anywhere on a page becomes the value of the first knob that takes such a file."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from core.knobs import Knob


class FileDrop(QObject):
    """Takes the files that are dropped on a page or on a part of it that has no use for them."""

    #: The path of a dropped file.
    dropped = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            if local:
                event.acceptProposedAction()
            if local and kind == QEvent.Type.Drop:
                self.dropped.emit(local[0])
            return bool(local)
        return False


def patterns(knob: Knob) -> list[str]:
    """The file names that a knob takes: "Pictures (*.png *.jpg)" as ["*.png", "*.jpg"]."""
    return re.findall(r"\*\.\w+", knob.file.filter)


def knob_for(path: str, knobs: dict[str, Knob]) -> Knob:
    """The first knob that takes a file of this name.

    Raises:
        ValueError: none does; one sentence that says what is taken.
    """
    takers = [knob for knob in knobs.values() if knob.file]
    name = Path(path).name
    for knob in takers:
        if Path(path).is_file() and any(fnmatch.fnmatch(name.lower(), pattern) for pattern in patterns(knob)):
            return knob
    accepted = " or ".join(knob.file.filter for knob in takers)
    raise ValueError(f'"{name}" is no file that this page can use; it takes {accepted}')
