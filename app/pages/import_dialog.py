"""Asks what to import and how."""

from __future__ import annotations

from typing import Any

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
from app.form_widgets import QuietCombo
from core.jobs.import_pictures import ImportPictures
from core.knobs import knobs_of

_FILES = "Archives and tables (*.zip *.tar.gz *.tgz *.csv);;All files (*)"
_HINT = (
    "A folder or zip archive with a folder of pictures for each class (or train and test with such folders), a folder of "
    "MNIST's idx files, the official CIFAR-10 archive, or fer2013.csv."
)


class ImportDialog(QDialog):
    """``values`` are knobs of ImportPictures; ``accepted`` when the person has decided."""

    def __init__(self, path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import pictures")
        px, knobs = theme.current().px, knobs_of(ImportPictures)
        hint = QLabel(_HINT, wordWrap=True)
        theme.restyle(hint, role="muted")
        self.path, self.name = QLineEdit(path), QLineEdit(placeholderText="after the file")
        self.path.setMinimumWidth(px(280))
        folder, file = QPushButton("Folder..."), QPushButton("File...")
        folder.clicked.connect(self._ask_folder)
        file.clicked.connect(self._ask_file)
        where = QHBoxLayout(spacing=px(6))
        for widget in (self.path, folder, file):
            where.addWidget(widget)
        self.width_box, self.height_box = (
            QSpinBox(minimum=0, maximum=int(knobs[edge].hi), specialValueText="as they are")
            for edge in ("width", "height")
        )
        size = QHBoxLayout(spacing=px(6))
        for widget in (self.width_box, QLabel("×"), self.height_box, QLabel("pixels")):
            size.addWidget(widget)
        size.addStretch(1)
        self.colours = QuietCombo()
        self.colours.addItems(knobs["colours"].choices)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.restyle(self.go, primary=True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self, spacing=px(10))
        form.addRow(hint)
        form.addRow("From", where)
        form.addRow("Name", self.name)
        form.addRow("Size", size)
        form.addRow("Colours", self.colours)
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
            "width": self.width_box.value(),
            "height": self.height_box.value(),
            "colours": self.colours.currentText(),
        }

    def _ask_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, "Folder of pictures", self.path.text()))

    def _ask_file(self) -> None:
        self._take(QFileDialog.getOpenFileName(self, "Archive or table", self.path.text(), _FILES)[0])

    def _take(self, path: str) -> None:
        if path:
            self.path.setText(path)
