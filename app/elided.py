"""A label that gives way: it shows "..." rather than pushing its neighbours or being cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLabel(QLabel):
    """One line of plain text; in full as its tool tip where it does not fit, and nothing rather than under ``least`` letters."""

    def __init__(
        self, text: str = "", alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter, least: int = 0
    ) -> None:
        super().__init__(text)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text() and len(shown) < self._least:
            shown = ""
        if self.toolTip() != (full := "" if shown == self.text() else self.text()):
            self.setToolTip(full)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), shown)
