"""Twins, attacks and boundaries against closed forms of linear networks; the page's runs; the study's bookkeeping."""

import importlib.util
import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core import compute
from core.knobs import KnobError, validated
from core.networks.mlp_stack import Average, MLPStack
from core.optimizers.recipes import SCHEMES, Recipe
from core.optimizers.twins import Twin
from core.playback import Playback
from core.techniques.robustness import _langevin_views as views
from core.techniques.robustness._langevin_measures import PLACES, scores, smoothness
from core.techniques.robustness._langevin_scene import EXTENT, WIDTH, Scene, make_network, plane_scene
from core.techniques.robustness.langevin_training import LangevinTraining
from tests.core.playing import newest

STUDY = Path(__file__).parents[2] / "build_scripts" / "study_langevin_robustness.py"
SMALL = {"samples": 40, "hidden_layers": (8,), "steps": 60}


@pytest.fixture(autouse=True)
def one_thread(monkeypatch):
    """As the page runs, on built-in data."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    compute.use("cpu", 1)


def play(technique, edit_at=None, edited=None):
    """All events of a run and its playback."""
    playback, events = Playback(technique), []
    while (event := playback.advance()) is not None:
        events.append(event)
        if edit_at is not None and playback.step >= edit_at:
            playback.edit(edited)
            edit_at = None
    return events, playback


def lines(events, stream, line):
    return [e.data["lines"][line] for e in events if e.stream == stream and line in e.data["lines"]]


def test_members_of_a_stack_are_networks_of_their_own():
    stack = MLPStack(3, (4, 5, 2), "tanh", seed=7, mean=0.3, deviation=2.0)
    x = torch.randn(3, 6, 4, generator=torch.Generator().manual_seed(0))
    for member in range(3):
        layers = [torch.nn.Linear(4, 5), torch.nn.Linear(5, 2)]
        for layer, weight, bias in zip(layers, stack.weights, stack.biases, strict=True):
            layer.weight.data, layer.bias.data = weight[member].T.detach(), bias[member, 0].detach()
        alone = layers[1](torch.tanh(layers[0]((x[member] - 0.3) / 2)))
        torch.testing.assert_close(stack.logits(x)[member], alone)
        same = MLPStack(1, (4, 5, 2), "tanh", seed=7 + member)
        assert torch.equal(same.weights[0][0], stack.weights[0][member])
    assert torch.equal(stack(x.reshape(18, 1, 2, 2)), stack.logits(x).flatten(0, 1))


def test_training_a_stack_trains_each_member_as_if_alone():
    scene = plane_scene("moons", 30, 0.3, [0])
    recipe = Recipe(weight_decay=0.01)
    together = Twin("a", "SGD", make_network(scene, (6,), "tanh", 2, 3), recipe, 0)
    alone = Twin("b", "SGD", make_network(scene, (6,), "tanh", 1, 4), recipe, 0)
    for step in range(20):
        rows = torch.arange(step, step + 8)
        together.train(*scene.batch(rows, 2))
        alone.train(*scene.batch(rows, 1))
    torch.testing.assert_close(together.network.weights[0][1], alone.network.weights[0][0], atol=1e-6, rtol=1e-5)


def test_the_mean_prediction_is_the_mean_of_probabilities():
    stack = MLPStack(2, (2, 4, 3), seed=1)
    samples = [stack.snapshot(), MLPStack(2, (2, 4, 3), seed=5).snapshot()]
    x = torch.randn(2, 7, 2, generator=torch.Generator().manual_seed(0))
    expected = torch.stack([stack.logits(x, sample).softmax(2) for sample in samples]).mean(0)
    torch.testing.assert_close(Average(stack, samples).logits(x).exp(), expected)


def test_langevin_twins_at_temperature_zero_follow_sgd():
    """Same rate and friction: paths differ by the splitting, of the order of the step, and by far less than they are long."""
    scene = plane_scene("moons", 60, 0.4, [0])
    recipe = Recipe(learning_rate=0.01, temperature=0.0)
    ends = {}
    for name in ("SGD", "BAOAB", "OBABO"):
        twin = Twin(name, name, make_network(scene, (8,), "tanh", 1, 0), recipe, 0)
        start = torch.cat([p.flatten() for p in twin.network.snapshot()])
        for _ in range(300):
            twin.train(*scene.batch(torch.arange(60), 1))
        ends[name] = torch.cat([p.flatten() for p in twin.network.snapshot()])
    way = (ends["SGD"] - start).norm()
    for name in ("BAOAB", "OBABO"):
        assert (ends[name] - ends["SGD"]).norm() < 0.06 * way


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_learns_and_keeps_its_constraint(name):
    scene = plane_scene("moons", 60, 0.3, [0])
    recipe = Recipe(temperature=1e-6, radius=3.0, gain=1.5)
    twin = Twin(name, name, make_network(scene, (12, 12), "tanh", 2, 0), recipe, 0)
    twin.train(*scene.batch(torch.arange(60), 2))
    before = float(twin.loss)
    for _ in range(150):
        twin.train(*scene.batch(torch.arange(60), 2))
    assert float(twin.loss) < 0.6 * before
    *hidden, _ = twin.network.weights
    for number, weight in enumerate(hidden):
        if "circle" in name:
            assert weight.detach().abs().max() <= 3 * twin.network.spread(number) * (1 + 1e-6)
        if "orthogonal" in name:
            assert torch.linalg.svdvals(weight.detach()).flatten().tolist() == pytest.approx([1.5] * 2 * min(weight.shape[1:]), rel=1e-5)  # fmt: skip
    assert (twin.violation is None) == (SCHEMES[name].constraint == "none")
    assert twin.violation is None or twin.violation < 1e-5
    assert (twin.kinetic_temperature is None) == (SCHEMES[name].family in ("sgd", "adam", "sgld"))


def linear_scene(inputs: int) -> tuple[Scene, MLPStack, np.ndarray, float]:
    """Random pictures that a linear network labels itself; its weights (inputs,) and offset in pixels."""
    generator = torch.Generator().manual_seed(3)
    network = MLPStack(1, (inputs, 2), seed=2)
    pictures = 0.25 + 0.5 * torch.rand(200, 1, 1, inputs, generator=generator)
    difference = (network.weights[0][0, :, 1] - network.weights[0][0, :, 0]).detach().numpy().astype(np.float64)
    offset = float(-0.5 * difference.sum())  # through the middle of the cube
    network.biases[0].data[0, 0, 1] = offset
    labels = network(pictures).argmax(1)
    x = pictures.reshape(1, 200, inputs)
    scene = Scene(x, labels[None], pictures[None], labels[None], 2, 0.0, 1.0, 1.0, "")
    return scene, network, difference, offset


@pytest.mark.parametrize(("kind", "inputs"), [("FGSM", 6), ("PGD", 6), ("PGD", 2), ("every place", 2)])
def test_attacks_on_a_linear_network_are_exact(kind, inputs):
    """Right stays who is further than epsilon from the plane in the L-infinity sense: |w.x + b| > epsilon |w|_1."""
    scene, network, w, b = linear_scene(inputs)
    for epsilon in (0.02, 0.08):
        distance = np.abs(scene.x[0].numpy() @ w + b) / np.abs(w).sum()
        assert scores(scene, network, 1, epsilon, kind)[0] == pytest.approx((distance > epsilon).mean(), abs=0.0051)
    noisy = scores(scene, network, 1, 0.08, "noise")[0]
    assert scores(scene, network, 1, 0.08, kind)[0] < noisy <= 1


def test_margins_of_a_linear_network_are_exact():
    scene, network, w, b = linear_scene(6)
    expected = (np.abs(scene.x[0].numpy() @ w + b) / np.linalg.norm(w)).mean()
    curvature, margin = smoothness(scene, network, 1)
    assert margin[0] == pytest.approx(expected, rel=1e-4) and np.isnan(curvature[0])

    scene, network, w, b = linear_scene(2)
    curvature, margin = smoothness(scene, network, 1)
    # The line's part within the picture: a few nearest places lie outside it.
    assert margin[0] == pytest.approx((np.abs(scene.x[0].numpy() @ w + b) / np.linalg.norm(w)).mean() * WIDTH, rel=0.02)
    assert curvature[0] < 1e-3


def test_default_page_draws_everything_and_twins_start_alike():
    events, playback = play(LangevinTraining(**SMALL))
    shown = {event.stream for event in events}
    assert shown >= {"surface", "line1", "line5", "maps", "means", "spread", "accuracy", "loss", "kinetic", "attacks", "against", "margin", "curvature", "table", "remarks"}  # fmt: skip
    twins = newest(events, "networks")["product"]
    assert [twin.label for twin in twins] == list(LangevinTraining().schemes)
    first = next(event.data["lines"] for event in events if event.stream == "loss")
    assert first["SGD"] == first["Adam"] == first["BAOAB"], "the loss of the first batch, before any step"
    bars = newest(events, "attacks")["groups"]
    for label, (clean, noisy, fgsm, pgd, everywhere) in bars.items():
        assert clean >= noisy >= everywhere >= 0 and fgsm >= everywhere and pgd >= everywhere - 0.02, label
        assert playback.metrics[f"PGD {label}"] == pytest.approx(pgd)
    curve = newest(events, "against")
    assert curve["x"] == pytest.approx(np.array(views.BUDGETS) * 0.04 * WIDTH)
    assert all(np.all(np.diff(line) <= 1e-6) for line in curve["lines"].values()), "more epsilon cannot help"
    table = newest(events, "table")
    assert {"mean: every place", "margin", "curvature", "kinetic T"} <= set(table["columns"])
    drawn = newest(events, "line2")
    assert list(drawn["lines"]) == ["Adam"] and np.nanmax(np.abs(drawn["x"])) <= views.DRAWN[1] < EXTENT[1]


def test_resuming_repeats_the_rest_bit_for_bit():
    """From step 100 of 120, samples for the average included; resuming draws first what the last picture was."""
    page = validated(
        LangevinTraining, SMALL | {"steps": 120, "schemes": ("Adam", "BAOAB circle", "SGLD orthogonal", "AdLaLa")}
    )
    events, playback = play(page)
    saved = next(event.data for event in events if event.stream == "checkpoint" and event.data["step"] == 100)
    resumed = Playback(page, {"step": saved["step"], **saved})
    again = list(iter(resumed.advance, None))
    for stream in ("loss", "accuracy", "kinetic", "strongest", "averages"):
        rest = [e.data for e in events if e.stream == stream and e.data["x"] > 100]
        assert rest and rest == [e.data for e in again if e.stream == stream], stream
    np.testing.assert_array_equal(newest(events, "means")["images"], newest(again, "means")["images"])
    assert resumed.metrics == playback.metrics


def test_temperature_is_live_and_heats_only_langevin_twins():
    page = validated(LangevinTraining, SMALL | {"schemes": ("SGD", "BAOAB"), "temperature": 0.0, "steps": 120})
    plain, _ = play(page)
    heated, _ = play(page, edit_at=60, edited=replace(page, temperature=1e-2))
    assert lines(plain, "loss", "SGD") == lines(heated, "loss", "SGD")
    assert lines(plain, "loss", "BAOAB")[:6] == lines(heated, "loss", "BAOAB")[:6]
    assert lines(plain, "loss", "BAOAB") != lines(heated, "loss", "BAOAB")
    assert lines(heated, "kinetic", "BAOAB")[-1] == pytest.approx(1e-2, rel=0.5)


def test_temperatures_compared_are_measured():
    page = validated(
        LangevinTraining, SMALL | {"compare": "temperatures", "temperatures": (0.0, 1e-2, 5e-2), "hidden_layers": (32,)}
    )
    events, _ = play(page)
    for temperature in (1e-2, 5e-2):
        measured = lines(events, "kinetic", f"T = {temperature:g}")
        assert np.mean(measured) == pytest.approx(temperature, rel=0.25)
    assert set(newest(events, "attacks")["groups"]) == {"T = 0", "T = 0.01", "T = 0.05"}


def test_members_are_compared_in_pairs():
    page = validated(LangevinTraining, SMALL | {"members": 3, "schemes": ("SGD", "BAOAB")})
    events, _ = play(page)
    assert "Paired over 3 seeds" in newest(events, "remarks")["markdown"]
    assert "±" in newest(events, "table")["rows"][0][1]


def test_digits_fall_back_to_the_built_in_ones_and_say_so():
    page = validated(
        LangevinTraining, SMALL | {"data": "mnist", "samples": 60, "steps": 20, "schemes": ("SGD", "SGLD")}
    )
    events, _ = play(page)
    assert "built-in digits" in newest(events, "remarks")["markdown"]
    gallery = newest(events, "digits")
    assert (
        gallery["columns"] == views.SHOWN
        and len(gallery["images"]) == 3 * views.SHOWN
        and not gallery["marks"][: views.SHOWN].any()
    )
    changes = gallery["images"][views.SHOWN : 2 * views.SHOWN].astype(int) - gallery["images"][: views.SHOWN]
    assert 0 < np.abs(changes).max() <= math.ceil(0.04 * 255)


def test_networks_without_hidden_layers_and_without_an_attack_play():
    page = validated(LangevinTraining, SMALL | {"hidden_layers": (), "epsilon": 0.0, "steps": 20})
    events, playback = play(page)
    assert playback.ended == "finished"
    assert newest(events, "spread")["lines"].keys() == newest(events, "attacks")["groups"].keys()
    for label, line in newest(events, "attacks")["groups"].items():
        assert len(set(line.tolist())) == 1, f"{label}: nothing is changed by an epsilon of 0"


def test_attacks_pause_after_every_step():
    page = validated(LangevinTraining, SMALL | {"schemes": ("SGD",), "steps": 20})
    events, _ = play(page)
    first = next(k for k, event in enumerate(events) if event.stream == "attacks")
    pauses = [event for event in events[:first] if event.stream == "progress" and event.data["done"] == 20]
    assert len(pauses) >= 1 + 10 + PLACES, "10 steps of PGD and every row of places"


def test_a_twin_that_diverges_is_named_and_the_others_go_on():
    page = validated(
        LangevinTraining,
        SMALL | {"schemes": ("Adam", "SGD"), "learning_rate": 1.0, "weight_decay": 0.1, "activation": "relu", "momentum": 0.99},
    )  # fmt: skip
    scene = plane_scene("moons", 40, 0.3, [0])
    broken = Twin("SGD", "SGD", make_network(scene, (4,), "relu", 1, 0), Recipe(), 0)
    broken.network.weights[0].data.fill_(math.nan)
    broken.train(*scene.batch(torch.arange(8), 1))
    board = views.Board(scene, [broken], 0.1)
    assert broken.diverged and board.alive == [] and "**SGD** diverged" in board.remarks()
    assert play(page)[1].ended


def test_combinations_that_make_no_sense_are_said():
    with pytest.raises(KnobError, match="schemes is empty, but needs at least one entry"):
        validated(LangevinTraining, {"schemes": ()})
    with pytest.raises(KnobError, match="temperatures is empty"):
        validated(LangevinTraining, {"compare": "temperatures", "temperatures": ()})


def test_a_clicked_place_is_answered_by_every_twin():
    events, _ = play(LangevinTraining(**SMALL))
    twins = newest(events, "networks")["product"]
    answers = {e.stream: e.data for e in LangevinTraining().ask(twins, np.array([1.0, -2.0]))}
    place = torch.tensor([[[1.0, -2.0]]]) / WIDTH + 0.5
    expected = [twin.network.logits(place).softmax(2)[0, 0, 1].item() for twin in twins]
    assert answers["probabilities"]["groups"]["now"] == pytest.approx(expected, rel=1e-5)


@pytest.fixture
def study(monkeypatch):
    spec = importlib.util.spec_from_file_location("study_langevin_robustness", STUDY)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_study_gives_every_scheme_the_same_budget_and_writes_its_table(study, monkeypatch, tmp_path, capsys):
    trials = []
    original = study.train

    def counted(task, scene, name, recipe, seeds):
        trials.append((name, seeds == study.TUNING_SEEDS))
        return original(task, scene, name, recipe, seeds)

    monkeypatch.setattr(study, "train", counted)
    monkeypatch.setattr(study, "TASKS", (study.Task("moons", 30, 0.5, (6,), "tanh", 40, 3, 0.04),))
    monkeypatch.setattr(study, "TRIALS", 2)
    monkeypatch.setattr(study, "TEMPERATURES", (0.0, 1e-3))
    monkeypatch.setattr("sys.argv", ["study", "--out", str(tmp_path / "table.md")])
    assert study.main() == 0
    assert {name: trials.count((name, True)) for name in study.COMPARED} == dict.fromkeys(study.COMPARED, 2)
    text = (tmp_path / "table.md").read_text()
    assert all(f"| {name} |" in text for name in study.COMPARED) and "±" in text


def test_interval_is_students(study):
    from scipy import stats

    values = np.array([1.0, 2.0, 4.0, 8.0, 3.0])
    low, high = stats.t.interval(0.95, 4, values.mean(), stats.sem(values))
    assert study.interval(values) == pytest.approx((high - low) / 2)
