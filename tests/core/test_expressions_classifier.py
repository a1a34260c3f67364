"""Classifiers: what goes in and comes out of a network whose answer is known, and files that must be refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import finish
from core.expressions import LABELS, NOT_SURE, model_file, model_loading
from core.expressions.classifier import Classifier, SpecNeeded, softmax
from core.expressions.faces import Box, Face
from core.expressions.model_file import InputSpec, ModelRefused
from core.expressions.smoothing import Smoothing, verdict
from tests.core.expression_fakes import face_of_class, write_onnx


@pytest.fixture(autouse=True)
def own_models(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))


def test_the_field_has_seven_labels_in_its_order():
    assert LABELS == ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")


@pytest.mark.parametrize("softmax_inside", [False, True])
@pytest.mark.parametrize("temperature", [1.0, 2.5])
def test_probabilities_are_the_softmax_of_the_logits_over_the_temperature(tmp_path, softmax_inside, temperature):
    metadata = {"labels": LABELS, "value_range": [0, 1], "temperature": temperature}
    path = write_onnx(tmp_path / "m.onnx", softmax=softmax_inside, metadata=metadata, gain=3.0)
    classifier = Classifier(path)
    assert classifier.spec.outputs == ("probabilities" if softmax_inside else "logits")
    pictures = np.random.default_rng(0).integers(0, 256, (5, 8, 8), np.uint8)
    logits = 3.0 * pictures[:, :, :7].mean(1) / 255
    expected = np.exp(logits / temperature) / np.exp(logits / temperature).sum(1, keepdims=True)
    assert classifier.probabilities(list(pictures)) == pytest.approx(expected, abs=2e-6)
    assert classifier.probabilities([]).shape == (0, 7)


def test_the_range_of_values_counts(tmp_path):
    """Logit k is the mean of column k, so black is ``low`` and white ``high``."""
    picture = face_of_class(2)
    for low, high in ((0, 1), (-1, 1), (0, 255), (1, 0)):
        path = write_onnx(tmp_path / "m.onnx", metadata={"labels": LABELS, "value_range": [low, high]}, gain=0.01)
        expected = softmax(0.01 * np.where(np.arange(7) == 2, high, low))
        assert Classifier(path).probabilities([picture])[0] == pytest.approx(expected, abs=1e-5)


def test_outputs_come_in_the_fields_order_whatever_the_models_is(tmp_path):
    words = ["Happiness", "sadness", "Surprised", "neutral", "anger", "Fear", "disgust"]
    classifier = Classifier(write_onnx(tmp_path / "m.onnx", metadata={"labels": words, "value_range": [0, 1]}, gain=9))
    assert classifier.labels == LABELS
    for output, word in enumerate(words):
        best = classifier.probabilities([face_of_class(output)])[0].argmax()
        assert LABELS[best] == model_file.standard_label(word)


def test_other_labels_keep_their_own_order(tmp_path):
    metadata = {"labels": ["happy", "contempt", "sad"], "value_range": [0, 1]}
    classifier = Classifier(write_onnx(tmp_path / "m.onnx", outputs=3, metadata=metadata))
    assert classifier.labels == ("happy", "contempt", "sad")


@pytest.mark.parametrize("batch", ["faces", 1, 4])
def test_a_batch_of_any_size_gives_what_single_pictures_give(tmp_path, batch):
    classifier = Classifier(write_onnx(tmp_path / "m.onnx", batch=batch, gain=4))
    pictures = list(np.random.default_rng(1).integers(0, 256, (9, 8, 8), np.uint8))
    together = classifier.probabilities(pictures)
    assert together == pytest.approx(np.concatenate([classifier.probabilities([p]) for p in pictures]), abs=1e-6)


def test_colours_are_fed_red_first_and_crops_have_the_models_size(tmp_path):
    metadata = {"labels": ["a", "b"], "value_range": [0, 1]}
    classifier = Classifier(write_onnx(tmp_path / "m.onnx", channels=3, outputs=2, metadata=metadata))
    assert classifier.spec.colours == "rgb"
    blue = np.zeros((8, 8, 3), np.uint8)
    blue[..., 0] = 255
    assert classifier._batch([blue])[0, :, 0, 0].tolist() == [0, 0, 1]
    grey = Classifier(write_onnx(tmp_path / "g.onnx"))
    crops = grey.crops(
        np.zeros((100, 100, 3), np.uint8), [Face(Box(10, 10, 50, 50), 1.0), Face(Box(-9, 3, 20, 20), 1.0, 30.0)]
    )
    assert [c.shape for c in crops] == [(8, 8, 3)] * 2 and grey.probabilities(crops).shape == (2, 7)


def test_what_a_file_does_not_say_is_asked_and_remembered_for_every_copy(tmp_path):
    path = write_onnx(tmp_path / "m.onnx", metadata=False, gain=9)
    with pytest.raises(SpecNeeded) as caught:
        finish(model_loading.loading(path))
    assert caught.value.spec.unknown == ("labels", "value_range") and caught.value.outputs == 7
    assert "the names of its 7 outputs" in str(caught.value) and "-1..1" in str(caught.value)
    assert caught.value.spec == InputSpec((8, 8), 1, False, "grey", None)
    model_loading.remember(path, {"labels": ",".join(reversed(LABELS)), "value_range": "0..1"})
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(path.read_bytes())
    classifier = finish(model_loading.loading(copy))
    assert classifier.probabilities([face_of_class(0)])[0].argmax() == LABELS.index("neutral")
    newer = finish(model_loading.loading(copy, {"labels": LABELS}))  # an answer goes before what is remembered
    assert newer.probabilities([face_of_class(0)])[0].argmax() == LABELS.index("angry")


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"labels": ["a"] * 7, "value_range": [0, 1]}, "each must be another word"),
        ({"labels": ["a", "b"], "value_range": [0, 1]}, "has 7 outputs, but 2 labels"),
        ({"labels": 3, "value_range": [0, 1]}, "words are needed"),
        ({"labels": LABELS, "value_range": [0, 0]}, "two numbers"),
        ({"labels": LABELS, "value_range": "wide"}, "two numbers"),
        ({"labels": LABELS, "value_range": [0, 1e300]}, "two numbers"),
        ({"labels": LABELS, "value_range": [0, 1], "temperature": -2}, "from 0.01 to 100"),
        ({"labels": LABELS, "value_range": [0, 1], "outputs": "votes"}, "logits, probabilities"),
        ({"labels": LABELS, "value_range": [0, 1], "colours": "rgb"}, "takes grey pictures"),
    ],
)
def test_metadata_that_make_no_sense_are_sentences(tmp_path, metadata, words):
    with pytest.raises(ModelRefused, match=words):
        Classifier(write_onnx(tmp_path / "m.onnx", metadata=metadata))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelRefused, match=r"any\.onnx"):
        Classifier(path)


def test_a_truncated_model_is_refused(tmp_path):
    content = write_onnx(tmp_path / "m.onnx").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        (tmp_path / "m.onnx").write_bytes(content[: int(share * len(content))])
        with pytest.raises(ModelRefused, match=r"m\.onnx"):
            Classifier(tmp_path / "m.onnx")


def changed(path, change):
    """The model of a file with ``change(model)`` done to it."""
    import onnx

    model = onnx.load(path)
    change(model)
    onnx.save(model, path)
    return path


def test_a_model_of_the_wrong_shape_or_kind_is_refused(tmp_path):
    def dims(value, *sizes):
        for dim, size in zip(value.type.tensor_type.shape.dim, sizes, strict=True):
            dim.dim_value = size

    def more_outputs(model):
        model.graph.output.append(model.graph.output[0])

    for change, words in (
        (lambda m: dims(m.graph.input[0], 1, 5, 8, 8), "1 or 3 channels"),
        (lambda m: dims(m.graph.input[0], 1, 1, 4000, 4000), "sides of 8 to 1024"),
        (lambda m: dims(m.graph.input[0], 100_000, 1, 8, 8), "1 to 256"),
        (lambda m: dims(m.graph.output[0], 1, 1), "is no classifier"),
        (lambda m: setattr(m.graph.input[0].type.tensor_type, "elem_type", 7), "float32"),
        (more_outputs, "one of each"),
    ):
        with pytest.raises(ModelRefused, match=words):
            Classifier(changed(write_onnx(tmp_path / "m.onnx"), change))


def test_a_model_that_asks_for_terabytes_is_refused_before_it_gets_them(tmp_path):
    from onnx import helper, numpy_helper

    def grow(model):
        model.graph.initializer.append(numpy_helper.from_array(np.array([10**6, 10**6]), "sizes"))
        model.graph.node.insert(0, helper.make_node("ConstantOfShape", ["sizes"], ["giant"]))

    with pytest.raises(ModelRefused, match=r"a value has 1,000,000,000,000 numbers"):
        Classifier(changed(write_onnx(tmp_path / "m.onnx"), grow))


def test_weights_in_other_files_are_refused(tmp_path):
    def outside(model):
        model.graph.initializer[0].ClearField("raw_data")
        model.graph.initializer[0].data_location = 1
        entry = model.graph.initializer[0].external_data.add()
        entry.key, entry.value = "location", "/etc/passwd"

    path = write_onnx(tmp_path / "m.onnx")
    import onnx

    model = onnx.load(path)
    outside(model)
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelRefused, match="its weights lie in another file"):
        Classifier(path)


def test_files_that_are_too_large_or_missing_are_refused(tmp_path, monkeypatch):
    path = write_onnx(tmp_path / "m.onnx")
    monkeypatch.setattr(model_file, "LARGEST_FILE", 100)
    with pytest.raises(ModelRefused, match="models of up to 100 bytes are read"):
        Classifier(path)
    for name, words in (("none.onnx", "there is no model file"), ("model.pkl", "is no model; models end with")):
        with pytest.raises(ModelRefused, match=words):
            finish(model_loading.loading(tmp_path / name))


def test_a_network_that_gives_no_numbers_is_refused(tmp_path):
    def nan(model):
        model.graph.initializer[0].raw_data = np.full(8 * 8 * 7, np.nan, np.float32).tobytes()

    with pytest.raises(ModelRefused, match="for a black picture it gives"):
        Classifier(changed(write_onnx(tmp_path / "m.onnx"), nan))


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=20))
def test_smoothing_does_not_depend_on_the_frame_rate(steps):
    """A change seen in many small steps comes through as in one large one."""
    start, after = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    many, one, now = Smoothing(), Smoothing(), 0.0
    assert np.array_equal(many.add(0, start, 0.5), start)
    one.add(0, start, 0.5)
    for step in steps:
        now += step
        value = many.add(now, after, 0.5)
    assert value == pytest.approx(one.add(now, after, 0.5), abs=1e-9)
    assert value == pytest.approx([np.exp(-now / 0.5), 1 - np.exp(-now / 0.5)], abs=1e-9)
    assert np.array_equal(many.add(now + 1e-3, start, 0), start)  # 0 turns it off


def test_below_the_threshold_nothing_is_said():
    probabilities = np.array([0.1, 0.5, 0.4])
    assert verdict(probabilities, ("a", "b", "c"), 0.5) == "b"
    assert verdict(probabilities, ("a", "b", "c"), 0.51) == NOT_SURE
