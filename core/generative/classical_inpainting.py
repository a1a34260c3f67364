"""Filling holes without any learning: Laplace's equation and Telea's marching; and random holes to fill."""

from __future__ import annotations

import numpy as np

#: Most iterations of conjugate gradients, and how small the error of the equation must become (levels are 0 to 255).
_ITERATIONS, _TOLERANCE = 2000, 1e-6


def holes(count: int, shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Random ellipses (count, h, w) bool, true where pixels are missing: 6 to 25 % of a picture, turned, wholly inside it."""
    height, width = shape
    rows, columns = np.arange(height)[:, None] + 0.5, np.arange(width)[None] + 0.5
    made = np.empty((count, height, width), bool)
    for i in range(count):
        area, stretch, angle = rng.uniform(0.06, 0.25), rng.uniform(0.6, 1.6), rng.uniform(0, np.pi)
        side = np.sqrt(area / np.pi)
        a, b = min(0.45, side * stretch**0.5), min(0.45, side / stretch**0.5)
        y, x = rng.uniform(max(a, b), 1 - max(a, b), 2)
        v, u = rows / height - y, columns / width - x
        along, across = u * np.cos(angle) + v * np.sin(angle), v * np.cos(angle) - u * np.sin(angle)
        made[i] = (along / a) ** 2 + (across / b) ** 2 <= 1
    return made


def harmonic(pictures: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """Fills ``missing`` (n, h, w) so that each missing pixel is the mean of its four neighbours: the discrete Laplace equation.

    ``pictures`` (n, h, w) or (n, h, w, 3); float64 comes back. The known pixels beside a hole are its boundary values; at the edge
    of the picture the slope is 0. It is the smoothest filling there is (least sum of squared steps), solved by conjugate
    gradients for all pictures at once. Bertalmio et al. 2000 and Chan and Shen 2002 begin from it.

    Raises:
        ValueError: a picture has no known pixel.
    """
    if missing.all(axis=(1, 2)).any():
        raise ValueError("the whole picture is missing, so nothing says how to fill it")
    values = pictures.astype(np.float64)
    inside = missing.reshape(*missing.shape, *(1,) * (values.ndim - 3))
    x = np.where(inside, _known_mean(values, inside), values)
    residual = -np.where(inside, _laplacian(x), 0)
    direction, rest = residual.copy(), _inner(residual, residual)
    for _ in range(_ITERATIONS):
        if rest.max() < _TOLERANCE**2:
            break
        changed = np.where(inside, _laplacian(direction), 0)
        # Solved pictures stand still instead of dividing 0 by 0.
        step = rest / np.maximum(_inner(direction, changed), 1e-300) * (rest > 0)
        x += step * direction
        residual -= step * changed
        before, rest = rest, _inner(residual, residual)
        direction = residual + rest / np.maximum(before, 1e-300) * direction
    return x


def telea(pictures: np.ndarray, missing: np.ndarray, radius: float = 3.0) -> np.ndarray:
    """Fills holes from their edge inward, uint8 pictures of the same shape (Telea 2004, as OpenCV does it).

    Each pixel becomes a weighted mean of the known ones within ``radius``, continued along their slopes.
    """
    import cv2

    filled = [
        cv2.inpaint(p, m.astype(np.uint8), radius, cv2.INPAINT_TELEA) for p, m in zip(pictures, missing, strict=True)
    ]
    return np.stack(filled)


def _laplacian(x: np.ndarray) -> np.ndarray:
    """The graph Laplacian: for each pixel the sum of its differences to its neighbours inside the picture."""
    total = np.zeros_like(x)
    down, right = np.diff(x, axis=1), np.diff(x, axis=2)
    total[:, :-1] -= down
    total[:, 1:] += down
    total[:, :, :-1] -= right
    total[:, :, 1:] += right
    return total


def _inner(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Inner products of each picture and channel by itself, so that one slow picture does not disturb the others."""
    return (a * b).sum(axis=(1, 2), keepdims=True)


def _known_mean(values: np.ndarray, inside: np.ndarray) -> np.ndarray:
    known = np.broadcast_to(~inside, values.shape)
    return (values * known).sum(axis=(1, 2), keepdims=True) / known.sum(axis=(1, 2), keepdims=True)
