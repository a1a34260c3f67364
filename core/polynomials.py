"""Polynomials: bases, nodes, expansions and barycentric interpolation.

Everything happens in the variable t of [-1, 1], where powers up to 40 neither overflow nor vanish; see ``to_unit``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.polynomial import Polynomial
from numpy.polynomial.chebyshev import chebvander
from numpy.polynomial.legendre import legvander
from numpy.polynomial.polynomial import polyvander

#: Design matrix of a basis: ``BASES[name](t, degree)`` is (n, degree + 1), one column a basis function.
BASES: dict[str, Callable[[np.ndarray, int], np.ndarray]] = {
    "monomial": polyvander,
    "chebyshev": chebvander,
    "legendre": legvander,
}


def to_unit(x: np.ndarray, low: float, high: float) -> np.ndarray:
    """x of [low, high] as t of [-1, 1]; exactly x when the interval is [-1, 1]."""
    return (2 * x - (low + high)) / (high - low)


def nodes(kind: str, count: int, rng: np.random.Generator) -> np.ndarray:
    """``count`` abscissas in [-1, 1], ascending: "uniform" with both ends, "chebyshev" (zeros of T_count) or "random"."""
    if kind == "uniform":
        return np.linspace(-1, 1, count) if count > 1 else np.zeros(1)
    if kind == "chebyshev":
        return np.sin(np.pi * np.arange(1 - count, count, 2) / (2 * count))
    return np.sort(rng.uniform(-1, 1, count))


@dataclass(frozen=True)
class Expansion:
    """A polynomial as a sum over the functions of a basis; call it with t (m,) in [-1, 1]."""

    basis: str
    coefficients: np.ndarray

    @property
    def degree(self) -> int:
        return self.coefficients.size - 1

    def __call__(self, t: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore", invalid="ignore"):  # coefficients of an exploding descent
            return BASES[self.basis](t, self.degree) @ self.coefficients

    def equation(self, low: float, high: float) -> str:
        """The sum in LaTeX: powers in x of [low, high] itself, the other functions in t."""
        coefficients, function = self.coefficients, {"chebyshev": "T_{%d}(t)", "legendre": "P_{%d}(t)"}.get(self.basis)
        if function is None:
            coefficients, function = Polynomial(coefficients, domain=[low, high]).convert().coef, "x^{%d}"
        terms = [_latex(value) + (r"\," + function % k if k else "") for k, value in enumerate(coefficients)]
        return " ".join(terms).removeprefix("+").replace("x^{1}", "x")


def _latex(value: float) -> str:
    """A signed number of three digits; "-1.2e-05" in LaTeX."""
    mantissa, _, exponent = f"{value:+.3g}".partition("e")
    return mantissa + (rf" \cdot 10^{{{int(exponent)}}}" if exponent else "")


@dataclass(frozen=True)
class Barycentric:
    """The polynomial through distinct ``nodes`` (n,) and ``values`` (n,); call it with t (m,) in [-1, 1].

    The first barycentric form. The better known second form divides by a sum that cancels on uniform nodes: from about 60
    of them on it hides the true swings behind rounding errors. Sources: Berrut and Trefethen, Barycentric Lagrange
    Interpolation, SIAM Review 46 (2004), equation (3.3); Higham, IMA J. Numer. Anal. 24 (2004).
    """

    nodes: np.ndarray
    values: np.ndarray

    @classmethod
    def through(cls, t: np.ndarray, y: np.ndarray) -> Barycentric:
        """Points whose t agree to nine digits become one with their mean y: no polynomial goes through both."""
        _, index, counts = np.unique(np.round(t, 9), return_inverse=True, return_counts=True)
        return cls(np.bincount(index, t) / counts, np.bincount(index, y) / counts)

    @property
    def degree(self) -> int:
        return self.nodes.size - 1

    @functools.cached_property
    def weights(self) -> np.ndarray:
        """1 / prod over k of 2 (t_j - t_k). The 2 is 1 / capacity of [-1, 1] and keeps hundreds of factors in range."""
        difference = 2 * (self.nodes[:, None] - self.nodes)
        np.fill_diagonal(difference, 1)
        with np.errstate(all="ignore"):  # many nodes in one tiny place overflow; the curve is then not drawn
            return 1 / difference.prod(axis=1)

    def cardinals(self, t: np.ndarray) -> np.ndarray:
        """Lagrange's polynomials at t (m,): (m, n), column j is 1 at node j and 0 at the others."""
        difference = 2 * (t[:, None] - self.nodes)
        hit = difference == 0
        with np.errstate(all="ignore"):
            result = difference.prod(axis=1, keepdims=True) * self.weights / np.where(hit, 1, difference)
        return np.where(hit.any(axis=1, keepdims=True), hit, result)

    def __call__(self, t: np.ndarray) -> np.ndarray:
        with np.errstate(all="ignore"):
            return self.cardinals(t) @ self.values

    def lebesgue_constant(self, t: np.ndarray) -> float:
        """The most that errors in the values are magnified, looked up at t: about 2^n / (e n log n) on n + 1 uniform nodes."""
        return float(np.abs(self.cardinals(t)).sum(axis=1).max())
