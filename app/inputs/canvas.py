"""A surface to draw on for a probe: a digit, a shape."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.inputs.base import HandsOnInput
from app.shortcuts import keep_keys


class CanvasInput(HandsOnInput):
    """White strokes on black; the value is (height, width) float32 in [0, 1], each pixel the mean of what it covers.

    The left button draws, the right one (or Shift) erases.
    """

    def __init__(self, height: int, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface = _Surface(height, width, self)
        hint = QLabel("Right button or Shift erases", wordWrap=True)
        theme.restyle(hint, role="muted")
        clear = QPushButton("Clear", toolTip="Wipe the canvas (Delete)", focusPolicy=Qt.FocusPolicy.TabFocus)
        clear.clicked.connect(self.clear)
        keep_keys(clear)
        # Beside the canvas: below it, they would cost the knobs above two more lines.
        side = QVBoxLayout(spacing=theme.current().px(6))
        side.addWidget(hint, 1, Qt.AlignmentFlag.AlignTop)
        side.addWidget(clear)
        row = QHBoxLayout(self, spacing=theme.current().px(8))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.surface, 3)
        row.addLayout(side, 2)
        self.setFocusProxy(self.surface)

    def value(self) -> np.ndarray:
        return self.surface.pixels()

    def clear(self) -> None:
        """Wipes the canvas, and reports it."""
        self.surface.wipe()
        self.announce()


class _Surface(QWidget):
    """The strokes, kept ``_fine`` times finer than the pixels asked for, which is what makes their edges smooth."""

    def __init__(self, height: int, width: int, owner: CanvasInput) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus, cursor=Qt.CursorShape.CrossCursor)
        self._owner = owner
        self._fine = max(2, round(280 / max(height, width)))
        self._ink = QImage(width * self._fine, height * self._fine, QImage.Format.Format_Grayscale8)
        self._ink.fill(0)
        self._last: QPointF | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Drawing surface")
        self.setToolTip(f"Draw here: {width} x {height} pixels, white on black. Delete wipes it.")

    def pixels(self) -> np.ndarray:
        """(height, width) float32 in [0, 1]."""
        ink = self._ink
        rows = np.frombuffer(ink.constBits(), np.uint8).reshape(ink.height(), ink.bytesPerLine())[:, : ink.width()]
        blocks = rows.reshape(ink.height() // self._fine, self._fine, ink.width() // self._fine, self._fine)
        return (blocks.mean(axis=(1, 3)) / 255).astype(np.float32)

    def wipe(self) -> None:
        self._ink.fill(0)
        self._last = None
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side = min(width, theme.current().px(150))
        return round(side * self._ink.height() / max(self._ink.height(), self._ink.width()))

    def sizeHint(self) -> QSize:
        side = theme.current().px(150)
        return QSize(side, self.heightForWidth(side))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), theme.current().px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, sheet = theme.current(), self._sheet()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._ink)
        if self._last is None:
            painter.setPen(QColor("#9AA0A6"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, "Draw here")
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.edge), look.scale))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stroke(event, begins=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._stroke(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._owner.clear()
        else:
            super().keyPressEvent(event)

    def _sheet(self) -> QRectF:
        """Where the drawing lies: as large as fits, with square pixels."""
        scale = min(self.width() / self._ink.width(), self.height() / self._ink.height())
        size = QRectF(0, 0, self._ink.width() * scale, self._ink.height() * scale)
        size.moveCenter(QRectF(self.rect()).center())
        return size

    def _stroke(self, event: QMouseEvent, begins: bool = False) -> None:
        """A line from the last point of this stroke; a brush as thick as a pen on a postal code, soft at its edge."""
        sheet = self._sheet()
        scale = self._ink.width() / sheet.width()
        point = (event.position() - sheet.topLeft()) * scale
        erases = event.buttons() & Qt.MouseButton.RightButton or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        brush = max(self._ink.width(), self._ink.height()) / 12
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(Qt.GlobalColor.black if erases else Qt.GlobalColor.white)
        pen = QPen(ink, brush * (2 if erases else 1), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if begins or self._last is None:
            painter.drawPoint(point)
        else:
            painter.drawLine(self._last, point)
        painter.end()
        self._last = point
        self.update()
        self._owner.announce()
