"""A small technique with every kind of stream, which can fail, diverge and dawdle on demand; its id is "fakes"."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np

from core.knobs import Doc, Group, HiddenLayers, Interval, LearningRate, Live, PointList, Seed, Steps, StopWhen, When
from core.panels import Plot, Stack
from core.probes import PlotPoint, probe
from core.streams import Bars, Curve, Diagram, Field, Gallery, Image, Note, Points, Product, Series, Table
from core.technique import Run, Technique


@dataclass(frozen=True)
class Fake(Technique):
    """Walks at random and shows it in every way there is."""

    steps: Steps = 20
    mode: Annotated[Literal["walk", "raise", "diverge", "print"], Doc("What happens halfway, 100 % of the time")] = (
        "walk"
    )
    noise: Annotated[float, Interval(ge=-1, le=1), Live(), Doc("Size of a step"), Group("Noise")] = 0.5
    negative: Annotated[bool, Doc("Walk to the left"), When("mode", "walk")] = False
    hidden: HiddenLayers = (4, 2)
    points: Annotated[PointList, Doc("Points to draw")] = ()
    learning_rate: LearningRate = 0.1
    pause: Annotated[float, Interval(ge=0, le=10), Doc("Seconds that a step takes")] = 0.0
    stop_when: StopWhen = ""
    seed: Seed = 0

    title = "Fake"
    presets = {"Broken walk": {"mode": "raise", "steps": 10}, "Long": {"steps": 1000, "hidden": (8,)}}

    loss = Series("Loss $x and $y")
    slopes = Series("Slopes by depth")
    walk = Curve("Walk", x="place", y="height")
    spots = Points("Spots", x="place", y="height", edits="points")
    surface = Field("Surface", x="a", y="b", contour=0.5)
    confusion = Field("Confusion", x="predicted", y="true")
    bars = Bars("Bars", log_y=True)
    table = Table("Scores")
    picture = Image("Picture")
    gallery = Gallery("Gallery")
    filters = Gallery("Filters", colormap="diverging")
    diagram = Diagram("Network")
    note = Note("Remark")
    weights = Product("Weights")
    panels = (
        Plot(surface, walk, spots),
        Stack(Plot(loss, log_y=True), Plot(slopes)),
        Stack(confusion, bars),
        Stack(table, picture, note),
        Stack(gallery, filters),
        diagram,
    )

    def run(self, resume=None) -> Run:
        rng = np.random.default_rng(self.seed)
        place, start, trail = 0.0, 0, [0.0]
        if resume:
            start, place, trail = resume["step"], resume["place"], list(resume["trail"])
            rng.bit_generator.state = resume["rng"]
        yield self.spots([p[0] for p in self.points], [p[1] for p in self.points], [p[2] for p in self.points], "ab")
        for step in range(start, self.steps):
            time.sleep(self.pause)
            place += rng.normal() * self.noise * (-1 if self.negative else 1)
            trail.append(place)
            if step == self.steps // 2 and self.mode == "raise":
                raise RuntimeError("the walker fell\ninto a hole")
            if step == self.steps // 2 and self.mode == "print":
                print("a library is talking")
            loss = float("nan") if self.mode == "diverge" and step == self.steps // 2 else place**2 + 1
            self = (yield self.loss(step, train=loss)) or self
            if step % 5 == 0:
                yield self.loss(step, **{"test a": loss / 2})
                yield self.slopes(step, **{"depth 2": {"relu": 1.0, "tanh": 0.5}, "depth 5": {"relu": place}})
                yield self.walk(np.arange(len(trail)), trail)
                yield self.checkpoint(step + 1, place=place, trail=trail, rng=rng.bit_generator.state)
                yield self.weights({"w": np.array(trail)})
        yield self.surface(np.outer(np.arange(4), np.ones(3)) / 3, extent=(0, 20, -3, 3))
        yield self.confusion([[3, 1], [0, 4]], x_labels=["cat", "dog"], y_labels=["cat", "dog"], confidence=np.eye(2))
        yield self.bars(["x", "x^2"], train=[1, 10], test=[2, 20])
        yield self.table(["model", "score"], [["line", 0.5], ["curve", None]])
        yield self.picture(np.arange(12, dtype=np.uint8).reshape(3, 4), "grey")
        yield self.gallery(np.zeros((5, 3, 3)), captions=list("abcde"), marks=[1, 0, 0, 0, 1])
        yield self.filters(np.arange(18.0).reshape(2, 3, 3) - 9)
        layers = [{"name": f"Dense {n}", "kind": "tanh", "shape": (n,), "parameters": n} for n in (2, *self.hidden)]
        shapes = zip((2, *self.hidden), self.hidden, strict=False)
        yield self.diagram(layers, weights=[np.ones(shape) for shape in shapes])
        yield self.note("It *walked*: $x_{t+1} = x_t + e$")
        return {"distance": abs(place)}

    @probe("Where is it")
    def where(self, weights, at: Annotated[np.ndarray, PlotPoint("walk")]):
        np.random.normal()
        yield self.note(f"{weights['w'][-1] - at[1]:.3f}")
