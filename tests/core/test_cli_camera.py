"""``learnoscope camera`` on pictures and films."""

import json

import pytest

from core import cli_camera
from core.expressions import LABELS, NOT_SURE, cameras, model_loading
from core.expressions.cameras import Camera
from tests.core.expression_fakes import faces_picture, noise, write_film, write_onnx

needs_faces = pytest.mark.skipif(faces_picture() is None, reason="faces/12_angry_men.jpg is not on this machine")


@pytest.fixture(autouse=True)
def own_models(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))


@pytest.fixture
def model(tmp_path):
    return write_onnx(tmp_path / "m.onnx", size=48)


@pytest.fixture
def film(tmp_path):
    picture = faces_picture()
    return write_film(tmp_path / "film.avi", [noise() if picture is None else picture[::2, ::2]] * 8, rate=10)


@needs_faces
def test_a_line_a_frame_and_a_summary(cli, model, film):
    code, out, err = cli("camera", "--source", film, "--model", model, "--detector", "haar")
    lines = out.splitlines()
    assert code == 0 and err == "" and len(lines) == 8 + 3
    assert lines[0].startswith("    0.00 s  ") and " faces  #1 " in lines[0] and lines[7].startswith("    0.70 s")
    assert lines[8].startswith("8 frames in ") and lines[10] == "stored 0, sent 0"
    assert "detection " in lines[9] and "classification " in lines[9]


@needs_faces
def test_json_lines_are_the_readings(cli, model, film):
    code, out, _ = cli("camera", "--source", film, "--model", model, "--detector", "haar", "--json", "--max-frames", 3)
    *frames, summary = map(json.loads, out.splitlines())
    assert code == 0 and [frame["frame"] for frame in frames] == [1, 2, 3]
    face = frames[0]["faces"][0]
    assert list(face["probabilities"]) == list(LABELS) and sum(face["raw"].values()) == pytest.approx(1, abs=1e-3)
    assert face["label"] in (*LABELS, NOT_SURE) and len(face["box"]) == 4
    assert summary["summary"]["frames"] == 3 and summary["summary"]["stored"] == 0 == summary["summary"]["sent"]
    assert set(frames[0]["milliseconds"]) == {"capture", "detection", "tracking", "classification"}


def test_every_prints_less_often(cli, model, film):
    code, out, _ = cli("camera", "--source", film, "--model", model, "--detector", "haar", "--every", "0.3")
    assert code == 0 and [line.split()[0] for line in out.splitlines()[:-3]] == ["0.00", "0.30", "0.60"]


def test_a_truncated_film_is_told(cli, model, tmp_path):
    film = write_film(tmp_path / "long.avi", [noise(i) for i in range(30)])
    content = film.read_bytes()
    # The index at the end stays away, and so do the last frames.
    film.write_bytes(content[: int(0.6 * len(content))])
    code, _, err = cli("camera", "--source", film, "--model", model, "--detector", "haar", "--every", 99)
    assert (code == 0 and "ends after" in err) or (code == 2 and "damaged" in err)


def test_the_cameras_of_this_machine(cli, monkeypatch):
    monkeypatch.setattr(cameras, "listed", lambda: [Camera("Webcam", 0, 200, "/dev/video0"), Camera("C920", 2)])
    assert cli("camera", "--list")[:2] == (0, "   0  Webcam  /dev/video0\n   2  C920\n")
    assert json.loads(cli("camera", "--list", "--json")[1])[1] == {"index": 2, "name": "C920", "path": ""}
    monkeypatch.setattr(cameras, "listed", list)
    assert "no camera: plug one in" in cli("camera", "--list")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--threshold", "2"], '--threshold is "2", but accepts numbers from 0 to 1'),
        (["--max-frames", "1.5"], '--max-frames is "1.5", but accepts whole numbers'),
        (["--every", "nan"], '--every is "nan"'),
        (["--detector", "cnn"], '--detector is "cnn", but accepts haar or yunet'),
        (["--source", "missing/film.avi"], "there is no file missing/film.avi"),
        (["--source", "no such camera"], 'there is no camera "no such camera"'),
        (["--surce", "0"], "camera has no option --surce"),
        (["--model", "none.onnx"], "there is no model file none.onnx"),
    ],
)
def test_wrong_arguments_are_sentences(cli, model, arguments, words, monkeypatch):
    monkeypatch.setattr(cameras, "listed", list)
    given = arguments if "--model" in arguments else ["--model", model, *arguments]
    code, out, err = cli("camera", *given)
    assert (code, out) == (2, "") and words in err and err.count("\n") == 1


def test_a_model_that_does_not_say_how_it_is_fed_is_asked_for_by_options(cli, tmp_path, film):
    bare = write_onnx(tmp_path / "bare.onnx", metadata=False)
    code, _, err = cli("camera", "--source", film, "--model", bare)
    assert code == 2 and "(--labels, such as angry," in err and "(--value-range, such as 0..1" in err
    code, out, _ = cli(
        "camera",
        "--source",
        film,
        "--model",
        bare,
        "--labels",
        ",".join(LABELS),
        "--value-range",
        "-1..1",
        "--max-frames",
        1,
    )
    assert code == 0 and out.startswith("    0.00 s")


def test_without_a_shipped_model_it_says_what_to_do(cli, monkeypatch, tmp_path):
    monkeypatch.setattr(model_loading, "DEFAULT", tmp_path / "expressions.onnx")
    code, _, err = cli("camera")
    assert code == 2 and "give one with --model FILE" in err


def test_the_live_source_is_opened_once_and_released(cli, model, monkeypatch):
    from core.expressions.sources import CameraSource
    from tests.core.expression_fakes import FakeDevice

    devices = []

    def opened(wanted):
        devices.append(FakeDevice(forever=noise()))
        return CameraSource(Camera("Webcam", 0), lambda *_: devices[-1])

    monkeypatch.setattr(cli_camera, "open_source", opened)
    code, out, _ = cli("camera", "--model", model, "--detector", "haar", "--max-frames", 4)
    assert code == 0 and len(out.splitlines()) == 4 + 3 and len(devices) == 1 and devices[0].released.is_set()
