"""The scatter plots of a plot: classes by colour and shape, test data hollow."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtGui import QBrush, QColor, QPen

from app import theme
from app.language import term, tr
from app.panels.base import Numbers
from app.panels.graph import pg
from app.panels.legend import Key
from app.panels.line_items import Marks, Scale
from app.panels.plot_axes import Axes
from core.streams import Points

_SHAPES = ("o", "s", "t1", "d", "p", "h")
#: More classes than this are not listed in the legend.
_LISTED = 10


class PointsLayer:
    """The Points stream of a plot that is its ``number``-th, from 0.

    Round points without classes that come first are the data that models are fitted to, and have the text's colour; others
    take colours from the end of the list, where lines seldom reach.
    """

    def __init__(self, stream: Points, number: int) -> None:
        self.stream, self._number = stream, number
        self.x, self.y, self.label = np.empty(0), np.empty(0), None
        self.names: list[str] | None = None
        self._colors: np.ndarray | None = None
        #: Whether there were points in this run: an entry of the legend must not come and go with every step.
        self._seen = False
        #: True while the mouse moves a point: what the run sends meanwhile is older than what the person sees.
        self.held = False
        self._shown = np.empty(0), np.empty(0)
        self._items: dict[tuple[str, int | None], pg.ScatterPlotItem] = {}

    def receive(self, data: Mapping[str, Any]) -> None:
        """Takes one event."""
        if not self.held:
            self.x, self.y, self.label, self.names = data["x"], data["y"], data["label"], data["names"]
            self._colors = data["colors"]
            self._seen = self._seen or len(self.x) > 0

    def empty(self) -> None:
        """Forgets all points."""
        self.x, self.y, self.label, self._colors = np.empty(0), np.empty(0), None, None
        self._seen = False

    def triples(self) -> list[tuple[float, float, int]]:
        """The points as (x, y, class)."""
        label = np.zeros(len(self.x), int) if self.label is None else self.label
        return list(zip(self.x.tolist(), self.y.tolist(), label.tolist(), strict=True))

    def set_triples(self, points: list[tuple[float, float, int]]) -> None:
        """Shows these points until the run answers."""
        columns = np.array(points, dtype=float).reshape(-1, 3)
        self.x, self.y, self._colors = columns[:, 0], columns[:, 1], None
        classes = columns[:, 2].astype(np.int64)
        self.label = classes if self.label is not None or classes.any() else None

    def refresh(self, scale: Scale) -> None:
        """Recomputes what is shown, in axis units."""
        self._shown = scale.apply(np.asarray(self.x, float), np.asarray(self.y, float))

    def bounds(self) -> tuple[float, float, float, float] | None:
        """x0, x1, y0, y1 of the points, None without a finite one."""
        x, y = self._shown
        fine = np.isfinite(x) & np.isfinite(y)
        return (x[fine].min(), x[fine].max(), y[fine].min(), y[fine].max()) if fine.any() else None

    def draw(self, facets: Mapping[str, Axes], ratio: float) -> None:
        """Brings the items of every facet up to date; ``ratio`` is the screen's pixels per unit of length."""
        x, y = self._shown
        # pyqtgraph warns about points that are not finite.
        fine = np.isfinite(x) & np.isfinite(y)
        groups = (
            {None: fine} if self.label is None else {int(k): fine & (self.label == k) for k in np.unique(self.label)}
        )
        for facet, axes in facets.items():
            for group, members in groups.items():
                if (facet, group) not in self._items:
                    item = self._items[facet, group] = _Scatter(pxMode=True, antialias=True)
                    item.setZValue(10)
                    axes.view.addItem(item, ignoreBounds=True)
                color, width = self.color(group), (1.6 if self.hollow else 1.0) * theme.current().scale * ratio
                pen = _pen(color if self.hollow else theme.current().surface, width)
                brush = _brush(None if self.hollow else color)
                if self._colors is not None:
                    pen, brush = _pen(None, width), _brushes(self._colors[members])
                self._items[facet, group].setData(
                    x[members], y[members], symbol=self._shape(group), size=self._size(), pen=pen, brush=brush
                )
        for (_, group), item in self._items.items():
            if group not in groups:
                item.setData([], [])

    def forget_items(self) -> None:
        """The axes are gone, and with them every item."""
        self._items.clear()

    @property
    def hollow(self) -> bool:
        """Test data are drawn as outlines."""
        return self.stream.title.lower().startswith("test") or self.stream.name.startswith("test")

    def color(self, group: int | None) -> str:
        """Colour of a class, or of points without one; what the legend shows of points with colours of their own."""
        series = theme.current().series
        if group is not None:
            return series[group % len(series)]
        neutral = (self._number == 0 and self.stream.marker == "o") or self._colors is not None
        return theme.current().text if neutral else series[(len(series) - 2 - self._number) % len(series)]

    def color_of(self, index: int) -> str:
        """Colour of one point."""
        if self._colors is not None:
            return QColor(*self._colors[index].tolist()).name()
        return self.color(None if self.label is None else int(self.label[index]))

    def nearest(self, x: float, y: float, pixel: tuple[float, float], reach: float) -> int | None:
        """Index of the point within ``reach`` pixels of a place in axis units, or None."""
        xs, ys = self._shown
        distance = np.hypot((xs - x) / pixel[0], (ys - y) / pixel[1])
        distance = np.where(np.isfinite(distance), distance, np.inf)
        return int(distance.argmin()) if len(distance) and distance.min() <= reach else None

    def name_of(self, index: int) -> str:
        """The class of a point, or the stream's title."""
        group = None if self.label is None else int(self.label[index])
        if group is None:
            return term(self.stream.title)
        return f"{term(self.stream.title)}: {self._class_name(group)}" if self.hollow else self._class_name(group)

    def legend(self) -> list[Key]:
        """The classes, or the stream where it has none; nothing until there were points."""
        if not self._seen:
            return []
        groups = [] if self.label is None else [int(k) for k in np.unique(self.label)]
        if self.hollow or not 0 < len(groups) <= _LISTED or (self.stream.marker != "o" and self.names is None):
            color = self.color(None) if self.label is None else theme.current().text
            return [Key(term(self.stream.title), color, marker=self._shape(None), hollow=self.hollow)]
        return [Key(self._class_name(k), self.color(k), marker=self._shape(k), hollow=self.hollow) for k in groups]

    def numbers(self) -> list[Numbers]:
        """x, y and, where there are classes, their names."""
        if not len(self.x):
            return []
        header = [self.stream.x or "x", self.stream.y or "y", *(["class"] if self.label is not None else [])]
        rows = [[x, y, *([self._class_name(k)] if len(header) == 3 else [])] for x, y, k in self.triples()]
        return [(self.stream.name, header, rows)]

    def _class_name(self, group: int) -> str:
        return (
            self.names[group] if self.names and group < len(self.names) else tr("class {number}").format(number=group)
        )

    def _shape(self, group: int | None) -> str:
        return self.stream.marker if group is None or self.stream.marker != "o" else _SHAPES[group % len(_SHAPES)]

    def _size(self) -> int:
        crowd = 9 if len(self.x) <= 300 else 7 if len(self.x) <= 2000 else 5
        return theme.current().px(self.stream.size or (20 if self.stream.marker == "star" else crowd))


class _Scatter(Marks):
    """Leaves clicks to the view: pyqtgraph's own takes those that hit a point, which then could not be deleted or asked."""

    def mouseClickEvent(self, event: object) -> None:
        event.ignore()


def _brushes(colors: np.ndarray) -> np.ndarray:
    """A brush for each row of ``colors`` (n, 3) uint8, in 32 steps of red, green and blue.

    pyqtgraph renders every pair of pen and brush once: a few hundred of them make thousands of points cheap.
    """
    steps = np.rint(np.rint(colors * (31 / 255)) * (255 / 31)).astype(int)
    levels, which = np.unique(steps, axis=0, return_inverse=True)
    return np.array([_brush(QColor(*level).name()) for level in levels.tolist()], dtype=object)[which.reshape(-1)]


# pyqtgraph tells symbols apart by the objects they are drawn with: equal ones must be the same object.
@functools.cache
def _brush(color: str | None) -> QBrush:
    return pg.mkBrush(color)


@functools.cache
def _pen(color: str | None, width: float) -> QPen:
    return pg.mkPen(color, width=width) if color else pg.mkPen(None)
