"""A surface to paint what is missing from a picture, for a probe that fills it in."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TR_NOOP, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from app import theme
from app.inputs.base import HandsOnInput
from app.inputs.surface import Surface, lay_out
from app.language import follow, say, tr

#: Opacity of the paint, through which the picture is still seen, of 255.
_PAINT = 150
_EMPTY = QT_TR_NOOP("Paint here")


class MaskInput(HandsOnInput):
    """Paint over a picture; the value is (height, width) bool, True where at least half of a pixel is painted.

    The left button paints, the right one (or Shift) erases. A stroke is reported when the button is let go: what is asked
    with a mask takes long to answer.
    """

    def __init__(self, height: int, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = _MaskSurface(height, width)
        self.surface.stroke_ended.connect(self.announce)
        self.surface.clear_asked.connect(self.clear)
        half = say(QPushButton(), text=QT_TR_NOOP("Half"), toolTip=QT_TR_NOOP("Paint the lower half, and nothing else"))
        half.clicked.connect(self.paint_half)
        clear = say(QPushButton(), text=QT_TR_NOOP("Clear"), toolTip=QT_TR_NOOP("Take all paint away (Delete)"))
        clear.clicked.connect(self.clear)
        lay_out(self, self.surface, half, clear)

    def value(self) -> np.ndarray:
        return self.surface.painted()

    def clear(self) -> None:
        """Takes all paint away, and reports it."""
        self.surface.wipe()
        self.announce()

    def paint_half(self) -> None:
        """Paints the lower half alone, and reports it."""
        self.surface.fill_below(len(self.value()) // 2)
        self.announce()

    def show_below(self, picture: np.ndarray | None) -> None:
        """The picture under the paint, uint8 (h, w) or (h, w, 3), or none. It fills the surface whatever its size is."""
        self.surface.show_below(picture)


class _MaskSurface(Surface):
    """Paint on a picture. What is seen of the paint are the pixels that the probe gets."""

    def __init__(self, height: int, width: int) -> None:
        super().__init__(height, width, max(height, width) / 7, _EMPTY)
        self._below: QImage | None = None
        say(self, accessibleName=QT_TR_NOOP("Mask"))
        tip = QT_TR_NOOP("Paint what is missing: {width} x {height} pixels. Delete takes all paint away.")
        follow(self, lambda: self.setToolTip(tr(tip).format(width=width, height=height)))

    def painted(self) -> np.ndarray:
        """(height, width) bool."""
        return self.pixels() >= 0.5

    def show_below(self, picture: np.ndarray | None) -> None:
        self._below, self.empty_text = None, _EMPTY
        if picture is not None:
            self.empty_text = ""
            picture = np.ascontiguousarray(picture)
            kind = QImage.Format.Format_Grayscale8 if picture.ndim == 2 else QImage.Format.Format_RGB888
            # Copied, for a QImage does not keep the array's memory.
            self._below = QImage(picture.data, *picture.shape[1::-1], picture.strides[0], kind).copy()
        self.update()

    def paint_sheet(self, painter: QPainter, sheet: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.fillRect(sheet, QColor("black"))
        if self._below is not None:
            painter.drawImage(sheet, self._below)
        painted = self.painted()
        accent = QColor(theme.current().accent)
        accent.setAlpha(_PAINT)
        colors = np.where(painted, np.uint32(accent.rgba()), np.uint32(0))
        height, width = painted.shape
        painter.drawImage(sheet, QImage(colors.data, width, height, 4 * width, QImage.Format.Format_ARGB32))
