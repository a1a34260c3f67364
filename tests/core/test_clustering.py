"""Clustering: against scikit-learn, and what must hold for any points."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.clustering import (
    CloudName,
    assign,
    cells_in,
    cloud,
    lloyd,
    seed_plus_plus,
    seed_randomly,
    silhouette,
    update,
)

CLOUDS = CloudName.__args__


@pytest.mark.parametrize("name", CLOUDS)
@pytest.mark.parametrize("k", [1, 2, 5, 9])
def test_as_scikit_learn_from_the_same_centroids(name, k):
    from sklearn.cluster import KMeans as Reference

    rng = np.random.default_rng(k)
    rows = cloud(name, 200, 4, 0.15, rng)
    first = seed_randomly(rows, k, rng)
    found = lloyd(rows, first, 300)
    reference = Reference(k, init=first, n_init=1, algorithm="lloyd", tol=0, max_iter=300).fit(rows)
    np.testing.assert_allclose(found.inertia, reference.inertia_, rtol=1e-10)
    np.testing.assert_allclose(found.centroids, reference.cluster_centers_, atol=1e-10)
    np.testing.assert_array_equal(found.labels, reference.labels_)


@pytest.mark.parametrize("dimensions", [1, 2, 3, 7])
def test_silhouette_as_scikit_learn(dimensions):
    from sklearn.metrics import silhouette_score

    rows = np.random.default_rng(3).normal(size=(60, dimensions))
    labels = np.array([0] * 30 + [2] * 29 + [5])
    assert silhouette(rows, labels) == pytest.approx(silhouette_score(rows, labels))
    assert silhouette(rows, np.zeros(60, int)) == 0
    assert silhouette(np.zeros((4, dimensions)), np.array([0, 0, 1, 1])) == 0


coordinates = st.one_of(st.integers(-3, 3).map(float), st.floats(-100, 100))


@given(st.data(), arrays(float, st.tuples(st.integers(1, 25), st.integers(1, 3)), elements=coordinates))
@settings(deadline=None, max_examples=150)
def test_inertia_never_increases(data, rows):
    k = data.draw(st.integers(1, 8))
    centroids = data.draw(arrays(float, (k, rows.shape[1]), elements=coordinates))
    before = np.inf
    for _ in range(12):
        labels, squared = assign(rows, centroids)
        assert squared.sum() <= before * (1 + 1e-12) + 1e-12
        before = squared.sum()
        centroids = update(rows, centroids, labels, squared)
        assert np.isfinite(centroids).all()


def test_an_empty_cluster_takes_the_farthest_point():
    rows = np.array([[0.0, 0], [1, 0], [5, 0]])
    centroids = np.array([[0.0, 0], [100, 0]])
    moved = update(rows, centroids, *assign(rows, centroids))
    np.testing.assert_allclose(moved, [[0.5, 0], [5, 0]])
    found = lloyd(rows, centroids, 10)
    assert found.inertia == pytest.approx(0.5)
    assert set(found.labels) == {0, 1}


def test_plus_plus_draws_by_squared_distance():
    rows = np.array([[0.0, 0], [1, 0], [3, 0]])
    rng = np.random.default_rng(0)
    pairs = [tuple(seed_plus_plus(rows, 2, rng)[:, 0]) for _ in range(6000)]
    firsts = np.array([sum(pair[0] == x for pair in pairs) for x in (0, 1, 3)]) / 6000
    np.testing.assert_allclose(firsts, 1 / 3, atol=0.03)
    for first, second, share in [(0, 3, 9 / 10), (1, 3, 4 / 5), (3, 0, 9 / 13)]:
        after = [pair[1] for pair in pairs if pair[0] == first]
        assert np.mean(np.array(after) == second) == pytest.approx(share, abs=0.03)


def test_plus_plus_looks_at_all_centroids_before():
    rows = np.array([[0.0], [1.0], [10.0]])
    thirds = {tuple(sorted(seed_plus_plus(rows, 3, np.random.default_rng(seed))[:, 0])) for seed in range(50)}
    assert thirds == {(0, 1, 10)}, "a row chosen already has no distance, so it is never drawn again"


def test_plus_plus_among_equal_points():
    assert seed_plus_plus(np.ones((5, 2)), 3, np.random.default_rng(0)).tolist() == [[1, 1]] * 3


@pytest.mark.parametrize("name", CLOUDS)
def test_clouds_come_from_the_seed(name):
    one, same, other = (cloud(name, 50, 3, 0.1, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == (50, 2)
    assert (one == same).all()
    assert not np.allclose(one, other)


def test_cells_begin_at_the_lowest_y():
    cells = cells_in((0, 1, 0, 2), np.array([[0.5, 2.0], [0.5, 0.0]]), (4, 3))
    assert cells.tolist() == [[1, 1, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]]
