"""Takes a person's own pictures in: recognises what a path holds, reads it, and stores it under a name."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np

from core.datasets import Images, Report, Work, cifar10, fer2013, image_folder, imported, mnist, stored
from core.datasets.archive import Archive

ACCEPTED = (
    "a folder or zip archive of class/* or train|test/class/* pictures, a folder of MNIST's idx files, the official CIFAR-10 "
    "archive, or fer2013.csv"
)
#: Edges of a picture, in pixels.
SMALLEST, LARGEST = 4, 512


def importing(
    path: Path, name: str = "", size: tuple[int, int] | None = None, grey: bool | None = None, seed: int = 0
) -> Work[Images]:
    """Reads ``path`` and keeps it as ``name`` ("": after the file) in the user's data folder, from where ``load`` takes it.

    ``size`` (w, h) and ``grey`` are for pictures in folders and zip archives; None: as most of them are. ``seed`` draws the
    test set where there is none. Closing the generator, or any failure, leaves nothing behind and harms nothing.

    Raises:
        ValueError: one sentence, when this cannot be read, or the name cannot be used.
        OSError: no space or no permission.
    """
    path = path.expanduser()
    if not path.exists():
        raise ValueError(f'there is no file or folder "{path}"')
    name = imported.free_name(name or imported.name_for(path))
    if size is not None and not all(SMALLEST <= edge <= LARGEST for edge in size):
        raise ValueError(f"the size is {size[0]}x{size[1]}, but each edge has {SMALLEST} to {LARGEST} pixels")
    with _in_words(name):
        imported.folder().mkdir(parents=True, exist_ok=True)  # better a complaint now than after a minute of reading
    yield Report(0, 0, f"Opening {path.name}")
    images = yield from _reading(path, name, size, grey, seed)
    if len(present := np.unique(images.train_labels)) < 2:
        only = images.classes[present[0]]
        raise ValueError(f'{path.name} has only the class "{only}"; at least two are needed to tell apart')
    yield Report(0, 0, f"Storing {name}")
    more = {"source": str(path.resolve()), "imported": time.strftime("%Y-%m-%d"), "seed": seed}
    with _in_words(name):
        try:
            stored.save(images, imported.folder(name), more)
        except FileExistsError:
            imported.free_name(name)  # somebody was faster; it says so
            raise
    return stored.read(imported.folder(name))


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OSError(stored.disk_sentence(name, imported.folder().parent, error)) from error


def _reading(path: Path, name: str, size: tuple[int, int] | None, grey: bool | None, seed: int) -> Work[Images]:
    reader = _arrays(path, name)
    if reader is None:
        with image_folder.opened(path) as source:
            return (yield from image_folder.reading(source, name, size, grey, seed))
    if size is not None or grey:
        raise ValueError(f"{path.name} has pictures of one kind, so neither size nor grey can be chosen")
    images = replace((yield from reader), name=name)
    return images if len(images.test) else image_folder.with_test_set(images, seed)


def _arrays(path: Path, name: str) -> Work[Images] | None:
    """A reader for what holds arrays, None for what holds picture files. Raises ValueError for what nobody reads."""
    low = path.name.lower()
    if path.is_dir():
        for inner in (path, path / "raw", path / "MNIST" / "raw"):
            if any((inner / f"train-images-idx3-ubyte{end}").exists() for end in ("", ".gz")):
                return _idx(inner, name)
        for inner in (path, path / "cifar-10-batches-bin", path / "cifar-10-batches-py"):
            if any((inner / f"data_batch_1{end}").exists() for end in ("", ".bin")):
                return cifar10.reading(inner)
        return None
    if low.endswith(".csv"):
        return fer2013.reading_csv(path, name)
    if low.endswith((".tar.gz", ".tgz")):
        return cifar10.reading(path)
    if not low.endswith(".zip"):
        raise ValueError(f"{path.name} is none of what can be imported: {ACCEPTED}")
    with Archive(path) as archive:
        kinds = {PurePosixPath(n).suffix.lower() for n in archive.names if not n.startswith("__MACOSX")}
    return fer2013.reading_csv(path, name) if kinds == {".csv"} else None


def _idx(folder: Path, name: str) -> Work[Images]:
    yield from ()  # moments: nothing to report
    return mnist.read_folder(folder, name)
