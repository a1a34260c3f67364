"""Diffusion of a mixture of Gaussians in closed form: what a perfect network would predict, and where the noised data lie."""

from __future__ import annotations

import torch
from torch import Tensor

from core.generative.diffusion import Predictor, Schedule
from core.generative.plane_targets import Target


def noised_target(target: Target, plan: Schedule, t: int) -> Target:
    """The distribution of x_t: its centres move to the origin while each Gaussian widens, until all are one of spread 1."""
    kept = plan.kept[t]
    return Target(kept**0.5 * target.centres, (kept * target.spread**2 + 1 - kept) ** 0.5)


def exact_predictor(target: Target, plan: Schedule) -> Predictor:
    """E(eps | x_t), what minimises the loss: -sqrt(1 - kept) times the slope of log p_t.

    For a mixture of Gaussians around m_i with variance v that slope is the mean of (m_i - x) / v over the centres, weighed by
    how probable each is given x.
    """

    def predict(x: Tensor, t: int) -> Tensor:
        now = noised_target(target, plan, t)
        centres = torch.as_tensor(now.centres, dtype=x.dtype, device=x.device)
        ways = centres - x[:, None]
        weights = (-ways.square().sum(-1) / (2 * now.spread**2)).softmax(1)
        slope = (weights[..., None] * ways).sum(1) / now.spread**2
        return -((1 - plan.kept[t]) ** 0.5) * slope

    return predict
