"""What the page on diffusion has at hand while it plays: the target, its noised forms, a walk from noise to data, measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core.generative.plane_measures import counted, js_divergence, modes, with_outside
from core.generative.plane_targets import Target
from core.techniques.generative._plane_views import CELLS, SIDE, arrows, goal_of, plane_points

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.generative.diffusion import Denoised, Predictor, Schedule
    from core.techniques.generative.diffusion import Diffusion

#: Points that walk, those of them that are drawn, and lines that their ways leave.
WALKERS, DRAWN, TRAILS = 2000, 400, 40
#: Arrows along one side of the plane; pictures that one walk is shown in at most.
ARROWS, PICTURES = 13, 100
#: Times that the network's prediction is held against the exact one, and numbers of steps that samplers are compared at.
ERROR_TIMES, COMPARED_STEPS = (50, 200, 500), (3, 5, 10, 25, 50, 100, 250, 1000)


class Scene(NamedTuple):
    """``noise`` (``WALKERS``, 2) is where every walk begins, ``real`` (``WALKERS``, 2) are points of the target, float32."""

    target: Target
    plan: Schedule
    noise: np.ndarray
    real: np.ndarray


def scene_of(page: Diffusion) -> Scene:
    """The scene of a page's knobs."""
    from core.generative.diffusion import schedule

    goal = goal_of(page.target, page.points, page.spread)
    rng = np.random.default_rng([page.seed, 0])
    noise = rng.standard_normal((WALKERS, 2), dtype=np.float32)
    return Scene(goal, schedule(page.schedule), noise, goal.sample(WALKERS, rng))


def predictor_of(page: Diffusion, scene: Scene, denoiser: nn.Module) -> Predictor:
    """What the page's knobs let sample: the trained network or the exact answer."""
    from core.generative.diffusion import unguided
    from core.generative.mixture_diffusion import exact_predictor

    return exact_predictor(scene.target, scene.plan) if page.predictor == "exact" else unguided(denoiser)


def walk(page: Diffusion, scene: Scene, denoiser: nn.Module, noise: np.ndarray, steps: int) -> Iterator[Denoised]:
    """The reverse process from ``noise`` (n, 2) by the page's sampler."""
    import torch

    from core.generative.diffusion import sample

    start = tensor(noise, denoiser)
    randomness = torch.Generator(start.device).manual_seed(page.seed)
    predict = predictor_of(page, scene, denoiser)
    eta = float(page.sampler == "ddpm")
    return sample(predict, start, scene.plan, steps, eta, limit=scene.target.extent[1], generator=randomness)


def tensor(points: np.ndarray, denoiser: nn.Module) -> Tensor:
    """Float32 on the network's device."""
    import torch

    return torch.as_tensor(points, dtype=torch.float32, device=next(denoiser.parameters()).device)


def score_arrows(scene: Scene, predict: Predictor, t: int, denoiser: nn.Module) -> np.ndarray:
    """Arrows (n, 2) on a grid along the score at time t, their lengths times sqrt(1 - kept): the noise, turned around."""
    import torch

    at = np.linspace(*scene.target.extent[:2], ARROWS + 2)[1:-1]
    starts = np.stack(np.meshgrid(at, at), -1).reshape(-1, 2)
    with torch.no_grad():
        predicted = predict(tensor(starts, denoiser), t).cpu().numpy()
    return arrows(starts, -predicted)


def density_map(scene: Scene, t: int) -> np.ndarray:
    """p_t over the plane, (``SIDE``, ``SIDE``), 1 at its highest."""
    from core.generative.mixture_diffusion import noised_target

    extent = scene.target.extent
    density = noised_target(scene.target, scene.plan, t).density(plane_points(extent)).reshape(SIDE, SIDE)
    return density / density.max()


def noised_points(scene: Scene, t: int) -> np.ndarray:
    """Real points after t steps of the forward process, (``DRAWN``, 2): always with the same noise, so they move with t."""
    kept = scene.plan.kept[t]
    return kept**0.5 * scene.real[:DRAWN] + (1 - kept) ** 0.5 * scene.noise[:DRAWN]


def errors(scene: Scene, denoiser: nn.Module) -> dict[str, float]:
    """Mean squared difference between the network's prediction and the exact one, where noised data lie, by time."""
    import torch

    from core.generative.diffusion import unguided
    from core.generative.mixture_diffusion import exact_predictor

    exact, found, real = exact_predictor(scene.target, scene.plan), {}, tensor(scene.real, denoiser)
    for t in ERROR_TIMES:
        x = scene.plan.noised(real, t, tensor(scene.noise, denoiser))
        with torch.no_grad():
            found[f"t = {t}"] = float((unguided(denoiser)(x, t) - exact(x, t)).square().sum(1).mean()) / 2
    return found


def least_loss(scene: Scene) -> float:
    """The loss of the exact predictor, over twenty times: no network can have less."""
    import torch

    from core.generative.diffusion import TIMES
    from core.generative.mixture_diffusion import exact_predictor

    exact, losses = exact_predictor(scene.target, scene.plan), []
    real, noise = torch.from_numpy(scene.real[:500]), torch.from_numpy(scene.noise[:500])
    for t in range(TIMES // 40, TIMES, TIMES // 20):
        losses.append(float((exact(scene.plan.noised(real, t, noise), t) - noise).square().mean()))
    return float(np.mean(losses))


def divergence(scene: Scene, points: np.ndarray) -> float:
    """Jensen-Shannon divergence in nats between points (n, 2) and the exact target, on ``CELLS`` x ``CELLS`` cells."""
    cells = scene.target.cell_probabilities(CELLS)
    return js_divergence(with_outside(cells), with_outside(counted(points, scene.target.extent, CELLS)))


def words(scene: Scene, page: Diffusion, points: np.ndarray) -> str:
    """What came of a walk, for a person."""
    found = modes(points, scene.target)
    by = "the exact score" if page.predictor == "exact" else "the network"
    return (
        f"**The last {len(points):,} points** by {page.sampler.upper()} in {page.sampler_steps} steps with {by}: "
        f"{found.covered} of {len(found.hits)} modes reached, {found.quality:.0%} of the points within three standard "
        f"deviations of one (of real points: {modes(scene.real, scene.target).quality:.0%})."
    )


def trail_lines(history: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The ways of the first ``TRAILS`` walkers through ``history`` as one broken line, x and y."""
    ways = np.stack([points[:TRAILS] for points in history], 1)
    broken = np.concatenate([ways, np.full((len(ways), 1, 2), np.nan)], 1).reshape(-1, 2)
    return broken[:, 0], broken[:, 1]


def compared(page: Diffusion, scene: Scene, denoiser: nn.Module) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Samples with DDIM and DDPM at each of ``COMPARED_STEPS``: (steps made, of how many, what was measured so far)."""
    from dataclasses import replace

    found: dict[str, list[float]] = {"ddim": [], "ddpm": []}
    done, total = 0, 2 * sum(COMPARED_STEPS)
    for steps in COMPARED_STEPS:
        for sampler, values in found.items():
            for state in walk(replace(page, sampler=sampler), scene, denoiser, scene.noise[: WALKERS // 2], steps):
                done, end = done + 1, state.x
                if done % 20 == 0:
                    yield done, total, {}
            values.append(divergence(scene, end.cpu().numpy()))
        yield done, total, {name.upper(): np.array(values) for name, values in found.items()}
