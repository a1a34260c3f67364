"""Robust training's objectives: against autograd written out, closed forms on linear models, and exact resuming."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.functional import cross_entropy

from core.adversarial_training import Fast, GaussianNoise, NoisyFast, Pgd, Plain, Trades
from core.adversarial_training.trades import divergence
from core.datasets import load
from core.networks import cnn
from core.networks.image_network import ImageNetwork, scaled
from core.training import Training
from core.trees import load_tree, save_tree

OBJECTIVES = [
    Plain(), GaussianNoise(0.1), Fast(0.1), NoisyFast(0.1), Pgd(0.1, steps=3), Trades(0.1, steps=3),
]  # fmt: skip
each = pytest.mark.parametrize("objective", OBJECTIVES, ids=lambda o: type(o).__name__)


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)
    torch.manual_seed(0)


def network(*layers: str, side=8) -> ImageNetwork:
    torch.manual_seed(3)
    return cnn.build(
        (1, side, side), 10, layers or ("conv 4 3", "norm", "relu", "pool", "dropout 0.5", "dense 16", "tanh")
    )


def batch(n=6):
    generator = torch.Generator().manual_seed(7)
    return torch.rand(n, 1, 8, 8, generator=generator), torch.randint(0, 10, (n,), generator=generator)


def linear(weights: torch.Tensor) -> nn.Module:
    """Two classes whose log-odds are weights times pixels: the worst perturbation of any picture is known."""
    module = nn.Sequential(nn.Flatten(), nn.Linear(weights.numel(), 2, bias=False))
    module[1].weight.data = torch.stack([weights.flatten(), torch.zeros(weights.numel())])
    return module


def ball(x, start, epsilon):
    """The projection written out per pixel."""
    return torch.tensor(
        [min(max(s, o - epsilon, 0.0), o + epsilon, 1.0) for s, o in zip(start.flatten().tolist(), x.flatten().tolist(), strict=True)]
    ).reshape(x.shape)  # fmt: skip


def by_hand(model, x, start, loss, epsilon, step, steps):
    """Projected signed gradient ascent picture by picture."""
    model.eval()
    pictures = []
    for row in range(len(x)):
        now = ball(x[row], start[row], epsilon)
        for _ in range(steps):
            now.requires_grad_()
            slope = torch.autograd.grad(loss(model(now[None]), row), now)[0]
            now = ball(x[row], now.detach() + step * slope.sign(), epsilon)
        pictures.append(now)
    return torch.stack(pictures)


# What the network learns from.


@pytest.mark.parametrize("objective", [Fast(0.1), Fast(0.2, step=0.5), Pgd(0.1, steps=4), Pgd(0.05, steps=2, step=0.7)])
def test_cross_entropy_attacks_equal_autograd_written_out(objective):
    model, (x, y) = network(), batch()
    torch.manual_seed(5)
    mine = objective.perturbed(model, x, y)
    torch.manual_seed(5)
    start = x + (2 * torch.rand(x.shape) - 1) * objective.epsilon
    steps = getattr(objective, "steps", 1)
    step = (objective.step or 2.5 / steps) * objective.epsilon
    theirs = by_hand(model, x, start, lambda z, row: cross_entropy(z, y[row : row + 1]), objective.epsilon, step, steps)
    torch.testing.assert_close(mine, theirs, atol=1e-6, rtol=0)


def test_noisy_fast_equals_its_formula():
    model, (x, y) = network(), batch()
    torch.manual_seed(5)
    mine = NoisyFast(0.1, noise=2.0, step=1.0).perturbed(model, x, y)
    torch.manual_seed(5)
    noisy = (x + (2 * torch.rand(x.shape) - 1) * 0.2).requires_grad_()
    slope = torch.autograd.grad(cross_entropy(model.eval()(noisy), y), noisy)[0]
    torch.testing.assert_close(mine, (noisy + 0.1 * slope.sign()).detach().clamp(0, 1), atol=1e-6, rtol=0)


def test_trades_twins_equal_autograd_written_out():
    model, (x, y) = network(), batch()
    torch.manual_seed(5)
    mine = Trades(0.1, steps=3).perturbed(model, x, y)
    torch.manual_seed(5)
    start = x + 0.001 * torch.randn(x.shape)
    p = model.eval()(x).softmax(1).detach()

    def kl(logits, row):
        q = logits.softmax(1)[0]
        return (p[row] * (p[row] / q).log()).sum()

    theirs = by_hand(model, x, start, kl, 0.1, 0.1 * 2.5 / 3, 3)
    assert torch.equal(mine[:6], x)
    # Where a slope is within rounding of zero its sign is anybody's guess.
    assert ((mine[6:] - theirs).abs() < 1e-5).float().mean() > 0.98


def test_one_step_of_pgd_is_fast():
    model, (x, y) = network(), batch()
    pictures = []
    for objective in (Pgd(0.1, steps=1, step=1.25), Fast(0.1, step=1.25)):
        torch.manual_seed(5)
        pictures.append(objective.perturbed(model, x, y))
    assert torch.equal(*pictures)


@pytest.mark.parametrize("objective", [Fast(0.2, step=2.0), Pgd(0.2, steps=3), Pgd(0.2, steps=8)])
def test_linear_models_get_their_worst_pictures(objective):
    weights = torch.randn(8, 8)
    x, _ = batch(20)
    y = torch.arange(20) % 2
    away = torch.where(y == 0, -1.0, 1.0)[:, None, None, None]
    worst = (x + 0.2 * away * weights.sign()).clamp(0, 1)
    torch.testing.assert_close(objective.perturbed(linear(weights), x, y), worst)


def test_noise_has_its_deviation_and_stays_in_range():
    x = torch.full((50, 1, 20, 20), 0.5)
    noisy = GaussianNoise(0.1).perturbed(network(), x, torch.zeros(50, dtype=torch.int64))
    assert noisy.std().item() == pytest.approx(0.1, rel=0.03) and noisy.mean().item() == pytest.approx(0.5, abs=0.003)
    assert GaussianNoise(1.0).perturbed(network(), x, None).min() >= 0 and noisy.max() <= 1


@settings(max_examples=30)
@given(st.sampled_from(OBJECTIVES[2:]), st.floats(0, 1), st.integers(0, 1000))
def test_pictures_keep_within_budget_and_range(objective, epsilon, seed):
    torch.manual_seed(seed)
    x, y = torch.rand(4, 1, 8, 8), torch.randint(0, 10, (4,))
    kept, objective.epsilon = objective.epsilon, epsilon
    pictures = objective.perturbed(network(), x, y)[-4:]
    objective.epsilon = kept
    # N-FGSM never projects: noise of twice the budget, then a step of it.
    budget = 3 * epsilon if isinstance(objective, NoisyFast) else epsilon
    assert (pictures - x).abs().max() <= budget + 1e-6 and pictures.min() >= 0 and pictures.max() <= 1
    assert not pictures.requires_grad


@each
def test_epsilon_zero_changes_nothing(objective):
    model, (x, y) = network(), batch()
    kept, objective.epsilon = objective.epsilon, 0.0
    pictures = objective.perturbed(model, x, y)
    objective.epsilon = kept
    assert torch.equal(pictures[-6:], x)


@each
@pytest.mark.parametrize("training", [True, False])
def test_attacking_leaves_the_network_as_it_was(objective, training):
    model, (x, y) = network().train(training), batch()
    model.layers["conv1"].weight.requires_grad_(False)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    objective.perturbed(model, x, y)
    assert all(module.training == training for module in model.modules())
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert all(p.grad is None for p in model.parameters())
    assert not model.layers["conv1"].weight.requires_grad and model.layers["conv1"].bias.requires_grad


# Losses.


def test_divergence_equals_its_closed_form():
    """KL of two Bernoulli distributions, by hand."""
    p, q = 0.9, 0.2
    logits = torch.tensor([[math.log(q / (1 - q)), 0.0]])
    expected = p * math.log(p / q) + (1 - p) * math.log((1 - p) / (1 - q))
    assert divergence(torch.tensor([[p, 1 - p]]).log(), logits).item() == pytest.approx(expected, rel=1e-5)


@given(st.integers(1, 8), st.floats(0, 10), st.integers(0, 100))
def test_trades_loss_equals_numpy(n, beta, seed):
    rng = np.random.default_rng(seed)
    outputs, labels = rng.standard_normal((2 * n, 5)), rng.integers(0, 5, n)
    p, q = (np.exp(z) / np.exp(z).sum(1, keepdims=True) for z in (outputs[:n], outputs[n:]))
    expected = np.mean(-np.log(p[np.arange(n), labels]) + beta * (p * np.log(p / q)).sum(1))
    mine = Trades(0.1, beta=beta).loss(torch.tensor(outputs), torch.tensor(labels))
    assert mine.item() == pytest.approx(expected, rel=1e-6)


def test_trades_without_weight_on_the_twins_is_plain_training():
    outputs, (_, y) = torch.randn(12, 10), batch()
    assert torch.equal(Trades(0.1, beta=0.0).loss(outputs, y), Plain().loss(outputs[:6], y))


# Training.


@each
def test_a_step_follows_the_gradient_on_the_perturbed_pictures(objective):
    x, y = batch(32)
    model = network("dense 12", "tanh")
    torch.manual_seed(5)
    pictures = objective.perturbed(model, x, y)
    expected = torch.autograd.grad(objective.loss(model(pictures), y), list(model.parameters()))
    before = [p.detach().clone() for p in model.parameters()]
    torch.manual_seed(5)
    training = Training(model, objective.loss, x, y, optimizer="sgd", learning_rate=0.1, batch_size=32, perturb=objective.perturbed)  # fmt: skip
    next(training.steps(1))
    for parameter, old, slope in zip(model.parameters(), before, expected, strict=True):
        torch.testing.assert_close(parameter.detach(), old - 0.1 * slope, atol=1e-6, rtol=1e-4)
    assert len(training.batch.outputs) == len(pictures) and len(training.batch.targets) == 32


@each
def test_resuming_equals_the_uninterrupted_run_bit_for_bit(objective, tmp_path):
    images = load("digits")
    x, y = (
        torch.from_numpy(np.array(images.train[:200]))[:, None],
        torch.from_numpy(np.array(images.train_labels[:200])),
    )

    def start(resume=None):
        return Training(
            network(side=28), objective.loss, x, y, learning_rate=0.01, batch_size=64, seed=4, prepare=scaled,
            perturb=objective.perturbed, resume=resume,
        )  # fmt: skip

    torch.manual_seed(1)
    uninterrupted = start()
    for step in uninterrupted.steps(epochs=3):
        if step.number == 5:
            save_tree(tmp_path / "state", {"step": step.number, **uninterrupted.state()})
    torch.manual_seed(99)
    resumed = start(load_tree(tmp_path / "state"))
    assert [step.number for step in resumed.steps(epochs=3)] == list(range(6, 13))
    for mine, theirs in zip(resumed.network.state_dict().values(), uninterrupted.network.state_dict().values(), strict=True):  # fmt: skip
        assert torch.equal(mine, theirs)


def test_robust_training_makes_the_built_in_digits_robust():
    from core.attacks.measure import accuracy_under
    from core.attacks.pgd import pgd

    images, left = load("digits"), {}
    x, y = (torch.from_numpy(np.array(a)) for a in (images.train, images.train_labels))
    test, labels = (
        scaled(torch.from_numpy(np.array(images.test))[:, None]),
        torch.from_numpy(np.array(images.test_labels)),
    )
    for objective in (Plain(), Fast(0.15), Pgd(0.15, steps=4), Trades(0.15, steps=4)):
        model = network("meanpool 4", "conv 16 3", "relu", "dense 64", "relu", side=28)
        list(Training(
            model, objective.loss, x[:, None], y, learning_rate=0.005, batch_size=128, prepare=scaled,
            perturb=objective.perturbed,
        ).steps(12))  # fmt: skip
        left[type(objective)] = accuracy_under(model, test, pgd(model, test, labels, 0.15, steps=20), labels)
    assert left[Plain] < 0.3
    assert min(left[Fast], left[Pgd], left[Trades]) > left[Plain] + 0.25


# Bad input.


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Pgd(1.5), "epsilon is 1.5, but 0 to 1"),
        (lambda: Fast(math.nan), "epsilon is nan"),
        (lambda: Pgd(0.3, steps=0), "steps is 0, but 1 or more"),
        (lambda: Fast(0.3, step=-1.0), "step is -1, but a positive share"),
        (lambda: NoisyFast(0.3, step=0.0), "step is 0, but a positive share"),
        (lambda: NoisyFast(0.3, noise=-2.0), "noise is -2, but a share of epsilon from 0 up"),
        (lambda: Trades(0.3, beta=-1.0), "beta is -1, but 0 or more"),
    ],
)
def test_numbers_out_of_range_are_named(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
@each
def test_cuda_trains_alike(objective):
    """Random numbers differ between devices, so two objectives are only compared in what they reach."""
    losses = []
    for device in ("cpu", "cuda"):
        model = network("dense 12", "tanh").to(device)
        x, y = (t.to(device) for t in batch(64))
        training = Training(model, objective.loss, x, y, learning_rate=0.02, batch_size=64, perturb=objective.perturbed)
        list(training.steps(60))
        losses.append(training.batch.loss.item())
    assert losses[0] == pytest.approx(losses[1], rel=0.2)
