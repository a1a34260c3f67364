"""Targets of the plane and what is measured on them, against closed forms, SciPy, and samples."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy, multivariate_normal

from core.generative.plane_measures import (
    counted,
    js_divergence,
    kl_divergence,
    modes,
    smoothed,
    squared_mmd,
    with_outside,
)
from core.generative.plane_targets import FARTHEST, HALF_WIDTH, TargetName, drawn_target, problem_with, target

NAMES = TargetName.__args__
shares = st.lists(st.floats(0.001, 1), min_size=4, max_size=4).map(lambda v: np.array(v) / sum(v))


@pytest.mark.parametrize("name", NAMES)
def test_targets_have_the_density_that_they_sample(name):
    goal = target(name, 0.1)
    assert np.abs(goal.centres).max() <= 2
    points = np.random.default_rng(0).uniform(-2, 2, (20, 2))
    expected = np.mean([multivariate_normal(c, 0.01).pdf(points) for c in goal.centres], axis=0)
    np.testing.assert_allclose(goal.density(points), expected, rtol=1e-9)
    cells = goal.cell_probabilities(30)
    assert cells.sum() == pytest.approx(1, abs=1e-3)
    sampled = counted(goal.sample(200_000, np.random.default_rng(1)), goal.extent, 30)
    assert np.abs(sampled - cells).max() < 5 * math.sqrt(cells.max() / 200_000)


def test_cell_probabilities_are_the_integral_of_the_density():
    goal = target("moons", 0.2)
    fine = (np.arange(300) + 0.5) / 300 * 2 * HALF_WIDTH - HALF_WIDTH
    grid = np.stack(np.meshgrid(fine, fine), -1)
    density = np.concatenate([goal.density(rows) for rows in grid.reshape(30, -1, 2)]).reshape(300, 300)
    summed = density.reshape(20, 15, 20, 15).sum((1, 3)) * (2 * HALF_WIDTH / 300) ** 2
    np.testing.assert_allclose(goal.cell_probabilities(20), summed, atol=1e-5)


def test_the_chain_of_the_line_runs_into_one():
    """Along the middle of the line, the density is that of one continuous band."""
    goal = target("line", 0.1)
    along = np.linspace(-0.3, 0.3, 50)[:, None] * [1.8, 1.0]
    assert np.ptp(goal.density(along)) < 1e-3 * goal.density(along).mean()


def test_drawn_targets_and_what_they_refuse():
    goal = drawn_target(((1, 2, 0), (-4, 0, 1)), 0.1)
    np.testing.assert_array_equal(goal.centres, [(1, 2), (-4, 0)])
    assert goal.extent[1] == pytest.approx(4.4)
    for points, word in (((), "no point"), (((0, FARTHEST + 1, 0),), "outside"), (((0, 0, 0),) * 501, "too many")):
        with pytest.raises(ValueError, match=word):
            drawn_target(points, 0.1)
    assert problem_with(((0, 0, 0),)) is None


@given(p=shares, q=shares)
@settings(max_examples=40, deadline=None)
def test_divergences_are_scipy_s(p, q):
    assert kl_divergence(p, q) == pytest.approx(entropy(p, q), abs=1e-12)
    assert js_divergence(p, q) == pytest.approx(jensenshannon(p, q) ** 2, abs=1e-9)


def test_divergences_of_what_does_not_overlap():
    p, q = np.array([1.0, 0, 0]), np.array([0, 0.5, 0.5])
    assert js_divergence(p, q) == pytest.approx(math.log(2))
    assert kl_divergence(p, q) == math.inf
    assert kl_divergence(p, p) == 0
    assert smoothed(q, 9).sum() == pytest.approx(1)
    assert kl_divergence(p, smoothed(q, 9)) == pytest.approx(math.log(30))


def test_points_beyond_the_grid_are_counted_outside():
    cells = counted(np.array([(0.5, 0.5), (0.5, 1.5), (9.0, 0.0)]), (0, 2, 0, 2), 2)
    np.testing.assert_allclose(cells, [[1 / 3, 0], [1 / 3, 0]])
    np.testing.assert_allclose(with_outside(cells)[-1], 1 / 3)


def test_the_meter_counts_modes_and_high_quality():
    goal = target("ring", 0.1)
    assert modes(goal.centres, goal).hits.tolist() == [1] * 8
    near, far = np.array([0.29, 0]), np.array([0.31, 0])
    on_two = np.concatenate([goal.centres[:2] + near, goal.centres[:2] + far, np.zeros((4, 2))])
    found = modes(on_two, goal)
    assert (found.covered, found.coverage, found.quality, found.evenness) == (2, 0.25, 0.25, pytest.approx(1 / 3))
    nothing = modes(np.zeros((5, 2)), goal)
    assert (nothing.covered, nothing.quality, nothing.evenness) == (0, 0, 0)


def test_real_points_are_of_high_quality_as_often_as_they_should_be():
    goal, count = target("ring", 0.1), 100_000
    found = modes(goal.sample(count, np.random.default_rng(0)), goal)
    expected = 1 - math.exp(-4.5)
    assert abs(found.quality - expected) < 4 * math.sqrt(expected * (1 - expected) / count)
    assert found.evenness > 0.9999


def test_the_kernel_distance_is_the_plain_estimate_with_many_real_points():
    goal, rng = target("pair", 0.2), np.random.default_rng(0)
    samples, real = rng.normal(0.3, 1, (150, 2)), goal.sample(1500, rng)

    def kernel(a, b):
        return np.exp(-((a[:, None] - b) ** 2).sum(-1) / (2 * 0.5**2))

    own, theirs = kernel(samples, samples), kernel(real, real)
    plain = (own.sum() - 150) / (150 * 149) - 2 * kernel(samples, real).mean() + (theirs.sum() - 1500) / (1500 * 1499)
    assert squared_mmd(samples, goal, (0.5,)) == pytest.approx(plain, abs=0.015)
    assert plain > 0.1


def test_the_kernel_distance_of_the_target_itself_is_zero_on_average():
    goal = target("ring", 0.1)
    drawn = [squared_mmd(goal.sample(200, np.random.default_rng(seed)), goal) for seed in range(60)]
    assert abs(np.mean(drawn)) < 4 * np.std(drawn) / math.sqrt(60)
    one = np.repeat(goal.centres[:1], 50, 0) + 0.1 * np.random.default_rng(0).standard_normal((50, 2))
    assert squared_mmd(one, goal) > 0.1
