"""How a network is told at what time of a diffusion its input is: waves of many lengths."""

from __future__ import annotations

import torch
from torch import Tensor

#: The longest wave takes 2 pi times so many steps.
LONGEST = 10_000.0


def time_embedding(times: Tensor, size: int) -> Tensor:
    """Sines and cosines of ``times`` (n,) at ``size`` / 2 frequencies from 1 down to 1 / ``LONGEST``, (n, size) float32.

    Vaswani et al. 2017, arXiv:1706.03762, section 3.5; used for diffusion by Ho et al. 2020. ``size`` is even.
    """
    powers = torch.linspace(0, 1, size // 2, device=times.device)
    angles = times[:, None].float() * LONGEST**-powers
    return torch.cat([angles.sin(), angles.cos()], 1)
