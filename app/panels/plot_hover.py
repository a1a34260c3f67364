"""The read-out under the mouse: a hairline and the value of every line at the nearest x, in a box that stays inside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.language import tr

#: More lines than this are not listed.
_ROWS = 12


@dataclass(frozen=True)
class Reading:
    """What to show: ``at`` the mouse and ``area`` of the axes, in the overlay's pixels; rows as (colour or "", name, value)."""

    at: QPointF
    area: QRectF
    rows: tuple[tuple[str, str, str], ...]
    dots: tuple[tuple[str, QPointF], ...] = ()


class ReadOut(QWidget):
    """Lies over a plot and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._reading: Reading | None = None

    def show_reading(self, reading: Reading | None) -> None:
        """Shows it, or nothing."""
        if reading is None or not reading.rows:
            self._reading = None
            self.hide()
        elif reading != self._reading:
            self._reading = reading
            self.setGeometry(self.parentWidget().rect())
            self.show()
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reading is None:
            return
        look, reading = theme.current(), self._reading
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(12))
        if reading.dots:
            painter.setPen(QPen(QColor(look.muted), 1, Qt.PenStyle.DashLine))
            x = reading.dots[0][1].x()
            painter.drawLine(QPointF(x, reading.area.top()), QPointF(x, reading.area.bottom()))
            painter.setPen(QPen(QColor(look.surface), 1.5))
            for color, at in reading.dots:
                if reading.area.contains(at):
                    painter.setBrush(QColor(color))
                    painter.drawEllipse(at, look.px(4), look.px(4))
        draw_box(painter, reading.at, QRectF(self.rect()), reading.rows)


def draw_box(painter: QPainter, at: QPointF, inside: QRectF, rows: tuple[tuple[str, str, str], ...]) -> None:
    """A small table of (colour or "", name, value) beside ``at``, kept within ``inside``; uses the painter's font."""
    look = theme.current()
    metrics = QFontMetricsF(painter.font())
    line, pad, gap = metrics.lineSpacing() * 1.15, look.px(8), look.px(10)
    more = len(rows) - _ROWS
    shown = rows[:_ROWS] + ((("", tr("and {count} more").format(count=more), ""),) if more > 0 else ())
    dot = line * 0.7 if any(color for color, _, _ in shown) else 0.0
    names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, inside.width() * 0.5) for _, name, _ in shown]
    name_width = max(map(metrics.horizontalAdvance, names))
    value_width = max(metrics.horizontalAdvance(value) for _, _, value in shown)
    between = gap if name_width and value_width else 0
    box = QRectF(0, 0, dot + name_width + between + value_width + 2 * pad, line * len(shown) + pad)
    left = at.x() + gap if at.x() + gap + box.width() <= inside.right() else at.x() - gap - box.width()
    box.moveTopLeft(QPointF(max(left, inside.left()), at.y() - box.height() - gap))
    box.moveTop(min(max(box.top(), inside.top()), max(inside.top(), inside.bottom() - box.height())))
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
    for i, ((color, _, value), name) in enumerate(zip(shown, names, strict=True)):
        row = QRectF(box.left() + pad, box.top() + pad / 2 + i * line, box.width() - 2 * pad, line)
        if color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawEllipse(QPointF(row.left() + look.px(3), row.center().y()), look.px(3.5), look.px(3.5))
        painter.setPen(QColor(look.muted))
        painter.drawText(row.adjusted(dot, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(look.text))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)
