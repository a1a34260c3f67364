"""Networks trained side by side from the same initial weights on the same batches, each by a scheme of its own."""

from __future__ import annotations

import copy
import math
from typing import Any

from torch import Tensor
from torch.nn.functional import cross_entropy

from core.networks.mlp_stack import Average, MLPStack
from core.optimizers.langevin import Langevin, Underdamped
from core.optimizers.recipes import SCHEMES, Recipe, SchemeName, make_optimizer


class Twin:
    """A stack of networks (members differ in their seeds), its optimizer, and samples of its weights for averaging.

    ``label`` is what pages call it; ``network`` starts as every twin of the same seed does.
    """

    def __init__(self, label: str, scheme: SchemeName, network: MLPStack, recipe: Recipe, seed: int) -> None:
        self.label, self.scheme, self.network = label, scheme, network
        self.samples: list[list[Tensor]] = []
        self.loss = 0.0
        self._recipe = recipe
        self.optimizer = make_optimizer(scheme, network, recipe, seed)

    def follow(self, recipe: Recipe) -> None:
        """Takes over what may change while it runs: rates, temperature, friction, weight decay."""
        self._recipe = recipe
        for group in self.optimizer.param_groups:
            group.update(recipe.options(SCHEMES[self.scheme]))

    def train(self, x: Tensor, y: Tensor) -> None:
        """One step on inputs x (members, n, inputs) and labels y (members, n); ``loss`` is then the mean over all before it."""
        self.optimizer.zero_grad()
        logits = self.network.logits(x)
        # Summed over members: each then has the gradient of its own mean.
        loss = cross_entropy(logits.flatten(0, 1), y.flatten(), reduction="sum") / x.shape[1]
        loss.backward()
        if decay := self._recipe.weight_decay:
            for parameter in self.network.parameters():
                parameter.grad.add_(parameter.detach(), alpha=decay)
        self.optimizer.step()
        self.loss = loss.detach() / self.network.members

    def sample(self, most: int) -> None:
        """Keeps a copy of the weights for the average, the newest ``most`` of them."""
        self.samples = [*self.samples, self.network.snapshot()][-most:]

    @property
    def diverged(self) -> bool:
        """Whether the loss has left the range of numbers, from where there is no way back."""
        return not math.isfinite(float(self.loss))

    @property
    def average(self) -> Average | MLPStack:
        """The mean prediction over the samples; the network itself before there are any."""
        return Average(self.network, self.samples) if self.samples else self.network

    @property
    def kinetic_temperature(self) -> float | None:
        """Measured in the momenta; None for schemes without a temperature."""
        return self.optimizer.kinetic_temperature() if isinstance(self.optimizer, Underdamped) else None

    @property
    def violation(self) -> float | None:
        """Of the constraint; None for schemes without one."""
        constrained = isinstance(self.optimizer, Langevin) and SCHEMES[self.scheme].constraint != "none"
        return self.optimizer.violation() if constrained else None

    def state(self) -> dict[str, Any]:
        """For a checkpoint."""
        return {
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(),
            "samples": [list(sample) for sample in self.samples], "loss": float(self.loss),
        }  # fmt: skip

    def load(self, state: dict[str, Any]) -> None:
        """Goes on exactly where ``state`` was taken."""
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(copy.deepcopy(state["optimizer"]))
        self.samples = [[tensor.clone() for tensor in sample] for sample in state["samples"]]
        self.loss = state["loss"]
