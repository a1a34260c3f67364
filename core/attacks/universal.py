r"""One perturbation for all pictures: $\max_{\|v\| \le \epsilon} \sum_i \min(L(x_i + v, y_i), \beta)$ by steepest ascent.

The clipping at $\beta$ leaves pictures alone that are fooled by a margin, or the surest few would take all the gradient.
First found by adding up single DeepFool steps, picture after picture; this way finds stronger ones in far fewer passes.
Sources: Moosavi-Dezfooli et al., Universal adversarial perturbations (2017); Shafahi et al., Universal adversarial training
(2020), equation 4 and algorithm 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from core.attacks.gradients import attack_gradient, log_odds, require_attackable, steepest
from core.attacks.measure import last
from core.attacks.projection import Norm, check_budget, norms

#: Log-odds against the label from which on a picture counts as fooled for good.
_ENOUGH = 3.0


def universal(model: nn.Module, images: Tensor, labels: Tensor, epsilon: float, **options: Any) -> Tensor:
    """The last perturbation of ``universal_steps``, with its options."""
    return last(universal_steps(model, images, labels, epsilon, **options))


def universal_steps(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    epsilon: float,
    *,
    norm: Norm = "linf",
    step_size: float | None = None,
    steps: int = 100,
    batch_size: int = 100,
    targets: Tensor | None = None,
    seed: int = 0,
) -> Iterator[Tensor]:
    """A perturbation (channels, h, w) within ``epsilon``, after each step.

    The attack is ``(images + it).clamp(0, 1)``, on unseen images too. Each step takes ``batch_size`` images, all of them in
    turn, in an order drawn from ``seed``. ``step_size`` None is epsilon / 10; steps get shorter towards the end.

    Raises:
        UnfitModel: see ``core.attacks``.
        ValueError: no images; epsilon, norm, steps or batch size out of range.
    """
    check_budget(epsilon, norm)
    if steps < 1 or batch_size < 1:
        raise ValueError(f"{steps} steps of {batch_size} images make no attack; both must be at least 1")
    if not len(images):
        raise ValueError("there are no images to find a perturbation for")
    images = images.detach()
    size = epsilon / 10 if step_size is None else step_size
    found = torch.zeros_like(images[0])
    generator, order = torch.Generator().manual_seed(seed), torch.empty(0, dtype=torch.int64)
    for step in range(steps):
        if not len(order):
            order = torch.randperm(len(images), generator=generator)
        rows, order = order[:batch_size].to(images.device), order[batch_size:]
        now = (images[rows] + found).clamp_(0, 1)
        goals = None if targets is None else targets[rows]
        slopes = attack_gradient(model, now, labels[rows], goals)
        if step == 0:
            require_attackable(slopes)
        against = log_odds(slopes.logits, labels[rows]) if targets is None else -log_odds(slopes.logits, goals)
        open_ones = slopes.gradient[against < _ENOUGH]
        direction = steepest(open_ones.sum(0, keepdim=True), norm)[0]
        found = found + size * (1 - step / steps) * direction
        if norm == "linf":
            found = found.clamp(-epsilon, epsilon)
        else:
            found = found * (epsilon / norms(found[None], norm).clamp(min=epsilon or 1)).item()
        yield found
