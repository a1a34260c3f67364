"""Editor of matrix knobs: a small sheet of numbers, to type, paste and walk through with the arrow keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QT_TR_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from app import theme
from app.editor import Editor
from app.form_widgets import QuietCombo, tool_button
from app.language import say, tr
from app.shortcuts import keep_keys
from core.knob_record import Knob, accepts
from core.matrix import Matrix, matrix_from_text, number_text

Index = QModelIndex | QPersistentModelIndex


class _Numbers(QAbstractTableModel):
    """Shows a matrix; what is typed into a cell is only reported, as the matrix that it would make."""

    typed = Signal(object)
    #: A text that is no number.
    unreadable = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix = ((0.0,),)

    def show(self, matrix: Matrix) -> None:
        reshaped = (len(matrix), len(matrix[0])) != (len(self.matrix), len(self.matrix[0]))
        if reshaped:
            self.beginResetModel()
        self.matrix = matrix
        if reshaped:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(matrix) - 1, len(matrix[0]) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.matrix)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.matrix[0])

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self.matrix[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{value:.3g}".replace("-", "−")
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return number_text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def setData(self, index: Index, value: str, role: int = Qt.ItemDataRole.EditRole) -> bool:
        try:
            number = float(value.replace("−", "-").replace(",", "."))
        except ValueError:
            self.unreadable.emit(value)
            return False
        rows = [list(row) for row in self.matrix]
        rows[index.row()][index.column()] = number
        self.typed.emit(tuple(map(tuple, rows)))
        return True


class Sheet(QTableView):
    """The cells share the width; Ctrl+C and Ctrl+V copy and paste the whole matrix, as spreadsheets do."""

    pasted = Signal(str)
    menu_asked = Signal(object)

    def __init__(self, model: QAbstractTableModel) -> None:
        super().__init__(
            selectionMode=QAbstractItemView.SelectionMode.SingleSelection,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            verticalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            tabKeyNavigation=False,
            wordWrap=False,
        )
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setProperty("sheet", True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(24))
        self.setModel(model)
        model.modelReset.connect(self.updateGeometry)
        keep_keys(self)

    def open_cell(self) -> QLineEdit | None:
        """The field of the cell that is being edited; closed ones live on, hidden, for a moment."""
        return next((field for field in self.findChildren(QLineEdit) if field.isVisible()), None)

    def sizeHint(self) -> QSize:
        height = self.verticalHeader().defaultSectionSize() * self.model().rowCount()
        return QSize(theme.current().px(240), height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = self.model().matrix
            QGuiApplication.clipboard().setText("\n".join("\t".join(map(number_text, row)) for row in rows))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(24))


class MatrixEditor(Editor):
    """Ready matrices in a list, buttons for a ring of zeros more or less, and the sheet below; rows and columns by its menu."""

    def __init__(self, knob: Knob, parent: QObject | None = None) -> None:
        less, more = (
            tool_button("minus", QT_TR_NOOP("Remove the outer ring")),
            tool_button("plus", QT_TR_NOOP("Add a ring of zeros")),
        )
        super().__init__(knob, QWidget(), parent)
        self._ready = dict(knob.cells.ready)
        self.names = say(
            QuietCombo(),
            placeholderText=QT_TR_NOOP("own numbers"),
            accessibleName=QT_TR_NOOP("famous ones"),
            toolTip=QT_TR_NOOP("Famous ones: choose one, then edit its numbers"),
        )
        self.names.addItems(list(self._ready))
        if not self._ready:
            self.names.hide()
        self.names.textActivated.connect(lambda name: self._offer(self._ready[name]))
        self.numbers = _Numbers(self)
        self.foot = Sheet(self.numbers)
        self._buttons = less, more
        row = QHBoxLayout(self.head, spacing=theme.current().px(2))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.names, 1)
        row.addWidget(less)
        row.addWidget(more)
        self.head.setFocusProxy(self.foot)
        less.clicked.connect(lambda: self._offer(tuple(line[1:-1] for line in self.numbers.matrix[1:-1])))
        more.clicked.connect(lambda: self._offer(_ringed(self.numbers.matrix)))
        self.numbers.typed.connect(self._offer)
        self.numbers.unreadable.connect(
            lambda text: self.refused.emit(tr('{knob}: "{text}" is not a number').format(knob=knob.name, text=text))
        )
        self.foot.pasted.connect(self._paste)
        self.foot.menu_asked.connect(self._show_menu)

    @property
    def inputs(self) -> list[QWidget]:
        return [*([self.names] if self._ready else []), *self._buttons, self.foot]

    def show_value(self, value: Matrix) -> None:
        self.numbers.show(value)
        self._buttons[0].setEnabled(min(len(value), len(value[0])) > 2)
        self.names.setCurrentIndex(next((i for i, m in enumerate(self._ready.values()) if m == value), -1))
        self.refused.emit("")

    def commit(self) -> None:
        if field := self.foot.open_cell():
            self.foot.commitData(field)
            self.foot.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def actions(self) -> dict[str, Matrix]:
        """What the menu offers: its texts, and the matrix that each makes of this one."""
        matrix = self.numbers.matrix
        return {
            QT_TR_NOOP("Add a row"): (*matrix, (0.0,) * len(matrix[0])),
            QT_TR_NOOP("Remove the last row"): matrix[:-1],
            QT_TR_NOOP("Add a column"): tuple((*row, 0.0) for row in matrix),
            QT_TR_NOOP("Remove the last column"): tuple(row[:-1] for row in matrix),
            QT_TR_NOOP("Swap rows and columns"): tuple(zip(*matrix, strict=True)),
            QT_TR_NOOP("Turn by 180°"): tuple(row[::-1] for row in matrix[::-1]),
            QT_TR_NOOP("All zero"): ((0.0,) * len(matrix[0]),) * len(matrix),
        }

    def _offer(self, matrix: Matrix) -> None:
        """Reports an edit, or why it is none."""
        if problem := accepts(self.knob, matrix):
            self.refused.emit(problem)
        else:
            self.edited.emit(matrix, False)

    def _paste(self, text: str) -> None:
        try:
            self._offer(matrix_from_text(text))
        except ValueError as error:
            said = tr("{knob}: the clipboard holds no matrix: {problem}")
            self.refused.emit(said.format(knob=self.knob.name, problem=error))

    def _show_menu(self, at: Any) -> None:
        menu = QMenu(self.foot)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, matrix in self.actions().items():
            action = menu.addAction(tr(text))
            action.setEnabled(accepts(self.knob, matrix) is None)
            action.triggered.connect(lambda _, matrix=matrix: self._offer(matrix))
        menu.popup(at)


def _ringed(matrix: Matrix) -> Matrix:
    empty = (0.0,) * (len(matrix[0]) + 2)
    return (empty, *((0.0, *row, 0.0) for row in matrix), empty)
