"""The game of a generative adversarial network on the plane, where all of it can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np

from core.generative import LossName
from core.generative.plane_measures import modes
from core.generative.plane_targets import TargetName
from core.knobs import BatchSize, Doc, Group, Interval, Live, Log, Seed, Steps, StopWhen
from core.panels import Plot, Stack
from core.playback import Diverged
from core.probes import Slider, probe
from core.streams import Bars, Curve, Diagram, Event, Field, Note, Points, Product, Series
from core.supervised import DrawEvery
from core.technique import Run, Technique
from core.techniques.generative import _gan2d_knobs as knobs
from core.techniques.generative import _gan2d_measures as measures
from core.techniques.generative import _gan2d_views as views
from core.techniques.generative import _plane_knobs as plane_knobs
from core.techniques.generative import _plane_views as plane

if TYPE_CHECKING:
    from core.generative.plane_gan import Rules
    from core.techniques.generative._gan2d_views import Scene

#: Rounds between two pictures, measurements and checkpoints, once the first of them are over.
DRAW, MEASURE, SAVE = 12, 48, 240


@dataclass(frozen=True)
class GAN2D(Technique):
    """Watch a generator and a discriminator play against each other on the plane, and how the game goes wrong.

    Often mistaken for learning by heart: the generator never sees a real point, only what the discriminator thinks of its
    own. Source: Goodfellow et al., Generative adversarial nets (2014).
    """

    target: Annotated[
        TargetName,
        Group("Target"),
        Live(),
        Doc("Where real points come from: Gaussians apart, or in a chain along a curve"),
    ] = "ring"
    points: plane_knobs.OwnPoints = ()
    spread: Annotated[float, Interval(ge=0.02, le=0.5), Live(), Doc("Standard deviation of each Gaussian")] = 0.1

    noise: Annotated[
        Literal["gaussian", "uniform"],
        Group("Noise"),
        Live(),
        Doc("What the generator gets: standard normal, or from -1 to 1"),
    ] = "gaussian"
    noise_dimensions: Annotated[
        int, Interval(ge=1, le=2), Live(), Doc("Numbers in each noise; with one, all that can be generated is a curve")
    ] = 2

    generator_layers: Annotated[knobs.Layers, Group("Networks")] = (32, 32)
    discriminator_layers: knobs.Layers = (32, 32)
    activation: Annotated[
        Literal["relu", "tanh", "elu", "silu"],
        Live(),
        Doc("The nonlinearity of every hidden unit; both start anew with it"),
    ] = "relu"

    loss: Annotated[LossName, Group("Game"), Live(), Doc("What both players minimise")] = "non-saturating"
    gradient_penalty: knobs.Penalty = 0.01
    plays: Annotated[
        Literal["both", "discriminator", "generator"], Live(), Doc("Who learns; the other one is frozen")
    ] = "both"
    discriminator_steps: Annotated[knobs.Turns, Doc("Steps of the discriminator in each round")] = 1
    generator_steps: Annotated[knobs.Turns, Doc("Steps of the generator in each round")] = 1
    head_start: Annotated[
        int, Interval(ge=0, le=10_000), Log(), Doc("First rounds, in which the discriminator alone learns")
    ] = 0
    slow_motion: Annotated[
        bool, Live(), Doc("Shows each half of a step; use the Step button, or a speed of one or two a second")
    ] = False

    generator_rate: Annotated[knobs.GeneratorRate, Group("Training")] = 0.002
    discriminator_rate: knobs.DiscriminatorRate = 0.002
    optimizer: Annotated[Literal["adam", "sgd"], Live(), Doc("How a gradient becomes a step")] = "adam"
    momentum: Annotated[
        float, Interval(ge=0, le=0.99), Live(), Doc("Adam's beta 1, or SGD's momentum; much of it makes games circle")
    ] = 0.5
    batch_size: Annotated[BatchSize, Interval(ge=1, le=1024), Live()] = 256
    steps: Annotated[Steps, Doc("Rounds of the game")] = 20_000
    seed: Seed = 0
    stop_when: StopWhen = ""
    draw_every: DrawEvery = 0

    title = "GAN on the plane"
    order = 10
    length = "steps"
    devices = ("cpu", "cuda")
    presets = knobs.PRESETS

    verdict = Field("Verdict, real +", colormap="diverging")
    real = Points("Real", size=4)
    fake = Points("Generated", size=4)
    pulls = Curve("Pull")
    centres = Points("Modes", marker="+", edits="points", stroke=plane_knobs.STROKE, size=8)
    surplus = Field("Missing +", colormap="diverging")
    warp = Curve("Grid of noise")
    sent = Points("Your noise", marker="star")
    meter = Series("Modes", y="share")
    losses = Series("Losses", y="loss")
    divergence = Series("KL, JS", y="from the target")
    gradients = Series("Gradients", y="norm")
    movement = Series("Moves", y="mean distance moved")
    diagram = Diagram("Machine")
    inside_generator = Diagram("G")
    inside_discriminator = Diagram("D")
    hits = Bars("Each mode", x="mode", y="share of generated points")
    remark = Note("In words")
    game = Product("Game")
    panels = (
        Plot(verdict, pulls, real, fake, centres, title="The game", equal=True, tall=True),
        Stack(
            Plot(surplus, warp, sent, title="The generator", equal=True),
            diagram,
            inside_generator,
            inside_discriminator,
        ),
        Stack(Plot(meter), Plot(losses), Plot(divergence), Plot(gradients, log_y=True), Plot(movement), hits, remark),
    )

    @property
    def rules(self) -> Rules:
        """What the knobs say of a player's step."""
        from core.generative.plane_gan import Rules

        return Rules(
            self.loss, self.gradient_penalty, self.optimizer, self.momentum, self.generator_rate, self.discriminator_rate
        )  # fmt: skip

    @property
    def sizes(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Layer sizes of generator and discriminator."""
        return (self.noise_dimensions, *self.generator_layers, 2), (2, *self.discriminator_layers, 1)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        from core import compute
        from core.generative.plane_gan import PlaneGan

        game = PlaneGan(*self.sizes, self.activation, compute.torch_device(), self.seed)
        if resume:
            game.load(resume["game"])
            game.reshape(*self.sizes, self.activation)
        scene, good = views.scene_of(self, game), game.copied()
        before = resume["before"] if resume else game.generate(scene.noise).cpu().numpy()
        yield self.game(game)
        yield self.centres(*scene.target.centres.T)
        yield from self.pictures(scene)
        for step in range(resume["step"] + 1 if resume else 1, self.steps + 1):
            losses = yield from self._round(scene, step)
            last = step == self.steps
            measuring = last or self.slow_motion or step % (MEASURE if step > MEASURE else 8) == 0
            drawing = last or (
                not self.slow_motion and step % (self.draw_every or (DRAW if step > MEASURE else 4)) == 0
            )
            if problem := measures.problem(self, game, losses, step, thorough=measuring or drawing):
                game.load(good)
                raise Diverged(problem)
            edited = yield self.progress(step, self.steps)
            if edited is not None and edited is not self:
                moved = (edited.target, edited.points) != (self.target, self.points)
                self = edited
                game.reshape(*self.sizes, self.activation)
                scene = views.scene_of(self, game)
                if moved:
                    yield self.centres(*scene.target.centres.T)
            if measuring:
                good = game.copied()
                before = yield from self._measured(scene, before, step)
            if drawing or self.slow_motion:
                yield self.losses(step, **losses)
            if drawing:
                yield from self.pictures(scene)
            if step % (SAVE if step > SAVE else MEASURE) == 0:
                yield self.checkpoint(step, game=game.state(), before=before)
        return None

    def _round(self, scene: Scene, step: int) -> Run:
        """One round: the steps of the discriminator, then those of the generator; returns the last loss of each."""
        # A generator of the round's own, so that going on from a checkpoint needs none kept.
        rng, game, rules = np.random.default_rng([self.seed, step]), scene.game, self.rules
        players = ["discriminator"] * self.discriminator_steps + ["generator"] * self.generator_steps
        plays = "discriminator" if step <= self.head_start else self.plays
        players = [player for player in players if plays in ("both", player)]
        losses: dict[str, float] = {}
        for turn, player in enumerate(players):
            # The generator's own size: a knob turned in this very round counts from the next one on.
            noise = views.drawn_noise(self.noise, self.batch_size, game.generator.sizes[0], rng)
            real = scene.target.sample(self.batch_size, rng)
            batch = scene._replace(noise=noise, real=real)
            if self.slow_motion:
                yield self.progress(step - 1 + (turn + 0.5) / len(players), self.steps)
                yield self.remark(f"**The {player}'s turn.** {views.BEFORE[player]}")
                yield from self.pictures(batch, turn=player)
            if player == "discriminator":
                losses[player] = game.teach_discriminator(real, noise, rng.random(len(real)), rules)
            else:
                losses[player] = game.teach_generator(noise, rules)
            if self.slow_motion:
                yield self.progress(step - 1 + (turn + 1) / len(players), self.steps)
                yield self.remark(f"**The {player} has learned.** {views.AFTER[player]}")
                yield from self.pictures(batch, turn=player)
            elif len(players) > 2:  # many large steps would take too long without a pause
                yield self.progress(step - 1, self.steps)
        return losses

    def _measured(self, scene: Scene, before: np.ndarray, step: int) -> Run:
        """Everything over steps, and what it says in words; returns where the generated points were when their way was taken."""
        game, goal = scene.game, scene.target
        fakes = game.generate(scene.noise).cpu().numpy()
        found = modes(fakes, goal)
        yield self.meter(step, covered=found.coverage, quality=found.quality, evenness=found.evenness)
        yield self.divergence(step, **measures.divergences(scene, fakes))
        pull = float(np.linalg.norm(game.pull(fakes[: views.DRAWN], self.loss), axis=1).mean())
        norms = {player: getattr(game, player).gradient_norm for player in ("discriminator", "generator")}
        yield self.gradients(step, **norms, **{"pull on a point": pull})
        moved = 0.0
        if step % MEASURE == 0:
            moved, before = float(np.linalg.norm(fakes - before, axis=1).mean()), fakes
            yield self.movement(step, **{f"in {MEASURE} rounds": moved})
        yield self.hits(range(1, len(found.hits) + 1), found.hits / found.samples)
        if not self.slow_motion:
            outside = 1 - len(plane.within(fakes, goal.extent)) / len(fakes)
            yield self.remark(measures.words(found, pull, moved, outside))
        return before

    def pictures(self, scene: Scene, turn: str = "") -> Iterator[Event]:
        """Both planes and the machine, as they are now; ``turn`` is the player to be marked."""
        game, extent = scene.game, scene.target.extent
        fakes = game.generate(scene.noise).cpu().numpy()
        shown = plane.within(fakes[: views.DRAWN], extent)
        yield self.verdict(views.verdict_map(scene, self.loss), extent)
        for stream, points, label in (
            (self.real, plane.within(scene.real[: views.DRAWN], extent), 1),
            (self.fake, shown, 0),
        ):
            yield stream(*points.T, np.full(len(points), label), ["fake", "real"])
        starts = shown[: views.ARROWS]
        yield self.pulls(*plane.arrows(starts, game.pull(starts, self.loss)).T)
        yield self.surplus(views.surplus(scene, fakes), extent)
        x, lines = views.warped(game, self.noise)
        yield self.warp(x, **lines)
        yield from self._machine(scene, scene.noise[0], turn)

    def _machine(self, scene: Scene, noise: np.ndarray, turn: str = "") -> Iterator[Event]:
        """The machine and both networks, with one noise flowing through."""
        yield self.diagram(views.machine(scene, self.loss, noise, self.batch_size, turn))
        generator, discriminator = views.insides(scene, noise)
        yield self.inside_generator(**generator)
        yield self.inside_discriminator(**discriminator)

    def redraw(self, game) -> Iterator[Event]:
        """Target, verdict and pull follow the knobs while the game waits."""
        scene = views.scene_of(self, game)
        yield self.centres(*scene.target.centres.T)
        yield from self.pictures(scene)

    @probe("Send a noise of your own through the machine")
    def send(
        self, game, z1: Annotated[float, Slider(-3, 3, 0.5)], z2: Annotated[float, Slider(-3, 3, 0.5)]
    ) -> Iterator[Event]:
        """Where the generator puts this noise and what the discriminator says of it; with 1-D noise, z1 alone."""
        noise = np.array([z1, z2], np.float32)[: game.generator.sizes[0]]
        yield self.sent(*game.generate(noise[None]).cpu().numpy().T)
        yield from self._machine(views.scene_of(self, game), noise)
