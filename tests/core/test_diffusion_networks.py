"""The networks that see noise: their inputs count, they survive the library, learn, and their average is the average."""

import numpy as np
import pytest
import torch

from core import models_library
from core.generative.diffusion import TIMES, noise_loss, sample, schedule, unguided
from core.generative.mixture_diffusion import exact_predictor
from core.generative.plane_measures import modes
from core.generative.plane_targets import target
from core.networks import unet
from core.networks.averaging import averaged
from core.networks.plane_denoiser import PlaneDenoiser
from core.networks.time_embedding import time_embedding


def shaken(network):
    """With weights that are nowhere 0."""
    torch.manual_seed(0)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.normal_(std=0.1)
    return network


def test_times_are_waves():
    embedding = time_embedding(torch.tensor([0, 1, 500]), 6)
    angles = np.array([[t / 10_000 ** (i / 2) for i in range(3)] for t in (0, 1, 500)])
    np.testing.assert_allclose(embedding.numpy(), np.concatenate([np.sin(angles), np.cos(angles)], 1), atol=1e-4)


@pytest.mark.parametrize("picture", [(1, 28, 28), (3, 32, 32), (1, 8, 8), (1, 9, 13)])
def test_noise_has_the_shape_of_the_picture(picture):
    network = unet.build(picture, 10, (8, 16))
    x, times = torch.randn(2, *picture), torch.tensor([1, TIMES])
    assert network(x, times).shape == x.shape
    assert not network(x, times).any()  # loss 1 to begin with
    assert network.picture == picture


def test_time_class_and_every_pixel_count():
    network = shaken(unet.build((1, 8, 8), 3, (8, 16)))
    x, times, labels = torch.randn(2, 1, 8, 8), torch.tensor([5, 5]), torch.tensor([0, 0])
    there = network(x, times, labels)
    assert not torch.allclose(there[0], network(x, torch.tensor([800, 5]), labels)[0])
    assert not torch.allclose(there[0], network(x, times, torch.tensor([1, 0]))[0])
    torch.testing.assert_close(there[1], network(x, torch.tensor([800, 5]), torch.tensor([1, 0]))[1])
    torch.testing.assert_close(network(x, times), network(x, times, torch.tensor([3, 3])))
    x.requires_grad_()
    (slope,) = torch.autograd.grad(network(x, times, labels)[0, 0, 0, 0], x)
    assert (slope[0] != 0).all()
    assert (slope[1] == 0).all()


def test_every_weight_learns_once_the_zeros_are_gone():
    network = shaken(unet.build((1, 8, 8), 3, (8, 16)))
    noise_loss(network, torch.randn(6, 1, 8, 8), torch.tensor([0, 1, 2, 3, 0, 1]), schedule("cosine")).backward()
    assert all(p.grad is not None and p.grad.any() for p in network.parameters())


def test_it_comes_back_from_the_library(tmp_path):
    network = shaken(unet.build((1, 8, 8), 3, (8, 16))).eval()
    models_library.write(tmp_path / "a.safetensors", network, {"title": "a"})
    again, card = models_library.read(tmp_path / "a.safetensors")
    x, times = torch.randn(2, 1, 8, 8), torch.tensor([1, 900])
    torch.testing.assert_close(again(x, times), network(x, times))
    assert card["network"] == "unet"


def test_pictures_too_small_are_named():
    with pytest.raises(ValueError, match="3 widths need pictures of 8x8 or more, not 7x28"):
        unet.build((1, 7, 28), 10)


def test_the_average_follows_the_weights():
    network = torch.nn.Linear(1, 1, bias=False)
    average, expected = averaged(network, 0.5), None
    for step, value in enumerate((1.0, 3.0, -2.0, 4.0)):
        with torch.no_grad():
            network.weight.fill_(value)
        average.update_parameters(network)
        decay = min(0.5, (1 + step) / (10 + step))
        expected = value if expected is None else decay * expected + (1 - decay) * value
        assert float(average.module.weight.detach()) == pytest.approx(expected)


def test_a_trained_network_comes_near_the_exact_one_and_finds_all_modes():
    torch.manual_seed(0)
    plan, ring, rng = schedule("cosine"), target("ring", 0.2), np.random.default_rng(0)
    network = PlaneDenoiser((64, 64, 64))
    average = averaged(network, 0.99)
    optimizer = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(1200):
        loss = noise_loss(network, torch.from_numpy(ring.sample(256, rng)), None, plan)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update_parameters(network)
    predict, exact = unguided(average.module), exact_predictor(ring, plan)
    for t, most in ((100, 0.25), (300, 0.06), (600, 0.01)):
        x = plan.noised(torch.from_numpy(ring.sample(1000, rng)), t, torch.randn(1000, 2))
        with torch.no_grad():
            error = (predict(x, t) - exact(x, t)).square().mean()
        assert error < most, t
    *_, end = sample(predict, torch.randn(2000, 2), plan, 50, 0.0, limit=3.0)
    found = modes(end.x.numpy(), ring)
    assert found.covered == 8
    assert found.quality > 0.7
    assert found.evenness > 0.95
