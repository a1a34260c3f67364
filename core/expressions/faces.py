"""Faces as boxes in a frame, and the square pictures cut out around them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.expressions import opencv


class Box(NamedTuple):
    """A rectangle in pixels; it may stick out of the frame."""

    left: float
    top: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """x and y of the middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def overlap(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        height = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        shared = max(0.0, width) * max(0.0, height)
        union = self.width * self.height + other.width * other.height - shared
        return shared / union if union > 0 else 0.0

    def times(self, factor: float) -> Box:
        """The same rectangle in a frame that is ``factor`` times as large."""
        return Box(*(value * factor for value in self))

    def moved(self, dx: float, dy: float, scale: float = 1.0) -> Box:
        """Shifted by (dx, dy), and grown by ``scale`` about its middle."""
        x, y = self.centre
        width, height = self.width * scale, self.height * scale
        return Box(x + dx - width / 2, y + dy - height / 2, width, height)

    def towards(self, other: Box, share: float) -> Box:
        """This box moved by ``share`` of the way to ``other``."""
        return Box(*(a + share * (b - a) for a, b in zip(self, other, strict=True)))

    def inside(self, width: int, height: int) -> bool:
        """Whether its middle lies in a frame of this size."""
        x, y = self.centre
        return 0 <= x < width and 0 <= y < height


class Face(NamedTuple):
    """One detected face: a square ``box`` as FER2013 crops faces, and how sure the detector is (0 to 1; Haar always 1).

    ``roll`` is how far the line from eye to eye is turned, in degrees, clockwise as one sees it; 0 where nobody knows.
    """

    box: Box
    score: float
    roll: float = 0.0


def square(box: Box, margin: float) -> Box:
    """The square about the middle of ``box`` whose side is ``margin`` times the geometric mean of its sides."""
    x, y = box.centre
    side = margin * float(np.sqrt(box.width * box.height))
    return Box(x - side / 2, y - side / 2, side, side)


def reduced(frame: np.ndarray, longest: int) -> tuple[np.ndarray, float]:
    """The frame made smaller until its longer side has ``longest`` pixels, and by how much: 1 where it was small enough."""
    factor = longest / max(frame.shape[:2])
    if factor >= 1:
        return frame, 1.0
    cv2 = opencv()
    size = max(1, round(frame.shape[1] * factor)), max(1, round(frame.shape[0] * factor))
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA), factor


def grey(frame: np.ndarray) -> np.ndarray:
    """(h, w) of a frame that may have colours."""
    cv2 = opencv()
    return frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)


def level(frame: np.ndarray, box: Box, size: tuple[int, int], roll: float) -> np.ndarray:
    """As ``crop``, of what is turned back by ``roll`` degrees about the middle of ``box``, so that the eyes are level."""
    cv2 = opencv()
    # A square cut out around the turned one is made smaller without aliasing, which warpAffine does not do.
    around = crop(frame, box.moved(0, 0, 2**0.5), (round(size[0] * 2**0.5), round(size[1] * 2**0.5)))
    height, width = around.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), roll, 1.0)
    turn[:, 2] -= (width - size[0]) / 2, (height - size[1]) / 2
    return cv2.warpAffine(around, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def crop(frame: np.ndarray, box: Box, size: tuple[int, int]) -> np.ndarray:
    """What ``box`` shows, as a picture of ``size`` (w, h); beyond the frame's edge its outermost pixels go on."""
    cv2 = opencv()
    height, width = frame.shape[:2]
    left, top = round(box.left), round(box.top)
    right, bottom = max(left + 1, round(box.left + box.width)), max(top + 1, round(box.top + box.height))
    # Half a picture of border is the most that a tracked face needs; a wilder box must not allocate gigabytes.
    left, top = max(left, -width // 2), max(top, -height // 2)
    right, bottom = min(right, width + width // 2), min(bottom, height + height // 2)
    x0, y0 = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    x1, y1 = max(x0 + 1, min(right, width)), max(y0 + 1, min(bottom, height))
    part = frame[y0:y1, x0:x1]
    outside = (max(0, -top), max(0, bottom - height), max(0, -left), max(0, right - width))
    if any(outside):
        part = cv2.copyMakeBorder(part, *outside, cv2.BORDER_REPLICATE)
    shrinks = part.shape[0] > size[1] or part.shape[1] > size[0]
    return cv2.resize(part, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
