"""One gradient a batch: FGSM from a random start, which may overfit catastrophically, and with more noise, which cures it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from torch import Tensor, nn

from core.adversarial_training.objective import Objective, check_steps, climb, require, uniform
from core.attacks.gradients import attack_gradient, log_odds


@dataclass
class Fast(Objective):
    """Cross-entropy after one signed step of ``step`` times epsilon from a uniform start, projected onto the budget.

    Wong, Rice and Kolter, Fast is better than free (2020). Trained for long, or with ``step`` near 2, a network learns to
    bend its surface at just this one step: PGD's accuracy drops to nothing within an epoch.
    """

    step: float = 1.25

    def __post_init__(self) -> None:
        super().__post_init__()
        check_steps(1, self.step)

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        return climb(
            network, images, uniform(images, self.epsilon), lambda logits: log_odds(logits, labels),
            epsilon=self.epsilon, step_size=self.step * self.epsilon, steps=1,
        )  # fmt: skip


@dataclass
class NoisyFast(Objective):
    """N-FGSM: one signed step of epsilon from noise of twice the budget, the sum clipped to [0, 1] alone.

    De Jorge et al., Make some noise (2022): as cheap as ``Fast``, without its catastrophic overfitting. ``noise`` and
    ``step`` are shares of epsilon.
    """

    noise: float = 2.0
    step: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        check_steps(1, self.step)
        require(0 <= self.noise < math.inf, "noise", self.noise, "a share of epsilon from 0 up")

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        x = uniform(images, self.noise * self.epsilon)
        signs = attack_gradient(network, x, labels, None).gradient.sign_()
        return x.add_(signs, alpha=self.step * self.epsilon).clamp_(0, 1)
