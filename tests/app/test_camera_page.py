"""The camera page in the window, with real camera processes on films and with cameras that are fakes inside them."""

import json
import sys

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import camera_player
from app.lesson_view import LessonView
from app.pages.camera_consent import ConsentDialog
from app.settings import Settings, folder
from core.expressions import NOT_SURE
from tests.app.camera_pages import PATIENCE, FakeProcess, HungProcess, home, opened, shows, window
from tests.core.expression_fakes import noise, write_film
from tests.core.test_boundaries import HEAVY, loaded_by

__all__ = ["home", "window"]


def test_it_opens_on_a_face_and_ends_with_its_tab(qtbot, window):
    page = opened(qtbot, window)
    reading = shows(qtbot, page, frames=3)
    assert page.ui.controls.source.source == "demo" and len(reading.faces) == 1
    assert page.ui.bars.face.number == reading.faces[0].number and page.ui.strip.chosen == reading.faces[0].number
    assert not np.isnan(page.history.columns(page.ui.strip.chosen, 100)[0][-1]).any()
    assert page.ui.figures.means()["detection"] > 0 and page.ui.figures.means()["drawing"] > 0
    text = page.ui.ledger.text()
    assert page.ledger["frames seen"] >= 3 and text.endswith("stored 0 · sent 0")
    process = psutil.Process(page.player.pid)
    window.close_tab(window.tabs.currentIndex())
    qtbot.waitUntil(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, timeout=PATIENCE)


def test_space_and_escape_start_and_stop_it_at_once(qtbot, window):
    page = opened(qtbot, window)
    shows(qtbot, page)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not page.player.active and page.ui.start.text() == " Start"
    qtbot.waitUntil(lambda: page.player.state == "stopped", timeout=PATIENCE)
    assert "Stopped" in page.ui.view.sentence
    for _ in range(3):  # a restart does not wait for the stop
        qtbot.keyClick(window, Qt.Key.Key_Space)
        qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not page.player.active
    qtbot.keyClick(window, Qt.Key.Key_Space)
    shows(qtbot, page)
    assert page.player.state == "live" and page.ui.start.text() == " Stop"


def test_another_tab_in_front_stops_it_and_it_goes_on_when_it_is_back(qtbot, window):
    page = opened(qtbot, window)
    shows(qtbot, page)
    window.open_page("polynomial")
    assert not page.player.active
    window.open_page("camera")
    shows(qtbot, page)
    page.ui.tabs.setCurrentWidget(page.measure)
    assert not page.player.active
    page.ui.tabs.setCurrentIndex(0)
    shows(qtbot, page)


def test_settings_are_live_and_a_frozen_frame_stays(qtbot, window):
    page = opened(qtbot, window)
    controls = page.ui.controls

    def unsure(reading):
        return [face.label == NOT_SURE for face in reading.faces] == [True]

    def sure(reading):
        return [face.label == NOT_SURE for face in reading.faces] == [False]

    controls.sliders["smoothing"].moved.emit(0.0, False)
    controls.sliders["threshold"].moved.emit(1.0, False)
    shows(qtbot, page, unsure)
    controls.sliders["threshold"].moved.emit(0.0, False)
    shows(qtbot, page, sure)
    page.ui.freeze.click()
    controls.sliders["threshold"].moved.emit(1.0, False)
    frozen = shows(qtbot, page, unsure)
    controls.sliders["threshold"].moved.emit(0.0, False)
    assert shows(qtbot, page, sure).number == frozen.number
    page.ui.freeze.click()
    assert shows(qtbot, page).number > frozen.number


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.avi", None, "There is no file"),
        ("cut.avi", b"RIFF0000AVI LIST", "is damaged, or is no film"),
        ("cut.png", b"\x89PNG\r\n", "is damaged, or is no picture"),
        ("text.png", b"no", "text.png is damaged, or is no picture"),
        ("list.ts", b"#EXTM3U\nhttp://example.org/a.ts", "is a list of films"),
    ],
)
def test_a_source_that_cannot_be_shown_costs_a_sentence(qtbot, window, home, name, content, sentence):
    page = opened(qtbot, window)
    shows(qtbot, page)
    if content:
        (home / name).write_bytes(content)
    page.take_file(str(home / name))
    qtbot.waitUntil(lambda: sentence in page.ui.view.sentence, timeout=PATIENCE)
    assert page.player.state == "failed" and page.ui.start.text() == " Start"
    assert "BytesIO" not in page.ui.view.sentence
    assert page.ui.bars.face is None and page.ui.note.text() == ""  # of what was seen before
    page.open_source("demo")
    shows(qtbot, page)


def test_a_film_ends_with_its_last_picture_and_can_be_saved_when_somebody_asks(qtbot, window, home, monkeypatch):
    film = write_film(home / "film.avi", [noise()] * 4)
    page = opened(qtbot, window)
    page.take_file(str(film))
    qtbot.waitUntil(lambda: page.player.state == "ended" and page.ui.view.picture_size == (320, 240), timeout=PATIENCE)
    target = home / "kept.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target.with_suffix("")), ""))
    page.ui.save.click()
    assert target.read_bytes().startswith(b"\x89PNG") and "stored 1 · sent 0" in page.ui.ledger.text()


def test_a_live_camera_needs_consent_once_and_shows_nothing_after_it_was_switched_off(qtbot, window, monkeypatch):
    monkeypatch.setattr(camera_player, "CameraProcess", FakeProcess)
    page = opened(qtbot, window)
    source = page.ui.controls.source
    qtbot.waitUntil(lambda: source.findText("Fake camera") >= 0, timeout=PATIENCE)
    source.activated.emit(source.findText("Fake camera"))
    page.findChild(ConsentDialog).reject()
    assert not source.live and not window.settings.camera_consent
    qtbot.waitUntil(lambda: page.findChild(ConsentDialog) is None, timeout=PATIENCE)
    source.activated.emit(source.findText("Fake camera"))
    dialog = page.findChild(ConsentDialog)
    dialog.agreed.click()
    dialog.go.click()
    assert source.live and page.ui.view.mirror
    qtbot.waitUntil(lambda: page.ui.view.picture_size == (320, 240), timeout=PATIENCE)
    assert json.loads((folder() / "settings.json").read_text())["camera_consent"] is True
    assert page.escape() and page.ui.view.picture_size == (0, 0) and page.ui.bars.face is None
    qtbot.waitUntil(lambda: page.player.state == "stopped", timeout=PATIENCE)
    assert page.ui.view.sentence.startswith("The camera is off")
    page.start()  # asks nobody again
    shows(qtbot, page)
    window.open_page("polynomial")
    window.open_page("camera")
    assert not page.player.active  # a camera does not switch itself on
    page.start()
    page.ui.controls.live.click()
    assert not source.live and not page.player.active and source.findText("Fake camera") < 0
    assert Settings.load().camera_live is False


@pytest.mark.parametrize("state", ["dark", "stalled", "lost"])
def test_what_is_wrong_with_a_camera_stands_over_its_picture(qtbot, window, state):
    page = opened(qtbot, window)
    shows(qtbot, page)
    page.player.state_changed.emit(state, "the camera needs a hand")
    assert page.ui.view.sentence == "The camera needs a hand"
    assert (page.ui.view.picture_size == (0, 0)) == (state == "lost")  # it may be long until it is back


def test_a_driver_that_hangs_is_ended_and_the_next_start_works(qtbot, window, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(camera_player, "CameraProcess", HungProcess)
        page = opened(qtbot, window)
        qtbot.waitUntil(lambda: page.player.active, timeout=PATIENCE)
    page.player._patience.setInterval(200)
    process = psutil.Process(page.player.pid)
    page.stop()
    qtbot.waitUntil(lambda: page.player.state == "stopped" and page.player.pid is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, timeout=PATIENCE)
    page.player._patience.setInterval(camera_player.PATIENCE)
    page.start()
    shows(qtbot, page)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal of this kind")
def test_a_process_that_dies_is_told_and_the_next_start_works(qtbot, window):
    page = opened(qtbot, window)
    shows(qtbot, page)
    psutil.Process(page.player.pid).kill()
    qtbot.waitUntil(lambda: page.player.state == "failed", timeout=PATIENCE)
    assert "SIGKILL" in page.ui.view.sentence and "Start begins anew" in page.ui.view.sentence
    page.start()
    shows(qtbot, page)


def test_where_an_installation_forbids_cameras_none_is_offered(qtbot, window, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_NO_CAMERA", "1")
    page = opened(qtbot, window)
    controls = page.ui.controls
    assert controls.source.findText("Live cameras are switched off") >= 0
    assert not controls.live.isEnabled() and "prohibited in the EU" in controls.live.toolTip()
    page.open_source("0", live=True)
    page.findChild(ConsentDialog).accept()
    qtbot.waitUntil(
        lambda: "Live cameras are switched off in this installation" in page.ui.view.sentence, timeout=PATIENCE
    )


def test_the_page_loads_nothing_heavy():
    assert not loaded_by("import app.pages.camera_page, app.camera_window") & (HEAVY | {"h5py", "onnx"})


def test_the_lesson_is_there(qtbot, window):
    page = opened(qtbot, window)
    page.show_lesson()
    lesson = page.ui._lesson.findChild(LessonView).toPlainText()
    assert "no statement about the person" in lesson.replace("\n", " ")
