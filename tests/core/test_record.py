"""What --out writes: read back and compared with what was yielded."""

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import figures
from core.digest import digest, event_line
from core.panels import Plot
from core.playback import Playback
from core.record import Recorder, save_product, staging, table_of
from core.series_log import FIGURE_POINTS, SeriesLog
from core.streams import Curve, Event, Field, Points, Product, Series
from core.technique import Technique
from core.trees import load_tree
from tests.core.fakes import Fake


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """Folder and events of one run of the fake technique, which has every kind of stream."""
    folder = tmp_path_factory.mktemp("out")
    playback, events = Playback(Fake(points=((0.0, 1.0, 1), (2.0, 3.0, 0)))), []
    with Recorder(Fake) as recorder:
        while event := playback.advance():
            events.append(event)
            recorder.add(event)
        recorder.write(folder, {"technique": "fakes"})
    return folder, events


def test_every_stream_and_panel_has_its_file(recorded):
    folder, _ = recorded
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "loss.csv", "slopes.csv", "walk.csv", "spots.csv", "surface.csv", "confusion.csv", "confusion_confidence.csv",
        "bars.csv", "table.csv", "diagram.csv", "note.md", "weights.safetensors", "weights.json", "run.json",
        "surface_walk_spots.png", "loss.png", "slopes.png", "confusion.png", "bars.png", "picture.png", "gallery.png",
        "filters.png", "diagram.png",
    }  # fmt: skip
    assert set(json.loads((folder / "run.json").read_text())["files"]) == names - {"run.json"}


def test_series_are_exact_and_share_a_row_for_a_step(recorded):
    folder, events = recorded
    header, rows = read_csv(folder / "loss.csv")
    assert header == ["step", "loss/train", "loss/test a"]
    train = {e.data["x"]: e.data["lines"]["train"] for e in events if e.stream == "loss" and "train" in e.data["lines"]}
    test = {
        e.data["x"]: e.data["lines"]["test a"] for e in events if e.stream == "loss" and "test a" in e.data["lines"]
    }
    assert {float(x): float(value) for x, value, _ in rows} == train
    assert {float(x): float(value) for x, _, value in rows if value} == test
    assert read_csv(folder / "slopes.csv")[0] == [
        "step", "slopes/depth 2/relu", "slopes/depth 2/tanh", "slopes/depth 5/relu",
    ]  # fmt: skip


def test_newest_values_of_the_other_streams(recorded):
    folder, events = recorded
    newest = {event.stream: event.data for event in events}
    header, rows = read_csv(folder / "walk.csv")
    assert header == ["place", "walk"]
    assert [float(y) for _, y in rows] == newest["walk"]["lines"][""].tolist()
    assert read_csv(folder / "spots.csv") == (
        ["place", "height", "label", "name"],
        [["0.0", "1.0", "1", "b"], ["2.0", "3.0", "0", "a"]],
    )
    assert read_csv(folder / "confusion.csv") == (["true \\ predicted", "cat", "dog"], [["cat", "3.0", "1.0"], ["dog", "0.0", "4.0"]])  # fmt: skip
    assert read_csv(folder / "surface.csv")[0] == ["b \\ a", "0.0", "10.0", "20.0"]
    assert read_csv(folder / "bars.csv") == (["label", "train", "test"], [["x", "1.0", "2.0"], ["x^2", "10.0", "20.0"]])
    assert read_csv(folder / "table.csv") == (["model", "score"], [["line", "0.5"], ["curve", ""]])
    assert read_csv(folder / "diagram.csv")[1] == [["Dense 2", "tanh", "2", "2"], ["Dense 4", "tanh", "4", "4"], ["Dense 2", "tanh", "2", "2"]]  # fmt: skip
    assert (folder / "note.md").read_text() == "It *walked*: $x_{t+1} = x_t + e$\n"
    assert load_tree(folder / "weights.safetensors")["w"].tolist() == newest["weights"]["product"]["w"].tolist()


def test_pictures_keep_their_pixels(recorded):
    from PIL import Image

    with Image.open(recorded[0] / "picture.png") as picture:
        assert np.array_equal(np.asarray(picture), np.arange(12).reshape(3, 4))


# Long series.


def test_a_long_series_is_spooled_to_disk_and_comes_back_whole():
    log = SeriesLog("loss", "step", memory=1000)
    values = np.random.default_rng(0).random(20_000)
    for step, value in enumerate(values.tolist()):
        log.add({"x": float(step), "lines": {"train": value, "deep": {"relu": -value}}})
    assert log._file._rolled  # beyond its memory it lies in a file
    rows = list(log.rows())
    assert [row[1] for row in rows] == values.tolist()
    assert [row[2] for row in rows] == (-values).tolist()
    lines = log.lines()
    assert set(lines) == {"", "deep"}
    x, y = lines[""]["train"]
    assert len(x) <= FIGURE_POINTS + 2
    assert (y.min(), y.max()) == (values.min(), values.max())
    assert np.array_equal(values[x.astype(int)], y)
    log.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["a", "b"]), st.floats(-1e6, 1e6)), max_size=40))
def test_no_point_of_a_series_is_lost(points):
    log = SeriesLog("loss", "step", memory=64)
    for x, line, value in points:
        log.add({"x": float(x), "lines": {line: value}})
    columns = {column: name for name, column in log.columns.items()}
    found = [(row[0], columns[i], v) for row in log.rows() for i, v in enumerate(row[1:]) if v is not None]
    for line in ("a", "b"):
        wanted = [(float(x), v) for x, name, v in points if name == line]
        assert [(x, v) for x, name, v in found if name == f"loss/{line}"] == wanted
    log.close()


# Figures.


def drawn(panel: Plot, newest: dict, lines: dict | None = None):
    return figures.draw(panel, newest, lambda stream: (lines or {})[stream.name])


def named(kind, *arguments, **options):
    stream = kind(*arguments, **options)
    stream.__set_name__(Technique, kind.__name__.lower())
    return stream


def test_plot_has_a_subplot_for_each_facet_and_one_colour_for_a_name():
    series, curve = named(Series, "Gradient"), named(Curve, "Predicted", style="dashed")
    x = np.arange(1.0, 5)
    lines = {
        "series": {"depth 5": {"relu": (x, x), "test tanh": (x, x**2)}, "depth 20": {"relu": (x, x)}},
        "curve": {"depth 5": {"relu": (x, 2 * x)}, "depth 20": {"relu": (x, 3 * x)}},
    }
    figure = drawn(Plot(series, curve, log_y=True), {"series": {}, "curve": {}}, lines)
    first, second = figure.axes
    assert [axes.get_title() for axes in figure.axes] == ["depth 5", "depth 20"]
    assert {axes.get_yscale() for axes in figure.axes} == {"log"}
    measured, test, predicted = first.lines
    assert measured.get_color() == predicted.get_color() == second.lines[0].get_color() != test.get_color()
    assert (measured.get_linestyle(), predicted.get_linestyle()) == ("-", "--")
    assert (measured.get_marker(), test.get_marker()) == ("None", "o")
    assert [line.get_label() for line in first.lines] == ["relu, Gradient", "test tanh", "relu, Predicted"]
    assert predicted.get_ydata().tolist() == (2 * x).tolist()


def test_log_axis_without_positive_values_stays_linear_and_dollars_are_no_formula():
    series = named(Series, "Cost in $ and $", x="$x$")
    figure = drawn(Plot(series, log_y=True), {"series": {}}, {"series": {"": {"a$b$": (np.arange(3.0), -np.ones(3))}}})
    figure.canvas.draw()
    assert figure.axes[0].get_yscale() == "linear"


def test_decision_surface_behind_points():
    field, points = named(Field, "Surface", colormap="classes"), named(Points, "Samples", x="size", y="weight")
    newest = {
        "field": field([[0, 1], [1, 1]], extent=(-1, 1, -2, 2), confidence=[[1, 0], [0.5, 1]]).data,
        "points": points([0, 1, 2], [3, 4, 5], label=[0, 1, 0], names=["cat", "dog"]).data,
    }
    (axes,) = drawn(Plot(field, points, equal=True), newest).axes
    pixels = axes.images[0].get_array()
    assert pixels.shape == (2, 2, 3)
    assert np.allclose(pixels[0, 1], 1)  # no confidence, no colour
    assert axes.images[0].get_extent() == [-1, 1, -2, 2]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["cat", "dog"]
    assert axes.collections[0].get_offsets().tolist() == [[0, 3], [2, 5]]
    assert (axes.get_xlabel(), axes.get_aspect()) == ("size", 1.0)


@pytest.mark.parametrize("label", [None, [0, 1, 0]])
@pytest.mark.parametrize("marker", ["o", "star", "x"])
def test_points_in_their_own_colours(label, marker):
    points = named(Points, "Pixels", marker=marker)
    colors = [[255, 0, 0], [0, 255, 0], [0, 0, 255]]
    data = points([0, 1, 2], [3, 4, 5], label=label, colors=np.array(colors, np.uint8)).data
    figure = drawn(Plot(points), {"points": data})
    figure.canvas.draw()
    (axes,) = figure.axes
    faces = np.concatenate([np.atleast_2d(dots.get_facecolor()) for dots in axes.collections])[:, :3] * 255
    assert sorted(faces.tolist()) == sorted(colors)
    empty = {"points": points([], [], colors=np.empty((0, 3))).data}
    drawn(Plot(points), empty).canvas.draw()


def test_streams_without_events_give_no_figure():
    assert drawn(Plot(named(Curve, "Fit")), {}) is None


@pytest.mark.parametrize("values", [np.full((2, 2), np.nan), np.zeros((1, 1)), np.array([[1.0, np.inf], [0.0, 2.0]])])
@pytest.mark.parametrize("colormap", ["viridis", "diverging", "classes"])
def test_odd_fields_are_drawn_all_the_same(values, colormap):
    field = named(Field, "Field", colormap=colormap, contour=0.5)
    values = np.nan_to_num(values, posinf=3) if colormap == "classes" else values
    figure = drawn(Plot(field), {"field": field(values, extent=(0, 1, 0, 1)).data})
    figure.canvas.draw()


# Products.


def test_a_network_is_saved_with_a_card_that_builds_it_again(tmp_path):
    from core.networks import mlp

    torch.manual_seed(0)
    network = mlp.MLP(2, [4, 3], 2, "relu")
    save_product(tmp_path, named(Product, "Network"), network)
    from safetensors.torch import load_file

    card = json.loads((tmp_path / "product.json").read_text())
    assert card["network"] == "mlp"
    assert card["parameters"] == sum(p.numel() for p in network.parameters())
    again = mlp.build(**card["arguments"])
    again.load_state_dict(load_file(tmp_path / "product.safetensors"))
    x = torch.randn(5, 2)
    assert torch.equal(again(x), network(x))


def test_tied_weights_and_half_precision_are_saved(tmp_path):
    class Tied(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b = (torch.nn.Linear(3, 3, dtype=torch.bfloat16) for _ in range(2))
            self.b.weight = self.a.weight

    module = Tied()
    save_product(tmp_path, named(Product, "Network"), module)
    from safetensors.torch import load_file

    state = load_file(tmp_path / "product.safetensors")
    assert torch.equal(state["b.weight"], module.a.weight)
    assert json.loads((tmp_path / "product.json").read_text())["network"] is None


def test_what_cannot_be_saved_is_named_on_its_card(tmp_path):
    save_product(tmp_path, named(Product, "Thing"), {"tree": {1, 2}})
    card = json.loads((tmp_path / "product.json").read_text())
    assert card["not_saved"].startswith("state/tree is a set")
    assert not (tmp_path / "product.safetensors").exists()


# All or nothing.


def test_staging_moves_everything_or_nothing(tmp_path):
    target = tmp_path / "a" / "b"
    with pytest.raises(RuntimeError), staging(target) as stage:
        (stage / "half").write_text("x")
        raise RuntimeError
    assert not list(tmp_path.iterdir())
    with staging(target) as stage:
        (stage / "whole").write_text("x")
    assert [path.name for path in target.iterdir()] == ["whole"]
    with pytest.raises(RuntimeError), staging(target) as stage:
        (stage / "whole").write_text("y")
        raise RuntimeError
    assert (target / "whole").read_text() == "x"


# Digests.


def test_digest_sees_every_bit_and_no_layout():
    a = np.arange(6.0).reshape(2, 3)
    assert digest(a) == digest(np.asfortranarray(a)) == digest(torch.from_numpy(a))
    changed = a.copy()
    changed[1, 2] = np.nextafter(changed[1, 2], 9)
    assert digest(a) != digest(changed)
    assert digest(a) != digest(a.T) != digest(a.astype(np.float32))
    assert digest(np.array(0.0)) != digest(np.array(-0.0))
    assert digest(torch.tensor([1.5], dtype=torch.bfloat16))["dtype"] == "bfloat16"
    assert digest({"x": math.nan, "y": (np.float32(2), None, True)}) == {"x": None, "y": [2.0, None, True]}
    layer = torch.nn.Linear(2, 2)
    before = digest(layer)
    layer.weight.data[0, 0] += 1
    assert digest(layer) != before


def test_event_lines_are_strict_json():
    curve = named(Curve, "Fit")
    line = event_line(curve, curve([0, 1], [math.nan, 1]))
    assert json.loads(line, parse_constant=pytest.fail)["event"] == "curve"
    series = named(Series, "Loss")
    assert json.loads(event_line(series, Event("series", {"x": 0.0, "lines": {"a": math.inf}})))["data"]["lines"] == {
        "a": None
    }


def test_a_run_without_events_still_has_its_run_json(tmp_path):
    with Recorder(Fake) as recorder:
        assert recorder.write(tmp_path, {"technique": "fakes"}) == ["run.json"]


@dataclass(frozen=True)
class Unlabelled(Technique):
    """Curves with facets and unequal names."""

    title = "Unlabelled"
    fit = Curve("Fit")
    panels = (fit,)


def test_table_of_faceted_curves():
    event = Unlabelled.fit([0, 1], **{"5": {"relu": [1, 2], "tanh": [3, 4]}})
    header, rows = table_of(Unlabelled.fit, event.data)
    assert header == ["x", "fit/5/relu", "fit/5/tanh"]
    assert list(rows) == [(0.0, 1.0, 3.0), (1.0, 2.0, 4.0)]
