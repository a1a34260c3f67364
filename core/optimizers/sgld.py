"""Stochastic gradient Langevin dynamics: overdamped, the simplest scheme that samples."""

from __future__ import annotations

import math

from torch import Tensor

from core.optimizers.langevin import Langevin
from core.optimizers.manifold import Manifold, Options


class SGLD(Langevin):
    """q' = q - h dU/dq + sqrt(2 h T) R with R ~ N(0, 1) (Welling and Teh 2011): the Euler-Maruyama scheme, plain SGD at T = 0.

    On a constraint the step is made along the tangent space and brought back (Ciccotti, Lelievre and Vanden-Eijnden 2008).
    First order: in U = k q^2 / 2 the variance settles at T / (k (1 - h k / 2)), too large by a share of about h k / 2;
    stable for h k < 2. Options: see ``Langevin``.
    """

    def _advance(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        step = manifold.tangential(parameter.grad, parameter, group, state).mul(-group["lr"])
        if group["temperature"]:
            spread = math.sqrt(2 * group["lr"] * group["temperature"])
            step.add_(self._noise(parameter, group, state, manifold), alpha=spread)
        manifold.drift(step, 1.0, parameter, group, state)
