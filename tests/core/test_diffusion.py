"""Diffusion against closed forms: mixtures of Gaussians have an exact predictor, exact samples and exact posteriors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.generative.diffusion import (
    TIMES,
    guided,
    noise_loss,
    reverse_step,
    sample,
    schedule,
    some_forgotten,
    times_of,
)  # fmt: skip
from core.generative.inverse_problems import Measurement, blurring, conditioned, inpaint, shrinking
from core.generative.mixture_diffusion import exact_predictor, noised_target
from core.generative.plane_measures import js_divergence, modes, with_outside
from core.generative.plane_targets import Target, target

LINEAR, COSINE = schedule("linear"), schedule("cosine")
#: One Gaussian off the middle.
BALL = Target(np.array([(1.0, -0.5)]), 0.3)


def randoms(seed):
    return torch.Generator().manual_seed(seed)


def noise(*shape, seed=0):
    return torch.randn(*shape, generator=randoms(seed), dtype=torch.float64)


def last(states):
    *_, state = states
    return state


# The forward process.


def test_linear_is_the_product_of_the_betas_of_the_paper():
    np.testing.assert_allclose(LINEAR.kept[1:], np.cumprod(1 - np.linspace(1e-4, 0.02, 1000)), rtol=1e-12)
    assert LINEAR.kept[0] == 1
    assert LINEAR.kept[-1] == pytest.approx(4.036e-5, rel=1e-3)  # what is left at the end, known from the paper's code


def test_cosine_follows_its_curve_until_beta_is_cut():
    t = np.arange(999)
    curve = np.cos((t / TIMES + 0.008) / 1.008 * np.pi / 2) ** 2
    np.testing.assert_allclose(COSINE.kept[:999], curve / curve[0], rtol=1e-9)
    assert COSINE.kept[1000] / COSINE.kept[999] == pytest.approx(1 - 0.999)


@pytest.mark.parametrize("plan", [LINEAR, COSINE], ids=["linear", "cosine"])
def test_one_leap_is_many_small_steps(plan):
    """x <- sqrt(1 - beta) x + sqrt(beta) eps, a hundred times, ends at the mean and variance of the closed form."""
    mean, variance = 1.0, 0.0
    for before, after in zip(plan.kept[:100], plan.kept[1:101], strict=True):
        beta = 1 - after / before
        mean, variance = (1 - beta) ** 0.5 * mean, (1 - beta) * variance + beta
    ones, zeros = torch.ones(1), torch.zeros(1)
    assert float(plan.noised(ones, 100, zeros)) == pytest.approx(mean, rel=1e-5)
    assert float(plan.noised(zeros, 100, ones)) == pytest.approx(variance**0.5, rel=1e-3)


def test_each_example_has_its_own_time():
    x, eps = noise(3, 1, 2, 2).float(), noise(3, 1, 2, 2, seed=1).float()
    together = LINEAR.noised(x, torch.tensor([0, 10, 999]), eps)
    alone = torch.cat([LINEAR.noised(x[i : i + 1], t, eps[i : i + 1]) for i, t in enumerate((0, 10, 999))])
    torch.testing.assert_close(together, alone)
    torch.testing.assert_close(together[0], x[0])


def test_noised_data_lie_where_the_noised_target_says():
    ring, rng = target("ring", 0.1), np.random.default_rng(0)
    for t in (30, 300):
        x = LINEAR.noised(torch.from_numpy(ring.sample(40_000, rng)), t, noise(40_000, 2).float()).numpy()
        expected, counts = noised_target(ring, LINEAR, t).cell_probabilities(8), np.zeros((8, 8))
        edges = np.linspace(*noised_target(ring, LINEAR, t).extent[:2], 9)
        counts = np.histogram2d(x[:, 1], x[:, 0], (edges, edges))[0] / len(x)
        assert js_divergence(with_outside(expected), with_outside(counts)) < 1e-3


# The exact predictor.


@given(t=st.integers(1, TIMES), seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_its_score_is_the_slope_of_the_log_density(t, seed):
    goal, h = target("moons", 0.2), 1e-5
    x = noise(5, 2, seed=seed)
    score = COSINE.score(exact_predictor(goal, COSINE)(x, t), t).numpy()
    density = noised_target(goal, COSINE, t).density
    for axis in (0, 1):
        shift = np.eye(2)[axis] * h
        slope = (np.log(density(x.numpy() + shift)) - np.log(density(x.numpy() - shift))) / (2 * h)
        np.testing.assert_allclose(score[:, axis], slope, rtol=1e-3, atol=1e-3)


def test_no_predictor_has_a_lower_loss_than_the_exact_one():
    """For one Gaussian of variance v the best loss is the mean over t of the variance of eps given x_t."""
    kept, v = np.array(LINEAR.kept[1:]), BALL.spread**2
    best = (kept * v / (kept * v + 1 - kept)).mean()
    exact = exact_predictor(BALL, LINEAR)

    def network(x, times, labels):
        return torch.cat([exact(x[i : i + 1], int(t)) for i, t in enumerate(times)])

    data = torch.from_numpy(BALL.sample(10_000, np.random.default_rng(0)))
    loss = float(noise_loss(network, data, None, LINEAR, randoms(0)))
    assert loss == pytest.approx(best, rel=0.1)
    assert float(noise_loss(lambda x, t, c: 0 * x, data, None, LINEAR, randoms(0))) == pytest.approx(1, abs=0.03)
    assert float(noise_loss(lambda *a: 0.9 * network(*a), data, None, LINEAR, randoms(0))) > loss


# Samplers.


def test_ddpm_is_algorithm_2_of_the_paper():
    """All thousand steps against the algorithm as Ho et al. print it, with the variance beta-tilde of their section 3.2."""
    exact, x = exact_predictor(target("ring", 0.3), LINEAR), noise(4, 2)
    plain, randomness = x.clone(), randoms(1)
    for t in range(TIMES, 0, -1):
        kept, before = LINEAR.kept[t], LINEAR.kept[t - 1]
        alpha = kept / before
        plain = (plain - (1 - alpha) / (1 - kept) ** 0.5 * exact(plain, t)) / alpha**0.5
        if t > 1:
            plain += ((1 - before) / (1 - kept) * (1 - alpha)) ** 0.5 * torch.randn(4, 2, generator=randomness)
    got = last(sample(exact, x, LINEAR, TIMES, 1.0, generator=randoms(1))).x
    torch.testing.assert_close(got, plain, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(("steps", "within"), [(1000, 0.005), (100, 0.05)])
def test_ddim_carries_noise_to_a_gaussian_along_the_known_path(steps, within):
    """The probability flow of one Gaussian is x_0 = m + s (x_T - sqrt(kept) m) / s_T; the error falls as 1 / steps."""
    x = noise(100, 2)
    end = noised_target(BALL, LINEAR, TIMES)
    expected = BALL.centres + BALL.spread * (x.numpy() - end.centres) / end.spread
    got = last(sample(exact_predictor(BALL, LINEAR), x, LINEAR, steps, 0.0)).x
    assert np.abs(got.numpy() - expected).max() < within


@pytest.mark.parametrize(("eta", "steps"), [(0.0, 50), (1.0, 200)], ids=["DDIM", "DDPM"])
@pytest.mark.parametrize("plan", [LINEAR, COSINE], ids=["linear", "cosine"])
def test_the_exact_predictor_gives_the_mixture_back(eta, steps, plan):
    ring = target("ring", 0.2)
    x = last(sample(exact_predictor(ring, plan), noise(4000, 2).float(), plan, steps, eta, generator=randoms(2))).x
    found = modes(x.numpy(), ring)
    assert found.covered == 8
    assert found.evenness > 0.998
    distance = np.linalg.norm(x.numpy()[:, None] - ring.centres, axis=-1).min(1)
    assert (distance**2).mean() == pytest.approx(2 * 0.2**2, rel=0.15)  # few steps make it a little narrow


def test_samplers_say_how_far_they_are():
    states = list(sample(exact_predictor(BALL, LINEAR), noise(3, 2), LINEAR, 10, 0.0))
    assert [s.t for s in states] == list(range(900, -1, -100))
    torch.testing.assert_close(states[-1].x, states[-1].guess)
    assert times_of(TIMES) == list(range(TIMES, -1, -1))
    for steps in (0, 1001):
        with pytest.raises(ValueError, match=f"1 to 1000 steps, not {steps}"):
            times_of(steps)


def test_a_limit_holds_every_guess():
    wild = lambda x, t: -5 * torch.ones_like(x)  # noqa: E731
    for state in sample(wild, noise(4, 2), COSINE, 10, 0.5, limit=1.0, generator=randoms(0)):
        assert state.guess.abs().max() <= 1
        assert state.x.isfinite().all()
    unlimited, _ = reverse_step(wild, noise(4, 2), TIMES, 900, COSINE, 0.0)
    assert unlimited.abs().max() > 100


# Classes.


def class_means(x, times, labels):
    """Stands for a network: says 10 x class + the time, whatever x is."""
    return (10.0 * labels + times)[:, None].expand(x.shape)


@pytest.mark.parametrize(("weight", "expected"), [(0, 10 + 7), (-1, 40 + 7), (2, 3 * 17 - 2 * 47)])
def test_guidance_is_the_equation(weight, expected):
    predict = guided(class_means, torch.tensor([1, 1]), nothing=4, weight=weight)
    torch.testing.assert_close(predict(torch.zeros(2, 3), 7), torch.full((2, 3), float(expected)))


def test_some_labels_are_forgotten():
    labels = torch.arange(10).repeat(1000)
    forgotten = some_forgotten(labels, 10, 0.2, randoms(0))
    assert float((forgotten == 10).float().mean()) == pytest.approx(0.2, abs=0.02)
    assert torch.equal(forgotten[forgotten != 10], labels[forgotten != 10])
    assert torch.equal(some_forgotten(labels, 10, 0.0), labels)


# Inverse problems.


def test_repeats_make_inpainting_heed_what_is_known():
    """x is known, y is missing: of the two Gaussians the known x says which one it is."""
    goal = Target(np.array([(-0.6, -1.0), (0.6, 1.0)]), 0.3)
    exact, known = exact_predictor(goal, COSINE), torch.tensor([0.6, 0.0])
    right = 1 / (1 + np.exp(-(1.2**2) / (2 * 0.3**2)))
    shares = {}
    for repeats in (1, 8):
        states = inpaint(
            exact, noise(1500, 2).float(), COSINE, 50, 1.0, known, torch.tensor([False, True]),
            repeats=repeats, generator=randoms(3),
        )  # fmt: skip
        x = last(states).x
        assert torch.equal(x[:, 0], known[:1].expand(1500))
        shares[repeats] = float((x[:, 1] > 0).float().mean())
        upper = x[x[:, 1] > 0, 1]
    assert shares[8] > 0.95 * right
    assert shares[1] < shares[8] - 0.05
    assert float(upper.mean()) == pytest.approx(1, abs=0.06)
    with pytest.raises(ValueError, match="not 0 times"):
        next(inpaint(exact, noise(1, 2), COSINE, 5, 1.0, known, torch.tensor([True, True]), repeats=0))


@pytest.mark.parametrize("eta", [0.0, 1.0])
def test_conditioned_samples_have_the_known_posterior(eta):
    """Normal data of variance 1: p(x | A x + noise = y) is normal with mean m + A'(A A' + s^2)^-1 (y - A m)."""
    mean = torch.tensor([1.0, -2.0, 0.5])
    matrix, s = torch.tensor([[1.0, 1.0, 0.0], [0.0, 0.5, -1.0]]), 0.3
    y = torch.tensor([[2.0, 1.0]])
    gain = matrix.T @ torch.linalg.inv(matrix @ matrix.T + s**2 * torch.eye(2))
    expected = mean + (y - mean @ matrix.T) @ gain.T
    covariance = torch.eye(3) - gain @ matrix

    def predict(x, t):
        return (1 - LINEAR.kept[t]) ** 0.5 * (x - LINEAR.kept[t] ** 0.5 * mean)

    guide = conditioned(predict, LINEAR, Measurement(matrix, s), y)
    x = last(sample(guide, noise(4000, 3).float(), LINEAR, 200, eta, generator=randoms(4))).x
    torch.testing.assert_close(x.mean(0), expected[0], atol=0.05, rtol=0)
    torch.testing.assert_close(torch.cov(x.T), covariance, atol=0.06, rtol=0)
    assert not x.requires_grad


def test_a_measurement_of_each_channel_is_that_of_all_side_by_side():
    """Of colours, A acts on each: the same answers as the matrix with A three times on its diagonal."""
    matrix = noise(2, 4, seed=1).float()
    each, whole = Measurement(matrix, 0.4, 3), Measurement(torch.kron(torch.eye(3), matrix), 0.4)
    x, y = noise(5, 3, 2, 2, seed=2).float(), noise(5, 6, seed=3).float()
    torch.testing.assert_close(each(x), whole(x))
    torch.testing.assert_close(each.transposed(y), whole.transposed(y))
    torch.testing.assert_close(each.solve(0.7, y), whole.solve(0.7, y))

    def predict(x, t):
        return (1 - LINEAR.kept[t]) ** 0.5 * (x - LINEAR.kept[t] ** 0.5 * 0.3)

    one, other = (conditioned(predict, LINEAR, m, y)(x, 300) for m in (each, whole))
    torch.testing.assert_close(one, other)


@given(rows=st.integers(1, 5), columns=st.integers(1, 5), scale=st.floats(0, 10), seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_systems_are_solved(rows, columns, scale, seed):
    matrix, right = noise(rows, columns, seed=seed), noise(3, rows, seed=seed + 1)
    measurement = Measurement(matrix, 0.5)
    expected = torch.linalg.solve(scale * matrix @ matrix.T + 0.25 * torch.eye(rows).double(), right.T).T
    torch.testing.assert_close(measurement.solve(scale, right), expected, atol=1e-8, rtol=1e-6)


def test_measurements_are_what_they_say():
    pictures = noise(2, 1, 12, 12).float()
    smaller = torch.nn.functional.avg_pool2d(pictures, 3).flatten(1)
    torch.testing.assert_close(Measurement(shrinking(12, 3), 0.1)(pictures), smaller)
    kernel = torch.exp(-(torch.arange(-5.0, 6) ** 2) / 2)
    kernel = kernel / kernel.sum()
    point = torch.zeros(1, 1, 11, 11)
    point[0, 0, 5, 5] = 1
    spread = Measurement(blurring(11, 1.0), 0.1)(point).reshape(11, 11)
    torch.testing.assert_close(spread[3:8, 3:8], torch.outer(kernel, kernel)[3:8, 3:8], atol=1e-3, rtol=1e-2)
    torch.testing.assert_close(blurring(11, 2.0).sum(1), torch.ones(121))


def test_what_cannot_be_measured_is_named():
    with pytest.raises(ValueError, match="28 is no multiple"):
        shrinking(28, 3)
    with pytest.raises(ValueError, match="noise of a measurement is 0"):
        Measurement(torch.eye(2), 0)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_samplers_on_cuda_go_the_same_way():
    exact, x = exact_predictor(target("ring", 0.2), COSINE), noise(50, 2).float()
    here = last(sample(exact, x, COSINE, 25, 0.0)).x
    there = last(sample(exact, x.cuda(), COSINE, 25, 0.0)).x
    torch.testing.assert_close(there.cpu(), here, atol=1e-2, rtol=1e-3)
