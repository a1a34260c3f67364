"""The places in a data set where a unit responds most, cut out as large as the part of the picture that the unit sees.

Source: Zeiler and Fergus, Visualizing and understanding convolutional networks (2014), figure 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core.attribution.layers import up_to
from core.networks.image_network import ImageNetwork, evaluating, measuring


class Responses(NamedTuple):
    """The largest response (n,) of a channel in each picture, and its place (n, 2), row and column in the feature map."""

    strengths: Tensor
    places: Tensor


def responses(
    network: ImageNetwork, pictures: np.ndarray, layer: str, channel: int, piece: int = 64
) -> Iterator[Responses]:
    """Those of each piece of uint8 pictures (n, h, w) or (n, h, w, 3); one each, since pictures overlap themselves."""
    for start in range(0, len(pictures), piece):
        with measuring(network):
            maps = _maps(network, network.encode(pictures[start : start + piece]), layer, channel)
        strengths, where = maps.flatten(1).max(1)
        yield Responses(strengths, torch.stack([where // maps.shape[2], where % maps.shape[2]], 1))


def _maps(network: ImageNetwork, x: Tensor, layer: str, channel: int) -> Tensor:
    """Feature maps (n, h, w) of one channel; a unit is a map of one pixel. Raises ValueError at a channel that is not there."""
    outputs = up_to(network, x, layer)
    if not 0 <= channel < outputs.shape[1]:
        raise ValueError(f'channel is {channel}, but the layer "{layer}" has channels 0 to {outputs.shape[1] - 1}')
    return outputs[:, channel].reshape(len(x), *(outputs.shape[2:] or (1, 1)))


def patches(network: ImageNetwork, x: Tensor, layer: str, channel: int, places: Tensor) -> Tensor:
    """Cut-outs (n, channels, size, size) of pictures (n, channels, h, w) around ``places`` (n, 2) of the feature map.

    Their size is the largest distance at which any of these responses depends on a pixel (its gradient is not 0), so
    they show all that made it respond. What lies outside a picture is 0.
    """
    leaf = x.detach().clone().requires_grad_()
    with evaluating(network):
        maps = _maps(network, leaf, layer, channel)
    chosen = maps[torch.arange(len(x), device=x.device), places[:, 0], places[:, 1]]
    (gradient,) = torch.autograd.grad(chosen.sum(), leaf)
    height, width = x.shape[2:]
    scale = torch.tensor([height / maps.shape[1], width / maps.shape[2]])
    centers = ((places.cpu() + 0.5) * scale).long()
    seen = gradient.abs().sum(1).cpu() > 0
    rows, columns = torch.arange(height)[:, None], torch.arange(width)
    away = torch.maximum((rows - centers[:, 0, None, None]).abs(), (columns - centers[:, 1, None, None]).abs())
    reach = min(int((away * seen).max()), max(height, width) // 2)
    padded = functional.pad(x, (reach, reach, reach, reach))
    cut = [
        picture[:, r : r + 2 * reach + 1, c : c + 2 * reach + 1]
        for picture, (r, c) in zip(padded, centers.tolist(), strict=True)
    ]
    return torch.stack(cut)
