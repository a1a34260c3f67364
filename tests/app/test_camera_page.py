"""The camera page in the window, with real camera processes on films and with cameras that are fakes inside them."""

import json
import sys

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import camera_player, theme
from app.main_window import MainWindow
from app.pages.camera_consent import ConsentDialog
from app.runner import EnginePool
from app.settings import Settings, folder
from core.catalogue import families
from core.engine_pipe import EnginePipe
from core.expressions import NOT_SURE, cameras, model_loading
from core.expressions.camera_engine import CameraEngine
from core.expressions.sources import CameraSource, open_source
from tests.core.expression_fakes import FakeDevice, noise, write_film, write_onnx
from tests.core.test_boundaries import HEAVY, loaded_by

PATIENCE = 60_000


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A shipped model, and folders of this test's own."""
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(cameras, "NO_CAMERA", tmp_path / "none")
    monkeypatch.setattr(model_loading, "DEFAULT", write_onnx(tmp_path / "expressions.onnx", gain=9.0))
    return tmp_path


@pytest.fixture
def window(qtbot, qapp, home):
    theme.apply(qapp, "light")
    window = MainWindow(families(), Settings.load(), EnginePool())
    window.show()
    yield window
    window.close()
    window.deleteLater()


def opened(qtbot, window):
    window.open_page("camera")
    qtbot.waitUntil(lambda: window.front is not None, timeout=PATIENCE)
    return window.front


def shows(qtbot, page, frames=1):
    """Waits for frames that are drawn from now on."""
    seen = []
    page.ui.view.drawn.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) >= frames, timeout=PATIENCE)
    page.ui.view.drawn.disconnect(seen.append)
    return seen[-1]


def fake_camera(connection):
    """A camera process whose cameras are fakes; everything else is as it is."""

    def source_of(wanted):
        if wanted == "Fake camera":
            return CameraSource(cameras.Camera(wanted, 0), lambda *_: FakeDevice(forever=noise()))
        return open_source(wanted)

    cameras.listed = lambda: [cameras.Camera("Fake camera", 0)]
    CameraEngine(EnginePipe(connection), source_of).serve()


class FakeProcess(camera_player.CameraProcess):
    def __init__(self):
        super().__init__(fake_camera)


def hung_camera(connection):
    """One that never answers."""
    import time

    time.sleep(600)


class HungProcess(camera_player.CameraProcess):
    def __init__(self):
        super().__init__(hung_camera)


def test_it_opens_on_a_face_and_ends_with_its_tab(qtbot, window):
    page = opened(qtbot, window)
    reading = shows(qtbot, page, 3)
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
    page.ui.controls.sliders["smoothing"].moved.emit(0.0, False)
    page.ui.controls.sliders["threshold"].moved.emit(1.0, False)
    qtbot.waitUntil(lambda: shows(qtbot, page).faces[0].label == NOT_SURE, timeout=PATIENCE)
    page.ui.controls.sliders["threshold"].moved.emit(0.0, False)
    qtbot.waitUntil(lambda: shows(qtbot, page).faces[0].label != NOT_SURE, timeout=PATIENCE)
    page.ui.freeze.click()
    page.ui.controls.sliders["threshold"].moved.emit(1.0, False)
    qtbot.waitUntil(lambda: shows(qtbot, page).faces[0].label == NOT_SURE, timeout=PATIENCE)
    number = page.ledger["frames seen"]
    page.ui.controls.sliders["threshold"].moved.emit(0.0, False)
    assert shows(qtbot, page).faces and page.ledger["frames seen"] == number


def test_without_its_model_it_says_so_and_takes_any_other(qtbot, window, home):
    model_loading.DEFAULT.rename(home / "other.onnx")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: "models/expressions.onnx) is missing" in page.ui.view.sentence, timeout=PATIENCE)
    assert "drop a model" in page.ui.view.sentence and "train_expressions.py" in page.ui.view.sentence
    assert page.player.state == "idle"
    page.take_file(str(home / "other.onnx"))
    shows(qtbot, page)
    assert page.ui.controls.model.currentText() == "other.onnx" and "8×8 grey" in page.ui.controls.facts.text()
    window.close()
    assert Settings.load().camera_model == str(home / "other.onnx")


def test_a_model_that_says_little_is_asked_about_while_the_picture_shows_the_answers(qtbot, window, home):
    bare = write_onnx(home / "bare.onnx", metadata=False)
    page = opened(qtbot, window)
    page.take_file(str(bare))
    questions = page.ui.controls.questions
    qtbot.waitUntil(lambda: not questions.isHidden(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.ui.controls.facts.text().endswith("0 to 1"), timeout=PATIENCE)
    shows(qtbot, page)
    questions.range.setCurrentText("-1..1")
    questions.range.activated.emit(1)
    qtbot.waitUntil(lambda: page.ui.controls.facts.text().endswith("-1 to 1"), timeout=PATIENCE)
    questions.labels.setText("one, two")
    questions.labels.taken.emit("one, two")
    qtbot.waitUntil(lambda: "7 outputs, but 2 labels" in questions._problem.text(), timeout=PATIENCE)
    questions.labels.setText("a, b, c, d, e, f, g")
    questions.labels.taken.emit("")
    qtbot.waitUntil(lambda: shows(qtbot, page).labels == tuple("abcdefg"), timeout=PATIENCE)
    questions.keep.click()
    qtbot.waitUntil(lambda: bool(model_loading.remembered(bare)), timeout=PATIENCE)
    assert questions.isHidden() and model_loading.remembered(bare)["value_range"] == "-1..1"


def test_models_chosen_faster_than_they_load_leave_the_last_one(qtbot, window, home):
    for name, labels in (("a", 3), ("b", 4), ("c", 5)):
        metadata = {"labels": [f"{name}{i}" for i in range(labels)], "value_range": [0, 1]}
        write_onnx(home / f"{name}.onnx", outputs=labels, metadata=metadata)
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: page.player.state == "loading", timeout=PATIENCE)
    for name in "abc":
        page.take_file(str(home / f"{name}.onnx"))
    qtbot.waitUntil(lambda: shows(qtbot, page).labels == ("c0", "c1", "c2", "c3", "c4"), timeout=PATIENCE)
    assert page.ui.controls.model.currentText() == "c.onnx"


def test_a_model_that_cannot_be_used_leaves_the_one_before(qtbot, window, home):
    (home / "bad.onnx").write_bytes(b"no model")
    page = opened(qtbot, window)
    shows(qtbot, page)
    page.take_file(str(home / "bad.onnx"))
    qtbot.waitUntil(lambda: "bad.onnx is damaged" in page.ui.problems.sentence, timeout=PATIENCE)
    assert page.ui.controls.model.currentText() == "Shipped model"
    shows(qtbot, page)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.avi", None, "There is no file"),
        ("cut.avi", b"RIFF0000AVI LIST", "is damaged, or is no film"),
        ("cut.png", b"\x89PNG\r\n", "is damaged, or is no picture"),
        ("list.ts", b"#EXTM3U\nhttp://example.org/a.ts", "is a list of films"),
    ],
)
def test_a_source_that_cannot_be_shown_costs_a_sentence(qtbot, window, home, name, content, sentence):
    page = opened(qtbot, window)
    if content:
        (home / name).write_bytes(content)
    page.take_file(str(home / name))
    qtbot.waitUntil(lambda: sentence in page.ui.view.sentence, timeout=PATIENCE)
    assert page.player.state == "failed" and page.ui.start.text() == " Start"
    page.open_source("demo")
    shows(qtbot, page)


def test_a_film_ends_with_its_last_picture_and_can_be_saved_when_somebody_asks(qtbot, window, home, monkeypatch):
    film = write_film(home / "film.avi", [noise()] * 4)
    page = opened(qtbot, window)
    page.take_file(str(film))
    qtbot.waitUntil(lambda: page.player.state == "ended" and page.ui.view.picture_size == (320, 240), timeout=PATIENCE)
    target = home / "kept.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.ui.save.click()
    assert target.read_bytes().startswith(b"\x89PNG") and "stored 1 · sent 0" in page.ui.ledger.text()


def test_a_live_camera_needs_consent_once_and_shows_nothing_after_it_was_switched_off(qtbot, window, monkeypatch):
    monkeypatch.setattr(camera_player, "CameraProcess", FakeProcess)
    page = opened(qtbot, window)
    source = page.ui.controls.source
    qtbot.waitUntil(lambda: source.findText("Fake camera") >= 0, timeout=PATIENCE)
    source.activated.emit(source.findText("Fake camera"))
    page.findChild(ConsentDialog).reject()
    assert not source.live and not window._settings.camera_consent
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


def test_the_detector_that_does_not_come_along_is_offered(qtbot, window, monkeypatch):
    monkeypatch.setattr("core.expressions.detectors.yunet_path", lambda: None)
    page = opened(qtbot, window)
    controls = page.ui.controls
    assert controls.values["detector"] == "haar" and not controls.fetch.isHidden() and "0.2 MB" in controls.fetch.text()
    asked = []
    monkeypatch.setattr(controls.fetcher, "do", asked.append)
    controls.fetch.click()
    assert [job.__name__ for job in asked] == ["FetchDetector"]
    monkeypatch.setattr("core.expressions.detectors.yunet_path", lambda: controls)
    controls.fetcher.state_changed.emit("finished")
    assert controls.values["detector"] == "yunet" and controls.fetch.isHidden()
    page.stop()


def test_the_page_loads_nothing_heavy():
    assert not loaded_by("import app.pages.camera_page, app.camera_window") & (HEAVY | {"h5py", "onnx"})


def test_the_lesson_is_there(qtbot, window):
    page = opened(qtbot, window)
    page.show_lesson()
    assert "no statement about the person" in page.ui._lesson.layout().itemAt(0).widget().toPlainText().replace(
        "\n", " "
    )
