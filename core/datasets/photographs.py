"""Photographs of any size: scikit-learn's two samples, and files of the user's."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

#: The samples' names.
SAMPLES = ("china", "flower")


@functools.lru_cache(maxsize=4)
def sample(name: str, longest: int) -> tuple[np.ndarray, str]:
    """One of ``SAMPLES`` as (h, w, 3) uint8, at most ``longest`` pixels a side, and where it is from."""
    from importlib.util import find_spec

    # The file itself: importing scikit-learn takes a second.
    folder = Path(find_spec("sklearn").origin).parent / "datasets" / "images"
    return opened(folder / f"{name}.jpg", longest), f"{name}.jpg of scikit-learn's sample images"


def opened(path: str | Path, longest: int) -> np.ndarray:
    """The picture in a file as (h, w, 3) uint8, at most ``longest`` pixels a side, turned as its EXIF data say.

    Raises:
        ValueError: one sentence, when there is none that can be read.
    """
    from PIL import Image, ImageOps

    from core.datasets.pictures import plain

    try:
        with Image.open(path) as picture:
            picture.draft("RGB", (longest, longest))  # a JPEG is then decoded no larger than needed
            upright = plain(ImageOps.exif_transpose(picture), "RGB")
    except FileNotFoundError:
        raise ValueError(f"there is no file {path}") from None
    except Exception as error:  # decoders raise anything at damaged files
        raise ValueError(f"{path} is no picture that can be read ({error})") from error
    upright.thumbnail((longest, longest))
    return np.asarray(upright)


def fitted(picture: np.ndarray, shape: Sequence[int]) -> np.ndarray:
    """A uint8 picture (h, w) or (h, w, 3) in the size and the colours of ``shape`` (channels, height, width); edges are cut off."""
    from PIL import Image, ImageOps

    channels, height, width = shape
    if picture.shape == ((height, width) if channels == 1 else (height, width, 3)):
        return picture
    converted = Image.fromarray(picture).convert("L" if channels == 1 else "RGB")
    return np.asarray(ImageOps.fit(converted, (width, height), Image.Resampling.BILINEAR))
