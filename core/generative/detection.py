"""Telling generated pictures from real ones by their spectra: features, a linear detector, and what it is worth (ROC, AUC)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.generative.local_maps import local_energy
from core.generative.spectra import FLOOR, Window, log_power, power, radial, residual

Features = Literal["spectrum", "residual", "both"]
#: Side of the windows whose spread is one of the residual's features.
_SIDE = 5


def features(pictures: np.ndarray, kind: Features, window: Window = "hann") -> np.ndarray:
    """What the detector sees of each picture, (n, features).

    - spectrum: log10 of the power in each ring, less the mean of these (so neither brightness nor contrast counts).
    - residual: of the noise residual log10 of the variance, its kurtosis, correlations of neighbours to the right, below and
      diagonally, and how much local energy varies over the picture (standard deviation, lowest, highest, from the median).
    - both, one after the other.
    """
    parts = []
    if kind != "residual":
        found = log_power(radial(power(pictures, window)))
        parts.append(found - found.mean(axis=1, keepdims=True))
    if kind != "spectrum":
        parts.append(_residual_features(pictures))
    return np.concatenate(parts, 1)


def _residual_features(pictures: np.ndarray) -> np.ndarray:
    rest = residual(pictures)
    rest = rest - rest.mean(axis=(1, 2), keepdims=True)
    variance = np.square(rest).mean(axis=(1, 2)) + FLOOR

    def correlation(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return (a * b).mean(axis=(1, 2)) / variance

    energy = local_energy(pictures, _SIDE)
    energy = energy - np.median(energy, axis=(1, 2), keepdims=True)
    return np.stack(
        [
            np.log10(variance),
            np.log10((rest**4).mean(axis=(1, 2)) / variance**2 + 1e-3),
            correlation(rest[:, :, 1:], rest[:, :, :-1]),
            correlation(rest[:, 1:], rest[:, :-1]),
            correlation(rest[:, 1:, 1:], rest[:, :-1, :-1]),
            energy.std(axis=(1, 2)),
            energy.min(axis=(1, 2)),
            energy.max(axis=(1, 2)),
        ],
        1,
    )


@dataclass(frozen=True)
class Detector:
    """A linear detector: logit = weights . (features - mean) / scale + bias; above 0 means "rather generated"."""

    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: float

    def logits(self, found: np.ndarray) -> np.ndarray:
        """Log odds (n,) of being generated, as far as the training goes, of features (n, features)."""
        return (found - self.mean) / self.scale @ self.weights + self.bias


def trained(real: np.ndarray, generated: list[np.ndarray], strength: float = 1.0) -> Detector:
    """Logistic regression on standardised features, real (n, f) against each of ``generated`` (m_i, f).

    Real pictures weigh as much as all generated ones together, and those of each source as much as those of another, so the
    bias does not depend on how many were made. ``strength`` is scikit-learn's C, the inverse of the penalty on squared weights.
    """
    from sklearn.linear_model import LogisticRegression

    rows = np.concatenate([real, *generated])
    answers = np.repeat([0, 1], [len(real), len(rows) - len(real)])
    sizes = [len(real), *map(len, generated)]
    shares = [0.5, *[0.5 / len(generated)] * len(generated)]
    weights = np.repeat([len(rows) * share / size for share, size in zip(shares, sizes, strict=True)], sizes)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(scale > 1e-9, scale, 1.0)
    model = LogisticRegression(C=strength, max_iter=2000).fit((rows - mean) / scale, answers, weights)
    return Detector(mean, scale, model.coef_[0], float(model.intercept_[0]))


def auc(real: np.ndarray, generated: np.ndarray) -> float:
    """The probability that a generated picture's score (m,) is above a real one's (n,), ties counting half (Mann-Whitney)."""
    ordered = np.sort(real)
    below, not_above = np.searchsorted(ordered, generated, "left"), np.searchsorted(ordered, generated, "right")
    return float((below + not_above).mean() / (2 * len(real)))


def auc_error(area: float, real: int, generated: int) -> float:
    """Standard error of an AUC from so many pictures (Hanley and McNeil 1982, Radiology 143, equation 1)."""
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (generated - 1) * (q1 - area**2) + (real - 1) * (q2 - area**2)
    return float(np.sqrt(max(variance, 0) / (real * generated)))


def roc(real: np.ndarray, generated: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true alarms, shares from 0 to 1, as the threshold falls from above every score to below all; (k,) each.

    Equal scores are passed at once, so the area under the straight lines between these points is ``auc``.
    """
    thresholds = np.unique(np.concatenate([real, generated]))[::-1]
    false, true = (
        np.concatenate([[0.0], 1 - np.searchsorted(np.sort(some), thresholds, "left") / len(some)])
        for some in (real, generated)
    )
    return false, true
