"""What was decoded is remembered while the file stays as it is, and decoded again when anything is wrong with it."""

import os
import subprocess
import sys

import numpy as np
import pytest

from core import datasets
from core.datasets import Images, Report, cache, finish, stored
from tests.core.picture_files import isolated


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    return isolated(tmp_path, monkeypatch)


@pytest.fixture
def source(home):
    (home / "set.zip").write_bytes(b"first content")
    return home / "set.zip"


class Decoder:
    """Counts how often it is asked; the pictures tell the content of the file."""

    def __init__(self):
        self.calls = 0

    def __call__(self, path):
        self.calls += 1
        yield Report(0, 1, "decoding")
        level = len(path.read_bytes())
        pictures = np.full((4, 3, 3), level, np.uint8)
        return Images("set", pictures, np.arange(4), pictures[:2], np.array([1, 0]), tuple("abcd"), "a note")


def test_the_second_time_nothing_is_decoded(source):
    decode = Decoder()
    first = finish(cache.loading(source, decode))
    second = finish(cache.loading(source, decode))
    assert decode.calls == 1
    for array in ("train", "train_labels", "test", "test_labels"):
        assert np.array_equal(getattr(first, array), getattr(second, array))
        assert getattr(second, array).dtype == getattr(first, array).dtype
    assert (second.name, second.classes, second.note) == ("set", tuple("abcd"), "a note")
    second.train[...] = 0  # a copy on write: the file stays as it is
    assert finish(cache.loading(source, decode)).train.max() == 13


def test_a_changed_file_is_decoded_anew_and_the_old_entry_goes(source):
    decode = Decoder()
    finish(cache.loading(source, decode))
    source.write_bytes(b"second, longer content")
    assert finish(cache.loading(source, decode)).train.max() == 22
    before = source.stat()
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1000))
    finish(cache.loading(source, decode))
    finish(cache.loading(source, decode, options="other"))
    assert decode.calls == 4
    assert len(list(cache.folder().iterdir())) == 2


@pytest.mark.parametrize("name", ["train.npy", "test_labels.npy", stored.CARD])
@pytest.mark.parametrize("damage", ["cut", "empty", "gone", "text", "other"])
def test_a_damaged_entry_is_decoded_anew(source, name, damage):
    decode = Decoder()
    finish(cache.loading(source, decode))
    (entry,) = cache.folder().iterdir()
    content = (entry / name).read_bytes()
    if damage == "gone":
        (entry / name).unlink()
    elif damage == "other":
        np.save(entry / "train.npy", np.zeros((9, 9)))
    else:
        (entry / name).write_bytes({"cut": content[:-3], "empty": b"", "text": b"what is this?"}[damage])
    for _ in range(2):
        assert np.array_equal(finish(cache.loading(source, decode)).train, np.full((4, 3, 3), 13))
    assert decode.calls == 2


def test_labels_out_of_range_are_damage(source):
    decode = Decoder()
    finish(cache.loading(source, decode))
    (entry,) = cache.folder().iterdir()
    np.save(entry / "train_labels.npy", np.array([0, 1, 2, 9]))
    finish(cache.loading(source, decode))
    assert decode.calls == 2


def test_where_nothing_can_be_written_the_pictures_are_there_all_the_same(source, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored, "_write", full)
    decode = Decoder()
    for _ in range(2):
        assert finish(cache.loading(source, decode)).train.max() == 13
    assert decode.calls == 2
    assert list(cache.folder().iterdir()) == []


def test_closing_while_decoding_leaves_nothing(source):
    work = cache.loading(source, Decoder())
    assert next(work) == Report(0, 1, "decoding")
    work.close()
    assert not cache.folder().exists()


def test_two_processes_at_once(source):
    """Both decode before either stores; both get the pictures and one entry stays."""
    first, second = cache.loading(source, Decoder()), cache.loading(source, Decoder())
    next(first), next(second)
    assert finish(first).train.max() == finish(second).train.max() == 13
    assert len(list(cache.folder().iterdir())) == 1
    code = (
        "import sys; from pathlib import Path; from core.datasets import cache, finish; "
        "print(finish(cache.loading(Path(sys.argv[1]), None)).train.max())"
    )
    done = subprocess.run([sys.executable, "-c", code, source], capture_output=True, text=True, check=True)
    assert done.stdout == "13\n"


def test_what_a_killed_process_left_is_swept_a_day_later(source):
    for name, age in (("old", 100_000), ("new", 0)):
        folder = cache.folder() / f"{stored.STAGE}{name}"
        folder.mkdir(parents=True)
        then = folder.stat().st_mtime - age
        os.utime(folder, (then, then))
    finish(cache.loading(source, Decoder()))
    left = {path.name for path in cache.folder().iterdir() if path.name.startswith(".")}
    assert left == {f"{stored.STAGE}new"}


def test_the_cache_is_not_for_the_names(home):
    assert "set" not in datasets.names()


def test_forgotten_is_what_was_decoded_from_these_files_alone(source, home):
    decode, other = Decoder(), home / "other.zip"
    other.write_bytes(b"other")
    for file in (source, other):
        finish(cache.loading(file, decode))
    source.unlink()
    cache.forget([source, home / "never seen.zip"])
    assert len(list(cache.folder().glob("*-*"))) == 1
    finish(cache.loading(other, decode))
    assert decode.calls == 2


def test_removing_a_fetched_set_forgets_what_was_decoded_from_it(home, monkeypatch):
    from core.datasets import download, shelf
    from core.datasets.catalogue import CARDS

    file = download.user_folder() / CARDS["cifar10"].files[0].path
    file.parent.mkdir(parents=True)
    file.write_bytes(b"an archive")
    finish(cache.loading(file, Decoder()))
    assert shelf.item("cifar10").origin == "fetched"
    shelf.remove("cifar10")
    assert not file.exists() and not list(cache.folder().glob("*-*"))
