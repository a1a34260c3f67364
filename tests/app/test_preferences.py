"""Preferences: what is chosen counts at once or for the next run, is remembered, and yields to what an administrator has set."""

import os

import pytest

from app import preferences, theme
from app.preferences import Preferences
from app.settings import Settings


@pytest.fixture
def window(new_window, qapp, monkeypatch):
    monkeypatch.setattr(preferences, "_ours", set())
    for name in preferences._VARIABLES.values():
        monkeypatch.setenv(name, "")  # is put back afterwards
        monkeypatch.delenv(name)
    yield new_window()
    theme.apply(qapp, "light")


def test_what_is_chosen_counts_and_is_remembered(window, built):
    built(window, "polynomial")
    dialog = Preferences(window)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.device.setCurrentIndex(dialog.device.findData("best"))
    dialog.folder.setText("/classroom/data")
    dialog.memory.setValue(2.5)
    dialog.cameras.setChecked(False)
    dialog.accept()
    assert theme.current().dark and os.environ["LEARNOSCOPE_DATA"] == "/classroom/data"
    assert float(os.environ["LEARNOSCOPE_MEMORY_LIMIT"]) == 2.5 * 2**30
    window.page.inspector.show_devices(["cpu"], {})
    assert window.page.inspector.device == "cpu"  # a page without GPU code stays where it can compute
    window.settings.save()
    again = Settings.load()
    assert (again.device, again.data_folder, again.memory_limit, again.camera_live) == (
        "best", "/classroom/data", 2.5, False,
    )  # fmt: skip
    dialog = Preferences(window)
    dialog.folder.setText("")
    dialog.memory.setValue(0)
    dialog.accept()
    assert "LEARNOSCOPE_DATA" not in os.environ and "LEARNOSCOPE_MEMORY_LIMIT" not in os.environ


def test_a_gpu_is_taken_where_it_is_preferred_and_a_choice_on_the_page_stays(window, built):
    inspector = built(window, "cnn").inspector
    inspector.show_devices(["cpu", "cuda"], {})
    assert inspector.device == "cpu"
    inspector.prefer("best")
    assert inspector.device == "cuda"
    inspector._device.setCurrentIndex(0)
    inspector._device.activated.emit(0)
    inspector.prefer("best")
    inspector.show_devices(["cpu", "cuda"], {})
    assert inspector.device == "cpu"


def test_what_comes_from_outside_wins():
    environment = {"LEARNOSCOPE_DATA": "/shared"}
    settings = Settings(data_folder="/mine", memory_limit=1.0)
    assert preferences.apply(settings, environment) == ["LEARNOSCOPE_DATA"]
    assert environment["LEARNOSCOPE_DATA"] == "/shared" and environment["LEARNOSCOPE_MEMORY_LIMIT"] == str(2**30)
    preferences._ours.clear()
