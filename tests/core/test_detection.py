"""The detector's measures against scikit-learn, classical filling against Laplace's equation, local maps against known holes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score, roc_curve

from core.generative import classical_inpainting as filling
from core.generative import detection, local_maps

SCORES = st.lists(st.integers(0, 6), min_size=1, max_size=30)


@given(SCORES, SCORES)
@settings(max_examples=60, deadline=None)
def test_auc_and_roc_agree_with_scikit_learn(real, generated):
    answers, scores = [0] * len(real) + [1] * len(generated), real + generated
    area = detection.auc(np.array(real), np.array(generated))
    assert area == pytest.approx(roc_auc_score(answers, scores))
    false, true = detection.roc(np.array(real), np.array(generated))
    assert np.trapezoid(true, false) == pytest.approx(area)
    expected = roc_curve(answers, scores, drop_intermediate=False)
    np.testing.assert_allclose(false, expected[0])
    np.testing.assert_allclose(true, expected[1])


def test_the_standard_error_of_an_auc():
    """The sampling spread of normal scores; and none where nothing overlaps."""
    rng = np.random.default_rng(0)
    areas = [detection.auc(rng.normal(0, 1, 60), rng.normal(1, 1, 40)) for _ in range(2000)]
    assert detection.auc_error(float(np.mean(areas)), 60, 40) == pytest.approx(np.std(areas), rel=0.1)
    assert detection.auc_error(1.0, 60, 40) == 0


def test_the_detector_finds_the_direction_and_ignores_how_many_there_are():
    rng = np.random.default_rng(0)
    real, shifted = rng.normal(0, 1, (300, 4)), rng.normal([0, 0, 3, 0], 1, (300, 4))
    found = detection.trained(real, [shifted])
    assert found.weights[2] > 5 * np.abs(found.weights[[0, 1, 3]]).max()
    assert detection.auc(found.logits(real), found.logits(shifted)) > 0.97
    fewer = detection.trained(real, [shifted[:30]])
    assert (fewer.logits(real) < 0).mean() > 0.85  # weighed as much as the many real ones, not drowned by them
    constant = detection.trained(np.ones((5, 2)), [np.ones((5, 2))])
    assert np.allclose(constant.logits(np.ones((1, 2))), 0)


@pytest.mark.parametrize(("kind", "count"), [("spectrum", 14), ("residual", 8), ("both", 22)])
def test_features_do_not_count_brightness_or_contrast(kind, count):
    pictures = np.random.default_rng(0).random((3, 28, 28)) * 0.5
    found = detection.features(pictures, kind)
    assert found.shape == (3, count) and np.isfinite(found).all()
    changed = detection.features(pictures * 1.5 + 0.1, kind)
    moved = np.abs(found - changed).max(axis=0)
    assert (moved > 0.01).sum() == (kind != "spectrum")  # but for the residual's variance
    assert np.isfinite(detection.features(np.zeros((2, 28, 28), np.uint8), kind)).all()


@given(st.integers(0, 50), st.floats(-3, 3), st.floats(-3, 3))
@settings(max_examples=25, deadline=None)
def test_a_ramp_is_filled_exactly(seed, slope_y, slope_x):
    """A ramp solves Laplace's equation, and the solution is the only one: it comes back exactly."""
    y, x = np.mgrid[:20, :24]
    ramp = 100 + slope_y * y + slope_x * x
    missing = filling.holes(1, (20, 24), np.random.default_rng(seed))
    missing[:, [0, -1]] = missing[:, :, [0, -1]] = False
    spoilt = np.where(missing, 255.0, ramp)
    np.testing.assert_allclose(filling.harmonic(spoilt, missing)[0], ramp, atol=1e-9)


def test_every_filled_pixel_is_the_mean_of_its_neighbours():
    """Colours and several pictures at once, holes that touch the edge included."""
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 256, (3, 12, 12, 3), np.uint8)
    missing = np.zeros((3, 12, 12), bool)
    missing[0, 3:8, 4:9] = missing[1, :5, :5] = missing[2, 6] = True
    filled = filling.harmonic(pictures, missing)
    assert (filled[~missing] == pictures[~missing]).all()
    for i, row, column in np.argwhere(missing):
        near = [(row + a, column + b) for a, b in ((-1, 0), (1, 0), (0, -1), (0, 1))]
        inside = [filled[i, r, c] for r, c in near if 0 <= r < 12 and 0 <= c < 12]
        np.testing.assert_allclose(filled[i, row, column], np.mean(inside, axis=0), atol=1e-9)


def test_nothing_known_is_refused_and_nothing_missing_is_nothing_to_do():
    pictures = np.full((1, 4, 4), 7, np.uint8)
    assert (filling.harmonic(pictures, np.zeros((1, 4, 4), bool)) == 7).all()
    with pytest.raises(ValueError, match="the whole picture is missing"):
        filling.harmonic(pictures, np.ones((1, 4, 4), bool))


def test_telea_changes_only_what_is_missing():
    pictures = np.random.default_rng(0).integers(0, 256, (2, 16, 16, 3), np.uint8)
    missing = filling.holes(2, (16, 16), np.random.default_rng(1))
    filled = filling.telea(pictures, missing)
    assert (filled[~missing] == pictures[~missing]).all() and (filled[missing] != pictures[missing]).any()


def test_holes_have_the_sizes_that_they_say():
    found = filling.holes(200, (32, 32), np.random.default_rng(0))
    shares = found.mean(axis=(1, 2))
    assert shares.min() > 0.04 and shares.max() < 0.27
    assert not found[:, [0, -1]].all(axis=(1, 2)).any()


def test_box_means():
    values = np.random.default_rng(0).random((2, 9, 7))
    found = local_maps.box_mean(values, 5)
    assert found[1, 4, 3] == pytest.approx(values[1, 2:7, 1:6].mean())
    assert found[0, 0, 0] == pytest.approx(values[0, :3, :3].mean())


def test_a_smooth_hole_in_noise_is_smooth_and_a_rough_one_rough():
    rng = np.random.default_rng(0)
    pictures = rng.integers(60, 180, (20, 32, 32), np.uint8)
    missing = filling.holes(20, (32, 32), rng)
    filled = filling.harmonic(pictures, missing).round().astype(np.uint8)
    smooth = local_maps.roughness(filled, 5)
    assert detection.auc(smooth[~missing], smooth[missing]) < 0.05
    noisy = np.full((20, 32, 32), 100) + rng.integers(-4, 5, (20, 32, 32)) * np.where(missing, 8, 1)
    rough = local_maps.roughness(noisy.astype(np.uint8), 5)
    assert detection.auc(rough[~missing], rough[missing]) > 0.95
    assert np.isfinite(local_maps.roughness(np.zeros((1, 8, 8), np.uint8), 3)).all()
    with pytest.raises(ValueError, match="window of 4 pixels is not odd"):
        local_maps.roughness(pictures, 4)


def test_seam_contrast_sees_what_is_pasted_in():
    pictures = np.random.default_rng(0).integers(90, 110, (4, 20, 20), np.uint8)
    missing = filling.holes(4, (20, 20), np.random.default_rng(1))
    pasted = np.where(missing, pictures + 80, pictures).astype(np.uint8)
    assert local_maps.seam_contrast(pictures, missing) == pytest.approx(1, abs=0.35)
    assert (local_maps.seam_contrast(pasted, missing) > 5).all()
