"""What the theory of infinitely wide random networks says about gradients, before any is measured.

Poole et al., "Exponential expressivity in deep neural networks through transient chaos" (2016), follow the variance q of
the pre-activations and their covariance between two inputs from layer to layer (their equations 3 and 5); Schoenholz et
al., "Deep information propagation" (2017), follow the gradient back through the same integrals (their section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from core.networks.activations import ACTIVATIONS, Activation
from core.networks.deep_stack import Initialization, Shape, weight_variance


def _normal(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Midpoints and weights for means over a standard normal number."""
    # As good as Gauss-Hermite for smooth functions, and second order at a kink at 0, where 61 Hermite nodes miss 6 % of
    # ReLU's mean square slope, which 40 layers turn into a factor of 12.
    nodes = 7.4 * (2 * np.arange(count) + 1 - count) / count
    weights = np.exp(-(nodes**2) / 2)
    return nodes, weights / weights.sum()


# Two spacings without a common multiple, or many nodes of the plane would lie exactly on a kink.
_NODES, _WEIGHTS = _normal(74)
_OTHER_NODES, _OTHER_WEIGHTS = _normal(106)


@dataclass(frozen=True)
class Batch:
    """What the theory needs to know of one mini-batch of inputs (b, i) and class numbers (b,)."""

    own: np.ndarray  # (i,) mean square of each input
    pair: np.ndarray  # (i,) mean product of each input in two different examples
    labels: np.ndarray

    @classmethod
    def of(cls, x: np.ndarray, labels: np.ndarray) -> Batch:
        x = np.asarray(x, np.float64)
        b, squares = len(x), (x**2).sum(0)
        return cls(squares / b, (x.sum(0) ** 2 - squares) / max(b * (b - 1), 1), np.asarray(labels))


def moments(activation: Activation, q: float, covariance: float) -> tuple[np.ndarray, np.ndarray]:
    """E[f(u) f(v)] and E[f'(u) f'(v)] for Gaussian u, v of mean 0 and variance ``q``: each for v = u, and for the covariance."""
    correlation = np.clip(covariance / q, -1, 1) if q > 0 else 0.0
    u = np.sqrt(q) * _NODES
    v = correlation * u[:, None] + np.sqrt((1 - correlation**2) * q) * _OTHER_NODES
    own_and_pair = []
    for function in (activation.value, activation.derivative):
        at_u = function(u)
        own_and_pair.append(np.array([_WEIGHTS @ at_u**2, (_WEIGHTS * at_u) @ (function(v) @ _OTHER_WEIGHTS)]))
    return own_and_pair[0], own_and_pair[1]


def output_deltas(q: float, covariance: float, labels: np.ndarray, classes: int) -> np.ndarray:
    """Mean square of softmax minus one-hot, and its mean product over pairs of examples, for Gaussian logits (200 draws)."""
    rng, b = np.random.default_rng(0), len(labels)
    shared, own = rng.standard_normal((200, 1, classes)), rng.standard_normal((200, b, classes))
    covariance = np.clip(covariance, 0, q)
    exponentials = np.exp(np.sqrt(covariance) * shared + np.sqrt(q - covariance) * own)
    delta = exponentials / exponentials.sum(-1, keepdims=True) - np.eye(classes)[labels]
    squares = (delta**2).sum(1)
    return np.array([squares.mean() / b, (delta.sum(1) ** 2 - squares).mean() / max(b * (b - 1), 1)])


def largest_gradients(activation: str, shape: Shape, rule: Initialization, batch: Batch) -> np.ndarray:
    r"""Predicted largest entry of each layer's weight gradient at initialization: (depth + 1,), the softmax layer last.

    Forward $E[z_{l+1}^2] = \sigma_w^2 E[f(z_l)^2]$ and backward $E[\delta_l^2] = \sigma_w^2 E[f'(z_l)^2] E[\delta_{l+1}^2]$,
    where $\sigma_w^2$ is the variance of a weight times the number of terms in the sum; the same for pairs of examples.
    A weight's gradient, the mean of $\delta h$ over a batch of B, then has
    $E[g^2] = (E[\delta^2] E[h^2] + (B - 1) E[\delta \delta'] E[h h']) / B$. Its largest entry belongs to the largest of the
    Gaussian deltas and the largest activation of the layer below (in the first layer: the brightest input).
    """
    f, sizes, b = ACTIVATIONS[activation], shape.layers, len(batch.labels)
    variances = [weight_variance(rule, columns, rows) for rows, columns in sizes]
    # Both in pairs (v = u, v another example): mean products of a layer's inputs, and of the slopes that made them.
    inputs, slopes, peaks = [np.array([batch.own.mean(), batch.pair.mean()])], [np.ones(2)], [1.0]
    for (_, columns), variance in zip(sizes, variances, strict=True):
        q, covariance = columns * variance * inputs[-1]
        h, slope = moments(f, q, covariance)
        inputs.append(h)
        slopes.append(slope)
        largest_z = np.sqrt(q) * _largest_of(shape.width)
        peaks.append(np.abs(f.value(np.array([-largest_z, largest_z]))).max() / np.sqrt(h[0]))
    delta = output_deltas(q, covariance, batch.labels, shape.classes)
    predicted = np.zeros(len(sizes))
    for layer in reversed(range(len(sizes))):
        h = inputs[layer] if layer else np.stack([batch.own, batch.pair])
        square = np.max((delta * [1, b - 1]) @ h) / b
        rows = sizes[layer][0]
        predicted[layer] = np.sqrt(max(square, 0)) * _largest_of(rows) * peaks[layer]
        delta = delta * rows * variances[layer] * slopes[layer]
    return predicted


def _largest_of(n: int) -> float:
    """About how many standard deviations the largest magnitude of n Gaussian numbers has."""
    return NormalDist().inv_cdf(1 - 1 / (4 * n))
