"""A film of 1280x720 in which the nine faces of a photograph move about, with their true places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from core import datasets
from core.expressions import opencv
from core.expressions.faces import Box, crop

#: The nine frontal faces of 12_angry_men.jpg (left, top, side): those that a Haar cascade finds at full size, checked by eye.
ANGRY_MEN = (
    (938, 148, 115), (702, 155, 118), (570, 170, 115), (442, 140, 150), (1052, 225, 98), (1140, 222, 120), (268, 205, 158),
    (20, 198, 230), (850, 345, 182),
)  # fmt: skip
WIDTH, HEIGHT, RATE = 1280, 720, 30.0
#: Boxes that overlap by this much with a true one have found it.
HIT = 0.4
#: What is cut out around a face, in sides of its box, and pixels a side of that.
_AROUND, _PIXELS = 1.6, 192


def frames(count: int, rate: float = RATE) -> Iterator[tuple[np.ndarray, list[Box]]]:
    """``count`` frames (720, 1280, 3) uint8, blue first, of a film of ``rate`` a second, and where the nine faces are.

    Each face sways through a third of the frame's width and height, grows and shrinks by 8 % and rocks by 6 degrees, with
    periods of 4 to 7 seconds. Raises DatasetMissing where faces/12_angry_men.jpg is not on this machine.
    """
    cv2 = opencv()
    picture = cv2.imread(str(datasets.find("faces/12_angry_men.jpg")))
    background = cv2.resize(cv2.GaussianBlur(picture, (0, 0), 40), (WIDTH, HEIGHT))
    cuts = [
        crop(picture, Box(left, top, side, side).moved(0, 0, _AROUND), (_PIXELS, _PIXELS))
        for left, top, side in ANGRY_MEN
    ]
    ramp = np.linspace(-1, 1, _PIXELS)
    distance = np.hypot(ramp[:, None], ramp)
    mask = np.clip(4 * (1 - distance), 0, 1).astype(np.float32)[..., None]
    for number in range(count):
        frame, boxes = background.copy(), []
        for k, cut in enumerate(cuts):
            box, angle = _place(k, number / rate)
            _paste(frame, cut, mask, box, angle)
            boxes.append(box)
        yield frame, boxes


def write(path: Path, pictures: Iterable[np.ndarray], rate: float = RATE) -> None:
    """Writes frames as Motion JPEG, which every OpenCV reads."""
    cv2 = opencv()
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, (WIDTH, HEIGHT))
    for picture in pictures:
        film.write(picture)
    film.release()


def hits(found: list[Box], true: list[Box]) -> int:
    """How many true faces are found."""
    return sum(any(box.overlap(face) > HIT for box in found) for face in true)


def _place(k: int, seconds: float) -> tuple[Box, float]:
    """The box and the angle in degrees of face ``k`` in its ninth of the frame."""
    column, row = k % 3, k // 3

    def swing(period: float, phase: float) -> float:
        return math.sin(2 * math.pi * (seconds / period + phase))

    side = (105 + 3.5 * k) * (1 + 0.08 * swing(5 + k / 5, k / 4))
    room = WIDTH / 6 - 0.6 * side, HEIGHT / 6 - 0.7 * side
    x = (column + 0.5) * WIDTH / 3 + room[0] * swing(4 + k / 3, k / 9)
    y = (row + 0.5) * HEIGHT / 3 + room[1] * swing(4.5 + k / 4, k / 7)
    return Box(x - side / 2, y - side / 2, side, side), 6 * swing(6, k / 5)


def _paste(frame: np.ndarray, cut: np.ndarray, mask: np.ndarray, box: Box, angle: float) -> None:
    cv2 = opencv()
    x, y = box.centre
    reach = math.ceil(0.5 * _AROUND * box.width) + 1
    left, top = max(0, round(x) - reach), max(0, round(y) - reach)
    part = frame[top : round(y) + reach, left : round(x) + reach]
    turn = cv2.getRotationMatrix2D((_PIXELS / 2, _PIXELS / 2), angle, _AROUND * box.width / _PIXELS)
    turn[:, 2] += x - left - _PIXELS / 2, y - top - _PIXELS / 2
    size = part.shape[1::-1]
    face, share = (cv2.warpAffine(source, turn, size, flags=cv2.INTER_LINEAR) for source in (cut, mask))
    part[...] = part + share[..., None] * (face.astype(np.float32) - part)
