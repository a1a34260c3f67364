"""What a scheme needs to know of the set that a parameter may move on; here the whole space, for parameters that go free."""

from __future__ import annotations

from typing import Any, Protocol

import torch
from torch import Tensor

#: A parameter group's options and a parameter's state, both as ``torch.optim.Optimizer`` keeps them.
Options = dict[str, Any]


class Manifold(Protocol):
    """A set of allowed parameters. Velocities, forces and noise are tangential and have the parameter's shape.

    All methods work on the parameter's data, without gradients, and change tensors in place.
    """

    def enter(self, parameter: Tensor, group: Options, state: Options) -> None:
        """Moves the parameter to the nearest allowed place and makes what ``state`` must hold; ValueError if there is none."""

    def tangential(self, vector: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """The part of a gradient that acts along the manifold."""

    def noise(self, normal: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """Unit normal noise on the tangent space, from independent N(0, 1) numbers of the parameter's shape."""

    def drift(self, velocity: Tensor, time: float, parameter: Tensor, group: Options, state: Options) -> None:
        """Free motion on the manifold: ``velocity`` moves along and stays tangential."""

    def freedom(self, parameter: Tensor) -> int:
        """Degrees of freedom: the dimension of the tangent space."""

    def violation(self, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """How far the constraint is missed, at most, (); relative to its radius."""


class Free:
    """No constraint."""

    def enter(self, parameter: Tensor, group: Options, state: Options) -> None:
        """Any place will do."""

    def tangential(self, vector: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """All of it."""
        return vector

    def noise(self, normal: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """All of it."""
        return normal

    def drift(self, velocity: Tensor, time: float, parameter: Tensor, group: Options, state: Options) -> None:
        """Straight on."""
        parameter.add_(velocity, alpha=time)

    def freedom(self, parameter: Tensor) -> int:
        """One a number."""
        return parameter.numel()

    def violation(self, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """None ever."""
        return torch.zeros((), device=parameter.device, dtype=parameter.dtype)
