"""MNIST: 60,000 handwritten digits to learn from and 10,000 to test on, 28x28 grey (LeCun, Cortes and Burges, 1998)."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from core.datasets import Images, find

DIGITS = tuple("0123456789")


def load() -> Images:
    """Reads the idx files in ``MNIST/raw``, the layout of torchvision. Raises DatasetMissing or ValueError."""
    folder = find("MNIST/raw")
    train, test = (read_idx(folder / f"{part}-images-idx3-ubyte") for part in ("train", "t10k"))
    train_labels, test_labels = (
        read_idx(folder / f"{part}-labels-idx1-ubyte").astype(np.int64) for part in ("train", "t10k")
    )
    for images, labels in ((train, train_labels), (test, test_labels)):
        if len(images) != len(labels):
            raise ValueError(f"{folder} holds {len(images)} images but {len(labels)} labels")
    return Images("mnist", train, train_labels, test, test_labels, DIGITS)


def read_idx(path: Path) -> np.ndarray:
    """The array in an idx file of unsigned bytes. Raises ValueError where the length contradicts the header."""
    content = path.read_bytes()
    if len(content) < 4 or content[:3] != b"\0\0\x08":
        raise ValueError(f"{path} is not an idx file of unsigned bytes")
    axes = content[3]
    start = 4 + 4 * axes
    shape = struct.unpack(f">{axes}I", content[4:start]) if len(content) >= start else ()
    if not shape or len(content) - start != np.prod(shape, dtype=np.int64):
        raise ValueError(f"{path} is damaged: {len(content)} bytes do not hold an array of shape {shape}")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


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
