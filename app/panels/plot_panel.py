"""Plots: Series, Curve and Points streams with one Field behind them, in one pair of axes or one for each facet."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import theme
from app.elided import ElidedLabel
from app.language import term, tr
from app.panels.base import Numbers, PanelWidget
from app.panels.colors import LineColors
from app.panels.legend import Key, Legend
from app.panels.line_items import Scale
from app.panels.plot_editing import PointEditor, hint
from app.panels.plot_field import FieldLayer
from app.panels.plot_grid import PlotGrid
from app.panels.plot_lines import CurveLayer, LineLayer, SeriesLayer
from app.panels.plot_points import PointsLayer
from app.panels.plot_reading import read
from app.panels.ticks import number
from core.panels import Plot
from core.streams import Curve, Field, Points, Series

Bounds = tuple[float, float, float, float]
#: Both axes of a plot in which the first points are still to be drawn.
BLANK = -3.0, 3.0


class PlotPanel(PanelWidget):
    """See the module. Line colours go by name and stay, so that streams and runs compare at a glance."""

    def __init__(self, panel: Plot, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        streams = panel.streams
        self._field = next((FieldLayer(s, len(streams) == 1) for s in streams if isinstance(s, Field)), None)
        self.log_y = None if self._field or panel.equal else panel.log_y
        self._scale = Scale(panel.log_x, bool(self.log_y))
        colors = LineColors()
        kinds = {Series: SeriesLayer, Curve: CurveLayer}
        self._lines: list[LineLayer] = [kinds[type(s)](s, colors) for s in streams if type(s) in kinds]
        scatters = [s for s in streams if isinstance(s, Points)]
        self._points = [PointsLayer(s, i) for i, s in enumerate(scatters)]
        self._layers = {
            layer.stream.name: layer for layer in (*filter(None, [self._field]), *self._lines, *self._points)
        }
        self._edited = next((p for p in self._points if p.stream.edits), None)
        self._editors: list[PointEditor] = []
        self._editable, self._own = self._edited is not None, False
        self._under_mouse: tuple[str, float, float] | None = None
        #: Names of streams that have no data any more and may be drawn still.
        self._emptied: set[str] = set()

        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.legend, self.grid = Legend(), PlotGrid(panel)
        column.addWidget(self.legend)
        column.addWidget(self.grid, 1)
        self._hint = ElidedLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._hint.setProperty("role", "muted")
        self._hint.setProperty("screenOnly", True)  # for app.figures
        column.addSpacing(theme.current().px(4) if self._edited else 0)
        column.addWidget(self._hint)
        self._hint.setVisible(self._editable)  # earlier, it would be a window of its own for a moment
        self.grid.hovered.connect(self._hover)
        self.grid.zoomed.connect(self._redraw_all)
        self.set_view(view)

    def receive(self, stream_name: str, data: Mapping[str, Any]) -> None:
        super().receive(stream_name, data)
        # Only a Series needs every event; the others are looked at when they are drawn.
        layer = self._layers[stream_name]
        if isinstance(layer, SeriesLayer):
            layer.receive(data)
        if isinstance(layer, LineLayer):
            layer.name_colors(data)

    def begin_run(self, label: str) -> None:
        for layer in self._lines:
            layer.begin_run()
            if isinstance(layer, SeriesLayer):
                layer.empty()
        super().begin_run(label)
        self.dirty |= {layer.stream.name for layer in self._lines if layer.has_past}

    def kept(self) -> dict[str, Any]:
        return super().kept() | {"lines": {layer.stream.name: layer.kept() for layer in self._lines}}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        for name, lines in kept["lines"].items():
            self._layers[name].restore(lines)
        self.dirty |= {layer.stream.name for layer in self._lines if layer.has_past}

    def truncate(self, step: float) -> None:
        for layer in self._lines:
            if isinstance(layer, SeriesLayer):
                layer.truncate(step)
                self.dirty.add(layer.stream.name)

    def clear(self) -> None:
        super().clear()
        for layer in self._layers.values():
            layer.empty()
        self._emptied = set(self._layers)
        # Earlier runs are worth looking at while the next one has not begun.
        if any(layer.has_past for layer in self._lines):
            self.dirty = set(self._layers)

    def empty_stream(self, name: str) -> None:
        self._layers[name].empty()
        self._emptied.add(name)

    def clear_runs(self) -> None:
        for layer in self._lines:
            layer.clear_runs()
        self._redraw_all()

    def set_log_y(self, log: bool) -> None:
        self.log_y = log
        self._scale = Scale(self.panel.log_x, log)
        self._redraw_all()

    def offer_edits(self, knobs: Mapping[str, Any]) -> None:
        """Points are edited with the mouse while their knob is one of ``knobs``; otherwise a click asks, as in other plots.

        ``knobs`` maps names to values: while that of the points is empty, those shown are not a person's own.
        """
        self._own = self._edited is not None and bool(knobs.get(self._edited.stream.edits))
        for editor in self._editors:
            editor.own = self._own
        editable = self._edited is not None and self._edited.stream.edits in knobs
        if editable != self._editable:
            self._editable = editable
            self._hint.setVisible(editable)
            self._give_mouse()

    def restyle(self) -> None:
        self.grid.restyle()

    def paint_streams(self, dirty: set[str]) -> None:
        dirty, self._emptied = dirty | self._emptied, set()
        self._take_newest(dirty)
        for layer in (*self._lines, *self._points):
            if layer.stream.name in dirty:
                layer.refresh(self._scale)
        facets = list(dict.fromkeys(f for layer in self._lines for f in layer.facets()))
        # Beside real facets, what has none is drawn into each of them.
        facets = [f for f in facets if f] or [""]
        if self.grid.set_facets(facets, self._scale.log_x, self._scale.log_y):
            self._axes_are_new()
            dirty = set(self._layers)
            for layer in (*self._lines, *self._points):
                layer.refresh(self._scale)
        if [facet for facet in facets if self._follow(facet)]:
            dirty = dirty | {layer.stream.name for layer in self._lines}
        for layer in self._lines:
            if layer.stream.name in dirty:
                layer.draw(self.grid.axes, self._scale)
        for layer in self._points:
            if layer.stream.name in dirty:
                layer.draw(self.grid.axes, self.devicePixelRatioF())
        if self._field and self._field.stream.name in dirty:
            self._field.draw(self.grid.axes)
        self.legend.set_keys(self._keys())
        if self._edited:
            self._hint.setText(hint(self._edited))
        self._show_reading()

    def note(self) -> str:
        newest = [pair for layer in self._lines if isinstance(layer, SeriesLayer) for pair in layer.newest()]
        if newest:
            shown = " · ".join(f"{name} {number(value)}".strip() for name, value in newest[:3])
            return tr("%n lines", "", len(newest)) if len(newest) > 3 else shown
        # Stars are highlights of what another layer shows.
        count = max((len(layer.x) for layer in self._points if layer.stream.marker != "star"), default=0)
        return tr("%n points", "", count) if count > 1 else ""

    def newest_values(self) -> list[tuple[str, float]]:
        self._take_newest(self.dirty)
        series = [layer for layer in self._lines if isinstance(layer, SeriesLayer)]
        return [
            (": ".join(filter(None, (term(layer.stream.title), name))), value)
            for layer in series
            for name, value in layer.newest()
        ]

    def numbers(self) -> list[Numbers]:
        self._take_newest(self.dirty)  # what came while the plot was hidden has not been looked at
        return [table for layer in self._layers.values() for table in layer.numbers()]

    def _take_newest(self, names: Set[str]) -> None:
        for name in names & self.newest.keys():
            if not isinstance(layer := self._layers[name], SeriesLayer):
                layer.receive(self.newest[name])

    def _axes_are_new(self) -> None:
        for layer in self._layers.values():
            layer.forget_items()
        self._give_mouse()

    def _give_mouse(self) -> None:
        views = [axes.view for axes in self.grid.axes.values()]
        for view in views:
            view.clicked, view.dragged = self._point_at, None
        editing = views if self._editable else []
        self._editors = [PointEditor(self._edited, v, self._redraw_points, self._report_points) for v in editing]
        for editor in self._editors:
            editor.scale, editor.own = self._scale, self._own

    def _follow(self, facet: str) -> bool:
        """Sets the ranges of a facet's axes; says whether they changed."""
        if self._edited and self._edited.held:  # the ground must not move under the hand
            return False
        axes = self.grid.axes[facet]
        field = self._field.bounds() if self._field else None
        points = [b for layer in self._points if (b := layer.bounds())]
        lines = [b for layer in self._lines if (b := layer.bounds(facet))]
        growing = any(isinstance(layer, SeriesLayer) for layer in self._lines)
        if field:
            box = _union([field, *points])
            self.grid.set_shape((box[1] - box[0]) / (box[3] - box[2]) if self.panel.equal else None)
            return axes.follow(box[:2], box[2:], tight=True)
        if not (points or lines):  # somewhere to click
            return self._editable and axes.follow(BLANK, BLANK)
        box = _union([*points, *lines])
        if points and lines and len(self._points[0].x) >= 5:
            box = _calm(box, _union(points))
        if len(self.grid.axes) > 1:  # facets share y
            everywhere = [b for f in self.grid.axes for layer in self._lines if (b := layer.bounds(f))]
            box = (*box[:2], *_union([box, *everywhere])[2:])
        return axes.follow(box[:2], box[2:], growing=growing)

    def _keys(self) -> list[Key]:
        keys: dict[str, Key] = {}
        for layer in self._layers.values():
            for key in layer.legend():
                # A name that two streams draw has one colour; its solid line explains it best.
                if key.text not in keys or key.style == Qt.PenStyle.SolidLine:
                    keys[key.text] = key
        text = theme.current().text
        shared = len({k.text for layer in self._lines for k in layer.legend()}) < sum(
            len(x.legend()) for x in self._lines
        )
        if shared:
            for layer in self._lines:
                style = layer.legend()[0].style if layer.legend() else None
                title = term(layer.stream.title)
                keys.setdefault(title, Key(title, text, style))
        if any(layer.has_past for layer in self._lines):
            earlier = tr("earlier runs")
            keys[earlier] = Key(earlier, theme.current().muted, Qt.PenStyle.DotLine)
        return list(keys.values())

    def _redraw_all(self) -> None:
        self.dirty |= self.newest.keys() | {layer.stream.name for layer in self._lines if layer.has_past}
        self.draw()

    # The mouse.

    def _redraw_points(self) -> None:
        self._edited.refresh(self._scale)
        self._edited.draw(self.grid.axes, self.devicePixelRatioF())

    def _report_points(self, points: tuple, continues: bool) -> None:
        self.edited.emit(self._edited.stream.edits, points, continues)

    def _point_at(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        for name in self._layers:
            self.pointed.emit(name, *self._scale.undo(x, y))

    def _hover(self, facet: str | None, x: float, y: float) -> None:
        self._under_mouse = None if facet is None else (facet, x, y)
        self._show_reading()

    def _show_reading(self) -> None:
        self.grid.read_out.show_reading(
            read(self.grid, self._scale, self.panel.x, self._lines, self._points, self._field, *self._under_mouse)
            if self._under_mouse and self._under_mouse[0] in self.grid.axes
            else None
        )


def _union(boxes: list[Bounds]) -> Bounds:
    x0, x1, y0, y1 = zip(*boxes, strict=True)
    return min(x0), max(x1), min(y0), max(y1)


def _calm(box: Bounds, data: Bounds) -> Bounds:
    """Keeps a curve that shoots off (a degree-30 fit) from flattening its data: it may use half their height on each side."""
    if data[1] - data[0] < 0.5 * (box[1] - box[0]):
        return box
    room = 0.5 * (data[3] - data[2])
    return box[0], box[1], max(box[2], data[2] - room), min(box[3], data[3] + room)
