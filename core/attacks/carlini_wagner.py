r"""Carlini and Wagner's L2 attack: minimises $\|x' - x\|_2^2 + c \max(z_y - \max_{j \ne y} z_j + \kappa, 0)$ over $x'$ in the box.

Adam moves $x'$ in steps that get shorter, clipped to [0, 1] each time, and a search per picture finds the smallest constant
$c$ that still fools: times ten until one does, halving the bracket from then on. The slowest of the attacks and the one with
the smallest distances. It has no budget. Of the paper's ways to stay in the box, $x' = (1 + \tanh w) / 2$ is the better
known, but where pictures are black or white, as drawn digits are, tanh is flat: two hundred steps hardly move such a pixel.
Source: Carlini and Wagner, Towards evaluating the robustness of neural networks (2017), sections V and VI (f6, L2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from core.attacks.gradients import input_gradient, margins, require_attackable
from core.attacks.measure import last

#: Of both of Adam's averages. Logits pull much harder than the distance, but only until the model is fooled: the usual 0.999
#: would remember that for too long, and the way back towards the image would take thousands of steps.
_MEMORY = 0.9
#: A picture's search ends when a tenth of the steps has not lowered its objective by this share.
_PROGRESS = 1e-3


def carlini_wagner(model: nn.Module, images: Tensor, labels: Tensor, **options: Any) -> Tensor:
    """The last pictures of ``carlini_wagner_steps``, with its options."""
    return last(carlini_wagner_steps(model, images, labels, **options))


def carlini_wagner_steps(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    *,
    searches: int = 5,
    steps: int = 200,
    learning_rate: float = 0.01,
    initial_constant: float = 1.0,
    confidence: float = 0.0,
    targets: Tensor | None = None,
) -> Iterator[Tensor]:
    """The nearest pictures found so far that fool the model, or are taken for their targets, by a margin of ``confidence``.

    One value per step of Adam. ``searches`` constants are tried from ``initial_constant`` on, ``steps`` each; pictures that
    stopped moving leave a search early. Those that none fooled stay unchanged.

    Raises:
        UnfitModel: see ``core.attacks``.
        ValueError: searches, steps, learning rate, constant or confidence out of range.
    """
    if searches < 1 or steps < 1:
        raise ValueError(f"{searches} searches of {steps} steps make no attack; both must be at least 1")
    if learning_rate <= 0 or initial_constant <= 0 or confidence < 0:
        raise ValueError(
            "learning rate and initial constant must be above 0 and the confidence at least 0, "
            f"not {learning_rate:g}, {initial_constant:g} and {confidence:g}"
        )
    images = images.detach()
    count, device = len(images), images.device
    result = images.clone()
    nearest = torch.full((count,), torch.inf, device=device)
    constant = torch.full((count,), float(initial_constant), device=device)
    low, high = torch.zeros_like(constant), torch.full_like(constant, torch.inf)
    for search in range(searches if count else 0):
        rows = torch.arange(count, device=device)
        found = torch.zeros(count, dtype=torch.bool, device=device)
        now, first, second = images.clone(), torch.zeros_like(images), torch.zeros_like(images)
        lowest, lowest_then = torch.full_like(constant, torch.inf), torch.full_like(constant, torch.inf)
        for step in range(1, steps + 1):
            goals = labels[rows] if targets is None else targets[rows]
            objective = partial(_short, goals, targets is not None, confidence)
            logits, gradient = slopes = input_gradient(model, now, objective)
            if search == 0 and step == 1:
                require_attackable(slopes)
            delta = now - images[rows]
            short = objective(logits)
            squared = delta.flatten(1).square().sum(1)
            fools = short < 0
            found[rows] |= fools
            better = fools & (squared < nearest[rows])
            result[rows[better]], nearest[rows[better]] = now[better], squared[better]
            yield result.clone()
            lowest = torch.minimum(lowest, squared + constant[rows] * short.clamp(min=0))
            pull = torch.where(fools, 0, constant[rows])[:, None, None, None]
            gradient = 2 * delta + pull * gradient
            if step % max(1, steps // 10) == 0:
                moving = lowest < lowest_then * (1 - _PROGRESS)
                lowest_then = lowest
                state = rows, now, gradient, first, second, lowest, lowest_then
                rows, now, gradient, first, second, lowest, lowest_then = (t[moving] for t in state)
                if not len(rows):
                    break
            first = torch.lerp(gradient, first, _MEMORY)
            second = torch.lerp(gradient.square(), second, _MEMORY)
            bias = 1 - _MEMORY**step
            rate = learning_rate * (1 - 0.95 * step / steps)
            now = (now - rate * (first / bias) / ((second / bias).sqrt() + 1e-8)).clamp_(0, 1)
        low, high = torch.where(found, low, constant), torch.where(found, constant, high)
        constant = torch.where(high.isinf(), 10 * low, (low + high) / 2)
    if not count:
        yield result


def _short(goals: Tensor, targeted: bool, confidence: float, logits: Tensor) -> Tensor:
    """By how much (n,) the logits miss fooling with this confidence: the target's must lead, or the label's be behind."""
    margin = margins(logits, goals)
    return confidence - margin if targeted else confidence + margin
