from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.knobs import Doc, Interval, Live, Steps
from core.probes import Slider, probe
from core.streams import Curve, Points, Product, Series
from core.technique import Run, Technique


@dataclass(frozen=True)
class Counting(Technique):
    """Counts, showing the number twice a step."""

    steps: Steps = 100
    height: Annotated[float, Interval(ge=0, le=10), Live(), Doc("Drawn beside the count")] = 1.0

    title = "Counting"
    loss = Series("Loss")
    dot = Points("Dot")
    reply = Curve("Reply")
    counter = Product("Counter")
    panels = loss, dot, reply

    def run(self, resume=None) -> Run:
        counter = [0]
        yield self.counter(counter)
        for step in range(self.steps):
            counter[0] = step
            self = (
                yield self.loss(step, train=step, height=self.height)
                if self.height != 1
                else self.loss(step, train=step)
            ) or self
            yield self.dot([0], [step])
        return {"answer": 42}

    def redraw(self, counter):
        yield self.reply([self.height], [counter[0]])

    @probe("Look inside")
    def peek(self, counter, factor: Annotated[float, Slider(0, 5, 1)]):
        yield self.reply([0.0], [round(factor * counter[0])])
