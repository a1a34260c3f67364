"""TRADES: right on the pictures themselves, and alike on everything near them."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.adversarial_training.objective import Objective, check_steps, climb, require, usual_step
from core.attacks.gradients import predict


@dataclass
class Trades(Objective):
    """Cross-entropy of the pictures plus ``beta`` times KL(answer to the picture || answer to its perturbed twin).

    The twin maximises that divergence by ``steps`` signed steps from Gaussian noise of 0.001 (the divergence has no slope
    at the picture itself). Zhang et al., Theoretically principled trade-off between robustness and accuracy (2019),
    equation 5; ``beta`` is their 1 / lambda: 1 to 6, more is more robust and less accurate.

    Pictures and twins go through the network as one batch of 2 n, so batch norm sees both at once.
    """

    steps: int = 7
    step: float | None = None
    beta: float = 6.0

    def __post_init__(self) -> None:
        super().__post_init__()
        check_steps(self.steps, self.step)
        require(self.beta >= 0, "beta", self.beta, "0 or more")

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        """(2 n, c, h, w): the pictures, then their twins."""
        answers = predict(network, images).log_softmax(1)
        twins = climb(
            network, images, torch.randn_like(images).mul_(0.001).add_(images), lambda logits: divergence(answers, logits),
            epsilon=self.epsilon, step_size=(self.step or usual_step(self.steps)) * self.epsilon, steps=self.steps,
        )  # fmt: skip
        return torch.cat([images, twins])

    def loss(self, outputs: Tensor, labels: Tensor) -> Tensor:
        natural, perturbed = outputs.split(len(labels))
        difference = divergence(natural.log_softmax(1), perturbed).mean()
        return functional.cross_entropy(natural, labels) + self.beta * difference


def divergence(answers: Tensor, logits: Tensor) -> Tensor:
    """KL(p || q) in nats (n,), from log p (n, classes) and the logits of q (n, classes)."""
    return functional.kl_div(logits.log_softmax(1), answers, reduction="none", log_target=True).sum(1)
