"""Filling in what is missing of a picture, pixel by pixel, with a population that is weighed by what comes after.

An autoregressive network draws each missing pixel given all pixels before it. It cannot see the known ones after it. So many
completions are drawn at once, and each is weighed by how probable the known pixels are that it comes to: importance sampling
of p(missing | known) by the network's own way of sampling. Completions of little weight are replaced by copies of others on the
way (Gordon, Salmond and Smith 1993, Novel approach to nonlinear/non-Gaussian Bayesian state estimation): a particle filter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from core.networks.pixelcnn import PixelCNN
from core.networks.pixelcnn_steps import Steps


class Population(NamedTuple):
    """Completions on the way, of which the first ``done`` pixels are there.

    ``levels`` (n, height, width) level numbers. ``log_weights`` (n,) are those since the last replacement. ``log_known``
    estimates the log probability of the known pixels from the first missing one on, given those before it; its exponential is
    unbiased. ``ancestors`` (n,) say which of the first n each one goes back to. ``log_likelihood`` (n,) is that of all pixels
    from the first missing one on.
    """

    levels: np.ndarray
    done: int
    log_weights: np.ndarray
    log_known: float
    ancestors: np.ndarray
    log_likelihood: np.ndarray

    @property
    def weights(self) -> np.ndarray:
        """Self-normalised: (n,), their sum is 1. The expectation of f given the known pixels is about sum(weights * f)."""
        return normalised(self.log_weights)

    @property
    def effective(self) -> float:
        """Effective sample size, 1 to n: 1 / sum of squared weights (Kong 1992)."""
        return effective_size(self.weights)

    @property
    def mean(self) -> np.ndarray:
        """The weighted average of the level numbers, (height, width)."""
        return np.tensordot(self.weights, self.levels, 1)

    def distinct(self) -> tuple[np.ndarray, np.ndarray]:
        """The different pictures, (m, height, width), and the summed weight of each, (m,), the heaviest first."""
        flat = self.levels.reshape(len(self.levels), -1)
        _, first, which = np.unique(flat, axis=0, return_index=True, return_inverse=True)
        shares = np.bincount(which.reshape(-1), self.weights, len(first))
        # Of equal weights, the more probable picture comes first.
        order = np.lexsort((-self.log_likelihood[first], -shares.round(9)))
        return self.levels[first[order]], shares[order]


@torch.no_grad()
def _drawn(logits: Tensor, uniform: Tensor) -> Tensor:
    """Level numbers (n,) with the probabilities of logits (n, levels), from uniform numbers (n,): the inverse of their sums."""
    return (logits.softmax(1).cumsum(1)[:, :-1] <= uniform[:, None]).sum(1)


def filling(
    network: PixelCNN, labels: Tensor, *, seed: int, temperature: float = 1.0, known: np.ndarray | None = None,
    mask: np.ndarray | None = None, resample: bool = True,
) -> Iterator[Population]:  # fmt: skip
    """Draws what is missing of as many pictures as there are ``labels`` (n,), yielding after each row.

    ``known`` (height, width) are level numbers, kept where ``mask`` is False; without them everything is missing. The
    distribution aimed at is the network's own, with logits divided by ``temperature``, given the class and the known pixels.
    With ``resample`` the population is replaced where its effective size falls below half. No gradients are kept.

    Raises:
        ValueError: ``known`` or ``mask`` of another size than the network's pictures, or only one of them.
    """
    height, width = network.picture[1:]
    _check(network, known, mask)
    random, draws = torch.Generator(labels.device).manual_seed(seed), np.random.default_rng([seed, 1])
    steps, count = Steps(network, labels), len(labels)
    missing = np.ones((height, width), bool) if mask is None else mask
    kept = None if known is None else torch.from_numpy(known.astype(np.int64)).to(labels.device)
    weights, likelihood, evidence = np.zeros(count), np.zeros(count), 0.0
    ancestors, begun = np.arange(count), False
    for row in range(height):
        if resample and row and effective_size(normalised(weights)) < count / 2:
            evidence += log_mean(weights)
            rows = systematic(normalised(weights), draws.random())
            steps.pick(torch.from_numpy(rows).to(labels.device))
            weights, likelihood, ancestors = np.zeros(count), likelihood[rows], ancestors[rows]
        steps.begin_row()
        if kept is not None and not begun and not missing[row].any():
            steps.put_row(kept[row : row + 1])
        else:
            uniform = torch.rand(width, count, generator=random, device=labels.device)
            logs = torch.zeros(2, count, dtype=torch.float64, device=labels.device)
            for column in range(width):
                logits = steps.logits() / temperature
                begun = begun or bool(missing[row, column])
                levels = _drawn(logits, uniform[column]) if missing[row, column] else kept[row, column].expand(count)
                if begun:
                    logs[int(missing[row, column])] += logits.log_softmax(1).gather(1, levels[:, None])[:, 0]
                steps.put(levels)
            of_known, of_missing = logs.cpu().numpy()
            weights, likelihood = weights + of_known, likelihood + of_known + of_missing
        yield Population(
            steps.levels.cpu().numpy().copy(), (row + 1) * width, weights.copy(), evidence + log_mean(weights),
            ancestors.copy(), likelihood.copy(),
        )  # fmt: skip


def _check(network: PixelCNN, known: np.ndarray | None, mask: np.ndarray | None) -> None:
    if (known is None) != (mask is None):
        raise ValueError("known pixels and the mask of those missing belong together; one of them is not there")
    for name, values in (("the known picture", known), ("the mask", mask)):
        if values is not None and values.shape != network.picture[1:]:
            size = "x".join(map(str, network.picture[1:]))
            raise ValueError(f"{name} is {'x'.join(map(str, values.shape))}, but the network takes pictures of {size}")


def normalised(log_weights: np.ndarray) -> np.ndarray:
    """Weights whose sum is 1."""
    weights = np.exp(log_weights - log_weights.max())
    return weights / weights.sum()


def effective_size(weights: np.ndarray) -> float:
    """1 / sum of squares of weights whose sum is 1: n if all are alike, 1 if one has all."""
    return float(1 / np.square(weights).sum())


def log_mean(log_weights: np.ndarray) -> float:
    """The logarithm of the mean weight."""
    most = log_weights.max()
    return float(most + np.log(np.exp(log_weights - most).mean()))


def systematic(weights: np.ndarray, uniform: float) -> np.ndarray:
    """Row numbers (n,), each as often as n times its weight, rounded up or down (Kitagawa 1996): the least noise."""
    places = (np.arange(len(weights)) + uniform) / len(weights)
    return np.minimum(np.searchsorted(weights.cumsum(), places, side="right"), len(weights) - 1)
