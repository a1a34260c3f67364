"""The camera page has room for what it shows where the better detector has not been fetched yet."""

import pytest

from app.benchmarks import layout
from app.layout_check import faults
from core.expressions import detectors
from tests.app.camera_pages import home, opened, window

__all__ = ["home", "window"]


@pytest.mark.parametrize("language", ["en", "el", "de", "fr"])
def test_the_button_that_fetches_the_detector_has_room_in_every_language(qtbot, window, monkeypatch, language):
    monkeypatch.setattr(detectors, "yunet_path", lambda: None)
    window.resize(1024, 768)
    window.choose_language(language)
    page = opened(qtbot, window)
    qtbot.waitUntil(page.ui.controls.fetch.isVisible)
    qtbot.wait(100)  # what is laid out in later turns of the event loop
    assert not faults(window)


def test_the_page_has_no_faults_where_no_data_is(monkeypatch, tmp_path):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    views = [layout.View("camera", (1024, 768), 1.0, "light", projected) for projected in (False, True)]
    assert layout.look(views) == {view: [] for view in views}
