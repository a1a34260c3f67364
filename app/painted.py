"""What a widget paints, as shapes: a recording of it, read back one shape after another.

Painted straight onto Qt's devices, widgets stand out of their parents, for neither SVG nor PDF obeys the clip that Qt sets for
them. Qt's SVG generator obeys no clip at all, leaves lines to a scaling that many programs do not know, draws whole pictures for
parts of them and names fonts that other machines lack. A QPicture records everything, and its format (qpaintengine_pic.cpp) has
stayed the same for years; a record that is unknown here is skipped by its length.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QByteArray, QDataStream, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPicture,
    QPixmap,
    QPolygonF,
    QRegion,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from app import theme

#: Pixels of a picture for one of the figure's, and its longest side.
DENSITY, LONGEST = 2, 2400


class _Record(IntEnum):
    """Numbers of QPicture's records, as far as widgets make them."""

    ELLIPSE, POLYLINE, POLYGON, PIXMAP, IMAGE, TEXT, TILED, PATH = 7, 12, 13, 17, 18, 21, 24, 25
    PEN, BRUSH, MATRIX, CLIP_REGION, CLIP_PATH, HINTS, CLIP_ENABLED, OPACITY = 46, 47, 55, 61, 62, 63, 65, 66


@dataclass
class Shape:
    """One thing that was painted: an outline, a text or a picture, and how; ``matrix`` leads to the figure's pixels.

    ``clip`` is in the figure's pixels already.
    """

    matrix: QTransform
    clip: QPainterPath
    pen: QPen
    brush: QBrush
    opacity: float
    smooth: bool
    path: QPainterPath | None = None
    text: tuple[QPointF, str, QFont] | None = None
    picture: tuple[QRectF, QImage] | None = None

    def paint(self, painter: QPainter) -> None:
        """Paints it again, on another device."""
        painter.save()
        painter.setClipPath(self.clip)
        painter.setTransform(self.matrix)
        painter.setOpacity(self.opacity)
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        if self.text:
            place, text, font = self.text
            painter.setFont(font)
            painter.drawText(place, text)
        elif self.picture:
            painter.drawImage(self.picture[0], self.enlarged())
        else:
            painter.drawPath(self.path)
        painter.restore()

    def enlarged(self) -> QImage:
        """The picture with as many pixels as it deserves: whether larger ones are to be blurred, programs do not agree."""
        target, image = self.picture
        seen = self.matrix.mapRect(target)
        if image.isNull():
            return image
        times = math.ceil(DENSITY * max(seen.width() / image.width(), seen.height() / image.height()))
        times = max(1, min(times, LONGEST // max(image.width(), image.height())))
        mode = Qt.TransformationMode
        mode = mode.SmoothTransformation if self.smooth else mode.FastTransformation
        return image.scaled(image.size() * times, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def shapes_of(widget: QWidget) -> Iterator[Shape]:
    """Everything that a widget and what it holds paint, from the back to the front."""
    yield from _shapes_in(widget, QPoint(), QRectF(widget.rect()))


def _shapes_in(widget: QWidget, at: QPoint, room: QRectF) -> Iterator[Shape]:
    """Each widget is recorded alone: what cuts it off, its parents' edges, is not in the recording."""
    visible = room & QRectF(at, widget.size())
    if visible.isEmpty():
        return
    recording = QPicture()
    painter = QPainter(recording)
    # Of the class, for views of graphics have another one of this name.
    QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    yield from shapes_in(recording, at, visible)
    for child in widget.children():  # in the order in which they lie on each other
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _shapes_in(child, at + child.pos(), visible)


def shapes_in(recording: QPicture, at: QPoint | None = None, visible: QRectF | None = None) -> Iterator[Shape]:
    """What a recording holds, moved to ``at`` and cut at the edges of ``visible``."""
    yield from _read(bytes(recording.data()), at or QPoint(), visible or QRectF(recording.boundingRect()))


@dataclass
class _State:
    pen: QPen = field(default_factory=QPen)
    brush: QBrush = field(default_factory=QBrush)
    matrix: QTransform = field(default_factory=QTransform)
    clip: QPainterPath | None = None
    clipped: bool = False
    opacity: float = 1.0
    smooth: bool = False


def _read(data: bytes, at: QPoint, visible: QRectF) -> Iterator[Shape]:
    state, whole = _State(), QPainterPath()
    whole.addRect(visible)
    place = QTransform.fromTranslate(at.x(), at.y())
    for kind, stream in _records(data):
        if kind in _CHANGES:
            _CHANGES[kind](state, stream)
        elif kind in _SHAPES:
            cut = state.clipped and state.clip is not None
            shape = Shape(
                state.matrix * place,
                whole.intersected(place.map(state.clip)) if cut else whole,
                # A pen without a brush, which Qt's renderer of SVG takes, would be black in a PDF.
                QPen(Qt.PenStyle.NoPen if state.pen.brush().style() == Qt.BrushStyle.NoBrush else state.pen),
                QBrush(state.brush),
                state.opacity,
                state.smooth,
            )
            _SHAPES[kind](shape, stream)
            yield shape


def _records(data: bytes) -> Iterator[tuple[int, QDataStream]]:
    """(number, content) of every record; the file begins with "QPIC", a checksum and the version of Qt's streams."""
    if data[:4] != b"QPIC":
        return
    version = struct.unpack_from(">H", data, 6)[0]
    # The first record has a number, a length that is not its own, bounds, and how many others follow.
    at = 10 + 2 + 16 + 4
    while at + 2 <= len(data):
        kind, length, at = data[at], data[at + 1], at + 2
        if length == 255:
            length, at = struct.unpack_from(">I", data, at)[0], at + 4
        stream = QDataStream(QByteArray(data[at : at + length]))
        stream.setVersion(version)
        yield kind, stream
        at += length


def _get(stream: QDataStream, kind: type):
    value = kind()
    stream >> value
    return value


def _set_clip(state: _State, path: QPainterPath, operation: int) -> None:
    path = state.matrix.map(path)
    state.clip = None if operation == 0 else path if operation == 1 or state.clip is None else state.clip & path


def _set_clip_region(state: _State, stream: QDataStream) -> None:
    path = QPainterPath()
    path.addRegion(_get(stream, QRegion))
    _set_clip(state, path, stream.readInt8())


def _outline(shape: Shape, path: QPainterPath) -> None:
    shape.path = path


def _polygon(shape: Shape, stream: QDataStream, closed: bool) -> None:
    path = QPainterPath()
    path.addPolygon(_get(stream, QPolygonF))
    if closed:
        path.closeSubpath()
    else:
        shape.brush = QBrush()
    shape.path = path


def _ellipse(shape: Shape, stream: QDataStream) -> None:
    shape.path = QPainterPath()
    shape.path.addEllipse(_get(stream, QRectF))


def _text(shape: Shape, stream: QDataStream) -> None:
    place, text, font = _get(stream, QPointF), stream.readQString(), _get(stream, QFont)
    font.setFeature(*theme.TABULAR)  # which recordings forget
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    shape.text = (place, text, font)


def _picture(shape: Shape, stream: QDataStream, kind: type) -> None:
    target, picture, part = _get(stream, QRectF), _get(stream, kind), _get(stream, QRectF)
    image = picture.toImage() if kind is QPixmap else picture
    shape.picture = (target, image.copy(part.toAlignedRect()) if not part.isEmpty() else image)


def _tiles(shape: Shape, stream: QDataStream) -> None:
    target, tile, start = _get(stream, QRectF), _get(stream, QPixmap), _get(stream, QPointF)
    image = QImage(target.size().toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.drawTiledPixmap(QRectF(image.rect()), tile, start)
    painter.end()
    shape.picture = (target, image)


def _set_hints(state: _State, stream: QDataStream) -> None:
    state.smooth = bool(stream.readUInt32() & QPainter.RenderHint.SmoothPixmapTransform.value)


_CHANGES = {
    _Record.PEN: lambda state, stream: setattr(state, "pen", _get(stream, QPen)),
    _Record.BRUSH: lambda state, stream: setattr(state, "brush", _get(stream, QBrush)),
    _Record.MATRIX: lambda state, stream: setattr(state, "matrix", _get(stream, QTransform)),
    _Record.CLIP_REGION: _set_clip_region,
    _Record.CLIP_PATH: lambda state, stream: _set_clip(state, _get(stream, QPainterPath), stream.readInt8()),
    _Record.CLIP_ENABLED: lambda state, stream: setattr(state, "clipped", stream.readBool()),
    _Record.HINTS: _set_hints,
    _Record.OPACITY: lambda state, stream: setattr(state, "opacity", stream.readDouble()),
}
_SHAPES = {
    _Record.PATH: lambda shape, stream: _outline(shape, _get(stream, QPainterPath)),
    _Record.POLYLINE: lambda shape, stream: _polygon(shape, stream, closed=False),
    _Record.POLYGON: lambda shape, stream: _polygon(shape, stream, closed=True),
    _Record.ELLIPSE: _ellipse,
    _Record.TEXT: _text,
    _Record.PIXMAP: lambda shape, stream: _picture(shape, stream, QPixmap),
    _Record.IMAGE: lambda shape, stream: _picture(shape, stream, QImage),
    _Record.TILED: _tiles,
}
