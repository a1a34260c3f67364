"""Pictures made one pixel after another, each drawn with the probability that a network gives it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import loading_images
from core.knobs import BatchSize, Group, LearningRate, Seed, Steps, StopWhen
from core.panels import Plot, Stack
from core.playback import Diverged
from core.probes import Array, Cell, Entry, Mask, Slider, probe
from core.streams import Bars, Curve, Event, Field, Gallery, Image, Note, Product, Series
from core.technique import Run, Technique
from core.techniques.generative import _autoregressive_filling as fillings
from core.techniques.generative import _autoregressive_knobs as knobs
from core.techniques.generative import _autoregressive_scene as scenes

if TYPE_CHECKING:
    from core.techniques.generative._autoregressive_scene import Scene

#: Steps between two pictures; the first ones come earlier.
DRAW, EARLY = 100, (10, 25, 50)


@dataclass(frozen=True)
class Autoregressive(Technique):
    """Watch pictures form pixel by pixel: a network says how probable each level of the next pixel is, given all before it.

    So the probability of a whole picture is known, as a product, and a test picture can be asked how well it is foreseen.
    Source: van den Oord et al., Conditional image generation with PixelCNN decoders (2016).
    """

    data: Annotated[knobs.Data, Group("Data")] = "mnist"
    grey: knobs.Grey = "drawn"
    conditional: knobs.Conditional = False

    start_from: Annotated[knobs.StartFrom, Group("Network")] = knobs.NEW
    width: knobs.Width = 16
    depth: knobs.Depth = 5

    learning_rate: Annotated[LearningRate, Group("Training")] = 0.004
    average: knobs.Average = 0.99
    batch_size: BatchSize = 16
    steps: Steps = 2000

    temperature: Annotated[knobs.Temperature, Group("Pictures")] = 1.0
    picture: knobs.Picture = 0
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Pixel by pixel"
    order = 30
    length = "steps"
    devices = ("cpu", "cuda")
    presets = knobs.PRESETS

    scene = Product("Network")
    growing = Gallery("Samples")
    finished = Gallery("History", history=300)
    more = Gallery("64 more")
    real = Gallery("Real")
    completions = Gallery("Filled in")
    original = Image("Test picture")
    bits = Series("Likelihood", y="bits per dimension")
    baseline = Curve("Baselines", style="dotted")
    sight = Image("What a pixel sees")
    chances = Bars("Next pixel", x="level", y="probability")
    foreseen = Field("Expected", x="column", y="row, from below")
    cost = Field("Surprise in bits", x="column", y="row, from below")
    about = Note("About this run")
    filling = Note("Filling in")
    panels = (
        Stack(growing, finished, more),
        Stack(real, completions, original),
        Plot(bits, baseline, log_y=True),
        Stack(sight, chances),
        Stack(Plot(foreseen, equal=True), Plot(cost, equal=True)),
        Stack(about, filling),
    )

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        images = yield from loading_images(self.progress, self.data)
        scene = yield from scenes.scene_of(self, images, resume, self.progress)
        training = scene.training
        yield self.scene(scene)
        yield self.about(scenes.summary(self, scene))
        yield from self._baselines(scene)
        yield from self._seen(scene)
        yield self.real(self._shades(scene, scene.test[: scenes.SHOWN]))
        if not resume:
            yield from self._samples(scene)
        good, total, since = copy.deepcopy(training.state()), 0.0, training.step
        while training.step < self.steps:
            total = total + training.learn(self.learning_rate)
            step, before = training.step, self
            self = (yield self.progress(step, self.steps)) or self
            if self.picture != before.picture:
                yield from self._seen(scene)
            if step % DRAW and step not in EARLY and step != self.steps:
                continue
            mean, total, since = float(total) / (step - since), 0.0, step
            if not training.is_finite or not mean < 10 * np.log(scene.network.levels):
                training.load(good)
                raise Diverged(_diverged(self, step, mean))
            test = yield from scenes.measuring(scene, self.progress, scenes.LIVE)
            height, width, _ = images.shape
            yield self.bits(step, train=scenes.bits(scene, mean * height * width), test=scenes.bits(scene, test))
            yield from self._seen(scene)
            yield from self._samples(scene)
            saved = self.checkpoint(**training.state())
            good = saved.data
            yield saved
        final = yield from scenes.measuring(scene, self.progress, scenes.FINAL)
        yield self.about(scenes.summary(self, scene, final))
        yield from self._filled(scene, scenes.middle(images.shape[:2]))
        return {"test nats per picture": final, "test bits per dimension": scenes.bits(scene, final)}

    def _shades(self, scene: Scene, levels: np.ndarray) -> np.ndarray:
        from core.generative.autoregressive import greys

        return greys(levels, scene.network.levels)

    def _baselines(self, scene: Scene) -> Iterator[Event]:
        lines = {"each pixel on its own": scene.alone}
        if scene.published:
            lines["published PixelCNN"] = scene.published
        yield self.baseline([0, self.steps], **{name: [scenes.bits(scene, nats)] * 2 for name, nats in lines.items()})

    def _samples(self, scene: Scene) -> Iterator[Event]:
        """The same random numbers every time, so the same samples become better."""
        for shown in self._sampled(scene, scene.classes_of(scenes.SHOWN), self.seed):
            yield self.growing(shown, columns=scene.columns)
        yield self.finished(shown, step=scene.training.step, columns=scene.columns)

    def _sampled(self, scene: Scene, labels: Any, seed: int) -> Iterator[np.ndarray]:
        from core.generative.autoregressive import pictures

        return pictures(scene.network, labels, count=len(labels), seed=seed, temperature=self.temperature)

    def _seen(self, scene: Scene, at: tuple[int, int] | None = None) -> Iterator[Event]:
        """The test picture, what the network foresees of it, and what one of its pixels is predicted from."""
        levels = scene.original(self)
        height, width = levels.shape
        at = at or (height // 2, width // 2)
        found, truth = scenes.foreseen(scene, levels), levels[at]
        yield self.original(self._shades(scene, levels), f"test picture {self.picture % len(scene.test)}")
        extent = (-0.5, width - 0.5, -0.5, height - 0.5)
        yield self.foreseen(found.mean[::-1], extent)
        yield self.cost(found.cost[::-1], extent)
        chance = found.chances[:, at[0], at[1]]
        yield self.sight(
            scenes.sight(scene, levels, at),
            f"row {at[0]}, column {at[1]}: its true level, {truth}, has probability {chance[truth]:.2f}",
        )
        yield self.chances([f"{level}, true" if level == truth else level for level in range(len(chance))], chance)

    def _filled(self, scene: Scene, missing: np.ndarray) -> Iterator[Event]:
        """Completions of the test picture on their way, and what is to be said of them."""
        for shown in fillings.growing(self, scene, scene.original(self), missing):
            yield self.completions(shown.images, shown.captions)
        yield self.filling(shown.words)

    def redraw(self, scene) -> Iterator[Event]:
        """Another test picture, while training waits."""
        yield from self._seen(scene)

    @probe("Fill in the missing part")
    def fill(self, scene, mask: Annotated[Array, Mask(28, 28, over="original")]) -> Iterator[Event]:
        """Completions of what is painted over, weighed by the pixels that come after."""
        missing = scenes.fitted_mask(mask, scene.images.shape[:2])
        if not missing.any():
            yield self.filling("Nothing is missing yet: paint over the part of the test picture to be filled in.")
            return
        yield from self._filled(scene, missing)

    @probe("What is this pixel predicted from? Click into the test picture")
    def look(self, scene, at: Annotated[Array, Cell("original")]) -> Iterator[Event]:
        """Grey: in reach. Orange: what matters. Violet: before it, but out of reach. Blue: comes after it, never seen."""
        height, width = scene.images.shape[:2]
        yield from self._seen(scene, (int(at[0].clip(0, height - 1)), int(at[1].clip(0, width - 1))))

    @probe("Sample 64 more")
    def sample(self, scene, draw: Annotated[float, Slider(1, 100, 1)]) -> Iterator[Event]:
        """New random numbers, new pictures."""
        for shown in self._sampled(scene, scene.classes_of(64), 1000 + round(draw)):
            yield self.more(shown)

    @probe("Pictures of a class")
    def of_class(self, scene, number: Annotated[float, Slider(0, 9, 3)]) -> Iterator[Event]:
        """64 pictures of the class of this number, if the network is told classes."""
        if not scene.network.classes:
            yield self.about(
                "This network is not told any class: tick *conditional*, or choose *Four levels, told the class*, and run."
            )
            return
        wanted = scene.classes_of(64).fill_(round(number) % scene.network.classes)
        for shown in self._sampled(scene, wanted, self.seed + 1):
            yield self.more(shown)

    @probe("Keep the network")
    def keep(self, scene, name: Annotated[str, Entry("Save", "a name")]) -> Iterator[Event]:
        """Into the models library, to start from another time."""
        yield self.about(fillings.kept(self, scene, name))


def _diverged(page: Autoregressive, step: int, mean: float) -> str:
    what = f"the loss is {mean:.3g} nats a pixel" if np.isfinite(mean) else "weights are no numbers any more"
    return (
        f"{what} at step {step}, far worse than guessing; the last good weights and samples are kept. A smaller "
        f"learning_rate helps (now {page.learning_rate:g})"
    )
