"""A file from disk for a probe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app import theme
from app.form_widgets import FileField, tool_button
from app.inputs.base import HandsOnInput
from app.language import say, term, tr


class OpenFileInput(HandsOnInput):
    """The path of a file that fits ``pattern``: chosen in a dialog, dropped here or on the page, or typed and sent by Enter."""

    def __init__(self, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pattern = pattern
        self.field = say(
            FileField(),
            placeholderText=QT_TR_NOOP("choose, or drop one on the page"),
            accessibleName=QT_TR_NOOP("File"),
        )
        self.field.setToolTip(pattern)
        self.browse = tool_button("folder-open-outline", QT_TR_NOOP("Choose a file"))
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
        chosen, _ = QFileDialog.getOpenFileName(self.window(), tr("Choose a file"), start, term(self.pattern))
        if chosen:
            self.take(chosen)
