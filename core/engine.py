"""Runs one technique in a process of its own: the window can pause, step, stop, kill and restart it, and survives its death.

Messages in (tuples): ("start", run, order), ("pause",), ("resume",), ("step",), ("back",), ("speed", steps_per_second),
("knobs", {name: value}), ("probe", name, inputs), ("stop",), ("close",). ``order`` is an ``Order`` (``core.engine_order``) as a dict.
Messages out (lists of tuples, at most one list per 16 ms): ("hello", machine), ("state", run, state, info),
("event", run, stream, data), ("answer", run, stream) after an event of a probe,
("status", run, figures), ("product", run, name), ("problem", run, sentence, details).
States: "running", "paused", "finished" (info says why it ended), "failed" (info is the sentence).
"""

from __future__ import annotations

import contextlib
import copy
import os
import signal
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from core import compute, engine_process
from core.catalogue import load
from core.checkpoints import Checkpoints
from core.engine_order import Order
from core.engine_pipe import EnginePipe
from core.error_text import sentence
from core.events import Event
from core.knobs import KnobError, knobs_of, validated
from core.playback import Playback
from core.probes import probes_of, products_of, undisturbed
from core.run_streams import Checkpoint
from core.serving import Server
from core.streams import Product
from core.technique import Technique

#: Seconds between two status messages.
STATUS_INTERVAL = 0.1


class Engine(Server):
    """The engine's side of the pipe. ``serve`` returns when the window has closed it."""

    def __init__(self, pipe: EnginePipe) -> None:
        super().__init__(pipe)
        self._run = 0
        self._playback: Playback | None = None
        self._technique: Technique | None = None
        self._products: dict[str, Any] = {}
        self._checkpoints = Checkpoints()
        self._playing = self._stepping = False
        #: A live knob was edited while nothing plays: the pictures show what it was before.
        self._outdated = False
        self._held: Event | None = None
        self._speed: float | None = None
        self._step_due = self._status_due = 0.0

    # The main thread: messages between two events of the run.

    def serve(self) -> None:
        """Serves until the pipe closes."""
        self._until_closed(
            engine_process.machine(),
            self._until_next_step,
            lambda: self._advance() if self._playing else self._redraw(),
        )
        self._end("stopped")
        self._pipe.close()

    def _until_next_step(self) -> float | None:
        """Seconds to wait for messages: None while there is nothing to do, 0 at full speed."""
        if not self._playing:
            return 0.0 if self._outdated else None
        return max(0.0, self._step_due - time.perf_counter()) if self._held else 0.0

    def _on_start(self, run: int, order: dict[str, Any]) -> None:
        self._end("replaced")
        self._run, self._products, self._outdated, order = run, {}, False, Order(**order)
        self._technique = validated(load(order.module), order.knobs)
        compute.use(order.device, order.threads)
        resume = None
        if order.resume_from:
            from core.trees import load_tree

            resume = load_tree(Path(order.resume_from))
        self._checkpoints = Checkpoints(Path(order.rescue) if order.rescue else None)
        self._playback = Playback(self._technique, resume, seconds=order.seconds)
        self._speed = order.speed
        self._playing = not order.paused
        self._state("paused" if order.paused else "running", {"back_to": resume["step"]} if resume else "")

    def _on_pause(self) -> None:
        if self._playback:
            self._playing = self._stepping = False
            self._state("paused")

    def _on_resume(self) -> None:
        if self._playback:
            self._playing, self._stepping = True, False
            self._state("running")

    def _on_step(self) -> None:
        if self._playback:
            self._playing = self._stepping = True
            self._step_due = 0.0

    def _on_back(self) -> None:
        """Back to the newest checkpoint before the present step, paused there."""
        if not self._playback or not self._technique:
            return
        state = self._checkpoints.before(self._seen_step)
        self._playback.close()
        # A copy: the run may go on in these very arrays, and one may come back here once more.
        technique, seconds = self._playback.technique, self._playback.seconds
        self._playback = Playback(technique, copy.deepcopy(state), seconds=seconds)
        self._held, self._playing, self._stepping = None, False, False
        self._state("paused", {"back_to": state["step"] if state else 0})

    def _on_speed(self, steps_per_second: float | None) -> None:
        self._speed, self._step_due = steps_per_second, 0.0

    def _on_knobs(self, values: dict[str, Any]) -> None:
        if not self._technique:
            return
        live = {k: v for k, v in values.items() if knobs_of(type(self._technique))[k].live or k == "stop_when"}
        current = {name: getattr(self._technique, name) for name in knobs_of(type(self._technique))}
        try:
            # Without the technique's check: it would count the memory that this very run holds.
            self._technique = validated(type(self._technique), current | live, check=False)
        except KnobError as error:
            self._pipe.send(("problem", self._run, str(error), ""))
            return
        if self._playback:
            self._playback.edit(self._technique)
        self._outdated = not self._playing and bool(live.keys() - {"stop_when"})

    def _on_probe(self, name: str, inputs: dict[str, Any]) -> None:
        if not self._technique or self._pipe.superseded(name, inputs):
            return
        probe = probes_of(type(self._technique))[name]
        if missing := [p for p in probe.products if p not in self._products]:
            said = "the run has not come so far," if self._playback else "press Play first,"
            self._pipe.send(("problem", self._run, f"{probe.label}: {said} there is no {missing[0]} yet", ""))
            return
        products = {p: self._products[p] for p in probe.products}
        try:
            with undisturbed(products):
                for event in getattr(self._technique, name)(**products, **inputs):
                    self._emit(event)
                    self._pipe.send(("answer", self._run, event.stream), key=("answer", event.stream))
        except Exception as error:  # a probe that fails must not end the run
            self._pipe.send(("problem", self._run, f"{probe.label}: {sentence(error)}", traceback.format_exc()))

    def _redraw(self) -> None:
        """After the last of the edits that wait, so that dragging a slider does not queue pictures."""
        self._outdated = False
        names = products_of(self._technique.redraw)
        if self._products.keys() >= set(names):
            products = {name: self._products[name] for name in names}
            try:
                with undisturbed(products):
                    for event in self._technique.redraw(**products):
                        self._emit(event)
            except Exception as error:
                self._pipe.send(("problem", self._run, sentence(error), traceback.format_exc()))

    def _on_stop(self) -> None:
        self._end("stopped")

    # One event of the run.

    def _advance(self) -> None:
        playback = self._playback
        if playback is None:
            self._playing = False
            return
        if self._held:
            event, self._held = self._held, None
            self._emit(event)
            return
        try:
            event = playback.advance()
        except Exception as error:
            self._fail(error)
            return
        if event is None:
            self._end(playback.ended)
        elif playback.new_step and (self._stepping or self._speed):
            # This event opens the next step: hold it until that step is due.
            self._held = event
            self._step_due = time.perf_counter() + 1 / self._speed if self._speed else 0.0
            if self._stepping:
                self._on_pause()
        else:
            self._emit(event)
        self._report()

    def _emit(self, event: Event) -> None:
        assert self._technique
        stream = self._technique.streams()[event.stream]
        if isinstance(stream, Product):
            self._products[event.stream] = event.data["product"]
            self._pipe.send(("product", self._run, event.stream), key=("event", event.stream))
        elif isinstance(stream, Checkpoint):
            self._checkpoints.add(event.data)
        else:
            key = None if stream.keeps_history else ("event", event.stream)
            self._pipe.send(("event", self._run, *event), key)

    @property
    def _seen_step(self) -> float:
        """Where the run stands for a person: an event that is held back opens a step that nobody has seen yet."""
        return self._playback.step_before if self._held else self._playback.step

    def _report(self, now: bool = False) -> None:
        if self._playback and (now or time.perf_counter() >= self._status_due):
            self._status_due = time.perf_counter() + STATUS_INTERVAL
            figures = {"step": self._seen_step, "epoch": self._playback.epoch, "seconds": self._playback.seconds}
            figures |= {"checkpoints": len(self._checkpoints.steps), "memory": engine_process.resident_bytes()}
            self._pipe.send(("status", self._run, figures), key="status")

    def _state(self, state: str, info: Any = "") -> None:
        self._report(now=True)
        self._pipe.send(("state", self._run, state, info))

    def _end(self, reason: str) -> None:
        """Ends the present run, if any; products stay for the probes."""
        playback, self._playback = self._playback, None
        self._playing = self._stepping = False
        if playback is None:
            return
        if self._held:
            self._emit(self._held)
            self._held = None
        try:
            playback.close(reason)
        except Exception as error:
            self._pipe.send(("problem", self._run, f"while stopping: {sentence(error)}", traceback.format_exc()))
        self._forget_checkpoints()
        figures = {"step": playback.step, "epoch": playback.epoch, "seconds": playback.seconds}
        self._pipe.send(
            ("state", self._run, "finished", {"ended": playback.ended, "metrics": playback.metrics, **figures})
        )

    def _fail(self, error: BaseException) -> None:
        self._report(now=True)
        if self._playback:
            with contextlib.suppress(Exception):
                self._playback.close("failed")
            self._forget_checkpoints()
        self._playback, self._held, self._playing, self._stepping = None, None, False, False
        self._pipe.send(("problem", self._run, sentence(error), "".join(traceback.format_exception(error))))
        self._pipe.send(("state", self._run, "failed", sentence(error)))

    def _forget_checkpoints(self) -> None:
        """The run has ended and needs no rescue: neither its file nor the memory, while its products wait for probes."""
        self._checkpoints.close(discard=True)
        self._checkpoints = Checkpoints()


def main(connection: Connection) -> None:
    """Entry point of the process: warms up (so that Play answers at once), then serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's business
    engine_process.yield_to_window()
    # Read from the start on: a window that has gone is noticed while torch is imported, and one that asks never waits.
    pipe = EnginePipe(connection)
    engine_process.warm_up()
    Engine(pipe).serve()
    # Threads of libraries must not keep a closed engine alive.
    os._exit(0)
