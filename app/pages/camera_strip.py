"""One face over time: the smoothed probabilities as a stacked band, newest at the right, with the verdict above it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QT_TR_NOOP, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.expression_view import color_of
from app.language import follow, say, term, tr
from core.expressions import NOT_SURE
from core.expressions.pipeline import Reading

#: Seconds that the strip shows, and for which a reading stands until the next one comes.
SPAN, STANDS = 30.0, 1.6
#: A band must be so many pixels high to carry its name.
_NAMED = 13


class History:
    """What was read of each face within the last ``SPAN`` seconds."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Another source begins."""
        self.labels: tuple[str, ...] = ()
        self.now = 0.0
        self._faces: dict[int, deque[tuple[float, np.ndarray, str]]] = {}

    def add(self, reading: Reading) -> None:
        """One more frame. Another model's labels, or a time that goes back, forget what was."""
        if reading.labels != self.labels or reading.time < self.now:
            self.clear()
        self.labels, self.now = reading.labels, reading.time
        for face in reading.faces:
            self._faces.setdefault(face.number, deque()).append((reading.time, face.probabilities, face.label))
        for number, entries in list(self._faces.items()):
            while entries and entries[0][0] < self.now - SPAN - STANDS:
                entries.popleft()
            if not entries:
                del self._faces[number]

    def columns(self, number: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        """For ``count`` moments, oldest first: (count, labels) float32 probabilities, NaN where there was no reading, and
        (count,) the verdict's place in the labels, -1 where there was none or nobody was sure."""
        shares = np.full((count, len(self.labels)), np.nan, np.float32)
        verdicts = np.full(count, -1)
        if entries := self._faces.get(number):
            times = np.array([entry[0] for entry in entries])
            moments = self.now - SPAN * (1 - (np.arange(count) + 1) / count)
            before = np.searchsorted(times, moments + 1e-9, "right") - 1
            good = (before >= 0) & (moments - times[before] < STANDS)
            shares[good] = np.array([entry[1] for entry in entries])[before[good]]
            places = np.array([self.labels.index(e[2]) if e[2] != NOT_SURE else -1 for e in entries])
            verdicts[good] = places[before[good]]
        return shares, verdicts


def band(shares: np.ndarray, colors: Sequence[QColor], height: int, ground: QColor) -> np.ndarray:
    """(height, columns) uint32 ARGB: each column divided among its labels, the first one at the bottom."""
    palette = np.array([*(color.rgba() for color in colors), ground.rgba()], np.uint32)
    levels = (1 - (np.arange(height, dtype=np.float32) + 0.5) / height)[:, None]
    place = np.zeros((height, len(shares)), np.uint8)
    for edge in np.cumsum(shares, axis=1)[:, :-1].T:
        place += levels >= edge
    place[:, np.isnan(shares[:, 0])] = len(colors)
    return palette[place]


class HistoryStrip(QWidget):
    """Shows ``history`` of the face ``chosen``."""

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history, self.chosen = history, 0
        say(self, accessibleName=QT_TR_NOOP("Probabilities of the chosen face over time"))
        tip = QT_TR_NOOP("Probabilities of the chosen face over the last {seconds} seconds; above them the verdict")
        follow(self, lambda: self.setToolTip(tr(tip).format(seconds=f"{SPAN:.0f}")))

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(400), theme.current().px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, history = theme.current(), self.history
        painter = QPainter(self)
        painter.setFont(look.font(11))
        axis = painter.fontMetrics().height() + look.px(2)
        names = look.px(62)
        area = self.rect().adjusted(0, 0, -names, -axis)
        ground = QColor(look.hover)
        colors = [color_of(label, history.labels) for label in history.labels]
        width, height = max(1, area.width()), max(2, area.height())
        ribbon = look.px(6)
        shares, verdicts = history.columns(self.chosen, width)
        if colors:
            lower = height - ribbon - look.px(2)
            _draw(painter, area.left(), area.top() + height - lower, band(shares, colors, lower, ground))
            palette = np.array([*(color.rgba() for color in colors), ground.rgba()], np.uint32)
            _draw(painter, area.left(), area.top(), np.tile(palette[verdicts], (ribbon, 1)))
            self._name_bands(painter, shares[-1], QRectF(area.right() + 6, height - lower, names - 6, lower))
        else:
            painter.fillRect(area, ground)
        painter.setPen(QColor(look.muted))
        for seconds in (30, 20, 10, 0):
            x = area.left() + width * (1 - seconds / SPAN)
            flag = Qt.AlignmentFlag.AlignLeft if seconds == 30 else Qt.AlignmentFlag.AlignRight
            text = tr("now") if seconds == 0 else f"{seconds} s"
            if seconds == 30:
                text = tr("{seconds} s ago").format(seconds=seconds)
            box = QRectF(x if seconds == 30 else x - 90, area.bottom() + 2, 90, axis)
            painter.drawText(box, flag | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _name_bands(self, painter: QPainter, shares: np.ndarray, area: QRectF) -> None:
        """At the right end, beside every band that is high enough."""
        if np.isnan(shares).any():
            return
        edges = area.bottom() - np.concatenate([[0], np.cumsum(shares)]) * area.height()
        painter.setPen(QColor(theme.current().text))
        for label, low, high in zip(self.history.labels, edges, edges[1:], strict=False):
            if low - high >= _NAMED * theme.current().scale:
                box = QRectF(area.left(), high, area.width(), low - high)
                text = painter.fontMetrics().elidedText(term(label), Qt.TextElideMode.ElideRight, round(area.width()))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _draw(painter: QPainter, x: int, y: int, pixels: np.ndarray) -> None:
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    painter.drawImage(x, y, QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32))
