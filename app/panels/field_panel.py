"""A Field in a card of its own: axes for a function of the plane, cells with names and numbers for a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.panels.base import Numbers, PanelWidget
from app.panels.colors import limits
from app.panels.legend import Key, Legend
from app.panels.matrix_view import MatrixView
from app.panels.plot_panel import PlotPanel
from app.panels.ticks import number
from core.panels import Plot, Single


class FieldPanel(PanelWidget):
    """Which of the two it is shows in the first data: a matrix has labels, or no extent."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        self._plane: PlotPanel | None = None
        self._matrix: MatrixView | None = None
        self._legend = Legend()
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._legend)
        self._views = QStackedLayout()
        column.addLayout(self._views, 1)
        self.set_view(view)

    def paint_streams(self, dirty: set[str]) -> None:
        stream = self.panel.stream
        data = self.newest[stream.name]
        if _is_matrix(data):
            if self._matrix is None:
                self._matrix = MatrixView(stream)
                self._matrix.clicked.connect(lambda row, column: self.cell_clicked.emit(stream.name, row, column))
                self._views.addWidget(self._matrix)
            self._matrix.set_data(data)
            lo, hi = limits(data["values"], stream.colormap, stream.center)
            scale = Key(stream.title, scale=(stream.colormap, number(lo, 3), number(hi, 3)))
            self._legend.set_keys([scale] if stream.colormap != "classes" else [])
            self._views.setCurrentWidget(self._matrix)
        else:
            if self._plane is None:
                self._plane = PlotPanel(Plot(stream))
                self._plane.pointed.connect(self.pointed)
                self._views.addWidget(self._plane)
            self._plane.receive(stream.name, data)
            self._plane.draw()
            self._legend.set_keys([])
            self._views.setCurrentWidget(self._plane)

    def note(self) -> str:
        data = self.newest.get(self.panel.stream.name)
        if data is None:
            return ""
        rows, columns = data["values"].shape
        return f"{rows} × {columns}"

    def numbers(self) -> list[Numbers]:
        data = self.newest.get(self.panel.stream.name)
        if data is None:
            return []
        if not _is_matrix(data):
            return self._plane.numbers() if self._plane else []
        values = data["values"]
        columns = data["x_labels"] or [str(i) for i in range(values.shape[1])]
        rows = data["y_labels"] or [str(i) for i in range(values.shape[0])]
        stream = self.panel.stream
        header = [f"{stream.y or 'row'} \\ {stream.x or 'column'}", *columns]
        return [(stream.name, header, [[name, *map(float, row)] for name, row in zip(rows, values, strict=True)])]

    def restyle(self) -> None:
        self._legend.updateGeometry()


def _is_matrix(data: Mapping[str, Any]) -> bool:
    return bool(data["x_labels"] or data["y_labels"] or data["extent"] is None)
