"""MNIST: 60,000 handwritten digits to learn from and 10,000 to test on, 28x28 grey (LeCun, Cortes and Burges, 1998)."""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np

from core.datasets import DatasetMissing, Images, Work, find
from core.datasets.catalogue import CARDS, DIGITS

#: torchvision reads the same files, but importing it takes five times as long as reading them.
_PARTS = ("train", "t10k")
#: The published files have 47,040,016 bytes; what unpacks to more than ten times that is no such file.
_LARGEST = 500_000_000


def loading() -> Work[Images]:
    """Reads the idx files in ``MNIST/raw``, the layout of torchvision. Raises DatasetMissing or ValueError."""
    yield from ()  # moments: nothing to report
    return read_folder(find(*CARDS["mnist"].places), "mnist", DIGITS)


def read_folder(folder: Path, name: str, classes: tuple[str, ...] | None = None) -> Images:
    """A folder with the idx files of MNIST, each as it is or as .gz.

    Without ``classes`` they are as many as the highest training label says, by number, and both test files may be missing:
    then the set has no test pictures.

    Raises:
        DatasetMissing: a file is not there.
        ValueError: a file is damaged, or they do not fit together.
    """
    parts = _PARTS if classes or any(_there(folder, name) for name in _names("t10k")) else _PARTS[:1]
    arrays = [tuple(read_idx(_file(folder, file)) for file in _names(part)) for part in parts]
    shape = arrays[0][0].shape[1:]
    for images, numbers in arrays:
        pictures = images.ndim == 3 or (images.ndim == 4 and images.shape[3] == 3)
        if not pictures or images.shape[1:] != shape or numbers.ndim != 1:
            raise ValueError(
                f"{folder} holds arrays of shapes {images.shape} and {numbers.shape}, not images and labels"
            )
        if len(images) != len(numbers):
            raise ValueError(f"{folder} holds {len(images)} images but {len(numbers)} labels")
    classes = classes or tuple(map(str, range(arrays[0][1].max() + 1)))
    highest = max(numbers.max() for _, numbers in arrays)
    if highest >= len(classes):
        whose = f"{name} has" if name in CARDS else "its training pictures have"
        raise ValueError(f"{folder} holds the label {highest}, but {whose} the labels 0 to {len(classes) - 1}")
    if len(arrays) == 1:
        arrays.append((arrays[0][0][:0], arrays[0][1][:0]))
    (train, train_labels), (test, test_labels) = arrays
    return Images(name, train, train_labels.astype(np.int64), test, test_labels.astype(np.int64), classes)


def _names(part: str) -> tuple[str, str]:
    return f"{part}-images-idx3-ubyte", f"{part}-labels-idx1-ubyte"


def _there(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.exists()), None)


def _file(folder: Path, name: str) -> Path:
    if path := _there(folder, name):
        return path
    raise DatasetMissing(f"{folder} holds no {name}")


def read_idx(path: Path) -> np.ndarray:
    """The array in an idx file of unsigned bytes, packed by gzip or not. Raises ValueError where it is damaged."""
    content = _unpacked(path) if path.suffix == ".gz" else path.read_bytes()
    if len(content) < 4 or content[:3] != b"\0\0\x08" or not 1 <= content[3] <= 8:
        raise ValueError(f"{path} is not an idx file of unsigned bytes")
    axes = content[3]
    start = 4 + 4 * axes
    shape = struct.unpack(f">{axes}I", content[4:start]) if len(content) >= start else ()
    # In Python's integers: the product of a hostile header does not wrap around.
    if not shape or not 0 < math.prod(shape) == len(content) - start:
        raise ValueError(f"{path} is damaged: {len(content)} bytes do not hold an array of shape {shape}")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            content = file.read(_LARGEST + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(f"{path} is damaged: {error}") from None
    if len(content) > _LARGEST:
        raise ValueError(f"{path} unpacks to more than {_LARGEST:,} bytes, which no such file does")
    return content


def like_mnist(drawing: np.ndarray) -> np.ndarray:
    """A drawing (28, 28) in [0, 1], scaled and moved as MNIST's digits were: fit into 20x20, centre of mass at (14, 14)."""
    from PIL import Image

    rows, columns = np.nonzero(drawing > 0.1)
    if not len(rows):
        return np.zeros((28, 28), np.float32)
    ink = drawing[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = (max(1, round(20 * size / max(ink.shape))) for size in ink.shape)
    scaled = Image.fromarray((255 * ink).astype(np.uint8)).resize((width, height), Image.Resampling.BOX)
    ink = np.asarray(scaled, np.float32) / 255
    centre = [np.arange(n) @ ink.sum(1 - axis) / ink.sum() for axis, n in enumerate(ink.shape)]
    top, left = (int(np.clip(round(14 - c), 0, 28 - n)) for c, n in zip(centre, ink.shape, strict=True))
    picture = np.zeros((28, 28), np.float32)
    picture[top : top + height, left : left + width] = ink
    return picture
