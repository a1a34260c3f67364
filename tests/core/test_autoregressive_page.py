"""The page on pictures made pixel by pixel: what it draws is what the network says, and what cannot be is named."""

import dataclasses
import math

import numpy as np
import pytest
import torch

from core import compute, datasets, models_library
from core.catalogue import find
from core.datasets import Images
from core.generative import autoregressive as pixels
from core.knobs import KnobError, validated
from core.networks import pixelcnn
from core.playback import Diverged, Playback
from core.techniques.generative import _autoregressive_filling as fillings
from core.techniques.generative import _autoregressive_scene as scenes


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path):
    """The built-in digits at their own 8x8, and few pictures measured."""
    compute.use("cpu", 1)
    digits = datasets.load("digits")
    eight = Images(
        "digits", digits.train[:300, ::3, ::3][:, :8, :8], digits.train_labels[:300], digits.test[:60, ::3, ::3][:, :8, :8],
        digits.test_labels[:60], digits.classes,
    )  # fmt: skip

    def loading(name):
        yield datasets.Report(1, 1, name)
        return eight

    monkeypatch.setattr(datasets, "loading_or_builtin", loading)
    monkeypatch.setattr(models_library, "user_folder", lambda: tmp_path)
    monkeypatch.setattr(fillings, "POPULATION", 12)


def page(**knobs):
    return validated(find("autoregressive"), {"data": "digits", "steps": 10, "width": 8, "depth": 2} | knobs)


def played(**knobs):
    playback = Playback(page(**knobs))
    return playback, list(iter(playback.advance, None))


def last(events, stream):
    return [event.data for event in events if event.stream == stream][-1]


def answers(events, name, *inputs, **knobs):
    scene = last(events, "scene")["product"]
    return list(getattr(page(**knobs), name)(scene, *inputs))


def test_samples_grow_row_by_row():
    _, events = played(conditional=True)
    states = [event.data["images"] for event in events if event.stream == "growing"][-8:]
    for row, state in enumerate(states):
        assert (state[:, row + 1 :] == pixels.BLANK).all() and not (state[:, : row + 1] == pixels.BLANK).any()
    finished = last(events, "finished")
    assert np.array_equal(finished["images"], states[-1]) and finished["columns"] == 10 and finished["step"] == 10


def test_what_is_measured_is_the_likelihood_of_the_test_pictures():
    playback, events = played(grey="four")
    scene = last(events, "scene")["product"]
    with torch.no_grad():
        x = torch.from_numpy(scene.test)[:, None]
        logs = scene.network(x).log_softmax(1).gather(1, x.long())
    expected = -float(logs.sum()) / len(x)
    assert playback.metrics["test nats per picture"] == pytest.approx(expected, rel=1e-4)
    assert playback.metrics["test bits per dimension"] == pytest.approx(expected / 64 / math.log(2), rel=1e-4)
    assert last(events, "cost")["values"].sum() == pytest.approx(-float(logs[0].sum()) / math.log(2), rel=1e-3)
    first = next(event.data["lines"]["test"] for event in events if event.stream == "bits")
    assert first < 2  # an untrained network needs about two bits for four levels


def test_a_published_number_stands_beside_comparable_ones_alone(monkeypatch):
    for name, knobs, comparable in (
        ("mnist", {}, True), ("digits", {}, False), ("mnist", {"grey": "cut"}, False), ("mnist", {"conditional": True}, False),
    ):  # fmt: skip
        images = dataclasses.replace(datasets.load_or_builtin("digits"), name=name)
        work = scenes.scene_of(page(**knobs), images, None, page().progress)
        scene = datasets.finish(work)
        assert (scene.published is not None) == comparable
        assert ("Published for binarized MNIST: 81.30 nats" in scenes.summary(page(), scene)) == comparable


def test_what_a_pixel_sees():
    _, events = played(depth=1)
    image = next(e.data["image"] for e in answers(events, "look", np.array([6, 4]), depth=1) if e.stream == "sight")
    assert (image[6, 5:] == scenes.AFTER).all() and (image[7] == scenes.AFTER).all()
    assert image[6, 4].tolist() == [255, 255, 255]
    assert (image[0] == scenes.BEYOND).all()  # its reach is five rows
    assert not (image[5, 4] == scenes.BEYOND).all()


def test_chances_are_of_the_level_in_truth():
    _, events = played()
    scene = last(events, "scene")["product"]
    bars = next(e.data for e in answers(events, "look", np.array([3, 3])) if e.stream == "chances")
    levels = scene.original(page())
    with torch.no_grad():
        expected = scene.network(torch.from_numpy(levels)[None, None])[0, :, 3, 3].softmax(0).numpy()
    np.testing.assert_allclose(bars["groups"][""], expected, atol=1e-5)
    assert bars["labels"][levels[3, 3]] == f"{levels[3, 3]}, true"


def test_filling_in_keeps_what_is_known():
    _, events = played()
    mask = np.zeros((28, 28), bool)
    mask[7:14] = True  # of 28 rows, so rows 2 and 3 of 8
    *growing, remark = answers(events, "fill", mask)
    scene = last(events, "scene")["product"]
    levels = scene.original(page())
    shown = growing[-1].data
    assert shown["captions"][:2] == ["given", "their mean"] and shown["captions"][2].endswith("%")
    rows = [0, 1, 4, 5, 6, 7]
    for picture in shown["images"]:
        assert np.array_equal(picture[rows], pixels.greys(levels, 2)[rows])
    assert (shown["images"][0][2:4] == pixels.BLANK).all()
    assert "16 of 64 pixels are missing" in remark.data["markdown"]
    assert "32 known pixels come after the first missing one" in remark.data["markdown"]


@pytest.mark.parametrize(
    ("mask", "sentence"),
    [(np.zeros((28, 28), bool), "Nothing is missing yet"), (np.ones((28, 28), bool), "Everything is missing")],
)
def test_empty_and_full_masks_are_named(mask, sentence):
    _, events = played(steps=1)
    assert sentence in answers(events, "fill", mask)[-1].data["markdown"]


def test_masks_fit_pictures_of_any_size():
    mask = np.zeros((28, 28), bool)
    mask[14:, :7] = True
    for side in (8, 16, 28, 32):
        small = scenes.fitted_mask(mask, (side, side))
        assert small[side // 2 :, : side // 4].all() and small.sum() == side * side // 8


def test_a_class_can_be_asked_for_only_where_classes_are_told():
    _, events = played(steps=1)
    (answer,) = answers(events, "of_class", 3.0)
    assert "not told any class" in answer.data["markdown"]
    _, events = played(steps=1, conditional=True)
    assert answers(events, "of_class", 3.0, conditional=True)[-1].data["images"].shape == (64, 8, 8)


def test_a_kept_network_goes_on_and_does_not_fit_other_pictures():
    _, events = played(grey="four", conditional=True)
    scene = last(events, "scene")["product"]
    (answer,) = answers(events, "keep", "mine")
    assert "Saved as **mine**" in answer.data["markdown"]
    _, again = played(start_from="mine", steps=1)
    other = last(again, "scene")["product"]
    assert other.grey == "four" and other.network.classes == 10 and other.training.step == 1
    assert sum(p.numel() for p in other.network.parameters()) == sum(p.numel() for p in scene.network.parameters())
    models_library.save("large", pixelcnn.build((1, 28, 28), 4, 10, 4, 1), {"grey": "four"})
    with pytest.raises(ValueError, match='"large" makes pictures of 28x28, but those of digits are 8x8; choose data'):
        played(start_from="large")
    models_library.save("strange", pixelcnn.build((1, 8, 8), 4, 7, 4, 1), {"grey": "four"})
    with pytest.raises(ValueError, match="knows 7 classes"):
        played(start_from="strange")


def test_colour_is_refused(monkeypatch):
    images = dataclasses.replace(
        datasets.load_or_builtin("digits"), name="cifar10", train=np.zeros((4, 8, 8, 3), np.uint8)
    )
    with pytest.raises(ValueError, match="the pictures of cifar10 are in colour"):
        datasets.finish(scenes.scene_of(page(), images, None, page().progress))
    with pytest.raises(KnobError):
        page(data="cifar10")


@pytest.mark.parametrize(
    ("factor", "sentence"),
    [
        (np.nan, "weights are no numbers any more at step 25"),
        (1e4, r"the loss is \d.* nats a pixel at step 25, far worse"),
    ],
)
def test_an_exploded_training_is_named_and_keeps_the_last_good_samples(factor, sentence):
    playback, events = Playback(page(steps=60)), []
    with pytest.raises(Diverged, match=f"{sentence}.*the last good weights and samples are kept.*learning_rate"):
        while event := playback.advance():
            events.append(event)
            if event.stream == "checkpoint" and event.data["step"] == 10:
                with torch.no_grad():
                    last(events, "scene")["product"].training.network.end[-1].weight.mul_(factor)
    scene = last(events, "scene")["product"]
    assert scene.training.step == 10 and scene.training.is_finite
    *_, made = pixels.pictures(scene.network, scene.classes_of(20), count=20, seed=0)
    assert np.array_equal(made, last(events, "finished")["images"])


def test_going_on_from_a_checkpoint_repeats_the_rest():
    whole = list(page(steps=25).run())
    saved = next(e.data for e in whole if e.stream == "checkpoint" and e.data["step"] == 10)
    torch.manual_seed(5)
    again = list(page(steps=25).run(saved))

    def points(events):
        return [e.data for e in events if e.stream == "bits" and e.data["x"] > 10]

    assert points(whole) == points(again) and points(again)
    assert np.array_equal(last(again, "finished")["images"], last(whole, "finished")["images"])
