"""A gated PixelCNN: the probabilities of each pixel given those before it (van den Oord et al. 2016, arXiv:1606.05328).

Pixels come row by row from the top left, each row from the left. Two stacks of convolutions see all that is before a pixel and
nothing else: the vertical one the rows above, the horizontal one the rest of its row. So there is no blind spot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

#: Of the layers after the first, over and over: so few layers see far, and their sums leave no place out.
DILATIONS = (1, 2, 4)
#: Rows above and columns to each side that the first layer sees.
FIRST = 3


class Layer(nn.Module):
    """A layer of both stacks (the paper's figure 2), its kernels of 3 x 3 cut to what is before the pixel.

    A convolution is one matrix on what stands at the places of its kernel, put beside each other: on a CPU that makes
    dilated ones three times as fast. ``above`` sees its own row and the one ``dilation`` above, which are both above the pixel;
    ``row`` its pixel, the one ``dilation`` to the left, and what is above. The class shifts what its gate takes.
    """

    def __init__(self, width: int, classes: int, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.above = nn.Conv2d(6 * width, 2 * width, 1)
        self.row = nn.Conv2d(3 * width, 2 * width, 1)
        self.out = nn.Conv2d(width, width, 1)
        self.classes = nn.Embedding(classes + 1, 2 * width)
        nn.init.zeros_(self.classes.weight)

    def forward(self, above: Tensor, row: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        above = above + gate(self.above(neighbours(above, self.dilation)))
        left = functional.pad(row, (self.dilation, 0))[..., : row.shape[3]]
        wanted = self.classes(labels)[:, :, None, None].to(above.dtype)
        return above, row + self.out(gate(self.row(torch.cat([left, row, above], 1)) + wanted))


class PixelCNN(nn.Module):
    """Level numbers (n, 1, height, width) and class numbers (n,) or None -> logits (n, levels, height, width), float32.

    Logits of a pixel depend on the pixels before it alone, on its place, and on the class; class number ``classes`` stands for
    no class, as does None. Level numbers are 0 to ``levels`` - 1, in any dtype.
    """

    def __init__(
        self, spec: dict[str, Any], picture: Sequence[int], levels: int, classes: int, width: int, depth: int
    ) -> None:
        super().__init__()
        self.spec, self.picture, self.levels, self.classes = spec, tuple(picture), levels, classes
        self.above = nn.Conv2d(1, width, (FIRST + 1, 2 * FIRST + 1))
        self.row = nn.Conv2d(1, width, (1, FIRST))
        self.place = nn.Parameter(torch.zeros(1, width, *picture[1:]))
        self.layers = nn.ModuleList(Layer(width, classes, DILATIONS[i % len(DILATIONS)]) for i in range(depth))
        self.end = nn.Sequential(nn.ReLU(), nn.Conv2d(width, width, 1), nn.ReLU(), nn.Conv2d(width, levels, 1))
        self.to(memory_format=torch.channels_last)

    @property
    def reach(self) -> int:
        """Rows above a pixel, and columns to its left, that its logits may depend on; the picture may be smaller."""
        return FIRST + 1 + sum(layer.dilation for layer in self.layers)

    def scaled(self, levels: Tensor) -> Tensor:
        """Level numbers as the first layers take them: float32 from -1 to 1. No level is 0, which stands for outside."""
        return levels.float() * (2 / (self.levels - 1)) - 1

    def forward(self, x: Tensor, labels: Tensor | None = None) -> Tensor:
        if labels is None:
            labels = torch.full((len(x),), self.classes, device=x.device)
        x = self.scaled(x).contiguous(memory_format=torch.channels_last)
        height, width = x.shape[2:]
        above = self.above(functional.pad(x, (FIRST, FIRST, FIRST + 1, 0))[:, :, : height + FIRST])
        row = self.row(functional.pad(x, (FIRST, 0))[..., : width + FIRST - 1])
        place = self.place.to(above.dtype)
        above, row = above + place, row + place
        for layer in self.layers:
            above, row = layer(above, row, labels)
        return self.end(row).float()


def gate(x: Tensor) -> Tensor:
    """tanh(a / 2) sigmoid(b) of the two halves of the channels, dimension 1 (the paper's equation 2, but for the half)."""
    # tanh(a / 2) = 2 sigmoid(a) - 1: one sigmoid of all that lies together takes a third of the time of both functions.
    a, b = x.sigmoid().chunk(2, 1)
    return (2 * a - 1) * b


def neighbours(x: Tensor, dilation: int) -> Tensor:
    """What a kernel of 2 x 3 reaches, six times the channels: the row ``dilation`` above and the own one, each left to right."""
    height, width = x.shape[2:]
    x = functional.pad(x, (dilation, dilation, dilation, 0))
    starts = [(i, j) for i in (0, dilation) for j in (0, dilation, 2 * dilation)]
    return torch.cat([x[:, :, i : i + height, j : j + width] for i, j in starts], 1)


def build(picture: Sequence[int], levels: int, classes: int, width: int = 32, depth: int = 5) -> PixelCNN:
    """An untrained network for pictures (1, height, width) of so many ``levels`` of grey.

    Raises:
        ValueError: pictures in colour, fewer than 2 or more than 256 levels, no layers or no width.
    """
    if len(picture) != 3 or picture[0] != 1 or min(picture) < 1:
        raise ValueError(f"a PixelCNN here takes pictures of one channel, (1, height, width), not {tuple(picture)}")
    if not 2 <= levels <= 256:
        raise ValueError(f"pictures have 2 to 256 levels of grey, not {levels}")
    if depth < 1 or width < 1:
        raise ValueError(f"a network has 1 or more layers and channels each, not {depth} layers of {width}")
    arguments = {"picture": list(picture), "levels": levels, "classes": classes, "width": width, "depth": depth}
    return PixelCNN({"network": "pixelcnn", "arguments": arguments}, picture, levels, classes, width, depth)
