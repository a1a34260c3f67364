"""How close generated points of the plane come to a known target: divergences on a grid, modes found, kernel distance. numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.generative.plane_targets import Extent, Target

Array = np.ndarray

#: Widths of the kernels whose mean ``squared_mmd`` uses: from details to the whole picture.
WIDTHS = (0.1, 0.4, 1.6)


def counted(samples: Array, extent: Extent, side: int) -> Array:
    """Shares of samples (n, 2) in each of ``side`` x ``side`` cells of an extent, row 0 at the lowest y; (side, side)."""
    x0, x1, y0, y1 = extent
    return np.histogram2d(samples[:, 1], samples[:, 0], side, ((y0, y1), (x0, x1)))[0] / len(samples)


def with_outside(cells: Array) -> Array:
    """Probabilities of all cells and, as the last one, of everything outside the grid; (cells + 1,), their sum is 1."""
    return np.append(cells, max(0.0, 1 - cells.sum()))


def kl_divergence(p: Array, q: Array) -> float:
    """KL(p || q) = sum of p log(p / q) in nats over probabilities (n,); infinite where q is 0 and p is not."""
    some = p > 0
    with np.errstate(divide="ignore"):
        return float((p[some] * np.log(p[some] / q[some])).sum())


def js_divergence(p: Array, q: Array) -> float:
    """Jensen-Shannon divergence, the mean of the KL divergences from p and from q to their middle; 0 to ln 2 nats."""
    middle = (p + q) / 2
    return (kl_divergence(p, middle) + kl_divergence(q, middle)) / 2


def smoothed(p: Array, count: int) -> Array:
    """Counted probabilities (cells,) of ``count`` samples as if one more had been spread evenly over all cells.

    Then no cell is impossible only because few samples were drawn, and KL divergences stay finite.
    """
    return (p * count + 1 / len(p)) / (count + 1)


@dataclass(frozen=True)
class Modes:
    """Which modes samples reach. ``hits`` (modes,) counts the high-quality samples nearest to each, of ``samples`` in all."""

    hits: Array
    samples: int

    @property
    def covered(self) -> int:
        """Modes with at least one high-quality sample."""
        return int((self.hits > 0).sum())

    @property
    def coverage(self) -> float:
        """Share of all modes that are covered."""
        return self.covered / len(self.hits)

    @property
    def quality(self) -> float:
        """Share of high-quality samples."""
        return float(self.hits.sum() / self.samples)

    @property
    def evenness(self) -> float:
        """Entropy of the hits over its largest value: 1 all modes equally often, 0 all in one mode (or none anywhere)."""
        shares = self.hits[self.hits > 0] / max(1, self.hits.sum())
        entropy = abs(float((shares * np.log(shares)).sum()))  # abs, for no mode or one gives -0.0
        return entropy / np.log(len(self.hits)) if len(self.hits) > 1 else 1.0


def modes(samples: Array, target: Target) -> Modes:
    """The mode-collapse meter: a sample (of n, 2) is of high quality within 3 standard deviations of the nearest mode.

    A sample of the target itself is with probability 1 - exp(-9/2) = 0.989. Source: Srivastava et al., VEEGAN (2017),
    section 4.1.
    """
    squared = _squared_distances(samples, target.centres)
    nearest = squared.argmin(1)
    good = squared[np.arange(len(samples)), nearest] <= (3 * target.spread) ** 2
    return Modes(np.bincount(nearest[good], minlength=len(target.centres)), len(samples))


def squared_mmd(samples: Array, target: Target, widths: Sequence[float] = WIDTHS) -> float:
    """Squared maximum mean discrepancy between samples (n, 2) and the target itself, without a sample of the target.

    E k(x, x') - 2 E k(x, y) + E k(y, y') for y from the target, with the mean over ``widths`` h of kernels
    exp(-|x - y|^2 / (2 h^2)). Gaussian kernels integrate over Gaussians in closed form, so only the samples are random; pairs of a
    sample with itself are left out, so the estimate is unbiased and may be slightly below 0. Source: Gretton et al. (2012), lemma 6.
    """
    count, centres = len(samples), target.centres
    among = _squared_distances(samples, samples)
    across = _squared_distances(samples, centres)
    within = _squared_distances(centres, centres)
    total = 0.0
    for width in widths:
        own = (np.exp(-among / (2 * width**2)).sum() - count) / (count * (count - 1))
        total += own - 2 * _blurred(across, width, target.spread, 1) + _blurred(within, width, target.spread, 2)
    return total / len(widths)


def _blurred(squared: Array, width: float, spread: float, times: int) -> float:
    """Mean of the kernel convolved with the target's Gaussian, once or twice, at squared distances."""
    variance = width**2 + times * spread**2
    return float(np.exp(-squared / (2 * variance)).mean() * width**2 / variance)


def _squared_distances(a: Array, b: Array) -> Array:
    """(n, m) for (n, 2) and (m, 2); by differences, for the usual expansion cancels between close points."""
    return (a[:, None, 0] - b[:, 0]) ** 2 + (a[:, None, 1] - b[:, 1]) ** 2
