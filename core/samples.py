"""Samples of a curve y = f(x) with the faults of real data: noise, outliers and missing values."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

TRAINING, TEST, OUTLIER = range(3)
LABELS = ("training", "test", "outlier")


class Samples(NamedTuple):
    """Points ``x``, ``y`` (n,) with ``label`` (n,) TRAINING, TEST or OUTLIER (also trained on); ``missing`` were dropped."""

    x: np.ndarray
    y: np.ndarray
    label: np.ndarray
    missing: int

    @property
    def training(self) -> tuple[np.ndarray, np.ndarray]:
        """x and y of the points to fit."""
        return self.x[self.label != TEST], self.y[self.label != TEST]

    @property
    def test(self) -> tuple[np.ndarray, np.ndarray]:
        """x and y of the points kept aside."""
        return self.x[self.label == TEST], self.y[self.label == TEST]

    @classmethod
    def present(cls, x: np.ndarray, y: np.ndarray, label: np.ndarray) -> Samples:
        """Leaves out the points whose y is not a finite number, and counts them."""
        there = np.isfinite(y)
        return cls(x[there], y[there], label[there].astype(np.int64), int(np.count_nonzero(~there)))


def draw(
    curve: Callable[[np.ndarray], np.ndarray],
    x: np.ndarray,
    x_test: np.ndarray,
    *,
    noise: float,
    outliers: float,
    missing: float,
    rng: np.random.Generator,
) -> Samples:
    """Samples ``curve`` at the training abscissas ``x`` and at ``x_test``.

    ``noise`` is the standard deviation of all y. Of the training points, the share ``outliers`` is moved up or down by one
    to two times the range of the curve, and the share ``missing`` loses its y (at least one training point stays).
    The same random numbers serve every setting, so turning one fault up leaves the others as they were.
    """
    to_noise, to_order, to_shift = rng.spawn(3)
    y = np.concatenate([curve(x), curve(x_test)])
    spread = np.ptp(y) or 1.0
    y += noise * to_noise.standard_normal(y.size)
    label = np.repeat([TRAINING, TEST], [x.size, x_test.size])
    order = to_order.permutation(x.size)
    far = order[: round(outliers * x.size)]
    y[far] += spread * to_shift.uniform(1, 2, far.size) * to_shift.choice([-1, 1], far.size)
    label[far] = OUTLIER
    gone = min(round(missing * x.size), x.size - 1)
    y[order[x.size - gone :]] = np.nan
    return Samples.present(np.concatenate([x, x_test]), y, label)
