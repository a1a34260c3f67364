"""Activation functions: values, derivatives and gradient ranges against autograd, differences and published numbers."""

import math
import subprocess
import sys
from typing import get_args

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.networks.activations import ACTIVATIONS, ActivationName, in_terms_of, torch_function

#: Every activation, those with a parameter at several values of it.
CASES = [
    pytest.param(activation, alpha, id=f"{name}-{alpha}")
    for name, activation in ACTIVATIONS.items()
    for alpha in {"prelu": (None, -1.0, 0.0, 1.0, 2.0), "elu": (None, 0.0, 0.3, 2.5)}.get(name, (None,))
]
GRID = np.concatenate([np.linspace(-40, 40, 2001), np.linspace(-1e-3, 1e-3, 21), [-800.0, 800.0]])


def autograd(name, alpha, x):
    variable = torch.tensor(x, requires_grad=True)
    value = torch_function(name, alpha)(variable)
    value.sum().backward()
    return value.detach().numpy(), variable.grad.numpy()


def test_names_are_written_once():
    assert get_args(ActivationName) == tuple(ACTIVATIONS)
    assert all(name == activation.name for name, activation in ACTIVATIONS.items())


@pytest.mark.parametrize(("activation", "alpha"), CASES)
def test_value_and_derivative_equal_autograd_kinks_included(activation, alpha):
    value, gradient = autograd(activation.name, alpha, GRID)
    np.testing.assert_allclose(activation.value(GRID, alpha), value, rtol=1e-14, atol=1e-14)
    np.testing.assert_allclose(activation.derivative(GRID, alpha), gradient, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(("activation", "alpha"), CASES)
def test_derivative_equals_central_differences(activation, alpha):
    x = np.linspace(-8, 8, 642)  # an even number keeps off the kinks at 0
    h = 1e-5
    slope = (activation.value(x + h, alpha) - activation.value(x - h, alpha)) / (2 * h)
    np.testing.assert_allclose(activation.derivative(x, alpha), slope, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize(("activation", "alpha"), CASES)
def test_gradient_range_bounds_the_derivative_and_is_tight(activation, alpha):
    bounds = activation.gradient_range(alpha)
    far = np.geomspace(1e-3, 30 if activation.name != "arctan" else 1e7, 20_000)
    extremes = [math.sqrt(2), 2.3993572805154677]  # of GELU' and SiLU'
    x = np.concatenate([-far, far, extremes, np.negative(extremes), [] if activation.kinks else [0.0]])
    slopes = activation.derivative(x, alpha)
    assert slopes.min() >= bounds.lo - 1e-15 and slopes.max() <= bounds.hi + 1e-15
    assert slopes.min() == pytest.approx(bounds.lo, abs=1e-2 if alpha == 2.5 else 1e-7)
    assert slopes.max() == pytest.approx(bounds.hi, abs=1e-2 if alpha == 2.5 else 1e-7)
    if not bounds.lo_attained:
        assert slopes.min() > bounds.lo or activation.name == "lecun"  # 0.01 + 1e-17 rounds to 0.01
    if not bounds.hi_attained:
        assert activation.derivative(np.array([-0.1, 10.0]), alpha).max() < bounds.hi
    if bounds.text.startswith("{"):
        assert set(slopes) == {float(v) for v in bounds.text.strip("{}").split(",")}


def test_exact_ranges_read_as_in_the_lecture():
    written = {name: str(a.gradient_range()) for name, a in ACTIVATIONS.items()}
    assert written["relu"] == "{0, 1}" and written["tanh"] == "(0, 1]" and written["logistic"] == "(0, 0.25]"
    assert written["lecun"] == "(0.01, 1.1539]" and written["softplus"] == "(0, 1)"
    assert str(ACTIVATIONS["elu"].gradient_range(0.3)) == "(0, 0.3) ∪ {1}"
    assert ACTIVATIONS["prelu"].gradient_range(-0.5).largest == 1
    assert ACTIVATIONS["lecun"].gradient_range().hi == pytest.approx(1.7159 * 2 / 3 + 0.01, rel=1e-15)


@pytest.mark.parametrize(
    ("name", "x", "expected"),
    [
        ("gelu", 1.0, 0.8413447460685429),  # the normal distribution function at 1
        ("silu", 1.0, 1 / (1 + math.exp(-1))),
        ("softplus", 0.0, math.log(2)),
        ("softplus", -700.0, math.exp(-700)),
        ("logistic", -700.0, math.exp(-700)),
        ("arctan", 1.0, math.pi / 4),
        ("elu", -1.0, math.exp(-1) - 1),
        ("prelu", -4.0, -1.0),
        ("binary_step", 0.0, 1.0),  # the lecture's table; the perceptron's Heaviside function has 1/2
        ("relu", -0.0, 0.0),
    ],
)
def test_known_values(name, x, expected):
    assert float(ACTIVATIONS[name].value(x)) == pytest.approx(expected, rel=1e-14)


def test_lecun_maps_plus_and_minus_one_to_themselves():
    # LeCun, Efficient BackProp (1998): 1.7159 tanh(2x/3) takes +-1 to +-1; the twist term adds 0.01.
    np.testing.assert_allclose(ACTIVATIONS["lecun"].value([-1, 1]), [-1.01, 1.01], atol=1e-5)


def test_saturated_derivatives_keep_their_relative_accuracy():
    # f (1 - f) and 1 - f^2 are exactly 0 here.
    assert float(ACTIVATIONS["logistic"].derivative(100)) == pytest.approx(math.exp(-100), rel=1e-12)
    assert float(ACTIVATIONS["tanh"].derivative(-50)) == pytest.approx(4 * math.exp(-100), rel=1e-12)


@given(x=arrays(np.float32, 16, elements=st.floats(-1e6, 1e6, width=32)))
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_float32_stays_finite_float32_without_warnings(name, x):
    for result in (ACTIVATIONS[name].value(x), ACTIVATIONS[name].derivative(x)):
        assert result.dtype == np.float32 and result.shape == x.shape and np.isfinite(result).all()


def test_integers_and_lists_become_float64():
    assert ACTIVATIONS["relu"].value([-1, 2]).dtype == np.float64
    assert ACTIVATIONS["identity"].value(np.arange(3)).dtype == np.float64


def test_identity_does_not_hand_out_its_argument():
    x = np.zeros(3)
    ACTIVATIONS["identity"].value(x)[:] = 1
    assert not x.any()


def test_a_variable_is_renamed_and_commands_are_left_alone():
    assert in_terms_of("z", r"\max(0, x) + \tfrac{x^2}{\exp x}") == r"\max(0, z) + \tfrac{z^2}{\exp z}"


def test_importing_the_module_loads_numpy_alone():
    code = "import sys, core.networks.activations, core.networks.linear; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "numpy" in loaded and not {"torch", "scipy", "sklearn", "PySide6"} & set(loaded)
