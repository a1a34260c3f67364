"""What was decoded once from an archive, kept as memory-mapped arrays in the user's cache folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from core.datasets import Images, Work, stored

#: A new number forgets everything that older code decoded.
_VERSION = 1


def folder() -> Path:
    """LEARNOSCOPE_CACHE, else the user's cache folder."""
    from platformdirs import user_cache_path

    named = os.environ.get("LEARNOSCOPE_CACHE")
    return (Path(named) if named else user_cache_path("learnoscope", appauthor=False)) / "data"


def loading(source: Path, decode: Callable[[Path], Work[Images]], options: str = "") -> Work[Images]:
    """``decode(source)``, remembered for as long as the file ``source`` keeps its path, size and time of change.

    A damaged entry is decoded again. Where the cache cannot be written, what was decoded is returned all the same: only the
    next time takes longer.
    """
    status = source.stat()
    place = _digest(str(source.resolve()), options)
    entry = folder() / f"{place}-{_digest(_VERSION, status.st_size, status.st_mtime_ns)}"
    with contextlib.suppress(OSError, ValueError):
        return stored.read(entry)
    images = yield from decode(source)
    with contextlib.suppress(OSError):
        for old in folder().glob(f"{place}-*"):  # of an earlier content of the file, or damaged
            stored.remove(old)
    with contextlib.suppress(OSError):  # FileExistsError: another process was faster
        stored.save(images, entry, {"source": str(source)})
    return images


def forget(sources: Iterable[Path]) -> None:
    """Removes what was decoded from these files, whether they are still there or not; what cannot be removed stays."""
    gone = {str(source) for source in sources}
    for entry in folder().glob("*-*"):
        with contextlib.suppress(OSError, ValueError):  # another process was faster, or it is damaged
            if stored.read_card(entry).get("source") in gone:
                stored.remove(entry)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]
