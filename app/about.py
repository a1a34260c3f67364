"""About Learnoscope: its version, and the licences of everything that it comes with or runs on."""

from __future__ import annotations

import threading

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.form_widgets import muted_label
from app.language import say, tr
from core import licences
from core.licences import Notice
from core.run_file import version

#: Longer texts (three hundred licences in one file) would hold up the window; the rest follows when the view has a moment.
_PIECE = 40_000


class About(QDialog):
    """A list of names and, beside it, what the chosen one says; read by a thread, for it takes longer than a frame."""

    _read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Learnoscope"))
        px = theme.current().px
        title = QLabel(f"Learnoscope {version('learnoscope')}")
        title.setFont(theme.current().font(18))
        text = muted_label(
            QT_TR_NOOP(
                "Shows machine learning while it learns. MIT licence. Below are the licences of everything that comes along."
            )
        )
        self.names = say(QListWidget(), accessibleName=QT_TR_NOOP("What comes along"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long versions end in dots
        self.text = QPlainTextEdit(readOnly=True, placeholderText=tr("Reading the licences"))
        say(self.text, accessibleName=QT_TR_NOOP("Licence"))
        self._notices: list[Notice] = []
        self.names.currentRowChanged.connect(self._show)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(self.text)
        split.setSizes([px(240), px(520)])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self, spacing=px(10))
        for widget in (title, text):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.resize(px(800), px(560))
        self._read.connect(self._take)
        self._reader = threading.Thread(target=self._work, name="licence reader")
        self._reader.start()

    def done(self, result: int) -> None:
        """Waits for the reader, a fraction of a second at most."""
        self._reader.join()
        super().done(result)

    def _work(self) -> None:
        try:
            found: list[Notice] = licences.notices()
        except (LookupError, OSError) as error:
            found = [Notice("Licences", "", tr("cannot be read: {problem}").format(problem=error))]
        self._read.emit(found)

    def _take(self, found: list[Notice]) -> None:
        self._notices = found
        self.names.addItems([f"{notice.name} {notice.version}".strip() for notice in found])
        self.names.setCurrentRow(0)

    def _show(self, row: int) -> None:
        notice = self._notices[row]
        text = notice.text or tr("Its own files hold no text of the licence.")
        self.text.setPlainText(f"{notice.licence or notice.name}\n\n{text[:_PIECE]}")
        QTimer.singleShot(0, self, lambda: self._rest(row, text[_PIECE:]))

    def _rest(self, row: int, text: str) -> None:
        """Adds the rest of a long text in pieces, while it is still the one that is shown."""
        if text and row == self.names.currentRow():
            cursor = QTextCursor(self.text.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[:_PIECE])
            QTimer.singleShot(0, self, lambda: self._rest(row, text[_PIECE:]))
