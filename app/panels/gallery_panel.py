"""Pictures: as many columns as make them largest, captions, frames around marked ones, and earlier galleries to scrub through."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app import theme
from app.elided import ElidedLabel
from app.panels.base import Numbers, PanelWidget
from app.panels.colors import paint
from app.panels.ticks import number
from core.panels import Single
from core.streams import Gallery

#: A picture's pixel drawn at least this large keeps its sharp edges; below, pixels blend.
_SHARP = 3


class GalleryPanel(PanelWidget):
    """Shows a Gallery, or an Image as a gallery of one. The slider follows the newest until a person moves it back."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        stream = panel.stream
        self._is_gallery = isinstance(stream, Gallery)
        self._past: deque[Mapping[str, Any]] = deque(maxlen=max(1, getattr(stream, "history", 0)))
        self._pictures = Pictures(getattr(stream, "colormap", None))
        if not self._is_gallery:
            self._pictures.clicked.connect(lambda row, column: self.cell_clicked.emit(stream.name, row, column))
        self._scrub = QWidget()
        row = QHBoxLayout(self._scrub)
        row.setContentsMargins(0, 0, 0, 0)
        self._slider = QSlider(Qt.Orientation.Horizontal, focusPolicy=Qt.FocusPolicy.NoFocus)
        self._slider.setRange(0, 0)
        self._slider.setToolTip("Earlier pictures")
        self._slider.valueChanged.connect(self._show_chosen)
        self._when = ElidedLabel()
        self._when.setProperty("role", "muted")
        row.addWidget(self._slider, 1)
        row.addWidget(self._when)
        self._scrub.hide()
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pictures, 1)
        column.addWidget(self._scrub)
        self.set_view(view)

    def receive(self, stream_name: str, data: Mapping[str, Any]) -> None:
        if not self._is_gallery:
            data = {"images": data["image"][None], "captions": [data["caption"]], "marks": None, "step": None}
        super().receive(stream_name, data)
        self._past.append(data)

    def begin_run(self, label: str) -> None:
        super().begin_run(label)
        self._past.clear()

    def truncate(self, step: float) -> None:
        while self._past and (self._past[-1]["step"] or 0) > step:
            self._past.pop()
        if self._past:
            super().receive(self.panel.stream.name, self._past[-1])

    def clear(self) -> None:
        super().clear()
        self._past.clear()

    def paint_streams(self, dirty: set[str]) -> None:
        last = len(self._past) - 1
        following = self._slider.value() == self._slider.maximum()
        self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, last))
        if following:
            self._slider.setValue(last)
        self._slider.blockSignals(False)
        self._scrub.setVisible(last > 0)
        self._show_chosen()

    def note(self) -> str:
        data = self._chosen()
        if data is None:
            return ""
        count, shown = len(data["images"]), self._pictures.shown
        pieces = [] if count == 1 else [f"{shown} of {count}" if shown < count else f"{count} pictures"]
        if data["step"] is not None:
            pieces.append(f"step {number(data['step'])}")
        return " · ".join(pieces)

    def numbers(self) -> list[Numbers]:
        data = self._chosen()
        if data is None:
            return []
        images = data["images"].reshape(len(data["images"]), -1)
        captions = data["captions"] or [""] * len(images)
        header = ["caption", *(f"pixel {i}" for i in range(images.shape[1]))]
        return [(self.panel.stream.name, header, [[c, *row.tolist()] for c, row in zip(captions, images, strict=True)])]

    def _chosen(self) -> Mapping[str, Any] | None:
        if self._past:
            return self._past[min(self._slider.value(), len(self._past) - 1)]
        return self.newest.get(self.panel.stream.name)

    def _show_chosen(self) -> None:
        data = self._chosen()
        if data is not None:
            self._pictures.show_gallery(data)
            self._when.setText("" if data["step"] is None else f"step {number(data['step'])}")


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
        self._captions: list[str] = []
        self._marks: np.ndarray | None = None
        #: Where the last picture was painted.
        self._place = QRectF()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(180))

    def show_gallery(self, data: Mapping[str, Any]) -> None:
        """``images`` (n, h, w) or (n, h, w, 3), ``captions``, ``marks`` as in ``core.streams.Gallery``."""
        images = data["images"]
        self._count, self._height, self._width = images.shape[:3]
        pixels = self._colored(images) if self._colormap else images
        # One strip, picture below picture, so that Qt is handed a single image.
        self._pixels = np.ascontiguousarray(pixels.reshape(-1, *pixels.shape[2:]))
        grey = self._pixels.ndim == 2
        kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
        height, width = self._pixels.shape[:2]
        self._strip = QImage(self._pixels.data, width, height, self._pixels.strides[0], kind)
        self._captions = data["captions"] or []
        self._marks = data["marks"]
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
        text = metrics.height() if any(self._captions) else 0.0
        # Dense mosaics sit closer together.
        gap = float(look.px(3 if self._count > 40 and not text else 8))
        columns, scale = self._fit(gap, text)
        room = self._width * scale + 0.8 * gap
        widest = max(map(metrics.horizontalAdvance, self._captions), default=0.0)
        if text and widest > min(2.5 * room, max(room, metrics.horizontalAdvance("abcd…"))):
            text = 0.0  # what is left of the captions would say nothing
            columns, scale = self._fit(gap, text)
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
            if self._marks is not None and self._marks[i]:
                painter.setPen(QPen(QColor(look.series[4]), look.px(2)))
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
            if i < len(self._captions) and text:
                marked = self._marks is not None and self._marks[i]
                painter.setPen(QColor(look.series[4] if marked else look.muted))
                caption = metrics.elidedText(self._captions[i], Qt.TextElideMode.ElideRight, room)
                under = QRectF(place.center().x() - room / 2, place.bottom() + 1, room, text)
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, caption)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, at = self._place, event.position()
        if self._count == 1 and event.button() == Qt.MouseButton.LeftButton and place.contains(at):
            row = int((at.y() - place.top()) / place.height() * self._height)
            column = int((at.x() - place.left()) / place.width() * self._width)
            self.clicked.emit(min(row, self._height - 1), min(column, self._width - 1))
        else:
            super().mousePressEvent(event)

    def _fit(self, gap: float, text: float) -> tuple[int, float]:
        """Columns, and pixels a picture's pixel takes, that make the pictures largest; at least 16 pixels wide."""
        best, largest = 1, 0.0
        edge = 2 * theme.current().px(2)  # the frame around a marked picture
        for columns in range(1, self._count + 1):
            rows = -(-self._count // columns)
            across = ((self.width() - edge + gap) / columns - gap) / self._width
            down = ((self.height() - edge + gap) / rows - gap - text) / self._height
            if (scale := min(across, down)) > largest:
                best, largest = columns, scale
        least = min(16.0 / self._width, max(1.0, self.width()) / self._width)
        if largest < least:
            return max(1, int((self.width() + gap) // (self._width * least + gap))), least
        return best, largest
