"""Occlusion: how much the logit of a class falls when a square of the picture is covered.

It changes the picture for real, but into one the network has never seen: a covered square is an edge too.
Source: Zeiler and Fergus, Visualizing and understanding convolutional networks (2014), section 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from core.attribution.layers import target_logits


def occlusion(
    network: nn.Module, picture: Tensor, target: int, fill: Tensor, size: int = 5, stride: int = 1, piece: int = 64
) -> Iterator[Tensor]:
    """The map (h, w) after every piece of places: at each pixel the mean fall of the logit over the squares that cover it.

    ``fill`` (channels, h, w) is what shows in the square of ``size`` pixels, which is moved by ``stride`` from before the
    first pixel to behind the last; parts outside the picture cover nothing. Pixels not covered yet are 0.
    """
    height, width = picture.shape[1:]
    reach = range(1 - size, height, stride), range(1 - size, width, stride)
    places = torch.tensor([(top, left) for top in reach[0] for left in reach[1]], device=picture.device)
    rows, columns = (torch.arange(n, device=picture.device) for n in (height, width))
    whole = target_logits(network, picture[None], target)
    falls, counts = torch.zeros((2, height, width), device=picture.device)
    for some in places.split(piece):
        top, left = some[:, :1], some[:, 1:]
        covered = ((rows >= top) & (rows < top + size))[:, :, None] & ((columns >= left) & (columns < left + size))[
            :, None
        ]
        logits = target_logits(network, torch.where(covered[:, None], fill, picture), target)
        covered = covered.float()
        falls = falls + ((whole - logits)[:, None, None] * covered).sum(0)
        counts = counts + covered.sum(0)
        yield falls / counts.clamp(min=1)
