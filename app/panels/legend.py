"""The legend: a strip above the axes that wraps, so that it never hides a curve."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.panels.colors import ramp
from app.panels.graph import pg


@dataclass(frozen=True)
class Key:
    """One entry: a line in ``style`` (None: no line), a ``marker`` (None: none; ``hollow``: outline only), or a colour scale."""

    text: str
    color: str = ""
    style: Qt.PenStyle | None = None
    marker: str | None = None
    hollow: bool = False
    #: Name of a colour map and the texts at its two ends.
    scale: tuple[str, str, str] | None = None


class Legend(QWidget):
    """Entries in rows as wide as the panel."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[Key] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_keys(self, keys: list[Key]) -> None:
        """Shows these entries; a single line needs none, for the card's title names it."""
        keys = keys if len(keys) > 1 or any(k.scale for k in keys) else []
        if keys != self._keys:
            height = self.heightForWidth(self.width())
            self._keys = keys
            self.setVisible(bool(keys))
            # A new layout repaints the whole page, and a colour scale has new numbers with every frame.
            if self.heightForWidth(self.width()) != height:
                self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        *_, last = [(0.0, 0.0), *self._places(width)]
        return round(last[1] + self._line())

    def sizeHint(self) -> QSize:
        return QSize(self._line() * 10, self.heightForWidth(max(self.width(), self._line() * 10)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(12))
        metrics, line = QFontMetricsF(painter.font()), self._line()
        for key, (x, y) in zip(self._keys, self._places(self.width()), strict=True):
            middle, sample = y + line / 2, self._sample(key, self.width())
            left = x
            if key.scale:
                painter.setPen(QColor(look.muted))
                width = metrics.horizontalAdvance(key.scale[1])
                painter.drawText(QRectF(x, y, width, line), Qt.AlignmentFlag.AlignVCenter, key.scale[1])
                left = x + width + line * 0.3
            self._draw_sample(painter, key, QRectF(left, y, sample, line), middle)
            painter.setPen(QColor(look.muted if key.scale else look.text))
            right = left + sample + line * 0.3
            area = QRectF(right, y, self.width() - right + 1, line)
            text = metrics.elidedText(
                key.scale[2] if key.scale else key.text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_sample(self, painter: QPainter, key: Key, area: QRectF, middle: float) -> None:
        look = theme.current()
        if key.scale:
            gradient = QLinearGradient(area.topLeft(), area.topRight())
            for i, color in enumerate(ramp(key.scale[0])[:: 255 // 5]):
                gradient.setColorAt(i / 5, QColor(*map(int, color)))
            bar = QRectF(area.left(), middle - look.px(4), area.width(), look.px(8))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(gradient)
            painter.drawRoundedRect(bar, 2, 2)
            return
        color = QColor(key.color)
        if key.style is not None:
            painter.setPen(QPen(color, 2 * look.scale, key.style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        if key.marker is not None:
            painter.setPen(QPen(color, 1.5 * look.scale) if key.hollow else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if key.hollow else color)
            painter.save()
            painter.translate(area.center().x(), middle)
            painter.scale(look.px(8), look.px(8))
            if key.hollow:
                painter.setPen(QPen(color, 1.5 * look.scale / look.px(8)))
            painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[key.marker])
            painter.restore()

    def _line(self) -> int:
        return round(QFontMetricsF(theme.current().font(12)).height() * 1.25)

    def _sample(self, key: Key, width: float) -> float:
        """How wide a line, marker or colour scale is drawn; a scale leaves its numbers the room that they need."""
        line = self._line()
        if key.scale:
            return max(0.4 * line, min(5 * line, width - self._texts(key)))
        return line * (1.5 if key.style is not None else 0.7)

    def _texts(self, key: Key) -> float:
        """Width of an entry's texts, each with a gap."""
        metrics = QFontMetricsF(theme.current().font(12))
        texts = key.scale[1:] if key.scale else (key.text,)
        return sum(metrics.horizontalAdvance(text) + 0.3 * self._line() for text in texts)

    def _places(self, width: float) -> list[tuple[float, float]]:
        line = self._line()
        places, x, y = [], 0.0, 0.0
        for key in self._keys:
            wide = self._sample(key, width) + self._texts(key)
            if x and x + wide > width:
                x, y = 0.0, y + line
            places.append((x, y))
            x += wide + line
        return places
