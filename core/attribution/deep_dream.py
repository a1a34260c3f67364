"""DeepDream: activation maximisation on a picture, from coarse to fine.

Each octave adds its detail to the enlarged detail of the one before, over the picture itself at that size, so the picture
stays sharp however long the dream is. Source: Mordvintsev, Olah and Tyka, Inceptionism: going deeper into neural networks
(2015), and its notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core.attribution.activation_maximization import Ascent, activation_maximization
from core.networks.image_network import ImageNetwork


def resized(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """A picture (channels, h, w) at another size (h, w), without aliasing."""
    if tuple(picture.shape[1:]) == size:
        return picture
    return functional.interpolate(picture[None], size=size, mode="bilinear", align_corners=False, antialias=True)[0]


def octave_sizes(size: tuple[int, int], octaves: int, scale: float = 1.4, smallest: int = 24) -> list[tuple[int, int]]:
    """Sizes (h, w) of the octaves, the last is ``size``; those that would be smaller than ``smallest`` pixels are left out."""
    sizes = [tuple(round(n / scale**number) for n in size) for number in reversed(range(octaves))]
    return [s for s in sizes if min(s) >= smallest or s == size]


def deep_dream(
    network: ImageNetwork,
    picture: Tensor,
    layer: str,
    channel: int | None,
    rng: np.random.Generator,
    octaves: int = 3,
    steps: int = 30,
    rate: Callable[[], float] = lambda: 0.02,
    jitter: int = 4,
    done: int = 0,
    dreamt: Tensor | None = None,
) -> Iterator[Ascent]:
    """Every step of every octave; each picture at the size of its octave, the last at that of ``picture``.

    Goes on after ``done`` steps from what was ``dreamt`` in them, the picture of the last one.
    """
    detail: Tensor | None = None
    for number, size in enumerate(octave_sizes(tuple(picture.shape[1:]), octaves)):
        here = min(max(done - number * steps, 0), steps)
        if done > (number + 1) * steps:
            continue
        base = resized(picture, size)
        now = base if detail is None else (base + resized(detail, size)).clamp(0, 1)
        now = dreamt if here else now
        for ascent in activation_maximization(network, now, layer, channel, rng, steps - here, rate, jitter):
            now = ascent.picture
            yield ascent
        detail = torch.sub(now, base)
