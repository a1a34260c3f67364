"""The page on telling fakes: what is tested was never learned, what is measured is what it says, and the game keeps its secret."""

import numpy as np
import pytest
import torch

from core import compute, datasets, models_library
from core.catalogue import find
from core.datasets import Images
from core.generative import detection
from core.knobs import KnobError, validated
from core.networks import generator, unet
from core.playback import Playback
from core.techniques.generative import _fake_detection_models as models
from core.techniques.generative import _fake_detection_scene as scenes
from core.techniques.generative import _fake_detection_sources as sources
from core.techniques.generative import _fake_detection_views as views
from core.techniques.generative._fake_detection_game import BORDER, COLUMNS, FAKE, ROWS, Game

SMALL = {"data": "photographs", "pictures": 60, "sources": ("nearest", "bilinear", "harmonic"), "held_out": "bilinear"}


@pytest.fixture(autouse=True)
def quickly(monkeypatch, tmp_path):
    """As the page runs, with few levels of JPEG, without anybody's own models."""
    compute.use("cpu", 1)
    monkeypatch.setattr(scenes, "QUALITIES", (90, 40))
    monkeypatch.setattr(scenes, "SIZES", (1.0, 0.5))
    monkeypatch.setattr(models_library, "user_folder", lambda: tmp_path / "models")


def page(**knobs):
    return validated(find("fake_detection"), SMALL | knobs)


def played(**knobs):
    playback = Playback(page(**knobs))
    return list(iter(playback.advance, None)), playback


def last(events, stream):
    return [event.data for event in events if event.stream == stream][-1]


@pytest.fixture(scope="module")
def run():
    compute.use("cpu", 1)
    return played()


def rows_of(pictures):
    return {picture.tobytes() for picture in pictures}


def test_no_picture_is_in_two_places(run):
    """Neither the detector's training nor its test, neither as real nor as what a fake is made of."""
    real = last(run[0], "scene")["product"].real
    sets = [rows_of(s) for s in (real.train, real.test, real.train_origins, real.test_origins)]
    whole = sources.photograph_patches()
    assert whole.shape == (520, 32, 32, 3)
    assert len(set.union(*sets)) == sum(map(len, sets)) == 120
    assert set.union(*sets) <= rows_of(whole)


def test_the_detector_has_not_seen_what_is_held_out(run):
    """Trained again by hand on the same halves, without it, it says the same; and the numbers shown are those."""
    events, playback = run
    scene = last(events, "scene")["product"]
    assert scene.seen == ["nearest", "harmonic"]
    train = [detection.features(scene.halves[name][0].pictures, "both") for name in scene.seen]
    expected = detection.trained(detection.features(scene.real.train, "both"), train)
    np.testing.assert_allclose(expected.weights, scene.detector.weights, rtol=1e-3, atol=1e-4)
    for name in ("nearest", "bilinear"):
        test = scene.halves[name][1].pictures
        scores = [scene.detector.logits(detection.features(p, "both")) for p in (scene.real.test, test)]
        assert playback.metrics[f"AUC, {name}"] == pytest.approx(detection.auc(*scores))
    shown = last(events, "areas")
    assert shown["labels"] == ["nearest", "bilin.", "harm."]
    assert shown["groups"]["detector"][0] == playback.metrics["AUC, nearest"]
    table = last(events, "area_table")
    assert [row[3] for row in table["rows"]] == ["yes", "held out", "yes"]
    assert list(last(events, "roc")["lines"]) == ["nearest", "harm."]
    held = last(events, "roc_held_out")["lines"]["bilin. (held out)"]
    assert held[0] >= 0 and held[-1] == 1 and (np.diff(held) >= 0).all()
    assert np.trapezoid(held, scenes.ALARMS) == pytest.approx(playback.metrics["AUC, bilinear"], abs=0.03)


def test_enlarged_pictures_lack_high_frequencies_and_the_page_shows_it(run):
    events, _ = run
    away = last(events, "distances")
    highest = away["x"] > 0.4
    assert (away["lines"]["bilin."][highest] < -0.5).all()
    assert (away["lines"]["real"] == 0).all()
    prints = last(events, "prints")
    assert prints["captions"] == ["nearest", "bilin.", "harm."] and prints["images"].shape == (3, 32, 32)
    assert prints["images"][1][0].mean() < -0.2  # the row of the highest frequency


def test_maps_are_measured_against_the_true_holes(run):
    events, playback = run
    scene = last(events, "scene")["product"]
    test = scene.halves["harmonic"][1]
    outside = ~test.masks
    assert (test.pictures[outside] == test.originals[outside]).all()
    areas = scenes.local_areas(page(), scene)
    assert areas["rougher"]["harmonic"][0] == playback.metrics["map's AUC, harmonic"] < 0.35
    gallery = last(events, "maps")
    assert gallery["columns"] == 4 and gallery["captions"][:3] == ["real", "hole", "harm."]
    assert (views.coloured(np.array([[-9.0, 0, 9.0]]))[0] == [views.BLUE, [255] * 3, views.ORANGE]).all()


def test_robustness_begins_where_nothing_is_changed(run):
    events, playback = run
    lines = last(events, "after_resizing")["lines"]
    assert lines["held out"][0] == pytest.approx(playback.metrics["AUC, bilinear"])
    seen = [playback.metrics[f"AUC, {name}"] for name in ("nearest", "harmonic")]
    assert lines["trained on"][0] == pytest.approx(np.mean(seen))
    assert all(np.isfinite(line).all() for line in last(events, "after_jpeg")["lines"].values())


def test_training_on_jpeg_doubles_what_is_learned():
    events, _ = played(train_on_jpeg=True, sources=("nearest",), held_out="none", features="spectrum")
    assert last(events, "scene")["product"].detector is not None
    picture = np.random.default_rng(0).integers(0, 256, (1, 16, 16, 3), np.uint8)
    squeezed = [np.abs(scenes.jpeg(picture, q).astype(int) - picture).mean() for q in (95, 30)]
    assert 0 < squeezed[0] < squeezed[1]
    assert scenes.resized(picture, 1.0) is picture and scenes.resized(picture[..., 0], 0.5).shape == (1, 16, 16)


def test_same_knobs_same_numbers():
    one, two = (played(pictures=40)[1].metrics for _ in range(2))
    assert one == two and one != played(pictures=40, seed=1)[1].metrics


# The game


def game_of(seed=0, count=30):
    rng = np.random.default_rng(5)
    real, fake = rng.integers(0, 256, (2, count, 8, 8), np.uint8)
    logits = {"nearest": np.ones(count)}
    return Game(seed, real, -np.ones(count), {"nearest": fake}, logits)


def at_picture(game, number):
    """A pixel in the middle of a picture of the board."""
    pitch = game.pictures.shape[1] * game._scale + 2 * BORDER
    row, column = divmod(number, COLUMNS)
    return row * pitch + pitch // 2, column * pitch + pitch // 2


def test_nothing_that_is_shown_depends_on_the_truth_before_the_end(run):
    """The truth is turned around: every event stays the same, until the truth is asked for."""
    scene_game, here = last(run[0], "game")["product"], page()
    scene_game.deal(3)
    outputs = []
    for truth in (scene_game.fake.copy(), ~scene_game.fake):
        scene_game.deal(3)
        scene_game.fake, scene_game.names = truth, ["nearest" if fake else "real" for fake in truth]
        scene_game.logits = np.where(truth, 1.0, -1.0)
        clicked = list(here.answer(scene_game, np.array(at_picture(scene_game, 7))))
        told = [*clicked, *here._table(scene_game)]
        outputs.append([(e.stream, str(e.data), e.data["image"].tobytes() if "image" in e.data else b"") for e in told])
    assert outputs[0] == outputs[1]
    assert last(list(here._table(scene_game)), "answers")["rows"] == []
    revealed = list(here.ask(scene_game, "Ada"))
    assert [row[1] for row in last(revealed, "answers")["rows"]] == scene_game.names


def test_pictures_of_the_game_are_in_no_panel(run):
    events, _ = run
    game = last(events, "game")["product"]
    on_show = rows_of(last(events, "shown")["images"]) | rows_of(last(events, "maps")["images"])
    for number in range(1, 20):
        game.deal(number)
        assert not rows_of(game.pictures) & on_show
        assert len(rows_of(game.pictures)) == ROWS * COLUMNS


def test_clicks_mark_and_scores_count():
    game = game_of()
    for number in range(20):
        assert game.place_of(*at_picture(game, number)) == number
    assert game.place_of(0, 0) is None and not game.click(0, 0)
    before = game.board()
    assert game.click(*at_picture(game, 7)) and game.marks[7]
    assert not np.array_equal(game.board(), before)
    assert game.click(*at_picture(game, 7)) and np.array_equal(game.board(), before)
    for number in np.flatnonzero(game.fake):
        game.click(*at_picture(game, number))
    game.click(*at_picture(game, np.flatnonzero(~game.fake)[0]))
    game.show_truth("Ada")
    game.show_truth("Ada again")
    assert game.scores == [("Ada", 1, 19, 20)]
    assert not game.click(*at_picture(game, 3))  # the round is over
    board, pitch = game.board(), 8 * game._scale + 2 * BORDER
    corners = [
        tuple(board[r * pitch + BORDER, (c + 1) * pitch - BORDER - 1]) == FAKE
        for r in range(ROWS)
        for c in range(COLUMNS)
    ]
    assert corners == game.fake.tolist()


def test_a_round_is_its_number_whatever_was_played_before():
    one, two = game_of(), game_of()
    one.deal(9)
    one.click(*at_picture(one, 2))
    one.show_truth("x")
    one.deal(4)
    two.deal(4)
    assert np.array_equal(one.board(), two.board()) and not one.shown and not one.marks.any()
    assert 4 <= np.mean([np.sum([game_of(seed).fake]) for seed in range(40)]) <= 16
    assert not np.array_equal(game_of(1).board(), game_of(2).board())


# Models of the library


def shipped(network, name, shape=(1, 28, 28), data="digits"):
    models_library.save(name, network, {"data": data, "title": name, "schedule": "cosine"})


def test_models_of_the_library_that_fit_are_found_and_used():
    torch.manual_seed(0)
    shipped(generator.build((1, 28, 28), 8, 10, "mlp"), "a_gan")
    shipped(generator.build((1, 28, 28), 8, 0, "mlp"), "other", data="mnist")
    shipped(unet.build((1, 28, 28), 10, (8, 8), 2), "some_diffusion")
    shipped(unet.build((4, 7, 7), 10, (8, 8), 1), "latents")
    events, playback = played(
        data="digits", pictures=40, sampled=20, sampler_steps=2, held_out="gan",
        sources=("gan", "diffusion", "diffusion inpainting", "autoencoder", "latent inpainting"),
    )  # fmt: skip
    scene = last(events, "scene")["product"]
    assert scene.models == {"generator": "a_gan", "unet": "some_diffusion"}
    sizes = {name: [len(half.pictures) for half in halves] for name, halves in scene.halves.items()}
    assert sizes == {"gan": [20, 20], "diffusion": [10, 10], "diffusion inpainting": [10, 10]}
    filled = scene.halves["diffusion inpainting"][1]
    assert (filled.pictures[~filled.masks] == filled.originals[~filled.masks]).all()
    assert not np.array_equal(scene.halves["diffusion"][0].pictures, scene.halves["diffusion"][1].pictures)
    note = last(events, "about")["markdown"]
    assert "no trained model here fits digits: autoencoder, latent inpainting" in note
    assert "Models: a_gan, some_diffusion." in note
    assert "AUC, gan" in playback.metrics
    (answer, filled) = page(data="digits").fill(scene, 2.0, np.eye(28, dtype=bool))
    assert filled.data["captions"][2] == "diff. fill"
    assert np.array_equal(answer.data["image"], scene.real.train_origins[1])


class Half(torch.nn.Module):
    """An autoencoder whose latents are the picture, halved."""

    def __init__(self):
        super().__init__()
        self.scale, self.classes = torch.nn.Parameter(torch.tensor(0.5)), 10

    def encode(self, pictures):
        return pictures * self.scale

    def decode(self, latents):
        return latents / self.scale


def asked(count=3):
    digits = datasets.load("digits")
    masks = np.zeros((count, 28, 28), bool)
    masks[:, 5:12, 6:20] = True
    return sources.Request(digits.test[:count], masks, np.arange(count), 4)


def test_an_autoencoder_that_loses_nothing_changes_nothing():
    (made,) = models.by_autoencoder(Half(), asked())
    assert np.array_equal(made, asked().origins)


def test_filling_latents_keeps_what_is_known():
    torch.manual_seed(0)
    network, request = unet.build((1, 28, 28), 10, (8, 8), 2), asked()
    made = [piece for piece in models.filled_in_latents(Half(), network, "cosine", 3, request) if piece is not None]
    assert len(made) == 1 and np.array_equal(made[0][~request.masks], request.origins[~request.masks])
    assert not np.array_equal(made[0], request.origins)


def test_a_pixelcnn_makes_pictures_of_its_levels():
    pytest.importorskip("core.generative.autoregressive", reason="this version has no autoregressive models")
    from core.networks import pixelcnn

    torch.manual_seed(0)
    for classes in (0, 10):
        network = pixelcnn.build((1, 28, 28), 4, classes, 8, 1)
        made = [piece for piece in models.by_autoregression(network, asked(25)) if piece is not None]
        assert [len(piece) for piece in made] == [20, 5]
        assert set(np.unique(np.concatenate(made))) == {0, 85, 170, 255}


# Bad input


def test_missing_data_are_replaced_and_it_is_said(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setattr(datasets, "user_folder", lambda: datasets.Path("/nowhere"))
    events, _ = played(data="cifar10", pictures=40, sources=("nearest",), held_out="none")
    note = last(events, "about")["markdown"]
    assert note.startswith("cifar10 is not on this machine, so patches of the two built-in photographs stand in.")


def few(monkeypatch, count):
    pictures = np.random.default_rng(0).integers(0, 256, (count, 16, 16), np.uint8)
    own = Images("own", pictures, np.zeros(count, int), pictures, np.zeros(count, int), ("thing",))

    def loading(name):
        yield datasets.Report(1, 1, name)
        return own

    monkeypatch.setattr(datasets, "loading", loading)


def test_too_few_pictures_are_refused_and_few_are_enough(monkeypatch):
    few(monkeypatch, 39)
    with pytest.raises(ValueError, match=r"digits has 39 test pictures, but .* take 40 or more"):
        played(data="digits")
    few(monkeypatch, 40)
    assert len(last(played(data="digits")[0], "scene")["product"].real.test) == 10


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"sources": ("bilinear",)}, "nothing to train on"),
        ({"sources": ()}, "nothing to train on"),
        ({"local_window": 4}, "its side is odd"),
        ({"pictures": 39}, "from 40 to 2000"),
        ({"held_out": "bilinea"}, 'did you mean "bilinear"'),
        ({"sources": ("nearest", "gans")}, "gan"),
    ],
)
def test_bad_knobs_are_refused_in_a_sentence(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        page(**knobs)


def test_sources_that_all_need_a_model_are_refused_in_a_sentence():
    with pytest.raises(
        ValueError, match="no source is left to train on: gan, diffusion need models that fit photographs"
    ):
        played(sources=("gan", "diffusion", "bilinear"))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_models_make_pictures_on_a_gpu():
    compute.use("cuda", 1)
    shipped(generator.build((1, 28, 28), 8, 10, "mlp"), "a_gan")
    shipped(unet.build((1, 28, 28), 10, (8, 8), 2), "some_diffusion")
    names = ("gan", "diffusion", "diffusion inpainting")
    _, playback = played(data="digits", pictures=40, sampled=20, sampler_steps=2, held_out="none", sources=names)
    assert np.isfinite([playback.metrics[f"AUC, {name}"] for name in names]).all()
