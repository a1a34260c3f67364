"""Synthetic data of one and two inputs: labelled points of the plane, and functions to fit. numpy alone, seeded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

Array = np.ndarray

#: Labelled point sets, for knobs.
PlaneName = Literal["moons", "circles", "spirals", "xor", "blobs"]
#: What a network may be shown of a point (x1, x2) of the plane, for knobs.
FeatureName = Literal["x1", "x2", "x1^2", "x2^2", "x1 x2", "sin x1", "sin x2"]
#: Functions of one input and of two inputs, for knobs.
CurveName = Literal["sine", "step", "kink", "chirp"]
SurfaceName = Literal["bumps", "saddle", "plane", "ripple"]

#: Labelled points lie within about [-RADIUS, RADIUS] squared before noise.
RADIUS = 5.0
#: Names of the classes 0, 1, ... of points in the plane.
CLASS_NAMES = tuple("ABCDEFGHIJ")
#: Inputs of regression data are uniform in [-HALF_WIDTH, HALF_WIDTH], each.
HALF_WIDTH = 3.0


def labelled_points(
    name: PlaneName, count: int, noise: float = 0.0, classes: int = 2, seed: int = 0
) -> tuple[Array, Array]:
    """``count`` points (n, 2) and their class numbers (n,), as equally many of each class as possible, in random order.

    ``noise`` is the standard deviation of what is added to both coordinates, in the units of the axes. ``classes`` (2 to 5)
    matters for spirals and blobs; the others have two.
    """
    rng = np.random.default_rng(seed)
    classes = classes if name in ("spirals", "blobs") else 2
    labels = rng.permutation(np.arange(count) % classes)
    points = _PLANE[name](labels, classes, rng)
    return points + noise * rng.standard_normal(points.shape), labels


def _polar(radius: Array, angle: Array) -> Array:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _moons(labels: Array, classes: int, rng: np.random.Generator) -> Array:
    half_circle = _polar(np.ones(len(labels)), rng.uniform(0, np.pi, len(labels)))
    lower = labels[:, None] == 1
    return 3 * (np.where(lower, [1, 0.5] - half_circle, half_circle) - [0.5, 0.25])


def _circles(labels: Array, classes: int, rng: np.random.Generator) -> Array:
    """A disc inside a ring. Radii are uniform, so the disc is denser in its middle."""
    low, high = np.where(labels == 0, 0.0, 0.7), np.where(labels == 0, 0.5, 1.0)
    return _polar(RADIUS * rng.uniform(low, high), rng.uniform(0, 2 * np.pi, len(labels)))


def _spirals(labels: Array, classes: int, rng: np.random.Generator) -> Array:
    """Archimedean arms; they wind less the more there are, so that the gap between neighbours stays the same."""
    along = rng.uniform(0.03, 1, len(labels))
    return _polar(RADIUS * along, 2 * np.pi * (3.5 / classes * along + labels / classes))


def _xor(labels: Array, classes: int, rng: np.random.Generator) -> Array:
    """Opposite quadrants share a class; a gap of 1 keeps the axes free."""
    x, y = rng.uniform(0.5, RADIUS, (2, len(labels)))
    side = rng.choice([-1, 1], len(labels))
    return np.stack([side * x, side * np.where(labels == 0, 1, -1) * y], axis=1)


def _blobs(labels: Array, classes: int, rng: np.random.Generator) -> Array:
    """Round normal clouds of standard deviation 0.7, their centres evenly on a circle."""
    centres = _polar(np.full(len(labels), 0.65 * RADIUS), 2 * np.pi * labels / classes + np.pi / 4)
    return centres + 0.7 * rng.standard_normal(centres.shape)


def drawn_points(points: Sequence[tuple[float, float, int]]) -> tuple[Array, Array]:
    """Points (n, 2) and class numbers (n,) of what a person drew.

    Raises:
        ValueError: one sentence, when these are too few to tell classes apart or a class number is out of range.
    """
    labels = np.array([label for _, _, label in points], np.int64)
    if len(labels) < 4 or len(np.unique(labels)) < 2:
        raise ValueError("draw at least four points of two classes: click for class A, Shift+click for class B")
    if wrong := next((label for label in labels if not 0 <= label < len(CLASS_NAMES)), None):
        raise ValueError(f"a drawn point has class {wrong}; classes are numbered 0 to {len(CLASS_NAMES) - 1}")
    return np.array([(x, y) for x, y, _ in points]), labels


def features(points: Array, names: Sequence[FeatureName]) -> Array:
    """The named features (n, len(names)) of points (n, 2)."""
    return np.stack([_FEATURES[name](*points.T) for name in names], axis=1)


_FEATURES: dict[str, Callable[[Array, Array], Array]] = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1^2": lambda x1, x2: x1 * x1,
    "x2^2": lambda x1, x2: x2 * x2,
    "x1 x2": lambda x1, x2: x1 * x2,
    "sin x1": lambda x1, x2: np.sin(x1),
    "sin x2": lambda x1, x2: np.sin(x2),
}

_PLANE: dict[str, Callable[[Array, int, np.random.Generator], Array]] = {
    "moons": _moons,
    "circles": _circles,
    "spirals": _spirals,
    "xor": _xor,
    "blobs": _blobs,
}

#: Targets of one input x, each a function of an array.
CURVES: dict[str, Callable[[Array], Array]] = {
    "sine": lambda x: np.sin(2 * x),
    "step": lambda x: np.where(x < 0, -1.0, 1.0),
    "kink": lambda x: np.abs(x) - 1.5,
    "chirp": lambda x: np.sin(x * x),
}


def _bumps(x: Array, y: Array) -> Array:
    """Two hills and two hollows of width 0.9."""
    centres = ((1.4, 1.4, 1), (-1.4, -1.4, 1), (-1.4, 1.4, -1), (1.4, -1.4, -1))
    return sum(sign * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * 0.9**2)) for a, b, sign in centres)


#: Targets of two inputs x and y.
SURFACES: dict[str, Callable[[Array, Array], Array]] = {
    "bumps": _bumps,
    "saddle": lambda x, y: x * y / 4.5,
    "plane": lambda x, y: (x + y) / 3,
    "ripple": lambda x, y: np.cos(2 * np.hypot(x, y)),
}


def uniform_inputs(count: int, dimensions: int, seed: int = 0) -> Array:
    """Inputs (n, dimensions), uniform in the square or interval of regression data."""
    return np.random.default_rng(seed).uniform(-HALF_WIDTH, HALF_WIDTH, (count, dimensions))
