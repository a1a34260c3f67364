"""Linear least squares of every degree at once, and its relatives as filters on the singular values.

With V = sum of s_k u_k v_k^T, each method's solution is the sum over k of f_k (u_k . y) / s_k v_k for its own factors f_k:
see Hansen, Rank-Deficient and Discrete Ill-Posed Problems (SIAM 1998), chapter 4.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

#: Singular values (k,), largest first, to factors (k,): 1 keeps a direction, 0 drops it.
Filter = Callable[[np.ndarray], np.ndarray]


def keep_all(rows: int) -> Filter:
    """Least squares: every direction but those that are zero to working precision (numpy's rule for rank)."""
    return lambda s: (s > max(rows, s.size) * np.finfo(float).eps * s[0]).astype(float)


def truncate(cutoff: float) -> Filter:
    """Truncated singular value decomposition: directions below ``cutoff`` times the largest are dropped."""
    return lambda s: (s > cutoff * s[0]).astype(float)


def ridge(penalty: float) -> Filter:
    """Tikhonov's s^2 / (s^2 + penalty), from minimising |Vw - y|^2 + penalty |w|^2."""
    return lambda s: np.divide(s**2, s**2 + penalty, out=np.zeros_like(s), where=s > 0)


def descend(rate: float, steps: int) -> Filter:
    """Gradient descent from zero with step ``rate / lambda_max``: 1 - (1 - rate s^2 / s_max^2)^steps; infinite if it diverges."""

    def factors(s: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore"):
            return 1 - (1 - rate * (s / s[0]) ** 2) ** steps

    return factors


class Solution(NamedTuple):
    """``coefficients`` (degree + 1,), ``kept`` directions, ``leverage`` (n,): how far each fitted value follows its own y."""

    coefficients: np.ndarray
    kept: int
    leverage: np.ndarray


@dataclass(frozen=True)
class NestedLeastSquares:
    """All fits of degree 0, 1, ... to the same points, from one QR decomposition of the widest design matrix.

    V[:, :d + 1] = Q R[:, :d + 1], so degree d needs only the small R: same singular values, same solutions.
    """

    q: np.ndarray  # (n, m) with m = min(n, degree + 1)
    r: np.ndarray  # (m, degree + 1)
    z: np.ndarray  # (m,) = Q^T y

    @classmethod
    def of(cls, design: np.ndarray, y: np.ndarray) -> NestedLeastSquares:
        """From the (n, degree + 1) design matrix of the highest degree and the (n,) values."""
        q, r = np.linalg.qr(design)
        return cls(q, r, q.T @ y)

    def solve(self, degree: int, filtered: Filter, free_constant: bool = False) -> Solution:
        """Coefficients of one degree: sum over k of factor_k (u_k . y) / s_k v_k, which is the minimum-norm solution for ``keep_all``.

        ``free_constant`` leaves the constant out of the filter, as ridge regression should: the first row of R and z belongs
        to it, and the rows below are the decomposition of the columns with their means removed.
        """
        first = int(free_constant)
        size = min(degree + 1, self.z.size)
        block, z = self.r[:size, : degree + 1], self.z[:size]
        u, s, vt = np.linalg.svd(block[first:, first:], full_matrices=False)
        factors = filtered(s) if s.size else s
        kept = factors != 0
        weights = (factors[kept] / s[kept] * (u.T[kept] @ z[first:])) @ vt[kept]
        leverage = (self.q[:, first:size] @ u) ** 2 @ factors
        if free_constant:
            constant = (z[0] - block[0, 1:] @ weights) / block[0, 0]
            weights, leverage = np.append(constant, weights), leverage + self.q[:, 0] ** 2
        return Solution(weights, first + int(np.count_nonzero(kept)), leverage)

    def back_substitute(self, degree: int) -> np.ndarray:
        """Least squares straight from R w = Q^T y, for full rank. LU of a triangular matrix is that matrix, so this substitutes back."""
        return np.linalg.solve(self.r[: degree + 1, : degree + 1], self.z[: degree + 1])


def conditions(design: np.ndarray) -> np.ndarray:
    """2-norm condition numbers (degree + 1,) of the design matrices of degree 0, 1, ...; NaN from where columns outnumber rows.

    Values beyond about 1e16 are rounding noise: all that they say is "singular to working precision".
    """
    r = np.linalg.qr(design, mode="r")
    result = np.full(design.shape[1], np.nan)
    for size in range(1, min(design.shape) + 1):
        s = np.linalg.svd(r[:size, :size], compute_uv=False)
        result[size - 1] = s[0] / s[-1] if s[-1] > 0 else np.nan
    return result


def mean_square(residual: np.ndarray) -> float:
    """Mean of the squares; infinite, without a warning, when they leave the range of floats."""
    with np.errstate(over="ignore"):
        return float(np.mean(residual**2))


def rounding_floor(y: np.ndarray) -> float:
    """A mean squared error below this is zero but for rounding, so it has no place on a logarithmic axis."""
    return 1e-20 * mean_square(y)


def errors_by_degree(
    design: np.ndarray,
    y: np.ndarray,
    test_design: np.ndarray,
    y_test: np.ndarray,
    solve: Callable[[NestedLeastSquares, int], Solution],
) -> dict[str, np.ndarray]:
    """Mean squared errors (degree + 1,) of degree 0, 1, ...: "train", "test" (if there are test points) and "leave-one-out".

    Leaving one point out and predicting it needs no second fit: its residual is r_i / (1 - leverage_i), exact for least
    squares and ridge. NaN where that is undefined, and below ``rounding_floor``.
    """
    problem = NestedLeastSquares.of(design, y)
    lines = {name: np.full(design.shape[1], np.nan) for name in ("train", "test", "leave-one-out")}
    for degree in range(design.shape[1]):
        weights, _, leverage = solve(problem, degree)
        residual = y - design[:, : degree + 1] @ weights
        lines["train"][degree] = mean_square(residual)
        if y_test.size:
            lines["test"][degree] = mean_square(y_test - test_design[:, : degree + 1] @ weights)
        if leverage.max() < 1 - 1e-8:
            lines["leave-one-out"][degree] = mean_square(residual / (1 - leverage))
    if not y_test.size:
        del lines["test"]
    return {name: np.where(errors > rounding_floor(y), errors, np.nan) for name, errors in lines.items()}
