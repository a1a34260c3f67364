"""Simple generators, AdvGAN and their page: against closed forms, torch's Adam, and what C itself says of the pictures."""

import copy
import dataclasses
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from core import compute, datasets, image_models
from core.attacks.adversarial_generator import (
    RowAdam,
    SimpleGenerators,
    adversarial_generator,
    cross_entropy,
    every_class,
    squared_error,
)  # fmt: skip
from core.attacks.advgan import AdvGAN, Generator, attack
from core.attacks.gradients import UnfitModel
from core.catalogue import find
from core.datasets.on_device import OnDevice
from core.knobs import KnobError, validated
from core.playback import Playback
from core.probes import undisturbed
from tests.core.playing import events_of, newest

Page = find("adversarial_generator")


@pytest.fixture(autouse=True)
def builtin_digits_on_one_thread(monkeypatch):
    """The shipped network and the built-in digits, which fit each other."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    compute.use("cpu", 1)


class Plane(nn.Module):
    """Two classes on either side of a plane through the grey picture: log-odds of class 1 are ``weight`` (x - 0.5)."""

    def __init__(self, weight):
        super().__init__()
        self.weight = nn.Parameter(weight)

    def forward(self, x):
        score = (x - 0.5).flatten(1) @ self.weight
        return torch.stack([-score / 2, score / 2], 1)


def digits():
    """The classifier of the library, in evaluation mode and frozen, and the built-in digits."""
    network, _ = image_models.load("mnist_cnn")
    return network.eval().requires_grad_(False), datasets.load("digits")


def nearest_mean(images):
    """A linear classifier of flattened pictures: the larger logit belongs to the nearer mean of a class."""
    pixels = torch.from_numpy(np.array(images.train)).flatten(1).float() / 255
    labels = torch.from_numpy(np.array(images.train_labels))
    means = torch.stack([pixels[labels == k].mean(0) for k in range(10)])
    linear = nn.Linear(means.shape[1], 10)
    linear.weight.data, linear.bias.data = means.clone(), -means.square().sum(1) / 2
    return nn.Sequential(nn.Flatten(), linear).eval()


# Adam for rows.


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31 - 1), st.floats(1e-4, 1), st.floats(1e-6, 1e3))
def test_each_row_takes_the_steps_of_an_adam_of_its_own(seed, rate, scale):
    rng = torch.Generator().manual_seed(seed)
    together = torch.rand(3, 2, 4, generator=rng, dtype=torch.float64)
    alone = [nn.Parameter(row.clone()) for row in together]
    optimizers = [torch.optim.Adam([row], rate) for row in alone]
    adam = RowAdam(together)
    for _ in range(6):
        rows = (torch.rand(3, generator=rng) < 0.7).nonzero()[:, 0]
        gradient = scale * torch.randn(len(rows), 2, 4, generator=rng, dtype=torch.float64)
        together[rows] += adam.step(rows, gradient, torch.full((len(rows),), rate, dtype=torch.float64))
        for row, slope in zip(rows.tolist(), gradient, strict=True):
            alone[row].grad = slope
            optimizers[row].step()
    torch.testing.assert_close(together, torch.stack([row.detach() for row in alone]), rtol=1e-9, atol=1e-12)


# Simple generators.


def test_training_one_alone_equals_training_it_among_others():
    network, images = digits()
    network.double()
    samples = network.encode(images.test[:2]).double()
    pictures, targets = every_class(samples, 10)
    together = SimpleGenerators(network, pictures, targets)
    alone = {}
    for cell in (0, 7, 13):
        alone[cell] = SimpleGenerators(network, pictures[[cell]], targets[[cell]])
        alone[cell].pictures[:] = together.pictures[[cell]]  # the same first weights
    for _ in together.steps(6):
        pass
    for cell, generators in alone.items():
        for _ in generators.steps(6):
            pass
        torch.testing.assert_close(generators.pictures[0], together.pictures[cell], rtol=0, atol=1e-8)
        assert float(generators.distance[0]) == pytest.approx(float(together.distance[cell]), abs=1e-8)


def test_every_cell_of_the_grid_succeeds_and_says_the_truth_about_it():
    network, images = digits()
    rows = [int(np.flatnonzero(images.test_labels == digit)[0]) for digit in (1, 4)]
    samples, targets = every_class(network.encode(images.test[rows]), 10)
    before = copy.deepcopy(network.state_dict())
    network.train()
    generators = SimpleGenerators(network, samples, targets)
    seen = list(generators.steps(12))
    assert network.training and not any(p.requires_grad or p.grad is not None for p in network.parameters())
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())
    assert seen.count("sample") >= 20 and "class" in seen
    assert generators.succeeded.all() and not generators.running.any()
    pictures = generators.pictures
    assert pictures.shape == samples.shape and not pictures.requires_grad
    assert pictures.min() >= 0 and pictures.max() <= 1
    said = network.predict(pictures).softmax(1)
    assert torch.equal(said.argmax(1), targets)
    own = said.gather(1, targets[:, None])[:, 0]
    assert own.min() > 0.9 - 1e-4
    torch.testing.assert_close(own, generators.probability, rtol=0, atol=1e-4)
    torch.testing.assert_close((pictures - samples).flatten(1).norm(dim=1), generators.distance)
    truth = torch.tensor([1, 4]).repeat_interleave(10)
    assert generators.distance[targets == truth].max() < 1
    assert generators.distance[targets != truth].mean() < 4


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**31 - 1), st.floats(0.55, 0.95))
def test_no_success_is_closer_than_a_plane_allows_nor_much_farther(seed, confidence):
    rng = torch.Generator().manual_seed(seed)
    even = (torch.rand(64, generator=rng) < 0.5).float() - 0.5
    for weight, most in ((even, 1.2), (torch.randn(64, generator=rng), 2)):
        sample = (0.5 - 0.04 * weight.sign()).reshape(1, 1, 8, 8)
        model = Plane(weight)
        generators = SimpleGenerators(model, sample, torch.tensor([1]), confidence=confidence, learning_rate=0.01)
        for _ in generators.steps(40):
            pass
        start = float((sample - 0.5).flatten() @ weight)
        least = (math.log(confidence / (1 - confidence)) - start) / float(weight.norm())
        assert least - 1e-4 <= float(generators.distance) <= most * least


def test_going_on_from_a_state_changes_no_bit():
    model, images = nearest_mean(datasets.load("digits")), datasets.load("digits")
    samples, targets = every_class(torch.from_numpy(images.test[:2, None] / np.float32(255)), 10)

    def make():
        return SimpleGenerators(model, samples, targets, seed=3)

    whole = make()
    for round_ in range(6):
        if round_ == 3:
            kept = copy.deepcopy(whole.state())
        for _ in whole.round():
            pass
    later = make()
    later.restore(kept)
    for _ in range(3):
        for _ in later.round():
            pass
    assert later.rounds == whole.rounds
    for name, value in whole.state().items():
        if isinstance(value, torch.Tensor):
            assert torch.equal(value, later.state()[name]), name


def test_squared_error_has_no_slope_where_the_model_is_surely_wrong():
    logits = torch.tensor([[60.0, 0.0]], requires_grad=True)
    for loss, slope in ((squared_error, 0.0), (cross_entropy, 1.0)):
        (gradient,) = torch.autograd.grad(loss(logits, torch.tensor([1])).sum(), logits)
        assert float(gradient.abs().max()) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ({"confidence": 1.0}, "confidence is 1"),
        ({"targets": torch.tensor([1, 0])}, "1 samples need as many targets, not 2"),
    ],
)
def test_what_does_not_fit_is_named(numbers, named):
    with pytest.raises(ValueError, match=named):
        SimpleGenerators(Plane(torch.ones(4)), torch.rand(1, 1, 2, 2), **{"targets": torch.tensor([1]), **numbers})


@pytest.mark.parametrize("model", [nn.Sequential(Plane(torch.ones(4)), nn.Softmax(1)), Plane(torch.zeros(4))])
def test_models_that_gradients_cannot_judge_are_refused(model):
    with pytest.raises(UnfitModel):
        adversarial_generator(model, torch.rand(1, 1, 2, 2), torch.tensor([1]))


# AdvGAN.


@settings(max_examples=15, deadline=None)
@given(st.floats(0, 0.5), st.integers(0, 1000), st.sampled_from([(1, 28, 28), (3, 32, 32), (1, 9, 7)]))
def test_generated_pictures_keep_the_budget_and_do_not_depend_on_the_batch(epsilon, seed, shape):
    torch.manual_seed(seed)
    generator = Generator(shape, 4, epsilon, width=4)
    for parameter in generator.parameters():  # as wild as no training would leave it
        parameter.data.mul_(20)
    pictures, targets = torch.rand(3, *shape), torch.tensor([0, 3, 1])
    made = attack(generator, pictures, targets)
    assert made.shape == pictures.shape and not made.requires_grad
    assert float((made - pictures).abs().max()) <= epsilon + 1e-6
    assert made.min() >= 0 and made.max() <= 1
    if epsilon == 0:
        assert torch.equal(made, pictures)
    torch.testing.assert_close(made[1:2], attack(generator, pictures[1:2], targets[1:2]), rtol=1e-3, atol=1e-4)


@pytest.fixture(scope="module")
def halves():
    """The built-in digits at half their size, for speed."""
    images = datasets.load("digits")
    return dataclasses.replace(images, train=images.train[:, ::2, ::2], test=images.test[:, ::2, ::2])


def advgan(images, model=None, **numbers):
    data = OnDevice(images.train, images.train_labels)
    return AdvGAN(model or nearest_mean(images), data, 10, **{"batch_size": 32, **numbers})


@pytest.mark.parametrize("realism", [0.0, 0.3])
def test_a_generator_learns_to_turn_unseen_pictures_as_well_as_the_best_step_does(halves, realism):
    model = nearest_mean(halves)
    before = copy.deepcopy(model.state_dict())
    training = advgan(halves, model, realism=realism, seed=1, learning_rate=0.01)
    losses = list(training.steps(150))
    assert (losses[-1].discriminator > 0) == (losses[-1].deceived > 0) == (realism > 0)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert all(p.grad is None and p.requires_grad for p in model.parameters())
    pictures, labels = OnDevice(halves.test, halves.test_labels).batch(slice(0, 200))
    targets = (labels + 1 + torch.arange(200) % 9) % 10
    # For a linear model the strongest change from label to target is known.
    best = (model[1].weight[targets] - model[1].weight[labels]).sign().reshape(pictures.shape)
    three = pictures, (pictures + 0.3 * best).clamp(0, 1), attack(training.generator, pictures, targets)
    untouched, known, learned = (float((model(x).argmax(1) == targets).float().mean()) for x in three)
    assert untouched < 0.1 < 0.5 < known
    assert learned > known - 0.05


def test_going_on_from_a_checkpoint_of_advgan_changes_no_bit(halves):
    whole = advgan(halves, realism=0.5)
    list(whole.steps(3))
    kept = {"step": whole.step, **copy.deepcopy(whole.state())}
    ends = list(whole.steps(6))
    torch.manual_seed(99)
    later = advgan(halves, realism=0.5)
    later.restore(kept)
    for mine, theirs in zip(ends, later.steps(6), strict=True):
        assert all(map(np.array_equal, mine, theirs))
    assert all(map(torch.equal, whole.generator.state_dict().values(), later.generator.state_dict().values()))


def test_no_picture_is_sent_towards_its_own_label():
    levels = np.arange(10, dtype=np.uint8).repeat(20)  # each picture is of one grey, its label
    images = np.broadcast_to(levels[:, None, None], (200, 8, 8))
    training = AdvGAN(
        nn.Sequential(nn.Flatten(), nn.Linear(64, 10)), OnDevice(images, levels.astype(np.int64)), 10, batch_size=64
    )
    seen = []
    training.generator.register_forward_pre_hook(lambda _, given: seen.append(given))
    list(training.steps(5))
    labels = torch.cat([255 * pictures[:, 0, 0, 0] for pictures, _ in seen]).round().long()
    targets = torch.cat([targets for _, targets in seen])
    assert not (labels == targets).any()
    assert len(set(zip(labels.tolist(), targets.tolist(), strict=True))) > 80  # of 90 pairs


def test_advgan_refuses_a_model_of_probabilities(halves):
    with pytest.raises(UnfitModel, match="probabilities"):
        advgan(halves, nn.Sequential(nearest_mean(halves), nn.Softmax(1)))


# The page.


def play(**knobs):
    return events_of(validated(Page, knobs))


@pytest.fixture(scope="module")
def grid_run():
    """The default page, but with fewer rounds."""
    compute.use("cpu", 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNOSCOPE_DATA", "")
        return play(rounds=12)


def test_the_whole_grid_is_taken_for_what_was_asked(grid_run):
    events, metrics = grid_run
    assert metrics["success"] == 1
    assert 0.5 < metrics["mean L2"] < 4
    columns, rows = newest(events, "results").values()
    assert len(rows) == 50
    assert all(row[columns.index("asked for")] == row[columns.index("C says")] for row in rows)
    assert newest(events, "grid")["image"].shape == (5 * 32, 11 * 32, 3)
    cells = [e.data for e in events if e.stream == "cells"]
    assert len(cells) >= 10
    assert all(len(c["images"]) == len(c["captions"]) == 55 for c in cells)
    matrix = newest(events, "distances")
    others = [row[4] for row in rows if row[0] != row[1]]
    assert metrics["mean L2"] == pytest.approx(np.mean(others), abs=1e-4)
    np.testing.assert_allclose(matrix["values"].ravel(), [row[4] for row in rows], atol=0.0051)
    assert (matrix["confidence"] == 1).all()
    assert "**45 of 45**" in newest(events, "about")["markdown"]
    assert "built-in digits" in newest(events, "about")["markdown"]


@pytest.mark.parametrize(("samples", "lines", "across"), [((3,), 3, 4), ((3, 5), 4, 6), ((3, 5, 7), 3, 11)])
def test_few_samples_take_several_lines_and_every_cell_is_found_in_them(samples, lines, across):
    events, _ = play(samples=samples, rounds=1, class_steps=1)
    board, mosaic = newest(events, "board")["product"], newest(events, "grid")["image"]
    assert mosaic.shape == (lines * 32, across * 32, 3)
    per = lines // len(samples) * across  # places of a sample
    for cell in range(10 * len(samples)):
        sample, goal = divmod(cell, 10)
        line, column = divmod(sample * per + 1 + goal, across)
        assert board.cell_at(line * 32 + 16, column * 32 + 31) == cell
        inside = mosaic[line * 32 + 2 : line * 32 + 30, column * 32 + 2 : column * 32 + 30, 0]
        np.testing.assert_array_equal(inside, (255 * board.pictures[cell, 0] + 0.5).byte())
    for sample, truth in enumerate(samples):
        line = sample * lines // len(samples)
        assert board.cell_at(line * 32, 0) == 10 * sample + truth, "an original is its own class"
    assert 0 <= board.cell_at(lines * 32 - 1, across * 32 - 1) < 10 * len(samples), "beyond the last one"
    assert newest(events, "cells")["columns"] == (11 if across == 11 else None)


def test_the_closest_success_only_ever_comes_closer(grid_run):
    lines = [e.data["lines"] for e in grid_run[0] if e.stream == "success"]
    so_far = [line["succeeded so far"] for line in lines]
    assert so_far == sorted(so_far) and so_far[0] == 0 and so_far[-1] == 1
    far = [e.data["lines"]["now"] for e in grid_run[0] if e.stream == "distance"]
    assert far[0] > 5  # noise
    assert min(far) < far[-1] < 4


def test_a_click_on_the_grid_shows_that_cell(grid_run):
    events, _ = grid_run
    board = newest(events, "board")["product"]
    mosaic = newest(events, "grid")["image"]
    for row, column, cell in ((2, 4, 2 * 10 + 3), (0, 0, 0), (4, 10, 49)):
        corner = row * 32, column * 32
        answer = list(Page().look(board=board, at=np.array([corner[0] + 20, corner[1] + 9])))
        shown = newest(answer, "picked")
        assert [e.stream for e in answer] == ["picked", "probabilities"]
        place = slice(corner[0] + 2, corner[0] + 30), slice(corner[1] + 2, corner[1] + 30), 0
        np.testing.assert_array_equal(shown["images"][1 if column else 0], mosaic[place])
        groups = newest(answer, "probabilities")["groups"]
        assert groups["generated"].argmax() == cell % 10
        assert groups["original"].argmax() == board.truth[cell]


def test_a_drawing_is_turned_into_every_class(grid_run):
    board = newest(grid_run[0], "board")["product"]
    drawing = np.zeros((28, 28), np.float32)
    drawing[4:24, 13:16] = 1
    with undisturbed({"board": board}):
        answer = list(Page().draw(board=board, drawing=drawing))
    assert sum(e.stream == "drawn" for e in answer) > 3
    last = newest(answer, "drawn")
    assert last["images"].shape == (11, 28, 28)
    assert [caption[0] for caption in last["captions"][1:]] == list("0123456789")
    assert not last["marks"].any()


def test_the_learning_rate_is_live():
    playback = Playback(validated(Page, {"samples": (3,)}))
    now = []
    while len(now) < 8:
        event = playback.advance()
        if event.stream == "distance":
            now.append(event.data["lines"]["now"])
            if len(now) == 2:
                playback.edit(validated(Page, {"samples": (3,), "learning_rate": 1e-5}))
    moved = -np.diff(now)
    assert moved[0] > 0.5
    assert max(abs(moved[2:])) < 0.01


def test_one_pass_is_measured_on_pictures_that_no_training_has_seen(monkeypatch):
    from core.techniques.robustness import _adversarial_generator_forward as forward

    monkeypatch.setattr(forward, "_JUDGED", 4)
    monkeypatch.setattr(forward, "_RIVAL", 2)
    events, metrics = play(kind="feed-forward", updates=17, batch_size=8, samples=(1,))
    steps = [e.data["x"] for e in events if e.stream == "success"]
    assert steps == [1, 2, 4, 8, 16, 17]
    bars = newest(events, "by_target")
    assert set(bars["groups"]) == {"generator", "PGD"}
    assert bars["groups"]["PGD"].min() == 1  # nothing withstands it here
    assert metrics["worst class"] == bars["groups"]["generator"].min()
    board = newest(events, "board")["product"]
    assert float(board.lengths("linf").max()) <= 0.3 + 1e-6
    assert list(Page().draw(board=board, drawing=np.eye(28, dtype=np.float32)))[-1].stream == "drawn"
    images = datasets.load("digits")
    page = validated(Page, {"kind": "feed-forward"})
    victim = finished(forward, page)
    pictures, labels, targets = victim.unseen(12)
    assert len(pictures) == 120 and torch.equal(targets.bincount(), torch.full((10,), 12))
    assert not (labels == targets).any()
    known = {picture.tobytes() for picture in images.test} - {picture.tobytes() for picture in images.train}
    assert all((255 * p[0]).round().byte().numpy().tobytes() in known for p in pictures)


def finished(forward, page):
    """The page's ``Forward``, ready to train."""
    from core.techniques.robustness._victim import loading_victim

    loading = loading_victim(page.progress, page.model, page.data)
    while True:
        try:
            next(loading)
        except StopIteration as end:
            return forward.Forward.of(page, end.value, None)


@pytest.mark.parametrize(
    ("knobs", "named"),
    [
        ({"samples": ()}, "samples is empty"),
        ({"samples": tuple(range(11))}, "11 classes, but at most 10"),
        ({"model": "mnist_cnn", "data": "cifar10"}, "mnist_cnn takes pictures of 28x28"),
        ({"confidence": 1.0}, "confidence is 1.0, but accepts"),
    ],
)
def test_knobs_that_make_no_sense_are_named(knobs, named):
    with pytest.raises(KnobError, match=named):
        validated(Page, knobs)


@pytest.mark.parametrize(
    ("knobs", "named"),
    [
        ({"samples": (12,)}, "samples has class 12, but mnist_cnn has classes 0 to 9"),
        ({"samples": (3,), "sample_number": 900}, "there is no number 900; lower sample_number or confidence"),
    ],
)
def test_samples_that_are_not_there_are_named(knobs, named):
    with pytest.raises(ValueError, match=named):
        play(**knobs)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_generators_on_a_gpu_find_what_they_find_on_the_cpu(halves):
    model = nearest_mean(halves)
    samples, targets = every_class(torch.from_numpy(halves.test[:3, None] / np.float32(255)), 10)
    found = {}
    for device in ("cpu", "cuda"):
        made = adversarial_generator(model.to(device), samples.to(device), targets.to(device))
        assert torch.equal(model(made).argmax(1), targets.to(device))
        found[device] = (made.cpu() - samples).flatten(1).norm(dim=1).mean()
        training = AdvGAN(model, OnDevice(halves.train, halves.train_labels, device), 10, batch_size=32)
        found[device + " loss"] = [float(losses.adversarial) for losses in training.steps(5)]
    assert float(found["cuda"]) == pytest.approx(float(found["cpu"]), rel=0.05)
    assert found["cuda loss"] == pytest.approx(found["cpu loss"], rel=0.01)
