"""CIFAR-10: 60,000 colour photographs of ten kinds, 32x32 (Krizhevsky 2009), in any of the forms in which it is handed on."""

from __future__ import annotations

import gzip
import hashlib
import pickle
import tarfile
import zlib
from pathlib import Path

import numpy as np

from core.datasets import DatasetMissing, Images, Report, Work, cache, find, image_folder
from core.datasets.archive import Archive
from core.datasets.catalogue import CARDS

_CARD = CARDS["cifar10"]
_BATCHES = (*(f"data_batch_{n}" for n in range(1, 6)), "test_batch")
#: The Python version is made of pickles, which may run any program: only the published ones are opened (md5).
_PICKLES = {
    "data_batch_1": "c99cafc152244af753f735de768cd75f",
    "data_batch_2": "d4bba439e000b95fd0a9bffe97cbabec",
    "data_batch_3": "54ebc095f3ab1f0389bbae665268c751",
    "data_batch_4": "634d18415352ddfa80567beed471001a",
    "data_batch_5": "482c414d41f54cd18b22e5b47cb7c3cb",
    "test_batch": "40351d587109b95175f43aff81a1287e",
}
#: Bytes of a picture in the binary version: its label, then 1,024 each of red, green and blue.
_RECORD = 1 + 3 * 32 * 32
#: The published batches have 30,730,000 bytes.
_LARGEST = 10 * 30_730_000


def loading() -> Work[Images]:
    """The official folders (binary or Python version, where torchvision puts them), the binary version's .tar.gz, or
    ``cifar10.zip`` with train|test/class/*. Raises DatasetMissing or ValueError."""
    return (yield from reading(find(*_CARD.places)))


def reading(source: Path) -> Work[Images]:
    """The data set in a folder or archive. Raises DatasetMissing or ValueError."""
    if source.is_dir():
        return (yield from _folder(source))
    return (yield from cache.loading(source, _pictures if source.suffix == ".zip" else _tar))


def _folder(folder: Path) -> Work[Images]:
    records = []
    for done, batch in enumerate(_BATCHES):
        yield Report(done, len(_BATCHES), f"Reading {folder.name}")
        if (folder / f"{batch}.bin").exists():
            records.append(_records((folder / f"{batch}.bin").read_bytes(), folder / f"{batch}.bin"))
        elif (folder / batch).exists():
            records.append(_unpickled(folder / batch))
        else:
            raise DatasetMissing(f"{folder} holds no {batch}.bin and no {batch}")
    return _images(records)


def _tar(path: Path) -> Work[Images]:
    """Members are read in memory by their official names; nothing is unpacked to disk."""
    found: dict[str, np.ndarray] = {}
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                batch = Path(member.name).name.removesuffix(".bin")
                if batch in _BATCHES and member.isfile() and member.size <= _LARGEST:
                    found[batch] = _records(archive.extractfile(member).read(), path)
                    yield Report(len(found), len(_BATCHES), f"Unpacking {path.name}")
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{path} is damaged: {error}") from None
    if missing := [batch for batch in _BATCHES if batch not in found]:
        raise ValueError(f"{path} is damaged, or is not the binary version: it holds no {missing[0]}.bin")
    return _images([found[batch] for batch in _BATCHES])


def _records(content: bytes, path: Path) -> np.ndarray:
    if not content or len(content) % _RECORD:
        raise ValueError(f"{path} is damaged: {len(content)} bytes are no whole number of records of {_RECORD} bytes")
    records = np.frombuffer(content, np.uint8).reshape(-1, _RECORD)
    if (highest := records[:, 0].max()) >= len(_CARD.classes):
        raise ValueError(f"{path} is damaged: it holds the label {highest}, but labels go from 0 to 9")
    return records


def _unpickled(path: Path) -> np.ndarray:
    """A pickled batch as records of the binary version."""
    content = path.read_bytes()
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != _PICKLES[path.name]:
        raise ValueError(f"{path} is damaged: it is not the published file")
    batch = pickle.loads(content, encoding="bytes")
    return np.column_stack([np.array(batch[b"labels"], np.uint8), batch[b"data"]])


def _images(records: list[np.ndarray]) -> Images:
    *train, test = records
    arrays = []
    for part in (np.concatenate(train), test):
        arrays += [
            np.ascontiguousarray(part[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)),
            part[:, 0].astype(int),
        ]
    return Images("cifar10", *arrays, _CARD.classes)


def _pictures(path: Path) -> Work[Images]:
    with Archive(path) as archive:
        items = image_folder.arrange(archive.names, path.name)
        images, skipped = yield from image_folder.decoding(
            archive, items, _CARD.classes, "cifar10", size=(32, 32), grey=False
        )
    if skipped or not len(images.test):
        raise ValueError(f"{path} is damaged: {next(iter(skipped), 'the folder test')} cannot be read")
    return images
