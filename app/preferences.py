"""What a person prefers on this machine: theme, device, data folder, memory limit, live cameras."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from app import theme
from app.form_widgets import QuietCombo
from app.settings import Settings

if TYPE_CHECKING:
    from app.main_window import MainWindow

THEMES = {"system": "As the desktop", "light": "Light", "dark": "Dark"}
DEVICES = {"cpu": "CPU", "best": "GPU where there is one"}
#: Variables that engines read, by the setting that fills them.
_VARIABLES = {"data_folder": "LEARNOSCOPE_DATA", "memory_limit": "LEARNOSCOPE_MEMORY_LIMIT"}
#: Those that this program has set itself; one that came from outside is left as it is.
_ours: set[str] = set()


def apply(settings: Settings, environment: MutableMapping[str, str] = os.environ) -> list[str]:
    """Hands the data folder and the memory limit to the engines that start from now on.

    Returns:
        the variables that were given from outside, for instance by an administrator: they win.
    """
    values = {"data_folder": settings.data_folder, "memory_limit": f"{settings.memory_limit * 2**30:.0f}"}
    given = []
    for name, variable in _VARIABLES.items():
        if variable in environment and variable not in _ours:
            given.append(variable)
        elif getattr(settings, name):
            environment[variable] = values[name]
            _ours.add(variable)
        elif variable in _ours:
            environment.pop(variable, None)
            _ours.discard(variable)
    return given


class Preferences(QDialog):
    """Applies everything on OK; what engines read counts for the pages that are played from then on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, settings = window, window.settings
        self.setWindowTitle("Preferences")
        self.theme, self.device = _choice(THEMES, settings.theme), _choice(DEVICES, settings.device)
        self.folder = QLineEdit(settings.data_folder, placeholderText="the user's own data folder")
        browse = QPushButton("Choose...")
        browse.clicked.connect(self._browse)
        self.memory = QDoubleSpinBox(maximum=4096, suffix=" GiB", specialValueText="all that is free", singleStep=1)
        self.memory.setValue(settings.memory_limit)
        self.cameras = QCheckBox("Offer live cameras", checked=settings.camera_live)
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        form = QFormLayout()
        form.addRow("Theme", self.theme)
        form.addRow("Pages compute on", self.device)
        form.addRow("Data sets lie in", folder)
        form.addRow("Memory that a run may take", self.memory)
        form.addRow("", self.cameras)
        column = QVBoxLayout(self)
        column.addLayout(form)
        given = apply(settings)
        note = " ".join(f"{name} is set from outside and wins." for name in given)
        label = QLabel(f"Folder and memory count for runs that start from now on. {note}".strip(), wordWrap=True)
        theme.restyle(label, role="muted")
        column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def accept(self) -> None:
        settings, window = self._window.settings, self._window
        settings.device, settings.camera_live = self.device.currentData(), self.cameras.isChecked()
        settings.data_folder, settings.memory_limit = self.folder.text().strip(), self.memory.value()
        apply(settings)
        window.pool.renew()
        window.choose_theme(self.theme.currentData())  # remembers the others, too
        for page in window.pages:
            page.inspector.prefer(settings.device)
        super().accept()

    def _browse(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Folder with data sets", self.folder.text()):
            self.folder.setText(chosen)


def _choice(choices: dict[str, str], chosen: str) -> QuietCombo:
    box = QuietCombo()
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
