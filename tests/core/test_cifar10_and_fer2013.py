"""CIFAR-10 and FER2013 in every form in which they are handed on; the real archives where they are on this machine."""

import gzip
import hashlib
import io
import pickle
import tarfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import datasets
from core.datasets import cifar10, fer2013, finish
from core.datasets.catalogue import CARDS
from core.datasets.importing import importing
from tests.core.picture_files import encoded, isolated, picture, write_files, write_zip

CIFAR_ZIP, FER_ZIP = (
    next((folder / name for folder in datasets.search_path() if (folder / name).exists()), None)
    for name in ("cifar10.zip", "fer2013.zip")
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    isolated(tmp_path, monkeypatch)
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def batches():
    """Records of the six batches, three pictures each: label, 1,024 red, green and blue."""
    rng = np.random.default_rng(0)
    return {
        name: np.column_stack([rng.integers(0, 10, 3), rng.integers(0, 256, (3, 3072))]).astype(np.uint8)
        for name in cifar10._BATCHES
    }


def is_these(images, batches):
    train = np.concatenate([batches[name] for name in cifar10._BATCHES[:5]])
    assert images.train.shape == (15, 32, 32, 3)
    assert images.train_labels.tolist() == train[:, 0].tolist()
    assert images.test_labels.tolist() == batches["test_batch"][:, 0].tolist()
    row, column, channel = 5, 7, 2
    assert images.train[4, row, column, channel] == train[4, 1 + 1024 * channel + 32 * row + column]
    return True


def test_cifar_binary(home, batches):
    write_files(home / "cifar-10-batches-bin", {f"{n}.bin": b.tobytes() for n, b in batches.items()})
    assert is_these(datasets.load("cifar10"), batches)
    (home / "cifar-10-batches-bin/data_batch_3.bin").write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match=r"data_batch_3\.bin is damaged: 100 bytes"):
        datasets.load("cifar10")
    (home / "cifar-10-batches-bin/data_batch_3.bin").write_bytes(b"\x0a" * 3073)
    with pytest.raises(ValueError, match="the label 10, but labels go from 0 to 9"):
        datasets.load("cifar10")
    (home / "cifar-10-batches-bin/data_batch_3.bin").unlink()
    with pytest.raises(datasets.DatasetMissing, match=r"no data_batch_3\.bin"):
        datasets.load("cifar10")


def test_cifar_pickles_are_opened_only_when_they_are_the_published_ones(home, batches, monkeypatch):
    contents = {n: pickle.dumps({b"labels": b[:, 0].tolist(), b"data": b[:, 1:]}) for n, b in batches.items()}
    write_files(home / "cifar-10-batches-py", contents)
    with pytest.raises(ValueError, match="data_batch_1 is damaged: it is not the published file"):
        datasets.load("cifar10")
    monkeypatch.setattr(cifar10, "_PICKLES", {n: hashlib.md5(c).hexdigest() for n, c in contents.items()})
    assert is_these(datasets.load("cifar10"), batches)


def test_cifar_tar(home, batches):
    def tar(files):
        with tarfile.open(home / "cifar-10-binary.tar.gz", "w:gz") as archive:
            for name, content in files.items():
                info = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))

    files = {f"{n}.bin": b.tobytes() for n, b in reversed(batches.items())} | {"readme.html": b"x"}
    tar(files)
    assert is_these(datasets.load("cifar10"), batches)
    assert is_these(finish(importing(home / "cifar-10-binary.tar.gz", "mine")), batches)
    content = (home / "cifar-10-binary.tar.gz").read_bytes()
    for broken in (content[: len(content) // 2], b"", gzip.compress(b"no tar")):
        (home / "cifar-10-binary.tar.gz").write_bytes(broken)
        with pytest.raises(ValueError, match=r"cifar-10-binary\.tar\.gz is damaged"):
            datasets.load("cifar10")
    del files["test_batch.bin"]
    tar(files)
    with pytest.raises(ValueError, match=r"holds no test_batch\.bin"):
        datasets.load("cifar10")


def webp(seed, size, mode):
    return encoded(picture(seed, size, mode), "webp", lossless=True)


def test_cifar_zip(home):
    files = {
        f"{part}/{label}/{n}.webp": webp(n, (32, 32), "RGB")
        for part in ("train", "test")
        for label in ("truck", "airplane", "cat")
        for n in range(2)
    }
    write_zip(home / "cifar10.zip", files)
    images = datasets.load("cifar10")
    assert images.classes == CARDS["cifar10"].classes
    assert images.train_labels.tolist() == [0, 0, 3, 3, 9, 9]
    assert np.array_equal(images.test[1], np.asarray(picture(1, (32, 32))))
    files["train/cat/0.webp"] = b"cut"
    write_zip(home / "cifar10.zip", files)
    with pytest.raises(ValueError, match=r"cifar10\.zip is damaged: train/cat/0\.webp cannot be read"):
        datasets.load("cifar10")


def test_fer_zip_has_three_parts_in_two_folders(home):
    files = {
        "train/angry/Training_10.webp": webp(0, (48, 48), "RGB"),
        "train/neutral/Training_9.webp": webp(1, (48, 48), "RGB"),
        "test/happy/PublicTest_3.webp": webp(2, (48, 48), "RGB"),
        "test/disgust/PrivateTest_4.webp": webp(3, (48, 48), "RGB"),
    }
    write_zip(home / "fer2013.zip", files)
    images = datasets.load("fer2013")
    assert images.classes == ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
    assert images.train_labels.tolist() == [6, 0], "in the order of their numbers"
    assert images.validation_labels.tolist() == [3]
    assert images.test_labels.tolist() == [1]
    assert images.test.shape == (1, 48, 48)
    write_zip(home / "fer2013.zip", files | {"train/angry/other.webp": b""})
    with pytest.raises(ValueError, match=r"train/angry/other\.webp is no Training_"):
        datasets.load("fer2013")


def table(rows, header="emotion,pixels,Usage"):
    return "\n".join([header, *rows]).encode()


def row(label, level, usage="Training", count=16):
    return f"{label},{' '.join([str(level)] * count)},{usage}"


ROWS = [row(0, 0), row(6, 255), row(3, 7, "PublicTest"), row(1, 8, "PrivateTest")]


@pytest.mark.parametrize("form", ["plain", "kaggle", "zip"])
def test_fer_csv(home, form):
    content = table(ROWS)
    if form == "kaggle":  # icml_face_data.csv: another order, and spaces
        cells = [line.split(",") for line in ROWS]
        content = table([f"{label}, {usage}, {pixels}" for label, pixels, usage in cells], "emotion, Usage, pixels")
    write_files(home, {"fer2013.csv": content})
    if form == "zip":
        write_zip(home / "table.zip", {"fer2013.csv": content})
        images = finish(importing(home / "table.zip", "faces"))
    else:
        images = datasets.load("fer2013")
    assert images.train.tolist() == [[[0] * 4] * 4, [[255] * 4] * 4]
    assert images.train_labels.tolist() == [0, 6]
    assert (images.validation_labels.tolist(), images.test_labels.tolist()) == ([3], [1])


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", 'no column "emotion"; it has nothing'),
        (table(ROWS, "label,pixels,Usage"), 'no column "emotion"; it has label, pixels, usage'),
        (table(ROWS, "emotion,px,Usage"), 'no column "pixels"'),
        (table([]), "holds no pictures"),
        (table([*ROWS, row(7, 0)]), 'line 6 of .* has the emotion "7", but it goes from 0 to 6'),
        (table([row(-1, 0)]), 'line 2 of .* has the emotion "-1"'),
        (table([row("happy", 0)]), 'has the emotion "happy"'),
        (table([row(0, 256)]), "has the pixel '256'; pixels are whole numbers from 0 to 255"),
        (table([row(0, 1.5)]), "has the pixel '1.5'"),
        (table([row(0, 0, count=15)]), "has 15 pixels, which is no square"),
        (table([row(0, 0), row(0, 0, count=25)]), "line 3 .* has 25 pixels where the first picture has 16"),
        (table([row(0, 0, "Nowhere")]), 'has the Usage "Nowhere"'),
        (table(["0,1"]), "has 2 cells; 3 are needed"),
        (table([row(0, 0, "PrivateTest")]), "no row whose Usage is Training"),
    ],
)
def test_what_is_wrong_with_a_csv_is_named_with_its_line(home, content, match):
    write_files(home, {"fer2013.csv": content})
    with pytest.raises(ValueError, match=match) as caught:
        datasets.load("fer2013")
    assert "\n" not in str(caught.value)


def test_a_csv_without_test_pictures_is_divided(home):
    write_files(home, {"own.csv": table([row(n % 2, n).rpartition(",")[0] for n in range(20)], "emotion,pixels")})
    images = finish(importing(home / "own.csv"))
    assert (len(images.train), len(images.test)) == (16, 4)
    assert "kept aside" in images.note


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text('0123456789,"\n emotinpxlsUageTr', max_size=120).map(str.encode)),
    st.booleans(),
)
def test_any_table_is_pictures_or_a_sentence(tmp_path_factory, content, headed):
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    path.write_bytes(b"emotion,pixels\n" * headed + content)
    try:
        images = finish(fer2013.reading_csv(path))
    except ValueError as error:
        assert "any" in str(error) or "too few" in str(error)
    else:
        assert images.train_labels.max() < 7


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.lists(st.integers(0, 255), min_size=9, max_size=9)), min_size=1, max_size=6
    )
)
def test_whatever_was_written_is_read(tmp_path_factory, pictures):
    path = tmp_path_factory.mktemp("csv") / "any.csv"
    rows = [f'{label},"{" ".join(map(str, levels))}",Training' for label, levels in pictures]
    path.write_bytes(table([*rows, row(0, 0, "PrivateTest", 9)]))
    images = finish(fer2013.reading_csv(path))
    assert images.train.reshape(-1, 9).tolist() == [levels for _, levels in pictures]
    assert images.train_labels.tolist() == [label for label, _ in pictures]


@pytest.mark.skipif(CIFAR_ZIP is None, reason="cifar10.zip is not on this machine")
def test_cifar_as_published():
    images = datasets.load("cifar10")
    assert np.bincount(images.train_labels).tolist() == [5000] * 10
    assert np.bincount(images.test_labels).tolist() == [1000] * 10
    # Known from the literature: per-channel mean and standard deviation of the training set.
    share = np.stack([np.bincount(channel, minlength=256) for channel in images.train.reshape(-1, 3).T]) / (
        50_000 * 1024
    )
    levels = np.arange(256) / 255
    mean = share @ levels
    assert np.allclose(mean, [0.4914, 0.4822, 0.4465], atol=5e-5)
    assert np.allclose(np.sqrt(share @ levels**2 - mean**2), [0.2470, 0.2435, 0.2616], atol=5e-5)


@pytest.mark.skipif(FER_ZIP is None, reason="fer2013.zip is not on this machine")
def test_fer_as_published():
    images = datasets.load("fer2013")
    assert np.bincount(images.train_labels).tolist() == [3995, 436, 4097, 7215, 4830, 3171, 4965]
    assert np.bincount(images.validation_labels).tolist() == [467, 56, 496, 895, 653, 415, 607]
    assert np.bincount(images.test_labels).tolist() == [491, 55, 528, 879, 594, 416, 626]
