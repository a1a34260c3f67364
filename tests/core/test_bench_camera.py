"""The film of nine faces, and the benchmark on it with few frames; no figure is compared with a goal here."""

import sys

import numpy as np
import pytest

from core import cli_bench
from core.benchmarks import _faces_film, camera
from core.expressions import detectors
from core.expressions.faces import Box
from tests.core.expression_fakes import faces_picture, write_onnx

pytestmark = pytest.mark.skipif(faces_picture() is None, reason="faces/12_angry_men.jpg is not on this machine")


def test_faces_are_where_the_film_says():
    """Haar, which finds these nine in the photograph, finds them there in frames far apart."""
    seen = 0
    for picture, boxes in _faces_film.frames(4, rate=1 / 3):
        assert picture.shape == (720, 1280, 3) and len(boxes) == 9
        assert all(box.inside(1280, 720) for box in boxes)
        assert max(a.overlap(b) for i, a in enumerate(boxes) for b in boxes[:i]) == 0
        found = [face.box for face in detectors.Haar(1280).find(picture)]
        near = [max(found, key=lambda f, b=box: f.overlap(b)) for box in boxes]
        seen += sum(f.overlap(b) > 0.5 for f, b in zip(near, boxes, strict=True))
    assert seen >= 33


def test_faces_move_steadily_in_every_direction():
    places = np.array([[(*box.centre, box.width) for box in boxes] for _, boxes in _faces_film.frames(50, rate=5)])
    steps = np.abs(np.diff(places, axis=0))
    assert 10 < steps[..., 0].max() < 60 and 2 < steps[..., 1].max() < 60
    assert (np.ptp(places, axis=0)[:, 0] > 100).all() and (np.ptp(places, axis=0)[:, 2] > 10).all()


def test_hits_count_each_true_face_once():
    true = [Box(0, 0, 100, 100), Box(300, 0, 100, 100)]
    assert _faces_film.hits([Box(5, 5, 100, 100), Box(-5, 0, 100, 100), Box(900, 0, 9, 9)], true) == 1
    assert _faces_film.hits([], true) == 0


def test_the_benchmark_runs_without_its_rival_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_BENCH_MODEL", str(write_onnx(tmp_path / "m.onnx", size=48)))
    monkeypatch.delenv("LEARNOSCOPE_RIVAL_FER_PYTHON", raising=False)
    said = []
    figures = camera.run(said.append, frames=5, long_run=50)
    assert str(figures["rival"]).startswith("none: LEARNOSCOPE_RIVAL_FER_PYTHON") and figures["haar: recall"] > 0.7
    assert figures["haar: frames/s"] > 0 and "memory growth over 50 frames [MB]" in figures and said
    assert not any("times" in figure for figure in figures)


def test_a_rival_that_cannot_run_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_BENCH_MODEL", str(write_onnx(tmp_path / "m.onnx", size=48)))
    monkeypatch.setenv("LEARNOSCOPE_RIVAL_FER_PYTHON", sys.executable)
    with pytest.raises(ChildProcessError, match=r"fer failed: ModuleNotFoundError: No module named 'fer'"):
        camera.run(lambda _: None, frames=2, long_run=10)


def test_every_goal_names_a_figure():
    for figure in ("yunet: times fer's frame rate", "haar: times fer's frame rate", "haar: recall above fer's"):
        assert cli_bench.goal_for(figure, camera.GOALS)
    assert cli_bench.goal_for("memory growth over 10,000 frames [MB]", camera.GOALS)
