"""The ring of shared memory, and the camera's process: a real one on films, and its inside on fake cameras."""

import os
import subprocess
import sys
import threading
import time
from multiprocessing import get_context, shared_memory

import numpy as np
import pytest

from core.expressions.camera_engine import CameraEngine, Order
from core.expressions.camera_handle import CameraHandle
from core.expressions.frame_ring import LARGEST, SLOTS, FrameRing
from core.expressions.sources import CameraSource
from tests.core.expression_fakes import FakeDevice, faces_picture, noise, write_film, write_onnx
from tests.core.test_expressions_capture import WEBCAM


def gone(name):
    try:
        shared_memory.SharedMemory(name).close()
    except FileNotFoundError:
        return True
    return False


def test_frames_of_any_size_cross_the_ring():
    ring = FrameRing()
    try:
        other = FrameRing(ring.name)
        for shape in ((240, 320, 3), (1, 1, 3), LARGEST, (17, 5, 3)):
            frame = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
            assert np.array_equal(other.read(ring.write(frame)), frame)
        other.close()
    finally:
        ring.close()
        ring.close()
    assert gone(ring.name)


def test_a_frame_that_was_overwritten_is_none_and_the_newest_is_there():
    ring = FrameRing()
    try:
        tickets = [ring.write(np.full((4, 4, 3), i, np.uint8)) for i in range(SLOTS + 1)]
        assert ring.read(tickets[0]) is None
        assert [int(ring.read(ticket)[0, 0, 0]) for ticket in tickets[1:]] == list(range(1, SLOTS + 1))
        ring._set_count(tickets[1].slot, tickets[1].count + 1)  # as in the middle of writing
        assert ring.read(tickets[1]) is None
    finally:
        ring.close()


def _flood(name, pipe):
    """Another process: writes frames of one grey level each as fast as it can."""
    ring = FrameRing(name)
    for level in range(400):
        pipe.send(ring.write(np.full((270, 480, 3), level % 256, np.uint8)))
    pipe.send(None)
    ring.close()


def test_no_frame_is_ever_torn():
    ring, context = FrameRing(), get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_flood, args=(ring.name, theirs))
    process.start()
    try:
        got = 0
        while (ticket := ours.recv()) is not None:
            frame = ring.read(ticket)
            if frame is not None:
                got += 1
                assert frame.min() == frame.max() and frame.shape == (270, 480, 3)
        assert got > 0
    finally:
        process.join(10)
        ring.close()
    assert process.exitcode == 0


class Inbox:
    """An EnginePipe of this process: messages are put in by hand, those that came out are kept."""

    def __init__(self):
        self.ins, self.outs, self.condition = [], [], threading.Condition()

    def say(self, *message):
        with self.condition:
            self.ins.append(message)
            self.condition.notify_all()

    def receive(self, timeout):
        with self.condition:
            self.condition.wait_for(lambda: self.ins, timeout)
            return self.ins.pop(0) if self.ins else None

    def send(self, message, key=None):
        with self.condition:
            self.outs.append(message)
            self.condition.notify_all()

    def close(self):
        pass

    def wait_for(self, kind, *start, seconds=30):
        """The newest message of this kind that begins like this."""

        def match():
            return [m for m in self.outs if m[0] == kind and m[1 : 1 + len(start)] == start]

        with self.condition:
            assert self.condition.wait_for(match, seconds), self.outs
            return match()[-1]


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """A CameraEngine in a thread, with fake cameras by name."""
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    pipe, ring, devices = Inbox(), FrameRing(), {}
    served = CameraEngine(pipe, lambda name: CameraSource(WEBCAM, lambda *_: devices[name]))
    thread = threading.Thread(target=served.serve)
    thread.start()
    model = str(write_onnx(tmp_path / "m.onnx"))

    def start(device, run=1, **order):
        devices["fake"] = device
        pipe.say(
            "start",
            run,
            Order(**{"source": "fake", "ring": ring.name, "model": model, "detector": "haar", **order}).as_dict(),
        )

    pipe.start, pipe.ring = start, ring
    yield pipe
    pipe.say("close")
    thread.join(10)
    ring.close()
    assert not thread.is_alive()


def test_frames_and_readings_come_until_it_is_stopped(engine):
    device = FakeDevice(forever=noise())
    engine.start(device)
    _, _, ticket, reading, factor = engine.wait_for("frame", 1)
    assert factor == 1 and reading.faces == () and (ticket.height, ticket.width) == (240, 320)
    states = [m[2] for m in engine.outs if m[0] == "state"]
    assert states[0] == "loading" and "live" in states
    engine.say("stop")
    engine.wait_for("state", 1, "stopped")
    assert device.released.is_set()


def test_a_frame_larger_than_the_ring_is_made_smaller(engine):
    engine.start(FakeDevice(forever=noise(1, (1440, 1440, 3))))
    _, _, ticket, _, factor = engine.wait_for("frame", 1)
    assert (ticket.height, ticket.width) == (1080, 1080) and factor == pytest.approx(0.75)


def test_settings_are_live_and_wrong_ones_a_sentence(engine):
    engine.start(FakeDevice(forever=noise()))
    engine.wait_for("frame", 1)
    engine.say("settings", {"threshold": 0.9, "smoothing": 0.0})
    engine.say("settings", {"source": "other"})
    assert "source cannot change while the camera runs" in engine.wait_for("problem", 1)[2]


def test_a_frozen_frame_stays_and_settings_show_on_it(engine):
    engine.start(FakeDevice(forever=noise()))
    engine.wait_for("frame", 1)

    def numbers():
        return [message[3].number for message in engine.outs if message[0] == "frame"]

    engine.say("freeze", True)
    for threshold in (0.1, 0.2, 0.3):
        engine.say("settings", {"threshold": threshold})
    with engine.condition:  # the same frame, shown once more for each of the settings
        assert engine.condition.wait_for(lambda: len(numbers()) > 3 and len(set(numbers()[-4:])) == 1, 30)
    engine.say("freeze", False)
    with engine.condition:
        frozen = numbers()[-1]
        assert engine.condition.wait_for(lambda: numbers()[-1] > frozen, 30)


def test_what_goes_wrong_is_a_sentence_and_the_next_start_works(engine, tmp_path):
    device = FakeDevice(forever=noise())
    engine.start(device, model=str(tmp_path / "none.onnx"))
    assert "there is no model file" in engine.wait_for("state", 1, "failed")[3]
    assert device.released.wait(5)
    engine.start(FakeDevice(forever=noise()), run=2, model=str(write_onnx(tmp_path / "bare.onnx", metadata=False)))
    assert engine.wait_for("question", 2)[2:] == (("labels", "value_range"), 7)
    engine.start(FakeDevice(forever=noise()), run=3)
    engine.wait_for("frame", 3)


def test_a_driver_that_does_not_give_the_camera_back_is_told_to_the_window(engine):
    class Hung(FakeDevice):
        def release(self):
            pass

    device = Hung([noise()])
    engine.start(device)
    engine.wait_for("frame", 1)
    engine.say("stop")
    assert "process has to be ended" in engine.wait_for("state", 1, "hung")[3]
    device.released.set()


# The process itself.


def collect(handle, until, seconds=60):
    messages, deadline = [], time.monotonic() + seconds
    while not until(messages):
        assert handle.waiting(max(0, deadline - time.monotonic())), messages
        messages += handle.receive()
    return messages


def test_a_film_in_the_cameras_process(tmp_path):
    picture = faces_picture()
    picture = noise(2, (360, 640, 3)) if picture is None else picture[::2, ::2]
    film = write_film(tmp_path / "film.avi", [picture] * 5, rate=10)
    handle = CameraHandle()
    try:
        name = handle._ring.name
        handle.start(1, str(film), model=str(write_onnx(tmp_path / "m.onnx")), detector="haar", loop=True)
        messages = collect(handle, lambda seen: sum(m[0] == "frame" for m in seen) >= 3)
        _, run, ticket, reading, factor = [m for m in messages if m[0] == "frame"][-1]
        assert (run, factor) == (1, 1) and (ticket.height, ticket.width) == (360, 640)
        assert faces_picture() is None or len(reading.faces) >= 6
        shown = handle.frame(ticket)
        assert shown is None or np.abs(shown.astype(int) - picture).mean() < 12
        states = [message[2] for message in handle.stop(30) if message[0] == "state"]
        assert states[-1:] == ["stopped"] and handle.alive
        handle.start(2, str(tmp_path / "none.avi"), model=str(tmp_path / "m.onnx"))
        messages = collect(handle, lambda seen: any(m[0] == "state" and m[1:3] == (2, "failed") for m in seen))
        assert "there is no file" in messages[-1][3]
    finally:
        handle.close()
    assert not handle.alive and gone(name)


def _hang(connection):
    """A camera process whose main thread never answers."""
    connection.send_bytes(b"")
    time.sleep(600)


def test_a_process_that_hangs_is_killed_within_the_time_given():
    handle = CameraHandle(_hang)
    name = handle._ring.name
    handle._connection.recv_bytes()
    start = time.monotonic()
    handle.stop(seconds=0.3)
    assert time.monotonic() - start < 3 and not handle.alive and gone(name)


def test_killing_it_leaves_no_shared_memory_and_a_new_one_starts(tmp_path):
    handle = CameraHandle()
    name = handle._ring.name
    handle.start(
        1, str(write_film(tmp_path / "f.avi", [noise()] * 3)), model=str(write_onnx(tmp_path / "m.onnx")), loop=True
    )
    collect(handle, lambda seen: any(m[0] == "frame" for m in seen))
    os.kill(handle.pid, 9) if sys.platform != "win32" else handle.kill()
    with pytest.raises(EOFError):
        while True:
            handle.receive()
    handle.kill()
    assert gone(name)


def test_the_cameras_process_never_loads_torch_keras_or_qt():
    code = """
import sys
from core.expressions import camera_engine, detectors, model_loading
import core.expressions.camera_handle
before = set(sys.modules)
import numpy as np
from core.expressions.pipeline import Pipeline
from core.expressions.sources import Frame
from core.expressions.classifier import Classifier
from tests.core.expression_fakes import write_onnx
from pathlib import Path
import tempfile
with tempfile.TemporaryDirectory() as folder:
    pipeline = Pipeline(detectors.create("auto"), Classifier(write_onnx(Path(folder) / "m.onnx")))
    pipeline.process(Frame(1, 0.0, np.zeros((90, 160, 3), np.uint8)))
top = {m.partition(".")[0] for m in sys.modules}
assert not top & {"torch", "keras", "tensorflow", "PySide6", "scipy", "sklearn"}, top
assert not {m.partition(".")[0] for m in before} & {"cv2", "onnxruntime", "onnx"}, "imported too early"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
