"""Parts of the camera page by themselves: the band over time, the figures, the lists of sources and models, the questions."""

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from app import theme
from app.expression_view import COLORS, color_of
from app.pages.camera_consent import ConsentDialog
from app.pages.camera_face import PARTS, FaceBars, Figures
from app.pages.camera_model import ModelChooser, ModelQuestions
from app.pages.camera_sources import SourceChooser
from app.pages.camera_strip import SPAN, STANDS, History, band
from core.expressions import LABELS, NOT_SURE, demo
from core.expressions.cameras import Camera
from core.expressions.faces import Box
from core.expressions.pipeline import FaceReading, Reading


@pytest.fixture(autouse=True)
def light(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    theme.apply(qapp, "light")


def face(number, probabilities, label=None, raw=None):
    shares = np.array(probabilities, np.float32)
    return FaceReading(
        number, Box(0, 0, 10, 10), label or LABELS[shares.argmax()], float(shares.max()), shares,
        shares if raw is None else np.array(raw, np.float32), 0.0,
    )  # fmt: skip


def reading(time, *faces, labels=LABELS):
    return Reading(1, time, faces, labels, {}, True)


HAPPY, SAD = np.eye(7)[3], np.eye(7)[4]


def test_the_band_shows_what_was_read_when_it_was_read():
    history = History()
    history.add(reading(0.0, face(1, HAPPY)))
    history.add(reading(1.0, face(1, SAD, NOT_SURE), face(2, HAPPY)))
    history.add(reading(2.0, face(2, HAPPY)))
    shares, verdicts = history.columns(1, 3000)  # a hundredth of a second each, up to 2.0
    moments = 2.0 - SPAN + (np.arange(3000) + 1) * SPAN / 3000
    assert np.isnan(shares[moments < 0]).all()
    assert (shares[(moments > 0) & (moments < 0.99)] == HAPPY.astype(np.float32)).all()
    assert (shares[moments > 1.01] == SAD.astype(np.float32)).all()
    assert (verdicts[(moments > 0) & (moments < 0.99)] == 3).all() and (verdicts[moments > 1.01] == -1).all()
    shares, _ = history.columns(2, 3000)
    assert np.isnan(shares[moments < 0.99]).all() and not np.isnan(shares[moments > 1.01]).any()
    assert np.isnan(history.columns(7, 10)[0]).all()


def test_a_reading_stands_only_for_a_while_and_old_ones_are_forgotten():
    history = History()
    for time in np.arange(0, 100, 0.1):
        history.add(reading(float(time), *([face(1, HAPPY)] if time < 50 or time > 60 else [])))
    shares, _ = history.columns(1, 300)
    assert not np.isnan(shares).any()
    history.add(reading(100.0 + STANDS + 1))
    assert np.isnan(history.columns(1, 300)[0][-1]).all()
    assert len(history._faces[1]) <= 10 * (SPAN + STANDS) + 1
    history.add(reading(1000.0))
    assert not history._faces


def test_another_source_or_another_model_begins_a_new_band():
    history = History()
    history.add(reading(5.0, face(1, HAPPY)))
    history.add(reading(0.0, face(1, SAD)))
    assert (history.columns(1, 300)[1] != 3).all()
    history.add(reading(1.0, face(1, [0.2, 0.8], "b"), labels=("a", "b")))
    assert history.columns(1, 300)[0].shape == (300, 2)


def test_a_column_of_the_band_is_divided_as_the_probabilities_are():
    colors = [QColor(COLORS[label]) for label in LABELS]
    shares = np.array([[0.5, 0.25, 0.25, 0, 0, 0, 0], [np.nan] * 7, HAPPY, [1 / 7] * 7], np.float32)
    picture = band(shares, colors, 1400, QColor("#123456"))
    assert picture.shape == (1400, 4)
    counts = [[int((picture[:, x] == color.rgba()).sum()) for color in colors] for x in range(4)]
    assert counts[0] == [700, 350, 350, 0, 0, 0, 0] and counts[2] == [0, 0, 0, 1400, 0, 0, 0]
    assert counts[3] == pytest.approx([200] * 7, abs=1) and sum(counts[3]) == 1400
    assert (picture[:, 1] == QColor("#123456").rgba()).all()
    assert picture[-1, 0] == colors[0].rgba() and picture[0, 0] == colors[2].rgba()  # the first label at the bottom


def test_labels_of_strangers_get_colours_of_their_own():
    labels = ("happy", "bored", "contempt")
    colors = [color_of(label, labels).name() for label in labels]
    assert colors[0] == COLORS["happy"].lower() and len(set(colors)) == 3


def test_bars_are_sorted_as_long_as_the_probabilities_and_carry_the_raw_one(qtbot):
    bars = FaceBars()
    qtbot.addWidget(bars)
    bars.resize(400, 140)
    smooth = [0.05, 0.05, 0.1, 0.2, 0.5, 0.05, 0.05]
    bars.show_face(face(1, smooth, raw=[0, 0, 0, 1, 0, 0, 0]), LABELS, 0.45)
    image = bars.grab().toImage()
    names, width = 66, 400 - 66 - 72
    for row, label in enumerate(("sad", "happy", "fear")):
        y, share = row * 20 + 10, smooth[LABELS.index(label)]
        inside, outside = (image.pixelColor(round(names + width * (share + d)), y).name() for d in (-0.02, 0.02))
        assert (inside == COLORS[label].lower()) and outside != inside
    raw = image.pixelColor(names + width - 1, 30).name()  # happy's newest reading is 1
    assert raw == theme.current().text.lower()


def test_figures_are_means_over_the_newest_frames_and_the_rate_is_that_of_drawing(qtbot):
    figures = Figures()
    qtbot.addWidget(figures)
    assert figures.rate == 0 and figures.means() == dict.fromkeys(PARTS, 0.0)
    for i in range(100):
        parts = {"capture": 2.0, "detection": 9.0 if i % 3 == 0 else 0.0}
        shown = Reading(i + 1, 0.0, (), LABELS, parts, True, arrived=i / 25 - 0.04)
        figures.add(shown, 1.0, i / 25)
    figures.add(shown, 50.0, 99.0)  # a frozen frame with other settings
    assert figures.rate == pytest.approx(25) and figures.age == pytest.approx(40)
    assert figures.means() == pytest.approx(
        {"capture": 2, "detection": 3, "tracking": 0, "classification": 0, "drawing": 1}
    )
    figures.resize(300, 100)
    assert not figures.grab().isNull()
    figures.clear()
    assert figures.rate == 0


def texts(chooser):
    return [chooser.itemText(i) for i in range(chooser.count())]


def test_cameras_come_and_go_by_name_and_the_chosen_one_stays(qtbot, tmp_path):
    chooser = SourceChooser(live_allowed=True)
    qtbot.addWidget(chooser)
    assert (chooser.source, chooser.live) == (demo.PORTRAIT, False) and "No camera is plugged in" in texts(chooser)
    chooser.show_cameras([Camera("Desk", 0), Camera("Front", 2)])
    assert {"Desk", "Front"} <= set(texts(chooser)) and "No camera is plugged in" not in texts(chooser)
    with qtbot.waitSignal(chooser.chosen, timeout=1000) as told:
        chooser.activated.emit(texts(chooser).index("Front"))
    assert told.args == ["Front", True]
    chooser.choose("Front", live=True)
    chooser.show_cameras([Camera("Desk", 0)])
    assert "Front (not plugged in)" in texts(chooser) and chooser.currentText() == "Front (not plugged in)"
    chooser.show_cameras([Camera("Desk", 0), Camera("Front", 2)])
    assert chooser.currentText() == "Front"
    chooser.choose(str(tmp_path / "film.avi"))
    assert chooser.currentText() == "film.avi"
    chooser.allow_live(False)
    assert "Desk" not in texts(chooser) and "Live cameras are switched off" in texts(chooser)


def test_the_list_of_cameras_is_asked_for_while_it_is_in_sight(qtbot):
    chooser = SourceChooser(live_allowed=True)
    qtbot.addWidget(chooser)
    with qtbot.waitSignal(chooser.outdated, timeout=5000):
        chooser.show()
    assert chooser._refresh.isActive()
    chooser.hide()
    assert not chooser._refresh.isActive()


def test_the_shipped_model_stands_first_and_opened_ones_follow(qtbot, tmp_path):
    chooser = ModelChooser("")
    qtbot.addWidget(chooser)
    assert texts(chooser) == ["Shipped model", "Open a model..."]
    for name in "abcdef":
        chooser.choose(str(tmp_path / f"{name}.onnx"))
    assert texts(chooser) == ["Shipped model", "f.onnx", "e.onnx", "d.onnx", "c.onnx", "Open a model..."]
    assert chooser.currentText() == "f.onnx"


def test_only_what_a_model_does_not_say_is_asked_and_every_answer_is_tried(qtbot):
    questions = ModelQuestions()
    qtbot.addWidget(questions)
    tried, kept = [], []
    questions.tried.connect(tried.append)
    questions.kept.connect(kept.append)
    questions.ask("m.h5", ("value_range",), 7)
    assert not questions.isHidden() and tried == [{"value_range": "0..1"}]
    questions.range.setCurrentText("-1..1")
    questions.range.activated.emit(1)
    questions.keep.click()
    assert tried[1:] == [{"value_range": "-1..1"}] and kept == [{"value_range": "-1..1"}] and questions.isHidden()
    questions.ask("m.h5", ("labels", "value_range"), 3)
    assert tried[-1] == {"labels": "class 1, class 2, class 3", "value_range": "0..1"}
    questions.ask("m.h5", ("labels",), 7)
    assert tried[-1] == {"labels": ", ".join(LABELS)}


def test_nobody_agrees_for_others_by_accident(qtbot):
    dialog = ConsentDialog()
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    dialog.agreed.click()
    assert dialog.go.isEnabled()
    text = dialog.findChild(QLabel).text().replace("\n", " ")
    for promise in (
        "none is stored, none is sent",
        "What it cannot know",
        "prohibited (AI Act",
        "switches the camera and its light off",
    ):
        assert promise in text
