"""Panels: what they draw, what the mouse does to them, what they tell the page, and that nothing stays behind."""

import gc
import itertools
import math
import subprocess
import sys
import weakref
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import language, theme
from app.card import Card, StackCard
from app.elided import ElidedLabel
from app.panels import make_panel
from app.panels.legend import Key, Legend
from app.panels.plot_axes import settle
from app.panels.plot_field import contour
from app.panels.series_store import Columns, thin
from app.panels.ticks import fitting, linear_ticks, log_ticks, number
from core.panels import Plot, Single, Stack
from core.streams import Bars, Curve, Diagram, Field, Gallery, Image, Note, Points, Series, Table


def named(stream, name):
    stream.__set_name__(object, name)
    return stream


@pytest.fixture
def show(qapp, qtbot):
    """make_panel, shown at a size, with events fed and drawn."""
    theme.apply(qapp, "light")

    def make(panel, *events, size=(420, 300)):
        widget = make_panel(panel)
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        feed(widget, *events)
        return widget

    yield make
    theme.apply(qapp, "light")


def feed(widget, *events):
    for event in events:
        widget.receive(event.stream, event.data)
    widget.draw()
    QTest.qWait(0)


def idle(widget):
    return not any(timer.isActive() for timer in widget.findChildren(QTimer))


def every_colour(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


# Pure parts.


@given(arrays(np.float64, st.integers(1, 3000), elements=st.floats(-1e6, 1e6)), st.integers(8, 400))
def test_thinning_keeps_extremes_ends_and_order(y, limit):
    x = np.arange(len(y), dtype=float)
    thin_x, thin_y = thin(x, y, limit)
    assert len(thin_x) <= max(limit, 8)
    assert thin_y.min() == y.min() and thin_y.max() == y.max()
    assert (thin_x[0], thin_y[0], thin_x[-1], thin_y[-1]) == (x[0], y[0], x[-1], y[-1])
    assert (np.diff(thin_x) >= 0).all() and (y[thin_x.astype(int)] == thin_y).all()


def test_thinning_keeps_breaks():
    y = np.sin(np.arange(10_000) / 100)
    y[5000] = np.nan
    x, thinned = thin(np.arange(10_000.0), y, 200)
    assert 5000 in x[np.isnan(thinned)]


def test_columns_grow_and_go_back():
    columns = Columns()
    for step in range(1000):
        columns.append(step, step**2)
    x, y = columns.arrays()
    assert (y == x**2).all() and len(columns) == 1000
    columns.append(1000, 0)  # earlier copies must not pin the memory
    columns.trim(10)
    assert columns.last == (10, 100)
    columns.trim(10, inclusive=True)
    assert columns.last == (9, 81)


@given(st.floats(-1e9, 1e9), st.floats(1e-9, 1e9), st.integers(1, 10))
def test_linear_ticks_are_few_inside_and_apart(lo, span, most):
    ticks = linear_ticks(lo, lo + span, most)
    places = [p for p, _ in ticks]
    assert len(ticks) <= most
    assert all(lo - span * 1e-3 <= p <= lo + span * 1.001 for p in places)
    if span > abs(lo) * 1e-9:
        assert len({text for _, text in ticks}) == len(ticks)


@given(st.floats(-30, 30), st.floats(0.01, 40))
def test_log_ticks_are_at_most_six_and_sorted_by_value(lo, span):
    labelled = [(p, t) for p, t in log_ticks(lo, lo + span, 6) if t]
    assert len(labelled) <= 6 and len({t for _, t in labelled}) == len(labelled)
    assert all(lo - 0.01 <= p <= lo + span + 0.01 for p, _ in labelled)
    if span > 3:
        assert len(labelled) >= 2 and all(float(p).is_integer() for p, _ in labelled)


def test_fitting_takes_the_densest_that_fits():
    assert len(fitting(lambda n: [(float(i), "x") for i in range(n)], 9, lambda ticks: len(ticks) <= 4)) == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.12345, "0.1235"), (-1.5, "−1.5"), (12345.6, "12,346"), (1e-5, "10⁻⁵"), (-2.5e-7, "−2.5×10⁻⁷"),
     (3e8, "3×10⁸"), (math.nan, "–"), (math.inf, "∞")],
)  # fmt: skip
def test_numbers_for_people(value, text):
    assert number(value) == text


def test_ranges_settle():
    first = settle(None, 0, 10)
    assert first[0] < 0 and first[1] > 10
    assert settle(first, 0.5, 9.9) == first, "a little noise must not move the axis"
    assert settle(first, 0, 20)[1] > 20
    assert settle(first, 4, 5)[1] < 6, "half empty axes shrink"
    low, high = settle(None, 3, 3)
    assert low < 3 < high


def test_contour_of_a_circle():
    axis = (np.arange(200) + 0.5) / 100 - 1
    x, y = np.meshgrid(axis, axis)
    ends = contour(np.hypot(x, y), 0.7) / 100 - 1 + 0.005
    radius = np.hypot(*ends.T)
    assert np.abs(radius - 0.7).max() < 1e-4
    lengths = np.hypot(*(ends[::2] - ends[1::2]).T)
    assert lengths.sum() == pytest.approx(2 * np.pi * 0.7, rel=1e-3)


def test_contour_of_a_saddle_has_two_branches():
    assert len(contour(np.array([[1.0, -1.0], [-1.0, 1.0]]), 0.0)) == 4
    assert len(contour(np.array([[-1.0, 1.0], [1.0, -1.0]]), 0.0)) == 4
    assert len(contour(np.ones((4, 4)), 0.0)) == 0


# Which widget, and its empty state.

STREAMS = {
    "series": named(Series("Loss", y="cross-entropy"), "series"),
    "curve": named(Curve("Fit", x="x", y="y"), "curve"),
    "points": named(Points("Samples", x="x", y="y"), "points"),
    "image": named(Image("Picture"), "image"),
    "gallery": named(Gallery("Pictures", history=3), "gallery"),
    "field": named(Field("Surface", contour=0.0), "field"),
    "matrix": named(Field("Confusion", x="predicted", y="true"), "matrix"),
    "bars": named(Bars("Coefficients", x="power"), "bars"),
    "table": named(Table("Scores"), "table"),
    "diagram": named(Diagram("Network"), "diagram"),
    "note": named(Note("Equation"), "note"),
}
LAYERS = [
    {"name": "Input", "shape": (2,), "labels": ["x", "y"]},
    {"name": "Dense 3", "kind": "tanh", "shape": (3,), "parameters": 9},
    {"name": "Dense 1", "kind": "sigmoid", "shape": (1,), "parameters": 4},
]
WEIGHTS = [np.array([[1.0, -2.0, 0.5], [0.1, 0.2, -0.3]]), np.array([[1.0], [-1.0], [0.5]])]
EVENTS = {
    "series": STREAMS["series"](3, train=0.5, test=0.6),
    "curve": STREAMS["curve"]([0, 1, 2], [1, 4, 9]),
    "points": STREAMS["points"]([0, 1], [1, 2], label=[0, 1], names=["cats", "dogs"]),
    "image": STREAMS["image"](np.zeros((4, 5)), "black"),
    "gallery": STREAMS["gallery"](np.zeros((6, 4, 4)), captions=list("abcdef"), marks=[1, 0, 0, 0, 0, 0], step=2),
    "field": STREAMS["field"](np.arange(12).reshape(3, 4) - 5, extent=(0, 4, 0, 3)),
    "matrix": STREAMS["matrix"]([[5, 1], [0, 7]], x_labels=["cat", "dog"], y_labels=["cat", "dog"]),
    "bars": STREAMS["bars"](["a", "b"], train=[1, -2], test=[0.5, 3]),
    "table": STREAMS["table"](["model", "accuracy"], [["mlp", 0.91], ["cnn", None]]),
    "diagram": STREAMS["diagram"](LAYERS, WEIGHTS, [np.zeros(0), np.ones(3), np.ones(1)]),
    "note": STREAMS["note"]("**Loss** fell to $0.1$."),
}  # fmt: skip


@pytest.mark.parametrize("kind", STREAMS)
def test_every_kind_is_empty_then_draws_and_can_be_emptied(show, kind):
    panel = show(Single(STREAMS[kind]))
    empty = panel.grab().toImage()
    assert panel.note() == "" and panel.numbers() == []
    feed(panel, EVENTS[kind])
    assert panel.grab().toImage() != empty
    panel.begin_run("run 2")
    panel.draw()
    feed(panel, EVENTS[kind])
    panel.clear_runs()
    panel.begin_run("")
    panel.clear_runs()
    panel.clear()
    panel.draw()
    assert panel.note() == "" and panel.numbers() == []


@pytest.mark.parametrize("kind", STREAMS)
def test_nothing_is_painted_when_nothing_changed(show, kind, monkeypatch):
    panel = show(Single(STREAMS[kind]), EVENTS[kind])
    with monkeypatch.context() as patch:
        patch.setattr(panel, "paint_streams", lambda dirty: pytest.fail("painted without news"))
        panel.draw()


@pytest.mark.parametrize("kind", STREAMS)
def test_theme_switch_recolours(show, qapp, kind):
    panel = show(Single(STREAMS[kind]), EVENTS[kind])
    panel.setAutoFillBackground(True)
    theme.apply(qapp, "dark")
    QTest.qWait(0)
    seen = every_colour(panel)
    assert theme.LIGHT.surface.lower() not in seen or kind in ("gallery", "image", "field", "matrix")
    # Figures on bright cells stay dark in both themes.
    assert theme.LIGHT.text.lower() not in seen or kind == "matrix"


def test_only_what_can_be_drawn_is_accepted(qapp):
    with pytest.raises(TypeError, match="cannot be drawn in one card"):
        make_panel(Stack(STREAMS["series"], STREAMS["table"]))


numbers = st.floats(-1e12, 1e12) | st.sampled_from([math.nan, math.inf, 0.0, -1e-300, 5e-324, 1e300])


@given(y=arrays(np.float64, st.integers(0, 40), elements=numbers), log=st.booleans(), label=st.booleans())
def test_any_numbers_are_drawn(qapp, y, log, label):
    """Empty, infinite, huge or missing values are no reason to fail."""
    streams = [named(Curve("Fit"), "fit"), named(Points("Samples"), "samples"), named(Series("Loss"), "loss")]
    panel = make_panel(Plot(*streams, log_y=log))
    x = np.arange(len(y)) - 3.0
    for event in (streams[0](x, y), streams[1](x, y, label=np.arange(len(y)) % 3 if label else None)):
        panel.receive(event.stream, event.data)
    for step, value in enumerate(y[np.isfinite(y)]):
        panel.receive("loss", streams[2](step, train=value).data)
    panel.draw()
    panel.grid.grab()
    assert panel.note() is not None and panel.numbers() is not None
    panel.deleteLater()


@given(rows=st.integers(0, 5), columns=st.integers(0, 5), labels=st.booleans())
def test_matrices_of_any_size_are_drawn(qapp, rows, columns, labels):
    stream = named(Field("Confusion"), "confusion")
    names = {"x_labels": [f"class {i}" for i in range(columns)], "y_labels": list("abcdefg"[:rows])} if labels else {}
    panel = make_panel(Single(stream))
    panel.receive("confusion", stream(np.full((rows, columns), np.nan), **names).data)
    panel.draw()
    panel.grab()
    panel.deleteLater()


# Plots.


def test_lines_of_one_name_share_a_colour_across_streams_and_runs(show):
    measured, predicted = named(Curve("Measured"), "measured"), named(Curve("Predicted", style="dashed"), "predicted")
    x = np.arange(5)
    panel = show(
        Plot(measured, predicted),
        measured(x, relu=x, tanh=2 * x),
        predicted(x, tanh=2 * x + 1, relu=x + 1),
    )
    keys = {key.text: key for key in panel.legend._keys}
    assert keys["relu"].color == theme.current().series[0] and keys["tanh"].color == theme.current().series[1]
    assert keys["Predicted"].style == Qt.PenStyle.DashLine and keys["Measured"].style == Qt.PenStyle.SolidLine
    assert {theme.current().series[0].lower(), theme.current().series[1].lower()} <= every_colour(panel.grid)
    panel.begin_run("run 2")
    feed(panel, measured(x, tanh=x))
    assert {key.text: key.color for key in panel.legend._keys}["tanh"] == theme.current().series[1]


def test_test_lines_carry_markers_and_others_do_not(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), *(loss(step, train=1 / (step + 1), test=2 / (step + 1)) for step in range(20)))
    assert {key.text: key.marker for key in panel.legend._keys} == {"train": None, "test": "o"}


def test_one_line_needs_no_legend_and_more_do(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), loss(0, train=1.0), loss(1, train=0.5))
    assert panel.legend.isHidden()
    feed(panel, loss(2, train=0.4, test=0.6))
    assert panel.legend.isVisible()
    assert not panel.legend.geometry().intersects(panel.grid.geometry()), "a legend must not hide a curve"


@pytest.mark.parametrize(
    ("width", "ends"), [(156, ("−1.02×10⁻¹²", "1.02×10⁻¹²")), (140, ("0.444", "0.471")), (400, ("0", "1"))]
)
def test_a_colour_scale_leaves_room_for_its_numbers(qtbot, width, ends):
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(width, 20)
    legend.set_keys([Key("Expected", scale=("viridis", *ends))])
    key = legend._keys[0]
    bar = legend._sample(key, width)
    assert 5 < bar <= 5 * legend._line() and bar + legend._texts(key) <= width


def test_axes_stay_inside_a_plot_that_becomes_narrow(show):
    """Margins that make a map square on a wide card once kept its axes as wide as they were."""
    height = named(Field("Height"), "height")
    panel = show(Plot(height, equal=True), height(np.eye(28), extent=(-0.5, 27.5, -0.5, 27.5)), size=(700, 231))
    panel.resize(156, 249)
    QTest.qWait(0)
    panel.draw()
    assert panel.grid.centralWidget.size().width() <= panel.grid.width()


def test_a_crowded_legend_wraps(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), loss(0, **{f"learning rate {i / 10}": float(i) for i in range(8)}), size=(300, 260))
    places = panel.legend._places(panel.legend.width())
    assert len({y for _, y in places}) > 1
    assert panel.legend.height() >= panel.legend.heightForWidth(panel.legend.width())


def test_facets_get_axes_of_their_own_and_share_y(show):
    gradient = named(Curve("Gradient", x="layer"), "gradient")
    depths = {f"depth {d}": {"relu": np.linspace(0, 1, 40), "tanh": np.linspace(1, d, 40)} for d in (5, 20, 40)}
    panel = show(Plot(gradient), gradient(np.arange(40), **depths))
    assert list(panel.grid.axes) == ["depth 5", "depth 20", "depth 40"]
    ranges = [tuple(axes.view.viewRange()[1]) for axes in panel.grid.axes.values()]
    assert ranges[1] == pytest.approx(ranges[0]) and ranges[2] == pytest.approx(ranges[0]) and ranges[0][1] > 40
    areas = [panel.grid.area(facet) for facet in panel.grid.axes]
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    assert max(a.width() for a in areas) - min(a.width() for a in areas) <= 2
    assert [key.text for key in panel.legend._keys] == ["relu", "tanh"], "one legend for all"


@pytest.mark.parametrize("size", [(420, 300), (220, 160), (900, 200)])
def test_log_axis_labels_do_not_overlap(show, size):
    loss = named(Series("Loss"), "loss")
    events = [loss(step, train=10.0 ** (-step / 9)) for step in range(100)]
    panel = show(Plot(loss, log_y=True), *events, size=size)
    axis = panel.grid.axes[""].left
    height = QFontMetricsF(theme.current().font(12)).height()
    area = panel.grid.area("")
    ticks = [(p, t) for p, t in axis._ticks(area.height(), QFontMetricsF(theme.current().font(12))) if t]
    pixels = sorted(axis._pixel(p, area.height()) for p, _ in ticks)
    assert 1 <= len(ticks) <= 6
    assert all(b - a >= height for a, b in itertools.pairwise(pixels))


def test_log_axis_skips_what_is_not_positive(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss, log_y=True), *(loss(step, train=value) for step, value in enumerate([1.0, 0.0, -1.0, 0.1])))
    low, high = panel.grid.axes[""].view.viewRange()[1]
    assert -2 < low < -1 and 0 < high < 1
    panel.set_log_y(False)
    low, high = panel.grid.axes[""].view.viewRange()[1]
    assert low < -1 and high > 1 and panel.log_y is False


def test_ranges_follow_the_data_yield_to_zoom_and_come_back(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), *(loss(step, train=float(step)) for step in range(50)))
    view = panel.grid.axes[""].view
    assert view.viewRange()[0][1] >= 49
    view.setRange(xRange=(10, 20), yRange=(10, 20), padding=0)
    view.sigRangeChangedManually.emit([True, True])
    feed(panel, *(loss(step, train=float(step)) for step in range(50, 100)))
    assert view.viewRange()[0] == pytest.approx([10, 20]) and panel.grid.everything.isVisible()
    panel.grid.everything.click()
    assert view.viewRange()[0][1] >= 99 and panel.grid.everything.isHidden()


def test_a_wild_curve_does_not_flatten_its_data(show):
    samples, fit = named(Points("Samples"), "samples"), named(Curve("Fit"), "fit")
    x = np.linspace(-1, 1, 30)
    panel = show(Plot(samples, fit), samples(x, np.sin(x)), fit(x, 1e9 * x**9))
    low, high = panel.grid.axes[""].view.viewRange()[1]
    assert -2.5 < low < -0.8 and 0.8 < high < 2.5


def test_a_broken_path_is_drawn_whole(show):
    """Such as a boundary in many pieces: its highest and lowest points are no outline of it."""
    path = named(Curve("Path"), "path")
    turns = np.linspace(0, 40, 3000)
    x, y = np.cos(turns), np.sin(turns)
    x[::5] = y[::5] = np.nan
    panel = show(Plot(path), path(x, y))
    (line,) = panel._lines[0]._lines.values()
    assert np.isfinite(line._curve.getData()[0]).sum() == np.isfinite(x).sum()


def test_a_long_series_is_drawn_thinned_but_kept_whole(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss))
    for step in range(30_000):
        panel.receive("loss", {"x": float(step), "lines": {"": 1.0 if step != 17_777 else 99.0}})
    panel.draw()
    (line,) = panel._lines[0]._lines.values()
    x, y = line._curve.getData()
    assert len(x) <= 20_000 and y.max() == 99.0
    assert len(panel.numbers()[0][2]) == 30_000


def test_earlier_runs_stay_until_cleared(show):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), *(loss(step, train=1.0 / (step + 1)) for step in range(10)))
    panel.begin_run("run 2")
    feed(panel, loss(0, train=5.0))
    assert [key.text for key in panel.legend._keys] == ["train", "earlier runs"]
    assert panel.numbers()[0][2] == [[0.0, 5.0]]
    assert len(panel._lines[0]._past_items[""].getData()[0]) >= 10
    panel.clear_runs()
    assert panel.legend.isHidden()


def test_going_back_forgets_what_came_after(show):
    loss, accuracy = named(Series("Loss"), "loss"), named(Series("Accuracy", x="epoch"), "accuracy")
    panel = show(
        Plot(loss, accuracy), *(loss(step, train=1.0) for step in range(10)), *(accuracy(e, test=0.5) for e in range(5))
    )
    panel.truncate(4)
    feed(panel, accuracy(2, test=0.9))
    tables = {name: rows for name, _, rows in panel.numbers()}
    assert [row[0] for row in tables["loss"]] == [0, 1, 2, 3, 4]
    assert tables["accuracy"] == [[0, 0.5], [1, 0.5], [2, 0.9]]


def test_numbers_are_one_wide_table(show):
    loss = named(Series("Loss", x="step"), "loss")
    panel = show(Plot(loss), loss(0, train=1.0), loss(1, train=0.5, test=0.7))
    assert panel.numbers() == [("loss", ["step", "train", "test"], [[0.0, 1.0, None], [1.0, 0.5, 0.7]])]
    assert panel.note() == "train 0.5 · test 0.7"


def test_read_out_names_the_values_at_the_nearest_x_and_stays_inside(show):
    fit = named(Curve("Fit", x="degree"), "fit")
    panel = show(Plot(fit), fit([0, 1, 2, 3], train=[1, 2, 3, 4], test=[5, 6, 7, 8]))
    for corner in (0.05, 0.95):
        area = panel.grid.area("")
        at = QPoint(int(area.left() + corner * area.width()), int(area.top() + corner * area.height()))
        QTest.mouseMove(panel.grid.viewport(), at)
        panel.grid._mouse_moved(panel.grid.mapToScene(at))
        assert panel.grid.read_out.isVisible() and panel.grid.rect().contains(panel.grid.read_out.geometry())
    rows = panel.grid.read_out._reading.rows
    assert [(name, value) for _, name, value in rows] == [("degree", "3"), ("train", "4"), ("test", "8")]
    panel.grid.hovered.emit(None, 0, 0)
    assert panel.grid.read_out.isHidden()


def test_decision_surface_behind_its_points(show):
    surface = named(Field("P(dog)", colormap="diverging", center=0.5, contour=0.5), "surface")
    points = named(Points("Training"), "training")
    x, _ = np.meshgrid(np.linspace(0, 1, 30), np.linspace(0, 1, 30))
    panel = show(Plot(surface, points), surface(x, extent=(-1, 1, -1, 1)), points([-0.5, 0.5], [0, 0], label=[0, 1]))
    image, area = panel.grid.grab().toImage(), panel.grid.area("")

    def colour(part_x, part_y):
        return image.pixelColor(int(area.left() + part_x * area.width()), int(area.top() + part_y * area.height()))

    assert colour(0.05, 0.2).blue() > colour(0.05, 0.2).red(), "low values are blue"
    assert colour(0.95, 0.2).red() > colour(0.95, 0.2).blue(), "high values are orange"
    assert panel.grid.axes[""].view.viewRange()[0] == pytest.approx([-1, 1]), "tight around the map"


def test_points_have_their_own_colours(show):
    centres, pixels = named(Points("Centroids", marker="star"), "centres"), named(Points("Pixels", size=20), "pixels")
    colors = np.array([(0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (120, 60, 200)])
    panel = show(
        Plot(centres, pixels),
        pixels(range(5), range(5), colors=colors / 255),
        centres([2, 3], [0, 0], colors=[(1.0, 1.0, 0.0), (1.0, 1.0, 0.0)]),
    )
    image, layer = panel.grid.grab().toImage(), panel._points[1]
    for place, color in enumerate(colors):
        shown = QColor(image.pixelColor(pixel(panel, place, place))).getRgb()[:3]
        assert np.abs(np.array(shown) - color).max() <= 4, "colours come in 32 steps"
        assert layer.color_of(place) == QColor(*color.tolist()).name()
    assert image.pixelColor(pixel(panel, 2, 0)).name() == "#ffff00"
    assert {key.text: key.color for key in panel.legend._keys} == dict.fromkeys(
        ("Centroids", "Pixels"), theme.current().text
    )
    feed(panel, pixels([0.0], [0.0]))
    assert layer.color_of(0) in theme.current().series, "without colours it is the theme's again"
    assert panel.grid.grab().toImage().pixelColor(pixel(panel, 0, 0)).name() == layer.color_of(0).lower()


def test_many_coloured_points_share_few_symbols(show):
    pixels = named(Points("Pixels", size=4), "pixels")
    places, colors = np.random.default_rng(0).random((2, 5000)), np.random.default_rng(1).random((5000, 3)) / 4
    panel = show(Plot(pixels), pixels(*places, colors=colors))
    (item,) = panel._points[0]._items.values()
    assert len(item.fragmentAtlas) <= 9**3
    feed(panel, pixels(*places[::-1], colors=colors))
    assert len(item.fragmentAtlas) <= 9**3, "drawn again, nothing is rendered again"


def test_coloured_points_that_the_mouse_moves_are_drawn(show):
    samples = named(Points("Samples", edits="points"), "samples")
    panel = show(Plot(samples), samples([0.0, 1.0], [0.0, 1.0], colors=[(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)]))
    seen = []
    panel.edited.connect(lambda knob, points: seen.append(points))
    click(panel, 0.5, 0.2)
    assert len(seen[-1]) == 3 and len(panel._points[0].x) == 3


def test_row_zero_of_a_surface_is_the_lowest_y(show):
    surface = named(Field("Surface"), "surface")
    panel = show(Single(surface), surface([[0.0, 0.0], [1.0, 1.0]], extent=(0, 1, 0, 1)))
    grid = panel._plane.grid
    image, area = grid.grab().toImage(), grid.area("")
    top = image.pixelColor(int(area.center().x()), int(area.top()) + 5)
    assert top.red() > 200 and top.green() > 200, "viridis ends in yellow, and the largest value is on top"


def test_lines_keep_their_thickness_in_pictures_of_any_resolution(show):
    fit = named(Curve("Fit"), "fit")
    panel = show(Plot(fit), fit(np.linspace(0, 1, 50), np.linspace(0, 1, 50) ** 2))

    def inked(scale):
        picture = QPixmap(panel.size() * scale)
        picture.setDevicePixelRatio(scale)
        panel.render(picture)
        image = picture.toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 60 for x, y in places)

    assert inked(2) == pytest.approx(4 * inked(1), rel=0.25)


# The mouse.


@pytest.fixture
def edited(show):
    samples = named(Points("Samples", edits="points"), "samples")
    panel = show(Plot(samples), samples([0.0, 1.0], [0.0, 1.0], label=[0, 1]), size=(500, 400))
    seen = []
    panel.edited.connect(lambda knob, points: seen.append((knob, points)))
    return panel, seen, samples


def pixel(panel, x, y) -> QPoint:
    return panel.grid.to_pixels("", x, y).toPoint()


def click(panel, x, y, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mouseMove(panel.grid.viewport(), pixel(panel, x, y))
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, modifiers, pixel(panel, x, y))


def drag(panel, start, *places):
    viewport = panel.grid.viewport()
    QTest.mouseMove(viewport, pixel(panel, *start))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(panel, *start))
    for place in places:
        QTest.mouseMove(viewport, pixel(panel, *place))
        QTest.qWait(20)  # pyqtgraph drops mouse moves that follow each other within 17 ms
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(panel, *places[-1]))


def test_click_adds_a_point_of_the_first_class_and_shift_of_the_second(edited):
    panel, seen, _ = edited
    click(panel, 0.5, 0.25)
    knob, points = seen[-1]
    assert knob == "points" and points[:2] == ((0.0, 0.0, 0), (1.0, 1.0, 1))
    assert points[2] == (pytest.approx(0.5, abs=0.01), pytest.approx(0.25, abs=0.01), 0)
    click(panel, 0.2, 0.8, Qt.KeyboardModifier.ShiftModifier)
    assert len(seen[-1][1]) == 4 and seen[-1][1][3][2] == 1
    assert all(isinstance(v, float) for v in seen[-1][1][3][:2]) and isinstance(seen[-1][1][3][2], int)


def test_points_whose_knob_does_not_count_now_are_not_edited(edited):
    panel, seen, _ = edited
    pointed = []
    panel.pointed.connect(lambda *where: pointed.append(where))
    panel.offer_edits({"degree": 3})
    assert not panel._hint.isVisible()
    click(panel, 0.5, 0.25)
    drag(panel, (0, 0), (0.1, 0.2), (0.3, 0.5))
    assert not seen and pointed[0][0] == "samples"
    panel.offer_edits({"degree": 3, "points": ()})
    panel.grid.show_everything()
    assert panel._hint.isVisible()
    click(panel, 0.5, 0.25)
    assert len(seen) == len(pointed) == 1


def test_a_plot_without_points_yet_is_a_place_to_draw_some(show):
    samples = named(Points("Samples", edits="points"), "samples")
    panel = show(Plot(samples), samples([], []))
    seen = []
    panel.edited.connect(lambda knob, points: seen.append(points))
    click(panel, -2.0, 2.0)
    assert seen[0] == ((pytest.approx(-2, abs=0.05), pytest.approx(2, abs=0.05), 0),)


def test_facets_take_the_place_of_plain_axes_without_complaint(show, qtlog):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), loss(0, train=1.0))
    panel.begin_run("")
    feed(panel, loss(0, **{"depth 5": {"relu": 1.0}, "depth 9": {"relu": 2.0}}))
    assert list(panel.grid.axes) == ["depth 5", "depth 9"]
    assert not [r.message for r in qtlog.records if "Scene" in r.message]


def test_a_reset_beside_earlier_runs_takes_points_and_surface_away(show):
    spots, fit, surface = (
        named(Points("Spots"), "spots"),
        named(Curve("Fit"), "fit"),
        named(Field("Surface"), "surface"),
    )
    panel = show(
        Plot(surface, fit, spots), spots([0, 1], [0, 1]), fit([0, 1], [0, 1]), surface(np.eye(2), (0, 1, 0, 1))
    )
    panel.begin_run("")
    panel.draw()
    assert not [item for item in panel._points[0]._items.values() if len(item.getData()[0])]
    assert [pictures[0].image for pictures in panel._field._items.values()] == [None]


def test_points_of_a_run_before_a_reset_do_not_come_back_with_the_next_one(show):
    spots, fit = named(Points("Spots"), "spots"), named(Curve("Fit"), "fit")
    panel = show(Plot(fit, spots), spots([0, 1], [0, 1]), fit([0, 1], [0, 1]))
    panel.begin_run("")
    panel.begin_run("run 2")
    feed(panel, fit([0, 1], [1, 0]))
    assert not [item for item in panel._points[0]._items.values() if len(item.getData()[0])]


def test_legends_speak_the_language_of_the_window(show, qapp):
    fit, ways = named(Curve("Output"), "fit"), named(Points("Ways"), "ways")
    panel = show(Plot(fit, ways), fit([0, 1], [0, 1]), ways([0, 1], [0, 1]))
    english = [key.text for key in panel._keys()]
    language.apply(qapp, "de")
    panel._repaint()
    assert (english, [key.text for key in panel._keys()]) == (["Output", "Ways"], ["Ausgabe", "Wege"])


def test_the_name_of_a_short_axis_ends_in_dots(show):
    panel = show(Plot(named(Series("Loss", y="mean squared error of everything"), "loss")), size=(300, 420))
    feed(panel, named(Series("Loss"), "loss")(0, train=1.0))
    label = panel.grid.axes[""].left.label
    assert label.toPlainText() == "mean squared error of everything"
    panel.resize(300, 180)
    QTest.qWait(0)
    assert label.toPlainText().endswith("…") and label.boundingRect().width() < 180


def test_a_log_axis_does_not_magnify_rounding(show):
    condition = named(Curve("Condition"), "condition")
    panel = show(Plot(condition, log_y=True), condition([0, 1], [1.0, 1.0 + 4e-16]))
    low, high = panel.grid.axes[""].view.viewRange()[1]
    assert 0.005 < high - low < 1


def test_ctrl_click_deletes_the_nearest_point_only_when_near(edited):
    panel, seen, _ = edited
    click(panel, 0.5, 0.5, Qt.KeyboardModifier.ControlModifier)
    assert seen == []
    near = panel.grid.axes[""].view.pixel()
    click(panel, 1.0 - 6 * near[0], 1.0, Qt.KeyboardModifier.ControlModifier)
    assert seen[-1] == ("points", ((0.0, 0.0, 0),))


def test_a_click_on_a_point_itself_deletes_it_and_puts_none_on_top(edited):
    panel, seen, _ = edited
    click(panel, 1.0, 1.0)
    assert seen == []
    click(panel, 1.0, 1.0, Qt.KeyboardModifier.ControlModifier)
    assert seen == [("points", ((0.0, 0.0, 0),))]
    click(panel, 0.0, 0.0, Qt.KeyboardModifier.ControlModifier)
    assert seen[-1] == ("points", ())


def test_numbers_of_a_hidden_plot_are_the_newest(show):
    spots, fit = named(Points("Spots"), "spots"), named(Curve("Fit"), "fit")
    panel = show(Plot(fit, spots), spots([0], [0]), fit([0, 1], [0, 1]))
    for event in (spots([7], [8]), fit([2, 3], [4, 5])):
        panel.receive(*event)
    tables = {name: rows for name, _, rows in panel.numbers()}
    assert tables == {"fit": [[2.0, 4.0], [3.0, 5.0]], "spots": [[7.0, 8.0]]}


def test_drag_moves_one_point_and_late_data_do_not_move_it_back(edited):
    panel, seen, samples = edited
    before = panel.grid.axes[""].view.viewRange()
    drag(panel, (0, 0), (0.1, 0.2), (0.3, 0.5), (0.4, 0.6))
    points = seen[-1][1]
    assert points[0] == (pytest.approx(0.4, abs=0.01), pytest.approx(0.6, abs=0.01), 0) and points[1] == (1.0, 1.0, 1)
    assert panel.grid.axes[""].view.viewRange() == before
    layer = panel._points[0]
    layer.held = True
    feed(panel, samples([0.0, 1.0], [0.0, 1.0], label=[0, 1]))
    assert layer.triples()[0] == points[0]
    layer.held = False
    feed(panel, samples([0.5, 1.0], [0.5, 1.0], label=[0, 1]))
    assert layer.triples()[0] == (0.5, 0.5, 0)


def test_drag_reports_at_most_thirty_times_a_second(edited, monkeypatch):
    panel, seen, _ = edited
    clock = [100.0]
    monkeypatch.setattr("app.panels.plot_editing.time.perf_counter", lambda: clock[0])
    drag(panel, (0, 0), *((0.01 * i, 0.02 * i) for i in range(1, 9)))
    assert 1 <= len(seen) <= 3
    assert seen[-1][1][0][0] == pytest.approx(0.08, abs=0.01), "where it was dropped is always reported"


def test_the_reports_of_one_drag_belong_together(edited):
    panel, _, _ = edited
    continues = []
    panel.edited.connect(lambda knob, points, goes_on: continues.append(goes_on))
    for start, end in (((0, 0), (0.3, 0.5)), ((1, 1), (0.7, 0.5))):
        drag(panel, start, *(tuple(np.add(start, np.multiply(i / 4, np.subtract(end, start)))) for i in range(1, 5)))
    assert len(continues) > 3 and continues.count(False) == 2 and not continues[0]


def test_drag_beside_the_points_pans(edited):
    panel, seen, _ = edited
    before = panel.grid.axes[""].view.viewRange()[0][0]
    drag(panel, (0.5, 0.2), (0.6, 0.2), (0.7, 0.2))
    assert seen == [] and panel.grid.axes[""].view.viewRange()[0][0] < before
    assert panel.grid.everything.isVisible()


def test_a_stroke_draws_points_along_its_way_and_the_first_one_begins_anew(show):
    modes = named(Points("Modes", edits="points", stroke=0.25), "modes")
    panel = show(Plot(modes), modes([0.0, 2.0], [0.0, 2.0]))
    panel.offer_edits({"points": ()})
    seen = []
    panel.edited.connect(lambda *edit: seen.append(edit))
    before = panel.grid.axes[""].view.viewRange()
    drag(panel, (0.5, 1.5), (0.75, 1.5), (1.5, 1.5))
    _, points, _ = seen[-1]
    assert len(points) == 5 and panel.grid.axes[""].view.viewRange() == before
    np.testing.assert_allclose([p[0] for p in points], [0.5, 0.75, 1.0, 1.25, 1.5], atol=0.03)
    np.testing.assert_allclose([p[1] for p in points], 1.5, atol=0.03)
    assert [goes_on for *_, goes_on in seen] == [False] + [True] * (len(seen) - 1)
    panel.offer_edits({"points": points})
    drag(panel, (0.5, 0.2), (0.5, 0.3), (0.5, 0.8))
    assert seen[-1][1][:5] == points and len(seen[-1][1]) == 8
    drag(panel, (0.5, 1.5), (0.4, 1.0), (0.3, 1.0))  # from a point: it moves
    assert len(seen[-1][1]) == 8 and seen[-1][1][0][:2] == (pytest.approx(0.3, abs=0.03), pytest.approx(1.0, abs=0.03))


def test_editing_on_log_axes_speaks_data_units(show):
    samples = named(Points("Samples", edits="points"), "samples")
    panel = show(Plot(samples, log_x=True, log_y=True), samples([1.0, 1000.0], [1.0, 100.0]))
    seen = []
    panel.edited.connect(lambda knob, points: seen.append(points))
    click(panel, 2.0, 1.0)  # axis units: 10^2, 10^1
    assert seen[0][2][:2] == (pytest.approx(100, rel=0.05), pytest.approx(10, rel=0.05))


def test_plain_clicks_point(show):
    latent = named(Points("Latent space"), "latent")
    panel = show(Plot(latent), latent([0, 1], [0, 1]))
    seen = []
    panel.pointed.connect(lambda *where: seen.append(where))
    click(panel, 0.25, 0.75)
    assert seen == [("latent", pytest.approx(0.25, abs=0.01), pytest.approx(0.75, abs=0.01))]


def test_double_click_shows_everything(show):
    fit = named(Curve("Fit"), "fit")
    panel = show(Plot(fit), fit([0, 1], [0, 1]))
    view = panel.grid.axes[""].view
    view.setRange(xRange=(0.4, 0.6), padding=0)
    view.sigRangeChangedManually.emit([True, True])
    QTest.mouseDClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=pixel(panel, 0.5, 0.5))
    QTest.mouseRelease(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=panel.grid.area("").center().toPoint())
    assert view.viewRange()[0][0] < 0.1


def test_keys_never_land_in_a_plot(show):
    panel = show(Single(STREAMS["series"]), EVENTS["series"])
    assert all(
        w.focusPolicy() == Qt.FocusPolicy.NoFocus for w in panel.findChildren(QWidget) if w is not panel.grid.viewport()
    )


def test_matrix_cells_are_tight_and_clickable(show):
    panel = show(Single(STREAMS["matrix"]), EVENTS["matrix"])
    seen = []
    panel.cell_clicked.connect(lambda *cell: seen.append(cell))
    view = panel._matrix
    place = view._layout(QFontMetricsF(theme.current().font(12)))
    assert view.rect().contains(place.cells.toRect())
    assert place.cells.width() > 0.6 * view.width() or place.cells.height() > 0.6 * view.height()
    at = QPointF(place.cells.left() + 1.5 * place.width, place.cells.top() + 0.5 * place.height)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert seen == [("matrix", 0, 1)]
    corner = view.grab().toImage().pixelColor((place.cells.topLeft() + QPointF(4, 4)).toPoint())
    assert corner.green() > 100, "row 0 is on top: 5 is far up the scale"


def test_long_class_names_do_not_overlap(show):
    names = [f"a rather long class name {i}" for i in range(12)]
    matrix = named(Field("Confusion", x="predicted", y="true"), "matrix")
    panel = show(Single(matrix), matrix(np.eye(12), x_labels=names, y_labels=names))
    metrics = QFontMetricsF(theme.current().font(12))
    place = panel._matrix._layout(metrics)
    assert place.turned and place.width * place.x_stride >= metrics.height() * 0.95
    assert place.cells.left() <= 0.4 * panel.width()


# The other kinds.


@pytest.mark.parametrize("count", [1, 7, 40])
@pytest.mark.parametrize("size", [(600, 200), (200, 600), (400, 300)])
def test_a_gallery_fills_its_card(show, count, size):
    gallery = named(Gallery("Pictures"), "gallery")
    panel = show(Single(gallery), gallery(np.full((count, 28, 28), 255, np.uint8)), size=size)
    panel.grab()
    pictures = panel._pictures
    assert pictures.shown == count
    columns, scale = pictures._fit(8.0, 0.0)
    rows = -(-count // columns)
    across, down = columns * (28 * scale + 8), rows * (28 * scale + 8)
    assert across >= 0.9 * pictures.width() or down >= 0.9 * pictures.height(), "one direction is used up"
    assert across <= pictures.width() + 8 and down <= pictures.height() + 8


@pytest.mark.parametrize("size", [(600, 200), (200, 600), (60, 40)])
def test_a_grid_keeps_its_columns_and_shows_every_picture(show, size):
    gallery = named(Gallery("Grid"), "gallery")
    panel = show(Single(gallery), gallery(np.full((50, 28, 28), 255, np.uint8), columns=10), size=size)
    panel.grab()
    pictures = panel._pictures
    columns, scale = pictures._fit(3.0, 0.0)
    assert columns == 10 and pictures.shown == 50
    if size[0] >= 200:
        assert 10 * (28 * scale + 3) <= pictures.width() + 3 and 5 * (28 * scale + 3) <= pictures.height() + 3


@pytest.mark.parametrize(("captions", "width", "lines"), [
    (["SGD", "Adam"], 300, 1), (["SGD", "BAOAB orthogonal"], 300, 1), (["SGD", "BAOAB orthogonal"], 150, 2),
    (["SGD", "Antidisestablishmentarianism"], 150, 0), (["SGD", "a caption of several long words"], 150, 0),
])  # fmt: skip
def test_captions_that_are_too_wide_take_two_lines_and_are_left_out_where_these_are_too_narrow(
    show, captions, width, lines
):
    gallery = named(Gallery("Maps"), "gallery")
    panel = show(Single(gallery), gallery(np.zeros((2, 28, 28)), captions, columns=2), size=(width, 300))
    panel.grab()
    pictures, metrics = panel._pictures, QFontMetricsF(theme.current().font(11))
    assert pictures._layout(metrics, 8.0).lines == lines


def test_gallery_scrubs_through_its_history(show):
    stream = STREAMS["gallery"]
    pictures = [stream(np.full((2, 4, 4), step / 5), step=step) for step in range(5)]
    panel = show(Single(stream), *pictures)
    assert panel._slider.maximum() == 2 and panel.note() == "2 pictures · step 4", "history=3, the newest shows"
    panel._slider.setValue(0)
    assert panel.note() == "2 pictures · step 2"
    feed(panel, stream(np.zeros((2, 4, 4)), step=5))
    assert panel._slider.value() == 0, "looking back, it stays back"
    panel._slider.setValue(2)
    feed(panel, stream(np.zeros((2, 4, 4)), step=6))
    assert panel.note().endswith("step 6")
    panel.truncate(5)
    panel.draw()
    assert panel.note().endswith("step 5")


def test_coloured_gallery_scales_each_picture_by_its_own_magnitude(show):
    gallery = named(Gallery("Weights", colormap="diverging"), "weights")
    panel = show(Single(gallery), gallery(np.array([[[-1.0, 1.0]], [[-100.0, 100.0]]])))
    strip = panel._pictures._strip
    rows = [[strip.pixelColor(x, y).name() for x in range(2)] for y in range(2)]
    assert rows[0] == rows[1] == ["#0072b2", "#e69f00"]


def test_bars_labels_do_not_overlap_and_log_shows_magnitudes(show):
    bars = named(Bars("Coefficients", x="power", log_y=True), "bars")
    labels = [f"x to the power {i}" for i in range(30)]
    panel = show(Single(bars), bars(labels, np.array([-1e-3, 1e2, 0.0] * 10)))
    axes, metrics = panel.grid.axes[""], QFontMetricsF(theme.current().font(12))
    width = panel.grid.area("").width()
    spans = [
        (axes.bottom._pixel(p, width), metrics.horizontalAdvance(t)) for p, t in axes.bottom._ticks(width, metrics)
    ]
    assert spans and all(a + wa / 2 <= b - wb / 2 for (a, wa), (b, wb) in itertools.pairwise(spans))
    low, high = axes.view.viewRange()[1]
    assert low < -3 and 2 < high < 3
    panel.set_log_y(False)
    assert axes is not panel.grid.axes[""] and panel.grid.axes[""].view.viewRange()[1][0] < 0


CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]


def painted(panel):
    """An axis asks for more height while it is painted, and is painted again when it has got it."""
    for _ in range(3):
        panel.grab()
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("names", "size", "turned", "complete"),
    [
        (CLASSES, (900, 300), False, True),
        (CLASSES, (320, 300), True, True),
        (list("0123456789"), (320, 300), False, True),
        (CLASSES, (320, 110), False, False),  # too low for names that are turned
        (CLASSES * 4, (320, 300), False, False),  # too many for any
    ],
)
def test_names_below_bars_are_turned_where_all_fit_only_so(show, names, size, turned, complete):
    bars = named(Bars("Probabilities"), "bars")
    panel = show(Single(bars), bars(names, np.linspace(0, 1, len(names))), size=size)
    painted(panel)
    bottom = panel.grid.axes[""].bottom
    _, _, texts = bottom.generateDrawSpecs(None)
    assert bottom._turned == turned and (len(texts) == len(names)) == complete
    rects = [rect for rect, _, _ in texts]
    assert all(a.right() <= b.left() for a, b in itertools.pairwise(rects))
    own = bottom.mapRectFromParent(bottom.geometry())
    assert all(rect.bottom() <= own.bottom() + 1 for rect in rects)


def test_names_below_bars_stand_upright_again_in_a_wider_card(show):
    bars = named(Bars("Probabilities"), "bars")
    panel = show(Single(bars), bars(CLASSES, np.linspace(0, 1, 10)), size=(320, 300))
    painted(panel)
    bottom = panel.grid.axes[""].bottom
    high = bottom.height()
    panel.resize(1000, 300)
    painted(panel)
    assert not bottom._turned and bottom.height() < high - 20


def test_table_aligns_numbers_and_shows_missing_ones(show):
    panel = show(Single(STREAMS["table"]), EVENTS["table"])
    model = panel._model
    texts = [[model.data(model.index(r, c)) for c in range(2)] for r in range(2)]
    assert texts == [["mlp", "0.9100"], ["cnn", "–"]]
    right = Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & right
    assert not model.data(model.index(0, 0), Qt.ItemDataRole.TextAlignmentRole) & right
    assert panel.numbers()[0][2] == [["mlp", 0.91], ["cnn", None]]


def test_diagram_shows_neurons_when_small_and_boxes_when_large(show):
    stream = STREAMS["diagram"]
    panel = show(Single(stream), EVENTS["diagram"])
    assert panel._views.currentWidget() is panel._neurons and panel.note() == "13 parameters"
    assert {theme.current().series[0].lower(), theme.current().series[1].lower()} <= every_colour(panel._neurons)
    large = [{"name": f"Conv {i}", "kind": "relu", "shape": (16, 28, 28), "parameters": 2320} for i in range(40)]
    feed(panel, stream([{"name": "Input", "shape": (1, 28, 28)}, *large]))
    assert panel._views.currentWidget() is panel._boxes
    assert [lines[0] for lines, _ in panel._boxes._boxes] == ["Input", "Conv 0 × 40"]


def test_diagram_tells_the_values_under_the_mouse(show):
    panel = show(Single(STREAMS["diagram"]), EVENTS["diagram"])
    view = panel._neurons
    x, y = view._places[1][1]
    QTest.mouseMove(view, QPoint(int(x), int(y)))
    view._mouse = QPointF(x, y)
    assert view._under_mouse() == ("neuron", 1, 1)
    assert ("", "bias", "1") in view._describe(("neuron", 1, 1))
    start, end = view._places[0][0], view._places[1][1]
    view._mouse = QPointF(*(0.4 * start + 0.6 * end))
    kind, layer, a, b = view._under_mouse()
    assert (kind, layer, a, b) == ("edge", 0, 0, 1)
    assert view._describe((kind, layer, a, b))[0][1:] == ("x → unit 2", "−2")


def test_note_is_rendered_once(show, monkeypatch):
    panel = show(Single(STREAMS["note"]), EVENTS["note"])
    calls = []
    monkeypatch.setattr(panel._view, "show_markdown", calls.append)
    feed(panel, EVENTS["note"])
    assert calls == []
    feed(panel, STREAMS["note"]("other"))
    assert calls == ["other"]


# The card around them.


def test_card_reports_what_is_asked_of_it(show, qtbot):
    panel = make_panel(Single(STREAMS["series"]))
    card = Card("Loss", panel)
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.maximise_requested):
        QTest.mouseDClick(card.header, Qt.MouseButton.LeftButton, pos=QPoint(200, 5))
    card._fill_menu()
    actions = {action.text().split("\t")[0]: action for action in card.header.menu.actions() if action.text()}
    assert list(actions) == ["Save figure...", "Save numbers...", "Maximise", "Log axis"]
    with qtbot.waitSignals([card.save_figure_requested, card.save_numbers_requested]):
        actions["Save figure..."].trigger()
        actions["Save numbers..."].trigger()
    actions["Log axis"].trigger()
    assert panel.log_y is True and card.body is panel and card.bodies == (panel,)
    card.set_maximised(True)
    card._fill_menu()
    assert "Restore\tDouble click" in [action.text() for action in card.header.menu.actions()]


def test_card_shows_its_menu_under_the_mouse_without_moving_anything(show, qtbot):
    card = Card("Loss", make_panel(Single(STREAMS["series"])))
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # alone in its window it would have the focus, and its button
    card.show()
    before = card.body.geometry()
    assert card.header.button.isHidden()
    card.enterEvent(None)
    QTest.qWait(0)
    assert card.header.button.isVisible() and card.body.geometry() == before
    card.leaveEvent(None)
    assert card.header.button.isHidden()


def test_a_long_note_gives_way_to_the_title(show, qtbot):
    card = Card("Confusion matrix", make_panel(Single(STREAMS["matrix"])))
    qtbot.addWidget(card)
    card.resize(220, 200)
    card.set_note("a note that is far too long for such a narrow card, whatever it says")
    card.show()
    card.grab()
    title = next(label for label in card.header.findChildren(ElidedLabel) if label.property("role") == "title")
    assert title.width() >= title.fontMetrics().horizontalAdvance("Confusion matrix")
    assert card.header.note.toolTip().startswith("a note") and title.toolTip() == ""
    assert card.minimumWidth() <= 200


def test_stack_card_switches_by_tabs(show, qtbot):
    bodies = [(name, make_panel(Single(STREAMS[name]))) for name in ("table", "bars")]
    card = StackCard(bodies)
    qtbot.addWidget(card)
    card.show()
    assert card.title == "table" and card.body is bodies[0][1] and not bodies[1][1].isVisible()
    with qtbot.waitSignal(card.body_changed) as changed:
        card._tabs.setCurrentIndex(1)
    assert changed.args == [1] and card.title == "bars" and bodies[1][1].isVisible()
    with pytest.raises(TypeError, match="add_body"):
        card.set_body(bodies[0][1])


# What stays behind.


@pytest.mark.parametrize("kind", STREAMS)
def test_a_deleted_panel_leaves_nothing(qapp, qtbot, kind):
    panel = make_panel(Single(STREAMS[kind]))
    panel.resize(300, 200)
    panel.show()
    feed(panel, EVENTS[kind])
    # A note's equations arrive from a thread.
    qtbot.waitUntil(partial(idle, panel))
    gone = weakref.ref(panel)
    panel.close()
    panel.deleteLater()
    del panel
    QTest.qWait(0)
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gc.collect()
    assert gone() is None
    theme.apply(qapp, "dark")  # must not reach the dead
    theme.apply(qapp, "light")


def test_importing_pyqtgraph_changes_no_hook_and_loads_nothing_heavy():
    code = (
        "import sys, threading; before = sys.excepthook, threading.excepthook\n"
        "import app.panels.plot_panel\n"
        "assert (sys.excepthook, threading.excepthook) == before\n"
        "print([m for m in ('torch', 'scipy', 'cuda', 'matplotlib', 'PIL', 'sklearn', 'cv2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_colours_of_the_theme_exist_in_every_plot(show, qapp):
    loss = named(Series("Loss"), "loss")
    panel = show(Plot(loss), *(loss(step, train=float(step)) for step in range(30)))
    assert QColor(theme.LIGHT.series[0]).name() in every_colour(panel.grid)
    theme.apply(qapp, "dark")
    QTest.qWait(0)
    assert QColor(theme.DARK.series[0]).name() in every_colour(panel.grid)
