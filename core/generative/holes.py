"""What is missing from a picture: ready-made holes, the latents they cover, and how well and how visibly they are filled. numpy alone."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np

HoleName = Literal["centre square", "left half", "lower half", "stripes", "random pixels", "everything"]
#: Pixels along the side of a latent number, as in core.networks.autoencoder.
CELL = 4
#: Share of the pixels that are missing where they are missing at random.
RANDOM_SHARE = 0.7


def hole(name: HoleName, height: int, width: int, seed: int = 0) -> np.ndarray:
    """(height, width) bool, true where pixels are missing. ``seed`` is looked at for random pixels alone.

    Raises:
        ValueError: no such hole.
    """
    missing = np.zeros((height, width), bool)
    if name == "centre square":
        missing[height * 2 // 7 : height * 5 // 7, width * 2 // 7 : width * 5 // 7] = True
    elif name == "left half":
        missing[:, : width // 2] = True
    elif name == "lower half":
        missing[height // 2 :] = True
    elif name == "stripes":
        missing[np.arange(height) // CELL % 2 == 1] = True
    elif name == "random pixels":
        missing = np.random.default_rng([seed, 5]).random((height, width)) < RANDOM_SHARE
    elif name == "everything":
        missing[:] = True
    else:
        raise ValueError(f'"{name}" is no hole; choose one of {", ".join(get_args(HoleName))}')
    return missing


def resized(missing: np.ndarray, height: int, width: int) -> np.ndarray:
    """A hole for pictures of another size: each pixel is what the nearest one of ``missing`` is."""
    rows, columns = (np.arange(n) * m // n for n, m in zip((height, width), missing.shape, strict=True))
    return missing[np.ix_(rows, columns)]


def covered(missing: np.ndarray, margin: int = 0) -> np.ndarray:
    """Of each 4x4 pixels, whether any is missing, (height / 4, width / 4) bool; what lies up to
    ``margin`` cells beside one that is, counts as missing too."""
    height, width = (side // CELL for side in missing.shape)
    cells = missing.reshape(height, CELL, width, CELL).any((1, 3))
    for _ in range(margin):
        padded = np.pad(cells, 1)
        cells = np.stack([padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]).any(0)
    return cells


def seam(pictures: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """How much the border of the hole is seen, (n,), in the units of ``pictures`` (n, h, w) or (n, h, w, 3); NaN without border.

    Where two neighbouring pixels lie on two sides of it, the step from one to the other is compared with the mean of the steps
    before and after it on that line: the mean absolute difference. A smooth picture has little, a real one that of its strokes.
    """
    x, total, count = np.asarray(pictures, np.float64), np.zeros(len(pictures)), 0
    for axis in (1, 2):
        lines = np.moveaxis(x, axis, 1)
        across = np.diff(missing if axis == 1 else missing.T, axis=0)[1:-1]
        steps = np.diff(lines, axis=1)
        jumps = np.abs(steps[:, 1:-1] - (steps[:, :-2] + steps[:, 2:]) / 2)
        found = jumps[:, across].reshape(len(x), -1)
        total, count = total + found.sum(1), count + found.shape[1]
    return total / count if count else np.full(len(x), np.nan)


def edges(pictures: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """Mean absolute step between neighbouring pixels that are both missing, (n,), in the units of ``pictures``; NaN without any.

    What is blurred has little. The average of pictures never has more than they have on average (the triangle inequality).
    """
    x, total, count = np.asarray(pictures, np.float64), np.zeros(len(pictures)), 0
    for axis in (1, 2):
        lines, hidden = np.moveaxis(x, axis, 1), missing if axis == 1 else missing.T
        found = np.abs(np.diff(lines, axis=1))[:, hidden[1:] & hidden[:-1]].reshape(len(x), -1)
        total, count = total + found.sum(1), count + found.shape[1]
    return total / count if count else np.full(len(x), np.nan)


class Errors(NamedTuple):
    """Mean squared errors of the missing pixels, in [0, 1]: of single completions, of their average, and their spread.

    Always single = average + spread: the spread is the mean squared distance of the completions from their average.
    """

    single: float
    average: float
    spread: float


def errors(completions: np.ndarray, truth: np.ndarray, missing: np.ndarray) -> Errors:
    """Of uint8 completions (n, h, w) or (n, h, w, 3) of one picture; NaN where nothing is missing."""
    if not missing.any():
        return Errors(*[float("nan")] * 3)
    some, real = completions[:, missing] / 255.0, truth[missing] / 255.0
    mean = some.mean(0)
    return Errors(*(float(np.square(d).mean()) for d in (some - real, mean - real, some - mean)))
