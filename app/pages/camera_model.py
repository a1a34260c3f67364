"""Which model classifies, and what it does not say of itself: asked, with the live picture showing what each answer does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import Field, QuietCombo
from app.language import follow, say, tr
from app.shortcuts import keep_keys
from core.expressions import LABELS, convert, model_loading

#: What a model file's name ends with.
SUFFIXES = (".onnx", *convert.SUFFIXES)
#: Ranges of values that published networks take, the commonest first.
RANGES = ("0..1", "-1..1", "0..255")
_OPEN = "open"
_RECENT = 4


class ModelChooser(QuietCombo):
    """``path`` is that of the chosen model; the shipped one stands first, even where its file is missing.

    Then come those that were opened here, and those in the user's models folder, looked up whenever the list opens.
    """

    chosen = Signal(str)

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, accessibleName=QT_TR_NOOP("Model"))
        keep_keys(self)
        self._files: list[str] = []
        self.path = ""
        self.activated.connect(self._activated)
        self.choose(path or str(model_loading.DEFAULT))
        follow(self, self._fill)

    def choose(self, path: str) -> None:
        """Shows a model as the chosen one, without telling."""
        self.path = path
        if path != str(model_loading.DEFAULT):
            self._files = [path, *(file for file in self._files if file != path)][:_RECENT]
        self._fill()

    def showPopup(self) -> None:
        """A model may just have been trained."""
        self._fill()
        super().showPopup()

    def _fill(self) -> None:
        self.clear()
        self.addItem(tr("Shipped model"), str(model_loading.DEFAULT))
        for file in dict.fromkeys([*self._files, *map(str, model_loading.own_models())]):
            self.addItem(Path(file).name, file)
            self.setItemData(self.count() - 1, file, Qt.ItemDataRole.ToolTipRole)
        self.addItem(tr("Open a model..."), _OPEN)
        self._show_current()

    def _show_current(self) -> None:
        self.setCurrentIndex(self.findData(self.path))
        self.setToolTip(self.path)

    def _activated(self, index: int) -> None:
        path = self.itemData(index)
        self._show_current()
        if path == _OPEN:
            wanted = " ".join(f"*{suffix}" for suffix in SUFFIXES)
            kinds = tr("Models") + f" ({wanted})"
            path = QFileDialog.getOpenFileName(self.window(), tr("Model of faces"), "", kinds)[0]
        if path:
            self.chosen.emit(path)


class ModelQuestions(QFrame):
    """Hidden until ``ask``; every answer is tried at once (``tried``), and remembered for this file when it is kept (``kept``)."""

    tried = Signal(object)
    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.setProperty("card", True)
        self._about = QLabel(wordWrap=True)
        self.labels, self.range = Field(), QuietCombo()
        self.range.setEditable(True)
        labels, values = QT_TR_NOOP("Labels, in the order of the outputs"), QT_TR_NOOP("Values for black and white")
        say(self.labels, accessibleName=labels, toolTip=QT_TR_NOOP("The words for the model's outputs, in their order"))
        say(self.range, accessibleName=values, toolTip=QT_TR_NOOP("What the model takes for black and for white"))
        self.range.addItems(RANGES)
        self._problem = QLabel(wordWrap=True, visible=False)
        theme.restyle(self._problem, role="error")
        self.keep = say(QPushButton(), text=QT_TR_NOOP("Keep these answers"))
        self.form = QFormLayout(spacing=px(4), rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.addRow(say(QLabel(wordWrap=True), text=labels), self.labels)
        self.form.addRow(say(QLabel(wordWrap=True), text=values), self.range)
        column = QVBoxLayout(self, spacing=px(6))
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.addWidget(self._about)
        column.addLayout(self.form)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.labels.taken.connect(lambda _: self._try())
        self.range.activated.connect(lambda _: self._try())
        self.range.lineEdit().editingFinished.connect(self._try)
        self.keep.clicked.connect(self._keep)
        self._asked: tuple[str, ...] = ()
        self._tried: dict[str, Any] = {}
        self.hide()

    def ask(self, name: str, unknown: Sequence[str], outputs: int) -> None:
        """Asks about ``unknown`` ("labels", "value_range") of the model file ``name``; guesses stand there already."""
        self._asked = tuple(unknown)
        words = {"labels": tr("the order of its labels"), "value_range": tr("the range of its pixels")}
        said = tr(
            "{name} does not say {what}. Wrong answers look like “always sad”: watch the picture while you choose."
        )
        self._about.setText(said.format(name=name, what=tr(" and ").join(words[item] for item in unknown)))
        guess = LABELS if outputs == len(LABELS) else tuple(f"class {i + 1}" for i in range(outputs))
        self.labels.show_text(", ".join(guess))
        self.range.setCurrentText(RANGES[0])
        self.form.setRowVisible(self.labels, "labels" in unknown)
        self.form.setRowVisible(self.range, "value_range" in unknown)
        self.show_problem("")
        self._tried = {}
        self.show()
        self._try()

    @property
    def answers(self) -> dict[str, Any]:
        """As ``model_loading.loading`` takes them."""
        said = {"labels": self.labels.text(), "value_range": self.range.currentText()}
        return {name: said[name] for name in self._asked}

    def show_problem(self, sentence: str) -> None:
        """Why an answer cannot be right, or ""."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _try(self) -> None:
        if self.answers != self._tried and not self.isHidden():
            self._tried = self.answers
            self.show_problem("")
            self.tried.emit(self.answers)

    def _keep(self) -> None:
        self.hide()
        self.kept.emit(self.answers)
