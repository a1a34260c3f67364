"""A small U-Net that sees the noise in pictures (Ronneberger et al. 2015; for diffusion Ho et al. 2020, arXiv:2006.11239)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.networks.time_embedding import time_embedding


class Block(nn.Module):
    """shortcut(x) + conv(silu(norm(conv(silu(norm(x))))) with the second norm's output scaled and shifted by time and class.

    Dhariwal and Nichol 2021, arXiv:2105.05233, section 3 ("adaptive group normalization"). The last convolution starts at 0.
    """

    def __init__(self, inputs: int, outputs: int, context: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.GroupNorm(_groups(inputs), inputs), nn.GroupNorm(_groups(outputs), outputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.modulate = nn.Linear(context, 2 * outputs)
        self.shortcut = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.conv2.bias)

    def forward(self, x: Tensor, context: Tensor) -> Tensor:
        scale, shift = self.modulate(context)[:, :, None, None].chunk(2, 1)
        h = self.norm2(self.conv1(functional.silu(self.norm1(x))))
        return self.shortcut(x) + self.conv2(functional.silu(torch.addcmul(h + shift, h, scale)))


class UNet(nn.Module):
    """Noised pictures (n, channels, height, width), times (n,) and class numbers (n,) or None -> the noise in them.

    Class number ``classes`` stands for no class, as does None. Each of the ``widths`` is a resolution, half of the one before:
    one ``Block`` on the way down, one on the way up, where what was seen on the way down at that size is put beside; one more
    at the bottom. Pictures of any size that can be halved so often. Squares of ``patch`` x ``patch`` pixels are taken for one
    place with as many channels (Shi et al. 2016, arXiv:1609.05158), which makes the largest resolution so much cheaper.
    """

    def __init__(
        self, spec: dict[str, Any], picture: Sequence[int], classes: int, widths: Sequence[int], patch: int
    ) -> None:
        super().__init__()
        self.spec, self.picture, self.classes, self.patch = spec, tuple(picture), classes, patch
        first, context = widths[0], 4 * widths[0]
        self.embed = nn.Sequential(nn.Linear(2 * first, context), nn.SiLU(), nn.Linear(context, context))
        self.classes_embed = nn.Embedding(classes + 1, context)
        channels = picture[0] * patch**2
        self.start = nn.Conv2d(channels, first, 3, padding=1)
        self.down = nn.ModuleList(Block(a, b, context) for a, b in pairwise([first, *widths]))
        self.halve = nn.ModuleList(nn.Conv2d(width, width, 3, 2, 1) for width in widths[:-1])
        self.bottom = Block(widths[-1], widths[-1], context)
        self.up = nn.ModuleList(Block(b + a, a, context) for a, b in reversed(list(pairwise(widths))))
        self.norm, self.end = nn.GroupNorm(_groups(first), first), nn.Conv2d(first, channels, 3, padding=1)
        nn.init.zeros_(self.end.weight)
        nn.init.zeros_(self.end.bias)
        self.to(memory_format=torch.channels_last)

    def forward(self, x: Tensor, times: Tensor, labels: Tensor | None = None) -> Tensor:
        labels = torch.full_like(times, self.classes) if labels is None else labels
        context = self.embed(time_embedding(times, self.embed[0].in_features)) + self.classes_embed(labels)
        context = functional.silu(context)
        x = functional.pixel_unshuffle(x, self.patch)
        x = self.start(x.contiguous(memory_format=torch.channels_last))
        seen = []
        for level, block in enumerate(self.down):
            x = block(x, context)
            if level < len(self.halve):
                seen.append(x)
                x = self.halve[level](x)
        x = self.bottom(x, context)
        for block in self.up:
            beside = seen.pop()
            x = functional.interpolate(x, size=beside.shape[2:], mode="nearest")
            x = block(torch.cat([x, beside], 1), context)
        return functional.pixel_shuffle(self.end(functional.silu(self.norm(x))), self.patch)


def _groups(channels: int) -> int:
    """Groups of the group norm: eight where that divides the channels, else fewer."""
    return next(n for n in (8, 4, 2, 1) if channels % n == 0)


def build(picture: Sequence[int], classes: int, widths: Sequence[int] = (24, 48, 96), patch: int = 1) -> UNet:
    """An untrained network for pictures (channels, height, width); by default 0.56 million weights. It begins by saying 0.

    Raises:
        ValueError: no widths, pictures too small to be halved so often, or no whole number of patches.
    """
    least = patch * 2 ** len(widths)
    if not widths or min(picture[1:]) < least:
        raise ValueError(
            f"{len(widths)} widths need pictures of {least}x{least} or more, not {picture[1]}x{picture[2]}"
        )
    if picture[1] % patch or picture[2] % patch:
        raise ValueError(f"pictures of {picture[1]}x{picture[2]} have no whole number of patches of {patch}x{patch}")
    arguments = {"picture": list(picture), "classes": classes, "widths": list(widths), "patch": patch}
    return UNet({"network": "unet", "arguments": arguments}, picture, classes, widths, patch)
