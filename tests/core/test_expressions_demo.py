"""The faces for a room without a camera, the switch that forbids live ones, and the promise that nothing is kept or sent."""

import subprocess
import sys

import numpy as np
import pytest

from core import datasets
from core.expressions import cameras, demo, detectors, sources
from core.expressions.capture import Capture
from core.expressions.classifier import Classifier
from core.expressions.pipeline import Pipeline
from core.expressions.sources import SourceError
from tests.core.expression_fakes import noise, write_film, write_onnx

DETECTORS = [
    "haar",
    pytest.param("yunet", marks=pytest.mark.skipif(not detectors.yunet_path(), reason="no YuNet here")),
]


def here(name):
    try:
        return bool(datasets.find(name))
    except datasets.DatasetMissing:
        return False


fer2013 = pytest.mark.skipif(not here("fer2013.zip"), reason="FER2013 is not on this machine")


@pytest.fixture(scope="module")
def film():
    """Every 25th frame of one period."""
    portrait = demo.Portrait()
    frames = [portrait.read() for _ in range(round(demo.PERIOD * demo.RATE) + 1)]
    return frames[::25] + frames[-1:]


@pytest.mark.parametrize("name", DETECTORS)
def test_the_face_of_the_portrait_is_found_wherever_it_moves(film, name):
    detector = detectors.create(name)
    for frame in film:
        faces = detector.find(frame.picture)
        assert len(faces) == 1
        x, y = faces[0].box.centre
        assert abs(x - demo.WIDTH / 2) < 130 and abs(y - 310) < 60 and 260 < faces[0].box.width < 400


def test_the_portrait_comes_back_after_a_period_in_frames_of_a_camera(film):
    assert film[0].picture.shape == (demo.HEIGHT, demo.WIDTH, 3)
    assert np.array_equal(film[0].picture, film[-1].picture) and not np.array_equal(film[0].picture, film[3].picture)
    assert film[-1].time == pytest.approx(demo.PERIOD) and [frame.cut for frame in film] == [False] * len(film)


def test_one_face_keeps_its_number_while_the_portrait_moves(tmp_path):
    pipeline = Pipeline(detectors.create("haar"), Classifier(write_onnx(tmp_path / "m.onnx")))
    portrait = sources.open_source("demo")
    readings = [pipeline.process(portrait.read()) for _ in range(60)]
    assert {tuple(face.number for face in reading.faces) for reading in readings} == {(1,)}


@fer2013
@pytest.mark.parametrize("name", DETECTORS)
def test_nine_labelled_faces_are_found(name):
    source = sources.open_source("demo:fer2013")
    frame = source.read()
    assert source.read() is None and not source.live
    boxes = sorted(
        (face.box for face in detectors.create(name).find(frame.picture)), key=lambda box: (box.top > 360, box.left)
    )
    assert len(boxes) == 9
    # Five above, four below, each in its own cell.
    assert [int(box.centre[0] // 256) for box in boxes[:5]] == [0, 1, 2, 3, 4]
    assert [int((box.centre[0] - 128) // 256) for box in boxes[5:]] == [0, 1, 2, 3]


def test_scenes_are_those_whose_pictures_are_here(monkeypatch, tmp_path):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    monkeypatch.setattr(datasets, "user_folder", lambda: tmp_path)
    assert list(demo.scenes()) == ["demo"]
    with pytest.raises(SourceError, match="fer2013"):
        demo.opened("demo:fer2013")
    (tmp_path / "fer2013.zip").touch()
    assert list(demo.scenes()) == ["demo", "demo:fer2013"]
    monkeypatch.setattr(demo, "portrait_path", lambda: tmp_path / "gone.jpg")
    assert "demo" not in demo.scenes()
    with pytest.raises(SourceError, match="gone"):
        demo.opened("demo")


def test_the_portrait_is_one_that_may_be_shown():
    assert demo.portrait_path().parts[-3:] == ("mpl-data", "sample_data", "grace_hopper.jpg")
    assert "public domain" in demo.LICENCE and "matplotlib" in demo.LICENCE


@pytest.fixture(params=["variable", "file"])
def no_cameras(request, monkeypatch, tmp_path):
    """Both ways in which an installation forbids them."""
    if request.param == "file":
        (tmp_path / "no-camera").touch()
        monkeypatch.setattr(cameras, "NO_CAMERA", tmp_path / "no-camera")
    else:
        monkeypatch.setenv("LEARNOSCOPE_NO_CAMERA", "1")


@pytest.mark.parametrize("wanted", ["0", "1", "", "Webcam"])
def test_where_cameras_are_switched_off_none_opens_and_everything_else_does(no_cameras, wanted, tmp_path, monkeypatch):
    monkeypatch.setattr(cameras, "listed", lambda: pytest.fail("not even looked for"))
    with pytest.raises(cameras.CamerasOff, match="prohibited in the EU; pictures, films and the demo remain"):
        sources.open_source(wanted)
    film = sources.open_source(str(write_film(tmp_path / "film.avi", [noise()] * 2)))
    film.close()
    assert sources.open_source("demo").read() is not None


def test_cameras_are_allowed_unless_somebody_forbids_them(monkeypatch, tmp_path):
    monkeypatch.setattr(cameras, "NO_CAMERA", tmp_path / "none")
    for value in ("", "0"):
        monkeypatch.setenv("LEARNOSCOPE_NO_CAMERA", value)
        assert cameras.switched_off() == ""


def test_the_capture_thread_plays_the_demo_in_its_own_time():
    capture = Capture(lambda: sources.open_source("demo"))
    try:
        frames = [capture.newest(5) for _ in range(3)]
        assert all(frames) and [f.number for f in frames] == sorted({f.number for f in frames})
        assert capture.state() == ("live", "")
    finally:
        assert capture.close()


def test_nothing_is_written_and_nothing_is_sent_while_faces_are_read(tmp_path):
    """Python tells an audit hook of every file that is opened and every socket that is used."""
    code = f"""
import sys
from pathlib import Path
from core.expressions import demo, detectors, sources
from core.expressions.classifier import Classifier
from core.expressions.pipeline import Pipeline
pipeline = Pipeline(detectors.create("auto"), Classifier(Path({str(write_onnx(tmp_path / "m.onnx"))!r})))
caught = []
def hook(event, arguments):
    if event.startswith("socket."):
        caught.append(event)
    elif event == "open" and any(letter in str(arguments[1] or "") for letter in "wax+"):
        caught.append(f"{{event}} {{arguments}}")
    elif event in ("os.mkdir", "os.rename", "shutil.copyfile", "subprocess.Popen"):
        caught.append(event)
sys.addaudithook(hook)
source = sources.open_source("demo")
faces = sum(len(pipeline.process(source.read()).faces) for _ in range(10))
assert faces == 10 and not caught, (faces, caught)
open({str(tmp_path / "proof")!r}, "w").close()
assert len(caught) == 1, "the hook sees what is written"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
