"""What a classifier's answers are worth: calibration (Guo et al. 2017), recall and F1, from counts and logits in plain numpy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.expressions.classifier import softmax

#: The usual number of bins of a reliability diagram, and temperatures that a model's file may state.
BINS, TEMPERATURES = 15, (0.01, 100.0)
#: Halvings of the logarithm of the temperature: they leave a relative error of 1e-11.
_HALVINGS = 40


class Reliability(NamedTuple):
    """A reliability diagram: bin k holds the answers whose highest probability is in (``edges[k]``, ``edges[k + 1]``].

    ``confidence`` is the mean of those probabilities and ``accuracy`` the share of right answers (nan in an empty bin),
    ``count`` how many there are.
    """

    edges: np.ndarray
    confidence: np.ndarray
    accuracy: np.ndarray
    count: np.ndarray

    @property
    def error(self) -> float:
        """Expected calibration error: sum over bins of count / n |accuracy - confidence|, 0 to 1; nan without answers."""
        filled = self.count > 0
        gaps = np.abs(self.accuracy - self.confidence)[filled]
        return float(gaps @ self.count[filled] / self.count.sum()) if filled.any() else float("nan")


def reliability(probabilities: np.ndarray, labels: np.ndarray, bins: int = BINS) -> Reliability:
    """The diagram of ``probabilities`` (n, classes) with ``bins`` of equal width against the true ``labels`` (n,)."""
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    edges = np.linspace(0, 1, bins + 1)
    places = np.searchsorted(edges[1:-1], sure)
    count = np.bincount(places, minlength=bins)
    filled = np.where(count > 0, count, np.nan)
    sums = [np.bincount(places, values, minlength=bins) for values in (sure, right)]
    return Reliability(edges, sums[0] / filled, sums[1] / filled, count)


def negative_log_likelihood(logits: np.ndarray, labels: np.ndarray, temperature: float = 1.0) -> float:
    """Mean of -log softmax(logits / temperature)[label] over (n, classes) logits, in nats."""
    scaled = np.asarray(logits, np.float64) / temperature
    top = scaled.max(axis=1)
    total = np.log(np.exp(scaled - top[:, None]).sum(axis=1)) + top
    return float(np.mean(total - scaled[np.arange(len(scaled)), labels]))


def fitted_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature between 0.01 and 100 whose softmax(logits / temperature) has the least negative log-likelihood.

    In 1 / temperature the likelihood is concave, so its slope, the mean of E[logit] - logit[label], has one zero at most.
    """
    logits = np.asarray(logits, np.float64)
    true = logits[np.arange(len(logits)), labels]
    low, high = np.log(TEMPERATURES)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        expected = (softmax(logits / np.exp(middle)) * logits).sum(axis=1)
        low, high = (low, middle) if np.mean(expected - true) < 0 else (middle, high)
    return float(np.exp((low + high) / 2))


def confusion(labels: np.ndarray, predicted: np.ndarray, classes: int, columns: int | None = None) -> np.ndarray:
    """Counts (classes, columns): row the truth, column what was said; columns beyond the classes are for no answer."""
    columns = columns or classes
    return np.bincount(labels * columns + predicted, minlength=classes * columns).reshape(classes, columns)


def accuracy(counts: np.ndarray) -> float:
    """Share of right answers in a confusion matrix; nan without pictures."""
    total = counts.sum()
    return float(np.trace(counts) / total) if total else float("nan")


def recall(counts: np.ndarray) -> np.ndarray:
    """Of each class, the share that was recognised, (classes,) from a confusion matrix; nan where there was none."""
    total = counts.sum(axis=1)
    return np.diagonal(counts) / np.where(total > 0, total, np.nan)


def macro_f1(counts: np.ndarray) -> float:
    """Mean over the classes that were there or said of 2 right / (there + said), from a confusion matrix."""
    mentioned = counts.sum(axis=1) + counts[:, : len(counts)].sum(axis=0)
    present = mentioned > 0
    return float(np.mean(2 * np.diagonal(counts)[present] / mentioned[present])) if present.any() else float("nan")
