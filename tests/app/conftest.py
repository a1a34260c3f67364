"""For tests with a window: offscreen, and nothing may stay behind (threads, timers, widgets, child processes)."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication

from app import language, theme
from app.main_window import MainWindow
from app.runner import EnginePool
from app.settings import Settings
from core.catalogue import families

#: Seconds that threads and child processes get to end after the test has let go of them.
PATIENCE = 5


@pytest.fixture(autouse=True)
def nothing_stays_behind(qapp, monkeypatch):
    """Fails a test that leaves a running QThread, an active QTimer, a top-level widget or a child process.

    The window speaks English to begin with, whatever the system speaks.
    """
    monkeypatch.setattr(language, "resolved", lambda choice: choice or "en")
    language.apply(qapp, "en")
    threads, timers = _remember_started(monkeypatch, QThread), _remember_started(monkeypatch, QTimer)
    widgets, children = set(QApplication.topLevelWidgets()), set(_children())
    yield
    _settle(qapp)
    running = [t for t in threads if shiboken6.isValid(t) and t.isRunning() and not t.wait(int(PATIENCE * 1000))]
    left = [f"running {t!r}" for t in running]
    left += [f"active {t!r}" for t in timers if shiboken6.isValid(t) and t.isActive()]
    if _new_widgets(widgets):
        gc.collect()  # a widget in a reference cycle is no leak
        _settle(qapp)
    left += [f"top-level {w!r}" for w in _new_widgets(widgets)]
    _, alive = psutil.wait_procs([c for c in _children() if c not in children], timeout=PATIENCE)
    left += [f"child process {c!r}" for c in alive]
    for widget in _new_widgets(widgets):  # the next test starts clean
        widget.close()
        widget.deleteLater()
    for child in alive:
        child.kill()
    _settle(qapp)
    assert not left, "the test left behind: " + ", ".join(left)


@pytest.fixture
def new_window(qapp):
    """Makes light windows, with the settings that are on disk; they are closed after the test."""
    theme.apply(qapp, "light")
    windows = []

    def make():
        window = MainWindow(families(), Settings.load(), EnginePool())
        windows.append(window)
        window.show()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(new_window):
    """One window with nothing open."""
    return new_window()


@pytest.fixture
def built(qtbot):
    """Opens a page in a window and returns it when all its panels are there."""

    def build(window, name):
        window.open_page(name)
        qtbot.waitUntil(lambda: window.page is not None and window.page.grid.ready, timeout=10_000)
        return window.page

    return build


def _remember_started(monkeypatch, kind):
    started = []
    original = kind.start

    def start(self, *args):
        started.append(self)
        return original(self, *args)

    monkeypatch.setattr(kind, "start", start)
    return started


def _settle(qapp):
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def _new_widgets(before):
    # Qt keeps one label for all tool tips.
    return [w for w in QApplication.topLevelWidgets() if w not in before and w.metaObject().className() != "QTipLabel"]


def _children():
    # multiprocessing keeps one tracker for the life of the process.
    return [c for c in psutil.Process().children(recursive=True) if "resource_tracker" not in " ".join(_command(c))]


def _command(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []
