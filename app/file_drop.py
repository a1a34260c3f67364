"""A file dropped anywhere on a page goes to the first knob or probe that takes such a file."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.carried_run import carried_run
from app.language import term, tr
from core.session_file import SUFFIX

if TYPE_CHECKING:
    from app.page import Page


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
            if local and is_for_window(local[0]) and not watched.isWindow():
                event.ignore()
                return True
            if local:
                event.acceptProposedAction()
            if local and kind == QEvent.Type.Drop:
                self.dropped.emit(local[0])
            return bool(local)
        return False


def is_for_window(path: str) -> bool:
    """Whether a file opens pages: a session, or a figure that carries its run."""
    return path.endswith(SUFFIX) or carried_run(Path(path)) is not None


def file_takers(page: Page) -> dict[str, str]:
    """What each knob and probe takes that takes files, by its name."""
    knobs = {name: knob.file.filter for name, knob in page.form.knobs.items() if knob.file}
    return knobs | {name: taker.pattern for name, taker in page.inspector.file_inputs.items()}


def take_file(page: Page, path: str) -> None:
    """A dropped file, for the first knob that takes it (what that knob waits for is chosen, too), or probe."""
    try:
        taker = taker_of(path, file_takers(page))
    except ValueError as error:
        return page.problems.show_problem(str(error))
    if taker not in page.form.knobs:
        return page.inspector.file_inputs[taker].take(path)
    knob = page.form.knobs[taker]
    page.edit(knob.name, path)
    if not page.form.matters(knob.name):
        page.edit(knob.when.knob, knob.when.values[0])
    return None


def patterns(accepted: str) -> list[str]:
    """The file names of a filter: "Pictures (*.png *.jpg)" as ["*.png", "*.jpg"]."""
    return re.findall(r"\*\.\w+", accepted)


def taker_of(path: str, filters: dict[str, str]) -> str:
    """The first name in ``filters`` (name: filter, such as "Pictures (*.png *.jpg)") that takes a file of this name.

    Raises:
        ValueError: none does; one sentence that says what is taken.
    """
    name = Path(path).name
    for taker, accepted in filters.items():
        if Path(path).is_file() and any(fnmatch.fnmatch(name.lower(), pattern) for pattern in patterns(accepted)):
            return taker
    accepted = tr(" or ").join(dict.fromkeys(map(term, filters.values())))
    raise ValueError(
        tr('"{name}" is no file that this page can use; it takes {accepted}').format(name=name, accepted=accepted)
    )
