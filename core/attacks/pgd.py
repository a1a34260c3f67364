r"""Projected gradient descent: $x \leftarrow P_\epsilon(x + \alpha \, d)$ with the steepest direction $d$ of the norm, from a random start.

The standard first-order attack within an L-infinity or L2 ball. ``momentum`` $\mu$ makes it the momentum iterative method,
$g \leftarrow \mu g + \nabla L / \|\nabla L\|_1$. A step costs what one training step of the model does.
Sources: Madry et al., Towards deep learning models resistant to adversarial attacks (2018), section 2.1; Dong et al.,
Boosting adversarial attacks with momentum (2018), algorithm 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from core.attacks import projection
from core.attacks.gradients import Loss, attack_gradient, log_odds, predict, require_attackable, steepest
from core.attacks.measure import fooled, last
from core.attacks.projection import Norm, check_budget, project


def pgd(model: nn.Module, images: Tensor, labels: Tensor, epsilon: float, **options: Any) -> Tensor:
    """The last pictures of ``pgd_steps``, with its options."""
    return last(pgd_steps(model, images, labels, epsilon, **options))


def pgd_steps(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    epsilon: float,
    *,
    norm: Norm = "linf",
    step_size: float | None = None,
    steps: int = 40,
    restarts: int = 1,
    momentum: float = 0.0,
    random_start: bool = True,
    targets: Tensor | None = None,
    drop_fooled: bool = True,
    seed: int = 0,
    loss: Loss = log_odds,
) -> Iterator[Tensor]:
    """Pictures within ``epsilon`` of the images, away from the labels or towards ``targets``, after each step.

    ``step_size`` None is 2.5 epsilon / steps, which can reach the ball's edge from anywhere in it. With ``drop_fooled`` a
    picture is left alone as soon as it fools the model, which finds no fewer, costs only what is still open, and ends when
    nothing is; without, every picture goes all ``steps`` towards a larger loss. Of several ``restarts`` each picture
    keeps the first that fools, else the one with the largest loss: those are the last pictures.

    Raises:
        UnfitModel: see ``core.attacks``.
        ValueError: epsilon, norm, steps or restarts out of range.
    """
    check_budget(epsilon, norm)
    if steps < 1 or restarts < 1:
        raise ValueError(f"{steps} steps and {restarts} restarts make no attack; both must be at least 1")
    images = images.detach()
    size = 2.5 * epsilon / steps if step_size is None else step_size
    result = images.clone()
    best = torch.full((len(images),), -torch.inf, device=images.device)
    standing = torch.arange(len(images), device=images.device)
    for restart in range(restarts):
        start = projection.random_start(images, epsilon, norm, seed + restart) if random_start else images
        rows, now = standing, start[standing]
        velocity = torch.zeros_like(now)
        for step in range(steps):
            goals = None if targets is None else targets[rows]
            logits, gradient = slopes = attack_gradient(model, now, labels[rows], goals, loss)
            if restart == step == 0:
                require_attackable(slopes)
            # The gradient's own forward pass tells who is fooled already: no other is needed.
            done = fooled(logits, labels[rows], goals)
            if drop_fooled and done.any():
                result[rows[done]] = now[done]
                rows, now, gradient, velocity = (t[~done] for t in (rows, now, gradient, velocity))
            if not len(rows):
                yield result
                return
            if momentum:
                gradient = velocity = momentum * velocity + gradient / _mean_size(gradient)
            now = project(now + size * steepest(gradient, norm), images[rows], epsilon, norm)
            if step < steps - 1:
                yield result.index_copy(0, rows, now)
        goals = None if targets is None else targets[rows]
        logits = predict(model, now)
        done = fooled(logits, labels[rows], goals)
        score = loss(logits, labels[rows]) if targets is None else -loss(logits, goals)
        score[done] = torch.inf
        better = score > best[rows]
        result[rows[better]], best[rows[better]] = now[better], score[better]
        standing = rows[~done] if drop_fooled else rows
        yield result.clone()
        if not len(standing):
            return


def _mean_size(gradient: Tensor) -> Tensor:
    """Mean absolute value (n, 1, 1, 1), never 0; up to a constant the L1 norm."""
    return gradient.abs().mean((1, 2, 3), keepdim=True).clamp(min=torch.finfo(gradient.dtype).tiny)
