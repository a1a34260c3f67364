"""Sliders that rest on round values, whatever their scale, and never move under a scrolling wheel."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSlider, QWidget

from app import theme

#: Slider positions from one stop to the next, so that a typed value is drawn between its neighbours.
_FINE = 100


def stops(lo: float, hi: float, *, whole: bool = False, log: bool = False) -> list[float]:
    """Round values from ``lo`` to ``hi``, both included: the 1-3-10 ladder if ``log``, otherwise about 100 even steps.

    Whole numbers are all there up to a span of 500. A ladder from 0 starts six decades below ``hi``.
    """
    if log:
        exponents = range(math.floor(math.log10(lo if lo > 0 else hi * 1e-6)), math.ceil(math.log10(hi)) + 1)
        inner = [float(f"{digit}e{exponent}") for exponent in exponents for digit in (1, 3)]
    else:
        step = 1.0 if whole and hi - lo <= 500 else _round_up((hi - lo) / 100)
        inner = [float(f"{k * step:.10g}") for k in range(math.floor(lo / step), math.ceil(hi / step) + 1)]
    values = [lo, *(value for value in inner if lo < value < hi), hi]
    return sorted({round(value) if whole else float(value) for value in values})


def _round_up(step: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(digit * power for digit in (1, 2, 5, 10) if digit * power >= step * 0.999)


class StopSlider(QSlider):
    """A horizontal slider over ``stops`` (ascending numbers; other values only if ``set_value`` is given just those).

    The mouse and the keys land on stops; ``set_value`` shows any number within them.
    """

    #: A person moved it: the value, and whether this goes on with a drag already reported.
    moved = Signal(object, bool)

    def __init__(self, stops: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stops = list(stops)
        self._dragging = False
        self.setRange(0, (len(self._stops) - 1) * _FINE)
        self.setSingleStep(_FINE)
        self.setPageStep(max(1, len(self._stops) // 10) * _FINE)
        self.actionTriggered.connect(self._land)
        self.sliderReleased.connect(self._drop)

    def set_value(self, value: Any) -> None:
        """Shows a value without reporting it."""
        self.setValue(self._position(value))

    def neighbour(self, value: Any, direction: int) -> Any:
        """The next stop above (+1) or below (-1) a value, or the last one there is."""
        index = self._position(value) / _FINE
        index = math.floor(index) + 1 if direction > 0 else math.ceil(index) - 1
        return self._stops[min(max(index, 0), len(self._stops) - 1)]

    def _position(self, value: Any) -> int:
        if value in self._stops:
            return self._stops.index(value) * _FINE
        right = min(max(bisect.bisect(self._stops, value), 1), len(self._stops) - 1)
        low, high = self._stops[right - 1 : right + 1]
        return round((right - 1 + min(max((value - low) / (high - low), 0), 1)) * _FINE)

    def _land(self, action: int) -> None:
        # Called between Qt's move of the handle and its acceptance as the value: the place to make it a stop.
        kind = QAbstractSlider.SliderAction(action)
        if kind == QAbstractSlider.SliderAction.SliderSingleStepAdd:
            index = self.value() // _FINE + 1
        elif kind == QAbstractSlider.SliderAction.SliderSingleStepSub:
            index = -(-self.value() // _FINE) - 1
        else:
            index = round(self.sliderPosition() / _FINE)
        index = min(max(index, 0), len(self._stops) - 1)
        self.setSliderPosition(index * _FINE)
        if index * _FINE != self.value():
            self.moved.emit(self._stops[index], self._dragging)
            self._dragging = self.isSliderDown()

    def _drop(self) -> None:
        self._dragging = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the form that the slider lies in

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(48), super().minimumSizeHint().height())

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 1))
            frame = QRectF(QPointF(0.5, 0.5), self.size() - QSize(1, 1))
            painter.drawRoundedRect(frame, theme.current().px(4), theme.current().px(4))
