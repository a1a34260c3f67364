"""The multi-layer perceptron against hand-written numpy, its initial weights, and its life as a file."""

import copy
import json
from itertools import pairwise

import numpy as np
import pytest
import torch

from core.datasets.examples import Scaling
from core.networks.activations import ACTIVATIONS
from core.networks.mlp import MLP, MOST_DRAWN_WEIGHTS, RECTIFIERS, activation_statistics, build
from core.streams import Diagram


@pytest.fixture(autouse=True)
def seeded():
    torch.manual_seed(0)


def numpy_layers(network: MLP) -> list[tuple[np.ndarray, np.ndarray]]:
    """Weights (outputs, inputs) and biases as float64 arrays."""
    return [(layer.weight.detach().double().numpy(), layer.bias.detach().double().numpy()) for layer in network.layers]


def forward_and_backward(layers, activation, x, delta_of_output):
    """Outputs and the gradients of every weight and bias, by the backpropagation equations written out."""
    f = ACTIVATIONS[activation]
    h, z = [x], []
    for number, (w, b) in enumerate(layers, 1):
        z.append(h[-1] @ w.T + b)
        h.append(z[-1] if number == len(layers) else f.value(z[-1]))
    delta, gradients = delta_of_output(h[-1]), []
    for number in range(len(layers) - 1, -1, -1):
        gradients = [delta.T @ h[number], delta.sum(0), *gradients]
        if number:
            delta = (delta @ layers[number][0]) * f.derivative(z[number - 1])
    return h[1:], gradients


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_outputs_and_gradients_equal_backpropagation_by_hand(activation):
    network = MLP(3, (7, 5, 4), 2, activation).double()
    rng = np.random.default_rng(1)
    x, t = rng.standard_normal((6, 3)), rng.standard_normal((6, 2))
    outputs, gradients = forward_and_backward(numpy_layers(network), activation, x, lambda y: 2 * (y - t) / t.size)
    torch.nn.functional.mse_loss(network(torch.tensor(x)), torch.tensor(t)).backward()
    for mine, theirs in zip(network.layer_outputs(torch.tensor(x)), outputs, strict=True):
        np.testing.assert_allclose(mine.detach().numpy(), theirs, rtol=1e-10, atol=1e-12)
    for parameter, gradient in zip(network.parameters(), gradients, strict=True):
        np.testing.assert_allclose(parameter.grad.numpy(), gradient, rtol=1e-9, atol=1e-12)


def test_gradient_of_softmax_and_cross_entropy_is_probability_minus_one_hot():
    network = MLP(2, (6,), 4, "tanh").double()
    x, labels = np.random.default_rng(0).standard_normal((5, 2)), np.array([0, 3, 1, 1, 2])

    def delta(logits):
        p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        return (p - np.eye(4)[labels]) / len(labels)

    _, gradients = forward_and_backward(numpy_layers(network), "tanh", x, delta)
    torch.nn.functional.cross_entropy(network(torch.tensor(x)), torch.tensor(labels)).backward()
    for parameter, gradient in zip(network.parameters(), gradients, strict=True):
        np.testing.assert_allclose(parameter.grad.numpy(), gradient, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_initial_weights_have_the_variance_of_their_rule(activation):
    network = MLP(400, (300, 500), 200, activation)
    for number, layer in enumerate(network.layers):
        inputs, outputs = layer.in_features, layer.out_features
        he = activation in RECTIFIERS and number < 2
        expected = 2 / inputs if he else 2 / (inputs + outputs)
        # 100,000 normal draws: the sample variance scatters by 0.45 %.
        assert layer.weight.var().item() == pytest.approx(expected, rel=0.03)
        assert abs(layer.weight.mean().item()) < 0.02 * expected**0.5
        assert layer.bias.abs().max().item() <= inputs**-0.5


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_a_signal_survives_twenty_layers_at_the_start(activation):
    network = MLP(64, (64,) * 20, 2, activation)
    *hidden, _ = network.layer_outputs(torch.randn(256, 64))
    assert hidden[-1].std() > 0.1 * hidden[0].std()


def test_no_hidden_layers_is_a_linear_map():
    network = MLP(3, (), 2)
    x = torch.randn(4, 3)
    torch.testing.assert_close(network(x), x @ network.layers[0].weight.T + network.layers[0].bias)
    assert len(network.layer_outputs(x)) == 1


def test_dropout_acts_in_training_alone_and_keeps_the_mean():
    network = MLP(2, (20_000,), 1, "identity", dropout=0.3)
    x = torch.ones(1, 2)
    dropped = network.layer_outputs(x)[0]
    network.eval()
    whole = network.layer_outputs(x)[0]
    assert (dropped == 0).float().mean().item() == pytest.approx(0.3, abs=0.02)
    kept = dropped != 0
    torch.testing.assert_close(dropped[kept], whole[kept] / 0.7)
    torch.testing.assert_close(network(x), network(x))
    network.train().dropout = 0.0
    torch.testing.assert_close(network.layer_outputs(x)[0], whole)


def test_a_file_makes_the_same_network_again():
    scaling = Scaling.of(np.array([[1e9, 2.0], [1e9 + 3, -1.0], [1e9 + 5, 0.1]]))
    network = MLP(2, (5, 3), 1, "elu", 0.2, input_scaling=scaling, output_scaling=Scaling((0.1,), (3.7,)))
    spec = json.loads(json.dumps(network.spec))
    assert spec["network"] == "mlp"
    again = build(**spec["arguments"])
    again.load_state_dict(network.state_dict())
    assert again.spec == network.spec
    x = np.array([[1e9 + 1, 0.5], [1e9 + 4, 2.0]])
    first, second = (n.eval().decode(n(n.encode(x))) for n in (network, again))
    np.testing.assert_array_equal(first, second)
    assert first[0, 0] != first[1, 0]  # float32 alone could not tell such inputs apart


def test_standard_units_are_undone():
    values = np.random.default_rng(0).normal(5, 3, (50, 2))
    network = MLP(1, (), 2, output_scaling=Scaling.of(values))
    encoded = network.encode_targets(values)
    np.testing.assert_allclose(encoded.mean(0), 0, atol=1e-6)
    np.testing.assert_allclose(encoded.numpy().std(0), 1, atol=1e-6)
    np.testing.assert_allclose(network.decode(encoded), values, rtol=1e-6)


def test_a_constant_column_is_only_shifted():
    scaling = Scaling.of(np.array([[4.0, 1.0], [4.0, 3.0]]))
    np.testing.assert_array_equal(scaling.apply([[4.0, 1.0]]), [[0.0, -1.0]])


def test_a_copy_is_independent():
    network = MLP(2, (3,), 1)
    twin = copy.deepcopy(network)
    with torch.no_grad():
        twin.layers[0].weight.zero_()
    x = torch.ones(1, 2)
    assert not torch.equal(network.layer_outputs(x)[0], twin.layer_outputs(x)[0])


def test_activation_statistics_find_dead_units():
    batch = torch.tensor([[1.0, 0.0, -2.0], [3.0, 0.0, -2.00001], [2.0, 0.0, -2.0]])
    means, stuck = activation_statistics([batch, batch[:, :1]])
    assert means == pytest.approx([(6 + 0 + 6) / 9, 2.0], rel=1e-4)
    assert stuck == pytest.approx([2 / 3, 0.0])
    assert activation_statistics([]) == ([], [])


def test_drawing_fits_a_diagram():
    network = MLP(2, (4, 3), 2, "relu")
    x = torch.randn(5, 2)
    outputs = [h.mean(0) for h in (x, *network.layer_outputs(x))]
    stream = Diagram("Network")
    data = stream(**network.drawing(["a", "b"], ["no", "yes"], outputs)).data
    sizes = [layer["shape"][0] for layer in data["layers"]]
    assert sizes == [2, 4, 3, 2]
    assert [w.shape for w in data["weights"]] == list(pairwise(sizes))
    assert [b.shape for b in data["biases"]] == [(n,) for n in sizes[1:]]
    assert [a.shape for a in data["activations"]] == [(n,) for n in sizes]
    assert sum(layer["parameters"] for layer in data["layers"]) == sum(p.numel() for p in network.parameters())
    assert data["layers"][0]["labels"] == ["a", "b"] and data["layers"][-1]["labels"] == ["no", "yes"]


def test_weights_of_a_large_network_stay_at_home():
    width = int(MOST_DRAWN_WEIGHTS**0.5) + 1
    drawing = MLP(2, (width, width), 1).drawing(["a", "b"], ["y"])
    assert drawing["weights"] is None and len(drawing["layers"]) == 4
