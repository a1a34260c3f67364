"""Where frames come from: a camera, a film, a picture or a folder of pictures. Reading blocks; see ``capture`` for a thread."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from core.datasets import pictures
from core.datasets.image_folder import natural
from core.expressions import cameras, opencv
from core.expressions.cameras import Camera, SourceError

#: What films' names end with. Others are not given to the decoder, which would try everything on them.
FILMS = frozenset(
    {".avi", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".ogv", ".ts", ".webm", ".wmv", ".3gp"}
)
#: How lists of other files begin, which a decoder would follow.
_PLAYLISTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"<MPD", b"[playlist]")
#: A picture may have this many pixels, a side of a frame this many.
_MOST_PIXELS, _LONGEST = 50_000_000, 8192
#: A picture with a longer side is made smaller when it is read: faces in it stay large enough.
_PICTURE_SIDE = 1920


class Frame(NamedTuple):
    """``picture`` (h, w, 3) uint8, blue first, at ``time`` seconds of the source's clock.

    ``milliseconds`` are those of reading and decoding; ``cut`` says that it has nothing to do with the frame before;
    ``arrived`` is when ``Capture`` had it, on the clock of time.perf_counter(), which all processes share.
    """

    number: int
    time: float
    picture: np.ndarray
    milliseconds: float = 0.0
    cut: bool = False
    arrived: float = 0.0


class Source(Protocol):
    """``live`` sources go on without being read; ``read`` gives None when nothing came or it has ended (``note`` says if
    there is something odd about that). Closing twice is fine."""

    name: str
    live: bool
    note: str

    def read(self) -> Frame | None:
        """The next frame; for a live source the newest one."""
        ...

    def close(self) -> None:
        """Gives the device or file back."""
        ...


class CameraSource:
    """A camera; ``capture`` stands in for cv2.VideoCapture in tests."""

    live, note = True, ""

    def __init__(self, camera: Camera, capture: Callable[[int, int], Any] | None = None) -> None:
        """Opens it. Raises SourceError."""
        self.name = camera.name
        self._device = cameras.opened(camera, capture)
        self._number, self._start = 0, time.perf_counter()

    def read(self) -> Frame | None:
        """The newest frame, in the camera's own pace; None where it delivers nothing, or a frame without pixels."""
        if not self._device.grab():
            return None
        arrived = time.perf_counter()
        good, picture = self._device.retrieve()
        if not good or picture is None or not picture.size:
            return None
        milliseconds = 1000 * (time.perf_counter() - arrived)
        self._number += 1
        return Frame(self._number, arrived - self._start, _colour(picture), milliseconds)

    def close(self) -> None:
        """Switches the camera and its light off."""
        self._device.release()


class FilmSource:
    """A film file."""

    live = False

    def __init__(self, path: Path) -> None:
        """Opens it and decodes nothing yet. Raises SourceError."""
        cv2 = opencv()
        self.name, self.note, self._number, self._last = path.name, "", 0, -1.0
        with _readable(path).open("rb") as file:
            if file.read(16).lstrip(b"\xef\xbb\xbf \r\n").startswith(_PLAYLISTS):
                raise SourceError(f"{path} is a list of films, not a film")
        self._film = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        width, height = (self._film.get(p) for p in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
        self._rate = self._film.get(cv2.CAP_PROP_FPS)
        self._rate = self._rate if 1 <= self._rate <= 1000 else 25.0
        self._expected = self._film.get(cv2.CAP_PROP_FRAME_COUNT)
        if not self._film.isOpened() or not width or not height:
            self._film.release()
            raise SourceError(f"{path} is damaged, or is no film that can be decoded here")
        if max(width, height) > _LONGEST:
            self._film.release()
            raise SourceError(
                f"{path} has frames of {width:.0f}x{height:.0f}; up to {_LONGEST} pixels a side are played"
            )

    def read(self) -> Frame | None:
        """The next frame; None at the end, with a ``note`` if that comes before the film says it does."""
        cv2, start = opencv(), time.perf_counter()
        good, picture = self._film.read()
        if not good or picture is None or not picture.size:
            # Containers count a frame or two that cannot be decoded.
            if self._number < 0.9 * self._expected - 2:
                self.note = (
                    f"{self.name} ends after {self._number} of {self._expected:.0f} frames: it is damaged or incomplete"
                )
            return None
        at = self._film.get(cv2.CAP_PROP_POS_MSEC) / 1000
        # Some files carry no times, or times that jump back.
        self._last = at if at > self._last else self._last + 1 / self._rate
        self._number += 1
        return Frame(self._number, max(0.0, self._last), _colour(picture), 1000 * (time.perf_counter() - start))

    def close(self) -> None:
        """Closes the file."""
        self._film.release()


class PictureSource:
    """One picture, or those of a folder in natural order; each is a scene of its own, a second after the one before."""

    live = False

    def __init__(self, path: Path) -> None:
        """Raises SourceError where there is no picture."""
        self.name, self.note, self._number = path.name, "", 0
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in pictures.SUFFIXES and p.is_file())
            self._paths = sorted(found, key=lambda p: natural(str(p.relative_to(path))))
            if not self._paths:
                raise SourceError(f"the folder {path} holds no pictures")
        else:
            self._paths = [_readable(path)]
            read_picture(path)  # so that damage is said at once

    def read(self) -> Frame | None:
        """The next picture that can be read; others are counted in ``note``."""
        while self._paths:
            path, start = self._paths.pop(0), time.perf_counter()
            try:
                picture = read_picture(path)
            except SourceError as error:
                self.note = str(error)
                continue
            self._number += 1
            return Frame(self._number, self._number - 1.0, picture, 1000 * (time.perf_counter() - start), cut=True)
        return None

    def close(self) -> None:
        """Nothing is open between two pictures."""
        self._paths = []


def read_picture(path: Path) -> np.ndarray:
    """A picture file as (h, w, 3) uint8, blue first, upright, its longer side at most 1920 pixels. Raises SourceError."""
    try:
        content = path.read_bytes()
        (width, height), _ = pictures.form(content)
        if width * height > _MOST_PIXELS:
            raise SourceError(f"{path} has {width * height:,} pixels; pictures of up to {_MOST_PIXELS:,} are read")
        with Image.open(io.BytesIO(content)) as picture:
            picture.draft("RGB", (_PICTURE_SIDE, _PICTURE_SIDE))  # a large JPEG is decoded in reduced resolution
            plain = pictures.plain(ImageOps.exif_transpose(picture), "RGB")
            plain.thumbnail((_PICTURE_SIDE, _PICTURE_SIDE))
            return np.ascontiguousarray(np.asarray(plain)[..., ::-1])
    except SourceError:
        raise
    except UnidentifiedImageError:  # its message shows an object of Python's
        raise SourceError(f"{path} is damaged, or is no picture") from None
    except Exception as error:  # Pillow raises anything on hostile files
        reason = str(error).partition("\n")[0][:120] or type(error).__name__
        raise SourceError(f"{path} is damaged, or is no picture ({reason})") from None


def open_source(wanted: str) -> Source:
    """A source by what a person types: a camera's index or name, the path of a film, a picture or a folder, or a scene of
    ``demo``.

    Raises:
        SourceError: one sentence.
    """
    from core.expressions import demo

    if wanted in demo.SCENES:
        return demo.opened(wanted)
    path = Path(wanted).expanduser()
    if wanted.strip() and not wanted.isdecimal() and path.exists() and not str(path).startswith("/dev/"):
        if path.is_dir() or path.suffix.lower() in pictures.SUFFIXES:
            return PictureSource(path)
        if path.suffix.lower() not in FILMS:
            raise SourceError(f"{path} is neither a picture nor a film; films end with {', '.join(sorted(FILMS))}")
        return FilmSource(path)
    if "://" in wanted:
        raise SourceError(f'"{wanted}" is an address, and nothing is fetched from elsewhere; save it as a file first')
    if (len(path.parts) > 1 and not path.exists()) or path.suffix.lower() in FILMS | pictures.SUFFIXES:
        raise SourceError(f"there is no file {wanted}")
    if off := cameras.switched_off():
        raise cameras.CamerasOff(off)
    return CameraSource(cameras.find(wanted.strip() or "0", cameras.listed()))


def _readable(path: Path) -> Path:
    try:
        with path.open("rb"):
            return path
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}") from None


def _colour(picture: np.ndarray) -> np.ndarray:
    """Three channels, whatever an infrared camera or a grey film has."""
    cv2 = opencv()
    if picture.ndim == 2 or picture.shape[2] == 1:
        return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    return picture if picture.shape[2] == 3 else np.ascontiguousarray(picture[..., :3])
