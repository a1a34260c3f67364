"""The attacks page: what its stages show against direct computation and closed forms, and what it refuses."""

from dataclasses import replace
from types import SimpleNamespace
from typing import get_args

import numpy as np
import pytest
import torch

from core import compute, image_models
from core.attacks import gradients, measure
from core.attacks.fgsm import fgsm
from core.attacks.noise import noise
from core.attacks.projection import norms
from core.knobs import KnobError, validated
from core.networks import pretrained
from core.networks.gradient_masked import MASKS
from core.networks.image_network import ImageNetwork
from core.playback import Playback
from core.probes import undisturbed
from core.techniques.robustness import _attacks_curves as curves
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness import _attacks_methods as methods
from core.techniques.robustness import _attacks_scene as scenes
from core.techniques.robustness import _attacks_stages as stages
from core.techniques.robustness import _attacks_views as views
from core.techniques.robustness._victim import Victim, loading_victim
from core.techniques.robustness.attacks import Attacks

#: The smallest run that shows everything.
SMALL = {"pictures": 12, "light_pictures": 6, "conditioning_pictures": 3, "steps": 5}


@pytest.fixture(autouse=True)
def built_in_data(monkeypatch):
    """The digits, as on a fresh machine, and one thread."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    compute.use("cpu", 1)


def result_of(generator):
    while True:
        try:
            next(generator)
        except StopIteration as end:
            return end.value


def made(**values) -> scenes.Scene:
    return result_of(scenes.scene_of(validated(Attacks, {**SMALL, **values})))


def events_of(page: Attacks, edits=()):
    """Every event of a run; ``edits`` maps the number of an event to the page that is sent after it."""
    edits, playback, events = dict(edits), Playback(page), []
    while (event := playback.advance()) is not None:
        events.append(event)
        if len(events) in edits:
            playback.edit(edits[len(events)])
    return events, playback.metrics


def newest(events, stream: str):
    return next((e.data for e in reversed(events) if e.stream == stream), None)


@pytest.fixture(scope="module")
def ordinary():
    """A whole run beside a second model that is the first one again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNOSCOPE_DATA", "")
        compute.use("cpu", 1)
        page = validated(Attacks, {**SMALL, "second_model": "mnist_cnn", "epsilon": 0.05})
        return page, *events_of(page)


def test_every_stream_is_fed_without_data_or_network_access(ordinary):
    _, events, _ = ordinary
    drawn = {name for name, stream in Attacks.streams().items() if stream.drawable}
    assert drawn - {e.stream for e in events} == {"in_cell"}
    assert "built-in digits" in newest(events, "about")["markdown"]


def test_curves_are_the_accuracies_that_the_attacks_leave(ordinary):
    page, events, metrics = ordinary
    scene = result_of(scenes.scene_of(page))
    network, x, y = scene.victim.network, scene.pictures, scene.labels
    data = newest(events, "accuracy")
    lines = data["lines"]
    assert set(lines) == {"random noise", "FGSM", "PGD-5"}
    for k, epsilon in enumerate(data["x"].tolist()):
        assert lines["FGSM"][k] == pytest.approx(measure.accuracy_under(network, x, fgsm(network, x, y, epsilon), y))
        control = noise(x, epsilon, seed=page.seed + methods.NOISE_SEED)
        assert lines["random noise"][k] == pytest.approx(measure.accuracy_under(network, x, control, y))
    clean = measure.accuracy(network, x, y)
    assert all(line[0] == pytest.approx(clean) for line in lines.values())
    assert (np.diff(lines["PGD-5"]) <= 0).all(), "a larger budget allows all that a smaller one does"
    assert data["x"][5] == pytest.approx(page.epsilon)
    assert metrics["clean accuracy"] == pytest.approx(clean)
    assert metrics["accuracy under attack"] == pytest.approx(lines["FGSM"][5])


def test_what_is_made_for_a_model_fools_its_twin_as_well(ordinary):
    _, events, _ = ordinary
    lines = newest(events, "accuracy")["lines"]
    for stream in ("compared", "transferred"):
        for name, line in newest(events, stream)["lines"].items():
            np.testing.assert_allclose(line, lines[name], err_msg=f"{stream}: {name}")
    assert set(newest(events, "compared")["lines"]) == set(lines)


def test_curves_form_point_by_point(ordinary):
    _, events, _ = ordinary
    known = [np.isfinite(e.data["lines"]["FGSM"]).sum() for e in events if e.stream == "accuracy"]
    assert known == list(range(1, 12))


def test_confusion_counts_every_picture_and_its_cells_show_them(ordinary):
    page, events, metrics = ordinary
    confusion = newest(events, "confusion")["values"]
    assert confusion.sum() == SMALL["pictures"]
    assert np.trace(confusion) / SMALL["pictures"] >= metrics["accuracy under attack"]
    guesses = newest(events, "guesses")["product"]
    truth, said = np.argwhere((confusion > 0) & ~np.eye(10, dtype=bool))[0]
    (answer,) = page.cell(guesses, np.array([truth, said]))
    assert len(answer.data["images"]) == confusion[truth, said]
    assert answer.data["marks"].all()


def test_numbers_state_epsilon_in_both_units(ordinary):
    _, events, _ = ordinary
    table = newest(events, "numbers")
    assert table["columns"][:2] == ["ε", "of 255"]
    assert table["rows"][5][:2] == ["0.05", "12.8"]
    assert newest(events, "pictures_shown")["captions"][1].endswith(": 0.05 = 12.8/255")


def test_what_was_measured_is_stated(ordinary):
    _, events, _ = ordinary
    text = newest(events, "about")["markdown"]
    for part in ("FGSM: one step from the picture", "ε 0.05 = 12.8/255", "12 pictures", "Right before", "mnist_cnn"):
        assert part in text


def test_lights_fill_in_order_with_a_sign_and_a_word(ordinary):
    _, events, _ = ordinary
    states = [[row[0] for row in e.data["rows"]] for e in events if e.stream == "lights"]
    assert [row.count("…") for row in states] == list(range(10, -1, -1))
    assert set(states[-1]) <= set(views.SIGNS.values())


def test_conditioning_of_twins_is_the_same(ordinary):
    _, events, _ = ordinary
    rows = newest(events, "medians")["rows"]
    assert [name for name, *_ in rows] == list(stages._QUANTITIES)
    points = newest(events, "conditioning")
    assert (points["y"] > 0).all() and (points["x"] > 0).all()


def test_the_one_picture_follows_epsilon_while_the_run_goes_on():
    page = validated(Attacks, {**SMALL, "epsilon": 0.1})
    first = next(n for n, e in enumerate(events_of(page)[0], 1) if e.stream == "accuracy")
    events, _ = events_of(page, {first: replace(page, epsilon=0.2)})
    after = [e.stream for e in events[first : first + 4]]
    assert after[0] == "pictures_shown"
    assert "0.2 = 51/255" in newest(events, "pictures_shown")["captions"][1]
    assert newest(events, "accuracy")["x"][-1] == pytest.approx(0.2), "curves go on as they began"


def test_slider_answers_with_fgsm_and_leaves_the_network_alone():
    scene = made()
    page, network = scene.page, scene.victim.network
    with undisturbed({"scene": scene}):
        events = list(page.turn(scene, 0.1))
    expected = fgsm(network, *scene.chosen(page)[:2], 0.1)
    shown = newest(events, "pictures_shown")["images"][2]
    assert np.abs(shown / 255 - expected[0, 0].numpy()).max() <= 0.5 / 255 + 1e-6
    probabilities = newest(events, "probabilities")["groups"]
    np.testing.assert_allclose(probabilities["adversarial"], network.predict(expected).softmax(1)[0], atol=1e-6)
    assert not network.training and not any(p.requires_grad for p in network.parameters())


@pytest.mark.parametrize(("attack", "follow"), [(knobs.FGSM, True), (knobs.NOISE, True), (knobs.PGD, False)])
def test_redrawing_shows_the_edited_picture_and_the_many_where_that_takes_a_moment(attack, follow):
    scene = made(attack=attack)
    page = replace(scene.page, epsilon=0.3, picture_number=3)
    events = list(page.redraw(scene))
    streams = {e.stream for e in events}
    assert streams >= {"pictures_shown", "probabilities", "path"}
    assert follow == ("76.5/255" in newest(events, "pictures_shown")["captions"][1]), (
        "PGD stops where the answer is wrong"
    )
    assert ({"many", "confusion", "guesses", "about"} <= streams) == follow
    if attack == knobs.FGSM:
        expected = fgsm(scene.model, scene.pictures, scene.labels, 0.3)
        said = gradients.predict(scene.model, expected).argmax(1)
        assert np.trace(newest(events, "confusion")["values"]) == int((said == scene.labels).sum())
        assert "ε 0.3 = 76.5/255" in newest(events, "about")["markdown"]


def test_the_many_follow_epsilon_while_curves_are_drawn():
    page = validated(Attacks, {**SMALL, "epsilon": 0.1})
    first = next(n for n, e in enumerate(events_of(page)[0], 1) if e.stream == "accuracy")
    events, metrics = events_of(page, {first: replace(page, epsilon=0.3)})
    after = [e.stream for e in events[first:]]
    assert after.index("pictures_shown") < after.index("many") < after.index("accuracy")
    scene = result_of(scenes.scene_of(page))
    left = measure.accuracy_under(
        scene.model, scene.pictures, fgsm(scene.model, scene.pictures, scene.labels, 0.3), scene.labels
    )
    assert metrics["accuracy under attack"] == pytest.approx(left)


def test_many_steps_begin_anew_with_the_edited_epsilon():
    page = validated(Attacks, {**SMALL, "attack": "PGD", "epsilon": 0.05})
    first = next(n for n, e in enumerate(events_of(page)[0], 1) if e.stream == "many")
    edited = replace(page, epsilon=0.2)
    events, metrics = events_of(page, {first: edited})
    assert metrics["accuracy under attack"] == pytest.approx(events_of(edited)[1]["accuracy under attack"])
    assert "ε 0.2 = 51/255" in newest(events, "about")["markdown"]


def test_another_picture_changes_nothing_about_the_many():
    page = validated(Attacks, {**SMALL, "light_pictures": 0, "conditioning_pictures": 0})
    number = next(n for n, e in enumerate(events_of(page)[0], 1) if e.stream == "accuracy")
    events, _ = events_of(page, {number: replace(page, picture_number=5)})
    after = [e.stream for e in events[number:]]
    assert "pictures_shown" in after and "many" not in after


@pytest.mark.parametrize("attack", [knobs.FGSM, knobs.PGD, knobs.DEEPFOOL, knobs.CW])
def test_every_event_is_a_short_piece_of_work_and_leaves_the_network_alone(attack, monkeypatch):
    """Between two events the network answers a few pieces of pictures at the most, so that Stop and edits wait for no more."""
    monkeypatch.setattr(scenes, "_OPERATIONS", 1.5e8)
    page = validated(Attacks, {**SMALL, "attack": attack, "steps": 3, "second_model": "mnist_cnn"})
    asked = []
    forward = ImageNetwork.__call__
    monkeypatch.setattr(ImageNetwork, "__call__", lambda self, x: asked.append(len(x)) or forward(self, x))
    playback, scene, most = Playback(page), None, 0
    while (event := playback.advance()) is not None:
        scene = event.data["product"] if event.stream == "scene" else scene
        if scene is None:
            continue
        most = max(most, sum(asked))
        asked.clear()
        assert torch.is_grad_enabled() and not torch.is_autocast_enabled("cpu")
        assert not any(part.training or part._forward_hooks for part in scene.model.modules())
    assert 1 < scene.piece < SMALL["pictures"] / 2
    assert 0 < most <= 4 * scene.piece


@pytest.mark.parametrize("attack", get_args(get_args(knobs.Attack)[0]))
def test_every_attack_runs_and_keeps_within_its_budget(attack):
    scene = made(attack=attack, epsilon=0.2, epsilon_l2=1.5, pictures=4)
    page, x, y = scene.page, scene.pictures, scene.labels
    *_, found = methods.steps_of(page, scene.model, x, y)
    assert found.shape == x.shape and found.min() >= 0 and found.max() <= 1
    if attack not in knobs.SMALLEST:
        assert (norms(found - x, methods.norm_of(page)) <= methods.budget_of(page) + 1e-5).all()
        assert not torch.equal(found, x)
    names = set(newest(list(curves.curves(page, scene)), "accuracy")["lines"])
    assert "random noise" in names and len(names) == (4 if attack in (*knobs.SMALLEST, knobs.UNIVERSAL) else 3)


class Plane(ImageNetwork):
    """Logits (w x, 0) of two classes: the boundary is w x = 0."""

    def __init__(self, weights):
        super().__init__({}, (1, 2, 2), 2, {})
        self.weights = torch.tensor(weights, dtype=torch.float32)

    def forward(self, x):
        z = x.flatten(1) @ self.weights
        return torch.stack([z, torch.zeros_like(z)], 1)


def linear_scene(attack: str) -> scenes.Scene:
    network = Plane([3.0, -4.0, 0.0, 0.0])
    x = torch.tensor([[0.9, 0.3, 0.5, 0.5], [0.8, 0.5, 0.5, 0.5]]).reshape(2, 1, 2, 2)
    page = Attacks(attack=attack, steps=20, epsilon_l2=0.3, epsilon=0.2)
    images = SimpleNamespace(name="plane", test=np.zeros((2, 2, 2), np.uint8), note="")
    victim = Victim("plane", network, images, ("above", "below"), {"title": "a plane"})
    return scenes.Scene(page, victim, None, network, x, torch.zeros(2, dtype=torch.int64), piece=1)


def test_curves_of_a_linear_model_fall_where_the_boundary_is():
    """The distances are w x / |w| in L2 and w x / |w|_1 in L-infinity: 0.3 and 0.08, and 1.5 / 7 and 0.4 / 7."""
    scene = linear_scene(knobs.DEEPFOOL)
    data = newest(list(curves.curves(scene.page, scene)), "accuracy")
    expected = (np.array([0.3, 0.08])[:, None] * 1.02 > data["x"]).mean(0)  # DeepFool goes 2 % too far
    np.testing.assert_allclose(data["lines"]["DeepFool"], expected)
    scene = linear_scene(knobs.FGSM)
    data = newest(list(curves.curves(scene.page, scene)), "accuracy")
    expected = (np.array([1.5 / 7, 0.4 / 7])[:, None] > data["x"]).mean(0)
    for name in ("FGSM", "PGD-20"):
        np.testing.assert_allclose(data["lines"][name], expected, err_msg=name)


def test_one_step_in_l2_is_the_gradient_at_the_length_of_the_budget():
    scene = linear_scene(knobs.PGD_L2)
    found = methods.one_step(scene.page, scene.model, scene.pictures, scene.labels, 0.05)
    direction = torch.tensor([-0.6, 0.8, 0.0, 0.0]).reshape(1, 1, 2, 2)
    torch.testing.assert_close(found - scene.pictures, 0.05 * direction.expand(2, -1, -1, -1))


def test_lights_take_a_smallest_change_for_not_found_beyond_the_budget():
    scene = linear_scene(knobs.DEEPFOOL)
    steps = methods.as_function(scene.page, scene.model)
    x, y = scene.pictures, scene.labels

    def attack(*budget):
        return measure.last(steps(*budget))

    assert torch.equal(attack(x, y, 0.0), x)
    assert [not torch.equal(a, b) for a, b in zip(attack(x, y, 0.1), x, strict=True)] == [False, True]
    assert [not torch.equal(a, b) for a, b in zip(attack(x, y, 0.5), x, strict=True)] == [True, True]


def test_probabilities_are_refused_in_a_sentence_not_called_robust():
    events, metrics = events_of(validated(Attacks, {**SMALL, "mask": "probabilities"}))
    assert "returns probabilities" in newest(events, "about")["markdown"]
    assert newest(events, "many") is None and newest(events, "accuracy") is None
    red = [row[1] for row in newest(events, "lights")["rows"] if row[0] == views.SIGNS["red"]]
    assert red == ["Logits, not probabilities"] and metrics["red lights"] == 1


def test_a_masked_model_turns_lights_red():
    values = {**SMALL, "mask": "quantised", "light_pictures": 12, "epsilon": 0.1}
    events, _ = events_of(validated(Attacks, values))
    red = {row[1] for row in newest(events, "lights")["rows"] if row[0] == views.SIGNS["red"]}
    assert "Share of zero gradients" in red
    assert "gradient is exactly zero" in newest(events, "about")["markdown"]


def test_a_masked_model_is_compared_with_the_plain_one_of_its_name():
    scene = made(mask="scaled", second_model="mnist_cnn")
    table = newest(list(stages.conditioned(scene.page, scene)), "medians")
    assert table["columns"] == ["median of 3 pictures", "mnist_cnn, scaled", "mnist_cnn"]
    (_, sharp, plain), (_, relative, same), *_ = table["rows"]
    assert float(sharp) == pytest.approx(100 * float(plain), rel=0.01)
    assert float(relative) == pytest.approx(float(same), rel=0.01), "a factor conditions nothing"


def test_mask_knob_offers_every_mask():
    assert set(get_args(get_args(knobs.Mask)[0])) == {*MASKS, knobs.UNMASKED, knobs.PROBABILITIES}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"data": "fashion_mnist"}, r"mnist_cnn tells other classes apart \(0, 1, 2, \.\.\.\) than those of fashion_mnist"),
        ({"data": "cifar10"}, "mnist_cnn takes pictures of 28x28 grey, but those of cifar10 are 32x32 in colour"),
        ({"data": "photographs"}, "photographs are for torchvision's networks"),
        ({"model": "resnet18", "data": "mnist"}, "resnet18 tells ImageNet's 1,000 classes apart, not those of mnist"),
        ({"second_model": "cifar10_cnn"}, "second_model: cifar10_cnn takes pictures of 32x32 in colour"),
        ({"epsilon": 1.5}, "epsilon is 1.5, but accepts a number from 0 to 1"),
        ({"only_class": 10}, "only_class is 10, but mnist_cnn has classes 0 to 9"),
        ({"target_class": 12}, "target_class is 12, but mnist_cnn has classes 0 to 9"),
        ({"picture": "file"}, "file is empty; choose a picture"),
        ({"attack": "PGD", "restarts": 3}, "restarts is 3, but without random_start every start is the same"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_before_anything_starts(values, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(Attacks, values)


def test_the_robust_model_is_the_one_for_the_same_data_or_its_absence_is_said(monkeypatch):
    cards = {"cifar10_robust": "cifar10", "mnist_robust": "mnist"}
    own = image_models.own_data
    monkeypatch.setattr(image_models, "own_data", lambda name: cards.get(name) or own(name))
    monkeypatch.setattr(image_models, "names", lambda: ("mnist_cnn", *cards))
    page = Attacks(second_model=knobs.ROBUST)
    assert scenes.second_name(page) == "mnist_robust"
    monkeypatch.setattr(image_models, "names", lambda: ("mnist_cnn", "cifar10_robust"))
    assert scenes.second_name(page) == ""
    scene = made(second_model=knobs.ROBUST)
    assert scene.second is None and "There is no robust model for mnist" in views.told(scene)


def test_fewer_pictures_than_asked_for_are_said():
    scene = made(only_class=3, pictures=500)
    assert set(scene.labels.tolist()) == {3}
    assert f"500 pictures were asked for, but there are only {len(scene.labels)}." in views.told(scene)


def test_a_class_without_pictures_and_a_number_beyond_the_last_are_said():
    page = validated(Attacks, {"only_class": 3})
    images = SimpleNamespace(name="some", test=np.zeros((4, 2, 2)), test_labels=np.array([0, 1, 2, 4]))
    victim = SimpleNamespace(images=images, classes=tuple("01234"))
    with pytest.raises(ValueError, match=r"only_class is 3 \(3\), but some has no test picture of it"):
        scenes.chosen_rows(page, victim)
    scene = made()
    with pytest.raises(ValueError, match="picture_number is 400, but digits has test pictures 0 to 359"):
        scene.chosen(replace(scene.page, picture_number=400))


def test_files_that_are_missing_are_said_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    assert image_models.misfit("resnet18", image_models.OWN) is None
    with pytest.raises(ValueError, match="the weights of resnet18 must be fetched first"):
        result_of(loading_victim(Attacks().progress, "resnet18"))
    with pytest.raises(
        ValueError, match="cifar10 is not on this machine, and the built-in digits do not fit cifar10_cnn"
    ):
        result_of(loading_victim(Attacks().progress, "cifar10_cnn"))


def test_imagenet_networks_are_attacked_on_photographs(monkeypatch, tmp_path):
    """Random weights in torchvision's place: the pictures, the labels and the page are the same."""
    import torchvision

    torch.manual_seed(0)
    network = pretrained.from_torchvision("squeezenet1_1", torchvision.models.squeezenet1_1(weights=None))
    classes = [f"class {k}" for k in range(1000)]
    card = {"title": "untrained", "data": image_models.PHOTOGRAPHS, "classes": classes}
    monkeypatch.setattr(image_models, "load", lambda name: (network, card))
    monkeypatch.setattr(pretrained, "path_of", lambda name: tmp_path)
    scene = made(model="squeezenet1_1", pictures=3)
    assert scene.pictures.shape == (3, 3, 224, 224)
    answers = gradients.predict(network, scene.pictures).argmax(1)
    assert torch.equal(answers, scene.labels), "what the network says of the untouched picture counts as the truth"
    shown = newest(list(stages.one_picture(scene.page, scene)), "probabilities")
    assert len(shown["labels"]) == 10


def test_enlargement_never_leaves_the_grey_scale():
    original = torch.full((1, 2, 2), 0.5)
    for size in (0.001, 0.03, 0.2, 0.5, 1e-12):
        shown = views.triptych(original, original + size, ["a", "b"], "")
        factor = int(shown["captions"][1][1:].partition(":")[0])
        assert factor * size <= 0.5 + 1e-6
        np.testing.assert_allclose(shown["images"][1], 0.5 + factor * size, atol=1e-4)


def test_many_classes_become_the_most_frequent_ones_and_others():
    labels = torch.tensor([5] * 6 + [700] * 5 + list(range(100, 120)))
    logits = torch.zeros(len(labels), 1000).scatter(1, labels[:, None], 9.0)
    victim = SimpleNamespace(classes=tuple(f"class {k}" for k in range(1000)))
    guesses = views.guesses_of(SimpleNamespace(labels=labels, victim=victim), torch.zeros(len(labels), 1, 2, 2), logits)
    assert {"class 5", "class 700", "others"} < set(guesses.classes) and len(guesses.classes) == 12
    confusion = guesses.confusion()
    assert confusion.sum() == len(labels) == np.trace(confusion)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_on_cuda_the_numbers_are_those_of_the_cpu():
    page = validated(Attacks, {**SMALL, "epsilon": 0.05})
    _, expected = events_of(page)
    compute.use("cuda", 1)
    _, found = events_of(page)
    assert found["accuracy under attack"] == pytest.approx(expected["accuracy under attack"], abs=0.1)
