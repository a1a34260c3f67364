"""Adaptive Langevin dynamics: a friction that learns how much heat the noise of small batches brings."""

from __future__ import annotations

import torch
from torch import Tensor

from core.optimizers.langevin import Underdamped
from core.optimizers.manifold import Manifold, Options


class AdaptiveLangevin(Underdamped):
    """Friction z obeys dz = coupling (p.p / n - T) dt, so that the kinetic temperature is T although gradients are noisy.

    Jones and Leimkuhler 2011; the splitting BADODAB is of Leimkuhler and Shang (2016). z, one a parameter tensor, starts at
    ``friction``; the noise added is that of a fixed friction, sqrt(2 friction T), and unknown gradient noise raises z above
    it. Groups with ``coupling`` 0 keep their friction and follow BAOAB: with the coupling on hidden layers and not on the last
    one this is the partitioned scheme AdLaLa (Leimkuhler, Matthews and Vlaar 2019). Other options: see ``Underdamped``.
    """

    def __init__(
        self,
        params: object,
        lr: float,
        temperature: float = 0.0,
        friction: float = 1.0,
        coupling: float = 1.0,
        *,
        seed: int = 0,
        **options: object,
    ) -> None:
        if coupling < 0:
            raise ValueError(f"coupling is {coupling!r}, but must be 0 or above")
        super().__init__(params, lr, temperature, friction, seed=seed, coupling=coupling, **options)

    def _advance(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        momentum, first = self._momentum(parameter, group, state, manifold)
        if first:
            state["friction"] = torch.full((), group["friction"], dtype=parameter.dtype, device=parameter.device)
        h, place = group["lr"], (parameter, group, state, manifold)
        freedom = max(1, manifold.freedom(parameter))
        self._kick(h / 2 if first else h, *place)
        manifold.drift(momentum, h / 2, parameter, group, state)
        self._adapt(h / 2, freedom, group, state)
        self._thermostat(h, *place)
        self._adapt(h / 2, freedom, group, state)
        manifold.drift(momentum, h / 2, parameter, group, state)

    def _adapt(self, time: float, freedom: int, group: Options, state: Options) -> None:
        """D: too hot raises the friction, too cold lowers it, also below zero, where it drives."""
        if group["coupling"]:
            excess = state["momentum"].square().sum() / freedom - group["temperature"]
            state["friction"].add_(excess, alpha=group["coupling"] * time)

    def _thermostat(self, time: float, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        """O with the friction of the moment: variance added 2 friction T (1 - exp(-2 z t)) / (2 z)."""
        z = state["friction"]
        momentum = state["momentum"].mul_(torch.exp(-z * time))
        # expm1(x) / x at x = 0 is 1.
        x = -2 * z * time
        grown = torch.where(x.abs() < 1e-6, torch.ones_like(x), torch.expm1(x) / torch.where(x == 0, 1, x))
        spread = (2 * group["friction"] * group["temperature"] * time * grown).sqrt()
        momentum.add_(self._noise(parameter, group, state, manifold) * spread)
        state["kinetic"] = momentum.square().sum()
