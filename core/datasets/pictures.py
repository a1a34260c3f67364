"""Pictures of any format, size and mode that Pillow reads, as one uint8 array; decoded by all cores."""

from __future__ import annotations

import io
import warnings
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from core import compute
from core.datasets import Report, Work

#: What a picture's file name ends with; anything else in a folder is left alone.
SUFFIXES = frozenset(
    {
        ".avif", ".bmp", ".dib", ".gif", ".ico", ".jfif", ".jp2", ".jpe", ".jpeg", ".jpg", ".pbm", ".pcx", ".pgm", ".png",
        ".pnm", ".ppm", ".sgi", ".tga", ".tif", ".tiff", ".webp",
    }
)  # fmt: skip
#: How the usual files begin.
_BEGINNINGS = {b"\xff\xd8": "JPEG", b"\x89P": "PNG", b"RI": "WEBP"}
#: Pictures that one task of a thread decodes; reports come about this often.
_CHUNK = 250

# A picture of more than 89 megapixels is no training example. Pillow only warns up to twice that.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


@dataclass
class Decoded:
    """``pictures`` (n, h, w) or (n, h, w, 3) of the files that could be read, ``kept`` (n,) their numbers in the list, and the
    others with the reason in ``skipped``."""

    pictures: np.ndarray
    kept: np.ndarray
    skipped: dict[str, str] = field(default_factory=dict)


def to_array(content: bytes, size: tuple[int, int], grey: bool) -> np.ndarray:
    """One picture as (h, w) or (h, w, 3) uint8, ``size`` is (w, h).

    It is turned as its EXIF data say, scaled until it covers the size, and what sticks out is cut off at both ends; what is
    transparent becomes white; of an animation the first picture counts.

    Raises:
        Exception: any, from Pillow, when the bytes are no picture or a damaged one.
    """
    with _opened(content) as picture:
        if picture.size != size:
            picture.draft(None, (2 * size[0], 2 * size[1]))  # a JPEG in reduced resolution is decoded faster
        picture.load()
        upright = ImageOps.exif_transpose(picture) if picture.getexif() else picture
        decoded = plain(upright, "L" if grey else "RGB")
        if decoded.size != size:
            decoded = ImageOps.fit(decoded, size, Image.Resampling.LANCZOS)
        return np.asarray(decoded)


def _opened(content: bytes) -> Image.Image:
    # Asking every decoder in turn takes longer than decoding a small picture.
    known = _BEGINNINGS.get(content[:2])
    return Image.open(io.BytesIO(content), formats=known and [known])


def plain(picture: Image.Image, mode: str) -> Image.Image:
    """A picture in mode "L" or "RGB": 16-bit levels are scaled to 8 bits, what is transparent becomes white."""
    if picture.mode == mode:
        return picture
    if picture.mode.startswith(("I", "F")):  # 16 bits and more, which Pillow would cut off at 255
        values = np.asarray(picture, np.float64)
        whole = 65535 if picture.mode.startswith("I") and values.max() > 255 else 255
        picture = Image.fromarray(np.clip(values * (255 / whole), 0, 255).astype(np.uint8))
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    return picture.convert(mode)


def form(content: bytes) -> tuple[tuple[int, int], bool]:
    """Size (w, h) and whether it is grey, of a picture that is not decoded. Raises like ``to_array``."""
    with _opened(content) as picture:
        return picture.size, picture.mode in ("1", "L", "LA", "I", "I;16", "I;16B", "I;16L", "F")


def decode(
    read: Callable[[str], bytes], paths: Sequence[str], size: tuple[int, int], grey: bool, label: str
) -> Work[Decoded]:
    """Decodes the files, whose bytes ``read(path)`` returns, in their order. Unreadable ones are skipped, with the reason.

    Pillow gives the interpreter free while it decodes, so threads do. Raises what ``read`` raises besides ValueError and
    OSError, and UnsafeArchive.
    """
    from core.datasets.archive import UnsafeArchive

    pictures = np.empty((len(paths), size[1], size[0], *(() if grey else (3,))), np.uint8)
    found = np.zeros(len(paths), bool)
    skipped: dict[str, str] = {}

    def work(start: int, contents: list[bytes | Exception]) -> None:
        for row, content in enumerate(contents, start):
            try:
                if isinstance(content, Exception):
                    raise content
                pictures[row] = to_array(content, size, grey)
                found[row] = True
            except Exception as error:  # decoders raise anything at hostile bytes
                skipped[paths[row]] = _reason(error)

    def contents(start: int) -> list[bytes | Exception]:
        got: list[bytes | Exception] = []
        for path in paths[start : start + _CHUNK]:
            try:
                got.append(read(path))
            except UnsafeArchive:
                raise
            except (ValueError, OSError) as error:
                got.append(error)
        return got

    threads = compute.cores()
    pool = ThreadPoolExecutor(threads)
    waiting: deque[tuple[int, Future[Any]]] = deque()
    try:
        for start in range(0, len(paths), _CHUNK):
            waiting.append((start, pool.submit(work, start, contents(start))))
            if len(waiting) > threads + 1:  # no more than that lies in memory undecoded
                done, future = waiting.popleft()
                future.result()
                yield Report(done + _CHUNK, len(paths), label)
        for _, future in waiting:
            future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    yield Report(len(paths), len(paths), label)
    in_order = {path: skipped[path] for path in paths if path in skipped}
    kept = np.flatnonzero(found)
    return Decoded(pictures if found.all() else pictures[kept], kept, in_order)


def _reason(error: Exception) -> str:
    """Why a picture was skipped, in few words."""
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return "too many pixels"
    if isinstance(error, Image.UnidentifiedImageError):
        return "no picture"
    return (str(error) or type(error).__name__).partition("\n")[0][:200]
