"""The whole chain on labelled pictures: a detector and a network whose answers are known, then real ones on FER2013."""

import json

import numpy as np
import pytest
from PIL import Image

from core import cli_measure, datasets
from core.datasets import finish
from core.expressions import LABELS, calibration, detectors, measuring
from core.expressions.cameras import SourceError
from core.expressions.classifier import Classifier, softmax
from core.expressions.faces import Box, Face
from core.expressions.measuring import Labelled, labelled
from tests.core.expression_fakes import face_of_class, noise, write_onnx


class LeftHalf:
    """Finds the left half of every scene but those that are black at the top left, and a smaller face beside it."""

    name, interval = "left half", 0.1

    def find(self, frame, closely=False):
        side = min(frame.shape[:2]) / 2
        faces = [Face(Box(0, 0, side / 4, side / 4), 1.0), Face(Box(side / 2, side / 2, side, side), 1.0)]
        return faces if frame[0, 0].any() else []


def columns(tmp_path, temperature=1.0):
    """The network whose logit k is 9 times the brightness of column k of 8."""
    metadata = {"labels": LABELS, "value_range": [0, 1], "temperature": temperature}
    return Classifier(write_onnx(tmp_path / "m.onnx", metadata=metadata, gain=9))


def large(label, corner=40):
    """A picture, too large to count as tight, in whose middle the column of a class is bright."""
    picture = np.full((320, 320), corner, np.uint8)
    picture[80:240, 80:240] = np.kron(face_of_class(label), np.ones((20, 20), np.uint8))
    return picture


def test_faces_that_are_not_found_and_wrong_answers_count_apart(tmp_path):
    """Two happy ones found and right, one found and taken for sad, one not found at all."""
    happy, sad = LABELS.index("happy"), LABELS.index("sad")
    pictures = [large(happy), large(happy), large(sad), large(happy, corner=0)]
    found = finish(measuring.measuring(LeftHalf(), columns(tmp_path), Labelled("x", pictures, np.full(4, happy))))
    assert found.pictures == 4 and found.detector == "left half" and found.labels == LABELS
    assert (found.chain.accuracy, found.chain.found) == (0.5, 0.75)
    assert found.chain.confusion[happy].tolist() == [0, 0, 0, 2, 1, 0, 0, 1]
    assert found.chain.recall[happy] == 0.5 and np.isnan(found.chain.recall[sad])
    # F1 of happy is 2 * 2 / (4 + 2), that of sad, which was said and never there, 0.
    assert found.chain.macro_f1 == pytest.approx((4 / 6 + 0) / 2)
    assert found.alone.found == 1 and len(found.alone.truth) == 4 and len(found.chain.truth) == 3


def test_the_model_alone_gets_the_pictures_as_they_are(tmp_path):
    classifier = columns(tmp_path, temperature=3.0)
    rng = np.random.default_rng(0)
    pictures, labels = rng.integers(1, 256, (50, 8, 8), np.uint8), rng.integers(0, 7, 50)
    reports = []
    work = measuring.measuring(LeftHalf(), classifier, Labelled("x", pictures, labels))
    try:
        while True:
            reports.append(next(work))
    except StopIteration as end:
        found = end.value
    assert [report.done for report in reports] == list(range(50)) and reports[0].total == 50
    p = classifier.probabilities(list(pictures))
    assert found.alone.accuracy == pytest.approx((p.argmax(1) == labels).mean())
    assert softmax(found.alone.logits / 3) == pytest.approx(p, abs=1e-6)
    assert found.alone.calibrated.error == pytest.approx(calibration.reliability(p, labels).error)
    assert found.alone.uncalibrated.error > found.alone.calibrated.error  # labels are noise: less sure is better
    assert found.alone.best_temperature > 3


def test_a_tight_picture_gets_a_border_and_a_large_one_none():
    picture = noise(1, (48, 48, 3))
    scene = measuring.framed(picture)
    assert scene.shape == (288, 288, 3)
    middle = scene[72:216, 72:216].astype(int)
    assert np.abs(middle[1::3, 1::3] - picture).mean() < 6  # enlarged threefold, its pixels where they belong
    assert measuring.framed(noise(2, (480, 640, 3))).shape == (480, 640, 3)
    assert measuring.framed(noise(2, (40, 64, 3))[:, :, 0]).ndim == 2


def folder_of(tmp_path, **classes):
    for name, pictures in classes.items():
        folder = tmp_path / "set" / "test" / name
        folder.mkdir(parents=True)
        for number, picture in enumerate(pictures):
            Image.fromarray(picture).save(folder / f"{number}.png")
    return tmp_path / "set"


def test_a_folder_in_words_of_its_own(tmp_path):
    path = folder_of(tmp_path, Happiness=[large(3)] * 2, sadness=[large(3)], contempt=[large(0)])
    (path / "test" / "Happiness" / "9.png").write_bytes(b"no picture")
    given = finish(labelled(str(path), LABELS))
    assert given.labels.tolist() == [3, 3, 3, 4] and given.note.startswith(
        "1 of 5 pictures lie in no folder of a class"
    )
    found = finish(measuring.measuring(LeftHalf(), columns(tmp_path), given))
    assert found.chain.confusion[:, 3].tolist() == [0, 0, 0, 2, 1, 0, 0] and found.pictures == 3
    assert "1 of 4 pictures are damaged" in found.note


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("nowhere", "there is no folder nowhere, and no data set of that name"),
        ("digits", "digits has the classes 0, 1"),
        ("digits/train2", 'digits has no part "train2"; it has train, test'),
    ],
)
def test_what_cannot_be_measured_is_a_sentence(wanted, words):
    with pytest.raises(SourceError, match=words):
        finish(labelled(wanted, LABELS))


def test_folders_without_pictures_of_the_classes_are_sentences(tmp_path):
    path = folder_of(tmp_path, cats=[large(1)])
    with pytest.raises(SourceError, match="has no pictures in folders that are named angry, disgust"):
        finish(labelled(str(path), LABELS))
    with pytest.raises(SourceError, match="is no folder"):
        finish(labelled(str(path / "test" / "cats" / "0.png"), LABELS))
    broken = folder_of(tmp_path / "b", happy=[large(1)])
    (broken / "test" / "happy" / "0.png").write_bytes(b"broken")
    with pytest.raises(SourceError, match="none of the 1 pictures of set can be read"):
        finish(measuring.measuring(LeftHalf(), columns(tmp_path), finish(labelled(str(broken), LABELS))))


@pytest.mark.parametrize(("name", "least"), [("haar", 0.65), ("yunet", 0.88)])
def test_detectors_find_the_faces_of_fer2013(tmp_path, name, least):
    if name == "yunet" and not detectors.yunet_path():
        pytest.skip("YuNet has not been fetched")
    try:
        given = finish(labelled("fer2013/validation", LABELS))
    except SourceError:
        pytest.skip("fer2013 is not on this machine")
    some = given._replace(pictures=given.pictures[::60], labels=given.labels[::60])
    found = finish(measuring.measuring(detectors.create(name), columns(tmp_path), some))
    assert found.pictures == 60 and found.chain.found >= least
    assert np.array_equal(found.alone.truth, some.labels)


def test_the_command_prints_both_and_json(cli, tmp_path):
    path = folder_of(tmp_path, happy=[large(3)] * 3, sad=[large(3)])
    model = write_onnx(tmp_path / "m.onnx", gain=9)
    code, out, _ = cli("camera", "--model", model, "--detector", "haar", "--measure", path)
    lines = out.splitlines()
    assert code == 0 and lines[0] == "set: 4 pictures; a face that was not found is a wrong answer"
    assert lines[1].split() == ["with", "haar", "model", "alone"] and lines[2].split()[:3] == ["accuracy", "0.0", "%"]
    assert lines[3].split()[:3] == ["face", "found", "0.0"] and any(
        line.startswith("recall, surprise") for line in lines
    )
    code, out, _ = cli("camera", "--model", model, "--detector", "haar", "--measure", path, "--json")
    data = json.loads(out)
    assert data["found"] == 0 and data["chain"]["confusion"][3][-1] == 3 and data["chain"]["best_temperature"] is None
    code, _, err = cli("camera", "--model", model, "--detector", "haar", "--measure", "nowhere")
    assert code == 2 and "there is no folder nowhere" in err


def test_figures_stand_side_by_side(tmp_path):
    pictures = [large(3), large(4), large(3, corner=0)]
    found = finish(measuring.measuring(LeftHalf(), columns(tmp_path), Labelled("x", pictures, np.array([3, 3, 3]))))
    text = cli_measure.as_text(found)
    assert "accuracy" in text and "33.3 %" in text and "66.7 %" in text and "with left half" in text


def test_fer2013_has_its_two_test_sets():
    try:
        datasets.find("fer2013.zip", "fer2013.csv")
    except datasets.DatasetMissing:
        pytest.skip("fer2013 is not on this machine")
    for part in ("fer2013", "fer2013/validation"):
        assert len(finish(labelled(part, LABELS)).labels) == 3589
