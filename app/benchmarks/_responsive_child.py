"""What ``responsiveness`` measures, inside the process of the window: ``python -m app.benchmarks._responsive_child``."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer

#: One-thread and all-core training whose speed is compared, with knobs that keep them busy long enough.
ONE_THREAD = ("mlp_classification", {"epochs": 10_000})
ALL_CORES = ("depth_lab", {"epochs": 50})
SECONDS = 6.0


class Beat:
    """A 5 ms timer; ``gaps`` are the milliseconds between its ticks."""

    def __init__(self, parent) -> None:
        self._timer = QTimer(parent, interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.restart()
        self._timer.start()

    def restart(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now


class Measurement:
    """One window; every method adds figures."""

    def __init__(self) -> None:
        from app.window_command import create, settle

        self.app, self.window = create(safe=True)
        self.window.resize(1280, 720)
        self.window.show()
        settle()
        self.figures: dict[str, float | str] = {}
        self.beat = Beat(self.window)

    def wait(self, done: Callable[[], Any], seconds: float) -> bool:
        """Runs the event loop as the program does until ``done()``, which it asks a hundred times a second."""
        loop, asking = QEventLoop(), QTimer(interval=10, timerType=Qt.TimerType.PreciseTimer)
        asking.timeout.connect(lambda: done() and loop.exit(1))
        QTimer.singleShot(round(1000 * seconds), loop, lambda: loop.exit(0))
        asking.start()
        return bool(done()) or loop.exec() == 1

    def spare(self) -> None:
        """Waits until an engine is warm."""
        self.window.pool.prepare()
        self.wait(lambda: self.window.pool._spare is not None, 10)
        spare = self.window.pool._spare
        self.wait(lambda: spare.greeted or spare.take(), 60)

    def open(self, page_id: str) -> Any:
        """Opens a page and waits until it is built."""
        self.beat.restart()
        self.window.open_page(page_id)
        self.wait(lambda: self.window.page and self.window.page.grid.ready, 30)
        self.wait(lambda: False, 0.3)
        key = "longest gap, opening pages [ms]"
        self.figures[key] = max(self.figures.get(key, 0.0), *self.beat.gaps)
        return self.window.page

    def close(self) -> None:
        self.window.close_tab(self.window.tabs.currentIndex())

    def play_times(self, pages: list[str]) -> None:
        """Milliseconds from Play to the first panel that has drawn data, with the warm spare."""
        times = []
        for page_id in pages:
            page = self.open(page_id)
            self.spare()
            begun = time.perf_counter()
            page.play()
            self.wait(lambda page=page: any(p.newest and not p.dirty for p in page.grid.panels if p.isVisible()), 20)
            times.append(1000 * (time.perf_counter() - begun))
            print(f"Play to first drawn data, {page_id}: {times[-1]:.0f} ms", file=sys.stderr)
            self.close()
        self.figures["Play to first drawn data, median [ms]"] = statistics.median(times)
        self.figures["Play to first drawn data, worst page [ms]"] = max(times)

    def streaming(self, page_id: str, knobs: dict[str, Any], kind: str, drag: bool) -> None:
        """Gaps and speed while a page trains in front; ``drag`` moves a plot's axes as fast as the window allows."""
        page = self.open(page_id)
        for name, value in knobs.items():
            page.edit(name, value)
        self.spare()
        page.play()
        self.wait(lambda: page.player.figures["step"] > 0, 30)
        self.wait(lambda: False, 1.0)
        dragging = self._drag(page) if drag else None
        self.beat.restart()
        first, begun = page.player.figures["step"], time.perf_counter()
        self.wait(lambda: not page.player.active, SECONDS)
        speed = (page.player.figures["step"] - first) / (time.perf_counter() - begun)
        gaps = sorted(self.beat.gaps)
        if dragging:
            dragging.stop()
        name = f"{page_id}{', plot dragged' if drag else ''}"
        self.figures[f"longest gap, {name} [ms]"] = gaps[-1]
        self.figures[f"99th percentile gap, {name} [ms]"] = gaps[int(0.99 * len(gaps))]
        begun = time.perf_counter()
        page.player.send("stop")
        self.wait(lambda: not page.player.active, 10)
        key = f"Stop, {page_id} [ms]"
        self.figures[key] = max(self.figures.get(key, 0.0), 1000 * (time.perf_counter() - begun))
        self.close()
        self.wait(lambda: False, 0.5)
        alone = _headless(page_id, knobs, page.player.threads)
        label = f"{page_id}: speed kept, {kind}{', plot dragged' if drag else ''}"
        self.figures[label] = speed / alone
        self.figures[f"{page_id}: steps/s in the window{', plot dragged' if drag else ''}"] = speed

    def _drag(self, page: Any) -> QTimer:
        from pyqtgraph import ViewBox

        boxes = [
            i for v in page.grid.findChildren(_graphics_view()) for i in v.scene().items() if isinstance(i, ViewBox)
        ]
        box = next(b for b in boxes if b.scene().views()[0].isVisible())
        timer, state = QTimer(self.window, interval=0), [0]

        def move() -> None:
            state[0] += 1
            factor = 0.98 if state[0] // 50 % 2 else 1 / 0.98
            box.scaleBy((factor, factor))
            box.translateBy(x=0.01 * (1 if state[0] // 25 % 2 else -1))

        timer.timeout.connect(move)
        timer.start()
        return timer

    def crash(self) -> None:
        """Gap while an engine is killed in the middle of a training."""
        import psutil

        page = self.open("mlp_classification")
        page.play()
        self.wait(lambda: page.player.figures["step"] > 0, 30)
        self.beat.restart()
        psutil.Process(page.player.engine_pid).kill()
        self.wait(lambda: page.player.state == "failed", 10)
        self.figures["longest gap, engine killed [ms]"] = max(self.beat.gaps)
        self.close()


def _graphics_view() -> type:
    from PySide6.QtWidgets import QGraphicsView

    return QGraphicsView


def _headless(page_id: str, knobs: dict[str, Any], threads: int) -> float:
    """Steps a second of the same run without a window, in a process of its own."""
    import subprocess

    code = (
        "import sys, json, time\n"
        "from core import compute\nfrom core.catalogue import find\nfrom core.knobs import validated\n"
        "from core.playback import Playback\n"
        "if __name__ == '__main__':\n"
        "    page, knobs, threads, seconds = json.loads(sys.argv[1])\n"
        "    compute.use('cpu', threads)\n"
        "    playback = Playback(validated(find(page), knobs))\n"
        "    while playback.step == 0: playback.advance()\n"
        "    warm = time.perf_counter() + 1\n"
        "    while time.perf_counter() < warm: playback.advance()\n"
        "    first, begun = playback.step, time.perf_counter()\n"
        "    while time.perf_counter() < begun + seconds and playback.advance(): pass\n"
        "    print((playback.step - first) / (time.perf_counter() - begun))\n"
        "    playback.close()\n"
    )
    arguments = json.dumps([page_id, knobs, threads, SECONDS])
    done = subprocess.run([sys.executable, "-c", code, arguments], capture_output=True, text=True, timeout=120)
    return float(done.stdout)


def main() -> None:
    """Measures everything and prints one JSON object."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    measurement = Measurement()
    measurement.play_times(["polynomial", "perceptron", "activations", "mlp_regression", "mlp_classification"])
    for drag in (False, True):
        measurement.streaming(*ONE_THREAD, kind="one thread", drag=drag)
        measurement.streaming(*ALL_CORES, kind="all cores", drag=drag)
    measurement.crash()
    measurement.window.close()
    print(json.dumps(measurement.figures), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
