"""Data of the Langevin page as pictures in [0, 1], points of the plane too, so that attacks work on both; and its twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.datasets.plane import RADIUS, labelled_points
from core.optimizers.recipes import Recipe

if TYPE_CHECKING:
    from torch import Tensor

    from core.datasets import Images
    from core.networks.mlp_stack import MLPStack
    from core.optimizers.twins import Twin
    from core.techniques.robustness.langevin_training import LangevinTraining

#: The plane's picture is this wide, centred at 0: what lies in it is mapped to [0, 1] in both directions.
WIDTH = 3 * RADIUS
EXTENT = (-WIDTH / 2, WIDTH / 2) * 2
TEST_POINTS, TEST_IMAGES = 400, 300


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


def recipes_of(page: LangevinTraining) -> dict[str, Recipe]:
    """What each twin follows, by its label."""
    names = ("learning_rate", "momentum", "adam_rate", "weight_decay", "radius", "gain")
    shared = {name: getattr(page, name) for name in names}
    if page.compare == "schemes":
        return {name: Recipe(**shared, temperature=page.temperature) for name in dict.fromkeys(page.schemes)}
    return {f"T = {t:g}": Recipe(**shared, temperature=t) for t in dict.fromkeys(page.temperatures)}


def twins_of(page: LangevinTraining, scene: Scene) -> list[Twin]:
    """The twins of the knobs, all starting alike."""
    return [
        make_twin(
            label, label if page.compare == "schemes" else page.scheme,
            make_network(scene, page.hidden_layers, page.activation, page.members, page.seed), recipe, page.seed,
        )
        for label, recipe in recipes_of(page).items()
    ]  # fmt: skip
