"""Markdown with equations that the run writes itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.panels.base import PanelWidget
from core.panels import Single


class NotePanel(PanelWidget):
    """Renders a text once, however often it is sent; the reader's place is kept."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        from app.lesson_view import LessonView

        self._text = ""
        self._view = LessonView()
        self.set_view(self._view)

    def paint_streams(self, dirty: set[str]) -> None:
        text = self.newest[self.panel.stream.name]["markdown"]
        if text == self._text:
            return
        self._text = text
        bar = self._view.verticalScrollBar()
        place = bar.value()
        self._view.show_markdown(text)
        bar.setValue(place)

    def clear(self) -> None:
        super().clear()
        self._text = ""
