"""Diffusion on the plane: noise to data, along the slope of a density that a network has learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np

from core.generative.plane_targets import TargetName
from core.knobs import BatchSize, Doc, Group, HiddenLayers, Interval, LearningRate, Live, Log, Seed, Steps, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, PlotPoint, probe
from core.streams import Curve, Event, Field, Note, Points, Product, Series
from core.technique import Run, Technique
from core.techniques.generative import _diffusion_scene as scenes
from core.techniques.generative._plane_knobs import STROKE, OwnPoints
from core.techniques.generative._plane_views import within

if TYPE_CHECKING:
    from torch import nn

    from core.techniques.generative._diffusion_scene import Scene

#: Steps of training between two pictures; a checkpoint is made at the first end of a walk after so many.
DRAW, SAVE = 8, 200
#: What every preset starts from.
PLAIN: dict[str, Any] = {
    "target": "ring", "points": (), "spread": 0.1, "schedule": "cosine", "noise_time": 150, "predictor": "network",
    "sampler": "ddim", "sampler_steps": 25, "hidden_layers": (128, 128, 128), "learning_rate": 0.003, "batch_size": 512,
    "steps": 4000, "average": 0.995,
}  # fmt: skip


@dataclass(frozen=True)
class Diffusion(Technique):
    """Watch noise flow into data: a network learns to see the noise in a point, and samplers take it away step by step.

    What it learns is the score, the slope of the log density of noised data, which is known exactly here: so both can be seen
    side by side. Source: Ho, Jain and Abbeel, Denoising diffusion probabilistic models (2020).
    """

    target: Annotated[
        TargetName, Group("Target"), Live(), Doc("Where data come from: Gaussians apart, or in a chain")
    ] = "ring"
    points: OwnPoints = ()
    spread: Annotated[float, Interval(ge=0.02, le=0.5), Live(), Doc("Standard deviation of each Gaussian")] = 0.1

    schedule: Annotated[
        Literal["linear", "cosine"], Group("Forward"), Doc("How fast noise takes over; the training is for this one")
    ] = "cosine"
    noise_time: Annotated[
        int, Interval(ge=1, le=1000), Live(), Doc("After how many of the 1000 steps the noised data are shown")
    ] = 150

    predictor: Annotated[
        Literal["network", "exact"],
        Group("Reverse"),
        Live(),
        Doc("Who sees the noise: what was learned, or the closed form"),
    ] = "network"
    sampler: Annotated[
        Literal["ddim", "ddpm"], Live(), Doc("DDIM draws no noise on its way, DDPM does at every step")
    ] = "ddim"
    sampler_steps: Annotated[
        int, Interval(ge=1, le=1000), Log(), Live(), Doc("Steps from noise to data; each asks the network once")
    ] = 25

    hidden_layers: Annotated[HiddenLayers, Group("Training")] = (128, 128, 128)
    learning_rate: LearningRate = 0.003
    batch_size: Annotated[BatchSize, Live()] = 512
    steps: Steps = 4000
    average: Annotated[
        float, Interval(ge=0, le=0.9999), Doc("Decay of the moving average of the weights, which is what samples")
    ] = 0.995
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Diffusion on the plane"
    order = 40
    length = "steps"
    devices = ("cpu", "cuda")
    presets = {
        "Eight modes": PLAIN,
        "Exact score": PLAIN | {"predictor": "exact"},
        "Three steps": PLAIN | {"predictor": "exact", "sampler_steps": 3},
        "DDPM, 200 steps": PLAIN | {"sampler": "ddpm", "sampler_steps": 200},
        "Spiral": PLAIN | {"target": "spiral"},
        "Linear schedule": PLAIN | {"schedule": "linear"},
    }

    noised_density = Field("Density of noised data", colormap="density")
    noised = Points("Noised data", size=4)
    score = Curve("Score")
    centres = Points("Modes", marker="+", edits="points", stroke=STROKE, size=8)
    density = Field("Density on the way", colormap="density")
    trails = Curve("Ways")
    walkers = Points("Walkers", size=4)
    path = Curve("Your way")
    arrived = Points("Where it ends", marker="star")
    loss = Series("Loss", y="squared error")
    error = Series("Error", y="squared error")
    closeness = Series("JS", y="from the target")
    samplers = Curve("Samplers", x="steps of the sampler", y="JS", markers=True)
    remark = Note("In words")
    denoiser = Product("Denoiser")
    panels = (
        Plot(noised_density, score, noised, centres, title="Forward: data and noise", equal=True),
        Plot(density, trails, path, walkers, arrived, title="Reverse: noise to data", equal=True),
        Stack(Plot(loss), Plot(error, log_y=True), Plot(closeness, log_y=True)),
        Stack(remark, Plot(samplers, log_x=True, log_y=True)),
    )

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        import torch

        from core import compute
        from core.generative.diffusion import noise_loss
        from core.networks.averaging import averaged
        from core.networks.plane_denoiser import PlaneDenoiser
        from core.training import restore_optimizer

        device = compute.torch_device()
        torch.manual_seed(self.seed)
        network = PlaneDenoiser(self.hidden_layers).to(device)
        average = averaged(network, self.average)
        optimizer = torch.optim.Adam(network.parameters(), self.learning_rate, fused=True)
        if resume:
            network.load_state_dict(resume["network"])
            average.load_state_dict(resume["average"])
            restore_optimizer(optimizer, resume["optimizer"])
        denoiser, randomness = average.module, torch.Generator(device)
        scene, walking, saved = scenes.scene_of(self), None, resume["step"] if resume else 0
        least, total = scenes.least_loss(scene), torch.zeros((), device=device)
        yield self.denoiser(denoiser)
        yield from self.forward(scene, denoiser)
        for step in range(saved + 1, self.steps + 1):
            # Random numbers of the step's own, so that going on from a checkpoint needs none kept.
            randomness.manual_seed(self.seed * 1_000_003 + step)
            data = scene.target.sample(self.batch_size, np.random.default_rng([self.seed, step]))
            loss = noise_loss(network, torch.from_numpy(data).to(device), None, scene.plan, randomness)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            average.update_parameters(network)
            total += loss.detach()
            edited = yield self.progress(step, self.steps)
            if edited is not None and edited is not self:
                before, self = self, edited
                optimizer.param_groups[0]["lr"] = self.learning_rate
                walking = None
                if self.forward_knobs != before.forward_knobs:
                    scene = scenes.scene_of(self)
                    least = scenes.least_loss(scene)
                yield from self.forward(scene, denoiser)
            if step % DRAW and step < self.steps:
                continue
            yield self.loss(step, network=total / (step % DRAW or DRAW), **{"least possible": least})
            total.zero_()
            yield self.score(*scenes.score_arrows(scene, self._sees(scene, denoiser), self.noise_time, denoiser).T)
            walking = walking or self._walk(scene, denoiser)
            end = yield from next(walking)
            if end is not None:
                walking = None
                yield from self._measured(scene, denoiser, end, step)
                if step - saved >= SAVE:
                    saved = step
                    state = {"network": network.state_dict(), "average": average.state_dict()}
                    yield self.checkpoint(step, optimizer=optimizer.state_dict(), **state)
        return (yield from self._compared(scene, denoiser))

    @property
    def forward_knobs(self) -> tuple[Any, ...]:
        """What the scene depends on."""
        return self.target, self.points, self.spread

    def _sees(self, scene: Scene, denoiser: nn.Module) -> Any:
        return scenes.predictor_of(self, scene, denoiser)

    def forward(self, scene: Scene, denoiser: nn.Module) -> Iterator[Event]:
        """Noised data, their density and score at the time that the knob says."""
        extent, t = scene.target.extent, self.noise_time
        yield self.centres(*scene.target.centres.T)
        yield self.noised_density(scenes.density_map(scene, t), extent)
        yield self.noised(*within(scenes.noised_points(scene, t), extent).T)
        yield self.score(*scenes.score_arrows(scene, self._sees(scene, denoiser), t, denoiser).T)

    def _walk(self, scene: Scene, denoiser: nn.Module) -> Iterator[Run]:
        """One walk from noise to data, a generator of events for each picture of it; the last one returns where it ended."""
        history, stride = [scene.noise], -(-self.sampler_steps // scenes.PICTURES)
        yield self._picture(scene, history, 1000, None)
        for number, state in enumerate(scenes.walk(self, scene, denoiser, scene.noise, self.sampler_steps), start=1):
            if number % stride == 0 or state.t == 0:
                history.append(state.x.cpu().numpy())
                yield self._picture(scene, history, state.t, history[-1] if state.t == 0 else None)

    def _picture(self, scene: Scene, history: list[np.ndarray], t: int, end: np.ndarray | None) -> Run:
        extent = scene.target.extent
        yield self.density(scenes.density_map(scene, t), extent)
        yield self.trails(*scenes.trail_lines(history))
        yield self.walkers(*within(history[-1][: scenes.DRAWN], extent).T)
        return end

    def _measured(self, scene: Scene, denoiser: nn.Module, end: np.ndarray, step: int) -> Iterator[Event]:
        yield self.error(step, **scenes.errors(scene, denoiser))
        floor = scenes.divergence(scene, scene.real)
        yield self.closeness(step, JS=scenes.divergence(scene, end), **{"JS of real points": floor})
        yield self.remark(scenes.words(scene, self, end))

    def _compared(self, scene: Scene, denoiser: nn.Module) -> Run:
        """Both samplers with few and many steps, once the training is over."""
        measured: dict[str, np.ndarray] = {}
        for done, total, found in scenes.compared(self, scene, denoiser):
            yield self.progress(done, total, "evaluations", "Comparing samplers")
            if found:
                measured = found
                count = len(found["DDIM"])
                yield self.samplers(scenes.COMPARED_STEPS[:count], **found)
        best = scenes.COMPARED_STEPS.index(25)
        return {f"JS, {name}, 25 steps": float(values[best]) for name, values in measured.items()}

    def redraw(self, denoiser) -> Iterator[Event]:
        """The forward picture follows the knobs while training waits."""
        yield from self.forward(scenes.scene_of(self), denoiser)

    @probe("Follow a noise of your own: click into the reverse picture")
    def follow(self, denoiser, at: Annotated[Array, PlotPoint("walkers")]) -> Iterator[Event]:
        """The way that the sampler takes from there, and where it ends."""
        scene = scenes.scene_of(self)
        way = np.stack(
            [at, *(s.x[0].cpu().numpy() for s in scenes.walk(self, scene, denoiser, at[None], self.sampler_steps))]
        )
        yield self.path(*way.T)
        yield self.arrived(*way[-1:].T)
