"""One editor per kind of knob. ``make_editor`` picks it; the form lays its widgets out.

An editor shows what ``show_value`` gave it and reports what a person made of it: ``edited`` only with values that
``core.knobs.accepts``, otherwise ``refused`` with the sentence to show.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app import theme
from app.form_widgets import CheckCombo, Field, FileField, QuietCombo, tool_button
from app.shortcuts import keep_keys
from app.sliders import StopSlider, stops
from core.knobs import Knob, KnobError, PointList, accepts, parse_text


def as_text(value: Any) -> str:
    """A knob's value as a person would type it; numbers lose no digit."""
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


def in_words(choice: Any) -> str:
    """A choice as a menu shows it."""
    return as_text(choice).replace("_", " ")


class Editor(QObject):
    """Base of the editors. ``head`` goes beside the knob's label, ``foot`` below it over the whole width, if there is one."""

    #: A person chose this acceptable value; True when it goes on with the gesture (a drag) reported before.
    edited = Signal(object, bool)
    #: What is wrong with what was typed, or "" when nothing is any more.
    refused = Signal(str)

    foot: QWidget | None = None
    #: Whether ``head`` is as narrow as it can be, at the right end of its line.
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


class CheckEditor(Editor):
    compact = True

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        # Not by click: Space after a click should still play.
        super().__init__(knob, QCheckBox(focusPolicy=Qt.FocusPolicy.TabFocus), parent)
        self.head.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.head.clicked.connect(lambda checked: self.edited.emit(checked, False))

    def show_value(self, value: bool) -> None:
        self.head.setChecked(value)


class ChoiceEditor(Editor):
    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, QuietCombo(), parent)
        self.head.addItems([in_words(choice) for choice in knob.choices or ()])
        self.head.activated.connect(lambda index: self.edited.emit(knob.choices[index], False))

    def show_value(self, value: Any) -> None:
        self.head.setCurrentIndex(self.knob.choices.index(value))


class MultiChoiceEditor(Editor):
    """Several of the choices, in the order the technique names them."""

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, CheckCombo(), parent)
        self._menu = self.head.menu
        for choice in knob.choices:
            action = self._menu.addAction(in_words(choice))
            action.setCheckable(True)
            action.triggered.connect(self._collect)

    def show_value(self, value: tuple) -> None:
        for action, choice in zip(self._menu.actions(), self.knob.choices, strict=True):
            action.setChecked(choice in value)
        self.head.show_text(", ".join(map(in_words, value)) or "none")

    def _collect(self) -> None:
        pairs = zip(self._menu.actions(), self.knob.choices, strict=True)
        self.edited.emit(tuple(choice for action, choice in pairs if action.isChecked()), False)


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
    """A bounded number: the exact value to type, and a slider below."""

    compact = True

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, parent, Field(characters=7))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.foot = StopSlider(stops(knob.lo, knob.hi, whole=knob.kind is int, log=knob.log))
        self.foot.moved.connect(self.edited)
        keep_keys(self.foot)

    def show_value(self, value: float) -> None:
        super().show_value(value)
        self.foot.set_value(value)

    def _step(self, direction: int) -> None:
        self.edited.emit(self.foot.neighbour(self._value, direction), False)


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
        less, more = tool_button("minus", "Remove the last one"), tool_button("plus", "Add one more")
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
        browse = tool_button("folder-open-outline", "Choose a file")
        field = FileField()
        field.setPlaceholderText("none chosen")
        super().__init__(knob, parent, browse, field=field)
        field.dropped.connect(self._choose)
        browse.clicked.connect(self._browse)

    def _browse(self) -> None:
        start = str(Path(self._value).parent) if self._value else ""
        chosen, _ = QFileDialog.getOpenFileName(self.head.window(), self.knob.label, start, self.knob.file.filter)
        if chosen:
            self._choose(chosen)

    def _choose(self, path: str) -> None:
        self.field.setText(path)
        self._take(path)


class PointsEditor(Editor):
    """How many points were drawn with the mouse, and a button that removes them."""

    compact = True

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, QWidget(), parent)
        self._count = QLabel()
        theme.restyle(self._count, role="muted")
        self._clear = QPushButton("Clear", focusPolicy=Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(lambda: self.edited.emit((), False))
        keep_keys(self._clear)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        self.head.setFocusProxy(self._clear)

    def show_value(self, value: tuple) -> None:
        self._count.setText(f"{len(value)} drawn" if value else "none drawn")
        self._clear.setEnabled(bool(value))

    @property
    def inputs(self) -> list[QWidget]:
        return [self._clear]


def make_editor(knob: Knob, parent: QObject | None = None) -> Editor:
    """The editor for a knob."""
    # A slider over more than this, in even steps, could not hit what one means.
    slides = knob.lo is not None and knob.hi is not None and (knob.log or knob.hi - knob.lo <= 100_000)
    table: tuple[tuple[Any, type[Editor]], ...] = (
        (knob.kind is bool, CheckEditor),
        (knob.kind == PointList, PointsEditor),
        (knob.choices and knob.is_list, MultiChoiceEditor),
        (knob.choices, ChoiceEditor),
        (knob.file, FileEditor),
        (knob.is_list and knob.item is int, LayersEditor),
        (knob.kind in (int, float) and slides, NumberEditor),
    )
    return next((editor for fits, editor in table if fits), FieldEditor)(knob, parent)
