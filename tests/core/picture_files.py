"""Small data sets as files, and a user's folders of their own."""

import io
import struct
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image


def isolated(tmp_path: Path, monkeypatch) -> Path:
    """The user's data and cache folders are below ``tmp_path``; nothing is on the search path besides."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("LEARNOSCOPE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "user")
    return tmp_path


def picture(seed: int, size=(12, 10), mode: str = "RGB") -> Image.Image:
    """A picture of random pixels, ``size`` is (w, h)."""
    shape = (size[1], size[0], *([3] if mode == "RGB" else []))
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8))


def encoded(image: Image.Image, suffix: str = "png", **options) -> bytes:
    file = io.BytesIO()
    image.save(file, suffix, **options)
    return file.getvalue()


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def write_zip(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def pets(parts=("",), each: int = 5) -> dict[str, bytes]:
    """``each`` pictures of cats and of dogs in every part."""
    names = [f"{part}{kind}/{n}.png" for part in parts for kind in ("cat", "dog") for n in range(each)]
    return {name: encoded(picture(seed)) for seed, name in enumerate(names)}


def idx(values: np.ndarray) -> bytes:
    return struct.pack(f">BBBB{values.ndim}I", 0, 0, 8, values.ndim, *values.shape) + values.tobytes()
