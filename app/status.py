"""The right end of the status bar: this machine, and the engine of the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer
from PySide6.QtWidgets import QLabel

from app.elided import ElidedLabel
from app.language import follow, tr

if TYPE_CHECKING:
    from app.main_window import MainWindow

_STATES = {
    "idle": QT_TR_NOOP("engine idle"),
    "starting": QT_TR_NOOP("engine starting"),
    "running": QT_TR_NOOP("engine running"),
    "paused": QT_TR_NOOP("engine paused"),
    "finished": QT_TR_NOOP("engine finished"),
    "failed": QT_TR_NOOP("engine failed"),
}


class Status(QObject):
    """Reads the page in front twice a second; ``machine`` is this machine in a few words, "" until an engine has told."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.machine = window, ""
        self._machine: dict[str, Any] = {}
        self._machine_label, self._engine_label = QLabel("CPU"), ElidedLabel()
        window.statusBar().addPermanentWidget(self._machine_label)
        window.statusBar().addPermanentWidget(self._engine_label)
        self._timer = QTimer(self, interval=500)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        window.pool.machine_known.connect(self._know_machine)
        follow(self, self._speak)

    def close(self) -> None:
        """The window closes."""
        self._timer.stop()

    def refresh(self) -> None:
        """Says what the engine of the page in front does now."""
        page = self._window.page
        parts = []
        if page and page.player.engine_pid:
            parts = [tr(_STATES[page.player.state]), tr("%n threads", "", page.player.threads)]
            if memory := page.player.figures["memory"]:
                parts.append(f"{memory / 2**20:.0f} MB")
        elif page:
            parts = [tr("engine ready") if self._window.pool.warm else tr("engine starts at Play")]
        self._engine_label.setText(" · ".join(parts))

    def _know_machine(self, machine: dict[str, Any]) -> None:
        self._machine, self.machine = machine, machine["device_names"]["cpu"]
        self._speak()

    def _speak(self) -> None:
        self.refresh()
        if not (machine := self._machine):
            return
        best = machine["devices"][-1]
        gpu = "" if best == "cpu" else f"{machine['device_names'][best]} · "
        cores = tr("%n cores", "", machine["cores"])
        self._machine_label.setText(f"{gpu}CPU, {cores}, {'bf16' if machine['bf16'] else 'fp32'}")
        self._machine_label.setToolTip(self.machine)
