"""Augmentation of a batch on its device: every picture shifted, flipped, turned, scaled, lit and partly hidden in its own way.

The transforms of ``torchvision.transforms.v2`` draw one random number for a whole batch; applied picture by picture they
take some hundred times as long. What they do to a single picture is what these do (tests compare them).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Augmentation:
    """What may happen to a picture, each drawn anew for every picture and time; 0 or False: never.

    ``shift`` up to so many pixels each way, ``flip`` left to right in half of the cases, ``rotation`` up to so many degrees
    each way, ``scale``: enlarged by a factor between 1 - scale and 1 + scale (about the centre, at the same time as it is turned),
    ``contrast`` and ``brightness`` changed by a factor in the same way (as in v2.ColorJitter), ``erase``: a square with this share
    of the edge is hidden (Cutout: DeVries and Taylor 2017, arXiv:1708.04552; here it never sticks out).
    """

    shift: int = 0
    flip: bool = False
    rotation: float = 0.0
    scale: float = 0.0
    contrast: float = 0.0
    brightness: float = 0.0
    erase: float = 0.0

    def __call__(self, images: Tensor, generator: torch.Generator | None = None) -> Tensor:
        """``images`` (n, channels, h, w) in [0, 1], of a floating type; what comes in from outside is 0 (black).

        ``generator`` is one of the CPU, so that the same seed makes the same pictures on every device.
        """
        n = len(images)

        def uniform(low: float, high: float) -> Tensor:
            return (torch.rand(n, generator=generator) * (high - low) + low).to(images.device)

        if self.flip:
            images = flipped(images, uniform(0, 1) < 0.5)
        if self.rotation or self.scale:
            degrees = uniform(-self.rotation, self.rotation)
            images = turned(images, degrees, uniform(1 - self.scale, 1 + self.scale) if self.scale else None)
        if self.shift:
            by = [uniform(-self.shift - 0.5, self.shift + 0.5).round().clamp(-self.shift, self.shift) for _ in "yx"]
            images = shifted(images, *(d.long() for d in by))
        if self.contrast:
            images = with_contrast(images, uniform(1 - self.contrast, 1 + self.contrast))
        if self.brightness:
            factor = uniform(1 - self.brightness, 1 + self.brightness).to(images.dtype)
            images = (images * factor[:, None, None, None]).clamp(max=1)
        if self.erase:
            edges = [max(1, round(self.erase * edge)) for edge in images.shape[-2:]]
            corners = [
                (uniform(0, 1) * (whole - edge + 1)).long().clamp(max=whole - edge)
                for whole, edge in zip(images.shape[-2:], edges, strict=True)
            ]
            images = erased(images, *corners, *edges)
        return images


def flipped(images: Tensor, which: Tensor) -> Tensor:
    """Left to right where ``which`` (n,) is true."""
    return torch.where(which[:, None, None, None], images.flip(-1), images)


def shifted(images: Tensor, down: Tensor, right: Tensor) -> Tensor:
    """Moved by whole pixels, ``down`` and ``right`` (n,) int64; black comes in."""
    n, channels, height, width = images.shape
    rows = torch.arange(height, device=images.device) - down[:, None]
    columns = torch.arange(width, device=images.device) - right[:, None]
    inside = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None, :]
    place = rows.clamp(0, height - 1)[:, :, None] * width + columns.clamp(0, width - 1)[:, None, :]
    moved = images.reshape(n, channels, -1).gather(2, place.reshape(n, 1, -1).expand(-1, channels, -1))
    return moved.reshape(images.shape) * inside[:, None]


def turned(images: Tensor, degrees: Tensor, factor: Tensor | None = None) -> Tensor:
    """Turned about the centre, counter-clockwise by ``degrees`` (n,), and enlarged by ``factor`` (n,); bilinear, black comes in."""
    height, width = images.shape[-2:]
    angle = degrees * (math.pi / 180)
    cos, sin, zero = torch.cos(angle), torch.sin(angle), torch.zeros_like(angle)
    # The grid's units are half edges, so that a turn of a picture that is no square needs their ratio.
    ratio = height / width
    back = torch.stack([torch.stack([cos, -sin * ratio, zero], -1), torch.stack([sin / ratio, cos, zero], -1)], -2)
    if factor is not None:
        back = back / factor[:, None, None]
    grid = functional.affine_grid(back.to(images.dtype), list(images.shape), align_corners=False)
    return functional.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def with_contrast(images: Tensor, factor: Tensor) -> Tensor:
    """Distances from the picture's mean grey level times ``factor`` (n,), kept within [0, 1]."""
    weights = images.new_tensor((0.2989, 0.587, 0.114) if images.shape[1] == 3 else (1.0,))
    mean = torch.einsum("nchw,c->n", images, weights)[:, None, None, None] / math.prod(images.shape[-2:])
    return torch.lerp(mean, images, factor[:, None, None, None].to(images.dtype)).clamp(0, 1)


def erased(images: Tensor, top: Tensor, left: Tensor, height: int, width: int) -> Tensor:
    """A rectangle made black, at ``top`` and ``left`` (n,) int64."""
    rows = torch.arange(images.shape[-2], device=images.device) - top[:, None]
    columns = torch.arange(images.shape[-1], device=images.device) - left[:, None]
    hidden = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None, :]
    return images.masked_fill(hidden[:, None], 0)
