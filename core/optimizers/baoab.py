"""BAOAB: underdamped Langevin dynamics with the thermostat in the middle."""

from __future__ import annotations

from torch import Tensor

from core.optimizers.langevin import Underdamped
from core.optimizers.manifold import Manifold, Options


class BAOAB(Underdamped):
    """Half a kick, half a drift, thermostat, half a drift, half a kick (Leimkuhler and Matthews 2013).

    Positions in U = k q^2 / 2 have the exact variance T / k at every stable step, h sqrt(k) < 2; otherwise second order. On a
    constraint it is g-BAOAB (Leimkuhler and Matthews 2016). Two half kicks with the same gradient meet between steps, so one
    gradient a step suffices. Options: see ``Langevin``, and ``friction`` > 0 in 1 / time.
    """

    def _advance(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        momentum, first = self._momentum(parameter, group, state, manifold)
        h, place = group["lr"], (parameter, group, state, manifold)
        self._kick(h / 2 if first else h, *place)
        manifold.drift(momentum, h / 2, parameter, group, state)
        self._thermostat(h, *place)
        manifold.drift(momentum, h / 2, parameter, group, state)
