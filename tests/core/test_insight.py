"""The insight page: what it shows for a network that it trains first, for one of the library, and for bad input."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image

from core import compute, datasets, models_library
from core.catalogue import find
from core.knobs import KnobError, validated
from core.networks import cnn
from core.playback import Playback
from core.techniques.vision._insight_knobs import MAPS
from core.trees import load_tree, save_tree
from tests.core.playing import events_of, newest

Insight = find("insight")


@pytest.fixture(autouse=True)
def one_thread_and_a_library_of_one(tmp_path, monkeypatch):
    """Built-in data; a library with one untrained network, so that no test trains unless it says so."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path))
    monkeypatch.setattr(models_library, "SHIPPED", tmp_path / "none")
    compute.use("cpu", 1)
    torch.manual_seed(0)
    network = cnn.build((1, 28, 28), 10, ["conv 8 5", "relu", "pool", "conv 8 3", "relu", "pool"])
    images = datasets.load("digits")
    network.normalise_with(images.train)
    models_library.save("untrained", network, {"title": "untrained", "data": "digits", "classes": list(images.classes)})


def play(**knobs):
    return events_of(validated(Insight, knobs))


def test_every_map_of_the_first_model():
    events, metrics = play(picture_number=3)
    shown = newest(events, "maps")
    assert shown["captions"] == [name.replace("integrated gradients", "integrated") for name in MAPS]
    assert shown["images"].shape == (5, 28, 28)
    assert all(np.ptp(image) > 0 for image in shown["images"])
    assert newest(events, "overlay")["images"].shape == (5, 28, 28, 3)
    assert "untrained" in newest(events, "about")["markdown"]
    rows = {row[0]: row[1:] for row in newest(events, "checks")["rows"]}
    gradients = rows["integrated gradients"]
    assert gradients[0] == pytest.approx(gradients[1], abs=1e-3)
    assert metrics["completeness gap"] < 1e-3
    assert shown["images"][2].sum() == pytest.approx(gradients[0], abs=1e-4)


def test_a_network_for_digits_comes_before_others():
    colour = cnn.build((3, 32, 32), 2, ["conv 4 3", "relu"])
    models_library.save("airplanes", colour, {"title": "first by name", "data": "cifar10", "classes": ["a", "b"]})
    events, _ = play(method="saliency")
    assert "untrained" in newest(events, "about")["markdown"]


def test_random_weights_are_compared():
    events, _ = play(method="saliency", randomized_layers=60)
    shown = newest(events, "maps")
    assert shown["captions"] == ["saliency", "saliency*"]
    alike = newest(events, "checks")["rows"][0][4]
    assert abs(alike) < 0.8
    assert not np.array_equal(*shown["images"])


def test_an_empty_library_trains_in_front_of_everybody(tmp_path):
    for file in tmp_path.glob("untrained*"):
        file.unlink()
    events, _ = play(method="saliency")
    labels = {e.data["label"] for e in events if e.stream == "progress"}
    assert "Training a small network first: the models library is empty" in labels
    assert newest(events, "probabilities")["groups"]["picture"].max() > 0.8
    assert "trained just now" in newest(events, "about")["markdown"]


def test_maximization_makes_the_network_sure_of_its_class():
    events, metrics = play(method="activation maximization", target_class=7, steps=60, jitter=0)
    responses = [e.data["lines"]["activation"] for e in events if e.stream == "response"]
    assert len(responses) == 60
    assert responses[-1] > responses[0]
    assert np.mean(np.diff(responses) > 0) > 0.8
    assert newest(events, "probabilities")["groups"]["dream"].argmax() == 7
    assert metrics["p of the target in the dream"] > 0.5


def test_the_learning_rate_is_live():
    playback = Playback(validated(Insight, {"method": "activation maximization", "steps": 8, "jitter": 0}))
    dreams = []
    while (event := playback.advance()) is not None:
        if event.stream == "dream":
            dreams.append(event.data["images"][0].astype(int))
            if len(dreams) == 4:
                playback.edit(
                    validated(
                        Insight, {"method": "activation maximization", "steps": 8, "jitter": 0, "learning_rate": 1e-5}
                    )
                )
    moved = [np.abs(b - a).max() for a, b in pairwise(dreams)]
    assert min(moved[:3]) > 1
    assert max(moved[4:]) <= 1


def test_a_dream_on_a_photograph_has_the_size_asked_for():
    events, metrics = play(
        method="deep dream", picture="china", dream_size=80, octaves=3, steps=4, layer="conv1", channel=2
    )
    dreams = [e.data["images"].shape for e in events if e.stream == "dream"]
    assert set(dreams) == {(1, 54, 80)}
    assert len(dreams) == 1 + 3 * 4
    assert metrics["activation gained"] > 0


@pytest.mark.parametrize("method", ["activation maximization", "deep dream"])
def test_a_dream_goes_on_from_a_checkpoint_to_the_bit(method, tmp_path):
    knobs = {"method": method, "picture": "china", "dream_size": 60, "octaves": 2, "steps": 8, "layer": "relu1"}
    events, metrics = play(**knobs)
    states = [e.data for e in events if e.stream == "checkpoint"]
    assert [s["step"] for s in states] == ([4, 8] if method != "deep dream" else [4, 8, 12, 16])
    for state in states:
        save_tree(tmp_path / "state", state)
        playback = Playback(validated(Insight, knobs), load_tree(tmp_path / "state"))
        again = list(iter(playback.advance, None))
        dreams = [[e.data["images"] for e in some if e.stream == "dream"] for some in (events, again)]
        assert len(dreams[1]) == len(dreams[0]) - 1 - state["step"]
        assert all(np.array_equal(a, b) for a, b in zip(dreams[0][1 + state["step"] :], dreams[1], strict=True))
        assert playback.metrics["activation gained"] == metrics["activation gained"]
        assert playback.metrics["p of the target in the dream"] == metrics["p of the target in the dream"]


def test_behind_a_dense_layer_a_dream_has_the_networks_size():
    events, _ = play(method="deep dream", picture="flower", dream_size=80, steps=3, layer="output")
    assert {e.data["images"].shape for e in events if e.stream == "dream"} == {(1, 28, 28)}


def test_strongest_patches_are_sorted_and_found_by_looking_at_all():
    events, metrics = play(method="strongest patches", layer="relu1", channel=1)
    shown = newest(events, "cut_outs")
    strengths = [float(caption.rpartition(": ")[2]) for caption in shown["captions"]]
    assert strengths == sorted(strengths, reverse=True)
    assert shown["images"].shape == (24, 5, 5)
    network, _ = models_library.load("untrained")
    images = datasets.load("digits")
    with torch.no_grad():
        everything = network.layer_outputs(network.encode(images.test))["relu1"][:, 1]
    assert metrics["strongest response"] == pytest.approx(everything.max().item())


def test_a_picture_of_ones_own(tmp_path):
    Image.new("RGB", (50, 90), "red").save(tmp_path / "red.png")
    events, _ = play(method="grad-cam", picture="file", file=str(tmp_path / "red.png"))
    assert newest(events, "shown")["image"].shape == (28, 28)
    assert newest(events, "shown")["caption"] == "red.png"


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"picture_number": 360}, "picture_number is 360, but digits has test pictures 0 to 359"),
        ({"target_class": 10}, "target_class is 10, but this network has classes 0 to 9"),
        ({"layer": "conv7"}, 'layer is "conv7", but this network has conv1'),
        ({"method": "strongest patches", "channel": 8}, 'channel is 8, but the layer "relu2" has channels 0 to 7'),
        ({"method": "deep dream", "channel": 8}, 'channel is 8, but the layer "relu2" has channels 0 to 7'),
        ({"method": "grad-cam", "layer": "output"}, 'Grad-CAM needs feature maps, but the layer "output" puts out 10'),
        ({"picture": "file", "file": "/nowhere.png"}, "there is no file /nowhere.png"),
    ],
)
def test_bad_input_is_answered_in_a_sentence(knobs, sentence):
    with pytest.raises(ValueError, match=sentence):
        play(**knobs)


def test_a_file_must_be_chosen_and_weights_must_be_there(tmp_path, monkeypatch):
    with pytest.raises(KnobError, match="file is empty"):
        validated(Insight, {"picture": "file"})
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    with pytest.raises(LookupError, match="the weights of squeezenet1_1 must be fetched first"):
        play(model="squeezenet1_1")


@pytest.mark.parametrize("fetched", [False, True])
def test_torchvisions_network_when_its_weights_are_there_or_can_be_fetched(fetched, tmp_path, monkeypatch):
    import hashlib

    import torchvision

    from core.datasets import download
    from core.networks import pretrained

    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "user")
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    folder = tmp_path / "hub" / "checkpoints"
    folder.mkdir(parents=True)
    torch.manual_seed(0)
    torch.save(torchvision.models.squeezenet1_1(weights=None).state_dict(), folder / "some.pth")
    content = (folder / "some.pth").read_bytes()
    sha256 = f"sha256:{hashlib.sha256(content).hexdigest()}"
    file = download.RemoteFile("pretrained/some.pth", len(content), sha256, ("https://data.example/some.pth",))
    monkeypatch.setitem(pretrained.WEIGHTS, "squeezenet1_1", file)
    if fetched:
        (folder / "some.pth").rename(tmp_path / "elsewhere.pth")

        def receive(url, file, part, before, total):
            yield download.Report(0, total, "Fetching some.pth")
            part.write_bytes(content)

        monkeypatch.setattr(download, "_receive", receive)
    events, _ = play(model="squeezenet1_1", picture="flower", method="grad-cam", target_class=985, fetch=fetched)
    assert newest(events, "maps")["images"].shape == (1, 224, 224)
    assert "**daisy**" in newest(events, "about")["markdown"]
    assert len(newest(events, "probabilities")["labels"]) == 10
    assert ("Fetching some.pth" in {e.data["label"] for e in events if e.stream == "progress"}) == fetched
    assert (tmp_path / "user" / "data" / "pretrained" / "some.pth").exists() == fetched


def test_a_model_that_takes_no_pictures(tmp_path):
    from core.networks.mlp import MLP

    models_library.save("points", MLP(2, [3], 2), {"title": "p", "data": "moons", "classes": ["a", "b"]})
    with pytest.raises(ValueError, match='the model "points" takes no pictures; choose one'):
        play(model="points")
    events, _ = play(method="saliency")  # the first for pictures, though "points" comes before "untrained"
    assert "untrained" in newest(events, "about")["markdown"]
