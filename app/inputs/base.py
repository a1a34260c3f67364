"""What the hands-on inputs share: they report their newest value at most 30 times a second."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget


class HandsOnInput(QWidget):
    """Emits ``changed(value())`` after ``announce``, the last value always."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = False
        self._pause = QTimer(self, singleShot=True, interval=33)
        self._pause.timeout.connect(self._send_waiting)

    def value(self) -> Any:
        """What the probe is given."""
        raise NotImplementedError

    def announce(self) -> None:
        """Reports the value now, or at the end of the pause after the last report."""
        self._waiting = True
        if not self._pause.isActive():
            self._send_waiting()

    def _send_waiting(self) -> None:
        if self._waiting:
            self._waiting = False
            self._pause.start()
            self.changed.emit(self.value())
