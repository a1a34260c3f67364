"""What a window asks an engine to run, as plain data for the pipe."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Order:
    """What to run: ``module`` defines the technique, ``rescue`` is where the newest checkpoint goes (None: nowhere).

    ``resume_from`` is a checkpoint to go on from, of a run that has computed for ``seconds``.
    """

    module: str
    knobs: dict[str, Any]
    device: str = "cpu"
    threads: int = 1
    paused: bool = False
    speed: float | None = None
    rescue: str | None = None
    resume_from: str | None = None
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Plain data for the pipe."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
