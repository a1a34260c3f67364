"""Asks what to import and how."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app import theme
from app.form_widgets import QuietCombo, muted_label
from app.language import term, tr
from core.jobs.import_pictures import ImportPictures
from core.knobs import knobs_of

_HINT = QT_TR_NOOP(
    "A folder or zip archive with a folder of pictures for each class (or train and test with such folders), a folder of "
    "MNIST's idx files, the official CIFAR-10 archive, or fer2013.csv."
)


class ImportDialog(QDialog):
    """``values`` are knobs of ImportPictures; ``accepted`` when the person has decided."""

    def __init__(self, path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import pictures"))
        px, knobs = theme.current().px, knobs_of(ImportPictures)
        self.path, self.name = QLineEdit(path), QLineEdit(placeholderText=tr("after the file"))
        self.path.setMinimumWidth(px(280))
        folder, file = QPushButton(tr("Folder...")), QPushButton(tr("File..."))
        folder.clicked.connect(self._ask_folder)
        file.clicked.connect(self._ask_file)
        where = QHBoxLayout(spacing=px(6))
        for widget in (self.path, folder, file):
            where.addWidget(widget)
        self.width_box, self.height_box = (
            QSpinBox(minimum=0, maximum=int(knobs[edge].hi), specialValueText=tr("as they are"))
            for edge in ("width", "height")
        )
        size = QHBoxLayout(spacing=px(6))
        for widget in (self.width_box, QLabel("×"), self.height_box, QLabel(tr("pixels"))):
            size.addWidget(widget)
        size.addStretch(1)
        self.colours = QuietCombo()
        for choice in knobs["colours"].choices:
            self.colours.addItem(term(choice), choice)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.restyle(self.go, primary=True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self, spacing=px(10))
        form.addRow(muted_label(_HINT))
        form.addRow(tr("From"), where)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Size"), size)
        form.addRow(tr("Colours"), self.colours)
        form.addRow(buttons)
        self.path.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.go.setEnabled(bool(path))
        self.resize(px(520), self.sizeHint().height())

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen."""
        return {
            "path": self.path.text().strip(),
            "name": self.name.text().strip(),
            # One edge alone is that of a square.
            "width": self.width_box.value() or self.height_box.value(),
            "height": self.height_box.value() or self.width_box.value(),
            "colours": self.colours.currentData(),
        }

    def _ask_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, tr("Folder of pictures"), self.path.text()))

    def _ask_file(self) -> None:
        kinds = tr("Archives and tables") + " (*.zip *.tar.gz *.tgz *.csv);;" + tr("All files") + " (*)"
        self._take(QFileDialog.getOpenFileName(self, tr("Archive or table"), self.path.text(), kinds)[0])

    def _take(self, path: str) -> None:
        if path:
            self.path.setText(path)
