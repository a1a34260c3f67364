r"""Integrated gradients: $(x - x') \int_0^1 \nabla f_c(x' + \alpha (x - x')) \, d\alpha$ along the line from a baseline $x'$.

Completeness: the attributions add up to $f_c(x) - f_c(x')$. It holds on every part of the line too, which tells where the
sum of a few midpoints is not yet the integral: those parts are halved until it is.
Source: Sundararajan, Taly and Yan, Axiomatic attribution for deep networks (2017), equations 1 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor, nn

from core.attribution.layers import slope, target_logits

#: No part of the line gets shorter than this: below, rounding hides what is missed.
_SHORTEST = 2**-16


def integrated_gradients(
    network: nn.Module,
    picture: Tensor,
    target: int,
    baseline: Tensor,
    steps: int = 32,
    tolerance: float = 2e-6,
    piece: int = 32,
) -> Iterator[Tensor]:
    """Attributions (channels, h, w) of the parts of the line done so far, after every piece; the last is the whole.

    Starts with ``steps`` equal parts; one counts as done when it misses its share of the difference of logits by less than
    ``tolerance`` times the whole difference (or 1, where that is smaller).
    """
    difference = picture - baseline
    along = lambda alphas: baseline + torch.tensor(alphas).to(picture)[:, None, None, None] * difference  # noqa: E731
    edges = [i / steps for i in range(steps + 1)]
    values: dict[float, float] = {}
    for start in range(0, len(edges), 2 * piece):
        some = edges[start : start + 2 * piece]
        values.update(zip(some, target_logits(network, along(some), target).tolist(), strict=True))
    allowed = tolerance * max(abs(values[1.0] - values[0.0]), 1)
    total, parts = torch.zeros_like(picture), list(pairwise(edges))
    while parts:
        now, parts = parts[:piece], parts[piece:]
        middles = [(a + b) / 2 for a, b in now]
        logits, gradients = slope(network, along(middles), target)
        values.update(zip(middles, logits.tolist(), strict=True))
        shares = gradients * difference * torch.tensor([b - a for a, b in now]).to(picture)[:, None, None, None]
        missed = [values[b] - values[a] - s for (a, b), s in zip(now, shares.sum((1, 2, 3)).tolist(), strict=True)]
        done = [abs(m) <= allowed or b - a <= _SHORTEST for m, (a, b) in zip(missed, now, strict=True)]
        total = total + shares[torch.tensor(done, device=picture.device)].sum(0)
        halved = [(a, m, b) for (a, b), m, good in zip(now, middles, done, strict=True) if not good]
        parts += [half for a, m, b in halved for half in ((a, m), (m, b))]
        yield total
