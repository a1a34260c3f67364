"""The user's own data sets: folders of arrays in the user's data folder, known by name everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from core.datasets import DatasetMissing, Images, Work, no_such, stored, user_folder
from core.datasets.catalogue import CARDS, DatasetCard

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
#: Windows takes these for devices, with whatever extension.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def folder(name: str = "") -> Path:
    """Where the imported sets lie, or one of them."""
    return user_folder() / "imported" / name


def cards() -> Iterator[DatasetCard]:
    """A card for each imported set, by name; damaged ones are not offered."""
    try:
        found = sorted(path for path in folder().iterdir() if _NAME.fullmatch(path.name))
    except OSError:
        return
    for path in found:
        try:
            yield card(path.name)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue


def card(name: str) -> DatasetCard:
    """What is known of one imported set. Raises DatasetMissing, or ValueError where its card is damaged."""
    try:
        found = stored.read_card(_existing(name))
        arrays = found["arrays"]
        return DatasetCard(
            name=name,
            title=name,
            about=f"Imported from {found['source']} on {found['imported']}. {found['note']}".strip(),
            classes=tuple(map(str, found["classes"])),
            shape=tuple(arrays["train"]["shape"][1:]),
            counts=(arrays["train"]["shape"][0], arrays["test"]["shape"][0]),
            licence="your own",
            homepage="",
            reader=__name__,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the card of {name} is damaged ({type(error).__name__}: {error}); import it again") from None


def loading(name: str) -> Work[Images]:
    """An imported set, memory-mapped. Raises DatasetMissing or ValueError."""
    yield from ()  # moments: nothing to report
    return stored.read(_existing(name))


def _existing(name: str) -> Path:
    if not _NAME.fullmatch(name) or not folder(name).is_dir():
        raise DatasetMissing(no_such(name))
    return folder(name)


def remove(name: str) -> None:
    """Deletes an imported set. Raises DatasetMissing or OSError."""
    stored.remove(_existing(name))


def free_name(name: str) -> str:
    """``name`` if a new set may be called so.

    Raises:
        ValueError: one sentence that says why not.
    """
    if not _NAME.fullmatch(name) or name in _DEVICES:
        raise ValueError(
            f'"{name[:60]}" cannot be the name of a data set: it is made of small letters, digits, - and _, at most 40'
        )
    if name in CARDS:
        raise ValueError(f'"{name}" is the name of a known data set; choose another one')
    if folder(name).exists():
        raise ValueError(f'there is already a data set "{name}"; choose another name, or remove it first')
    return name


def name_for(path: Path) -> str:
    """A name from a file's or folder's name: "My Cats.zip" becomes "my_cats"."""
    stem = path.name if path.is_dir() else path.name.partition(".")[0]
    return re.sub(r"[^a-z0-9_-]+", "_", stem.lower()).strip("_-")[:40] or "pictures"
