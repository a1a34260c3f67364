"""Langevin training: SGD, Adam and samplers from statistical mechanics as twins, and which of them resist attacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import loading_images
from core.knobs import BatchSize, Group, HiddenLayers, Seed, Steps, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, PlotPoint, probe
from core.streams import Bars, Curve, Event, Field, Gallery, Note, Points, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.robustness import _langevin_knobs as knobs
from core.techniques.robustness import _langevin_views as views
from core.techniques.robustness._langevin_scene import WIDTH, Scene, picture_scene, plane_scene, recipes_of, twins_of

if TYPE_CHECKING:
    from core.optimizers.twins import Twin

#: Points that the page draws; steps between two measurements, pictures, attacks, checkpoints, and samples of the weights.
MOST_POINTS = 400
MEASURE, DRAW, ATTACK, SAVE, SAMPLE = 10, 20, 200, 100, 50


@dataclass(frozen=True)
class LangevinTraining(Technique):
    """Train with noise at a temperature, freely or on constraints, beside SGD and Adam, and attack them all.

    Often mistaken for a bad optimizer: Langevin dynamics does not look for one minimum, it samples many good weights.
    Source: Leimkuhler, Vlaar, Pouchon and Storkey, Better training using weight-constrained stochastic dynamics (2021).
    """

    data: Annotated[knobs.Data, Group("Data")] = "moons"
    samples: knobs.Samples = 100
    noise: knobs.Noise = 0.8

    compare: Annotated[knobs.Compare, Group("Twins")] = "schemes"
    schemes: knobs.Schemes = ("SGD", "Adam", "BAOAB", "BAOAB circle", "BAOAB orthogonal")
    temperature: knobs.Temperature = 1e-5
    scheme: knobs.OneScheme = "BAOAB"
    temperatures: knobs.Temperatures = (0.0, 1e-5, 1e-4, 1e-3, 1e-2)
    members: knobs.Members = 1
    hidden_layers: HiddenLayers = (32, 32)
    activation: knobs.Activation = "tanh"
    radius: knobs.Radius = 4.0
    gain: knobs.Gain = 2.0

    learning_rate: Annotated[knobs.LearningRate, Group("Training")] = 0.05
    adam_rate: knobs.AdamRate = 0.005
    momentum: knobs.Momentum = 0.9
    weight_decay: knobs.WeightDecay = 1e-4
    batch_size: BatchSize = 32
    steps: Steps = 3000
    seed: Seed = 0
    stop_when: StopWhen = ""

    epsilon: Annotated[knobs.Epsilon, Group("Measuring")] = 0.04
    averaged: knobs.Averaged = 10

    title = "Langevin training"
    order = 40
    length = "steps"
    presets = knobs.PRESETS

    surface = Field("Mean of all twins", x="x1", y="x2", colormap="diverging")
    training_points = Points("Training", x="x1", y="x2", size=5)
    # One stream each, for every line has places of its own; of more twins than that the first ones are drawn.
    line1, line2, line3, line4, line5, line6 = (Curve(f"Boundary {i}", x="x1", y="x2") for i in range(1, 7))
    asked = Points("Clicked", marker="star")
    digits = Gallery("Digits under PGD")
    maps = Gallery("Maps now", colormap="diverging")
    means = Gallery("Mean of samples", colormap="diverging")
    spread = Curve("Hidden weights", x="weight", y="density")
    accuracy = Series("Test accuracy", y="share right")
    averages = Series("Mean prediction", y="share right")
    loss = Series("Training loss", y="nats")
    kinetic = Series("Kinetic temperature", y="measured T")
    attacks = Bars("Under attack", y="share right")
    against = Curve("Against epsilon", x="epsilon", y="share right under PGD", markers=True)
    strongest = Series("Strongest attack", y="share right")
    margin = Series("Margin", y="mean distance")
    curvature = Series("Curvature", y="1 / unit")
    table = Table("Scores")
    remarks = Note("What it says")
    probabilities = Bars("Clicked", x="scheme", y="probability of B")
    networks = Product("Twins")
    panels = (
        Stack(
            Plot(
                surface,
                training_points,
                line1,
                line2,
                line3,
                line4,
                line5,
                line6,
                asked,
                title="Boundaries",
                equal=True,
            ),
            digits,
        ),
        Stack(maps, means, Plot(spread), remarks, table, probabilities),
        Stack(Plot(accuracy), Plot(averages), Plot(loss, log_y=True), Plot(kinetic, log_y=True)),
        Stack(attacks, Plot(against), Plot(strongest), Plot(margin), Plot(curvature)),
    )

    def check(self) -> str | None:
        if not (self.schemes if self.compare == "schemes" else self.temperatures):
            return f"{self.compare} is empty, but needs at least one entry"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        import torch

        from core import compute

        compute.torch_device()
        if self.data in knobs.PLANE:
            scene = plane_scene(self.data, self.samples, self.noise, [self.seed])
            x, y = scene.points(scene.x[0, :MOST_POINTS]).T
            yield self.training_points(x, y, scene.y[0, :MOST_POINTS], ["A", "B"])
        else:
            images = yield from loading_images(self.progress, self.data)
            scene = picture_scene(images, self.samples, [self.seed])
        twins = twins_of(self, scene)
        start = resume["step"] if resume else 0
        for twin in twins if resume else ():
            twin.load(resume["twins"][twin.label])
        board = views.Board(scene, twins, self.epsilon)
        yield self.networks(twins)
        yield self.remarks(scene.note)
        yield from self._drawn(scene, twins)

        count = scene.x.shape[1]
        for step in range(start + 1, self.steps + 1):
            # Drawn with a generator of the step's own, so that going on from a checkpoint needs none kept.
            rows = torch.from_numpy(np.random.default_rng([self.seed, step]).integers(0, count, self.batch_size))
            inputs, labels = scene.batch(rows, self.members)
            for twin in twins:
                twin.train(inputs, labels)
                if step > self.steps // 2 and step % SAMPLE == 0:
                    twin.sample(self.averaged)
            edited = yield self.progress(step, self.steps)
            if edited is not None and edited is not self:
                self = edited
                board.epsilon = self.epsilon
                for twin, recipe in zip(twins, recipes_of(self).values(), strict=True):
                    twin.follow(recipe)
            last = step == self.steps
            if step % MEASURE == 0 or last or step == 1:
                yield from self._measured(scene, twins, step)
            if step % DRAW == 0 or last:
                yield from self._drawn(scene, twins)
            if step % SAVE == 0 or step == 10:
                yield self.checkpoint(step, twins={twin.label: twin.state() for twin in twins})
            if step % ATTACK == 0 or last or step == 20:
                yield from self._attacked(scene, board, step, last)
        return {f"{name} {label}": value for name in scene.kinds for label, value in board.lines(name).items()}

    def _measured(self, scene: Scene, twins: list[Twin], step: int) -> Iterator[Event]:
        """Training loss, test accuracy, kinetic temperature: what costs next to nothing."""
        from core.techniques.robustness._langevin_measures import scores

        losses = {twin.label: float(twin.loss) for twin in twins}
        yield self.loss(step, **{label: loss for label, loss in losses.items() if np.isfinite(loss)})
        right = {twin.label: float(scores(scene, twin.network, self.members).mean()) for twin in twins}
        yield self.accuracy(step, **right)
        heat = {twin.label: twin.kinetic_temperature for twin in twins}
        if found := {label: t for label, t in heat.items() if t and np.isfinite(t)}:
            yield self.kinetic(step, **found)

    def _drawn(self, scene: Scene, twins: list[Twin]) -> Iterator[Event]:
        """Every boundary over the mean probability of all twins; how weights are spread."""
        from core.decision_boundary import boundary

        if scene.on_plane:
            fields = [np.nan_to_num(views.values_of(twin)) for twin in twins]
            yield self.surface(2 * np.mean([views.sigmoid(field) for field in fields], axis=0) - 1, views.DRAWN)
            for number, (twin, field) in enumerate(zip(twins[:6], fields, strict=False), 1):
                x, y = boundary(field, views.DRAWN).line()
                yield getattr(self, f"line{number}")(x, **{twin.label: y})
            yield self.maps(**views.maps(twins, fields))
        weights, lines = views.densities(twins)
        yield self.spread(weights, **lines)

    def _attacked(self, scene: Scene, board: views.Board, step: int, last: bool) -> Iterator[Event]:
        """Everything under attack, twin by twin, so that no step takes long; maps of the plane, averages, table."""
        epsilon, on = self.epsilon, self.progress(step, self.steps)
        curves: dict[str, list[float]] = {}
        fields = []
        for twin in board.alive:
            yield from board.measuring(on, twin, final=last)
            yield self.attacks(scene.kinds, **board.bars())
            curves[twin.label] = yield from views.robustness(on, scene, twin, epsilon)
            if scene.on_plane:
                fields.append(views.values_of(twin, average=True, side=views.MAP_SIDE))
                yield on
        unit = WIDTH if scene.on_plane else 1.0
        if curves:
            yield self.against([share * epsilon * unit for share in views.BUDGETS], **curves)
        for stream, measure in (
            (self.strongest, scene.kinds[-1]), (self.averages, "mean: clean"), (self.margin, "margin"), (self.curvature, "curvature")
        ):  # fmt: skip
            if lines := board.lines(measure):
                yield stream(step, **lines)
        if fields:
            yield self.means(**views.maps(board.alive, fields))
        elif board.alive:
            yield self.digits(**(yield from views.attacking_digits(on, scene, board.alive, epsilon)))
        yield self.table(*board.table())
        yield self.remarks(board.remarks())

    @probe("What each scheme says of a place")
    def ask(self, networks, at: Annotated[Array, PlotPoint("surface")]) -> Iterator[Event]:
        """The probability of class B, by the newest weights and by the mean over samples."""
        import torch

        from core.attacks.gradients import predict

        if networks[0].network.sizes[0] != 2:
            return
        place = torch.tensor(np.asarray(at) / WIDTH + 0.5, dtype=torch.float32).reshape(1, 1, 1, 2)
        yield self.asked(at[:1], at[1:])
        sure: dict[str, list[float]] = {"now": [], "mean of samples": []}
        for twin in networks:
            pictures = place.repeat(twin.network.members, 1, 1, 1)
            for name, model in (("now", twin.network), ("mean of samples", twin.average)):
                sure[name].append(float(predict(model, pictures).softmax(1)[0, 1]))
        yield self.probabilities([twin.label for twin in networks], **sure)
