"""Clusters around centroids: Lloyd's algorithm, two ways to choose its first centroids, and how well clusters stand apart.

Rows are what is clustered, (n, d) float64: points of the plane, colours, anything that has a mean.

S. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28 (1982), 129-137.
D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007, 1027-1035.
P. Rousseeuw, "Silhouettes", Journal of Computational and Applied Mathematics 20 (1987), 53-65.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

Array = np.ndarray
#: x0, x1, y0, y1 of a rectangle.
Extent = tuple[float, float, float, float]
#: Sets of points without classes, for knobs.
CloudName = Literal["blobs", "stretched blobs", "moons", "rings", "uniform"]


class Clusters(NamedTuple):
    """Where Lloyd's algorithm ended: ``centroids`` (k, d), ``labels`` (n,) and ``inertia``, the sum of squared distances."""

    centroids: Array
    labels: Array
    inertia: float


def assign(rows: Array, centroids: Array) -> tuple[Array, Array]:
    """The number of every row's nearest centroid (n,), of equal ones the first, and the squared distance to it (n,)."""
    difference = rows[:, None] - centroids
    squared = np.einsum("nkd,nkd->nk", difference, difference)
    labels = squared.argmin(axis=1)
    return labels, squared[np.arange(len(rows)), labels]


def update(rows: Array, centroids: Array, labels: Array, squared: Array) -> Array:
    """The mean of every cluster (k, d), from what ``assign`` returned.

    An empty cluster takes over one of the rows farthest from their centroids. That row leaves its old cluster, so the
    inertia cannot rise; where no row is away from its centroid, an empty cluster's centroid stays.
    """
    labels, k = labels.copy(), len(centroids)
    empty = np.flatnonzero(np.bincount(labels, minlength=k) == 0)
    farthest = np.argsort(-squared, kind="stable")[: len(empty)]
    farthest = farthest[squared[farthest] > 0]
    labels[farthest] = empty[: len(farthest)]
    counts = np.bincount(labels, minlength=k)
    sums = np.stack([np.bincount(labels, column, minlength=k) for column in rows.T], axis=1)
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)


def seed_randomly(rows: Array, k: int, rng: np.random.Generator) -> Array:
    """k different rows, all equally likely (Forgy's choice)."""
    return rows[rng.choice(len(rows), size=k, replace=False)]


def seed_plus_plus(rows: Array, k: int, rng: np.random.Generator) -> Array:
    """k rows, each drawn with a probability proportional to its squared distance from those before it (k-means++)."""
    centroids = rows[[rng.integers(len(rows))]]
    _, squared = assign(rows, centroids)
    while len(centroids) < k:
        total = squared.sum()
        chosen = rows[[rng.choice(len(rows), p=squared / total if total > 0 else None)]]
        centroids = np.concatenate([centroids, chosen])
        squared = np.minimum(squared, assign(rows, chosen)[1])
    return centroids


def lloyd(rows: Array, centroids: Array, steps: int = 100) -> Clusters:
    """Assigns and updates until no label changes, or ``steps`` times."""
    labels, squared = assign(rows, centroids)
    for _ in range(steps):
        before, centroids = labels, update(rows, centroids, labels, squared)
        labels, squared = assign(rows, centroids)
        if np.array_equal(labels, before):
            break
    return Clusters(centroids, labels, float(squared.sum()))


def silhouette(rows: Array, labels: Array) -> float:
    """Mean over the rows of (b - a) / max(a, b), between -1 and 1; 0 for a row alone, and where there is one cluster only.

    a is a row's mean distance to the others of its cluster, b the least mean distance to another cluster. Holds all n * n
    distances at once.
    """
    members = labels[:, None] == np.unique(labels)
    if members.shape[1] == 1:
        return 0.0
    distances = np.sqrt(sum((column[:, None] - column) ** 2 for column in rows.T))
    sizes, own = members.sum(axis=0), members.argmax(axis=1)
    sums = distances @ members
    a = sums[members] / np.maximum(sizes - 1, 1)[own]
    b = np.where(members, np.inf, sums / sizes).min(axis=1)
    # All rows in one place have no distance to divide by.
    return float(np.where(sizes[own] == 1, 0, (b - a) / np.maximum(np.maximum(a, b), 1e-300)).mean())


def cells_in(extent: Extent, centroids: Array, shape: tuple[int, int]) -> Array:
    """The nearest of ``centroids`` (k, 2) at each place of a grid of ``shape`` over a rectangle, the lowest y first."""
    x, y = np.linspace(*extent[:2], shape[1]), np.linspace(*extent[2:], shape[0])
    return assign(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2), centroids)[0].reshape(shape)


def cloud(name: CloudName, count: int, groups: int, spread: float, rng: np.random.Generator) -> Array:
    """``count`` points (n, 2), about as large as the square from -1 to 1; ``groups`` matters for blobs only.

    ``spread`` is the standard deviation of a blob, and of the noise added to moons and rings.
    """
    noise = rng.normal(0, spread, (count, 2))
    turn = rng.uniform(0, np.pi, count)
    half = np.arange(count) % 2
    if name == "uniform":
        return rng.uniform(-1, 1, (count, 2))
    if name == "moons":
        arc = np.stack([np.cos(turn) - 0.5, np.sin(turn) - 0.25], axis=1)
        return np.where(half[:, None] == 0, arc, -arc) * 0.7 + noise
    if name == "rings":
        radius = np.where(half == 0, 0.35, 1.0)
        return radius[:, None] * np.stack([np.cos(2 * turn), np.sin(2 * turn)], axis=1) + noise
    middles = rng.uniform(-1, 1, (1, 2))
    while len(middles) < groups:  # of 20 candidates the one farthest from the others
        candidates = rng.uniform(-1, 1, (20, 2))
        _, squared = assign(candidates, middles)
        middles = np.vstack([middles, candidates[squared.argmax()]])
    if name == "stretched blobs":
        noise = noise @ np.array([[1.8, 1.5], [-0.3, 0.4]])
    return middles[np.arange(count) % groups] + noise
