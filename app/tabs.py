"""The tabs of the window, one a page, named in the language that is spoken."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QTabWidget

from app import language
from app.form_widgets import tool_button
from app.language import name_button, say, term, tr
from app.leaving import delete_later
from app.pages import SPECIAL
from app.tab import Tab
from core.catalogue import techniques


class PageTabs(QTabWidget):
    """Holds a ``Tab`` for each page; asks by ``tabCloseRequested`` to close one."""

    def __init__(self) -> None:
        super().__init__(movable=True, tabsClosable=True, documentMode=True)
        say(self.tabBar(), accessibleName=QT_TR_NOOP("Open pages"))
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        language.changed.connect(self._name_all)

    def turn(self, by: int) -> None:
        """The next (+1) or previous (-1) tab."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def opened(self) -> list[Tab]:
        """Every tab, in order; one that was not looked at yet has no page."""
        return [self.widget(i) for i in range(self.count())]

    def index_of(self, technique_id: str) -> int:
        """Where a page's tab is, -1 if it has none."""
        return next((i for i, tab in enumerate(self.opened()) if tab.technique_id == technique_id), -1)

    def add(self, technique_id: str) -> int:
        """Adds a tab that holds no page yet; returns its place."""
        tab, close = Tab(technique_id), tool_button("close")
        index = self.addTab(tab, "")
        close.clicked.connect(lambda: self.tabCloseRequested.emit(self.indexOf(tab)))
        self.tabBar().setTabButton(index, self.tabBar().ButtonPosition.RightSide, close)
        self._name(index, tab)
        return index

    def remove(self, index: int) -> None:
        """Takes a tab away, ends what its page has started, and deletes both when the event loop runs next."""
        tab = self.widget(index)
        self.removeTab(index)
        tab.close_page()
        delete_later(tab)

    def _name_all(self) -> None:
        for index, tab in enumerate(self.opened()):
            self._name(index, tab)

    def _name(self, index: int, tab: Tab) -> None:
        if special := SPECIAL.get(tab.technique_id):
            title, summary = tr(special.title), tr(special.summary)
        else:
            technique = techniques()[tab.technique_id]
            title, summary = term(technique.title), term(technique.summary())
        self.setTabText(index, title)
        self.setTabToolTip(index, summary)
        bar = self.tabBar()
        name_button(
            bar.tabButton(index, bar.ButtonPosition.RightSide), tr("Close {title} (Ctrl+W)").format(title=title)
        )
