"""FER2013: 35,887 faces with one of seven expressions, 48x48 grey (Goodfellow et al. 2013, arXiv:1307.0414).

"PublicTest" is what models are chosen on (``validation``), "PrivateTest" what they are compared by (``test``). Some hundred
of the test pictures are training pictures too: see ``core.datasets.leak_check``.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TextIO

import numpy as np

from core.datasets import Images, Report, Work, cache, find, image_folder
from core.datasets.archive import LARGEST_FILE, Archive
from core.datasets.catalogue import CARDS
from core.datasets.image_folder import Labelled, with_test_set

_CARD = CARDS["fer2013"]
#: What the sets of the challenge are for.
_USAGE = {"training": "train", "publictest": "validation", "privatetest": "test"}
#: Every way in which a grey level is written, and its value; anything else is a KeyError. Twice as fast as int().
_LEVELS = {str(level): level for level in range(256)}
_EVERY = 2000


def loading() -> Work[Images]:
    """``fer2013.zip`` (train|test/expression/Training_*, PublicTest_*, PrivateTest_*) or ``fer2013.csv``.

    Raises DatasetMissing or ValueError.
    """
    source = find(*_CARD.places)
    return (yield from cache.loading(source, _pictures if source.suffix == ".zip" else reading_csv))


def _pictures(path: Path) -> Work[Images]:
    with Archive(path) as archive:
        # Both test sets lie in one folder; only the names of the files tell them apart.
        items = [
            Labelled(_USAGE.get(PurePosixPath(item.path).stem.partition("_")[0].lower(), ""), item.label, item.path)
            for item in image_folder.arrange(archive.names, path.name)
        ]
        if odd := next((item for item in items if not item.part or item.label not in _CARD.classes), None):
            raise ValueError(
                f"{path} is not FER2013: {odd.path} is no Training_*, PublicTest_* or PrivateTest_* of a class"
            )
        items.sort(key=lambda item: image_folder.natural(PurePosixPath(item.path).stem))
        images, skipped = yield from image_folder.decoding(
            archive, items, _CARD.classes, "fer2013", size=(48, 48), grey=True
        )
    if skipped or not len(images.test):
        raise ValueError(f"{path} is damaged: {next(iter(skipped), 'every PrivateTest picture')} cannot be read")
    return images


def reading_csv(path: Path, name: str = "fer2013") -> Work[Images]:
    """A table with the columns emotion (0 to 6), pixels (grey levels of a square, row by row) and, if it is divided, Usage.

    ``path`` may be a zip archive with one such file.

    Raises:
        ValueError: one sentence that names the line.
    """
    with _text(path) as (file, title):
        pictures, labels, usage = yield from _rows(file, title)
    parts = {part: usage == part for part in _USAGE.values()}
    if not parts["train"].any():
        raise ValueError(f"{title} holds no row whose Usage is Training")
    arrays = {part: (pictures[rows], labels[rows]) for part, rows in parts.items()}
    validation = arrays["validation"] if parts["validation"].any() else (None, None)
    images = Images(name, *arrays["train"], *arrays["test"], _CARD.classes, "", *validation)
    return images if len(images.test) else with_test_set(images)


@contextmanager
def _text(path: Path) -> Iterator[tuple[TextIO, str]]:
    if path.suffix.lower() != ".zip":
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise ValueError(f"{path.name} has {size:,} bytes; tables of pictures up to {LARGEST_FILE:,} are read")
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            yield file, path.name
        return
    with Archive(path) as archive:
        tables = [name for name in archive.names if name.lower().endswith(".csv")]
        if len(tables) != 1:
            raise ValueError(f"{path.name} holds {len(tables)} CSV files; one is needed")
        content = archive.read(tables[0])
    yield io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", errors="replace", newline=""), tables[0]


def _rows(file: TextIO, title: str) -> Work[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    reader = csv.reader(file)
    pictures, labels, usage = [], [], []
    try:
        columns = _columns(next(reader, []), title)
        for row in reader:
            if not row:
                continue
            where = f"line {reader.line_num} of {title}"
            if len(row) <= max(columns):
                raise ValueError(f"{where} has {len(row)} cells; {max(columns) + 1} are needed")
            emotion, pixels, *part = (row[column].strip() for column in columns)
            if emotion not in _LEVELS or int(emotion) >= len(_CARD.classes):
                raise ValueError(
                    f'{where} has the emotion "{emotion[:20]}", but it goes from 0 to {len(_CARD.classes) - 1}'
                )
            if part and part[0].lower() not in _USAGE:
                raise ValueError(f'{where} has the Usage "{part[0][:20]}"; it is Training, PublicTest or PrivateTest')
            pictures.append(_levels(pixels, where))
            if len(pictures[-1]) != len(pictures[0]):
                raise ValueError(
                    f"{where} has {len(pictures[-1])} pixels where the first picture has {len(pictures[0])}"
                )
            labels.append(int(emotion))
            usage.append(_USAGE[part[0].lower()] if part else "train")
            if len(pictures) % _EVERY == 0:
                yield Report(len(pictures), sum(_CARD.counts) + 3589, f"Reading {title}")
    except csv.Error as error:
        raise ValueError(f"{title} is not a CSV file: line {reader.line_num}: {error}") from None
    if not pictures:
        raise ValueError(f"{title} holds no pictures")
    side = math.isqrt(len(pictures[0]))
    array = np.frombuffer(b"".join(pictures), np.uint8).reshape(-1, side, side)
    return array, np.array(labels, np.int64), np.array(usage)


def _columns(header: list[str], title: str) -> list[int]:
    names = [name.strip().lower() for name in header]
    for name in ("emotion", "pixels"):
        if name not in names:
            has = ", ".join(names[:10])[:200] or "nothing"
            raise ValueError(f'{title} has no column "{name}"; it has {has}')
    return [names.index(name) for name in ("emotion", "pixels", "usage") if name in names]


def _levels(text: str, where: str) -> bytes:
    try:
        levels = bytes(map(_LEVELS.__getitem__, text.split()))
    except KeyError as error:
        raise ValueError(f"{where} has the pixel {str(error)[:30]}; pixels are whole numbers from 0 to 255") from None
    if not levels or math.isqrt(len(levels)) ** 2 != len(levels):
        raise ValueError(f"{where} has {len(levels)} pixels, which is no square")
    return levels
