"""The gated PixelCNN: what a pixel sees and what it must not see, and that sampling step by step changes nothing."""

import itertools
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import compute, models_library
from core.generative import autoregressive as pixels
from core.networks import pixelcnn
from core.networks.pixelcnn_steps import Steps
from tests.core.pixel_models import roughened


def network(height=7, width=6, levels=3, classes=4, channels=8, depth=4):
    return roughened(pixelcnn.build((1, height, width), levels, classes, channels, depth))


@pytest.mark.parametrize("at", [(0, 0), (3, 0), (3, 2), (4, 5), (6, 5)])
def test_a_pixel_depends_on_all_pixels_before_it_and_on_no_other(at):
    """No look at itself or ahead, to the last bit; and no blind spot."""
    net = network().double()
    net.scaled = lambda x: x - 1  # in float64
    x = torch.randint(0, 3, (1, 1, 7, 6)).double().requires_grad_()
    logits = net(x)[0, :, at[0], at[1]]
    slopes = sum(torch.autograd.grad(logit, x, retain_graph=True)[0].abs() for logit in logits)[0, 0].flatten()
    here = at[0] * 6 + at[1]
    assert (slopes[here:] == 0).all()
    assert (slopes[:here] > 0).all()


def test_reach_is_how_far_it_sees():
    net = network(20, 20, depth=2)
    assert net.reach == 7
    x = torch.zeros(1, 1, 20, 20, requires_grad=True)
    (slopes,) = torch.autograd.grad(net(x)[0, :, 15, 10].square().sum(), x)
    rows, columns = np.nonzero(slopes[0, 0].numpy())
    assert rows.min() == 15 - 7
    assert columns[rows == 15].min() == 10 - 6  # the first layer of a row has no row to step down


@pytest.mark.parametrize("label", [0, 3, None])
def test_probabilities_of_all_pictures_add_up_to_one(label):
    net = network(2, 2, 2)
    everything = torch.tensor(list(itertools.product([0, 1], repeat=4)), dtype=torch.uint8).reshape(16, 1, 2, 2)
    labels = None if label is None else torch.full((16,), label)
    chances = (-pixels.nats(net, everything, labels).double()).exp()
    assert float(chances.sum()) == pytest.approx(1, abs=1e-5)
    assert chances.std() > 0.01


@settings(max_examples=10, deadline=None)
@given(
    height=st.integers(1, 9), width=st.integers(1, 9), levels=st.integers(2, 5), depth=st.integers(1, 4),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_step_by_step_gives_the_logits_of_the_whole(height, width, levels, depth, seed):
    net = network(height, width, levels, depth=depth)
    x = torch.randint(0, levels, (3, 1, height, width), generator=torch.Generator().manual_seed(seed))
    labels = torch.tensor([0, 2, 4])
    with torch.no_grad():
        whole = net(x, labels)
    steps = Steps(net, labels)
    for row in range(height):
        steps.begin_row()
        for column in range(width):
            torch.testing.assert_close(steps.logits(), whole[:, :, row, column], atol=1e-5, rtol=1e-4)
            steps.put(x[:, 0, row, column])


def test_sampling_equals_sampling_with_the_whole_network_for_every_pixel():
    net, labels, seed = network(8, 8, 4), torch.arange(5), 3
    *_, made = pixels.pictures(net, labels, count=5, seed=seed, temperature=0.8)
    random = torch.Generator().manual_seed(seed)
    x = torch.zeros(5, 1, 8, 8, dtype=torch.uint8)
    for row in range(8):
        uniform = torch.rand(8, 5, generator=random)
        for column in range(8):
            with torch.no_grad():
                chances = (net(x, labels)[:, :, row, column] / 0.8).softmax(1).cumsum(1)
            x[:, 0, row, column] = (chances[:, :-1] <= uniform[column][:, None]).sum(1)
    assert np.array_equal(made, pixels.greys(x[:, 0].numpy(), 4))
    assert len(np.unique(made)) == 4


def test_pick_goes_on_with_copies():
    net, rows = network(5, 4), torch.tensor([2, 2, 0])
    x = torch.randint(0, 3, (3, 1, 5, 4))
    labels = torch.tensor([1, 4, 0])
    steps = Steps(net, labels)
    for row in range(2):
        steps.begin_row()
        steps.put_row(x[:, 0, row])
    steps.pick(rows)
    steps.begin_row()
    with torch.no_grad():
        expected = net(x[rows], labels[rows])[:, :, 2, 0]
    torch.testing.assert_close(steps.logits(), expected, atol=1e-5, rtol=1e-4)


def test_a_known_chain_is_learned_to_its_entropy():
    """Each pixel is the left one with probability 0.9; the first of a row is fair. No network can need fewer bits."""
    compute.use("cpu", 1)
    rng = np.random.default_rng(0)

    def chain(count):
        flips = rng.random((count, 6, 6)) < np.where(np.arange(6) == 0, 0.5, 0.1)
        return torch.from_numpy((flips.cumsum(2) % 2).astype(np.uint8))[:, None]

    torch.manual_seed(0)
    net = pixelcnn.build((1, 6, 6), 2, 0, 8, 2)
    training = pixels.PixelTraining(
        net, chain(4000), torch.zeros(4000, dtype=torch.int64), batch_size=64, decay=0.98, seed=0
    )
    for _ in range(200):
        training.learn(0.01)
    entropy = (1 - 0.9 * math.log2(0.9) * 5 - 0.1 * math.log2(0.1) * 5) / 6
    found = pixels.bits_per_dimension(float(pixels.nats(training.best, chain(2000), None).mean()), (6, 6))
    assert entropy - 0.01 < found < entropy + 0.015


def test_training_goes_on_from_a_checkpoint_bit_for_bit():
    levels, labels = torch.randint(0, 3, (50, 1, 7, 6), dtype=torch.uint8), torch.randint(0, 4, (50,))

    def fresh(resume=None):
        torch.manual_seed(1)
        return pixels.PixelTraining(network(), levels, labels, batch_size=4, decay=0.9, seed=2, resume=resume)

    whole = fresh()
    losses = [float(whole.learn(0.01)) for _ in range(3)]
    state = fresh()
    first = float(state.learn(0.01))
    again = fresh(state.state())
    assert [first, *(float(again.learn(0.01)) for _ in range(2))] == losses
    for a, b in zip(whole.best.parameters(), again.best.parameters(), strict=True):
        assert torch.equal(a, b)


def test_levels_of_grey():
    ramp = np.arange(256, dtype=np.uint8).reshape(1, 16, 16)
    assert np.array_equal(pixels.quantised(ramp, "cut"), ramp >= 128)
    four = pixels.quantised(ramp, "four")
    nearest = np.abs(pixels.greys(np.arange(4), 4).astype(int)[:, None] - ramp.reshape(-1).astype(int)).argmin(0)
    assert np.array_equal(four.reshape(-1), nearest)
    many = pixels.quantised(np.tile(ramp, (2000, 1, 1)), "drawn")
    assert np.abs(many.mean(0) - ramp[0] / 255).max() < 0.06
    assert not many[:, 0, 0].any() and many[:, 15, 15].all()
    assert np.array_equal(pixels.greys(np.array([0, 1], np.uint8), 2), [0, 255])


def test_pixels_on_their_own_cost_their_entropy():
    rng = np.random.default_rng(0)
    train, test = ((rng.random((4000, 2, 2)) < 0.25).astype(np.uint8) for _ in range(2))
    entropy = -4 * (0.25 * math.log(0.25) + 0.75 * math.log(0.75))
    assert pixels.independent_nats(train, test, 2) == pytest.approx(entropy, rel=0.03)
    assert pixels.bits_per_dimension(4 * math.log(2), (2, 2)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (((3, 8, 8), 2, 0), "one channel"),
        (((1, 8, 8), 1, 0), "2 to 256 levels of grey, not 1"),
        (((1, 8, 8), 2, 0, 8, 0), "0 layers of 8"),
    ],
)
def test_what_cannot_be_built_is_said(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        pixelcnn.build(*arguments)


def test_the_library_keeps_it(tmp_path):
    net = network()
    models_library.save("mine", net, {"title": "t", "grey": "four"}, tmp_path)
    again, card = models_library.read(tmp_path / "mine.safetensors")
    x = torch.randint(0, 3, (2, 1, 7, 6))
    with torch.no_grad():
        torch.testing.assert_close(again(x), net(x))
    assert card["grey"] == "four"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_on_a_gpu_it_says_the_same():
    net, x = network(), torch.randint(0, 3, (2, 1, 7, 6))
    with torch.no_grad():
        here = net(x)
        there = net.cuda()(x.cuda()).cpu()
    torch.testing.assert_close(there, here, atol=1e-3, rtol=1e-3)
    *_, made = pixels.pictures(net, torch.arange(3, device="cuda"), count=3, seed=0)
    assert made.shape == (3, 7, 6)
