"""The circle constraint: every weight w has a partner xi with w^2 + xi^2 = r^2, so that no weight can exceed r.

Leimkuhler, Vlaar, Pouchon and Storkey, "Better training using weight-constrained stochastic dynamics" (ICML 2021). The
tangent space of a circle has one dimension, so one tangential speed a weight suffices and free motion is a rotation, both
exact. The arc length is the volume that is sampled: a weight without any force has the density 1 / (pi sqrt(r^2 - w^2)).
"""

from __future__ import annotations

import torch
from torch import Tensor

from core.optimizers.manifold import Options

#: Weights start at most this share of the radius from 0: on the very rim the gradient has no tangential part.
NEAREST_TO_RIM = 0.99


class Circle:
    """``group["radius"]`` is r > 0; ``state["partner"]`` holds xi."""

    def enter(self, parameter: Tensor, group: Options, state: Options) -> None:
        """Clips weights to 0.99 r; partners start positive."""
        most = NEAREST_TO_RIM * group["radius"]
        parameter.clamp_(-most, most)
        state["partner"] = (group["radius"] ** 2 - parameter.square()).sqrt()

    def tangential(self, vector: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """dU/dw xi / r, as the unit tangent is (xi, -w) / r and U does not depend on xi."""
        return vector * (state["partner"] / group["radius"])

    def noise(self, normal: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """The normal numbers themselves, one a circle."""
        return normal

    def drift(self, velocity: Tensor, time: float, parameter: Tensor, group: Options, state: Options) -> None:
        """A rotation by time velocity / r, and back to the radius, which rounding would leave slowly."""
        partner, angle = state["partner"], velocity * (time / group["radius"])
        cosine, sine = angle.cos(), angle.sin()
        weight = parameter * cosine + partner * sine
        partner.mul_(cosine).sub_(parameter * sine)
        stretch = group["radius"] / torch.hypot(weight, partner)
        partner.mul_(stretch)
        torch.mul(weight, stretch, out=parameter)

    def freedom(self, parameter: Tensor) -> int:
        """One a circle."""
        return parameter.numel()

    def violation(self, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """max |w^2 + xi^2 - r^2| / r^2."""
        return ((parameter.square() + state["partner"].square()) / group["radius"] ** 2 - 1).abs().max()
