"""Generators of pictures from noise: fully connected, or growing feature maps (DCGAN); of a wanted class if there are classes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

from core.networks.image_network import measuring

#: Units of the hidden layers of "mlp".
MLP_UNITS = (256, 512)


class Generator(nn.Module):
    """Noise (n, latent), standard normal, to pictures (n, channels, height, width) in [-1, 1].

    With ``classes`` it also takes the wanted class of each picture, (n,) int64, and learns from noise and one-hot class side
    by side (Mirza and Osindero 2014, arXiv:1411.1784). ``picture`` is (channels, height, width).
    """

    def __init__(self, spec: dict[str, Any], layers: dict[str, nn.Module]) -> None:
        super().__init__()
        self.spec, arguments = spec, spec["arguments"]
        self.picture: tuple[int, int, int] = tuple(arguments["picture"])
        self.latent: int = arguments["latent"]
        self.classes: int = arguments["classes"]
        self.layers = nn.ModuleDict(layers)

    def forward(self, noise: Tensor, labels: Tensor | None = None) -> Tensor:
        """Pictures in [-1, 1]; ``labels`` are needed if there are classes, and not looked at otherwise."""
        x = self._inputs(noise, labels)
        for layer in self.layers.values():
            x = layer(x)
        return x

    def pixels(self, noise: Tensor, labels: Tensor | None = None) -> Tensor:
        """uint8 (n, height, width) or (n, height, width, 3), without gradients, by batch norm's running statistics."""
        with measuring(self):
            pictures = ((self(noise, labels) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return pictures[:, 0] if self.picture[0] == 1 else pictures.movedim(1, 3)

    def drawing(self) -> list[dict[str, Any]]:
        """Layers for a ``Diagram``."""
        device = next(self.parameters()).device
        inputs = torch.zeros(1, self.latent + self.classes, device=device)
        start = {"name": "Noise", "kind": "input", "shape": inputs.shape[1:], "parameters": 0}
        with measuring(self):
            return [start, *layer_boxes(self.layers, inputs)]

    def _inputs(self, noise: Tensor, labels: Tensor | None) -> Tensor:
        if not self.classes:
            return noise
        if labels is None:
            raise ValueError(f"this generator makes pictures of {self.classes} classes and needs one for each noise")
        return torch.cat([noise, one_hot(labels, self.classes).to(noise)], 1)


class Maps(nn.Module):
    """Units (n, c * h * w) as feature maps (n, c, h, w), channels last in memory, as convolutions are fastest."""

    def __init__(self, shape: Sequence[int]) -> None:
        super().__init__()
        self.shape, self.kind = tuple(shape), "maps"

    def forward(self, x: Tensor) -> Tensor:
        channels, height, width = self.shape
        return x.view(len(x), height, width, channels).permute(0, 3, 1, 2)


class ToPicture(nn.Module):
    """Units (n, c * h * w) as pictures (n, c, h, w)."""

    def __init__(self, picture: Sequence[int]) -> None:
        super().__init__()
        self.picture, self.kind = tuple(picture), "picture"

    def forward(self, x: Tensor) -> Tensor:
        return x.view(len(x), *self.picture)


def layer_boxes(layers: nn.ModuleDict, x: Tensor) -> list[dict[str, Any]]:
    """One box of a ``Diagram`` for every layer that ``x`` (1, ...) goes through one after the other."""
    boxes = []
    for name, layer in layers.items():
        x = layer(x)
        parameters = sum(p.numel() for p in layer.parameters())
        boxes.append({"name": name, "kind": getattr(layer, "kind", type(layer).__name__), "shape": x.shape[1:],
                      "parameters": parameters})  # fmt: skip
    return boxes


def check_picture(picture: Sequence[int], kind: str) -> None:
    """Raises ValueError when pictures (channels, height, width) are not of a size that ``kind`` can make or judge."""
    if kind == "dcgan" and (min(picture[1:]) < 8 or any(side % 4 for side in picture[1:])):
        raise ValueError(
            f"pictures of {picture[1]}x{picture[2]} do not fit a DCGAN, whose sides are multiples of 4 from 8 up"
        )


def initialise(network: nn.Module) -> None:
    """Weights from N(0, 0.02^2), those of norms from N(1, 0.02^2), biases 0 (Radford et al. 2016, section 4)."""
    for module in network.modules():
        if isinstance(module, nn.Linear | nn.Conv2d | nn.ConvTranspose2d | nn.modules.batchnorm._BatchNorm):
            nn.init.normal_(module.weight, float(isinstance(module, nn.modules.batchnorm._BatchNorm)), 0.02)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def build(
    picture: Sequence[int], latent: int = 64, classes: int = 0, kind: Literal["dcgan", "mlp"] = "dcgan", width: int = 32
) -> Generator:
    """An untrained generator; ``classes`` 0 makes one that is not told what to make.

    "dcgan": a dense layer to 2 ``width`` maps of a quarter of the picture's sides, two transposed convolutions 4x4 of stride
    2 with batch norm and ReLU between, tanh (Radford et al. 2016, arXiv:1511.06434); 234,177 weights for MNIST by default.
    "mlp": dense layers of ``MLP_UNITS``, batch norm and leaky ReLU; ``width`` is not looked at.

    Raises:
        ValueError: a DCGAN cannot make pictures of this size.
    """
    check_picture(picture, kind)
    channels, height, side = picture
    layers: dict[str, nn.Module]
    if kind == "mlp":
        layers = {}
        for number, (inputs, units) in enumerate(pairwise((latent + classes, *MLP_UNITS)), 1):
            layers[f"dense{number}"] = nn.Linear(inputs, units, bias=False)
            layers[f"norm{number}"] = nn.BatchNorm1d(units)
            layers[f"relu{number}"] = nn.LeakyReLU(0.2)
        layers["output"] = nn.Linear(MLP_UNITS[-1], channels * height * side)
        layers |= {"tanh": nn.Tanh(), "picture": ToPicture(picture)}
    else:
        maps = (2 * width, height // 4, side // 4)
        layers = {
            "dense": nn.Linear(latent + classes, maps[0] * maps[1] * maps[2], bias=False),
            "maps": Maps(maps),
            "norm1": nn.BatchNorm2d(2 * width),
            "relu1": nn.ReLU(),
            "up": nn.ConvTranspose2d(2 * width, width, 4, 2, 1, bias=False),
            "norm2": nn.BatchNorm2d(width),
            "relu2": nn.ReLU(),
            "output": nn.ConvTranspose2d(width, channels, 4, 2, 1),
            "tanh": nn.Tanh(),
        }
    arguments = {"picture": list(picture), "latent": latent, "classes": classes, "kind": kind, "width": width}
    network = Generator({"network": "generator", "arguments": arguments}, layers)
    initialise(network)
    return network
