"""Training on noisy pictures: robust against chance, hardly against an adversary."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.adversarial_training.objective import Objective


@dataclass
class GaussianNoise(Objective):
    """Cross-entropy of pictures with white Gaussian noise of standard deviation ``epsilon``, clipped to [0, 1].

    Bishop, Training with noise is equivalent to Tikhonov regularization (1995); as a defence: Gilmer et al. 2019.
    """

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        return torch.randn_like(images).mul_(self.epsilon).add_(images).clamp_(0, 1)
