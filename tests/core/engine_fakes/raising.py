from __future__ import annotations

from dataclasses import dataclass

from core.streams import Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Raising(Technique):
    """Raises what torch raises for a wrong shape."""

    title = "Raising"
    loss = Series("Loss")
    panels = (loss,)

    def run(self, resume=None) -> Run:
        yield self.loss(0, train=1.0)
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")
