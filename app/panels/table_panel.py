"""A table of text and numbers, numbers aligned at the right with tabular figures."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app import theme
from app.language import tr
from app.panels.base import Numbers, PanelWidget
from app.panels.ticks import number
from core.panels import Single
from core.streams import Cell

Index = QModelIndex | QPersistentModelIndex


class TablePanel(PanelWidget):
    """Rows may change at every event; widths are measured anew only when the columns or the number of rows do."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        self._model = _Rows()
        self._view = _View(self._model)
        self.set_view(self._view)
        self.restyle()

    def paint_streams(self, dirty: set[str]) -> None:
        data = self.newest[self.panel.stream.name]
        if self._model.show(data["columns"], data["rows"]):
            self._view.fit()

    def note(self) -> str:
        data = self.newest.get(self.panel.stream.name)
        return tr("%n rows", "", len(data["rows"])) if data else ""

    def numbers(self) -> list[Numbers]:
        data = self.newest.get(self.panel.stream.name)
        return [(self.panel.stream.name, data["columns"], data["rows"])] if data else []

    def restyle(self) -> None:
        self._view.verticalHeader().setDefaultSectionSize(theme.current().px(26))
        self._view.fit()


class _View(QTableView):
    def __init__(self, model: _Rows) -> None:
        super().__init__(
            editTriggers=QAbstractItemView.EditTrigger.NoEditTriggers,
            selectionBehavior=QAbstractItemView.SelectionBehavior.SelectRows,
            horizontalScrollMode=QAbstractItemView.ScrollMode.ScrollPerPixel,
            verticalScrollMode=QAbstractItemView.ScrollMode.ScrollPerPixel,
            focusPolicy=Qt.FocusPolicy.NoFocus,
            showGrid=False,
            wordWrap=False,
        )
        self.setModel(model)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # or it would not wrap

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as their cells and the longest word of their heading; what is left over is shared out."""
        look = theme.current()
        metrics, header = QFontMetrics(look.font()), self.horizontalHeader()
        pad = look.px(28)
        names = self.model().columns
        words = [max(map(metrics.horizontalAdvance, name.split() or [""])) for name in names]
        widths = [max(word + pad, self.sizeHintForColumn(i)) for i, word in enumerate(words)]
        spare = max(0, self.viewport().width() - sum(widths)) // max(1, len(widths))
        flags = Qt.TextFlag.TextWordWrap
        heights = [
            metrics.boundingRect(0, 0, width + spare - pad + 2, 999, flags, name).height()
            for name, width in zip(names, widths, strict=True)
        ]
        header.setFixedHeight(max(heights, default=metrics.height()) + look.px(12))
        for i, width in enumerate(widths):
            self.setColumnWidth(i, width + spare)


class _Rows(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.columns: list[str] = []
        self._rows: list[list[Cell]] = []
        self._decimals: list[int | None] = []

    def show(self, columns: list[str], rows: list[list[Cell]]) -> bool:
        """Takes the data; True when the table's shape changed."""
        reshaped = columns != self.columns or len(rows) != len(self._rows)
        if reshaped:
            self.beginResetModel()
        self.columns, self._rows = columns, rows
        self._decimals = [_decimals([row[i] for row in rows if i < len(row)]) for i in range(len(columns))]
        if reshaped:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        return reshaped

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(cell, self._decimals[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if cell is None else str(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section) | int(Qt.TextFlag.TextWordWrap)
        return None

    @staticmethod
    def _text(cell: Cell, decimals: int | None) -> str:
        if not _is_number(cell):
            return "–" if cell is None else str(cell)
        fixed = decimals is not None and math.isfinite(cell)
        return f"{cell:,.{decimals}f}".replace("-", "−") if fixed else number(cell)

    def _alignment(self, column: int) -> int:
        cells = [row[column] for row in self._rows if column < len(row) and row[column] is not None]
        side = Qt.AlignmentFlag.AlignRight if cells and all(map(_is_number, cells[:50])) else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _decimals(cells: list[Cell]) -> int | None:
    """Decimals that give a column's largest number four significant figures; None where its numbers differ too much."""
    sizes = [abs(c) for c in cells if _is_number(c) and math.isfinite(c) and c]
    if all(isinstance(c, int) for c in cells if _is_number(c)):
        return 0
    if not sizes or min(sizes) < 1e-3 or max(sizes) >= 1e6:
        return None
    return min(6, max(0, 3 - math.floor(math.log10(max(sizes)))))
