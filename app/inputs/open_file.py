"""A file from disk for a probe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app import theme
from app.form_widgets import FileField, tool_button
from app.inputs.base import HandsOnInput


class OpenFileInput(HandsOnInput):
    """The path of a file that fits ``pattern``: chosen in a dialog, dropped here or on the page, or typed and sent by Enter."""

    def __init__(self, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pattern = pattern
        self.field = FileField()
        self.field.setPlaceholderText("choose, or drop one on the page")
        self.field.setAccessibleName("File")
        self.field.setToolTip(pattern)
        self.browse = tool_button("folder-open-outline", "Choose a file")
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self, spacing=theme.current().px(8))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse)
        self.field.dropped.connect(self.take)
        self.field.returnPressed.connect(lambda: self.take(self.value()))
        self.browse.clicked.connect(self._choose)

    def value(self) -> str:
        return self.field.text().strip()

    def take(self, path: str) -> None:
        """Shows the path, and reports it unless it is empty."""
        self.field.setText(path)
        if path:
            self.announce()

    def _choose(self) -> None:
        start = str(Path(self.value()).parent) if self.value() else ""
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Choose a file", start, self.pattern)
        if chosen:
            self.take(chosen)
