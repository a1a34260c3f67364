"""What is read in the chosen face, and how long each part of the work took: painted, for both change with every frame."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QT_TR_NOOP, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.expression_view import color_of
from app.language import say, term, tr
from core.expressions import LABELS
from core.expressions.pipeline import FaceReading, Reading

#: Frames whose times make the figures.
_FRAMES = 30
#: The parts in the order in which a frame goes through them.
PARTS = (
    QT_TR_NOOP("capture"),
    QT_TR_NOOP("detection"),
    QT_TR_NOOP("tracking"),
    QT_TR_NOOP("classification"),
    QT_TR_NOOP("drawing"),
)
_LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
)


class FaceBars(QWidget):
    """The labels sorted by their smoothed probability, the raw one as a mark and a muted number, the threshold dashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(
            self,
            accessibleName=QT_TR_NOOP("Probabilities of the chosen face"),
            toolTip=QT_TR_NOOP(
                "Bar and number: smoothed over time. Line and muted number: the newest reading alone. Dashed: threshold"
            ),
        )
        self.face: FaceReading | None = None
        self._labels: tuple[str, ...] = LABELS
        self._threshold = 0.0

    def show_face(self, face: FaceReading | None, labels: tuple[str, ...], threshold: float) -> None:
        """None where there is no face."""
        changed = len(labels) != len(self._labels)
        self.face, self._labels, self._threshold = face, labels, threshold
        if changed:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(22) * min(len(self._labels), 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(150), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setFont(look.font())
        if self.face is None:
            painter.setPen(QColor(look.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, tr("No face in sight"))
            return
        smooth, raw = self.face.probabilities, self.face.raw
        order = np.argsort(-smooth, kind="stable")[:12]
        row = self.height() / max(1, len(order))
        numbers = look.px(72)
        # Long words may take a third of the width.
        widest = max(painter.fontMetrics().horizontalAdvance(term(self._labels[index])) for index in order)
        names = min(max(look.px(66), widest + look.px(8)), self.width() // 3)
        width = self.width() - names - numbers
        for place, index in enumerate(order):
            label, top = self._labels[index], place * row
            color = color_of(label, self._labels)
            painter.setPen(QColor(look.text))
            text = painter.fontMetrics().elidedText(term(label), Qt.TextElideMode.ElideRight, names - 4)
            painter.drawText(QRectF(0, top, names, row), _LEFT, text)
            track = QRectF(names, top + row * 0.2, width, row * 0.6)
            painter.fillRect(track, QColor(look.hover))
            painter.fillRect(QRectF(track.x(), track.y(), width * float(smooth[index]), track.height()), color)
            x = names + width * float(raw[index])
            painter.setPen(QPen(QColor(look.text), look.px(2)))
            painter.drawLine(round(x), round(top + row * 0.12), round(x), round(top + row * 0.88))
            painter.drawText(QRectF(names + width, top, numbers * 0.56, row), _RIGHT, f"{100 * smooth[index]:.0f} %")
            painter.setPen(QColor(look.muted))
            painter.drawText(
                QRectF(self.width() - numbers * 0.42, top, numbers * 0.42, row), _RIGHT, f"{100 * raw[index]:.0f}"
            )
        painter.setPen(QPen(QColor(look.muted), 1, Qt.PenStyle.DashLine))
        x = names + width * self._threshold
        painter.drawLine(round(x), 0, round(x), self.height())


class Figures(QWidget):
    """Milliseconds a frame of each part, means over the newest frames; a part that runs now and then counts in all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, accessibleName=QT_TR_NOOP("Latency"))
        self._frames: deque[Mapping[str, float]] = deque(maxlen=_FRAMES)
        self._times: deque[float] = deque(maxlen=_FRAMES)
        self._ages: deque[float] = deque(maxlen=_FRAMES)
        self._newest = 0

    def clear(self) -> None:
        """Another source begins."""
        for values in (self._frames, self._times, self._ages):
            values.clear()
        self._newest = 0
        self.update()

    def add(self, reading: Reading, drawing: float, now: float) -> None:
        """One frame, drawn in ``drawing`` milliseconds and on the screen at ``now`` in seconds of time.perf_counter().

        One that stands still and is shown again does not count.
        """
        if reading.number > self._newest:
            self._newest = reading.number
            self._frames.append({**reading.milliseconds, "drawing": drawing})
            self._times.append(now)
            self._ages.append(1000 * (now - reading.arrived))
            self.update()

    @property
    def age(self) -> float:
        """Mean milliseconds from a frame's arrival to the screen; 0 before the first one."""
        return float(np.mean(self._ages)) if self._ages else 0.0

    @property
    def rate(self) -> float:
        """Frames per second that were drawn; 0 where there are too few."""
        elapsed = self._times[-1] - self._times[0] if self._times else 0.0
        return (len(self._times) - 1) / elapsed if elapsed > 0 else 0.0

    def means(self) -> dict[str, float]:
        """Milliseconds by part."""
        if not self._frames:
            return dict.fromkeys(PARTS, 0.0)
        return {part: float(np.mean([frame.get(part, 0.0) for frame in self._frames])) for part in PARTS}

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(20) * len(PARTS))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(150), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, means = theme.current(), QPainter(self), self.means()
        painter.setFont(look.font())
        widest = max(painter.fontMetrics().horizontalAdvance(tr(part)) for part in PARTS)
        row, names, numbers = self.height() / len(PARTS), max(look.px(90), widest + look.px(8)), look.px(60)
        width = self.width() - names - numbers
        longest = max(10.0, sum(means.values()))
        start = 0.0
        for place, (part, value) in enumerate(means.items()):
            top = place * row
            painter.setPen(QColor(look.text))
            painter.drawText(QRectF(0, top, names, row), _LEFT, tr(part))
            track = QRectF(names, top + row * 0.3, width, row * 0.4)
            painter.fillRect(track, QColor(look.hover))
            # Each bar begins where the one before ended: together they are the time of a frame.
            bar = QRectF(names + width * start / longest, track.y(), max(1.0, width * value / longest), track.height())
            painter.fillRect(bar, QColor(look.accent))
            painter.drawText(QRectF(self.width() - numbers, top, numbers, row), _RIGHT, f"{value:.1f} ms")
            start += value
