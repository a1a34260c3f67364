"""The Measure tab: what to measure on, and the two numbers side by side; the panels in the middle show the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app import saving, theme
from app.form_widgets import QuietCombo, muted_label
from app.language import follow, say, tr
from app.pages.job_player import JobPlayer
from app.panel_grid import PanelGrid
from app.runner import EnginePool
from app.shortcuts import keep_keys
from core import datasets
from core.datasets.catalogue import CARDS
from core.jobs.measure_expressions import MeasureExpressions

_ABOUT = QT_TR_NOOP(
    "The usual figure is the model's accuracy on pictures that are cut to the face. What counts is the whole chain: finding "
    "the face, cutting it out, and the model. A face that is not found is a wrong answer."
)
_FOLDERS = QT_TR_NOOP("Or a folder of yours that holds a folder of pictures for each label, such as happy and sad.")
_OPEN = "open"


class MeasureTab(QWidget):
    """``started`` when a person wants it; ``begin`` runs it, ``grid`` shows it."""

    started = Signal()
    technique = MeasureExpressions

    def __init__(self, pool: EnginePool) -> None:
        super().__init__()
        px = theme.current().px
        self.player = JobPlayer(pool, self)
        self.grid = PanelGrid(MeasureExpressions)
        about, hint = say(QLabel(wordWrap=True), text=_ABOUT), muted_label(_FOLDERS)
        self.pictures = say(QuietCombo(), accessibleName=QT_TR_NOOP("Labelled pictures"))
        self.go = QPushButton()
        theme.restyle(self.go, primary=True)
        keep_keys(self.pictures, self.go)
        self.progress, self.said = QProgressBar(textVisible=False), muted_label()
        self.figures = {name: QLabel("–") for name in (QT_TR_NOOP("end to end"), QT_TR_NOOP("crops alone"))}
        numbers = QGridLayout(horizontalSpacing=px(16))
        for column, (name, label) in enumerate(self.figures.items()):
            caption = muted_label(name)
            theme.restyle(label, role="headline")
            numbers.addWidget(label, 0, column)
            numbers.addWidget(caption, 1, column)
        column = QVBoxLayout(self, spacing=px(10))
        column.setContentsMargins(px(10), px(10), px(10), px(10))
        for item in (about, self.pictures, hint, self.go, self.progress, self.said):
            column.addWidget(item)
        column.addLayout(numbers)
        column.addStretch(1)
        self._fill()
        self.pictures.activated.connect(self._chosen)
        self.go.clicked.connect(self._clicked)
        self.player.event.connect(self._heard)
        self.player.frame.connect(self.grid.draw)
        self.player.state_changed.connect(self._show_state)
        self.grid.built.connect(lambda: self.grid.begin_run(" "))  # nobody needs to press Play here
        self.grid.save_figure_requested.connect(lambda card: saving.save_figure(self.window(), self, card))
        self.grid.save_numbers_requested.connect(lambda card: saving.save_numbers(self.window(), self, card))
        follow(self, self._name_go)
        self._show_state("idle")

    def begin(self, model: str, detector: str, answers: dict[str, Any] | None) -> None:
        """Measures these with the chosen pictures."""
        for label in self.figures.values():
            label.setText("–")
        self.grid.begin_run(" ")
        knobs = {"pictures": self.pictures.currentData(), "model": model, "detector": detector, **(answers or {})}
        self.player.do(MeasureExpressions, **knobs)

    def take_folder(self, path: str) -> None:
        """A folder of labelled pictures is chosen."""
        if self.pictures.findData(path) < 0:
            self.pictures.insertItem(0, path.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or path, path)
        self.pictures.setCurrentIndex(self.pictures.findData(path))
        self.go.setEnabled(True)

    def _fill(self) -> None:
        try:
            datasets.find(*CARDS["fer2013"].places)
            self.pictures.addItem("FER2013: PrivateTest", "fer2013")
            self.pictures.addItem("FER2013: PublicTest", "fer2013/validation")
        except datasets.DatasetMissing:
            self.go.setEnabled(False)
        self.pictures.addItem("", _OPEN)
        follow(self, lambda: self.pictures.setItemText(self.pictures.findData(_OPEN), tr("Open a folder...")))

    def _chosen(self, index: int) -> None:
        if self.pictures.itemData(index) == _OPEN:
            self.pictures.setCurrentIndex(0)
            if path := QFileDialog.getExistingDirectory(self.window(), tr("Folder of labelled pictures")):
                self.take_folder(path)

    def _clicked(self) -> None:
        if self.player.active:
            self.player.stop()
        else:
            self.started.emit()

    def _heard(self, stream: str, data: dict[str, Any]) -> None:
        if stream == "progress":
            self.said.setText(data["label"])
            self.progress.setRange(0, 1000 if data["total"] else 0)
            self.progress.setValue(round(1000 * data["done"] / data["total"]) if data["total"] else 0)
        elif stream == "headline":
            self.said.setText(data["markdown"])
        else:
            self.grid.receive(stream, data)

    def _name_go(self) -> None:
        self.go.setText(tr("Cancel") if self.player.active else tr("Measure"))

    def _show_state(self, state: str) -> None:
        active = self.player.active
        self._name_go()
        self.progress.setVisible(active)
        if state == "finished":
            for name, label in self.figures.items():
                label.setText(f"{100 * self.player.metrics[name]:.1f} %")
            self.grid.catch_up()
        elif not active:
            self.said.setText("")
