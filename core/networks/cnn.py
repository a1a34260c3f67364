"""Convolutional networks from a list of layers, and well-known ones as such lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.networks.image_network import ImageNetwork, measuring
from core.networks.layer_list import LayerError, parse

_ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "gelu": nn.GELU, "silu": nn.SiLU, "sigmoid": nn.Sigmoid}


class Dense(nn.Linear):
    """A fully connected layer that takes feature maps as they come."""

    def forward(self, x: Tensor) -> Tensor:
        # Flattening is channels first, and so would be the gradient that it hands back: pooling takes three times as long on it.
        last = x.ndim == 4 and x.is_contiguous(memory_format=torch.channels_last)
        if last and x.requires_grad and not torch.compiler.is_compiling():
            x.register_hook(lambda slope: slope.contiguous(memory_format=torch.channels_last))
        return super().forward(x.flatten(1))


class Dropout(nn.Dropout):
    """Torch's dropout, five times as fast on a CPU: of each 64 random bits that torch would spend on one value, four are made.

    The probability is exact to 2^-17.
    """

    def forward(self, x: Tensor) -> Tensor:
        if not (self.training and self.p and x.device.type == "cpu"):
            return super().forward(x)
        if not x.is_contiguous(memory_format=torch.channels_last if x.ndim == 4 else torch.contiguous_format):
            x = x.contiguous()
        random = torch.empty(-(-x.numel() // 4), dtype=torch.int64).random_(-(2**63), None).view(torch.int16)
        kept = random.as_strided(x.shape, x.stride()) >= round(self.p * 2**16) - 2**15
        return x * (kept * torch.tensor(1 / (1 - self.p), dtype=x.dtype))


class Norm(nn.modules.batchnorm._BatchNorm):
    """Batch norm of feature maps or units; a single value has no variance, so it is normalised as when measuring."""

    def _check_input_dim(self, x: Tensor) -> None:
        pass

    def forward(self, x: Tensor) -> Tensor:
        if self.training and x.numel() == x.shape[1]:
            return functional.batch_norm(x, self.running_mean, self.running_var, self.weight, self.bias, eps=self.eps)
        return super().forward(x)


def build(shape: Sequence[int], classes: int, layers: Sequence[str]) -> ImageNetwork:
    """An untrained network for pictures of ``shape`` (channels, height, width); the output layer follows by itself.

    ``layers`` as core.networks.layer_list reads them. Weights start as torch's own layers do: uniform within
    1 / sqrt(inputs of a unit).

    Raises:
        LayerError: one sentence naming the layer that is no layer, or that the picture has become too small for.
    """
    arguments = {"shape": list(shape), "classes": classes, "layers": list(layers)}
    signal, made, seen = torch.zeros(1, *shape), {}, Counter()
    for text in layers:
        layer = parse(text)
        seen[layer.kind] += 1
        module = _module(layer.kind, layer.numbers, signal)
        signal = _through(module, signal, text)
        made[f"{layer.kind}{seen[layer.kind]}"] = module
    made["output"] = _module("dense", (classes,), signal)
    return ImageNetwork({"network": "cnn", "arguments": arguments}, shape, classes, made)


def _module(kind: str, numbers: tuple[float, ...], signal: Tensor) -> nn.Module:
    """The torch module of one layer that takes ``signal`` (1, ...)."""
    match kind, numbers:
        case "conv", (filters, size, padding):
            module = nn.Conv2d(signal.shape[1], filters, size, padding=padding) if signal.ndim == 4 else None
        case "pool", (size,):
            module = nn.MaxPool2d(size)
        case "meanpool", (size,):
            module = nn.AvgPool2d(size)
        case "globalpool", ():
            module = nn.AdaptiveAvgPool2d(1)
        case "norm", ():
            module = Norm(signal.shape[1])
        case "dropout", (share,):
            module = Dropout(share)
        case "dense", (units,):
            module = Dense(signal[0].numel(), units)
        case _:
            module = _ACTIVATIONS[kind]()
    if module is None or (signal.ndim == 2 and "pool" in kind):
        raise LayerError(f'"{kind}" needs a picture, but stands after a dense layer')
    module.kind = " ".join([kind, *(f"{n:g}" for n in numbers[:2])])
    return module


def _through(module: nn.Module, signal: Tensor, text: str) -> Tensor:
    try:
        with measuring(module):
            signal = module(signal)
    except RuntimeError:
        signal = signal[..., :0]
    if not signal.numel():
        raise LayerError(f'"{text}" is larger than what is left of the picture there; pool less before it')
    return signal
