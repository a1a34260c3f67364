"""Plays runs of one technique in an engine: starts, pauses, stops, and says what came of it. No widgets here."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer, Signal

from app.language import tr
from app.runner import PATIENCE, Engine, EnginePool
from core.engine_order import Order
from core.technique import Technique

#: Milliseconds between two looks into the mailbox, which is also the frame time of everything that moves: the first where
#: drawing is cheap, up to the second where it would otherwise take more than its share of a core from the training.
FRAME, SLOWEST_FRAME = 33, 125
DRAWING_SHARE = 0.2
#: Seconds of one frame that listening to the engine may take; what is left waits for the next frame.
HEARING_BUDGET = 0.015
ACTIVE = ("starting", "running", "paused")


class Player(QObject):
    """``state`` is "idle", "starting", "running", "paused", "finished" or "failed"; ``figures`` the newest counters.

    Orders name what to run; a new start discards whatever the old run still says. An engine that does not stop within
    ``PATIENCE`` is killed, one that died is replaced at the next start.
    """

    state_changed = Signal(str)
    #: What a person can do after an engine has died.
    cure = QT_TR_NOOP("Press Play to run it again.")

    #: A new run begins; panels make room.
    started = Signal(int)
    #: stream, data. As "object": Qt would copy a dict and sort its keys.
    event = Signal(str, object)
    #: A probe has answered on this stream.
    answered = Signal(str)
    #: sentence, details, whether a checkpoint on disk can continue the run
    problem = Signal(str, str, bool)
    #: step gone back to
    went_back = Signal(float)
    #: Every frame while there is an engine.
    frame = Signal()

    def __init__(
        self, technique: type[Technique], pool: EnginePool, rescue: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = "idle"
        self.ended = ""
        self.metrics: dict[str, float] = {}
        self.figures: dict[str, float] = {}
        self._technique, self._pool, self._rescue = technique, pool, rescue
        self._engine: Engine | None = None
        self._run = 0
        self._order: Order | None = None
        #: The knobs that the newest run began with, and the names of those that were edited while it went on.
        self.began_with: dict[str, Any] = {}
        self.edited: set[str] = set()
        #: What was said to the engine since the order was given, as long as it has not begun.
        self._since_start: list[tuple] = []
        self._unheard: deque[tuple] = deque()
        self.threads = 1
        self._speed: float | None = None
        self._clear_figures()
        self._thread_time = time.thread_time()
        self._frame = QTimer(self, interval=FRAME)
        self._frame.timeout.connect(self._tick)
        self._patience = QTimer(self, singleShot=True, interval=int(PATIENCE * 1000))
        self._patience.timeout.connect(self._kill)

    @property
    def active(self) -> bool:
        """Whether there is a run that goes on or could."""
        return self.state in ACTIVE

    @property
    def has_run(self) -> bool:
        """Whether anything was ever started here."""
        return self._run > 0

    @property
    def continues(self) -> bool:
        """Whether the newest run goes on from a checkpoint of the one before it."""
        return self._order is not None and self._order.resume_from is not None

    @property
    def engine_pid(self) -> int | None:
        """Process id of the page's engine, None while it has none."""
        return self._engine.pid if self._engine else None

    @property
    def device(self) -> str:
        """The device of the newest run, "" before the first."""
        return self._order.device if self._order else ""

    @property
    def knobs(self) -> dict[str, Any]:
        """The knobs of the newest run, live edits included."""
        return self._order.knobs if self._order else {}

    def play(self, knobs: dict[str, Any], device: str = "cpu", paused: bool = False, rescued: bool = False) -> None:
        """Starts a run in place of the present one; ``rescued`` continues from the checkpoint on disk with its own knobs."""
        if rescued and self._order:
            knobs, device = self._order.knobs, self._order.device
        order = Order(
            module=self._technique.__module__,
            knobs=knobs,
            device=device,
            threads=self._pool.threads_for(self._technique, self),
            paused=paused,
            speed=self._speed,
            rescue=str(self._rescue) if self._rescue else None,
            resume_from=str(self._rescue) if rescued else None,
            seconds=self.figures["seconds"] if rescued else 0.0,
        )
        self._ask_to_stop()
        self._start(order)

    def pause(self) -> None:
        """Holds the run where it is."""
        self.send("pause")

    def resume(self) -> None:
        """Goes on after a pause."""
        self.send("resume")

    def stop(self) -> None:
        """Ends the run; what it still says is discarded."""
        self._ask_to_stop()
        self._run += 1
        self._order = None
        self._clear_figures()
        self._set_state("idle")

    def set_speed(self, steps_per_second: float | None) -> None:
        """None is full speed; also for the runs to come."""
        self._speed = steps_per_second
        self.send("speed", steps_per_second)

    def send(self, *message: Any) -> None:
        """Any message of core.engine, if there is an engine."""
        if message[0] == "probe" and (not self._engine or self.state == "idle"):
            self.problem.emit(tr("There is no run to ask yet: press Play first."), "", False)
            return
        if message[0] == "knobs" and self._order:
            self._order = replace(self._order, knobs=self._order.knobs | message[1])
            self.edited |= message[1].keys() if self.active else set()
        if self.state == "starting":
            self._since_start.append(message)
        if self._engine:
            self._engine.send(*message)

    def close(self) -> None:
        """Gives the engine back at once; playing again takes a new one."""
        self._frame.stop()
        self._patience.stop()
        self._let_go()
        if self.active:
            self._set_state("idle")

    def _start(self, order: Order) -> None:
        if self._engine is None:
            self._engine = self._pool.take()
        self._pool.busy(self)
        self._order, self.threads = order, order.threads
        self.began_with, self.edited = dict(order.knobs), set()
        self._run += 1
        self._clear_figures()
        self.started.emit(self._run)
        if self._rescue and not order.resume_from:
            with contextlib.suppress(OSError):  # a checkpoint of an earlier run cannot continue this one
                self._rescue.unlink(missing_ok=True)
        self.send("start", self._run, order.as_dict())
        self._since_start.clear()
        self._set_state("starting")
        self._frame.start(FRAME)

    def _ask_to_stop(self) -> None:
        if self._engine and self.active:
            self.send("stop")
            if self._engine.greeted:
                self._patience.start()

    def _clear_figures(self) -> None:
        self.metrics, self.ended = {}, ""
        self.figures = {"step": 0.0, "epoch": 0.0, "seconds": 0.0, "checkpoints": 0, "memory": 0}

    def _tick(self) -> None:
        self._keep_to_share()
        self._unheard.extend(self._engine.take() if self._engine else ())
        end = time.perf_counter() + HEARING_BUDGET
        while self._unheard and time.perf_counter() < end:  # emptied by a message that is the engine's last
            self._hear(self._unheard.popleft())
        self.frame.emit()

    def _keep_to_share(self) -> None:
        """Adapts the frame time to what the window's thread has computed since the last frame."""
        before, self._thread_time = self._thread_time, time.thread_time()
        wanted = 1000 * (self._thread_time - before) / DRAWING_SHARE
        interval = round(min(max(FRAME, (wanted + self._frame.interval()) / 2), SLOWEST_FRAME))
        if self._unheard:  # or it would fall behind an engine that says much
            interval = FRAME
        if abs(interval - self._frame.interval()) > 3:
            self._frame.setInterval(interval)

    def _hear(self, message: tuple) -> None:
        kind = message[0]
        if kind == "hello":
            self._engine.greeted = True
            self._pool.heard(message[1])
        elif kind == "died":
            self._died(message[1])
        else:
            if kind == "state" and message[2] in ("finished", "failed"):
                self._patience.stop()  # the end of a discarded run counts as well: its engine answers
            if message[1] == self._run:
                self._hear_of_run(kind, *message[2:])

    def _hear_of_run(self, kind: str, *rest: Any) -> None:
        if kind == "event":
            self.event.emit(*rest)
        elif kind == "answer":
            self.answered.emit(rest[0])
        elif kind == "status":
            self.figures = rest[0]
        elif kind == "problem":
            self.problem.emit(*rest, False)
        elif kind == "state":
            state, info = rest
            if state == "finished":
                self.metrics, self.ended = info["metrics"], info["ended"]
                self.figures |= {name: info[name] for name in ("step", "epoch", "seconds")}
            elif isinstance(info, dict) and "back_to" in info:
                self.went_back.emit(info["back_to"])
            self._set_state(state)

    def _died(self, obituary: str) -> None:
        self._patience.stop()
        self._let_go()
        if self.active:
            sentence = tr("The engine of this page ended unexpectedly ({reason}).").format(reason=obituary)
            sentence = f"{sentence} {tr(self.cure)}"
            self.problem.emit(sentence, "", self._rescue is not None and self._rescue.exists())
            self._set_state("failed")

    def _kill(self) -> None:
        """The old run did not stop in time: its engine goes, and what was started meanwhile starts in a new one."""
        order = self._order if self.state == "starting" else None
        since = list(self._since_start)
        self._let_go(patience=0)
        if order:
            self._start(replace(order, threads=self._pool.threads_for(self._technique, self)))
            for message in since:
                self.send(*message)
        said = tr("The run did not stop within {seconds} seconds, so its engine was ended.")
        self.problem.emit(said.format(seconds=f"{PATIENCE:g}"), "", False)

    def _let_go(self, patience: float = PATIENCE) -> None:
        self._pool.release(self._engine, self, patience)
        self._engine = None
        self._unheard.clear()

    def _set_state(self, state: str) -> None:
        self.state = state
        if not self.active:
            self._pool.run_ended(self)
        if state in ("finished", "failed") and self._engine and (oldest := self._pool.idle(self, self._engine)):
            oldest.close()
        self.state_changed.emit(state)
