"""What the pictures of the regression page show, and those that do not change during a run."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from core import supervised
from core.datasets.examples import Examples, View
from core.probes import Array
from core.streams import Event
from core.techniques.fitting._regression_data import Truth

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.mlp import MLP
    from core.techniques.fitting.mlp_regression import MLPRegression


class Scene(NamedTuple):
    """What the pictures of a run show: the examples, also as tensors, the network, and the drawn places as its inputs."""

    examples: Examples
    view: View
    truth: Truth | None
    network: MLP
    x: Tensor
    y: Tensor
    places: Array
    inputs: Tensor
    extent: tuple[float, ...]


def given(page: MLPRegression, scene: Scene) -> Iterator[Event]:
    """What does not change during a run: the data and, where it is known, the truth."""
    examples, view, places = scene.examples, scene.view, scene.places
    train, test = supervised.shown(examples.train), supervised.shown(examples.test)
    ends = [examples.targets.min(), examples.targets.max()]
    coordinates = view.project(examples.inputs)
    on_line = len(view.axes) == 1
    heights = examples.targets if on_line else coordinates[:, 1]

    yield page.about(examples.about)
    yield page.training_points(coordinates[train, 0], heights[train])
    yield page.test_points(coordinates[test, 0], heights[test])
    yield page.perfect(ends, ends)
    if on_line and not page.drawn:
        yield page.own_points(coordinates[train, 0], heights[train])
    if on_line and scene.truth:
        yield page.truth(places[:, 0], scene.truth(places[:, 0]))
    elif scene.truth:
        yield page.true_surface(square(scene.truth(*places.T)), scene.extent)


def square(values: Array) -> Array:
    """Values of a grid of places as rows and columns."""
    side = math.isqrt(len(values))
    return values.reshape(side, side)
