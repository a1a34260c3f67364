"""What all Langevin schemes share: temperature, constraints, noise of their own that a checkpoint holds, measured temperature."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from core.optimizers.circle import Circle
from core.optimizers.manifold import Free, Manifold, Options
from core.optimizers.orthogonality import Orthogonality

#: What ``group["constraint"]`` may be.
CONSTRAINTS: dict[str, Manifold] = {"none": Free(), "circle": Circle(), "orthogonality": Orthogonality()}


class Langevin(torch.optim.Optimizer):
    """Samples parameters q with density proportional to exp(-U(q) / T), where the gradients given are those of U.

    ``lr`` is the time step h > 0, ``temperature`` T >= 0; with T = 0 nothing is random and the scheme descends. When U is the
    mean loss of N examples, plus a penalty, T = 1 / N is the Bayesian posterior. Both may be changed in ``param_groups`` at
    any time, and a group may have its own, so that layers are treated differently (a partitioned scheme). Also for a group:
    ``constraint`` "none", "circle" (|w| <= radius) or "orthogonality" (all singular values = radius), and ``radius`` > 0. A
    constraint moves its parameters to the nearest allowed place at once.

    Noise comes from a generator with ``seed``, whose state is in ``state_dict``: same seed, same path, also after resuming.

    Raises:
        ValueError: an option is out of range, or a parameter cannot obey its constraint.
    """

    def __init__(self, params: Any, lr: float, temperature: float = 0.0, *, seed: int = 0, **options: Any) -> None:
        defaults = {"lr": lr, "temperature": temperature, "constraint": "none", "radius": 1.0, **options}
        super().__init__(params, defaults)
        self._generator = torch.Generator(self.param_groups[0]["params"][0].device).manual_seed(seed)

    def add_param_group(self, param_group: dict[str, Any]) -> None:
        """Takes in another group, with options of its own."""
        super().add_param_group(param_group)
        group = self.param_groups[-1]
        for name, allowed, accepted in (
            ("lr", group["lr"] > 0, "above 0"),
            ("temperature", group["temperature"] >= 0, "0 or above"),
            ("friction", group.get("friction", 1.0) > 0, "above 0"),
            ("radius", group["radius"] > 0, "above 0"),
            ("constraint", group["constraint"] in CONSTRAINTS, " or ".join(f'"{name}"' for name in CONSTRAINTS)),
        ):
            if not allowed or (isinstance(group.get(name), float) and not math.isfinite(group[name])):
                raise ValueError(f"{name} is {group[name]!r}, but must be {accepted}")
        with torch.no_grad():
            for parameter in group["params"]:
                CONSTRAINTS[group["constraint"]].enter(parameter, group, self.state[parameter])

    @torch.no_grad()
    def step(self, closure: Callable[[], Tensor] | None = None) -> Tensor | None:
        """One time step with the gradients at hand; parameters without one stay."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            manifold = CONSTRAINTS[group["constraint"]]
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._advance(parameter, group, self.state[parameter], manifold)
        return loss

    def _advance(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        """One parameter's time step."""
        raise NotImplementedError

    def _noise(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> Tensor:
        """Unit normal noise along the manifold."""
        normal = torch.empty_like(parameter).normal_(generator=self._generator)
        return manifold.noise(normal, parameter, group, state)

    @torch.no_grad()
    def violation(self) -> float:
        """How far any constraint is missed, at most, relative to its radius (squared)."""
        return max(
            float(CONSTRAINTS[group["constraint"]].violation(parameter, group, self.state[parameter]))
            for group in self.param_groups
            for parameter in group["params"]
        )

    def state_dict(self) -> dict[str, Any]:
        """As torch's, with the state of the noise."""
        return {**super().state_dict(), "noise": self._generator.get_state()}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Goes on exactly where ``state_dict`` was taken."""
        super().load_state_dict({name: value for name, value in state_dict.items() if name != "noise"})
        self._generator.set_state(state_dict["noise"].cpu())


class Underdamped(Langevin):
    """dq = p dt, dp = -dU/dq dt - friction p dt + sqrt(2 friction T) dW, masses 1: the parts of which schemes are composed.

    Momenta start in equilibrium, normal with variance T. Without noise h^2 acts as the learning rate of gradient descent and
    exp(-friction h) as its momentum.
    """

    def __init__(
        self, params: Any, lr: float, temperature: float = 0.0, friction: float = 1.0, *, seed: int = 0, **options: Any
    ) -> None:
        super().__init__(params, lr, temperature, seed=seed, friction=friction, **options)

    def _momentum(self, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> tuple[Tensor, bool]:
        """The momentum, and whether this is the parameter's first step."""
        first = "momentum" not in state
        if first:
            spread = math.sqrt(group["temperature"])
            state["momentum"] = self._noise(parameter, group, state, manifold).mul(spread)
        return state["momentum"], first

    def _kick(self, time: float, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        """B: the force changes the momentum."""
        gradient = manifold.tangential(parameter.grad, parameter, group, state)
        state["momentum"].add_(gradient, alpha=-time)

    def _thermostat(self, time: float, parameter: Tensor, group: Options, state: Options, manifold: Manifold) -> None:
        """O: friction and noise, solved exactly (an Ornstein-Uhlenbeck process); takes the kinetic energy there."""
        kept = math.exp(-group["friction"] * time)
        momentum = state["momentum"].mul_(kept)
        if group["temperature"]:
            spread = math.sqrt(group["temperature"] * (1 - kept * kept))
            momentum.add_(self._noise(parameter, group, state, manifold), alpha=spread)
        state["kinetic"] = momentum.square().sum()

    @torch.no_grad()
    def kinetic_temperature(self) -> float:
        """sum p^2 over the degrees of freedom, at the newest O part: T on average where U is quadratic, whatever the step.

        Gradients of small batches heat: then it lies above T. 0 before the first step.
        """
        energy, freedom = 0.0, 0
        for group in self.param_groups:
            for parameter in group["params"]:
                energy += float(self.state[parameter].get("kinetic", 0.0))
                freedom += CONSTRAINTS[group["constraint"]].freedom(parameter)
        return energy / max(1, freedom)
