"""Measures of generated pictures against closed forms, scipy, and sets whose answer one sees."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import models_library
from core.generative import image_measures as measures
from core.generative.image_measures import Gaussian, Histogram, fid, frechet_distance, nearest, precision_and_recall


def random_gaussian(rng, dimensions):
    factor = rng.normal(size=(dimensions, dimensions))
    return Gaussian(rng.normal(size=dimensions), factor @ factor.T, 100)


@given(seed=st.integers(0, 10_000), dimensions=st.integers(1, 8))
@settings(max_examples=30, deadline=None)
def test_the_distance_is_that_of_scipys_matrix_root(seed, dimensions):
    from scipy.linalg import sqrtm

    rng = np.random.default_rng(seed)
    one, other = random_gaussian(rng, dimensions), random_gaussian(rng, dimensions)
    root = np.real(sqrtm(one.covariance @ other.covariance))
    expected = np.square(one.mean - other.mean).sum() + np.trace(one.covariance + other.covariance - 2 * root)
    assert frechet_distance(one, other) == pytest.approx(float(expected), rel=1e-5, abs=1e-5)
    assert frechet_distance(other, one) == pytest.approx(float(expected), rel=1e-5, abs=1e-5)


def test_the_distance_of_axis_parallel_gaussians_is_the_closed_form():
    one = Gaussian(np.array([0.0, 1.0]), np.diag([4.0, 9.0]), 50)
    other = Gaussian(np.array([3.0, 1.0]), np.diag([1.0, 0.0]), 50)  # singular
    assert frechet_distance(one, other) == pytest.approx(3**2 + (2 - 1) ** 2 + (3 - 0) ** 2)


def test_equal_sets_are_at_no_distance():
    some = np.random.default_rng(0).normal(size=(400, 6))
    measured = fid(Gaussian.of(some), some)
    assert measured.value == pytest.approx(0, abs=1e-9)
    assert measured.note.startswith("400 generated pictures are few")


def test_leaving_out_is_counting_the_rest():
    some = np.random.default_rng(1).normal(3, 2, size=(40, 5))
    left, rest = Gaussian.of(some).without(some[:7]), Gaussian.of(some[7:])
    assert left.count == rest.count == 33
    assert np.allclose(left.mean, rest.mean) and np.allclose(left.covariance, rest.covariance)


def test_the_standard_error_is_how_much_other_samples_change_the_number():
    rng, real = np.random.default_rng(2), Gaussian(np.zeros(3), np.eye(3), 10**6)
    found = [fid(real, rng.normal(1, 1, size=(1000, 3))) for _ in range(200)]
    spread = np.std([m.value for m in found])
    # Mostly |mean|^2, a sum of three squares: its standard deviation is 2 sqrt(3 / n).
    assert spread == pytest.approx(2 * np.sqrt(3 / 1000), rel=0.2)
    assert np.mean([m.error for m in found]) == pytest.approx(spread, rel=0.2)
    assert not any(m.note for m in found)


def test_the_standard_error_does_not_depend_on_the_order_of_the_classes():
    """Ten classes far apart, one after the other in turn: a group of the jackknife must not be one of them."""
    rng = np.random.default_rng(2)
    classes = np.arange(2000) % 10
    features = rng.normal(size=(2000, 4)) + 20 * rng.normal(size=(10, 4))[classes]
    real = Gaussian.of(features + rng.normal(size=features.shape))
    in_turn, mixed = (fid(real, features[order]).error for order in (np.arange(2000), rng.permutation(2000)))
    assert in_turn == pytest.approx(mixed, rel=0.8)


def test_too_few_pictures_are_said():
    rng = np.random.default_rng(3)
    real = Gaussian.of(rng.normal(size=(500, 32)))
    few = fid(real, rng.normal(size=(30, 32)))
    assert "too few for 32 features" in few.note and few.error > 0
    assert np.isnan(fid(real, rng.normal(size=(5, 32))).error)
    with pytest.raises(ValueError, match="1 pictures have no covariance"):
        fid(real, rng.normal(size=(1, 32)))


def test_entropy_of_the_classes():
    assert Histogram.of(np.eye(10)[np.arange(100) % 10]).entropy == pytest.approx(np.log(10))
    collapsed = Histogram.of(np.full((8, 4), [0.05, 0.85, 0.05, 0.05]))
    assert collapsed.entropy == 0 and collapsed.sure == 0 and collapsed.shares.tolist() == [0, 1, 0, 0]
    assert Histogram.of(np.eye(4)[[0, 0, 0, 1]]).entropy == pytest.approx(0.25 * np.log(4) + 0.75 * np.log(4 / 3))


def test_distances_are_those_of_each_pair_in_any_piece(monkeypatch):
    rng = np.random.default_rng(4)
    one, other = rng.normal(100, 1, size=(13, 5)), rng.normal(100, 1, size=(7, 5))
    expected = np.square(one[:, None] - other).sum(2)
    for piece in (1, 4 * 7 * 3, 2**20):
        monkeypatch.setattr(measures, "_PIECE", piece)
        assert np.allclose(np.concatenate(list(measures.squared_distances(one, other))), expected, atol=1e-4)


def test_precision_and_recall_tell_good_from_many_kinds():
    rng = np.random.default_rng(5)
    modes = np.array([[0.0, 0.0], [100.0, 0.0]])
    real = np.concatenate([rng.normal(mode, 1, size=(100, 2)) for mode in modes])
    alike = np.concatenate([rng.normal(mode, 1, size=(100, 2)) for mode in modes])
    assert min(precision_and_recall(real, alike)) > 0.9
    collapsed = rng.normal(modes[0], 1, size=(200, 2))
    precision, recall = precision_and_recall(real, collapsed)
    assert precision > 0.9 and 0.4 < recall < 0.51  # half of the real ones are never made
    half_wrong = np.concatenate([alike, rng.normal([0, 500], 1, size=(200, 2))])
    precision, recall = precision_and_recall(real, half_wrong)
    assert 0.4 < precision < 0.51 and recall > 0.9
    assert precision_and_recall(real, real) == (1, 1)


def test_precision_and_recall_are_what_the_paper_writes():
    rng = np.random.default_rng(6)
    real, fake, k = rng.normal(size=(40, 3)), rng.normal(0.7, 1, size=(30, 3)), 3

    def covered(points, by):
        distance = np.linalg.norm(by[:, None] - by, axis=2)
        reach = np.sort(distance, axis=1)[:, k]
        return float((np.linalg.norm(points[:, None] - by, axis=2) <= reach).any(1).mean())

    assert precision_and_recall(real, fake, k) == pytest.approx((covered(fake, real), covered(real, fake)))
    with pytest.raises(ValueError, match="3 pictures have no 3 neighbours"):
        precision_and_recall(real, fake[:3])


def test_the_nearest_training_picture_is_found_in_any_piece():
    rng = np.random.default_rng(7)
    training = rng.integers(0, 256, size=(600, 100, 100), dtype=np.uint8)  # two pieces
    pictures = training[[5, 599, 17]].copy()
    pictures[1, 0, 0] ^= 255
    *_, (rows, distances) = nearest(pictures, training)
    assert rows.tolist() == [5, 599, 17]
    changed = abs(int(pictures[1, 0, 0]) - int(training[599, 0, 0])) / 255
    assert np.allclose(distances, [0, changed, 0], atol=0.02)


def test_features_are_what_the_last_layer_takes():
    network, _ = models_library.load("mnist_cnn")
    pictures = np.random.default_rng(8).integers(0, 256, size=(7, 28, 28), dtype=np.uint8)
    pieces = list(measures.features(network, pictures, 3))
    taken, probabilities = (torch.cat(part) for part in zip(*pieces, strict=True))
    assert taken.shape == (7, 128)
    with torch.no_grad():
        assert torch.allclose(network.layers["output"](taken).softmax(1), probabilities, atol=1e-6)
        assert torch.allclose(network.predict(network.encode(pictures)).softmax(1), probabilities, atol=1e-5)
    assert not network.layers["output"]._forward_pre_hooks
