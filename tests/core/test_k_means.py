"""k-means: against scikit-learn, and what must hold for any points."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.techniques.classical.k_means import (
    KMeans,
    assign,
    cluster,
    draw_points,
    palette,
    seed_plus_plus,
    seed_randomly,
    silhouette,
    update,
)

SHAPES = ["blobs", "stretched blobs", "moons", "rings", "uniform"]
CORNERS = tuple((x, y, 0) for x in (-1.0, 1.0) for y in (-1.0, 1.0))


def play(technique, edits=None):
    """All events of a run and its result; ``edits`` maps a number of inertias to what the knobs are then."""
    run, events, inertias, answer = technique.run(), [], 0, None
    while True:
        try:
            event = run.send(answer)
        except StopIteration as end:
            return events, end.value
        events.append(event)
        answer = None
        if event.stream == "inertia":
            inertias += 1
            answer = (edits or {}).get(inertias)


def of(events, stream):
    return [event.data for event in events if event.stream == stream]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("k", [1, 2, 5, 9])
def test_as_scikit_learn_from_the_same_centroids(shape, k):
    from sklearn.cluster import KMeans as Reference

    rng = np.random.default_rng(k)
    rows = draw_points(shape, 200, 4, 0.15, rng)
    first = seed_randomly(rows, k, rng)
    centroids, labels, inertia = cluster(rows, first, 300)
    reference = Reference(k, init=first, n_init=1, algorithm="lloyd", tol=0, max_iter=300).fit(rows)
    np.testing.assert_allclose(inertia, reference.inertia_, rtol=1e-10)
    np.testing.assert_allclose(centroids, reference.cluster_centers_, atol=1e-10)
    np.testing.assert_array_equal(labels, reference.labels_)


def test_silhouette_as_scikit_learn():
    from sklearn.metrics import silhouette_score

    rows = np.random.default_rng(3).normal(size=(60, 2))
    labels = np.array([0] * 30 + [2] * 29 + [5])
    assert silhouette(rows, labels) == pytest.approx(silhouette_score(rows, labels))
    assert silhouette(rows, np.zeros(60, int)) == 0


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
    _, labels, inertia = cluster(rows, centroids, 10)
    assert inertia == pytest.approx(0.5)
    assert set(labels) == {0, 1}


@pytest.mark.parametrize("seeding", ["random points", "k-means++"])
def test_as_many_clusters_as_points(seeding):
    _, result = play(KMeans(points=CORNERS, k=4, seeding=seeding, starts=2))
    assert result["best inertia"] == 0


def test_fewer_points_than_clusters():
    events, result = play(KMeans(points=CORNERS[:2], k=5, starts=2))
    assert result["best inertia"] == 0
    assert len(of(events, "centroids")[-1]["x"]) == 2


def test_plus_plus_draws_by_squared_distance():
    rows = np.array([[0.0, 0], [1, 0], [3, 0]])
    rng = np.random.default_rng(0)
    pairs = [tuple(seed_plus_plus(rows, 2, rng)[:, 0]) for _ in range(6000)]
    firsts = np.array([sum(pair[0] == x for pair in pairs) for x in (0, 1, 3)]) / 6000
    np.testing.assert_allclose(firsts, 1 / 3, atol=0.03)
    for first, second, share in [(0, 3, 9 / 10), (1, 3, 4 / 5), (3, 0, 9 / 13)]:
        after = [pair[1] for pair in pairs if pair[0] == first]
        assert np.mean(np.array(after) == second) == pytest.approx(share, abs=0.03)


def test_plus_plus_among_equal_points():
    assert seed_plus_plus(np.ones((5, 2)), 3, np.random.default_rng(0)).tolist() == [[1, 1]] * 3


@pytest.mark.parametrize("picture", ["china", "flower"])
def test_picture_has_exactly_k_colours(picture):
    events, _ = play(KMeans(data="picture", picture=picture, k=5, starts=1, compare_k=False))
    original, quantised, stripes, _ = of(events, "pictures")[-1]["images"]
    assert original.shape == (107, 160, 3)
    assert len(np.unique(quantised.reshape(-1, 3), axis=0)) == 5
    assert len(np.unique(stripes.reshape(-1, 3), axis=0)) == 5


def test_palette_is_as_wide_as_the_shares():
    stripes = palette(np.array([[1.0, 1, 1], [0, 0, 0]]), np.array([0, 0, 0, 1]))
    assert (stripes[0, :, 0] == 0).sum() == 40
    assert stripes[0, 0, 0] == 0


def test_each_start_falls_and_the_best_is_kept():
    events, result = play(KMeans(groups=6, k=6, starts=6, compare_k=False, seed=3))
    lines = {}
    for data in of(events, "inertia"):
        for name, value in data["lines"].items():
            lines.setdefault(name, []).append(value)
    assert len(lines) == 6
    assert all((np.diff(line) <= 1e-12).all() for line in lines.values())
    assert result["best inertia"] == pytest.approx(min(line[-1] for line in lines.values()))


def test_plus_plus_cures_the_bad_luck():
    bad, cured = (KMeans(**KMeans.presets[name]) for name in ("Bad luck (one start)", "Cured by k-means++"))
    assert play(bad)[1]["best inertia"] > 5 * play(cured)[1]["best inertia"]


def test_points_edited_while_it_runs():
    start = KMeans(points=CORNERS, k=2, starts=1, compare_k=False)
    farther = (*CORNERS, (9.0, 9.0, 0))
    events, result = play(start, {1: replace(start, points=farther)})
    assert len(of(events, "samples")[0]["x"]) == 5
    centroids, _, inertia = cluster(np.array(farther)[:, :2], start.seeds(np.array(CORNERS)[:, :2], 0), 100)
    assert result["best inertia"] == pytest.approx(inertia)
    np.testing.assert_allclose(of(events, "centroids")[-1]["x"], centroids[:, 0])


def test_points_deleted_while_it_runs():
    start = KMeans(points=CORNERS, k=3, starts=2, compare_k=False)
    _, result = play(start, {1: replace(start, points=CORNERS[:1]), 2: replace(start, points=CORNERS)})
    assert result["best inertia"] >= 0


@pytest.mark.parametrize("shape", SHAPES)
def test_points_come_from_the_seed(shape):
    one, same, other = (draw_points(shape, 50, 3, 0.1, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (one == same).all()
    assert not np.allclose(one, other)


def test_silhouette_finds_the_number_of_blobs():
    events, _ = play(KMeans())
    scores = of(events, "silhouettes")[-1]
    assert list(scores["x"])[int(np.argmax(next(iter(scores["lines"].values()))))] == 3
