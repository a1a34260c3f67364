"""Runs jobs in an engine, one after the other, as a page runs its technique."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QObject

from app.player import Player
from app.runner import EnginePool
from core.jobs import Job


class JobPlayer(Player):
    """``do`` starts a job in place of the present one; signals are the player's. ``job`` is the newest one."""

    cure = QT_TR_NOOP("Ask for it again to start another one.")

    def __init__(self, pool: EnginePool, parent: QObject | None = None) -> None:
        super().__init__(Job, pool, None, parent)

    @property
    def job(self) -> type[Job]:
        """What runs, or ran last; ``Job`` itself before the first."""
        return self._technique

    def do(self, job: type[Job], **knobs: Any) -> None:
        """Starts a job with these knobs."""
        self._technique = job
        self.play(knobs)
