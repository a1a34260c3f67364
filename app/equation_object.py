"""Equations as inline objects of a QTextDocument: measured, put on the base line, and painted as vectors."""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QTextEdit

from app.equations import X_HEIGHT, Equation

#: The character that stands for an inline object in Qt's documents.
OBJECT = "\ufffc"
#: The object type to register the painter for.
EQUATION = QTextFormat.ObjectTypes.UserObject.value + 1
#: The room an equation takes before its size is known.
_PENDING = Equation(width=2.0, ascent=0.75, descent=0.25)
_INDEX, _EM = (QTextFormat.Property.UserProperty.value + n for n in (1, 2))


def equation_index(format: QTextCharFormat) -> int | None:
    """The number of the equation that a character with this format shows, None for other characters."""
    return format.intProperty(_INDEX) if format.objectType() == EQUATION else None


class EquationPainter(QPyTextObject):
    """Measures and paints the equations of one text view; scales down those that are wider than it."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._equations: dict[int, Equation] = {}
        self._renderers: dict[tuple[int, str], QSvgRenderer] = {}

    def clear(self) -> None:
        """Forgets all equations: their numbers mean others from now on."""
        self._equations.clear()
        self._renderers.clear()

    def add(self, index: int, equation: Equation) -> None:
        """From now on this is painted for this number, and blank room for numbers that were not added."""
        self._equations[index] = equation

    def format(self, format: QTextCharFormat, index: int) -> QTextCharFormat:
        """The format of a character that shows equation number ``index`` among text in ``format``."""
        if format.objectType() != EQUATION:
            format.setProperty(_EM, QFontMetricsF(format.font()).xHeight() / X_HEIGHT)
        format.setObjectType(EQUATION)
        format.setProperty(_INDEX, index)
        # Qt lets an inline object reach as far below the base line as the font of its character does.
        format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        descent = self._equations.get(index, _PENDING).descent
        format.setFont(_font_reaching(math.ceil(descent * format.doubleProperty(_EM))))
        return format

    def intrinsicSize(self, document: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        """Called by Qt for each layout."""
        equation, em = self._equation(document, position, format)
        return QSizeF(equation.width * em, equation.ascent * em + _reach(format))

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, position: int, format: QTextFormat
    ) -> None:
        """Called by Qt for each equation in sight."""
        equation, em = self._equation(document, position, format)
        if not equation.svg:
            return
        # Qt sets the colour of links and of selected text.
        ink = format.foreground() if format.hasProperty(QTextFormat.Property.ForegroundBrush) else None
        color = (ink.color() if ink else self._view.palette().text().color()).name()
        key = format.intProperty(_INDEX), color
        if key not in self._renderers:
            self._renderers[key] = QSvgRenderer(equation.colored(color).encode())
        height = (equation.ascent + equation.descent) * em
        top = rect.bottom() - _reach(format) - equation.ascent * em
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderers[key].render(painter, QRectF(rect.left(), top, equation.width * em, height))
        painter.restore()

    def _equation(self, document: QTextDocument, position: int, format: QTextFormat) -> tuple[Equation, float]:
        """The equation and the size of its em in pixels."""
        equation, em = self._equations.get(format.intProperty(_INDEX), _PENDING), format.doubleProperty(_EM)
        block = document.findBlock(position)
        format, items = block.blockFormat(), block.textList()
        indents = format.indent() + (items.format().indent() if items else 0)
        room = document.textWidth() - 2 * document.documentMargin() - indents * document.indentWidth()
        room -= format.leftMargin() + format.rightMargin()
        return equation, min(em, room / equation.width) if room > 0 else em


def _reach(format: QTextFormat) -> int:
    """How far below the base line Qt lets the object with this format reach, in pixels."""
    return QFontMetrics(format.toCharFormat().font()).descent()


@functools.cache
def _font_reaching(descent: int) -> QFont:
    """The smallest font that reaches at least this many pixels below the base line."""
    font, size = QFont(), 1
    font.setPixelSize(size)
    while QFontMetrics(font).descent() < descent:
        size += 1
        font.setPixelSize(size)
    return font
