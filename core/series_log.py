"""Every point of a Series, however long the run: in memory while few, in an unnamed temporary file when many."""

from __future__ import annotations

import itertools
import math
import struct
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from core.playback import flat_lines

#: Bytes of one Series that stay in memory; the rest goes to an unnamed temporary file.
SERIES_MEMORY = 8 * 2**20
#: Points of one line that a figure draws.
FIGURE_POINTS = 4000
_POINT = struct.Struct("ddd")

#: {facet: {line: (x, y)}}; what is in no facet is in "".
Lines = dict[str, dict[str, tuple[np.ndarray, np.ndarray]]]


class SeriesLog:
    """Every point of one Series as (x, column, value), however many there are."""

    def __init__(self, name: str, x: str, memory: int = SERIES_MEMORY) -> None:
        self.name, self.x = name, x
        self.columns: dict[str, int] = {}
        self._places: list[tuple[str, str]] = []
        self._counts: list[int] = []
        self._file = tempfile.SpooledTemporaryFile(max_size=memory)  # noqa: SIM115

    def add(self, data: Mapping[str, Any]) -> None:
        """Takes one event's data."""
        for line, value in data["lines"].items():
            facet = isinstance(value, Mapping)
            for path, number in flat_lines(self.name, {line: value}).items():
                if path not in self.columns:
                    self.columns[path] = len(self.columns)
                    self._places.append((line, path.removeprefix(f"{self.name}/{line}/")) if facet else ("", line))
                    self._counts.append(0)
                self._counts[self.columns[path]] += 1
                self._file.write(_POINT.pack(data["x"], self.columns[path], number))

    def _chunks(self) -> Iterator[np.ndarray]:
        self._file.seek(0)
        while data := self._file.read(_POINT.size * 65536):
            yield np.frombuffer(data).reshape(-1, 3)

    def rows(self) -> Iterator[list[float | None]]:
        """One row a step: x, then the value of every column or None; consecutive events of one x share a row."""
        row: list[float | None] = []
        for x, column, value in itertools.chain.from_iterable(chunk.tolist() for chunk in self._chunks()):
            cell = int(column) + 1
            if not row or row[0] != x or row[cell] is not None:
                if row:
                    yield row
                row = [x, *[None] * len(self.columns)]
            row[cell] = value
        if row:
            yield row

    def lines(self) -> Lines:
        """For a figure: long lines are thinned to the lowest and highest point of each short stretch."""
        parts: list[list[np.ndarray]] = [[] for _ in self.columns]
        for chunk in self._chunks():
            for column, kept in enumerate(parts):
                points = chunk[chunk[:, 1] == column][:, ::2]
                stretch = max(1, 2 * self._counts[column] // FIGURE_POINTS)
                kept += [_extremes(p) for p in np.array_split(points, math.ceil(len(points) / stretch) or 1)]
        found: Lines = {}
        for (facet, line), kept in zip(self._places, parts, strict=True):
            found.setdefault(facet, {})[line] = tuple(np.concatenate(kept).T)
        return found

    def close(self) -> None:
        """Frees the temporary file."""
        self._file.close()


def _extremes(points: np.ndarray) -> np.ndarray:
    if len(points) <= 2:
        return points
    return points[np.sort([points[:, 1].argmin(), points[:, 1].argmax()])]


def curve_lines(data: Mapping[str, Any]) -> Lines:
    """A Curve event's data in the shape that figures draw."""
    found: Lines = {}
    for name, value in data["lines"].items():
        facet, lines = (name, value) if isinstance(value, Mapping) else ("", {name: value})
        found.setdefault(facet, {}).update({line: (data["x"], y) for line, y in lines.items()})
    return found
