r"""Gradient saliency, $\partial f_c / \partial x$, and SmoothGrad, its mean over noisy copies of the picture.

Not to be mistaken for what the answer is made of: a gradient says what a small change would do, so it is 0 where the
network is saturated, however much that pixel contributes.
Sources: Simonyan, Vedaldi and Zisserman, Deep inside convolutional networks (2013), there with absolute values; Smilkov et
al., SmoothGrad: removing noise by adding noise (2017).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from core.attribution.layers import slope


def saliency(network: nn.Module, picture: Tensor, target: int) -> Tensor:
    """The gradient (channels, h, w) of the logit of class ``target`` at a picture (channels, h, w)."""
    return slope(network, picture[None], target).gradient[0]


def smooth_grad(
    network: nn.Module,
    picture: Tensor,
    target: int,
    rng: np.random.Generator,
    samples: int = 32,
    noise: float = 0.15,
    piece: int = 16,
) -> Iterator[Tensor]:
    """The mean gradient (channels, h, w) over copies with Gaussian noise of standard deviation ``noise``: after every piece."""
    total, done = torch.zeros_like(picture), 0
    while done < samples:
        count = min(piece, samples - done)
        # Drawn by numpy on the CPU: the same noise on every device.
        drawn = rng.standard_normal((count, *picture.shape), dtype=np.float32) * np.float32(noise)
        total = total + slope(network, picture + torch.from_numpy(drawn).to(picture), target).gradient.sum(0)
        done += count
        yield total / done
