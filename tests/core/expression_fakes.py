"""Cameras, films and models for the tests of expressions."""

import itertools
import json
import threading
from functools import cache
from pathlib import Path

import numpy as np

from core import datasets
from core.benchmarks._faces_film import ANGRY_MEN as ANGRY_MEN
from core.expressions import LABELS, opencv


@cache
def faces_picture():
    """A photograph of 1280x720 with nine faces, or None where it is not on this machine."""
    try:
        return opencv().imread(str(datasets.find("faces/12_angry_men.jpg")))
    except datasets.DatasetMissing:
        return None


def noise(seed=0, shape=(240, 320, 3)):
    """A frame full of texture, smooth enough to be followed and compressed."""
    cv2 = opencv()
    small = np.random.default_rng(seed).integers(0, 256, (shape[0] // 8, shape[1] // 8, 3), np.uint8)
    return cv2.resize(small, shape[1::-1], interpolation=cv2.INTER_CUBIC)


def write_film(path: Path, frames, rate=25):
    """Writes frames (h, w, 3) as Motion JPEG."""
    cv2 = opencv()
    frames = list(frames)
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, frames[0].shape[1::-1])
    assert film.isOpened()
    for frame in frames:
        film.write(frame)
    film.release()
    return path


class FakeDevice:
    """Stands in for cv2.VideoCapture: delivers the pictures of ``script``; None is a failed grab. At its end it blocks until it
    is released, as a hung driver does, or goes on with ``forever``."""

    def __init__(self, script=(), forever="block", opens=True):
        self._script, self._forever, self._opens = iter(script), forever, opens
        self.released = threading.Event()
        self.settings = {}
        self.numbers = itertools.count()

    def isOpened(self):
        return self._opens and not self.released.is_set()

    def set(self, name, value):
        self.settings[name] = value

    def grab(self):
        next(self.numbers)
        try:
            self._picture = next(self._script)
        except StopIteration:
            if isinstance(self._forever, str):
                self.released.wait(30)
                return False
            self.released.wait(0.005)  # a very fast camera
            self._picture = self._forever
        return self._picture is not None and not self.released.is_set()

    def retrieve(self):
        return True, self._picture

    def release(self):
        self.released.set()


def write_onnx(path: Path, size=8, outputs=7, metadata=True, softmax=False, batch="faces", channels=1, gain=1.0):
    """A classifier whose logit k is ``gain`` times the mean grey level of column k; pictures (n, channels, size, size)."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    weights = np.zeros((channels, size, size, outputs), np.float32)
    for k in range(outputs):
        weights[:, :, k % size, k] = gain / size / channels
    nodes = [
        helper.make_node("Flatten", ["faces"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weights"], ["logits"]),
    ]
    if softmax:
        nodes.append(helper.make_node("Softmax", ["logits"], ["scores"]))
    graph = helper.make_graph(
        nodes,
        "columns",
        [helper.make_tensor_value_info("faces", TensorProto.FLOAT, [batch, channels, size, size])],
        [helper.make_tensor_value_info("scores" if softmax else "logits", TensorProto.FLOAT, [batch, outputs])],
        [numpy_helper.from_array(weights.reshape(-1, outputs), "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    if metadata:
        given = {"labels": list(LABELS), "value_range": [0, 1]} if metadata is True else metadata
        helper.set_model_props(model, {key: json.dumps(value) for key, value in given.items()})
    onnx.save(model, path)
    return path


def face_of_class(label: int, size=8):
    """A picture for ``write_onnx``'s model whose column ``label`` is white."""
    picture = np.zeros((size, size), np.uint8)
    picture[:, label] = 255
    return picture
