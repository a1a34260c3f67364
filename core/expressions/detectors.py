"""Face detectors on a reduced frame: OpenCV's Haar cascade, always there, and YuNet, once its file has been fetched."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from core.datasets import Work, download, search_path, user_folder
from core.datasets.catalogue import RemoteFile
from core.expressions import opencv
from core.expressions.faces import Box, Face, crop, grey, reduced, square

#: Published by the OpenCV model zoo under the MIT licence (Wu, Peng and Yu 2023).
YUNET = RemoteFile(
    "weights/face_detection_yunet_2023mar.onnx",
    232_589,
    "sha256:8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
    (
        "https://media.githubusercontent.com/media/opencv/opencv_zoo/main/models/face_detection_yunet/face_detection_yunet_2023mar.onnx",
        "https://huggingface.co/opencv/face_detection_yunet/resolve/main/face_detection_yunet_2023mar.onnx",
    ),
)
#: What comes with an installer lies here, in folders as in the data folder.
BUNDLED = Path(__file__).parents[2] / "resources"
#: Pixels a side of the picture around one face that ``second_look`` gives to a detector; a face that overlaps less than that
#: with the box where it was expected is another one.
_CLOSE, _SAME = 128, 0.2
DetectorName = Literal["auto", "haar", "yunet"]


class DetectorMissing(LookupError):
    """The detector's file is not on this machine; the message says how to get it."""


class Detector(Protocol):
    """What finds faces. ``interval`` is the time in seconds that a tracker may bridge until it has to look again."""

    name: str
    interval: float

    def find(self, frame: np.ndarray, closely: bool = False) -> list[Face]:
        """The faces of a frame, (h, w) or (h, w, 3) uint8, as squares like those of FER2013.

        Looking ``closely``, at twice the width, takes up to a quarter of a second: for pictures, and for the first of many frames.
        """
        ...


class Haar:
    """Boosted cascades of Haar-like features (Viola and Jones 2001): frontal faces of 50 pixels and more in 1280x720, of 25 at a close look."""

    name, interval = "haar", 0.2
    #: In 512 of FER2013's own pictures the median box is 0.97 of the picture, about the same middle.
    _MARGIN = 1.03

    def __init__(self, longest: int = 512) -> None:
        cv2 = opencv()
        self._longest = longest
        self._cascade = cv2.CascadeClassifier(str(Path(cv2.data.haarcascades) / "haarcascade_frontalface_alt2.xml"))

    def find(self, frame: np.ndarray, closely: bool = False) -> list[Face]:
        """See ``Detector``."""
        small, factor = reduced(grey(frame), (1 + closely) * self._longest)
        # Small pictures leave time for more sizes, and those for more detections of the same face.
        step, neighbours = (1.1, 4) if closely or factor == 1 else (1.3, 3)
        boxes = self._cascade.detectMultiScale(small, step, neighbours, minSize=(16, 16))
        return [Face(square(Box(*map(float, box)).times(1 / factor), self._MARGIN), 1.0) for box in boxes]


class YuNet:
    """A convolutional network of 75,856 parameters (Wu, Peng and Yu 2023) that finds turned and partly hidden faces, too."""

    name, interval = "yunet", 0.1
    #: In FER2013's own pictures the median box has 0.79 of their width and 1.03 of their height, about the same middle.
    _MARGIN = 1.11

    def __init__(self, longest: int = 512, score: float = 0.6) -> None:
        """Raises DetectorMissing, also for a file that is not the published one."""
        self._longest = longest
        content = np.frombuffer(_yunet_content(), np.uint8)
        create = opencv().FaceDetectorYN.create
        # A network that is given another size plans anew, which takes longer than a second look.
        self._net, self._close = (
            create("onnx", content, np.empty(0, np.uint8), (_CLOSE, _CLOSE), score, 0.3, 500) for _ in range(2)
        )

    def find(self, frame: np.ndarray, closely: bool = False) -> list[Face]:
        """See ``Detector``."""
        cv2 = opencv()
        small, factor = reduced(frame, (1 + closely) * self._longest)
        if small.ndim == 2:
            small = cv2.cvtColor(small, cv2.COLOR_GRAY2BGR)
        net = self._close if small.shape[:2] == (_CLOSE, _CLOSE) else self._net
        net.setInputSize(small.shape[1::-1])
        rows = net.detect(small)[1]
        found = () if rows is None else rows[np.isfinite(rows).all(axis=1)].tolist()
        return [
            Face(square(Box(*row[:4]).times(1 / factor), self._MARGIN), min(1.0, row[14]), _roll(*row[4:8]))
            for row in found
            if row[2] > 0 and row[3] > 0
        ]


def second_look(detector: Detector, frame: np.ndarray, box: Box) -> Face | None:
    """The face that should be in ``box``, from a picture of it and what is around it alone; None where there is none.

    There it is larger than in a reduced frame, and has nothing to compete with.
    """
    around = box.moved(0, 0, 2.0)
    part = crop(frame, around, (_CLOSE, _CLOSE))
    found = [
        face._replace(box=face.box.times(around.width / _CLOSE).moved(around.left, around.top))
        for face in detector.find(part)
    ]
    best = max(found, key=lambda face: face.box.overlap(box), default=None)
    return best if best and best.box.overlap(box) >= _SAME else None


def _roll(x0: float, y0: float, x1: float, y1: float) -> float:
    """How far the line from the left eye, as one sees it, to the right one is turned, in degrees."""
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def yunet_path() -> Path | None:
    """Where YuNet's file lies: in ``weights`` of a data folder, or bundled. None where it has to be fetched."""
    places = (folder / YUNET.path for folder in (*search_path(), BUNDLED))
    return next((path for path in places if path.is_file()), None)


def fetching_yunet() -> Work[Path]:
    """Downloads it into the user's data folder, verified, and returns the file. Raises FetchFailed."""
    return (yield from download.fetch_files("yunet", [YUNET], user_folder())) / YUNET.path


def create(name: DetectorName) -> Detector:
    """A detector by name; "auto" is YuNet where its file is, else Haar. Raises DetectorMissing."""
    if name == "auto":
        name = "yunet" if yunet_path() else "haar"
    return YuNet() if name == "yunet" else Haar()


def _yunet_content() -> bytes:
    path = yunet_path()
    if path is None:
        raise DetectorMissing(
            f"YuNet's file is not on this machine: run learnoscope camera --fetch-detector ({YUNET.size / 1e6:.1f} MB), "
            f"or put {Path(YUNET.path).name} into {user_folder() / 'weights'}"
        )
    content = path.read_bytes() if path.stat().st_size == YUNET.size else b""
    if hashlib.sha256(content).hexdigest() != YUNET.checksum.partition(":")[2]:
        raise DetectorMissing(f"{path} is not the published YuNet: remove it, and fetch it again")
    return content
