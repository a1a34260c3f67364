"""Plays one source in a camera process: starts, stops, and says what came of it. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.language import tr
from core.expressions.camera_handle import CameraHandle

#: Milliseconds between two looks at what the process says: about a frame of the screen.
LOOK = 15
#: Milliseconds that a camera gets to be given back, after which its process is ended.
PATIENCE = 1500
#: States in which nothing is captured.
RESTING = ("idle", "ended", "failed", "stopped")


class CameraProcess(CameraHandle):
    """A camera's process as ``EnginePool.release`` ends it."""

    patience = 1.0

    def ask_to_end(self) -> None:
        """Closes the pipe; the process gives the camera back and exits."""
        self.hang_up()

    def ended(self) -> bool:
        """Whether the process is gone."""
        return not self.alive

    def wait(self, seconds: float) -> None:
        """Waits for it to end by itself."""
        self.join(seconds)


class CameraPlayer(QObject):
    """``state`` is "idle", "loading", "stopping", or one of ``core.expressions.capture``; ``sentence`` says what is wrong.

    A process is started when it is first needed and serves one source after the other; one that hangs or dies is replaced at
    the next start. ``release`` takes a process that is no longer needed and sees to its end within so many seconds.
    """

    state_changed = Signal(str, str)
    #: Picture (h, w, 3) uint8, blue first; its ``Reading``; what the boxes are to be multiplied by.
    frame = Signal(object, object, float)
    #: Sentence, details.
    problem = Signal(str, str)
    #: The model does not say how it is fed: names of what is not known, number of its outputs.
    question = Signal(object, int)
    #: A model has taken over: its path, its ``InputSpec``.
    model = Signal(str, object)
    #: List of ``core.expressions.cameras.Camera``.
    cameras = Signal(object)

    def __init__(self, release: Callable[[CameraProcess, float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state, self.sentence = "idle", ""
        self._release = release
        self._handle: CameraProcess | None = None
        self._run = 0
        self._order: tuple[str, dict[str, Any]] = ("", {})
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._listen)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._hung)

    @property
    def active(self) -> bool:
        """Whether frames come or are waited for."""
        return self.state not in (*RESTING, "stopping")

    @property
    def pid(self) -> int | None:
        """Process id, None while there is no process."""
        return self._handle.pid if self._handle else None

    def start(self, source: str, **order: Any) -> None:
        """Opens a source in place of the present one; the other arguments are those of ``camera_engine.Order``."""
        if self._patience.isActive():  # the driver of the one before may hang, and must not keep this one waiting
            self._patience.stop()
        self._run += 1
        self._order = source, order
        try:
            self._needed().start(self._run, source, **order)
        except OSError as error:
            said = tr("There is no shared memory left for pictures ({problem})")
            self._set("failed", said.format(problem=error.strerror or error))
            return
        self._set("loading", "")

    def stop(self) -> None:
        """Switches the camera and its light off, without waiting for that here."""
        if self.active:
            self._run += 1  # what is still on its way is not shown
            self.send("stop")
            self._set("stopping", "")
            self._patience.start()

    def send(self, *message: Any) -> None:
        """Any message of ``camera_engine``, if there is a process."""
        if self._handle:
            self._handle.send(*message)

    def look_for_cameras(self) -> None:
        """Asks for the cameras of this machine; ``cameras`` brings them."""
        try:
            self._needed().send("cameras")
        except OSError:
            self.cameras.emit([])

    def close(self) -> None:
        """Gives the camera back and ends the process, without waiting for that here."""
        self._end("stopped" if self.active or self.state == "stopping" else self.state, self.sentence)

    def _needed(self) -> CameraProcess:
        if self._handle is None:
            self._handle = CameraProcess()
            self._look.start()
        return self._handle

    def _listen(self) -> None:
        try:
            while self._handle and self._handle.waiting():
                for message in self._handle.receive():
                    getattr(self, f"_on_{message[0]}", lambda *_: None)(*message[1:])
        except EOFError:
            obituary = self._handle.obituary()
            was_active = self.active
            self._end("failed" if was_active else "stopped", "")
            if was_active:
                said = tr("The camera's process ended ({reason}). Start begins anew.")
                self._set("failed", said.format(reason=obituary))

    def _on_frame(self, run: int, ticket: Any, reading: Any, factor: float) -> None:
        picture = self._handle.frame(ticket) if run == self._run and self._handle else None
        if picture is not None:
            self.frame.emit(picture, reading, factor)

    def _on_state(self, run: int, state: str, sentence: str) -> None:
        if state == "hung":
            self._hung()
        elif state == "stopped" and self.state == "stopping":
            self._patience.stop()
            self._set("stopped", "")
        elif run == self._run and state not in ("stopped", "replaced", "closed"):
            self._set(state, sentence)

    def _on_problem(self, run: int, sentence: str, details: str) -> None:
        if run == self._run:
            self.problem.emit(sentence, details)

    def _on_question(self, run: int, unknown: tuple[str, ...], outputs: int) -> None:
        if run == self._run:
            self.question.emit(unknown, outputs)

    def _on_model(self, run: int, path: str, spec: Any) -> None:
        if run == self._run:
            self.model.emit(path, spec)

    def _on_cameras(self, found: list) -> None:
        self.cameras.emit(found)

    def _hung(self) -> None:
        """The driver does not give the camera back: its process goes, and what was started meanwhile starts in a new one."""
        again = self.active
        self._end("stopped", "", patience=0)
        if again:
            self.start(self._order[0], **self._order[1])

    def _end(self, state: str, sentence: str, patience: float = 1.0) -> None:
        """Lets the process go."""
        self._look.stop()
        self._patience.stop()
        handle, self._handle = self._handle, None
        if handle:
            self._release(handle, patience)
        self._set(state, sentence)

    def _set(self, state: str, sentence: str) -> None:
        if (state, sentence) != (self.state, self.sentence):
            self.state, self.sentence = state, sentence
            self.state_changed.emit(state, sentence)
