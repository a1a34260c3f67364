"""The line between two classes in the plane, from values on a grid: where it runs, how far points are from it, how it bends."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

Array = np.ndarray
Extent = tuple[float, float, float, float]


class Boundary(NamedTuple):
    """Segments (n, 2, 2) of the line where a function is 0: start and end, x and y; and its |curvature| (n,) there, 1 / length."""

    segments: Array
    curvature: Array

    @property
    def middles(self) -> Array:
        """Midpoints (n, 2)."""
        return self.segments.mean(axis=1)

    @property
    def lengths(self) -> Array:
        """Lengths (n,)."""
        return np.linalg.norm(self.segments[:, 1] - self.segments[:, 0], axis=1)

    def near(self, points: Array, reach: float) -> Boundary:
        """The part within ``reach`` of any of the points (k, 2): elsewhere no data asked the line for anything."""
        if not len(self.segments) or not len(points):
            return Boundary(self.segments[:0], self.curvature[:0])
        kept = _distances(self.middles, points).min(axis=1) <= reach
        return Boundary(self.segments[kept], self.curvature[kept])

    def mean_curvature(self) -> float:
        """Mean of |curvature| along the line; 0 where there is none."""
        lengths = self.lengths
        return float(lengths @ self.curvature / lengths.sum()) if lengths.sum() > 0 else 0.0

    def distances(self, points: Array) -> Array:
        """Distance (k,) of points (k, 2) from the line, infinite where there is none; exact for its segments."""
        if not len(self.segments):
            return np.full(len(points), np.inf)
        start, way = self.segments[:, 0], self.segments[:, 1] - self.segments[:, 0]
        square = np.maximum((way * way).sum(axis=1), np.finfo(float).tiny)
        share = np.clip(((points[:, None] - start) * way).sum(axis=2) / square, 0, 1)
        return np.linalg.norm(points[:, None] - start - share[..., None] * way, axis=2).min(axis=1)

    def line(self, most: int = 380) -> tuple[Array, Array]:
        """x and y of the whole line for a ``Curve``: segments chained, NaN between chains, thinned to about ``most`` points."""
        chains = _chains(self.segments)
        every = max(1, -(-sum(map(len, chains)) // most))
        gap = np.full((1, 2), np.nan)
        parts = [part for chain in chains for part in (chain[:-1:every], chain[-1:], gap)]
        x, y = np.concatenate([np.empty((0, 2)), *parts[:-1]]).T
        return x, y


def _chains(segments: Array) -> list[Array]:
    """Segments joined where their ends meet: one array of points (k, 2) for each connected piece of the line."""
    ends = [[tuple(end) for end in segment] for segment in segments.tolist()]
    meeting: dict[tuple[float, ...], list[int]] = {}
    for number, pair in enumerate(ends):
        for end in pair:
            meeting.setdefault(end, []).append(number)
    left, chains = set(range(len(ends))), []

    while left:
        number = min(left)
        left.remove(number)
        chain = list(ends[number])
        for _ in range(2):  # on from one end, then from the other
            while (following := next((n for n in meeting[chain[-1]] if n in left), None)) is not None:
                left.remove(following)
                start, end = ends[following]
                chain.append(end if start == chain[-1] else start)
            chain.reverse()
        chains.append(np.array(chain))
    return chains


def boundary(values: Array, extent: Extent) -> Boundary:
    """Marching squares: the zero line of values (rows, columns) at the centres of the cells of ``extent`` (x0, x1, y0, y1).

    Crossings are interpolated between neighbouring centres; a saddle is decided by the mean of its corners. The curvature is
    that of the level line of the values, |f_xx f_y^2 - 2 f_x f_y f_xy + f_yy f_x^2| / |grad f|^3 by central differences, so
    the values should be smooth: logits, not classes or probabilities that saturate.
    """
    values = np.asarray(values, np.float64)
    rows, columns = values.shape
    x0, x1, y0, y1 = extent
    x, y = x0 + (x1 - x0) * (np.arange(columns) + 0.5) / columns, y0 + (y1 - y0) * (np.arange(rows) + 0.5) / rows
    # Corners of each square of four centres, counterclockwise from the lowest x and y.
    corners = np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]], axis=-1).reshape(-1, 4)
    r, c = (index.ravel() for index in np.mgrid[: rows - 1, : columns - 1])
    places = np.stack([np.stack([x[c + i], y[r + j]], axis=1) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))], axis=1)
    # The four edges, each from its lower end, so that both squares at an edge find the same crossing to the last bit.
    near, far = [0, 1, 3, 0], [1, 2, 2, 3]
    crossed = (corners[:, near] > 0) != (corners[:, far] > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(crossed, corners[:, near] / (corners[:, near] - corners[:, far]), 0)
    crossings = places[:, near] + share[..., None] * (places[:, far] - places[:, near])

    simple = crossed.sum(axis=1) == 2
    edges = np.argsort(~crossed[simple], axis=1, kind="stable")[:, :2]
    pairs = [np.take_along_axis(crossings[simple], edges[..., None], axis=1)]
    cells = [np.flatnonzero(simple)]
    saddle = np.flatnonzero(crossed.all(axis=1))
    # In a saddle the corners that agree with its middle are joined: segments cut off the other two.
    joined = (corners[saddle].mean(axis=1) > 0) == (corners[saddle, 0] > 0)
    for apart, around in ((joined, ((0, 1), (2, 3))), (~joined, ((3, 0), (1, 2)))):
        for pair in around:
            pairs.append(crossings[saddle[apart]][:, list(pair)])
            cells.append(saddle[apart])
    segments, cell = np.concatenate(pairs), np.concatenate(cells)
    bend = _curvature(values, (x1 - x0) / columns, (y1 - y0) / rows)
    around = (
        bend[r[cell], c[cell]],
        bend[r[cell], c[cell] + 1],
        bend[r[cell] + 1, c[cell]],
        bend[r[cell] + 1, c[cell] + 1],
    )
    return Boundary(segments, np.abs(np.mean(around, axis=0)) if len(cell) else np.zeros(0))


def _curvature(values: Array, dx: float, dy: float) -> Array:
    """Signed curvature (rows, columns) of the level lines."""
    fy, fx = np.gradient(values, dy, dx)
    fxy, fxx = np.gradient(fx, dy, dx)
    fyy = np.gradient(fy, dy, axis=0)
    slope = np.maximum(np.hypot(fx, fy), 1e-12 * (1 + np.abs(values).max()))
    return (fxx * fy**2 - 2 * fx * fy * fxy + fyy * fx**2) / slope**3


def _distances(a: Array, b: Array) -> Array:
    """Distances (n, m) between points (n, 2) and (m, 2)."""
    return np.linalg.norm(a[:, None] - b, axis=2)
