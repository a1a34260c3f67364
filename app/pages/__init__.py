"""Pages that show no technique: what they are called, and how they are made when their tab is first looked at.

A page is a widget with ``build(pool, settings)``, which yields None at every turn of the event loop and at last the page, and with
``close_engine()``, which ends what it has started.
"""

from __future__ import annotations

import importlib
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QT_TR_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.runner import EnginePool
    from app.settings import Settings


class Closing(Protocol):
    """What the window asks of every page when its tab closes."""

    def close_engine(self) -> None: ...


@dataclass(frozen=True)
class SpecialPage:
    """``place`` is "module:class"; it is imported when the page is first opened. ``keys`` open it from anywhere. ``short`` is
    its name where room is short. ``imports`` are modules that take long to import: each gets a turn of its own before. Texts are
    for ``language.tr``.
    """

    title: str
    short: str
    summary: str
    icon: str
    keys: str
    place: str
    imports: tuple[str, ...] = ()

    def build(self, pool: EnginePool, settings: Settings) -> Generator[QWidget | None, None, None]:
        """The page in several turns of the event loop; the last one brings it."""
        module, _, name = self.place.partition(":")
        yield None
        for needed in self.imports:
            importlib.import_module(needed)
            yield None
        yield from getattr(importlib.import_module(module), name).build(pool, settings)


#: Every such page by the id that the settings remember its tab by.
SPECIAL = {
    "camera": SpecialPage(
        title=QT_TR_NOOP("Facial-expression classification"),
        short=QT_TR_NOOP("Camera"),
        summary=QT_TR_NOOP("Live facial expressions: a camera, a film or pictures, classified face by face"),
        icon="webcam",
        keys="Ctrl+L",
        place="app.pages.camera_page:CameraPage",
        imports=("PIL.Image", "core.expressions.sources", "core.expressions.camera_engine", "app.pages.camera_layout"),
    ),
    "data": SpecialPage(
        title=QT_TR_NOOP("Data"),
        short=QT_TR_NOOP("Data"),
        summary=QT_TR_NOOP("Data sets: what is here, and how to get more"),
        icon="database-outline",
        keys="Ctrl+D",
        place="app.pages.data_page:DataPage",
    ),
}
