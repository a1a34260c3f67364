"""Markdown with LaTeX between dollar signs, drawn as vectors at any scale and in any theme."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRegularExpression, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.equation_object import EQUATION, OBJECT, EquationPainter, equation_index
from app.equations import EquationStore, shared_store
from app.lesson_style import blocks, dress, is_code, monospaced
from app.markdown_math import FIRST_MARK, GAP, LAST_MARK, split_equations


class LessonView(QTextBrowser):
    """Shows Markdown; an equation appears when it is rendered. Colours and sizes follow the palette and the font."""

    _markdown = ""

    def __init__(self, parent: QWidget | None = None, store: EquationStore | None = None) -> None:
        super().__init__(parent)
        self._store = store or shared_store()
        self._equations: list[tuple[str, bool]] = []
        self._waiting: set[int] = set()
        self._painter = EquationPainter(self)
        self._arrivals = QTimer(self, interval=30)
        self._arrivals.timeout.connect(self._place_arrivals)
        self._outdated = QTimer(self, interval=0, singleShot=True)
        self._outdated.timeout.connect(self._refresh)
        self._outdated_hidden = False
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().documentLayout().registerHandler(EQUATION, self._painter)

    def show_markdown(self, text: str) -> None:
        """Replaces what is shown. LaTeX that is wrong is shown as it was written, with the reason in its tooltip."""
        self._markdown = text
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def _look(self) -> tuple[object, ...]:
        """What the layout depends on besides the text; Qt announces changes that are none, such as at the first show."""
        palette = self.palette()
        return self.font().toString(), *(brush.color().rgba() for brush in (palette.text(), palette.link()))

    def _lay_out(self) -> None:
        self._shown_look = self._look()
        marked, self._equations = split_equations(self._markdown)
        document = self.document()
        self.setMarkdown(marked)
        self._painter.clear()
        with _one_edit(document):
            dress(document, self.font(), self.palette())
            self._waiting = {index for index, cursor in self._marks() if not self._place(index, cursor)}
        if self._waiting:
            self._arrivals.start()

    def _marks(self) -> list[tuple[int, QTextCursor]]:
        """Where equations are, as (number, selected character)."""
        found, wanted = [], QRegularExpression(f"[{FIRST_MARK}-{LAST_MARK}{OBJECT}]")
        cursor = self.document().find(wanted)
        while not cursor.isNull():
            character = cursor.selectedText()
            index = equation_index(cursor.charFormat()) if character == OBJECT else ord(character) - ord(FIRST_MARK)
            if index is not None and index < len(self._equations):
                found.append((index, cursor))
            cursor = self.document().find(wanted, cursor)
        return found

    def _place(self, index: int, cursor: QTextCursor) -> bool:
        """Puts an equation, or room for it, at the selected character; False while it is being rendered."""
        latex, display = self._equations[index]
        equation = self._store.get(latex, display)
        if is_code(cursor.block()):
            cursor.insertText(self._source(index))
        elif equation and equation.error:
            cursor.insertText(self._source(index), self._error_format(equation.error))
        else:
            if equation:
                self._painter.add(index, equation)
            cursor.insertText(OBJECT, self._painter.format(cursor.charFormat(), index))
            if display and set(cursor.block().text()) <= {OBJECT, *GAP}:
                centered = QTextBlockFormat()
                centered.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                cursor.mergeBlockFormat(centered)
        return equation is not None

    def _error_format(self, message: str) -> QTextCharFormat:
        format = QTextCharFormat()
        format.setFont(monospaced(self.font()))
        format.setForeground(self.palette().placeholderText())
        format.setToolTip(message)
        return format

    def _place_arrivals(self) -> None:
        arrived = {index for index in self._waiting if self._store.get(*self._equations[index]) is not None}
        # Only now, after the text was painted: the renderer's thread takes a good part of Python's time.
        for index in self._waiting - arrived:
            self._store.request(*self._equations[index])
        if arrived:
            with _one_edit(self.document()):
                for index, cursor in self._marks():
                    if index in arrived:
                        self._place(index, cursor)
        self._waiting -= arrived
        if not self._waiting:
            self._arrivals.stop()

    def _source(self, index: int) -> str:
        latex, display = self._equations[index]
        return f"$${latex}$$" if display else f"${latex}$"

    def _follow(self, url: QUrl) -> None:
        if not url.isRelative():
            QDesktopServices.openUrl(url)
            return
        for block in blocks(self.document()):
            if block.blockFormat().headingLevel() and _slug(block.text()) == _slug(url.fragment()):
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or font: the same page again, once for all changes of this turn, when it is in sight."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._markdown:
            self._outdated.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden."""
        super().showEvent(event)
        if self._outdated_hidden:
            self._outdated.start()

    def _refresh(self) -> None:
        self._outdated_hidden = not self.isVisible()
        if self.isVisible() and self._look() != self._shown_look:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum())
            self._lay_out()
            bar.setValue(round(place * bar.maximum()))

    def copy(self) -> None:
        """Copies what is selected, equations as their LaTeX."""
        selection = self.textCursor()
        text = selection.selection().toPlainText()
        for index, cursor in self._marks():
            if selection.selectionStart() <= cursor.selectionStart() < selection.selectionEnd():
                text = text.replace(OBJECT, self._source(index), 1)
        if text:
            QGuiApplication.clipboard().setText(text)

    # Not createMimeDataFromSelection: Python would delete what it returns while the clipboard still holds it.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies equations, too."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu with a Copy that copies equations, too."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() == "edit-copy":
                action.triggered.disconnect()
                action.triggered.connect(self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


@contextlib.contextmanager
def _one_edit(document: QTextDocument) -> Iterator[None]:
    """Everything within the ``with`` is laid out once."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _slug(heading: str) -> str:
    return re.sub(r"[^\w-]", "", heading.strip().lower().replace(" ", "-"))
