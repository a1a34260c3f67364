"""The camera page: faces of a film, a picture or a camera, classified live in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app import theme
from app.camera_player import CameraPlayer
from app.file_drop import FileDrop
from app.language import tr
from app.leaving import unfinished
from app.pages.camera_consent import with_consent
from app.pages.camera_controls import CameraControls
from app.pages.camera_layout import CameraLayout
from app.pages.camera_measure import MeasureTab
from app.pages.camera_model import SUFFIXES
from app.pages.camera_model_switch import ModelSwitch
from app.pages.camera_strip import History
from app.runner import EnginePool
from app.settings import Settings
from core.expressions import demo
from core.expressions.pipeline import FaceReading, Reading


class CameraPage(QWidget):
    """``ledger`` counts what the page has seen, stored and sent; the last stays 0, and only a person raises the second."""

    def __init__(self, pool: EnginePool, settings: Settings, history: History, ui: CameraLayout) -> None:
        super().__init__()
        self._settings = settings
        self.player = CameraPlayer(lambda process, patience: pool.release(process, patience=patience), self)
        self.history, self.ui, self.measure = history, ui, ui.measure
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)
        self.layout().addWidget(ui.whole)
        self.ledger = {"frames seen": 0, "stored": 0, "sent": 0}
        self._seen_before = 0
        self._chosen = 0
        self._resume = True  # it opens on the demo, so that a first look is never empty
        self.models = ModelSwitch(self.player, self.ui.controls, settings, self.start, self)
        self._connect()
        self._show_state("idle", "")

    @classmethod
    def build(cls, pool: EnginePool, settings: Settings) -> Generator[CameraPage | None, None, None]:
        """Makes the page in turns of the event loop."""
        with unfinished() as made:
            measure = MeasureTab(pool)
            made += [measure, measure.grid]
            yield None
            model = settings.camera_model if Path(settings.camera_model).is_file() else ""
            made.append(controls := CameraControls(pool, model, settings.camera_live))
            yield None
            history = History()
            ui = CameraLayout(history, measure, controls)
            made.append(ui.whole)
            yield None
            made.append(page := cls(pool, settings, history, ui))
            yield None
        yield page

    def _connect(self) -> None:
        ui, controls, player = self.ui, self.ui.controls, self.player
        ui.start.clicked.connect(self.play_or_pause)
        ui.freeze.toggled.connect(lambda frozen: player.send("freeze", frozen))
        ui.mirror.toggled.connect(self._mirror)
        ui.save.clicked.connect(self._save)
        ui.view.drawn.connect(self._drawn)
        ui.view.face_clicked.connect(lambda number: setattr(self, "_chosen", number))
        QShortcut(QKeySequence("F"), self, ui.freeze.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        controls.source.chosen.connect(self.open_source)
        controls.source.outdated.connect(player.look_for_cameras)
        controls.model.chosen.connect(self.open_model)
        controls.setting.connect(lambda name, value: player.send("settings", {name: value}))
        controls.live_switched.connect(self._switch_live)
        ui.tabs.currentChanged.connect(lambda _: self._look_again() if ui.live_in_sight else self._look_away())
        self.measure.started.connect(self._measure)
        FileDrop(self).dropped.connect(self.take_file)
        player.frame.connect(self._show_frame)
        player.state_changed.connect(self._show_state)
        player.problem.connect(self._complain)
        player.cameras.connect(controls.source.show_cameras)
        theme.changed.connect(self._theme_changed)
        for job in (controls.fetcher, self.measure.player):
            job.problem.connect(lambda sentence, details, _: ui.problems.show_problem(sentence, details))

    # What a person asks for.

    def start(self) -> None:
        """Begins with the chosen source; a live one asks for consent first."""
        if self.ui.controls.source.live:
            with_consent(self, self._settings, self._start)
        else:
            self._start()

    def _start(self) -> None:
        controls = self.ui.controls
        if missing := self.models.missing:
            self._show_state("failed", missing)
            return
        self.ui.problems.hide()
        self.history.clear()
        self.ui.figures.clear()
        self.ui.freeze.setChecked(False)
        self._seen_before = self.ledger["frames seen"]
        self.player.start(
            controls.source.source, model=controls.model.path, answers=self.models.answers, **controls.values
        )

    def stop(self) -> None:
        """Switches the camera and its light off; what it showed is gone."""
        self.player.stop()
        if self.ui.controls.source.live:
            self.ui.view.clear()
            self._show_faces(())

    def play_or_pause(self) -> None:
        """Space."""
        if self.player.active:
            self.stop()
        else:
            self.start()

    def escape(self) -> bool:
        """Esc: stops what runs; False where nothing does."""
        running = self.player.active
        self.stop()
        return running

    def show_lesson(self) -> None:
        """F1."""
        self.ui.show_lesson()

    def open_source(self, source: str, live: bool = False) -> None:
        """Shows another source at once; a live one after consent."""

        def show() -> None:
            self.ui.controls.source.choose(source, live)
            self.ui.mirror.setChecked(live)  # a person expects a mirror
            self.ui.view.clear()
            self._start()

        if live:
            with_consent(self, self._settings, show)
        else:
            show()

    def open_model(self, path: str) -> None:
        """Another model, while the picture goes on."""
        self.ui.problems.hide()
        self.models.open(path)

    def take_file(self, path: str) -> None:
        """A dropped file or folder: a model, or something to look at."""
        if Path(path).suffix.lower() in SUFFIXES:
            self.open_model(path)
        elif self.ui.live_in_sight:
            self.open_source(path)
        else:
            self.measure.take_folder(path)

    def close_engine(self) -> None:
        """Ends the camera's process."""
        self._resume = False
        self.player.close()
        self.ui.controls.fetcher.close()
        self.measure.player.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.ui.live_in_sight:
            self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._look_away()

    def _theme_changed(self) -> None:
        self.ui.take_scale()

    def _look_again(self) -> None:
        """What was shown goes on; a camera does not switch itself on."""
        if self._resume:
            QTimer.singleShot(0, self, self._go_on)  # the page itself shows first

    def _go_on(self) -> None:
        if self._resume and self.isVisible():
            self._resume = False
            self.start()

    def _look_away(self) -> None:
        """Nobody looks: a camera must not, either."""
        if self.player.active:
            self._resume = not self.ui.controls.source.live
            self.stop()

    def _measure(self) -> None:
        self.ui.problems.hide()
        controls = self.ui.controls
        self.measure.begin(controls.model.path, controls.values["detector"], self.models.answers)

    # What came of it.

    def _show_frame(self, picture: np.ndarray, reading: Reading, factor: float) -> None:
        ui = self.ui
        self.history.add(reading)
        self.ledger["frames seen"] = self._seen_before + reading.number
        self._show_faces(reading.faces, reading.labels)
        ui.view.show_frame(picture, reading, factor)
        ui.show_ledger(self.ledger)
        ui.strip.update()

    def _drawn(self, reading: Reading) -> None:
        self.ui.figures.add(reading, self.ui.view.milliseconds, time.perf_counter())
        self.ui.show_figures()

    def _show_faces(self, faces: tuple[FaceReading, ...], labels: tuple[str, ...] = ()) -> None:
        known = {face.number: face for face in faces}
        if self._chosen not in known and faces:
            self._chosen = max(faces, key=lambda face: face.box.width).number
        self.ui.view.chosen = self.ui.strip.chosen = self._chosen
        self.ui.bars.show_face(known.get(self._chosen), labels or self.history.labels, self.ui.controls.threshold)
        self.ui.show_chosen(self._chosen if self._chosen in known else 0, len(faces))

    def _show_state(self, state: str, sentence: str) -> None:
        if state == "failed":  # beside its reason nothing stands of what was seen before
            self._show_faces(())
            self.ui.forget_figures()
        self.ui.show_state(state, sentence, self.player.active, self.ui.controls.source.live)

    def _complain(self, sentence: str, details: str) -> None:
        # What keeps a source from starting stands in its place.
        if not self.models.complained(sentence) and self.player.state != "loading":
            self.ui.problems.show_problem(sentence, details)

    def _mirror(self, mirrored: bool) -> None:
        self.ui.view.mirror = mirrored
        self.ui.view.update()

    def _save(self) -> None:
        picture = self.ui.view.grab()  # as it is now, not when the name has been chosen
        kind = tr("PNG picture") + " (*.png)"
        path, _ = QFileDialog.getSaveFileName(self, tr("Save this picture"), "faces.png", kind)
        if path and not path.lower().endswith(".png"):
            path += ".png"
        if path and picture.save(path, "PNG"):
            self.ledger["stored"] += 1
            self.ui.show_ledger(self.ledger)
        elif path:
            said = tr("{path} could not be written: {problem}")
            self.ui.problems.show_problem(said.format(path=path, problem=tr("choose another folder")))

    # Live cameras.

    def _switch_live(self, offered: bool) -> None:
        self._settings.camera_live = offered
        self._settings.save()
        source = self.ui.controls.source
        if not offered and source.live:
            self.stop()
            source.choose(demo.PORTRAIT)
        source.allow_live(offered)
