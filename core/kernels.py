"""The famous small kernels of image processing, as matrices. Applied by cross-correlation, without turning them round."""

from __future__ import annotations

import numpy as np

from core.matrix import Matrix


def _matrix(values: np.ndarray) -> Matrix:
    return tuple(tuple(float(v) for v in row) for row in values)


def gaussian(size: int, sigma: float) -> np.ndarray:
    """A Gaussian bell of standard deviation ``sigma`` pixels on ``size`` x ``size`` cells, summing to 1."""
    distance = np.arange(size) - (size - 1) / 2
    bell = np.exp(-(distance**2) / (2 * sigma**2))
    return np.outer(bell, bell) / bell.sum() ** 2


def gabor(
    size: int, sigma: float, wavelength: float, orientation: float = 0.0, phase: float = 0.0, aspect: float = 1.0
) -> np.ndarray:
    """exp(-(x'^2 + aspect^2 y'^2) / (2 sigma^2)) cos(2 pi x' / wavelength + phase) on ``size`` x ``size`` cells.

    x' points in the direction ``orientation``, from the x axis toward growing rows; both angles are in degrees. The bars of
    the wave stand across it. Daugman 1985; written as in Petkov 1995.
    """
    turn, shift = np.radians((orientation, phase))
    y, x = np.mgrid[:size, :size] - (size - 1) / 2
    along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    return np.exp(-(along**2 + (aspect * across) ** 2) / (2 * sigma**2)) * np.cos(
        2 * np.pi * along / wavelength + shift
    )


_SOBEL_X = np.outer([1, 2, 1], [-1, 0, 1])

#: By name. "Shift down" is the lecture's: the single 1 above the centre brings each pixel's upper neighbour to its place.
KERNELS: dict[str, Matrix] = {
    name: _matrix(np.array(values, dtype=float))
    for name, values in {
        "Shift down": [[0, 1, 0], [0, 0, 0], [0, 0, 0]],
        "Identity": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
        "Box blur": np.full((3, 3), 1 / 9),
        "Gaussian blur": np.outer([1, 2, 1], [1, 2, 1]) / 16,
        "Sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
        "Sobel x": _SOBEL_X,
        "Sobel y": _SOBEL_X.T,
        "Emboss": [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]],
        "Laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
        "Laplacian, 8 neighbours": [[1, 1, 1], [1, -8, 1], [1, 1, 1]],
    }.items()
}
