"""Generative adversarial networks that learn to make pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import loading_images
from core.knobs import BatchSize, Group, Seed, Steps, StopWhen
from core.panels import Plot, Stack
from core.playback import Diverged
from core.precision import Precision
from core.probes import Entry, Slider, probe
from core.streams import Bars, Diagram, Event, Gallery, Note, Product, Series
from core.technique import Run, Technique
from core.techniques.generative import _gan_images_knobs as knobs
from core.techniques.generative import _gan_images_library as library
from core.techniques.generative import _gan_images_measures as measures
from core.techniques.generative import _gan_images_scene as scenes

if TYPE_CHECKING:
    from core.generative.image_gan import Rules
    from core.techniques.generative._gan_images_measures import Findings
    from core.techniques.generative._gan_images_scene import Scene

#: Rounds between two pictures of the grid, once the first of them are over, and between two measurements.
DRAW, MEASURE = 25, 500
#: Pictures on the way from one to another.
BETWEEN = 10


@dataclass(frozen=True)
class GANImages(Technique):
    """Train a generator of pictures against a discriminator, and watch the same noise become sharper and sharper.

    Often mistaken for a collage: the generator never sees a real picture, and its own are no copies, which the nearest
    training pictures show. Source: Radford, Metz and Chintala, Unsupervised representation learning with DCGANs (2016).
    """

    data: Annotated[knobs.Data, Group("Data")] = "mnist"

    start_from: Annotated[knobs.StartFrom, Group("Networks")] = library.NEW
    train: knobs.Train = True
    kind: knobs.Kind = "dcgan"
    conditional: knobs.Conditional = False
    width: knobs.Width = 32
    latent: knobs.Latent = 64
    norm: knobs.Norm = "batch"

    loss: Annotated[knobs.Loss, Group("Game")] = "non-saturating"
    gradient_penalty: knobs.Penalty = 0.0
    discriminator_steps: knobs.Turns = 1

    generator_rate: Annotated[knobs.GeneratorRate, Group("Training")] = 0.001
    discriminator_rate: knobs.DiscriminatorRate = 0.0005
    momentum: knobs.Momentum = 0.5
    average: knobs.Average = 0.995
    batch_size: BatchSize = 64
    precision: Precision = "auto"
    steps: Steps = 5000
    seed: Seed = 0
    stop_when: StopWhen = ""

    save_as: Annotated[knobs.SaveAs, Group("Models library")] = ""

    title = "GAN on pictures"
    order = 20
    length = "steps"
    all_cores = True
    devices = ("cpu", "cuda")
    presets = knobs.PRESETS

    scene = Product("Game")
    generated = Gallery("Generated", history=300)
    real = Gallery("Real")
    more = Gallery("64 more")
    way = Gallery("Between")
    shipped = Gallery("Shipped")
    neighbours = Gallery("Nearest")
    losses = Series("Losses", y="loss")
    verdict = Series("Verdicts", y="mean answer of D")
    fid = Series("FID-LeNet", y="of 1,000 pictures")
    shares = Series("Quality", y="share")
    entropy = Series("Entropy", y="nats")
    generator_drawing = Diagram("Generator")
    discriminator_drawing = Diagram("Discriminator")
    classes = Bars("Classes", x="class", y="share of generated pictures")
    about = Note("About this run")
    kept = Note("Kept")
    panels = (
        generated,
        Stack(real, neighbours, way, more, shipped),
        Stack(Plot(losses), Plot(verdict), Plot(fid, log_y=True), Plot(shares), Plot(entropy)),
        Stack(about, generator_drawing, discriminator_drawing, classes, kept),
    )

    def check(self) -> str | None:
        if self.loss == "wasserstein" and self.norm == "batch" and self.kind == "dcgan":
            return "norm is batch, but the slope of a Wasserstein critic is each picture's own; choose none or spectral"
        if self.start_from == library.NEW and not self.train:
            return (
                "a generator of new weights that does not learn makes noise; tick train, or choose another start_from"
            )
        return library.wrong_latent(self.start_from, self.latent) if self.start_from != library.NEW else None

    @property
    def rules(self) -> Rules:
        """What the knobs say of a round."""
        from core.generative.image_gan import Rules

        return Rules(
            self.loss, self.gradient_penalty, self.generator_rate, self.discriminator_rate, self.momentum,
            self.discriminator_steps, self.average,
        )  # fmt: skip

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        images = yield from loading_images(self.progress, self.data)
        scene = scenes.scene_of(self, images, resume)
        gan = scene.gan
        rows = np.random.default_rng(0).permutation(len(images.train))[: scenes.SHOWN]
        yield self.scene(scene)
        yield self.real(images.train[rows])
        yield self.generator_drawing(gan.generator.drawing())
        yield self.discriminator_drawing(gan.discriminator.drawing())
        yield self.about(measures.summary(self, scene))
        yield self.generated(scene.grid(), step=gan.step, columns=scene.columns)
        yield from self._shipped(scene)
        if gan.step >= MEASURE:
            yield from measures.looking_at_real(scene, self.progress)
        good = self.checkpoint(gan.step, **gan.state()).data
        while self.train and gan.step < self.steps:
            for _ in gan.round(self.rules):
                self = (yield self.progress(gan.step, self.steps)) or self
            step = gan.step
            if step % DRAW == 0 or (step < DRAW and step & (step - 1) == 0) or step == self.steps:
                if problem := scenes.problem(self, gan, int(good["step"])):
                    gan.load(good)
                    raise Diverged(problem)
                yield from self._drawn(scene)
                if step % MEASURE == 0 and step < self.steps:
                    yield from self._measured(scene, scenes.LIVE)
                saved = self.checkpoint(step, **gan.state())
                good = saved.data
                yield saved
        many = scene.lenet is not None and len(images.test) > scenes.LIVE
        findings = yield from self._measured(scene, scenes.FINAL if many else min(scenes.LIVE, scenes.FINAL))
        yield from self._compared(scene, findings)
        if self.save_as:
            yield self.kept(library.saved(self, self.save_as, gan.best, images, scene.numbers))
        return findings.numbers()

    def _shipped(self, scene: Scene) -> Iterator[Event]:
        """What the shipped generator makes, as long as this run's own has nothing to show."""
        found = library.shipped_pictures(scene.images, scenes.SHOWN) if self.start_from == library.NEW else None
        if found:
            pictures, what = found
            yield self.shipped(pictures, columns=len(scene.images.classes))
            yield self.about(f"{measures.summary(self, scene)}\n\n*Shipped* shows {what}")

    def _drawn(self, scene: Scene) -> Iterator[Event]:
        """The grid, the losses and the verdicts of the last round."""
        last, step = scene.gan.last, scene.gan.step
        yield self.generated(scene.grid(), step=step, columns=scene.columns)
        yield self.losses(step, generator=float(last.generator_loss), discriminator=float(last.discriminator_loss))
        yield self.verdict(step, **measures.verdicts(self, last))

    def _measured(self, scene: Scene, count: int) -> Run:
        """All measures of so many new pictures; returns them."""
        step = scene.gan.step
        findings = yield from measures.measuring(scene, self.progress, count, [self.seed, 2, step])
        names = ("precision", "recall", "sure")
        shares = {name: value for name, value in findings.numbers().items() if name in names}
        if findings.fid and count == scenes.LIVE:  # fewer pictures, larger numbers: one line is of one count
            yield self.fid(step, generated=findings.fid.value)
        if findings.classes:
            yield self.entropy(step, generated=findings.classes.entropy)
            yield self.classes(scene.images.classes, findings.classes.shares)
        if shares:
            yield self.shares(step, **shares)
        yield self.about(measures.summary(self, scene, findings))
        return findings

    def _compared(self, scene: Scene, findings: Findings) -> Iterator[Event]:
        """The nearest training picture of every generated one, and how far real test pictures are from theirs."""
        pictures = scene.grid()
        distances = yield from self._nearest(scene, pictures)
        rows = np.random.default_rng(0).permutation(len(scene.images.test))[: len(pictures)]
        others = yield from self._searched(scene, scene.images.test[rows])
        means = float(distances.mean()), float(others[1].mean())
        yield self.about(measures.summary(self, scene, findings, means))

    def _searched(self, scene: Scene, pictures: np.ndarray) -> Run:
        """Rows and distances of the nearest training pictures, in pixels."""
        from core.generative.image_measures import nearest

        for found in nearest(pictures, scene.images.train):  # noqa: B007
            yield self.progress(0, None, "pictures", "Nearest training pictures")
        return found

    def _nearest(self, scene: Scene, pictures: np.ndarray) -> Run:
        """Shows pictures with the nearest training picture below each; returns the distances."""
        rows, distances = yield from self._searched(scene, pictures)
        pairs = np.stack([pictures, scene.images.train[rows]], 1)[:20].reshape(-1, *pictures.shape[1:])
        captions = [text for d in distances[:20] for text in ("made", f"real, {d:.1f} away")]
        yield self.neighbours(pairs, captions, columns=8)
        return distances

    @probe("Sample 64 more")
    def sample(self, scene, draw: Annotated[float, Slider(1, 100, 1)]) -> Iterator[Event]:
        """New noise, new pictures; every number draws others."""
        noise, labels = scene.drawn(scenes.SHOWN, [self.seed, 3, round(draw)])
        yield self.more(scene.made(noise, labels))

    @probe("Pictures of a class")
    def of_class(self, scene, number: Annotated[float, Slider(0, 9, 3)]) -> Iterator[Event]:
        """64 pictures of the class of this number, if the generator is told classes."""
        if not scene.conditional:
            yield self.about(
                "This generator is not told any class: tick *conditional*, or choose *Conditional DCGAN*, and run."
            )
            return
        wanted = round(number) % len(scene.images.classes)
        noise, _ = scene.drawn(scenes.SHOWN, [self.seed, 4])
        yield self.more(scene.made(noise, np.full(scenes.SHOWN, wanted)))

    @probe("Turn the noise of a picture")
    def turn(
        self, scene, picture: Annotated[float, Slider(1, 60, 1)], z1: Annotated[float, Slider(-4, 4, 0)],
        z2: Annotated[float, Slider(-4, 4, 0)], z3: Annotated[float, Slider(-4, 4, 0)],
    ) -> Iterator[Event]:  # fmt: skip
        """A picture of the grid, and what becomes of it when three numbers of its noise are moved by so much."""
        row = (round(picture) - 1) % len(scene.noise)
        noise, moves = scene.noise[row], np.array([z1, z2, z3], np.float32)[: scene.noise.shape[1]]
        turned = noise.copy()
        turned[: len(moves)] += moves
        pictures = scene.made(np.stack([noise, turned]), np.repeat(scene.labels[row], 2))
        yield self.way(pictures, ["as in the grid", "moved"])

    @probe("Go from one picture to another")
    def between(
        self, scene, start: Annotated[float, Slider(1, 60, 1)], end: Annotated[float, Slider(1, 60, 2)]
    ) -> Iterator[Event]:
        """Pictures of noise on the great circle between those of two pictures of the grid; the class is the first one's."""
        a, b = ((round(number) - 1) % len(scene.noise) for number in (start, end))
        noise = scenes.great_circle(scene.noise[a], scene.noise[b], BETWEEN)
        yield self.way(scene.made(noise, np.repeat(scene.labels[a], BETWEEN)), columns=5)

    @probe("Keep the generator")
    def keep(self, scene, name: Annotated[str, Entry("Save", knobs.KEEP_AS)]) -> Iterator[Event]:
        """Into the models library as it is now, with what was measured last."""
        yield self.kept(library.saved(self, name, scene.gan.best, scene.images, scene.numbers))

    @probe("Is it a copy?")
    def copies(self, scene, first: Annotated[float, Slider(1, 60, 1)]) -> Iterator[Event]:
        """Pictures of the grid from this one on, each beside the nearest training picture."""
        row = (round(first) - 1) % len(scene.noise)
        yield from self._nearest(scene, scene.grid()[row : row + 8])
