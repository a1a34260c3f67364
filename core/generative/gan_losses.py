"""Losses of generative adversarial networks, for data of any shape.

A discriminator D gives each example one number, its *output*: a logit for "minimax" and "non-saturating", a score for the
others. Generator G turns noise z into a *fake* G(z). Each player has a loss that it minimises; both are means over a batch.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import relu, softplus

from core.generative import LossName


class GanLoss(NamedTuple):
    """What both players minimise.

    ``discriminator(real, fake)`` takes D's outputs for real and for generated examples, any shapes; ``generator(fake)`` those
    for generated ones. Both return a scalar. ``verdict(output)`` says how sure D is that an example is real: -1 fake, 0
    undecided, 1 real. With "wasserstein" it is the output itself, for a critic has no scale and no zero of its own.
    """

    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]
    verdict: Callable[[Tensor], Tensor]


def _tell_apart(real: Tensor, fake: Tensor) -> Tensor:
    """Cross-entropy of the logits: -log sigma(D(x)) - log(1 - sigma(D(G(z)))); 2 ln 2 where D cannot tell."""
    return softplus(-real).mean() + softplus(fake).mean()


#: By name:
#:
#: - minimax: G minimises log(1 - sigma(D(G(z)))), the zero-sum game (Goodfellow et al. 2014, equation 1). Its gradient
#:   vanishes where D is sure, for d/dl log(1 - sigma(l)) = -sigma(l).
#: - non-saturating: G minimises -log sigma(D(G(z))) instead (same paper, section 3): slope -(1 - sigma(l)).
#: - least squares: D minimises (D(x) - 1)^2 / 2 + D(G(z))^2 / 2, G minimises (D(G(z)) - 1)^2 / 2 (Mao et al. 2017, equation 9).
#: - wasserstein: D minimises E D(G(z)) - E D(x), G minimises -E D(G(z)) (Arjovsky et al. 2017); D must be kept Lipschitz,
#:   see ``gradient_penalty``.
#: - hinge: D minimises max(0, 1 - D(x)) + max(0, 1 + D(G(z))), G minimises -D(G(z)) (Lim and Ye 2017; Miyato et al. 2018).
LOSSES: dict[LossName, GanLoss] = {
    "minimax": GanLoss(_tell_apart, lambda fake: -softplus(fake).mean(), lambda output: torch.tanh(output / 2)),
    "non-saturating": GanLoss(_tell_apart, lambda fake: softplus(-fake).mean(), lambda output: torch.tanh(output / 2)),
    "least squares": GanLoss(
        lambda real, fake: ((real - 1).square().mean() + fake.square().mean()) / 2,
        lambda fake: (fake - 1).square().mean() / 2,
        lambda output: (2 * output - 1).clamp(-1, 1),
    ),
    "wasserstein": GanLoss(
        lambda real, fake: fake.mean() - real.mean(), lambda fake: -fake.mean(), lambda output: output
    ),
    "hinge": GanLoss(
        lambda real, fake: relu(1 - real).mean() + relu(1 + fake).mean(),
        lambda fake: -fake.mean(),
        lambda output: output.clamp(-1, 1),
    ),
}


def between(real: Tensor, fake: Tensor, share: Tensor) -> Tensor:
    """Places on the straight lines from real to generated examples (n, ...); ``share`` (n,) in [0, 1] says how far along."""
    return real + share.reshape(-1, *(1,) * (real.ndim - 1)) * (fake - real)


def gradient_penalty(discriminator: Callable[[Tensor], Tensor], places: Tensor, norm: float) -> Tensor:
    """E (|dD/dx| - norm)^2 over ``places`` (n, ...), a scalar to be differentiated with respect to D's weights.

    ``norm`` 1, at places ``between`` real and generated examples, keeps a Wasserstein critic nearly 1-Lipschitz (Gulrajani
    et al. 2017, equation 3, weight 10). ``norm`` 0, at real examples, is R1 (Mescheder et al. 2018, equation 9, where its
    weight is gamma / 2): D becomes flat at the data, so the game comes to rest there instead of circling.
    """
    places = places.detach().requires_grad_()
    (gradient,) = torch.autograd.grad(discriminator(places).sum(), places, create_graph=True)
    squared = gradient.flatten(1).square().sum(1)
    # The root's slope is infinite at 0, where D is flat.
    return squared.mean() if norm == 0 else ((squared + 1e-12).sqrt() - norm).square().mean()
