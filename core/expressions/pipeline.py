"""Frame in, faces with their expressions out, and how long each part took."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from core.expressions.classifier import Classifier
from core.expressions.detectors import Detector, second_look
from core.expressions.faces import Box, Face
from core.expressions.smoothing import Smoothing, verdict
from core.expressions.sources import Frame
from core.expressions.tracker import Tracker

#: Every face is classified at least this often, in readings per second of the source's own time.
READINGS_PER_SECOND = 5.0
#: Up to so many faces are read in every frame.
_FEW = 2
#: Second looks at a time.
_LOOKS = 4


class FaceReading(NamedTuple):
    """One face in one frame: ``label`` after smoothing and threshold, ``probability`` of the likeliest label.

    ``probabilities`` are smoothed and ``raw`` are those of the newest reading, which is ``age`` seconds old.
    """

    number: int
    box: Box
    label: str
    probability: float
    probabilities: np.ndarray
    raw: np.ndarray
    age: float


@dataclass(frozen=True)
class Reading:
    """All faces of one frame, and the milliseconds that "capture", "detection", "tracking" and "classification" took.

    ``arrived`` is the frame's: with it, whoever draws the result knows how old it is.
    """

    number: int
    time: float
    faces: tuple[FaceReading, ...]
    labels: tuple[str, ...]
    milliseconds: dict[str, float]
    detected: bool
    arrived: float = 0.0


@dataclass
class _Memory:
    """What is remembered of one face."""

    read: float
    raw: np.ndarray
    smooth: np.ndarray
    smoothing: Smoothing = field(default_factory=Smoothing)


class Pipeline:
    """Detection now and then, tracking in every frame, classification in turns. Everything public may be changed live.

    ``threshold`` is the probability below which a face is "not sure", ``smoothing`` the time constant in seconds.
    """

    def __init__(
        self, detector: Detector, classifier: Classifier, threshold: float = 0.45, smoothing: float = 0.5
    ) -> None:
        self.detector, self.classifier = detector, classifier
        self.threshold, self.smoothing = threshold, smoothing
        self._tracker = Tracker()
        self._memories: dict[int, _Memory] = {}
        self._detected = self._previous = -math.inf
        self._owed = 0.0
        self._milliseconds: dict[str, float] = {}

    def reset(self) -> None:
        """The next frame shows something else: no face of it was seen before."""
        self._tracker.reset()
        self._memories.clear()
        self._detected = self._previous = -math.inf

    def process(self, frame: Frame) -> Reading:
        """The faces of one frame. Times of frames must not go back, except with ``frame.cut`` set."""
        if frame.cut or frame.time < self._previous:
            self.reset()
        self._milliseconds = {"capture": frame.milliseconds, "detection": 0.0, "tracking": 0.0, "classification": 0.0}
        with self._timed("tracking"):
            self._tracker.follow(frame.picture)
        # Half a millisecond of tolerance: the times of films are rounded.
        look = frame.time - self._detected >= self.detector.interval - 5e-4 or self._tracker.unsure
        if look:
            with self._timed("detection"):
                faces = self._detect(frame.picture, closely=math.isinf(self._detected))
            with self._timed("tracking"):
                self._tracker.match(faces)
            self._detected = frame.time
        with self._timed("classification"):
            self._classify(frame)
        self._previous = frame.time
        faces, labels = self._faces(frame.time), self.classifier.labels
        return Reading(frame.number, frame.time, faces, labels, self._milliseconds, look, frame.arrived)

    def _detect(self, picture: np.ndarray, closely: bool) -> list[Face]:
        """What the detector finds in the frame, and at a second look at a few of those that it found before and now not."""
        faces = self.detector.find(picture, closely)
        again = [second_look(self.detector, picture, track.box) for track in self._tracker.missed(faces)[:_LOOKS]]
        return faces + [face for face in again if face]

    def _classify(self, frame: Frame) -> None:
        tracks = {track.number: track for track in self._tracker.tracks}
        self._memories = {number: memory for number, memory in self._memories.items() if number in tracks}
        due = self._due(list(tracks), frame.time)
        raw = self.classifier.probabilities(self.classifier.crops(frame.picture, [tracks[n] for n in due]))
        for number, reading in zip(due, raw, strict=True):
            memory = self._memories.setdefault(number, _Memory(frame.time, reading, reading))
            memory.read, memory.raw = frame.time, reading
            memory.smooth = memory.smoothing.add(frame.time, reading, self.smoothing)

    def _due(self, numbers: list[int], now: float) -> list[int]:
        """Faces never read, and of the others those read longest ago, so many that each has its turn in time."""
        new = [number for number in numbers if number not in self._memories]
        known = sorted((n for n in numbers if n in self._memories), key=lambda n: self._memories[n].read)
        elapsed = now - self._previous
        # Whole frames in which each face must have its turn. Nine faces in six frames are one and a half a frame: what is
        # left of a turn counts for the next one.
        round_of = max(1, int(1 / (READINGS_PER_SECOND * max(elapsed, 1e-3)) + 1e-6))
        self._owed = self._owed % 1 + len(known) / round_of
        turn = max(1 if len(known) > _FEW else _FEW, int(self._owed))
        # Frames do not come evenly; who would be late at the next one is read now.
        late = sum(now + elapsed - self._memories[n].read > 1 / READINGS_PER_SECOND + 1e-6 for n in known)
        return new + known[: max(turn, late)]

    def _faces(self, now: float) -> tuple[FaceReading, ...]:
        readings = []
        for track in self._tracker.tracks:
            memory = self._memories[track.number]
            label = verdict(memory.smooth, self.classifier.labels, self.threshold)
            probability, age = float(memory.smooth.max()), now - memory.read
            readings.append(FaceReading(track.number, track.box, label, probability, memory.smooth, memory.raw, age))
        return tuple(readings)

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self._milliseconds[part] += 1000 * (time.perf_counter() - start)
