"""Synthetic data of one and two inputs, their division into training and test rows, and flat views of many inputs."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets.examples import Examples, Scaling, View, grid, split
from core.datasets.plane import (
    CLASS_NAMES,
    CURVES,
    HALF_WIDTH,
    RADIUS,
    SURFACES,
    CurveName,
    FeatureName,
    PlaneName,
    SurfaceName,
    drawn_points,
    features,
    labelled_points,
    uniform_inputs,
)


@pytest.mark.parametrize("name", get_args(PlaneName))
@pytest.mark.parametrize("classes", [2, 5])
def test_classes_are_balanced_seeded_and_in_the_picture(name, classes):
    points, labels = labelled_points(name, 203, 0.0, classes, seed=4)
    expected = classes if name in ("spirals", "blobs") else 2
    counts = np.bincount(labels)
    assert len(counts) == expected and np.ptp(counts) <= 1
    assert np.abs(points).max() <= RADIUS + 1
    again, _ = labelled_points(name, 203, 0.0, classes, seed=4)
    other, _ = labelled_points(name, 203, 0.0, classes, seed=5)
    assert np.array_equal(points, again) and not np.array_equal(points, other)


@pytest.mark.parametrize("name", get_args(PlaneName))
def test_noise_has_the_standard_deviation_asked_for(name):
    clean, labels = labelled_points(name, 4000, 0.0, seed=1)
    noisy, same = labelled_points(name, 4000, 0.7, seed=1)
    assert np.array_equal(labels, same)
    assert (noisy - clean).std(axis=0) == pytest.approx([0.7, 0.7], rel=0.05)


def test_labels_are_where_the_names_say():
    points, labels = labelled_points("xor", 500)
    assert np.array_equal(labels, (points[:, 0] * points[:, 1] < 0).astype(int))
    points, labels = labelled_points("circles", 500)
    radius = np.hypot(*points.T)
    assert radius[labels == 0].max() < radius[labels == 1].min()
    points, labels = labelled_points("spirals", 600, classes=3)
    angle, radius = np.arctan2(*points.T[::-1]), np.hypot(*points.T)
    turned = angle - 2 * np.pi * (3.5 / 3 * radius / RADIUS + labels / 3)
    np.testing.assert_allclose(np.cos(turned), 1, atol=1e-9)


def test_names_for_knobs_and_functions_agree():
    assert set(get_args(CurveName)) == set(CURVES) and set(get_args(SurfaceName)) == set(SURFACES)
    x = uniform_inputs(100, 2, seed=1)
    assert x.shape == (100, 2) and np.abs(x).max() <= HALF_WIDTH
    assert all(np.isfinite(f(x[:, 0])).all() and f(x[:, 0]).shape == (100,) for f in CURVES.values())
    assert all(np.isfinite(f(*x.T)).all() and f(*x.T).shape == (100,) for f in SURFACES.values())


def test_features():
    points = np.array([[2.0, -3.0], [0.5, 1.0]])
    seen = features(points, get_args(FeatureName))
    np.testing.assert_allclose(seen[0], [2, -3, 4, 9, -6, np.sin(2), np.sin(-3)])
    np.testing.assert_array_equal(features(points, ("x2",)), points[:, 1:])


def test_drawn_points():
    points, labels = drawn_points(((0, 1, 0), (1, 2, 1), (2, 3, 3), (0, 0, 0)))
    np.testing.assert_array_equal(points, [[0, 1], [1, 2], [2, 3], [0, 0]])
    assert labels.tolist() == [0, 1, 3, 0]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ((), "draw at least four points of two classes"),
        (((0, 0, 1),) * 5, "draw at least four points of two classes"),
        (((0, 0, 0), (0, 0, -1)) * 3, "a drawn point has class -1; classes are numbered 0 to 9"),
        (((0, 0, 0), (0, 0, len(CLASS_NAMES))) * 3, "a drawn point has class 10"),
    ],
)
def test_drawn_points_that_teach_nothing(points, sentence):
    with pytest.raises(ValueError, match=sentence):
        drawn_points(points)


# Division.


@given(st.lists(st.integers(0, 4), min_size=2, max_size=200), st.floats(0.05, 0.9), st.integers(0, 1000))
def test_split_uses_every_row_once_and_keeps_every_class_in_training(labels, fraction, seed):
    labels = np.array(labels)
    train, test = split(len(labels), fraction, seed, labels)
    assert sorted([*train, *test]) == list(range(len(labels)))
    assert set(labels[train]) == set(labels)
    assert len(test) >= 1 or len(set(labels)) == len(labels)
    for label in set(labels):
        held, count = np.sum(labels[test] == label), np.sum(labels == label)
        assert abs(held - fraction * count) <= 1


def test_examples_are_divided_with_their_targets():
    inputs = np.arange(40.0).reshape(20, 2)
    examples = Examples.divided(
        inputs, inputs[:, 0] * 10, columns=["a", "b"], test_fraction=0.25, seed=0, about="twenty"
    )
    assert len(examples.inputs[examples.train]) == 15 and len(examples.inputs[examples.test]) == 5
    np.testing.assert_array_equal(examples.inputs[:, 0] * 10, examples.targets)
    assert sorted(examples.inputs[:, 0]) == sorted(inputs[:, 0]) and "15 to train on" in examples.about


# Views.


def test_the_whole_plane_is_its_own_view():
    points = np.random.default_rng(0).random((5, 2))
    view = View.whole(("x1", "x2"))
    np.testing.assert_array_equal(view.project(points), points)
    np.testing.assert_array_equal(view.lift(points), points)


def test_along_a_column_the_others_stay_at_their_mean():
    inputs = np.random.default_rng(0).normal(3, 2, (30, 4))
    view = View.along(inputs, tuple("abcd"), 2)
    np.testing.assert_allclose(view.project(inputs)[:, 0], inputs[:, 2])
    lifted = view.lift(np.array([[7.0], [8.0]]))
    np.testing.assert_allclose(lifted[:, 2], [7, 8])
    np.testing.assert_allclose(lifted[:, [0, 1, 3]], np.tile(inputs.mean(0)[[0, 1, 3]], (2, 1)))
    assert view.axes == ("c",)


def test_principal_plane_equals_scikit_learns():
    from sklearn.decomposition import PCA
    from sklearn.preprocessing import StandardScaler

    inputs = np.random.default_rng(0).normal(0, [1, 5, 0.1, 30], (60, 4)) @ np.random.default_rng(1).random((4, 4))
    view = View.plane(inputs, tuple("abcd"))
    standard = StandardScaler().fit_transform(inputs)
    expected = PCA(2).fit_transform(standard)
    np.testing.assert_allclose(np.abs(view.project(inputs)), np.abs(expected), atol=1e-9)
    coordinates = np.array([[0.0, 0.0], [1.0, -2.0]])
    np.testing.assert_allclose(view.project(view.lift(coordinates)), coordinates, atol=1e-12)
    np.testing.assert_allclose(view.lift(coordinates)[0], inputs.mean(0))


@pytest.mark.parametrize("columns", [("a",), ("a", "b")])
def test_small_tables_are_shown_in_standard_units(columns):
    inputs = np.random.default_rng(0).normal(100, 20, (40, len(columns)))
    view = View.plane(inputs, columns)
    expected = np.zeros((40, 2))
    expected[:, : len(columns)] = Scaling.of(inputs).apply(inputs)
    np.testing.assert_allclose(view.project(inputs), expected, atol=1e-12)
    assert view.lift(np.array([[1.0, 5.0]])).shape == (1, len(columns))


def test_grid_has_its_lowest_row_first():
    points, extent = grid(np.array([[0.0, 10.0], [1.0, 30.0]]), 4, margin=0)
    assert extent == (0, 1, 10, 30)
    square = points.reshape(4, 4, 2)
    np.testing.assert_allclose(square[0, :, 0], [0.125, 0.375, 0.625, 0.875])
    np.testing.assert_allclose(square[:, 0, 1], [12.5, 17.5, 22.5, 27.5])
    line, ends = grid(np.array([[2.0], [4.0]]), 2, margin=0.5)
    np.testing.assert_allclose(line[:, 0], [2.0, 4.0])
    assert ends == (1, 5)
    _, extent = grid(np.array([[0.0, 10.0], [1.0, 30.0]]), 4, margin=0.25, square=True)
    assert extent == (-14.5, 15.5, 5, 35)
