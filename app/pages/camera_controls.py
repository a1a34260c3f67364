"""The knobs of the camera page: source, model, detector, threshold, smoothing, and whether live cameras are offered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.elided import ElidedLabel
from app.form_widgets import QuietCombo
from app.language import follow, say, term, tr
from app.pages.camera_model import ModelChooser, ModelQuestions
from app.pages.camera_sources import SourceChooser
from app.pages.job_player import JobPlayer
from app.runner import EnginePool
from app.shortcuts import keep_keys
from app.sliders import StopSlider, stops
from core.expressions import cameras, detectors
from core.expressions.camera_engine import Order
from core.expressions.model_file import InputSpec
from core.jobs.fetch_detector import FetchDetector

_DETECTORS = {
    "yunet": ("YuNet", QT_TR_NOOP("A small convolutional network (2023): turned and partly hidden faces, too")),
    "haar": (
        QT_TR_NOOP("Haar cascade"),
        QT_TR_NOOP("Boosted cascades of Haar-like features (Viola and Jones 2001): frontal faces"),
    ),
}


class CameraControls(QWidget):
    """Shows what holds and tells what a person wants; the page acts."""

    #: Name and value of one of ``camera_engine.LIVE``.
    setting = Signal(str, object)
    live_switched = Signal(bool)

    def __init__(self, pool: EnginePool, model: str, live: bool) -> None:
        super().__init__()
        #: Fetches the detector that does not come along.
        self.fetcher = JobPlayer(pool, self)
        px = theme.current().px
        off = cameras.switched_off()
        self.source, self.model = SourceChooser(live and not off), ModelChooser(model)
        self.questions = ModelQuestions()
        self.facts = ElidedLabel()
        theme.restyle(self.facts, role="muted")
        self._spec: InputSpec | None = None
        self.detector = say(QuietCombo(), accessibleName=QT_TR_NOOP("Detector"))
        keep_keys(self.detector)
        self.fetch = say(
            QPushButton(icon=theme.icon("download")),
            toolTip=QT_TR_NOOP("A detector that also finds turned faces; downloaded from its authors and verified"),
        )
        self._values = {"threshold": Order("", "").threshold, "smoothing": Order("", "").smoothing}
        self._numbers = {name: QLabel(alignment=Qt.AlignmentFlag.AlignRight) for name in self._values}
        self.sliders = {
            "threshold": StopSlider(stops(0.0, 1.0)),
            "smoothing": StopSlider(stops(0.0, 3.0)),
        }
        self.live = say(QCheckBox(checked=live and not off, enabled=not off), text=QT_TR_NOOP("Offer live cameras"))
        tip = off[:1].upper() + off[1:] if off else QT_TR_NOOP("Off, only pictures, films and the demo are offered")
        say(self.live, toolTip=tip)
        self._grid = QGridLayout(horizontalSpacing=px(8), verticalSpacing=px(6))
        self._grid.setColumnStretch(1, 1)
        self._row(QT_TR_NOOP("Source"), self.source)
        self._row(QT_TR_NOOP("Model"), self.model)
        self._row("", self.facts)
        self._row(QT_TR_NOOP("Detector"), self.detector)
        self._grid.addWidget(self.fetch, self._grid.rowCount(), 0, 1, 3)  # too wide for the place beside the names
        below, tip = QT_TR_NOOP("Not sure below"), QT_TR_NOOP("Below this probability no label is given")
        self._slider("threshold", below, tip)
        tip = QT_TR_NOOP("Seconds after which 63 % of a change has come through")
        self._slider("smoothing", QT_TR_NOOP("Smoothing"), tip)
        column = QVBoxLayout(self, spacing=px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.questions)
        column.addWidget(self.live)
        self.detector.activated.connect(lambda _: self.setting.emit("detector", self.detector.currentData()))
        self.fetch.clicked.connect(lambda: self.fetcher.do(FetchDetector))
        self.fetcher.state_changed.connect(self._fetched)
        self.live.toggled.connect(self.live_switched)
        keep_keys(self.fetch, self.live, *self.sliders.values())
        follow(self, self._speak)

    def _speak(self) -> None:
        chosen = self.detector.currentData()
        self.show_detectors()
        self.detector.setCurrentIndex(max(0, self.detector.findData(chosen)))
        self._name_fetch()
        self.show_spec(self._spec)

    def _name_fetch(self) -> None:
        text = tr("Fetch YuNet ({size} MB)").format(size=f"{detectors.YUNET.size / 1e6:.1f}")
        self.fetch.setText(" " + (tr("Fetching YuNet...") if self.fetcher.active else text))

    @property
    def values(self) -> dict[str, Any]:
        """The live settings, as arguments of ``camera_engine.Order``."""
        return {"detector": self.detector.currentData(), **self._values}

    @property
    def threshold(self) -> float:
        """The probability below which nobody is sure."""
        return self._values["threshold"]

    def show_detectors(self) -> None:
        """Those whose files are here; YuNet is preferred as soon as it is."""
        here = detectors.yunet_path() is not None
        self.detector.clear()
        for name, (text, tip) in _DETECTORS.items():
            if name != "yunet" or here:
                self.detector.addItem(tr(text), name)
                self.detector.setItemData(self.detector.count() - 1, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.fetch.setVisible(not here)

    def _fetched(self, state: str) -> None:
        self.fetch.setEnabled(not self.fetcher.active)
        self._name_fetch()
        if state == "finished":
            self.show_detectors()
            self.setting.emit("detector", self.detector.currentData())

    def show_spec(self, spec: InputSpec | None) -> None:
        """How the model is fed."""
        self._spec = spec
        if spec is None:
            self.facts.setText("")
            return
        low, high = spec.value_range or (0, 1)
        said = tr("{width}×{height} {colours}, {low} to {high}")
        colours = term(str(spec.colours))
        width, height = spec.size
        self.facts.setText(said.format(width=width, height=height, colours=colours, low=f"{low:g}", high=f"{high:g}"))

    def _row(self, name: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        if name:
            label = say(QLabel(), text=name)
            label.setBuddy(widget)
            self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1, 1, 2)

    def _slider(self, name: str, text: str, tip: str) -> None:
        row, slider, number = self._grid.rowCount(), self.sliders[name], self._numbers[name]
        label = say(QLabel(), text=text)
        label.setBuddy(slider)
        for widget in (label, slider, number):
            say(widget, toolTip=tip)
        say(slider, accessibleName=text)
        slider.set_value(self._values[name])
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("0.00 s"))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(number, row, 2)
        slider.moved.connect(lambda value, _: self._moved(name, value))
        self._show_number(name)

    def _moved(self, name: str, value: float) -> None:
        self._values[name] = value
        self._show_number(name)
        self.setting.emit(name, value)

    def _show_number(self, name: str) -> None:
        value = self._values[name]
        self._numbers[name].setText(f"{100 * value:.0f} %" if name == "threshold" else f"{value:.2g} s")
