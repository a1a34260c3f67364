"""Data sets: the built-in digits are there, MNIST is read exactly, and damaged or missing files are named."""

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core import datasets
from core.datasets import mnist
from tests.core.picture_files import idx

HAS_MNIST = any((folder / "MNIST/raw/train-images-idx3-ubyte").exists() for folder in datasets.search_path())


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


def test_packed_files_read_too(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    files = write_mnist(tmp_path)
    folder = tmp_path / "MNIST/raw"
    for name in files:
        (folder / f"{name}.gz").write_bytes(gzip.compress((folder / name).read_bytes()))
        (folder / name).unlink()
    images = datasets.load("mnist")
    assert np.array_equal(images.train, files["train-images-idx3-ubyte"])
    packed = folder / "t10k-images-idx3-ubyte.gz"
    for content in (packed.read_bytes()[:-10], b"no gzip", b""):
        packed.write_bytes(content)
        with pytest.raises(ValueError, match=r"t10k-images-idx3-ubyte\.gz is"):
            datasets.load("mnist")
    packed.write_bytes(gzip.compress(bytes(10**6)))
    with monkeypatch.context() as patch, pytest.raises(ValueError, match="unpacks to more than 10,000 bytes"):
        patch.setattr(mnist, "_LARGEST", 10_000)
        datasets.load("mnist")
    packed.unlink()
    with pytest.raises(datasets.DatasetMissing, match="holds no t10k-images-idx3-ubyte"):
        datasets.load("mnist")


def test_labels_out_of_range_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    write_mnist(tmp_path)
    (tmp_path / "MNIST/raw/t10k-labels-idx1-ubyte").write_bytes(idx(np.array([1, 2, 10, 3], np.uint8)))
    with pytest.raises(ValueError, match="holds the label 10, but mnist has the labels 0 to 9"):
        datasets.load("mnist")


def test_fashion_mnist_is_the_same_format_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    files = write_mnist(tmp_path)
    (tmp_path / "MNIST").rename(tmp_path / "FashionMNIST")
    images = datasets.load("fashion_mnist")
    assert np.array_equal(images.test, files["t10k-images-idx3-ubyte"])
    assert images.classes[9] == "ankle boot"


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.uint8, arrays.array_shapes(max_dims=4, max_side=5)))
def test_whatever_idx_was_written_is_read(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("idx") / "values"
    path.write_bytes(idx(values))
    assert np.array_equal(mnist.read_idx(path), values)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=40), st.sampled_from([b"", b"\0\0\x08", b"\0\0\x08\2\xff\xff\xff\xff\xff\xff\xff\xff"]))
def test_any_bytes_are_an_array_or_a_sentence(tmp_path_factory, content, head):
    path = tmp_path_factory.mktemp("idx") / "values"
    path.write_bytes(head + content)
    try:
        assert mnist.read_idx(path).dtype == np.uint8
    except ValueError as error:
        assert str(path) in str(error)


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
