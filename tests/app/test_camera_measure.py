"""The Measure tab on pictures whose two accuracies are known."""

import numpy as np
import pytest
from PIL import Image

from app import theme
from app.pages.camera_measure import MeasureTab
from app.runner import EnginePool
from core.expressions import LABELS
from tests.core.expression_fakes import face_of_class, write_onnx

PATIENCE = 60_000


@pytest.fixture
def tab(qtbot, qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    theme.apply(qapp, "light")
    pool = EnginePool()
    tab = MeasureTab(pool)
    tab.grid.resize(900, 600)
    tab.grid.show()
    qtbot.addWidget(tab)
    qtbot.addWidget(tab.grid)
    qtbot.waitUntil(lambda: tab.grid.ready, timeout=PATIENCE)
    yield tab
    tab.player.close()
    pool.close()


def test_both_accuracies_stand_side_by_side(qtbot, tab, tmp_path):
    """Stripes that the model knows by heart, in which no detector finds a face: 100 % alone, 0 % in the chain."""
    for number, label in enumerate(LABELS):
        (tmp_path / "faces" / label).mkdir(parents=True)
        for i in range(2):
            Image.fromarray(face_of_class(number)).save(tmp_path / "faces" / label / f"{i}.png")
    tab.take_folder(str(tmp_path / "faces"))
    assert tab.pictures.currentText() == "faces"
    tab.begin(str(write_onnx(tmp_path / "m.onnx", gain=50.0)), "haar", None)
    assert tab.go.text() == "Cancel"
    qtbot.waitUntil(lambda: tab.player.state == "finished", timeout=PATIENCE)
    assert {name: label.text() for name, label in tab.figures.items()} == {
        "end to end": "0.0 %",
        "crops alone": "100.0 %",
    }
    shown = {stream: panel.newest[stream] for panel in tab.grid.panels for stream in panel.newest}
    rows = {row[0]: row[1:] for row in shown["scores"]["rows"]}
    assert rows["accuracy"] == ["0.0 %", "100.0 %"] and rows["face found"] == ["0.0 %", "100.0 %"]
    assert rows["right, of those found"] == ["-", "100.0 %"]
    assert shown["recall"]["groups"]["model alone"].tolist() == [1.0] * 7
    assert np.array_equal(shown["confusion"]["values"], np.eye(8)[[7] * 7] * 2)
    assert len(shown["chain"]["lines"]["whole chain"]) == 0 and shown["alone"]["lines"]["model alone"].tolist() == [1.0]
    assert tab.said.text() == "14 pictures of faces, faces found by haar." and tab.go.text() == "Measure"


def test_a_folder_without_labels_costs_a_sentence_and_cancelling_works(qtbot, tab, tmp_path):
    problems = []
    tab.player.problem.connect(lambda sentence, *_: problems.append(sentence))
    (tmp_path / "empty").mkdir()
    tab.take_folder(str(tmp_path / "empty"))
    tab.begin(str(write_onnx(tmp_path / "m.onnx")), "haar", None)
    qtbot.waitUntil(lambda: tab.player.state == "failed", timeout=PATIENCE)
    assert "has no pictures in folders that are named angry" in problems[0]
    tab.begin(str(tmp_path / "m.onnx"), "haar", None)
    tab.go.click()
    assert not tab.player.active and tab.go.text() == "Measure"
    asked = []
    tab.started.connect(lambda: asked.append(1))
    tab.go.click()
    assert asked == [1]
