"""Duplicates between training and test pictures: planted ones are found, others are not, and the published counts come out."""

import io

import numpy as np
import pytest
from PIL import Image

from core import datasets
from core.datasets import Images, finish
from core.datasets.leak_check import checking
from tests.core.test_cifar10_and_fer2013 import FER_ZIP


def scenes(seed: int, count: int, colour: bool = False) -> np.ndarray:
    """Smooth pictures of 32x32, as different from each other as photographs are."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 256, (count, 6, 6, 3)).astype(np.uint8)
    large = [np.asarray(Image.fromarray(s).resize((32, 32), Image.Resampling.BICUBIC)) for s in small]
    return np.stack(large) if colour else np.stack(large)[..., 0]


def images(train, test, train_labels=None, test_labels=None) -> Images:
    labels = [np.zeros(len(part), np.int64) for part in (train, test)]
    return Images(
        "scenes", train, labels[0] if train_labels is None else train_labels,
        test, labels[1] if test_labels is None else test_labels, ("a", "b"),
    )  # fmt: skip


@pytest.mark.parametrize("colour", [False, True])
def test_planted_duplicates_are_found_and_nothing_else(colour):
    train, test = scenes(0, 300, colour), scenes(1, 60, colour)
    test[3], test[50] = train[7], train[8]
    train[200] = train[7]
    labels, test_labels = np.zeros(300, np.int64), np.zeros(60, np.int64)
    labels[7] = 1
    leaks = finish(checking(images(train, test, labels, test_labels)))
    pairs = sorted(zip(leaks.train.tolist(), leaks.test.tolist(), leaks.disagree.tolist(), strict=True))
    assert pairs == [(7, 3, True), (8, 50, False), (200, 3, False)]
    assert leaks.exact.all()
    assert leaks.exact_test.tolist() == [3, 50]
    assert leaks.mislabelled_test.tolist() == [3]
    assert leaks.near_test.tolist() == []
    assert leaks.summary() == (
        "2 of 60 test pictures are training pictures too (1 with another label), 0 more nearly so"
    )


def recoded(picture):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "jpeg", quality=60)
    return np.asarray(Image.open(file))


def rescaled(picture):
    image = Image.fromarray(picture)
    return np.asarray(image.resize((24, 24)).resize((32, 32)))


@pytest.mark.parametrize(
    "change",
    [
        recoded,
        rescaled,
        lambda p: (p * 0.7 + 30).astype(np.uint8),
        lambda p: np.clip(p + np.random.default_rng(0).normal(0, 5, p.shape), 0, 255).astype(np.uint8),
    ],
    ids=["jpeg", "scaled", "contrast", "noise"],
)
def test_near_duplicates_are_found(change):
    train, test = scenes(0, 300), scenes(1, 60)
    for n in range(20):
        test[n] = change(train[n])
    leaks = finish(checking(images(train, test)))
    assert leaks.near_test.tolist() == list(range(20))
    assert leaks.train.tolist()[:20] != []
    assert sorted(leaks.train.tolist()) == list(range(20))
    assert (leaks.correlation >= 0.98).all()
    assert (np.diff(leaks.correlation) <= 0).all()


def test_plain_pictures_are_equal_only_when_they_are():
    flat = np.full((3, 8, 8), 100, np.uint8)
    other = np.full((2, 8, 8), 101, np.uint8)
    other[1] = 100
    leaks = finish(checking(images(flat, other)))
    assert leaks.exact_test.tolist() == [1]
    assert len(leaks.train) == 3
    assert leaks.near_test.tolist() == []


def test_progress_can_be_shown_and_cancelled():
    work = checking(images(scenes(0, 50), scenes(1, 20)))
    reports = list(work)
    assert {report.label for report in reports} >= {"Looking at the training pictures", "Comparing"}
    assert all(0 <= report.done <= report.total for report in reports)
    work = checking(images(scenes(0, 50), scenes(1, 20)))
    next(work)
    work.close()


@pytest.mark.skipif(FER_ZIP is None, reason="fer2013.zip is not on this machine")
def test_fer2013_as_others_counted_it():
    faces = datasets.load("fer2013")
    private, public = (finish(checking(faces, part)) for part in ("test", "validation"))
    assert len(private.exact_test) == 288
    assert len(private.mislabelled_test) == 11
    assert len(public.exact_test) == 280
    for leaks in (private, public):
        part = faces.parts()[leaks.part][0]
        assert all(
            np.array_equal(faces.train[a], part[b])
            for a, b in zip(leaks.train[leaks.exact], leaks.test[leaks.exact], strict=True)
        )
