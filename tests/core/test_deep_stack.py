"""Stacks of deep networks give the numbers of a plain autograd loop over each network alone."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.networks.activations import ACTIVATIONS, torch_function
from core.networks.deep_stack import DeepStack, Shape, weight_variance

INPUTS, WIDTH, BATCH, STEPS, RATE = 30, 16, 8, 200, 0.05


def network(shape, flat):
    """Weights (outputs, inputs) and biases of each layer as tensors with gradients."""
    first, hidden, last = shape.split(flat[None])
    layers = [first[0], *hidden[0], last[0]]
    return [(torch.tensor(w[:, :-1], requires_grad=True), torch.tensor(w[:, -1], requires_grad=True)) for w in layers]


def logits(layers, activation, x):
    *hidden, (last, last_bias) = layers
    f = torch_function(activation)
    for weights, bias in hidden:
        x = f(x @ weights.T + bias)
    return x @ last.T + last_bias


def plain_loop(shape, activation, flat, x, y, rate):
    """The losses (steps,) and final parameters (n,) of SGD by autograd over one network alone."""
    layers = network(shape, flat)
    parameters = [p for layer in layers for p in layer]
    losses = []
    for batch, labels in zip(torch.from_numpy(x), torch.from_numpy(y), strict=True):
        loss = torch.nn.functional.cross_entropy(logits(layers, activation, batch), labels)
        for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.data -= rate * slope
        losses.append(loss.item())
    final = [torch.cat([w, b[:, None]], 1).detach().numpy().ravel() for w, b in layers]
    return np.array(losses), np.concatenate(final)


def data(dtype, steps=STEPS, inputs=INPUTS, batch=BATCH, classes=10, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.random((steps, batch, inputs)).astype(dtype)
    y = rng.integers(0, classes, (steps, batch))
    return x, y, np.concatenate([x, np.ones((steps, batch, 1), dtype)], -1)


def stack_of(backend, shape, activations, flats, batch=BATCH):
    parameters = np.stack(flats)
    place = np.asarray if backend == "numpy" else torch.from_numpy
    return DeepStack(shape, activations, place(parameters), batch), place, parameters


@pytest.mark.parametrize("backend", ["numpy", "torch"])
@pytest.mark.parametrize("depth", [2, 5])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_equals_autograd_in_float64(activation, depth, backend):
    shape = Shape(INPUTS, WIDTH, depth)
    flats = [shape.initial("glorot", seed) for seed in (3, 4)]
    x, y, with_ones = data(np.float64)
    stack, place, parameters = stack_of(backend, shape, [activation] * 2, flats)
    losses = stack.train(place(with_ones), place(y), RATE)
    for i, flat in enumerate(flats):
        expected, final = plain_loop(shape, activation, flat, x, y, RATE)
        np.testing.assert_allclose(losses[:, i], expected, rtol=1e-9)
        assert np.linalg.norm(parameters[i] - final) < 1e-9 * np.linalg.norm(final)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_equals_autograd_at_depth_20_with_mixed_activations(backend):
    shape, activations = Shape(INPUTS, WIDTH, 20), ["relu", "tanh", "tanh", "lecun"]
    flats = [shape.initial("he", seed) for seed in range(4)]
    x, y, with_ones = data(np.float64)
    stack, place, parameters = stack_of(backend, shape, activations, flats)
    losses = stack.train(place(with_ones), place(y), RATE)
    for i, activation in enumerate(activations):
        expected, final = plain_loop(shape, activation, flats[i], x, y, RATE)
        np.testing.assert_allclose(losses[:, i], expected, rtol=1e-9)
        assert np.linalg.norm(parameters[i] - final) < 1e-9 * np.linalg.norm(final)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic", "lecun", "gelu"])
def test_float32_losses_equal_autograd(activation, backend):
    shape = Shape(INPUTS, WIDTH, 5)
    flat = shape.initial("glorot", 1).astype(np.float32)
    x, y, with_ones = data(np.float32)
    stack, place, _ = stack_of(backend, shape, [activation], [flat])
    losses = stack.train(place(with_ones), place(y), RATE)[:, 0]
    expected, _ = plain_loop(shape, activation, flat.copy(), x, y, RATE)
    np.testing.assert_allclose(losses, expected, atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(
    inputs=st.integers(1, 9),
    width=st.integers(1, 7),
    depth=st.integers(1, 6),
    classes=st.integers(2, 5),
    batch=st.integers(1, 6),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
)
def test_any_shape(inputs, width, depth, classes, batch, activation):
    shape = Shape(inputs, width, depth, classes)
    flat = shape.initial("lecun", 0)
    assert flat.shape == (shape.parameters,)
    x, y, with_ones = data(np.float64, 3, inputs, batch, classes)
    expected, final = plain_loop(shape, activation, flat, x, y, RATE)
    parameters = flat[None].copy()
    losses = DeepStack(shape, [activation], parameters, batch).train(with_ones, y, RATE)
    np.testing.assert_allclose(losses[:, 0], expected, rtol=1e-10)
    np.testing.assert_allclose(parameters[0], final, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
@pytest.mark.parametrize("depth", [1, 4])
def test_largest_gradients_and_logits_equal_autograd(depth, backend):
    shape = Shape(INPUTS, WIDTH, depth)
    flats = [shape.initial("glorot", seed) for seed in (0, 1)]
    x, y, with_ones = data(np.float64, 1)
    stack, place, parameters = stack_of(backend, shape, ["tanh", "elu"], flats)
    before = parameters.copy()
    largest = stack.largest_gradients(place(with_ones)[0], place(y)[0])
    answers = np.asarray(stack.logits(place(x)[0]))
    assert np.array_equal(parameters, before)
    for i, activation in enumerate(["tanh", "elu"]):
        layers = network(shape, flats[i])
        expected = logits(layers, activation, torch.from_numpy(x[0]))
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
    shape, flats = Shape(INPUTS, WIDTH, 5), []
    for seed in range(2):
        flats.append(shape.initial("glorot", seed).astype(np.float32))
    flats[0] *= 1e30
    _, y, x = data(np.float32)
    together, alone = np.stack(flats), flats[1][None].copy()
    losses = DeepStack(shape, ["relu", "relu"], together, BATCH).train(x, y, RATE)
    assert not np.isfinite(losses[-1, 0])
    assert np.array_equal(losses[:, 1], DeepStack(shape, ["relu"], alone, BATCH).train(x, y, RATE)[:, 0])


@pytest.mark.parametrize("rule", ["glorot", "he", "lecun"])
def test_initial_weights_are_those_of_keras(rule):
    """Uniform in the limits that Keras's initializers of that name use; biases zero; another seed, other weights."""
    shape = Shape(784, 32, 3)
    fans = {"glorot": lambda i, o: (i + o) / 2, "he": lambda i, o: i / 2, "lecun": lambda i, o: i}[rule]
    flat = shape.initial(rule, 0)
    first, hidden, last = shape.split(flat[None])
    for weights in (first[0], *hidden[0], last[0]):
        rows, columns = weights.shape[0], weights.shape[1] - 1
        limit = np.sqrt(3 / fans(columns, rows))
        assert 0.95 * limit < np.abs(weights[:, :-1]).max() <= limit
        assert not weights[:, -1].any()
    assert np.isclose(first[..., :-1].var(), weight_variance(rule, 784, 32), rtol=0.05)
    assert np.array_equal(flat, shape.initial(rule, 0))
    assert not np.array_equal(flat, shape.initial(rule, 1))
