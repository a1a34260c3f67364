"""Faces for a room without a camera: a portrait that moves gently, and nine labelled test pictures of FER2013."""

from __future__ import annotations

import importlib.util
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core import datasets
from core.datasets.catalogue import CARDS
from core.expressions import LABELS, detectors, opencv
from core.expressions.cameras import SourceError
from core.expressions.sources import Frame, Source, read_picture

#: What ``open_source`` knows them by, and what a person reads.
SCENES = {"demo": "Demo: portrait", "demo:fer2013": "Demo: nine faces"}
PORTRAIT, LABELLED = SCENES
LICENCE = (
    "Commodore Grace M. Hopper, official portrait by James S. Davis, United States Navy, 1984: a work of the federal "
    "government of the United States and as such in the public domain; the file comes with matplotlib's sample data."
)
#: Size of a frame, frames per second, and seconds until the portrait is back where it was.
WIDTH, HEIGHT, RATE, PERIOD = 1280, 720, 30, 10.0
_FONT = Path(__file__).parents[2] / "resources" / "fonts" / "Inter-SemiBold.otf"
#: A labelled picture and the cell that it lies in, in pixels: five above, four below.
_SIDE, _CELL = 160, (256, 360)
#: Grey level around them.
_GROUND = 56


def scenes() -> dict[str, str]:
    """Those whose pictures are on this machine, id: what a person reads. Cheap; loads nothing."""
    found = {PORTRAIT: SCENES[PORTRAIT]} if portrait_path().is_file() else {}
    try:
        datasets.find(*CARDS["fer2013"].places)
    except datasets.DatasetMissing:
        return found
    return found | {LABELLED: SCENES[LABELLED]}


def opened(name: str) -> Source:
    """A scene of ``SCENES``. Raises SourceError where its pictures are missing."""
    return Portrait() if name == PORTRAIT else Labelled()


def portrait_path() -> Path:
    """Where matplotlib, which is not imported for it, has its sample picture."""
    spec = importlib.util.find_spec("matplotlib")
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders), "") if folders else "", "mpl-data", "sample_data", "grace_hopper.jpg")


class Portrait:
    """The portrait as a hand-held camera would see it: shifted, turned and nearer or farther, for ever."""

    name, live, note = SCENES[PORTRAIT], False, ""

    def __init__(self) -> None:
        cv2 = opencv()
        picture = read_picture(portrait_path())
        height, width = picture.shape[:2]
        scale = 1.15 * HEIGHT / height
        # What lies beside the portrait is its own blurred enlargement, so that there is no second face and no edge.
        small = cv2.resize(picture, (64, round(64 * height / width)), interpolation=cv2.INTER_AREA)[:36]
        canvas = cv2.resize(cv2.GaussianBlur(small, (0, 0), 3), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) // 2
        portrait = cv2.resize(picture, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_CUBIC)
        left = (WIDTH - portrait.shape[1]) // 2
        canvas[:, left : left + portrait.shape[1]] = portrait[:HEIGHT]
        self._canvas, self._number = canvas, 0

    def read(self) -> Frame:
        """The next of ``RATE`` frames a second."""
        cv2, start = opencv(), time.perf_counter()
        turn = 2 * math.pi * self._number / RATE / PERIOD
        motion = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), 4 * math.sin(turn), 1.06 + 0.06 * math.cos(2 * turn))
        motion[:, 2] += 70 * math.sin(turn), 14 * math.sin(2 * turn)
        picture = cv2.warpAffine(self._canvas, motion, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT_101)
        self._number += 1
        return Frame(self._number, (self._number - 1) / RATE, picture, 1000 * (time.perf_counter() - start))

    def close(self) -> None:
        """There is nothing to give back."""


class Labelled:
    """One picture: nine test faces of FER2013, each under the label that people gave it."""

    name, live, note = SCENES[LABELLED], False, ""

    def __init__(self) -> None:
        """Raises SourceError where FER2013 is not on this machine or cannot be read."""
        try:
            pictures = datasets.load("fer2013")
        except (datasets.DatasetMissing, ValueError) as error:
            raise SourceError(str(error)) from None
        finders = [detectors.create("haar"), *([detectors.create("yunet")] if detectors.yunet_path() else [])]
        waiting = [iter(pictures.test[pictures.test_labels == label]) for label in range(len(LABELS))]
        self._picture: np.ndarray | None = np.full((HEIGHT, WIDTH, 3), _GROUND, np.uint8)
        for place in range(9):
            label = place % len(LABELS)
            _put_found(self._picture, place, waiting[label], LABELS[label], finders)

    def read(self) -> Frame | None:
        """The picture, once."""
        picture, self._picture = self._picture, None
        return None if picture is None else Frame(1, 0.0, picture, cut=True)

    def close(self) -> None:
        """There is nothing to give back."""
        self._picture = None


def _put_found(
    canvas: np.ndarray,
    place: int,
    pictures: Iterator[np.ndarray],
    label: str,
    finders: Sequence[detectors.Detector],
) -> None:
    """Puts the next picture in which every detector finds a face into one of nine places: this is a show, no measurement."""
    for picture in pictures:
        alone = np.full_like(canvas, _GROUND)
        _put(alone, place, picture, label)
        if all(len(finder.find(alone)) == 1 for finder in finders):
            _put(canvas, place, picture, label)
            return
    raise SourceError(f"no face is found in FER2013's test pictures of {label}")


def _put(canvas: np.ndarray, place: int, picture: np.ndarray, label: str) -> None:
    """Puts a picture (h, w) and its label into one of nine places."""
    from PIL import Image, ImageDraw, ImageFont

    cv2 = opencv()
    row, column = divmod(place, 5)
    x, y = column * _CELL[0] + row * _CELL[0] // 2, row * _CELL[1]
    left, top = x + (_CELL[0] - _SIDE) // 2, y + 120
    large = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_CUBIC)
    canvas[top : top + _SIDE, left : left + _SIDE] = large[..., None]
    strip = Image.new("L", (_CELL[0], 40), _GROUND)
    font = ImageFont.truetype(_FONT, 28)
    ImageDraw.Draw(strip).text((_CELL[0] / 2, 20), f"label: {label}", 235, font, anchor="mm")
    canvas[y + 16 : y + 56, x : x + _CELL[0]] = np.asarray(strip)[..., None]
