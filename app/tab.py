"""A tab of the window before and after its page is built."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.error_bar import ErrorBar


class Tab(QWidget):
    """Holds a page once it has been looked at."""

    def __init__(self, technique_id: str) -> None:
        super().__init__()
        self.technique_id = technique_id
        #: A ``Page``, or a special page of ``app.pages``.
        self.page: QWidget | None = None
        self.building: Generator[QWidget | None, None, None] | None = None
        QVBoxLayout(self)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.layout().setContentsMargins(0, 0, theme.current().px(10), theme.current().px(6))

    def refuse(self, sentence: str, details: str) -> None:
        """In place of a page: why there is none."""
        problem = ErrorBar()
        self.layout().addWidget(problem, 0, Qt.AlignmentFlag.AlignTop)
        problem.show_problem(sentence, details)

    def close_page(self) -> None:
        """Ends what the page has started; one that is not built yet must not start anything any more."""
        if self.building:
            self.building.close()
        self.building = None
        if self.page:
            self.page.close_engine()

    def hold(self, page: QWidget) -> None:
        self.page = page
        self.layout().addWidget(page)
