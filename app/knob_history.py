"""Undo and redo of knob edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget

from app.form_widgets import tool_button


class KnobEdit(QUndoCommand):
    """Sets knobs from ``before`` to ``after``, both {name: value} over the same names, by ``put``.

    One that ``continues`` the edit before it, of the same knobs, becomes part of it: a drag is undone as a whole.
    """

    def __init__(self, text: str, before: dict, after: dict, continues: bool, put: Callable[[dict], None]) -> None:
        super().__init__(text)
        self.before, self.after, self.continues, self._put = before, after, continues, put

    def redo(self) -> None:
        self._put(self.after)

    def undo(self) -> None:
        self._put(self.before)

    def id(self) -> int:
        return 1  # Qt offers every command for merging except those with -1

    def mergeWith(self, other: KnobEdit) -> bool:
        if not other.continues or other.after.keys() != self.after.keys():
            return False
        self.after = other.after
        return True


def undo_buttons(history: QUndoStack, owner: QWidget) -> list[QToolButton]:
    """Undo and Redo as buttons, and as actions of ``owner`` whose keys work while the focus is anywhere inside it."""
    stack: Any = history
    return [
        _button(owner, "undo", "Undo", "Ctrl+Z", stack.undo, stack.canUndoChanged, stack.undoTextChanged),
        _button(owner, "redo", "Redo", "Ctrl+Shift+Z", stack.redo, stack.canRedoChanged, stack.redoTextChanged),
    ]


def _button(owner: QWidget, icon: str, verb: str, keys: str, slot: Any, able: Any, told: Any) -> QToolButton:
    action = QAction(verb, owner, enabled=False, shortcutContext=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(slot)
    owner.addAction(action)
    button = tool_button(icon, f"{verb} ({keys})")
    button.setEnabled(False)
    button.clicked.connect(action.trigger)
    able.connect(action.setEnabled)
    able.connect(button.setEnabled)
    told.connect(lambda what: button.setToolTip(f"{verb} {what} ({keys})" if what else f"{verb} ({keys})"))
    return button
