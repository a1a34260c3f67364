"""The window's keys and its menu: every action in one list, with the key that triggers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from app import saving, theme
from app.about import About
from app.form_widgets import tool_button
from app.page import Page
from app.pages import SPECIAL
from app.preferences import Preferences
from app.report import save_report

if TYPE_CHECKING:
    from app.main_window import MainWindow


def add_keys(window: MainWindow) -> None:
    """Keys that work wherever the focus is, except on a widget that needs them (see app.shortcuts)."""

    def on_front(text: str, keys: str, name: str) -> None:
        """For every page that has a method of this name."""
        _add(window, text, keys, lambda: getattr(window.front, name, lambda: None)())

    def on_page(text: str, keys: str, act: Callable[[Page], Any]) -> None:
        _add(window, text, keys, lambda: window.page and act(window.page))

    on_front("Play or pause", "Space", "play_or_pause")
    on_page("One step", "Right", Page.step)
    on_page("Back to the last checkpoint", "Left", Page.back)
    on_page("Reset", "R", Page.reset)
    on_page("New seed", "Shift+R", Page.new_seed)
    on_front("Lesson", "F1", "show_lesson")
    on_page("Save figure", "Ctrl+S", lambda page: saving.save_figure(window, page, page.grid.maximised))
    on_page("Save numbers", "Ctrl+E", lambda page: saving.save_numbers(window, page, page.grid.maximised))
    _add(window, "Open session", "Ctrl+O", window.sessions.ask_and_open)
    _add(window, "Save session", "Ctrl+Shift+S", window.sessions.save_as)
    _add(window, "Save report", "Ctrl+R", lambda: save_report(window))
    tabs = window.tabs
    _add(window, "Close tab", "Ctrl+W", lambda: tabs.count() and window.close_tab(tabs.currentIndex()))
    _add(window, "Next tab", "Ctrl+Tab", lambda: window.turn(1))
    _add(window, "Previous tab", "Ctrl+Shift+Tab", lambda: window.turn(-1))
    for name, special in SPECIAL.items():
        _add(window, special.title, special.keys, lambda name=name: window.open_page(name))
    _add(window, "Preferences", "Ctrl+,", lambda: Preferences(window).exec())
    _add(window, "Projector mode", "F11", lambda: window.set_projector(not window.projector.on))
    _add(
        window, "Black screen (in projector mode)", "B", lambda: window.projector.on and window.projector.toggle_blank()
    )
    _add(
        window,
        "Spotlight (in projector mode)",
        "L",
        lambda: window.projector.on and window.projector.toggle_spotlight(),
    )
    _add(window, "Stop the camera, or leave projector mode", "Esc", lambda: _escape(window))
    _add(window, "Quit", "Ctrl+Q", window.close)


def menu_button(window: MainWindow) -> QToolButton:
    """The button at the right of the tabs."""
    menu = QMenu(window)
    group = QActionGroup(window)
    for name in ("system", "light", "dark"):
        action = menu.addAction(f"{name.capitalize()} theme")
        action.setCheckable(True)
        action.setChecked(theme.choice() == name)
        action.triggered.connect(lambda _=False, name=name: window.choose_theme(name))
        group.addAction(action)
    menu.addSeparator()
    for name, special in SPECIAL.items():
        menu.addAction(f"{special.title}\t{special.keys}", lambda name=name: window.open_page(name))
    menu.addSeparator()
    menu.addAction("Open session...\tCtrl+O", window.sessions.ask_and_open)
    recent = menu.addMenu("Recent sessions")
    menu.addAction("Save session...\tCtrl+Shift+S", window.sessions.save_as)
    menu.addAction("Save report...\tCtrl+R", lambda: save_report(window))
    menu.aboutToShow.connect(lambda: _fill_recent(window, recent))
    menu.addSeparator()
    menu.addAction("Clear earlier runs", lambda: window.page and window.page.grid.each("clear_runs"))
    menu.addAction("Preferences...\tCtrl+,", lambda: Preferences(window).exec())
    menu.addAction("Projector mode\tF11", lambda: window.set_projector(not window.projector.on))
    menu.addSeparator()
    menu.addAction("Guided tour", window.guide.start)
    menu.addAction("About Learnoscope...", lambda: About(window).exec())
    menu.addAction("Quit\tCtrl+Q", window.close)
    button = tool_button("menu", "Menu: theme, data, sessions, earlier runs, projector mode")
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _fill_recent(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    for path in window.sessions.recent:
        menu.addAction(path.name, lambda path=path: window.sessions.open(path)).setToolTip(str(path))
    menu.setToolTipsVisible(True)
    menu.menuAction().setVisible(not menu.isEmpty())


def _escape(window: MainWindow) -> None:
    """What lies over the pages goes first, then what a page has to stop."""
    if window.guide.escape() or window.projector.escape():
        return
    if not getattr(window.front, "escape", lambda: False)():
        window.set_projector(False)


def _add(window: MainWindow, text: str, keys: str, act: Callable[[], Any]) -> None:
    action = QAction(text, window)
    action.setShortcut(QKeySequence(keys))
    action.setAutoRepeat(keys in ("Right", "Left"))
    action.triggered.connect(lambda: act())
    window.addAction(action)
