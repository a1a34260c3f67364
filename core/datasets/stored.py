"""Data sets as folders of .npy arrays with a card in JSON: written whole or not at all, read back memory-mapped."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from core.datasets import Images

CARD = "card.json"
#: Folders that are being written or removed begin so; nobody reads them.
STAGE = ".writing-"
#: A stage that is older belongs to a process that was killed, in seconds.
_ABANDONED = 24 * 3600


def save(images: Images, folder: Path, more: Mapping[str, Any] | None = None) -> None:
    """Writes ``images`` and its card, ``more`` in it, as the new folder ``folder``: another process sees all of it or nothing.

    Raises:
        FileExistsError: the folder is there already; it stays as it is.
        OSError: no space, or no permission; nothing stays.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sweep(folder.parent)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder.parent))
    try:
        arrays = {}
        for part, (pictures, labels) in images.parts().items():
            for name, array in ((part, pictures), (f"{part}_labels", labels)):
                arrays[name] = {"shape": list(array.shape), "dtype": str(array.dtype)}
                _write(stage / f"{name}.npy", np.ascontiguousarray(array))
        card = {"name": images.name, "classes": list(images.classes), "note": images.note, "arrays": arrays}
        content = json.dumps({**(more or {}), **card}, indent=2) + "\n"
        (stage / CARD).write_text(content, encoding="utf-8")
        if (folder / CARD).exists():  # without this, Linux would let an empty folder be replaced and Windows would not
            raise FileExistsError(f"{folder} is there already")
        try:
            stage.rename(folder)
        except OSError as error:
            raise (FileExistsError(f"{folder} is there already") if folder.exists() else error) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def disk_sentence(name: str, home: Path, error: OSError) -> str:
    """Why ``name`` could not be written to ``home``, in words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{name} could not be stored: there is no space left in {home}"
    if isinstance(error, PermissionError):
        return f"{name} could not be stored: there is no permission to write to {home}"
    return f"{name} could not be stored in {home}: {error.strerror or error}"


def _write(path: Path, array: np.ndarray) -> None:
    """``array`` (contiguous) as a .npy file."""
    with path.open("wb") as file:
        # numpy.save would write the same, but its error on a full disk does not say that the disk is full.
        np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(array))
        file.write(array.reshape(-1).view(np.uint8))
        # After a power cut a renamed folder must not hold files of the right length full of zeros.
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Images:
    """The data set in ``folder``, memory-mapped, copied on write.

    Raises:
        FileNotFoundError: there is no such folder.
        ValueError: it is damaged; the sentence names the file.
    """
    card = read_card(folder)
    try:
        arrays = {name: _read(folder / f"{name}.npy", form) for name, form in card["arrays"].items()}
        classes = tuple(map(str, card["classes"]))
        images = Images(name=card["name"], classes=classes, note=card["note"], **arrays)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{folder / CARD} is damaged ({type(error).__name__}: {error})") from None
    for part, (pictures, labels) in images.parts().items():
        if len(pictures) != len(labels) or (len(labels) and not 0 <= labels.min() <= labels.max() < len(classes)):
            raise ValueError(f"{folder / f'{part}_labels.npy'} is damaged: labels and pictures do not fit together")
    return images


def read_card(folder: Path) -> dict[str, Any]:
    """The card alone. Raises FileNotFoundError or ValueError like ``read``."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except ValueError:
        raise ValueError(f"{folder / CARD} is damaged: it is no JSON") from None
    if not isinstance(card, dict):
        raise ValueError(f"{folder / CARD} is damaged: it is no object")
    return card


def _read(path: Path, form: Mapping[str, Any]) -> np.ndarray:
    try:
        array = np.load(path, mmap_mode="c", allow_pickle=False)
    except FileNotFoundError:
        raise ValueError(f"{path} is missing") from None
    except (ValueError, EOFError, OSError) as error:
        raise ValueError(f"{path} is damaged ({error})") from None
    if list(array.shape) != form["shape"] or str(array.dtype) != form["dtype"]:
        raise ValueError(f"{path} is damaged: it holds {array.dtype} {array.shape}, its card says otherwise")
    return np.asarray(array)


def remove(folder: Path) -> None:
    """Deletes ``folder``: at once for those who look, in peace for those who have it open. Raises OSError."""
    grave = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder.parent))
    try:
        folder.rename(grave / folder.name)
    finally:
        shutil.rmtree(grave, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Deletes what killed processes have left behind."""
    for stage in parent.glob(f"{STAGE}*"):
        if time.time() - stage.stat().st_mtime > _ABANDONED:
            shutil.rmtree(stage, ignore_errors=True)
