"""What to look at: the demo, a camera by name, a film, a picture or a folder of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QStandardItem
from PySide6.QtWidgets import QFileDialog, QWidget

from app.form_widgets import QuietCombo
from app.language import follow, say, term, tr
from app.shortcuts import keep_keys
from core.datasets import pictures
from core.expressions import demo
from core.expressions.cameras import Camera
from core.expressions.sources import FILMS

#: Milliseconds between two looks for cameras that were plugged in or out.
REFRESH = 3000
_KIND = Qt.ItemDataRole.UserRole + 1
_PICTURES = " ".join(f"*{suffix}" for suffix in sorted(FILMS | pictures.SUFFIXES))
_FILE, _FOLDER = "open a file", "open a folder"
#: Opened files that stay in the list.
_RECENT = 4


class SourceChooser(QuietCombo):
    """``source`` is what ``open_source`` takes; a live one is a camera. Asks for the list of cameras while it is in sight."""

    #: A person has chosen: the source, and whether it is a live camera.
    chosen = Signal(str, bool)
    #: The list of cameras is wanted anew.
    outdated = Signal()

    def __init__(self, live_allowed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, accessibleName=QT_TR_NOOP("Source"))
        keep_keys(self)
        self._live_allowed = live_allowed
        self._cameras: tuple[str, ...] = ()
        self._files: list[str] = []
        self.source, self.live = demo.PORTRAIT, False
        self._refresh = QTimer(self, interval=REFRESH)
        self._refresh.timeout.connect(self.outdated)
        self.activated.connect(self._activated)
        follow(self, self._fill)

    def show_cameras(self, found: Sequence[Camera]) -> None:
        """The cameras of this machine at present. The chosen one stays in the list: it may come back."""
        names = tuple(camera.name for camera in found)
        if names != self._cameras and not self.view().isVisible():
            self._cameras = names
            self._fill()

    def allow_live(self, allowed: bool) -> None:
        """Whether live cameras are offered at all."""
        self._live_allowed = allowed
        self._fill()

    def choose(self, source: str, live: bool = False) -> None:
        """Shows a source as the chosen one, without telling."""
        self.source, self.live = source, live
        if not live and source not in demo.SCENES:
            self._files = [source, *(file for file in self._files if file != source)][:_RECENT]
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._live_allowed:
            self._refresh.start()
            self.outdated.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refresh.stop()

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        for scene, text in demo.scenes().items():
            self._add(term(text), scene)
            if scene == demo.PORTRAIT:
                self.setItemData(self.count() - 1, demo.LICENCE, Qt.ItemDataRole.ToolTipRole)
        cameras = dict.fromkeys((*self._cameras, *((self.source,) if self.live else ())))
        for name in cameras if self._live_allowed else ():
            shown = name if name in self._cameras else tr("{camera} (not plugged in)").format(camera=name)
            self._add(shown, name, live=True)
        if not self._live_allowed:
            self._add_hint(tr("Live cameras are switched off"))
        elif not cameras:
            self._add_hint(tr("No camera is plugged in"))
        for file in self._files:
            self._add(Path(file).name, file)
            self.setItemData(self.count() - 1, file, Qt.ItemDataRole.ToolTipRole)
        self._add(tr("Open a film or picture..."), _FILE)
        self._add(tr("Open a folder of pictures..."), _FOLDER)
        self._show_current()
        self.blockSignals(False)

    def _add(self, text: str, data: str, live: bool = False) -> None:
        self.addItem(text, data)
        self.setItemData(self.count() - 1, live, _KIND)

    def _add_hint(self, text: str) -> None:
        item = QStandardItem(text)
        item.setEnabled(False)
        self.model().appendRow(item)

    def _show_current(self) -> None:
        rows = [
            i
            for i in range(self.count())
            if (self.itemData(i), bool(self.itemData(i, _KIND))) == (self.source, self.live)
        ]
        self.setCurrentIndex(rows[0] if rows else -1)
        self.setToolTip(self.currentText())

    def _activated(self, index: int) -> None:
        source, live = self.itemData(index), bool(self.itemData(index, _KIND))
        self._show_current()  # whoever hears of it decides
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        if source == _FILE:
            filters = tr("Films and pictures") + f" ({_PICTURES});;" + tr("All files") + " (*)"
            source = QFileDialog.getOpenFileName(self.window(), tr("Film or picture"), home, filters)[0]
        elif source == _FOLDER:
            source = QFileDialog.getExistingDirectory(self.window(), tr("Folder of pictures"), home)
        if source:
            self.chosen.emit(source, live)
