"""Distributions of the plane that a generator learns: equal mixtures of round Gaussians, with exact densities. numpy alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import erf, pi
from typing import Literal

import numpy as np

Array = np.ndarray
_erf = np.vectorize(erf)
#: x0, x1, y0, y1.
Extent = tuple[float, float, float, float]

#: Targets by name, for knobs.
TargetName = Literal["ring", "grid", "pair", "line", "spiral", "moons"]
#: Every target lies within [-2, 2] squared before it is spread, a good scale for networks with standard initial weights.
#: Pictures show half as much again, and places that are drawn by hand may lie twice as far out.
HALF_WIDTH, FARTHEST = 3.0, 6.0


@dataclass(frozen=True)
class Target:
    """An equal mixture of m Gaussians of standard deviation ``spread`` in every direction, around ``centres`` (m, 2).

    Centres much closer together than ``spread`` run into one: that is how curves are made.
    """

    centres: Array
    spread: float

    def sample(self, count: int, rng: np.random.Generator) -> Array:
        """``count`` points (n, 2), float32."""
        which = rng.integers(len(self.centres), size=count)
        return (self.centres[which] + self.spread * rng.standard_normal((count, 2))).astype(np.float32)

    def density(self, points: Array) -> Array:
        """p(x) at ``points`` (..., 2), per unit of area."""
        squared = ((points[..., None, :] - self.centres) ** 2).sum(-1)
        return np.exp(-squared / (2 * self.spread**2)).mean(-1) / (2 * pi * self.spread**2)

    @property
    def extent(self) -> Extent:
        """The square around the origin that pictures show; larger where centres lie further out."""
        reach = max(HALF_WIDTH, float(np.abs(self.centres).max()) + min(4 * self.spread, 1.0))
        return -reach, reach, -reach, reach

    def cell_probabilities(self, side: int) -> Array:
        """The exact probability of each cell of a grid over ``extent``, (side, side), row 0 at the lowest y."""
        edges = np.linspace(*self.extent[:2], side + 1)
        # A round Gaussian's coordinates are independent: a cell's probability is the product of two intervals'.
        x, y = (np.diff(_erf((edges - c[:, None]) / self.spread / 2**0.5) / 2) for c in self.centres.T)
        return y.T @ x / len(self.centres)


def target(name: TargetName, spread: float) -> Target:
    """A target by name. KeyError for others."""
    return Target(_CENTRES[name](), spread)


def drawn_target(points: Sequence[tuple[float, float, int]], spread: float) -> Target:
    """A mixture around points (x, y, class) that a person drew; their classes do not matter.

    Raises:
        ValueError: one sentence, when there are none or ``problem_with`` has one.
    """
    if not points:
        raise ValueError("there is no point yet; click to draw at least one")
    if problem := problem_with(points):
        raise ValueError(problem)
    return Target(np.array([(x, y) for x, y, _ in points]), spread)


def problem_with(points: Sequence[tuple[float, float, int]]) -> str | None:
    """A sentence about the first point that lies too far out, or about too many of them, else None."""
    if len(points) > 500:
        return f"{len(points)} points are too many; draw at most 500"
    far = next((p for p in points if max(abs(p[0]), abs(p[1])) > FARTHEST), None)
    return f"the point ({far[0]:g}, {far[1]:g}) lies outside -{FARTHEST:g} to {FARTHEST:g}" if far else None


def _ring() -> Array:
    """Eight on a circle of radius 2, the standard test for mode collapse (Metz et al. 2017)."""
    return _polar(np.full(8, 2.0), np.arange(8) / 8)


def _grid() -> Array:
    """5 x 5, one unit apart."""
    line = np.linspace(-2, 2, 5)
    return np.stack(np.meshgrid(line, line), -1).reshape(-1, 2)


def _pair() -> Array:
    return np.array([(-1.4, 0.0), (1.4, 0.0)])


def _line() -> Array:
    return np.linspace((-1.8, -1.0), (1.8, 1.0), 50)


def _spiral() -> Array:
    """One arm that winds one and a half times, its centres equally far apart."""
    turn = np.linspace(0, 1, 2001)
    curve = _polar(0.2 + 1.8 * turn, 1.5 * turn)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(curve, axis=0).T))])
    at = np.linspace(0, along[-1], 100)
    return np.stack([np.interp(at, along, c) for c in curve.T], 1)


def _moons() -> Array:
    """Two half circles that reach into each other."""
    half_circle = _polar(np.full(40, 1.3), np.linspace(0, 0.5, 40))
    return np.concatenate([half_circle - [0.65, 0.3], [0.65, 0.3] - half_circle])


def _polar(radius: Array, turns: Array) -> Array:
    return np.stack([radius * np.cos(2 * pi * turns), radius * np.sin(2 * pi * turns)], axis=1)


_CENTRES: dict[TargetName, Callable[[], Array]] = {
    "ring": _ring,
    "grid": _grid,
    "pair": _pair,
    "line": _line,
    "spiral": _spiral,
    "moons": _moons,
}
