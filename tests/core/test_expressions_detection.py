"""Boxes, crops, detectors and the tracker, against a photograph with nine faces whose places are known."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import datasets
from core.datasets import download
from core.expressions import detectors, opencv
from core.expressions.detectors import DetectorMissing, Haar, YuNet
from core.expressions.faces import Box, Face, crop, level, reduced, square
from core.expressions.tracker import Tracker
from tests.core.expression_fakes import ANGRY_MEN, faces_picture, noise

needs_faces = pytest.mark.skipif(faces_picture() is None, reason="faces/12_angry_men.jpg is not on this machine")
needs_yunet = pytest.mark.skipif(detectors.yunet_path() is None, reason="YuNet has not been fetched")
sides = st.floats(1, 500)
boxes = st.builds(Box, st.floats(-300, 900), st.floats(-300, 900), sides, sides)


@given(boxes, boxes)
def test_overlap_is_symmetric_and_bounded(a, b):
    assert a.overlap(b) == pytest.approx(b.overlap(a)) and 0 <= a.overlap(b) <= 1 + 1e-9
    assert a.overlap(a) == pytest.approx(1)


def test_overlap_of_known_boxes():
    assert Box(0, 0, 10, 10).overlap(Box(5, 0, 10, 10)) == pytest.approx(1 / 3)
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 5, 5)) == 0


@given(boxes)
def test_a_square_keeps_the_middle(box):
    result = square(box, 1.2)
    assert result.width == pytest.approx(result.height) == pytest.approx(1.2 * (box.width * box.height) ** 0.5)
    assert result.centre == pytest.approx(box.centre, abs=1e-6)


@given(boxes)
def test_any_box_gives_a_picture(box):
    assert crop(noise(), box, (48, 48)).shape == (48, 48, 3)


def test_a_crop_shows_what_is_there_and_goes_on_at_the_edge():
    frame = noise(3, (96, 96, 3))
    assert np.array_equal(crop(frame, Box(16, 8, 48, 48), (48, 48)), frame[8:56, 16:64])
    outside = crop(frame, Box(-24, 0, 48, 48), (48, 48))
    assert np.array_equal(outside[:, 24:], frame[:48, :24])
    assert np.array_equal(outside[:, 0], frame[:48, 0])  # the outermost column, repeated


def test_a_reduced_frame_says_by_how_much():
    small, factor = reduced(noise(shape=(720, 1280, 3)), 320)
    assert small.shape == (180, 320, 3) and factor == 0.25
    same, factor = reduced(noise(), 1000)
    assert same.shape == (240, 320, 3) and factor == 1


def found_of(faces, truth):
    """How many true faces have a detection whose middle lies in their middle half, and how many detections have no face."""
    hits = 0
    for left, top, side in truth:
        true = Box(left, top, side, side)
        hits += any(abs(f.box.centre[0] - true.centre[0]) < side / 4 and true.overlap(f.box) > 0.4 for f in faces)
    return hits


@needs_faces
def test_haar_finds_the_faces_of_a_photograph():
    faces = Haar().find(faces_picture())
    assert found_of(faces, ANGRY_MEN) >= 8 and len(faces) <= 10
    assert Haar().find(np.zeros((720, 1280, 3), np.uint8)) == []


@needs_faces
@needs_yunet
def test_yunet_finds_the_faces_of_a_photograph_and_those_that_haar_misses():
    faces = YuNet().find(faces_picture())
    assert found_of(faces, ANGRY_MEN) == 9 and len(faces) >= 10
    assert all(0.6 <= face.score <= 1 for face in faces)
    assert YuNet().find(np.zeros((720, 1280, 3), np.uint8)) == []
    assert len(YuNet().find(opencv().cvtColor(faces_picture(), opencv().COLOR_BGR2GRAY))) >= 9


@needs_yunet
@pytest.mark.parametrize("name", ["haar", "yunet"])
def test_boxes_are_those_of_fer2013(name):
    """Of FER2013's own pictures, put into a larger frame, a detector's box is the picture, in the middle of the cases."""
    try:
        pictures = datasets.load("fer2013").train[::480]
    except datasets.DatasetMissing:
        pytest.skip("fer2013 is not on this machine")
    cv2, detector, true, found = opencv(), detectors.create(name), Box(60, 60, 120, 120), []
    for picture in pictures:
        frame = cv2.copyMakeBorder(cv2.resize(picture, (120, 120)), 60, 60, 60, 60, cv2.BORDER_REPLICATE)
        faces = detector.find(frame)
        found += [max(faces, key=lambda face: face.box.overlap(true)).box] if faces else []
    assert len(found) > 0.5 * len(pictures)
    left, top, width, _ = np.median(found, axis=0)
    assert width == pytest.approx(120, abs=7) and (left, top) == pytest.approx((60, 60), abs=6)
    assert np.median([box.overlap(true) for box in found]) > 0.7


def test_without_its_file_yunet_says_how_to_get_it_and_auto_is_haar(monkeypatch, tmp_path):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    monkeypatch.setattr(detectors, "user_folder", lambda: tmp_path / "user")
    monkeypatch.setattr(detectors, "search_path", lambda: [tmp_path])
    monkeypatch.setattr(detectors, "BUNDLED", tmp_path)
    with pytest.raises(DetectorMissing, match="learnoscope camera --fetch-detector"):
        detectors.create("yunet")
    assert detectors.create("auto").name == "haar"
    weights = tmp_path / "weights" / "face_detection_yunet_2023mar.onnx"
    weights.parent.mkdir()
    weights.write_bytes(bytes(detectors.YUNET.size))
    with pytest.raises(DetectorMissing, match="is not the published YuNet: remove it"):
        detectors.create("yunet")


@needs_yunet
def test_yunet_is_fetched_verified_into_the_data_folder(monkeypatch, tmp_path):
    """From a server of this test: the file in place of OpenCV's model zoo."""
    import functools
    import http.server
    import threading

    content = detectors.yunet_path().read_bytes()
    assert len(content) == detectors.YUNET.size
    assert hashlib.sha256(content).hexdigest() == detectors.YUNET.checksum.partition(":")[2]
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "yunet").write_bytes(content)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path / "served"))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    here = download.RemoteFile(
        detectors.YUNET.path, len(content), detectors.YUNET.checksum, (f"http://127.0.0.1:{server.server_port}/yunet",)
    )
    monkeypatch.setattr(detectors, "YUNET", here)
    monkeypatch.setattr(detectors, "user_folder", lambda: tmp_path / "user")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    try:
        assert datasets.finish(detectors.fetching_yunet()).read_bytes() == content
    finally:
        server.shutdown()
        server.server_close()
    monkeypatch.setattr(detectors, "search_path", lambda: [tmp_path / "user"])
    assert detectors.create("auto").name == "yunet"


def moving(steps, dx=3.0, dy=1.0, growth=1.0):
    """Frames in which a textured square moves over another texture, and where it is."""
    cv2, background, patch = opencv(), noise(1, (480, 640, 3)) // 2, noise(2, (96, 96, 3))
    box = Box(200, 100, 90, 90)
    for _ in range(steps):
        frame = background.copy()
        side = round(box.width)
        left, top = round(box.left), round(box.top)
        frame[top : top + side, left : left + side] = cv2.resize(patch, (side, side))
        yield frame, Box(left, top, side, side)
        box = box.moved(dx, dy, growth)


@pytest.mark.parametrize("growth", [1.0, 1.01])
def test_a_face_is_followed_without_detections(growth):
    tracker = Tracker()
    frames = list(moving(40, growth=growth))
    tracker.follow(frames[0][0])
    tracker.match([Face(frames[0][1], 1.0)])
    for frame, true in frames[1:]:
        tracker.follow(frame)
        assert tracker.tracks[0].box.overlap(true) > 0.75 and not tracker.unsure
    assert tracker.tracks[0].number == 1


def test_identities_stay_when_faces_pass_and_detections_come_in_any_order():
    tracker, rng = Tracker(), np.random.default_rng(0)
    places = np.array([[50.0, 60.0], [250.0, 90.0], [450.0, 70.0]])
    blank = noise(4, (480, 640, 3))
    for step in range(15):
        tracker.follow(blank)
        found = [Face(Box(x + 8 * step + rng.normal(0, 2), y, 80, 80), 1.0) for x, y in places]
        tracker.match([found[i] for i in rng.permutation(3)])
        assert sorted(track.number for track in tracker.tracks) == [1, 2, 3]
    lefts = {track.number: track.box.left for track in tracker.tracks}
    assert sorted(lefts.values())[0] > 100 and len(set(lefts.values())) == 3


def test_a_face_missed_now_and_then_stays_and_one_that_is_gone_goes():
    tracker, frame, face = Tracker(patience=2), noise(5, (480, 640, 3)), Face(Box(200, 200, 90, 90), 1.0)
    for found in ([face], [], [], [face], [], []):
        tracker.follow(frame)
        tracker.match(found)
        assert [track.number for track in tracker.tracks] == [1]
    tracker.follow(frame)
    tracker.match([])
    assert tracker.tracks == ()


def test_a_cut_loses_every_face_at_once():
    tracker = Tracker()
    tracker.follow(noise(6, (480, 640, 3)))
    tracker.match([Face(Box(200, 200, 90, 90), 1.0), Face(Box(400, 100, 60, 60), 1.0)])
    tracker.follow(noise(7, (480, 640, 3)))
    assert tracker.unsure
    tracker.match([Face(Box(20, 20, 70, 70), 1.0)])
    assert [track.number for track in tracker.tracks] == [3]


def test_two_tracks_never_stay_on_one_face():
    tracker, frame = Tracker(), noise(8, (480, 640, 3))
    tracker.follow(frame)
    tracker.match([Face(Box(200, 200, 90, 90), 1.0), Face(Box(206, 204, 90, 90), 0.7)])
    assert [track.number for track in tracker.tracks] == [1]


def test_a_frame_of_another_size_and_flat_frames_do_no_harm():
    tracker = Tracker()
    for shape in ((480, 640, 3), (240, 320, 3), (8, 8, 3)):
        tracker.follow(np.full(shape, 128, np.uint8))
        tracker.match([Face(Box(1, 1, 5, 5), 1.0)])
    assert len(tracker.tracks) == 1


@needs_faces
@pytest.mark.parametrize("name", ["haar", "yunet"])
def test_a_close_look_finds_smaller_faces(name):
    """The photograph at a third of its size in an empty frame: faces of 33 to 77 pixels."""
    if name == "yunet" and not detectors.yunet_path():
        pytest.skip("YuNet has not been fetched")
    frame = np.full((720, 1280, 3), 90, np.uint8)
    frame[200:440, 300:726] = opencv().resize(faces_picture(), (426, 240), interpolation=opencv().INTER_AREA)
    small = [(left / 3 + 300, top / 3 + 200, side / 3) for left, top, side in ANGRY_MEN]
    at_once, closely = (found_of(detectors.create(name).find(frame, close), small) for close in (False, True))
    assert closely >= 8 > at_once + 1


@needs_faces
@pytest.mark.parametrize("name", ["haar", "yunet"])
def test_a_second_look_finds_a_face_that_is_too_small_in_the_reduced_frame(name):
    if name == "yunet" and not detectors.yunet_path():
        pytest.skip("YuNet has not been fetched")
    detector, found = detectors.create(name), 0
    frame = np.full((1500, 2600, 3), 90, np.uint8)
    frame[400:1120, 600:1880] = faces_picture()
    detector.find(frame)  # another size in between does not matter
    for left, top, side in ANGRY_MEN:
        true = Box(left + 600, top + 400, side, side)
        face = detectors.second_look(detector, frame, true.moved(0.1 * side, -0.05 * side))
        found += bool(face) and face.box.overlap(true) > 0.5
        # Where nobody is, nobody is found, and who stands beside is somebody else.
        assert detectors.second_look(detector, frame, Box(100, 1200, side, side)) is None
        beside = detectors.second_look(detector, frame, true.moved(side, 0))
        assert beside is None or beside.box.overlap(true) < 0.4
    assert found == 9


def turned(picture, box, angle, side=400):
    """A square scene in whose middle the face in ``box`` has half its size, turned clockwise by ``angle`` degrees."""
    cv2, (x, y) = opencv(), box.centre
    turn = cv2.getRotationMatrix2D((x, y), -angle, side / 2 / box.width)
    turn[:, 2] += side / 2 - x, side / 2 - y
    return cv2.warpAffine(picture, turn, (side, side), borderMode=cv2.BORDER_REPLICATE)


@given(st.floats(-180, 180))
def test_a_turned_crop_is_level_again(angle):
    picture = noise(13, (400, 400, 3))
    face = Box(160, 160, 80, 80)
    straight = crop(turned(picture, face, 0), Box(100, 100, 200, 200), (48, 48)).astype(int)
    back = level(turned(picture, face, angle), Box(100, 100, 200, 200), (48, 48), angle)
    assert np.abs(back - straight).mean() < 6


@needs_faces
@needs_yunet
@pytest.mark.parametrize("angle", [-25, 25])
def test_turned_portraits_are_classified_with_their_eyes_level(tmp_path, angle):
    """Turned back, a man looks more like himself upright than the slanted cut of his turned portrait does."""
    from core.expressions.classifier import Classifier
    from tests.core.expression_fakes import write_onnx

    classifier, detector, better = Classifier(write_onnx(tmp_path / "m.onnx", size=48)), YuNet(), 0
    for left, top, side in ANGRY_MEN:
        upright, slanted = (turned(faces_picture(), Box(left, top, side, side), a) for a in (0, angle))
        found = [detector.find(scene) for scene in (upright, slanted)]
        faces = [min(f, key=lambda face: abs(face.box.centre[0] - 200) + abs(face.box.centre[1] - 200)) for f in found]
        assert abs(faces[0].roll) < 10 and 0 < faces[1].roll / angle < 1.5
        man, levelled = (classifier.crops(s, [f])[0] for s, f in zip((upright, slanted), faces, strict=True))
        slant = classifier.crops(slanted, [faces[1]._replace(roll=0)])[0]
        likeness = [np.corrcoef(man.ravel(), cut.ravel())[0, 1] for cut in (levelled, slant)]
        better += likeness[0] > likeness[1]
    assert better >= 8
