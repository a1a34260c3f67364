"""Calibration, recall and F1 against scikit-learn, scipy and closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from sklearn.calibration import calibration_curve
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, log_loss, recall_score

from core.expressions import calibration
from core.expressions.classifier import softmax

seeds = st.integers(0, 10_000)


def answers(seed, count=300, classes=7):
    """Logits (count, classes) and labels that they tell something about."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, classes, count)
    return rng.normal(size=(count, classes)) + 2 * (labels[:, None] == np.arange(classes)), labels


@given(seeds, st.integers(1, 30))
def test_bins_are_those_of_scikit_learn(seed, bins):
    logits, labels = answers(seed)
    p = softmax(logits)
    found = calibration.reliability(p, labels, bins)
    right, sure = calibration_curve(p.argmax(1) == labels, p.max(1), n_bins=bins)
    filled = found.count > 0
    assert found.accuracy[filled] == pytest.approx(right) and found.confidence[filled] == pytest.approx(sure)
    assert found.count.sum() == len(labels) and np.isnan(found.accuracy[~filled]).all()
    assert (
        (found.confidence[filled] > found.edges[:-1][filled]) & (found.confidence[filled] <= found.edges[1:][filled])
    ).all()
    assert found.error == pytest.approx(found.count[filled] @ np.abs(right - sure) / len(labels))


def test_the_calibration_error_of_known_answers():
    """Always 90 % sure and right in three of four: off by 15 points; half of them 60 % sure and always right: by 40."""
    p = np.tile([0.9, 0.1], (4, 1))
    assert calibration.reliability(p, np.array([0, 0, 0, 1])).error == pytest.approx(0.15)
    p = np.concatenate([p, np.tile([0.6, 0.4], (4, 1))])
    assert calibration.reliability(p, np.array([0, 0, 0, 1, 0, 0, 0, 0])).error == pytest.approx((0.15 + 0.4) / 2)
    assert np.isnan(calibration.reliability(np.empty((0, 7)), np.empty(0, int)).error)


@given(seeds, st.floats(0.2, 8))
def test_the_temperature_is_where_the_likelihood_is_greatest(seed, scale):
    logits, labels = answers(seed)
    found = calibration.fitted_temperature(scale * logits, labels)
    best = minimize_scalar(
        lambda t: log_loss(labels, softmax(scale * logits / np.exp(t)), labels=np.arange(7)), (-3, 3)
    )
    assert np.log(found) == pytest.approx(best.x, abs=1e-3)
    assert calibration.negative_log_likelihood(scale * logits, labels, found) == pytest.approx(best.fun, abs=1e-9)


def test_labels_drawn_from_the_probabilities_give_their_temperature_back_and_are_calibrated():
    rng = np.random.default_rng(0)
    logits = 2 * rng.normal(size=(40_000, 7))
    labels = (softmax(logits).cumsum(1) > rng.random((len(logits), 1))).argmax(1)
    assert calibration.fitted_temperature(3 * logits, labels) == pytest.approx(3, rel=0.02)
    assert calibration.reliability(softmax(logits), labels).error < 0.01
    assert calibration.reliability(softmax(3 * logits), labels).error > 0.15


def test_temperatures_stay_in_their_bounds_where_all_or_nothing_is_right():
    logits = np.array([[1.0, 0.0], [0.0, 1.0]])
    low, high = calibration.TEMPERATURES
    # Below 0.03 the likelihood is 1 to the last bit.
    assert low <= calibration.fitted_temperature(logits, np.array([0, 1])) < 0.03
    assert calibration.fitted_temperature(logits, np.array([1, 0])) == pytest.approx(high)


@given(seeds, st.integers(1, 40))
def test_counts_are_those_of_scikit_learn(seed, count):
    """Few answers, so that some classes never occur."""
    logits, labels = answers(seed, count)
    said = logits.argmax(1)
    counts = calibration.confusion(labels, said, 7)
    assert np.array_equal(counts, confusion_matrix(labels, said, labels=np.arange(7)))
    assert calibration.accuracy(counts) == pytest.approx(accuracy_score(labels, said))
    assert calibration.macro_f1(counts) == pytest.approx(f1_score(labels, said, average="macro"))
    expected = recall_score(labels, said, labels=np.arange(7), average=None, zero_division=np.nan)
    assert calibration.recall(counts) == pytest.approx(expected, nan_ok=True)


@given(seeds)
def test_no_answer_is_a_wrong_answer(seed):
    """As scikit-learn counts an eighth word that is never true."""
    logits, labels = answers(seed)
    said = np.where(np.arange(len(labels)) % 3, logits.argmax(1), 7)
    counts = calibration.confusion(labels, said, 7, 8)
    assert counts[:, 7].sum() == 100 and calibration.accuracy(counts) == pytest.approx(accuracy_score(labels, said))
    assert calibration.recall(counts) == pytest.approx(recall_score(labels, said, labels=np.arange(7), average=None))
    assert calibration.macro_f1(counts) == pytest.approx(f1_score(labels, said, labels=np.arange(7), average="macro"))


def test_without_pictures_nothing_is_known():
    nothing = np.zeros((7, 7), int)
    assert np.isnan(calibration.accuracy(nothing)) and np.isnan(calibration.macro_f1(nothing))
    assert np.isnan(calibration.recall(nothing)).all()
