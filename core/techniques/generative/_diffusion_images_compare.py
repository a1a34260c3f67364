"""DDIM and DDPM with few steps and many, on the page on diffusion of pictures: time, FID-LeNet, and the same noise by each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core.generative import image_measures as measures
from core.streams import Cell, Event
from core.techniques.generative._picture_measures import PIECE, seen

if TYPE_CHECKING:
    from core.techniques.generative._diffusion_images_scene import Scene
    from core.techniques.generative.diffusion_images import DiffusionImages

SAMPLERS = ("ddim", "ddpm")
#: Times are told for so many pictures.
TOLD = 64
#: Pictures of one row of the gallery.
ROW = 10


@dataclass
class Trial:
    """One sampler with one number of steps: its seconds for ``TOLD`` pictures and, where LeNet knows the data, its FID."""

    sampler: str
    steps: int
    first: np.ndarray
    seconds: float
    fid: measures.Measured | None


@dataclass
class Comparison:
    """All ``trials`` so far; ``floor`` is FID-LeNet of as many training pictures, None where it cannot be measured."""

    count: int
    guidance: float = 0.0
    floor: measures.Measured | None = None
    trials: list[Trial] = field(default_factory=list)

    def gallery(self) -> dict[str, Any]:
        """Arguments of a gallery: a row of each DDIM, all from the same noise."""
        shown = [trial for trial in self.trials if trial.sampler == "ddim"]
        columns = len(shown[0].first)
        captions = [caption for trial in shown for caption in (f"{trial.steps}", *[""] * (columns - 1))]
        return {"images": np.concatenate([t.first for t in shown]), "captions": captions, "columns": columns}

    def pairs(self) -> list[tuple[Trial, Trial]]:
        """DDIM and DDPM of each number of steps that both are done with."""
        by = {(trial.sampler, trial.steps): trial for trial in self.trials}
        return [(by[SAMPLERS[0], t.steps], t) for t in self.trials if t.sampler == SAMPLERS[1]]

    def by_steps(self) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """FID-LeNet over steps: arguments of a Curve; "real" is the floor."""
        pairs = self.pairs()
        lines = {name.upper(): np.array([pair[i].fid.value for pair in pairs]) for i, name in enumerate(SAMPLERS)}
        floor = {"real": np.full(len(pairs), self.floor.value)} if self.floor else {}
        return np.array([pair[0].steps for pair in pairs]), lines | floor

    def spread(self) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """One standard error up from each of ``by_steps``, then one down: broken lines."""
        x, lines = self.by_steps()
        errors = {name.upper(): np.array([p[i].fid.error for p in self.pairs()]) for i, name in enumerate(SAMPLERS)}
        both = {n: np.concatenate([lines[n] + error, [np.nan], lines[n] - error]) for n, error in errors.items()}
        return np.concatenate([x, x[-1:], x]), both

    def by_seconds(self, sampler: str) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """FID-LeNet over seconds: arguments of a Curve of one sampler."""
        trials = [trial for trial in self.trials if trial.sampler == sampler]
        return np.array([t.seconds for t in trials]), {sampler.upper(): np.array([t.fid.value for t in trials])}

    def table(self) -> tuple[list[str], list[list[Cell]]]:
        """Arguments of a Table."""
        columns = ["sampler", "steps", "FID-LeNet", "standard error", f"seconds for {TOLD}"]
        rows: list[list[Cell]] = [
            [t.sampler.upper(), t.steps, round(t.fid.value, 2), round(t.fid.error, 2), round(t.seconds, 2)]
            for t in self.trials
        ]
        if self.floor:
            rows.append(["real pictures", None, round(self.floor.value, 2), round(self.floor.error, 2), None])
        return columns, rows

    def metrics(self) -> dict[str, float]:
        """FID-LeNet by sampler and steps; no seconds, which differ from run to run."""
        return {f"FID-LeNet, {t.sampler.upper()}, {t.steps} steps": t.fid.value for t in self.trials if t.fid}

    @property
    def note(self) -> str:
        """What the numbers are, and are not, in a sentence or two; "" without any."""
        fids = [trial.fid for trial in self.trials if trial.fid]
        if not fids:
            return ""
        floor = f" As many training pictures have {self.floor.value:.3g}." if self.floor else ""
        return (
            f"**FID-LeNet of {self.count:,} pictures** by each sampler with guidance {self.guidance:g}, against all test "
            f"pictures; dotted: one standard error.{floor} {fids[0].note} It is no FID of other papers."
        )


def looking_at_real(scene: Scene, progress: Callable[..., Event]) -> Iterator[Event]:
    """Finds the reference: LeNet's features of all test pictures."""
    if scene.lenet is not None and scene.reference is None:
        label = "LeNet's features of the test pictures"
        scene.reference = yield from seen(scene.lenet, scene.images.test, progress, label)


def distance(scene: Scene, pictures: np.ndarray, progress: Callable[..., Event]) -> Iterator[Event]:
    """Returns FID-LeNet of these pictures, ``Measured``; only where there is a ``lenet``."""
    yield from looking_at_real(scene, progress)
    features = yield from seen(scene.lenet, pictures, progress, "FID-LeNet")
    return measures.fid(measures.Gaussian.of(scene.reference), features)


def making(
    page: DiffusionImages, scene: Scene, sampler: str, steps: int, count: int, progress: Callable[..., Event]
) -> Iterator[Event]:
    """Makes ``count`` pictures, all classes equally often; returns them, uint8, and the seconds that the sampler took.

    Both samplers begin with the same noise at any number of steps.
    """
    import torch

    from core.generative.image_diffusion import pixels

    made, seconds, label = [], 0.0, f"{sampler.upper()} in {steps} steps"
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(start + PIECE, count), device=scene.device) % scene.network.classes
        states = scene.walk(
            scene.fresh(len(labels), page.seed + start), labels, sampler=sampler, steps=steps, guidance=page.guidance,
            seed=page.seed + start,
        )  # fmt: skip
        for number in range(steps):
            begun = time.perf_counter()
            state = next(states)
            seconds += time.perf_counter() - begun
            yield progress(start + len(labels) * (number + 1) / steps, count, "pictures", label)
        made.append(pixels(state.x))
    return np.concatenate(made), seconds


def comparing(page: DiffusionImages, scene: Scene, progress: Callable[..., Event]) -> Iterator[Event | Comparison]:
    """Events on the way, and the ``Comparison`` whenever a trial is over."""
    comparison = Comparison(page.compared, page.guidance)
    if scene.lenet is not None:
        some = np.random.default_rng(page.seed).permutation(len(scene.images.train))[: page.compared]
        comparison.floor = yield from distance(scene, scene.images.train[some], progress)
    for steps in sorted(set(page.compared_steps)):
        for sampler in SAMPLERS:
            made, seconds = yield from making(page, scene, sampler, steps, page.compared, progress)
            fid = None
            if scene.lenet is not None:
                fid = yield from distance(scene, made, progress)
            comparison.trials.append(Trial(sampler, steps, made[:ROW], seconds * TOLD / page.compared, fid))
            yield comparison
