"""Follows faces from frame to frame by optical flow, so that a detector need not look at every frame.

Points on a grid over each face are followed to the new frame and back; those that do not return are dropped, and the
medians of what is left are the face's shift and growth (Kalal, Mikolajczyk and Matas 2010, "Forward-Backward Error").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.expressions import opencv
from core.expressions.faces import Box, Face, grey, reduced

#: Points of a grid on a face, in its width and height; the rim of a box shows the background. All pairs of them.
_POINTS = 0.1 + 0.8 * (np.stack(np.meshgrid(*[np.arange(6)] * 2), -1).reshape(-1, 2) + 0.5) / 6
_ONE, _OTHER = np.triu_indices(len(_POINTS), 1)
#: Pixels of the reduced frame by which a point may miss its start on the way back.
_RETURN = 1.0
#: Points that must return for a face to be followed.
_ENOUGH = 8
#: A face grows or shrinks by less than this from frame to frame.
_GROWTH = 1.1
#: Boxes that overlap by this much may be the same face; by that much, two tracks follow the same face.
_SAME, _TWINS = 0.2, 0.5


@dataclass
class Track:
    """One face over time; ``box``, ``score`` and ``roll`` are those of ``Face``. ``misses`` counts detections in a row that did not find it; ``lost`` says that flow failed."""

    number: int
    box: Box
    score: float
    roll: float = 0.0
    misses: int = 0
    lost: bool = False


class Tracker:
    """Gives faces numbers that stay: call ``follow`` with every frame, and ``match`` whenever a detector has looked at it."""

    def __init__(self, longest: int = 448, patience: int = 3) -> None:
        self._longest, self._patience = longest, patience
        self._tracks: list[Track] = []
        self._previous: np.ndarray | None = None
        self._numbers = 0

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The faces that are followed at present, oldest first."""
        return tuple(self._tracks)

    @property
    def unsure(self) -> bool:
        """Whether a detector should look at once: a face was lost on the way."""
        return any(track.lost for track in self._tracks)

    def reset(self) -> None:
        """The next frame shows something else. Numbers go on."""
        self._tracks, self._previous = [], None

    def follow(self, frame: np.ndarray) -> None:
        """Moves the boxes to where the faces are in ``frame``, (h, w) or (h, w, 3) uint8."""
        small, factor = reduced(grey(frame), self._longest)
        previous, self._previous = self._previous, small
        if previous is None or previous.shape != small.shape or not self._tracks:
            return
        motions = _motions(previous, small, [track.box.times(factor) for track in self._tracks])
        for track, motion in zip(self._tracks, motions, strict=True):
            track.lost = motion is None
            if motion is not None:
                dx, dy, scale = motion
                track.box = track.box.moved(dx / factor, dy / factor, scale)
        height, width = frame.shape[:2]
        self._tracks = [track for track in self._tracks if track.box.inside(width, height)]

    def missed(self, faces: Sequence[Face]) -> list[Track]:
        """Who is not among what a detector found in the frame last followed, those missed for the longest time first."""
        taken = self._pairs(faces)
        missed = [track for i, track in enumerate(self._tracks) if i not in taken]
        return sorted(missed, key=lambda track: -track.misses)

    def match(self, faces: Sequence[Face]) -> None:
        """Takes what a detector found in the frame last followed: known faces are corrected, new ones get a number."""
        taken = self._pairs(faces)
        for i, track in enumerate(self._tracks):
            if i in taken:
                face = faces[taken[i]]
                # Detections tremble by a few pixels; where flow is sure of the place, half of that is enough.
                track.box = face.box if track.lost else track.box.towards(face.box, 0.5)
                track.score, track.roll, track.misses, track.lost = face.score, face.roll, 0, False
            else:
                track.misses += 1
        kept = [track for track in self._tracks if track.misses <= self._patience and not track.lost]
        for j, face in enumerate(faces):
            if j not in taken.values():
                self._numbers += 1
                kept.append(Track(self._numbers, *face))
        self._tracks = _without_twins(kept)

    def _pairs(self, faces: Sequence[Face]) -> dict[int, int]:
        """Places of tracks with those of the faces that they overlap, the closest pairs first."""
        pairs = sorted(
            (
                (track.box.overlap(face.box), i, j)
                for i, track in enumerate(self._tracks)
                for j, face in enumerate(faces)
            ),
            reverse=True,
        )
        taken: dict[int, int] = {}
        for overlap, i, j in pairs:
            if overlap >= _SAME and i not in taken and j not in taken.values():
                taken[i] = j
        return taken


def _without_twins(tracks: list[Track]) -> list[Track]:
    """Of two tracks on one face, the one that the detector sees stays, then the older one."""
    kept: list[Track] = []
    for track in sorted(tracks, key=lambda t: (t.misses, t.number)):
        if all(track.box.overlap(other.box) < _TWINS for other in kept):
            kept.append(track)
    return sorted(kept, key=lambda t: t.number)


def _motions(before: np.ndarray, after: np.ndarray, boxes: Sequence[Box]) -> list[tuple[float, float, float] | None]:
    """(dx, dy, growth) of each box from one grey frame to the next; None where too few points could be followed."""
    cv2 = opencv()
    sizes, corners = (np.array(values) for values in zip(*((box[2:], box[:2]) for box in boxes), strict=True))
    start = (_POINTS * sizes[:, None] + corners[:, None]).astype(np.float32)
    options = {"winSize": (13, 13), "maxLevel": 2}
    there, found, _ = cv2.calcOpticalFlowPyrLK(before, after, start.reshape(-1, 1, 2), None, **options)
    back, returned, _ = cv2.calcOpticalFlowPyrLK(after, before, there, None, **options)
    there, back = there.reshape(start.shape), back.reshape(start.shape)
    good = (found & returned).astype(bool).reshape(len(boxes), -1) & (_length(back - start) < _RETURN)
    shifts = [_medians((there - start)[..., axis], good) for axis in (0, 1)]
    apart = [_length(points[:, _ONE] - points[:, _OTHER]) for points in (start, there)]
    growth = _medians(apart[1] / apart[0], good[:, _ONE] & good[:, _OTHER])
    sure = (good.sum(axis=1) >= _ENOUGH) & (growth > 1 / _GROWTH) & (growth < _GROWTH)
    return [tuple(map(float, motion)) if ok else None for *motion, ok in zip(*shifts, growth, sure, strict=True)]


def _length(vectors: np.ndarray) -> np.ndarray:
    return np.hypot(vectors[..., 0], vectors[..., 1])


def _medians(values: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Of each row (n, m), the median of what is ``counted``; infinite where nothing is."""
    ordered = np.sort(np.where(counted, values, np.inf), axis=1)
    count = np.maximum(counted.sum(axis=1), 1)[:, None]
    middle = np.take_along_axis(ordered, np.hstack([(count - 1) // 2, count // 2]), axis=1)
    return middle.mean(axis=1)
