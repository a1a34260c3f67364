"""The live window on a film and on what is no source."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.camera_window import CameraWindow, main
from app.expression_view import COLORS, ExpressionView
from core.expressions import LABELS, NOT_SURE
from core.expressions.faces import Box
from core.expressions.pipeline import FaceReading, Reading
from tests.core.expression_fakes import noise, write_film, write_onnx


def reading(*faces):
    return Reading(1, 0.0, faces, LABELS, {}, True)


def face(label, box):
    probabilities = np.full(7, 0.02, np.float32)
    probabilities[LABELS.index(label) if label in LABELS else 0] = 0.88
    return FaceReading(1, box, label, 0.88, probabilities, probabilities, 0.0)


def color_at(view, x, y):
    return view.grab().toImage().pixelColor(x, y).name().upper()


@pytest.mark.parametrize(("mirror", "left"), [(False, 100), (True, 640 - 100 - 120)])
@pytest.mark.parametrize("label", ["happy", "sad", NOT_SURE])
def test_a_box_has_the_colour_of_its_class_where_the_face_is_shown(qtbot, mirror, left, label):
    view = ExpressionView(mirror=mirror)
    qtbot.addWidget(view)
    view.resize(640, 360)
    picture = np.zeros((720, 1280, 3), np.uint8)
    picture[:, :640] = 60
    view.show_frame(picture, reading(face(label, Box(200, 200, 240, 240))), 1.0)
    assert color_at(view, left, 150) == COLORS[label] and color_at(view, left + 119, 150) == COLORS[label]
    assert color_at(view, 639 if mirror else 0, 20) == "#3C3C3C"
    assert view.milliseconds > 0


def test_a_film_is_shown_until_enough_frames_and_the_process_ends(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    film = write_film(tmp_path / "film.avi", [noise()] * 20, rate=20)
    window = CameraWindow(str(film), 5, model=str(write_onnx(tmp_path / "m.onnx")), detector="haar", loop=True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert window.frames == 5 and "drawing" in window.status.text() and "stored 0  sent 0" in window.status.text()
    assert window.player.pid is None


def test_escape_ends_it_and_what_is_wrong_is_shown(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    window = CameraWindow(str(tmp_path / "none.avi"), model=str(write_onnx(tmp_path / "m.onnx")), detector="haar")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "there is no file" in window.view.sentence, timeout=60_000)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible() and window.player.pid is None and window.state[0] == "failed"


def test_wrong_arguments_open_nothing(qtbot, capsys):
    assert main(["--window", "--threshold", "7", "--model", "m.onnx"]) == 2
    assert "--threshold" in capsys.readouterr().err
