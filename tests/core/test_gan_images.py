"""The page on GANs of pictures: what it shows, measures and says, on small pictures and few rounds."""

import numpy as np
import pytest
import torch

from core import datasets, models_library
from core.catalogue import find
from core.datasets import Images
from core.generative import image_measures as measures
from core.knobs import KnobError, validated
from core.playback import Diverged, Playback
from core.techniques.generative import _gan_images_scene as scenes
from core.techniques.generative.gan_images import _great_circle


def page(**knobs):
    return validated(find("gan_images"), {"data": "digits", "steps": 8, "width": 8, "batch_size": 16} | knobs)


def played(**knobs):
    playback = Playback(page(**knobs))
    return playback, list(iter(playback.advance, None))


def last(events, stream):
    return [event.data for event in events if event.stream == stream][-1]


def asked(events, name, *inputs, **knobs):
    scene = last(events, "scene")["product"]
    return list(getattr(page(**knobs), name)(scene, *inputs))


@pytest.fixture(scope="module")
def conditional():
    return played(conditional=True)


def test_the_grid_shows_the_same_noise_and_each_column_a_class(conditional):
    _, events = conditional
    grids = [event.data for event in events if event.stream == "generated"]
    assert [grid["step"] for grid in grids] == [0, 1, 2, 4, 8]
    assert grids[0]["columns"] == 10 and grids[0]["images"].shape[0] == 60
    scene = last(events, "scene")["product"]
    assert np.array_equal(grids[-1]["images"], scene.grid())
    assert scene.labels.reshape(6, 10).T.tolist() == [[n] * 6 for n in range(10)]


def test_verdicts_are_what_d_says(conditional):
    _, events = conditional
    scene, verdict = last(events, "scene")["product"], last(events, "verdict")["lines"]
    assert verdict["D(x), real"] == pytest.approx(float(scene.gan.last.real.sigmoid().mean()), abs=1e-5)
    assert verdict["D(G(z)), generated"] == pytest.approx(float(scene.gan.last.fake.sigmoid().mean()), abs=1e-5)


def test_metrics_without_a_network_for_the_data(conditional):
    playback, events = conditional
    assert {"precision", "recall"} <= set(playback.metrics) and "FID-LeNet" not in playback.metrics
    text = last(events, "about")["markdown"]
    assert "FID-LeNet and classes need a network" in text and "Mean distance to the nearest training picture" in text


def test_probes_show_what_they_say(conditional):
    _, events = conditional
    scene = last(events, "scene")["product"]
    (more,) = asked(events, "sample", 1.0, conditional=True)
    (again,) = asked(events, "sample", 1.0, conditional=True)
    (others,) = asked(events, "sample", 2.0, conditional=True)
    assert np.array_equal(more.data["images"], again.data["images"])
    assert not np.array_equal(more.data["images"], others.data["images"])
    (seven,) = asked(events, "of_class", 7.0, conditional=True)
    noise, _ = scene.drawn(64, [0, 4])
    assert np.array_equal(seven.data["images"], scene.made(noise, np.full(64, 7)))
    (way,) = asked(events, "between", 1.0, 5.0, conditional=True)
    assert np.abs(way.data["images"][0].astype(int) - scene.grid()[0]).max() <= 1
    (turned,) = asked(events, "turn", 3.0, 0.0, 0.0, 0.0, conditional=True)
    assert np.array_equal(*turned.data["images"])
    (moved,) = asked(events, "turn", 3.0, 4.0, 0.0, -4.0, conditional=True)
    assert not np.array_equal(*moved.data["images"])
    copies = asked(events, "copies", 1.0, conditional=True)[-1]
    made, real = copies.data["images"][0], copies.data["images"][1]
    distances = np.sqrt(np.square(scene.images.train.astype(float) - made).sum((1, 2))) / 255
    assert np.array_equal(real, scene.images.train[distances.argmin()])
    assert copies.data["captions"][1] == f"real, {distances.min():.1f} away"


def test_a_generator_that_knows_no_classes_says_so():
    _, events = played(steps=1)
    (answer,) = asked(events, "of_class", 3.0)
    assert "not told any class" in answer.data["markdown"]


@pytest.mark.parametrize("preset", find("gan_images").presets)
def test_every_preset_plays(preset):
    knobs = find("gan_images").presets[preset] | {"width": 8, "batch_size": 8, "steps": 2}
    playback, events = played(**knobs)
    assert np.isfinite(list(playback.metrics.values())).all()
    assert last(events, "generated")["step"] == 2


def test_fid_is_of_lenet_against_all_test_pictures(monkeypatch):
    """With a stand-in for MNIST: the built-in digits, which have its size."""
    digits = datasets.load("digits")
    stand_in = Images("mnist", digits.train, digits.train_labels, digits.test, digits.test_labels, digits.classes)
    monkeypatch.setattr(datasets, "load_or_builtin", lambda name: stand_in)

    def loading(name):
        yield datasets.Report(1, 1, name)
        return stand_in

    monkeypatch.setattr(datasets, "loading_or_builtin", loading)
    monkeypatch.setattr(scenes, "FINAL", 200)
    playback, events = played(data="mnist", steps=2)
    scene = last(events, "scene")["product"]
    lenet, _ = models_library.load("mnist_cnn")
    noise, labels = scene.drawn(200, [0, 2, 2])

    def seen(pictures):
        pieces = list(measures.features(lenet, pictures))
        return [torch.cat(part).numpy() for part in zip(*pieces, strict=True)]

    (real, _), (fake, probabilities) = seen(stand_in.test), seen(scene.made(noise, labels))
    expected = measures.frechet_distance(measures.Gaussian.of(real), measures.Gaussian.of(fake))
    assert playback.metrics["FID-LeNet"] == pytest.approx(expected, rel=1e-3)
    assert playback.metrics["class entropy"] == pytest.approx(measures.Histogram.of(probabilities).entropy)
    assert "200 pictures are few" in last(events, "about")["markdown"]
    assert last(events, "classes")["labels"] == list(digits.classes)


def test_weights_that_explode_end_the_run_with_the_last_good_pictures():
    playback, events = Playback(page()), []
    with pytest.raises(Diverged, match=r"last good ones are kept\. A smaller generator_rate"):
        while event := playback.advance():
            events.append(event)
            if event.stream == "checkpoint" and event.data["step"] == 4:
                gan = last(events, "scene")["product"].gan
                gan.generator.layers["output"].bias.data.fill_(float("nan"))
    assert last(events, "generated")["step"] == 4
    assert gan.is_finite and np.array_equal(
        last(events, "scene")["product"].grid(), last(events, "generated")["images"]
    )


def test_going_on_from_a_checkpoint_repeats_the_rest(monkeypatch):
    monkeypatch.setattr("core.techniques.generative.gan_images.MEASURE", 4)
    monkeypatch.setattr("core.techniques.generative.gan_images.DRAW", 4)
    monkeypatch.setattr(scenes, "LIVE", 100)
    whole = list(page(conditional=True).run())
    saved = next(e.data for e in whole if e.stream == "checkpoint" and e.data["step"] == 4)
    torch.manual_seed(5)
    again = list(page(conditional=True).run(saved))

    def numbers(events):
        shown = [e for e in events if e.stream in ("losses", "verdict", "shares", "fid")]
        return [(e.stream, e.data) for e in shown if e.data["x"] > 4]

    assert len(numbers(whole)) >= 3 and numbers(again) == numbers(whole)
    assert np.array_equal(last(again, "generated")["images"], last(whole, "generated")["images"])


def test_a_critic_with_batch_norm_is_refused():
    with pytest.raises(KnobError, match="choose none or spectral"):
        page(loss="wasserstein")


def test_the_way_between_is_an_arc():
    a, b = np.array([3.0, 0.0], np.float32), np.array([0.0, 3.0], np.float32)
    way = _great_circle(a, b, 5)
    assert np.allclose(np.linalg.norm(way, axis=1), 3, atol=1e-5)
    assert np.allclose(way[2], 3 / np.sqrt(2), atol=1e-5)
    assert np.allclose(_great_circle(a, a, 3), a) and np.isfinite(_great_circle(a, -a, 3)).all()
