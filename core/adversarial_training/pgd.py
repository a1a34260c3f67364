"""Adversarial training proper: the network learns from the worst pictures that a few projected gradient steps find."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from core.adversarial_training.objective import Objective, check_steps, climb, uniform, usual_step
from core.attacks.gradients import log_odds


@dataclass
class Pgd(Objective):
    """Cross-entropy after ``steps`` signed steps of ``step`` times epsilon (by default 2.5 / steps) from a uniform start.

    Madry et al., Towards deep learning models resistant to adversarial attacks (2018), equation 2.1: the weights minimise
    what the pictures' perturbation maximises. One step of Wong's length is ``Fast``.
    """

    steps: int = 7
    step: float | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_steps(self.steps, self.step)

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        return climb(
            network, images, uniform(images, self.epsilon), lambda logits: log_odds(logits, labels), epsilon=self.epsilon,
            step_size=(self.step or usual_step(self.steps)) * self.epsilon, steps=self.steps,
        )  # fmt: skip
