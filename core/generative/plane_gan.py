"""The game between a generator and a discriminator of the plane, one half-step at a time."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
import torch
from torch import Tensor

from core.generative import LossName
from core.generative.gan_losses import LOSSES, between, gradient_penalty
from core.networks.activations import ActivationName
from core.networks.mlp import MLP

Array = np.ndarray


class Rules(NamedTuple):
    """How a player's step is made; may differ from step to step.

    ``penalty`` weighs the gradient penalty: of norm 1 between real and generated points with "wasserstein", else R1.
    ``momentum`` is Adam's beta 1, or SGD's.
    """

    loss: LossName
    penalty: float
    optimizer: Literal["adam", "sgd"]
    momentum: float
    generator_rate: float
    discriminator_rate: float


class Player:
    """One network of the game and its optimizer. ``sizes`` are the units of each layer, input first."""

    def __init__(self, sizes: Sequence[int], activation: ActivationName, device: torch.device, seed: int) -> None:
        self.sizes, self.activation = tuple(sizes), activation
        torch.manual_seed(seed)
        self.network = MLP(sizes[0], sizes[1:-1], sizes[-1], activation).to(device)
        self.parameters = list(self.network.parameters())
        self._optimizer: torch.optim.Optimizer | None = None

    def learn(self, loss: Tensor, rate: float, rules: Rules) -> None:
        """One step against the gradient of ``loss``; another optimizer than before begins anew."""
        for parameter, gradient in zip(self.parameters, torch.autograd.grad(loss, self.parameters), strict=True):
            parameter.grad = gradient
        if self.optimizer_name != rules.optimizer:
            self._optimizer = self._make(rules.optimizer)
        group = self._optimizer.param_groups[0]
        group["lr"] = rate
        group.update({"betas": (rules.momentum, 0.999)} if rules.optimizer == "adam" else {"momentum": rules.momentum})
        self._optimizer.step()

    @property
    def optimizer_name(self) -> str | None:
        """What it learned with last; None before the first step."""
        kinds = {type(None): None, torch.optim.Adam: "adam", torch.optim.SGD: "sgd"}
        return kinds[type(self._optimizer)]

    @property
    def gradient_norm(self) -> float:
        """Length of the last gradient over all weights; 0 before the first step."""
        return sum(float(p.grad.square().sum()) for p in self.parameters if p.grad is not None) ** 0.5

    @property
    def is_finite(self) -> bool:
        """Whether all weights are numbers."""
        return bool(torch.stack([p.detach().sum() for p in self.parameters]).isfinite().all())

    def state(self) -> dict[str, Any]:
        """What ``Player.of`` makes an equal player from."""
        optimizer = self._optimizer.state_dict() if self._optimizer else None
        return {
            "sizes": self.sizes,
            "activation": self.activation,
            "weights": self.network.state_dict(),
            "optimizer": {"name": self.optimizer_name, "state": optimizer},
        }

    @classmethod
    def of(cls, state: dict[str, Any], device: torch.device) -> Player:
        """The player whose ``state()`` this was."""
        player = cls(state["sizes"], state["activation"], device, seed=0)
        player.network.load_state_dict(state["weights"])
        if name := state["optimizer"]["name"]:
            player._optimizer = player._make(name)
            # Copied: the optimizer would go on in the checkpoint's own tensors, which one may go back to once more.
            player._optimizer.load_state_dict(copy.deepcopy(state["optimizer"]["state"]))
        return player

    def _make(self, name: str) -> torch.optim.Optimizer:
        # Fused: a third of the time of a small step.
        kind = torch.optim.Adam if name == "adam" else torch.optim.SGD
        return kind(self.parameters, lr=1.0, fused=True)


class PlaneGan:
    """Generator (noise to points of the plane) and discriminator (points to one output each) with their half-steps.

    Points and noise come and go as float32 arrays (n, dimensions).
    """

    def __init__(
        self, generator: Sequence[int], discriminator: Sequence[int], activation: ActivationName, device: torch.device, seed: int
    ) -> None:  # fmt: skip
        self.device, self._seed = device, seed
        self.generator = Player(generator, activation, device, 2 * seed)
        self.discriminator = Player(discriminator, activation, device, 2 * seed + 1)

    def reshape(self, generator: Sequence[int], discriminator: Sequence[int], activation: ActivationName) -> None:
        """Replaces a player whose layers or activation are to be others by a new one, with weights drawn anew."""
        for name, sizes, seed in (("generator", generator, 0), ("discriminator", discriminator, 1)):
            player = getattr(self, name)
            if (player.sizes, player.activation) != (tuple(sizes), activation):
                setattr(self, name, Player(sizes, activation, self.device, 2 * self._seed + seed))

    def teach_discriminator(self, real: Array, noise: Array, shares: Array, rules: Rules) -> float:
        """One step of D on as many generated as real points; its loss, penalty included.

        ``shares`` (n,) in [0, 1] say where between real and generated points a Wasserstein critic is kept Lipschitz.
        """
        real, fake, critic = self._tensor(real), self.generate(noise), self.discriminator.network
        outputs = critic(torch.cat([real, fake]))
        loss = LOSSES[rules.loss].discriminator(outputs[: len(real)], outputs[len(real) :])
        if rules.penalty and rules.loss == "wasserstein":
            loss = loss + rules.penalty * gradient_penalty(critic, between(real, fake, self._tensor(shares)), 1)
        elif rules.penalty:
            loss = loss + rules.penalty * gradient_penalty(critic, real, 0)
        self.discriminator.learn(loss, rules.discriminator_rate, rules)
        return float(loss.detach())

    def teach_generator(self, noise: Array, rules: Rules) -> float:
        """One step of G; its loss."""
        loss = LOSSES[rules.loss].generator(self.discriminator.network(self.generator.network(self._tensor(noise))))
        self.generator.learn(loss, rules.generator_rate, rules)
        return float(loss.detach())

    @torch.no_grad()
    def generate(self, noise: Array) -> Tensor:
        """G(z), (n, 2)."""
        return self.generator.network(self._tensor(noise))

    @torch.no_grad()
    def outputs(self, points: Array) -> Tensor:
        """D's outputs (n,) for points (n, 2)."""
        return self.discriminator.network(self._tensor(points))[:, 0]

    def pull(self, points: Array, loss: LossName) -> Array:
        """Where each generated point (n, 2) is pulled: minus the gradient of its own generator loss, (n, 2)."""
        places = self._tensor(points).requires_grad_()
        total = LOSSES[loss].generator(self.discriminator.network(places)) * len(points)
        return -torch.autograd.grad(total, places)[0].cpu().numpy()

    def state(self) -> dict[str, Any]:
        """Both players, for a checkpoint."""
        return {"generator": self.generator.state(), "discriminator": self.discriminator.state()}

    def copied(self) -> dict[str, Any]:
        """A ``state()`` that later steps leave alone."""
        return copy.deepcopy(self.state())

    def load(self, state: dict[str, Any]) -> None:
        """Goes back to a ``state()``."""
        self.generator, self.discriminator = (Player.of(state[k], self.device) for k in ("generator", "discriminator"))

    def _tensor(self, values: Any) -> Tensor:
        return torch.as_tensor(values, dtype=torch.float32, device=self.device)
