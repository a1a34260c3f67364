"""``learnoscope camera --window``: the live picture with its faces, from a camera process that can be killed."""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app import theme
from app.expression_view import ExpressionView
from core.cli_options import UsageError, complain
from core.expressions.camera_handle import CameraHandle

#: Frames whose times make the frame rate.
_FRAMES = 30


class CameraWindow(QWidget):
    """One source until Esc or the window's button; ``order`` are the arguments of ``CameraHandle.start``."""

    def __init__(self, source: str, max_frames: int | None = None, **order: Any) -> None:
        super().__init__()
        self.setWindowTitle("Facial-expression classification")
        self.resize(960, 600)
        self.view = ExpressionView(self)
        self.status = QLabel("Starting", self)
        self.status.setMargin(theme.current().px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.status)
        self.frames, self._most = 0, max_frames
        #: The newest state of the camera, and its sentence.
        self.state: tuple[str, str] = ("", "")
        self._times: deque[float] = deque(maxlen=_FRAMES)
        self._handle = CameraHandle()
        self._handle.start(1, source, **order)
        self._timer = QTimer(self, interval=15)
        self._timer.timeout.connect(self._drain)
        self._timer.start()

    def _drain(self) -> None:
        try:
            while self._timer.isActive() and self._handle.waiting():
                for message in self._handle.receive():
                    getattr(self, f"_on_{message[0]}", lambda *_: None)(*message[1:])
        except EOFError:
            self._timer.stop()
            self.view.show_sentence(f"The camera's process ended: {self._handle.obituary()}.")

    def _on_frame(self, _run: int, ticket: Any, reading: Any, factor: float) -> None:
        picture = self._handle.frame(ticket)
        if picture is None:
            return
        self.view.show_frame(picture, reading, factor)
        self.frames += 1
        self._times.append(time.perf_counter())
        elapsed = self._times[-1] - self._times[0]
        rate = f"{(len(self._times) - 1) / elapsed:.0f} frames/s" if elapsed else ""
        parts = reading.milliseconds | {"drawing": self.view.milliseconds}
        figures = "  ".join(f"{part} {value:.1f} ms" for part, value in parts.items())
        self.status.setText(f"{rate}  {figures}  stored 0  sent 0")
        if self.frames == self._most:
            self.close()

    def _on_state(self, _run: int, state: str, sentence: str) -> None:
        self.state = (state, sentence)
        self.view.show_sentence(sentence)
        if state == "loading":
            self.status.setText("Loading the model, opening the source")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc switches the camera off."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Switches the camera and its light off; a driver that hangs is killed."""
        if self._timer.isActive():
            self._timer.stop()
            self._handle.stop(1.0)
        self._handle.close(timeout=0.5)
        super().closeEvent(event)


def main(arguments: Sequence[str]) -> int:
    """Shows the window until it is closed; wrong arguments are one sentence and code 2, a source that fails is code 1."""
    from core import cli_camera

    try:
        options = cli_camera.parsed(arguments)
    except UsageError as error:
        complain(str(error))
        return 2
    except SystemExit as done:  # argparse ends this way after --help
        return int(done.code or 0)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app)
    window = CameraWindow(
        options.source, options.max_frames, model=options.model, answers=cli_camera.answers(options),
        detector=options.detector, threshold=options.threshold, smoothing=options.smoothing,
    )  # fmt: skip
    window.show()
    signal.signal(signal.SIGINT, lambda *_: window.close())
    app.exec()
    if window.state[0] in ("failed", "lost"):
        complain(window.state[1])
        return 1
    return 0
