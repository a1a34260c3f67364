"""How far a run is, as the transport shows it: step, epoch, seconds, progress, and why it ended early."""

from __future__ import annotations

from typing import Any

from app.player import Player
from app.transport import Transport


class Counters:
    """Puts what the player counts, and the run's newest progress, into the transport."""

    def __init__(self, transport: Transport, player: Player) -> None:
        self._transport, self._player = transport, player
        self._progress: dict[str, Any] = {}

    def forget(self) -> None:
        """A new run begins."""
        self._progress = {}

    def note(self, progress: dict[str, Any]) -> None:
        """What the run's newest Progress says; ``show`` shows it."""
        self._progress = progress

    def show(self) -> None:
        """Shows the newest figures in the transport."""
        figures, progress = self._player.figures, self._progress
        self._transport.show_progress(
            figures["step"],
            figures["epoch"],
            progress.get("done", 0.0),
            progress.get("total"),
            progress.get("unit", "steps"),
            figures["seconds"],
            progress.get("label", "") if self._player.active else self._reason(),
        )

    def _reason(self) -> str:
        """Why the run ended before its last step, "" when it did not."""
        ended = self._player.ended
        return "" if ended in ("", "finished") else ended[0].upper() + ended[1:]

    def show_recorded(self, counters: dict[str, float]) -> None:
        """Step, epoch and seconds of a run that was recorded earlier."""
        self._player.figures |= counters
        self.show()
