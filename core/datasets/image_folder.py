"""A folder or zip archive of pictures, ``class/*`` or ``train|test/class/*``, as a data set."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from core.datasets import Images, Report, Work, pictures
from core.datasets.archive import LARGEST_FILE, Archive
from core.datasets.examples import split
from core.technique import too_much_memory

#: Folder names, in lower case, of the parts of a data set.
_PARTS = {
    "train": "train", "training": "train", "test": "test", "testing": "test",
    "val": "validation", "valid": "validation", "validation": "validation",
}  # fmt: skip
#: Where pictures differ in size and nobody chose one.
USUAL_SIZE = (64, 64)
#: Pictures that all have one size are taken as they are up to this edge.
_LARGEST_EDGE = 128
_TEST_FRACTION, _SEED = 0.2, 0


class Source(Protocol):
    """Files by relative path with "/", in an archive or a folder."""

    path: Path

    @property
    def names(self) -> Sequence[str]:
        """Every file."""

    def read(self, name: str) -> bytes:
        """Content of one. Raises ValueError or OSError."""


class Folder:
    """The regular files below a folder; links to folders are not followed, so there are no circles."""

    def __init__(self, path: Path) -> None:
        self.path = path
        found = (Path(folder, file) for folder, _, files in os.walk(path) for file in files)
        self.names = [file.relative_to(path).as_posix() for file in found if file.is_file()]

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, name: str) -> bytes:
        """Content of one file."""
        with (self.path / name).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise ValueError(f"it has more than {LARGEST_FILE:,} bytes")
        return content


def opened(path: Path) -> Folder | Archive:
    """A folder or a zip archive as a ``Source``, to be used in a ``with``. Raises UnsafeArchive."""
    return Folder(path) if path.is_dir() else Archive(path)


class Labelled(NamedTuple):
    """A picture's part of the data set ("train", "test" or "validation"), its class, and its path in the source."""

    part: str
    label: str
    path: str


def arrange(names: Sequence[str], title: str) -> list[Labelled]:
    """Parts and classes from the folders' names; one folder around all of them does not matter.

    Raises:
        ValueError: one sentence, when this is no data set of two or more classes.
    """
    paths = {name: _parts(name) for name in sorted(filter(_is_picture, names), key=natural)}
    if not paths:
        raise ValueError(f"{title} holds no pictures; they should lie in class/ or train/class/ and test/class/")
    while min(map(len, paths.values())) > 2 and len({p[0] for p in paths.values()}) == 1:
        if next(iter(paths.values()))[0].lower() in _PARTS:
            break
        paths = {name: parts[1:] for name, parts in paths.items()}
    tops = {parts[0].lower() for parts in paths.values() if len(parts) > 1}
    if tops and tops <= set(_PARTS) and max(map(len, paths.values())) > 2:
        found = [Labelled(_PARTS[p[0].lower()], p[1], name) for name, p in paths.items() if len(p) > 2]
        if all(item.part != "train" for item in found):
            raise ValueError(f"{title} has a folder {' and '.join(sorted(tops))}, but no folder train to learn from")
    else:
        found = [Labelled("train", parts[0], name) for name, parts in paths.items() if len(parts) > 1]
    classes = {item.label for item in found if item.part == "train"}
    if not classes:
        raise ValueError(
            f"{title} has no folder for each class; put the pictures of each class into a folder of its own"
        )
    if len(classes) == 1:
        raise ValueError(f'{title} has only the class "{classes.pop()}"; at least two are needed to tell apart')
    return found


def _parts(name: str) -> tuple[str, ...]:
    """Folders and file of a path; pathlib takes ten times as long, which counts at 60,000 pictures."""
    return tuple(part for part in name.split("/") if part not in ("", "."))


def _is_picture(name: str) -> bool:
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in _parts(name))
    return not hidden and name[name.rfind(".") :].lower() in pictures.SUFFIXES


def natural(text: str) -> list[tuple[bool, int, str]]:
    """A key that sorts "2" before "10", "Training_9" before "Training_10", and numbers before words."""
    pieces = re.split("([0-9]+)", text)
    # Python refuses to convert numbers of more than 4,300 digits.
    return [(False, int(p[:4000]), "") if p[0] in "0123456789" else (True, 0, p) for p in pieces if p]


def reading(
    source: Source, name: str, size: tuple[int, int] | None = None, grey: bool | None = None, seed: int = _SEED
) -> Work[Images]:
    """The data set in a source; ``size`` (w, h) and ``grey`` None are chosen after a look at some of the pictures.

    What could not be read, was scaled or was kept aside for testing stands in the ``note``.

    Raises:
        ValueError: one sentence; UnsafeArchive is one.
    """
    yield Report(0, 0, f"Looking into {source.path.name}")
    items = arrange(source.names, source.path.name)
    forms = _forms(source, [item.path for item in items])
    sizes = {form for form, _ in forms}
    if size is None:
        only = next(iter(sizes)) if len(sizes) == 1 else USUAL_SIZE
        size = only if max(only) <= _LARGEST_EDGE else USUAL_SIZE
    grey = all(is_grey for _, is_grey in forms) if grey is None else grey
    classes = tuple(sorted({item.label for item in items if item.part == "train"}, key=natural))
    images, skipped = yield from decoding(source, items, classes, name, size, grey)
    notes = [images.note]
    if outside := sum(map(_is_picture, source.names)) - len(items):
        notes.append(f"Left out, because they lie in no folder of a class: {outside} pictures.")
    if sizes != {size}:
        notes.append(f"Pictures were scaled and cut to {size[0]}x{size[1]}.")
    if skipped:
        notes.append(_skipped(skipped, len(items)))
    images = replace(images, note=" ".join(filter(None, notes)))
    return images if len(images.test) else with_test_set(images, seed)


def _forms(source: Source, paths: Sequence[str]) -> list[tuple[tuple[int, int], bool]]:
    """Sizes and greyness of 64 pictures, evenly spread; those that cannot be read say nothing."""
    forms = []
    for path in paths[:: max(1, len(paths) // 64)]:
        try:
            forms.append(pictures.form(source.read(path)))
        except Exception:  # decoders raise anything at hostile bytes; decoding names the file
            continue
    return forms


def _skipped(skipped: dict[str, str], count: int) -> str:
    named = [f"{path} ({reason})" for path, reason in list(skipped.items())[:3]]
    more = f" and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"{len(skipped)} of {count} pictures could not be read: {', '.join(named)}{more}."


def decoding(
    source: Source, items: Sequence[Labelled], classes: tuple[str, ...], name: str, size: tuple[int, int], grey: bool
) -> Work[tuple[Images, dict[str, str]]]:
    """The pictures of ``items`` in their order, and those that were skipped with the reason. The test set may be empty.

    Raises:
        ValueError: it needs too much memory, or fewer than two classes are left to learn from.
    """
    pixels = size[0] * size[1] * (1 if grey else 3)
    what = f"{len(items):,} pictures of {size[0]}x{size[1]}"
    if problem := too_much_memory(2 * len(items) * pixels, what):
        raise ValueError(f"{problem}; choose a smaller size")
    numbers = {label: number for number, label in enumerate(classes)}
    unknown = Counter(item.label for item in items if item.label not in numbers)
    known = [item for item in items if item.label in numbers]
    decoded = yield from pictures.decode(
        source.read, [i.path for i in known], size, grey, f"Reading {source.path.name}"
    )
    labels = np.array([numbers[item.label] for item in known], np.int64)[decoded.kept]
    parts = np.array([item.part for item in known])[decoded.kept]
    if len(set(labels[parts == "train"])) < 2:
        path, reason = next(iter(decoded.skipped.items()))
        raise ValueError(
            f"{len(decoded.skipped)} of {len(known)} pictures in {source.path.name} cannot be read, {path} ({reason}) for "
            "one, so fewer than two classes are left"
        )
    note = f"Not in the training pictures, so left out: {', '.join(sorted(unknown))}." if unknown else ""
    one = (parts == "train").all()  # spares a copy of everything
    arrays = {p: (decoded.pictures if one and p == "train" else decoded.pictures[parts == p], labels[parts == p])
              for p in ("train", "test", "validation")}  # fmt: skip
    validation = arrays["validation"] if len(arrays["validation"][1]) else (None, None)
    return Images(name, *arrays["train"], *arrays["test"], classes, note, *validation), decoded.skipped


def with_test_set(images: Images, seed: int = _SEED) -> Images:
    """A set that came without test pictures, a fifth of each class (drawn at random) kept aside for testing; its note says so.

    Raises:
        ValueError: there are too few pictures.
    """
    train, test = split(len(images.train), _TEST_FRACTION, seed, images.train_labels)
    if not len(test):
        raise ValueError(f"{images.name} has {len(images.train)} pictures, too few to keep any aside for testing")
    note = f"It came without test pictures: {len(test)} of {len(images.train)}, drawn at random (seed {seed}), are kept aside."
    x, y = images.train, images.train_labels
    return replace(
        images, train=x[train], train_labels=y[train], test=x[test], test_labels=y[test],
        note=f"{images.note} {note}".strip(),
    )  # fmt: skip
