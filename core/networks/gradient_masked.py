r"""Networks that look robust and are not: the answers are those of a library network, but its gradients lead nowhere.

Attacks by gradients find little against them, while pictures made for the plain network fool them as before: that is how
one tells a masked network from a robust one. All take 8-bit pictures as the plain network does.
Sources: Athalye, Carlini and Wagner, Obfuscated gradients give a false sense of security (2018), section 3; Carlini and
Wagner, Defensive distillation is not robust to adversarial examples (2016).
"""

from __future__ import annotations

import math
from typing import Literal, get_args

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.networks.image_network import ImageNetwork, forward_in

MaskName = Literal["scaled", "saturated", "quantised", "shattered", "bfloat16", "float16"]
#: What each kind does, for knobs and captions.
MASKS: dict[MaskName, str] = {
    "scaled": "logits times 100, as defensive distillation makes them: cross-entropy's gradient underflows to 0, margins keep theirs",
    "saturated": "a last softmax that is 0 or 1: most pictures have a gradient of exactly 0, whatever the loss",
    "quantised": "a first layer that rounds to 8 bits: the pictures stay what they are, every gradient is exactly 0",
    "shattered": "a first layer with a wobble of one grey level: gradients are large and point anywhere",
    "bfloat16": "arithmetic and logits in bfloat16: cross-entropy's gradient loses the digits that matter",
    "float16": "arithmetic and logits in float16: gradients below 6e-8 are 0",
}


class Scaled(nn.Module):
    """Outputs times a factor: the largest stays the largest."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, x: Tensor) -> Tensor:
        return self.factor * x


class Saturated(Scaled):
    r"""$10 \, \mathrm{softmax}(k z)$: the derivative $p_i (\delta_{ij} - p_j)$ is 0 where $k$ times the margin passes 69."""

    def forward(self, x: Tensor) -> Tensor:
        # Processors take a hundred times as long for numbers just above the smallest that float32 has.
        return 10 * functional.threshold(super().forward(x).softmax(1), 1e-30, 0)


class Quantised(nn.Module):
    """Values in [0, 1] rounded to 8 bits: 8-bit pictures are unchanged, and the derivative is 0."""

    def forward(self, x: Tensor) -> Tensor:
        return (255 * x).round() / 255


class Shattered(nn.Module):
    r"""$x + a (\sin(2 \pi x / a + \varphi) - \sin \varphi)$ with $a = 1/255$ and a fixed random phase $\varphi$ per value.

    8-bit pictures are unchanged, others by at most two grey levels. The derivative $1 + 2 \pi \cos(2 \pi x / a + \varphi)$
    is negative for 45 % of the phases, so gradient signs are little better than coins, and change with every grey level.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        super().__init__()
        phase = torch.rand(shape, generator=torch.Generator().manual_seed(0))
        self.register_buffer("phase", 2 * math.pi * phase)

    def forward(self, x: Tensor) -> Tensor:
        levels = 255 * x
        # Whole turns leave the sine alone but would cost its digits.
        turns = levels - levels.detach().round()
        return (levels + torch.sin(2 * math.pi * turns + self.phase) - torch.sin(self.phase)) / 255


class GradientMasked(ImageNetwork):
    """``network`` with its gradients masked in one of the ways of ``MASKS``, and with the same weights and mode.

    Its ``spec`` is empty: the mask is no architecture that the models library could build again.

    Raises:
        ValueError: there is no such kind of mask.
    """

    def __init__(self, network: ImageNetwork, kind: MaskName) -> None:
        if kind not in MASKS:
            raise ValueError(f'there is no mask "{kind}"; there are {", ".join(get_args(MaskName))}')
        nn.Module.__init__(self)
        self.spec, self.shape, self.classes = {}, network.shape, network.classes
        self.network = network
        self.first = {"quantised": Quantised, "shattered": lambda: Shattered(self.shape)}.get(kind, nn.Identity)()
        self.last = {"scaled": lambda: Scaled(100), "saturated": lambda: Saturated(20)}.get(kind, nn.Identity)()
        self.precision = {"bfloat16": torch.bfloat16, "float16": torch.float16}.get(kind, torch.float32)
        self.first.to(network.device)
        for part in (self, self.first, self.last):
            part.training = network.training

    @property
    def layers(self) -> dict[str, nn.Module]:
        """The network's layers, and what follows them."""
        return {**self.network.layers, "mask": self.last}

    @property
    def mean(self) -> Tensor:
        """Of the network."""
        return self.network.mean

    @property
    def std(self) -> Tensor:
        """Of the network."""
        return self.network.std

    def normalised(self, x: Tensor) -> Tensor:
        """Masked pictures in the units that the first layer takes."""
        return self.network.normalised(self.first(x))

    def forward(self, x: Tensor) -> Tensor:
        """Logits (n, classes), of the two low precisions in that precision."""
        with forward_in(self.precision, x.device):
            return self.last(self.network(self.first(x)))
