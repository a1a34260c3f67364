"""Sessions in the window: saved on request, autosaved for the day it crashes, opened again without computing anything."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from app import saving
from app.autosave import autosave_file, left_behind, remove
from app.carried_run import CarriedRun, carried_run
from app.figures import unwritten
from app.language import moment_text, tr
from app.log import crash_reports
from app.page import Page
from app.pages import SPECIAL
from app.recording import show_recording
from core import session_file
from core.catalogue import techniques
from core.run_file import version
from core.session_file import SUFFIX, SavedPage, Session, SessionError

if TYPE_CHECKING:
    from app.main_window import MainWindow

#: Milliseconds between two autosaves, and sessions that the menu remembers.
AUTOSAVE, RECENT = 60_000, 8


class Sessions(QObject):
    """Everything about sessions of one window. Files are written by a thread, for packing them takes longer than a frame."""

    #: A sentence about a file that was written or could not be.
    _told = Signal(str)
    #: A file, and the session that was read from it or the sentence why it could not be.
    _was_read = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._writer = window, None
        self._pending: dict[str, tuple[SavedPage, Session] | CarriedRun] = {}
        self._told.connect(lambda sentence: window.statusBar().showMessage(sentence, 8000))
        self._was_read.connect(self._take)
        self._reader: threading.Thread | None = None
        window.page_ready.connect(self._page_ready)
        self._clock = QTimer(self, interval=AUTOSAVE)
        self._clock.timeout.connect(self._autosave)
        self._clock.start()

    # What a person asks for.

    def save_as(self) -> None:
        """Asks where to, then writes every open page with what it shows and its newest checkpoint."""
        suggested = str(Path(saving.home()) / f"session{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Save session"), suggested, _kinds())
        if chosen:
            path = Path(chosen)
            path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self.write(path)

    def ask_and_open(self) -> None:
        """Asks for a session file and opens it."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open session"), saving.home(), _kinds())
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Shows a session in place of the open pages, or the page of a figure that carries its run; a sentence where it cannot."""
        if carried := carried_run(path):
            self._pending[carried.technique] = carried
            self._window.open_page(carried.technique)
            self._page_ready(carried.technique)
            return
        self._read(path)

    def write(self, path: Path, checkpoints: bool = True) -> None:
        """Writes the session in the background; the status bar says when it is there."""
        session = self.snapshot(checkpoints)
        self._write(path, session, tr("Saved: {path}").format(path=path))
        self._remember(path)

    @property
    def recent(self) -> list[Path]:
        """Session files that were saved or opened last and are still there."""
        return [path for path in map(Path, self._window.settings.recent_sessions) if path.is_file()]

    # Snapshots.

    def snapshot(self, checkpoints: bool) -> Session:
        """What is open now, and what it shows. Costs no more than a frame: arrays are shared, for none of them ever changes."""
        pages = [self._saved(tab.technique_id, tab.page, checkpoints) for tab in self._window.tabs.opened()]
        return Session(
            pages,
            current=self._window.settings.current_tab,
            made=datetime.now().astimezone().isoformat(timespec="seconds"),
            machine=self._window.machine,
            version=version("learnoscope"),
        )

    def _saved(self, technique_id: str, page: Page | None, checkpoints: bool) -> SavedPage:
        saved = SavedPage(technique_id, dict(self._window.settings.knobs.get(technique_id, {})))
        if not isinstance(page, Page) or not page.grid.ready:
            # Not looked at since it was opened from a session: what it recorded is still waiting.
            waiting = self._pending.get(technique_id)
            return waiting[0] if isinstance(waiting, tuple) else saved
        saved.knobs, saved.device = page.form.values(), page.inspector.device
        saved.hidden = sorted(page.form.hidden)
        saved.counters = {name: page.player.figures[name] for name in ("step", "epoch", "seconds")}
        saved.shown = [panel.kept() for panel in page.grid.panels]
        rescue = saving.rescue_file(page.technique)
        if checkpoints and (page.player.has_run or page.recorded) and rescue.is_file():
            saved.checkpoint = rescue.read_bytes()
        return saved

    # Showing what was recorded.

    def _read(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Reads a session in a thread: unpacking pictures may take longer than a frame."""

        def work() -> None:
            try:
                found: Session | str = session_file.read(path)
            except SessionError as error:
                found = str(error)
            then()
            self._was_read.emit(path, found)

        self._reader = threading.Thread(target=work, name="session reader")
        self._reader.start()

    def _take(self, path: Path, found: Session | str) -> None:
        if isinstance(found, str):
            self._remember(path, usable=False)
            self._window.offer(found)
            return
        if path.parent != saving.rescue_folder():
            self._remember(path)
        before = self.snapshot(checkpoints=True) if any(page.player.has_run for page in self._window.pages) else None
        self._show(found, before)

    def _show(self, session: Session, before: Session | None = None) -> None:
        """``before`` is what was open until now, where something of it had been played: it can be brought back."""
        window = self._window
        known = [p for p in session.pages if p.technique in techniques() or p.technique in SPECIAL]
        gone = sorted({p.technique for p in session.pages} - {p.technique for p in known})
        while window.tabs.count():
            window.close_tab(0)
        for page in known:
            if page.technique in techniques():
                self._pending[page.technique] = (page, session)
        window.open_pages(list(dict.fromkeys(page.technique for page in known)), session.current)
        complaints = [*session.complaints, *(tr("there is no page {name} here").format(name=name) for name in gone)]
        sentences = [tr("Of this session, {problems}.").format(problems="; ".join(complaints))] if complaints else []
        if before:
            sentences.append(tr("The pages that were open have been closed."))
            window.offer(" ".join(sentences), tr("Bring them back"), lambda accepted: accepted and self._show(before))
        elif sentences:
            window.offer(sentences[0])

    def _page_ready(self, technique_id: str) -> None:
        page = next((page for page in self._window.pages if page.technique.id() == technique_id), None)
        if page is None or not page.grid.ready:
            return
        match self._pending.pop(technique_id, None):
            case CarriedRun() as carried:
                refused = page.form.edit_all(tr("knobs of a figure"), carried.knobs)
                sentences = [carried.sentence, tr("Play repeats it."), *(f"{sentence}." for sentence in refused)]
                page.problems.show_problem(" ".join(sentences))
            case (saved, session):
                show_recording(page, saved, session)

    def forget(self, technique_id: str) -> None:
        """The page is closed: opened again, it begins anew."""
        self._pending.pop(technique_id, None)

    # Autosave.

    def _autosave(self) -> None:
        if self._pending or any(page.player.has_run or page.recorded for page in self._window.pages):
            self._write(autosave_file(os.getpid()), self.snapshot(checkpoints=False), "")

    def close(self) -> None:
        """The window closes in good order: no autosave is needed."""
        self._clock.stop()
        for thread in filter(None, (self._writer, self._reader)):
            thread.join()
        remove(autosave_file(os.getpid()))

    def offer_rescue(self) -> None:
        """If a window has crashed, offers what was on its screen."""
        left = left_behind()
        if not left:
            return
        *older, newest = left
        for path in older:
            remove(path)
        when = moment_text(datetime.fromtimestamp(newest.stat().st_mtime))

        def take(accepted: bool) -> None:
            if accepted:
                self._read(newest, then=lambda: remove(newest))
            else:
                remove(newest)

        reports = crash_reports()
        details = reports[-1].read_text(encoding="utf-8", errors="replace") if reports else ""
        for path in reports:
            remove(path)
        sentence = tr("Learnoscope ended unexpectedly on {when}.").format(when=when)
        self._window.offer(sentence, tr("Show what was on the screen"), take, details[:20_000])

    # Files.

    def _write(self, path: Path, session: Session, done: str) -> None:
        if self._writer and self._writer.is_alive():
            if not done:
                return  # an autosave has time
            self._writer.join()

        def work() -> None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                session_file.write(path, session)
                sentence = done
            except OSError as error:
                sentence = unwritten(path, error)
            if sentence:
                self._told.emit(sentence)

        self._writer = threading.Thread(target=work, name="session writer")
        self._writer.start()

    def _remember(self, path: Path, usable: bool = True) -> None:
        """The newest of the recent sessions; one that cannot be used leaves them."""
        settings = self._window.settings
        others = [name for name in settings.recent_sessions if name != str(path)]
        settings.recent_sessions = [str(path), *others][:RECENT] if usable else others


def _kinds() -> str:
    return tr("Session of Learnoscope") + f" (*{SUFFIX})"
