"""Plays one technique to its end without a window: prints its events, records it, and stops cleanly when asked to."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from core import run_file
from core.cli_options import complain, silence_stdout
from core.digest import digest, event_line
from core.error_text import sentence
from core.events import Event
from core.playback import Diverged, Playback
from core.progress_bar import ProgressBar
from core.record import Recorder
from core.technique import Technique

_FLUSH_INTERVAL = 0.05


@dataclass(frozen=True)
class Request:
    """What to play. ``events`` ends a repeated run at the event where the recorded one was cut."""

    technique: Technique
    device: str
    threads: int
    json: bool = False
    debug: bool = False
    out: Path | None = None
    max_seconds: float | None = None
    events: int | None = None


def cannot_write(out: Path, error: OSError) -> str:
    """The sentence for a folder that is full or not writable."""
    return f"{out} cannot be written: {error.strerror or error}"


class HeadlessRun:
    """One run from its first event to its files. ``run`` may be called once."""

    def __init__(self, request: Request) -> None:
        self._request = request
        technique = request.technique
        if request.events is not None and hasattr(technique, "stop_when"):
            technique = replace(technique, stop_when="")  # a rule over seconds would cut it elsewhere this time
        self._playback = Playback(technique, max_seconds=request.max_seconds)
        self._bar = ProgressBar(self._playback)
        self._stdout = sys.stdout
        self._flush_due = 0.0
        self._started = datetime.now().astimezone()
        self._events = 0
        self._signal = 0
        self._reader_gone = False
        self._failure = ""

    def run(self) -> int:
        """Plays, writes, prints the summary and returns the exit code (see core.cli)."""
        with Recorder(type(self._request.technique)) as recorder, self._stop_signals():
            # What libraries print must not end up between the JSON lines.
            with contextlib.redirect_stdout(sys.stderr):
                self._play(recorder)
                written = self._write(recorder)
            self._summarise(len(written or []))
        if self._signal:
            return 128 + self._signal
        if self._failure or written is None:
            return 1
        return 141 if self._reader_gone else 0

    @contextlib.contextmanager
    def _stop_signals(self) -> Iterator[None]:
        """The first Ctrl+C (or SIGTERM) ends the run after the present event, a second one at once."""

        def note(number: int, frame: Any) -> None:
            if self._signal:
                raise KeyboardInterrupt
            self._signal = number

        previous = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _play(self, recorder: Recorder) -> None:
        playback = self._playback
        try:
            while (event := playback.advance()) is not None:
                self._events += 1
                if self._request.out:
                    recorder.add(event)
                self._show(event)
                if self._signal:
                    playback.close(f"interrupted by {signal.Signals(self._signal).name}")
                elif self._reader_gone:
                    playback.close("interrupted: the reader of its output has gone")
                elif self._events == self._request.events:
                    playback.close("stopped where the recorded run was")
        except KeyboardInterrupt:
            self._signal = self._signal or signal.SIGINT
            playback.close("interrupted in the middle of a step")
        except Exception as error:
            if self._request.debug:
                traceback.print_exc()
            where = (
                "" if isinstance(error, Diverged) else f"{playback.technique.id()} failed at step {playback.step:g}: "
            )
            self._failure = where + sentence(error)
            playback.close("failed")
        self._bar.close()
        if self._failure:
            complain(self._failure)

    def _show(self, event: Event) -> None:
        self._bar.add(event)
        if self._request.json:
            self._print(event_line(self._playback.technique.streams()[event.stream], event))

    def _print(self, line: str, flush: bool = False) -> None:
        if self._reader_gone:
            return
        try:
            self._stdout.write(line + "\n")
            if flush or time.monotonic() >= self._flush_due:
                self._stdout.flush()
                self._flush_due = time.monotonic() + _FLUSH_INTERVAL
        except BrokenPipeError:
            self._reader_gone = True
            silence_stdout()

    def _write(self, recorder: Recorder) -> list[str] | None:
        """Names of the files in --out, None when they could not be written."""
        if not self._request.out:
            return []
        card = run_file.describe(
            self._playback,
            self._request.technique,
            started=self._started,
            events=self._events,
            ended=self._ended,
            reason=self._failure or self._playback.ended,
        )
        try:
            return recorder.write(self._request.out, card)
        except OSError as error:
            complain(cannot_write(self._request.out, error))
            return None

    @property
    def _ended(self) -> str:
        if self._failure:
            return "failed"
        if self._signal or self._reader_gone:
            return "interrupted"
        return "finished" if self._playback.ended == "finished" else "stopped"

    def _summarise(self, files: int) -> None:
        playback, name = self._playback, self._playback.technique.id()
        reason = self._failure or playback.ended
        if self._request.json:
            done = {"event": "done", "technique": name, "seconds": playback.seconds, "metrics": playback.metrics}
            done |= {"ended": self._ended, "reason": reason, "events": self._events}
            self._print(json.dumps(digest(done), allow_nan=False), flush=True)
            return
        lines = [f"{name}: {playback.ended} at step {playback.step:g} after {playback.seconds:.2f} s"]
        width = max(map(len, playback.metrics), default=0)
        lines += [f"  {metric:{width}}  {value:.6g}" for metric, value in playback.metrics.items()]
        if files:
            lines.append(f"{files} files in {self._request.out}")
        self._print("\n".join(lines), flush=True)
