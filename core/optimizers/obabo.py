"""OBABO: underdamped Langevin dynamics with the thermostat at both ends."""

from __future__ import annotations

from torch import Tensor

from core.optimizers.langevin import Underdamped
from core.optimizers.manifold import Manifold, Options


class OBABO(Underdamped):
    """Half a thermostat, half a kick, a drift, half a kick, half a thermostat (Bussi and Parrinello 2007).

    Second order: in U = k q^2 / 2 the positions' variance settles at T / (k (1 - h^2 k / 4)), stable for h sqrt(k) < 2. The
    thermostats of neighbouring steps meet and are one (momenta start in equilibrium, where the first one changes nothing), so
    one gradient a step suffices. Options: see ``Langevin``, and ``friction`` > 0 in 1 / time.
    """

    def _advance(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        momentum, first = self._momentum(parameter, group, state, manifold)
        h, place = group["lr"], (parameter, group, state, manifold)
        if not first:
            self._kick(h / 2, *place)
        self._thermostat(h, *place)
        self._kick(h / 2, *place)
        manifold.drift(momentum, h, parameter, group, state)
