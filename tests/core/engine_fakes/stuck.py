from __future__ import annotations

import time
from dataclasses import dataclass

from core.streams import Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Stuck(Technique):
    """Computes for a minute without yielding."""

    title = "Stuck"
    loss = Series("Loss")
    panels = (loss,)

    def run(self, resume=None) -> Run:
        yield self.loss(0, train=1.0)
        yield self.loss(1, train=1.0)
        time.sleep(60)
