"""The page on GANs of pictures: what it shows, measures and says, on small pictures and few rounds."""

import numpy as np
import pytest
import torch
from PIL import Image

from core import datasets, models_library
from core.catalogue import find
from core.datasets import Images, imported
from core.datasets.importing import importing
from core.generative import image_measures as measures
from core.knobs import KnobError, validated
from core.networks import generator
from core.playback import Diverged, Playback
from core.techniques.generative import _gan_images_library as gan_library
from core.techniques.generative import _gan_images_scene as scenes
from core.techniques.generative._gan_images_scene import great_circle


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


@pytest.fixture(scope="module", autouse=True)
def few():
    """Measurements of a hundred pictures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenes, "LIVE", 100)
        patch.setattr(scenes, "FINAL", 100)
        yield


@pytest.fixture(scope="module")
def conditional(few):
    return played(conditional=True)


@pytest.fixture
def pictures(monkeypatch):
    """Puts pictures in the place of every data set: ``pictures(Images)``, or the built-in digits by the name of MNIST."""

    def put(images=None):
        digits = datasets.load("digits")
        images = images or Images(
            "mnist", digits.train, digits.train_labels, digits.test, digits.test_labels, digits.classes
        )

        def loading(name):
            yield datasets.Report(1, 1, name)
            return images

        monkeypatch.setattr(datasets, "loading_or_builtin", loading)
        return images

    return put


@pytest.fixture
def library(monkeypatch, tmp_path):
    """An empty library of the user's own, and what saves a generator there: ``library(name, latent=.., ...)``."""
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path))

    def put(name, data="mnist", picture=(1, 28, 28), latent=64, classes=10):
        torch.manual_seed(3)
        network = generator.build(picture, latent, classes, "dcgan", 8)
        about = {
            "title": "Small", "data": data, "classes": [str(k) for k in range(classes or 10)], "made": "2026-01-02T03:04:05",
            "accuracy": {"FID-LeNet": 1.25, "pictures": 10_000}, "licence": "none", "command": "none",
        }  # fmt: skip
        models_library.save(name, network, about)
        return network

    return put


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


def test_the_built_in_digits_are_measured_like_mnist_and_said_to_be_few(conditional):
    playback, events = conditional
    assert {"precision", "recall", "FID-LeNet", "class entropy", "sure"} <= set(playback.metrics)
    text = last(events, "about")["markdown"]
    assert "100 generated pictures are too few for 128 features" in text and "(standard error" in text
    assert "Mean distance to the nearest training picture" in text


def coloured(count=12, tests=6, side=8):
    rng = np.random.default_rng(0)
    train, test = (rng.integers(0, 256, (n, side, side, 3)).astype(np.uint8) for n in (count, tests))
    return Images("own", train, np.arange(count) % 2, test, np.arange(tests) % 2, ("cat", "dog"))


def test_pictures_that_lenet_does_not_take_are_measured_in_pixels(pictures):
    pictures(coloured())
    playback, events = played(data="mnist", steps=1)
    assert {"precision", "recall"} <= set(playback.metrics) and "FID-LeNet" not in playback.metrics
    assert "FID-LeNet needs grey pictures of 28x28" in last(events, "about")["markdown"]


def test_a_folder_of_few_pictures_of_mixed_sizes_plays_and_says_what_cannot_be_told(monkeypatch, tmp_path):
    monkeypatch.setattr(imported, "user_folder", lambda: tmp_path / "user")
    rng = np.random.default_rng(0)
    for name, sides in (("cat", (30, 40)), ("dog", (50, 64))):
        (tmp_path / "own" / name).mkdir(parents=True)
        for side in sides:
            pixels = rng.integers(0, 256, (side, side + 3, 3)).astype(np.uint8)
            Image.fromarray(pixels).save(tmp_path / "own" / name / f"{side}.png")
    datasets.finish(importing(tmp_path / "own", "own", size=(28, 28), grey=True))
    playback, events = played(data="own", steps=2, conditional=True)
    assert np.isfinite(list(playback.metrics.values())).all() and last(events, "generated")["images"].shape[1:] == (
        28,
        28,
    )
    text = last(events, "about")["markdown"]
    assert (
        "No FID-LeNet: 1 test picture has no covariance" in text and "No precision and recall: 1 test picture" in text
    )
    (tmp_path / "one" / "cat").mkdir(parents=True)
    Image.fromarray(pixels).save(tmp_path / "one" / "cat" / "1.png")
    with pytest.raises(ValueError, match='one has only the class "cat"'):
        datasets.finish(importing(tmp_path / "one"))


def test_sides_that_no_dcgan_makes_are_named(pictures):
    pictures(coloured(side=10))
    with pytest.raises(ValueError, match="pictures of 10x10 do not fit a DCGAN"):
        played(data="mnist")
    assert played(data="mnist", kind="mlp", steps=1)[0].ended == "finished"


def test_the_shipped_generator_shows_what_it_makes_before_anything_is_learned(pictures, library, monkeypatch):
    images, network = pictures(), library("shipped")
    monkeypatch.setattr(gan_library, "SHIPPED", "shipped")
    _, events = played(data="mnist", steps=1)
    shown = last(events, "shipped")
    assert shown["columns"] == 10 and len(shown["images"]) == 60
    noise = torch.from_numpy(np.random.default_rng(0).standard_normal((60, 64), dtype=np.float32))
    assert np.array_equal(shown["images"], network.pixels(noise, torch.arange(60) % 10).numpy())
    early = [e.data["markdown"] for e in events[: [e.stream for e in events].index("losses")] if e.stream == "about"]
    assert "*Shipped* shows `shipped`: Small, made 2026-01-02, FID-LeNet 1.25 of 10,000 pictures." in early[-1]
    library("shipped", data="fashion_mnist")
    assert gan_library.shipped_pictures(images, 60) is None


def test_a_generator_of_the_library_is_played_with_without_training(pictures, library):
    pictures()
    network, knobs = library("mine", latent=16), {"start_from": "mine", "latent": 16, "train": False, "data": "mnist"}
    playback, events = played(**knobs)
    assert playback.ended == "finished" and "FID-LeNet" in playback.metrics
    scene = last(events, "scene")["product"]
    assert torch.equal(scene.gan.best.layers["dense"].weight, network.layers["dense"].weight)
    assert not [e for e in events if e.stream in ("losses", "shipped")]
    assert "Nothing is learned here: this is `mine`: Small, made 2026-01-02" in last(events, "about")["markdown"]
    (three,) = asked(events, "of_class", 3.0, **knobs)
    noise, labels = torch.from_numpy(scene.drawn(64, [0, 4])[0]), torch.full((64,), 3)
    assert np.array_equal(three.data["images"], network.pixels(noise, labels).numpy())
    (way,) = asked(events, "between", 1.0, 2.0, **knobs)
    assert len(way.data["images"]) == 10
    _, events = played(**knobs | {"train": True, "steps": 1, "average": 0.0})
    begun = last(events, "scene")["product"].gan.generator.layers["dense"].weight
    assert 0 < (begun - network.layers["dense"].weight).abs().max() < 0.01


def test_a_generator_that_does_not_fit_is_refused_in_a_sentence(pictures, library):
    pictures()
    library("mine", latent=16)
    with pytest.raises(
        KnobError, match="latent is 64, but the generator mine takes 16 numbers of noise; set latent to 16"
    ):
        page(start_from="mine", data="mnist")
    with pytest.raises(KnobError, match="does not learn makes noise; tick train"):
        page(train=False)
    library("large", picture=(3, 32, 32))
    with pytest.raises(ValueError, match="large makes pictures of 32x32 in colour, but those of mnist are 28x28 grey"):
        played(data="mnist", start_from="large")
    library("two", classes=2)
    with pytest.raises(ValueError, match="two was told other classes than those of mnist"):
        played(data="mnist", start_from="two")


def test_what_is_kept_comes_back_the_same(library):
    knobs = {"conditional": True, "steps": 2, "save_as": "at-the-end"}
    _, events = played(**knobs)
    scene = last(events, "scene")["product"]
    assert "Saved as **at-the-end**" in last(events, "kept")["markdown"]
    (told,) = asked(events, "keep", "by-hand", **knobs)
    assert "Saved as **by-hand**" in told.data["markdown"]
    assert {"at-the-end", "by-hand"} <= set(gan_library.generators())
    card = models_library.card("by-hand")
    assert card["accuracy"]["FID-LeNet"] == pytest.approx(scene.numbers["FID-LeNet"], abs=1e-4)
    assert card["accuracy"]["pictures"] == 100 and card["title"] == "Generator of digits: conditional DCGAN"
    _, again = played(start_from="by-hand", train=False)
    assert np.array_equal(last(again, "generated")["images"], scene.grid())
    with pytest.raises(models_library.ModelError, match="is no name for a model"):
        asked(events, "keep", "../away", **knobs)


def test_a_checkpoint_of_other_networks_is_refused_in_a_sentence():
    saved = next(e.data for e in page(steps=1).run() if e.stream == "checkpoint")
    with pytest.raises(ValueError, match=r"checkpoint of round 1 is of other networks .*latent 32"):
        list(page(latent=32, steps=1).run(saved))


def test_the_loss_may_change_while_it_plays():
    playback = Playback(page(steps=4, norm="none"))
    while playback.advance():
        if playback.step == 2:
            playback.edit(page(steps=4, norm="none", loss="wasserstein", gradient_penalty=10.0))
    # A critic's loss is the difference of its answers, and here a penalty near 10: no slope yet.
    assert playback.ended == "finished" and playback.metrics["losses/discriminator"] > 2


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
    knobs = find("gan_images").presets[preset] | {"data": "digits", "width": 8, "batch_size": 8, "steps": 2}
    playback, events = played(**knobs)
    assert np.isfinite(list(playback.metrics.values())).all()
    assert last(events, "generated")["step"] == (2 if knobs["train"] else 0)


def test_fid_is_of_lenet_against_all_test_pictures(monkeypatch, pictures):
    """With a stand-in for MNIST: the built-in digits, which have its size."""
    stand_in = pictures()
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
    assert "200 generated pictures are few" in last(events, "about")["markdown"]
    assert last(events, "classes")["labels"] == list(stand_in.classes)


def test_weights_that_explode_end_the_run_with_the_last_good_pictures():
    playback, events = Playback(page()), []
    with pytest.raises(
        Diverged, match=r"loss became nan in round 8, .* networks of round 4 are kept\. A smaller generator_rate"
    ):
        while event := playback.advance():
            events.append(event)
            if event.stream == "checkpoint" and event.data["step"] == 4:
                gan = last(events, "scene")["product"].gan
                gan.generator.layers["output"].bias.data.fill_(float("nan"))
    assert last(events, "generated")["step"] == 4
    assert gan.is_finite and np.array_equal(
        last(events, "scene")["product"].grid(), last(events, "generated")["images"]
    )


def test_a_loss_that_explodes_in_the_first_round_leaves_the_first_networks():
    with pytest.raises(Diverged, match="Without a gradient penalty nothing bounds a Wasserstein critic"):
        playback, scene = Playback(page(loss="wasserstein", norm="none", discriminator_rate=10.0)), None
        while event := playback.advance():
            scene = event.data["product"] if event.stream == "scene" else scene
    torch.manual_seed(0)
    assert scene.gan.is_finite and scene.gan.step in (0, 1, 2, 4)


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
    way = great_circle(a, b, 5)
    assert np.allclose(np.linalg.norm(way, axis=1), 3, atol=1e-5)
    assert np.allclose(way[2], 3 / np.sqrt(2), atol=1e-5)
    assert np.allclose(great_circle(a, a, 3), a) and np.isfinite(great_circle(a, -a, 3)).all()
