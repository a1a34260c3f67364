"""What a window must survive: a home that cannot be written, a disk that fills up, a thousand curves, a clock that jumps, a screen that goes."""

import time

import numpy as np
import pytest

from app import log
from app.saving import rescue_folder
from core import session_file


def test_a_home_that_cannot_be_written_costs_only_what_would_be_remembered(
    new_window, built, qtbot, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("in the way of the folder")
    for variable in (
        "LEARNOSCOPE_CONFIG",
        "LEARNOSCOPE_CACHE",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_DATA_HOME",
        "HOME",
    ):
        monkeypatch.setenv(variable, str(tmp_path / "file" / "folder"))
    stop = log.start(lambda *_: None)
    try:
        window = new_window()
        page = built(window, "polynomial")
        page.play()
        qtbot.waitUntil(lambda: page.player.state == "finished", timeout=60_000)
        assert not page.problems.sentence and all(p.newest for p in page.grid.panels if p.isVisible())
        window.sessions._autosave()
        if window.sessions._writer:
            window.sessions._writer.join()
        assert "could not be saved" in window.settings.save()
        window.close()
    finally:
        stop()


def test_a_disk_that_fills_up_is_said_and_costs_neither_file_nor_run(window, built, qtbot, tmp_path, monkeypatch):
    page = built(window, "polynomial")
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=60_000)
    path = tmp_path / "lesson.learnoscope"
    window.sessions.write(path)
    window.sessions._writer.join()
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(session_file, "save_tree", full)
    window.sessions.write(path)
    window.sessions._writer.join()
    qtbot.waitUntil(lambda: "No space left on device" in window.statusBar().currentMessage())
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
    assert page.player.state == "finished" and all(p.newest for p in page.grid.panels if p.isVisible())


def test_a_thousand_curves_are_drawn_saved_and_shown_again(window, built, qtbot, tmp_path):
    page = built(window, "polynomial")
    technique = page.technique()
    for run in range(1000):
        page.grid.begin_run(f"run {run + 1}")
        for step in range(5):
            event = technique.loss(step, train=1 / (step + 1 + run / 100))
            page.grid.receive(event.stream, event.data)
    page.grid.catch_up()
    start = time.monotonic()
    window.grab()
    assert time.monotonic() - start < 5
    path = tmp_path / "many.learnoscope"
    window.sessions.write(path)
    window.sessions._writer.join()
    before = {name: rows for panel in page.grid.panels for name, _, rows in panel.numbers()}
    window.sessions.open(path)
    qtbot.waitUntil(lambda: window.page is not None and "Recorded" in window.page.problems.sentence, timeout=30_000)
    assert {name: rows for panel in window.page.grid.panels for name, _, rows in panel.numbers()} == before


@pytest.mark.parametrize("jump", [-86_400.0, 10 * 365 * 86_400.0])
def test_a_clock_that_jumps_changes_no_run(window, built, qtbot, monkeypatch, jump):
    page = built(window, "mlp_classification")
    page.edit("epochs", 200)
    page.play()
    qtbot.waitUntil(lambda: page.player.figures["step"] > 0, timeout=60_000)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    before = page.player.figures["step"]
    qtbot.waitUntil(lambda: page.player.figures["step"] > before, timeout=60_000)
    assert 0 <= page.player.figures["seconds"] < 600
    window.sessions._autosave()
    window.sessions._writer.join()
    assert list(rescue_folder().glob("autosave-*"))
    page.player.stop()


def test_a_screen_that_goes_while_a_run_is_shown_leaves_the_run(window, built, qtbot):
    page = built(window, "mlp_classification")
    page.edit("epochs", 2000)
    window.set_projector(True)
    page.play()
    qtbot.waitUntil(lambda: page.player.figures["step"] > 0, timeout=60_000)
    for size in ((1920, 1080), (640, 480), (1024, 768)):
        window.resize(*size)
        window.screen().geometryChanged.emit(window.screen().geometry())
        before = page.player.figures["step"]
        qtbot.waitUntil(lambda before=before: page.player.figures["step"] > before, timeout=60_000)
    window.set_projector(False)
    assert page.player.active and not page.problems.sentence
    assert np.isfinite(page.player.figures["seconds"])
    page.player.stop()
