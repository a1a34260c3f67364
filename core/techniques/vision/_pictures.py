"""The pictures of the convolution page as grey levels from 0 to 255, and its results as pictures again."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import numpy as np

from core.datasets import photographs

#: Weights of red, green and blue in a grey level (ITU-R BT.601).
LUMA = np.array([0.299, 0.587, 0.114])


class Picture(NamedTuple):
    """``levels`` (h, w, channels) float64 from 0 to 255, one or three channels; ``caption`` says what it is."""

    levels: np.ndarray
    caption: str


def load(name: str, *, path: str, digit: int, longest: int, grey: bool) -> Picture:
    """The picture "china", "flower", "digit" or "file" (at ``path``); photographs at most ``longest`` pixels a side.

    Raises:
        ValueError: the file is no picture that can be read.
    """
    if name == "digit":
        return _digit(digit)
    if name == "file":
        pixels, caption = photographs.opened(path, longest), Path(path).name
    else:
        pixels, caption = photographs.sample(name, longest)
    if grey:
        pixels = np.rint(pixels @ LUMA)[..., None]
    return Picture(pixels.astype(np.float64), caption)


@functools.lru_cache(maxsize=10)
def _digit(digit: int) -> Picture:
    from core.datasets import load_or_builtin

    images = load_or_builtin("mnist")
    chosen = images.test[int(np.flatnonzero(images.test_labels == digit)[0])]
    caption = f"the first {digit} of {images.name}'s test set. {images.note}".strip()
    return Picture(chosen[..., None].astype(np.float64), caption)


def shade(values: np.ndarray, black: float, white: float) -> np.ndarray:
    """``values`` (h, w, channels) as a picture in [0, 1]: ``black`` becomes 0 and ``white`` 1, what lies beyond is cut off."""
    part = np.clip((values - black) / ((white - black) or 1.0), 0, 1)
    return part[..., 0] if part.shape[2] == 1 else part


def shades_of(values: np.ndarray, how: str) -> tuple[float, float, str]:
    """The values that look black and white, and both in words: "grey_levels", "signed" around grey, or "strength"."""
    reach = float(np.nanmax(np.abs(values), initial=0)) or 1.0
    return {
        "grey_levels": (0.0, 255.0, "black 0, white 255"),
        "signed": (-reach, reach, f"grey 0, white {reach:.4g}, black −{reach:.4g}"),
        "strength": (0.0, reach, f"black 0, white {reach:.4g}"),
    }[how]
