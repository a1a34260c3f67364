"""Style transfer: its losses against numpy and finite differences, what matching a texture does, and the page around them."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from core import compute, models_library, paintings
from core.catalogue import find
from core.knobs import KnobError, validated
from core.networks import cnn, pretrained
from core.playback import Playback
from core.style import (
    INPUT,
    Layers,
    Transfer,
    Weights,
    checked,
    features,
    gram,
    mismatch,
    total_variation,
    usual_layers,
)
from core.techniques.vision import _style_subject as subject
from core.trees import load_tree, save_tree
from tests.core.playing import events_of, newest

StyleTransfer = find("style_transfer")
#: Small, and quick to change: what the page's tests play.
QUICK = {"size": 64, "octaves": 1, "steps": 12}


@pytest.fixture(autouse=True)
def library_of_one(tmp_path, monkeypatch):
    """No weights of torchvision's, and one untrained network for colour pictures."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "user")
    monkeypatch.setattr(models_library, "SHIPPED", tmp_path / "none")
    compute.use("cpu", 1)
    save("untrained", 3)


def save(name, channels):
    about = {"title": "an untrained network", "data": "digits", "classes": list("0123456789")}
    models_library.save(name, small_network(channels), about)


def small_network(channels=3):
    torch.manual_seed(0)
    layers = ["conv 8 3", "relu", "pool", "conv 12 3", "relu", "pool", "conv 6 3", "relu"]
    return cnn.build((channels, 32, 32), 10, layers).eval().requires_grad_(False)


def picture(name, height=40, width=48):
    return torch.from_numpy(paintings.paint(name, height, width)).movedim(2, 0).div(255)


def transfer(start="content", **more):
    network, content, style = small_network(), picture("waves"), picture("rings", 36, 52)
    begin = {"content": content, "noise": torch.rand(content.shape, generator=torch.Generator().manual_seed(0))}[start]
    return Transfer(network, usual_layers(network, "untrained"), content, style, begin, **more)


def play(**knobs):
    return events_of(validated(StyleTransfer, QUICK | knobs))


def test_gram_matrix_and_losses_are_those_of_numpy():
    x = np.random.default_rng(0).normal(size=(1, 3, 4, 5)).astype(np.float32)
    y = np.random.default_rng(1).normal(size=(1, 3, 4, 5)).astype(np.float32)
    expected = np.array([[(x[0, i] * x[0, j]).mean() for j in range(3)] for i in range(3)])
    np.testing.assert_allclose(gram(torch.from_numpy(x)), expected, rtol=1e-5)
    share = ((x - y) ** 2).sum() / (y**2).sum()
    assert mismatch(*map(torch.from_numpy, (x, y))).item() == pytest.approx(share, rel=1e-5)
    differences = (np.diff(x, axis=2) ** 2).mean() + (np.diff(x, axis=3) ** 2).mean()
    assert total_variation(torch.from_numpy(x)).item() == pytest.approx(differences, rel=1e-5)


def test_a_gram_matrix_knows_what_but_not_where():
    maps = torch.rand(1, 5, 6, 7)
    shuffled = maps.flatten(2)[..., torch.randperm(42)].reshape(maps.shape)
    torch.testing.assert_close(gram(maps), gram(shuffled))
    twice = maps.repeat(1, 1, 2, 3)  # nor how large the picture is
    torch.testing.assert_close(gram(maps), gram(twice))


def test_losses_of_a_transfer_are_those_of_numpy():
    one = transfer()
    found = {n: f[0].numpy() for n, f in features(one.network, one.picture[None], one.layers.style).items()}
    target = {
        n: f[0].numpy() for n, f in features(one.network, picture("rings", 36, 52)[None], one.layers.style).items()
    }
    losses = one.losses(Weights(2, 3, 5))
    for name in one.layers.style:
        power = ((found[name] ** 2).mean((1, 2)) + (target[name] ** 2).mean((1, 2))) / 2
        scale = 1 / np.sqrt(np.maximum(power, 1e-8))[:, None, None]
        now, then = (np.einsum("ihw,jhw->ij", m * scale, m * scale) / m[0].size for m in (found[name], target[name]))
        assert losses.style[name] == pytest.approx(((now - then) ** 2).sum() / (then**2).sum(), rel=1e-4)
    assert losses.content == 0
    style = np.mean(list(losses.style.values()))
    assert losses.total == pytest.approx(3 * style + 5 * losses.variation, rel=1e-5)


def test_the_gradient_is_that_of_finite_differences():
    network = small_network().double()
    content, style = picture("waves").double(), picture("rings", 36, 52).double()
    start = 0.25 + 0.5 * torch.rand(content.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    one = Transfer(network, usual_layers(network, "untrained"), content, style, start)
    weights = Weights(1.0, 10.0, 2.0)
    one.step(weights, 1.0)
    gradient = one._leaf.grad[0] / start.numel()
    rng = np.random.default_rng(0)
    for _ in range(5):
        way = torch.from_numpy(rng.choice([-1.0, 1.0], start.shape))
        ends = [
            Transfer(network, one.layers, content, style, start + h * way).losses(weights).total for h in (1e-6, -1e-6)
        ]
        assert (ends[0] - ends[1]) / 2e-6 == pytest.approx((gradient * way).sum().item(), rel=1e-4)


@pytest.mark.parametrize(("optimizer", "rate"), [("l-bfgs", 1.0), ("adam", 0.03)])
def test_matching_a_texture_from_noise_makes_its_gram_matrices(optimizer, rate):
    one, weights = transfer("noise", optimizer=optimizer), Weights(0.0, 1.0, 0.0)
    before = one.losses(weights)
    for _ in range(60):
        one.step(weights, rate)
    after = one.losses(weights)
    assert after.total < before.total / 20
    assert all(after.style[n] < before.style[n] / 5 for n in one.layers.style)
    assert 0 <= one.picture.min() <= one.picture.max() <= 1
    colors = picture("rings", 36, 52).flatten(1)
    torch.testing.assert_close(gram(one.picture[None]), colors @ colors.T / colors.shape[1], atol=0.02, rtol=0)


def test_content_alone_is_found_again_from_noise():
    one = transfer("noise")
    one = Transfer(one.network, Layers(INPUT, ("relu1",)), picture("waves"), picture("rings"), one.picture)
    for _ in range(30):
        one.step(Weights(1.0, 0.0, 0.0), 1.0)
    torch.testing.assert_close(one.picture, picture("waves"), atol=0.01, rtol=0)


@pytest.mark.parametrize("optimizer", ["l-bfgs", "adam"])
def test_going_on_from_a_state_is_the_same_to_the_bit(optimizer, tmp_path):
    one, weights = transfer(optimizer=optimizer), Weights(1.0, 10.0, 1.0)
    for _ in range(5):
        one.step(weights, 0.02)
    save_tree(tmp_path / "state", one.state())
    for _ in range(5):
        one.step(weights, 0.02)
    again = transfer(optimizer=optimizer, resume=load_tree(tmp_path / "state"))
    for _ in range(5):
        again.step(weights, 0.02)
    assert torch.equal(one.picture, again.picture)


def test_usual_layers_are_those_of_the_paper_and_they_exist():
    import torchvision

    for name in ("vgg19", "squeezenet1_1"):
        with torch.device("meta"):
            model = torchvision.models.get_model(name, weights=None)
        features_of = pretrained._vgg_features(model.features) if name == "vgg19" else None
        layers = usual_layers(None, name)
        if features_of:
            assert set(layers.style) | {layers.content} <= set(features_of)
            assert [n for n in features_of if n.startswith("pool")] == [f"pool{n}" for n in range(1, 6)]
        else:
            network = pretrained.from_torchvision(name, model.to_empty(device="cpu"))
            assert checked(network, layers) == layers
    assert usual_layers(small_network(), "mine") == Layers("relu2", (INPUT, "relu1", "relu2"))


def test_the_page_paints_and_says_whose_layers_it_asks():
    events, metrics = play(variation_weight=0.1, steps=25)
    pictures = [e.data["images"][0] for e in events if e.stream == "picture"]
    assert len(pictures) == 25 and pictures[0].shape == (43, 64, 3)
    assert np.abs(pictures[-1].astype(int) - pictures[0]).mean() > 5
    lines = [e.data["lines"] for e in events if e.stream == "mismatch"]
    assert lines[-1]["relu1"] < lines[0]["relu1"]
    about = newest(events, "about")["markdown"]
    assert "**untrained**" in about and "not the paper's VGG-19" in about and "`relu2`" in about
    now, then, apart = (newest(events, f"gram_{which}")["values"] for which in ("picture", "style", "difference"))
    np.testing.assert_allclose(now - then, apart, atol=1e-5)
    assert metrics["style mismatch"] < np.mean([v for n, v in lines[0].items() if n != "content"])


def test_octaves_grow_and_are_shown_at_full_size():
    events, _ = play(size=128, octaves=2, steps=2)
    products = [e.data["product"] for e in events if e.stream == "transfer"]
    assert [tuple(p.picture.shape) for p in products] == [(3, 43, 64), (3, 86, 128)]
    assert {e.data["images"].shape for e in events if e.stream == "picture"} == {(1, 86, 128, 3)}


def test_weights_are_live():
    playback = Playback(validated(StyleTransfer, QUICK | {"style_weight": 0.0, "variation_weight": 0.0}))
    changes, previous = [], None
    while (event := playback.advance()) is not None:
        if event.stream == "picture":
            now = event.data["images"][0].astype(int)
            changes.append(0 if previous is None else np.abs(now - previous).max())
            previous = now
            if len(changes) == 6:
                playback.edit(replace(playback.technique, style_weight=100.0))
    assert max(changes[:6]) == 0  # it starts as the content, and nothing pulls
    assert max(changes[7:]) > 10


def test_another_layers_gram_matrices_when_the_run_is_over():
    events, _ = play(steps=1, gram_layer=1)
    one = newest(events, "transfer")["product"]
    assert newest(events, "gram_style")["values"].shape == (3, 3)
    again = list(validated(StyleTransfer, QUICK | {"gram_layer": 9}).redraw(one))
    assert again[0].data["values"].shape == (12, 12)
    assert again[0].data["y_labels"][0] == "relu2.0"


def test_a_grey_network_paints_in_grey(tmp_path):
    for file in (tmp_path / "models").iterdir():
        file.unlink()
    save("grey", 1)
    events, _ = play(steps=1, start="style")
    assert newest(events, "picture")["images"].shape == (1, 43, 64)
    assert "It knows grey pictures only." in newest(events, "about")["markdown"]


def test_networks_for_colours_are_preferred_and_an_empty_library_says_so(tmp_path):
    save("a_grey_one", 1)
    assert subject.best() == "untrained"
    for file in (tmp_path / "models").iterdir():
        file.unlink()
    with pytest.raises(ValueError, match="holds no network for pictures"):
        play()


def test_two_pictures_of_ones_own(tmp_path):
    Image.fromarray(paintings.paint("mosaic", 80, 60)).save(tmp_path / "a.png")
    Image.fromarray(paintings.paint("brush strokes", 50, 90)).convert("L").save(tmp_path / "b.jpg")
    events, _ = play(
        content="file", content_file=str(tmp_path / "a.png"), style="file", style_file=str(tmp_path / "b.jpg"), steps=2
    )
    assert newest(events, "picture")["images"].shape == (1, 64, 48, 3)
    assert newest(events, "both")["images"].shape == (2, 64, 48, 3)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"content": "file", "content_file": "/nowhere.png"}, "there is no file /nowhere.png"),
        ({"style": "file", "style_file": __file__}, "is no picture that can be read"),
        ({"content_layer": "conv9"}, 'the layer "conv9" is not one of this network; did you mean "conv'),
        ({"style_layers": ("relu1", "output")}, 'the layer "output" has no feature maps'),
    ],
)
def test_bad_input_is_answered_in_a_sentence(knobs, sentence):
    with pytest.raises(ValueError, match=sentence):
        play(**knobs)


def test_a_picture_that_is_too_narrow_is_named(tmp_path):
    Image.new("RGB", (300, 9)).save(tmp_path / "thin.png")
    with pytest.raises(
        ValueError, match=r"thin.png has 64x2 pixels at this size, but content needs at least 32 a side"
    ):
        play(content="file", content_file=str(tmp_path / "thin.png"))


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"content": "file"}, "content_file is empty"),
        ({"style": "file"}, "style_file is empty"),
        ({"content_weight": 0.0, "style_weight": 0.0}, "both 0"),
        ({"network": "vgg19"}, r"learnoscope models fetch vgg19 \(574\.7 MB\).*or switch fetch on"),
    ],
)
def test_what_cannot_work_is_said_beforehand(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(StyleTransfer, knobs)


@pytest.mark.parametrize("name", sorted(paintings.PAINTINGS))
def test_paintings_are_drawn_from_their_seed(name):
    one = paintings.paint(name, 60, 80)
    assert one.shape == (60, 80, 3) and one.dtype == np.uint8
    assert np.array_equal(one, paintings.paint(name, 60, 80))
    assert not np.array_equal(one, paintings.paint(name, 60, 80, seed=1))
    assert one.std() > 20


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA GPU")
def test_on_a_gpu_the_same_picture_comes_out_within_rounding():
    results = []
    for device in ("cpu", "cuda"):
        compute.use(device, 1)
        _, metrics = play(steps=10, optimizer="adam")
        results.append(metrics["style mismatch"])
    assert results[0] == pytest.approx(results[1], rel=0.05)
