"""The game of image GANs: against a plain loop, resumed, averaged, with classes and with penalties."""

import copy

import numpy as np
import pytest
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from core import compute
from core.generative.image_gan import ImageGan, Rules
from core.networks import discriminator, generator

RULES = Rules(generator_rate=1e-3, discriminator_rate=2e-3)


def pictures(count=24, device="cpu"):
    rng = np.random.default_rng(0)
    images = torch.from_numpy(rng.integers(0, 256, size=(count, 1, 8, 8), dtype=np.uint8))
    return images.to(device), torch.arange(count, device=device) % 3


def pair(classes=0, norm="batch"):
    torch.manual_seed(3)
    return generator.build((1, 8, 8), 6, classes, width=4), discriminator.build((1, 8, 8), classes, width=4, norm=norm)


def game(classes=0, norm="batch", device="cpu", **arguments):
    return ImageGan(*pair(classes, norm), *pictures(device=device), batch_size=8, **arguments)


def play(gan, rounds, rules=RULES):
    for _ in range(rounds):
        for _ in gan.round(rules):
            pass


def test_rounds_are_those_of_a_plain_loop():
    gan = game()
    made, judge = pair()
    torch.manual_seed(7)
    play(gan, 5)
    images, ones, zeros = pictures()[0], torch.ones(8), torch.zeros(8)
    for_made = torch.optim.Adam(made.parameters(), 1e-3, betas=(0.5, 0.999))
    for_judge = torch.optim.Adam(judge.parameters(), 2e-3, betas=(0.5, 0.999))
    torch.manual_seed(7)
    for step in range(5):  # as the DCGAN of PyTorch's examples
        order = np.random.default_rng([0, step // 3]).permutation(24)[8 * (step % 3) :][:8]
        fake = made(torch.randn(8, 6))
        for_judge.zero_grad()
        real_loss = binary_cross_entropy_with_logits(judge(images[torch.from_numpy(order)] / 127.5 - 1), ones)
        (real_loss + binary_cross_entropy_with_logits(judge(fake.detach()), zeros)).backward()
        for_judge.step()
        for_made.zero_grad()
        binary_cross_entropy_with_logits(judge(fake), ones).backward()
        for_made.step()
    for ours, theirs in ((gan.generator, made), (gan.discriminator, judge)):
        for name, value in theirs.state_dict().items():
            assert torch.allclose(ours.state_dict()[name].float(), value.float(), atol=2e-4), name


@pytest.mark.parametrize("classes", [0, 3])
@pytest.mark.parametrize(
    "rules",
    [
        RULES,
        Rules(loss="wasserstein", penalty=10, discriminator_steps=2, average=0),
        Rules(loss="hinge", penalty=0.1, average=0.9),
    ],
)
def test_going_on_from_a_checkpoint_changes_nothing(classes, rules):
    norm = "none" if rules.penalty else "batch"
    torch.manual_seed(0)
    whole = game(classes, norm)
    play(whole, 4, rules)
    state = copy.deepcopy({"step": whole.step, **whole.state()})
    play(whole, 4, rules)
    torch.manual_seed(99)
    again = game(classes, norm, resume=state)
    play(again, 4, rules)
    assert again.step == whole.step == 8
    for name in ("generator", "discriminator", "average"):
        for key, value in whole.state()[name].items():
            assert torch.equal(again.state()[name][key], value), (name, key)


@pytest.mark.parametrize(
    "rules",
    [RULES, RULES._replace(penalty=1.0), RULES._replace(discriminator_steps=3, penalty=10.0, loss="wasserstein")],
)
def test_bfloat16_plays_nearly_the_same_game(rules):
    """Its first round differs by its rounding, 2^-8; networks and what is told of the round stay in float32."""
    exact, fast = (game(norm="none", precision=p) for p in (torch.float32, torch.bfloat16))
    for gan in (exact, fast):
        torch.manual_seed(5)
        play(gan, 1, rules)
    for ours, theirs in zip(fast.last, exact.last, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0.02, atol=0.02)
    assert not torch.equal(fast.last.real, exact.last.real)
    assert {p.dtype for player in (fast.generator, fast.discriminator) for p in player.parameters()} == {torch.float32}


def test_the_average_follows_the_generator():
    gan = game()
    play(gan, 1, RULES)
    weights = gan.generator.layers["output"].weight
    expected = weights.detach().clone()  # an average begins where the generator is
    assert torch.equal(gan.best.layers["output"].weight, expected)
    for step in range(1, 30):
        play(gan, 1, RULES._replace(average=0.6))
        expected.lerp_(weights.detach(), 1 - min(0.6, (1 + step) / (10 + step)))
    assert torch.allclose(gan.best.layers["output"].weight, expected, atol=1e-6)
    assert not torch.allclose(weights, expected, atol=1e-6)
    play(gan, 1, RULES._replace(average=0))
    assert gan.best is gan.generator


def test_more_steps_of_the_discriminator_take_more_pictures():
    gan = game()
    half_steps = sum(1 for _ in gan.round(RULES._replace(discriminator_steps=4)))
    assert half_steps == 5 and gan.state()["batch"] == 4 and gan.step == 1


def test_a_player_that_has_no_rate_stands_still():
    gan = game(norm="none")
    before = copy.deepcopy(gan.discriminator.state_dict())
    play(gan, 2, RULES._replace(discriminator_rate=0.0))
    assert all(torch.equal(value, before[name]) for name, value in gan.discriminator.state_dict().items())


def test_the_penalty_of_a_critic_brings_its_slope_towards_one():
    torch.manual_seed(1)
    slopes = {}
    for penalty in (0, 10):
        gan = game(norm="none")
        play(gan, 150, Rules(loss="wasserstein", penalty=penalty, discriminator_rate=1e-3, generator_rate=0.0))
        x = (torch.rand(32, 1, 8, 8) * 2 - 1).requires_grad_()
        (slope,) = torch.autograd.grad(gan.discriminator(x).sum(), x)
        slopes[penalty] = float(slope.flatten(1).norm(dim=1).mean())
    assert slopes[0] > 3 > 1.5 > slopes[10]


def test_it_learns_which_class_is_bright():
    images = torch.tensor([0, 255, 128], dtype=torch.uint8).repeat(20)[:, None, None, None].expand(-1, 1, 8, 8)
    torch.manual_seed(0)
    made, judge = generator.build((1, 8, 8), 4, 3, width=8), discriminator.build((1, 8, 8), 3, width=8)
    gan = ImageGan(made, judge, images.contiguous(), torch.arange(3).repeat(20), batch_size=30)
    play(gan, 150, Rules(generator_rate=2e-3, discriminator_rate=2e-3, average=0.9))
    means = gan.best.pixels(gan.noise(60), torch.arange(3).repeat(20)).float().mean((1, 2)).view(20, 3).mean(0)
    assert means[0] < 60 and means[1] > 195 and 80 < means[2] < 176


def test_weights_that_are_no_numbers_are_noticed():
    gan = game()
    assert gan.is_finite
    play(gan, 3, RULES._replace(generator_rate=1e30, discriminator_rate=1e30))
    assert not gan.is_finite


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_on_cuda():
    compute.use("cuda", 1)
    try:
        gan = game(3, device="cuda")
        play(gan, 3)
        assert (
            gan.is_finite and gan.best.pixels(gan.noise(2), torch.tensor([0, 2], device="cuda")).device.type == "cuda"
        )
        state = copy.deepcopy({"step": gan.step, **gan.state()})
        play(gan, 2)
        again = game(3, device="cuda", resume=state)
        play(again, 2)
        for key, value in gan.generator.state_dict().items():
            assert torch.allclose(again.generator.state_dict()[key].float(), value.float(), atol=1e-4), key
    finally:
        compute.use("cpu", 1)
