"""Editors of knobs that are typed: text, numbers (with a slider where there are bounds), lists and file names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QWidget

from app import theme
from app.editor import Editor, as_text
from app.form_widgets import Field, FileField, tool_button
from app.language import say, term
from app.shortcuts import keep_keys
from app.sliders import StopSlider, stops
from core.knob_record import Knob, accepts
from core.knob_text import parse_text
from core.knobs import KnobError


class FieldEditor(Editor):
    """Text, numbers without bounds, and free lists, typed."""

    def __init__(self, knob: Knob, parent: QObject | None = None, field: Field | None = None) -> None:
        self.field = field or Field()
        super().__init__(knob, self.field, parent)
        self._refusing = False
        self.field.taken.connect(self._take)
        self.field.textEdited.connect(self._judge_again)
        self.field.stepped.connect(self._step)

    def show_value(self, value: Any) -> None:
        self._value = value
        self.field.show_text(as_text(value))
        self._say("")

    def commit(self) -> None:
        self._take(self.field.text())

    def _read(self, text: str) -> tuple[Any, str]:
        """The value and what is wrong with it."""
        try:
            value = parse_text(self.knob, text)
        except KnobError as error:
            return None, str(error)
        return value, accepts(self.knob, value) or ""

    def _take(self, text: str) -> None:
        if text == self.field.shown:
            return self._say("")
        value, problem = self._read(text)
        if problem:
            return self._say(problem)
        self.show_value(value)
        self.edited.emit(value, False)
        return None

    def _judge_again(self, text: str) -> None:
        if self._refusing:  # nobody is corrected while typing, but told at once when it is right
            self._say(self._read(text)[1])

    def _say(self, problem: str) -> None:
        if bool(problem) != self._refusing:
            theme.restyle(self.field, invalid=bool(problem))
        self._refusing = bool(problem)
        self.refused.emit(problem)

    def _step(self, direction: int) -> None:
        """Up and Down change whole numbers by one."""
        if self.knob.kind is int and not accepts(self.knob, self._value + direction):
            self.edited.emit(self._value + direction, False)


class NumberEditor(FieldEditor):
    """A bounded number: the exact value to type, and a slider."""

    compact = True

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, parent, Field(characters=_characters(knob)))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.foot = StopSlider(stops(knob.lo, knob.hi, whole=knob.kind is int, log=knob.log))
        self.foot.moved.connect(self.edited)
        keep_keys(self.foot)

    def show_value(self, value: float) -> None:
        super().show_value(value)
        self.foot.set_value(value)

    def _step(self, direction: int) -> None:
        self.edited.emit(self.foot.neighbour(self._value, direction), False)


def _characters(knob: Knob) -> int:
    """Room for the knob's longest round value."""
    if knob.kind is int:
        return max(3, len(as_text(knob.lo)), len(as_text(knob.hi)))
    return 6


class _Joined(FieldEditor):
    """A field with buttons at its right."""

    def __init__(self, knob: Knob, parent: QObject | None, *buttons: QToolButton, field: Field | None = None) -> None:
        super().__init__(knob, parent, field)
        self._buttons = buttons
        self.head = QWidget(focusProxy=self.field)
        row = QHBoxLayout(self.head, spacing=theme.current().px(2))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        for button in buttons:
            row.addWidget(button)

    @property
    def inputs(self) -> list[QWidget]:
        return [self.field, *self._buttons]


class LayersEditor(_Joined):
    """A free list of whole numbers, "8, 8", with buttons for one more and one less."""

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        less, more = (
            tool_button("minus", QT_TR_NOOP("Remove the last one")),
            tool_button("plus", QT_TR_NOOP("Add one more")),
        )
        super().__init__(knob, parent, less, more)
        less.clicked.connect(lambda: self.edited.emit(self._value[:-1], False))
        more.clicked.connect(self._grow)

    def show_value(self, value: tuple[int, ...]) -> None:
        super().show_value(value)
        self._buttons[0].setEnabled(bool(value))

    def _grow(self) -> None:
        longer = (*self._value, self._value[-1] if self._value else 8)
        if problem := accepts(self.knob, longer):
            self._say(problem)
        else:
            self.edited.emit(longer, False)


class FileEditor(_Joined):
    """The path of a file, typed, chosen in a dialog or dropped."""

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        browse = tool_button("folder-open-outline", QT_TR_NOOP("Choose a file"))
        field = say(FileField(), placeholderText=QT_TR_NOOP("none chosen"))
        super().__init__(knob, parent, browse, field=field)
        field.dropped.connect(self._choose)
        browse.clicked.connect(self._browse)

    def _browse(self) -> None:
        start = str(Path(self._value).parent) if self._value else ""
        chosen, _ = QFileDialog.getOpenFileName(
            self.head.window(), term(self.knob.label), start, term(self.knob.file.filter)
        )
        if chosen:
            self._choose(chosen)

    def _choose(self, path: str) -> None:
        self.field.setText(path)
        self._take(path)
