"""A large network: a box for each layer with output shape, parameter count and its share of all parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app import theme
from app.language import tr


class BoxView(QWidget):
    """Paints the layers of a ``Diagram`` in reading order; equal neighbours share a box that says how many they are."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[tuple[list[str], float]] = []

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(320), theme.current().px(240))

    def set_network(self, data: Mapping[str, Any]) -> None:
        """Shows these layers."""
        groups: list[list[Mapping[str, Any]]] = []
        for layer in data["layers"]:
            alike = groups and all(layer.get(k) == groups[-1][-1].get(k) for k in ("kind", "shape", "parameters"))
            if alike:
                groups[-1].append(layer)
            else:
                groups.append([layer])
        total = sum(int(layer.get("parameters") or 0) for layer in data["layers"]) or 1
        self._boxes = [(_lines(group), sum(int(x.get("parameters") or 0) for x in group) / total) for group in groups]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._boxes:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Where all that a box says finds no room, its name must do.
        for size, rows_of_text in [(13, 3), (12, 3), (11, 3), (10, 3), (12, 1), (10, 1), (8, 1)]:
            font = look.font(size)
            boxes = [(lines[:rows_of_text], share) for lines, share in self._boxes]
            columns, width, height = self._fit(boxes, QFontMetricsF(font))
            rows = -(-len(boxes) // columns)
            if rows * height <= self.height():
                break
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        arrow, across, down = metrics.height() * 1.4, self.width() / columns, self.height() / rows
        for i, (lines, share) in enumerate(boxes):
            cell = QRectF((i % columns) * across, (i // columns) * down, across, down)
            box = QRectF(0, 0, min(width - arrow, cell.width() - arrow), min(height - metrics.height(), down * 0.92))
            box.moveCenter(QPointF(cell.center().x() - (arrow / 2 if columns > 1 else 0), cell.center().y()))
            self._draw_box(painter, box, lines, share)
            if i + 1 < len(boxes):
                ends_row = (i + 1) % columns == 0
                start = QPointF(box.right(), box.center().y())
                self._draw_arrow(
                    painter, start, cell.right() - box.right() + (box.left() - cell.left()) * (not ends_row)
                )

    def _fit(self, boxes: list[tuple[list[str], float]], metrics: QFontMetricsF) -> tuple[int, float, float]:
        """Columns, and the width and height a box takes with the room around it."""
        widest = max(metrics.horizontalAdvance(line) for lines, _ in boxes for line in lines)
        width = min(widest * 1.05 + metrics.height() * 3.0, float(self.width()))
        height = metrics.lineSpacing() * (max(len(lines) for lines, _ in boxes) + 1) + metrics.height() * 1.2
        return min(len(boxes), max(1, int(self.width() // width))), width, height

    def _draw_box(self, painter: QPainter, box: QRectF, lines: list[str], share: float) -> None:
        look = theme.current()
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.setBrush(QColor(look.field))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        line, pad = metrics.lineSpacing(), metrics.height() * 0.5
        top = box.top() + (box.height() - line * len(lines) - look.px(6)) / 2
        for i, text in enumerate(lines):
            font = painter.font()
            font.setWeight(font.Weight.DemiBold if i == 0 else font.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(look.text if i == 0 else look.muted))
            rect = QRectF(box.left() + pad, top + i * line, box.width() - 2 * pad, line)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        bar = QRectF(box.left() + pad, box.bottom() - look.px(7), box.width() - 2 * pad, look.px(3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(bar, 1, 1)
        bar.setWidth(bar.width() * share)
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(bar, 1, 1)

    def _draw_arrow(self, painter: QPainter, start: QPointF, length: float) -> None:
        look = theme.current()
        head, gap = look.px(5), look.px(4)
        tip = QPointF(start.x() + length - gap, start.y())
        painter.setPen(QPen(QColor(look.muted), 1.2 * look.scale))
        painter.drawLine(QPointF(start.x() + gap, start.y()), tip)
        painter.setBrush(QColor(look.muted))
        painter.drawPolygon(
            QPolygonF(
                [tip, QPointF(tip.x() - head, tip.y() - head * 0.6), QPointF(tip.x() - head, tip.y() + head * 0.6)]
            )
        )


def _lines(group: list[Mapping[str, Any]]) -> list[str]:
    """What a box says: name (and how many), kind and shape, parameters."""
    layer, count = group[0], len(group)
    parameters = int(layer.get("parameters") or 0)
    kind = layer.get("kind") or ""
    name = layer.get("name") or kind or tr("layer")
    counted = tr("{count} parameters each") if count > 1 else tr("{count} parameters")
    return [
        f"{name} × {count}" if count > 1 else name,
        " · ".join(filter(None, [kind if kind != name else "", " × ".join(map(str, layer["shape"]))])),
        counted.format(count=f"{parameters:,}") if parameters else tr("no parameters"),
    ]
