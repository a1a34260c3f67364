"""What lies on this machine: cheap to ask, for lists and cards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.datasets import DatasetMissing, cache, download, find, imported, no_such
from core.datasets.catalogue import CARDS, DatasetCard


@dataclass(frozen=True)
class Item:
    """A data set and where it lies: ``path`` None where it is built in, or where it is not ``here``.

    ``origin`` is "imported", "fetched" (into the user's data folder), "found" (put there by somebody), "built in" or "".
    """

    card: DatasetCard
    path: Path | None
    origin: str

    @property
    def here(self) -> bool:
        """Whether it can be loaded."""
        return bool(self.origin)

    @property
    def removable(self) -> bool:
        """Only what this program has put there."""
        return self.origin in ("imported", "fetched")

    def size(self) -> int:
        """Bytes on disk."""
        if self.path is None:
            return 0
        files = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(file.stat().st_size for file in files if file.is_file())


def items() -> Iterator[Item]:
    """Every data set of the catalogue, then the imported ones."""
    for card in (*CARDS.values(), *imported.cards()):
        yield _item(card)


def item(name: str) -> Item:
    """One of them. Raises DatasetMissing where nothing has this name."""
    for each in items():
        if each.card.name == name:
            return each
    raise DatasetMissing(no_such(name))


def check_removable(found: Item) -> None:
    """Raises ValueError, in one sentence, for what was neither imported nor fetched."""
    if not found.removable:
        raise ValueError(f"{found.card.name} was neither imported nor fetched here, so it is not removed")


def remove(name: str) -> None:
    """Deletes an imported or fetched set, and what was decoded from it.

    Raises:
        DatasetMissing: nothing has this name.
        ValueError: it was neither imported nor fetched.
        OSError: no permission.
    """
    found = item(name)
    check_removable(found)
    if found.origin == "imported":
        imported.remove(name)
    else:
        download.remove(found.card)
        cache.forget(download.user_folder() / file.path for file in found.card.files)


def _item(card: DatasetCard) -> Item:
    if card.name not in CARDS:
        return Item(card, imported.folder(card.name), "imported")
    if not card.places:
        return Item(card, None, "built in")
    with contextlib.suppress(DatasetMissing):
        path = find(*card.places)
        # The same folder found elsewhere on the search path hides what was fetched.
        ours = download.is_fetched(card) and path.is_relative_to(download.user_folder())
        return Item(card, path, "fetched" if ours else "found")
    return Item(card, None, "")
