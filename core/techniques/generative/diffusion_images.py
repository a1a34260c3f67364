"""Diffusion on pictures: noise to digits step by step, by a network that sees the noise in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import loading_images
from core.knobs import Group, Seed, StopWhen
from core.panels import Plot, Stack
from core.precision import Precision
from core.probes import Array, Canvas, Entry, Slider, probe
from core.streams import Curve, Event, Gallery, Note, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.generative import _diffusion_images_compare as compare
from core.techniques.generative import _diffusion_images_knobs as knobs
from core.techniques.generative import _diffusion_images_scene as scenes
from core.techniques.generative import _diffusion_images_training as training
from core.techniques.generative import _diffusion_images_views as views

if TYPE_CHECKING:
    from core.techniques.generative._diffusion_images_scene import Scene

#: States of one walk that are shown at most; steps of the sampler, at most, in a probe or while a knob is turned.
STATES, BRIEFLY = 200, 50
#: Pictures of a probe; times whose error of the guess is told at the end.
MORE, TOLD = 20, (100, 300, 600)


@dataclass(frozen=True)
class DiffusionImages(Technique):
    """Watch digits come out of noise, step by step, by a trained network or one that learns before your eyes.

    Often mistaken for a search in the training pictures: none is kept, all that there is are weights that see noise. Source:
    Ho, Jain and Abbeel, Denoising diffusion probabilistic models (2020).
    """

    data: Annotated[knobs.Data, Group("Data and network")] = "mnist"
    start: knobs.Start = knobs.SHIPPED
    width: knobs.Width = 24
    schedule: knobs.ScheduleName = "cosine"
    precision: Precision = "auto"

    noise_time: Annotated[knobs.NoiseTime, Group("Forward: picture to noise")] = 600

    sampler: Annotated[knobs.Sampler, Group("Reverse: noise to picture")] = "ddpm"
    sampler_steps: knobs.SamplerSteps = 25
    guidance: knobs.Guidance = 0.0

    problem: Annotated[knobs.Problem, Group("Inverse problem")] = "a quarter of the size"
    measured_noise: knobs.MeasuredNoise = 0.05

    compared_steps: Annotated[knobs.ComparedSteps, Group("Comparison")] = (10, 25, 50, 100, 250, 1000)
    compared: knobs.Compared = 200

    learning_rate: Annotated[knobs.Rate, Group("Training")] = 0.002
    batch_size: knobs.Batch = 64
    steps: knobs.TrainingSteps = 3000
    average: knobs.Average = 0.995
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Diffusion on pictures"
    order = 50
    length = "steps"
    all_cores = True
    devices = ("cpu", "cuda")
    presets = knobs.PRESETS

    scene = Product("Network")
    forward = Gallery("Forward")
    errors = Curve("Error of guess", x="t", y="squared error a pixel")
    states = Gallery("On the way", history=400)
    guesses = Gallery("Guess of the end", history=400)
    grown = Gallery("Learning", history=300)
    rows = Gallery("DDIM, same noise")
    more = Gallery("More")
    loss = Series("Loss", y="squared error")
    fid = Series("FID-LeNet", y=f"of {training.LIVE} pictures")
    by_steps = Curve("FID by steps", x="steps of the sampler", y="FID-LeNet", markers=True)
    spread = Curve("Standard error", style="dotted")
    ddim = Curve("DDIM", x="seconds for 64 pictures", y="FID-LeNet", markers=True)
    ddpm = Curve("DDPM", markers=True)
    samplers = Table("Samplers")
    answers = Gallery("Answers")
    agreement = Note("Agreement")
    about = Note("About")
    panels = (
        states,
        guesses,
        Stack(forward, Plot(errors, log_y=True), answers, agreement, more, rows),
        Stack(
            about,
            grown,
            Plot(loss, log_y=True),
            Plot(fid, log_y=True),
            Plot(by_steps, spread, title="FID by steps", log_x=True, log_y=True),
            Plot(ddim, ddpm, title="By seconds", log_x=True, log_y=True),
            samplers,
        ),
    )

    def check(self) -> str | None:
        return knobs.misfit(self.start, self.data)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        images = yield from loading_images(self.progress, self.data)
        scene = scenes.scene_of(self, images, resume)
        yield self.scene(scene)
        yield self.about(scenes.summary(self, scene))
        if scene.training:
            yield self.forward(**views.forward(self, scene))
            self = yield from training.trained(self, scene)
        self = yield from self._following(scene, None)
        errors = yield from self._known(scene)
        comparison = None
        for event in compare.comparing(self, scene, self.progress):
            if isinstance(event, compare.Comparison):
                comparison = event
                yield from self._compared(scene, comparison)
                continue
            before, self = self, (yield event) or self
            if before.looks != self.looks:
                self = yield from self._following(scene, before)
        numbers = comparison.metrics() if comparison else {}
        return numbers | {f"guess error, t = {t}": float(errors["guess"][views.TIMES.index(t)]) for t in TOLD}

    @property
    def walk_knobs(self) -> tuple[Any, ...]:
        """What decides how noise becomes a picture."""
        return self.sampler, self.sampler_steps, self.guidance

    @property
    def problem_knobs(self) -> tuple[Any, ...]:
        """What decides how an inverse problem is posed and solved."""
        return self.problem, self.measured_noise, self.sampler

    @property
    def looks(self) -> tuple[Any, ...]:
        """What all that live knobs change depends on."""
        return self.noise_time, self.walk_knobs, self.problem_knobs

    def _following(self, scene: Scene, done: DiffusionImages | None) -> Run:
        """Shows what the live knobs say, as far as that is not ``done``, until nobody turns them; returns the newest page."""
        while done is None or done.looks != self.looks:
            before, done = done, self
            if before is None or before.noise_time != self.noise_time:
                yield self.forward(**views.forward(self, scene))
            if before is None or before.walk_knobs != self.walk_knobs:
                unit = "evaluations" if scene.training else "steps"
                for event in self.reverse(scene, self.sampler_steps, unit):
                    self = (yield event) or self
                    if self.walk_knobs != done.walk_knobs:
                        break
            if before is None or before.problem_knobs != self.problem_knobs:
                for event in self._solved(scene):
                    self = (yield event) or self
        return self

    def reverse(self, scene: Scene, steps: int, unit: str) -> Run:
        """The grid from noise to pictures, every step shown, or some of them where there are many; returns the pictures."""
        from core.generative.image_diffusion import pixels

        walking = scene.walk(
            scene.noise, scene.labels, sampler=self.sampler, steps=steps, guidance=self.guidance, seed=self.seed
        )
        stride = -(-steps // STATES)
        yield self.states(pixels(scene.noise), step=0, columns=scene.columns)
        for number, state in enumerate(walking, start=1):
            if number % stride == 0 or state.t == 0:
                yield self.states(pixels(state.x), step=number, columns=scene.columns)
                yield self.guesses(pixels(state.guess), step=number, columns=scene.columns)
            yield self.progress(number, steps, unit, "Noise to pictures")
        scene.walked = self.walk_knobs
        return pixels(state.x)

    def _known(self, scene: Scene) -> Run:
        """How far the guess is off at each time; returns the lines."""
        for done, lines in views.errors(scene):
            yield self.progress(done, len(views.TIMES), "times", "What can be known")
            if lines:
                yield self.errors(views.TIMES[:done], **lines)
        return lines

    def _compared(self, scene: Scene, comparison: compare.Comparison) -> Iterator[Event]:
        yield self.rows(**comparison.gallery())
        if scene.lenet is None:
            return
        yield self.samplers(*comparison.table())
        yield self.about(scenes.summary(self, scene, comparison.note))
        if len(comparison.trials) % len(compare.SAMPLERS):
            return
        for stream, (x, lines) in (
            (self.by_steps, comparison.by_steps()),
            (self.spread, comparison.spread()),
            (self.ddim, comparison.by_seconds("ddim")),
            (self.ddpm, comparison.by_seconds("ddpm")),
        ):
            yield stream(x, **lines)

    def redraw(self, scene) -> Iterator[Event]:
        """Forward and reverse pictures follow the knobs; of many steps the reverse process takes fewer until Play."""
        yield self.forward(**views.forward(self, scene))
        if scene.walked != self.walk_knobs:
            yield from self.reverse(scene, min(self.sampler_steps, BRIEFLY), "evaluations")
        if scene.solved != self.problem_knobs:
            yield from self._solved(scene)

    @probe("Pictures of a class")
    def of_class(
        self, scene, number: Annotated[float, Slider(0, 9, 3)], guidance: Annotated[float, Slider(-1, 8, 1)],
        draw: Annotated[float, Slider(1, 100, 1)],
    ) -> Iterator[Event]:  # fmt: skip
        """New noise, pictures of the class of this number; more guidance makes them clearer and more alike."""
        import torch

        from core.generative.image_diffusion import pixels

        labels = torch.full((MORE,), round(number) % scene.network.classes, device=scene.device)
        steps = min(self.sampler_steps, BRIEFLY)
        for state in scene.walk(
            scene.fresh(MORE, 1000 + round(draw)),
            labels,
            sampler=self.sampler,
            steps=steps,
            guidance=guidance,
            seed=self.seed,
        ):
            yield self.more(pixels(state.guess))

    @probe("Solve for a test picture")
    def solve(self, scene, number: Annotated[float, Slider(0, 9999, 0)]) -> Iterator[Event]:
        """Blurred or shrunk as *Problem* says: pictures that it may have been."""
        yield from self._answers(scene, scene.images.test[round(number) % len(scene.images.test)])

    def _solved(self, scene: Scene) -> Iterator[Event]:
        """Answers for a real picture, where the problem can be posed for pictures of this size."""
        if not views.unposed(self, scene):
            yield from self._answers(scene, scene.real[0])
            scene.solved = self.problem_knobs

    @probe("Solve for your drawing")
    def solve_drawing(self, scene, drawing: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """Your drawing, centred as MNIST's digits are, then blurred or shrunk as *Problem* says, and found again."""
        from core.datasets.mnist import like_mnist
        from core.techniques.vision._cnn_views import fitted

        yield from self._answers(scene, fitted(like_mnist(drawing), scene.network.picture))

    def _answers(self, scene: Scene, picture: np.ndarray) -> Iterator[Event]:
        for answered in views.answers(self, scene, picture):
            yield self.answers(**answered.gallery)
        yield self.agreement(answered.words)

    @probe("Keep the network")
    def keep(self, scene, name: Annotated[str, Entry("Save", "a name for the models library")]) -> Iterator[Event]:
        """Into the models library as it is now: *Start* then lists it."""
        yield self.about(scenes.summary(self, scene, scenes.kept(self, scene, name)))
