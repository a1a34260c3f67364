"""A sheet that takes strokes of a brush, which is what drawing and masking share."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TR_NOOP, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import muted_label
from app.language import tr
from app.shortcuts import keep_keys


class Surface(QWidget):
    """The strokes, kept ``_fine`` times finer than the pixels asked for, which is what makes their edges smooth.

    The left button draws with a brush of so many ``brush`` pixels, the right one (or Shift) erases; Delete asks for a clean
    sheet. ``empty_text``, for ``tr``, stands on one.
    """

    #: The ink has changed; the button was let go after a stroke; Delete was pressed.
    drawn = Signal()
    stroke_ended = Signal()
    clear_asked = Signal()

    def __init__(self, height: int, width: int, brush: float, empty_text: str) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus, cursor=Qt.CursorShape.CrossCursor)
        self._fine = max(2, round(280 / max(height, width)))
        self._brush, self.empty_text = brush * self._fine, empty_text
        self.ink = QImage(width * self._fine, height * self._fine, QImage.Format.Format_Grayscale8)
        self.ink.fill(0)
        self._last, self._blank = QPointF(), True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def pixels(self) -> np.ndarray:
        """(height, width) float32 in [0, 1], each pixel the mean of what it covers."""
        ink = self.ink
        rows = np.frombuffer(ink.constBits(), np.uint8).reshape(ink.height(), ink.bytesPerLine())[:, : ink.width()]
        blocks = rows.reshape(ink.height() // self._fine, self._fine, ink.width() // self._fine, self._fine)
        return (blocks.mean(axis=(1, 3)) / 255).astype(np.float32)

    def wipe(self) -> None:
        """A clean sheet."""
        self.ink.fill(0)
        self._blank = True
        self.update()

    def fill_below(self, row: int) -> None:
        """Full ink from this row of pixels downwards, a clean sheet above."""
        self.wipe()
        painter = QPainter(self.ink)
        painter.fillRect(self.ink.rect().adjusted(0, row * self._fine, 0, 0), Qt.GlobalColor.white)
        painter.end()
        self._blank = False

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side = min(width, theme.current().px(150))
        return round(side * self.ink.height() / max(self.ink.height(), self.ink.width()))

    def sizeHint(self) -> QSize:
        side = theme.current().px(150)
        return QSize(side, self.heightForWidth(side))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), theme.current().px(60))

    def paint_sheet(self, painter: QPainter, sheet: QRectF) -> None:
        """What lies on the sheet: the ink, white on black."""
        painter.drawImage(sheet, self.ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, sheet = theme.current(), self._sheet()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_sheet(painter, sheet)
        if self._blank:
            painter.setPen(QColor("#9AA0A6"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(self.empty_text))
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.edge), look.scale))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stroke(event, begins=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._stroke(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self.stroke_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit()
        else:
            super().keyPressEvent(event)

    def _sheet(self) -> QRectF:
        """Where the drawing lies: as large as fits, with square pixels."""
        scale = min(self.width() / self.ink.width(), self.height() / self.ink.height())
        size = QRectF(0, 0, self.ink.width() * scale, self.ink.height() * scale)
        size.moveCenter(QRectF(self.rect()).center())
        return size

    def _stroke(self, event: QMouseEvent, begins: bool = False) -> None:
        """A line from the last point of this stroke, soft at its edge."""
        sheet = self._sheet()
        point = (event.position() - sheet.topLeft()) * (self.ink.width() / sheet.width())
        erases = event.buttons() & Qt.MouseButton.RightButton or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        painter = QPainter(self.ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(Qt.GlobalColor.black if erases else Qt.GlobalColor.white)
        pen = QPen(ink, self._brush * (2 if erases else 1), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if begins or self._blank:
            painter.drawPoint(point)
        else:
            painter.drawLine(self._last, point)
        painter.end()
        self._last, self._blank = point, False
        self.update()
        self.drawn.emit()


def lay_out(owner: QWidget, surface: Surface, *buttons: QPushButton) -> None:
    """The surface with a hint and buttons beside it: below, they would cost the knobs above two more lines."""
    hint = muted_label(QT_TR_NOOP("Right button or Shift erases"))
    side = QVBoxLayout(spacing=theme.current().px(6))
    side.addWidget(hint, 1, Qt.AlignmentFlag.AlignTop)
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_keys(button)
        side.addWidget(button)
    row = QHBoxLayout(owner, spacing=theme.current().px(8))
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(surface, 3)
    row.addLayout(side, 2)
    owner.setFocusProxy(surface)
