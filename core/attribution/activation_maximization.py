r"""Activation maximisation: gradient ascent on a picture, so that one channel, unit or class of a network responds most.

What comes out is what the unit likes, not what it is for: nothing keeps the picture near those the network has seen.
Source: Erhan, Bengio, Courville and Vincent, Visualizing higher-layer features of a deep network (2009); the shift of
Mordvintsev, Olah and Tyka, Inceptionism (2015).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from core.attribution.layers import up_to
from core.networks.image_network import ImageNetwork, evaluating


class Ascent(NamedTuple):
    """A picture (channels, h, w) in [0, 1] and the activation that the one before it had."""

    picture: Tensor
    activation: float


def activation(network: ImageNetwork, pictures: Tensor, layer: str, channel: int | None) -> Tensor:
    """Response (n,) of a layer: the mean over places of one channel (or the unit), or of all channels the mean square.

    Raises:
        ValueError: the layer has no such channel.
    """
    outputs = up_to(network, pictures, layer)
    if channel is None:
        return outputs.square().flatten(1).mean(1)
    if not 0 <= channel < outputs.shape[1]:
        raise ValueError(f'channel is {channel}, but the layer "{layer}" has channels 0 to {outputs.shape[1] - 1}')
    return outputs.reshape(*outputs.shape[:2], -1)[:, channel].mean(1)


def activation_maximization(
    network: ImageNetwork,
    picture: Tensor,
    layer: str,
    channel: int | None,
    rng: np.random.Generator,
    steps: int = 30,
    rate: Callable[[], float] = lambda: 0.02,
    jitter: int = 0,
) -> Iterator[Ascent]:
    """Steps of gradient ascent from ``picture``; each moves pixels by ``rate()`` on average and cuts them off at 0 and 1.

    Before each step the picture is rolled by up to ``jitter`` pixels, and back afterwards: no pattern gets stuck to the grid
    of the network's strides. The gradient is divided by its mean magnitude.
    """
    for _ in range(steps):
        shift = tuple(rng.integers(-jitter, jitter + 1, 2).tolist())
        rolled = picture.roll(shift, (1, 2)).detach()
        # Always the same order in memory, on which sums depend: one that goes on from a file must go on to the bit.
        leaf = rolled.clone(memory_format=torch.contiguous_format).requires_grad_()
        with evaluating(network):
            response = activation(network, leaf[None], layer, channel)[0]
        (gradient,) = torch.autograd.grad(response, leaf)
        step = rate() * gradient / gradient.abs().mean().clamp(min=1e-12)
        picture = (leaf.detach() + step).clamp(0, 1).roll((-shift[0], -shift[1]), (1, 2))
        yield Ascent(picture, response.item())
