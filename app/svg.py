"""A widget as an SVG that looks the same in every program: letters are outlines, lines have their width, all is cut where it is."""

from __future__ import annotations

import base64
import math
from pathlib import Path
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QImage, QPainterPath, QTextLayout, QTransform
from PySide6.QtWidgets import QWidget

from app.painted import Shape, shapes_of

_CAPS = {Qt.PenCapStyle.FlatCap: "butt", Qt.PenCapStyle.RoundCap: "round", Qt.PenCapStyle.SquareCap: "square"}
_JOINS = {Qt.PenJoinStyle.RoundJoin: "round", Qt.PenJoinStyle.BevelJoin: "bevel"}


def write_svg(widget: QWidget, path: Path, background: QColor, description: str) -> None:
    """Draws a widget on a background into a file.

    Raises:
        OSError: it cannot be written.
    """
    drawing = _Drawing()
    for shape in shapes_of(widget):
        drawing.add(shape)
    width, height = widget.width(), widget.height()
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<title>Learnoscope</title>\n<desc>{escape(description)}</desc>\n"
        f"<defs>\n{drawing.definitions()}</defs>\n"
        f'<rect width="{width}" height="{height}" fill="{background.name()}"/>\n{drawing.body()}</svg>\n',
        encoding="utf-8",
    )


class _Drawing:
    """Collects the elements of one file; letters, clips and gradients are defined once."""

    def __init__(self) -> None:
        self._elements: list[str] = []
        self._defined: dict[str, str] = {}
        self._clip = ""

    def definitions(self) -> str:
        return "".join(definition.replace("ID", name, 1) for definition, name in self._defined.items())

    def body(self) -> str:
        return "".join([*self._elements, "</g>\n" if self._clip else ""])

    def add(self, shape: Shape) -> None:
        """One more shape on top of the others."""
        element = self._text(shape) if shape.text else self._picture(shape) if shape.picture else self._outline(shape)
        if not element or shape.clip.isEmpty():
            return
        clip = self._define(f'<clipPath id="ID"><path d="{_data(shape.clip)}"/></clipPath>\n')
        if clip != self._clip:
            self._elements += ["</g>\n"] if self._clip else []
            self._elements.append(f'<g clip-path="url(#{clip})">\n')
            self._clip = clip
        self._elements.append(element)

    def _define(self, definition: str) -> str:
        return self._defined.setdefault(definition, f"d{len(self._defined)}")

    def _outline(self, shape: Shape) -> str:
        outline = shape.matrix.map(shape.path)
        fill, stroke = self._fill(shape, outline), _stroke(shape)
        if outline.isEmpty() or (fill == 'fill="none"' and not stroke):
            return ""
        rule = ' fill-rule="evenodd"' if outline.fillRule() == Qt.FillRule.OddEvenFill else ""
        return f'<path d="{_data(outline)}" {fill}{rule}{stroke}/>\n'

    def _fill(self, shape: Shape, outline: QPainterPath) -> str:
        brush: QBrush = shape.brush
        if brush.style() == Qt.BrushStyle.NoBrush:
            return 'fill="none"'
        gradient = brush.gradient()
        if brush.style() != Qt.BrushStyle.LinearGradientPattern or gradient is None:
            return _ink("fill", brush.color(), shape.opacity)
        matrix = shape.matrix
        if gradient.coordinateMode() != QGradient.CoordinateMode.LogicalMode:
            box = outline.boundingRect()
            matrix = QTransform(box.width(), 0, 0, box.height(), box.left(), box.top())
        start, end = matrix.map(gradient.start()), matrix.map(gradient.finalStop())
        stops = "".join(
            f'<stop offset="{_n(at)}" {_ink("stop", color, shape.opacity, "-color")}/>'
            for at, color in gradient.stops()
        )
        name = self._define(
            f'<linearGradient id="ID" gradientUnits="userSpaceOnUse" x1="{_n(start.x())}" y1="{_n(start.y())}" '
            f'x2="{_n(end.x())}" y2="{_n(end.y())}">{stops}</linearGradient>\n'
        )
        return f'fill="url(#{name})"'

    def _text(self, shape: Shape) -> str:
        """The letters' outlines: a font that another machine lacks cannot change them."""
        place, text, font = shape.text
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        letters = []
        for run in layout.glyphRuns() if line.isValid() else ():
            raw = run.rawFont()
            for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
                outline = raw.pathForGlyph(glyph)
                if not outline.isEmpty():
                    name = self._define(f'<path id="ID" d="{_data(outline)}"/>\n')
                    x, y = place.x() + at.x(), place.y() + at.y() - line.ascent()
                    letters.append(f'<use xlink:href="#{name}" x="{_n(x)}" y="{_n(y)}"/>')
        ink = _ink("fill", shape.pen.color(), shape.opacity)
        return f"<g {ink}{_transform(shape.matrix)}>{''.join(letters)}</g>\n" if letters else ""

    def _picture(self, shape: Shape) -> str:
        target, image = shape.picture[0], shape.enlarged()
        if image.isNull() or target.isEmpty():
            return ""
        opacity = f' opacity="{_n(shape.opacity)}"' if shape.opacity < 1 else ""
        return (
            f'<image x="{_n(target.x())}" y="{_n(target.y())}" width="{_n(target.width())}" '
            f'height="{_n(target.height())}" preserveAspectRatio="none"{opacity}{_transform(shape.matrix)} '
            f'xlink:href="data:image/png;base64,{_png(image)}"/>\n'
        )


def _stroke(shape: Shape) -> str:
    """A pen's width is the figure's pixels where it is cosmetic, else those of what was painted."""
    pen = shape.pen
    if pen.style() == Qt.PenStyle.NoPen:
        return ""
    width = pen.widthF() or 1.0
    if not pen.isCosmetic() and pen.widthF():
        width *= math.sqrt(abs(shape.matrix.determinant()))
    dashes = ""
    if pen.style() != Qt.PenStyle.SolidLine:
        dashes = f' stroke-dasharray="{" ".join(_n(part * width) for part in pen.dashPattern())}"'
        dashes += f' stroke-dashoffset="{_n(pen.dashOffset() * width)}"' if pen.dashOffset() else ""
    cap, join = _CAPS.get(pen.capStyle(), "butt"), _JOINS.get(pen.joinStyle(), "miter")
    ink = _ink("stroke", pen.color(), shape.opacity)
    return f' {ink} stroke-width="{_n(width)}" stroke-linecap="{cap}" stroke-linejoin="{join}"{dashes}'


def _ink(what: str, color: QColor, opacity: float, suffix: str = "") -> str:
    alpha = color.alphaF() * opacity
    return f'{what}{suffix}="{color.name()}"' + (f' {what}-opacity="{_n(alpha)}"' if alpha < 0.999 else "")


def _data(path: QPainterPath) -> str:
    """An outline as SVG writes it; one that ends where it began is closed."""
    words, start, last = [], QPointF(), QPointF()
    kinds = QPainterPath.ElementType
    for i in range(path.elementCount()):
        element = path.elementAt(i)
        at = QPointF(element.x, element.y)
        if element.type == kinds.MoveToElement:
            words.append(f"{'Z' if i and last == start else ''}M{_n(at.x())} {_n(at.y())}")
            start = at
        else:
            letter = {kinds.LineToElement: "L", kinds.CurveToElement: "C"}.get(element.type, " ")
            words.append(f"{letter}{_n(at.x())} {_n(at.y())}")
        last = at
    return "".join(words) + ("Z" if path.elementCount() > 2 and last == start else "")


def _transform(matrix: QTransform) -> str:
    parts = (matrix.m11(), matrix.m12(), matrix.m21(), matrix.m22(), matrix.dx(), matrix.dy())
    return f' transform="matrix({" ".join(f"{part:.6g}" for part in parts)})"' if not matrix.isIdentity() else ""


def _png(image: QImage) -> str:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return base64.b64encode(content.data()).decode("ascii")


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
