"""What a page does with knobs, plots and probes while its run plays, waits or is over."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.inputs.mask import MaskInput
from core.catalogue import techniques


@pytest.fixture
def open_page(window, built):
    """Opens one page in a window of its own."""
    return lambda name: built(window, name)


class ShownWindows(QObject):
    """Remembers every widget that was shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched.metaObject().className())
        return False


def test_opening_a_page_shows_no_other_window_that_would_take_the_keys(open_page, qapp):
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    try:
        for name in techniques():
            open_page(name)
    finally:
        qapp.removeEventFilter(shown)
    assert not shown.seen


def panel_of(page, stream):
    return next(panel for panel in page.grid.panels if stream in panel.streams)


def test_a_live_knob_changes_the_pictures_of_a_run_that_is_over(open_page, qtbot):
    page = open_page("mlp_classification")
    page.edit("epochs", 2)
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=20_000)
    panel = panel_of(page, "test_points")
    assert len(panel.newest["test_points"]["x"]) == 0
    page.edit("show_test", True)
    qtbot.waitUntil(lambda: len(panel.newest["test_points"]["x"]) == 120)
    assert page.player.state == "finished" and panel.newest["surface"]["confidence"] is not None
    page.edit("discretize", True)
    qtbot.waitUntil(lambda: panel.newest["surface"]["confidence"] is None)


def test_a_tab_shows_what_came_while_it_was_hidden_also_when_the_engine_is_gone(open_page, qtbot):
    page = open_page("mlp_classification")
    page.edit("epochs", 2)
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=20_000)
    page.close_engine()
    panel = panel_of(page, "accuracy")
    assert panel.dirty
    page.grid.card_of(panel).show_body(panel)
    qtbot.waitUntil(lambda: not panel.dirty)
    assert page.player.engine_pid is None


def test_while_a_descent_goes_on_its_coefficients_are_in_front(open_page, qtbot, monkeypatch):
    monkeypatch.setattr("app.page.STALE", 100)
    page = open_page("polynomial")
    page.edit("method", "gradient descent")
    page.edit("steps", 100_000)
    page.play()
    qtbot.waitUntil(lambda: panel_of(page, "coefficients").isVisible(), timeout=20_000)
    assert page.player.state == "running"


def test_the_hint_of_a_probe_names_the_card_to_click_in(open_page):
    page = open_page("mlp_regression")
    assert [label for label in page.inspector.findChildren(QLabel) if label.text() == "Click in “Data and fit”."]


def test_plots_offer_to_edit_points_only_while_the_form_shows_their_knob(open_page):
    page = open_page("mlp_classification")
    panel = panel_of(page, "training_points")
    assert panel._editable
    page.edit("data", "iris")
    assert not panel._editable
    page.edit("data", "drawn")
    assert panel._editable


def test_a_probe_before_the_first_run_says_what_to_press(open_page):
    page = open_page("perceptron")
    page.inspector.probe_asked.emit("meet", {"size": 1.0, "floppiness": 1.0})
    assert "press Play first" in page.problems.sentence


def test_a_drag_of_a_point_is_undone_as_a_whole(open_page):
    page = open_page("perceptron")
    before = ((1.0, 1.0, 0), (2.0, 2.0, 1))
    page.edit("points", before)
    for step in range(1, 4):
        page.grid.edited.emit("points", ((1.0 + step, 1.0, 0), (2.0, 2.0, 1)), step > 1)
    page.grid.edited.emit("points", ((9.0, 1.0, 0), (2.0, 2.0, 1)), False)
    page.form._history.undo()
    assert page.form.values()["points"][0] == (4.0, 1.0, 0)
    page.form._history.undo()
    assert page.form.values()["points"] == before


def test_drawing_starts_on_an_empty_plot(open_page, qtbot):
    page = open_page("mlp_regression")
    page.edit("data", "drawn")
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "failed", timeout=20_000)
    assert "draw at least four points" in page.problems.sentence
    panel = panel_of(page, "own_points")
    qtbot.waitUntil(lambda: bool(panel.newest))
    page.grid.card_of(panel).show_body(panel)
    qtbot.waitUntil(lambda: bool(panel.grid.axes) and panel.isVisible())
    view = panel.grid.axes[""].view
    for i in range(4):
        view.clicked(i / 2, i % 2, Qt.KeyboardModifier.NoModifier)
    assert len(page.form.values()["points"]) == 4
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "running", timeout=20_000)


def test_the_newest_picture_shows_below_a_mask_until_the_next_run(open_page):
    page = open_page("inpainting")
    mask = page.inspector.findChild(MaskInput)
    page.player.event.emit("original", {"image": np.full((28, 28), 9, np.uint8), "caption": ""})
    assert mask.surface._below.pixelColor(3, 3).red() == 9
    page.player.started.emit(0)
    assert mask.surface._below is None
