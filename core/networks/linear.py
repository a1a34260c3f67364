"""A single neuron that separates two classes: Rosenblatt's rule, logistic regression and the hinge loss. numpy alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from core.networks.activations import ACTIVATIONS

Array = np.ndarray

Rule = Literal["rosenblatt", "logistic", "hinge"]
RULES: tuple[Rule, ...] = ("rosenblatt", "logistic", "hinge")

_logistic, _relu, _softplus = (ACTIVATIONS[name].value for name in ("logistic", "relu", "softplus"))

#: Loss of an example as a function of its margin m = t w.x (t = +1 or -1), and the derivative. Rosenblatt's rule descends
#: on its loss one example at a time, with steps that do not depend on the size of w; the others on the mean over all.
LOSSES = {"rosenblatt": lambda m: _relu(-m), "logistic": lambda m: _softplus(-m), "hinge": lambda m: _relu(1 - m)}
SLOPES = {"logistic": lambda m: -_logistic(-m), "hinge": lambda m: -1.0 * (m < 1)}


class Examples(NamedTuple):
    """Labelled points: ``x`` (n, 3) holds both measurements and -1, so that w = (w1, w2, C); ``t`` (n,) is +1 or -1."""

    x: Array
    t: Array

    @classmethod
    def of(cls, points: Array, labels: Array) -> Examples:
        """From ``points`` (n, 2) and ``labels`` (n,) 0 or 1."""
        return cls(np.column_stack([points, -np.ones(len(points))]), 2.0 * np.asarray(labels) - 1)

    def margins(self, w: Array) -> Array:
        """t w.x of each example; positive where the line w has it on the right side, 0 on the line."""
        return self.t * (self.x @ w)

    def mistakes(self, w: Array) -> int:
        """How many examples lie on the wrong side or on the line."""
        return int(np.count_nonzero(self.margins(w) <= 0))

    def next_mistake(self, w: Array, start: int) -> int | None:
        """The first misclassified example at or after ``start``, going round; None when there is none."""
        order = np.roll(np.arange(len(self.t)), -start)
        wrong = order[self.margins(w)[order] <= 0]
        return int(wrong[0]) if wrong.size else None

    def correct(self, w: Array, example: int, learning_rate: float) -> Array:
        """Rosenblatt's rule (1958): w moves towards an example of class 1 and away from one of class 0."""
        return w + learning_rate * self.t[example] * self.x[example]

    def objective(self, rule: Rule, w: Array, l2: float) -> float:
        """Mean loss plus l2/2 (w1^2 + w2^2); Rosenblatt's rule has no such penalty."""
        penalty = 0.0 if rule == "rosenblatt" else l2 / 2 * (w[0] ** 2 + w[1] ** 2)
        return float(LOSSES[rule](self.margins(w)).mean() + penalty)

    def descend(self, rule: Literal["logistic", "hinge"], w: Array, learning_rate: float, l2: float) -> Array:
        """One step against the gradient of the objective (for the hinge a subgradient)."""
        gradient = (SLOPES[rule](self.margins(w)) * self.t) @ self.x / len(self.t) + l2 * w * (1, 1, 0)
        return w - learning_rate * gradient

    def largest_margin(self) -> float:
        """The largest distance gamma that a plane through 0 can keep from all t x; 0.0 where no line separates the classes.

        The best plane is perpendicular to the point nearest to 0 in the convex hull of the t x.
        """
        signed = self.t[:, None] * self.x
        normal = nearest_to_origin(signed)
        # The distance that this normal really keeps: rounding cannot make inseparable classes look separable.
        gamma = float((signed @ normal).min() / (np.linalg.norm(normal) or 1.0))
        return gamma if gamma > 1e-12 * np.abs(signed).max() else 0.0

    def most_corrections(self) -> float:
        """Novikoff's bound (R / gamma)^2 (1962) on the corrections of Rosenblatt's rule from w = 0; infinite if inseparable."""
        margin = self.largest_margin()
        return float(np.square(self.x).sum(axis=1).max()) / margin**2 if margin else np.inf


def nearest_to_origin(points: Array) -> Array:
    """The point nearest to 0 in the convex hull of ``points`` (n, d), by Wolfe's algorithm (1976); exact after finitely many steps.

    scipy.optimize could do it, but takes longer to import (0.3 s) than a whole run takes.
    """
    tolerance = 1e-14 * np.square(points).sum(axis=1).max()
    corral, shares = [int(np.square(points).sum(axis=1).argmin())], np.ones(1)
    while True:
        nearest = shares @ points[corral]
        candidate = int((points @ nearest).argmin())
        if candidate in corral or points[candidate] @ nearest >= nearest @ nearest - tolerance:
            return nearest
        corral, shares = [*corral, candidate], np.append(shares, 0.0)
        while True:
            # Where the plane through the corral comes nearest to 0, as shares of its points that add up to 1.
            size = len(corral)
            system = np.block(
                [[np.zeros((1, 1)), np.ones((1, size))], [np.ones((size, 1)), points[corral] @ points[corral].T]]
            )
            target = np.linalg.lstsq(system, np.eye(size + 1)[0])[0][1:]
            falling = target <= 0
            if not falling.any():
                shares = target
                break
            # Outside the hull: go there until the first share vanishes, and drop its point.
            reach = (shares[falling] / (shares[falling] - target[falling])).min()
            shares = shares + reach * (target - shares)
            kept = shares > 1e-14
            corral, shares = (
                [c for c, keep in zip(corral, kept, strict=True) if keep],
                shares[kept] / shares[kept].sum(),
            )


def respond(rule: Rule, a: Array | float) -> Array:
    """Output for a = w.x: the probability of class 1 (logistic), else Heaviside's step with 1/2 at zero."""
    return _logistic(np.asarray(a)) if rule == "logistic" else np.heaviside(a, 0.5)


def segment(w: Array, low: float, high: float) -> Array:
    """The part of the line w1 x + w2 y = C inside the square [low, high]²: x and y (2, 2) of its ends; y is NaN if none is."""
    length, centre, half = np.hypot(w[0], w[1]), (low + high) / 2, (high - low) / 2
    if length > 0:
        # Seen from the centre: the foot of the perpendicular, and how far to go along the line to each of the four sides.
        foot, along = (w[2] - centre * (w[0] + w[1])) * w[:2] / length**2, np.array([-w[1], w[0]]) / length
        with np.errstate(divide="ignore", invalid="ignore"):
            sides = (np.array([[-half], [half]]) - foot) / along
        near, far = np.fmax(*sides.min(axis=0)), np.fmin(*sides.max(axis=0))
        if near < far:
            return (centre + foot + np.array([[near], [far]]) * along).T
    return np.array([[centre, centre], [np.nan, np.nan]])


def equation_of(w: Array, latex: bool = False) -> str:
    """ "1.20 x₁ − 0.80 x₂ − 0.35 = 0", with more decimals where all weights are small."""
    digits = max(2, 1 - int(np.floor(np.log10(np.abs(w).max() or 1))))
    signs = ["+" if v >= 0 else "−" for v in (w[1], -w[2])]
    first, second, third = (f"{v:z.{digits}f}" for v in (w[0], abs(w[1]), abs(w[2])))
    text = f"{first} x₁ {signs[0]} {second} x₂ {signs[1]} {third} = 0".replace("-", "−")
    if not latex:
        return text
    return text.replace(" x₁", r"\,x_1").replace(" x₂", r"\,x_2").replace("−", "-")


class Cycle(NamedTuple):
    """Notices that a deterministic rule came back to an earlier state, by Brent's algorithm (1980): it keeps one state, not all.

    ``period`` is the length of the cycle once it is known, else 0.
    """

    anchor: tuple[float, ...] = ()
    since: int = 0
    power: int = 1
    period: int = 0

    def visit(self, state: tuple[float, ...]) -> Cycle:
        """After one more step, which led to ``state``."""
        since = self.since + 1
        if state == self.anchor:
            return Cycle(state, 0, self.power, since)
        if since >= self.power:
            return Cycle(state, 0, 2 * self.power, self.period)
        return self._replace(since=since)
