"""Columns that grow point by point, and the thinning that keeps drawing them cheap without losing a peak."""

from __future__ import annotations

from array import array

import numpy as np

#: No line is ever drawn with more points than this.
MAX_DRAWN = 20_000


class Columns:
    """x and y of one line, every point kept as float64 (16 bytes a point), and an outline that grows with a long line."""

    def __init__(self, x: np.ndarray | None = None, y: np.ndarray | None = None) -> None:
        """Empty, or with points to begin with (both or neither; float64)."""
        self._x, self._y = (array("d", b"" if v is None else v.tobytes()) for v in (x, y))
        self._forget_outline()

    def __len__(self) -> int:
        return len(self._x)

    def append(self, x: float, y: float) -> None:
        """One more point; under a microsecond."""
        self._x.append(x)
        self._y.append(y)

    def trim(self, x: float, inclusive: bool = False) -> None:
        """Forgets the newest points beyond ``x`` (``inclusive``: and those at it)."""
        while self._x and (self._x[-1] > x or (inclusive and self._x[-1] == x)):
            self._x.pop()
            self._y.pop()
        if len(self._x) <= self._covered:
            self._forget_outline()

    @property
    def last(self) -> tuple[float, float]:
        """The newest point."""
        return self._x[-1], self._y[-1]

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Copies of x and y (a view would forbid the arrays to grow while pyqtgraph holds it)."""
        return np.frombuffer(self._x).copy(), np.frombuffer(self._y).copy()

    def outline(self) -> tuple[np.ndarray, np.ndarray]:
        """At most ``MAX_DRAWN`` points of the line: all, or as in ``thin``. Only points that are new cost time."""
        if len(self) <= MAX_DRAWN:
            return self.arrays()
        x, y = np.frombuffer(self._x), np.frombuffer(self._y)
        whole = (len(self) - 1 - self._covered) // self._size
        end = self._covered + whole * self._size
        fresh = _extremes(y[self._covered : end].reshape(whole, self._size))
        fresh += np.arange(self._covered, end, self._size)[:, None]
        self._places, self._covered = np.concatenate([self._places, fresh]), end
        while self._places.size > MAX_DRAWN - 4:  # buckets become twice as large; an odd one starts anew
            odd = len(self._places) % 2
            pairs = self._places[: len(self._places) - odd].reshape(-1, 4)
            self._places = np.take_along_axis(pairs, _extremes(y[pairs]), axis=1)
            self._covered -= odd * self._size
            self._size *= 2
        tail = self._covered + _extremes(y[None, self._covered :])[0]
        keep = np.concatenate([[0], self._places.ravel(), tail, [len(self) - 1]])
        return x[keep], y[keep]

    def _forget_outline(self) -> None:
        #: Where the lowest and highest point of each bucket of ``_size`` points lie, for the first ``_covered`` points.
        self._places = np.empty((0, 2), np.intp)
        self._size, self._covered = 2, 0


def thin(x: np.ndarray, y: np.ndarray, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """At most ``limit`` (>= 8) points of a line with the same outline: first, last, and each bucket's minimum and maximum.

    Points keep their order and position, and none is invented. A bucket that holds NaN (a break) keeps the NaN.
    """
    n = len(x)
    if n <= limit:
        return x, y
    size = -(-n // ((limit - 4) // 2))
    rows = n // size
    whole = y[: rows * size].reshape(rows, size)
    extremes = _extremes(whole)
    extremes += np.arange(0, rows * size, size)[:, None]
    rest = y[rows * size :]
    tail = sorted({int(rest.argmin()), int(rest.argmax())}) if len(rest) else []
    keep = np.concatenate([[0], extremes.ravel(), [rows * size + i for i in tail], [n - 1]]).astype(np.intp)
    return x[keep], y[keep]


def _extremes(rows: np.ndarray) -> np.ndarray:
    """Columns of the lowest and the highest value of each row, in their order; both are the first NaN where there is one."""
    places = np.stack([rows.argmin(axis=1), rows.argmax(axis=1)], axis=1)
    places.sort(axis=1)
    return places
