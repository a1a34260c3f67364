"""The training loop: its steps against hand-written ones, its optima against closed forms, and exact resuming."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import cross_entropy, mse_loss

from core.networks.mlp import MLP
from core.supervised import MOST_POINTS, Pace, shown, weights_in
from core.training import Training
from core.trees import load_tree, save_tree

OPTIMIZERS = ["adam", "sgd", "momentum", "l-bfgs"]


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(0)


def data(rows=50, inputs=3, outputs=1):
    rng = np.random.default_rng(5)
    return tuple(torch.tensor(rng.standard_normal((rows, n)), dtype=torch.float32) for n in (inputs, outputs))


def weights(network) -> np.ndarray:
    return torch.nn.utils.parameters_to_vector(network.parameters()).detach().double().numpy().copy()


def gradient(network, x, y, l1=0.0, l2=0.0) -> np.ndarray:
    """Of the mean squared error plus penalties, by autograd of the formula itself."""
    network.zero_grad()
    penalised = [p for p in network.parameters() if p.ndim > 1]
    loss = mse_loss(network(x), y) + sum(l1 * w.abs().sum() + l2 / 2 * (w**2).sum() for w in penalised)
    loss.backward()
    return torch.nn.utils.parameters_to_vector([p.grad for p in network.parameters()]).double().numpy()


def by_hand(name, gradients, rate):
    """The change of the weights after each of several gradients, in float64."""
    change, first, second = 0.0, 0.0, 0.0
    for t, g in enumerate(gradients, 1):
        if name == "adam":
            first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g**2
            change = change - rate * (first / (1 - 0.9**t)) / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)
        else:
            first = 0.9 * first + g if name == "momentum" else g
            change = change - rate * first
    return change


@pytest.mark.parametrize("name", ["adam", "sgd", "momentum"])
@pytest.mark.parametrize(("l1", "l2"), [(0.0, 0.0), (0.01, 0.0), (0.0, 0.1), (0.02, 0.05)])
def test_steps_equal_the_optimizer_written_out(name, l1, l2):
    network, (x, y) = MLP(3, (4,), 1), data()
    training = Training(network, mse_loss, x, y, optimizer=name, learning_rate=0.01, batch_size=50, l1=l1, l2=l2)
    start, gradients = weights(network), []
    steps = training.steps(epochs=4)
    for _ in range(4):
        gradients.append(gradient(network, x, y, l1, l2))
        next(steps)
    np.testing.assert_allclose(weights(network) - start, by_hand(name, gradients, 0.01), rtol=2e-4, atol=2e-7)


def test_batches_are_those_of_a_plain_torch_loop():
    network, (x, y) = MLP(3, (4,), 1), data(50)
    twin = MLP(3, (4,), 1)
    twin.load_state_dict(network.state_dict())
    list(Training(network, mse_loss, x, y, learning_rate=0.01, batch_size=16, seed=3).steps(epochs=3))
    optimizer = torch.optim.Adam(twin.parameters(), lr=0.01)
    for epoch in range(3):
        order = np.random.default_rng([3, epoch]).permutation(50)
        for start in range(0, 50, 16):
            rows = order[start : start + 16]
            optimizer.zero_grad()
            mse_loss(twin(x[rows]), y[rows]).backward()
            optimizer.step()
    np.testing.assert_allclose(weights(network), weights(twin), rtol=1e-4, atol=1e-6)


def test_every_epoch_sees_every_example_once_in_another_order():
    seen = []

    def loss(outputs, targets):
        seen.append(targets[:, 0].tolist())
        return mse_loss(outputs, targets)

    x = torch.arange(10.0)[:, None]
    steps = list(Training(MLP(1, (), 1), loss, x, x, optimizer="sgd", learning_rate=1e-3, batch_size=4).steps(3))
    assert [len(batch) for batch in seen] == [4, 4, 2] * 3
    epochs = [[*seen[i], *seen[i + 1], *seen[i + 2]] for i in (0, 3, 6)]
    assert all(sorted(epoch) == list(range(10)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2]
    assert [step.number for step in steps] == list(range(1, 10))
    assert [step.epoch for step in steps if step.epoch.is_integer()] == [1, 2, 3]


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("stop", [1, 7, 12])
def test_resuming_equals_the_uninterrupted_run_bit_for_bit(name, stop, tmp_path):
    x, y = data(50)

    def start(resume=None):
        torch.manual_seed(1)
        network = MLP(3, (8, 8), 1, "tanh", dropout=0.0 if name == "l-bfgs" else 0.4)
        return Training(network, mse_loss, x, y, optimizer=name, learning_rate=0.02, batch_size=12, l2=0.01, seed=4, resume=resume)  # fmt: skip

    uninterrupted = start()
    for step in uninterrupted.steps(epochs=20):
        if step.number == stop:
            save_tree(tmp_path / "state", {"step": step.number, **uninterrupted.state()})
    torch.manual_seed(99)
    resumed = start(load_tree(tmp_path / "state"))
    numbers = [step.number for step in resumed.steps(epochs=20)]
    assert numbers == list(range(stop + 1, uninterrupted.step + 1))
    for mine, theirs in zip(resumed.network.parameters(), uninterrupted.network.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def test_learning_rate_may_change_at_any_step():
    network, (x, y) = MLP(3, (), 1), data()
    training = Training(network, mse_loss, x, y, optimizer="sgd", learning_rate=0.1, batch_size=50)
    steps = training.steps(5)
    next(steps)
    for rate in (0.0, 0.5):
        training.learning_rate = rate
        before, g = weights(network), gradient(network, x, y)
        next(steps)
        np.testing.assert_allclose(weights(network) - before, -rate * g, rtol=1e-3, atol=1e-7)


def test_penalties_may_change_at_any_step():
    network, (x, y) = MLP(3, (), 1), data()
    training = Training(network, mse_loss, x, y, optimizer="sgd", learning_rate=0.1, batch_size=50)
    steps = training.steps(5)
    next(steps)
    training.l1, training.l2 = 0.3, 0.7
    before, g = weights(network), gradient(network, x, y, 0.3, 0.7)
    next(steps)
    np.testing.assert_allclose(weights(network) - before, -0.1 * g, rtol=1e-3, atol=1e-6)


# Optima with a closed form, or found by somebody else.


def test_linear_network_finds_the_least_squares_solution():
    network, (x, y) = MLP(3, (), 1).double(), [values.double() for values in data(200)]
    list(Training(network, mse_loss, x, y, optimizer="l-bfgs", learning_rate=1).steps(60))
    expected, *_ = np.linalg.lstsq(np.c_[x.numpy(), np.ones(len(x))], y.numpy()[:, 0], rcond=None)
    np.testing.assert_allclose(weights(network), expected, atol=1e-7)


def test_linear_network_finds_the_ridge_solution():
    network, (x, y) = MLP(3, (), 1).double(), [values.double() for values in data(200)]
    list(Training(network, mse_loss, x, y, optimizer="l-bfgs", learning_rate=1, l2=0.3).steps(60))
    design = np.c_[x.numpy(), np.ones(len(x))]
    # d/dw of mean (y - Xw)^2 + 0.15 |w|^2 is zero; the bias, last, goes free.
    normal = 2 * design.T @ design / len(x) + 0.3 * np.diag([1, 1, 1, 0])
    expected = np.linalg.solve(normal, 2 * design.T @ y.numpy()[:, 0] / len(x))
    np.testing.assert_allclose(weights(network), expected, atol=1e-7)


def test_linear_network_finds_the_logistic_regression_of_scikit_learn():
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(2)
    labels = rng.integers(0, 3, 300)
    x = rng.standard_normal((300, 2)) + np.array([[0, 0], [1.5, 0], [0, 1.5]])[labels]
    network, l2 = MLP(2, (), 3), 0.02
    inputs = torch.tensor(x, dtype=torch.float32)
    list(
        Training(
            network, cross_entropy, inputs, torch.tensor(labels), optimizer="l-bfgs", learning_rate=1, l2=l2
        ).steps(100)
    )
    # scikit-learn minimises C times the sum of losses plus |w|^2 / 2: C = 1 / (n l2).
    peer = LogisticRegression(C=1 / (len(x) * l2), tol=1e-8, max_iter=1000).fit(x, labels)
    with torch.no_grad():
        mine = network(inputs).softmax(1).numpy()
    np.testing.assert_allclose(mine, peer.predict_proba(x), atol=2e-4)


def test_l_bfgs_searches_along_the_line():
    """With torch's own default for one iteration a step, the search stops after one trial and this loss stays at 0.15."""
    from core.datasets.plane import labelled_points

    points, labels = labelled_points("xor", 400)
    x, y = torch.tensor(points / 3, dtype=torch.float32), torch.tensor(labels)
    network = MLP(2, (4,), 2)
    list(Training(network, cross_entropy, x, y, optimizer="l-bfgs", learning_rate=1).steps(150))
    assert cross_entropy(network(x), y) < 0.02


def test_l1_makes_weights_of_useless_inputs_vanish():
    rng = np.random.default_rng(0)
    x = torch.tensor(rng.standard_normal((300, 6)), dtype=torch.float32)
    y = 2 * x[:, :1] - x[:, 1:2]
    network = MLP(6, (), 1)
    list(Training(network, mse_loss, x, y, learning_rate=0.001, batch_size=300, l1=0.1).steps(4000))
    w = network.layers[0].weight[0].detach()
    assert w[2:].abs().max() < 0.01
    # Soft thresholding: each useful weight shrinks by l1 / 2 where the inputs are white.
    np.testing.assert_allclose(w[:2], [1.95, -0.95], atol=0.02)


def test_unknown_optimizer_is_named():
    with pytest.raises(ValueError, match="adagrad"):
        Training(MLP(1, (), 1), mse_loss, *data(10, 1), optimizer="adagrad")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_cuda_takes_the_same_steps(name):
    x, y = data()
    ends = []
    for device in ("cpu", "cuda"):
        torch.manual_seed(0)
        network = MLP(3, (8,), 1).to(device)
        training = Training(network, mse_loss, x.to(device), y.to(device), optimizer=name, learning_rate=0.05)
        list(training.steps(10))
        ends.append(weights(network.cpu()))
    np.testing.assert_allclose(*ends, rtol=1e-3, atol=1e-4)


# When pages measure, draw and save.

SIZES = st.lists(st.integers(1, 512), min_size=2, max_size=25)


@given(SIZES, st.integers(1, 4096), st.integers(10, 300_000))
def test_pace_is_positive_and_never_rarer_than_its_interval(sizes, batch, rows):
    pace = Pace.of(sizes, batch, rows)
    assert min(pace.measure, pace.draw, pace.save) >= 1 and pace.side in (24, 32, 48, 64)
    early = [(pace.saves, pace.save)] if pace.saves_early else []
    for due, interval in ((pace.measures, pace.measure), (pace.draws, pace.draw), *early):
        steps = [step for step in range(1, 5000) if due(step)]
        assert steps[:8] == list(range(1, 9)) or interval < 8
        assert max(np.diff(steps)) <= interval and all(map(due, range(interval, 10 * interval + 1, interval)))


def test_pace_draws_less_often_the_longer_it_takes():
    small, large = Pace.of((2, 8, 8, 2), 32, 400), Pace.of((2, *[512] * 5, 2), 32, 400)
    assert large.side < small.side
    early = [step for step in range(1, 65) if small.draws(step)]
    assert early[:8] == list(range(1, 9)) and np.all(np.diff(np.diff(early)) >= 0)


def test_copies_of_large_networks_are_not_taken_early():
    small, large = Pace.of((2, 8, 8, 2), 32, 400), Pace.of((2, *[512] * 20, 2), 32, 400)
    assert [step for step in range(8) if small.saves(step)] == list(range(1, 8))
    assert [step for step in range(2 * large.save + 1) if large.saves(step)] == [large.save, 2 * large.save]


def test_a_person_may_ask_for_every_picture():
    pace = Pace.of((2, 8, 2), 32, 400)
    assert all(pace.draws(step, draw_every=1) for step in range(500))
    assert [step for step in range(10) if pace.draws(step, draw_every=3)] == [0, 3, 6, 9]


def test_weights_are_counted():
    assert weights_in((3, 8, 5, 2)) == sum(p.numel() for p in MLP(3, (8, 5), 2).parameters())


def test_shown_rows_are_capped():
    assert shown(slice(5, 9)) == slice(5, 9)
    assert shown(slice(5, 10**6)) == slice(5, 5 + MOST_POINTS)
