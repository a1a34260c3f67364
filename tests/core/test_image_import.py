"""Import of a person's own pictures: every layout, size and mode; what is wrong is named, and nothing is harmed by it."""

import errno
import math
import signal
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core import datasets
from core.datasets import finish, image_folder, imported, pictures, stored
from core.datasets.importing import importing
from tests.core.picture_files import encoded, idx, isolated, pets, picture, write_files, write_zip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    return isolated(tmp_path, monkeypatch)


def fails(path, match, **options):
    """The import says so and leaves nothing."""
    with pytest.raises(ValueError, match=match) as caught:
        finish(importing(path, **options))
    assert "\n" not in str(caught.value)
    assert [p for p in imported.folder().glob("*") if p.name != "kept"] == []


def test_a_folder_becomes_a_data_set_that_is_loaded_by_name(home):
    files = pets(("train/", "test/"))
    write_files(home / "Pets", files)
    images = finish(importing(home / "Pets"))
    assert images.name == "pets"
    assert images.classes == ("cat", "dog")
    assert images.train.shape == (10, 10, 12, 3)
    assert images.train_labels.tolist() == images.test_labels.tolist() == [0] * 5 + [1] * 5
    expected = [np.asarray(picture(seed)) for seed in range(20)]
    assert np.array_equal(np.concatenate([images.train, images.test]), expected)
    assert images.note == ""
    assert "pets" in datasets.names()
    assert "pets" in datasets.names((10, 12, 3), 2)
    assert "pets" not in datasets.names((28, 28))
    assert np.array_equal(datasets.load("pets").test, images.test)
    imported.remove("pets")
    assert "pets" not in datasets.names()
    assert list(imported.folder().iterdir()) == []
    with pytest.raises(datasets.DatasetMissing, match='there is no data set "pets"'):
        datasets.load("pets")


def test_a_zip_gives_the_same_as_the_folder(home):
    files = pets()
    write_files(home / "pets", files)
    write_zip(home / "pets.zip", {f"My pets/{name}": content for name, content in files.items()})
    first = finish(importing(home / "pets", "folder"))
    second = finish(importing(home / "pets.zip", "zip"))
    for array in ("train", "train_labels", "test", "test_labels"):
        assert np.array_equal(getattr(first, array), getattr(second, array))


def test_without_a_test_set_a_fifth_is_kept_aside_and_said_so(home):
    write_files(home / "pets", pets(each=10))
    images = finish(importing(home / "pets", seed=3))
    assert np.bincount(images.test_labels).tolist() == [2, 2]
    assert "4 of 20, drawn at random (seed 3), are kept aside" in images.note
    every = {bytes(p) for p in (*images.train, *images.test)}
    assert every == {np.asarray(picture(seed)).tobytes() for seed in range(20)}


def test_validation_folders_are_kept_apart(home):
    write_files(home / "pets", pets(("training/", "VAL/", "testing/")))
    images = finish(importing(home / "pets"))
    assert {part: len(labels) for part, (_, labels) in images.parts().items()} == {
        "train": 10, "validation": 10, "test": 10,
    }  # fmt: skip


def test_modes_and_sizes_are_made_alike(home):
    deep = Image.fromarray(np.linspace(0, 65535, 16 * 16).reshape(16, 16).astype(np.uint16))
    see_through = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by a quarter, clockwise
    wide = Image.fromarray(np.repeat(np.array([[0, 255]], np.uint8), 8, 0).repeat(8, 1))
    files = {
        "a/bit.png": encoded(picture(1, mode="L").convert("1")),
        "a/deep.png": encoded(deep),
        "a/palette.gif": encoded(picture(2).quantize(8), "gif"),
        "a/cmyk.jpg": encoded(picture(3).convert("CMYK"), "jpeg"),
        "b/transparent.png": encoded(see_through),
        "b/turned.jpg": encoded(wide, "jpeg", exif=turned, quality=95),
        "b/large.webp": encoded(picture(4, (300, 40)), "webp"),
        "b/grey.bmp": encoded(picture(5, (3, 200), "L"), "bmp"),
    }
    write_files(home / "mixed", files)
    images = finish(importing(home / "mixed", size=(16, 16)))
    assert "scaled and cut to 16x16" in images.note
    work = image_folder.reading(image_folder.Folder(home / "mixed"), "x", (16, 16), grey=True)
    grey = finish(work)
    together = np.concatenate([grey.train, grey.test])
    assert grey.train.shape[1:] == (16, 16)
    assert any(np.abs(p.reshape(-1) - np.linspace(0, 255, 256)).max() <= 1 for p in together.astype(float)), "16 bits"
    assert any((p == 255).all() for p in together), "transparent becomes white"
    assert any(p[:6].mean() < 20 and p[-6:].mean() > 235 for p in together), "turned as the camera was held"
    assert len(together) == len(files)


def test_unreadable_pictures_are_skipped_counted_and_named(home, monkeypatch):
    files = pets(each=6)
    truncated = encoded(picture(99, (200, 200)))[:5000]
    files |= {"cat/cut.png": truncated, "dog/text.jpg": b"no picture", "dog/empty.png": b"", "dog/notes.txt": b"x"}
    files |= {"dog/.hidden.png": b"x", "__MACOSX/cat/1.png": b"x", "cover.png": encoded(picture(0))}
    write_files(home / "pets", files)
    images = finish(importing(home / "pets"))
    assert len(images.train) + len(images.test) == 12
    assert "3 of 15 pictures could not be read" in images.note
    assert "in no folder of a class: 1 pictures" in images.note
    for name in ("cat/cut.png (", "dog/text.jpg (no picture)", "dog/empty.png (no picture)"):
        assert name in images.note


def test_a_bomb_in_a_picture_is_skipped(home, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 2000)
    files = pets(each=6)
    files["cat/warned.png"] = encoded(Image.new("L", (50, 50)))
    files["cat/refused.png"] = encoded(Image.new("L", (100, 100)))
    write_files(home / "pets", files)
    note = finish(importing(home / "pets")).note
    assert "cat/refused.png (too many pixels)" in note
    assert "cat/warned.png (too many pixels)" in note


@pytest.mark.parametrize(
    ("files", "match"),
    [
        ({}, "holds no pictures"),
        ({"readme.txt": b"x"}, "holds no pictures"),
        ({"cat/1.png": b"", "cat/2.png": b""}, 'only the class "cat"; at least two'),
        ({"1.png": b"", "2.png": b""}, "no folder for each class"),
        ({"test/cat/1.png": b"", "test/dog/1.png": b""}, "no folder train to learn from"),
        ({"cat/1.png": b"", "dog/1.png": b"x"}, "2 of 2 pictures in given cannot be read"),
    ],
)
def test_what_is_no_data_set_is_refused(home, files, match):
    (home / "given").mkdir()
    write_files(home / "given", files)
    fails(home / "given", match)


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"name": "../evil"}, "cannot be the name of a data set"),
        ({"name": "a/b"}, "cannot be the name"),
        ({"name": "a\\b"}, "cannot be the name"),
        ({"name": ".."}, "cannot be the name"),
        ({"name": "x" * 41}, "cannot be the name"),
        ({"name": "nul"}, "cannot be the name"),
        ({"name": "mnist"}, "name of a known data set"),
        ({"size": (3, 20)}, "the size is 3x20, but each edge has 4 to 512 pixels"),
    ],
)
def test_names_and_sizes_are_checked_first(home, options, match):
    write_files(home / "pets", pets())
    fails(home / "pets", match, **options)


def test_a_name_that_is_taken_keeps_what_it_has(home):
    write_files(home / "kept", pets())
    before = finish(importing(home / "kept")).train.copy()
    write_files(home / "other", pets(("train/", "test/")))
    fails(home / "other", 'there is already a data set "kept"', name="kept")
    fails(home / "nothing", "there is no file or folder")
    write_files(home, {"file.docx": b"x"})
    fails(home / "file.docx", "is none of what can be imported")
    assert np.array_equal(datasets.load("kept").train, before)


def test_of_two_imports_at_once_one_wins_and_the_other_says_so(home):
    write_files(home / "pets", pets())
    slow = importing(home / "pets")
    for report in slow:
        if report.label.startswith("Storing"):
            break
    finish(importing(home / "pets"))
    before = datasets.load("pets").train.copy()
    with pytest.raises(ValueError, match='there is already a data set "pets"'):
        finish(slow)
    assert np.array_equal(datasets.load("pets").train, before)
    assert [p.name for p in imported.folder().iterdir()] == ["pets"]


def test_closing_an_import_leaves_nothing(home):
    write_files(home / "pets", pets(each=300))
    work = importing(home / "pets")
    report = next(report for report in work if report.total)
    assert 0 < report.done <= report.total == 600
    work.close()
    assert list(imported.folder().iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "there is no space left in"), (errno.EACCES, "there is no permission to write to")],
)
def test_no_space_and_no_permission_leave_nothing(home, monkeypatch, number, words):
    write_files(home / "pets", pets())
    written = []

    def full(path, array):
        written.append(path)
        path.write_bytes(b"half")
        if len(written) == 2:
            raise OSError(number, "no")

    monkeypatch.setattr(stored, "_write", full)
    with pytest.raises(OSError, match=f"^pets could not be stored: {words} {datasets.user_folder()}$"):
        finish(importing(home / "pets"))
    assert len(written) == 2
    assert list(imported.folder().iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_a_write_that_the_system_stops_says_why(tmp_path):
    import resource

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    try:
        with pytest.raises(OSError, match="File too large") as failed:
            stored._write(tmp_path / "a.npy", np.zeros(1 << 21, np.uint8))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert failed.value.errno == errno.EFBIG  # numpy.save's own error has no number, and so no reason


@pytest.mark.parametrize("shape", [(3, 4, 5), (0, 28, 28), (7,)])
def test_arrays_are_written_as_numpy_does(tmp_path, shape):
    array = np.arange(math.prod(shape), dtype=np.int64).reshape(shape)
    stored._write(tmp_path / "ours.npy", array)
    np.save(tmp_path / "theirs.npy", array)
    assert (tmp_path / "ours.npy").read_bytes() == (tmp_path / "theirs.npy").read_bytes()


def test_too_much_memory_is_refused_with_an_estimate(home, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", "1000")
    write_files(home / "pets", pets())
    fails(home / "pets", "10 pictures of 12x10 would need about .* choose a smaller size")


def test_idx_files_can_be_imported(home):
    rng = np.random.default_rng(0)
    arrays = {
        "train-images-idx3-ubyte": rng.integers(0, 256, (6, 9, 7)).astype(np.uint8),
        "train-labels-idx1-ubyte": np.array([0, 1, 2, 0, 1, 2], np.uint8),
        "t10k-images-idx3-ubyte": rng.integers(0, 256, (3, 9, 7)).astype(np.uint8),
        "t10k-labels-idx1-ubyte": np.array([2, 1, 0], np.uint8),
    }
    write_files(home / "letters", {name: idx(array) for name, array in arrays.items()})
    images = finish(importing(home / "letters"))
    assert images.classes == ("0", "1", "2")
    assert np.array_equal(images.train, arrays["train-images-idx3-ubyte"])
    with pytest.raises(ValueError, match="neither size nor grey can be chosen"):
        finish(importing(home / "letters", "again", size=(8, 8)))


def idx_files(train, test=None) -> dict[str, bytes]:
    """Pictures 4x4 with these labels."""
    parts = {"train": train} | ({} if test is None else {"t10k": test})
    files = {}
    for part, labels in parts.items():
        files[f"{part}-images-idx3-ubyte"] = idx(np.zeros((len(labels), 4, 4), np.uint8))
        files[f"{part}-labels-idx1-ubyte"] = idx(np.array(labels, np.uint8))
    return files


def test_idx_files_without_a_test_set_are_split(home):
    write_files(home / "letters", idx_files([0, 1, 2] * 10))
    images = finish(importing(home / "letters"))
    assert [len(images.train), len(images.test)] == [24, 6]
    assert "6 of 30, drawn at random" in images.note


def test_idx_labels_that_were_never_learned_are_refused(home):
    write_files(home / "letters", idx_files([0, 1, 2], [0, 200]))
    fails(home / "letters", "holds the label 200, but its training pictures have the labels 0 to 2")


def test_one_test_file_without_the_other_is_named(home):
    files = idx_files([0, 1, 2], [0])
    del files["t10k-labels-idx1-ubyte"]
    write_files(home / "letters", files)
    with pytest.raises(datasets.DatasetMissing, match="letters holds no t10k-labels-idx1-ubyte"):
        finish(importing(home / "letters"))


def test_one_class_is_refused_in_every_format(home):
    write_files(home / "letters", idx_files([3, 3, 3], [3]))
    fails(home / "letters", 'letters has only the class "3"; at least two are needed')
    rows = "\n".join(f"0,{' '.join(['7'] * 16)}" for _ in range(10))
    (home / "faces.csv").write_text(f"emotion,pixels\n{rows}\n")
    fails(home / "faces.csv", 'faces.csv has only the class "angry"; at least two are needed')


def test_damaged_cards_are_not_offered_and_named(home):
    write_files(home / "kept", pets())
    finish(importing(home / "kept"))
    for content in ("", "[]", "{}", '{"arrays": 3, "classes": 4}'):
        (imported.folder("kept") / stored.CARD).write_text(content)
        assert "kept" not in datasets.names()
        with pytest.raises(ValueError, match="damaged"):
            datasets.load("kept")


def test_sizes_of_names(home):
    assert imported.name_for(Path("/x/My Cats & Dogs.zip")) == "my_cats_dogs"
    assert imported.name_for(Path("/x/…")) == "pictures"


words = st.text("abcdeABC019 .-_äß", min_size=1, max_size=8).filter(lambda w: w.strip(". ") == w and w)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(words, words), min_size=1, max_size=12), st.sampled_from(["", "around/"]))
def test_any_folder_names_are_classes(pairs, around):
    names = [f"{around}{label}/{stem}.PNG" for label, stem in pairs]
    labels = {label for label, _ in pairs}
    if len(labels) < 2 or {label.lower() for label in labels} & {"train", "test"}:
        return
    found = image_folder.arrange(names, "given")
    assert sorted(item.path for item in found) == sorted(names)
    assert all(
        item.part == "train" and f"{around}{item.label}/" == item.path[: len(around) + len(item.label) + 1]
        for item in found
    )


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_a_picture_or_an_exception(content, grey):
    try:
        array = pictures.to_array(content, (5, 4), grey)
    except Exception:
        return
    assert array.shape == ((4, 5) if grey else (4, 5, 3))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from(["png", "bmp", "webp"]), st.sampled_from(["L", "RGB"]))
def test_lossless_pictures_of_the_right_size_come_back_exactly(width, height, suffix, mode):
    if suffix == "webp" and mode == "L":
        mode = "RGB"
    original = picture(width * 50 + height, (width, height), mode)
    content = encoded(original, suffix, **({"lossless": True} if suffix == "webp" else {}))
    assert np.array_equal(pictures.to_array(content, (width, height), mode == "L"), np.asarray(original))


def test_links_of_folders_are_not_followed(home):
    write_files(home / "pets", pets())
    (home / "pets" / "circle").symlink_to(home / "pets", target_is_directory=True)
    assert finish(importing(home / "pets")).classes == ("cat", "dog")


def test_natural_order():
    names = ["Training_10", "Training_9", "a", "10", "2"]
    assert sorted(names, key=image_folder.natural) == ["2", "10", "Training_9", "Training_10", "a"]


def test_a_deflated_archive_reads_too(home):
    write_zip(home / "pets.zip", pets(), zipfile.ZIP_DEFLATED)
    assert len(finish(importing(home / "pets.zip")).classes) == 2
