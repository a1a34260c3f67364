"""The camera's process changes its model while the picture goes on, remembers answers, and can be started a hundred times."""

import threading

import numpy as np
import psutil
import pytest

from core.expressions import camera_engine, model_loading
from core.expressions.cameras import Camera
from tests.core.expression_fakes import FakeDevice, noise, write_onnx
from tests.core.test_expressions_engine import engine

__all__ = ["engine"]


def models(engine):
    return [message[2] for message in engine.outs if message[0] == "model"]


def test_another_model_takes_over_while_the_picture_goes_on(engine, tmp_path):
    device = FakeDevice(forever=noise())
    engine.start(device)
    first = engine.wait_for("frame", 1)[3]
    other = write_onnx(
        tmp_path / "other.onnx", outputs=3, metadata={"labels": ["a", "b", "c"], "value_range": [0, 255]}
    )
    engine.say("model", str(other), None)
    assert engine.wait_for("model", 1, str(other))[3].value_range == (0, 255)
    with engine.condition:
        assert engine.condition.wait_for(
            lambda: engine.outs[-1][0] == "frame" and engine.outs[-1][3].labels == ("a", "b", "c"), 30
        )
        last = engine.outs[-1][3]
    assert last.number > first.number and not device.released.is_set()


@pytest.mark.parametrize("broken", ["missing", "silent"])
def test_a_model_that_cannot_be_used_costs_a_sentence_not_the_picture(engine, tmp_path, broken):
    device = FakeDevice(forever=noise())
    engine.start(device)
    engine.wait_for("frame", 1)
    path = tmp_path / "other.onnx"
    if broken == "silent":
        write_onnx(path, metadata=False)
    engine.say("model", str(path), None)
    engine.wait_for("problem", 1)
    if broken == "silent":
        assert engine.wait_for("question", 1)[2:] == (("labels", "value_range"), 7)
        engine.say("model", str(path), {"labels": ",".join("abcdefg"), "value_range": "0..1"})
        engine.wait_for("model", 1, str(path))
    with engine.condition:
        before = engine.outs[-1]
        assert engine.condition.wait_for(lambda: engine.outs[-1] is not before and engine.outs[-1][0] == "frame", 30)
    assert not device.released.is_set()
    assert not [m for m in engine.outs if m[0] == "state" and m[2] == "failed"]


def test_a_picture_that_stands_is_read_again_by_another_model(engine, tmp_path):
    engine.start(FakeDevice(forever=noise()))
    engine.wait_for("frame", 1)
    engine.say("freeze", True)
    other = write_onnx(tmp_path / "other.onnx", outputs=2, metadata={"labels": ["a", "b"], "value_range": [0, 1]})
    engine.say("model", str(other), None)
    with engine.condition:
        assert engine.condition.wait_for(
            lambda: engine.outs[-1][0] == "frame" and engine.outs[-1][3].labels == ("a", "b"), 30
        )


def test_answers_are_remembered_for_the_file(engine, tmp_path):
    path = write_onnx(tmp_path / "bare.onnx", metadata=False)
    answers = {"labels": ",".join("abcdefg"), "value_range": "-1..1"}
    engine.say("remember", str(path), answers)
    engine.start(FakeDevice(forever=noise()), model=str(path))
    assert engine.wait_for("model", 1, str(path))[3].value_range == (-1, 1)
    assert model_loading.remembered(path) == answers


def test_a_model_for_a_camera_that_is_off_is_nobodys_business(engine, tmp_path):
    engine.say("model", str(tmp_path / "none.onnx"), None)
    engine.start(FakeDevice(forever=noise()))
    engine.wait_for("frame", 1)
    assert not [m for m in engine.outs if m[0] == "problem"]


def test_the_cameras_of_the_machine_are_told_also_while_one_runs(engine, monkeypatch):
    found = [Camera("Desk camera", 0)]
    monkeypatch.setattr(camera_engine.cameras, "listed", lambda: found)
    engine.say("cameras")
    assert engine.wait_for("cameras") == ("cameras", found)
    engine.start(FakeDevice(forever=noise()))
    engine.wait_for("frame", 1)
    monkeypatch.setattr(camera_engine.cameras, "listed", lambda: 1 / 0)
    engine.say("cameras")
    with engine.condition:
        assert engine.condition.wait_for(lambda: ("cameras", []) in engine.outs, 30)
    assert not [m for m in engine.outs if m[0] == "problem"]


def test_a_hundred_starts_and_stops_leave_no_thread_no_handle_and_no_camera_behind(engine):
    devices = [FakeDevice(forever=np.zeros((48, 64, 3), np.uint8)) for _ in range(102)]

    def cycle(run):
        engine.start(devices[run], run=run)
        engine.wait_for("frame", run)
        engine.say("stop")
        engine.wait_for("state", run, "stopped")
        engine.outs.clear()

    cycle(0)
    cycle(1)
    process = psutil.Process()
    threads = threading.active_count()
    handles = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
    for run in range(2, 102):
        cycle(run)
    assert all(device.released.is_set() for device in devices)
    assert threading.active_count() <= threads
    assert (process.num_fds() if hasattr(process, "num_fds") else process.num_handles()) <= handles + 2
