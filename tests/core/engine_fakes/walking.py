from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.knobs import Seed
from core.streams import Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Walking(Technique):
    """A random walk with a checkpoint at every third step."""

    seed: Seed = 0

    title = "Walking"
    path = Series("Path")
    panels = (path,)

    def run(self, resume=None) -> Run:
        rng, place, start = np.random.default_rng(self.seed), 0.0, 0
        if resume:
            start, place = resume["step"], resume["place"]
            rng.bit_generator.state = resume["rng"]
        for step in range(start, 40):
            if step % 3 == 0:
                yield self.checkpoint(step, place=place, rng=rng.bit_generator.state)
            place += rng.normal()
            yield self.path(step, place=place)
