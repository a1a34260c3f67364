"""Data sets of labelled pictures, as uint8 arrays in memory. Names are cheap to ask for; ``load`` reads.

Work that may take seconds is a generator: it yields ``Report`` as it goes on and returns its result; closing it cancels.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from core import site_settings
from core.datasets.catalogue import CARDS
from core.nearest import nearest

Result = TypeVar("Result")


class DatasetMissing(FileNotFoundError):
    """The data set is not on this machine; the message says where it was looked for."""


class Report(NamedTuple):
    """How far some work is: ``done`` of ``total`` (0: unknown) of what ``label`` says."""

    done: int
    total: int
    label: str


#: Work in steps: reports, then a result.
Work = Generator[Report, None, Result]


def finish(work: Work[Result]) -> Result:
    """Does the work to its end, whatever it reports."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@dataclass(frozen=True)
class Images:
    """``train`` (n, h, w) or (n, h, w, 3) and ``test`` uint8, ``train_labels`` (n,) int64 numbers into ``classes``.

    ``note`` is one sentence for the page when this is not what was asked for, else "". Sets that come with pictures to
    choose a model on have them in ``validation``. Arrays may be memory-mapped; writing to them changes no file.
    """

    name: str
    train: np.ndarray
    train_labels: np.ndarray
    test: np.ndarray
    test_labels: np.ndarray
    classes: tuple[str, ...]
    note: str = ""
    validation: np.ndarray | None = None
    validation_labels: np.ndarray | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Height, width and channels (1 or 3) of a picture."""
        return (*self.train.shape[1:3], 3 if self.train.ndim == 4 else 1)

    def parts(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Pictures and labels of "train", "test" and, where there is one, "validation"."""
        parts = {"train": (self.train, self.train_labels), "test": (self.test, self.test_labels)}
        if self.validation is not None:
            parts["validation"] = (self.validation, self.validation_labels)
        return parts


def user_folder() -> Path:
    """Where fetched and imported data of this user lie."""
    from platformdirs import user_data_path

    return user_data_path("learnoscope", appauthor=False) / "data"


def search_path() -> list[Path]:
    """Folders that may hold data: those of LEARNOSCOPE_DATA, those for everybody on this machine, then the user's own."""
    named = os.environ.get("LEARNOSCOPE_DATA", "")
    return [*(Path(p) for p in named.split(os.pathsep) if p), *site_settings.current().data, user_folder()]


def find(*relative: str) -> Path:
    """The first folder or file with one of these relative paths on the search path.

    Raises:
        DatasetMissing: it is in none of the folders.
    """
    for folder in search_path():
        for path in relative:
            with contextlib.suppress(OSError):  # no permission, or a server that is away
                if (folder / path).exists():
                    return folder / path
    raise DatasetMissing(f"{' or '.join(relative)} is in none of {', '.join(map(str, search_path()))}")


def names(shape: tuple[int, ...] | None = None, classes: int | None = None) -> tuple[str, ...]:
    """Every data set by name, those of the catalogue and those that the user imported, for ``Choices``.

    ``shape`` of a picture, (h, w) or (h, w, 3), and the number of ``classes`` leave those that fit. "digits" is built in.
    """
    from core.datasets import imported

    cards = (*CARDS.values(), *imported.cards())
    return tuple(c.name for c in cards if shape in (None, c.shape) and classes in (None, len(c.classes)))


def loading(name: str) -> Work[Images]:
    """``load`` as a generator: the first time, decoding an archive takes seconds."""
    from core.datasets import imported

    if name in CARDS:
        return importlib.import_module(CARDS[name].reader).loading()
    return imported.loading(name)


def load(name: str) -> Images:
    """The data set of this name.

    Raises:
        DatasetMissing: it has to be fetched first, or nothing has this name.
        ValueError: its files are damaged.
    """
    return finish(loading(name))


def load_or_builtin(name: str) -> Images:
    """The data set of this name, or, where it is missing, the built-in digits with a ``note`` that says so."""
    return finish(loading_or_builtin(name))


def loading_or_builtin(name: str) -> Work[Images]:
    """``load_or_builtin`` as a generator."""
    try:
        return (yield from loading(name))
    except DatasetMissing:
        note = f"{name} is not on this machine, so this run uses the 1,797 built-in digits."
        return replace(load("digits"), note=note)


def no_such(name: str) -> str:
    """The sentence for a name that nothing has."""
    return f'there is no data set "{name}"{nearest(name, names()) or "; there are " + ", ".join(names())}'
