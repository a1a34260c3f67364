"""Discriminators: is a picture real? Fully connected or convolutional (DCGAN); told its class if there are classes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from core.networks.generator import check_picture, initialise, layer_boxes
from core.networks.image_network import measuring

#: How a discriminator is kept from running away: batch norm, weights of largest singular value 1, or not at all.
NormName = Literal["batch", "spectral", "none"]
#: Units of the hidden layers of "mlp".
MLP_UNITS = (512, 256)


class Discriminator(nn.Module):
    """Pictures (n, channels, height, width) in [-1, 1] to one output each, (n,): a logit or a score, as the loss has it.

    With ``classes`` it also takes the class of each picture, (n,) int64: the output is w.h + <e(class), h> for the features h
    of the last layer, with an embedding e (Miyato and Koyama 2018, arXiv:1802.05637, equation 3).
    """

    def __init__(self, spec: dict[str, Any], layers: dict[str, nn.Module], features: int) -> None:
        super().__init__()
        self.spec, arguments = spec, spec["arguments"]
        self.picture: tuple[int, int, int] = tuple(arguments["picture"])
        self.classes: int = arguments["classes"]
        self.layers, self.output = nn.ModuleDict(layers), nn.Linear(features, 1)
        self.embedding = nn.Embedding(self.classes, features) if self.classes else None

    def forward(self, pictures: Tensor, labels: Tensor | None = None) -> Tensor:
        """Outputs (n,); ``labels`` are needed if there are classes, and not looked at otherwise."""
        x = pictures
        for layer in self.layers.values():
            x = layer(x)
        outputs = self.output(x)[:, 0]
        if self.embedding is None:
            return outputs
        if labels is None:
            raise ValueError(f"this discriminator knows {self.classes} classes and needs one for each picture")
        return outputs + (self.embedding(labels) * x).sum(1)

    def drawing(self) -> list[dict[str, Any]]:
        """Layers for a ``Diagram``."""
        picture = torch.zeros(1, *self.picture, device=self.output.bias.device)
        start = {"name": "Picture", "kind": "input", "shape": self.picture, "parameters": 0}
        parameters = sum(p.numel() for p in self.output.parameters())
        if self.embedding is not None:
            parameters += self.classes * self.output.in_features
        end = {"name": "output", "kind": "real?", "shape": (1,), "parameters": parameters}
        with measuring(self):
            return [start, *layer_boxes(self.layers, picture), end]


class Flat(nn.Module):
    """Feature maps (n, c, h, w) or pictures as units (n, h * w * c), without a copy if they are channels last in memory."""

    kind = "flat"

    def forward(self, x: Tensor) -> Tensor:
        return x.permute(0, 2, 3, 1).flatten(1)


def build(
    picture: Sequence[int], classes: int = 0, kind: Literal["dcgan", "mlp"] = "dcgan", width: int = 32,
    norm: NormName = "batch",
) -> Discriminator:  # fmt: skip
    """An untrained discriminator.

    "dcgan": two convolutions 4x4 of stride 2, to ``width`` and 2 ``width`` maps, leaky ReLU, dense; 36,577 weights for MNIST
    by default. ``norm`` "batch" normalises the second one's output (Radford et al. 2016), "spectral" all weights (Miyato et
    al. 2018, arXiv:1802.05957); a Wasserstein critic with gradient penalty needs "none" or "spectral", for its penalty is each
    picture's own. "mlp": dense layers of ``MLP_UNITS`` and leaky ReLU, which "batch" leaves as they are.

    Raises:
        ValueError: a DCGAN cannot judge pictures of this size.
    """
    check_picture(picture, kind)
    channels, height, side = picture
    layers: dict[str, nn.Module] = {}
    if kind == "mlp":
        layers["flat"] = Flat()
        for number, (inputs, units) in enumerate(pairwise((channels * height * side, *MLP_UNITS)), 1):
            layers |= {f"dense{number}": nn.Linear(inputs, units), f"relu{number}": nn.LeakyReLU(0.2)}
        features = MLP_UNITS[-1]
    else:
        layers |= {"conv1": nn.Conv2d(channels, width, 4, 2, 1), "relu1": nn.LeakyReLU(0.2)}
        layers["conv2"] = nn.Conv2d(width, 2 * width, 4, 2, 1, bias=norm != "batch")
        if norm == "batch":
            layers["norm"] = nn.BatchNorm2d(2 * width)
        layers |= {"relu2": nn.LeakyReLU(0.2), "flat": Flat()}
        features = 2 * width * (height // 4) * (side // 4)
    arguments = {"picture": list(picture), "classes": classes, "kind": kind, "width": width, "norm": norm}
    network = Discriminator({"network": "discriminator", "arguments": arguments}, layers, features)
    if norm == "batch" and kind == "dcgan":
        initialise(network)
    if network.embedding is not None:
        nn.init.normal_(network.embedding.weight, 0, 0.02)
    if norm == "spectral":
        for module in list(network.modules()):
            if isinstance(module, nn.Linear | nn.Conv2d | nn.Embedding):
                spectral_norm(module)
    return network
