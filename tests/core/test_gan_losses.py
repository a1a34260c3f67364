"""Losses of GANs against closed forms, their slopes, and the theory of the optimal discriminator."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.generative.gan_losses import LOSSES, between, gradient_penalty

outputs = st.lists(st.floats(-30, 30), min_size=1, max_size=8)


def tensor(values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


def sigma(x):
    return 1 / (1 + np.exp(-np.asarray(x)))


#: What the papers write, in numpy: (discriminator(real, fake), generator(fake)).
WRITTEN = {
    "minimax": (
        lambda r, f: -np.log(sigma(r)).mean() - np.log(sigma(-np.asarray(f))).mean(),
        lambda f: np.log(sigma(-np.asarray(f))).mean(),
    ),
    "non-saturating": (
        lambda r, f: -np.log(sigma(r)).mean() - np.log(sigma(-np.asarray(f))).mean(),
        lambda f: -np.log(sigma(f)).mean(),
    ),
    "least squares": (
        lambda r, f: 0.5 * ((np.asarray(r) - 1) ** 2).mean() + 0.5 * (np.asarray(f) ** 2).mean(),
        lambda f: 0.5 * ((np.asarray(f) - 1) ** 2).mean(),
    ),
    "wasserstein": (lambda r, f: np.mean(f) - np.mean(r), lambda f: -np.mean(f)),
    "hinge": (
        lambda r, f: np.maximum(0, 1 - np.asarray(r)).mean() + np.maximum(0, 1 + np.asarray(f)).mean(),
        lambda f: -np.mean(f),
    ),
}


@pytest.mark.parametrize("name", LOSSES)
@given(real=outputs, fake=outputs)
@settings(max_examples=30, deadline=None)
def test_losses_are_what_the_papers_write(name, real, fake):
    for_discriminator, for_generator = WRITTEN[name]
    loss = LOSSES[name]
    real, fake = torch.tensor(real, dtype=torch.float64), torch.tensor(fake, dtype=torch.float64)
    assert float(loss.discriminator(real, fake)) == pytest.approx(
        for_discriminator(real.numpy(), fake.numpy()), abs=1e-8
    )
    assert float(loss.generator(fake)) == pytest.approx(for_generator(fake.numpy()), abs=1e-8)


def test_a_sure_discriminator_starves_minimax_and_feeds_the_other():
    logit = -12.0
    slopes = {}
    for name in ("minimax", "non-saturating"):
        fake = tensor([logit])
        LOSSES[name].generator(fake).backward()
        slopes[name] = float(fake.grad)
    assert slopes["minimax"] == pytest.approx(-float(sigma(logit)))
    assert slopes["non-saturating"] == pytest.approx(-(1 - float(sigma(logit))))


@pytest.mark.parametrize("name", LOSSES)
def test_verdicts_agree_with_what_each_discriminator_aims_at(name):
    real, fake = {"least squares": (1.0, 0.0)}.get(name, (2.0, -2.0))
    verdict = LOSSES[name].verdict(torch.tensor([fake, (real + fake) / 2, real]))
    assert verdict[0] < 0 < verdict[2]
    assert float(verdict[1]) == pytest.approx(0)
    if name == "minimax":
        assert float((verdict[2] + 1) / 2) == pytest.approx(float(sigma(real)), rel=1e-5)
    far = LOSSES[name].verdict(torch.tensor([-1e3, 1e3]))
    assert name == "wasserstein" or far.abs().max() <= 1


@pytest.mark.parametrize("name", ["minimax", "least squares"])
def test_the_best_discriminator_is_goodfellow_s_and_mao_s(name):
    """On a finite space no outputs are better than p / (p + q); minimax is then worth 2 ln 2 - 2 JS (theorem 1)."""
    p, q = np.array([0.5, 0.3, 0.2]), np.array([0.1, 0.3, 0.6])
    ratio = p / (p + q)
    best = tensor(np.log(ratio / (1 - ratio)) if name == "minimax" else ratio)

    def loss(out):
        # Means over examples that come in these proportions.
        return LOSSES[name].discriminator(
            *(out.repeat_interleave(torch.tensor(np.round(10 * x).astype(int))) for x in (p, q))
        )

    loss(best).backward()
    np.testing.assert_allclose(best.grad, 0, atol=1e-12)
    for change in torch.randn(20, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0)):
        assert loss(best + change) > loss(best)
    if name == "minimax":
        middle = (p + q) / 2
        js = ((p * np.log(p / middle)).sum() + (q * np.log(q / middle)).sum()) / 2
        assert float(loss(best).detach()) == pytest.approx(2 * math.log(2) - 2 * js, abs=1e-8)


def test_the_penalty_of_a_linear_discriminator_is_known():
    weight = torch.tensor([3.0, 4.0], requires_grad=True)
    places = torch.randn(7, 2)
    for norm, expected, slope in ((1, (5 - 1) ** 2, 2 * (5 - 1) / 5), (0, 25.0, 2.0)):
        weight.grad = None
        penalty = gradient_penalty(lambda x: x @ weight, places, norm)
        assert float(penalty.detach()) == pytest.approx(expected, rel=1e-5)
        penalty.backward()
        np.testing.assert_allclose(weight.grad, slope * weight.detach(), rtol=1e-4)


def test_the_penalty_of_a_flat_discriminator_has_a_finite_slope():
    weight = torch.zeros(2, requires_grad=True)
    for norm, expected in ((1, 1.0), (0, 0.0)):
        weight.grad = None
        penalty = gradient_penalty(lambda x: x @ weight, torch.randn(5, 2), norm)
        penalty.backward()
        assert float(penalty.detach()) == pytest.approx(expected, abs=1e-5)
        assert torch.isfinite(weight.grad).all()


def test_the_penalty_takes_pictures_and_leaves_its_places_alone():
    pictures = torch.randn(3, 1, 4, 4)
    penalty = gradient_penalty(lambda x: x.square().sum((1, 2, 3), keepdim=True), pictures, 0)
    assert float(penalty.detach()) == pytest.approx(float(4 * pictures.square().sum((1, 2, 3)).mean()), rel=1e-5)
    assert not pictures.requires_grad


def test_between_is_on_the_line_of_each_pair():
    real, fake = torch.zeros(3, 1, 2, 2), torch.ones(3, 1, 2, 2)
    mixed = between(real, fake, torch.tensor([0.0, 0.25, 1.0]))
    np.testing.assert_allclose(mixed[:, 0, 0, 0], [0, 0.25, 1])
