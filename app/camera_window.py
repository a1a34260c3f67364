"""``learnoscope camera --window``: the live picture with its faces, from a camera process that can be killed."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app import language, theme
from app.camera_player import CameraPlayer
from app.expression_view import ExpressionView
from app.language import tr
from app.pages.camera_face import Figures
from app.settings import Settings
from core.cli_options import UsageError, complain
from core.expressions.pipeline import Reading


class CameraWindow(QWidget):
    """One source until Esc or the window's button; ``order`` are the arguments of ``CameraPlayer.start``."""

    def __init__(self, source: str, max_frames: int | None = None, **order: Any) -> None:
        super().__init__()
        self.setWindowTitle(tr("Facial-expression classification"))
        self.resize(960, 600)
        self.view = ExpressionView(self)
        self.status = QLabel(tr("Starting"), self)
        self.status.setMargin(theme.current().px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.status)
        self.frames, self._most = 0, max_frames
        #: How the camera was when the window closed, and its sentence.
        self.state: tuple[str, str] = ("", "")
        self._figures = Figures()
        # A driver that hangs is killed.
        self.player = CameraPlayer(lambda process, patience: process.close(patience), self)
        self.player.frame.connect(self.view.show_frame)
        self.view.drawn.connect(self._drawn)
        self.player.state_changed.connect(self._show_state)
        self.player.start(source, **order)

    def _drawn(self, reading: Reading) -> None:
        self.frames += 1
        self._figures.add(reading, self.view.milliseconds, time.perf_counter())
        rate = tr("{rate} frames/s").format(rate=f"{self._figures.rate:.0f}") if self._figures.rate else ""
        figures = [f"{tr(part)} {value:.1f} ms" for part, value in self._figures.means().items()]
        kept = [tr("stored {count}").format(count=0), tr("sent {count}").format(count=0)]
        self.status.setText("  ".join([rate, *figures, *kept]))
        if self.frames == self._most:
            self.close()

    def _show_state(self, state: str, sentence: str) -> None:
        self.view.show_sentence(sentence)
        if state == "loading":
            self.status.setText(tr("Loading the model, opening the source"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc switches the camera off."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Switches the camera and its light off."""
        self.state = self.player.state, self.player.sentence
        self.player.close()
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
    language.apply(app, Settings.load().language)
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
