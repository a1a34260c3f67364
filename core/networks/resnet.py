"""A small residual network for colour pictures, built to learn CIFAR-10 in a few epochs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.networks.cnn import Dense
from core.networks.image_network import ImageNetwork


class Whitening(nn.Conv2d):
    """A 2x2 convolution that decorrelates the pixels of a patch: both signs of each eigenvector of their covariance.

    Its weights are set by ``learn_from`` and never trained, only its bias is.
    """

    kind = "whitening 2"

    def __init__(self, channels: int) -> None:
        super().__init__(channels, 8 * channels, 2)
        self.weight.requires_grad_(False)

    def learn_from(self, pictures: Tensor) -> None:
        """Sets the weights from normalised pictures (n, channels, h, w), eigenvectors scaled to unit variance."""
        patches = functional.unfold(pictures, 2).movedim(1, 2).reshape(-1, self.weight[0].numel()).double().cpu()
        variances, vectors = torch.linalg.eigh(patches.T @ patches / len(patches))
        # Directions without any variance (a margin of equal pixels) must not be blown up to noise.
        scaled = vectors.T / torch.sqrt(variances.clamp(min=0) + 5e-4)[:, None]
        with torch.no_grad():
            self.weight.copy_(torch.cat([scaled, -scaled]).reshape(self.weight.shape))
            self.bias.zero_()


class Group(nn.Module):
    """Convolution, pooling, norm, GELU; then a residual convolution: GELU(h + norm(conv(h)))."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv1, self.conv2 = (nn.Conv2d(n, outputs, 3, padding=1, bias=False) for n in (inputs, outputs))
        self.norm1, self.norm2 = (nn.BatchNorm2d(outputs, momentum=0.4) for _ in range(2))
        self.kind = f"residual {outputs}"
        for conv in (self.conv1, self.conv2):
            # Identity on the channels that come in, so that the signal passes a fresh network undistorted.
            nn.init.dirac_(conv.weight[: min(conv.weight.shape[:2])].data)

    def forward(self, x: Tensor) -> Tensor:
        h = functional.gelu(self.norm1(functional.max_pool2d(self.conv1(x), 2)))
        return functional.gelu(h + self.norm2(self.conv2(h)))


class GlobalMax(nn.Module):
    """The largest value of each feature map."""

    kind = "global max"

    def forward(self, x: Tensor) -> Tensor:
        return x.amax((2, 3))


class Scale(nn.Module):
    """Divides by a constant: keeps the first logits small while the last layer learns fast."""

    def __init__(self, divisor: float) -> None:
        super().__init__()
        self.divisor, self.kind = divisor, f"divide by {divisor:g}"

    def forward(self, x: Tensor) -> Tensor:
        return x / self.divisor


def build(shape: Sequence[int], classes: int, widths: Sequence[int] = (64, 256, 256)) -> ImageNetwork:
    """An untrained network for pictures of ``shape`` (channels, height, width), at least 16x16 with three ``widths``.

    Whitening, one residual group per width (each halves the picture), global maximum, dense layer. After the networks of
    Page's DAWNBench entry (2018) and Jordan, "94% on CIFAR-10 in 3.29 seconds on a single GPU" (2024), with residual groups.

    Raises:
        ValueError: the pictures are too small.
    """
    channels, height, width = shape
    if min(height, width) <= 2 ** len(widths):
        raise ValueError(f"a resnet of {len(widths)} groups needs pictures larger than {2 ** len(widths)} pixels")
    layers: dict[str, nn.Module] = {"whitening": Whitening(channels), "gelu": nn.GELU()}
    for number, (inputs, outputs) in enumerate(zip([8 * channels, *widths], widths, strict=False), 1):
        layers[f"group{number}"] = Group(inputs, outputs)
    layers |= {"globalmax": GlobalMax(), "output": Dense(widths[-1], classes, bias=False), "scaled": Scale(9)}
    arguments = {"shape": list(shape), "classes": classes, "widths": list(widths)}
    return ImageNetwork({"network": "resnet", "arguments": arguments}, shape, classes, layers)


def whiten(network: ImageNetwork, pictures: np.ndarray) -> None:
    """Sets the whitening of an untrained network from training pictures (uint8); other networks stay as they are."""
    if isinstance(layer := network.layers[next(iter(network.layers))], Whitening):
        x = network.encode(pictures[:: max(1, len(pictures) // 5000)])
        layer.learn_from(network.normalised(x))
