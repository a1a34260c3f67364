"""Presets say how long they take here, and are shortened to a chosen time."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app import theme
from app.painted import shapes_in
from app.preset_box import _TIME
from core import preset_times
from core.preset_times import Cost


@pytest.fixture
def page(window, built, monkeypatch):
    """mlp_regression on a machine as fast as the table's; its defaults take 100 s on one core."""
    window.settings.machine_speed = [50.0, 100.0]
    page = built(window, "mlp_regression")
    epochs = page.form.values()["epochs"]
    costs = {"Defaults": Cost(0.0, 100.0, epochs, 50.0)}
    monkeypatch.setattr(preset_times, "table", lambda: {"mlp_regression": costs})
    window.budget.changed.emit()
    return page


def times(page):
    box = page.form.presets.list
    return {box.itemText(i): box.itemData(i, _TIME) for i in range(box.count()) if box.itemData(i, _TIME)}


def test_presets_say_how_long_they_take(window, page):
    assert times(page) == {"Defaults": "2 min"}
    window.settings.machine_speed = [500.0, 500.0]
    window.budget.changed.emit()
    assert times(page) == {"Defaults": "10 s"}


def test_a_preset_fits_into_the_chosen_time_and_is_still_recognised(window, page):
    box, epochs = page.form.presets, page.form.values()["epochs"]
    assert box.limit.isHidden()
    window.budget.choose(30)
    assert window.settings.time_budget == 30 and box.limit.text() == "≤ 30 s" and not box.limit.isHidden()
    box.list.textActivated.emit("Defaults")
    short = page.form.values()["epochs"]
    assert 0.2 * epochs < short < 0.3 * epochs and box.list.currentText() == "Defaults"
    assert times(page)["Defaults"] in ("25 s", "30 s")
    window.budget.choose(0)
    assert box.list.currentIndex() == -1  # no preset is that short now
    box.list.textActivated.emit("Defaults")
    assert page.form.values()["epochs"] == epochs
    page.form._history.undo()
    assert page.form.values()["epochs"] == short


def test_what_cannot_be_shortened_is_said(window, page):
    window.budget.choose(10)
    page.form.presets.list.textActivated.emit(page.form.presets.list.itemText(1))
    assert "is not known, so it is left as it is" in window.statusBar().currentMessage()


def test_the_menu_offers_the_times(window, page):
    box = page.form.presets
    box._fill_menu()
    actions = {a.text(): a for a in box._menu.actions() if a.isCheckable()}
    assert [a.isChecked() for a in actions.values()] == [True, False, False, False]
    actions["Fit presets into 60 s"].trigger()
    assert window.settings.time_budget == 60


def test_the_machine_is_measured_when_presets_are_looked_at(window, built, qtbot, monkeypatch):
    built(window, "polynomial")
    assert window.budget.speed is None and times(window.page) == {}
    monkeypatch.setattr(window.budget, "_busy", lambda: True)
    window.page.form.presets.list.opening.emit()
    assert window.budget._player is None  # a page runs: both would be slower
    monkeypatch.setattr(window.budget, "_busy", lambda: False)
    window.page.form.presets.list.opening.emit()
    qtbot.waitUntil(lambda: window.budget.speed is not None, timeout=60_000)
    assert window.budget.speed.one > 0
    assert times(window.page)


def test_the_time_of_the_chosen_preset_can_be_read(window, page):
    """Its row has the accent's colour, on which muted text was as good as invisible."""
    box = page.form.presets.list
    option = QStyleOptionViewItem()
    option.initFrom(box.view())
    option.rect = QRect(0, 0, 240, 28)
    option.state |= QStyle.StateFlag.State_Selected
    picture = QPicture()
    painter = QPainter(picture)
    index = box.model().index(box.findText("Defaults"), 0)
    box.itemDelegate().paint(painter, option, index)
    painter.end()
    said = {shape.text[1]: shape.pen.color().name() for shape in shapes_in(picture) if shape.text}
    assert said["2 min"] == theme.current().on_accent.lower()
