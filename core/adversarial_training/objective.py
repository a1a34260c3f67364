"""What all objectives share: cross-entropy as the loss, a budget that may change from step to step, and the inner climb."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.attacks.gradients import input_gradient
from core.attacks.projection import project


@dataclass
class Objective:
    """The pictures that a network learns from, made anew for every batch, and the loss on them.

    ``epsilon`` is the budget in pixel values, L-infinity unless a subclass says otherwise; it may be set at any time, as a
    warm-up does. Steps are shares of it, so they follow. Random numbers are torch's own, which checkpoints keep.

    Raises:
        ValueError: one sentence, when a number is out of range.
    """

    epsilon: float

    def __post_init__(self) -> None:
        require(0 <= self.epsilon <= 1, "epsilon", self.epsilon, "0 to 1, as pixels are")

    def perturbed(self, network: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
        """What the network learns from instead of ``images`` (n, c, h, w) in [0, 1]: (n, c, h, w) or more, detached.

        The last n are the perturbed pictures. Gradients are float32 and those of the network in evaluation mode.
        """
        raise NotImplementedError

    def loss(self, outputs: Tensor, labels: Tensor) -> Tensor:
        """Mean over the batch, from the logits of what ``perturbed`` returned."""
        return functional.cross_entropy(outputs, labels)


def require(fits: bool, name: str, value: float, accepted: str) -> None:
    """Raises ValueError with one sentence unless ``fits``."""
    if not fits:
        raise ValueError(f"{name} is {value:g}, but {accepted} is accepted")


def climb(
    network: nn.Module,
    images: Tensor,
    start: Tensor,
    value: Callable[[Tensor], Tensor],
    *,
    epsilon: float,
    step_size: float,
    steps: int,
) -> Tensor:
    """Signed gradient steps from ``start`` that raise ``value(logits)`` (n,), each within the L-infinity budget and [0, 1]."""
    x = project(start, images, epsilon, "linf")
    for _ in range(steps):
        signs = input_gradient(network, x, value).gradient.sign_()
        x = project(x.add(signs, alpha=step_size), images, epsilon, "linf")
    return x


def uniform(images: Tensor, radius: float) -> Tensor:
    """``images`` plus noise, independent and uniform within ``radius`` of each pixel; not clipped."""
    return images + torch.empty_like(images).uniform_(-radius, radius)


def usual_step(steps: int) -> float:
    """As a share of epsilon: such that a straight walk goes 2.5 times as far as the budget (Madry et al. 2018)."""
    return 2.5 / steps


def check_steps(steps: int, step: float | None) -> None:
    """Raises ValueError when a number of steps or the size of one is out of range."""
    require(steps >= 1, "steps", steps, "1 or more")
    if step is not None:
        require(0 < step < math.inf, "step", step, "a positive share of epsilon")
