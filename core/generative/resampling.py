"""Enlarging pictures twofold, as generators do inside: each way leaves a trace of its own in the spectrum. numpy alone.

Putting zeros between pixels copies the spectrum to the highest frequencies; the kernel that follows should take the copies away
and never does so completely (Durall et al. 2020, Watch your up-convolution; Frank et al. 2020, Leveraging frequency analysis).
"""

from __future__ import annotations

from typing import Literal

import numpy as np

Enlarging = Literal["nearest", "bilinear", "transposed"]
#: How much more the weights of the transposed convolution add up to at every second pixel.
UNEVEN = 0.04


def halved(pictures: np.ndarray) -> np.ndarray:
    """Means (n, ceil(h/2), ceil(w/2), ...) float64 of each 2x2 block; an odd last row or column is repeated."""
    values = pictures.astype(np.float64)
    for axis in (1, 2):
        if values.shape[axis] % 2:
            values = np.concatenate([values, values.take([-1], axis)], axis)
        values = (
            values.take(range(0, values.shape[axis], 2), axis) + values.take(range(1, values.shape[axis], 2), axis)
        ) / 2
    return values


def enlarged(pictures: np.ndarray, how: Enlarging) -> np.ndarray:
    """Pictures (n, h, w, ...) twice as large, float64.

    - nearest: each pixel four times.
    - bilinear: between the pixels' middles, 3/4 of the nearer and 1/4 of the farther one along each axis.
    - transposed: a transposed convolution of stride 2 with a 3x3 kernel, whose weights (1/2 + e, 1, 1/2 + e) along each axis add
      up to ``UNEVEN`` more at every second pixel: a checkerboard (Odena et al. 2016, Deconvolution and checkerboard artifacts).
      A trained layer's weights are as little forced to be even.
    """
    values = pictures.astype(np.float64)
    for axis in (1, 2):
        values = _doubled(values, axis, how)
    return values


def resampled(pictures: np.ndarray, how: Enlarging) -> np.ndarray:
    """uint8 pictures of the same size: halved, then enlarged."""
    made = enlarged(halved(pictures), how)[:, : pictures.shape[1], : pictures.shape[2]]
    return made.round().clip(0, 255).astype(np.uint8)


def _doubled(values: np.ndarray, axis: int, how: Enlarging) -> np.ndarray:
    count = values.shape[axis]
    before, after = values.take([0, *range(count - 1)], axis), values.take([*range(1, count), count - 1], axis)
    if how == "nearest":
        pair = values, values
    elif how == "bilinear":
        pair = 0.75 * values + 0.25 * before, 0.75 * values + 0.25 * after
    else:
        # Divided by the mean sum of weights, so that pictures stay as bright.
        pair = values / (1 + UNEVEN / 2), (1 + UNEVEN) / 2 * (values + after) / (1 + UNEVEN / 2)
    shape = list(values.shape)
    shape[axis] *= 2
    return np.stack(pair, axis + 1).reshape(shape)
