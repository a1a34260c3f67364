"""The orthogonality constraint: W^T W = r^2 I for a matrix with at least as many rows as columns, else W W^T = r^2 I.

Leimkuhler, Vlaar, Pouchon and Storkey (ICML 2021). Velocities are projected onto the tangent space, and free motion is
RATTLE: the step X + t V is brought back by X L with a symmetric multiplier L, which keeps the motion reversible and of second
order; long steps are divided, as in geodesic integration (Leimkuhler and Matthews 2016).
Leading dimensions of a tensor count as a batch of matrices, each of which obeys the constraint.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from core.optimizers.manifold import Options

#: The iteration for the multiplier converges at least twofold an iteration up to this length of t V (Frobenius norm).
_LONGEST = 0.4
_MOST_ITERATIONS = 60


class Orthogonality:
    """``group["radius"]`` is r > 0, the value of all singular values."""

    def enter(self, parameter: Tensor, group: Options, state: Options) -> None:
        """Replaces the matrix by r times its polar factor, the nearest matrix that obeys the constraint.

        Raises:
            ValueError: the parameter is no matrix, or its rank is not full, so that there is no nearest one.
        """
        if parameter.ndim < 2:
            shape = tuple(parameter.shape)
            raise ValueError(f"the orthogonality constraint is for matrices, but a parameter has the shape {shape}")
        left, values, right = torch.linalg.svd(parameter, full_matrices=False)
        if not (values[..., -1] > 1e-6 * values[..., 0]).all():
            raise ValueError("the orthogonality constraint needs matrices of full rank, but one has dependent columns")
        parameter.copy_(group["radius"] * left @ right)

    def tangential(self, vector: Tensor, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """V - X sym(X^T V): what remains makes d(X^T X) = X^T V + V^T X vanish."""
        x, v = _tall(parameter) / group["radius"], _tall(vector)
        tangential = v - x @ _symmetric(x.mT @ v)
        return tangential if parameter.shape[-2] >= parameter.shape[-1] else tangential.mT

    noise = tangential

    def drift(self, velocity: Tensor, time: float, parameter: Tensor, group: Options, state: Options) -> None:
        """As many RATTLE steps as the length of the way asks for."""
        x, v = _tall(parameter).clone() / group["radius"], _tall(velocity)
        length = abs(time) / group["radius"] * float(torch.linalg.matrix_norm(v).max())
        if not math.isfinite(length):  # a diverged run, which the loss will tell
            parameter.fill_(math.nan)
            return
        parts = max(1, math.ceil(length / _LONGEST))
        v, step = v / group["radius"], time / parts
        for _ in range(parts):
            x, v = _rattle(x, v, step)
        _tall(parameter).copy_(group["radius"] * x)
        _tall(velocity).copy_(group["radius"] * v)

    def freedom(self, parameter: Tensor) -> int:
        """n p - p (p + 1) / 2 a matrix of n rows and p <= n columns."""
        *batch, rows, columns = _tall(parameter).shape
        return math.prod(batch) * (rows * columns - columns * (columns + 1) // 2)

    def violation(self, parameter: Tensor, group: Options, state: Options) -> Tensor:
        """max |W^T W / r^2 - I|."""
        x = _tall(parameter) / group["radius"]
        return (x.mT @ x - torch.eye(x.shape[-1], dtype=x.dtype, device=x.device)).abs().max()


def _rattle(x: Tensor, v: Tensor, step: float) -> tuple[Tensor, Tensor]:
    """One step from orthonormal columns ``x`` with tangential velocity ``v``.

    Y = x + h v + x L has orthonormal columns when h^2 S + 2 L + h (L A - A L) + L^2 = 0, where A = x^T v is skew and
    S = v^T v: solved for L by iterating L = -(h^2 S + h (L A - A L) + L^2) / 2.
    """
    turn, square = step * (x.mT @ v), step**2 * (v.mT @ v)
    multiplier = -square / 2
    for _ in range(_MOST_ITERATIONS):
        change = -(square + multiplier @ turn - turn @ multiplier + multiplier @ multiplier) / 2 - multiplier
        multiplier = multiplier + change
        if float(change.abs().max()) <= torch.finfo(x.dtype).eps:
            break
    moved = x + step * v + x @ multiplier
    # One step of Newton and Schulz towards the polar factor removes what rounding has left.
    moved = moved @ (1.5 * torch.eye(x.shape[-1], dtype=x.dtype, device=x.device) - 0.5 * moved.mT @ moved)
    v = v + x @ multiplier / step if step else v
    return moved, v - moved @ _symmetric(moved.mT @ v)


def _tall(matrix: Tensor) -> Tensor:
    """The matrix, or its transpose (a view), with at least as many rows as columns."""
    return matrix if matrix.shape[-2] >= matrix.shape[-1] else matrix.mT


def _symmetric(matrix: Tensor) -> Tensor:
    return (matrix + matrix.mT) / 2
