"""How long presets take on this machine, and presets made short enough for a lesson: 10, 30 or 60 seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.language import tr
from app.pages.job_player import JobPlayer
from app.runner import EnginePool
from app.settings import Settings
from core import preset_times
from core.jobs.calibrate import Calibrate
from core.machine_speed import Speed
from core.technique import Technique


class TimeBudget(QObject):
    """Measures the machine once, when somebody first looks at presets and no page runs (``busy``), and remembers it."""

    #: The machine's speed is known, or runs may take another time.
    changed = Signal()
    #: A preset could not be made short enough: one sentence.
    complaint = Signal(str)

    def __init__(self, settings: Settings, pool: EnginePool, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._pool, self._busy = settings, pool, busy
        self._player: JobPlayer | None = None

    @property
    def seconds(self) -> int:
        """That a run may take, 0 for as long as it is."""
        return self._settings.time_budget

    @property
    def speed(self) -> Speed | None:
        """This machine's, None until it was measured."""
        known = self._settings.machine_speed
        return Speed(*known) if known else None

    def choose(self, seconds: int) -> None:
        """Presets chosen from now on fit into so many seconds; 0 leaves them as they are."""
        self._settings.time_budget = seconds
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """Measures the machine unless that was done, is being done, or would disturb a run and be disturbed by it."""
        if self.speed is None and not self._busy():
            self.measure()

    def measure(self) -> None:
        """Measures the machine now, again if need be: two seconds of an engine."""
        if self._player is None:
            self._player = JobPlayer(self._pool, self)
            self._player.state_changed.connect(self._measured)
        if not self._player.active:
            self._player.do(Calibrate)

    def close(self) -> None:
        """Gives the engine back."""
        if self._player:
            self._player.close()

    def times(self, technique: type[Technique], presets: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        """How long presets take here, in words, by title; those of which it is not known are left out."""
        if (speed := self.speed) is None:
            return {}
        found = {}
        for title, values in presets.items():
            if cost := preset_times.cost(technique, title):
                length = values.get(technique.length)
                found[title] = preset_times.duration(cost.here(speed, technique.all_cores, length))
        return found

    def fitted(self, technique: type[Technique], title: str, values: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """A preset's values, shortened where a run must fit into some seconds, and why not where that cannot be."""
        if not self.seconds:
            return dict(values), ""
        if (speed := self.speed) is None:
            return dict(values), tr("this machine's speed is not known yet: choose the preset again when no page runs")
        return preset_times.fitted(technique, title, values, self.seconds, speed)

    def _measured(self, state: str) -> None:
        metrics = self._player.metrics
        if state == "finished" and {"one", "all"} <= metrics.keys():
            self._settings.machine_speed = [metrics["one"], metrics["all"]]
            self.changed.emit()
