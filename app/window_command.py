"""``learnoscope [PAGE ...]``: opens the window."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from core.cli_options import Parser, UsageError, complain


def main(arguments: Sequence[str]) -> int:
    """Opens the window with the given pages and returns its exit code; unknown pages are one sentence and code 2."""
    from core.catalogue import UnknownTechnique, find
    from core.session_file import SUFFIX

    parser = Parser("the window", "Opens the window.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="techniques (see learnoscope list) or a session file")
    parser.add_argument("--projector", action="store_true", help="full screen with large text")
    parser.add_argument("--safe", action="store_true", help="start without anything that was remembered")
    try:
        options = parser.parse_all(arguments)
        sessions = [Path(page) for page in options.pages if page.endswith(SUFFIX)]
        if missing := next((session for session in sessions if not session.is_file()), None):
            raise UsageError(f"there is no file {missing}")
        pages = [find(page).id() for page in options.pages if not page.endswith(SUFFIX)]
    except (UsageError, UnknownTechnique) as error:
        complain(str(error))
        return 2

    from PySide6.QtCore import QTimer

    from app import log
    from app.saving import remove_stale_rescues

    app, window = create(safe=options.safe)
    for page in pages:
        window.open_page(page)
    for session in sessions:
        window.sessions.open(session)
    window.show()
    if options.projector:
        window.set_projector(True)
    stop_log = log.start(lambda sentence, details: window.offer(sentence, details=details))
    # Ctrl+C in the terminal closes the window as its button does; the timer lets Python see the signal.
    signal.signal(signal.SIGINT, lambda *_: window.close())
    ticker = QTimer(window, interval=200)
    ticker.timeout.connect(lambda: None)
    ticker.start()
    QTimer.singleShot(0, window, settle)
    QTimer.singleShot(300, window, window.pool.prepare)
    if not (options.safe or sessions):
        QTimer.singleShot(1000, window, window.sessions.offer_rescue)
    QTimer.singleShot(2000, window, remove_stale_rescues)
    try:
        return app.exec()
    finally:
        stop_log()


def create(safe: bool = False):
    """The application and its window, not shown yet. ``safe`` ignores what was remembered."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    # pyqtgraph's import takes a quarter of a second: before the window shows, not as a stall of its event loop.
    import app.panels.plot_panel
    from app import language, preferences, theme
    from app.main_window import MainWindow
    from app.runner import EnginePool
    from app.settings import Settings
    from core.catalogue import families

    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("Learnoscope")
    app.setDesktopFileName("learnoscope")  # Wayland finds the icon of a window by it
    app.setWindowIcon(QIcon(str(theme.RESOURCES / "icons" / "learnoscope.svg")))
    settings = Settings() if safe else Settings.load()
    language.apply(app, settings.language)
    theme.apply(app, settings.theme)
    preferences.apply(settings)
    window = MainWindow(families(), settings, EnginePool(app))
    return app, window


def settle() -> None:
    """After the first paint: a full collection over all that was imported would stall the window for up to 100 ms."""
    gc.collect()
    gc.freeze()
