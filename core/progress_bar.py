"""One line on a terminal that says how far a run is, or other work."""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from typing import Any, TextIO, TypeVar

from core.datasets import Work
from core.events import Event
from core.playback import Playback
from core.run_streams import Progress

Result = TypeVar("Result")

_INTERVAL = 0.1
_WIDTH = 24


class ProgressBar:
    """Redraws itself at most ten times a second; writes nothing when ``file`` is no terminal."""

    def __init__(self, playback: Playback, file: TextIO | None = None) -> None:
        self._file = sys.stderr if file is None else file
        self._playback = playback
        self._progress: dict[str, Any] | None = None
        self._due = 0.0
        self.active = bool(self._file and self._file.isatty())

    def add(self, event: Event) -> None:
        """Takes one event of the run."""
        if not self.active:
            return
        if isinstance(self._playback.technique.streams()[event.stream], Progress):
            self._progress = event.data
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + _INTERVAL
            columns = shutil.get_terminal_size().columns
            self._file.write("\r" + self.line()[: columns - 1] + "\x1b[K")
            self._file.flush()

    def line(self) -> str:
        """ "[########----------------]  33 %  step 133  1.2 s  loss/test 0.0312"."""
        run, parts = self._playback, []
        if self._progress and (total := self._progress["total"]):
            share = min(1.0, self._progress["done"] / total)
            full = round(share * _WIDTH)
            parts.append(f"[{'#' * full}{'-' * (_WIDTH - full)}] {share:4.0%}")
        parts.append(self._progress["label"] if self._progress and self._progress["label"] else f"step {run.step:g}")
        parts.append(f"{run.seconds:.1f} s")
        parts += [f"{name} {value:.4g}" for name, value in list(run.metrics.items())[-2:]]
        return "  ".join(parts)

    def close(self) -> None:
        """Clears the line."""
        if self.active:
            self._file.write("\r\x1b[K")
            self._file.flush()


def watched(work: Work[Result]) -> Result:
    """Does the work, saying how far it is where stderr is a terminal, and returns its result. Ctrl+C closes it, so that it cleans up."""
    bar, due = sys.stderr.isatty(), 0.0
    with contextlib.closing(work):
        try:
            while True:
                try:
                    done, total, label = next(work)
                except StopIteration as end:
                    return end.value
                if bar and time.monotonic() >= due:
                    due = time.monotonic() + _INTERVAL
                    share = f"{done / total:4.0%}" if total else ""
                    print(
                        f"\r{label} {share}"[: shutil.get_terminal_size().columns] + "\x1b[K",
                        end="",
                        file=sys.stderr,
                        flush=True,
                    )
        finally:
            if bar:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
