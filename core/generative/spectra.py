"""Spectra of pictures: power at every frequency, its average over rings, and the noise residual that a generator leaves.

Pictures are (n, h, w) or (n, h, w, 3) uint8, or grey floats (n, h, w) in [0, 1]. Frequencies are in cycles per pixel, from 0 to 1/2
along an axis and to 0.707 toward a corner. Needs numpy alone.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

Window = Literal["hann", "none"]
#: Rounding to 256 levels adds noise of this variance (a uniform error's): power below it says nothing about a picture.
FLOOR = 1 / 12 / 255**2
HIGHEST = 0.5**0.5
#: Compare and swap these pairs, and the fifth of nine numbers is their median (Paeth 1990, Median finding on a 3x3 grid).
_MEDIAN_OF_NINE = (
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3), (5, 8), (4, 7), (3, 6), (1, 4), (2, 5),
    (4, 7), (4, 2), (6, 4), (4, 2),
)  # fmt: skip


def grey(pictures: np.ndarray) -> np.ndarray:
    """Brightness (n, h, w) float64: uint8 becomes [0, 1], colours their luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)."""
    values = pictures / 255.0 if pictures.dtype == np.uint8 else pictures.astype(np.float64)
    return values @ np.array([0.299, 0.587, 0.114]) if values.ndim == 4 else values


def power(pictures: np.ndarray, window: Window = "hann") -> np.ndarray:
    """Power spectrum (n, h, w) of each picture, frequency 0 at [0, 0] as in numpy's fft2, without the picture's mean.

    P(u, v) = |F(u, v)|^2 / sum of w^2, with w the window: so white noise of variance s^2 has expected power s^2 everywhere, and
    without a window the mean of P is the picture's variance (Parseval). "hann" fades the picture out toward its edges, which
    otherwise act as jumps and put a bright cross into every spectrum (Harris 1978, On the use of windows).
    """
    values = grey(pictures)
    values = values - values.mean(axis=(1, 2), keepdims=True)
    weights = window_of(values.shape[1:], window)
    return np.abs(np.fft.fft2(values * weights)) ** 2 / np.square(weights).sum()


def window_of(shape: tuple[int, int], window: Window) -> np.ndarray:
    """Weights (h, w) of a window: a product of two periodic Hann windows that end half a pixel outside, or all 1."""
    if window == "none":
        return np.ones(shape)
    rows, columns = (np.sin(np.pi * (np.arange(side) + 0.5) / side) ** 2 for side in shape)
    return np.outer(rows, columns)


def log_power(values: np.ndarray) -> np.ndarray:
    """log10 of power, above the floor that rounding to 256 levels sets."""
    return np.log10(values + FLOOR)


def frequencies(shape: tuple[int, int]) -> np.ndarray:
    """How far each cell of a spectrum (h, w) is from frequency 0, in cycles per pixel."""
    rows, columns = (np.fft.fftfreq(side) for side in shape)
    return np.hypot(rows[:, None], columns[None])


def rings(shape: tuple[int, int], count: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """The middles (count,) of rings of equal width from 0 to the corners, and each cell's ring (h, w), -1 at frequency 0.

    By default as many rings as half the shorter side has pixels, so that none is empty.

    Raises:
        ValueError: a ring would be empty.
    """
    if count is None:
        count = min(shape) // 2
    at = np.minimum((frequencies(shape) / HIGHEST * count).astype(int), count - 1)
    at[0, 0] = -1
    if len(np.unique(at)) != count + 1:
        raise ValueError(f"{count} rings are too many for a spectrum of {shape[0]}x{shape[1]}: some would be empty")
    return (np.arange(count) + 0.5) * HIGHEST / count, at


def radial(spectrum: np.ndarray, count: int | None = None) -> np.ndarray:
    """Mean power in each ring, (n, rings), of spectra (n, h, w): the azimuthal average (Durall et al. 2020, equation 3)."""
    middles, at = rings(spectrum.shape[1:], count)
    cells, flat = at.ravel() + 1, spectrum.reshape(len(spectrum), -1)
    sums = np.zeros((len(middles) + 1, len(flat)))
    np.add.at(sums, cells, flat.T)
    return (sums / np.bincount(cells)[:, None])[1:].T


def denoised(pictures: np.ndarray) -> np.ndarray:
    """The median of each 3x3 neighbourhood, (n, h, w), of grey pictures; edges are repeated outward."""
    values = np.pad(grey(pictures), ((0, 0), (1, 1), (1, 1)), mode="edge")
    height, width = values.shape[1] - 2, values.shape[2] - 2
    p = [values[:, i : i + height, j : j + width] for i in range(3) for j in range(3)]
    # A network of comparisons for the whole picture at once: ten times as fast as sorting each neighbourhood.
    for a, b in _MEDIAN_OF_NINE:
        p[a], p[b] = np.minimum(p[a], p[b]), np.maximum(p[a], p[b])
    return p[4]


def residual(pictures: np.ndarray) -> np.ndarray:
    """The noise residual (n, h, w): the grey picture minus its 3x3 median. Smooth areas and straight edges vanish in it."""
    return grey(pictures) - denoised(pictures)


def fingerprint(residuals: np.ndarray) -> np.ndarray:
    """Mean power spectrum (h, w) of noise residuals (n, h, w), frequency 0 in the middle: what a source adds to all its pictures.

    After Marra et al. 2019, Do GANs leave artificial fingerprints? (they average the residuals), and Corvi et al. 2023, On the
    detection of synthetic images generated by diffusion models (who average their spectra, as here).
    """
    return np.fft.fftshift(power(residuals, "none").mean(axis=0))
