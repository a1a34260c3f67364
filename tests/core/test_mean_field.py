"""The theory's integrals against closed forms, and its predictions against measured gradients."""

import numpy as np
import pytest

from core.networks import mean_field
from core.networks.activations import ACTIVATIONS
from core.networks.deep_stack import DeepStack, Shape

LABELS = np.arange(32) % 10


def pictures(seed=1):
    """Grey pictures of the brightness and overlap of handwritten digits, (32, 100) in [0, 1]."""
    rng = np.random.default_rng(seed)
    return rng.random((32, 100)) * (rng.random((32, 100)) < 0.3) * rng.random(100)


@pytest.mark.parametrize("q", [0.01, 1.0, 30.0])
@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.7, 0.99])
def test_moments_of_relu_are_the_arc_cosine_kernels(q, correlation):
    """Cho and Saul, "Kernel methods for deep learning" (2009), orders 1 and 0."""
    h, slope = mean_field.moments(ACTIVATIONS["relu"], q, correlation * q)
    angle = np.arccos(correlation)
    kernel = q * (np.sin(angle) + (np.pi - angle) * correlation) / (2 * np.pi)
    np.testing.assert_allclose(h, [q / 2, kernel], rtol=0.01, atol=1e-3 * q)
    np.testing.assert_allclose(slope, [0.5, (np.pi - angle) / (2 * np.pi)], rtol=0.02)


def test_moments_of_identity_and_step():
    h, slope = mean_field.moments(ACTIVATIONS["identity"], 2.0, 0.6)
    np.testing.assert_allclose(h, [2.0, 0.6], rtol=1e-9)
    np.testing.assert_allclose(slope, [1, 1], rtol=1e-9)
    h, slope = mean_field.moments(ACTIVATIONS["binary_step"], 2.0, 0.0)
    np.testing.assert_allclose(h, [0.5, 0.25], rtol=1e-9)
    np.testing.assert_allclose(slope, 0)


def test_moments_of_tanh_are_its_integrals():
    from scipy.integrate import quad

    def mean(function):
        return quad(lambda z: function(1.5 * z) * np.exp(-z * z / 2) / np.sqrt(2 * np.pi), -10, 10)[0]

    h, slope = mean_field.moments(ACTIVATIONS["tanh"], 2.25, 0.0)
    np.testing.assert_allclose(h, [mean(lambda z: np.tanh(z) ** 2), 0], atol=1e-9)
    np.testing.assert_allclose(
        slope, [mean(lambda z: np.cosh(z) ** -4), mean(lambda z: np.cosh(z) ** -2) ** 2], rtol=1e-9
    )


def test_deltas_of_a_network_that_knows_nothing():
    """All classes at 1/10: (9/10)^2 for the right one, (1/10)^2 for the others; pairs agree in a class or do not."""
    own, pair = mean_field.output_deltas(0.0, 0.0, LABELS, 10)
    same = (LABELS[:, None] == LABELS).sum() - 32
    assert own == pytest.approx((0.81 + 9 * 0.01) / 10)
    assert pair == pytest.approx((same / (32 * 31) - 0.1) / 10)


def ratios(activation, width, seeds, rule="glorot", depth=40):
    """log10 of measured (median over seeds) to predicted, layer by layer."""
    x, shape = pictures(), Shape(100, width, depth)
    parameters = np.stack([shape.initial(rule, seed) for seed in range(seeds)])
    stack = DeepStack(shape, [activation] * seeds, parameters, len(x))
    measured = stack.largest_gradients(np.column_stack([x, np.ones(len(x))]), LABELS)
    predicted = mean_field.largest_gradients(activation, shape, rule, mean_field.Batch.of(x, LABELS))
    return np.log10(np.median(measured, axis=0) / predicted), predicted


@pytest.mark.parametrize(
    ("activation", "decades"), [("relu", (5, 8)), ("tanh", (0, 1.2)), ("logistic", (24, 27)), ("lecun", (0, 1.0))]
)
def test_prediction_meets_measurement_at_depth_40(activation, decades):
    """Width 256 is close to the theory's infinity: every one of 41 layers within a factor of 2.5, over up to 26 decades."""
    off, predicted = ratios(activation, width=256, seeds=3)
    assert np.abs(off).max() < 0.4
    span = np.log10(max(predicted.max(), 0.1) / predicted.min())
    assert decades[0] < span < decades[1]


@pytest.mark.parametrize("activation", ["tanh", "logistic"])
def test_prediction_holds_for_narrow_networks_in_the_median(activation):
    off, _ = ratios(activation, width=32, seeds=11)
    assert np.abs(off).max() < 0.6


def test_he_keeps_relu_alive_where_glorot_loses_it():
    _, glorot = ratios("relu", 32, 1)
    _, he = ratios("relu", 32, 1, rule="he")
    assert glorot[1:-1].max() < 1e-5
    assert he.min() > 1e-3


def test_flat_functions_pass_nothing():
    shape = Shape(100, 32, 5)
    predicted = mean_field.largest_gradients("binary_step", shape, "glorot", mean_field.Batch.of(pictures(), LABELS))
    assert not predicted[:-1].any()
    assert predicted[-1] > 0
