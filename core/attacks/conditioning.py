r"""Robustness as a conditioning problem: how much a small change of one picture can change the logits.

With $f$ the logits and $J$ their Jacobian at $x$, (classes, values of the picture), a change $\delta$ moves them by about $J \delta$:

$$\|f(x + \delta) - f(x)\| \le \sigma_1(J) \, \|\delta\| + o(\|\delta\|), \qquad
  \kappa(x) = \frac{\|J\|_2 \, \|x\|}{\|f(x)\|}, \quad \|J\|_2 = \sigma_1(J).$$

$\kappa$ is the relative condition number: relative changes of the picture come out up to $\kappa$ times as large. What an
attack needs is not the logits but the gap to another class, whose boundary is to first order this far away in L2:

$$d(x) \approx \min_{j \ne y} \frac{z_y - z_j}{\|\nabla z_y - \nabla z_j\|_2}.$$

It is exact where the model is linear and [0, 1] does not get in the way, and no bound elsewhere. Beside it stands the length
of the smallest change found, which is an upper bound of the true distance.
Sources: Trefethen and Bau, Numerical linear algebra (1997), lecture 12, equation 12.6; Yoshida and Miyato, Spectral norm
regularization (2017), section 3; Moosavi-Dezfooli, Fawzi and Frossard, DeepFool (2016), equation 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor, nn

from core.attacks.deepfool import deepfool_steps
from core.attacks.gradients import input_gradient, predict
from core.attacks.measure import last
from core.attacks.projection import norms
from core.networks.image_network import evaluating, forward_in

#: A Jacobian with more numbers than this is not held whole: about 0.1 GB of them per call.
_MOST_NUMBERS = 2**25


class Conditioning(NamedTuple):
    """One number (n,) per picture, all of lengths in L2 and of logits, for the class that the model answers.

    ``singular_value`` is the Jacobian's largest, ``condition`` the relative condition number (infinite where all logits are
    0), ``first_order`` the distance of the nearest boundary of the linearised model, and ``found`` the length of the
    smallest change found that changes the answer, infinite where none was.
    """

    singular_value: Tensor
    condition: Tensor
    first_order: Tensor
    found: Tensor


def conditioning(model: nn.Module, images: Tensor, *, steps: int = 50) -> Conditioning:
    """How each picture is conditioned; ``steps`` are DeepFool's.

    Raises:
        UnfitModel: see ``core.attacks``.
    """
    return last(conditioning_steps(model, images, steps=steps))


def conditioning_steps(model: nn.Module, images: Tensor, *, steps: int = 50) -> Iterator[Conditioning | None]:
    """``conditioning`` in short steps, with no mode set between them: None until, as the last value, the result comes."""
    images = images.detach()
    logits = predict(model, images)
    answers = logits.argmax(1)
    yield None
    jacobians = None
    if logits.numel() * images[0].numel() <= _MOST_NUMBERS:
        jacobians = jacobian(model, images)
        sigma = torch.linalg.matrix_norm(jacobians, 2)
    else:
        for sigma in largest_singular_value_steps(model, images):  # noqa: B007, its last one is used
            yield None
    condition = sigma * norms(images, "l2") / norms(logits, "l2")
    yield None
    first_order = first_order_distance(model, images, answers, jacobians)
    for moved in smallest_change_steps(model, images, answers, steps=steps):
        smallest = norms(moved - images, "l2")
        yield None
    yield Conditioning(sigma, condition, first_order, torch.where(smallest > 0, smallest, torch.inf))


def jacobian(model: nn.Module, images: Tensor) -> Tensor:
    """Derivatives (n, classes, values) of each picture's logits with respect to its own values, flattened."""
    return input_gradient(model, images, lambda logits: logits).gradient.flatten(2)


def largest_singular_value(model: nn.Module, images: Tensor, *, tolerance: float = 1e-4, steps: int = 200) -> Tensor:
    r"""$\sigma_1$ (n,) of the Jacobians by power iteration on $J J^T$ of the logits' side, without holding one.

    A step is one product with $J^T$ (backward) and one with $J$ (backward through the backward). Ends when no value grows
    by more than ``tolerance`` of itself, or after ``steps``. The value comes from below.
    Source: Golub and Van Loan, Matrix computations (2013), section 8.2.1.
    """
    return last(largest_singular_value_steps(model, images, tolerance=tolerance, steps=steps))


def largest_singular_value_steps(
    model: nn.Module, images: Tensor, *, tolerance: float = 1e-4, steps: int = 200
) -> Iterator[Tensor]:
    """``largest_singular_value`` as an iterator of the values after each step."""
    leaf = images.detach().requires_grad_()
    with evaluating(model), torch.enable_grad(), forward_in(torch.float32, images.device):
        logits = model(leaf)
        dummy = torch.zeros_like(logits, requires_grad=True)
        (pulled,) = torch.autograd.grad(logits, leaf, dummy, create_graph=True)
    generator = torch.Generator().manual_seed(0)
    u = torch.randn(logits.shape, generator=generator).to(logits)
    sigma = torch.zeros(len(images), device=images.device)
    for _ in range(steps):
        u = u / u.norm(dim=1, keepdim=True).clamp(min=torch.finfo(u.dtype).tiny)
        with forward_in(torch.float32, images.device):
            (v,) = torch.autograd.grad(logits, leaf, u, retain_graph=True)
            (u,) = torch.autograd.grad(pulled, dummy, v, retain_graph=True)
        # |J J^T u| / |J^T u| is between the two estimates |J^T u| of this step and the next.
        before, sigma = sigma, u.norm(dim=1) / norms(v, "l2").clamp(min=torch.finfo(u.dtype).tiny)
        yield sigma
        if (sigma - before <= tolerance * sigma).all():
            break


def first_order_distance(model: nn.Module, images: Tensor, labels: Tensor, jacobians: Tensor | None = None) -> Tensor:
    """L2 distance (n,) of the linearised model's nearest boundary: over all classes given the ``jacobians``, else to the runner-up.

    Not positive where the model answers something else than the label.
    """
    if jacobians is None:
        others = predict(model, images).scatter(1, labels[:, None], -torch.inf).argmax(1)
        pair = torch.stack([labels, others], 1)
        logits, slopes = input_gradient(model, images, lambda z: z.gather(1, pair))
        logits, slopes, own = logits.gather(1, pair), slopes.flatten(2), torch.zeros_like(labels)
    else:
        logits, slopes, own = predict(model, images), jacobians, labels
    index = own[:, None]
    gaps = logits.gather(1, index) - logits
    lengths = (slopes.take_along_dim(index[:, :, None], 1) - slopes).norm(dim=2)
    return (gaps / lengths).scatter(1, index, torch.inf).amin(1)


def smallest_change(model: nn.Module, images: Tensor, labels: Tensor, *, steps: int = 50, halvings: int = 12) -> Tensor:
    """Pictures close behind the nearest boundary found: DeepFool's, drawn back towards the originals as far as they fool.

    Between the picture and DeepFool's answer the boundary is found by ``halvings`` of the line, so to 1/4096 of its length.
    Pictures that DeepFool cannot change, or whose answer is not the label to begin with, come back as they are.
    """
    return last(smallest_change_steps(model, images, labels, steps=steps, halvings=halvings))


def smallest_change_steps(
    model: nn.Module, images: Tensor, labels: Tensor, *, steps: int = 50, halvings: int = 12
) -> Iterator[Tensor]:
    """``smallest_change`` as an iterator of the pictures after each of DeepFool's steps and each halving."""
    for found in deepfool_steps(model, images, labels, norm="l2", steps=steps):
        yield found
    short, far = (torch.zeros(len(images), 1, 1, 1, device=images.device) for _ in range(2))
    far += 1
    for _ in range(halvings):
        middle = (short + far) / 2
        fools = (predict(model, torch.lerp(images, found, middle)).argmax(1) != labels)[:, None, None, None]
        short, far = torch.where(fools, short, middle), torch.where(fools, middle, far)
        yield torch.lerp(images, found, far)
    closest = torch.lerp(images, found, far)
    fools = (predict(model, closest).argmax(1) != labels) & (found != images).flatten(1).any(1)
    yield torch.where(fools[:, None, None, None], closest, images)
