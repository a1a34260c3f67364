"""One pair of axes: tidy ticks, a light grid, ranges that follow the data calmly and yield to the user's zoom."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsGridLayout

from app import theme
from app.panels.graph import pg
from app.panels.ticks import Tick, fitting, linear_ticks, log_ticks

Range = tuple[float, float]
#: Design pixels right of the axes, for the last label.
MARGIN = 10
#: Qt corrupts memory where axes are so narrow or so wide that a pixel's size is no ordinary number.
_HUGE, _FINEST = 1e100, 1e-9
#: A logarithmic axis does not magnify rounding errors of values that are all the same.
_LEAST_DECADES = 0.01


def settle(
    shown: Range | None, lo: float, hi: float, pad: float = 0.04, reserve: float = 0.0, least: float = 0.0
) -> Range:
    """The range to show for data from ``lo`` to ``hi``: ``shown`` as long as they fill at least half of it.

    ``pad`` is the margin on both sides and ``reserve`` room for growth at the upper end, as parts of the data's span;
    ``least`` is the smallest span that means anything.
    """
    lo, hi = max(lo, -_HUGE), min(hi, _HUGE)
    span = (hi - lo) or abs(hi) * 0.2 or 1.0
    span = max(span, _FINEST * max(abs(lo), abs(hi)), 1 / _HUGE, least)
    if shown is not None and shown[0] <= lo and hi <= shown[1] and span >= 0.5 * (shown[1] - shown[0]):
        return shown
    middle = (hi - lo) < span
    lo, hi = (lo - span / 2, hi + span / 2) if middle else (lo, hi)
    return lo - pad * span, hi + max(pad, reserve) * span


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


class View(pg.ViewBox):
    """The area inside the axes: wheel zooms, drag pans, double click shows everything again.

    ``clicked(x, y, modifiers)`` and ``dragged(event) -> bool`` are called with the left button where they are set; a drag that
    ``dragged`` takes does not pan.
    """

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.clicked: Callable[[float, float, Qt.KeyboardModifier], None] | None = None
        self.dragged: Callable[[object], bool] | None = None
        self.double_clicked: Callable[[], None] | None = None

    def mouseClickEvent(self, event: object) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if event.double() and self.double_clicked:
            self.double_clicked()
        elif self.clicked:
            point = self.mapToView(event.pos())
            self.clicked(point.x(), point.y(), event.modifiers())

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        if axis is None and self.dragged and event.button() == Qt.MouseButton.LeftButton and self.dragged(event):
            event.accept()
        else:
            super().mouseDragEvent(event, axis)

    def pixel(self) -> tuple[float, float]:
        """Width and height of one pixel in units of the axes."""
        (x0, x1), (y0, y1) = self.viewRange()
        return (x1 - x0) / max(1.0, self.width()), (y1 - y0) / max(1.0, self.height())


class Axes:
    """A view with its two axes and, in a grid of facets, a heading. ``auto``: ranges follow the data, not the user's zoom."""

    def __init__(self, title: str, x: str, y: str, log_x: bool, log_y: bool, equal: bool) -> None:
        self.auto = True
        self._shown: tuple[Range, Range] | None = None
        self._title = title
        self.view = View()
        self.view.setAspectLocked(equal)
        self.left, self.bottom = Axis("left", y, log_y), Axis("bottom", x, log_x)
        self.heading = pg.LabelItem(justify="left")
        self.left.linkToView(self.view)
        self.bottom.linkToView(self.view)
        self.restyle()

    def place(self, grid: QGraphicsGridLayout, row: int, column: int, *, last_row: bool) -> None:
        """Puts the parts where the views of all facets line up; inner columns do without the y axis they share."""
        top, left = 3 * row, 2 * column
        if self._title:
            grid.addItem(self.heading, top, left + 1)
        grid.addItem(self.left, top + 1, left)
        grid.addItem(self.view, top + 1, left + 1)
        grid.addItem(self.bottom, top + 2, left + 1)
        grid.setRowStretchFactor(top + 1, 1)
        grid.setColumnStretchFactor(left + 1, 1)
        self.left.setStyle(showValues=column == 0)
        self.left.showLabel(bool(self.left.labelText) and column == 0)
        self.left.setWidth(None if column == 0 else theme.current().px(12))
        self.bottom.showLabel(bool(self.bottom.labelText) and last_row)

    def items(self) -> list[pg.GraphicsWidget]:
        """All parts."""
        return [self.heading, self.left, self.view, self.bottom]

    def restyle(self) -> None:
        """Takes colours and fonts of the current theme."""
        look = theme.current()
        self.left.restyle()
        self.bottom.restyle()
        self.heading.setText(self._title, color=look.text, size=f"{look.px(12)}px")

    def follow(self, x: Range, y: Range, *, tight: bool = False, growing: bool = False) -> bool:
        """Shows data within ``x`` and ``y`` (axis units) unless the user zoomed; says whether the ranges changed.

        ``tight``: exactly that (a heat map). ``growing``: x has room for the points to come.
        """
        if not self.auto:
            return False
        old_x, old_y = self._shown or (None, None)
        reserve, decades = 0.08 if growing else 0.0, [_LEAST_DECADES * axis.log for axis in (self.bottom, self.left)]
        wanted = (
            (x, y) if tight else (settle(old_x, *x, 0.02, reserve, decades[0]), settle(old_y, *y, least=decades[1]))
        )
        if wanted == self._shown:
            return False
        self._shown = wanted
        self.view.setRange(xRange=wanted[0], yRange=wanted[1], padding=0)
        return True

    def forget_range(self) -> None:
        """The next ``follow`` starts afresh, also after the user zoomed."""
        self.auto, self._shown = True, None
