"""How close generated pictures come to real ones, from features of a trained network or from the pixels. numpy alone, but for ``features``.

"FID-LeNet" is the Frechet distance in the 128 features before the last layer of the shipped ``mnist_cnn``. It is no FID of
other papers: those use an Inception network, which knows no digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.image_network import ImageNetwork

Array = np.ndarray

#: Below so many pictures a Frechet distance is said to be rough; papers use 10,000 and more.
FEW = 1000
#: Groups that are left out one at a time to tell how uncertain a Frechet distance is.
GROUPS = 10
#: Bytes that a piece of a matrix of distances may take.
_PIECE = 2**25


class Gaussian(NamedTuple):
    """Mean (d,), covariance (d, d) with divisor ``count`` - 1, of ``count`` examples."""

    mean: Array
    covariance: Array
    count: int

    @classmethod
    def of(cls, features: Array) -> Gaussian:
        """Of features (n, d). Raises ValueError for fewer than two examples."""
        if len(features) < 2:
            raise ValueError(f"{len(features)} pictures have no covariance; a Frechet distance needs at least 2")
        values = np.asarray(features, np.float64)
        centred = values - values.mean(0)
        return cls(values.mean(0), centred.T @ centred / (len(values) - 1), len(values))

    def without(self, features: Array) -> Gaussian:
        """What remains when these of the examples are left out."""
        values = np.asarray(features, np.float64)
        rest = self.count - len(values)
        mean = (self.count * self.mean - values.sum(0)) / rest
        moment = (self.count - 1) * self.covariance + self.count * np.outer(self.mean, self.mean) - values.T @ values
        return Gaussian(mean, (moment - rest * np.outer(mean, mean)) / (rest - 1), rest)


class Measured(NamedTuple):
    """A number with its standard error; ``note`` is one sentence where it is not to be trusted much, else ""."""

    value: float
    error: float
    note: str = ""


def frechet_distance(one: Gaussian, other: Gaussian) -> float:
    """|m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), the squared Wasserstein-2 distance (Dowson and Landau 1982, equation 4)."""
    values, vectors = np.linalg.eigh(one.covariance)
    root = vectors * np.sqrt(values.clip(min=0)) @ vectors.T
    # C1 C2 has the eigenvalues of the symmetric R C2 R with R R = C1, which cannot come out complex or negative by much.
    shared = np.sqrt(np.linalg.eigvalsh(root @ other.covariance @ root).clip(min=0)).sum()
    distance = (
        np.square(one.mean - other.mean).sum() + np.trace(one.covariance) + np.trace(other.covariance) - 2 * shared
    )
    return max(0.0, float(distance))


def fid(real: Gaussian, features: Array, real_features: Array | None = None) -> Measured:
    """Frechet distance of generated features (n, d) from real ones (Heusel et al. 2017, arXiv:1706.08500, equation 6).

    Its standard error is that of the jackknife with ``GROUPS`` groups: it says how much other samples of the same generator
    would change the number, not its bias, which is upwards and shrinks as 1/n. With ``real_features``, those of ``real``, it
    says so of other real pictures, too, which counts where these are few.

    Raises:
        ValueError: fewer than two pictures.
    """
    fake = Gaussian.of(features)
    value, note = frechet_distance(real, fake), ""
    fewest, kind = min((fake.count, "generated"), (real.count, "real"))
    if fewest <= len(fake.mean):
        note = f"{fewest:,} {kind} pictures are too few for {len(fake.mean)} features: the covariance is singular, and the number far too large."
    elif fewest < FEW:
        note = f"{fewest:,} {kind} pictures are few: the number is too large; papers use 10,000."
    if min(fake.count, real.count if real_features is not None else fake.count) < 2 * GROUPS:
        return Measured(value, float("nan"), note)
    pairs = [(real, fake.without(group)) for group in _groups(features)]
    variance = (GROUPS - 1) * np.var([frechet_distance(*pair) for pair in pairs])
    if real_features is not None:
        pairs = [(real.without(group), fake) for group in _groups(real_features)]
        variance += (GROUPS - 1) * np.var([frechet_distance(*pair) for pair in pairs])
    return Measured(value, float(np.sqrt(variance)), note)


def _groups(features: Array) -> Iterator[Array]:
    """``GROUPS`` parts of the rows, drawn at random: rows often come class by class in turn, and a part is no class."""
    order = np.random.default_rng(0).permutation(len(features))
    return (features[order[group::GROUPS]] for group in range(GROUPS))


class Histogram(NamedTuple):
    """Which classes generated pictures are taken for: ``shares`` (classes,); ``sure`` is the share at 0.9 or more."""

    shares: Array
    sure: float

    @classmethod
    def of(cls, probabilities: Array) -> Histogram:
        """From a classifier's probabilities (n, classes)."""
        count = probabilities.shape[1]
        shares = np.bincount(probabilities.argmax(1), minlength=count) / len(probabilities)
        return cls(shares, float((probabilities.max(1) >= 0.9).mean()))

    @property
    def entropy(self) -> float:
        """In nats: 0 if all are of one class, ln(classes) if all classes are made equally often (2.303 for ten)."""
        some = self.shares[self.shares > 0]
        return float(-(some * np.log(some)).sum()) + 0.0


def squared_distances(one: Array, other: Array) -> Iterator[Array]:
    """|a - b|^2 of all rows of (n, d) and (m, d), a piece of the n rows at a time, (piece, m) float32."""
    one, other = np.asarray(one, np.float32), np.asarray(other, np.float32)
    # Around their common mean, for float32 loses the difference of two large squares.
    centre = other.mean(0)
    one, other = one - centre, other - centre
    lengths, piece = np.square(other).sum(1), max(1, _PIECE // (4 * len(other)))
    for start in range(0, len(one), piece):
        rows = one[start : start + piece]
        yield (np.square(rows).sum(1)[:, None] + lengths - 2 * rows @ other.T).clip(min=0)


def radii(features: Array, k: int = 3) -> Array:
    """Squared distance of each row of (n, d) to its k-th nearest other row, (n,). Raises ValueError for n <= k."""
    if len(features) <= k:
        raise ValueError(f"{len(features)} pictures have no {k} neighbours each; at least {k + 1} are needed")
    # The nearest row is the row itself.
    return np.concatenate([np.partition(piece, k, axis=1)[:, k] for piece in squared_distances(features, features)])


def precision_and_recall(real: Array, fake: Array, k: int = 3) -> tuple[float, float]:
    """Of the distribution (Kynkaanniemi et al. 2019, arXiv:1904.06991, equations 1 and 2), from features (n, d) and (m, d).

    Precision is the share of generated examples within the distance of some real one to its k-th nearest real neighbour: are
    they good? Recall is the share of real examples that lie so near to generated ones: are all kinds there?

    Raises:
        ValueError: at most k examples of either.
    """
    real_radii, fake_radii = radii(real, k), radii(fake, k)
    # The diagonal of a set with itself is 0 up to rounding; a set must lie within its own radii.
    precision = np.concatenate([(piece <= real_radii).any(1) for piece in squared_distances(fake, real)]).mean()
    recall = np.concatenate([(piece <= fake_radii).any(1) for piece in squared_distances(real, fake)]).mean()
    return float(precision), float(recall)


def nearest(pictures: Array, training: Array) -> Iterator[tuple[Array, Array]]:
    """The nearest training picture of each picture by Euclidean distance of pixels, better at every piece of the search.

    ``pictures`` (n, ...) and ``training`` (m, ...) are uint8 of one size. Yields row numbers (n,) and distances (n,) in units
    of one pixel going from black to white; the last ones are the nearest of all.
    """
    flat = pictures.reshape(len(pictures), -1)
    rows, best = np.zeros(len(pictures), np.int64), np.full(len(pictures), np.inf, np.float32)
    piece = max(1, 4_000_000 // flat.shape[1])
    for start in range(0, len(training), piece):
        some = training[start : start + piece].reshape(-1, flat.shape[1])
        found = np.concatenate(list(squared_distances(flat, some)))
        least = found.min(1)
        better = least < best
        rows[better], best[better] = start + found.argmin(1)[better], least[better]
        yield rows.copy(), np.sqrt(best) / 255


def features(network: ImageNetwork, pictures: Array, piece: int = 250) -> Iterator[tuple[Tensor, Tensor]]:
    """What the last layer of a classifier takes, (n, d), and its probabilities (n, classes), for a piece of the pictures at a time.

    ``pictures`` are uint8, (n, h, w) or (n, h, w, 3), of the network's size.
    """
    from core.networks.image_network import measuring

    *_, last = network.layers.values()
    for start in range(0, len(pictures), piece):
        taken = []
        hook = last.register_forward_pre_hook(lambda _, inputs: taken.append(inputs[0].flatten(1)))  # noqa: B023
        try:
            with measuring(network):
                probabilities = network(network.encode(pictures[start : start + piece])).softmax(1)
        finally:
            hook.remove()
        yield taken[0], probabilities
