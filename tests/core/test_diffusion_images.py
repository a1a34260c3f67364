"""The page on diffusion of pictures: what it shows is what the equations say, and a run goes on, stops and follows its knobs."""

import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from core import compute, datasets, models_library
from core.catalogue import find
from core.datasets import Images
from core.generative import image_measures as measures
from core.generative.image_diffusion import pixels
from core.knobs import KnobError, validated
from core.networks import unet
from core.playback import Diverged, Playback
from core.techniques.generative import _diffusion_images_compare as compare
from core.techniques.generative import _diffusion_images_knobs as knobs
from core.techniques.generative import _diffusion_images_scene as scenes
from core.techniques.generative import _diffusion_images_training as training
from core.techniques.generative import _diffusion_images_views as views
from core.techniques.generative import diffusion_images as module

SMALL = {
    "data": "digits", "start": knobs.NOTHING, "width": 8, "batch_size": 8, "steps": 4, "compared_steps": (), "sampler_steps": 3,
}  # fmt: skip


@pytest.fixture(autouse=True)
def quickly(monkeypatch, tmp_path):
    """As the page runs, but with few pictures and steps, and a library of its own."""
    compute.use("cpu", 1)
    monkeypatch.setattr(training, "GRID_STEPS", 2)
    monkeypatch.setattr(scenes, "SHOWN", 10)
    monkeypatch.setattr(views, "TIMES", (100, 300, 600))
    monkeypatch.setattr(views, "SOLVING_STEPS", 3)
    monkeypatch.setattr(models_library, "user_folder", lambda: tmp_path)


def page(**changed):
    return validated(find("diffusion_images"), SMALL | changed)


def play(technique, edits=(), resume=None):
    """Events and playback of a whole run; ``edits`` are (number of events, {knob: value}) made on the way."""
    playback, events, edits = Playback(technique, resume), [], list(edits)
    while (event := playback.advance()) is not None:
        events.append(event)
        if edits and len(events) >= edits[0][0]:
            playback.edit(dataclasses.replace(playback.technique, **edits.pop(0)[1]))
    return events, playback


def all_of(events, stream):
    return [event.data for event in events if event.stream == stream]


def last(events, stream):
    return all_of(events, stream)[-1]


class Known(nn.Module):
    """What sees the noise in normal data, every pixel of mean ``mean[class]`` and standard deviation ``spread``, exactly."""

    def __init__(self, plan, picture, spread):
        super().__init__()
        self.picture, self.classes, self.spread = picture, 10, spread
        self.weight = nn.Parameter(torch.zeros(1))
        self.register_buffer("kept", torch.tensor(plan.kept))
        self.register_buffer("mean", torch.cat([torch.linspace(-0.8, 0.8, 10), torch.zeros(1)]))

    def forward(self, x, times, labels):
        kept = self.kept[times].reshape(-1, 1, 1, 1)
        mean = self.mean[labels].reshape(-1, 1, 1, 1)
        return (1 - kept).sqrt() * (x - kept.sqrt() * mean) / (kept * self.spread**2 + 1 - kept)


def known_scene(technique, spread=0.01):
    """A scene whose network is ``Known``, of 28x28 digits."""
    images = datasets.load("digits")
    scene = scenes.scene_of(technique, images, None)
    scene.training, scene.precision = None, torch.float32
    scene.loaded = Known(scene.plan, (1, 28, 28), spread)
    return scene


# Forward.


@pytest.mark.parametrize("t", [1, 300, 900])
def test_noised_pictures_and_guesses_are_the_closed_form(t):
    """E(x_0 | x_t) of a Gaussian: m + sqrt(k) s^2 (x_t - sqrt(k) m) / (k s^2 + 1 - k)."""
    technique, s = page(noise_time=t), 0.5
    scene = known_scene(technique, s)
    shown = views.forward(technique, scene)
    grid = shown["images"].reshape(scenes.REAL, 5, 28, 28)
    data, noise, k = scene.real / 127.5 - 1, scene.noise[: scenes.REAL, 0].numpy(), scene.plan.kept[t]
    x = k**0.5 * data + (1 - k) ** 0.5 * noise
    means = scene.loaded.mean[scene.real_labels].numpy()[:, None, None]
    guesses = [m + k**0.5 * s**2 * (x - k**0.5 * m) / (k * s**2 + 1 - k) for m in (0, means)]
    noises = (1 - k) ** 0.5 * x / (k * s**2 + 1 - k)
    for column, expected in enumerate((data, x, *guesses, noises / 3)):
        got = grid[:, column].astype(float)
        assert np.abs(got - np.clip((expected + 1) * 127.5, 0, 255)).max() < 1, column
    assert shown["captions"][:3] == ["real", "noisy", "guess"] and shown["columns"] == 5


def test_who_knows_only_the_mean_guesses_as_badly_as_the_mean_does():
    technique = page()
    scene = known_scene(technique, spread=0.0)
    mean = scene.images.train.mean() / 127.5 - 1
    scene.loaded.mean.fill_(mean)
    *_, (done, lines) = views.errors(scene)
    assert done == len(views.TIMES)
    rows = np.random.default_rng(1).permutation(len(scene.images.test))[: views.MEASURED]
    data = scene.images.test[rows] / 127.5 - 1
    np.testing.assert_allclose(lines["guess"], np.square(data - mean).mean(), rtol=1e-3)
    pixelwise = scene.images.train.mean(0) / 127.5 - 1
    np.testing.assert_allclose(lines["mean picture"], np.square(data - pixelwise).mean(), rtol=1e-3)


# Reverse.


def test_a_walk_shows_every_step_and_ends_with_its_guess(monkeypatch):
    technique = page(sampler_steps=6)
    scene = known_scene(technique)
    events = list(technique.reverse(scene, 6, "steps"))
    states, guesses = all_of(events, "states"), all_of(events, "guesses")
    assert [s["step"] for s in states] == list(range(7)) and [g["step"] for g in guesses] == list(range(1, 7))
    assert np.array_equal(states[0]["images"], pixels(scene.noise))
    assert np.array_equal(states[-1]["images"], guesses[-1]["images"])
    means = (scene.loaded.mean[scene.labels].numpy() + 1) * 127.5  # each column a class
    assert np.abs(states[-1]["images"].mean((1, 2)) - means).max() < 2
    monkeypatch.setattr(module, "STATES", 3)
    assert len(all_of(technique.reverse(scene, 7, "steps"), "guesses")) == 3


@pytest.mark.parametrize("sampler", ["ddim", "ddpm"])
def test_samples_have_the_spread_of_the_data(sampler):
    scene = known_scene(page(), spread=0.2)
    labels = torch.zeros(8, dtype=torch.int64) + 5
    *_, end = scene.walk(scene.fresh(8, 7), labels, sampler=sampler, steps=200, guidance=0.0, seed=0)
    assert float(end.x.mean()) == pytest.approx(float(scene.loaded.mean[5]), abs=0.02)
    assert float(end.x.std()) == pytest.approx(0.2, abs=0.02)


def test_guidance_goes_past_the_class_and_minus_one_forgets_it():
    """Point masses at m and 0: the guess of w is (1 + w) m - w 0."""
    scene = known_scene(page(), spread=0.0)
    x, labels, t = scene.fresh(2, 1), torch.tensor([6, 6]), 400
    guess = {w: scene.plan.data(x, scene.predictor(labels, w)(x, t), t) for w in (-1.0, 0.0, 2.0)}
    m = scene.loaded.mean[6]
    for weight, times in ((-1.0, 0), (0.0, 1), (2.0, 3)):
        torch.testing.assert_close(guess[weight], torch.full_like(x, float(times * m)), atol=1e-4, rtol=0)


def test_a_probe_makes_the_class_that_is_asked_for():
    technique = page()
    scene = known_scene(technique)
    made = list(technique.of_class(scene, 7.0, 0.0, 1.0))
    assert len(made) == technique.sampler_steps and len(made[-1].data["images"]) == module.MORE
    assert np.abs(made[-1].data["images"].mean() - (float(scene.loaded.mean[7]) + 1) * 127.5) < 2


# Inverse problems.


@pytest.mark.parametrize("problem", ["blurred", "half the size", "a quarter of the size"])
def test_answers_stand_beside_what_was_measured(problem):
    technique = page(problem=problem, measured_noise=0.1)
    scene = known_scene(technique, spread=0.0)
    events = list(technique.solve(scene, 3.0))
    shown = last(events, "answers")["images"].astype(float) / 127.5 - 1
    truth = scene.images.test[3] / 127.5 - 1
    measurement = views.measurement_of(technique, scene)
    matrix = measurement.matrix.numpy()
    y = matrix @ truth.ravel() + 0.1 * scene.fresh(views.ANSWERS, 1).numpy().reshape(8, -1)[0, : len(matrix)]
    side = round(len(y) ** 0.5)
    small = y.reshape(side, side).repeat(28 // side, 0).repeat(28 // side, 1)
    plain = matrix.T @ np.linalg.solve(matrix @ matrix.T + 0.01 * np.eye(len(y)), y)
    for index, expected in enumerate((truth, small, plain.reshape(28, 28), np.zeros((28, 28)))):
        assert np.abs(shown[index] - np.clip(expected, -1, 1)).max() < 0.01, index
    assert len(shown) == 4 + views.ANSWERS
    # This network knows that all pictures are grey, whatever was measured.
    misfit = np.sqrt(np.square(y).mean()) / 0.1
    assert f"their average by {misfit:.2f}" in last(events, "agreement")["markdown"]


def test_a_drawing_is_found_again():
    technique = page()
    scene = known_scene(technique)
    drawing = np.zeros((28, 28), np.float32)
    drawing[4:24, 12:16] = 1
    answers = last(list(technique.solve_drawing(scene, drawing)), "answers")
    assert answers["images"][0].max() == 255 and answers["captions"][0] == "original"
    assert np.isfinite(answers["images"]).all()


@pytest.mark.parametrize(
    ("picture", "problem", "sentence"),
    [
        ((1, 28, 20), "blurred", "need square pictures, but those of digits are 28x20"),
        ((1, 30, 30), "a quarter of the size", "30x30, which is no multiple of 4"),
        ((3, 64, 64), "blurred", "64x64, which leaves too many numbers"),
    ],
)
def test_problems_that_cannot_be_posed_are_named(picture, problem, sentence):
    technique = page(problem=problem)
    scene = known_scene(technique)
    scene.loaded.picture = picture
    with pytest.raises(ValueError, match=sentence):
        next(technique.solve(scene, 0.0))
    assert not list(technique._solved(scene))


# Training.


def test_the_same_noise_is_shown_again_and_again():
    events, playback = play(page(steps=5))
    grown = all_of(events, "grown")
    assert [g["step"] for g in grown] == [0, 1, 2, 4, 5] and grown[0]["columns"] == 10
    losses = [data["lines"]["network"] for data in all_of(events, "loss")]
    assert losses[0] == pytest.approx(1, abs=0.05) and losses[-1] < losses[0]
    assert set(playback.metrics) >= {"loss/network", "guess error, t = 300"}
    assert "trained from nothing" not in last(events, "about")["markdown"]


def test_going_on_from_a_checkpoint_repeats_the_rest(monkeypatch):
    monkeypatch.setattr(training, "DRAW", 3)
    technique = page(steps=8, sampler="ddpm")
    whole, _ = play(technique)
    saved = next(data for data in all_of(whole, "checkpoint") if data["step"] == 4 - 1)
    for _ in range(2):
        torch.manual_seed(5)
        again, _ = play(technique, resume=saved)
        later = [data for data in all_of(whole, "loss") if data["x"] > 3]
        assert len(later) >= 2 and all_of(again, "loss") == later
        for stream in ("grown", "guesses", "forward"):
            assert np.array_equal(last(again, stream)["images"], last(whole, stream)["images"]), stream


def test_weights_that_explode_end_the_run_with_the_last_good_pictures(monkeypatch):
    monkeypatch.setattr(training, "DRAW", 2)
    playback, events = Playback(page(steps=20, sampler="ddim")), []
    with pytest.raises(Diverged, match=r"last good ones are kept\. A smaller learning_rate"):
        while event := playback.advance():
            events.append(event)
            if event.stream == "checkpoint" and event.data["step"] == 4:
                scene = last(events, "scene")["product"]
                with torch.no_grad():
                    scene.training.network.start.weight.fill_(torch.nan)
    assert last(events, "grown")["step"] == 4 and scene.training.step == 4 and scene.training.is_finite
    *_, end = scene.walk(scene.noise, scene.labels, sampler="ddim", steps=2, guidance=0.0, seed=0)
    assert np.array_equal(pixels(end.x), last(events, "grown")["images"])


def test_too_much_memory_is_said(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", "1e6")
    with pytest.raises(ValueError, match="U-Net of 8 maps with batches of 8 would need"):
        play(page())


# Networks of the library.


def test_a_kept_network_is_listed_and_plays_at_once():
    technique = page()
    events, _ = play(technique)
    scene = last(events, "scene")["product"]
    (answer,) = technique.keep(scene, "mine")
    assert "Saved as **mine**" in answer.data["markdown"] and "mine" in knobs.starts()
    loaded, playback = play(page(start="mine", data="digits"))
    assert not all_of(loaded, "loss") and playback.step == 3
    assert np.array_equal(last(loaded, "states")["images"], last(events, "states")["images"])
    assert "Diffusion of digits" in last(loaded, "about")["markdown"]
    with pytest.raises(KnobError, match="28x28 grey of 10 classes, but those of cifar10 are 32x32 in colour of 10"):
        page(start="mine", data="cifar10")


def test_where_the_shipped_network_is_missing_one_is_trained(monkeypatch):
    monkeypatch.setattr(models_library, "names", lambda: ())
    events, playback = play(page(start=knobs.SHIPPED))
    assert "is not in the models library, so a network is trained" in last(events, "about")["markdown"]
    assert playback.metrics["loss/network"] > 0


def test_live_knobs_are_followed_at_once_by_a_trained_network():
    technique = page()
    list(technique.keep(known_unet_scene(technique), "mine"))
    edits = [(8, {"noise_time": 900}), (10, {"sampler_steps": 5, "guidance": 1.0})]
    events, _ = play(page(start="mine", compared_steps=(2,), compared=20), edits)
    early, late = (data["images"].astype(float) for data in all_of(events, "forward"))
    assert np.corrcoef(early[1].ravel(), early[0].ravel())[0, 1] > np.corrcoef(late[1].ravel(), late[0].ravel())[0, 1]
    steps = [data["step"] for data in all_of(events, "states")]
    assert steps[-6:] == [0, 1, 2, 3, 4, 5] and steps.count(0) == 2
    assert len(all_of(events, "rows")) == 2


def known_unet_scene(technique):
    return scenes.scene_of(technique, datasets.load("digits"), None)


# Comparison.


def test_fid_is_of_lenet_against_all_test_pictures(monkeypatch):
    """With a stand-in for MNIST: the built-in digits, which have its size."""
    digits = datasets.load("digits")
    stand_in = Images("mnist", digits.train, digits.train_labels, digits.test, digits.test_labels, digits.classes)
    monkeypatch.setattr(datasets, "loading_or_builtin", lambda name: iter_of(stand_in))
    monkeypatch.setattr(training, "MEASURE", 1)
    monkeypatch.setattr(training, "LIVE", 40)
    technique = page(data="mnist", steps=1, compared_steps=(3, 2, 3), compared=40)
    events, playback = play(technique)
    scene = last(events, "scene")["product"]
    lenet, _ = models_library.load("mnist_cnn")

    def seen(some):
        return torch.cat([part for part, _ in measures.features(lenet, some)]).numpy()

    labels, real = torch.arange(40) % 10, measures.Gaussian.of(seen(stand_in.test))
    for sampler in compare.SAMPLERS:
        *_, end = scene.walk(scene.fresh(40, 0), labels, sampler=sampler, steps=3, guidance=0.0, seed=0)
        expected = measures.frechet_distance(real, measures.Gaussian.of(seen(pixels(end.x))))
        assert playback.metrics[f"FID-LeNet, {sampler.upper()}, 3 steps"] == pytest.approx(expected, rel=1e-3)
    *_, end = scene.walk(scene.fresh(40, 0), labels, sampler="ddim", steps=2, guidance=0.0, seed=0)
    expected = measures.frechet_distance(real, measures.Gaussian.of(seen(pixels(end.x))))
    assert last(events, "fid")["lines"]["network"] == pytest.approx(expected, rel=1e-3)
    curve, spread, table = (last(events, stream) for stream in ("by_steps", "spread", "samplers"))
    assert curve["x"].tolist() == [2, 3] and set(curve["lines"]) == {"DDIM", "DDPM", "real"}
    assert np.allclose((spread["lines"]["DDIM"][:2] + spread["lines"]["DDIM"][3:]) / 2, curve["lines"]["DDIM"])
    assert [row[:2] for row in table["rows"]] == [
        ["DDIM", 2], ["DDPM", 2], ["DDIM", 3], ["DDPM", 3], ["real pictures", None],
    ]  # fmt: skip
    assert (last(events, "ddim")["x"] > 0).all()
    assert "40 generated pictures are too few for 128 features" in last(events, "about")["markdown"]
    assert last(events, "rows")["captions"][::10] == ["2", "3"]
    again, _ = play(technique)
    assert last(again, "by_steps")["lines"]["DDPM"].tolist() == curve["lines"]["DDPM"].tolist()


def iter_of(images):
    yield datasets.Report(1, 1, images.name)
    return images


def test_other_pictures_are_compared_by_eye():
    events, playback = play(page(compared_steps=(2, 4), compared=20))
    assert not all_of(events, "by_steps") and not all_of(events, "ddim")
    rows = last(events, "rows")
    assert rows["captions"][::10] == ["2", "4"] and rows["images"].shape == (20, 28, 28)
    assert "compared by eye" in last(events, "about")["markdown"]
    assert not any("FID" in name for name in playback.metrics)


# Networks for pictures of any size.


def test_coloured_pictures_of_few_classes_play_too(monkeypatch):
    rng = np.random.default_rng(0)
    some, labels = rng.integers(0, 256, (12, 16, 16, 3), dtype=np.uint8), np.arange(12) % 3
    own = Images("own", some, labels, some[:2], labels[:2], ("a", "b", "c"))
    monkeypatch.setattr(datasets, "loading_or_builtin", lambda name: iter_of(own))
    events, playback = play(page(steps=1, compared_steps=(2,), compared=20))
    assert playback.ended == "finished"
    assert last(events, "grown")["images"].shape == (10, 16, 16, 3) and last(events, "grown")["columns"] == 10
    assert last(events, "forward")["images"].shape == (2 * 5, 16, 16, 3)
    assert last(events, "answers")["images"].shape == (4 + views.ANSWERS, 16, 16, 3)


@pytest.mark.parametrize(
    ("picture", "widths", "patch"),
    [
        ((1, 28, 28), (24, 48, 96), 2),
        ((3, 32, 32), (24, 48, 96), 2),
        ((3, 64, 64), (24, 48, 96), 4),
        ((1, 8, 8), (24, 48, 96), 1),
        ((1, 27, 28), (24, 48, 96), 1),
        ((1, 5, 9), (24, 48), 1),
    ],
)
def test_networks_fit_the_pictures(picture, widths, patch):
    assert scenes.shape_of(picture, 24) == (widths, patch)


@given(height=st.integers(2, 130), width=st.integers(2, 130), channels=st.sampled_from([1, 3]))
@settings(max_examples=30, deadline=None)
def test_any_picture_has_a_network(height, width, channels):
    widths, patch = scenes.shape_of((channels, height, width), 8)
    with torch.device("meta"):
        network = unet.build((channels, height, width), 2, widths, patch)
    assert network.picture == (channels, height, width)


def test_pictures_of_one_pixel_are_named():
    with pytest.raises(ValueError, match="pictures of 1x9 are too small"):
        scenes.shape_of((1, 1, 9), 8)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_it_plays_on_a_gpu():
    compute.use("cuda", 1)
    events, playback = play(page(compared_steps=(2,), compared=20))
    assert playback.ended == "finished" and playback.metrics["loss/network"] < 1.5
    scene = last(events, "scene")["product"]
    assert len(list(page().solve(scene, 0.0))) == views.SOLVING_STEPS + 1
