"""Whether the files of a data set on this machine are the published ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from core.datasets import Report, Work, find
from core.datasets.catalogue import DatasetCard

_CHUNK = 2**22


class Verdict(NamedTuple):
    """One file: whether it is ``good``, None where no checksum of it is known, and the same in words."""

    path: Path
    good: bool | None
    verdict: str


def verifying(card: DatasetCard) -> Work[list[Verdict]]:
    """Checks each file of the set as it lies on the search path; a set that is built in has none.

    Raises DatasetMissing.
    """
    if not card.places:
        yield from ()
        return []
    place = find(*card.places)
    known = {Path(file.path).name: file.checksum for file in card.files} | dict(card.checksums)
    verdicts = []
    for path in sorted(p for p in place.iterdir() if p.is_file()) if place.is_dir() else [place]:
        checksum = known.get(path.name)
        if checksum is None:
            verdicts.append(Verdict(path, None, "no checksum is known"))
            continue
        found = yield from digest(path, checksum.partition(":")[0])
        good = f"{checksum.partition(':')[0]}:{found}" == checksum
        verdicts.append(
            Verdict(path, good, "is the published file" if good else f"is NOT the published file ({found})")
        )
    return verdicts


def digest(path: Path, algorithm: str) -> Work[str]:
    """Hexadecimal digest of a file by "md5" or "sha256". Raises OSError."""
    summer, size = hashlib.new(algorithm, usedforsecurity=False), path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            summer.update(chunk)
            yield Report(file.tell(), size, f"Verifying {path.name}")
    return summer.hexdigest()
