"""Model files made to do harm, and frames that no camera should deliver: refused or survived, and never run."""

import io
import pickle
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.datasets import finish
from core.datasets.archive import UnsafeArchive
from core.expressions import convert, detectors, model_loading
from core.expressions.classifier import Classifier
from core.expressions.model_file import LARGEST_FILE, ModelRefused
from core.expressions.pipeline import Pipeline
from core.expressions.sources import Frame
from tests.core.expression_fakes import noise, write_onnx


@pytest.fixture(autouse=True)
def own_models(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))


class Payload:
    """Unpickled, it makes a file."""

    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return Path.touch, (self.marker,)


@pytest.mark.parametrize("suffix", [".onnx", ".h5", ".hdf5", ".keras"])
@pytest.mark.parametrize("wrapped", [False, True], ids=["pickle", "zip of a pickle"])
def test_a_pickle_by_another_name_is_refused_and_never_loaded(tmp_path, suffix, wrapped):
    """As joblib, old torch (plain) and newer torch (in a zip archive) write them."""
    marker, path = tmp_path / "ran", tmp_path / f"model{suffix}"
    content = pickle.dumps(Payload(marker))
    if wrapped:
        with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
            archive.writestr("model/data.pkl", content)
            archive.writestr("config.json", content)
            archive.writestr("model.weights.h5", content)
        content = buffer.getvalue()
    path.write_bytes(content)
    if suffix == ".onnx":
        with pytest.raises(ModelRefused, match=r"model\.onnx is damaged, or is no ONNX model"):
            Classifier(path)
    else:
        with pytest.raises((OSError, ValueError)):
            convert.look_through(path)
    assert not marker.exists()
    pickle.loads(pickle.dumps(Payload(marker)))
    assert marker.exists()  # it would have


def test_what_keras_is_never_shown_is_one_sentence(tmp_path):
    """The process that reads Keras files says the same as the look through them, in words."""
    path = tmp_path / "model.keras"
    path.write_bytes(pickle.dumps(Payload(tmp_path / "ran")))
    with pytest.raises(ModelRefused, match=r"model\.keras is damaged, or is no Keras model that can be read") as caught:
        finish(model_loading.loading(path))
    assert "\n" not in str(caught.value) and not (tmp_path / "ran").exists()


@pytest.mark.parametrize("suffix", [".pkl", ".pt", ".joblib", ".py", ""])
def test_files_of_other_kinds_are_not_even_read(tmp_path, suffix):
    path = tmp_path / f"model{suffix}"
    path.write_bytes(pickle.dumps(Payload(tmp_path / "ran")))
    with pytest.raises(ModelRefused, match=r"is no model; models end with \.onnx, \.h5, \.hdf5, \.keras"):
        finish(model_loading.loading(path))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("suffix", [".onnx", ".h5", ".keras"])
def test_an_oversize_file_is_refused_before_anything_is_allocated(tmp_path, suffix):
    path = tmp_path / f"model{suffix}"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # takes no room on the disk
    tracemalloc.start()
    try:
        with pytest.raises(ModelRefused, match="models of up to 268,435,456 bytes are read"):
            finish(model_loading.loading(path))
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_keras_file_that_unpacks_to_far_more_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.keras"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", "{}")
        with archive.open("model.weights.h5", "w") as weights:
            for _ in range(80):
                weights.write(bytes(2**20))
    tracemalloc.start()
    try:
        with pytest.raises(UnsafeArchive, match="are taken for a zip bomb"):
            convert.look_through(path)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_truncated_keras_archive_is_refused(tmp_path, share):
    path = tmp_path / "model.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("config.json", "{}")
        archive.writestr("model.weights.h5", np.random.default_rng(0).bytes(5000))
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(UnsafeArchive, match=r"model\.keras is not a zip file, or is damaged"):
        convert.look_through(path)


def test_operators_of_strangers_are_refused(tmp_path):
    """ONNX Runtime would have to load a library for them."""
    import onnx

    path = write_onnx(tmp_path / "m.onnx")
    model = onnx.load(path)
    model.graph.node[0].domain = "evil.ops"
    model.opset_import.append(onnx.helper.make_opsetid("evil.ops", 1))
    onnx.save(model, path)
    with pytest.raises(ModelRefused, match=r"m\.onnx") as caught:
        Classifier(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["haar", "yunet"])
def test_frames_of_any_size_and_content_are_survived(tmp_path, name):
    if name == "yunet" and not detectors.yunet_path():
        pytest.skip("YuNet has not been fetched")
    pipeline = Pipeline(detectors.create(name), Classifier(write_onnx(tmp_path / "m.onnx")))
    shapes = [(1, 1), (1, 700), (700, 1), (2, 3), (480, 640), (16, 2000), (128, 128)]
    for number, shape in enumerate(2 * shapes):
        picture = np.full((*shape, 3), 255 * (number % 2), np.uint8)
        reading = pipeline.process(Frame(number, number / 5, picture))
        assert all(np.isfinite(face.box).all() for face in reading.faces)
    assert pipeline.process(Frame(99, 99.0, noise())).labels
