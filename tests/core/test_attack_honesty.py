"""The lights: green for sound attacks on plain models, and for each light a fault that turns it red and no other."""

from functools import partial

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from core import datasets, models_library
from core.attacks import honesty, lights
from core.attacks.fgsm import fgsm
from core.attacks.gradients import UnfitModel, cross_entropy, input_gradient
from core.attacks.honesty import NAMES, Light, watching
from core.attacks.noise import noise
from core.attacks.pgd import pgd, pgd_steps
from core.attacks.projection import norms, project
from core.networks import cnn
from core.networks.gradient_masked import MASKS, GradientMasked
from core.networks.image_network import ImageNetwork

EPSILON = 0.12
ZERO, RANGE, BUDGET, MODE, LOGITS, GRADIENTS, STRENGTH, NOISE, LARGE, TRANSFER = NAMES


def trained(images, labels, layers, seed, steps=250):
    """A network that knows these pictures well, in a second."""
    torch.manual_seed(seed)
    network = cnn.build(tuple(images.shape[1:]), 10, layers)
    optimizer = torch.optim.Adam(network.parameters(), 5e-3)
    for step in range(steps):
        rows = torch.randint(len(images), (128,), generator=torch.Generator().manual_seed(step))
        functional.cross_entropy(network(images[rows]), labels[rows]).backward()
        optimizer.step()
        optimizer.zero_grad()
    return network.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def digits():
    """Pictures of the built-in digits in [0, 1], and their labels."""
    images = datasets.load("digits")
    pictures = torch.tensor(images.train).unsqueeze(1).float() / 255
    return pictures, torch.tensor(images.train_labels)


@pytest.fixture(scope="module")
def plain(digits):
    return trained(*digits, ["dense 64", "relu"], seed=0)


@pytest.fixture(scope="module")
def other(digits):
    """One of another kind, so that little carries over."""
    return trained(*digits, ["conv 8 3", "relu", "pool", "dense 32", "relu"], seed=1)


@pytest.fixture(scope="module")
def batch(digits, plain):
    """100 pictures that the plain network knows."""
    pictures, labels = digits
    known = (plain(pictures).argmax(1) == labels).nonzero().squeeze(1)[:100]
    return pictures[known], labels[known]


def states(model, attack, batch, epsilon=EPSILON, norm="linf", **more):
    found = list(honesty.lights(model, attack, *batch, epsilon, norm, **more))
    assert tuple(light.name for light in found) == NAMES
    assert all(light.sentence.endswith(".") and "\n" not in light.sentence for light in found)
    return {light.name: light.state for light in found}


def red(found):
    return {name for name, state in found.items() if state == "red"}


def sign_step(model, images, labels, epsilon, loss=cross_entropy):
    """A fast gradient sign step with nothing around it."""
    return images + epsilon * input_gradient(model, images, lambda z: loss(z, labels)).gradient.sign()


@pytest.mark.parametrize(
    ("attack", "epsilon", "norm"),
    [
        (fgsm, EPSILON, "linf"),
        (partial(fgsm, random_start=True), EPSILON, "linf"),
        (partial(pgd, steps=10), EPSILON, "linf"),
        (partial(pgd, steps=10, norm="l2"), 0.9, "l2"),
        (partial(fgsm, loss=cross_entropy), EPSILON, "linf"),
    ],
)
def test_all_lights_are_green_for_sound_attacks(plain, other, batch, attack, epsilon, norm):
    found = states(plain, partial(attack, plain), batch, epsilon, norm, surrogate=other)
    assert set(found.values()) == {"green"}


@pytest.mark.parametrize("piece", [None, 7, 100])
def test_lights_in_short_steps_are_the_same_and_leave_the_model_alone_at_every_one(plain, other, batch, piece):
    attack = partial(pgd_steps, plain, steps=4, random_start=False)
    whole = list(
        honesty.lights(plain, partial(pgd, plain, steps=4, random_start=False), *batch, EPSILON, surrogate=other)
    )
    steps, plain.training = 0, True
    try:
        found = []
        for news in honesty.lights_steps(plain, attack, *batch, EPSILON, surrogate=other, piece=piece):
            assert plain.training and not plain._forward_hooks and torch.is_grad_enabled()
            if isinstance(news, str):
                steps += 1
            else:
                found.append(news)
    finally:
        plain.training = False
    pieces = -(-len(batch[0]) // (piece or len(batch[0])))
    assert steps >= 4 * 2 * pieces
    assert [(light.name, light.state) for light in found] == [(light.name, light.state) for light in whole]
    alike = {ZERO, RANGE, BUDGET, LOGITS, GRADIENTS, LARGE}  # others count passes, or draw a random start per piece
    assert [light for light in found if light.name in alike] == [light for light in whole if light.name in alike]


def test_pieces_that_an_attack_refuses_count_as_not_fooled(plain, batch):
    refused = batch[0][:50]

    def attack(images, labels, epsilon):
        if torch.equal(images, refused):
            raise UnfitModel("not these")
        yield fgsm(plain, images, labels, epsilon)

    found = {x.name: x for x in honesty.lights_steps(plain, attack, *batch, EPSILON, piece=50) if isinstance(x, Light)}
    assert found[RANGE].state == "green", "what is made of the others is looked at"
    assert found[LARGE].state == "red" and found[STRENGTH].state == "red"


def test_without_another_model_transfer_is_grey(plain, batch):
    found = states(plain, partial(fgsm, plain), batch)
    assert found.pop(TRANSFER) == "grey"
    assert set(found.values()) == {"green"}


def adds_noise_of_its_own(plain, images, labels, epsilon):
    jitter = 0.01 * torch.rand(images.shape, generator=torch.Generator().manual_seed(0)) if epsilon == 0 else 0
    return (fgsm(plain, images, labels, epsilon) + jitter).clamp(0, 1)


def forgets_to_clip(plain, images, labels, epsilon):
    return sign_step(plain, images, labels, epsilon)


def oversteps(plain, images, labels, epsilon):
    return fgsm(plain, images, labels, 1.05 * epsilon)


def steps_that_fall_short(plain, images, labels, epsilon):
    return pgd(plain, images, labels, epsilon, steps=10, step_size=0.075 * epsilon, random_start=False)


def never_goes_far(plain, images, labels, epsilon):
    return fgsm(plain, images, labels, min(epsilon, EPSILON))


@pytest.mark.parametrize(
    ("attack", "light"),
    [
        (adds_noise_of_its_own, ZERO),
        (forgets_to_clip, RANGE),
        (oversteps, BUDGET),
        (steps_that_fall_short, STRENGTH),
        (never_goes_far, LARGE),
    ],
)
def test_a_faulty_attack_turns_its_light_red_and_no_other(plain, other, batch, attack, light):
    found = states(plain, partial(attack, plain), batch, surrogate=other)
    assert red(found) == {light}
    assert "grey" not in found.values()


def test_an_attack_on_a_model_that_trains_is_seen(digits, other, batch):
    dropping = trained(*digits, ["dense 64", "relu", "dropout 0.05"], seed=2)

    def in_training_mode(images, labels, epsilon):
        dropping.train()
        torch.manual_seed(0)
        leaf = images.clone().requires_grad_()
        (gradient,) = torch.autograd.grad(functional.cross_entropy(dropping(leaf), labels), leaf)
        dropping.eval()
        return project(images + epsilon * gradient.sign(), images, epsilon, "linf")

    found = states(dropping, in_training_mode, batch, surrogate=other)
    assert red(found) == {MODE}
    assert "grey" not in found.values()
    assert red(states(dropping, partial(fgsm, dropping), batch, surrogate=other)) == set()


def test_probabilities_are_seen(plain, other, batch):
    class Softmax(nn.Module):
        def forward(self, x):
            # Soft enough for gradients that do not vanish: the fault is in what comes out alone.
            return (0.3 * plain(x)).softmax(1)

    model = Softmax()

    def careless(images, labels, epsilon):
        return sign_step(model, images, labels, epsilon).clamp(0, 1)

    assert red(states(model, careless, batch, surrogate=other)) == {LOGITS}
    refused = states(model, partial(fgsm, model), batch, surrogate=other)
    assert red(refused) == {LOGITS}
    assert refused[RANGE] == refused[LARGE] == refused[TRANSFER] == "grey"


def test_gradients_that_vanish_for_a_few_pictures_are_seen(plain, batch):
    answers = plain(batch[0]).topk(2).values
    # The loss is flat at the five surest pictures.
    surest = (answers[:, 0] - answers[:, 1]).topk(5).values[-1]

    def capped(logits, labels):
        return -(logits.gather(1, labels[:, None]).squeeze(1) - logits.topk(2).values[:, 1]).clamp(max=float(surest))

    def attack(images, labels, epsilon):
        return sign_step(plain, images, labels, epsilon, capped).clamp(0, 1)

    found = states(plain, attack, batch, epsilon=0.08)
    assert red(found) == {GRADIENTS}


def test_a_budget_at_which_noise_does_it_is_seen(plain, other, batch):
    found = states(plain, partial(pgd, plain, steps=5), batch, epsilon=0.7, surrogate=other)
    assert red(found) == {NOISE}
    assert "grey" not in found.values()


class LyingSigns(torch.autograd.Function):
    """Passes pictures on; of their gradient three pixels in ten come back with the wrong sign."""

    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        lies = torch.rand(gradient.shape[1:], generator=torch.Generator().manual_seed(0)) < 0.3
        return torch.where(lies, -gradient, gradient)


def test_a_model_that_is_easier_to_fool_through_another_is_seen(plain, batch):
    class Lying(nn.Module):
        def forward(self, x):
            return plain(LyingSigns.apply(x))

    model = Lying()
    found = states(model, partial(fgsm, model), batch, epsilon=0.15, surrogate=plain)
    assert red(found) == {TRANSFER}
    assert "grey" not in found.values()


def test_noise_as_an_attack_is_no_attack(plain, other, batch):
    def attack(images, labels, epsilon):
        return noise(images, epsilon, seed=5)

    found = states(plain, attack, batch, surrogate=other)
    assert {STRENGTH, TRANSFER} <= red(found)
    assert found[MODE] == "grey"


def test_an_attack_with_a_harder_task_is_not_blamed_for_being_weaker(plain, other, batch):
    def targeted(images, labels, epsilon):
        return fgsm(plain, images, labels, epsilon, targets=(labels + 1) % 10)

    assert red(states(plain, targeted, batch, surrogate=other)) >= {STRENGTH}
    assert red(states(plain, targeted, batch, surrogate=other, restricted="it is targeted")) == set()


@pytest.mark.parametrize("kind", MASKS)
def test_masked_networks_answer_alike_and_are_caught(kind, plain, digits, batch):
    pictures, labels = digits
    masked = GradientMasked(plain, kind)
    assert isinstance(masked, ImageNetwork)
    truth = (plain(pictures).argmax(1) == labels).float().mean()
    assert float((masked(pictures).argmax(1) == labels).float().mean()) == pytest.approx(float(truth), abs=0.002)
    before = {name: value.clone() for name, value in plain.state_dict().items()}
    # As papers have it; the library's own loss is made so that scaling does not blind it.
    attack = partial(pgd, masked, steps=10, loss=cross_entropy)
    found = states(masked, attack, batch, surrogate=plain)
    expected = {
        "scaled": {GRADIENTS, TRANSFER},
        "saturated": {GRADIENTS, TRANSFER},
        "quantised": {GRADIENTS, TRANSFER},
        "shattered": {TRANSFER, LARGE},
    }
    assert expected.get(kind, set()) <= red(found)
    assert all(torch.equal(value, before[name]) for name, value in plain.state_dict().items())


def test_scaled_logits_do_not_blind_the_librarys_own_loss(plain, other, batch):
    masked = GradientMasked(plain, "scaled")
    assert red(states(masked, partial(fgsm, masked), batch, surrogate=other)) == set()


@pytest.mark.parametrize("kind", ["bfloat16", "float16"])
def test_gradients_in_low_precision_fake_robustness_and_are_caught(kind, digits, batch):
    # As confident as networks get that are trained for long.
    sure = trained(*digits, ["dense 64", "relu"], seed=0)
    sure.layers["output"].weight.mul_(4)
    sure.layers["output"].bias.mul_(4)
    low = GradientMasked(sure, kind)
    found = states(sure, partial(fgsm, low, loss=cross_entropy), batch)
    assert red(found) & {GRADIENTS, STRENGTH}
    assert red(states(sure, partial(fgsm, sure), batch)) == set()


@settings(deadline=None, max_examples=40)
@given(st.floats(1e-3, 1), st.sampled_from(["linf", "l2"]), st.integers(0, 1000))
def test_what_is_within_budget_stays_so_when_saved(epsilon, norm, seed):
    generator = torch.Generator().manual_seed(seed)
    images = torch.randint(256, (4, 3, 5, 5), generator=generator) / 255
    moved = project(images + torch.randn(images.shape, generator=generator), images, epsilon, norm)
    assert lights.within_budget(images, moved, epsilon, norm).state == "green"
    further = images + 1.01 * (moved - images)
    size = float(norms(further - images, norm).max())
    # Where [0, 1] ends the perturbation, a hundredth more of it may still be within budget.
    assume(abs(size / epsilon - 1) > 1e-3)
    assert lights.within_budget(images, further, epsilon, norm).state == ("red" if size > epsilon else "green")


def test_watching_sees_modes_gradients_and_probabilities_and_leaves_no_hook(plain, batch):
    images = batch[0]
    with watching(plain) as witness:
        plain(images)
        input_gradient(plain, images, lambda logits: logits)
        input_gradient(plain, images[:3], lambda logits: 0 * logits[:, 0])
    assert (witness.passes, witness.training, witness.probabilities) == (3, 0, 0)
    assert witness.zero.tolist() == [False] * len(images)
    assert not plain._forward_hooks
    with watching(plain) as witness:
        input_gradient(plain, images[:3], lambda logits: logits * torch.tensor([0.0, 1, 1])[:, None])
    assert witness.zero.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"images": torch.zeros(0, 1, 8, 8), "labels": torch.zeros(0, dtype=torch.int64)}, "no pictures"),
        ({"labels": torch.zeros(2, dtype=torch.int64)}, "100 pictures, but 2 labels"),
        ({"epsilon": 0.0}, "epsilon is 0, but"),
        ({"epsilon": float("nan")}, "epsilon is nan, but"),
        ({"norm": "l3"}, 'no norm "l3"'),
        ({"attack": lambda images, labels, epsilon: images[:2]}, "shape"),
    ],
)
def test_what_makes_no_sense_is_refused(plain, batch, change, said):
    given_ = {
        "attack": partial(fgsm, plain),
        "images": batch[0],
        "labels": batch[1],
        "epsilon": EPSILON,
        "norm": "linf",
    }
    with pytest.raises(ValueError, match=said):
        list(honesty.lights(plain, **{**given_, **change}))


def test_pictures_of_other_units_are_refused(plain, batch):
    with pytest.raises(ValueError, match=r"pixels lie between 0 and 255, but must be in \[0, 1\]"):
        list(honesty.lights(plain, partial(fgsm, plain), 255 * batch[0], batch[1], EPSILON))


def test_there_is_no_such_mask(plain):
    with pytest.raises(ValueError, match='no mask "foggy"'):
        GradientMasked(plain, "foggy")


@pytest.fixture(scope="module")
def mnist():
    """The shipped network, a linear one to transfer from, and 64 test pictures."""
    try:
        images = datasets.load("mnist")
    except datasets.DatasetMissing as missing:
        pytest.skip(str(missing))
    network, _ = models_library.load("mnist_cnn")
    network.requires_grad_(False)
    some = network.encode(images.train[:2000]).contiguous(), torch.tensor(images.train_labels[:2000])
    linear = trained(*some, ["dense 32", "relu"], seed=0)
    return network, linear, (network.encode(images.test[:64]).contiguous(), torch.tensor(images.test_labels[:64]))


@pytest.mark.parametrize(("attack", "epsilon"), [(fgsm, 0.2), (partial(pgd, steps=10), 0.15)])
def test_on_the_shipped_network_sound_attacks_are_green(mnist, attack, epsilon):
    network, linear, batch = mnist
    found = states(network, partial(attack, network), batch, epsilon, surrogate=linear)
    assert set(found.values()) == {"green"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("saturated", {GRADIENTS, TRANSFER}), ("quantised", {GRADIENTS, TRANSFER}), ("shattered", {STRENGTH, TRANSFER})],
)
def test_the_masked_shipped_network_is_caught(mnist, kind, expected):
    network, _, batch = mnist
    masked = GradientMasked(network, kind)
    assert expected <= red(states(masked, partial(pgd, masked, steps=10), batch, 0.2, surrogate=network))


@pytest.mark.parametrize("kind", ["bfloat16", "float16"])
def test_fast_gradient_signs_of_the_shipped_network_in_low_precision_are_caught(mnist, kind):
    network, _, batch = mnist
    low = GradientMasked(network, kind)
    found = states(network, partial(fgsm, low, loss=cross_entropy), batch, 0.2)
    assert red(found) >= ({STRENGTH} if kind == "bfloat16" else {STRENGTH, GRADIENTS})


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
@pytest.mark.parametrize("kind", MASKS)
def test_on_a_gpu_the_masked_networks_are_caught_as_well(kind, digits, batch):
    sure = trained(*digits, ["dense 64", "relu"], seed=0).cuda()
    there = tuple(t.cuda() for t in batch)
    assert red(states(sure, partial(fgsm, sure), there)) == set()
    masked = GradientMasked(sure, kind)
    attack = partial(pgd, masked, steps=10, loss=cross_entropy)
    found = states(masked, attack, there, surrogate=sure)
    assert kind in ("bfloat16", "float16") or TRANSFER in red(found)
