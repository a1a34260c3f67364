"""The page on diffusion of the plane: what it draws is what the closed form says, and edits take hold while it plays."""

import dataclasses

import numpy as np
import pytest
import torch

from core import compute
from core.generative.mixture_diffusion import exact_predictor, noised_target
from core.knobs import KnobError, validated
from core.playback import Diverged, Playback
from core.techniques.generative import _diffusion_scene as scenes
from core.techniques.generative.diffusion import DRAW, Diffusion

SMALL = {"hidden_layers": (16,), "batch_size": 16, "sampler_steps": 5}


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    """As the page runs, but with few steps compared."""
    compute.use("cpu", 1)
    monkeypatch.setattr(scenes, "COMPARED_STEPS", (3, 25))


def play(page, edits=()):
    """Events and playback of a whole run; ``edits`` are (step, {knob: value}) made on the way."""
    playback, events, edits = Playback(page), [], list(edits)
    while (event := playback.advance()) is not None:
        events.append(event)
        if edits and playback.step >= edits[0][0]:
            playback.edit(dataclasses.replace(playback.technique, **edits.pop(0)[1]))
    return events, playback


def preset(name, **changes):
    return validated(Diffusion, Diffusion.presets[name] | SMALL | changes)


def last(events, stream):
    return [e.data for e in events if e.stream == stream][-1]


def test_the_exact_score_makes_the_target_and_more_steps_make_it_better():
    """An untrained network stands aside: 25 steps are close to what real points reach, three are not."""
    events, playback = play(preset("Exact score", sampler_steps=25, steps=27 * DRAW))
    assert "8 of 8 modes" in last(events, "remark")["markdown"]
    assert playback.metrics["closeness/JS"] < 0.06
    assert playback.metrics["closeness/JS of real points"] < 0.02
    compared = last(events, "samplers")
    assert compared["x"].tolist() == [3, 25]
    for values in compared["lines"].values():
        assert values[1] < values[0] / 2
    assert playback.metrics["JS, DDIM, 25 steps"] == compared["lines"]["DDIM"][1]


def test_it_learns_what_is_known():
    """The loss falls toward the least one that there can be, never clearly below it, and so does the error."""
    events, _ = play(Diffusion(target="pair", spread=0.5, hidden_layers=(64, 64), steps=600, sampler_steps=10))
    losses = [e.data["lines"] for e in events if e.stream == "loss"]
    least = losses[0]["least possible"]
    assert losses[0]["network"] > 0.7
    assert least < np.mean([line["network"] for line in losses[-20:]]) < 1.2 * least
    shown = [e.data["lines"] for e in events if e.stream == "error"]
    assert all(shown[-1][name] < 0.5 * shown[0][name] or shown[-1][name] < 0.01 for name in shown[0])


def test_each_walk_goes_from_noise_to_data_in_at_most_so_many_pictures(monkeypatch):
    monkeypatch.setattr(scenes, "PICTURES", 40)
    events, _ = play(preset("Exact score", sampler="ddpm", sampler_steps=200, steps=45 * DRAW))
    walkers = [e.data for e in events if e.stream == "walkers"]
    scene = scenes.scene_of(preset("Exact score"))
    np.testing.assert_allclose(walkers[0]["x"][:20], scene.noise[:20, 0])
    lengths = [np.isfinite(e.data["lines"][""]).sum() // scenes.TRAILS for e in events if e.stream == "trails"]
    assert lengths[:41] == list(range(1, 42))
    assert lengths[41] == 1  # the next walk
    end = np.stack([walkers[40]["x"], walkers[40]["y"]], 1)
    assert np.linalg.norm(end[:, None] - scene.target.centres, axis=-1).min(1).mean() < 0.2


@pytest.mark.parametrize("t", [1, 400])
def test_the_forward_picture_is_the_closed_form(t):
    page = preset("Exact score", noise_time=t, steps=1)
    events, _ = play(page)
    scene = scenes.scene_of(page)
    density, extent = last(events, "noised_density")["values"], scene.target.extent
    cell = (extent[1] - extent[0]) / scenes.SIDE
    at = extent[0] + cell / 2 + cell * np.array([10, 40])  # a column and a row
    exact = noised_target(scene.target, scene.plan, t).density
    assert density[40, 10] * exact(scenes.plane_points(extent)).max() == pytest.approx(float(exact(at)), rel=1e-4)
    shown = last(events, "score")
    starts = np.stack([shown["x"], shown["lines"][""]], 1).reshape(-1, 6, 2)[:, :2]
    way = -exact_predictor(scene.target, scene.plan)(torch.tensor(starts[:, 0]), t).numpy()
    some = np.linalg.norm(way, axis=1) > 1e-3  # in the very middle no direction is the best
    way, drawn = way[some], (starts[:, 1] - starts[:, 0])[some]
    cosine = (way * drawn).sum(1) / np.linalg.norm(way, axis=1) / np.linalg.norm(drawn, axis=1)
    assert (cosine > 0.999).all()


def test_everything_live_can_be_edited_while_it_plays():
    edits = [
        (DRAW, {"noise_time": 900, "sampler": "ddpm"}),
        (2 * DRAW, {"points": ((1.0, 1.0, 0), (0.0, 4.0, 1)), "spread": 0.3}),
        (3 * DRAW, {"predictor": "exact", "sampler_steps": 50, "batch_size": 7, "learning_rate": 0.1}),
    ]
    events, playback = play(preset("Eight modes", steps=4 * DRAW), edits)
    assert playback.ended == "finished"
    assert [len(e.data["x"]) for e in events if e.stream == "centres"] == [8, 8, 2, 2]
    assert last(events, "noised_density")["extent"] == pytest.approx((-5, 5, -5, 5))


def test_a_noise_of_one_s_own_goes_where_the_known_path_leads():
    """One Gaussian: the way of DDIM is known."""
    page = preset("Exact score", points=((1.0, -0.5, 0),), spread=0.3, sampler_steps=500)
    network = torch.nn.Linear(1, 1)
    answers = {e.stream: e.data for e in page.follow(network, np.array([1.5, 0.5]))}
    assert (answers["path"]["x"][0], answers["path"]["lines"][""][0]) == (1.5, 0.5)
    assert len(answers["path"]["x"]) == 501
    arrived = answers["arrived"]["x"][0], answers["arrived"]["y"][0]
    assert arrived == pytest.approx((1 + 0.3 * 1.5, -0.5 + 0.3 * 0.5), abs=0.02)


def test_an_exploded_training_is_named():
    playback, network = Playback(preset("Eight modes", steps=100)), None
    with pytest.raises(Diverged, match="error/t = 50 became nan at step"):
        while (event := playback.advance()) is not None:
            network = event.data["product"] if event.stream == "denoiser" else network
            if playback.step == 5:
                with torch.no_grad():
                    next(network.parameters()).fill_(torch.nan)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"points": ((9.0, 0.0, 0),)}, "outside -6 to 6"),
        ({"sampler_steps": 1001}, "from 1 to 1000"),
        ({"noise_time": 0}, "from 1 to 1000"),
        ({"sampler": "ddmp"}, 'did you mean "dd'),
    ],
)
def test_bad_knobs_are_refused_in_a_sentence(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(Diffusion, knobs)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_it_plays_on_a_gpu():
    compute.use("cuda", 1)
    _, playback = play(preset("Eight modes", steps=7 * DRAW))
    assert playback.metrics["loss/network"] < 1.5
