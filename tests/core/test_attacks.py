"""Attacks: closed forms on linear models, and what must hold of all of them on any."""

from itertools import product

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.attacks.carlini_wagner import carlini_wagner, carlini_wagner_steps
from core.attacks.deepfool import deepfool, deepfool_steps
from core.attacks.fgsm import fgsm
from core.attacks.gradients import Logits, UnfitModel, cross_entropy, input_gradient, log_odds, returns_probabilities
from core.attacks.measure import accuracy, accuracy_under, fooled
from core.attacks.pgd import pgd, pgd_steps
from core.attacks.projection import norms
from core.attacks.universal import universal, universal_steps
from tests.core.attack_models import Constant, Linear, Probabilities, Rounded, answers, pictures, small_cnn


def add_universal(model, images, labels, epsilon, **options):
    return (images + universal(model, images, labels, epsilon, steps=8, batch_size=3, **options)).clamp(0, 1)


BUDGETED = {
    "fgsm": (fgsm, "linf"),
    "fgsm random start": (lambda *a, **k: fgsm(*a, **k, random_start=True), "linf"),
    "pgd linf": (lambda *a, **k: pgd(*a, **k, steps=5), "linf"),
    "pgd linf kept": (lambda *a, **k: pgd(*a, **k, steps=5, drop_fooled=False, restarts=2), "linf"),
    "pgd l2": (lambda *a, **k: pgd(*a, **k, norm="l2", steps=5, restarts=2), "l2"),
    "pgd momentum": (lambda *a, **k: pgd(*a, **k, steps=5, momentum=0.9), "linf"),
    "universal": (add_universal, "linf"),
    "universal l2": (lambda *a, **k: add_universal(*a, **k, norm="l2"), "l2"),
}
NEAREST = {
    "deepfool l2": lambda *a, **k: deepfool(*a, **k, steps=6),
    "deepfool linf": lambda *a, **k: deepfool(*a, **k, steps=6, norm="linf"),
    "carlini-wagner": lambda *a, **k: carlini_wagner(*a, **k, searches=2, steps=10),
}
EVERY = {name: lambda *a, f=f: f(*a, 0.1) for name, (f, _) in BUDGETED.items()} | NEAREST


def boundary_distances(model, images, labels, dual):
    """Distance (n,) to the nearest boundary of a linear model, |f_k| / ||w_k|| over the classes k."""
    weights, logits = model.layer.weight.detach(), model(images).detach()
    found = []
    for row, label in enumerate(labels):
        others = [k for k in range(len(weights)) if k != label]
        sizes = [torch.linalg.vector_norm(weights[k] - weights[label], dual) for k in others]
        found.append(min((logits[row, label] - logits[row, k]) / s for k, s in zip(others, sizes, strict=True)))
    return torch.stack(found)


@pytest.mark.parametrize("name", BUDGETED)
@settings(deadline=None, max_examples=8)
@given(st.sampled_from([0.0, 1e-3, 0.1, 0.5, 2.0]), st.integers(0, 1000))
def test_budgets_hold_nothing_leaves_the_box_and_no_budget_changes_nothing(name, epsilon, seed):
    attack, norm = BUDGETED[name]
    model, images = small_cnn(seed), pictures(5, 8, seed)
    labels = torch.arange(5) % 4
    adversarial = attack(model, images, labels, epsilon)
    assert adversarial.shape == images.shape
    assert not adversarial.requires_grad
    assert adversarial.min() >= 0
    assert adversarial.max() <= 1
    assert (norms(adversarial - images, norm) <= epsilon + 1e-6).all()
    if epsilon == 0:
        assert torch.equal(adversarial, images)
    assert accuracy_under(model, images, adversarial, labels) <= accuracy(model, images, labels)


@pytest.mark.parametrize(("name", "training"), list(product(EVERY, [True, False])))
def test_the_model_and_the_pictures_are_as_before_and_answers_do_not_depend_on_its_mode(name, training):
    model, images = small_cnn(), pictures(5, 8)
    labels = answers(model, images)
    before = images.clone()
    expected = EVERY[name](model.eval(), images, labels)
    model.train(training)
    model.layers["dropout1"].train(not training)  # each part has its own mode
    model.layers["conv1"].weight.requires_grad_(False)
    modes = {n: m.training for n, m in model.named_modules()}
    weights = {n: w.clone() for n, w in model.state_dict().items()}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        adversarial = EVERY[name](model, images, labels)
    assert torch.equal(adversarial, expected)  # dropout off, float32
    assert modes == {n: m.training for n, m in model.named_modules()}
    assert all(torch.equal(w, weights[n]) for n, w in model.state_dict().items())
    assert all(p.grad is None for p in model.parameters())
    assert [n for n, p in model.named_parameters() if not p.requires_grad] == ["layers.conv1.weight"]
    assert torch.equal(images, before)
    assert not images.requires_grad
    assert images.grad is None


@pytest.mark.parametrize("epsilon", [0.01, 0.05, 0.2])
def test_on_a_linear_model_of_two_classes_the_gradient_sign_is_optimal(epsilon):
    model, images = Linear(classes=2), pictures(6, low=0.3, high=0.7)
    labels = answers(model, images)
    weights = (model.layer.weight[1] - model.layer.weight[0]).detach()
    away = torch.where(labels == 0, 1.0, -1.0)[:, None] * weights
    best = (images.flatten(1) + epsilon * away.sign()).reshape(images.shape)
    torch.testing.assert_close(fgsm(model, images, labels, epsilon), best)
    torch.testing.assert_close(pgd(model, images, labels, epsilon, drop_fooled=False), best)
    torch.testing.assert_close(fgsm(model, images, 1 - labels, epsilon, targets=1 - labels), best)
    length = (images.flatten(1) + epsilon * away / away.norm(dim=1, keepdim=True)).reshape(images.shape)
    straight = pgd(model, images, labels, epsilon, norm="l2", drop_fooled=False, random_start=False)
    torch.testing.assert_close(straight, length, atol=1e-5, rtol=0)


@pytest.mark.parametrize(("norm", "dual"), [("l2", 2), ("linf", 1)])
def test_on_a_linear_model_deepfool_finds_the_nearest_boundary(norm, dual):
    model, images = Linear(classes=5), pictures(12, low=0.4, high=0.6)
    labels = answers(model, images)
    exact = boundary_distances(model, images, labels, dual)
    adversarial = deepfool(model, images, labels, norm=norm, overshoot=0.01)
    torch.testing.assert_close(norms(adversarial - images, norm), 1.01 * exact, rtol=0.01, atol=1e-3)
    assert accuracy(model, adversarial, labels) == 0


@pytest.mark.parametrize(("norm", "dual"), [("l2", 2), ("linf", 1)])
def test_on_a_linear_model_pgd_succeeds_just_from_the_boundary_on(norm, dual):
    model, images = Linear(classes=2), pictures(12, low=0.4, high=0.6)
    labels = answers(model, images)
    exact = boundary_distances(model, images, labels, dual)
    for row in range(len(images)):
        one = images[row : row + 1], labels[row : row + 1]
        for share, still_right in ((0.97, 1), (1.03, 0)):
            tried = pgd(model, *one, share * float(exact[row]), norm=norm)
            assert accuracy(model, tried, one[1]) == still_right


def test_on_a_linear_model_carlini_wagner_comes_near_the_closed_form():
    model, images = Linear(classes=2), pictures(8, low=0.4, high=0.6)
    labels = answers(model, images)
    exact = boundary_distances(model, images, labels, 2)
    adversarial = carlini_wagner(model, images, labels, searches=9, steps=200, initial_constant=0.01)
    found = norms(adversarial - images, "l2")
    assert accuracy(model, adversarial, labels) == 0
    assert (found >= exact - 1e-5).all()
    assert (found <= 1.03 * exact + 0.005).all()
    sure = carlini_wagner(model, images, labels, searches=9, steps=200, confidence=0.5)
    logits = model(sure).detach()
    others = logits.scatter(1, labels[:, None], -torch.inf).amax(1)
    assert (others - logits.gather(1, labels[:, None])[:, 0] >= 0.5).all()


def test_targets_are_reached_on_a_linear_model():
    model, images = Linear(), pictures(6, low=0.3, high=0.7)
    labels = answers(model, images)
    targets = (labels + 1) % 3
    for adversarial in (
        fgsm(model, images, labels, 0.3, targets=targets),
        pgd(model, images, labels, 0.3, targets=targets),
        pgd(model, images, labels, 2.0, norm="l2", targets=targets, drop_fooled=False),
        carlini_wagner(model, images, labels, targets=targets, steps=100),
    ):
        assert torch.equal(answers(model, adversarial), targets)
    same = torch.full((6,), 2)
    common = (images + universal(model, images, labels, 0.4, targets=same, batch_size=6)).clamp(0, 1)
    assert torch.equal(answers(model, common), same)


def test_dropping_finds_as_many_leaves_the_fooled_alone_and_ends_early():
    model, images = small_cnn(), pictures(30, 8)
    labels = answers(model, images)
    options = {"step_size": 0.02, "steps": 30, "random_start": False}
    dropped = pgd(model, images, labels, 0.2, **options)
    kept = pgd(model, images, labels, 0.2, **options, drop_fooled=False)
    assert accuracy(model, dropped, labels) <= accuracy(model, kept, labels)
    assert (norms(dropped - images, "l2") <= norms(kept - images, "l2") + 1e-6).float().mean() > 0.9
    wrong = (labels + 1) % 4
    steps = list(pgd_steps(model, images, wrong, 0.2, steps=30, random_start=False))
    assert len(steps) == 1  # all are wrong already
    assert torch.equal(steps[0], images)


def test_restarts_only_help_and_the_best_is_kept():
    model, images = small_cnn(3), pictures(40, 8)
    labels = answers(model, images)
    for drop in (True, False):
        left = [
            accuracy(model, pgd(model, images, labels, 0.03, steps=3, restarts=r, drop_fooled=drop), labels)
            for r in (1, 2, 8)
        ]
        assert left == sorted(left, reverse=True)


@pytest.mark.parametrize("steps", [
    lambda *a: pgd_steps(*a, 0.1, steps=7, restarts=2, drop_fooled=False),
    lambda *a: deepfool_steps(*a, steps=7),
    lambda *a: carlini_wagner_steps(*a, searches=2, steps=5),
    lambda *a: universal_steps(*a, 0.1, steps=7, batch_size=2),
])  # fmt: skip
def test_steps_hand_out_pictures_of_their_own_with_the_model_as_it_was(steps):
    model, images = small_cnn().train(), pictures(5, 8)
    labels = answers(small_cnn(), images)
    seen = []
    for now in steps(model, images, labels):
        assert torch.is_grad_enabled()
        assert model.training
        seen.append((now, now.clone()))
    assert all(torch.equal(now, then) for now, then in seen)


@pytest.mark.parametrize("name", EVERY)
def test_models_that_gradients_cannot_judge_are_refused_not_called_robust(name):
    images, labels = pictures(4), torch.full((4,), 2)
    with pytest.raises(UnfitModel, match="gradient is exactly zero for every picture"):
        EVERY[name](Constant(), images, labels)
    rounded = Rounded()
    with pytest.raises(UnfitModel, match=r"can be differentiated|gradient is exactly zero"):
        EVERY[name](rounded, images, answers(rounded, images))
    with pytest.raises(UnfitModel, match="returns probabilities; attacks need logits"):
        EVERY[name](Probabilities(Linear()), images, answers(Linear(), images))


def test_a_model_without_its_gradient_is_refused():
    detached = Linear()
    detached.forward = lambda x: detached.layer(x.detach().flatten(1)).detach()
    with pytest.raises(UnfitModel, match="can be differentiated"):
        fgsm(detached, pictures(2), torch.tensor([0, 1]), 0.1)


def test_probabilities_are_told_from_logits_and_their_logarithms_can_be_attacked():
    model, images = Linear(), pictures(5)
    assert returns_probabilities(Probabilities(model)(images))
    assert not returns_probabilities(model(images))
    assert not returns_probabilities(model(images).log_softmax(1))
    labels = answers(model, images)
    same = pgd(Logits(Probabilities(model)), images, labels, 0.1, drop_fooled=False)
    torch.testing.assert_close(same, pgd(model, images, labels, 0.1, drop_fooled=False))


def test_log_odds_keep_the_direction_of_cross_entropy_where_that_rounds_to_nothing():
    logits = torch.randn(6, 5, requires_grad=True)
    labels = torch.tensor([0, 1, 2, 3, 4, 0])
    (odds,) = torch.autograd.grad(log_odds(logits, labels).sum(), logits)
    (entropy,) = torch.autograd.grad(cross_entropy(logits, labels).sum(), logits)
    wrong = 1 - logits.softmax(1).gather(1, labels[:, None])
    torch.testing.assert_close(odds * wrong, entropy)
    sure = Linear()
    sure.layer.weight.data *= 1e4
    images = pictures(6)
    truth = answers(sure, images)
    assert not input_gradient(sure, images, lambda z: cross_entropy(z, truth)).gradient.any()
    assert accuracy(sure, fgsm(sure, images, truth, 0.5), truth) < accuracy(
        sure, fgsm(Linear(), images, answers(Linear(), images) * 0, 0.0), truth
    )


def test_an_objective_of_several_columns_gives_the_jacobian():
    model, images = Linear(), pictures(3)
    slopes = input_gradient(model, images, lambda z: z)
    assert slopes.gradient.shape == (3, 3, 1, 6, 6)
    for row in slopes.gradient:
        torch.testing.assert_close(row.flatten(1), model.layer.weight.detach())


@pytest.mark.parametrize("name", [n for n in EVERY if "universal" not in n])
def test_no_pictures_are_no_trouble(name):
    assert EVERY[name](small_cnn(), pictures(0, 8), torch.zeros(0, dtype=torch.int64)).shape == (0, 1, 8, 8)


@pytest.mark.parametrize(("call", "sentence"), [
    (lambda *a: pgd(*a, 0.1, steps=0), "0 steps and 1 restarts make no attack"),
    (lambda *a: pgd(*a, -1), "epsilon is -1, but must be"),
    (lambda *a: deepfool(*a, candidates=1), "2 candidates"),
    (lambda *a: carlini_wagner(*a, steps=0), "5 searches of 0 steps"),
    (lambda *a: carlini_wagner(*a, learning_rate=0), "must be above 0"),
    (lambda *a: universal(*a, 0.1, batch_size=0), "100 steps of 0 images"),
    (lambda m, x, y: universal(m, x[:0], y[:0], 0.1), "there are no images"),
    (lambda m, x, y: accuracy(m, x[:0], y[:0]), "there are no pictures"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_in_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call(Linear(), pictures(), torch.zeros(5, dtype=torch.int64))


def test_fooled_means_another_class_or_the_target():
    logits, labels = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]]), torch.tensor([0, 0])
    assert fooled(logits, labels).tolist() == [False, True]
    assert fooled(logits, labels, torch.tensor([0, 1])).tolist() == [True, False]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
@pytest.mark.parametrize("name", EVERY)
def test_on_a_gpu_attacks_find_what_they_find_on_the_cpu(name):
    model, images = small_cnn(), pictures(20, 8)
    labels = answers(model, images)
    here = EVERY[name](model, images, labels)
    there = EVERY[name](model.cuda(), images.cuda(), labels.cuda())
    assert there.is_cuda
    left = [accuracy(m, a, y) for m, a, y in ((model, there, labels.cuda()), (model.cpu(), here, labels))]
    assert abs(left[0] - left[1]) <= 0.1
