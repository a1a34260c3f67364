"""The window: sidebar, a tab per page, status bar, keys."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import language, saving, theme, window_actions
from app.error_bar import ErrorBar
from app.file_drop import FileDrop, is_for_window
from app.guide import Guide
from app.language import tr
from app.memory import Memory
from app.page import Page
from app.pages import SPECIAL
from app.projector import Projector
from app.runner import EnginePool
from app.sessions import Sessions
from app.settings import Settings
from app.sidebar import Sidebar
from app.status import Status
from app.tab import Tab
from app.tabs import PageTabs
from app.time_budget import TimeBudget
from app.welcome import Welcome
from core import catalogue, site_settings
from core.catalogue import Family, techniques

#: Milliseconds from the window's making to the building of its first page.
FIRST_PAINT = 60


class MainWindow(QMainWindow):
    """``open_page`` opens or shows the tab of a technique, or of a special page (``app.pages``). Tabs that were restored but
    not looked at yet hold no page."""

    #: The page in front has built all its panels.
    page_ready = Signal(str)

    def __init__(self, families: tuple[Family, ...], settings: Settings, pool: EnginePool) -> None:
        super().__init__()
        self.setWindowTitle("Learnoscope")
        self.settings, self.pool = settings, pool
        self._widths: list[int] = []
        self.sidebar = Sidebar(families)
        self.tabs = PageTabs()
        self.welcome = Welcome(families)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.welcome)
        self._middle.addWidget(self.tabs)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self._middle)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.offers, self._answer = ErrorBar(), None
        self.offers.answered.connect(self._offer_answered)
        center = QWidget()
        column = QVBoxLayout(center, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offers)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(center)
        self._status = Status(self)
        self.memory = Memory(self)
        self.sidebar.opened.connect(self.open_page)
        self.welcome.opened.connect(self.open_page)
        pool.machine_known.connect(self.welcome.show_machine)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.tabCloseRequested.connect(self.close_tab)
        self.tabs.tabBar().tabMoved.connect(lambda *_: self.memory.note())
        self.splitter.splitterMoved.connect(lambda *_: self.memory.note_sidebar())
        self.sessions, self.projector, self.guide = Sessions(self), Projector(self), Guide(self)
        self.welcome.tour_wanted.connect(self.guide.start)
        self.budget = TimeBudget(self.settings, pool, self._computing, self)
        self.budget.changed.connect(self.memory.note)
        self.budget.complaint.connect(lambda sentence: self.statusBar().showMessage(sentence, 15_000))
        self.tabs.setCornerWidget(window_actions.menu_button(self))
        window_actions.add_keys(self)
        FileDrop(self).dropped.connect(self._take_file)
        self._restore()
        # Not before: what is being restored would be overwritten by the window as it is so far.
        self.sidebar.collapsed_changed.connect(lambda *_: (self._size_sidebar(), self.memory.note()))

    @property
    def front(self) -> QWidget | None:
        """The page in front, a technique's or a special one."""
        widget = self.tabs.currentWidget()
        return widget.page if isinstance(widget, Tab) else None

    @property
    def page(self) -> Page | None:
        """The technique's page in front."""
        return self.front if isinstance(self.front, Page) else None

    @property
    def pages(self) -> list[Page]:
        """Every technique's page that has been built."""
        return [tab.page for tab in self.tabs.opened() if isinstance(tab.page, Page)]

    def _computing(self) -> bool:
        """Whether any page runs."""
        return any(page.player.active for page in self.pages)

    def open_page(self, technique_id: str) -> None:
        """Shows the tab of a technique or special page, opening it if needed."""
        index = self.tabs.index_of(technique_id)
        if index < 0:
            index = self._add_tab(technique_id)
        self.tabs.setCurrentIndex(index)
        self.memory.note()

    def open_pages(self, names: Sequence[str], current: str) -> None:
        """Opens a tab for each page; ``current``, or the first, is built now, the others when they are looked at."""
        self.tabs.blockSignals(True)
        for name in names:
            self._add_tab(name)
        self.tabs.blockSignals(False)
        if names:
            self.tabs.setCurrentIndex(max(0, self.tabs.index_of(current)))
            self._tab_changed(self.tabs.currentIndex())

    def close_tab(self, index: int) -> None:
        """Closes a tab; its run ends and its engine goes."""
        self.sessions.forget(self.tabs.widget(index).technique_id)
        self.tabs.remove(index)
        self._middle.setCurrentIndex(1 if self.tabs.count() else 0)
        self.memory.note()

    @property
    def machine(self) -> str:
        """This machine in a few words, "" until an engine has told."""
        return self._status.machine

    def offer(
        self, sentence: str, action: str = "", answer: Callable[[bool], None] | None = None, details: str = ""
    ) -> None:
        """A sentence over the pages, with a button; ``answer`` hears True if it was pressed, False if it was dismissed."""
        self._answer = answer
        self.offers.show_problem(sentence, details, action)

    def _offer_answered(self, accepted: bool) -> None:
        answer, self._answer = self._answer, None
        if answer:
            answer(accepted)

    def _take_file(self, path: str) -> None:
        """A file dropped where no page wants it."""
        if is_for_window(path):
            self.sessions.open(Path(path))
        else:
            said = tr('"{name}" is no session and no figure with a run in it; pages take pictures and tables.')
            self.offer(said.format(name=Path(path).name))

    def set_projector(self, on: bool) -> None:
        """Full screen, larger text, sidebar and inspector folded away; Escape or F11 leaves it."""
        self.projector.set_on(on)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._status.close()
        self.memory.close()
        self.sessions.close()
        self.budget.close()
        for tab in self.tabs.opened():
            tab.close_page()
        self.pool.close()
        event.accept()

    def _add_tab(self, technique_id: str) -> int:
        index = self.tabs.add(technique_id)
        self._middle.setCurrentIndex(1)
        return index

    def _tab_changed(self, index: int) -> None:
        tab = self.tabs.widget(index)
        self.sidebar.set_current(tab.technique_id if tab else "")
        # A page is built after the tab has been painted, so the click answers at once.
        if tab and not tab.page and not tab.building:
            tab.building = self._building(tab.technique_id)
            # Before the window shows, its own first paint goes before any page.
            QTimer.singleShot(0 if self.isVisible() else FIRST_PAINT, tab, lambda: self._build(tab))
        self._status.refresh()
        self.memory.note()

    def _building(self, technique_id: str) -> Generator[QWidget | None, None, None]:
        if special := SPECIAL.get(technique_id):
            return special.build(self.pool, self.settings)
        technique = techniques()[technique_id]
        values = self.settings.knobs.get(technique_id, {})
        return Page.build(technique, self.pool, values, saving.rescue_file(technique))

    def _build(self, tab: Tab) -> None:
        if tab.building is None:
            return
        try:
            page = next(tab.building)
        except Exception as error:  # a technique's own declarations may be what fails
            said = tr("This page cannot be shown: {problem}")
            tab.refuse(said.format(problem=f"{type(error).__name__}: {error}"), traceback.format_exc())
            return
        if page is None:
            QTimer.singleShot(0, tab, lambda: self._build(tab))
        elif isinstance(page, Page):
            self._take_in(page, tab)
        else:
            tab.hold(page)
            self.page_ready.emit(tab.technique_id)

    def _take_in(self, page: Page, tab: Tab) -> None:
        self.memory.take_in(page, tab.technique_id)
        page.form.presets.plan(page.form.technique, self.budget)
        page.save_figure_requested.connect(lambda card: saving.save_figure(self, page, card))
        page.save_numbers_requested.connect(lambda card: saving.save_numbers(self, page, card))
        page.grid.built.connect(lambda: self.page_ready.emit(tab.technique_id))
        tab.hold(page)
        width = self.settings.inspector_width or self._share(0.21, 235, 300)
        page.splitter.setSizes([max(1, tab.width() - width), width])
        page.inspector.setVisible(not self.projector.on)

    def _share(self, part: float, least: int, most: int) -> int:
        """A part of the window's width, between two lengths of the design."""
        px = theme.current().px
        return min(max(round(part * self.width()), px(least)), px(most))

    def choose_theme(self, name: str) -> None:
        """Dresses the window in "system", "light" or "dark" and remembers it."""
        self.settings.theme = name
        self.projector.dress()
        self.memory.note()

    def choose_language(self, code: str) -> None:
        """Speaks a language of ``language.LANGUAGES`` ("": the system's) from now on and remembers it; nothing stops."""
        self.settings.language = code
        language.apply(QApplication.instance(), code)
        self.memory.note()

    def _restore(self) -> None:
        settings = self.settings
        self.resize(1280, 720)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.geometry.encode()))
        self.sidebar.set_collapsed(settings.sidebar_collapsed)
        self._size_sidebar()
        known = [name for name in dict.fromkeys(settings.tabs) if name in techniques() or name in SPECIAL]
        self.open_pages(known, settings.current_tab)
        if complaints := [settings.message, site_settings.current().problem, *catalogue.problems.values()]:
            self.statusBar().showMessage(" · ".join(filter(None, complaints)), 30_000)

    def _size_sidebar(self) -> None:
        chosen = self.settings.sidebar_width or self._share(0.165, 150, 240)
        width = self.sidebar.maximumWidth() if self.sidebar.collapsed else chosen
        self.splitter.setSizes([width, max(1, self.width() - width)])
