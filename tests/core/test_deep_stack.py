"""Stacks of deep networks give the numbers of a plain autograd loop over each network alone."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.networks.activations import ACTIVATIONS
from core.networks.deep_stack import DeepStack, Shape, weight_variance
from tests.core import plain_loop

INPUTS, WIDTH, BATCH, STEPS, RATE = 30, 16, 8, 200, 0.05
#: The two that a stack runs on: what makes their arrays from numpy's, sharing memory.
PLACES = {"numpy": np.asarray, "torch": torch.from_numpy}


@pytest.fixture(autouse=True)
def one_thread():
    with plain_loop.one_thread():
        yield


def data(dtype, steps=STEPS, inputs=INPUTS, batch=BATCH, classes=10):
    """Mini-batches x (steps, b, inputs), labels (steps, b), and x with a last column of ones."""
    rng = np.random.default_rng(0)
    x = rng.random((steps, batch, inputs)).astype(dtype)
    y = rng.integers(0, classes, (steps, batch))
    return x, y, np.concatenate([x, np.ones((steps, batch, 1), dtype)], -1)


def check_against_autograd(shape, activations, rule):
    """Trains a stack on both backends in float64 and each of its networks alone by autograd."""
    flats = [shape.initial(rule, seed) for seed in range(len(activations))]
    x, y, with_ones = data(np.float64)
    expected = [plain_loop.train(shape, a, flat, x, y, RATE) for a, flat in zip(activations, flats, strict=True)]
    for name, place in PLACES.items():
        parameters = np.stack(flats)
        losses = DeepStack(shape, activations, place(parameters), BATCH).train(place(with_ones), place(y), RATE)
        for i, (loop_losses, final) in enumerate(expected):
            np.testing.assert_allclose(losses[:, i], loop_losses, rtol=1e-9, err_msg=name)
            assert np.linalg.norm(parameters[i] - final) < 1e-9 * np.linalg.norm(final), name


@pytest.mark.parametrize("depth", [2, 5])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_equals_autograd_in_float64(activation, depth):
    check_against_autograd(Shape(INPUTS, WIDTH, depth), [activation] * 2, "glorot")


def test_equals_autograd_at_depth_20_with_mixed_activations():
    check_against_autograd(Shape(INPUTS, WIDTH, 20), ["relu", "tanh", "tanh", "lecun"], "he")


@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic", "lecun", "gelu"])
def test_float32_losses_equal_autograd(activation):
    shape = Shape(INPUTS, WIDTH, 5)
    flat = shape.initial("glorot", 1).astype(np.float32)
    x, y, with_ones = data(np.float32)
    expected, _ = plain_loop.train(shape, activation, flat, x, y, RATE)
    for place in PLACES.values():
        losses = DeepStack(shape, [activation], place(flat[None].copy()), BATCH).train(place(with_ones), place(y), RATE)
        np.testing.assert_allclose(losses[:, 0], expected, atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(
    inputs=st.integers(1, 9),
    width=st.integers(1, 7),
    depth=st.integers(1, 6),
    classes=st.integers(2, 5),
    batch=st.integers(1, 6),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    backend=st.sampled_from(sorted(PLACES)),
)
def test_any_shape(inputs, width, depth, classes, batch, activation, backend):
    shape, place = Shape(inputs, width, depth, classes), PLACES[backend]
    flat = shape.initial("lecun", 0)
    assert flat.shape == (shape.parameters,)
    x, y, with_ones = data(np.float64, 3, inputs, batch, classes)
    expected, final = plain_loop.train(shape, activation, flat, x, y, RATE)
    parameters = np.stack([flat, flat])
    losses = DeepStack(shape, [activation] * 2, place(parameters), batch).train(place(with_ones), place(y), RATE)
    for i in range(2):
        np.testing.assert_allclose(losses[:, i], expected, rtol=1e-10)
        np.testing.assert_allclose(parameters[i], final, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("depth", [1, 4])
def test_largest_gradients_and_logits_equal_autograd(depth, place):
    shape, activations = Shape(INPUTS, WIDTH, depth), ["tanh", "elu"]
    flats = [shape.initial("glorot", seed) for seed in (0, 1)]
    x, y, with_ones = data(np.float64, 1)
    parameters = np.stack(flats)
    stack = DeepStack(shape, activations, place(parameters), BATCH)
    largest = stack.largest_gradients(place(with_ones)[0], place(y)[0])
    answers = np.asarray(stack.logits(place(x)[0]))
    assert np.array_equal(parameters, np.stack(flats))
    for i, activation in enumerate(activations):
        layers = plain_loop.network(shape, flats[i])
        expected = plain_loop.logits(layers, activation, torch.from_numpy(x[0]))
        np.testing.assert_allclose(answers[i].T, expected.detach().numpy(), rtol=1e-10)
        loss = torch.nn.functional.cross_entropy(expected, torch.from_numpy(y[0]))
        slopes = torch.autograd.grad(loss, [weights for weights, _ in layers])
        np.testing.assert_allclose(largest[i], [g.abs().max().item() for g in slopes], rtol=1e-10)


def test_a_stack_changes_no_bit_of_its_networks():
    shape, activations = Shape(INPUTS, WIDTH, 6), ["relu", "relu", "tanh", "logistic"]
    flats = [shape.initial("glorot", seed).astype(np.float32) for seed in range(4)]
    _, y, x = data(np.float32)
    together = np.stack(flats)
    losses = DeepStack(shape, activations, together, BATCH).train(x, y, RATE)
    for i, activation in enumerate(activations):
        alone = flats[i][None].copy()
        assert np.array_equal(DeepStack(shape, [activation], alone, BATCH).train(x, y, RATE)[:, 0], losses[:, i])
        assert np.array_equal(alone[0], together[i])


def test_a_diverged_network_leaves_the_others_alone():
    shape = Shape(INPUTS, WIDTH, 5)
    broken, sound = (shape.initial("glorot", seed).astype(np.float32) for seed in range(2))
    _, y, x = data(np.float32)
    together, alone = np.stack([broken * np.float32(1e30), sound]), sound[None].copy()
    losses = DeepStack(shape, ["relu", "relu"], together, BATCH).train(x, y, RATE)
    assert not np.isfinite(losses[-1, 0])
    assert np.array_equal(losses[:, 1], DeepStack(shape, ["relu"], alone, BATCH).train(x, y, RATE)[:, 0])


@pytest.mark.parametrize("rule", ["glorot", "he", "lecun"])
def test_initial_weights_are_those_of_keras(rule):
    """Uniform within the limits of Keras's initializers of that name; biases zero; another seed, other weights."""
    shape = Shape(784, 32, 3)
    fan = {"glorot": lambda i, o: (i + o) / 2, "he": lambda i, o: i / 2, "lecun": lambda i, o: i}[rule]
    flat = shape.initial(rule, 0)
    first, hidden, last = shape.split(flat[None])
    for weights in (first[0], *hidden[0], last[0]):
        rows, columns = weights.shape[0], weights.shape[1] - 1
        limit = np.sqrt(3 / fan(columns, rows))
        assert 0.95 * limit < np.abs(weights[:, :-1]).max() <= limit
        assert not weights[:, -1].any()
    assert np.isclose(first[..., :-1].var(), weight_variance(rule, 784, 32), rtol=0.05)
    assert np.array_equal(flat, shape.initial(rule, 0))
    assert not np.array_equal(flat, shape.initial(rule, 1))
