"""A surface to draw on for a probe: a digit, a shape."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import QPushButton, QWidget

from app.inputs.base import HandsOnInput
from app.inputs.surface import Surface, lay_out
from app.language import follow, say, tr


class CanvasInput(HandsOnInput):
    """White strokes on black; the value is (height, width) float32 in [0, 1], each pixel the mean of what it covers.

    The left button draws, the right one (or Shift) erases. The brush is as thick as a pen on a postal code.
    """

    def __init__(self, height: int, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = Surface(height, width, max(height, width) / 12, QT_TR_NOOP("Draw here"))
        say(self.surface, accessibleName=QT_TR_NOOP("Drawing surface"))
        tip = QT_TR_NOOP("Draw here: {width} x {height} pixels, white on black. Delete wipes it.")
        follow(self, lambda: self.surface.setToolTip(tr(tip).format(width=width, height=height)))
        self.surface.drawn.connect(self.announce)
        self.surface.clear_asked.connect(self.clear)
        clear = say(QPushButton(), text=QT_TR_NOOP("Clear"), toolTip=QT_TR_NOOP("Wipe the canvas (Delete)"))
        clear.clicked.connect(self.clear)
        lay_out(self, self.surface, clear)

    def value(self) -> np.ndarray:
        return self.surface.pixels()

    def clear(self) -> None:
        """Wipes the canvas, and reports it."""
        self.surface.wipe()
        self.announce()
