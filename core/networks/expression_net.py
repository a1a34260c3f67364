"""A residual network for small grey faces, with squeeze-and-excitation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn
from torch.nn import functional

from core.networks.cnn import Dense, Dropout
from core.networks.image_network import ImageNetwork


class Excitation(nn.Module):
    """Weighs every feature map by what all of them hold on average (Hu et al. 2018, arXiv:1709.01507, equations 2 to 4)."""

    def __init__(self, channels: int, squeezed: int) -> None:
        super().__init__()
        self.squeeze, self.excite = nn.Linear(channels, squeezed), nn.Linear(squeezed, channels)

    def forward(self, x: Tensor) -> Tensor:
        weights = self.excite(functional.relu(self.squeeze(x.mean((2, 3))))).sigmoid()
        return x * weights[:, :, None, None]


class Residual(nn.Module):
    """relu(shortcut(x) + excitation(norm(conv(relu(norm(conv(x))))))): He et al. 2016, arXiv:1512.03385, figure 2.

    With ``halve`` the picture is halved by the first convolution; the shortcut is then a mean over 2x2 pixels, a 1x1
    convolution and a norm, so that no pixel is passed over.
    """

    def __init__(self, inputs: int, outputs: int, halve: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, 2 if halve else 1, 1, bias=False)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(outputs), nn.BatchNorm2d(outputs)
        self.excitation = Excitation(outputs, max(8, outputs // 8))
        self.pool = nn.AvgPool2d(2, ceil_mode=True) if halve else nn.Identity()
        self.project = nn.Conv2d(inputs, outputs, 1, bias=False) if inputs != outputs else nn.Identity()
        self.norm = nn.BatchNorm2d(outputs) if inputs != outputs else nn.Identity()
        self.kind = f"residual {outputs}"

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm2(self.conv2(functional.relu(self.norm1(self.conv1(x)))))
        return functional.relu(self.norm(self.project(self.pool(x))) + self.excitation(h))


class GlobalMean(nn.Module):
    """The mean of each feature map."""

    kind = "global mean"

    def forward(self, x: Tensor) -> Tensor:
        return x.mean((2, 3))


def build(
    shape: Sequence[int], classes: int, widths: Sequence[int] = (48, 96, 192, 384), blocks: Sequence[int] = (1, 2, 2, 1),
    dropout: float = 0.3,
) -> ImageNetwork:  # fmt: skip
    """An untrained network for pictures of ``shape`` (channels, height, width), at least 16x16; larger ones work too.

    A 5x5 convolution of stride 2, then ``blocks`` residual blocks of each of the ``widths``, the first of every width but the
    first halving the picture; global mean, dropout, dense layer. By default 3.8 million weights.

    Raises:
        ValueError: the pictures are too small, or there are not as many ``blocks`` as ``widths``.
    """
    if len(widths) != len(blocks) or min(blocks) < 1:
        raise ValueError(f"{len(widths)} widths need as many numbers of blocks from 1 up, not {list(blocks)}")
    if min(shape[1:]) < 16:
        raise ValueError(f"pictures of {shape[1]}x{shape[2]} are too small; 16x16 and more are taken")
    first = nn.Conv2d(shape[0], widths[0], 5, 2, 2, bias=False)
    layers: dict[str, nn.Module] = {"conv1": first, "norm1": nn.BatchNorm2d(widths[0]), "relu1": nn.ReLU()}
    number = 0
    for before, (width, count) in zip([widths[0], *widths], zip(widths, blocks, strict=True), strict=False):
        for inputs, outputs in pairwise([before] + [width] * count):
            number += 1
            layers[f"block{number}"] = Residual(inputs, outputs, halve=inputs != outputs)
    layers |= {"globalmean": GlobalMean(), "dropout": Dropout(dropout), "output": Dense(widths[-1], classes)}
    arguments = {
        "shape": list(shape), "classes": classes, "widths": list(widths), "blocks": list(blocks), "dropout": dropout,
    }  # fmt: skip
    return ImageNetwork({"network": "expression_net", "arguments": arguments}, shape, classes, layers)
