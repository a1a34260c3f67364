"""Keys that a focused widget needs for itself, although the window has given them to the transport.

Space plays and Right steps from anywhere on a page, except while the focus is on something that these keys operate:
Qt asks the focused widget first (a ShortcutOverride event), but its own buttons, sliders and lists do not claim them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFrame,
    QWidget,
)

_Key = Qt.Key
_ARROWS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End}
_PAGES = {_Key.Key_PageUp, _Key.Key_PageDown}
_NEEDED = (
    (QAbstractButton, {_Key.Key_Space}),
    (QAbstractSlider, _ARROWS | _PAGES),
    (QComboBox, _ARROWS | _PAGES | {_Key.Key_Space}),
    (QAbstractItemView, _ARROWS | _PAGES),
    (QFrame, {_Key.Key_Space, _Key.Key_Return}),
)


class _KeyKeeper(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        needed = next((keys for kind, keys in _NEEDED if isinstance(watched, kind)), ())
        if event.key() not in needed:
            return False
        event.accept()
        return True


def keep_keys(*widgets: QWidget) -> None:
    """While one of these has the focus, the keys that operate it reach it and trigger no shortcut."""
    app = QApplication.instance()
    keeper = app.findChild(_KeyKeeper) or _KeyKeeper(app)
    for widget in widgets:
        widget.installEventFilter(keeper)
