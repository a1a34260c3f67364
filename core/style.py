r"""Neural style transfer: a picture is changed until a network's layers see the content of one and the style of another.

Content is what a layer puts out, place by place; style is which channels respond together, wherever it is: the Gram matrix.
Source: Gatys, Ecker and Bethge, Image style transfer using convolutional neural networks (CVPR 2016); total variation as in
Johnson, Alahi and Fei-Fei, Perceptual losses for real-time style transfer (ECCV 2016).
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import torch
from torch import Tensor

from core.attribution.layers import output_shapes
from core.nearest import nearest
from core.networks.image_network import ImageNetwork, evaluating, measuring
from core.training import make_optimizer

OptimizerName = Literal["l-bfgs", "adam"]
#: Root mean square change of the pixels that one step may make, black to white being 1.
_LONGEST = 0.1
#: The picture itself as a layer: its Gram matrix says how much of which colours there is.
INPUT = "input"


class Layers(NamedTuple):
    """Where a network is asked for content, and for style."""

    content: str
    style: tuple[str, ...]


#: Those of the paper, behind their activations; for SqueezeNet, layers of about the same depth.
_KNOWN = {
    "vgg19": Layers("relu4_2", ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")),
    "squeezenet1_1": Layers("fire6", ("relu1", "fire3", "fire6", "fire9", "fire12")),
}
#: What ends a stage of a network: activations, and blocks that end with one.
_STAGES = ("relu", "tanh", "gelu", "silu", "sigmoid", "fire", "group", "layer")


class Weights(NamedTuple):
    """What each part of the loss counts."""

    content: float
    style: float
    variation: float


class Losses(NamedTuple):
    """``total`` is the weighted sum of ``content``, the mean of ``style`` (by layer) and ``variation``."""

    total: float
    content: float
    style: dict[str, float]
    variation: float


def gram(features: Tensor) -> Tensor:
    """Gram matrix (channels, channels) of feature maps (1, channels, h, w): means over places of products of two channels.

    The mean, where the paper has the sum (equation 3), so that pictures of different sizes can be compared.
    """
    flat = features[0].flatten(1)
    return flat @ flat.T / flat.shape[1]


def mismatch(values: Tensor, target: Tensor) -> Tensor:
    """Sum of squared differences, as a share of the target's own sum of squares.

    0 where they agree, 1 for a picture of which the network sees nothing. Of features this is the paper's content loss
    (equation 1), of Gram matrices its style loss of a layer (equation 4), each divided by a constant: theirs is the size of
    the layer, this one makes the same weights fit every layer of every network.
    """
    return (values - target).square().sum() / target.square().sum().clamp(min=1e-12)


def total_variation(pictures: Tensor) -> Tensor:
    """Mean squared difference of neighbouring pixels, down plus across, of pictures (n, channels, h, w)."""
    down, across = pictures.diff(dim=2), pictures.diff(dim=3)
    return down.square().mean() + across.square().mean()


def usual_layers(network: ImageNetwork, name: str) -> Layers:
    """Where to ask a network called ``name``: as in the paper where it is known, else the picture and every stage but the
    last, which knows little but classes; content at the deepest of them.

    Raises:
        ValueError: it has no feature maps.
    """
    if name in _KNOWN:
        return _KNOWN[name]
    maps = [layer for layer, shape in output_shapes(network).items() if len(shape) == 3 and min(shape[1:]) > 1]
    stages = tuple(layer for layer in maps if layer.startswith(_STAGES)) or tuple(maps)
    if not stages:
        raise ValueError(f"{name} has no feature maps to compare; choose a network with convolutions")
    stages = stages[:-1] if len(stages) > 2 else stages
    return Layers(stages[-1], (INPUT, *stages))


def checked(network: ImageNetwork, layers: Layers) -> Layers:
    """``layers``, if the network puts out feature maps at all of them.

    Raises:
        ValueError: one sentence naming the layer.
    """
    shapes = output_shapes(network)
    maps = [INPUT, *(layer for layer, shape in shapes.items() if len(shape) == 3)]
    for layer in (layers.content, *layers.style):
        if layer not in maps:
            problem = "has no feature maps" if layer in shapes else "is not one of this network"
            raise ValueError(
                f'the layer "{layer}" {problem}{nearest(layer, maps)}; choose among {", ".join(maps) or "none"}'
            )
    return layers


def features(network: ImageNetwork, pictures: Tensor, layers: Sequence[str]) -> dict[str, Tensor]:
    """What these layers make of the pictures (n, channels, h, w); layers behind the last of them are not computed.

    ``INPUT`` is the pictures themselves, in [0, 1].
    """
    wanted = set(layers)
    found = {INPUT: pictures} if INPUT in wanted else {}
    x = network.normalised(pictures)
    for name, layer in network.layers.items():
        x = layer(x)
        if name in wanted:
            found[name] = x
            if len(found) == len(wanted):
                break
    return found


class Transfer:
    """Gradient descent on the pixels of a picture (channels, h, w) in [0, 1], which starts as ``start``.

    ``content`` has its size, ``style`` may have another. ``state()`` is for a checkpoint, and as ``resume`` goes on from
    there, bit for bit. "l-bfgs" takes steps of its own length, after the curvature of the last ten; "adam" moves each pixel
    by about the learning rate.
    """

    def __init__(
        self,
        network: ImageNetwork,
        layers: Layers,
        content: Tensor,
        style: Tensor,
        start: Tensor,
        optimizer: OptimizerName = "l-bfgs",
        resume: dict[str, Any] | None = None,
    ) -> None:
        self.network, self.layers = network, checked(network, layers)
        both = (layers.content, *layers.style)
        with measuring(network):
            seen = [features(network, picture[None], both) for picture in (content, style)]
            self._scales = {n: _scale(*(found[n] for found in seen)) for n in both}
            self._content = seen[0][layers.content] * self._scales[layers.content]
            self.style_grams = {n: gram(seen[1][n] * self._scales[n]) for n in layers.style}
        pixels = resume["picture"].to(start.device) if resume else start[None]
        self._leaf = pixels.detach().clone(memory_format=torch.contiguous_format).requires_grad_()
        self._name, self._weights, self._total = optimizer, None, math.inf
        self._optimizer = self._fresh_optimizer()
        if resume:
            self._weights = Weights(*resume["weights"]) if resume["weights"] else None
            self._total = resume["total"]
            # Copied: the optimizer would go on in the checkpoint's own tensors, which one may go back to once more.
            self._optimizer.load_state_dict(copy.deepcopy(resume["optimizer"]))

    @property
    def picture(self) -> Tensor:
        """The picture (channels, h, w) as it is now."""
        return self._leaf.detach()[0]

    def losses(self, weights: Weights) -> Losses:
        """Of the picture as it is now."""
        with measuring(self.network):
            return self._named(*self._parts(), weights)

    def grams(self) -> dict[str, Tensor]:
        """Gram matrix of each style layer for the picture as it is now."""
        with measuring(self.network):
            found = features(self.network, self._leaf, self.layers.style)
            return {n: gram(found[n] * self._scales[n]) for n in self.layers.style}

    def step(self, weights: Weights, learning_rate: float) -> Losses:
        """Changes the picture once; returns the losses that it had before."""
        if self._name == "l-bfgs" and self._weights not in (None, weights):
            self._optimizer = self._fresh_optimizer()  # what it knows of the curvature is that of another loss
            self._total = math.inf
        self._weights = weights
        if self._name == "adam":
            self._optimizer.param_groups[0]["lr"] = learning_rate
        seen: list[Losses] = []

        def objective() -> Tensor:
            self._leaf.grad = None
            with evaluating(self.network):
                content, style, variation = self._parts()
            total = weights.content * content + weights.style * style.mean() + weights.variation * variation
            # A pixel's share of the loss is tiny; times their number, L-BFGS does not take curvature for rounding.
            (total * self._leaf.numel()).backward()
            seen.append(self._named(content, style, variation, weights))
            return total.detach() * self._leaf.numel()

        before = self._leaf.detach().clone()
        self._optimizer.step(objective)
        with torch.no_grad():
            far = (self._leaf - before).square().mean().sqrt() / _LONGEST
            if far > 1:
                self._leaf.copy_(before + (self._leaf - before) / far)
            self._leaf.clamp_(0, 1)
        if self._name == "l-bfgs" and (far > 1 or seen[0].total > 2 * self._total):
            self._optimizer = self._fresh_optimizer()  # there is no line search to save it from a wrong curvature
        self._total = seen[0].total
        return seen[0]

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds, beside the step."""
        weights = list(self._weights) if self._weights else None
        optimizer = self._optimizer.state_dict()
        return {"picture": self._leaf.detach(), "weights": weights, "total": self._total, "optimizer": optimizer}

    def _fresh_optimizer(self) -> torch.optim.Optimizer:
        if self._name == "adam":
            return make_optimizer("adam", [self._leaf], 0.01)
        # One evaluation a step: a line search would hold up the page for as many as it takes.
        return torch.optim.LBFGS([self._leaf], 1.0, max_iter=1, history_size=10, tolerance_grad=0, tolerance_change=0)

    def _parts(self) -> tuple[Tensor, Tensor, Tensor]:
        """Content loss, style losses (layers,), total variation."""
        found = features(self.network, self._leaf, [self.layers.content, *self.layers.style])
        found = {name: maps * self._scales[name] for name, maps in found.items()}
        content = mismatch(found[self.layers.content], self._content)
        style = torch.stack([mismatch(gram(found[n]), self.style_grams[n]) for n in self.layers.style])
        return content, style, total_variation(self._leaf)

    def _named(self, content: Tensor, style: Tensor, variation: Tensor, weights: Weights) -> Losses:
        first, last, *rest = torch.cat([torch.stack([content, variation]), style]).detach().tolist()
        total = weights.content * first + weights.style * sum(rest) / len(rest) + weights.variation * last
        return Losses(total, first, dict(zip(self.layers.style, rest, strict=True)), last)


def _scale(content: Tensor, style: Tensor) -> Tensor:
    """Factors (1, channels, 1, 1) that bring each channel to a mean square of 1 over both pictures.

    So that no channel drowns the others; the paper scales its filters to a mean activation of 1 over many pictures.
    """
    power = (content.square().mean((0, 2, 3)) + style.square().mean((0, 2, 3))) / 2
    return power.clamp(min=1e-8).rsqrt()[None, :, None, None]
