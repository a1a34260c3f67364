"""Films, pictures and folders, and why a camera cannot be used, in sentences."""

import os
import sys

import numpy as np
import pytest

from core.expressions import cameras
from core.expressions.cameras import Camera, CameraBusy, CameraDenied, NoCamera, SourceError
from core.expressions.sources import CameraSource, FilmSource, PictureSource, open_source
from tests.core.expression_fakes import FakeDevice, noise, write_film


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


def test_pictures_of_a_folder_in_natural_order_each_a_scene(tmp_path):
    import cv2

    for number in (10, 2, 1):
        cv2.imwrite(str(tmp_path / f"p{number}.png"), np.full((48, 64, 3), number * 10, np.uint8))
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
