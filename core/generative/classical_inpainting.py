"""Filling holes without any learning: Laplace's equation and Telea's marching; and random holes to fill."""

from __future__ import annotations

import numpy as np


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
    of the picture the slope is 0. It is the smoothest filling there is: the sum of squared steps between neighbours is least.

    Raises:
        ValueError: a picture has no known pixel.
    """
    if missing.all(axis=(1, 2)).any():
        raise ValueError("the whole picture is missing, so nothing says how to fill it")
    filled = pictures.astype(np.float64)
    for picture, hole in zip(filled, missing, strict=True):
        if hole.any():
            picture[hole] = _solved(picture, hole)
    return filled


def _solved(picture: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """The missing pixels' values (k,) or (k, 3): the graph Laplacian of the missing pixels, a sparse matrix, solved directly."""
    from scipy.sparse import csc_array
    from scipy.sparse.linalg import splu

    number = np.full(
        (hole.shape[0] + 2, hole.shape[1] + 2), -2
    )  # -2 outside the picture, -1 known, else the unknown's number
    number[1:-1, 1:-1] = np.where(hole, np.cumsum(hole).reshape(hole.shape) - 1, -1)
    values = np.pad(picture, ((1, 1), (1, 1), *((0, 0),) * (picture.ndim - 2)))
    rows, columns = np.nonzero(hole)
    own, neighbours = np.arange(len(rows)), np.zeros(len(rows))
    right, entries = np.zeros((len(rows), *picture.shape[2:])), []
    for down, along in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        at = rows + 1 + down, columns + 1 + along
        there = number[at]
        neighbours += there > -2
        right[there == -1] += values[at][there == -1]
        entries.append((own[there >= 0], there[there >= 0]))
    i, j = (np.concatenate([own, *part]) for part in zip(*entries, strict=True))
    weights = np.concatenate([neighbours, -np.ones(len(i) - len(own))])
    return splu(csc_array((weights, (i, j)))).solve(right)


def telea(pictures: np.ndarray, missing: np.ndarray, radius: float = 3.0) -> np.ndarray:
    """Fills holes from their edge inward, uint8 pictures of the same shape (Telea 2004, as OpenCV does it).

    Each pixel becomes a weighted mean of the known ones within ``radius``, continued along their slopes.
    """
    import cv2

    filled = [
        cv2.inpaint(p, m.astype(np.uint8), radius, cv2.INPAINT_TELEA) for p, m in zip(pictures, missing, strict=True)
    ]
    return np.stack(filled)
