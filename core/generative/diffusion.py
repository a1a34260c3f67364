"""Denoising diffusion: noise is added to data in a thousand small steps, a network learns to see it, and samplers take it away.

Times t are whole numbers from 0 (data) to ``TIMES`` (noise). A *predictor* is a function (x (n, ...), t) -> the noise that it
sees in x, of the same shape; a network that also takes class numbers becomes one by ``guided``, any predictor another one by
``core.generative.inverse_problems.conditioned``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from typing import Literal, NamedTuple

import torch
from torch import Tensor

#: Steps of the forward process (Ho et al. 2020, section 4). Samplers may take fewer.
TIMES = 1000
Predictor = Callable[[Tensor, int], Tensor]
#: Takes x (n, ...), times (n,) int64 and class numbers (n,) int64, or None where it knows no classes.
Network = Callable[[Tensor, Tensor, Tensor | None], Tensor]


@dataclass(frozen=True)
class Schedule:
    """How much of the data is left: ``kept[t]`` is alpha-bar_t, the data's share of the variance; kept[0] is 1.

    x_t = sqrt(kept[t]) x_0 + sqrt(1 - kept[t]) eps with standard normal eps (Ho et al. 2020, equation 4).
    """

    kept: tuple[float, ...]

    def noised(self, data: Tensor, times: Tensor | int, noise: Tensor) -> Tensor:
        """x_t of ``data`` (n, ...) at ``times`` (n,), or one for all, with standard normal ``noise`` of the data's shape."""
        kept = torch.tensor(self.kept, device=data.device)[times]
        kept = kept.reshape(-1, *(1,) * (data.ndim - 1)) if kept.ndim else kept
        return kept.sqrt() * data + (1 - kept).sqrt() * noise

    def score(self, predicted: Tensor, t: int) -> Tensor:
        """The slope of log p_t(x) that a prediction of noise stands for, t >= 1 (Song et al. 2021, arXiv:2011.13456)."""
        return -predicted / (1 - self.kept[t]) ** 0.5

    def data(self, x: Tensor, predicted: Tensor, t: int) -> Tensor:
        """What x_t would be without the predicted noise: E(x_0 | x_t) if the prediction is right (Ho et al., equation 15)."""
        return (x - (1 - self.kept[t]) ** 0.5 * predicted) / self.kept[t] ** 0.5


def schedule(name: Literal["linear", "cosine"]) -> Schedule:
    """A schedule by name.

    - linear: beta_t from 1e-4 to 0.02, kept[t] is the product of 1 - beta (Ho et al. 2020, arXiv:2006.11239, section 4).
    - cosine: kept falls as cos^2, beta at most 0.999 (Nichol and Dhariwal 2021, arXiv:2102.09672, equation 17): more of the
      steps go to middling noise.
    """
    if name == "linear":
        betas = [1e-4 + (0.02 - 1e-4) * t / (TIMES - 1) for t in range(TIMES)]
    else:
        curve = [cos((t / TIMES + 0.008) / 1.008 * pi / 2) ** 2 for t in range(TIMES + 1)]
        betas = [min(0.999, 1 - after / before) for before, after in pairwise(curve)]
    kept = [1.0]
    for beta in betas:
        kept.append(kept[-1] * (1 - beta))
    return Schedule(tuple(kept))


def noise_loss(
    network: Network, data: Tensor, labels: Tensor | None, plan: Schedule, generator: torch.Generator | None = None
) -> Tensor:
    """Mean squared error of the predicted noise at random times, a scalar (Ho et al. 2020, equation 14).

    A network that always says 0 has loss 1; that of a perfect one is above 0, for it cannot know the noise of one example.
    """
    times = torch.randint(1, TIMES + 1, (len(data),), generator=generator, device=data.device)
    noise = torch.randn(data.shape, generator=generator, device=data.device)
    return (network(plan.noised(data, times, noise), times, labels) - noise).square().mean()


def some_forgotten(labels: Tensor, nothing: int, share: float, generator: torch.Generator | None = None) -> Tensor:
    """Class numbers (n,) with a random ``share`` of them replaced by ``nothing``, the number that stands for no class.

    So one network learns to predict with and without a class (Ho and Salimans 2022, arXiv:2207.12598, algorithm 1).
    """
    forgotten = torch.rand(labels.shape, generator=generator, device=labels.device) < share
    return labels.masked_fill(forgotten, nothing)


def unguided(network: Network) -> Predictor:
    """The predictor of a network that knows no classes."""
    return lambda x, t: network(x, _all(t, x), None)


def guided(network: Network, labels: Tensor, nothing: int, weight: float) -> Predictor:
    """Classifier-free guidance: (1 + w) eps(x, class) - w eps(x, nothing) (Ho and Salimans 2022, equation 6).

    ``labels`` (n,) are the classes wanted. Weight 0 samples p(x | class), larger ones clearer but less varied examples; -1
    forgets the class. Weights other than 0 and -1 cost two evaluations in one batch of twice the size.
    """
    if weight in (0, -1):
        wanted = labels if weight == 0 else torch.full_like(labels, nothing)
        return lambda x, t: network(x, _all(t, x), wanted)
    both = torch.cat([labels, torch.full_like(labels, nothing)])

    def predict(x: Tensor, t: int) -> Tensor:
        twice = torch.cat([x, x])
        known, unknown = network(twice, _all(t, twice), both).chunk(2)
        return (1 + weight) * known - weight * unknown

    return predict


class Denoised(NamedTuple):
    """A sampler's state: ``x`` (n, ...) at time ``t``, and the data ``guess`` (n, ...) that the step to it was made with."""

    t: int
    x: Tensor
    guess: Tensor


def times_of(steps: int) -> list[int]:
    """The times that a sampler of 1 to ``TIMES`` steps visits, evenly spread from ``TIMES`` to 0; steps + 1 of them."""
    if not 1 <= steps <= TIMES:
        raise ValueError(f"a sampler takes 1 to {TIMES} steps, not {steps}")
    return [round(TIMES * (steps - i) / steps) for i in range(steps + 1)]


def sample(
    predict: Predictor, noise: Tensor, plan: Schedule, steps: int, eta: float, *,
    limit: float | None = None, generator: torch.Generator | None = None,
) -> Iterator[Denoised]:  # fmt: skip
    """The reverse process from standard normal ``noise`` (n, ...), one state a step; the last one's x is the sample.

    ``eta`` 1 is DDPM's sampler with its smaller variance (Ho et al. 2020, algorithm 2), which draws new noise at each step;
    0 is DDIM, which draws none: the noise alone decides. Both take any number of steps from 1 to ``TIMES`` (Song et al. 2021,
    arXiv:2010.02502, equations 12 and 16). ``limit`` cuts each guess to [-limit, limit], for pictures.

    Raises:
        ValueError: too few or too many steps.
    """
    times, x = times_of(steps), noise
    for t, before in pairwise(times):
        x, guess = reverse_step(predict, x, t, before, plan, eta, limit=limit, generator=generator)
        yield Denoised(before, x, guess)


@torch.no_grad()
def reverse_step(
    predict: Predictor, x: Tensor, t: int, before: int, plan: Schedule, eta: float, *,
    limit: float | None = None, generator: torch.Generator | None = None,
) -> tuple[Tensor, Tensor]:  # fmt: skip
    """x at time ``before`` < t from x at ``t``, and the guess of the data in between; see ``sample``."""
    kept, kept_before = plan.kept[t], plan.kept[before]
    predicted = predict(x, t)
    guess = plan.data(x, predicted, t)
    if limit is not None:
        guess = guess.clamp(-limit, limit)
        predicted = (x - kept**0.5 * guess) / (1 - kept) ** 0.5
    variance = eta**2 * (1 - kept_before) / (1 - kept) * (1 - kept / kept_before)
    x = kept_before**0.5 * guess + (1 - kept_before - variance) ** 0.5 * predicted
    if variance:
        x = x + variance**0.5 * torch.randn(x.shape, generator=generator, device=x.device)
    return x, guess


def _all(t: int, x: Tensor) -> Tensor:
    return torch.full((len(x),), t, device=x.device)
