"""A line of text for a probe: a name to save under."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app import theme
from app.form_widgets import Field
from app.inputs.base import HandsOnInput
from app.language import follow, term, tr
from app.shortcuts import keep_keys


class EntryInput(HandsOnInput):
    """What stands in the field is sent by Enter or by the button; an empty field sends nothing."""

    def __init__(self, action: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.button = Field(), QPushButton(focusPolicy=Qt.FocusPolicy.TabFocus)
        follow(self, lambda: self._speak(term(action), term(hint)))
        keep_keys(self.button)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self, spacing=theme.current().px(8))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.field.returnPressed.connect(self._send)
        self.button.clicked.connect(self._send)

    def _speak(self, action: str, hint: str) -> None:
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(action)
        self.field.setToolTip(hint)
        self.button.setText(action)
        self.button.setToolTip(tr("{action} (Enter in the field)").format(action=action))

    def value(self) -> str:
        return self.field.text().strip()

    def _send(self) -> None:
        if self.value():
            self.announce()
