"""A label that gives way: it shows "..." rather than pushing its neighbours or being cut off."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLabel(QLabel):
    """One line of plain text; in full as its tool tip where it does not fit, and nothing rather than under ``least`` letters.

    Made for text that changes with every frame. A QLabel asks for a new layout each time, which reaches up to the tabs, and
    these repaint everything in them; this one asks only when its text needs more room than any has needed before.
    """

    def __init__(
        self, text: str = "", alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter, least: int = 0
    ) -> None:
        super().__init__()
        self._text, self._least, self._widest = text, least, 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.update()
        if self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored and self._natural() > self._widest:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        self._widest = self._natural()
        return QSize(self._widest, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        metrics, margins = self.fontMetrics(), self.contentsMargins()
        return QSize(metrics.horizontalAdvance("…"), metrics.height() + margins.top() + margins.bottom())

    def _natural(self) -> int:
        margins = self.contentsMargins()
        # Rounded up: eliding measures in fractions of a pixel and would cut text that it finds a tenth too wide.
        return math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._text)) + margins.left() + margins.right()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        if shown != self._text and len(shown) < self._least:
            shown = ""
        if self.toolTip() != (full := "" if shown == self._text else self._text):
            self.setToolTip(full)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)
