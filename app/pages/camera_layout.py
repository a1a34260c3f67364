"""How the camera page is laid out, and what its widgets say in every state."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.elided import ElidedLabel
from app.error_bar import ErrorBar
from app.expression_view import ExpressionView
from app.inspector import LESSONS
from app.pages.camera_controls import CameraControls
from app.pages.camera_face import FaceBars, Figures
from app.pages.camera_measure import MeasureTab
from app.pages.camera_strip import History, HistoryStrip
from app.shortcuts import keep_keys

#: What stands over the picture in a state that brings no sentence of its own.
_SENTENCES = {
    "idle": "Press Start (Space)",
    "loading": "Loading the model, opening the source",
    "stopped": "Stopped. Start (Space) begins anew",
    "opening": "Opening the source",
}
_PROMISE = "The words name pictures, not what anybody feels, and more than one in four is wrong. Nothing is stored or sent. More: F1"


class CameraLayout:
    """The page's widgets, laid out in ``whole``; it knows nothing of what they stand for."""

    def __init__(self, history: History, measure: MeasureTab, controls: CameraControls) -> None:
        px = theme.current().px
        self.problems, self.view = ErrorBar(), ExpressionView()
        self.strip, self.bars, self.figures = HistoryStrip(history), FaceBars(), Figures()
        self.controls = controls
        self.start = QPushButton(theme.icon("play", "on_accent"), " Start")
        theme.restyle(self.start, primary=True)
        self.start.setToolTip("Start or stop (Space); Esc stops, too")
        self.freeze = _tool("snowflake", "Freeze: hold this picture (F); the camera stays on", checkable=True)
        self.mirror = _tool(
            "flip-horizontal", "Mirror: left and right as in a mirror, on the screen only", checkable=True
        )
        self.save = _tool("content-save-outline", "Save this one picture, where you say; nothing is stored otherwise")
        keep_keys(self.start, self.freeze, self.mirror, self.save)
        self.ledger, self.note = (
            ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight),
        )
        self._title, self._face_note = ElidedLabel(), QLabel()
        for label in (self.ledger, self.note, self._face_note):
            theme.restyle(label, role="muted")
        theme.restyle(self._title, role="title")
        self.measure, self._lesson = measure, QWidget()
        QVBoxLayout(self._lesson).setContentsMargins(0, 0, 0, 0)
        # From the outside in: whatever gets a new parent is dressed anew by the style sheet, with all that it holds.
        self.whole = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=px(10))
        left, self.tabs = QWidget(), QTabWidget(documentMode=True)
        self.whole.addWidget(left)
        self.whole.addWidget(self.tabs)
        self.whole.setStretchFactor(0, 1)
        column = QVBoxLayout(left, spacing=px(10))
        column.setContentsMargins(0, px(10), 0, 0)
        self._middle, live_view = QStackedWidget(), QWidget()
        column.addWidget(self.problems)
        column.addWidget(self._middle, 1)
        self._middle.addWidget(live_view)
        self._middle.addWidget(measure.grid)
        self._fill_live_view(live_view)
        self.tabs.tabBar().setExpanding(True)
        area, content = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame), QWidget()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget, title in ((area, "Live"), (measure, "Measure"), (self._lesson, "Lesson")):
            self.tabs.addTab(widget, title)
        area.setWidget(content)
        self._fill_live_tab(content)
        self.tabs.currentChanged.connect(self._tab_changed)
        self._scale = 0.0
        self.take_scale()
        self.show_ledger({"frames seen": 0, "stored": 0, "sent": 0})

    def take_scale(self) -> None:
        """Gives the knobs the room that they need in this size of text; a person may give them another."""
        if theme.current().scale != self._scale:
            self._scale, px = theme.current().scale, theme.current().px
            self.whole.setSizes([max(px(400), self.whole.width() - px(300)), px(290)])
            for button in (self.start, self.freeze, self.mirror, self.save):
                button.setIconSize(QSize(px(16), px(16)))

    def _fill_live_view(self, view: QWidget) -> None:
        px = theme.current().px
        column = QVBoxLayout(view, spacing=px(10))
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel("Over time")
        theme.restyle(title, role="title")
        column.addWidget(_card(_heading(self._title, self.note), self.view), 1)
        column.addWidget(_card(_heading(title, self._face_note), self.strip))
        bar = QFrame()
        bar.setProperty("card", True)
        column.addWidget(bar)
        row = QHBoxLayout(bar, spacing=px(8))
        row.setContentsMargins(px(10), px(8), px(10), px(8))
        for button in (self.start, self.freeze, self.mirror, self.save):
            row.addWidget(button)
        row.addWidget(self.ledger, 1)

    def _fill_live_tab(self, content: QWidget) -> None:
        px = theme.current().px
        column = QVBoxLayout(content, spacing=px(8))
        column.setContentsMargins(px(10), px(10), px(10), px(10))
        column.addWidget(self.controls)
        self._face_title, latency = QLabel("Face"), QLabel("Latency of a frame")
        for label in (self._face_title, latency):
            theme.restyle(label, role="title")
        key, promise, self._age = QLabel("smoothed, raw"), QLabel(_PROMISE, wordWrap=True), ElidedLabel()
        for label in (key, promise, self._age):
            theme.restyle(label, role="muted")
        column.addLayout(_heading(self._face_title, key))
        column.addWidget(self.bars)
        column.addLayout(_heading(latency, self._age))
        column.addWidget(self.figures)
        column.addStretch(1)
        column.addWidget(promise)

    def show_lesson(self) -> None:
        """Brings the lesson to the front."""
        self.tabs.setCurrentWidget(self._lesson)

    @property
    def live_in_sight(self) -> bool:
        """Whether the picture is shown, not the panels of a measurement."""
        return self.tabs.currentWidget() is not self.measure

    def _tab_changed(self, _index: int) -> None:
        self._middle.setCurrentIndex(0 if self.live_in_sight else 1)
        if self.tabs.currentWidget() is self._lesson and not self._lesson.layout().count():
            from app.lesson_view import LessonView

            view = LessonView()
            view.show_markdown((LESSONS / "camera.md").read_text(encoding="utf-8"))
            self._lesson.layout().addWidget(view)

    def show_state(self, state: str, sentence: str, active: bool, live: bool) -> None:
        """Says in words what holds; a picture that stays is not covered without a reason."""
        shown = sentence[:1].upper() + sentence[1:] or _SENTENCES.get(state, "")
        if state == "lost":
            self.view.clear()  # what it showed last is no picture of now
        if state == "stopped" and live:
            shown = "The camera is off. Start (Space) switches it on"
        if state == "stopping" and live:
            shown = "Switching the camera off"
        self.view.show_sentence(shown)
        self.start.setText(" Stop" if active else " Start")
        self.start.setIcon(theme.icon("stop" if active else "play", "on_accent"))
        self._title.setText(self.controls.source.currentText())
        for button in (self.freeze, self.save):
            button.setEnabled(active or state == "ended")

    def show_figures(self) -> None:
        """What changes with every frame that is drawn."""
        rate = f" · {self.figures.rate:.0f} frames/s" if self.figures.rate else ""
        width, height = self.view.picture_size
        self.note.setText(f"{width}×{height}{rate}")
        self._age.setText(f"{self.figures.age:.0f} ms to the screen")

    def show_ledger(self, ledger: Mapping[str, int]) -> None:
        """What became of the pictures."""
        self.ledger.setText(" · ".join(f"{name} {count:,}" for name, count in ledger.items()))

    def show_chosen(self, number: int, count: int) -> None:
        """Which face the bars and the strip belong to."""
        self._face_title.setText(f"Face {number}" if number else "Face")
        others = (
            f"face {number} of {count}, click another one" if count > 1 else f"face {number}" if number else "no face"
        )
        self._face_note.setText(others)


def _heading(title: QWidget, note: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title)
    row.addWidget(note, 1, Qt.AlignmentFlag.AlignRight)
    return row


def _tool(icon: str, tip: str, checkable: bool = False) -> QPushButton:
    button = QPushButton(theme.icon(icon), "", toolTip=tip, checkable=checkable)
    button.setAccessibleName(tip)
    return button


def _card(heading: QHBoxLayout, body: QWidget) -> QFrame:
    px = theme.current().px
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card, spacing=px(6))
    column.setContentsMargins(px(12), px(8), px(12), px(10))
    column.addLayout(heading)
    column.addWidget(body, 1)
    return card
