"""The benchmark of the camera page, for a moment; no figure is compared with a goal here."""

import subprocess

import pytest

from app.benchmarks import camera_window
from core import cli_bench
from core.expressions import detectors
from tests.core.expression_fakes import faces_picture, write_onnx


@pytest.mark.skipif(faces_picture() is None, reason="faces/12_angry_men.jpg is not on this machine")
def test_figures_of_every_detector(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_BENCH_MODEL", str(write_onnx(tmp_path / "m.onnx", size=48)))
    monkeypatch.setattr(camera_window, "_BEFORE", 2.0)
    figures = camera_window.run(lambda _: None, seconds=0.5)
    for name in ("haar", *(["yunet"] if detectors.yunet_path() else [])):
        assert figures[f"{name}: drawn frames/s"] > 0
        assert figures[f"{name}: 95 % of frames drawn within [ms]"] > 0
    assert all(cli_bench.goal_for(figure, camera_window.GOALS) for figure in figures if figure != "model")


def test_a_window_that_fails_is_an_error(monkeypatch):
    monkeypatch.setattr(camera_window._faces_film, "frames", lambda count, rate: iter(()))
    done = subprocess.CompletedProcess([], 1, "", "Traceback\nTimeoutError: nothing was drawn")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(ChildProcessError, match="the window failed: TimeoutError: nothing was drawn"):
        camera_window.run(lambda _: None)
