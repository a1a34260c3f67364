"""Holes in pictures, how visible their borders are, and what averaging completions does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.generative import holes
from core.generative.holes import covered, edges, errors, hole, resized, seam


def test_ready_made_holes():
    assert hole("centre square", 28, 28).sum() == 12 * 12 and hole("centre square", 28, 28)[8:20, 8:20].all()
    assert hole("left half", 28, 28)[:, :14].all() and hole("left half", 28, 28).sum() == 14 * 28
    assert hole("lower half", 32, 32)[16:].all() and hole("lower half", 32, 32).sum() == 16 * 32
    assert hole("stripes", 8, 8).any(1).tolist() == [False] * 4 + [True] * 4
    assert hole("everything", 3, 5).all()
    some, same, other = (
        hole("random pixels", 100, 100),
        hole("random pixels", 100, 100),
        hole("random pixels", 100, 100, 1),
    )
    assert abs(some.mean() - holes.RANDOM_SHARE) < 0.02
    assert np.array_equal(some, same) and not np.array_equal(some, other)
    with pytest.raises(ValueError, match='"upper half" is no hole; choose one of centre square'):
        hole("upper half", 28, 28)


def test_a_hole_for_another_size():
    missing = hole("centre square", 28, 28)
    assert np.array_equal(resized(missing, 28, 28), missing)
    assert np.array_equal(resized(missing, 56, 56), missing.repeat(2, 0).repeat(2, 1))
    assert resized(missing, 32, 32)[16, 16] and not resized(missing, 32, 32)[0].any()


def test_a_latent_is_missing_when_one_of_its_pixels_is():
    missing = np.zeros((28, 28), bool)
    missing[13, 9] = True
    expected = np.zeros((7, 7), bool)
    expected[3, 2] = True
    assert np.array_equal(covered(missing), expected)
    expected[2:5, 1:4] = True
    assert np.array_equal(covered(missing, 1), expected)
    assert covered(missing, 7).all() and covered(hole("random pixels", 28, 28)).all()
    assert not covered(np.zeros((28, 28), bool), 2).any()


@given(st.floats(-3, 3), st.floats(-3, 3), arrays.arrays(bool, (9, 11)))
@settings(max_examples=30, deadline=None)
def test_a_slope_shows_no_seam(down, right, missing):
    rows, columns = np.mgrid[:9, :11]
    found = seam((down * rows + right * columns)[None], missing)
    assert np.isnan(found[0]) or found[0] == pytest.approx(0, abs=1e-9)


def test_a_step_at_the_border_is_the_seam():
    pictures = np.zeros((2, 10, 12), np.uint8)
    pictures[1, :, 6:] = 80
    missing = hole("left half", 10, 12)
    assert seam(pictures, missing).tolist() == [0, 80]
    assert seam(pictures, ~missing).tolist() == [0, 80]
    colour = np.stack([pictures, pictures, 0 * pictures], -1)
    assert seam(colour, missing) == pytest.approx([0, 160 / 3])
    assert np.isnan(seam(pictures, np.ones((10, 12), bool))).all()


def test_a_seam_elsewhere_is_not_counted():
    picture = np.zeros((1, 12, 12))
    picture[0, :, :2] = 200
    assert seam(picture, hole("lower half", 12, 12)) == [0]


@given(arrays.arrays(np.uint8, (5, 4, 6)), arrays.arrays(np.uint8, (4, 6)), arrays.arrays(bool, (4, 6)))
@settings(max_examples=50, deadline=None)
def test_the_average_is_better_by_exactly_the_spread(completions, truth, missing):
    found = errors(completions, truth, missing)
    if not missing.any():
        assert np.isnan(found).all()
        return
    assert found.single == pytest.approx(found.average + found.spread, abs=1e-12)
    assert found.average <= found.single + 1e-12


def test_errors_of_known_pictures():
    truth, missing = np.zeros((2, 2), np.uint8), np.array([[True, False], [False, False]])
    completions = np.full((2, 2, 2), 77, np.uint8)
    completions[:, 0, 0] = 0, 255
    assert errors(completions, truth, missing) == pytest.approx((0.5, 0.25, 0.25))


def test_edges_are_the_steps_within_the_hole():
    picture = np.zeros((1, 4, 4), np.uint8)
    picture[0, :, 3] = 90  # four of the 24 pairs of neighbours differ
    assert edges(picture, np.ones((4, 4), bool)) == pytest.approx([4 * 90 / 24])
    assert edges(picture, hole("left half", 4, 4)) == [0]
    assert np.isnan(edges(picture, np.eye(4, dtype=bool))).all()


@given(arrays.arrays(np.uint8, (5, 4, 6)), arrays.arrays(bool, (4, 6)))
@settings(max_examples=30, deadline=None)
def test_an_average_never_has_more_edges(completions, missing):
    single, average = edges(completions, missing).mean(), edges(completions.mean(0)[None], missing)[0]
    assert np.isnan(average) or average <= single + 1e-9
