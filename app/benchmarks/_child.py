"""Code that the window's benchmarks run in processes of their own: ``python -m app.benchmarks._child NAME ...``."""

from __future__ import annotations

import gc
import json
import os
import sys
import time

import psutil


def startup(pages: list[str]) -> None:
    """Opens the window as a person's call does; prints when it was painted, answered an event, and its memory."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from app.window_command import create, settle

    app, window = create(safe=True)
    figures = {}

    class FirstPaint(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and "painted" not in figures:
                figures["painted"] = time.time()
                # The next turn of the loop is when the window answers the mouse.
                QTimer.singleShot(0, interactive)
            return False

    def interactive():
        figures["interactive"] = time.time()
        settle()
        QTimer.singleShot(300, finish)

    def finish():
        figures["megabytes"] = psutil.Process().memory_info().rss / 2**20
        print(json.dumps(figures), flush=True)
        window.close()
        app.quit()

    watcher = FirstPaint()
    window.centralWidget().installEventFilter(watcher)
    window.sidebar.installEventFilter(watcher)
    for page in pages:
        window.open_page(page)
    window.show()
    app.exec()


def play(arguments: list[str]) -> None:
    """Plays one page with the given knobs (JSON) to its end; prints seconds from Play to the last drawn event, and metrics."""
    from app.window_command import create, settle

    page_id, knobs = arguments[0], json.loads(arguments[1])
    app, window = create(safe=True)
    window.resize(1280, 720)
    window.show()
    settle()
    window.pool.prepare()

    def wait(done):
        while not done():
            app.processEvents()
            time.sleep(0.001)

    window.open_page(page_id)
    wait(lambda: window.page and window.page.grid.ready and window.pool.machine)
    page = window.page
    for name, value in knobs.items():
        page.edit(name, value)
    begun = time.perf_counter()
    page.play()
    wait(lambda: not page.player.active)
    seconds = time.perf_counter() - begun
    report = {"seconds": seconds, "state": page.player.state, "metrics": page.player.metrics}
    print(json.dumps(report | {"problem": page.problems.sentence}), flush=True)
    window.close()


def bare(_: list[str]) -> None:
    """A bare window with one plot: what Qt and pyqtgraph cost by themselves."""
    import pyqtgraph as pg
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(pg.PlotWidget())
    window.resize(1280, 720)
    window.show()
    QTimer.singleShot(0, lambda: (print(json.dumps({"interactive": time.time()}), flush=True), app.quit()))
    app.exec()


if __name__ == "__main__":
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    {"startup": startup, "bare": bare, "play": play}[sys.argv[1]](sys.argv[2:])
    gc.enable()
    os._exit(0)
