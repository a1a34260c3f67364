"""Where a picture does not fit itself: fine structure in a sliding window against the rest of the same picture. numpy alone."""

from __future__ import annotations

import numpy as np

from core.generative.spectra import FLOOR, grey, residual


def local_energy(pictures: np.ndarray, side: int) -> np.ndarray:
    """log10 of the noise residual's mean square in the ``side`` x ``side`` window around each pixel, (n, h, w).

    ``side`` is odd; at the edge of a picture, the part of the window inside it counts.

    Raises:
        ValueError: ``side`` is even or larger than a picture.
    """
    found = np.square(residual(pictures))
    if side % 2 == 0 or side > min(found.shape[1:]):
        raise ValueError(
            f"a window of {side} pixels is not odd, or larger than a picture of {found.shape[1]}x{found.shape[2]}"
        )
    return np.log10(box_mean(found, side) + FLOOR)


def roughness(pictures: np.ndarray, side: int) -> np.ndarray:
    """How much rougher (above 0) or smoother (below 0) each place is than its own picture, (n, h, w).

    The local energy minus the picture's median, divided by 1.4826 times the median distance from it: like standard deviations,
    but not moved by the hole itself as long as it covers less than half of the picture. Where more than half of a picture has
    the same energy, divided by the standard deviation instead.
    """
    energy = local_energy(pictures, side)
    off = energy - np.median(energy, axis=(1, 2), keepdims=True)
    spread = 1.4826 * np.median(np.abs(off), axis=(1, 2), keepdims=True)
    spread = np.where(spread > 1e-3, spread, off.std(axis=(1, 2), keepdims=True) + 1e-3)
    return off / spread


def box_mean(values: np.ndarray, side: int) -> np.ndarray:
    """The mean over the part of a ``side`` x ``side`` window that lies inside the picture, (n, h, w)."""
    half = side // 2
    for axis in (1, 2):
        count = values.shape[axis]
        sums = np.cumsum(values, axis)
        sums = np.concatenate([np.zeros_like(sums.take([0], axis)), sums], axis)
        at = np.arange(count)
        first, last = np.maximum(at - half, 0), np.minimum(at + half + 1, count)
        shape = [1, 1, 1]
        shape[axis] = count
        # Sums of squares: what cancellation leaves below 0 is 0.
        values = np.maximum(sums.take(last, axis) - sums.take(first, axis), 0) / (last - first).reshape(shape)
    return values


def seam_contrast(pictures: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """Mean step of brightness across the edge of each mask (n, h, w), divided by the mean step anywhere else, (n,).

    Steps are absolute differences of neighbours. It needs the mask, which nobody has who looks for a fake.
    """
    values = grey(pictures)
    across, elsewhere, counts = np.zeros(len(values)), np.zeros(len(values)), np.zeros((2, len(values)))
    for axis in (1, 2):
        steps = np.abs(np.diff(values, axis=axis))
        seam = np.diff(masks.astype(np.int8), axis=axis) != 0
        across += (steps * seam).sum(axis=(1, 2))
        elsewhere += (steps * ~seam).sum(axis=(1, 2))
        counts += [seam.sum(axis=(1, 2)), (~seam).sum(axis=(1, 2))]
    return (across / np.maximum(counts[0], 1) + FLOOR) / (elsewhere / np.maximum(counts[1], 1) + FLOOR)
