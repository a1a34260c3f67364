"""Series and curves of a plot: keeps their points, thins them to the pixels there are, and draws them in every facet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import Qt

from app import theme
from app.language import term
from app.panels.base import Numbers
from app.panels.colors import LineColors
from app.panels.graph import pg
from app.panels.legend import Key
from app.panels.line_items import Line, Points2D, Scale, Window, joined
from app.panels.plot_axes import Axes
from app.panels.series_store import Columns, thin
from core.streams import KEPT_ASIDE, Curve, Series

#: Facet ("" without facets) and name of a line.
LineKey = tuple[str, str]

STYLES = {"solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
#: A plot's lines are antialiased while together they are at most this long, in pixels: more costs over 5 ms a frame.
_INK = 12_000
#: Earlier runs kept in a plot, and points of each of their lines.
_RUNS, _RUN_POINTS = 5, 400


class LineLayer:
    """The lines of one Series or Curve stream. ``shown`` holds them in axis units, after ``refresh``."""

    def __init__(self, stream: Series | Curve, colors: LineColors) -> None:
        self.stream, self._colors = stream, colors
        self.shown: dict[LineKey, Points2D] = {}
        self._lines: dict[tuple[str, LineKey], Line] = {}
        self._past: list[dict[LineKey, Points2D]] = []
        self._past_items: dict[str, pg.PlotCurveItem] = {}

    def name_colors(self, data: Mapping[str, Any]) -> None:
        """Gives new lines their colours in the order of events, whenever they are drawn."""
        for key, _ in _flat(data["lines"]):
            self._colors.color(self.label(key))

    # What Series and Curve do differently.
    def receive(self, data: Mapping[str, Any]) -> None:
        """Takes one event."""
        raise NotImplementedError

    def raw(self) -> dict[LineKey, Points2D]:
        """All lines, in data units; long ones may be thinned."""
        raise NotImplementedError

    def every_point(self) -> dict[LineKey, Points2D]:
        """Like ``raw``, but never thinned."""
        return self.raw()

    def empty(self) -> None:
        """Forgets the lines of this run."""
        raise NotImplementedError

    #: Earlier runs of this stream that stay visible.
    runs_kept = _RUNS

    def begin_run(self) -> None:
        """The lines so far become an earlier run."""
        lines = {key: thin(*points, _RUN_POINTS) for key, points in self.raw().items() if len(points[0])}
        if lines:
            self._past = [*self._past, lines][-self.runs_kept :]

    def clear_runs(self) -> None:
        """Forgets the earlier runs."""
        self._past = []

    def kept(self) -> dict[str, Any]:
        """What a session keeps: earlier runs, and of a Series every point."""
        return {"earlier": [_listed(run) for run in self._past]}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Takes back what ``kept`` gave. Raises ValueError where it is no list of lines."""
        self._past = [_unlisted(run) for run in kept["earlier"]][-self.runs_kept :]

    @property
    def has_past(self) -> bool:
        return bool(self._past)

    def refresh(self, scale: Scale) -> None:
        """Recomputes ``shown``."""
        self.shown = {key: scale.apply(*points) for key, points in self.raw().items()}

    def facets(self) -> list[str]:
        """Names of the facets that have a line."""
        return list(dict.fromkeys(facet for facet, _ in self.shown))

    def label(self, key: LineKey) -> str:
        """What the legend calls this line."""
        return key[1] or self.stream.title

    def _said(self, key: LineKey) -> str:
        """The label in the window's language; its colour goes by the English one."""
        return key[1] or term(self.stream.title)

    def bounds(self, facet: str) -> tuple[float, float, float, float] | None:
        """x0, x1, y0, y1 of what a facet shows, earlier runs included; None without a finite point."""
        x, y = joined([points for _, points in self._in(facet, self.shown)])
        fine = np.isfinite(x) & np.isfinite(y)
        return (x[fine].min(), x[fine].max(), y[fine].min(), y[fine].max()) if fine.any() else None

    def draw(self, facets: Mapping[str, Axes], scale: Scale) -> None:
        """Brings the items of every facet up to date."""
        drawn = set()
        for facet, axes in facets.items():
            window = Window(axes)
            lines = {key: window.cut(*points) for key, points in self._in(facet, self.shown)}
            smooth = sum(window.ink(*points) for points in lines.values()) < _INK
            for key, (x, y) in lines.items():
                drawn.add((facet, key))
                line = self._lines.get((facet, key)) or self._lines.setdefault((facet, key), Line(axes))
                # A line of one point would be invisible.
                marks = self.shown[key] if self._marked(key) or len(x) == 1 else None
                line.set(x, y, marks, self._pen(key), smooth)
            self._draw_past(facet, axes, scale)
        for gone in self._lines.keys() - drawn:
            self._lines.pop(gone).remove()

    def forget_items(self) -> None:
        """The axes are gone, and with them every item."""
        self._lines.clear()
        self._past_items.clear()

    def read(self, facet: str, x: float) -> Iterator[tuple[str, str, float, float]]:
        """(label, colour, x, y) of each line's point nearest to ``x``, in axis units."""
        for key, (xs, ys) in self._in(facet, self.shown):
            fine = np.flatnonzero(np.isfinite(xs) & np.isfinite(ys))
            if len(fine):
                i = fine[np.abs(xs[fine] - x).argmin()]
                yield self._said(key), self._colors.color(self.label(key)), float(xs[i]), float(ys[i])

    def legend(self) -> list[Key]:
        """One legend entry for each name."""
        entries = {self.label(key): key for key in self.shown}
        return [
            Key(
                self._said(key),
                self._colors.color(label),
                self._pen(key).style(),
                marker="o" if self._marked(key) else None,
            )
            for label, key in entries.items()
        ]

    def numbers(self) -> list[Numbers]:
        """One wide table: x, then a column for each line; empty where a line has no point at that x."""
        raw = self.every_point()
        if not raw:
            return []
        x = np.unique(np.concatenate([xs for xs, _ in raw.values()]))
        columns = []
        for xs, ys in raw.values():
            column: list[float | None] = [None] * len(x)
            for i, value in zip(np.searchsorted(x, xs), ys, strict=True):
                column[i] = float(value)
            columns.append(column)
        names = ["/".join(filter(None, key)) or self.stream.y or self.stream.title for key in raw]
        rows = [[float(at), *values] for at, *values in zip(x, *columns, strict=True)]
        return [(self.stream.name, [self.stream.x or "x", *names], rows)]

    def _in(self, facet: str, lines: Mapping[LineKey, Points2D]) -> list[tuple[LineKey, Points2D]]:
        """Lines of a facet; lines without one are part of each."""
        return [(key, points) for key, points in lines.items() if key[0] in ("", facet)]

    def _marked(self, key: LineKey) -> bool:
        return self.label(key).lower().startswith(KEPT_ASIDE) or getattr(self.stream, "markers", False)

    def _pen(self, key: LineKey) -> Any:
        label = self.label(key)
        color, style = self._colors.color(label), STYLES[getattr(self.stream, "style", "solid")]
        return pg.mkPen(color, width=theme.current().stroke(1.8), style=self._colors.style(label, style))

    def _draw_past(self, facet: str, axes: Axes, scale: Scale) -> None:
        now = {key: thin(*points, _RUN_POINTS) for key, points in self.raw().items()} if self._past else {}
        # A run that went the same way would only roughen the line that covers it.
        lines = [p for run in self._past for key, p in self._in(facet, run) if not _same(p, now.get(key))]
        if not lines and facet not in self._past_items:
            return
        if facet not in self._past_items:
            item = self._past_items[facet] = pg.PlotCurveItem(antialias=True)
            item.setZValue(-1)
            axes.view.addItem(item, ignoreBounds=True)
        item = self._past_items[facet]
        item.setSegmentedLineMode("off")  # a dotted line in segments would begin anew at each
        # Width 1 takes Qt's fast path: dotted lines any wider cost a hundred times more.
        item.setPen(pg.mkPen(theme.current().muted, width=1, style=Qt.PenStyle.DotLine))
        item.setData(*scale.apply(*joined(lines)), connect="finite")


class SeriesLayer(LineLayer):
    """Grows by a point per event."""

    def __init__(self, stream: Series, colors: LineColors) -> None:
        super().__init__(stream, colors)
        self._columns: dict[LineKey, Columns] = {}
        self._rewound: set[LineKey] = set()

    def receive(self, data: Mapping[str, Any]) -> None:
        for key, value in _flat(data["lines"]):
            columns = self._columns.get(key) or self._columns.setdefault(key, Columns())
            if key in self._rewound:
                self._rewound.discard(key)
                columns.trim(data["x"], inclusive=True)
            columns.append(data["x"], value)

    def raw(self) -> dict[LineKey, Points2D]:
        return {key: columns.outline() for key, columns in self._columns.items()}

    def every_point(self) -> dict[LineKey, Points2D]:
        return {key: columns.arrays() for key, columns in self._columns.items()}

    def kept(self) -> dict[str, Any]:
        return super().kept() | {"points": _listed(self.every_point())}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        self._columns = {key: Columns(*points) for key, points in _unlisted(kept["points"]).items()}
        for key in self._columns:
            self._colors.color(self.label(key))

    def truncate(self, step: float) -> None:
        """Forgets the points after ``step``. Along another x they go when the first new point says where the run stands."""
        if self.stream.x != "step":
            self._rewound = set(self._columns)
            return
        for columns in self._columns.values():
            columns.trim(step)

    def empty(self) -> None:
        self._columns = {}
        self._rewound = set()

    def newest(self) -> list[tuple[str, float]]:
        """(label, value) of each line's last point."""
        return [
            ("/".join(filter(None, key)), columns.last[1]) for key, columns in self._columns.items() if len(columns)
        ]


class CurveLayer(LineLayer):
    """Replaced as a whole by every event; the last curve of the previous run stays for comparison."""

    runs_kept = 1

    def __init__(self, stream: Curve, colors: LineColors) -> None:
        super().__init__(stream, colors)
        self._curves: dict[LineKey, Points2D] = {}

    def receive(self, data: Mapping[str, Any]) -> None:
        self._curves = {key: (data["x"], y) for key, y in _flat(data["lines"])}

    def raw(self) -> dict[LineKey, Points2D]:
        return self._curves

    def empty(self) -> None:
        self._curves = {}


def _same(a: Points2D, b: Points2D | None) -> bool:
    return b is not None and all(np.array_equal(u, v, equal_nan=True) for u, v in zip(a, b, strict=True))


def _listed(lines: Mapping[LineKey, Points2D]) -> list[list]:
    """Lines as a session keeps them."""
    return [[*key, *points] for key, points in lines.items()]


def _unlisted(lines: list[list]) -> dict[LineKey, Points2D]:
    """What ``_listed`` gave. Raises ValueError for anything else."""
    found: dict[LineKey, Points2D] = {}
    for facet, name, x, y in lines:
        numbers = all(isinstance(v, np.ndarray) and v.ndim == 1 and v.dtype == np.float64 for v in (x, y))
        if not (isinstance(facet, str) and isinstance(name, str) and numbers and len(x) == len(y)):
            raise ValueError("a recorded line is not made of names and numbers")
        found[facet, name] = x, y
    return found


def _flat(lines: Mapping[str, Any]) -> Iterator[tuple[LineKey, Any]]:
    for name, value in lines.items():
        if isinstance(value, Mapping):
            yield from (((name, line), v) for line, v in value.items())
        else:
            yield ("", name), value
