"""Grouped bars over named places, with a linear or logarithmic axis."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import tr
from app.panels.base import Numbers, PanelWidget
from app.panels.colors import LineColors
from app.panels.graph import pg
from app.panels.legend import Key, Legend
from app.panels.plot_grid import PlotGrid
from app.panels.plot_hover import Reading
from app.panels.ticks import number
from core.panels import Plot, Single

#: Part of a place's width that its bars take together.
_FILLED = 0.76


class BarsPanel(PanelWidget):
    """On a log axis the bars start at the lowest decade shown and show magnitudes; the read-out tells the sign."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        stream = panel.stream
        self.log_y = stream.log_y
        self._colors = LineColors()
        self._bars: dict[str, pg.BarGraphItem] = {}
        self._under_mouse: tuple[float, float] | None = None
        self._legend, self.grid = Legend(), PlotGrid(Plot(stream))
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._legend)
        column.addWidget(self.grid, 1)
        self.grid.hovered.connect(self._hover)
        self.grid.zoomed.connect(self._redraw)
        self.set_view(view)

    def set_log_y(self, log: bool) -> None:
        self.log_y = log
        self._redraw()

    def restyle(self) -> None:
        self.grid.restyle()

    def paint_streams(self, dirty: set[str]) -> None:
        data = self.newest[self.panel.stream.name]
        labels, groups = data["labels"], data["groups"]
        if self.grid.set_facets([""], False, bool(self.log_y)):
            self._bars.clear()
        axes = self.grid.axes[""]
        axes.bottom.categories = labels
        heights = {name: self._heights(values) for name, values in groups.items()}
        finite = np.concatenate([h[np.isfinite(h)] for h in heights.values()]) if heights else np.empty(0)
        if not len(finite):
            finite = np.zeros(1)
        # A log axis has no zero to start from; whole decades keep the foot of the bars still.
        low, high = (
            (np.floor(finite.min() - 0.2), finite.max()) if self.log_y else (min(0, finite.min()), max(0, finite.max()))
        )
        axes.follow((-0.5, len(labels) - 0.5), (float(low), float(high)))
        foot = low if self.log_y else 0.0
        width = _FILLED / max(1, len(groups))
        for name in self._bars.keys() - groups.keys():
            axes.view.removeItem(self._bars.pop(name))
        for i, (name, height) in enumerate(heights.items()):
            if name not in self._bars:
                self._bars[name] = pg.BarGraphItem(x=[0], height=[0], width=1)
                axes.view.addItem(self._bars[name], ignoreBounds=True)
            left = np.arange(len(height)) - _FILLED / 2 + i * width
            y1 = np.where(np.isfinite(height), height, foot)
            color = self._colors.color(name)
            self._bars[name].setOpts(
                x=None, height=None, width=None, x0=left, x1=left + width * 0.94, y0=np.full(len(y1), foot), y1=y1,
                brush=color, pen=pg.mkPen(None),
            )  # fmt: skip
        square = dict.fromkeys(groups, "s")
        self._legend.set_keys([Key(n, self._colors.color(n), marker=square[n]) for n in groups if n])
        self._show_reading()

    def note(self) -> str:
        data = self.newest.get(self.panel.stream.name)
        if not data or not data["groups"]:
            return ""
        name, values = next(iter(data["groups"].items()))
        if len(values) == 0 or not np.isfinite(values).any():
            return ""
        i = int(np.nanargmax(np.abs(values)))
        said = tr("largest {name} {value} ({label})")
        return said.format(name=name, value=number(float(values[i])), label=data["labels"][i]).replace("  ", " ")

    def numbers(self) -> list[Numbers]:
        data = self.newest.get(self.panel.stream.name)
        if not data:
            return []
        stream = self.panel.stream
        header = [stream.x or "label", *(name or stream.y or stream.title for name in data["groups"])]
        columns = [data["labels"], *(values.tolist() for values in data["groups"].values())]
        return [(stream.name, header, [list(row) for row in zip(*columns, strict=True)])]

    def _heights(self, values: np.ndarray) -> np.ndarray:
        if not self.log_y:
            return values
        with np.errstate(divide="ignore"):
            return np.where(values != 0, np.log10(np.abs(values)), np.nan)

    def _redraw(self) -> None:
        self.dirty |= self.newest.keys()
        self.draw()

    def _hover(self, facet: str | None, x: float, y: float) -> None:
        self._under_mouse = None if facet is None else (x, y)
        self._show_reading()

    def _show_reading(self) -> None:
        data = self.newest.get(self.panel.stream.name)
        place = round(self._under_mouse[0]) if self._under_mouse else -1
        if not data or not 0 <= place < len(data["labels"]):
            self.grid.read_out.show_reading(None)
            return
        rows = [("", self.panel.stream.x or "", data["labels"][place])]
        for name, values in data["groups"].items():
            rows.append((self._colors.color(name), name or self.panel.stream.y, number(float(values[place]))))
        at = self.grid.to_pixels("", *self._under_mouse)
        self.grid.read_out.show_reading(Reading(at, self.grid.area(""), tuple(rows)))
