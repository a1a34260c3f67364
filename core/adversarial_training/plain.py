"""Training as usual, the twin that robust networks are compared with."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from core.adversarial_training.objective import Objective


@dataclass
class Plain(Objective):
    """Cross-entropy of the pictures as they are; the budget does not matter."""

    epsilon: float = 0.0

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        return images
