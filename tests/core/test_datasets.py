"""Data sets: the built-in digits are there, MNIST is read exactly, and damaged or missing files are named."""

import hashlib
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core import datasets
from core.datasets import mnist

HAS_MNIST = any((folder / "MNIST/raw/train-images-idx3-ubyte").exists() for folder in datasets.search_path())


def idx(values: np.ndarray) -> bytes:
    return struct.pack(f">BBBB{values.ndim}I", 0, 0, 8, values.ndim, *values.shape) + values.tobytes()


def write_mnist(folder: Path, labels: int = 6) -> dict[str, np.ndarray]:
    """A tiny MNIST in torchvision's layout."""
    raw = folder / "MNIST" / "raw"
    raw.mkdir(parents=True)
    rng = np.random.default_rng(0)
    files = {}
    for part, count in (("train", 6), ("t10k", 4)):
        files[f"{part}-images-idx3-ubyte"] = rng.integers(0, 256, (count, 28, 28)).astype(np.uint8)
        files[f"{part}-labels-idx1-ubyte"] = rng.integers(0, 10, labels if part == "train" else count).astype(np.uint8)
    for name, values in files.items():
        (raw / name).write_bytes(idx(values))
    return files


def test_digits_are_scikit_learns():
    from sklearn.datasets import load_digits

    images = datasets.load("digits")
    assert images.train.shape == (1437, 28, 28)
    assert images.test.shape == (360, 28, 28)
    assert images.train.dtype == np.uint8
    together = np.concatenate([images.train, images.test])
    small = together[:, 3:-2:3, 3:-2:3] * (16 / 255)
    original = load_digits()

    def order(pictures):
        return np.lexsort(np.round(pictures).reshape(1797, -1).T)

    mine, theirs = order(small), order(original.images)
    assert np.array_equal(np.round(small[mine]), original.images[theirs])
    assert np.array_equal(np.concatenate([images.train_labels, images.test_labels])[mine], original.target[theirs])
    again = datasets.load("digits")
    assert np.array_equal(again.test, images.test)


def test_mnist_is_found_on_the_search_path(tmp_path, monkeypatch):
    files = write_mnist(tmp_path / "second")
    monkeypatch.setenv("LEARNOSCOPE_DATA", os.pathsep.join([str(tmp_path / "first"), str(tmp_path / "second")]))
    images = datasets.load("mnist")
    assert np.array_equal(images.train, files["train-images-idx3-ubyte"])
    assert np.array_equal(images.test_labels, files["t10k-labels-idx1-ubyte"])
    assert images.test_labels.dtype == np.int64


@pytest.mark.skipif(not HAS_MNIST, reason="MNIST is not on this machine")
def test_mnist_is_the_published_one():
    images = datasets.load("mnist")
    content = idx(images.train)
    assert hashlib.md5(content).hexdigest() == "6bbc9ace898e44ae57da46a324031adb"
    assert images.test.shape == (10000, 28, 28)
    assert np.bincount(images.train_labels).tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]


def test_missing_data_fall_back_to_the_digits_and_say_so(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "user")
    with pytest.raises(datasets.DatasetMissing, match="MNIST/raw is in none of"):
        datasets.load("mnist")
    images = datasets.load_or_builtin("mnist")
    assert images.name == "digits"
    assert "mnist is not on this machine" in images.note
    assert datasets.load_or_builtin("digits").note == ""


def test_damaged_files_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    write_mnist(tmp_path)
    path = tmp_path / "MNIST/raw/train-images-idx3-ubyte"
    whole = path.read_bytes()
    for content, complaint in (
        (whole[:-5], "damaged"),
        (b"<html>", "not an idx file"),
        (whole[:10], "damaged"),
        (b"", "not"),
    ):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=f"train-images-idx3-ubyte is .*{complaint}"):
            datasets.load("mnist")


def test_images_and_labels_must_match(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    write_mnist(tmp_path, labels=5)
    with pytest.raises(ValueError, match="6 images but 5 labels"):
        datasets.load("mnist")


def test_a_drawing_is_placed_as_mnist_places_its_digits():
    drawing = np.zeros((28, 28), np.float32)
    drawing[1:6, 2:4] = 1  # a small bar in the upper left corner
    placed = mnist.like_mnist(drawing)
    rows, columns = np.nonzero(placed > 0.5)
    assert rows.max() - rows.min() + 1 == 20
    assert columns.max() - columns.min() + 1 == 8
    assert abs((rows.min() + rows.max()) / 2 - 14) <= 0.5
    assert abs((columns.min() + columns.max()) / 2 - 14) <= 0.5
    assert not mnist.like_mnist(np.zeros((28, 28), np.float32)).any()


@pytest.mark.skipif(not HAS_MNIST, reason="MNIST is not on this machine")
def test_mnists_own_digits_stay_where_they_are():
    images = datasets.load("mnist").test[:50].astype(np.float32) / 255
    moved = np.stack([mnist.like_mnist(image) for image in images])
    unmoved = np.abs(moved - images).mean((1, 2)) < 0.01
    assert unmoved.mean() > 0.9


def test_names_are_cheap():
    code = "import sys; from core import datasets; datasets.names(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"torch", "sklearn", "scipy", "PIL"} & set(done.stdout.split())
