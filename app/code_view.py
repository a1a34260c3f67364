"""Python source to read: coloured, with line numbers, a find bar (Ctrl+F) and a button that copies it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.code_tools import CodeTools
from app.highlighting import BOLD, DARK, LIGHT, Span, python_spans
from app.lesson_style import monospaced

#: Seconds of one event-loop turn that reading the source may take.
_TURN = 0.005


class CodeView(QPlainTextEdit):
    """Shows source at once and colours it within the next turns of the event loop."""

    _tools: CodeTools | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: dict[int, list[Span]] = {}
        self._unread: Iterator[Span | None] = iter(())
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._numbers = _LineNumbers(self)
        self._tools = CodeTools(self)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.updateRequest.connect(self._numbers.follow)
        self._set_fonts()

    def show_source(self, source: str) -> None:
        """Replaces what is shown."""
        source = source.replace("\r\n", "\n")
        self.setPlainText(source)
        self._spans = defaultdict(list)
        self._unread = python_spans(source)
        self._reading.start()
        self._set_fonts()

    def dark(self) -> bool:
        """Whether this is a dark page; told by the text, since a style sheet may make the base transparent."""
        return self.palette().text().color().lightnessF() > 0.5

    def _read_on(self) -> None:
        rest = time.perf_counter() + _TURN
        for span in self._unread:
            if span:
                self._spans[span.line].append(span)
            if time.perf_counter() > rest:
                return
        self._reading.stop()
        self._color()

    def _color(self) -> None:
        formats = {}
        for kind, color in (DARK if self.dark() else LIGHT).items():
            formats[kind] = QTextCharFormat()
            formats[kind].setForeground(QColor(color))
            if kind in BOLD:
                formats[kind].setFontWeight(QFont.Weight.Bold)
        document = self.document()
        for line, spans in self._spans.items():
            ranges = []
            for span in spans:
                ranges.append(QTextLayout.FormatRange())
                ranges[-1].start, ranges[-1].length, ranges[-1].format = span.start, span.length, formats[span.kind]
            document.findBlockByNumber(line).layout().setFormats(ranges)
        document.markContentsDirty(0, document.characterCount())

    def _set_fonts(self) -> None:
        # The document's font, not the widget's: that one keeps following the application's.
        self.document().setDefaultFont(monospaced(self.font()))
        self.setTabStopDistance(4 * QFontMetricsF(self.document().defaultFont()).horizontalAdvance(" "))
        self._numbers.place()
        self._tools.place()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font."""
        super().changeEvent(event)
        if self._tools is None:  # it is being built
            return
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._set_fonts()
        elif event.type() == QEvent.Type.PaletteChange and not self._reading.isActive():
            self._color()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps numbers and tools in their corners."""
        super().resizeEvent(event)
        self._numbers.place()
        self._tools.place()


class _LineNumbers(QWidget):
    """The column left of the text."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def place(self) -> None:
        """Makes room for the widest number."""
        digit = QFontMetricsF(self._view.document().defaultFont()).horizontalAdvance("0")
        width = round((len(str(self._view.blockCount())) + 2) * digit)
        inside = self._view.contentsRect()
        self._view.setViewportMargins(width, 0, 0, 0)
        self.setGeometry(inside.left(), inside.top(), width, inside.height())

    def follow(self, rect: QRect, scrolled: int) -> None:
        """Scrolls along with the text."""
        if scrolled:
            self.scroll(0, scrolled)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The numbers of the lines in sight."""
        view, painter = self._view, QPainter(self)
        font = view.document().defaultFont()
        painter.setFont(font)
        painter.setPen(view.palette().placeholderText().color())
        padding = QFontMetricsF(font).horizontalAdvance("0")
        block = view.firstVisibleBlock()
        while block.isValid():
            place = view.blockBoundingGeometry(block).translated(view.contentOffset())
            if place.top() > event.rect().bottom():
                break
            row = QRectF(0, place.top() + view.viewport().y() - self.y(), self.width() - padding, place.height())
            painter.drawText(
                row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{block.blockNumber() + 1}"
            )
            block = block.next()
        painter.end()
