"""The camera page's jobs without a window."""

import numpy as np
import pytest
from PIL import Image

from core.datasets import Report
from core.expressions import LABELS, detectors
from core.expressions.model_file import ModelRefused
from core.jobs.fetch_detector import FetchDetector
from core.jobs.measure_expressions import ALONE, MeasureExpressions
from tests.core.expression_fakes import face_of_class, write_onnx


def played(job):
    """Events by stream, the newest of each."""
    return {event.stream: event.data for event in job.run()}


def test_fetching_the_detector_shows_progress_and_where_it_lies(monkeypatch, tmp_path):
    def fetching():
        yield Report(1, 2, "Fetching")
        return tmp_path / "weights" / "yunet.onnx"

    monkeypatch.setattr(detectors, "fetching_yunet", fetching)
    shown = played(FetchDetector())
    assert shown["progress"]["done"] == 1 and str(tmp_path / "weights") in shown["outcome"]["markdown"]


@pytest.fixture
def stripes(tmp_path):
    """Five pictures that ``write_onnx``'s model names rightly, and of surprise one of five wrongly; no faces in them."""
    for number, label in enumerate(LABELS):
        (tmp_path / "s" / label).mkdir(parents=True)
        for i in range(5):
            wrong = label == "surprise" and i == 0
            Image.fromarray(face_of_class(0 if wrong else number)).save(tmp_path / "s" / label / f"{i}.png")
    return tmp_path / "s"


def test_measuring_tells_accuracy_recall_and_confusion(stripes, tmp_path):
    model = write_onnx(tmp_path / "m.onnx", metadata=False, gain=50.0)
    said = {"labels": ",".join(LABELS), "value_range": "0..1"}
    shown = played(MeasureExpressions(str(stripes), str(model), "haar", **said))
    rows = {row[0]: row[2] for row in shown["scores"]["rows"]}
    assert rows["accuracy"] == "97.1 %"  # 34 of 35
    assert rows["calibration error"] == "2.9 %"  # always sure, wrong once
    assert shown["recall"]["groups"][ALONE] == pytest.approx([1, 1, 1, 1, 1, 0.8, 1])
    assert shown["alone"]["x"] == pytest.approx([1.0]) and shown["alone"]["lines"][ALONE] == pytest.approx([34 / 35])
    assert np.array_equal(shown["confusion"]["values"][:, -1], [5] * 7)  # a detector finds no face in stripes
    assert shown["headline"]["markdown"].startswith("35 pictures of s, faces found by haar.")


def test_a_model_that_says_nothing_of_itself_is_refused_in_a_sentence(stripes, tmp_path):
    with pytest.raises(ModelRefused, match="does not say"):
        played(MeasureExpressions(str(stripes), str(write_onnx(tmp_path / "m.onnx", metadata=False)), "haar"))
