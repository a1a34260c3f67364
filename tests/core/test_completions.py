"""Completions by a weighed population, against all completions of a tiny picture."""

import itertools

import numpy as np
import pytest
import torch

from core.generative import autoregressive as pixels
from core.generative import completions
from core.networks import pixelcnn
from tests.core.pixel_models import roughened

KNOWN = np.array([[1, 0, 1], [0, 0, 1], [1, 1, 0]])
HOLE = np.array([[False, True, False], [True, True, False], [False, False, False]])


@pytest.fixture(scope="module")
def network():
    """So sure of each pixel that weights differ much."""
    made = roughened(pixelcnn.build((1, 3, 3), 2, 2, 8, 2), seed=5)
    made.end[-1].weight.data *= 4
    return made


def exactly(network, known, hole, label=2):
    """All completions (m, h, w), the probability of each given the known pixels, and ln p(known after | known before)."""
    every = np.repeat(known[None], 2 ** hole.sum(), 0).astype(np.uint8)
    every[:, hole] = list(itertools.product([0, 1], repeat=int(hole.sum())))
    with torch.no_grad():
        x = torch.from_numpy(every)[:, None]
        logs = network(x, torch.full((len(every),), label)).log_softmax(1).double()
    logs = logs.gather(1, x.long())[:, 0].flatten(1).numpy()[:, int(hole.reshape(-1).argmax()) :].sum(1)
    chances = np.exp(logs)
    return every, chances / chances.sum(), np.log(chances.sum())


def populated(network, known=KNOWN, hole=HOLE, count=4000, **options):
    *_, end = completions.filling(network, torch.full((count,), 2), seed=1, known=known, mask=hole, **options)
    return end


@pytest.mark.parametrize("resample", [False, True])
def test_weights_make_samples_of_what_is_known(network, resample):
    every, chances, evidence = exactly(network, KNOWN, HOLE)
    end = populated(network, resample=resample)
    assert (len(np.unique(end.ancestors)) < 4000) == resample
    different, shares = end.distinct()
    assert (np.diff(shares) <= 1e-9).all() and shares.sum() == pytest.approx(1)
    found = {picture.tobytes(): share for picture, share in zip(different, shares, strict=True)}
    for picture, chance in zip(every, chances, strict=True):
        assert found.get(picture.tobytes(), 0) == pytest.approx(chance, abs=0.04)
    assert end.log_known == pytest.approx(evidence, abs=0.08)
    assert np.allclose(end.mean, np.tensordot(chances, every, 1), atol=0.04)
    assert np.array_equal(end.levels[:, ~HOLE], np.repeat(KNOWN[~HOLE][None], 4000, 0))


def test_without_weights_it_would_be_something_else(network):
    """What the network draws before it has seen the rest is not what is asked for."""
    every, chances, _ = exactly(network, KNOWN, HOLE)
    end = populated(network, resample=False)
    unweighed = np.array([(end.levels == picture).all((1, 2)).mean() for picture in every])
    assert np.abs(unweighed - chances).max() > 0.05
    assert end.effective < 2000


def test_the_likelihood_is_that_of_the_whole_picture(network):
    every, chances, evidence = exactly(network, KNOWN, HOLE)
    end = populated(network, count=50)
    for levels, log_likelihood in zip(end.levels, end.log_likelihood, strict=True):
        expected = chances[(every == levels).all((1, 2))] * np.exp(evidence)
        assert np.exp(log_likelihood) == pytest.approx(float(expected[0]), rel=1e-3)


def test_known_pixels_before_the_hole_weigh_nothing(network):
    hole = np.arange(9).reshape(3, 3) >= 5
    every, chances, evidence = exactly(network, KNOWN, hole)
    end = populated(network, hole=hole)
    assert evidence == pytest.approx(0, abs=1e-5) and end.log_known == 0 and end.effective == pytest.approx(4000)
    shares = np.array([(end.levels == picture).all((1, 2)).mean() for picture in every])
    assert np.allclose(shares, chances, atol=0.03)


def test_the_same_seed_fills_in_the_same(network):
    assert np.array_equal(populated(network, count=30).levels, populated(network, count=30).levels)


def test_samples_grow_row_by_row_around_what_is_known(network):
    states = list(pixels.pictures(network, None, count=2, seed=0, known=KNOWN, mask=HOLE))
    assert len(states) == 3
    for state in states:
        assert np.array_equal(state[:, ~HOLE], np.repeat(255 * KNOWN[~HOLE][None], 2, 0))
    assert (states[0][:, 1, :2] == pixels.BLANK).all() and set(np.unique(states[-1])) <= {0, 255}


def test_systematic_replacement_is_fair():
    weights = np.array([0.5, 0.25, 0.0, 0.25])
    assert completions.systematic(weights, 0.5).tolist() == [0, 0, 1, 3]
    weights = np.random.default_rng(0).dirichlet(np.ones(50))
    counts = np.bincount(completions.systematic(weights, 0.3), minlength=50)
    assert counts.sum() == 50 and (np.abs(counts - 50 * weights) < 1).all()


def test_weights_far_below_what_a_float_holds():
    logs = np.array([-5000.0, -5000.0 + np.log(3)])
    assert completions.normalised(logs) == pytest.approx([0.25, 0.75])
    assert completions.effective_size(np.array([0.25, 0.75])) == pytest.approx(1.6)
    assert completions.log_mean(logs) == pytest.approx(-5000 + np.log(2))


def test_what_does_not_fit_is_said(network):
    with pytest.raises(ValueError, match="the mask is 2x3, but the network takes pictures of 3x3"):
        populated(network, hole=HOLE[:2])
    with pytest.raises(ValueError, match="belong together"):
        populated(network, hole=None)
