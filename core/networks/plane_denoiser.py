"""A multi-layer perceptron that sees the noise in points of the plane."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from core.networks.mlp import MLP
from core.networks.time_embedding import time_embedding

#: Numbers that tell the time; with times divided by ``TIME_UNIT`` no wave is so short that it would be noise to the network.
TIME_SIZE, TIME_UNIT = 8, 100


class PlaneDenoiser(nn.Module):
    """Points (n, 2), their times (n,) and nothing else -> the noise in them (n, 2); see ``core.generative.diffusion``."""

    def __init__(self, hidden: Sequence[int]) -> None:
        super().__init__()
        self.mlp = MLP(2 + TIME_SIZE, hidden, 2, "silu")

    def forward(self, x: Tensor, times: Tensor, labels: None = None) -> Tensor:
        return self.mlp(torch.cat([x, time_embedding(times / TIME_UNIT, TIME_SIZE)], 1))
