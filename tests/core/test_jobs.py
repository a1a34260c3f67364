"""Jobs on data sets: run as an engine runs them, checked against what was put into the files."""

import dataclasses
import hashlib
import inspect

import numpy as np
import pytest

from core import datasets, jobs
from core.catalogue import load, techniques
from core.datasets import Report, imported, shelf
from core.datasets.catalogue import CARDS, RemoteFile
from core.knobs import KnobError, validated
from core.playback import Playback
from tests.core.picture_files import encoded, isolated, pets, picture, write_files, write_zip
from tests.core.test_datasets import write_mnist

MODULES = ("fetch_dataset", "remove_dataset", "import_pictures", "show_thumbnails", "show_dataset", "check_leaks")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    return isolated(tmp_path, monkeypatch)


def played(job, **knobs):
    """Runs a job of this module to its end; its events as {stream: [data]}."""
    playback, events = Playback(validated(load(f"core.jobs.{job}"), knobs)), {}
    while event := playback.advance():
        events.setdefault(event.stream, []).append(event.data)
    assert playback.ended == "finished"
    return events


def pet_shop(home):
    """Imported as "pets": 10 training and 11 test pictures, one of them a training picture under another name."""
    files = pets(("train/", "test/"))
    write_zip(home / "pets.zip", files | {"test/cat/twin.png": files["train/dog/2.png"]})
    return played("import_pictures", path=str(home / "pets.zip"))


def test_jobs_are_techniques_outside_the_catalogue():
    for module in MODULES:
        job = load(f"core.jobs.{module}")
        assert issubclass(job, jobs.Job)
        assert job.id() not in techniques()
        assert inspect.getdoc(job)


def test_an_import_says_what_it_took_in_and_is_there(home):
    events = pet_shop(home)
    assert events["outcome"][0]["markdown"] == "pets was imported: 10 train and 11 test pictures."
    assert any("pets.zip" in progress["label"] for progress in events["progress"])
    item = shelf.item("pets")
    assert (item.origin, item.removable, item.path) == ("imported", True, imported.folder("pets"))
    assert item.size() > 21 * 12 * 10 * 3
    assert datasets.load("pets").train.shape == (10, 10, 12, 3)


@pytest.mark.parametrize(("colours", "shape"), [("grey", (10, 6, 8)), ("colour", (10, 6, 8, 3))])
def test_size_and_colours_are_the_persons_choice(home, colours, shape):
    write_files(home / "pets", pets(("train/", "test/")))
    played("import_pictures", path=str(home / "pets"), name="mine", width=8, height=6, colours=colours)
    assert datasets.load("mine").train.shape == shape


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"path": "/no/where"}, 'there is no file or folder "/no/where"'),
        ({"path": "."}, "^empty holds no pictures"),
        ({"path": "{home}/pets", "name": "a/b"}, '"a/b" cannot be the name of a data set'),
        ({"path": "{home}/pets", "name": "mnist"}, '"mnist" is the name of a known data set'),
        ({"path": "{home}/pets", "width": 8}, "the size is 8x0, but each edge has 4 to 512 pixels"),
    ],
)
def test_an_import_that_cannot_be_is_one_sentence(home, knobs, sentence, monkeypatch):
    (home / "empty").mkdir()
    monkeypatch.chdir(home / "empty")
    write_files(home / "pets", pets())
    knobs["path"] = knobs["path"].replace("{home}", str(home))
    with pytest.raises(ValueError, match=sentence):
        played("import_pictures", **knobs)
    assert not list(imported.cards())


def test_missing_words_are_refused_before_anything_runs():
    for module, knob in (("import_pictures", "path"), ("fetch_dataset", "name"), ("check_leaks", "name")):
        with pytest.raises(KnobError, match="is missing"):
            validated(load(f"core.jobs.{module}"), {knob: " "})


def test_thumbnails_are_the_first_pictures_of_the_first_classes(home):
    write_mnist(home / "user/data")
    damaged = home / "user/data/FashionMNIST/raw"
    write_files(damaged, {"train-images-idx3-ubyte": b"damaged"})
    events = played("show_thumbnails", names=("digits", "fashion_mnist", "mnist", "nothing"), count=3)
    assert [data["captions"][0] for data in events["thumbnails"]] == ["digits", "mnist"]
    digits = datasets.load("digits")
    first = [digits.train[np.flatnonzero(digits.train_labels == label)[0]] for label in range(3)]
    assert np.array_equal(events["thumbnails"][0]["images"], first)
    problems = dict(events["problems"][-1]["rows"])
    assert problems.keys() == {"fashion_mnist", "nothing"}
    assert "damaged" in problems["fashion_mnist"] or "not an idx file" in problems["fashion_mnist"]
    assert 'there is no data set "nothing"' in problems["nothing"]


def test_a_set_shows_pictures_of_each_class_their_counts_and_the_state_of_its_files(home):
    write_mnist(home / "user/data")
    events = played("show_dataset", name="digits", pictures=20, seed=3)
    samples, digits = events["samples"][0], datasets.load("digits")
    assert samples["captions"] == [str(n) for n in range(10) for _ in range(2)]
    for image, caption in zip(samples["images"], samples["captions"], strict=True):
        at = np.flatnonzero((digits.train == image).all(axis=(1, 2)))
        assert int(caption) in digits.train_labels[at]
    rows = events["counts"][0]["rows"]
    assert sum(row[1] for row in rows) == 1437
    assert sum(row[2] for row in rows) == 360
    again, other = (played("show_dataset", name="digits", pictures=20, seed=s)["samples"][0] for s in (3, 4))
    assert np.array_equal(again["images"], samples["images"])
    assert not np.array_equal(other["images"], samples["images"])
    files = played("show_dataset", name="mnist")["files"][0]["rows"]
    assert {row[1] for row in files} == {"no"}  # written by this test, not by MNIST's authors


def test_leaks_are_counted_and_shown_side_by_side_with_those_that_disagree_first(home):
    pet_shop(home)
    events = played("check_leaks", name="pets")
    assert events["counts"][0]["rows"] == [["test", 11, 1, 0, 1, 1]]
    assert "1 of 11 test pictures are training pictures too (1 with another label)" in events["verdict"][0]["markdown"]
    pairs = events["pairs"][0]
    assert pairs["captions"] == ["dog | cat"]
    assert pairs["marks"].tolist() == [True]
    left, right = pairs["images"][0][:, :12], pairs["images"][0][:, -12:]
    assert np.array_equal(left, right)
    assert (left == datasets.load("pets").train).all(axis=(1, 2, 3)).any()


def test_a_set_without_leaks_says_so(home):
    write_files(home / "pets", pets(("train/", "test/")))
    played("import_pictures", path=str(home / "pets"))
    events = played("check_leaks", name="pets")
    assert events["verdict"][0]["markdown"].startswith("0 of 10 test pictures are training pictures too")
    assert len(events["pairs"][0]["images"]) == 0


def test_more_pairs_than_are_shown_are_counted(home):
    files = pets(("train/",)) | {f"test/cat/{n}.png": encoded(picture(n)) for n in range(5)}
    write_files(home / "pets", files)
    played("import_pictures", path=str(home / "pets"))
    events = played("check_leaks", name="pets", pairs_shown=2)
    assert len(events["pairs"][0]["images"]) == len(events["pairs"][0]["captions"]) == 2
    assert "2 of 5 pairs are shown" in events["verdict"][0]["markdown"]


def test_fetched_and_removed(home, monkeypatch):
    write_mnist(home / "origin")
    files = []
    for path in sorted((home / "origin/MNIST/raw").iterdir()):
        content = path.read_bytes()
        files.append(RemoteFile(f"MNIST/raw/{path.name}", len(content), "md5:" + hashlib.md5(content).hexdigest(), ()))

    def fetch(name):
        yield Report(0, 1, f"Fetching {name}")
        write_mnist(home / "user/data")
        return home / "user/data"

    monkeypatch.setitem(CARDS, "mnist", dataclasses.replace(CARDS["mnist"], files=tuple(files)))
    monkeypatch.setattr("core.datasets.download.fetch", fetch)
    assert not shelf.item("mnist").here
    events = played("fetch_dataset", name="mnist")
    assert "mnist was fetched" in events["outcome"][0]["markdown"]
    assert shelf.item("mnist").origin == "fetched"
    assert played("remove_dataset", name="mnist")["outcome"][0]["markdown"] == "mnist was removed."
    assert not shelf.item("mnist").here


def test_only_what_this_program_put_there_is_removed(home, monkeypatch):
    pet_shop(home)
    played("remove_dataset", name="pets")
    assert "pets" not in datasets.names()
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(home / "shelf"))
    write_mnist(home / "shelf")
    assert shelf.item("mnist").origin == "found"
    for name, sentence in (
        ("mnist", "mnist was neither imported nor fetched here"),
        ("digits", "digits was neither imported nor fetched here"),
        ("pets", 'there is no data set "pets"'),
    ):
        with pytest.raises((ValueError, OSError), match=sentence):
            played("remove_dataset", name=name)
    assert (home / "shelf/MNIST/raw/train-images-idx3-ubyte").exists()


def test_stopping_a_job_cleans_up(home):
    write_files(home / "pets", pets(each=300))
    playback = Playback(validated(load("core.jobs.import_pictures"), {"path": str(home / "pets")}))
    assert playback.advance().stream == "progress"
    playback.close()
    assert list(imported.folder().iterdir()) == []
