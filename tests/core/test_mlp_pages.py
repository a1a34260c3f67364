"""The two pages of multi-layer perceptrons: what they show is true, what they reach is good, what they refuse is said."""

from contextlib import nullcontext
from dataclasses import replace

import numpy as np
import pytest
import torch

from core import compute
from core.datasets.plane import features
from core.knobs import KnobError, validated
from core.playback import Diverged, Playback
from core.techniques.fitting import _regression_data as regression_data
from core.techniques.fitting.mlp_regression import MLPRegression
from core.techniques.networks import _classification_data as classification_data
from core.techniques.networks.mlp_classification import MOST_MAPS, MLPClassification

QUICK = {"epochs": 2, "samples": 60}


@pytest.fixture(autouse=True)
def on_cpu():
    compute.use("cpu", 1)


class Played:
    """A run to its end: the newest data of every stream, every point of each Series, why it ended."""

    def __init__(self, page, edit_at=None, **edits):
        self.newest, self.events, self.series = {}, [], {}
        playback = Playback(page)
        while (event := playback.advance()) is not None:
            self.newest[event.stream] = event.data
            self.events.append(event)
            if "lines" in event.data and isinstance(event.data["x"], float):
                self.series.setdefault(event.stream, []).append(event.data)
            if edit_at is not None and event.stream == "progress" and event.data["done"] == edit_at:
                playback.edit(replace(page, **edits))
        self.metrics, self.ended, self.step = playback.metrics, playback.ended, playback.step
        self.network = self.newest["network"]["product"].eval()


def classification(**knobs) -> MLPClassification:
    return validated(MLPClassification, QUICK | knobs)


def regression(**knobs) -> MLPRegression:
    return validated(MLPRegression, QUICK | knobs)


def points_of(data) -> np.ndarray:
    return np.stack([data["x"], data["y"]], axis=1)


# What the presets promise.


@pytest.mark.parametrize(
    ("preset", "target"),
    [
        ("Moons", "accuracy/test >= 0.97"),
        ("Spirals", "accuracy/test >= 0.95"),
        ("XOR", "accuracy/test >= 1"),
        ("Five blobs", "accuracy/test >= 0.95"),
        ("Twenty layers", "accuracy/test >= 0.95"),
    ],
)
def test_classification_presets_reach(preset, target):
    page = validated(MLPClassification, MLPClassification.presets[preset] | {"stop_when": target, "draw_every": 10_000})
    assert Played(page).ended.startswith("reached")


@pytest.mark.parametrize(
    ("preset", "target"), [("Sine", "r2/test >= 0.97"), ("Step", "r2/test >= 0.98"), ("2-D bumps", "r2/test >= 0.95")]
)
def test_regression_presets_reach(preset, target):
    page = validated(MLPRegression, MLPRegression.presets[preset] | {"stop_when": target, "draw_every": 10_000})
    assert Played(page).ended.startswith("reached")


def test_overfitting_is_seen_and_cured():
    ends = {}
    for preset in ("Overfit", "Overfit and cure"):
        knobs = MLPClassification.presets[preset] | {"epochs": 300, "draw_every": 10_000}
        ends[preset] = Played(validated(MLPClassification, knobs)).metrics
    assert ends["Overfit"]["loss/train"] < 0.02 and ends["Overfit"]["loss/test"] > 0.6
    assert ends["Overfit and cure"]["loss/test"] < 0.5 * ends["Overfit"]["loss/test"]


def test_too_small_stays_too_small_and_regression_overfits():
    small = Played(validated(MLPRegression, MLPRegression.presets["Too small"] | {"epochs": 300}))
    assert small.metrics["r2/train"] < 0.8
    over = Played(validated(MLPRegression, MLPRegression.presets["Overfit"] | {"epochs": 1500, "draw_every": 10_000}))
    assert over.metrics["loss/test"] > 10 * over.metrics["loss/train"]


# The numbers shown, against scikit-learn.


@pytest.mark.parametrize("data", ["sine", "bumps", "diabetes"])
def test_scores_are_those_of_scikit_learn(data):
    from sklearn import metrics

    played = Played(regression(data=data, dropout=0.2, epochs=5))
    scores = {row[0]: row[1:] for row in played.newest["scores"]["rows"]}
    for column, stream in enumerate(("predicted", "predicted_test")):
        true, predicted = points_of(played.newest[stream]).T
        assert scores["MSE"][column] == pytest.approx(metrics.mean_squared_error(true, predicted), rel=1e-4)
        assert scores["MAE"][column] == pytest.approx(metrics.mean_absolute_error(true, predicted), rel=1e-4)
        assert scores["R²"][column] == pytest.approx(metrics.r2_score(true, predicted), abs=1e-4)
    part = {"train": 0, "test": 1}
    for name, line in (("MSE", "loss"), ("MAE", "mae"), ("R²", "r2")):
        assert all(scores[name][part[p]] == played.metrics[f"{line}/{p}"] for p in part)


def test_r2_of_equal_targets_is_left_out():
    page = regression(data="formula", formula="2", noise=0.0)
    played = Played(page)
    assert set(played.metrics) == {"loss/train", "loss/test", "mae/train", "mae/test"}
    assert played.newest["scores"]["rows"][2] == ["R²", None, None]


def test_confusion_matrix_accuracy_and_loss_are_those_of_scikit_learn():
    from sklearn import metrics

    page = classification(data="blobs", classes=4, samples=200, epochs=3, dropout=0.3)
    played = Played(page)
    examples, _ = classification_data.examples_of(page)
    x = played.network.encode(classification_data.inputs_of(page, examples.inputs))
    with torch.no_grad():
        probabilities = played.network(x).double().softmax(1).numpy()
    for part, rows in (("train", examples.train), ("test", examples.test)):
        labels, p = examples.targets[rows], probabilities[rows]
        assert played.metrics[f"accuracy/{part}"] == pytest.approx(metrics.accuracy_score(labels, p.argmax(1)))
        assert played.metrics[f"loss/{part}"] == pytest.approx(metrics.log_loss(labels, p), rel=1e-4)
    shown = played.newest["confusion"]
    expected = metrics.confusion_matrix(examples.targets[examples.test], probabilities[examples.test].argmax(1))
    np.testing.assert_array_equal(shown["values"], expected)
    assert shown["x_labels"] == shown["y_labels"] == ["A", "B", "C", "D"]


def test_linear_page_is_least_squares():
    page = regression(data="diabetes", hidden_layers=(), optimizer="l-bfgs", learning_rate=1.0, epochs=300)
    played = Played(page)
    examples, _, _ = regression_data.examples_of(page)
    design = np.c_[examples.inputs, np.ones(len(examples.inputs))]
    solution, *_ = np.linalg.lstsq(design[examples.train], examples.targets[examples.train], rcond=None)
    expected = ((design @ solution - examples.targets) ** 2)[examples.train].mean()
    assert played.metrics["loss/train"] == pytest.approx(expected, rel=1e-5)
    predicted = points_of(played.newest["predicted_test"])[:, 1]
    np.testing.assert_allclose(predicted, design[examples.test] @ solution, atol=0.5)


def test_linear_page_is_logistic_regression():
    from sklearn.linear_model import LogisticRegression

    page = classification(data="iris", hidden_layers=(), optimizer="l-bfgs", learning_rate=1.0, l2=0.01, epochs=200)
    played = Played(page)
    examples, _ = classification_data.examples_of(page)
    x = played.network.encode(examples.inputs)
    train = examples.train
    peer = LogisticRegression(C=1 / (0.01 * len(x[train])), tol=1e-8, max_iter=2000)
    peer.fit(x[train].numpy(), examples.targets[train])
    with torch.no_grad():
        np.testing.assert_allclose(played.network(x).softmax(1).numpy(), peer.predict_proba(x.numpy()), atol=1e-3)


# The pictures.


def test_every_hidden_unit_has_its_map():
    page = classification(hidden_layers=(5, 3), features=("x1", "x1 x2", "sin x2"))
    played = Played(page)
    maps, surface = played.newest["unit_maps"], played.newest["surface"]
    assert maps["captions"] == [f"1.{i}" for i in range(1, 6)] + [f"2.{i}" for i in range(1, 4)]
    x0, x1, y0, y1 = surface["extent"]
    side, size = len(surface["values"]), maps["images"].shape[1]
    # The place of the map's upper left and lower right pixel, in the plane.
    for row, column in ((0, 0), (size - 1, 3), (4, size - 2)):
        x = x0 + (x1 - x0) * (2 * column + 0.5) / side
        y = y1 - (y1 - y0) * (2 * row + 0.5) / side
        with torch.no_grad():
            inputs = played.network.encode(features(np.array([[x, y]]), page.features))
            *hidden, _ = played.network.layer_outputs(inputs)
        expected = torch.cat(hidden, 1)[0]
        np.testing.assert_allclose(maps["images"][:, row, column], expected, atol=1e-5)


def test_maps_of_wide_networks_are_the_first_units_of_every_layer():
    played = Played(classification(hidden_layers=(200, 3, 200), epochs=1))
    captions = played.newest["unit_maps"]["captions"]
    most = MOST_MAPS // 3
    assert captions == [f"1.{i + 1}" for i in range(most)] + ["2.1", "2.2", "2.3"] + [f"3.{i + 1}" for i in range(most)]
    assert len(played.newest["unit_maps"]["images"]) == len(captions)


def test_surface_shows_the_winner_and_how_surely():
    page = classification(data="blobs", classes=3)
    played = Played(page)
    data, probability = played.newest["surface"], played.newest["probability"]["values"]
    x0, x1, y0, y1 = data["extent"]
    side = len(data["values"])
    assert x1 - x0 == pytest.approx(y1 - y0)
    row, column = 3, side - 5
    place = np.array([[x0 + (x1 - x0) * (column + 0.5) / side, y0 + (y1 - y0) * (row + 0.5) / side]])
    with torch.no_grad():
        p = played.network(played.network.encode(place)).softmax(1)[0]
    assert data["values"][row, column] == p.argmax()
    assert probability[row, column] == pytest.approx(p.max().item(), rel=1e-5)
    np.testing.assert_allclose(data["confidence"], (3 * probability - 1) / 2, rtol=1e-5)
    assert data["confidence"].min() >= 0 and data["confidence"].max() <= 1


def test_test_points_and_hard_borders_come_when_asked():
    page = classification(epochs=40, samples=40)
    played = Played(page, edit_at=20, show_test=True, discretize=True)
    steps, shown, hard = 0, [], []
    for event in played.events:
        steps = event.data["done"] if event.stream == "progress" and event.data["unit"] == "steps" else steps
        if event.stream == "test_points":
            shown.append((steps, len(event.data["x"])))
        if event.stream == "surface":
            hard.append((steps, event.data["confidence"] is None))
    assert {count for step, count in shown if step < 20} == {0}
    assert {count for step, count in shown if step >= 20} == {12}
    assert {flag for step, flag in hard if step < 20} == {False} and {flag for step, flag in hard if step >= 20} == {
        True
    }


def test_live_knobs_reach_the_training():
    page = regression(optimizer="sgd", epochs=20, learning_rate=0.001)
    calm, edited = Played(page), Played(page, edit_at=5, learning_rate=0.05)
    assert edited.metrics["loss/train"] < 0.8 * calm.metrics["loss/train"]
    shrunk = Played(page, edit_at=5, learning_rate=0.05, l2=1.0)
    norms = [p.network.layers[1].weight.norm().item() for p in (edited, shrunk)]
    assert norms[1] < 0.7 * norms[0]
    assert Played(page, edit_at=5, dropout=0.5).metrics != calm.metrics


def test_every_step_can_be_drawn():
    steps = sum(e.stream == "fit" for e in Played(regression(epochs=40, draw_every=1)).events)
    assert steps == 1 + 40 * 2
    assert sum(e.stream == "fit" for e in Played(regression(epochs=40)).events) < steps / 2


def test_fit_is_the_sum_of_the_parts_of_the_last_layer():
    played = Played(regression(hidden_layers=(6, 5)))
    fit, units = played.newest["fit"], played.newest["units"]
    assert list(units["lines"]) == [f"unit {i}" for i in range(1, 6)]
    rest = fit["lines"][""] - sum(units["lines"].values())
    np.testing.assert_allclose(rest, rest[0], atol=1e-5)


def test_error_surface_is_fit_minus_truth():
    played = Played(regression(data="formula", formula="x*y - 1"))
    fit, truth, error = (played.newest[name]["values"] for name in ("surface", "true_surface", "error_surface"))
    np.testing.assert_allclose(error, fit - truth, atol=1e-5)
    x0, x1, y0, y1 = played.newest["true_surface"]["extent"]
    side = len(truth)
    x, y = x0 + (x1 - x0) * 2.5 / side, y0 + (y1 - y0) * 0.5 / side
    assert truth[0, 2] == pytest.approx(x * y - 1, rel=1e-5)


def test_a_run_without_hidden_layers_has_nothing_hidden_to_show():
    played = Played(classification(hidden_layers=()))
    assert "unit_maps" not in played.newest and played.newest["activity"]["labels"] == []
    assert "units" not in Played(regression(hidden_layers=())).newest


# Questions.


def test_asking_about_a_point_of_the_plane():
    page = classification(data="blobs", classes=3, hidden_layers=(4, 2))
    played = Played(page)
    at = np.array([1.0, -2.0])
    answers = {event.stream: event.data for event in page.ask(played.network, at)}
    with torch.no_grad():
        p = played.network(played.network.encode(at[None])).softmax(1)[0]
    np.testing.assert_allclose(answers["probabilities"]["groups"][""], p, rtol=1e-6)
    assert answers["probabilities"]["labels"] == ["A", "B", "C"]
    assert [len(a) for a in answers["diagram"]["activations"]] == [2, 4, 2, 3]
    assert points_of(answers["asked"]).tolist() == [[1, -2]]


@pytest.mark.parametrize("knobs", [{"data": "sine"}, {"data": "bumps"}, {"data": "diabetes"}])
def test_asking_what_is_predicted(knobs):
    page = regression(**knobs)
    played = Played(page)
    examples, view, truth = regression_data.examples_of(page)
    at = np.array([30.0, 0.5]) if knobs["data"] == "diabetes" else np.array([0.7, 0.5])
    answers = {event.stream: event.data for event in page.ask(played.network, at)}
    inputs = view.lift(at[None, : len(view.axes)])
    with torch.no_grad():
        expected = played.network.decode(played.network(played.network.encode(inputs)))[0, 0]
    assert f"predicts **{expected:.4g}**" in answers["answer"]["markdown"]
    assert (truth is not None) == ("true value" in answers["answer"]["markdown"])
    assert [len(a) for a in answers["diagram"]["activations"]] == [len(examples.columns), 16, 16, 1]


# Data of one's own.


@pytest.mark.parametrize("count", [0, 3, 12])
@pytest.mark.parametrize(("page", "stream"), [(classification, "training_points"), (regression, "own_points")])
def test_every_drawn_point_is_shown_to_be_edited_also_when_they_are_too_few(page, stream, count):
    drawn = tuple((i / 4, float(i % 3), i % 2) for i in range(count))
    playback, shown = Playback(page(data="drawn", points=drawn)), []
    with pytest.raises(ValueError, match="draw at least") if count < 4 else nullcontext():
        while (event := playback.advance()) is not None:
            shown += [event.data] if event.stream == stream else []
    assert len(shown) == 1 and points_of(shown[0]).tolist() == [[x, y] for x, y, _ in drawn]


def test_drawn_points_replace_the_made_ones():
    drawn = tuple((float(i), float(i % 3), i % 3) for i in range(12))
    played = Played(classification(points=drawn))
    assert played.newest["surface"]["extent"][1] > 11
    assert "**drawn**: 12 points of 3 classes" in played.newest["about"]["markdown"]
    assert "**drawn**: 12 points" in Played(regression(data="drawn", points=drawn)).newest["about"]["markdown"]


@pytest.mark.parametrize(
    ("page", "knobs", "sentence"),
    [
        (classification, {"data": "drawn"}, "draw at least four points of two classes"),
        (regression, {"data": "drawn", "points": ((0.0, 0.0, 0),)}, "draw at least four points"),
        (classification, {"data": "csv"}, "choose a CSV file"),
        (regression, {"data": "csv", "csv_path": "/nowhere.csv"}, r'there is no file "/nowhere\.csv"'),
    ],
)
def test_data_that_are_not_there(page, knobs, sentence):
    with pytest.raises(ValueError, match=sentence):
        Played(page(**knobs))


def test_a_table_of_ones_own(tmp_path):
    rng = np.random.default_rng(0)
    a, b = rng.normal(50, 10, 80), rng.normal(0, 1, 80)
    lines = [f"{x:.3f};anna;{y:.3f};{2 * x - y:.3f};{'high' if x > 50 else 'low'}" for x, y in zip(a, b, strict=True)]
    path = tmp_path / "own.csv"
    path.write_text("size;name;shift;price;level\n" + "\n".join(lines).replace(".", ","))
    played = Played(regression(data="csv", csv_path=str(path), target_column="price", epochs=60))
    about = played.newest["about"]["markdown"]
    assert 'name (not numeric: "anna")' in about and "size, shift" in about and "**size** varies" in about
    assert played.metrics["r2/test"] > 0.9
    played = Played(classification(data="csv", csv_path=str(path), target_column="level", epochs=60))
    assert played.newest["confusion"]["x_labels"] == ["high", "low"]
    assert played.metrics["accuracy/test"] > 0.85
    assert "principal component 1" in played.newest["about"]["markdown"]


def test_a_table_with_one_input(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("x,kind\n" + "".join(f"{i},{i // 20}\n" for i in range(40)))
    played = Played(classification(data="csv", csv_path=str(path), epochs=100))
    values = played.newest["surface"]["values"]
    assert (values == values[0]).all() and played.metrics["accuracy/train"] > 0.9


# Refusals.


@pytest.mark.parametrize(
    ("page", "knobs", "sentence"),
    [
        (classification, {"features": ()}, "features is empty"),
        (classification, {"optimizer": "l-bfgs", "dropout": 0.1}, "set dropout to 0"),
        (regression, {"formula": "2x +"}, "at character 5"),
        (regression, {"data": "formula", "formula": "1/x"}, "is infinite at x = 0"),
        (regression, {"data": "formula", "formula": "1/(x - y)"}, "is infinite at x = -3 and y = -3"),
    ],
)
def test_knobs_that_make_no_sense(page, knobs, sentence):
    with pytest.raises(KnobError) as error:
        page(**knobs)
    assert sentence in str(error.value)


@pytest.mark.parametrize("page", [classification, regression])
def test_too_much_memory_is_refused_with_the_estimate(page, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**28))
    with pytest.raises(KnobError, match=r"hidden layers 512, 512, 512, \.\.\., 512 .* need about .* GiB"):
        page(hidden_layers=(512,) * 40)
    page(hidden_layers=(16,) * 20)


def test_too_much_memory_for_a_table_is_refused_before_training(tmp_path, monkeypatch):
    path = tmp_path / "long.csv"
    path.write_text("x,y\n" + "".join(f"{i},{i % 7}\n" for i in range(30_000)))
    page = regression(data="csv", csv_path=str(path), hidden_layers=(512, 512))
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(120 * 2**20))
    with pytest.raises(ValueError, match="on 30000 examples would need about"):
        Played(page)


def test_a_run_that_explodes_says_so():
    with pytest.raises(Diverged, match="the learning rate 10 is probably too large"):
        Played(regression(optimizer="momentum", learning_rate=10.0, activation="identity", hidden_layers=(8, 8, 8)))


# Sameness.


@pytest.mark.parametrize("optimizer", ["momentum", "l-bfgs"])
@pytest.mark.parametrize("page", [classification, regression])
def test_resuming_on_the_page_equals_the_uninterrupted_run(page, optimizer):
    technique = page(optimizer=optimizer, dropout=0.0 if optimizer == "l-bfgs" else 0.3, epochs=30)
    whole = Played(technique)
    state = next(e.data for e in whole.events if e.stream == "checkpoint" and e.data["step"] >= 10)
    resumed = Playback(technique, state)
    while resumed.advance() is not None:
        pass
    assert resumed.metrics == whole.metrics and resumed.step == whole.step


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
@pytest.mark.parametrize("page", [classification, regression])
@pytest.mark.parametrize("optimizer", ["adam", "momentum", "l-bfgs"])
def test_cuda_learns_as_the_cpu_does(page, optimizer):
    technique, ends = page(optimizer=optimizer, epochs=10), []
    for device in ("cpu", "cuda"):
        compute.use(device, 1)
        ends.append(Played(technique).metrics)
    assert ends[1] == pytest.approx(ends[0], rel=1e-2, abs=1e-3)
