"""How lines reach the screen: log axes, thinning to the pixels there are, and pyqtgraph's items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from app import theme
from app.panels.graph import pg
from app.panels.plot_axes import Axes
from app.panels.series_store import MAX_DRAWN, thin

#: x and y of a line, (n,) float64 each.
Points2D = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Scale:
    """Which axes are logarithmic; ``apply`` turns data into axis units (exponents of ten, NaN for what is not positive)."""

    log_x: bool = False
    log_y: bool = False

    def apply(self, x: np.ndarray, y: np.ndarray) -> Points2D:
        return _log10(x) if self.log_x else x, _log10(y) if self.log_y else y

    def undo(self, x: float, y: float) -> tuple[float, float]:
        """Data from axis units."""
        return 10.0**x if self.log_x else x, 10.0**y if self.log_y else y


def _log10(values: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log10(values), np.nan)


class Stroke(pg.PlotCurveItem):
    """A curve as thick as its pen says in device-independent pixels, on every screen and in pictures of any resolution.

    pyqtgraph's pens are cosmetic: Qt takes their width for pixels of whatever is painted on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.thickness = 1.0

    def paint(self, painter: QPainter, *args: Any) -> None:
        ratio = painter.paintEngine().paintDevice().devicePixelRatioF()
        self.opts["pen"].setWidthF(self.thickness * ratio)
        super().paint(painter, *args)


class Marks(pg.ScatterPlotItem):
    """Points; in a figure each is an outline, as sharp as the lines: pyqtgraph's pictures of them are made for the screen."""

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        ratio = widget.devicePixelRatioF() if widget else 1.0
        engine = painter.paintEngine()
        if engine.type() == engine.Type.Raster and engine.paintDevice().devicePixelRatioF() == ratio:
            super().paint(painter, option, widget)
            return
        seen, world = self._maskAt(self.viewRect()), painter.worldTransform()
        styles = zip(*self._style(["symbol", "size", "pen", "brush"], idx=seen), strict=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.resetTransform()
        for x, y, (symbol, size, pen, brush) in zip(self.data["x"][seen], self.data["y"][seen], styles, strict=True):
            pen = QPen(pen)
            pen.setCosmetic(False)
            pen.setWidthF(pen.widthF() / ratio)
            painter.setPen(pen)
            painter.setBrush(brush)
            place = world.map(QPointF(x, y))
            outline = QTransform.fromScale(size, size).map(pg.graphicsItems.ScatterPlotItem.Symbols[symbol])
            painter.drawPath(outline.translated(place))


def joined(lines: list[Points2D]) -> Points2D:
    """All points in one, NaN between the lines."""
    if not lines:
        return np.empty(0), np.empty(0)
    gap = np.array([np.nan])
    return tuple(np.concatenate([part for line in lines for part in (line[axis], gap)]) for axis in (0, 1))


class Window:
    """The visible part of some axes, and how its units map to pixels."""

    def __init__(self, axes: Axes) -> None:
        (self._x0, self._x1), (self._y0, self._y1) = axes.view.viewRange()
        self._pixel = axes.view.pixel()
        self._limit = min(MAX_DRAWN, max(400, 2 * int(axes.view.width())))

    def cut(self, x: np.ndarray, y: np.ndarray) -> Points2D:
        """The points worth drawing: those in sight, thinned, and none so far out that Qt's numbers overflow."""
        if len(x) > self._limit:
            limit = MAX_DRAWN  # a path that turns about, or breaks often, has no outline of highest and lowest
            if (x[1:] >= x[:-1]).all():
                first, last = np.searchsorted(x, (self._x0, self._x1))
                x, y = x[max(0, first - 1) : last + 1], y[max(0, first - 1) : last + 1]
                limit = self._limit
            x, y = thin(x, y, limit)
        return _near(x, self._x0, self._x1), _near(y, self._y0, self._y1)

    def ink(self, x: np.ndarray, y: np.ndarray) -> float:
        """Length of the line in pixels."""
        return float(np.nansum(np.abs(np.diff(x))) / self._pixel[0] + np.nansum(np.abs(np.diff(y))) / self._pixel[1])


def _near(values: np.ndarray, lo: float, hi: float) -> np.ndarray:
    """``values`` pulled back to at most four times the visible range beyond its ends."""
    reach = 4 * (hi - lo)
    return np.clip(values, lo - reach, hi + reach)


class Line:
    """The items of one line in one pair of axes: the curve and, for test data, its markers."""

    def __init__(self, axes: Axes) -> None:
        self._view = axes.view
        self._curve = Stroke()
        self._dots: Marks | None = None
        self._view.addItem(self._curve, ignoreBounds=True)

    def set(self, x: np.ndarray, y: np.ndarray, marks: Points2D | None, pen: Any, smooth: bool) -> None:
        solid = pen.style() == Qt.PenStyle.SolidLine
        self._curve.setSegmentedLineMode("on" if solid else "off")
        self._curve.opts["antialias"] = smooth
        self._curve.setPen(pen)
        self._curve.thickness = pen.widthF()
        self._curve.setData(x, y, connect="all" if np.isfinite(x).all() and np.isfinite(y).all() else "finite")
        if marks is None:
            if self._dots is not None:
                self._dots.setData([], [])
            return
        if self._dots is None:
            self._dots = Marks(pxMode=True)
            self._view.addItem(self._dots, ignoreBounds=True)
        fine = np.isfinite(marks[0]) & np.isfinite(marks[1])  # pyqtgraph warns about others
        xs, ys = marks[0][fine], marks[1][fine]
        # Strides are powers of two, so that markers stay where they are while the line grows.
        stride = 1 << max(0, (len(xs) - 1) // 30).bit_length()
        self._dots.setData(xs[::stride], ys[::stride], size=theme.current().px(7), brush=pen.color(), pen=None)

    def remove(self) -> None:
        for item in filter(None, (self._curve, self._dots)):
            self._view.removeItem(item)
