"""One axis: tidy ticks, a light grid, labels that never overlap, names that are turned where they fit only so."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.panels.graph import pg
from app.panels.ticks import Tick, fitting, linear_ticks, log_ticks

#: Design pixels right of the axes, for the last label.
MARGIN = 10


class Axis(pg.AxisItem):
    """A left or bottom axis. ``log``: positions are exponents of ten. ``categories`` names the positions 0, 1, 2, ..."""

    def __init__(self, orientation: str, name: str = "", log: bool = False) -> None:
        super().__init__(orientation)
        self.log = log
        self.categories: Sequence[str] | None = None
        self._name = name
        self._margin = 0
        self._turned = False
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, autoReduceTextSpace=False)
        self.setGrid(255)  # also makes the ticks span the view; their pen is the grid's
        self.setZValue(-1000)
        self.restyle()

    def restyle(self) -> None:
        """Takes colours and font of the current theme."""
        look = theme.current()
        self.setStyle(tickFont=look.font(12), tickTextOffset=look.px(6))
        self._margin = look.px(MARGIN)
        self.setPen(pg.mkPen(look.edge))
        self.setTickPen(pg.mkPen(look.line))
        self.setTextPen(pg.mkPen(look.muted))
        self.label.setFont(look.font(12))
        self.setLabel(self._name, color=look.muted)

    def generateDrawSpecs(self, painter: QPainter) -> tuple | None:
        """Overrides pyqtgraph's: labels never overlap, minor ticks carry no label."""
        view = self.linkedView()
        if view is None or self.range[0] == self.range[1]:
            return None
        own, plot = self.mapRectFromParent(self.geometry()), view.mapRectToItem(self, view.boundingRect())
        left = self.orientation == "left"
        length = plot.height() if left else plot.width()
        if length <= 0 or not math.isfinite(self.range[1] - self.range[0]):
            return None
        metrics = QFontMetricsF(self.style["tickFont"])
        ticks = self._ticks(length, metrics)
        if not left and self._turned != (turns := self._turns(ticks, length, own.height() + plot.height(), metrics)):
            self._turned, self.textHeight = turns, 0  # upright again, they need less height than they had
        if self._turned:
            ticks = _every(self.categories, 1)
        axis_pen, grid_pen, offset = self.pen(), self.tickPen(), self.style["tickTextOffset"][0 if left else 1]
        lines, texts, extent = [], [], 0.0
        for position, text in ticks:
            at = self._pixel(position, length) + (plot.top() if left else plot.left())
            if self.categories is None:
                ends = (
                    (QPointF(plot.left(), at), QPointF(plot.right(), at))
                    if left
                    else (QPointF(at, plot.top()), QPointF(at, plot.bottom()))
                )
                lines.append((grid_pen, *ends))
            if not text or not self.style["showValues"]:
                continue
            width, height = metrics.horizontalAdvance(text) + 2, metrics.height()
            if left:
                rect = QRectF(own.right() - offset - width, at - height / 2, width, height)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            elif self._turned:
                rect = QRectF(at - height / 2, own.top() + offset, height, width)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            else:
                # The outermost labels may stand out into the margin, not beyond it.
                at = min(max(at, width / 2 - plot.left()), own.right() + self._margin - width / 2)
                rect = QRectF(at - width / 2, own.top() + offset, width, height)
                flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            extent = max(extent, width if left or self._turned else height)
            texts.append((rect, flags | Qt.TextFlag.TextDontClip, text))
        self._updateMaxTextSize(extent)
        corner = QPointF(plot.left(), plot.bottom())
        end = QPointF(plot.left(), plot.top()) if left else QPointF(plot.right(), plot.bottom())
        return (axis_pen, corner, end), lines, texts

    def drawPicture(self, p: QPainter, axisSpec: tuple, tickSpecs: list, textSpecs: list) -> None:
        """Overrides pyqtgraph's: names that stand side by side only when they are turned."""
        super().drawPicture(p, axisSpec, tickSpecs, [] if self._turned else textSpecs)
        for rect, flags, text in textSpecs if self._turned else ():
            p.save()
            p.translate(rect.bottomLeft())
            p.rotate(-90)
            p.drawText(QRectF(0, 0, rect.height(), rect.width()), int(flags), text)
            p.restore()

    def resizeEvent(self, event: object = None) -> None:
        if self.label:
            self.label.setHtml(self.labelString())
        super().resizeEvent(event)

    def labelString(self) -> str:
        """Overrides pyqtgraph's: a name that is longer than its axis ends in dots instead of being cut at both ends."""
        size = self.size()
        length = size.height() if self.orientation == "left" else size.width()
        metrics = QFontMetricsF(self.label.font())
        text = metrics.elidedText(self.labelText, Qt.TextElideMode.ElideRight, length) if length else self.labelText
        return f"<span style='color: {self.labelStyle.get('color', '')}'>{html.escape(text)}</span>"

    def boundingRect(self) -> QRectF:
        # Labels centred on the outermost ticks stand out of the axis.
        margin = self.style["tickFont"].pixelSize()
        return super().boundingRect().adjusted(-margin, -margin, margin, margin)

    def _ticks(self, length: float, metrics: QFontMetricsF) -> list[Tick]:
        lo, hi = self.range
        left, height = self.orientation == "left", metrics.height()

        def fits(ticks: Sequence[Tick]) -> bool:
            ends = -math.inf
            for position, text in ticks if not left else reversed(ticks):
                size = height * 1.3 if left else metrics.horizontalAdvance(text) + height * 0.6
                at = self._pixel(position, length)
                if text and at - size / 2 < ends:
                    return False
                ends = at + size / 2 if text else ends
            return True

        if self.categories is not None:
            names = self.categories
            return fitting(lambda most: _every(names, -(-len(names) // most)), min(len(names), 60), fits)
        choose = log_ticks if self.log else linear_ticks
        most = 6 if self.log else min(8, max(3, int(length / height / (2.2 if left else 4))))
        return fitting(lambda count: choose(lo, hi, count), most, lambda ticks: fits([t for t in ticks if t[1]]))

    def _turns(self, ticks: Sequence[Tick], length: float, height: float, metrics: QFontMetricsF) -> bool:
        """Whether names that do not all fit side by side do so turned, in less than half of the height."""
        names = self.categories or ()
        longest = max(map(metrics.horizontalAdvance, names), default=0.0)
        return len(ticks) < len(names) <= length / (1.1 * metrics.height()) and longest < 0.4 * height

    def _pixel(self, position: float, length: float) -> float:
        part = (position - self.range[0]) / (self.range[1] - self.range[0])
        return length * (1 - part if self.orientation == "left" else part)


def _every(names: Sequence[str], stride: int) -> list[Tick]:
    return [(float(i), name) for i, name in enumerate(names) if i % stride == 0]
