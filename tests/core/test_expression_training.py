"""The expression training page on made faces in FER2013's own format: what is learned, chosen, tested once, and kept."""

import math
import os
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional

from core import compute, datasets, models_library
from core.expressions import LABELS, calibration
from core.expressions.classifier import Classifier, softmax
from core.knobs import KnobError, validated
from core.networks import expression_net
from core.playback import Playback
from core.techniques.expressions import _expression_training_results as results
from core.techniques.expressions import _expression_training_views as views
from core.techniques.expressions._expression_training_scene import View, with_validation
from core.techniques.expressions.expression_training import ExpressionTraining
from core.trees import load_tree, save_tree
from tests.core.expression_fakes import faces_picture
from tests.core.playing import played

MACHINES_DATA = os.environ.get("LEARNOSCOPE_DATA", "")
#: Pictures of each class in Training, PublicTest and PrivateTest; the first of PrivateTest are the first of Training again.
COUNTS, DOUBLES = (24, 8, 8), 5
SMALL = {"widths": (8, 16), "batch_size": 16, "epochs": 4.0, "shift": 1, "learning_rate": 0.01}


def made_faces(count, seed):
    """``count`` pictures of each class, (7 count, 48, 48): stripes whose distance is the class, in noise."""
    rng = np.random.default_rng(seed)
    labels = np.tile(np.arange(7), count)
    distance = np.array([3, 4, 6, 8, 12, 16, 24])[labels, None]
    stripes = (np.arange(48) + rng.integers(0, 48, (len(labels), 1))) % distance < distance / 2
    return (rng.integers(0, 100, (len(labels), 48, 48)) + 140 * stripes[:, :, None]).astype(np.uint8), labels


def write_fer(folder, private_seed=2):
    """A fer2013.csv of made faces."""
    lines = ["emotion,pixels,Usage"]
    first = None
    for usage, count, seed in zip(("Training", "PublicTest", "PrivateTest"), COUNTS, (0, 1, private_seed), strict=True):
        pictures, labels = made_faces(count, seed)
        first = pictures if first is None else first
        if usage == "PrivateTest":
            pictures[:DOUBLES] = first[:DOUBLES]
        lines += [
            f"{label},{' '.join(map(str, picture.ravel()))},{usage}"
            for picture, label in zip(pictures, labels, strict=True)
        ]
    folder.mkdir(exist_ok=True)
    (folder / "fer2013.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    """A folder with the made FER2013."""
    return write_fer(tmp_path_factory.mktemp("faces"))


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path, faces):
    """The made faces and an empty library, on one thread."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(faces))
    monkeypatch.setenv("LEARNOSCOPE_CACHE", str(faces / "cache"))
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    compute.use("cpu", 1)


@pytest.fixture(scope="module")
def run(faces):
    """Four epochs on the made faces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNOSCOPE_DATA", str(faces))
        patch.setenv("LEARNOSCOPE_CACHE", str(faces / "cache"))
        compute.use("cpu", 1)
        return played(ExpressionTraining(**SMALL))


# Learning, choosing, testing.


def test_it_learns_and_says_what_it_has_learned_from(run):
    seen, metrics = run
    assert metrics["test accuracy"] > 0.9
    assert seen["loss"][0]["lines"]["validation"] == pytest.approx(math.log(7), abs=0.2)  # an untrained network guesses
    assert [d["x"] for d in seen["by_epoch"]] == [1, 2, 3, 4]
    about = seen["about"][0]["markdown"]
    assert "**168** pictures to learn from" in about and "**56** to choose on (PublicTest)" in about
    np.testing.assert_array_equal(seen["class_counts"][0]["groups"]["to learn from"], [24] * 7)
    assert seen["confusion"][-1]["x_labels"] == list(LABELS)


def test_the_test_set_is_measured_only_when_training_has_ended(run, tmp_path, monkeypatch):
    seen, metrics = run
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(write_fer(tmp_path / "other", private_seed=7)))
    other, others_metrics = played(ExpressionTraining(**SMALL))
    for stream in ("loss", "accuracy", "by_epoch", "confusion", "reliability"):
        assert repr(other[stream]) == repr(seen[stream]), stream
    assert all(d["rows"][1][1:] == [None] * 4 + [56] for d in seen["results_table"][:-1])
    assert metrics["test calibration error"] != others_metrics["test calibration error"]


def test_the_results_are_those_of_scikit_learn(run):
    seen, metrics = run
    sklearn = pytest.importorskip("sklearn.metrics")
    network, images = seen["classifier"][-1]["product"], datasets.load("fer2013")
    name, right, f1, _, loss, pictures = seen["results_table"][-1]["rows"][1]
    logits = network.predict(network.encode(images.test))
    said = logits.argmax(1).numpy()
    assert (name, pictures) == ("PrivateTest", 56)
    # The run predicts in bfloat16 where that is fast: a picture may lie on the border.
    assert (
        right == metrics["test accuracy"] == pytest.approx(sklearn.accuracy_score(images.test_labels, said), abs=0.02)
    )
    assert f1 == pytest.approx(sklearn.f1_score(images.test_labels, said, average="macro"), abs=0.02)
    assert loss == pytest.approx(
        functional.cross_entropy(logits, torch.from_numpy(images.test_labels)).item(), abs=0.02
    )
    recall = sklearn.recall_score(images.test_labels, said, average=None)
    np.testing.assert_allclose(seen["recall"][-1]["groups"]["PrivateTest"], recall, atol=1 / 8 + 1e-9)


def test_a_row_is_right_to_the_last_digit_shown():
    logits = np.random.default_rng(0).normal(0, 2, (300, 7))
    labels = np.random.default_rng(1).integers(0, 7, 300)
    sklearn = pytest.importorskip("sklearn.metrics")
    name, right, f1, error, loss, count = results.row("x", logits, labels)
    said = logits.argmax(1)
    assert (name, count, right) == ("x", 300, round(float((said == labels).mean()), 4))
    assert f1 == round(sklearn.f1_score(labels, said, average="macro"), 4)
    assert loss == round(sklearn.log_loss(labels, softmax(logits)), 4)
    assert error == round(calibration.reliability(softmax(logits), labels).error, 4)


def test_the_weights_of_the_best_epoch_are_kept():
    """A learning rate that wrecks the network after two good epochs."""
    playback = Playback(page := ExpressionTraining(**SMALL | {"schedule": "constant"}))
    shares, network = [], None
    for event in iter(playback.advance, None):
        if event.stream == "classifier":
            network = event.data["product"]
        if event.stream == "by_epoch":
            shares.append(event.data["lines"]["validation"])
            if len(shares) == 3:
                playback.edit(page := replace(page, learning_rate=10.0))
    best = max(shares)
    assert shares[-1] < best
    assert playback.metrics["validation accuracy"] == pytest.approx(best, abs=1e-4)
    images = datasets.load("fer2013")
    assert network.share_right(images.validation, images.validation_labels) == pytest.approx(best, abs=0.02)


def test_doubles_are_counted_and_left_out():
    seen, metrics = played(ExpressionTraining(**SMALL | {"epochs": 1.0, "leave_out_doubles": True}))
    assert f"**{168 - DOUBLES}** pictures to learn from ({DOUBLES} doubles left out)" in seen["about"][0]["markdown"]
    official, clean = seen["results_table"][-1]["rows"][1:]
    assert (official[-1], clean[-1]) == (56, 56 - DOUBLES)
    assert metrics["test accuracy without doubles"] == clean[1]


def test_pictures_to_choose_on_come_from_the_training_pictures_where_there_are_none():
    digits = datasets.load("digits")
    images = with_validation(digits)
    assert len(images.train) + len(images.validation) == len(digits.train)
    np.testing.assert_array_equal(images.test, digits.test)
    shares = np.bincount(images.validation_labels) / np.bincount(digits.train_labels)
    np.testing.assert_allclose(shares, 0.15, atol=0.01)
    together = np.concatenate([images.train, images.validation])
    assert sorted(p.tobytes() for p in together) == sorted(p.tobytes() for p in digits.train)
    assert with_validation(images) is images


def test_without_faces_it_learns_digits_and_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    monkeypatch.setattr(datasets, "user_folder", lambda: tmp_path / "user")
    seen, _ = played(ExpressionTraining(**SMALL | {"epochs": 0.2}))
    about = seen["about"][0]["markdown"]
    assert "fer2013 is not on this machine" in about and "put fer2013.csv into the data folder" in about
    assert seen["confusion"][-1]["x_labels"] == list("0123456789")


# The loss and the pictures.


@settings(max_examples=25, deadline=None)
@given(share=st.floats(0.5, 1), smoothing=st.floats(0, 0.5), count=st.integers(2, 9), seed=st.integers(0, 99))
def test_the_loss_of_mixed_pictures_is_the_cross_entropy_with_mixed_targets(share, smoothing, count, seed):
    generator = torch.Generator().manual_seed(seed)
    outputs = torch.randn(count, 7, generator=generator)
    labels = torch.randint(0, 7, (count,), generator=generator)
    view = View(ExpressionTraining(label_smoothing=smoothing), share=share)
    hard = functional.one_hot(labels, 7).float()
    targets = (share * hard + (1 - share) * hard.flip(0)) * (1 - smoothing) + smoothing / 7
    torch.testing.assert_close(
        view.loss(outputs, labels), functional.cross_entropy(outputs, targets), rtol=1e-5, atol=1e-6
    )


def test_the_least_loss_is_the_entropy_that_the_lesson_names():
    target = torch.full((1, 7), 0.1 / 7) + 0.9 * functional.one_hot(torch.tensor([2]), 7)
    view = View(ExpressionTraining(label_smoothing=0.1))
    assert view.loss(target.log(), torch.tensor([2])).item() == pytest.approx(0.446, abs=5e-4)


def test_pictures_are_mixed_in_the_share_that_the_loss_has():
    pixels = torch.arange(6 * 48 * 48, dtype=torch.int64).remainder(251).to(torch.uint8).reshape(6, 1, 48, 48)
    plain = {"shift": 0, "flip": False}
    still = View(ExpressionTraining(**plain))
    torch.testing.assert_close(still(pixels), pixels / 255)
    assert still.share == 1
    torch.manual_seed(0)
    view, shares = View(ExpressionTraining(**plain, mixup=1.0)), []
    for _ in range(300):
        mixed = view(pixels)
        torch.testing.assert_close(mixed, (view.share * pixels + (1 - view.share) * pixels.flip(0)) / 255)
        shares.append(view.share)
    # The larger of two shares from Beta(1, 1) is uniform from 1/2 to 1.
    assert min(shares) >= 0.5 and np.mean(shares) == pytest.approx(0.75, abs=0.03)


@pytest.mark.parametrize(
    "knobs",
    [{"flip": True}, {"shift": 3}, {"rotation": 20.0}, {"scale": 0.3}, {"contrast": 0.5}, {"brightness": 0.5}, {"erase": 0.4}, {"mixup": 0.5}],
    ids=lambda knobs: next(iter(knobs)),
)  # fmt: skip
def test_each_augmentation_changes_what_is_seen(knobs):
    pixels = torch.from_numpy(made_faces(1, 0)[0])[:, None]
    plain = {"shift": 0, "flip": False}
    before, after = (View(ExpressionTraining(**plain | more))(pixels) for more in ({}, knobs))
    assert after.shape == before.shape and not torch.equal(after, before)
    assert after.min() >= 0 and after.max() <= 1


def test_training_is_the_same_as_a_plain_torch_loop():
    page = ExpressionTraining(widths=(8, 16), batch_size=42, epochs=1.0, optimizer="momentum", schedule="constant", dropout=0.0,
                              learning_rate=0.05, weight_decay=0.0, precision="float32", shift=0, flip=False)  # fmt: skip
    seen, _ = played(page)
    images = datasets.load("fer2013")
    compute.seed_everything(0)
    plain = expression_net.build((1, 48, 48), 7, (8, 16), (1, 1), 0.0)
    plain.normalise_with(images.train)
    optimizer = torch.optim.SGD(plain.parameters(), 0.05, momentum=0.9)
    x, y = plain.encode(images.train), torch.from_numpy(images.train_labels.copy())
    for rows in torch.from_numpy(np.random.default_rng([0, 0]).permutation(168)).split(42):
        optimizer.zero_grad()
        functional.cross_entropy(plain(x[rows]), y[rows], label_smoothing=0.1).backward()
        optimizer.step()
    for (name, ours), theirs in zip(
        seen["classifier"][-1]["product"].named_parameters(), plain.parameters(), strict=True
    ):
        torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-4, msg=name)


def test_it_goes_on_bit_for_bit(tmp_path):
    knobs = {"mixup": 0.4, "rotation": 10.0, "scale": 0.1, "brightness": 0.2, "dropout": 0.3, "epochs": 3.0}
    page = ExpressionTraining(**SMALL | knobs)
    seen, metrics = played(page)
    states = seen["checkpoint"]
    assert len(states) > 4
    save_tree(tmp_path / "state", states[len(states) // 2])
    again, same = played(page, load_tree(tmp_path / "state"))
    assert metrics == same
    assert again["loss"] == seen["loss"][-len(again["loss"]) :]


def test_a_run_that_goes_on_with_fewer_epochs_than_were_done_is_tested_at_once():
    page = ExpressionTraining(**SMALL | {"epochs": 2.0})
    seen, _ = played(page)
    early = next(state for state in seen["checkpoint"] if state["step"] == 4)
    again, metrics = played(replace(page, epochs=0.1), early)
    assert [d["x"] for d in again["by_epoch"]] == [4 / 11]
    assert metrics["test accuracy"] == again["results_table"][-1]["rows"][1][1]


def test_a_last_batch_of_one_is_left_out():
    seen, _ = played(ExpressionTraining(widths=(8,), batch_size=167, epochs=1.0))
    assert "**167** pictures to learn from" in seen["about"][0]["markdown"]


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"widths": ()}, "widths is empty"),
        ({"widths": (2,)}, "from 4 to 512"),
        ({"data": "faces"}, "there is no data|accepts"),
    ],
)
def test_what_cannot_be_is_said_before_anything_starts(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(ExpressionTraining, knobs)


def test_a_network_too_large_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**28))
    with pytest.raises(ValueError, match="GiB of memory are free"):
        played(ExpressionTraining(widths=(512, 511, 512), blocks=4))


# Probes.


def test_a_picture_is_answered_as_the_network_answers(run):
    seen, _ = run
    network, guesses, page = (
        seen["classifier"][-1]["product"],
        seen["guesses"][-1]["product"],
        ExpressionTraining(**SMALL),
    )
    events = {e.stream: e.data for e in page.pick(network, guesses, 56 + 3)}
    expected = network.predict(network.encode(guesses.pictures[3:4])).softmax(1)[0]
    np.testing.assert_allclose(events["probabilities"]["groups"][""], expected, rtol=1e-6)
    assert events["seen"]["caption"] == "picture 3, labelled happy"
    drawn = {e.stream: e.data for e in page.draw(network, guesses, guesses.pictures[3] / np.float32(255))}
    np.testing.assert_allclose(drawn["probabilities"]["groups"][""], expected, rtol=1e-6)


def test_worst_mistakes_are_the_surest_wrong_answers(run):
    seen, _ = run
    early = seen["worst"][0]
    marks = early["marks"].tolist()
    assert any(marks) and marks == sorted(marks, reverse=True)
    assert all((", is " in caption) == mark for caption, mark in zip(early["captions"], marks, strict=True))


def test_what_was_learned_is_shown_with_its_labels():
    seen, _ = played(ExpressionTraining(**SMALL | {"epochs": 1.0, "mixup": 1.0}))
    captions = [caption for event in seen["learnt"] for caption in event["captions"]]
    assert {c.partition(" ")[0] for c in captions} <= set(LABELS)
    assert any("%, " in c for c in captions)
    assert seen["learnt"][0]["images"].shape == (12, 48, 48)


def test_the_largest_face_of_a_photograph_is_cut_out(tmp_path, monkeypatch):
    from PIL import Image

    monkeypatch.setenv("LEARNOSCOPE_DATA", MACHINES_DATA)
    if (picture := faces_picture()) is None:
        pytest.skip("the photograph with nine faces is not on this machine")
    Image.fromarray(picture[..., ::-1]).save(tmp_path / "men.png")
    pixels, caption = views.face_of(str(tmp_path / "men.png"), (1, 48, 48), LABELS)
    assert pixels.shape == (48, 48) and pixels.dtype == np.uint8 and caption == "men.png: the largest face"
    colour, _ = views.face_of(str(tmp_path / "men.png"), (3, 48, 48), LABELS)
    assert colour.shape == (48, 48, 3)
    _, caption = views.face_of(str(tmp_path / "men.png"), (1, 48, 48), tuple("0123456789"))
    assert caption == "men.png: the middle, scaled"


def test_a_picture_without_a_face_is_shown_as_it_is(tmp_path):
    from PIL import Image

    Image.fromarray(np.full((300, 400), 128, np.uint8)).save(tmp_path / "grey.png")
    pixels, caption = views.face_of(str(tmp_path / "grey.png"), (1, 48, 48), LABELS)
    assert (pixels == 128).all() and caption == "no face found in grey.png: the middle, scaled"
    small = made_faces(1, 0)[0][0]
    Image.fromarray(small).save(tmp_path / "small.png")
    np.testing.assert_array_equal(views.face_of(str(tmp_path / "small.png"), (1, 48, 48), LABELS)[0], small)
    with pytest.raises(ValueError, match="there is no file"):
        views.face_of(str(tmp_path / "none.png"), (1, 48, 48), LABELS)


# What is kept.


def test_the_camera_page_gets_what_the_network_says(run):
    seen, _ = run
    network, images = seen["classifier"][-1]["product"], seen["pictures"][-1]["product"]
    *_, told = ExpressionTraining(**SMALL).use_in_camera(network, images, "my-faces")
    path = models_library.user_folder() / "my-faces.onnx"
    assert str(path) in told.data["markdown"] and told.stream == "kept"
    classifier = Classifier(path)
    logits = network.predict(network.encode(images.validation)).numpy()
    temperature = calibration.fitted_temperature(logits, images.validation_labels)
    assert classifier.spec.temperature == pytest.approx(temperature, rel=1e-6)
    assert (classifier.labels, classifier.spec.size, classifier.spec.batch) == (LABELS, (48, 48), None)
    assert (classifier.spec.value_range, classifier.spec.outputs) == ((0.0, 1.0), "logits")
    expected = softmax(logits / temperature)
    np.testing.assert_allclose(classifier.probabilities(list(images.validation)), expected, atol=1e-4)
    assert not list(path.parent.glob(".*"))


@pytest.mark.parametrize("name", ["", "No", "../up", "mnist_cnn", "a" * 41])
def test_a_name_that_cannot_be_used_is_refused_before_anything_is_written(run, name):
    seen, _ = run
    network, images = seen["classifier"][-1]["product"], seen["pictures"][-1]["product"]
    with pytest.raises(models_library.ModelError, match="is no name for a model"):
        list(ExpressionTraining(**SMALL).use_in_camera(network, images, name))
    assert not models_library.user_folder().exists()


def test_a_saved_network_is_the_same_network():
    seen, metrics = played(ExpressionTraining(**SMALL | {"epochs": 1.0}, save_as="mine"))
    assert "Saved as **mine**" in seen["kept"][-1]["markdown"]
    network, card = models_library.load("mine")
    assert card["network"] == "expression_net" and card["classes"] == list(LABELS)
    assert card["accuracy"] == {
        "test": metrics["test accuracy"], "pictures": 56, "validation": metrics["validation accuracy"],
        "accuracy without doubles": metrics["test accuracy without doubles"], "macro F1": metrics["test macro F1"],
        "calibration error": metrics["test calibration error"],
    }  # fmt: skip
    pictures = seen["classifier"][-1]["product"].encode(datasets.load("fer2013").test)
    torch.testing.assert_close(network.predict(pictures), seen["classifier"][-1]["product"].predict(pictures))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU here")
def test_it_learns_on_a_gpu():
    compute.use("cuda", 1)
    _, metrics = played(ExpressionTraining(**SMALL | {"mixup": 0.2, "rotation": 5.0}))
    assert metrics["test accuracy"] > 0.8
