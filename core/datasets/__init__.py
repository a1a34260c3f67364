"""Data sets of labelled pictures, as uint8 arrays in memory. Names are cheap to ask for; ``load`` reads."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np


class DatasetMissing(FileNotFoundError):
    """The data set is not on this machine; the message says where it was looked for."""


@dataclass(frozen=True)
class Images:
    """``train`` (n, h, w) or (n, h, w, 3) and ``test`` uint8, ``train_labels`` (n,) int64 numbers into ``classes``.

    ``note`` is one sentence for the page when this is not what was asked for, else "".
    """

    name: str
    train: np.ndarray
    train_labels: np.ndarray
    test: np.ndarray
    test_labels: np.ndarray
    classes: tuple[str, ...]
    note: str = ""


def search_path() -> list[Path]:
    """Folders that may hold data: those of LEARNOSCOPE_DATA, then the user's data folder."""
    from platformdirs import user_data_path

    named = os.environ.get("LEARNOSCOPE_DATA", "")
    return [Path(p) for p in named.split(os.pathsep) if p] + [user_data_path("learnoscope", appauthor=False) / "data"]


def find(relative: str) -> Path:
    """The first folder or file of this relative path on the search path.

    Raises:
        DatasetMissing: it is in none of the folders.
    """
    for folder in search_path():
        if (folder / relative).exists():
            return folder / relative
    raise DatasetMissing(f"{relative} is in none of {', '.join(map(str, search_path()))}")


def _mnist() -> Images:
    from core.datasets import mnist

    return mnist.load()


def _digits() -> Images:
    from core.datasets import digits

    return digits.load()


_LOADERS: dict[str, Callable[[], Images]] = {"mnist": _mnist, "digits": _digits}


def names() -> tuple[str, ...]:
    """Every data set by name, for ``Choices``; "digits" is built in and always there."""
    return tuple(_LOADERS)


def load(name: str) -> Images:
    """The data set of this name.

    Raises:
        DatasetMissing: it has to be fetched first.
        ValueError: its files are damaged.
    """
    return _LOADERS[name]()


def load_or_builtin(name: str) -> Images:
    """The data set of this name, or, where it is missing, the built-in digits with a ``note`` that says so."""
    from dataclasses import replace

    try:
        return load(name)
    except DatasetMissing:
        note = f"{name} is not on this machine, so this run uses the 1,797 built-in digits."
        return replace(load("digits"), note=note)
