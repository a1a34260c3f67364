"""How the camera page is laid out, and what its widgets say in every state."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt
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
from app.form_widgets import muted_label
from app.inspector import LESSONS
from app.language import follow, say, tr
from app.pages.camera_controls import CameraControls
from app.pages.camera_face import FaceBars, Figures
from app.pages.camera_measure import MeasureTab
from app.pages.camera_strip import History, HistoryStrip
from app.shortcuts import keep_keys

#: What stands over the picture in a state that brings no sentence of its own.
_SENTENCES = {
    "idle": QT_TR_NOOP("Press Start (Space)"),
    "loading": QT_TR_NOOP("Loading the model, opening the source"),
    "stopped": QT_TR_NOOP("Stopped. Start (Space) begins anew"),
    "opening": QT_TR_NOOP("Opening the source"),
}
_PROMISE = QT_TR_NOOP(
    "The words name pictures, not what anybody feels, and more than one in four is wrong. Nothing is stored or sent. More: F1"
)
_LEDGER = {
    "frames seen": QT_TR_NOOP("frames seen {count}"),
    "stored": QT_TR_NOOP("stored {count}"),
    "sent": QT_TR_NOOP("sent {count}"),
}


class CameraLayout:
    """The page's widgets, laid out in ``whole``; it knows nothing of what they stand for."""

    def __init__(self, history: History, measure: MeasureTab, controls: CameraControls) -> None:
        px = theme.current().px
        self.problems, self.view = ErrorBar(), ExpressionView()
        self.strip, self.bars, self.figures = HistoryStrip(history), FaceBars(), Figures()
        self.controls = controls
        self.start = say(QPushButton(), toolTip=QT_TR_NOOP("Start or stop (Space); Esc stops, too"))
        theme.restyle(self.start, primary=True)
        freeze = QT_TR_NOOP("Freeze: hold this picture (F); the camera stays on")
        mirror = QT_TR_NOOP("Mirror: left and right as in a mirror, on the screen only")
        save = QT_TR_NOOP("Save this one picture, where you say; nothing is stored otherwise")
        self.freeze = _tool("snowflake", freeze, checkable=True)
        self.mirror = _tool("flip-horizontal", mirror, checkable=True)
        self.save = _tool("content-save-outline", save)
        self._shown: dict[str, tuple] = {}
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
        say(self.tabs.tabBar(), accessibleName=QT_TR_NOOP("Beside the picture"))
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
        for widget in (area, measure, self._lesson):
            self.tabs.addTab(widget, "")
        area.setWidget(content)
        self._fill_live_tab(content)
        self.tabs.currentChanged.connect(self._tab_changed)
        self._scale = 0.0
        self.take_scale()
        self.show_ledger({"frames seen": 0, "stored": 0, "sent": 0})
        follow(self.whole, self._speak)

    def _speak(self) -> None:
        for index, title in enumerate((tr("Live"), tr("Measure"), tr("Lesson"))):
            self.tabs.setTabText(index, title)
        for name, arguments in list(self._shown.items()):
            getattr(self, name)(*arguments)

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
        title = say(QLabel(), text=QT_TR_NOOP("Over time"))
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
        self._face_title, latency = QLabel(), say(QLabel(), text=QT_TR_NOOP("Latency of a frame"))
        self.show_chosen(0, 0)
        for label in (self._face_title, latency):
            theme.restyle(label, role="title")
        key, promise, self._age = say(QLabel(), text=QT_TR_NOOP("smoothed, raw")), muted_label(_PROMISE), ElidedLabel()
        for label in (key, self._age):
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
        self._shown["show_state"] = (state, sentence, active, live)
        shown = sentence[:1].upper() + sentence[1:] or tr(_SENTENCES.get(state, ""))
        if state == "lost":
            self.view.clear()  # what it showed last is no picture of now
        if state == "stopped" and live:
            shown = tr("The camera is off. Start (Space) switches it on")
        if state == "stopping" and live:
            shown = tr("Switching the camera off")
        self.view.show_sentence(shown)
        self.start.setText(" " + (tr("Stop") if active else tr("Start")))
        self.start.setIcon(theme.icon("stop" if active else "play", "on_accent"))
        self._title.setText(self.controls.source.currentText())
        for button in (self.freeze, self.save):
            button.setEnabled(active or state == "ended")

    def show_figures(self) -> None:
        """What changes with every frame that is drawn."""
        self._shown["show_figures"] = ()
        rate = tr("{rate} frames/s").format(rate=f"{self.figures.rate:.0f}") if self.figures.rate else ""
        width, height = self.view.picture_size
        self.note.setText(" · ".join(filter(None, (f"{width}×{height}", rate))))
        self._age.setText(tr("{milliseconds} ms to the screen").format(milliseconds=f"{self.figures.age:.0f}"))

    def forget_figures(self) -> None:
        """There is no picture that they could belong to."""
        self.figures.clear()
        self._shown.pop("show_figures", None)
        self.note.setText("")
        self._age.setText("")

    def show_ledger(self, ledger: Mapping[str, int]) -> None:
        """What became of the pictures."""
        self._shown["show_ledger"] = (ledger,)
        said = (tr(_LEDGER[name]).format(count=f"{count:,}") for name, count in ledger.items())
        self.ledger.setText(" · ".join(said))

    def show_chosen(self, number: int, count: int) -> None:
        """Which face the bars and the strip belong to."""
        self._shown["show_chosen"] = (number, count)
        self._face_title.setText(tr("Face {number}").format(number=number) if number else tr("Face"))
        note = tr("face {number}") if number else tr("no face")
        if count > 1:
            note = tr("face {number} of {count}, click another one")
        self._face_note.setText(note.format(number=number, count=count))


def _heading(title: QWidget, note: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title)
    row.addWidget(note, 1, Qt.AlignmentFlag.AlignRight)
    return row


def _tool(icon: str, tip: str, checkable: bool = False) -> QPushButton:
    return say(QPushButton(icon=theme.icon(icon), checkable=checkable), toolTip=tip, accessibleName=tip)


def _card(heading: QHBoxLayout, body: QWidget) -> QFrame:
    px = theme.current().px
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card, spacing=px(6))
    column.setContentsMargins(px(12), px(8), px(12), px(10))
    column.addLayout(heading)
    column.addWidget(body, 1)
    return card
