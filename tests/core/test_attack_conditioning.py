"""Conditioning against closed forms on a linear model and against autograd's Jacobian with numpy's singular values."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from core import datasets, models_library
from core.attacks import conditioning as module
from core.attacks.conditioning import (
    conditioning,
    conditioning_steps,
    first_order_distance,
    jacobian,
    largest_singular_value,
    smallest_change,
)
from core.attacks.gradients import UnfitModel
from core.attacks.projection import norms
from core.networks import cnn


def linear(seed=0, classes=4, shape=(2, 3, 3)):
    """Logits W x + b, their W and b."""
    torch.manual_seed(seed)
    layer = nn.Linear(int(np.prod(shape)), classes)
    return nn.Sequential(nn.Flatten(), layer).eval(), layer.weight.detach(), layer.bias.detach()


def pictures(n=5, shape=(2, 3, 3), seed=0, low=0.0, high=1.0):
    generator = torch.Generator().manual_seed(seed)
    return low + (high - low) * torch.rand(n, *shape, generator=generator)


def small_cnn():
    torch.manual_seed(0)
    layers = ["conv 4 3", "norm", "tanh", "pool", "conv 6 3", "relu", "dense 12", "silu", "dropout 0.5"]
    network = cnn.build((1, 8, 8), 5, layers)
    with torch.no_grad():
        # As it starts it gives all pictures the same answer.
        for name, weight in network.named_parameters():
            weight.mul_(0 if name.endswith("output.bias") else 4 if weight.ndim > 1 else 1)
    return network


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.integers(2, 6))
def test_of_a_linear_model_all_numbers_are_known(seed, classes):
    model, weight, bias = linear(seed, classes)
    # Far from black and white, where nothing gets in the way, and next to a boundary.
    images = pictures(4, seed=seed, low=0.45, high=0.55)
    found = conditioning(model, images)
    logits = images.flatten(1) @ weight.T + bias
    sigma = float(np.linalg.svd(weight.numpy(), compute_uv=False)[0])
    torch.testing.assert_close(found.singular_value, torch.full((4,), sigma), rtol=1e-4, atol=0)
    torch.testing.assert_close(found.condition, sigma * norms(images, "l2") / logits.norm(dim=1), rtol=1e-4, atol=0)
    top = logits.argmax(1)
    distances = [
        min(
            float(logits[i, y] - logits[i, j]) / float((weight[y] - weight[j]).norm()) for j in range(classes) if j != y
        )
        for i, y in enumerate(top.tolist())
    ]
    torch.testing.assert_close(found.first_order, torch.tensor(distances), rtol=1e-3, atol=1e-6)
    reachable = torch.tensor(distances) < 0.3
    torch.testing.assert_close(found.found[reachable], torch.tensor(distances)[reachable], rtol=5e-3, atol=2e-4)
    assert (found.found >= found.first_order * (1 - 1e-3) - 1e-5).all()


def test_jacobians_are_those_of_autograd_and_their_values_numpys():
    network, images = small_cnn().eval(), pictures(6, (1, 8, 8))
    found = jacobian(network, images)
    for image, ours in zip(images, found, strict=True):
        theirs = torch.autograd.functional.jacobian(network, image[None])[0].reshape(5, -1)
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-6)
    exact = np.linalg.svd(found.numpy(), compute_uv=False)[:, 0]
    np.testing.assert_allclose(conditioning(network, images).singular_value, exact, rtol=1e-5)
    np.testing.assert_allclose(largest_singular_value(network, images), exact, rtol=5e-3)


def test_power_iteration_finds_the_largest_value_of_a_known_spectrum():
    model, weight, _ = linear(classes=4)
    u, _, v = np.linalg.svd(weight.numpy(), full_matrices=False)
    with torch.no_grad():
        model[1].weight.copy_(torch.tensor(u @ np.diag([3.0, 2.5, 1.0, 0.1]) @ v))
    found = largest_singular_value(model, pictures(3), tolerance=1e-7)
    torch.testing.assert_close(found, torch.full((3,), 3.0), rtol=1e-4, atol=0)


def test_where_the_jacobian_is_too_large_nothing_changes_but_the_way(monkeypatch):
    network, images = small_cnn().eval(), pictures(6, (1, 8, 8))
    whole = conditioning(network, images)
    monkeypatch.setattr(module, "_MOST_NUMBERS", 100)
    without = conditioning(network, images)
    torch.testing.assert_close(without.singular_value, whole.singular_value, rtol=5e-3, atol=0)
    torch.testing.assert_close(without.condition, whole.condition, rtol=5e-3, atol=0)
    # The runner-up's boundary need not be the nearest.
    assert (without.first_order >= whole.first_order * (1 - 1e-5)).all()
    assert torch.equal(without.found, whole.found)


def test_the_smallest_change_changes_the_answer_and_a_little_less_does_not():
    network, images = small_cnn().eval(), pictures(8, (1, 8, 8))
    labels = network(images).argmax(1)
    moved = smallest_change(network, images, labels)
    changed = (moved != images).flatten(1).any(1)
    assert changed.any()
    assert torch.equal(network(moved).argmax(1) != labels, changed)
    nearly = torch.lerp(images, moved, 0.999)
    assert torch.equal(network(nearly).argmax(1), labels)
    assert moved.min() >= 0
    assert moved.max() <= 1


def test_a_first_order_distance_is_not_positive_for_a_wrong_answer():
    model, *_ = linear()
    images = pictures()
    answers = model(images).argmax(1)
    assert (first_order_distance(model, images, answers, jacobian(model, images)) > 0).all()
    wrong = (answers + 1) % 4
    assert (first_order_distance(model, images, wrong, jacobian(model, images)) < 0).all()
    assert (first_order_distance(model, images, wrong) < 0).all()


def test_where_no_change_is_found_the_distance_is_infinite():
    model, *_ = linear(classes=3)
    with torch.no_grad():
        model[1].bias[0] = 1e4
    found = conditioning(model, pictures())
    assert found.found.isinf().all()
    assert found.first_order.isfinite().all()


def test_a_constant_model_is_refused():
    class Constant(nn.Module):
        def forward(self, x):
            return torch.zeros(len(x), 3)

    with pytest.raises(UnfitModel, match="in a way that can be differentiated"):
        conditioning(Constant(), pictures())


def test_modes_flags_and_gradients_stay_as_they_were():
    network, images = small_cnn().train(), pictures(3, (1, 8, 8))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    conditioning(network, images)
    largest_singular_value(network, images)
    assert all(part.training for part in network.modules())
    assert all(p.requires_grad and p.grad is None for p in network.parameters())
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())
    assert not images.requires_grad


@pytest.mark.parametrize("most", [module._MOST_NUMBERS, 100])
def test_between_its_steps_no_mode_is_set_and_probes_may_come(monkeypatch, most):
    monkeypatch.setattr(module, "_MOST_NUMBERS", most)
    network, images = small_cnn().train(), pictures(2, (1, 8, 8))
    expected, found = conditioning(network, images), []
    for found in conditioning_steps(network, images):  # noqa: B007, its last one is used
        assert torch.is_grad_enabled()
        assert all(part.training for part in network.modules())
        network.eval()(images).sum().backward()  # as a probe might
        network.train().zero_grad(set_to_none=True)
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs)


def test_of_the_shipped_network_deepfools_change_is_near_its_first_order_estimate():
    try:
        images = datasets.load("mnist")
    except datasets.DatasetMissing as missing:
        pytest.skip(str(missing))
    network, _ = models_library.load("mnist_cnn")
    found = conditioning(network, network.encode(images.test[:16]))
    exact = np.linalg.svd(jacobian(network, network.encode(images.test[:16])).numpy(), compute_uv=False)[:, 0]
    np.testing.assert_allclose(found.singular_value, exact, rtol=1e-4)
    assert found.found.isfinite().all()
    ratio = found.found / found.first_order
    assert 0.3 < ratio.median() < 3


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_on_a_gpu_the_numbers_are_the_same():
    network, images = small_cnn().eval(), pictures(4, (1, 8, 8))
    here, there = conditioning(network, images), conditioning(small_cnn().eval().cuda(), images.cuda())
    for ours, theirs in zip(here, there, strict=True):
        torch.testing.assert_close(theirs.cpu(), ours, rtol=2e-2, atol=1e-4)
    powered = largest_singular_value(small_cnn().eval().cuda(), images.cuda())
    torch.testing.assert_close(powered.cpu(), here.singular_value, rtol=5e-3, atol=0)
