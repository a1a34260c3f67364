"""Data of the Langevin page as pictures in [0, 1], points of the plane too, so that attacks work on both; and how twins fare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from core.datasets.plane import RADIUS, labelled_points

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.datasets import Images
    from core.networks.mlp_stack import MLPStack
    from core.optimizers.recipes import Recipe
    from core.optimizers.twins import Twin

DataName = Literal["moons", "spirals", "circles", "mnist"]
PLANE = ("moons", "spirals", "circles")
#: The plane's picture is this wide, centred at 0: what lies in it is mapped to [0, 1] in both directions.
WIDTH = 3 * RADIUS
EXTENT = (-WIDTH / 2, WIDTH / 2) * 2
TEST_POINTS, TEST_IMAGES = 400, 300
#: The boundary is judged within this distance of test points, in units of the plane.
REACH = 1.5
PGD_STEPS = 10
#: Places a side of the square around a point that "every place" looks at.
PLACES = 15


@dataclass(frozen=True)
class Scene:
    """Training examples ``x`` (sets, n, inputs) in [0, 1] with ``y`` (sets, n), and test pictures (m, 1, h, w) a set.

    There is one set for all members of a stack, or one for each (a study then has independent repetitions).
    ``unit`` is how many units of the data's own a difference of 1 is: of the plane, or 1 for pictures.
    """

    x: Tensor
    y: Tensor
    test: Tensor
    test_labels: Tensor
    classes: int
    mean: float
    deviation: float
    unit: float
    note: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of attack that ``scores`` knows for this data, the strongest last."""
        return ("clean", "noise", "FGSM", "PGD", *(["every place"] if self.on_plane else []))

    @property
    def on_plane(self) -> bool:
        """Whether examples are points of the plane."""
        return self.x.shape[2] == 2

    def batch(self, rows: Tensor, members: int) -> tuple[Tensor, Tensor]:
        """The examples of these rows, for each member."""
        x, y = self.x[:, rows], self.y[:, rows]
        return x.expand(members, *x.shape[1:]), y.expand(members, -1)

    def exam(self, members: int, most: int | None = None) -> tuple[Tensor, Tensor]:
        """The first ``most`` test pictures and labels for each member: (members * m, 1, h, w), (members * m,)."""
        pictures, labels = self.test[:, :most], self.test_labels[:, :most]
        pictures = pictures.expand(members, *pictures.shape[1:])
        return pictures.flatten(0, 1), labels.expand(members, -1).flatten()

    def points(self, inputs: Tensor) -> np.ndarray:
        """Inputs (n, 2) in [0, 1] as points of the plane."""
        return (inputs.detach().cpu().numpy().astype(np.float64) - 0.5) * WIDTH


def plane_scene(name: str, count: int, noise: float, seeds: Sequence[int]) -> Scene:
    """``count`` training and 400 test points of the plane for each seed."""
    import torch

    drawn = [labelled_points(name, count + TEST_POINTS, noise, 2, seed) for seed in seeds]
    points = torch.from_numpy(np.stack([p for p, _ in drawn])).float()
    labels = torch.from_numpy(np.stack([y for _, y in drawn])).long()
    inputs = (points / WIDTH + 0.5).clamp(0, 1)
    x = inputs[:, :count]
    return Scene(
        x=x, y=labels[:, :count], test=inputs[:, count:].reshape(len(seeds), -1, 1, 1, 2), test_labels=labels[:, count:],
        classes=2, mean=0.5, deviation=float(x.std()), unit=WIDTH,
        note=f"**{name}**: {count} points to train on, {TEST_POINTS} to test on, noise {noise:g}.",
    )  # fmt: skip


def picture_scene(images: Images, count: int, seeds: Sequence[int], *, held_out: bool = False) -> Scene:
    """``count`` training pictures drawn for each seed, and the first 300 test pictures; with ``held_out`` other training ones."""
    import torch

    draws = [np.random.default_rng([seed, 7]).permutation(len(images.train)) for seed in seeds]
    count = min(count, len(images.train) - TEST_IMAGES * held_out)
    rows = np.stack([draw[:count] for draw in draws])
    x = torch.from_numpy(images.train[rows].reshape(len(seeds), count, -1) / np.float32(255))
    if held_out:
        later = np.stack([draw[-TEST_IMAGES:] for draw in draws])
        test, labels = images.train[later], images.train_labels[later]
    else:
        test, labels = images.test[None, :TEST_IMAGES], images.test_labels[None, :TEST_IMAGES]
    note = f"**{images.name}**: {count} pictures to train on, {test.shape[1]} to test on. {images.note}".strip()
    return Scene(
        x=x, y=torch.from_numpy(images.train_labels[rows].astype(np.int64)),
        test=torch.from_numpy(test / np.float32(255))[:, :, None], test_labels=torch.from_numpy(labels.astype(np.int64)),
        classes=len(images.classes), mean=float(x.mean()), deviation=float(x.std()), unit=1.0, note=note,
    )  # fmt: skip


def make_network(scene: Scene, hidden: Sequence[int], activation: str, members: int, seed: int) -> MLPStack:
    """A stack for this data, its initial weights given by the seed."""
    from core.networks.mlp_stack import MLPStack

    sizes = (scene.x.shape[2], *hidden, scene.classes)
    return MLPStack(members, sizes, activation, seed=seed, mean=scene.mean, deviation=scene.deviation)


def make_twin(label: str, scheme: Any, network: MLPStack, recipe: Recipe, seed: int) -> Twin:
    """A twin; all with the same network's arguments start alike."""
    from core.optimizers.twins import Twin

    return Twin(label, scheme, network, recipe, seed)


def attacked(
    scene: Scene, network: nn.Module, members: int, epsilon: float, kind: str, most: int | None = None
) -> Tensor:
    """Test pictures under "clean", "noise" (random signs), "FGSM" or "PGD" (10 steps) within ``epsilon``, for each member."""
    from core.attacks.fgsm import fgsm
    from core.attacks.gradients import UnfitModel
    from core.attacks.noise import noise
    from core.attacks.pgd import pgd

    pictures, labels = scene.exam(members, most)
    if kind == "clean" or epsilon == 0:
        return pictures
    if kind == "noise":
        return noise(pictures, epsilon)
    try:
        if kind == "FGSM":
            return fgsm(network, pictures, labels, epsilon)
        # A stack needs each member's pictures together, so none may be dropped on the way.
        return pgd(network, pictures, labels, epsilon, steps=PGD_STEPS, drop_fooled=False)
    except UnfitModel:  # every unit is dead: a constant answer, which no picture can change
        return pictures


def scores(scene: Scene, network: nn.Module, members: int, epsilon: float = 0.0, kind: str = "clean") -> np.ndarray:
    """Accuracy (members,) under an attack on every test picture; who is wrong as it is stays wrong.

    "every place", on the plane alone, needs no gradient: right is who is right at each of 15 x 15 places of the square within
    epsilon. Where a rough surface fools PGD, this tells.
    """
    from core.attacks.gradients import predict

    pictures, labels = scene.exam(members)
    right = predict(network, pictures).argmax(1) == labels
    if kind == "every place":
        right &= _right_everywhere(network, pictures, labels, members, epsilon)
    elif kind != "clean" and epsilon > 0:
        right &= predict(network, attacked(scene, network, members, epsilon, kind)).argmax(1) == labels
    return right.view(members, -1).float().mean(1).numpy()


def _right_everywhere(network: nn.Module, pictures: Tensor, labels: Tensor, members: int, epsilon: float) -> Tensor:
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
