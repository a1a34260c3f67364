"""One editor per kind of knob: ``make_editor`` picks it, the form lays its widgets out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from app import theme
from app.editor import Editor, as_text
from app.field_editors import FieldEditor, FileEditor, LayersEditor, NumberEditor
from app.form_widgets import CheckCombo, QuietCombo
from app.language import say, tr
from app.matrix_editor import MatrixEditor
from app.shortcuts import keep_keys
from core.knob_record import Knob
from core.knobs import PointList


def in_words(choice: Any) -> str:
    """A choice as a menu shows it."""
    return as_text(choice).replace("_", " ")


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
        self.head.show_text(", ".join(map(in_words, value)) or tr("none"))

    def _collect(self) -> None:
        pairs = zip(self._menu.actions(), self.knob.choices, strict=True)
        self.edited.emit(tuple(choice for action, choice in pairs if action.isChecked()), False)


class PointsEditor(Editor):
    """How many points were drawn with the mouse, and a button that removes them."""

    compact = True

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        super().__init__(knob, QWidget(), parent)
        self._count = QLabel(wordWrap=True)
        theme.restyle(self._count, role="muted")
        self._clear = say(QPushButton(focusPolicy=Qt.FocusPolicy.TabFocus), text=QT_TR_NOOP("Clear"))
        self._clear.clicked.connect(lambda: self.edited.emit((), False))
        keep_keys(self._clear)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        self.head.setFocusProxy(self._clear)

    def show_value(self, value: tuple) -> None:
        self._count.setText(tr("{count} drawn").format(count=len(value)) if value else tr("none drawn"))
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
        (knob.cells, MatrixEditor),
        (knob.choices and knob.is_list, MultiChoiceEditor),
        (knob.choices, ChoiceEditor),
        (knob.file, FileEditor),
        (knob.is_list and knob.item is int, LayersEditor),
        (knob.kind in (int, float) and slides, NumberEditor),
    )
    return next((editor for fits, editor in table if fits), FieldEditor)(knob, parent)
