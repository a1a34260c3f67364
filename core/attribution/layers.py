"""A network cut at one of its layers, and its gradients with respect to what goes in."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from core.nearest import nearest
from core.networks.image_network import ImageNetwork, evaluating, measuring


class Slope(NamedTuple):
    """Logits of the target (n,) and their ``gradient``, which has the shape of the pictures."""

    logits: Tensor
    gradient: Tensor


def slope(network: nn.Module, pictures: Tensor, target: int) -> Slope:
    """The logit of class ``target`` and its gradient for each of the pictures (n, channels, h, w)."""
    leaf = pictures.detach().clone().requires_grad_()
    with evaluating(network):
        logits = network(leaf)[:, target]
    (gradient,) = torch.autograd.grad(logits.sum(), leaf)
    return Slope(logits.detach(), gradient)


def target_logits(network: nn.Module, pictures: Tensor, target: int) -> Tensor:
    """The logits (n,) of class ``target`` without any gradient."""
    with measuring(network):
        return network(pictures)[:, target]


def up_to(network: ImageNetwork, pictures: Tensor, layer: str) -> Tensor:
    """What ``layer`` puts out; layers behind it are not computed, so before dense layers the pictures may have any size."""
    x = network.normalised(pictures)
    for name, module in network.layers.items():
        x = module(x)
        if name == layer:
            return x
    raise ValueError(f'there is no layer "{layer}"{nearest(layer, list(network.layers))}')


def behind(network: ImageNetwork, outputs: Tensor, layer: str) -> Tensor:
    """Logits from what ``layer`` puts out."""
    names = list(network.layers)
    for name in names[names.index(layer) + 1 :]:
        outputs = network.layers[name](outputs)
    return outputs


def output_shapes(network: ImageNetwork) -> dict[str, tuple[int, ...]]:
    """Shape of what each layer makes of one picture: (channels, h, w), or (units,) of dense layers."""
    return {box["name"]: tuple(box["shape"]) for box in network.drawing()[1:]}


def last_feature_maps(network: ImageNetwork) -> str:
    """The last layer that puts out maps larger than a pixel, before they are pooled away or flattened.

    Raises:
        ValueError: it has none.
    """
    shapes = {name: shape for name, shape in output_shapes(network).items() if len(shape) == 3 and min(shape[1:]) > 1}
    if not shapes:
        raise ValueError("this network has no feature maps; choose one with convolutions")
    finest = list(shapes)
    # Pooling only coarsens what the layer before it has seen.
    while len(finest) > 1 and "pool" in finest[-1]:
        finest.pop()
    return finest[-1]
