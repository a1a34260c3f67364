"""Models and detectors on the camera page: missing ones, silent ones, broken ones, many at once."""

from app.settings import Settings
from core.expressions import model_loading
from tests.app.camera_pages import PATIENCE, home, opened, shows, window
from tests.core.expression_fakes import write_onnx

__all__ = ["home", "window"]


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
    shows(qtbot, page, lambda reading: reading.labels == tuple("abcdefg"))
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
    shows(qtbot, page, lambda reading: reading.labels == ("c0", "c1", "c2", "c3", "c4"))
    assert page.ui.controls.model.currentText() == "c.onnx"


def test_a_model_that_cannot_be_used_leaves_the_one_before(qtbot, window, home):
    (home / "bad.onnx").write_bytes(b"no model")
    page = opened(qtbot, window)
    shows(qtbot, page)
    page.take_file(str(home / "bad.onnx"))
    qtbot.waitUntil(lambda: "bad.onnx is damaged" in page.ui.problems.sentence, timeout=PATIENCE)
    assert page.ui.controls.model.currentText() == "Shipped model"
    shows(qtbot, page)


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
