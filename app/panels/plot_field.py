"""A heat map over the plane: alone in its axes, or behind the points of a plot as a decision surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.panels.base import Numbers
from app.panels.colors import limits, over_surface, paint, paint_classes
from app.panels.graph import pg
from app.panels.legend import Key
from app.panels.line_items import Stroke
from app.panels.plot_axes import Axes
from app.panels.ticks import number
from core.streams import Field


class FieldLayer:
    """The Field stream of a plot; ``alone`` shows its full colours, else they are paler, so that what lies on top stands out."""

    def __init__(self, stream: Field, alone: bool) -> None:
        self.stream, self._alone = stream, alone
        self._data: Mapping[str, Any] | None = None
        self._limits = (0.0, 0.0)
        self._items: dict[str, tuple[pg.ImageItem, Stroke]] = {}

    def receive(self, data: Mapping[str, Any]) -> None:
        """Takes one event."""
        self._data = data
        self._limits = limits(data["values"], self.stream.colormap, self.stream.center)

    def empty(self) -> None:
        """Forgets the map and takes it off the axes."""
        self._data = None
        for picture, line in self._items.values():
            picture.clear()
            line.setData([], [])

    def bounds(self) -> tuple[float, float, float, float] | None:
        """x0, x1, y0, y1 of the map: its extent, or cells of size 1."""
        if self._data is None:
            return None
        rows, columns = self._data["values"].shape
        extent = self._data["extent"]
        sound = extent and extent[0] < extent[1] and extent[2] < extent[3]
        return extent if sound else (0.0, float(columns), 0.0, float(rows))

    def draw(self, facets: Mapping[str, Axes]) -> None:
        """Brings image and contour up to date in every facet."""
        if self._data is None:
            for item in (item for items in self._items.values() for item in items):
                item.clear()
            return
        image, contour = self._image(), self._contour()
        x0, x1, y0, y1 = self.bounds()
        for facet, axes in facets.items():
            if facet not in self._items:
                self._items[facet] = _Smooth(), Stroke()
                for depth, item in zip((-20, -10), self._items[facet], strict=True):
                    item.setZValue(depth)
                    axes.view.addItem(item, ignoreBounds=True)
            picture, line = self._items[facet]
            picture.setImage(image, autoLevels=False)
            picture.setRect(QRectF(x0, y0, x1 - x0, y1 - y0))
            line.opts["antialias"] = True
            line.setPen(pg.mkPen(theme.current().text))
            line.thickness = 1.5 * theme.current().scale
            line.setData(*contour, connect="pairs")

    def forget_items(self) -> None:
        """The axes are gone, and with them every item."""
        self._items.clear()

    def value_at(self, x: float, y: float) -> float | None:
        """The value of the cell at a point of the plane, None outside."""
        if self._data is None:
            return None
        values, (x0, x1, y0, y1) = self._data["values"], self.bounds()
        row, column = int((y - y0) / (y1 - y0) * values.shape[0]), int((x - x0) / (x1 - x0) * values.shape[1])
        inside = x0 <= x < x1 and y0 <= y < y1
        return float(values[row, column]) if inside else None

    def legend(self) -> list[Key]:
        """The colour scale; classes are named by the points on top."""
        if self._data is None or self.stream.colormap == "classes":
            return []
        span = self._limits[1] - self._limits[0]
        lo, hi = (number(v if abs(v) > span / 1000 else 0.0, 3) for v in self._limits)
        return [Key(self.stream.title, scale=(self.stream.colormap, lo, hi))]

    def numbers(self) -> list[Numbers]:
        """One row for each row of cells, from the lowest y; x runs along the columns (cell centres)."""
        if self._data is None:
            return []
        values, (x0, x1, y0, y1) = self._data["values"], self.bounds()
        xs, ys = _centres(x0, x1, values.shape[1]), _centres(y0, y1, values.shape[0])
        header = [f"{self.stream.y or 'y'} \\ {self.stream.x or 'x'}", *(f"{x:.6g}" for x in xs)]
        return [(self.stream.name, header, [[float(y), *map(float, row)] for y, row in zip(ys, values, strict=True)])]

    def _image(self) -> np.ndarray:
        values = self._data["values"]
        if self.stream.colormap == "classes":
            return paint_classes(values, self._data["confidence"])
        colors = paint(values, self.stream.colormap, *self._limits)
        return colors if self._alone else over_surface(colors, 0.6)

    def _contour(self) -> tuple[np.ndarray, np.ndarray]:
        if self.stream.contour is None:
            return np.empty(0), np.empty(0)
        values, (x0, x1, y0, y1) = self._data["values"], self.bounds()
        row, column = contour(values, self.stream.contour).T
        rows, columns = values.shape
        return x0 + (column + 0.5) * (x1 - x0) / columns, y0 + (row + 0.5) * (y1 - y0) / rows


def contour(values: np.ndarray, level: float) -> np.ndarray:
    """Where a grid of values equals ``level``: (2 n, 2) ends of n segments as (row, column), by marching squares.

    Each cell between four neighbouring values has 0, 2 or 4 edges crossed, found by linear interpolation; in the saddle
    with four, the segments cut off the two corners that lie above the level.
    """
    above = values > level
    a, b, c, d = above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1]  # corners, counter-clockwise
    case = a + 2 * b + 4 * c + 8 * d
    rows, columns = np.nonzero((case > 0) & (case < 15))
    if not len(rows):
        return np.empty((0, 2))
    case = case[rows, columns]
    corners = np.array([(0, 0), (0, 1), (1, 1), (1, 0)])
    at = np.stack([rows, columns], axis=1)[:, None] + corners  # (cells, 4, 2)
    height = values[at[..., 0], at[..., 1]].astype(float) - level
    with np.errstate(divide="ignore", invalid="ignore"):
        part = height / (height - np.roll(height, -1, axis=1))
        # On the edge from corner i to corner i + 1; infinite on edges that are not crossed and not used below.
        crossing = at + part[..., None] * (np.roll(at, -1, axis=1) - at)
    # Which edges each case joins: edge i lies between corners i and i + 1.
    joins = {1: (3, 0), 2: (0, 1), 3: (3, 1), 4: (1, 2), 5: (3, 0, 1, 2), 6: (0, 2), 7: (3, 2)}
    joins |= {15 - k: edges for k, edges in joins.items() if k != 5} | {10: (0, 1, 2, 3)}
    return np.concatenate([crossing[case == k][:, edges].reshape(-1, 2) for k, edges in joins.items()])


def _centres(lo: float, hi: float, count: int) -> np.ndarray:
    return lo + (np.arange(count) + 0.5) * (hi - lo) / count


class _Smooth(pg.ImageItem):
    """An image whose cells blend, for a surface that is continuous and only sampled on a grid."""

    def paint(self, painter: QPainter, *args: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *args)
