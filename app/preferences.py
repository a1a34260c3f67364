"""What a person prefers on this machine: language, theme, device, data folder, memory limit, live cameras."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from app import theme
from app.form_widgets import QuietCombo, muted_label
from app.language import LANGUAGES, tr
from app.settings import Settings

if TYPE_CHECKING:
    from app.main_window import MainWindow

THEMES = {"system": QT_TR_NOOP("As the desktop"), "light": QT_TR_NOOP("Light"), "dark": QT_TR_NOOP("Dark")}
PRECISIONS = {"": QT_TR_NOOP("bfloat16 where the hardware has it"), "float32": QT_TR_NOOP("float32 always")}
DEVICES = {"cpu": "CPU", "best": QT_TR_NOOP("GPU where there is one")}
#: Variables that engines read, by the setting that fills them.
_VARIABLES = {
    "data_folder": "LEARNOSCOPE_DATA",
    "memory_limit": "LEARNOSCOPE_MEMORY_LIMIT",
    "threads": "LEARNOSCOPE_THREADS",
    "precision": "LEARNOSCOPE_PRECISION",
}
#: Those that this program has set itself; one that came from outside is left as it is.
_ours: set[str] = set()


def apply(settings: Settings, environment: MutableMapping[str, str] = os.environ) -> list[str]:
    """Hands data folder, memory limit, threads and precision to the engines that start from now on.

    Returns:
        the variables that were given from outside, for instance by an administrator: they win.
    """
    values = {name: str(getattr(settings, name)) for name in _VARIABLES}
    values["memory_limit"] = f"{settings.memory_limit * 2**30:.0f}"
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
        self.setWindowTitle(tr("Preferences"))
        self.language = _choice({"": QT_TR_NOOP("As the system"), **LANGUAGES}, settings.language)
        self.theme, self.device = _choice(THEMES, settings.theme), _choice(DEVICES, settings.device)
        self.folder = QLineEdit(settings.data_folder, placeholderText=tr("the user's own data folder"))
        browse = QPushButton(tr("Choose..."))
        browse.clicked.connect(self._browse)
        self.memory = QDoubleSpinBox(maximum=4096, suffix=" GiB", specialValueText=tr("all that is free"), singleStep=1)
        self.memory.setValue(settings.memory_limit)
        self.threads = QSpinBox(maximum=1024, specialValueText=tr("all cores"))
        self.threads.setValue(settings.threads)
        for box in (self.memory, self.threads):
            box.lineEdit().setTextMargins(theme.current().px(6), 0, 0, 0)  # the style sheet's padding does not reach it
        self.precision = _choice(PRECISIONS, settings.precision)
        self.cameras = QCheckBox(tr("Offer live cameras"), checked=settings.camera_live)
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        form = QFormLayout()
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Theme"), self.theme)
        form.addRow(tr("Pages compute on"), self.device)
        form.addRow(tr("Threads that a run may take"), self.threads)
        form.addRow(tr("Precision of convolutions"), self.precision)
        form.addRow(tr("Data sets lie in"), folder)
        form.addRow(tr("Memory that a run may take"), self.memory)
        form.addRow("", self.cameras)
        column = QVBoxLayout(self)
        column.addLayout(form)
        note = [tr("Threads, precision, folder and memory count for runs that start from now on.")]
        note += [tr("{name} is set from outside and wins.").format(name=name) for name in apply(settings)]
        label = muted_label()
        label.setText(" ".join(note))
        column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def accept(self) -> None:
        settings, window = self._window.settings, self._window
        settings.device, settings.camera_live = self.device.currentData(), self.cameras.isChecked()
        settings.data_folder, settings.memory_limit = self.folder.text().strip(), self.memory.value()
        settings.threads, settings.precision = self.threads.value(), self.precision.currentData()
        apply(settings)
        window.pool.renew()
        if settings.language != self.language.currentData():
            window.choose_language(self.language.currentData())
        window.choose_theme(self.theme.currentData())  # remembers the others, too
        for page in window.pages:
            page.inspector.prefer(settings.device)
        super().accept()

    def _browse(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, tr("Folder with data sets"), self.folder.text()):
            self.folder.setText(chosen)


def _choice(choices: dict[str, str], chosen: str) -> QuietCombo:
    box = QuietCombo()
    for value, text in choices.items():
        box.addItem(tr(text), value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
