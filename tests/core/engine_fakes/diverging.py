from __future__ import annotations

from dataclasses import dataclass

from core.knobs import LearningRate
from core.streams import Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Diverging(Technique):
    """Its loss is NaN from the fourth step on."""

    learning_rate: LearningRate = 10.0

    title = "Diverging"
    loss = Series("Loss")
    panels = (loss,)

    def run(self, resume=None) -> Run:
        for step in range(10):
            yield self.loss(step, train=float("nan") if step >= 3 else 1.0)
