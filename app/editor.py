"""The base of the editors that a knob form is made of.

An editor shows what ``show_value`` gave it and reports what a person made of it: ``edited`` only with values that
``core.knob_record.accepts``, otherwise ``refused`` with the sentence to show.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.shortcuts import keep_keys
from core.knob_record import Knob
from core.matrix import is_matrix, matrix_text


def as_text(value: Any) -> str:
    """A knob's value as a person would type it; numbers lose no digit."""
    if is_matrix(value):
        return matrix_text(value)
    if isinstance(value, tuple):
        return ", ".join(map(as_text, value))
    if isinstance(value, float):
        short = f"{value:g}"
        return (
            (short if float(short) == value else repr(value))
            .replace("e-0", "e-")
            .replace("e+0", "e")
            .replace("e+", "e")
        )
    return str(value)


class Editor(QObject):
    """Base of the editors. ``head`` goes beside the knob's label, ``foot`` below it over the whole width, if there is one."""

    #: A person chose this acceptable value; True when it goes on with the gesture (a drag) reported before.
    edited = Signal(object, bool)
    #: What is wrong with what was typed, or "" when nothing is any more.
    refused = Signal(str)

    foot: QWidget | None = None
    #: Whether ``head`` is as narrow as it can be, at the right end of its line, and may have ``foot`` beside it.
    compact = False

    def __init__(self, knob: Knob, head: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.knob, self.head = knob, head
        keep_keys(head)

    def show_value(self, value: Any) -> None:
        """Displays a value, and reports nothing."""
        raise NotImplementedError

    def commit(self) -> None:
        """Takes what is being typed, as Enter would."""

    @property
    def inputs(self) -> list[QWidget]:
        """Every widget that a person operates."""
        return [self.head, *([self.foot] if self.foot else [])]
