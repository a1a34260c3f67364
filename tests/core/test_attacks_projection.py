"""Projection onto budget and box: nearest points, exactly."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from core.attacks.gradients import steepest
from core.attacks.noise import noise
from core.attacks.projection import norms, project, random_start
from tests.core.attack_models import pictures

budgets = st.tuples(st.sampled_from(["linf", "l2"]), st.sampled_from([0.0, 1e-4, 0.03, 0.3, 1.0, 3.0]))
seeds = st.integers(0, 10_000)


@settings(deadline=None, max_examples=60)
@given(budgets, seeds, st.floats(0, 5))
def test_projected_pictures_are_in_the_box_and_within_budget_and_stay_when_projected_again(budget, seed, spread):
    norm, epsilon = budget
    originals = pictures(4, seed=seed)
    moved = originals + spread * torch.randn(originals.shape, generator=torch.Generator().manual_seed(seed))
    once = project(moved, originals, epsilon, norm)
    assert once.min() >= 0
    assert once.max() <= 1
    assert (norms(once - originals, norm) <= epsilon + 1e-6).all()
    torch.testing.assert_close(project(once, originals, epsilon, norm), once, atol=1e-6, rtol=0)
    if epsilon == 0:
        assert torch.equal(once, originals)
    inside = project(originals, originals, epsilon, norm)
    assert torch.equal(inside, originals)


@pytest.mark.parametrize("epsilon", [0.1, 0.7, 1.5])
def test_euclidean_projection_is_the_nearest_point_of_ball_and_box(epsilon):
    originals = pictures(1, size=3, seed=3)
    originals[0, 0, 0] = torch.tensor([0.0, 1.0, 0.02])  # no room on one side
    moved = originals + torch.randn(originals.shape, generator=torch.Generator().manual_seed(1))
    o, m = (t.double().numpy().ravel() for t in (originals, moved))
    best = minimize(
        lambda z: ((z - m) ** 2).sum(), o, jac=lambda z: 2 * (z - m), bounds=[(0, 1)] * 9, method="SLSQP",
        constraints={"type": "ineq", "fun": lambda z: epsilon**2 - ((z - o) ** 2).sum(), "jac": lambda z: -2 * (z - o)},
        options={"ftol": 1e-14, "maxiter": 500},
    )  # fmt: skip
    ours = project(moved, originals, epsilon, "l2").numpy().ravel()
    np.testing.assert_allclose(ours, best.x, atol=2e-5)
    # Scaling to the ball and clipping to the box is not it.
    short = o + (m - o) * min(1, epsilon / np.linalg.norm(m - o))
    assert np.abs(np.clip(short, 0, 1) - best.x).max() > 1e-4


@settings(deadline=None, max_examples=30)
@given(budgets, seeds)
def test_noise_and_random_starts_keep_the_budget_and_come_from_the_seed_alone(budget, seed):
    norm, epsilon = budget
    originals = pictures(3, seed=seed)
    for drawn in (noise(originals, epsilon, norm=norm, seed=seed), random_start(originals, epsilon, norm, seed)):
        assert drawn.min() >= 0
        assert drawn.max() <= 1
        assert (norms(drawn - originals, norm) <= epsilon + 1e-6).all()
    torch.manual_seed(seed)
    state = torch.get_rng_state()
    assert torch.equal(noise(originals, epsilon, norm=norm, seed=seed), noise(originals, epsilon, norm=norm, seed=seed))
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("norm", ["linf", "l2"])
def test_noise_uses_its_budget_up_where_there_is_room(norm):
    grey = torch.full((20, 1, 8, 8), 0.5)
    sizes = norms(noise(grey, 0.3, norm=norm) - grey, norm)
    torch.testing.assert_close(sizes, torch.full((20,), 0.3), atol=1e-5, rtol=0)
    black = torch.zeros(20, 1, 8, 8)
    torch.testing.assert_close(norms(noise(black, 0.3, norm=norm), norm), torch.full((20,), 0.3), atol=1e-5, rtol=0)


def test_random_starts_are_uniform_in_the_cube_and_in_the_length_within_the_ball():
    grey = torch.full((4000, 1, 4, 4), 0.5)
    delta = random_start(grey, 0.4, "l2", 1) - grey
    radii = norms(delta, "l2") / 0.4
    for radius in (0.1, 0.5, 0.9):
        assert abs(float((radii <= radius).float().mean()) - radius) < 0.03
    assert (delta.mean(0).abs() < 0.01).all()
    flat = (random_start(grey, 0.4, "linf", 1) - grey).ravel()
    assert abs(float(flat.mean())) < 0.01
    assert abs(float(flat.std()) - 0.4 / 3**0.5) < 0.01


def test_directions_of_tiny_gradients_have_length_one_and_of_none_zero():
    gradient = torch.randn(3, 1, 4, 4) * torch.tensor([1.0, 1e-30, 0.0])[:, None, None, None]
    torch.testing.assert_close(norms(steepest(gradient, "l2"), "l2"), torch.tensor([1.0, 1.0, 0.0]))
    assert norms(steepest(gradient, "linf"), "linf").tolist() == [1, 1, 0]


@pytest.mark.parametrize(("epsilon", "norm", "sentence"), [
    (-0.1, "linf", "epsilon is -0.1, but must be a number from 0 up"),
    (float("nan"), "l2", "epsilon is nan"),
    (0.1, "l1", 'there is no norm "l1"; there are "linf" and "l2"'),
])  # fmt: skip
def test_budgets_that_make_no_sense_are_refused(epsilon, norm, sentence):
    with pytest.raises(ValueError, match=sentence):
        noise(pictures(), epsilon, norm=norm)
