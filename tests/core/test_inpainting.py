"""The page on inpainting, with small untrained models: what is kept, what is filled in, what is said; and inpainting itself."""

import numpy as np
import pytest
import torch

from core import compute, models_library
from core.catalogue import find
from core.generative.diffusion import schedule
from core.generative.holes import hole
from core.generative.inverse_problems import inpaint
from core.knobs import KnobError, validated
from core.networks import autoencoder, unet
from core.playback import Playback
from core.techniques.generative import _inpainting_scene as scenes


def about(data="digits", **more):
    return {"title": "of a test", "data": data, "classes": list("0123456789"), **more}


@pytest.fixture(autouse=True, scope="module")
def library(tmp_path_factory):
    """A user's library with small models of 28x28 and of 32x32 pictures."""
    folder = tmp_path_factory.mktemp("models")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNOSCOPE_MODELS", str(folder))
        torch.manual_seed(0)
        for name, picture, data in (("small", (1, 28, 28), "digits"), ("colour", (3, 32, 32), "cifar10")):
            network, coder = unet.build(picture, 10, (8, 8), 2), autoencoder.build(picture, 4, 8)
            models_library.save(name, network, about(data))
            models_library.save(f"{name}_coder", coder, about(data))
            models_library.save(
                f"{name}_latent",
                unet.build(coder.latent, 10, (8,)),
                about(data, autoencoder=f"{name}_coder", schedule="linear"),
            )
        yield folder


def page(**knobs):
    small = {"model": "small", "latent_model": "small_latent", "sampler_steps": 4, "repeats": 2, "completions": 3}
    return validated(find("inpainting"), small | knobs)


def played(**knobs):
    playback = Playback(page(**knobs))
    return playback, list(iter(playback.advance, None))


def last(events, stream):
    return [event.data for event in events if event.stream == stream][-1]


@pytest.fixture(scope="module")
def run(library):
    return played()


def test_known_pixels_stay_in_pixel_space_and_where_they_are_pasted(run):
    _, events = run
    picture, missing = last(events, "scene")["product"].picture, hole("centre square", 28, 28)
    assert np.array_equal(last(events, "original")["image"], picture)
    filled, decoded = last(events, "in_pixels")["images"], last(events, "in_latents")["images"]
    assert filled.shape == decoded.shape == (3, 28, 28)
    assert (filled[:, ~missing] == picture[~missing]).all() and (filled[0] != filled[1]).any()
    assert (decoded[:, ~missing] != picture[~missing]).any()
    compared = last(events, "compared")
    assert compared["images"].shape == (9, 28, 28) and compared["columns"] == 3
    pasted = np.where(missing, decoded, picture)
    assert np.array_equal(compared["images"][6:8], pasted[:2])
    assert np.array_equal(compared["images"][2], filled.mean(0).round())
    assert last(events, "scene")["product"].schedules == ("cosine", "linear"), "as the cards say"
    given = last(events, "given")["image"]
    assert (given[missing] == scenes.PAINT).all() and (given[~missing] == picture[~missing, None]).all()


def test_each_step_of_the_way_is_kept(run):
    _, events = run
    for stream in ("in_pixels", "in_latents"):
        assert [e.data["step"] for e in events if e.stream == stream] == [0, 1, 2, 3, 4]
    steps = [(e.data["done"], e.data["total"]) for e in events if e.stream == "progress" and e.data["unit"] == "steps"]
    assert steps == [(n, 8) for n in (0, 1, 2, 3, 4, 4, 5, 6, 7, 8)]


def test_what_is_measured(run):
    playback, events = run
    metrics = playback.metrics
    bars, heights = last(events, "seams")["labels"], last(events, "seams")["groups"][""]
    assert bars == ["real", "pixels", "decoded", "pasted", "average"]
    assert metrics["seam, pasted"] == pytest.approx(heights[3])
    error = last(events, "errors")["groups"]
    assert (error["their average"] < error["one completion"]).all()
    assert error["one completion"][0] == pytest.approx(metrics["squared error, pixels"])
    assert error["one completion"][1] == pytest.approx(error["one completion"][2]), "pasting changes known pixels alone"
    steps = last(events, "edges")
    assert steps["labels"] == ["real", *bars[1:4]]
    assert (steps["groups"]["average"][1:] < steps["groups"]["one picture"][1:]).all()
    scene, filled = last(events, "scene")["product"], last(events, "in_pixels")
    digits, sure = scene.sure(filled["images"])
    assert filled["captions"] == [f"{d}, {p:.0%}" for d, p in zip(digits, sure, strict=True)]
    assert last(events, "certainty")["groups"]["one completion"][0] == pytest.approx(sure.mean())
    assert (
        "Average of 3" in last(events, "remark")["markdown"]
        and "Decoding is what hides it" in last(events, "remark")["markdown"]
    )


def test_hidden_pixels_are_never_looked_at(run, monkeypatch):
    """Two pictures that differ in the hole alone are filled alike, in both spaces."""
    _, events = run
    scene, missing = last(events, "scene")["product"], hole("centre square", 28, 28)
    other = scenes.Scene(**{**vars(scene), "picture": np.where(missing, 255 - scene.picture, scene.picture)})
    for latent in (False, True):
        (*_, one), (*_, two) = ([p for _, _, p in scenes.filling(page(), s, missing, latent)] for s in (scene, other))
        assert np.array_equal(one, two)


def test_a_painted_hole_is_filled_as_a_ready_made_one(run):
    _, events = run
    answers = list(page().fill(last(events, "scene")["product"], hole("centre square", 28, 28)))
    for stream in ("given", "in_pixels", "in_latents", "compared"):
        key = "image" if stream == "given" else "images"
        assert np.array_equal(last(answers, stream)[key], last(events, stream)[key])


def test_an_empty_hole_and_a_full_one(run):
    _, events = run
    scene = last(events, "scene")["product"]
    answers = list(page().fill(scene, np.zeros((28, 28), bool)))
    assert "nothing to fill in" in last(answers, "remark")["markdown"]
    assert {event.stream for event in answers} == {"given", "remark"}
    playback, events = played(mask="everything")
    assert "free samples" in last(events, "remark")["markdown"]
    assert not any(event.stream == "seams" for event in events) and "seam, pixels" not in playback.metrics
    _, again = played(mask="everything", picture=7)
    assert np.array_equal(last(events, "in_latents")["images"], last(again, "in_latents")["images"])


def test_single_pixels_hide_every_latent():
    _, events = played(mask="random pixels")
    assert "in latent space nothing of the picture is known" in last(events, "remark")["markdown"]


def test_the_class_that_is_told():
    asked = []
    scene = last(played(latent_model="none")[1], "scene")["product"]
    scene.denoiser.register_forward_pre_hook(lambda _, inputs: asked.append(inputs[2].unique().tolist()))
    missing = hole("left half", 28, 28)
    for tell, expected in ((False, 10), (True, scene.label)):
        asked.clear()
        list(scenes.filling(page(tell_class=tell), scene, missing, False))
        assert asked and all(labels == [expected] for labels in asked)


def test_one_model_is_enough_and_none_is_said():
    _, events = played(model="none")
    assert last(events, "compared")["images"].shape == (6, 28, 28)
    assert not any(event.stream == "in_pixels" for event in events)
    playback, events = played(model="none", latent_model="none")
    assert "Choose a model" in last(events, "remark")["markdown"] and playback.metrics == {}


def test_an_absent_model_is_said_in_one_sentence(library, monkeypatch):
    monkeypatch.setattr(models_library, "SHIPPED", library / "nowhere")
    _, events = played(model=scenes.PIXELS, latent_model="none")
    assert 'There is no model "mnist_diffusion"' in last(events, "remark")["markdown"]
    _, events = played(latent_model=scenes.LATENTS)
    assert 'There is no model "mnist_latent_diffusion"' in last(events, "remark")["markdown"]
    assert last(events, "compared")["images"].shape == (3, 28, 28)


def test_models_of_another_size():
    with pytest.raises(
        KnobError, match=r"small fills pictures of digits \(28x28\), colour_latent those of cifar10 \(32x32\)"
    ):
        page(latent_model="colour_latent")
    assert scenes.models(latent=False) == ("mnist_diffusion", "cifar10_diffusion", "colour", "small", "none")
    assert scenes.models(latent=True) == ("mnist_latent_diffusion", "colour_latent", "small_latent", "none")


def test_colour_pictures_are_filled_or_their_absence_is_said(monkeypatch, tmp_path):
    rng = np.random.default_rng(0)
    from core.datasets import Images

    stand_in = rng.integers(0, 256, (6, 32, 32, 3), dtype=np.uint8)
    images = Images("cifar10", stand_in, np.arange(6), stand_in, np.arange(6), tuple("abcdefghij"))
    monkeypatch.setattr(scenes, "loading_images", lambda progress, name: _made(images))
    _, events = played(model="colour", latent_model="colour_latent", mask="stripes")
    assert last(events, "compared")["images"].shape == (9, 32, 32, 3)
    assert last(events, "compared")["captions"][2] == "average"
    assert not any(event.stream == "certainty" for event in events)
    monkeypatch.undo()
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    with pytest.raises(
        ValueError, match="colour fills pictures of 32x32, but those of digits are 28x28; fetch cifar10"
    ):
        played(model="colour", latent_model="none")


def _made(images):
    yield from ()
    return images


def test_a_correlated_gaussian_is_filled_by_its_conditional():
    """x and y normal with correlation r, x known: y is normal around r x with variance 1 - r^2."""
    r, known, plan = 0.8, torch.tensor([1.5, 0.0]), schedule("cosine")
    covariance = torch.tensor([[1.0, r], [r, 1.0]])

    def exact(x, t):
        noised = plan.kept[t] * covariance + (1 - plan.kept[t]) * torch.eye(2)
        return (1 - plan.kept[t]) ** 0.5 * x @ torch.linalg.inv(noised)

    means = {}
    for repeats in (1, 20):
        random = torch.Generator().manual_seed(0)
        noise, missing = torch.randn(4000, 2, generator=random), torch.tensor([False, True])
        *_, end = inpaint(exact, noise, plan, 100, 1.0, known, missing, repeats=repeats, generator=random)
        assert (end.x[:, 0] == 1.5).all()
        means[repeats], variance = float(end.x[:, 1].mean()), float(end.x[:, 1].var())
    assert means[20] == pytest.approx(r * 1.5, abs=0.05) and variance == pytest.approx(1 - r**2, abs=0.07)
    assert means[1] < 0.7 * r * 1.5, "without repeats the filling takes too little notice of what is known"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_it_fills_on_a_gpu():
    compute.use("cuda", 1)
    _, events = played()
    assert last(events, "compared")["images"].shape == (9, 28, 28)
