"""The window's keys and its menu: every action in one list, with the key that triggers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from app import code_twin, saving, theme
from app.about import About
from app.form_widgets import tool_button
from app.language import LANGUAGES, follow, keys_text, say, tr
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

    on_front(QT_TR_NOOP("Play or pause"), "Space", "play_or_pause")
    on_page(QT_TR_NOOP("One step"), "Right", Page.step)
    on_page(QT_TR_NOOP("Back to the last checkpoint"), "Left", Page.back)
    on_page(QT_TR_NOOP("Reset"), "R", Page.reset)
    on_page(QT_TR_NOOP("New seed"), "Shift+R", Page.new_seed)
    on_front(QT_TR_NOOP("Lesson"), "F1", "show_lesson")
    on_page(QT_TR_NOOP("Save figure"), "Ctrl+S", lambda page: saving.save_figure(window, page, page.grid.maximised))
    on_page(QT_TR_NOOP("Save numbers"), "Ctrl+E", lambda page: saving.save_numbers(window, page, page.grid.maximised))
    _add(window, QT_TR_NOOP("Open session"), "Ctrl+O", window.sessions.ask_and_open)
    _add(window, QT_TR_NOOP("Save session"), "Ctrl+Shift+S", window.sessions.save_as)
    _add(window, QT_TR_NOOP("Save report"), "Ctrl+R", lambda: save_report(window))
    tabs, projector = window.tabs, window.projector
    _add(window, QT_TR_NOOP("Close tab"), "Ctrl+W", lambda: tabs.count() and window.close_tab(tabs.currentIndex()))
    _add(window, QT_TR_NOOP("Next tab"), "Ctrl+Tab", lambda: window.tabs.turn(1))
    _add(window, QT_TR_NOOP("Previous tab"), "Ctrl+Shift+Tab", lambda: window.tabs.turn(-1))
    for name, special in SPECIAL.items():
        _add(window, special.title, special.keys, lambda name=name: window.open_page(name))
    _add(window, QT_TR_NOOP("Preferences"), "Ctrl+,", lambda: Preferences(window).exec())
    _add(window, QT_TR_NOOP("Projector mode"), "F11", lambda: window.set_projector(not projector.on))
    black, spot = QT_TR_NOOP("Black screen (in projector mode)"), QT_TR_NOOP("Spotlight (in projector mode)")
    _add(window, black, "B", lambda: projector.on and projector.toggle_blank())
    _add(window, spot, "L", lambda: projector.on and projector.toggle_spotlight())
    _add(window, QT_TR_NOOP("Stop the camera, or leave projector mode"), "Esc", lambda: _escape(window))
    _add(window, QT_TR_NOOP("Quit"), "Ctrl+Q", window.close)


def menu_button(window: MainWindow) -> QToolButton:
    """The button at the right of the tabs."""
    menu = QMenu(window)
    group = QActionGroup(window)
    themes = {
        "system": QT_TR_NOOP("System theme"),
        "light": QT_TR_NOOP("Light theme"),
        "dark": QT_TR_NOOP("Dark theme"),
    }
    for name, text in themes.items():
        action = _entry(menu, text, "", lambda name=name: window.choose_theme(name))
        action.setCheckable(True)
        action.setChecked(theme.choice() == name)
        group.addAction(action)
    _add_languages(window, menu)
    menu.addSeparator()
    for name, special in SPECIAL.items():
        _entry(menu, special.title, special.keys, lambda name=name: window.open_page(name))
    menu.addSeparator()
    _entry(menu, QT_TR_NOOP("Open session..."), "Ctrl+O", window.sessions.ask_and_open)
    recent = say(menu.addMenu(""), title=QT_TR_NOOP("Recent sessions"))
    _entry(menu, QT_TR_NOOP("Save session..."), "Ctrl+Shift+S", window.sessions.save_as)
    _entry(menu, QT_TR_NOOP("Save report..."), "Ctrl+R", lambda: save_report(window))
    export, verify = (
        _entry(menu, text, "", lambda act=act: window.page and act(window, window.page))
        for text, act in (
            (QT_TR_NOOP("Export script..."), code_twin.export_script),
            (QT_TR_NOOP("Verify script..."), code_twin.verify_script),
        )
    )
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: _fill_recent(window, recent))
    menu.aboutToShow.connect(lambda: code_twin.offer(window.page, export, verify))
    menu.addSeparator()
    clear = QT_TR_NOOP("Clear earlier runs")
    _entry(menu, clear, "", lambda: window.page and window.page.grid.each("clear_runs"))
    _entry(menu, QT_TR_NOOP("Preferences..."), "Ctrl+,", lambda: Preferences(window).exec())
    _entry(menu, QT_TR_NOOP("Projector mode"), "F11", lambda: window.set_projector(not window.projector.on))
    menu.addSeparator()
    _entry(menu, QT_TR_NOOP("Guided tour"), "", window.guide.start)
    _entry(menu, QT_TR_NOOP("About Learnoscope..."), "", lambda: About(window).exec())
    _entry(menu, QT_TR_NOOP("Quit"), "Ctrl+Q", window.close)
    button = tool_button("menu", QT_TR_NOOP("Menu: theme, language, data, sessions, earlier runs, projector mode"))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _entry(menu: QMenu, text: str, keys: str, act: Callable[[], Any]) -> QAction:
    """The keys are only named here: ``add_keys`` has given them an owner."""
    action = menu.addAction("", lambda: act())
    follow(action, lambda: action.setText(f"{tr(text)}\t{keys_text(keys)}" if keys else tr(text)))
    return action


def _add_languages(window: MainWindow, menu: QMenu) -> None:
    """Languages by the names that their speakers know; which one is chosen shows when the menu opens."""
    languages, group = say(menu.addMenu(""), title=QT_TR_NOOP("Language")), QActionGroup(window)
    choices = {code: languages.addAction(name) for code, name in LANGUAGES.items()}
    languages.addSeparator()
    choices[""] = say(languages.addAction(""), text=QT_TR_NOOP("As the system"))
    for code, action in choices.items():
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, code=code: window.choose_language(code))
        group.addAction(action)
    languages.aboutToShow.connect(lambda: choices[window.settings.language].setChecked(True))


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
    action = say(QAction(window), text=text)
    action.setShortcut(QKeySequence(keys))
    action.setAutoRepeat(keys in ("Right", "Left"))
    action.triggered.connect(lambda: act())
    window.addAction(action)
