"""Changes the model while the picture goes on, and asks a person for what a model's file does not say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QObject

from app.camera_player import CameraPlayer
from app.language import tr
from app.pages.camera_controls import CameraControls
from app.settings import Settings
from core.expressions import model_loading
from core.expressions.model_file import InputSpec

_MISSING = QT_TR_NOOP(
    "The model that comes along (models/{name}) is missing. Open or drop a model of faces (.onnx, .h5, .hdf5 or .keras), or "
    "train it: python build_scripts/train_expressions.py"
)


class ModelSwitch(QObject):
    """``answers`` is what a person said about the present model, None where nothing had to be; ``start`` begins anew.

    A model that cannot be used costs a sentence: where another one ran before, it goes on and is the chosen one again.
    """

    def __init__(
        self,
        player: CameraPlayer,
        controls: CameraControls,
        settings: Settings,
        start: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.answers: dict[str, Any] | None = None
        self._player, self._controls, self._settings, self._start = player, controls, settings, start
        self._running = ""  # path of the model that classifies at present
        #: Whether a start is about to fail for want of answers, and is to be repeated with them; whether the next problem says
        #: in words what was just asked.
        self._retry = self._just_asked = False
        controls.questions.tried.connect(self._try)
        controls.questions.kept.connect(lambda answers: player.send("remember", controls.model.path, answers))
        player.question.connect(self._ask)
        player.model.connect(self._loaded)
        player.state_changed.connect(self._state_changed)

    @property
    def missing(self) -> str:
        """Why nothing can be classified, where the shipped model is chosen and not there; else ""."""
        path = Path(self._controls.model.path)
        return "" if path != model_loading.DEFAULT or path.is_file() else tr(_MISSING).format(name=path.name)

    def open(self, path: str) -> None:
        """Takes another model file."""
        self.answers, self._retry = None, False
        self._controls.questions.hide()
        self._controls.model.choose(path)
        self._use()

    def complained(self, sentence: str) -> bool:
        """Whether a problem belongs to the questions, which then show it; any other puts back the model that still runs."""
        questions = self._controls.questions
        if self._just_asked:
            self._just_asked = False
            return True
        if not questions.isHidden():
            questions.show_problem(sentence)
            return True
        if self._running and self._player.active and self._controls.model.path != self._running:
            self.answers = None  # the engine has what was said of the model before
            self._controls.model.choose(self._running)
        return False

    def _use(self) -> None:
        if self._retry:
            return
        if self._player.active or self._player.state == "ended":
            self._player.send("model", self._controls.model.path, self.answers)
        else:
            self._start()

    def _ask(self, unknown: tuple[str, ...], outputs: int) -> None:
        self._just_asked, self._retry = True, self._player.state == "loading"
        self._controls.questions.ask(Path(self._controls.model.path).name, unknown, outputs)

    def _try(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self._use()

    def _loaded(self, path: str, spec: InputSpec) -> None:
        self._running = path
        self._controls.show_spec(spec)
        self._settings.camera_model = "" if path == str(model_loading.DEFAULT) else path

    def _state_changed(self, state: str, _sentence: str) -> None:
        retry = self._retry and state == "failed"
        if state != "loading":
            self._retry = False
        if retry:
            self._start()
