"""What floats over the top right corner of a code view: the find bar and the copy button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP, QRegularExpression, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QToolButton

from app import theme
from app.language import say, tr

#: How strongly matches are marked, of the highlight colour.
_MARK = 0.3


class CodeTools(QFrame):
    """Ctrl+F opens the find bar, Enter and Shift+Enter go from match to match, Esc closes it."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view)
        self.setProperty("card", True)
        self._view = view
        self._matches: list[QTextCursor] = []
        self._current = 0
        self.field = say(
            QLineEdit(clearButtonEnabled=True),
            placeholderText=QT_TR_NOOP("Find"),
            toolTip=QT_TR_NOOP("Enter: next, Shift+Enter: previous, Esc: close"),
        )
        self.field.textChanged.connect(self._search)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.copy = say(
            QToolButton(icon=theme.icon("content-copy", "muted")),
            toolTip=QT_TR_NOOP("Copy the selection, or everything"),
            accessibleName=QT_TR_NOOP("Copy"),
        )
        self.copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self.count, self.copy):
            row.addWidget(widget)
        find = QKeySequence(QKeySequence.StandardKey.Find)
        self._shortcut(find, view, self.open_find)
        self._shortcut(Qt.Key.Key_Return, self.field, lambda: self._go(self._current + 1))
        self._shortcut("Shift+Return", self.field, lambda: self._go(self._current - 1))
        self._escape = self._shortcut(Qt.Key.Key_Escape, view, self.close_find)
        self._set_open(False)

    def open_find(self) -> None:
        """Shows the find bar, with what is selected in it."""
        selected = self._view.textCursor().selectedText()
        self._set_open(True)
        if selected and "\u2029" not in selected:  # Qt's end of line
            self.field.setText(selected)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_find(self) -> None:
        """Hides the find bar and its marks."""
        self._set_open(False)
        self._view.setExtraSelections([])
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Goes to the corner, left of the scroll bar."""
        around = self._view.viewport().geometry()
        self.resize(min(self.sizeHint().width(), around.width() - 8), self.sizeHint().height())
        self.move(around.right() - self.width() - 4, around.top() + 4)
        self.raise_()

    def _shortcut(self, keys: QKeySequence | Qt.Key | str, owner: object, action: Callable[[], None]) -> QShortcut:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return QShortcut(QKeySequence(keys), owner, action, context=context)

    def _set_open(self, open: bool) -> None:
        self.field.setVisible(open)
        self.count.setVisible(open)
        self._escape.setEnabled(open)
        self.place()

    def _search(self) -> None:
        document, wanted = self._view.document(), QRegularExpression(QRegularExpression.escape(self.field.text()))
        wanted.setPatternOptions(QRegularExpression.PatternOption.CaseInsensitiveOption)
        self._matches = []
        match = document.find(wanted) if self.field.text() else QTextCursor()
        while not match.isNull():
            self._matches.append(match)
            match = document.find(wanted, match)
        color = self._view.palette().highlight().color()
        color.setAlphaF(_MARK)
        marks = []
        for match in self._matches:
            marks.append(QTextEdit.ExtraSelection())
            marks[-1].cursor = match
            marks[-1].format.setBackground(color)
        self._view.setExtraSelections(marks)
        here = self._view.textCursor().selectionStart()
        self._go(next((i for i, match in enumerate(self._matches) if match.selectionStart() >= here), 0))

    def _go(self, index: int) -> None:
        """Selects a match; the first follows the last."""
        self.count.setText(tr("no match") if self.field.text() else "")
        if self._matches:
            self._current = index % len(self._matches)
            self._view.setTextCursor(self._matches[self._current])
            self.count.setText(tr("{number} of {count}").format(number=self._current + 1, count=len(self._matches)))
        self.place()

    def _copy(self) -> None:
        cursor = self._view.textCursor()
        text = cursor.selection().toPlainText() if cursor.hasSelection() else self._view.toPlainText()
        QGuiApplication.clipboard().setText(text)
