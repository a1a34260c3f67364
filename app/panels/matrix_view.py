"""A matrix as coloured cells: row 0 on top, labels that never overlap, numbers while they fit, hover and click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.language import term, tr
from app.panels.colors import limits, over_surface, paint, paint_classes
from app.panels.plot_hover import draw_box
from app.panels.ticks import number
from core.streams import Field

#: Cells are at most this much wider than high, or the other way round.
_STRETCH = 2.0


@dataclass(frozen=True)
class _Layout:
    """Where things are, in pixels: ``cells`` is the area of all cells; ``stride`` of labels shown; ``turned`` x labels."""

    cells: QRectF
    width: float
    height: float
    x_stride: int
    y_stride: int
    turned: bool


class MatrixView(QWidget):
    """Paints one Field; ``clicked(row, column)``."""

    clicked = Signal(int, int)

    def __init__(self, stream: Field) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._stream = stream
        self._values = np.zeros((1, 1), np.float32)
        self._colors = np.zeros((1, 1, 3), np.uint8)
        self._x_labels: Sequence[str] = ()
        self._y_labels: Sequence[str] = ()
        self._texts: list[list[str]] = []
        #: (row, column) of the cells that stand out among faded ones.
        self._strong: list[list[int]] = []
        self._mouse: QPointF | None = None

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(280), theme.current().px(240))

    def set_data(self, data: Mapping[str, Any]) -> None:
        """Shows these values."""
        self._values = values = data["values"]
        self._strong = []
        if self._stream.colormap == "classes":
            self._colors = paint_classes(values, data["confidence"])
        else:
            self._colors = paint(
                values, self._stream.colormap, *limits(values, self._stream.colormap, self._stream.center)
            )
            if data["confidence"] is not None:
                self._colors = over_surface(self._colors, data["confidence"][..., None])
                self._strong = np.argwhere(data["confidence"] == 1).tolist()
        rows, columns = values.shape
        self._x_labels = data["x_labels"] or [str(i) for i in range(columns)]
        self._y_labels = data["y_labels"] or [str(i) for i in range(rows)]
        small = values.size <= 900
        self._texts = [[number(float(v), 3) for v in row] for row in values] if small else []
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._values.size:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font(12))
        place = self._layout(QFontMetricsF(painter.font()))
        rows, columns = self._values.shape
        colors = np.ascontiguousarray(self._colors)
        image = QImage(colors.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        painter.drawImage(place.cells, image)
        if min(place.width, place.height) >= 6:
            painter.setPen(QPen(QColor(look.surface), 1))
            for i in range(1, columns):
                x = place.cells.left() + i * place.width
                painter.drawLine(QPointF(x, place.cells.top()), QPointF(x, place.cells.bottom()))
            for i in range(1, rows):
                y = place.cells.top() + i * place.height
                painter.drawLine(QPointF(place.cells.left(), y), QPointF(place.cells.right(), y))
        painter.setPen(QPen(QColor(look.series[1]), look.px(2)))
        for row, column in self._strong:
            painter.drawRect(self._rect(row, column, place))
        self._draw_numbers(painter, place)
        self._draw_labels(painter, place)
        self._draw_hover(painter, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position(), self._layout(QFontMetricsF(theme.current().font(12))))
        if cell and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(*cell)

    def _layout(self, metrics: QFontMetricsF) -> _Layout:
        """Cells fill what the labels leave, kept from becoming ribbons, and centred."""
        look, line = theme.current(), metrics.height()
        rows, columns = self._values.shape
        gap = look.px(6)
        left = min(max(map(metrics.horizontalAdvance, self._y_labels)), self.width() * 0.3) + gap
        left += line + gap / 2 if self._stream.y else 0
        widest = max(map(metrics.horizontalAdvance, self._x_labels))
        turned = widest + line * 0.6 > (self.width() - left) / columns and widest > 2.5 * line
        below = (min(widest, self.height() * 0.25) if turned else line) + gap
        below += line if self._stream.x else 0
        room_x, room_y = max(1.0, self.width() - left - 1), max(1.0, self.height() - below - 1)
        width, height = room_x / columns, room_y / rows
        width, height = min(width, height * _STRETCH), min(height, width * _STRETCH)
        cells = QRectF(
            left + (room_x - width * columns) / 2, (room_y - height * rows) / 2, width * columns, height * rows
        )
        wide = line if turned else widest + line * 0.5
        return _Layout(cells, width, height, max(1, -int(-wide // width)), max(1, -int(-line // height)), turned)

    def _draw_numbers(self, painter: QPainter, place: _Layout) -> None:
        if not self._texts:
            return
        look = theme.current()
        longest = max((text for row in self._texts for text in row), key=len)
        size = min(look.px(12), int(place.height * 0.6))
        font: QFont = look.font(12)
        while size >= look.px(8):
            font.setPixelSize(size)
            if QFontMetricsF(font).horizontalAdvance(longest) <= place.width * 0.92:
                break
            size -= 1
        else:
            return
        painter.setFont(font)
        # Perceived brightness decides between dark and light figures.
        bright = self._colors @ np.array([0.299, 0.587, 0.114]) > 140
        for row, texts in enumerate(self._texts):
            for column, text in enumerate(texts):
                ink = QColor("#1F2328" if bright[row, column] else "#FFFFFF")
                ink.setAlphaF(0.45 if text == "0" else 1.0)  # what is not there should not shout
                painter.setPen(ink)
                painter.drawText(self._rect(row, column, place), Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(look.font(12))

    def _draw_labels(self, painter: QPainter, place: _Layout) -> None:
        look = theme.current()
        metrics = QFontMetricsF(painter.font())
        gap, line, cells = look.px(6), metrics.height(), place.cells
        painter.setPen(QColor(look.muted))
        name_room = line + gap / 2 if self._stream.y else 0
        room = cells.left() - gap - name_room
        for i in range(0, len(self._y_labels), place.y_stride):
            text = metrics.elidedText(self._y_labels[i], Qt.TextElideMode.ElideRight, room + 1)
            middle = cells.top() + (i + 0.5) * place.height
            rect = QRectF(name_room, middle - line / 2, room, line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        depth = self.height() - cells.bottom() - gap - (line if self._stream.x else 0)
        for i in range(0, len(self._x_labels), place.x_stride):
            middle = cells.left() + (i + 0.5) * place.width
            painter.save()
            painter.translate(middle, cells.bottom() + gap)
            if place.turned:
                painter.rotate(-90)
                text = metrics.elidedText(self._x_labels[i], Qt.TextElideMode.ElideRight, depth)
                rect = QRectF(-depth, -line / 2, depth, line)
                painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            else:
                wide = place.width * place.x_stride
                text = metrics.elidedText(self._x_labels[i], Qt.TextElideMode.ElideRight, wide)
                rect = QRectF(-wide / 2, 0, wide, line)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()
        if self._stream.x:
            rect = QRectF(0, self.height() - line, cells.center().x() * 2, line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignHCenter, self._stream.x)
        if self._stream.y:
            labels = max(map(metrics.horizontalAdvance, self._y_labels))
            painter.save()
            painter.translate(max(0.0, cells.left() - gap - min(labels, room) - name_room), cells.center().y())
            painter.rotate(-90)
            painter.drawText(QRectF(-200, 0, 400, line), Qt.AlignmentFlag.AlignCenter, self._stream.y)
            painter.restore()

    def _draw_hover(self, painter: QPainter, place: _Layout) -> None:
        cell = self._cell_at(self._mouse, place) if self._mouse else None
        if cell is None:
            return
        row, column = cell
        painter.setPen(QPen(QColor(theme.current().series[1]), theme.current().px(2)))
        painter.drawRect(self._rect(row, column, place))
        rows = (
            ("", term(self._stream.y) or tr("row"), self._y_labels[row]),
            ("", term(self._stream.x) or tr("column"), self._x_labels[column]),
            ("", tr("value"), number(float(self._values[row, column]))),
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, self._mouse, QRectF(self.rect()), rows)

    def _rect(self, row: int, column: int, place: _Layout) -> QRectF:
        left, top = place.cells.left() + column * place.width, place.cells.top() + row * place.height
        return QRectF(left, top, place.width, place.height)

    def _cell_at(self, at: QPointF, place: _Layout) -> tuple[int, int] | None:
        if not self._values.size or not place.cells.contains(at):
            return None
        rows, columns = self._values.shape
        row, column = (at.y() - place.cells.top()) / place.height, (at.x() - place.cells.left()) / place.width
        return min(int(row), rows - 1), min(int(column), columns - 1)
