"""Sources and the capture thread, with fake cameras and films written here."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from core.expressions.cameras import Camera, CameraBusy, NoCamera
from core.expressions.capture import Capture, Patience
from core.expressions.sources import CameraSource, FilmSource, PictureSource
from tests.core.expression_fakes import FakeDevice, noise, write_film

WEBCAM = Camera("Webcam", 0)
QUICK = Patience(stalled=0.15, lost=0.05, retry=0.02, dark=0.1, close=1.0)


def camera(device):
    return CameraSource(WEBCAM, lambda index, backend: device)


def wait_for(condition, seconds=10.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def frame_of(value):
    return np.full((48, 64, 3), value, np.uint8)


def test_only_the_newest_frame_is_kept():
    device = FakeDevice([frame_of(v) for v in range(100, 110)])
    capture = Capture(lambda: camera(device), patience=QUICK)
    wait_for(lambda: next(device.numbers) >= 11)
    frame = capture.newest(1)
    assert 0 <= time.perf_counter() - frame.arrived < 10
    assert frame.number == 10 and frame.picture[0, 0, 0] == 109
    assert capture.newest(0.01) is None  # each one once
    device.release()
    assert capture.close()


def test_it_asks_for_compressed_720p_and_no_queue():
    import cv2

    device = FakeDevice(forever=frame_of(99))
    camera(device).close()
    assert device.settings[cv2.CAP_PROP_FRAME_WIDTH] == 1280 and device.settings[cv2.CAP_PROP_BUFFERSIZE] == 1
    assert device.settings[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")


def test_black_frames_are_said_and_forgotten_when_light_comes():
    device = FakeDevice(forever=frame_of(0))
    capture = Capture(lambda: camera(device), patience=QUICK)
    wait_for(lambda: capture.state()[0] == "dark")
    assert "black frames" in capture.state()[1] and "Webcam" in capture.state()[1]
    device._forever = frame_of(120)
    wait_for(lambda: capture.state() == ("live", ""))
    assert capture.close() and device.released.is_set()


def test_a_stalling_camera_is_said_and_a_driver_that_hangs_is_not_waited_for():
    class Hung(FakeDevice):
        def release(self):
            pass

    device = Hung([frame_of(9)])
    capture = Capture(lambda: camera(device), patience=Patience(stalled=0.05, close=0.1))
    wait_for(lambda: capture.state()[0] == "stalled")
    assert "nothing for" in capture.state()[1]
    start = time.monotonic()
    assert not capture.close()
    assert time.monotonic() - start < 1
    device.released.set()  # lets the thread of this test end


@pytest.mark.parametrize("nothing", [None, np.empty((0, 0, 3), np.uint8)], ids=["failed grab", "zero size"])
def test_an_unplugged_camera_is_said_and_reconnected(nothing):
    first, second, opened, noticed = (
        FakeDevice([frame_of(50)] * 3, forever=nothing),
        FakeDevice(forever=frame_of(60)),
        [],
        [],
    )

    def plug():
        opened.append(1)
        if len(opened) == 1:
            return camera(first)
        if not noticed:
            raise NoCamera("not yet")
        return camera(second)

    capture, seen = Capture(plug, patience=QUICK), []

    def reconnected():
        state, sentence = capture.state()
        if state == "lost":
            noticed.append(sentence)
        if frame := capture.newest(0.01):
            seen.append((frame.number, int(frame.picture[0, 0, 0])))
        return bool(seen) and seen[-1][1] == 60

    wait_for(reconnected)
    assert noticed[0] == "Webcam is gone: plug it in again, and it goes on by itself"
    assert capture.state()[0] == "live" and len(opened) >= 2
    assert [number for number, _ in seen] == sorted({number for number, _ in seen})  # numbers go on
    assert capture.close() and first.released.is_set() and second.released.is_set()


def test_a_driver_that_raises_counts_as_unplugged():
    class Raises(FakeDevice):
        def grab(self):
            raise RuntimeError("USB transfer failed")

    devices = [Raises(), FakeDevice(forever=frame_of(7))]
    capture = Capture(lambda: camera(devices.pop(0)), patience=QUICK)
    assert capture.newest(10).picture[0, 0, 0] == 7
    assert capture.close()


def test_a_camera_that_cannot_be_opened_is_a_sentence():
    def refused():
        raise CameraBusy("Webcam is there but cannot be opened")

    capture = Capture(refused)
    assert capture.newest(5) is None
    assert capture.state() == ("failed", "Webcam is there but cannot be opened")
    capture.close()


def test_a_hundred_starts_leave_neither_threads_nor_handles(tmp_path):
    film = write_film(tmp_path / "film.avi", [noise(1)] * 3)
    FilmSource(film).close()  # what OpenCV keeps for good is there before counting
    handles = Path("/proc/self/fd")
    count = (lambda: len(list(handles.iterdir()))) if handles.exists() else (lambda: 0)
    before, threads = count(), threading.active_count()
    for number in range(100):
        device = FakeDevice(forever=frame_of(80))
        capture = Capture((lambda d=device: camera(d)) if number % 2 else (lambda: FilmSource(film)))
        assert capture.newest(5) is not None
        assert capture.close()
        assert not number % 2 or device.released.is_set()
    assert threading.active_count() == threads
    assert count() <= before


def test_a_camera_that_opens_while_it_is_being_closed_is_released():
    opening, go_on = threading.Event(), threading.Event()
    device = FakeDevice(forever=frame_of(9))

    def slow():
        opening.set()
        assert go_on.wait(10)
        return camera(device)

    capture = Capture(slow, patience=Patience(close=0.01))
    assert opening.wait(10) and not capture.close()
    go_on.set()
    assert device.released.wait(10)


def test_a_film_plays_in_its_own_time_and_ends(tmp_path):
    film = write_film(tmp_path / "film.avi", [noise(i) for i in range(6)], rate=25)
    source = FilmSource(film)
    frames = []
    while frame := source.read():
        frames.append(frame)
    assert [round(frame.time, 2) for frame in frames] == [0.0, 0.04, 0.08, 0.12, 0.16, 0.2] and source.note == ""
    assert all(f.picture.shape == (240, 320, 3) and f.milliseconds > 0 and not f.cut for f in frames)
    assert np.abs(frames[3].picture.astype(int) - noise(3)).mean() < 10  # it is that frame, but for compression
    capture = Capture(lambda: FilmSource(film))
    start = time.monotonic()
    wait_for(lambda: capture.state()[0] == "ended")
    assert time.monotonic() - start >= 0.19
    capture.close()


def test_a_film_can_go_round(tmp_path):
    film = write_film(tmp_path / "film.avi", [noise(1), noise(2)], rate=100)
    capture = Capture(lambda: FilmSource(film), loop=True)
    numbers = []
    wait_for(lambda: (frame := capture.newest(0.05)) is not None and (numbers.append(frame.number) or frame.number > 6))
    assert capture.state()[0] == "live" and capture.close()


def test_a_loop_over_a_film_without_frames_ends():
    class Empty(PictureSource):
        def __init__(self):
            self.name, self.note, self._paths = "film.avi", "film.avi holds nothing", []

    opened = []
    capture = Capture(lambda: opened.append(1) or Empty(), loop=True)
    wait_for(lambda: capture.state() == ("ended", "film.avi holds nothing"))
    assert capture.close() and len(opened) == 1
