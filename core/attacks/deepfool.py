r"""DeepFool: steps to the nearest boundary of the linearised model until the answer changes, for the least distance.

With $f_k = z_k - z_y$ and $w_k = \nabla f_k$, the nearest class is the one with the smallest $|f_k| / \|w_k\|_*$ (the dual
norm), and the step just crosses its boundary. It minimises the size of the perturbation, so it has no budget; that of a
linear model is exact. Steps do not look at the box that pictures are clipped to: those that do are longer, fewer, and end
further away.
Source: Moosavi-Dezfooli, Fawzi and Frossard, DeepFool (2016), algorithm 2 and equations 11 and 12.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from core.attacks.gradients import input_gradient, predict, require_attackable
from core.attacks.measure import fooled, last
from core.attacks.projection import Norm, known


def deepfool(model: nn.Module, images: Tensor, labels: Tensor, **options: Any) -> Tensor:
    """The last pictures of ``deepfool_steps``, with its options."""
    return last(deepfool_steps(model, images, labels, **options))


def deepfool_steps(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    *,
    norm: Norm = "l2",
    steps: int = 50,
    overshoot: float = 0.02,
    candidates: int = 10,
) -> Iterator[Tensor]:
    """Pictures on their way just across the nearest boundary, after each step; ends as soon as all fool the model.

    Those that fool already stay unchanged. ``overshoot`` is the share by which the perturbation is longer than the boundary
    needs; ``candidates`` how many classes, the likeliest first, are looked at, the label's included.

    Raises:
        UnfitModel: see ``core.attacks``.
        ValueError: norm, steps, overshoot or candidates out of range.
    """
    known(norm)
    if steps < 1 or candidates < 2 or overshoot < 0:
        raise ValueError(
            f"DeepFool takes at least 1 step, 2 candidates and an overshoot from 0 up, not {steps}, {candidates} and {overshoot:g}"
        )
    images = images.detach()
    result, moved = images.clone(), torch.zeros_like(images)
    logits = predict(model, images)
    classes = _likeliest_others(logits, labels, candidates)
    rows = (~fooled(logits, labels)).nonzero()[:, 0]
    if not len(rows):
        yield result
    for step in range(steps):
        if not len(rows):
            return
        own, others = labels[rows, None], classes[rows]
        slopes = input_gradient(model, result[rows], lambda z, y=own, k=others: z.gather(1, k) - z.gather(1, y))
        if step == 0:
            require_attackable(slopes)
        short = slopes.logits.gather(1, own) - slopes.logits.gather(1, others)
        moved[rows] += _to_nearest_boundary(short, slopes.gradient, norm)
        result[rows] = (images[rows] + (1 + overshoot) * moved[rows]).clamp_(0, 1)
        yield result.clone()
        rows = rows[~fooled(predict(model, result[rows]), labels[rows])]


def _likeliest_others(logits: Tensor, labels: Tensor, candidates: int) -> Tensor:
    """The classes (n, candidates - 1) with the largest logits but for the label."""
    others = logits.scatter(1, labels[:, None], -torch.inf)
    return others.topk(min(candidates, logits.shape[1]) - 1).indices


def _to_nearest_boundary(short: Tensor, gradients: Tensor, norm: Norm) -> Tensor:
    """The smallest step (n, ...) that lifts one of k logits by what it falls ``short`` (n, k), going along ``gradients`` (n, k, ...)."""
    slopes = gradients.flatten(2)
    # A little more than the boundary needs, or steps between nearly flat boundaries never end.
    short = short.clamp(min=0) + 1e-4
    sizes = (slopes.norm(dim=2) if norm == "l2" else slopes.abs().sum(2)).clamp(min=1e-20)
    distances, nearest = (short / sizes).min(1, keepdim=True)
    slope = slopes.take_along_dim(nearest[:, :, None], 1).squeeze(1)
    direction = slope / sizes.gather(1, nearest) if norm == "l2" else slope.sign()
    return (distances * direction).reshape(gradients[:, 0].shape)
