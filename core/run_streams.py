"""The streams that every technique has: how far the run is, and everything needed to go on from here."""

from __future__ import annotations

import copy
from typing import Any

from core.events import Event, Stream


class Progress(Stream):
    """How far the run is: ``self.progress(done, total, "steps")``; ``total`` None when unknown.

    Data: ``{"done": float, "total": float or None, "unit": str, "label": str}``; ``label`` says what long work is
    under way ("Loading MNIST"). Unit "steps" or "epochs" drives the counters below the page.
    """

    drawable = False

    def __call__(self, done: float, total: float | None = None, unit: str = "steps", label: str = "") -> Event:
        return Event(
            self.name,
            {"done": float(done), "total": None if total is None else float(total), "unit": unit, "label": label},
        )


class Checkpoint(Stream):
    """Everything needed to go on from here: ``self.checkpoint(step, model=..., optimizer=..., rng=...)``.

    State may nest dicts, lists, numpy arrays, tensors, numbers, strings, booleans and None. It is copied at once.
    ``run(resume=...)`` gets ``{"step": step, **state}`` back: resuming must equal the uninterrupted run bit for bit.
    """

    drawable = False

    def __call__(self, step: int, **state: Any) -> Event:
        return Event(self.name, {"step": int(step), **copy.deepcopy(state)})
