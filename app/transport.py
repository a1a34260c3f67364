"""The bar below a page: Reset, Play, Step, speed, stop rule, how far the run is and how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.elided import ElidedLabel
from app.language import follow, say, tr
from app.remaining import Remaining, clock_text
from app.shortcuts import keep_keys
from app.sliders import StopSlider
from app.stop_rule import StopRuleButton
from core.knob_record import Knob

#: Steps per second that the slider offers; None is full speed.
SPEEDS = (1, 2, 5, 10, 30, 100, 300, 1000, None)

#: By state: text, icon and tooltip of the primary button, whether Step works, and what stands in place of the time left.
_PLAY, _PAUSE = QT_TR_NOOP("Play"), QT_TR_NOOP("Pause")
_STATES = {
    "idle": (_PLAY, "play", QT_TR_NOOP("Play (Space)"), True, ""),
    "starting": (_PAUSE, "pause", QT_TR_NOOP("Pause (Space)"), False, QT_TR_NOOP("starting")),
    "running": (_PAUSE, "pause", QT_TR_NOOP("Pause (Space)"), False, ""),
    "paused": (_PLAY, "play", QT_TR_NOOP("Go on (Space)"), True, QT_TR_NOOP("paused")),
    "finished": (_PLAY, "play", QT_TR_NOOP("Play again from the start (Space)"), True, QT_TR_NOOP("finished")),
    "failed": (_PLAY, "play", QT_TR_NOOP("Try again from the start (Space)"), True, QT_TR_NOOP("failed")),
}


class Transport(QFrame):
    """Shows what ``show_state`` and ``show_progress`` say and asks by signals.

    ``stop_when`` is the technique's stop rule knob, if it has one. Where the page is narrow, the less important texts
    shorten or disappear one after the other; nothing is cut off.
    """

    play_pause_clicked = Signal()
    step_clicked = Signal()
    reset_clicked = Signal()
    #: Shift+click on Reset.
    new_seed_clicked = Signal()
    #: Steps per second, or None for full speed.
    speed_changed = Signal(object)
    stop_rule_changed = Signal(str)

    def __init__(
        self,
        stop_when: Knob | None = None,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._clock = clock
        self._remaining = Remaining(clock)
        self._state = "idle"
        self._counts = self._counts_short = self._left = ""
        self._seconds, self._left_at = 0.0, -1.0
        self._brief_counts = self._brief_times = False
        self._counter_room = 0

        self._shown: tuple = (0, 0)
        reset_tip = QT_TR_NOOP("Reset to the same initial weights (R)\nShift+click: new seed (Shift+R)")
        self.reset = _button(QT_TR_NOOP("Reset"), "restart", reset_tip)
        self.play = _button(_PLAY, "play", "")
        theme.restyle(self.play, primary=True)
        self.step = _button(QT_TR_NOOP("Step"), "skip-next", QT_TR_NOOP("One step (Right)"))
        self._speed_name, self._speed_value = say(QLabel(), text=QT_TR_NOOP("Speed")), QLabel()
        theme.restyle(self._speed_value, role="muted")
        self.speed = say(StopSlider(range(len(SPEEDS))), accessibleName=QT_TR_NOOP("Speed"))
        self._speed_name.setBuddy(self.speed)
        keep_keys(self.speed)
        self.stop_rule = StopRuleButton(stop_when) if stop_when else None
        self.counter = ElidedLabel()
        self.times = ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.restyle(self.times, role="muted")
        self.bar = QProgressBar(textVisible=False, maximum=1000)
        say(self.bar, accessibleName=QT_TR_NOOP("Share of the run done"))
        #: What is given up for width, in this order; each is told whether to.
        self._cuts: list[Callable[[bool], object]] = [
            lambda cut: [b.setText("" if cut else b.accessibleName()) for b in (self.reset, self.step)],
            self._speed_name.setHidden,
            lambda cut: setattr(self, "_brief_times", cut),
            lambda cut: self.stop_rule and self.stop_rule.shorten(cut),
            lambda cut: setattr(self, "_brief_counts", cut),
            self._speed_value.setHidden,
            lambda cut: self.speed.setMaximumWidth(theme.current().px(48 if cut else 84)),
        ]
        self._lay_out()

        self.play.clicked.connect(self.play_pause_clicked)
        self.step.clicked.connect(self.step_clicked)
        self.reset.clicked.connect(self._reset)
        self.speed.moved.connect(lambda index, _: self._choose_speed(SPEEDS[index]))
        if self.stop_rule:
            self.stop_rule.changed.connect(self._choose_stop_rule)
        self.set_speed(None)
        self.show_state("idle")
        follow(self, self._speak)

    def show_state(self, state: str) -> None:
        """Shows "idle", "starting", "running", "paused", "finished" or "failed"."""
        if state in ("idle", "starting"):
            self._remaining.restart()
            self._left = ""
        self._remaining.run(state == "running")
        self._state = state
        self._show_state()
        self._fit()

    def _show_state(self) -> None:
        text, icon, tip, can_step, _ = _STATES[self._state]
        self.play.setText(tr(text))
        self.play.setIcon(theme.icon(icon, "on_accent"))
        self.play.setToolTip(tr(tip))
        self.step.setEnabled(can_step)

    def _speak(self) -> None:
        self._show_state()
        self._show_speed(self._speed)
        self._left_at = -1.0
        self.show_progress(*self._shown)
        self._fit()

    def show_progress(
        self,
        step: float,
        epoch: float,
        done: float = 0,
        total: float | None = None,
        unit: str = "",
        seconds: float = 0,
        label: str = "",
    ) -> None:
        """Where the run is: ``done`` of ``total`` (None: unknown) in ``unit``; ``label`` names long work such as loading.

        ``seconds`` is the computing time so far. May be called as often as the page draws.
        """
        self._shown = (step, epoch, done, total, unit, seconds, label)
        self.bar.setValue(round(1000 * min(done / total, 1)) if total else 0)
        self._counts_short = label or tr("Step {step}").format(step=f"{step:,.0f}")
        detail = f"{done / total:.0%}" if label and total else ""
        if epoch and not label:
            detail = tr("epoch {epoch}").format(epoch=f"{epoch:,.4g}")
        self._counts = " · ".join(filter(None, (self._counts_short, detail)))
        self._seconds = seconds
        left = self._remaining.seconds_left(done, total, (label, unit))
        if left is None or self._clock() - self._left_at > 0.25:  # numbers that flicker cannot be read
            self._left_at = self._clock()
            self._left = "" if left is None else tr("{time} left").format(time=clock_text(left))
        widths = self.counter.minimumWidth(), self.times.minimumWidth()
        self._write()
        if widths != (self.counter.minimumWidth(), self.times.minimumWidth()):
            self._fit()

    def set_speed(self, steps_per_second: float | None) -> None:
        """Shows a speed (None: full; so is any that the slider does not offer)."""
        index = SPEEDS.index(steps_per_second) if steps_per_second in SPEEDS else len(SPEEDS) - 1
        self.speed.set_value(index)
        self._show_speed(SPEEDS[index])

    def set_stop_rule(self, rule: str) -> None:
        """Shows a stop rule ("": never)."""
        if self.stop_rule:
            self.stop_rule.show_rule(rule)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(450), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.layout():
            self._fit()

    def _lay_out(self) -> None:
        px = theme.current().px
        self._line = line = QHBoxLayout(spacing=px(8))
        controls = [self.reset, self.play, self.step, self._speed_name, self.speed, self._speed_value, self.stop_rule]
        for widget in filter(None, controls):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.counter)
        line.addSpacing(px(4))
        line.addWidget(self.times)
        column = QVBoxLayout(self, spacing=px(8))
        column.setContentsMargins(px(12), px(10), px(12), px(8))
        column.addLayout(line)
        column.addWidget(self.bar)

    def _fit(self) -> None:
        """Gives up as little as the width demands."""
        metrics, text = self.play.fontMetrics(), self.play.text()
        texts = max(metrics.horizontalAdvance(tr(state[0])) for state in _STATES.values())
        self.play.setMinimumWidth(0)
        self.play.setMinimumWidth(self.play.sizeHint().width() - metrics.horizontalAdvance(text) + texts)
        margins = self.layout().contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._counter_room = room
        for level in range(len(self._cuts) + 1):
            for index, cut in enumerate(self._cuts):
                cut(index < level)
            self.counter.setMinimumWidth(0)
            self.times.setMinimumWidth(0)
            self._write()
            self._line.invalidate()  # or it answers with what it remembers
            needed = self._line.sizeHint().width()
            if needed <= room:
                break
        else:
            self._counter_room = max(self.counter.sizeHint().width() - (needed - room), 1)
            self.counter.setMinimumWidth(0)
            self._write()
        # Having answered, the line believes that it is laid out.
        self._line.invalidate()
        self._line.update()

    def _write(self) -> None:
        said = tr(_STATES[self._state][4]) or self._left
        elapsed = clock_text(self._seconds) if self._seconds else ""
        counts = self._counts_short if self._brief_counts else self._counts
        for label, text in (
            (self.counter, self.fontMetrics().elidedText(counts, Qt.TextElideMode.ElideRight, self._counter_room)),
            (self.times, said or elapsed if self._brief_times else " · ".join(filter(None, (elapsed, said)))),
        ):
            label.setText(text)
            # Only ever wider until the next fit, so that changing digits push nothing about.
            label.setMinimumWidth(max(label.minimumWidth(), label.sizeHint().width()))

    def _choose_speed(self, steps_per_second: float | None) -> None:
        self._show_speed(steps_per_second)
        self._remaining.restart()
        self.speed_changed.emit(steps_per_second)

    def _show_speed(self, steps_per_second: float | None) -> None:
        self._speed, full = steps_per_second, steps_per_second is None
        self._speed_value.setText(tr("full") if full else f"{steps_per_second}/s")
        said = tr("full speed") if full else tr("%n steps a second", "", steps_per_second)
        self.speed.setToolTip(tr("Speed: {speed}").format(speed=said))
        self.speed.setAccessibleDescription(said)

    def _choose_stop_rule(self, rule: str) -> None:
        self._fit()
        self.stop_rule_changed.emit(rule)

    def _reset(self) -> None:
        shifted = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        (self.new_seed_clicked if shifted else self.reset_clicked).emit()


def _button(text: str, icon: str, tip: str) -> QPushButton:
    # Not focused by a click: Space after it should still play.
    button = QPushButton(icon=theme.icon(icon), focusPolicy=Qt.FocusPolicy.TabFocus)
    keep_keys(button)
    return say(button, text=text, accessibleName=text, toolTip=tip)
