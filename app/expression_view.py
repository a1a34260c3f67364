"""The live picture with its faces: boxes coloured by class, the label, and the likeliest classes as bars."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.language import term
from core.expressions import LABELS, NOT_SURE
from core.expressions.pipeline import FaceReading, Reading

#: Okabe-Ito, one of its colours for each label; white is what nobody is sure of.
COLORS = dict(
    zip(LABELS, ("#D55E00", "#009E73", "#CC79A7", "#F0E442", "#0072B2", "#56B4E9", "#BBBBBB"), strict=True)
) | {NOT_SURE: "#FFFFFF"}
#: Bars under a face, and the width in pixels of the design from which on a face has room for them.
_BARS, _ROOM = 3, 100


def color_of(label: str, labels: Sequence[str]) -> QColor:
    """A label's own colour; those that only a stranger's model knows get colours by their place."""
    others = [each for each in labels if each not in COLORS]
    return QColor(COLORS[label] if label in COLORS else theme.DARK.series[others.index(label) % len(theme.DARK.series)])


class ExpressionView(QWidget):
    """Shows one frame after the other, as large as fits. ``mirror`` turns the picture left to right, its words not.

    ``milliseconds`` is how long the last frame took to draw; ``chosen`` the number of a face that is framed more strongly.
    """

    #: A face was clicked: its number.
    face_clicked = Signal(int)
    #: A new frame is on the screen: its ``Reading``.
    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None, mirror: bool = False) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 180)
        self.mirror, self.milliseconds = mirror, 0.0
        self._image: QImage | None = None
        self._pixels: np.ndarray | None = None
        self._new: Reading | None = None
        self._faces: tuple[FaceReading, ...] = ()
        self._labels: tuple[str, ...] = LABELS
        self._factor, self._sentence = 1.0, ""
        self.chosen = 0
        self._places: dict[int, QRectF] = {}

    def show_frame(self, picture: np.ndarray, reading: Reading, factor: float) -> None:
        """A picture (h, w, 3) uint8, blue first, and the faces in it, whose boxes are to be multiplied by ``factor``."""
        self._pixels = np.ascontiguousarray(picture)  # QImage keeps no copy
        height, width = picture.shape[:2]
        self._image = QImage(self._pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888)
        self._new = reading
        self._faces, self._labels, self._factor = reading.faces, reading.labels, factor
        self.update()

    def show_sentence(self, sentence: str) -> None:
        """What is wrong, or "" where nothing is; over the last picture."""
        if sentence != self._sentence:
            self._sentence = sentence
            self.update()

    @property
    def sentence(self) -> str:
        """What is shown over the picture."""
        return self._sentence

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of the frame in pixels, 0 where there is none."""
        return (self._image.width(), self._image.height()) if self._image else (0, 0)

    def clear(self) -> None:
        """Nothing but the sentence is left: a picture must not outlive its camera."""
        self._image = self._pixels = self._new = None
        self._faces = ()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, place in self._places.items():
            if place.contains(event.position()):
                self.face_clicked.emit(number)
                return
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        start = time.perf_counter()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().background))
        self._places = {}
        if self._image:
            self._paint_frame(painter, self._image)
        if self._sentence:
            painter.setFont(theme.current().font(15))
            area = QRectF(self.rect()).adjusted(24, 16, -24, -16)
            if self._image:
                box = painter.boundingRect(area, _CENTRED, self._sentence).adjusted(-12, -8, 12, 8)
                painter.fillRect(box, QColor(0, 0, 0, 200))
            painter.setPen(QColor("white" if self._image else theme.current().text))
            painter.drawText(area, _CENTRED, self._sentence)
        painter.end()
        self.milliseconds = 1000 * (time.perf_counter() - start)
        if self._new is not None:
            reading, self._new = self._new, None
            self.drawn.emit(reading)

    def _paint_frame(self, painter: QPainter, image: QImage) -> None:
        scale = min(self.width() / image.width(), self.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        target = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.mirror:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(target, image)
        painter.restore()
        for face in self._faces:
            box = face.box.times(self._factor * scale)
            left = width - box.left - box.width if self.mirror else box.left
            place = QRectF(target.x() + left, target.y() + box.top, box.width, box.height)
            self._places[face.number] = place
            self._paint_face(painter, face, place, target)

    def _paint_face(self, painter: QPainter, face: FaceReading, box: QRectF, picture: QRectF) -> None:
        color = color_of(face.label, self._labels)
        width = 5 if face.number == self.chosen and len(self._faces) > 1 else 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(0, 0, 0, 140), width + 2), QPen(color, width)):  # the dark rim shows it on any ground
            painter.setPen(pen)
            painter.drawRect(box)
        painter.setFont(theme.current().font(13))
        line = painter.fontMetrics().height() + 2
        title = f"{term(face.label)} {100 * face.probability:.0f} %" if face.label != NOT_SURE else term(NOT_SURE)
        width = max(box.width(), painter.fontMetrics().horizontalAdvance(title) + 8)
        x = min(max(box.x(), picture.left()), picture.right() - width)
        _paint_label(painter, QRectF(x, max(box.y() - line, picture.top()), width, line), title, 1.0, color)
        if box.width() < theme.current().px(_ROOM):
            return
        bottom = min(box.bottom() + 2, picture.bottom() - _BARS * line)
        for place, number in enumerate(np.argsort(-face.probabilities, kind="stable")[:_BARS]):
            label, part = self._labels[number], float(face.probabilities[number])
            bar = QRectF(x, bottom + place * line, width, line - 2)
            _paint_label(painter, bar, f"{term(label)} {100 * part:.0f} %", part, color_of(label, self._labels))


_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def _paint_label(painter: QPainter, area: QRectF, text: str, share: float, color: QColor) -> None:
    """Text on dark ground, of which ``share`` is underlined in the colour of its class."""
    painter.fillRect(area, QColor(0, 0, 0, 170))
    painter.fillRect(QRectF(area.x(), area.bottom() - 3, share * area.width(), 3), color)
    painter.setPen(QColor("white"))
    painter.drawText(area.adjusted(4, 0, -2, -2), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
