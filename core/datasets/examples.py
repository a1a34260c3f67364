"""Examples to learn from: inputs and targets, split for training and testing, and a flat view of many-dimensional inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Examples:
    """``inputs`` (n, d) and ``targets`` (n,) float64 or class numbers; the slices ``train`` and ``test`` divide the rows.

    ``columns`` names what the network sees, ``classes`` the classes (none in regression), ``about`` says in Markdown what
    this is.
    """

    inputs: Array
    targets: Array
    columns: tuple[str, ...]
    classes: tuple[str, ...]
    train: slice
    test: slice
    about: str

    @classmethod
    def divided(
        cls,
        inputs: Array,
        targets: Array,
        *,
        columns: Sequence[str],
        classes: Sequence[str] = (),
        test_fraction: float,
        seed: int,
        about: str,
    ) -> Examples:
        """Puts training rows first, test rows after them; each class is divided in the same proportion."""
        train, test = split(len(targets), test_fraction, seed, targets if classes else None)
        order = np.concatenate([train, test])
        about += f"\n\n{len(train)} to train on, {len(test)} to test on."
        parts = slice(0, len(train)), slice(len(train), len(order))
        return cls(inputs[order], targets[order], tuple(columns), tuple(classes), *parts, about)


def split(count: int, test_fraction: float, seed: int, labels: Array | None = None) -> tuple[Array, Array]:
    """Row numbers for training and for testing, drawn at random; with ``labels`` from each class in the same proportion.

    At least one row (of each class) stays for training; at least one row is for testing when there are two or more.
    """
    order = np.random.default_rng([seed, 1]).permutation(count)
    if labels is None:
        labels = np.zeros(count, np.int64)
    groups = [order[labels[order] == label] for label in np.unique(labels)]
    held = [min(round(test_fraction * len(group)), len(group) - 1) for group in groups]
    if sum(held) == 0:
        held[int(np.argmax([len(group) for group in groups]))] = int(count > len(groups))
    train = [group[n:] for group, n in zip(groups, held, strict=True)]
    test = [group[:n] for group, n in zip(groups, held, strict=True)]
    return np.sort(np.concatenate(train)), np.sort(np.concatenate(test))


@dataclass(frozen=True)
class Scaling:
    """Shift and stretch to mean 0 and standard deviation 1, per column; constant columns are only shifted."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]

    @classmethod
    def of(cls, values: Array) -> Scaling:
        """Measured on ``values`` (n, d)."""
        scale = values.std(axis=0)
        return cls(tuple(values.mean(axis=0).tolist()), tuple(np.where(scale > 0, scale, 1.0).tolist()))

    def apply(self, values: Array) -> Array:
        """Original units to standard ones, (n, d) float64."""
        return (np.asarray(values, np.float64) - self.mean) / self.scale

    def undo(self, values: Array) -> Array:
        """Standard units back to the original ones, (n, d) float64."""
        return np.asarray(values, np.float64) * self.scale + self.mean


@dataclass(frozen=True)
class View:
    """A line or plane through the space of inputs, on which a function of many inputs can be drawn.

    ``lift`` maps coordinates (n, k) on it to inputs (n, d), ``project`` drops inputs onto it; ``axes`` names its coordinates.
    """

    axes: tuple[str, ...]
    origin: Array
    directions: Array
    readers: Array

    def lift(self, coordinates: Array) -> Array:
        """Inputs at these coordinates."""
        return self.origin + coordinates @ self.directions

    def project(self, inputs: Array) -> Array:
        """Coordinates of the nearest places on the view."""
        return (inputs - self.origin) @ self.readers

    @classmethod
    def whole(cls, columns: Sequence[str]) -> View:
        """The space itself: for one or two inputs."""
        identity = np.eye(len(columns))
        return cls(tuple(columns), np.zeros(len(columns)), identity, identity)

    @classmethod
    def along(cls, inputs: Array, columns: Sequence[str], column: int) -> View:
        """The line on which one column varies while the others stay at their means."""
        axis = np.eye(len(columns))[[column]]
        return cls((columns[column],), inputs.mean(axis=0) * (1 - axis[0]), axis, axis.T)

    @classmethod
    def plane(cls, inputs: Array, columns: Sequence[str]) -> View:
        """A plane in standard units: of the two columns, of the one (the second coordinate then changes nothing), or of
        the two principal components when there are more columns."""
        scaling = Scaling.of(inputs)
        names = (*columns, "") if len(columns) == 1 else tuple(columns)
        across = np.eye(2, len(columns))
        if len(columns) > 2:
            _, _, components = np.linalg.svd(scaling.apply(inputs), full_matrices=False)
            # The sign of a component is arbitrary; make its largest entry positive, so that pictures do not flip.
            largest = np.abs(components[:2]).argmax(axis=1)
            across = components[:2] * np.sign(components[[0, 1], largest])[:, None]
            names = ("principal component 1", "principal component 2")
        scale = np.array(scaling.scale)
        return cls(names, np.array(scaling.mean), across * scale, (across / scale).T)


def grid(inputs: Array, side: int, margin: float = 0.1, square: bool = False) -> tuple[Array, tuple[float, ...]]:
    """Cell centres (side^k, k) of a regular grid over the box around ``inputs`` (n, k) and its extent (x0, x1[, y0, y1]).

    Ordered for reshaping to (side, side) with row 0 at the lowest y; ``square`` makes all edges of the box as long as the
    longest.
    """
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    edges = np.where(high > low, high - low, 1.0)
    half = (1 + 2 * margin) * (edges.max() if square else edges) / 2
    low, high = (low + high) / 2 - half, (low + high) / 2 + half
    centres = (np.arange(side) + 0.5) / side
    lines = [a + (b - a) * centres for a, b in zip(low, high, strict=True)]
    mesh = np.meshgrid(*lines[::-1], indexing="ij")[::-1]
    points = np.stack([axis.ravel() for axis in mesh], axis=1)
    return points, tuple(float(edge) for pair in zip(low, high, strict=True) for edge in pair)
