"""Undo and redo of knob edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QToolButton, QWidget

from app.form_widgets import tool_button
from app.language import follow, keys_text, name_button, say, tr


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
    return [
        _button(owner, history, "undo", QT_TR_NOOP("Undo"), QT_TR_NOOP("Undo {what} ({keys})"), "Ctrl+Z"),
        _button(owner, history, "redo", QT_TR_NOOP("Redo"), QT_TR_NOOP("Redo {what} ({keys})"), "Ctrl+Shift+Z"),
    ]


def _button(owner: QWidget, history: Any, does: str, verb: str, verb_what: str, keys: str) -> QToolButton:
    action = QAction(owner, enabled=False, shortcutContext=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(getattr(history, does))
    owner.addAction(action)
    button = tool_button(does)
    button.setEnabled(False)
    button.clicked.connect(action.trigger)
    able = getattr(history, f"can{does.capitalize()}Changed")
    able.connect(action.setEnabled)
    able.connect(button.setEnabled)

    def speak(what: str) -> None:
        name_button(button, f"{tr(verb)} ({keys_text(keys)})")
        if what:
            button.setToolTip(tr(verb_what).format(what=what, keys=keys_text(keys)))

    say(action, text=verb)
    getattr(history, f"{does}TextChanged").connect(speak)
    follow(button, lambda: speak(getattr(history, f"{does}Text")()))
    return button
