"""The line between classes against circles and straight lines, whose lengths, distances and curvatures are known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.decision_boundary import boundary

EXTENT = (-4.0, 4.0, -3.0, 3.0)


def centres(side=80):
    x0, x1, y0, y1 = EXTENT
    x, y = x0 + (x1 - x0) * (np.arange(side) + 0.5) / side, y0 + (y1 - y0) * (np.arange(side) + 0.5) / side
    return np.meshgrid(x, y)


@settings(deadline=None, max_examples=20)
@given(radius=st.floats(0.8, 2.5))
def test_circle(radius):
    x, y = centres()
    line = boundary(np.exp(0.3 * x) * (x**2 + y**2 - radius**2), EXTENT)
    assert line.lengths.sum() == pytest.approx(2 * np.pi * radius, rel=0.01)
    assert line.mean_curvature() == pytest.approx(1 / radius, rel=0.03)
    points = np.array([[0.0, 0.0], [2 * radius, 0.0], [0.0, -radius]])
    assert line.distances(points) == pytest.approx([radius, radius, 0.0], abs=0.02)


def test_straight_line_has_no_curvature_and_exact_distances():
    x, y = centres()
    line = boundary(3 * x + 4 * y - 2, EXTENT)
    points = np.array([[0.0, 0.0], [1.0, 1.0], [-1.0, 0.5]])
    assert line.distances(points) == pytest.approx(np.abs(points @ [3, 4] - 2) / 5, abs=1e-9)
    assert line.mean_curvature() < 1e-9
    assert np.abs(line.segments @ [3, 4] - 2).max() < 1e-9


def test_a_saddle_is_cut_in_two_and_the_part_near_points_is_found():
    x, y = centres(81)  # 0 lies on a centre
    line = boundary(x * y + 0.01, EXTENT)
    near = line.near(np.array([[2.0, 0.0]]), 0.5)
    assert len(near.segments) and (np.abs(near.middles - [2.0, 0.0]) <= 0.5).all()
    a, b = line.segments[:, 0], line.segments[:, 1]
    assert (a[:, 0] * b[:, 0] > -1e-3).all(), "no segment joins the two branches"
    across, along = line.line(most=10_000)
    assert np.isnan(across).sum() == np.isnan(along).sum() == 1, "two branches, one gap"
    assert len(across) == len(line.segments) + 3, "each branch has a point more than segments"


def test_a_closed_line_is_one_chain_and_can_be_thinned():
    x, y = centres()
    line = boundary(x**2 + y**2 - 4, EXTENT)
    across, along = line.line(most=10_000)
    assert np.hypot(across, along) == pytest.approx(2, abs=0.01)
    steps = np.hypot(np.diff(across), np.diff(along))
    assert steps.sum() == pytest.approx(line.lengths.sum()) and steps.max() < 0.2
    assert len(line.line(most=50)[0]) <= 52


def test_one_class_everywhere_has_no_boundary():
    line = boundary(np.ones((5, 6)), EXTENT)
    assert line.segments.shape == (0, 2, 2) and line.mean_curvature() == 0
    assert all(len(axis) == 0 for axis in line.line())
    assert np.isinf(line.distances(np.zeros((2, 2)))).all()
    assert line.near(np.zeros((1, 2)), 1).segments.shape == (0, 2, 2)
