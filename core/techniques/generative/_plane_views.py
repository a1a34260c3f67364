"""What the pages on distributions of the plane share: maps, arrows and points, in the shapes that their streams take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.generative.plane_targets import Target, TargetName, drawn_target, target

#: Pixels of a map of the plane, cells of the grid that divergences are taken on, both along one side.
SIDE, CELLS = 64, 30
#: Length of an arrow for a gradient of 1, and the longest one.
ARROW, LONGEST = 0.4, 0.8


def goal_of(name: TargetName, points: Sequence[tuple[float, float, int]], spread: float) -> Target:
    """The target that the knobs say: what a person drew, if anything, else the one of this name."""
    return drawn_target(points, spread) if points else target(name, spread)


def arrows(starts: np.ndarray, ways: np.ndarray) -> np.ndarray:
    """One broken line (n, 2) that draws an arrow from each of ``starts`` (m, 2) along ``ways``; long ones are cut."""
    length = np.linalg.norm(ways, axis=1, keepdims=True)
    ways = ways * ARROW * np.minimum(1, LONGEST / ARROW / np.maximum(length, 1e-12))
    across = np.stack([-ways[:, 1], ways[:, 0]], 1)
    tips = starts + ways
    ends = [starts, tips, tips - 0.3 * ways + 0.15 * across, tips, tips - 0.3 * ways - 0.15 * across]
    return np.stack([*ends, np.full_like(starts, np.nan)], 1).reshape(-1, 2)


def plane_points(extent: Sequence[float]) -> np.ndarray:
    """The centres of ``SIDE`` x ``SIDE`` cells over an extent, (cells, 2), row by row from the lowest y."""
    middle = (np.arange(SIDE) + 0.5) / SIDE
    x, y = extent[0] + middle * (extent[1] - extent[0]), extent[2] + middle * (extent[3] - extent[2])
    return np.stack(np.meshgrid(x, y), -1).reshape(-1, 2).astype(np.float32)


def within(points: np.ndarray, extent: Sequence[float]) -> np.ndarray:
    """Those of the points (n, 2) that lie in the picture: one far away would shrink all the rest to a dot."""
    x, y = points.T
    return points[(extent[0] <= x) & (x <= extent[1]) & (extent[2] <= y) & (y <= extent[3])]
