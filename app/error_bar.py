"""A sentence over the page when something went wrong, with the details folded away."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.form_widgets import tool_button
from app.language import say
from app.log import LOG


class ErrorBar(QFrame):
    """Hidden until ``show_problem``; ``action`` is an optional button ("Continue from step 1200")."""

    #: The bar was closed: by the action (True) or dismissed.
    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorBar")
        theme.restyle(self, role="error")
        # Plain: names of files and what a session says may hold anything.
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        say(self._sentence, accessibleName=QT_TR_NOOP("Problem"))
        self.action = QPushButton(visible=False)
        self.action.clicked.connect(lambda: self._close(True))
        self._fold = say(QPushButton(checkable=True), text=QT_TR_NOOP("Details"))
        self._fold.toggled.connect(lambda on: self._details.setVisible(on))
        self._copy = tool_button("content-copy", QT_TR_NOOP("Copy details"))
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self._report()))
        close = tool_button("close", QT_TR_NOOP("Dismiss"))
        close.clicked.connect(lambda: self._close(False))
        self._details = QPlainTextEdit(readOnly=True, visible=False, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setMaximumHeight(theme.current().px(160))
        row = QHBoxLayout(spacing=theme.current().px(8))
        row.addWidget(self._sentence, 1)
        for widget in (self.action, self._fold, self._copy, close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self, spacing=theme.current().px(4))
        margin = theme.current().px(8)
        column.setContentsMargins(margin, margin // 2, margin // 2, margin // 2)
        column.addLayout(row)
        column.addWidget(self._details)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is shown, "" while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_problem(self, sentence: str, details: str = "", action: str = "") -> None:
        """Shows a problem in place of the last one."""
        LOG.warning("%s%s%s", sentence, "\n" if details else "", details)
        self._sentence.setText(sentence)
        self._details.setPlainText(details)
        self._fold.setChecked(False)
        self._fold.setVisible(bool(details))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()

    def _close(self, accepted: bool) -> None:
        self.hide()
        self.answered.emit(accepted)

    def _report(self) -> str:
        return "\n\n".join(filter(None, (self._sentence.text(), self._details.toPlainText())))
