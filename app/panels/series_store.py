"""Columns that grow point by point, and the thinning that keeps drawing them cheap without losing a peak."""

from __future__ import annotations

from array import array

import numpy as np

#: No line is ever drawn with more points than this.
MAX_DRAWN = 20_000


class Columns:
    """x and y of one line, every point kept as float64 (16 bytes a point)."""

    def __init__(self) -> None:
        self._x, self._y = array("d"), array("d")

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

    @property
    def last(self) -> tuple[float, float]:
        """The newest point."""
        return self._x[-1], self._y[-1]

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Copies of x and y (a view would forbid the arrays to grow while pyqtgraph holds it)."""
        return np.frombuffer(self._x).copy(), np.frombuffer(self._y).copy()


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
    # argmin and argmax both return the place of the first NaN where there is one.
    extremes = np.stack([whole.argmin(axis=1), whole.argmax(axis=1)], axis=1)
    extremes.sort(axis=1)
    extremes += np.arange(0, rows * size, size)[:, None]
    rest = y[rows * size :]
    tail = sorted({int(rest.argmin()), int(rest.argmax())}) if len(rest) else []
    keep = np.concatenate([[0], extremes.ravel(), [rows * size + i for i in tail], [n - 1]]).astype(np.intp)
    return x[keep], y[keep]
