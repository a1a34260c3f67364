"""How the twins of the Langevin page fare: accuracy under attack, margin, and curvature of the boundary."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from core.datasets import finish
from core.techniques.robustness._langevin_scene import EXTENT, WIDTH, Scene

if TYPE_CHECKING:
    from torch import Tensor, nn

Tick = TypeVar("Tick")
#: The boundary is judged within this distance of test points, in units of the plane.
REACH = 1.5
PGD_STEPS = 10
#: Places a side of the square around a point that "every place" looks at.
PLACES = 15


def attacking(
    tick: Tick, scene: Scene, network: nn.Module, members: int, epsilon: float, kind: str, most: int | None = None
) -> Generator[Tick, None, Tensor]:
    """Test pictures under "clean", "noise" (random signs), "FGSM" or "PGD" (10 steps) within ``epsilon``, for each member;
    yields ``tick`` after each step."""
    from core.attacks.fgsm import fgsm
    from core.attacks.gradients import UnfitModel
    from core.attacks.noise import noise
    from core.attacks.pgd import pgd_steps

    pictures, labels = scene.exam(members, most)
    if kind == "clean" or epsilon == 0:
        return pictures
    if kind == "noise":
        return noise(pictures, epsilon)
    changed = pictures
    try:
        if kind == "FGSM":
            return fgsm(network, pictures, labels, epsilon)
        # A stack needs each member's pictures together, so none may be dropped on the way.
        for now in pgd_steps(network, pictures, labels, epsilon, steps=PGD_STEPS, drop_fooled=False):
            changed = now
            yield tick
    except UnfitModel:  # every unit is dead: a constant answer, which no picture can change
        pass
    return changed


def scoring(
    tick: Tick, scene: Scene, network: nn.Module, members: int, epsilon: float = 0.0, kind: str = "clean"
) -> Generator[Tick, None, np.ndarray]:
    """Accuracy (members,) under an attack on every test picture; who is wrong as it is stays wrong. Yields ``tick`` after each
    step.

    "every place", on the plane alone, needs no gradient: right is who is right at each of 15 x 15 places of the square within
    epsilon. Where a rough surface fools PGD, this tells.
    """
    from core.attacks.gradients import predict

    pictures, labels = scene.exam(members)
    right = predict(network, pictures).argmax(1) == labels
    if kind == "every place":
        right &= yield from _right_everywhere(tick, network, pictures, labels, members, epsilon)
    elif kind != "clean" and epsilon > 0:
        changed = yield from attacking(tick, scene, network, members, epsilon, kind)
        right &= predict(network, changed).argmax(1) == labels
    return right.view(members, -1).float().mean(1).numpy()


def scores(scene: Scene, network: nn.Module, members: int, epsilon: float = 0.0, kind: str = "clean") -> np.ndarray:
    """``scoring`` in one go."""
    return finish(scoring(None, scene, network, members, epsilon, kind))


def _right_everywhere(
    tick: Tick, network: nn.Module, pictures: Tensor, labels: Tensor, members: int, epsilon: float
) -> Generator[Tick, None, Tensor]:
    """Whether each point (members * n,) keeps its label all over its square."""
    import torch

    from core.attacks.gradients import predict

    x, ticks = pictures.reshape(members, 1, -1, 2), torch.linspace(-epsilon, epsilon, PLACES)
    right = torch.ones(members, x.shape[2], dtype=torch.bool)
    for across in ticks:  # a row of the square at a time
        row = torch.stack([across.expand(PLACES), ticks], dim=1)[:, None]
        moved = (x + row).clamp(0, 1)
        answers = predict(network, moved.reshape(-1, 1, 1, 2)).argmax(1).view(members, PLACES, -1)
        right &= (answers == labels.view(members, 1, -1)).all(1)
        yield tick
    return right.flatten()


def plane_values(network: nn.Module, members: int, side: int, share: float = 1.0) -> np.ndarray:
    """Logit of the second class less that of the first (members, side, side), row 0 at the lowest y, over ``EXTENT``.

    ``share`` less than 1 looks at the middle part of it only.
    """
    import torch

    from core.attacks.gradients import predict

    centres = 0.5 + share * ((torch.arange(side) + 0.5) / side - 0.5)
    y, x = torch.meshgrid(centres, centres, indexing="ij")
    places = torch.stack([x, y], dim=-1).reshape(-1, 1, 1, 2).repeat(members, 1, 1, 1)
    logits = predict(network, places)
    return (logits[:, 1] - logits[:, 0]).view(members, side, side).double().numpy()


def smoothness(scene: Scene, network: nn.Module, members: int, side: int = 64) -> tuple[np.ndarray, np.ndarray]:
    """Per member: mean |curvature| of the boundary near test points, and the margin: how far right answers are from it.

    On the plane both are exact up to the grid's fineness, in units of the plane. For pictures the curvature is NaN, and the
    margin is the first-order one, (largest logit - next) / |gradient of it|, an L2 distance in [0, 1] pixels (Hein and
    Andriushchenko 2017).
    """
    if not scene.on_plane:
        return np.full(members, np.nan), _first_order_margins(scene, network, members)
    from core.attacks.gradients import predict
    from core.decision_boundary import boundary

    pictures, labels = scene.exam(members)
    right = (predict(network, pictures).argmax(1) == labels).view(members, -1).numpy()
    points = scene.points(pictures.reshape(members, -1, 2))
    found = []
    for member, values in enumerate(plane_values(network, members, side)):
        line, mine = boundary(values, EXTENT), points[member][right[member]]
        # Where a class wins everywhere no point is near a boundary: as far as the picture is wide.
        margin = np.minimum(line.distances(mine), WIDTH).mean() if len(mine) else 0.0
        found.append((line.near(points[member], REACH).mean_curvature(), margin))
    curvature, margin = np.array(found).T
    return curvature, margin


def _first_order_margins(scene: Scene, network: nn.Module, members: int) -> np.ndarray:
    from core.attacks.gradients import input_gradient, margins

    pictures, labels = scene.exam(members)
    logits, gradient = input_gradient(network, pictures, lambda out: margins(out, labels))
    margin = margins(logits, labels)
    # Dead units leave no gradient: no picture is further away than the cube of pixels is wide.
    distance = (margin / gradient.flatten(1).norm(dim=1).clamp(min=1e-12)).clamp(max=pictures[0].numel() ** 0.5)
    right = (margin > 0).float()
    per = (distance * right).view(members, -1).sum(1) / right.view(members, -1).sum(1).clamp(min=1)
    return per.numpy()
