"""What all networks for pictures share: named layers whose outputs can be looked at, and normalisation inside the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from core.datasets.on_device import OnDevice


class ImageNetwork(nn.Module):
    """Layers one after the other: pictures (n, channels, height, width) in [0, 1] to logits (n, classes), float32.

    The channels' ``mean`` and ``std`` (channels,) that pictures are normalised with are part of the weights, so whoever
    loads a network need not know them. ``shape`` is (channels, height, width); ``spec`` is what rebuilds the network (see
    core.networks). Names of layers are "conv1", "relu1", "pool1", ..., the last one is "output".
    """

    def __init__(
        self, spec: Mapping[str, Any], shape: Sequence[int], classes: int, layers: Mapping[str, nn.Module]
    ) -> None:
        super().__init__()
        self.spec, self.shape, self.classes = dict(spec), tuple(shape), classes
        self.register_buffer("mean", torch.zeros(shape[0]))
        self.register_buffer("std", torch.ones(shape[0]))
        self.layers = nn.ModuleDict(layers)

    def normalise_with(self, pictures: np.ndarray) -> None:
        """Sets ``mean`` and ``std`` to those of these pictures, (n, h, w) or (n, h, w, 3) uint8."""
        # A tenth of a large set gives the same two digits in a tenth of the time.
        some = pictures[:: max(1, len(pictures) // 6000)]
        mean, deviation = OnDevice(some, np.zeros(len(some), np.int64)).mean_and_deviation()
        self.mean.copy_(mean)
        self.std.copy_(deviation.clamp(min=1e-3))

    def forward(self, x: Tensor) -> Tensor:
        """Logits (n, classes)."""
        x = self.normalised(x)
        for layer in self.layers.values():
            x = layer(x)
        return x

    def layer_outputs(self, x: Tensor) -> dict[str, Tensor]:
        """What every layer puts out, by its name, in order: (n, channels, h, w) or, after dense layers, (n, units)."""
        outputs, x = {}, self.normalised(x)
        for name, layer in self.layers.items():
            outputs[name] = x = layer(x)
        return outputs

    def normalised(self, x: Tensor) -> Tensor:
        """Pictures in [0, 1] in the units that the first layer takes."""
        return (x - self.mean[:, None, None]) / self.std[:, None, None]

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return self.mean.device

    def encode(self, pixels: np.ndarray | Tensor) -> Tensor:
        """uint8 (n, h, w) or (n, h, w, 3) as the network takes them: (n, channels, h, w) in [0, 1] on its device."""
        return scaled(as_planes(pixels).to(self.device))

    def predict(self, pictures: Tensor, precision: torch.dtype = torch.float32) -> Tensor:
        """Logits (n, classes) of encoded pictures, as one measures: no gradients, dropout off, batch norm as learned."""
        with measuring(self), forward_in(precision, self.device):
            return self(pictures).float()

    def share_right(self, pixels: np.ndarray, labels: np.ndarray, piece: int = 500) -> float:
        """The share of uint8 pictures (n, h, w) or (n, h, w, 3) that get their label, in float32: what cards state."""
        right = 0
        for start in range(0, len(pixels), piece):
            answers = self.predict(self.encode(pixels[start : start + piece])).argmax(1).cpu().numpy()
            right += int((answers == labels[start : start + piece]).sum())
        return right / len(pixels)

    def drawing(self) -> list[dict[str, Any]]:
        """Layers for a ``Diagram``: name, kind, shape of one picture's output, number of parameters."""
        with measuring(self):
            outputs = self.layer_outputs(torch.zeros(1, *self.shape, device=self.device))
        boxes = [{"name": "Input", "kind": "input", "shape": self.shape, "parameters": 0}]
        for name, output in outputs.items():
            layer = self.layers[name]
            boxes.append(
                {
                    "name": name,
                    "kind": getattr(layer, "kind", type(layer).__name__),
                    "shape": tuple(output.shape[1:]),
                    "parameters": sum(p.numel() for p in layer.parameters()),
                }
            )
        return boxes

    def operations(self) -> int:
        """Multiplications and additions for one picture's forward pass, those of convolutions and dense layers."""
        counted = []

        def count(layer: nn.Module, _: Any, output: Tensor) -> None:
            places = output[0, 0].numel() if output.ndim == 4 else 1
            counted.append(2 * layer.weight.numel() * places)

        layers = [m for m in self.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
        hooks = [layer.register_forward_hook(count) for layer in layers]
        with measuring(self):
            self(torch.zeros(1, *self.shape, device=self.device))
        for hook in hooks:
            hook.remove()
        return sum(counted)


def as_planes(pixels: np.ndarray | Tensor) -> Tensor:
    """uint8 pictures (n, h, w) or (n, h, w, 3) as (n, channels, h, w), channels last in memory; no copy where none is needed."""
    if isinstance(pixels, np.ndarray):  # torch takes no read-only arrays
        pixels = torch.from_numpy(np.require(pixels, requirements=["C", "W"]))
    return pixels.unsqueeze(1) if pixels.ndim == 3 else pixels.movedim(3, 1)


def scaled(pixels: Tensor) -> Tensor:
    """uint8 (n, channels, h, w) as float32 in [0, 1], channels last in memory, as convolutions are fastest."""
    return pixels.to(torch.float32, memory_format=torch.channels_last).div_(255)


@contextmanager
def evaluating(network: nn.Module) -> Iterator[None]:
    """Evaluation mode inside the block, every part's own mode afterwards; gradients stay on. Never yield from a run in it."""
    training = [module for module in network.modules() if module.training]
    network.eval()
    try:
        yield
    finally:
        for module in training:
            module.training = True


@contextmanager
def measuring(network: nn.Module) -> Iterator[None]:
    """No gradients and evaluation mode inside the block. Never yield from a run in it."""
    with evaluating(network), torch.no_grad():
        yield


@contextmanager
def forward_in(precision: torch.dtype, device: torch.device) -> Iterator[None]:
    """Autocast for a forward pass in this precision; float32 changes nothing."""
    with torch.autocast(device.type, precision, enabled=precision != torch.float32):
        yield
