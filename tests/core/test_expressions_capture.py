"""Sources and the capture thread, with fake cameras and films written here."""

import os
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from core.expressions import cameras
from core.expressions.cameras import Camera, CameraBusy, CameraDenied, NoCamera, SourceError
from core.expressions.capture import Capture, Patience
from core.expressions.sources import CameraSource, FilmSource, PictureSource, open_source
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
    devices = [FakeDevice([frame_of(50)] * 3, forever=nothing), None, FakeDevice(forever=frame_of(60))]
    opened = []

    def plug():
        opened.append(devices[len(opened)])
        if opened[-1] is None:
            raise NoCamera("not yet")
        return camera(opened[-1])

    if nothing is not None:
        devices[0].retrieve = lambda picture=devices[0].retrieve: picture()
    states = []
    capture = Capture(plug, patience=QUICK)
    seen = []

    def reconnected():
        states.append(capture.state())
        if frame := capture.newest(0.01):
            seen.append((frame.number, int(frame.picture[0, 0, 0])))
        return bool(seen) and seen[-1][1] == 60

    wait_for(reconnected)
    assert ("lost", "Webcam is gone: plug it in again, and it goes on by itself") in states
    assert states[-1][0] == "live" and len(opened) == 3
    assert [number for number, _ in seen] == sorted({number for number, _ in seen})  # numbers go on
    assert capture.close() and devices[0].released.is_set()


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


def test_damaged_films_are_sentences(tmp_path):
    film = write_film(tmp_path / "film.avi", [noise(i) for i in range(30)])
    (tmp_path / "text.mp4").write_text("no film at all, only words " * 100)
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "list.mp4").write_bytes(b"#EXTM3U\nhttp://example.org/film.ts\n")
    for name, words in (
        ("text.mp4", "damaged"),
        ("empty.mp4", "damaged"),
        ("list.mp4", "a list of films"),
        ("no.mp4", "no file"),
    ):
        with pytest.raises(SourceError, match=words):
            open_source(str(tmp_path / name))
    content = film.read_bytes()
    film.write_bytes(content[: len(content) // 2])
    try:
        source = FilmSource(film)
    except SourceError as error:
        assert "damaged" in str(error)
        return
    count = 0
    while source.read():
        count += 1
    assert count < 30 and f"ends after {count} of 30 frames: it is damaged or incomplete" in source.note


def test_a_loop_over_a_film_without_frames_ends():
    class Empty(PictureSource):
        def __init__(self):
            self.name, self.note, self._paths = "film.avi", "film.avi holds nothing", []

    opened = []
    capture = Capture(lambda: opened.append(1) or Empty(), loop=True)
    wait_for(lambda: capture.state() == ("ended", "film.avi holds nothing"))
    assert capture.close() and len(opened) == 1


def test_pictures_of_a_folder_in_natural_order_each_a_scene(tmp_path):
    import cv2

    for number in (10, 2, 1):
        cv2.imwrite(str(tmp_path / f"p{number}.png"), frame_of(number * 10))
    (tmp_path / "p3.png").write_bytes(b"broken")
    source = open_source(str(tmp_path))
    frames = [source.read() for _ in range(4)]
    assert [int(f.picture[0, 0, 0]) for f in frames[:3]] == [10, 20, 100] and frames[3] is None
    assert all(f.cut for f in frames[:3]) and "p3.png is damaged" in source.note


def test_a_picture_is_upright_small_and_blue_first(tmp_path):
    from PIL import Image

    picture = Image.new("RGB", (4000, 1000), (250, 10, 20))
    exif = picture.getexif()
    exif[0x0112] = 6  # turn by 90 degrees
    picture.save(tmp_path / "p.jpg", exif=exif)
    frame = PictureSource(tmp_path / "p.jpg").read()
    assert frame.picture.shape == (1920, 480, 3) and frame.picture[5, 5].tolist() == pytest.approx([20, 10, 250], abs=3)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path):
    from PIL import Image

    Image.new("1", (9000, 9000)).save(tmp_path / "bomb.png")
    with pytest.raises(SourceError, match=r"bomb.png has 81,000,000 pixels; pictures of up to 50,000,000"):
        open_source(str(tmp_path / "bomb.png"))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("https://example.org/stream", "is an address, and nothing is fetched"),
        ("rtsp://camera/1", "is an address"),
        ("nowhere/film.avi", "there is no file nowhere/film.avi"),
        ("face.png", "there is no file face.png"),
    ],
)
def test_what_is_no_source_is_a_sentence(wanted, words):
    with pytest.raises(SourceError, match=words):
        open_source(wanted)


def test_cameras_by_name_number_and_nearest():
    found = [Camera("Integrated Camera", 0, 200, "/dev/video0"), Camera("Logitech C920", 2, 200, "/dev/video2")]
    assert cameras.find("2", found).name == "Logitech C920"
    assert cameras.find("logi", found).index == 2 and cameras.find("/dev/video0", found).index == 0
    assert cameras.find("7", found).index == 7  # OpenCV may know it all the same
    with pytest.raises(NoCamera, match="Logitech C920"):
        cameras.find("Logitec C920", found)
    with pytest.raises(NoCamera, match="this machine has none"):
        cameras.find("Logitech", [])


def test_two_cameras_of_one_name_are_told_apart(monkeypatch):
    import cv2_enumerate_cameras
    from cv2_enumerate_cameras.camera_info import CameraInfo

    infos = [CameraInfo(2, "Cam", "/b", 1, 1, 200), CameraInfo(0, "Cam", "/a", 1, 1, 200)]
    monkeypatch.setattr(cv2_enumerate_cameras, "enumerate_cameras", lambda *_: infos)
    assert [(c.name, c.index) for c in cameras.listed()] == [("Cam", 0), ("Cam 2", 2)]


class TestReasons:
    """OpenCV only says that it failed."""

    def test_no_camera(self, tmp_path):
        error = cameras.reason(Camera("Cam", 0, 0, str(tmp_path / "video9")), system="linux")
        assert isinstance(error, NoCamera) and "plug one in" in str(error)
        error = cameras.reason(Camera("camera 3", 3), system="win32")
        assert isinstance(error, NoCamera) and "there is no camera 3" in str(error)

    @pytest.mark.skipif(sys.platform == "win32", reason="permissions of files as Linux has them")
    def test_denied_on_linux(self, tmp_path, monkeypatch):
        device = tmp_path / "video0"
        device.touch()
        monkeypatch.setattr(os, "access", lambda *_: False)
        error = cameras.reason(Camera("Cam", 0, 0, str(device)), system="linux")
        assert isinstance(error, CameraDenied) and "usermod -aG video" in str(error)

    def test_busy_on_linux(self, tmp_path):
        device = tmp_path / "video0"
        device.touch()
        error = cameras.reason(Camera("Cam", 0, 0, str(device)), system="linux")
        assert isinstance(error, CameraBusy) and f"fuser -v {device}" in str(error)

    def test_denied_on_macos(self):
        error = cameras.reason(Camera("FaceTime HD", 0, 0, "0x1"), system="darwin")
        assert isinstance(error, CameraDenied) and "System Settings, Privacy & Security, Camera" in str(error)

    def test_denied_and_busy_on_windows(self, monkeypatch):
        cam = Camera("Cam", 0, 700, r"\\?\usb")
        monkeypatch.setattr(cameras, "_windows_denies", lambda: True)
        assert "for desktop apps" in str(error := cameras.reason(cam, system="win32")) and isinstance(
            error, CameraDenied
        )
        monkeypatch.setattr(cameras, "_windows_denies", lambda: False)
        assert "video call" in str(error := cameras.reason(cam, system="win32")) and isinstance(error, CameraBusy)

    def test_a_device_that_does_not_open_is_released(self, tmp_path):
        device, path = FakeDevice(opens=False), tmp_path / "video0"
        path.touch()
        with pytest.raises(SourceError):
            CameraSource(Camera("Cam", 0, 0, str(path)), lambda *_: device)
        assert device.released.is_set()
