r"""Grad-CAM: $\mathrm{ReLU}(\sum_k w_k A^k)$ with $w_k$ the mean over places of $\partial f_c / \partial A^k$, for feature maps $A^k$.

Coarse: it has the resolution of the layer, and says nothing about what happens before it.
Source: Selvaraju et al., Grad-CAM: visual explanations from deep networks via gradient-based localization (2017),
equations 1 and 2.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from core.attribution.layers import behind, up_to
from core.networks.image_network import ImageNetwork, evaluating, measuring


def grad_cam(network: ImageNetwork, picture: Tensor, target: int, layer: str) -> Tensor:
    """The map of class ``target``, at the resolution of ``layer``: (h, w), not negative.

    Raises:
        ValueError: the layer puts out no feature maps.
    """
    with measuring(network):
        maps = up_to(network, picture[None], layer)
    if maps.ndim != 4:
        raise ValueError(f'Grad-CAM needs feature maps, but the layer "{layer}" puts out {maps.shape[1]} units')
    maps.requires_grad_()
    with evaluating(network):
        logit = behind(network, maps, layer)[0, target]
    (gradient,) = torch.autograd.grad(logit, maps)
    weights = gradient.mean((2, 3), keepdim=True)
    return functional.relu((weights * maps.detach()).sum(1))[0]


def enlarged(coarse: Tensor, size: tuple[int, int]) -> Tensor:
    """A map at the size (h, w) of the picture, interpolated bilinearly."""
    return functional.interpolate(coarse[None, None], size=size, mode="bilinear", align_corners=False)[0, 0]
