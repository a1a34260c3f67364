"""Pictures of one size in a grid, as large as fits, with captions and frames around marked ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.panels.colors import paint

#: A picture's pixel drawn at least this large keeps its sharp edges; below, pixels blend.
_SHARP = 3


class Layout(NamedTuple):
    """How pictures stand: in so many columns, a picture's pixel this large, so many lines of caption below each."""

    columns: int
    scale: float
    lines: int = 0


class Pictures(QWidget):
    """Paints pictures of one size in a grid that fills the widget; ``shown`` says how many found room."""

    #: Row and column of a pixel of the only picture.
    clicked = Signal(int, int)

    def __init__(self, colormap: str | None = None) -> None:
        super().__init__()
        self.shown = 0
        self._colormap = colormap
        self._strip = QImage()
        self._pixels = np.empty(0, np.uint8)
        self._count, self._height, self._width = 0, 1, 1
        self._columns: int | None = None
        self._captions: list[str] = []
        self._marks: np.ndarray | None = None
        #: Where the last picture was painted.
        self._place = QRectF()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(180))

    def show_gallery(self, data: Mapping[str, Any]) -> None:
        """``images`` (n, h, w) or (n, h, w, 3), ``captions``, ``marks``, ``columns`` as in ``core.streams.Gallery``."""
        images = data["images"]
        self._count, self._height, self._width = images.shape[:3]
        pixels = self._colored(images) if self._colormap else images
        # One strip, picture below picture, so that Qt is handed a single image.
        self._pixels = np.ascontiguousarray(pixels.reshape(-1, *pixels.shape[2:]))
        grey = self._pixels.ndim == 2
        kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
        height, width = self._pixels.shape[:2]
        self._strip = QImage(self._pixels.data, width, height, self._pixels.strides[0], kind)
        self._captions, self._marks, self._columns = data["captions"] or [], data["marks"], data["columns"]
        self.update()

    def _colored(self, images: np.ndarray) -> np.ndarray:
        """Each picture scaled by its own largest magnitude."""
        reach = np.nanmax(np.abs(images), axis=(1, 2), keepdims=True, initial=0)
        return paint(
            images / np.where(reach > 0, reach, 1), self._colormap, -1.0 if self._colormap == "diverging" else 0.0, 1.0
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font(11))
        metrics = QFontMetricsF(painter.font())
        # Dense mosaics sit closer together.
        gap = float(look.px(3 if self._count > 40 and not any(self._captions) else 8))
        columns, scale, lines = self._layout(metrics, gap)
        text = lines * metrics.height()
        room = self._room(scale, gap)
        rows = -(-self._count // columns)
        width, height = self._width * scale, self._height * scale
        self.shown = min(self._count, columns * max(1, int((self.height() + gap) / (height + text + gap) + 1e-6)))
        used_x, used_y = (
            columns * (width + gap) - gap,
            min(rows, -(-self.shown // columns)) * (height + text + gap) - gap,
        )
        left, top = (self.width() - used_x) / 2, max(0.0, (self.height() - used_y) / 2)
        sharp = scale * self.devicePixelRatioF() >= _SHARP
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
        for i in range(self.shown):
            place = QRectF(
                left + (i % columns) * (width + gap), top + (i // columns) * (height + text + gap), width, height
            )
            self._place = place
            painter.drawImage(place, self._strip, QRectF(0, i * self._height, self._width, self._height))
            marked = self._marks is not None and self._marks[i]
            if marked:
                painter.setPen(QPen(QColor(look.series[4]), look.px(2)))
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
            if i < len(self._captions) and lines:
                painter.setPen(QColor(look.series[4] if marked else look.muted))
                parts = _broken(self._captions[i], room if lines == 2 else np.inf, metrics)
                caption = "\n".join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, room) for part in parts)
                under = QRectF(place.center().x() - room / 2, place.bottom() + 1, room, text)
                painter.drawText(under, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, caption)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, at = self._place, event.position()
        if self._count == 1 and event.button() == Qt.MouseButton.LeftButton and place.contains(at):
            row = int((at.y() - place.top()) / place.height() * self._height)
            column = int((at.x() - place.left()) / place.width() * self._width)
            self.clicked.emit(min(row, self._height - 1), min(column, self._width - 1))
        else:
            super().mousePressEvent(event)

    def _layout(self, metrics: QFontMetricsF, gap: float) -> Layout:
        """With captions in one line where all fit, else in two, else without: what is left of them would say nothing."""
        for lines in (1, 2) if any(self._captions) else ():
            columns, scale = self._fit(gap, lines * metrics.height())
            room = self._room(scale, gap)
            parts = [part for c in self._captions for part in _broken(c, room if lines == 2 else np.inf, metrics)]
            widest = max(map(metrics.horizontalAdvance, parts))
            elided = min(2.5 * room, metrics.horizontalAdvance("abcd…")) if lines == 1 else 0.0
            if widest <= max(room, elided):
                return Layout(columns, scale, lines)
        return Layout(*self._fit(gap, 0.0))

    def _room(self, scale: float, gap: float) -> float:
        """Width that a caption may take."""
        return self._width * scale + 0.8 * gap

    def _fit(self, gap: float, text: float) -> tuple[int, float]:
        """Columns, and pixels a picture's pixel takes, that make the pictures largest; at least 16 pixels wide unless the
        columns are given."""
        best, largest = 1, 0.0
        edge = 2 * theme.current().px(2)  # the frame around a marked picture
        for columns in [self._columns] if self._columns else range(1, self._count + 1):
            rows = -(-self._count // columns)
            across = ((self.width() - edge + gap) / columns - gap) / self._width
            down = ((self.height() - edge + gap) / rows - gap - text) / self._height
            if (scale := min(across, down)) > largest:
                best, largest = columns, scale
        if self._columns:
            return self._columns, max(largest, 1 / self._width)
        least = min(16.0 / self._width, max(1.0, self.width()) / self._width)
        if largest < least:
            return max(1, int((self.width() + gap) // (self._width * least + gap))), least
        return best, largest


def _broken(caption: str, room: float, metrics: QFontMetricsF) -> list[str]:
    """A caption in one line where there is room, else at a space into two of about the same width."""
    words = caption.split(" ")
    if len(words) == 1 or metrics.horizontalAdvance(caption) <= room:
        return [caption]
    breaks = ([" ".join(words[:k]), " ".join(words[k:])] for k in range(1, len(words)))
    return min(breaks, key=lambda pair: max(map(metrics.horizontalAdvance, pair)))
