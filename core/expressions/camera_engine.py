"""The camera's process: captures, detects and classifies, and hands frames to the window through shared memory.

Messages in: ("start", run, order) with ``Order`` as a dict, ("settings", {name: value}) with those of ``LIVE``,
("model", path, answers) for another model while the picture goes on, ("remember", path, answers), ("freeze", True | False),
("cameras",), ("stop",), ("close",).
Messages out, in lists as those of core.engine: ("hello", {"pid"}), ("state", run, state, sentence) with the states of
``capture``, "loading", "stopped", and "hung" (the driver does not give the camera back: kill this process), ("frame", run,
ticket, reading, factor) of which only the newest is sent, with boxes in pixels of the source, whose frames are shown times
``factor``, ("problem", run, sentence, details), ("question", run, unknown, outputs) before it when a model does not say how
it is fed, ("model", run, path, InputSpec) when a model has taken over, ("cameras", list of Camera).
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from core import compute
from core.datasets import Work
from core.engine_pipe import EnginePipe
from core.error_text import sentence
from core.expressions import cameras, detectors, model_loading, opencv
from core.expressions.capture import Capture
from core.expressions.classifier import Classifier, SpecNeeded
from core.expressions.faces import reduced
from core.expressions.frame_ring import LARGEST, FrameRing
from core.expressions.pipeline import Pipeline
from core.expressions.sources import Frame, Source, open_source
from core.serving import Server

#: What may change while the camera runs.
LIVE = ("detector", "threshold", "smoothing")
#: Seconds that the loop waits for a frame before it looks for messages again.
_WAIT = 0.02
_HUNG = "The camera's driver does not answer; its process has to be ended."


@dataclass(frozen=True)
class Order:
    """What to show: ``source`` as a person types it, ``ring`` the name of the window's FrameRing, ``answers`` about a model
    that does not say how it is fed. ``threshold`` and ``smoothing`` are those of ``Pipeline``."""

    source: str
    ring: str
    model: str = str(model_loading.DEFAULT)
    answers: dict[str, Any] | None = None
    detector: detectors.DetectorName = "auto"
    threshold: float = 0.45
    smoothing: float = 0.5
    loop: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Plain data for the pipe."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class CameraEngine(Server):
    """The process's side of the pipe. ``source_of`` opens sources; tests put their own cameras there."""

    def __init__(self, pipe: EnginePipe, source_of: Callable[[str], Source] = open_source) -> None:
        super().__init__(pipe)
        self._source_of = source_of
        self._run = 0
        self._capture: Capture | None = None
        self._loading: Work[Classifier] | None = None
        self._order: Order | None = None
        self._model = ""
        self._pipeline: Pipeline | None = None
        self._ring: FrameRing | None = None
        self._frozen = False
        self._frame: Frame | None = None
        self._told: tuple[str, str] = ("", "")

    def serve(self) -> None:
        """Serves until the pipe closes."""
        self._until_closed({"pid": os.getpid()}, lambda: 0.0 if self._capture or self._loading else None, self._advance)
        self._end("closed")
        self._pipe.close()

    def _on_start(self, run: int, order: dict[str, Any]) -> None:
        self._end("replaced")
        self._run, self._frozen, self._frame, self._order = run, False, None, Order(**order)
        self._ring = FrameRing(self._order.ring)
        # Opening a camera takes up to seconds, and so does loading a model: both at once.
        self._capture = Capture(partial(self._source_of, self._order.source), self._order.loop)
        self._state("loading")
        opencv().setNumThreads(compute.cores())
        self._on_model(self._order.model, self._order.answers)

    def _on_model(self, model: str, answers: dict[str, Any] | None) -> None:
        if not self._ring:
            return  # stopped: the next start brings its own model
        if self._loading:
            self._loading.close()
        self._model = model
        self._loading = model_loading.loading(Path(model), answers, compute.cores())

    def _on_remember(self, model: str, answers: dict[str, Any]) -> None:
        model_loading.remember(Path(model), answers)

    def _on_cameras(self) -> None:
        try:
            found = cameras.listed()
        except Exception:  # a list that cannot be had must not end what is shown
            found = []
        self._pipe.send(("cameras", found))

    def _on_settings(self, values: dict[str, Any]) -> None:
        if not self._pipeline:
            return
        if unknown := values.keys() - set(LIVE):
            raise ValueError(f"{', '.join(sorted(unknown))} cannot change while the camera runs; {', '.join(LIVE)} can")
        for name, value in values.items():
            if name == "detector":
                if self._pipeline.detector.name != value:
                    self._pipeline.detector = detectors.create(value)
                    self._pipeline.reset()
            else:
                setattr(self._pipeline, name, float(value))
        self._show_again()

    def _on_freeze(self, frozen: bool) -> None:
        self._frozen = frozen

    def _on_stop(self) -> None:
        self._end("stopped")

    def _advance(self) -> None:
        assert self._order
        try:
            if self._loading:
                self._load(self._order)
            if not self._pipeline or not self._capture:
                return
            frame = self._capture.newest(_WAIT)
            self._state(*self._capture.state())
            if frame is not None and not self._frozen:
                self._frame = frame
                self._show(frame)
            if self._told[0] in ("ended", "failed") and frame is None:
                # The last picture stays, and the settings work on it.
                self._capture.close()
                self._capture = None
        except Exception as error:
            self._fail(error)

    def _load(self, order: Order) -> None:
        """One step of loading the model: converting one takes long, and must not keep a stop waiting."""
        assert self._loading
        try:
            next(self._loading)
            return
        except StopIteration as end:
            classifier = end.value
        except Exception as error:
            if not self._pipeline:
                raise
            self._loading = None
            self._complain(error)  # the model before it goes on
            return
        self._loading = None
        self._pipe.send(("model", self._run, self._model, classifier.spec))
        if not self._pipeline:
            self._pipeline = Pipeline(detectors.create(order.detector), classifier, order.threshold, order.smoothing)
            return
        self._pipeline.classifier = classifier
        self._pipeline.reset()
        self._show_again()

    def _show_again(self) -> None:
        """What stands still is shown with the new settings; what moves shows them by itself."""
        if self._frame and (self._frozen or not self._capture):
            self._show(self._frame)

    def _show(self, frame: Frame) -> None:
        assert self._pipeline and self._ring
        reading = self._pipeline.process(frame)
        picture, factor = reduced(frame.picture, max(LARGEST))
        if picture.shape[0] > LARGEST[0]:
            picture, more = reduced(picture, LARGEST[0])
            factor *= more
        self._pipe.send(("frame", self._run, self._ring.write(picture), reading, factor), key="frame")

    def _state(self, state: str, text: str = "") -> None:
        if (state, text) != self._told:
            self._told = (state, text)
            self._pipe.send(("state", self._run, state, text))

    def _end(self, state: str) -> None:
        running = state == "stopped" or self._ring is not None
        answered = self._release()
        if self._ring:
            self._ring.close()
            self._ring = None
        if running:
            self._told = ("", "")  # who asks for a stop waits for the answer
            self._state(state)
        if not answered:
            self._state("hung", _HUNG)

    def _release(self) -> bool:
        """Gives the camera back; False if its driver does not answer."""
        capture, self._capture, self._pipeline = self._capture, None, None
        if self._loading:
            self._loading.close()
            self._loading = None
        return capture.close() if capture else True

    def _complain(self, error: BaseException) -> None:
        if isinstance(error, SpecNeeded):
            self._pipe.send(("question", self._run, error.spec.unknown, error.outputs))
        self._pipe.send(("problem", self._run, sentence(error), "".join(traceback.format_exception(error))))

    def _fail(self, error: BaseException) -> None:
        self._complain(error)
        answered = self._release()
        self._state("failed", sentence(error))
        if not answered:
            self._state("hung", _HUNG)


def main(connection: Connection) -> None:
    """Entry point of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's business
    pipe = EnginePipe(connection)
    CameraEngine(pipe).serve()
    # Threads of libraries and drivers must not keep a closed engine alive.
    os._exit(0)
