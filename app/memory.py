"""What one start of the window leaves for the next: layout, tabs, and what was chosen on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page import Page

#: Milliseconds of rest before changed settings are written.
SAVE_DELAY = 800


class Memory(QObject):
    """Keeps the window's ``settings`` up to date, and on disk."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY)
        self._timer.timeout.connect(self._save)

    def take_in(self, page: Page, technique_id: str) -> None:
        """Gives a page what was chosen on it before, and notes what is chosen from now on."""
        settings, form = self._settings, page.form
        page.inspector.prefer(settings.device)
        page.set_speed(settings.speed)
        form.hide_knobs(settings.hidden.get(technique_id, []))
        form.set_own_presets(settings.presets.get(technique_id, {}))
        for edited, chosen in (
            (page.knobs_edited, settings.knobs),
            (form.hidden_changed, settings.hidden),
            (form.presets.own_changed, settings.presets),
        ):
            edited.connect(lambda value, chosen=chosen: self._note_choice(chosen, technique_id, value))
        page.speed_edited.connect(self._note_speed)
        page.splitter.splitterMoved.connect(lambda *_: self._note_inspector(page))

    def note(self) -> None:
        """Notes the layout and the tabs; they are written in a while."""
        self._note_layout()
        self._timer.start()

    def close(self) -> None:
        """Writes everything now, and nothing any more."""
        self._timer.stop()
        if not self._window.projector.on:
            self._settings.geometry = bytes(self._window.saveGeometry()).hex()
        self._note_layout()
        self._settings.save()

    def note_sidebar(self) -> None:
        """Notes the width that a person gave the sidebar."""
        if not self._window.projector.on and not self._window.sidebar.collapsed:
            self._settings.sidebar_width = self._window.splitter.sizes()[0]
            self.note()

    def _note_inspector(self, page: Page) -> None:
        """What a person chose, not what the contents of one page ask for: it holds for all pages."""
        if not self._window.projector.on:
            self._settings.inspector_width = page.splitter.sizes()[1]
            self.note()

    def _note_choice(self, chosen: dict[str, Any], technique_id: str, value: Any) -> None:
        chosen[technique_id] = value
        self.note()

    def _note_speed(self, speed: float | None) -> None:
        self._settings.speed = speed
        self.note()

    def _note_layout(self) -> None:
        window, settings = self._window, self._settings
        settings.tabs = [tab.technique_id for tab in window.tabs.opened()]
        settings.current_tab = window.tabs.currentWidget().technique_id if window.tabs.count() else ""
        settings.sidebar_collapsed = window.sidebar.collapsed

    def _save(self) -> None:
        if complaint := self._settings.save():
            self._window.statusBar().showMessage(complaint, 15_000)
