from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.streams import Diagram, Points, Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Careless(Technique):
    """Goes on in the arrays of its checkpoint, calls a stream "status", and yields what cannot cross a process."""

    title = "Careless"
    loss = Series("Loss")
    status = Points("Status")
    drawn = Diagram("Drawn")
    panels = loss, status, drawn

    def run(self, resume=None) -> Run:
        total, start = (resume["total"], resume["step"]) if resume else (np.zeros(1), 0)
        if not resume:
            yield self.drawn([{"name": "in", "kind": lambda: None, "shape": (1,)}])
        for step in range(start, 12):
            if step % 3 == 0:
                yield self.checkpoint(step, total=total)
            total += step
            yield self.loss(step, total=total[0])
        yield self.status([1], [2])
