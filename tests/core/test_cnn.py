"""The cnn page: its networks, what it measures, and what survives saving, stopping and going on."""

import itertools
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from torch import nn
from torch.nn import functional

from core import compute, datasets, models_library
from core.datasets.augment import Augmentation
from core.guesses import Guesses
from core.networks import cnn, resnet
from core.networks.image_network import scaled
from core.networks.layer_list import LISTS, LayerError, layers_of, parse, problem
from core.playback import Playback
from core.techniques.vision._cnn_setup import Augment, Pace
from core.techniques.vision._cnn_views import fitted, precision_and_recall
from core.techniques.vision.cnn import CNN
from core.trees import load_tree, save_tree
from tests.core.playing import played

SMALL = {"data": "digits", "epochs": 2.0, "batch_size": 64}


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    """Built-in data and an empty library, on two threads."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    compute.use("cpu", 2)


@pytest.fixture(scope="module")
def run():
    """Two epochs of the default network on the built-in digits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEARNOSCOPE_DATA", "")
        compute.use("cpu", 2)
        return played(CNN(**SMALL))


# Networks.


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("slides", (9 + 1) * 16 + (16 * 9 + 1) * 32 + (32 * 49 + 1) * 64 + 65 * 10),
        ("lenet5", 61_706),  # LeCun et al. 1998 with full connections
        ("pytorch example", 1_199_882),
        ("fast", 29_546),
    ],
)
def test_networks_have_the_known_numbers_of_weights(name, weights):
    network = cnn.build((1, 28, 28), 10, layers_of(name))
    assert sum(p.numel() for p in network.parameters()) == weights
    assert sum(box["parameters"] for box in network.drawing()) == weights


def test_operations_are_counted_as_by_hand():
    network = cnn.build((1, 28, 28), 10, LISTS["slides"])
    by_hand = 28 * 28 * 9 * 16 + 14 * 14 * 9 * 16 * 32 + 32 * 49 * 64 + 640
    assert network.operations() == 2 * by_hand


def test_layer_outputs_are_the_forward_pass_step_by_step():
    torch.manual_seed(0)
    network = cnn.build((1, 28, 28), 10, layers_of("fast")).eval()
    x = torch.rand(3, 1, 28, 28)
    outputs = network.layer_outputs(x)
    conv = network.layers["conv1"]
    assert torch.equal(outputs["conv1"], functional.conv2d(x, conv.weight, conv.bias, padding=2))
    assert torch.equal(outputs["output"], network(x))
    assert [tuple(o.shape[1:]) for o in outputs.values()] == [box["shape"] for box in network.drawing()[1:]]


def test_pictures_are_normalised_inside_the_network():
    pictures = np.random.default_rng(0).integers(0, 200, (500, 6, 6, 3), np.uint8)
    network = cnn.build((3, 6, 6), 2, ["conv 2 3"])
    network.normalise_with(pictures)
    x = network.normalised(network.encode(pictures))
    np.testing.assert_allclose(x.mean((0, 2, 3)), 0, atol=1e-4)
    np.testing.assert_allclose(x.std((0, 2, 3)), 1, atol=1e-3)
    np.testing.assert_array_equal(network.encode(pictures)[7, 1].numpy(), pictures[7, :, :, 1] / np.float32(255))


def test_predicting_leaves_the_network_as_it_was():
    network = cnn.build((1, 28, 28), 10, layers_of("fast", dropout=0.5))
    before = {k: v.clone() for k, v in network.state_dict().items()}
    logits = network.predict(torch.rand(5, 1, 28, 28))
    assert network.training and not logits.requires_grad
    assert all(torch.equal(before[k], v) for k, v in network.state_dict().items())


def test_whitening_decorrelates_patches():
    pictures = datasets.load("digits").train
    rng = np.random.default_rng(0)
    colour = (pictures[:300, ..., None] * rng.uniform(0.3, 1, (300, 1, 1, 3)) + rng.uniform(0, 50, (300, 28, 28, 3))).astype(np.uint8)  # fmt: skip
    network = resnet.build((3, 28, 28), 10, (8, 8, 8))
    network.normalise_with(colour)
    resnet.whiten(network, colour)
    outputs = network.layer_outputs(network.encode(colour))["whitening"].detach()
    half = outputs.movedim(1, 3).reshape(-1, 24)[:, :12]
    np.testing.assert_allclose(half.T @ half / len(half), np.eye(12), atol=0.03)
    assert torch.equal(outputs[:, :12], -outputs[:, 12:])


def test_a_fresh_residual_group_passes_its_input_on():
    group = resnet.Group(4, 8)
    x = torch.rand(2, 4, 8, 8)
    assert torch.equal(group.conv1(x)[:, :4], x)
    assert group(x).shape == (2, 8, 4, 4)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("cov 8 3", 'did you mean "conv"'),
        ("conv", "too few"),
        ("conv 8 3 1", "too many"),
        ("conv eight", "is no layer"),
        ("conv 8 99", "1 to 15"),
        ("dropout 2", "0 to 0.9"),
        ("", "is no layer"),
        ("relu 3", "too many"),
    ],
)
def test_layers_that_are_none_are_named(text, sentence):
    with pytest.raises(LayerError, match=sentence):
        parse(text)
    assert text in problem(["relu", text])


def test_a_picture_too_small_and_a_picture_gone_are_named():
    with pytest.raises(LayerError, match='"pool" is larger'):
        cnn.build((1, 4, 4), 2, ["pool", "pool", "pool"])
    with pytest.raises(LayerError, match="after a dense layer"):
        cnn.build((1, 4, 4), 2, ["dense 3", "conv 2 3"])
    with pytest.raises(ValueError, match="larger than 8"):
        resnet.build((1, 8, 8), 2)
    assert "at most" in problem(["relu"] * 100)


_LAYER = st.sampled_from(
    ["conv 4 3", "conv 3 5 valid", "pool", "meanpool 3", "globalpool", "norm", "dropout 0.3", "dense 7", "relu", "gelu"]
)


@settings(max_examples=60, deadline=None)
@given(layers=st.lists(_LAYER, max_size=8), channels=st.sampled_from([1, 3]), side=st.integers(1, 20))
def test_any_list_of_layers_either_works_or_is_refused_in_a_sentence(layers, channels, side):
    try:
        network = cnn.build((channels, side, side), 4, layers)
    except LayerError as error:
        assert "\n" not in str(error)
        return
    assert network.eval()(torch.rand(2, channels, side, side)).shape == (2, 4)


def test_norm_and_dropout_stand_where_they_belong():
    layers = layers_of("slides", norm=True, dropout=0.25)
    assert layers[:3] == ["conv 16 3", "norm", "relu"]
    assert layers[layers.index("dense 64") - 1] == "dropout 0.25" == layers[-1]
    assert layers_of("fast", norm=True) == list(LISTS["fast"])


# What a run shows.


def test_it_learns_the_digits(run):
    seen, metrics = run
    assert metrics["test accuracy"] > 0.9
    losses = [d["lines"]["test"] for d in seen["loss"]]
    assert losses[0] == pytest.approx(math.log(10), abs=0.15)  # an untrained network guesses
    assert losses[-1] < 0.4
    assert [d["x"] for d in seen["by_epoch"]] == [1, 2]


def test_the_last_figures_are_those_of_the_network(run):
    seen, metrics = run
    network, images = seen["classifier"][-1]["product"], datasets.load("digits")
    sklearn = pytest.importorskip("sklearn.metrics")
    logits = network.predict(network.encode(images.test))
    guessed = logits.argmax(1).numpy()
    # The run predicts in bfloat16 where that is fast: a picture or two may lie on the border.
    assert metrics["test accuracy"] == pytest.approx((guessed == images.test_labels).mean(), abs=0.01)
    expected = functional.cross_entropy(logits, torch.from_numpy(images.test_labels)).item()
    assert metrics["test cross-entropy"] == pytest.approx(expected, abs=0.01)
    guesses = seen["guesses"][-1]["product"]
    confusion = sklearn.confusion_matrix(guesses.truth, guesses.predicted)
    np.testing.assert_array_equal(seen["confusion"][-1]["values"], confusion)
    precision, recall, *_ = sklearn.precision_recall_fscore_support(guesses.truth, guesses.predicted, zero_division=0)
    groups = seen["class_scores"][-1]["groups"]
    np.testing.assert_allclose(groups["precision"], precision)
    np.testing.assert_allclose(groups["recall"], recall)


def test_wrong_answers_come_first_and_are_marked(run):
    seen, _ = run
    early = seen["predictions"][1]
    marks = early["marks"].tolist()
    assert any(marks) and marks == sorted(marks, reverse=True)
    assert all((", is " in caption) == mark for caption, mark in zip(early["captions"], marks, strict=True))


def test_the_gradients_shown_are_those_of_the_last_step(run):
    seen, _ = run
    network, shown = seen["classifier"][-1]["product"], seen["gradients"][-1]
    assert shown["labels"] == ["conv1", "conv2", "dense1", "output"]
    weight = network.layers["conv2"].weight
    assert shown["groups"]["largest |gradient|"][1] == pytest.approx(weight.grad.abs().max().item())


def test_events_stand_close_together(run):
    seen, _ = run
    steps = [d["done"] for d in seen["progress"] if d["unit"] == "steps"]
    assert steps == list(range(1, 47))
    assert len(seen["loss"]) == 1 + sum(Pace.of(2_234_112, 64, 256).shows(s) or s == 46 for s in range(1, 47))


def test_training_is_the_same_as_a_plain_torch_loop():
    page = CNN(data="digits", epochs=1.0, batch_size=100, network="free", layers=("conv 4 3", "relu", "pool"),
               optimizer="momentum", schedule="one-cycle", learning_rate=0.1, weight_decay=0.01, precision="float32")  # fmt: skip
    seen, _ = played(page)
    images = datasets.load("digits")
    compute.seed_everything(0)
    plain = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(784, 10))
    mean, std = (getattr(seen["classifier"][0]["product"], name).item() for name in ("mean", "std"))
    x = (torch.from_numpy(images.train)[:, None] / 255 - mean) / std
    y = torch.from_numpy(images.train_labels)
    optimizer = torch.optim.SGD(plain.parameters(), 0.1, momentum=0.9)
    order = torch.from_numpy(np.random.default_rng([0, 0]).permutation(len(x)))
    for step, rows in enumerate(order.split(100)):
        share = step / 15
        optimizer.param_groups[0]["lr"] = 0.1 * (0.04 + 0.96 * share / 0.25 if share < 0.25 else (1 - share) / 0.75)
        optimizer.zero_grad()
        penalty = sum(0.005 * p.square().sum() for p in plain.parameters() if p.ndim > 1)
        (functional.cross_entropy(plain(x[rows]), y[rows]) + penalty).backward()
        optimizer.step()
    trained = [p.detach().numpy() for p in seen["classifier"][-1]["product"].parameters()]
    for ours, theirs in zip(trained, plain.parameters(), strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), atol=2e-4)


def test_augmented_training_goes_on_bit_for_bit(tmp_path):
    page = CNN(data="digits", train_share=0.3, epochs=3.0, batch_size=32, network="slides", dropout=0.3, shift=2, flip=True,
               batch_norm=True, rotation=20.0, erase=0.3, contrast=0.5, schedule="cosine", optimizer="adamw")  # fmt: skip
    seen, metrics = played(page)
    states = seen["checkpoint"]
    assert len(states) > 5
    save_tree(tmp_path / "state", states[len(states) // 2])  # a file forgets how tensors lay in memory
    again, same = played(page, load_tree(tmp_path / "state"))
    assert metrics == same
    assert again["loss"] == seen["loss"][-len(again["loss"]) :]


@pytest.mark.parametrize(
    ("knob", "value"), [("shift", 3), ("flip", True), ("rotation", 20.0), ("contrast", 0.5), ("erase", 0.5)]
)
def test_each_knob_of_augmentation_is_the_change_of_its_name(knob, value):
    pixels = torch.randint(0, 256, (16, 1, 12, 12), dtype=torch.uint8, generator=torch.Generator().manual_seed(1))
    off = {"shift": 0, "flip": False, "rotation": 0.0, "contrast": 0.0, "erase": 0.0}
    torch.manual_seed(0)
    got = Augment(CNN(**off | {knob: value}))(pixels)
    torch.manual_seed(0)
    assert torch.equal(got, Augmentation(**{knob: value})(scaled(pixels)))


@pytest.mark.parametrize("knobs", [{"flip": True}, {"rotation": 30.0}, {"contrast": 0.5}, {"erase": 0.5}, {"shift": 3}])
def test_each_augmentation_changes_what_is_learned(knobs):
    page = {"data": "digits", "epochs": 0.1}
    assert played(CNN(**page))[0]["loss"] != played(CNN(**page, **knobs))[0]["loss"]


def test_a_share_of_the_training_pictures_is_used():
    seen, _ = played(CNN(data="digits", train_share=0.1, epochs=1.0))
    assert "144 pictures to learn from" in seen["about"][0]["markdown"]
    assert seen["progress"][-1]["total"] == 360 or len(seen["loss"]) < 6


# The models library.


def test_a_saved_network_is_where_the_next_run_starts():
    saved, metrics = played(CNN(**SMALL, save_as="mine"))
    card = models_library.card("mine")
    assert card["accuracy"]["test"] == pytest.approx(metrics["test accuracy"], abs=1e-6)
    assert card["command"] == "learnoscope run cnn --data digits --epochs 2 --save-as mine"
    assert "Saved as **mine**" in saved["about"][-1]["markdown"]
    again, _ = played(CNN(data="digits", epochs=0.05, start_from="mine"))
    last = [d["lines"]["test"] for d in saved["loss"]][-1]
    assert again["loss"][0]["lines"]["test"] == last


def test_a_model_that_takes_other_pictures_is_refused():
    network = cnn.build((1, 28, 28), 3, ["conv 2 3"])
    models_library.save("other", network, {"classes": ["a", "b", "c"]})
    with pytest.raises(ValueError, match="other pictures or tells other classes"):
        played(CNN(data="digits", start_from="other"))


def test_a_network_too_large_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**30))
    page = CNN(data="digits", network="free", layers=("conv 1024 15", "dense 4096"))
    with pytest.raises(ValueError, match="GiB of memory are free"):
        played(page)


# Probes.


def test_the_pictures_behind_a_cell(run):
    seen, _ = run
    guesses = seen["guesses"][-1]["product"]
    page = CNN(**SMALL)
    (event,) = page.cell(guesses, np.array([3, 3]))
    there = np.flatnonzero((guesses.truth == 3) & (guesses.predicted == 3))
    assert len(event.data["images"]) == min(20, len(there))
    shown = {image.tobytes() for image in event.data["images"]}
    assert shown <= {guesses.pictures[row].tobytes() for row in guesses.rows[there]}
    (nothing,) = page.cell(guesses, np.array([0, 1])) if not ((guesses.truth == 0) & (guesses.predicted == 1)).any() else [None]  # fmt: skip
    assert nothing is None or len(nothing.data["images"]) == 0


def test_a_picture_is_answered_as_the_network_answers(run):
    seen, _ = run
    guesses, network = seen["guesses"][-1]["product"], seen["classifier"][-1]["product"]
    events = {e.stream: e.data for e in CNN(**SMALL).pick(network, guesses, 365.0)}
    expected = network.predict(network.encode(guesses.pictures[5:6])).softmax(1)[0]
    np.testing.assert_allclose(events["probabilities"]["groups"][""], expected, rtol=1e-6)
    np.testing.assert_array_equal(events["seen"]["image"], guesses.pictures[5])
    assert events["maps"]["captions"][0] == "input"
    assert {c.partition(".")[0] for c in events["maps"]["captions"]} == {"input", *network.layers}


def test_a_drawn_digit_is_recognised_wherever_it_is_drawn(run):
    seen, _ = run
    guesses, network = seen["guesses"][-1]["product"], seen["classifier"][-1]["product"]
    row = guesses.rows[np.argmax(np.where(guesses.predicted == guesses.truth, guesses.probability, 0))]
    digit = guesses.pictures[row] / np.float32(255)
    answers = []
    for shift in ((0, 0), (-2, 2)):
        events = {e.stream: e.data for e in CNN(**SMALL).draw(network, guesses, np.roll(digit, shift, (0, 1)))}
        answers.append(events["probabilities"]["groups"][""])
    np.testing.assert_allclose(*answers, atol=1e-6)
    list(CNN(**SMALL).draw(network, guesses, np.zeros((28, 28), np.float32)))  # nothing drawn is no error


def test_a_drawing_fits_other_pictures():
    grey = np.random.default_rng(0).random((28, 28), np.float32)
    colour = fitted(grey, (3, 32, 32))
    assert colour.shape == (32, 32, 3) and (colour[..., 0] == colour[..., 2]).all()
    np.testing.assert_array_equal(fitted(grey, (1, 28, 28)), (255 * grey + 0.5).astype(np.uint8))


def test_classes_that_nothing_was_called_have_no_precision():
    scores = precision_and_recall(np.array([[3, 0], [2, 0]]))
    np.testing.assert_allclose(scores["precision"], [0.6, 0])
    np.testing.assert_allclose(scores["recall"], [1, 0])


def test_guesses_order_pictures_by_how_wrong_they_are():
    logits = torch.tensor([[9.0, 0], [0.1, 0], [0, 5.0], [0, 0.2]])
    images = datasets.Images("t", np.zeros((0, 2, 2)), np.zeros(0), np.arange(16, dtype=np.uint8).reshape(4, 2, 2),
                             np.array([0, 0, 0, 0]), ("a", "b"))  # fmt: skip
    gallery = Guesses.of(images, np.arange(4), logits).worst()
    assert gallery["images"][:, 0, 0].tolist() == [8, 12, 4, 0]
    assert gallery["captions"][0] == "b 99%, is a"


# Networks of other devices and the schedule of events.


def test_pace_keeps_showing_cheap_and_tests_short():
    for operations, batch in itertools.product((1e5, 4e6, 2.4e8), (1, 64, 1024)):
        pace = Pace.of(int(operations), batch, 256)
        step, showing = 3 * batch * operations / 1.5e5 + 1500, 256 * operations / 1.5e5 + 4000
        assert pace.show == 1 or showing / (pace.show * step) < 0.05
        assert pace.piece == 1 or pace.piece * operations / 1.5e5 <= 4e4
        assert all(pace.shows(s) for s in (1, 2, 4, pace.show, 2 * pace.show))


@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.9])
def test_dropout_hides_its_share_and_keeps_the_mean(share, dtype, layout):
    torch.manual_seed(0)
    x = torch.ones(16, 33, 15, 15, dtype=dtype).contiguous(memory_format=layout).requires_grad_()
    drop = cnn.Dropout(share)
    y = drop(x)
    assert y.dtype == dtype and y.is_contiguous(memory_format=layout)
    kept = y != 0
    assert torch.all(y[kept] == torch.tensor(1 / (1 - share), dtype=dtype))
    deviation = (share * (1 - share) / x.numel()) ** 0.5
    assert (~kept).double().mean().item() == pytest.approx(share, abs=5 * deviation + 2**-17)
    # Neighbours are hidden independently of each other, in memory as on the picture.
    for axis in (0, 1, 2, 3):
        both = (~kept & ~kept.roll(1, axis)).double().mean().item()
        assert both == pytest.approx(share**2, abs=0.01)
    y.sum().backward()
    assert torch.equal(x.grad, y)
    torch.manual_seed(0)
    assert torch.equal(drop(x), y)
    assert drop.eval()(x) is x


def test_gradients_through_a_flattened_picture_do_not_depend_on_its_layout():
    torch.manual_seed(0)
    network = cnn.build((3, 12, 12), 4, ("conv 8 3", "relu", "pool", "dense 5"))
    x = torch.rand(6, 3, 12, 12)
    slopes = []
    for layout in (torch.contiguous_format, torch.channels_last):
        network.to(memory_format=layout)
        network.zero_grad()
        leaf = x.clone(memory_format=layout).requires_grad_()
        network(leaf).square().sum().backward()
        slopes.append([leaf.grad, *(p.grad.clone() for p in network.parameters())])
    for first, last in zip(*slopes, strict=True):
        torch.testing.assert_close(first, last, rtol=1e-4, atol=1e-5)


def test_a_picture_from_disk_is_cut_and_scaled_and_answered(run, tmp_path):
    seen, _ = run
    guesses, network = seen["guesses"][-1]["product"], seen["classifier"][-1]["product"]
    large = Image.fromarray(guesses.pictures[5]).convert("RGB").resize((112, 112), Image.Resampling.NEAREST)
    large.save(tmp_path / "digit.png")
    events = {e.stream: e.data for e in CNN(**SMALL).picture_file(network, guesses, str(tmp_path / "digit.png"))}
    assert events["seen"]["image"].shape == (28, 28)
    assert "digit.png" in events["seen"]["caption"]
    expected = network.predict(network.encode(guesses.pictures[5:6])).softmax(1)[0]
    assert events["probabilities"]["groups"][""].argmax() == expected.argmax()
    (tmp_path / "broken.png").write_bytes(b"no picture")
    with pytest.raises(ValueError, match=r"broken\.png is no picture that can be read"):
        list(CNN(**SMALL).picture_file(network, guesses, str(tmp_path / "broken.png")))


def test_a_network_is_kept_under_a_name_at_any_time_and_written_as_onnx(tmp_path):
    page = CNN(**SMALL)
    playback, products = Playback(page), {}
    for event in iter(playback.advance, None):  # up to the middle of the first epoch
        products |= {event.stream: event.data["product"]} if "product" in event.data else {}
        if playback.step >= 8 and "guesses" in products:
            break
    network, before = products["classifier"], {k: v.clone() for k, v in products["classifier"].state_dict().items()}
    asked = products["classifier"], products["pictures"], products["guesses"]
    (told,) = page.keep(*asked, "half-way")
    loaded, card = models_library.load("half-way")
    assert "Saved as **half-way**" in told.data["markdown"]
    assert all(torch.equal(loaded.state_dict()[k], v.cpu()) for k, v in before.items())
    right = (products["guesses"].predicted == products["guesses"].truth).mean()
    assert card["accuracy"] == {"test": round(right, 6), "pictures": 256}
    (told,) = page.keep(*asked, str(tmp_path / "net.onnx"))
    assert (tmp_path / "net.onnx").stat().st_size > 1000 and "ONNX Runtime's outputs differ" in told.data["markdown"]
    assert network.training and all(torch.equal(network.state_dict()[k], v) for k, v in before.items())
    with pytest.raises(models_library.ModelError, match="small letters"):
        list(page.keep(*asked, "Two Words"))
    playback.close()
