"""A thread that reads a source and keeps only its newest frame, and says what is wrong with a camera."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from core.expressions.cameras import SourceError
from core.expressions.sources import Frame, Source

State = Literal["opening", "live", "dark", "stalled", "lost", "ended", "failed", "closed"]
#: Mean grey level up to which a frame counts as black.
_BLACK = 4


@dataclass(frozen=True)
class Patience:
    """Seconds: without a frame until a camera is "stalled" or, if it answers without one, "lost"; between two tries to open
    it again; of black frames until it is "dark"; that ``close`` waits for a driver."""

    stalled: float = 2.0
    lost: float = 1.0
    retry: float = 1.0
    dark: float = 2.0
    close: float = 1.0


class Capture:
    """Opens and reads a source in a thread of its own. Films and pictures are shown in their own time.

    ``open_source`` is called in the thread: opening a camera may take seconds, and is tried again after it was unplugged.
    With ``loop`` a film or folder begins again at its end.
    """

    def __init__(self, open_source: Callable[[], Source], loop: bool = False, patience: Patience | None = None) -> None:
        self._open, self._loop, self._patience = open_source, loop, patience or Patience()
        self._condition = threading.Condition()
        self._frame: Frame | None = None
        self._state: tuple[State, str] = ("opening", "")
        self._stop = threading.Event()
        self._heard = self._bright = time.monotonic()
        self._number, self._name, self._live = 0, "the camera", False
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)
        self._thread.start()

    def newest(self, timeout: float) -> Frame | None:
        """The newest frame, each one once; None if none came within ``timeout`` seconds or none will come any more."""
        with self._condition:
            self._condition.wait_for(lambda: self._frame or self._state[0] in ("ended", "failed", "closed"), timeout)
            frame, self._frame = self._frame, None
            return frame

    def state(self) -> tuple[State, str]:
        """How it goes, and a sentence about it where something is wrong."""
        with self._condition:
            state, sentence = self._state
            silent = time.monotonic() - self._heard
            if self._live and state in ("live", "dark") and silent > self._patience.stalled:
                return (
                    "stalled",
                    f"{self._name} has delivered nothing for {silent:.0f} s: unplug it and plug it in again",
                )
            return state, sentence

    def close(self) -> bool:
        """Gives the camera back; False if its driver does not answer in time, and only the end of the process helps."""
        self._stop.set()
        with self._condition:
            self._frame = None
            self._condition.notify_all()
        self._thread.join(self._patience.close)
        return not self._thread.is_alive()

    def _set(self, state: State, sentence: str = "") -> None:
        with self._condition:
            self._state = (state, sentence)
            self._condition.notify_all()

    def _run(self) -> None:
        try:
            source: Source | None = self._open()
        except Exception as error:
            self._set("failed", _sentence(error))
            return
        while source is not None and not self._stop.is_set():
            self._name, self._live, before = source.name, source.live, self._number
            self._heard = self._bright = time.monotonic()
            self._set("live")
            try:
                ended = self._read(source)
            except Exception as error:
                if ended := not source.live:
                    self._set("failed", _sentence(error))
            finally:
                source.close()
            again = self._loop and self._number > before and self._state[0] != "failed"
            if self._stop.is_set() or (ended and not again):
                break
            source = self._again(source)
        if source is not None:
            source.close()  # it may have been opened while this was being closed
        if self._state[0] != "failed":
            self._set("closed" if self._stop.is_set() else "ended", self._state[1])

    def _read(self, source: Source) -> bool:
        """Reads until the source has ended (True), or a camera is gone or this is closed (False)."""
        start = None
        while not self._stop.is_set():
            frame = source.read()
            now = time.monotonic()
            if frame is None:
                if not source.live:
                    self._set("live", source.note)
                    return True
                if now - self._heard > self._patience.lost:
                    return False
                self._stop.wait(0.01)  # a driver that answers at once would take a whole core
                continue
            if source.live:
                self._watch(frame, now)
            else:
                # In its own time, from the first frame on: one that would come late is dropped by the next.
                start = now - frame.time if start is None else start
                self._stop.wait(max(0.0, start + frame.time - now))
            self._heard = time.monotonic()
            self._number += 1
            with self._condition:
                self._frame = frame._replace(number=self._number, arrived=time.perf_counter())
                self._condition.notify_all()
        return False

    def _watch(self, frame: Frame, now: float) -> None:
        """Black frames are what a covered lens, or a privacy switch, delivers."""
        if frame.picture[::16, ::16].mean() > _BLACK:
            self._bright = now
            if self._state[0] == "dark":
                self._set("live")
        elif now - self._bright > self._patience.dark and self._state[0] != "dark":
            self._set("dark", f"{self._name} delivers black frames only: open its cover, or its privacy switch")

    def _again(self, source: Source) -> Source | None:
        """The source opened once more; None when this was closed before it came back."""
        if source.live:
            self._set("lost", f"{source.name} is gone: plug it in again, and it goes on by itself")
        while not self._stop.wait(self._patience.retry if source.live else 0):
            try:
                return self._open()
            except SourceError as error:
                if not source.live:
                    self._set("failed", str(error))
                    return None
        return None


def _sentence(error: BaseException) -> str:
    if isinstance(error, SourceError):
        return str(error)
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
