"""The depth lab: every network gets its own numbers however the work is spread, and a run can be resumed, edited and closed."""

from dataclasses import replace

import numpy as np
import psutil
import pytest

from core import compute, datasets
from core.compute import Compute
from core.datasets.mnist import like_mnist
from core.digest import event_line
from core.knobs import KnobError, validated
from core.networks.depth_study import Model, Round, Study, schedule
from core.networks.depth_trainer import Bench, Trainer
from core.playback import Playback
from core.techniques.networks.depth_lab import DepthLab
from core.workers import SharedArray
from tests.core import plain_loop
from tests.core.playing import newest
from tests.core.test_datasets import HAS_MNIST

SMALL = DepthLab(dataset="digits", depths=(2, 5), activations=("relu", "tanh"), epochs=3, learning_rate=0.1)


def play(technique, threads=1, resume=None):
    """All events of a run and its playback."""
    compute.use("cpu", threads)
    playback = Playback(technique, resume)
    events = []
    try:
        while (event := playback.advance()) is not None:
            events.append(event)
    finally:
        playback.close()
    return events, playback


def lines(events):
    streams = DepthLab.streams()
    return [event_line(streams[event.stream], event) for event in events]


def test_events_do_not_depend_on_the_number_of_workers():
    several = replace(SMALL, seeds=5)
    assert lines(play(several, threads=1)[0]) == lines(play(several, threads=3)[0])


def test_every_network_equals_a_plain_loop_over_it_alone():
    """Final parameters against autograd over one network, with the same initial weights and data order."""
    technique = replace(SMALL, depths=(3,), activations=("tanh", "relu", "logistic"), seeds=2, seed=7, epochs=2)
    events, _ = play(technique, threads=2)
    networks = newest(events, "networks")["product"]
    images, study = datasets.load("digits"), technique._study()
    order = [study.order(epoch, len(images.train))[: 44 * 32] for epoch in range(2)]
    chosen = np.concatenate(order).reshape(88, 32)
    x = images.train.reshape(-1, 784)[chosen].astype(np.float32) / 255
    assert len(networks) == len(study.models()) == 6
    for model, network in zip(study.models(), networks.values(), strict=True):
        shape = study.shape(model.depth)
        _, final = plain_loop.train(shape, model.activation, study.initial(model), x, images.train_labels[chosen], 0.1)
        found = np.concatenate([weights.ravel() for weights in network["weights"]])
        np.testing.assert_allclose(found, final, atol=1e-5)


def test_training_loss_is_that_of_the_plain_loop():
    technique = replace(SMALL, depths=(2,), activations=("tanh",), epochs=1)
    events, _ = play(technique)
    images, study = datasets.load("digits"), technique._study()
    chosen = study.order(0, len(images.train))[: 44 * 32].reshape(44, 32)
    x = images.train.reshape(-1, 784)[chosen].astype(np.float32) / 255
    losses, _ = plain_loop.train(
        study.shape(2), "tanh", study.initial(Model(2, "tanh", technique.seed)), x, images.train_labels[chosen], 0.1
    )
    start = 0
    for event in (e for e in events if e.stream == "loss"):
        stop = int(event.data["x"])
        assert event.data["lines"]["depth 2"]["tanh"] == pytest.approx(losses[start:stop].mean(), abs=1e-4)
        start = stop
    assert start == 44


@plain_loop.one_thread()
def test_torch_on_a_device_gives_the_same_reports():
    """What CUDA runs, on torch's CPU: mixed activations in one stack of tensors."""
    torch = pytest.importorskip("torch")
    images = datasets.load("digits")
    study = Study((2, 6), ("relu", "tanh", "elu"), seeds=2, dtype="float64")
    arrays = {
        "images": SharedArray.of(images.train.reshape(-1, 784)),
        "labels": SharedArray.of(images.train_labels),
        "test": SharedArray.of(images.test.reshape(-1, 784)),
        "test_labels": SharedArray.of(images.test_labels),
    }

    def reports(stacks, place):
        parameters, kept, diverged = [], [], []
        for stack in stacks:
            parameters.append(SharedArray.of(np.stack([study.initial(model) for model in stack])))
            kept.append(SharedArray.of(parameters[-1].array))
            diverged.append(SharedArray((len(stack),), np.int64))
        bench = Bench(study, stacks, arrays, parameters, kept, diverged, place)
        rounds = schedule(study, 1437, 360, 2, 0, lambda: 0.1)
        found = [[bench(track, task) for track in range(len(stacks))] for task in rounds]
        last = [np.concatenate([report.loss for report in reports]) for reports in found]
        gradients = [np.concatenate(report.gradients) for reports in found for report in reports if report.gradients]
        return np.array(last), np.concatenate(gradients), np.concatenate([k.array.ravel() for k in kept])

    on_numpy = reports(study.stacks("cpu"), np.asarray)
    on_torch = reports(study.stacks("cuda"), torch.from_numpy)
    for mine, theirs in zip(on_numpy, on_torch, strict=True):
        np.testing.assert_allclose(np.sort(mine.ravel()), np.sort(theirs.ravel()), rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("device", ["cuda"])
def test_on_the_accelerator(device):
    if device not in compute.available_devices():
        pytest.skip(f"there is no {device} on this machine")
    expected, _ = play(SMALL)
    compute.use(device, 1)
    found, playback = [], Playback(SMALL)
    while (event := playback.advance()) is not None:
        found.append(event)
    pairs = zip(*([e.data["lines"] for e in events if e.stream == "loss"] for events in (expected, found)), strict=True)
    for mine, theirs in pairs:
        for facet in mine:
            assert mine[facet] == pytest.approx(theirs[facet], abs=1e-3)


def test_resuming_equals_the_uninterrupted_run():
    technique = replace(SMALL, seeds=2)
    events, playback = play(technique)
    places = [i for i, event in enumerate(events) if event.stream == "checkpoint"]
    middle = places[len(places) // 2]
    later, resumed = play(technique, 2, events[middle].data)
    tail = lines(events[middle + 1 :])
    assert lines(later)[-len(tail) :] == tail
    assert [e.stream for e in later[: -len(tail)]] == ["progress", "predicted", "predicted", "untrained"]
    assert {k: playback.metrics[k] for k in resumed.metrics} == resumed.metrics


def test_one_network_diverges_and_the_others_learn():
    technique = replace(SMALL, depths=(2,), activations=("identity", "tanh"), learning_rate=3.0, initialization="he")
    events, playback = play(technique)
    assert playback.ended == "finished"
    table = newest(events, "scores")
    states = {row[1]: row[2] for row in table["rows"]}
    assert states["identity"].startswith("diverged at step ")
    assert "diverged" not in states["tanh"]
    step = int(states["identity"].rpartition(" ")[2])
    shown = [e.data for e in events if e.stream == "loss"]
    assert all(("identity" in data["lines"]["depth 2"]) == (data["x"] < step) for data in shown)
    assert "identity** diverged" in newest(events, "remarks")["markdown"]


def test_a_run_whose_networks_have_all_diverged_ends():
    technique = replace(
        SMALL, depths=(2,), activations=("identity",), learning_rate=10.0, initialization="he", epochs=200
    )
    events, playback = play(technique)
    assert playback.ended == "finished"
    assert playback.step < 1000
    assert newest(events, "scores")["rows"][0][2].startswith("diverged")


def test_learning_rate_changes_while_it_runs():
    compute.use("cpu", 1)
    playback = Playback(replace(SMALL, epochs=20))
    product = None
    while (event := playback.advance()) is not None:
        if event.stream == "loss" and event.data["x"] > 300:
            playback.edit(replace(SMALL, epochs=20, learning_rate=1e-5))
        if event.stream == "networks":
            before, product = product, event.data["product"]
    moved = [
        np.abs(a - b).max()
        for name in product
        for a, b in zip(before[name]["weights"], product[name]["weights"], strict=True)
    ]
    assert max(moved) < 1e-3


def test_closing_midway_leaves_no_process():
    compute.use("cpu", 2)
    playback = Playback(replace(SMALL, epochs=500))
    while playback.advance().stream != "loss":
        pass
    workers = [p for p in psutil.Process().children() if "spawn_main" in " ".join(p.cmdline())]
    assert len(workers) == 2
    playback.close()
    assert not any(worker.is_running() for worker in workers)


def test_prediction_comes_before_measurement_and_both_stay():
    events, _ = play(SMALL)
    streams = [event.stream for event in events]
    assert streams.index("predicted") < streams.index("untrained") < streams.index("loss")
    assert streams.count("untrained") == 1
    assert lines([event for event in events if event.stream == "gradient"][-1:]) != lines(
        [event for event in events if event.stream == "untrained"]
    )
    for stream in ("predicted", "untrained", "gradient"):
        data = newest(events, stream)
        assert data["x"].tolist() == [1, 2, 3, 4, 5, 6]
        for depth in (2, 5):
            for line in data["lines"][f"depth {depth}"].values():
                assert np.isfinite(line[: depth + 1]).all()
                assert np.isnan(line[depth + 1 :]).all()


def test_accuracy_is_that_of_the_networks_handed_over():
    events, _ = play(replace(SMALL, epochs=30))
    networks, images = newest(events, "networks")["product"], datasets.load("digits")
    shown = newest(events, "accuracy")["lines"]
    pictures = images.test.reshape(-1, 784).astype(np.float32) / 255
    for name, network in networks.items():
        depth, activation = name.split()
        study = SMALL._study()
        flat = np.concatenate([weights.ravel() for weights in network["weights"]])
        layers = plain_loop.network(study.shape(int(depth)), flat)
        right = plain_loop.logits(layers, activation, plain_loop.torch.from_numpy(pictures)).argmax(1).numpy()
        assert shown[f"depth {depth}"][activation] == pytest.approx((right == images.test_labels).mean(), abs=1e-9)
        assert shown[f"depth {depth}"][activation] > 0.6


def test_a_drawn_digit_is_answered_by_every_network():
    events, _ = play(SMALL)
    networks = newest(events, "networks")["product"]
    drawing = np.zeros((28, 28), np.float32)
    drawing[3:15, 20:22] = 1
    [answer] = SMALL.draw(networks=networks, picture=drawing)
    assert answer.data["y_labels"] == ["2 relu", "2 tanh", "5 relu", "5 tanh"]
    centred = plain_loop.torch.from_numpy(like_mnist(drawing).reshape(1, -1))
    for values, (name, network) in zip(answer.data["values"], networks.items(), strict=True):
        flat = np.concatenate([weights.ravel() for weights in network["weights"]])
        layers = plain_loop.network(SMALL._study().shape(int(name.split()[0])), flat)
        expected = plain_loop.logits(layers, network["activation"], centred).softmax(1)[0]
        np.testing.assert_allclose(values, expected.detach().numpy(), rtol=1e-4)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"depths": ()}, "depths is empty"),
        ({"activations": ()}, "activations is empty"),
        ({"depths": (5, 500)}, "depths is "),
        ({"activations": ("relu", "swish")}, "activations is "),
        ({"depths": (200,), "width": 512, "seeds": 32, "batch_size": 4096}, "would need about .* GiB"),
    ],
)
def test_impossible_knobs_are_refused_in_a_sentence(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(DepthLab, knobs)


def test_missing_mnist_is_said_on_the_page(monkeypatch, tmp_path):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    events, _ = play(DepthLab(depths=(2,), activations=("relu",), epochs=1))
    assert "mnist is not on this machine" in newest(events, "remarks")["markdown"]


def test_rounds_cover_every_step_once_and_keep_apart():
    study = Study((5,), ("relu",))
    rounds = list(schedule(study, 1437, 360, 7, 0, lambda: 0.01))
    steps = [step for task in rounds for step in range(task.first, task.last)]
    assert steps == list(range(7 * 44))
    kept = [i for i, task in enumerate(rounds) if task.keep]
    assert min(np.diff(kept)) > 1, "a worker one round ahead would overwrite what is being read"
    assert sum(task.tested for task in rounds) >= 8
    middle = next(task for task in rounds if task.keep and task.last > 100)
    place = rounds.index(middle)
    assert list(schedule(study, 1437, 360, 7, middle.last, lambda: 0.01)) == rounds[place + 1 :]


@pytest.mark.skipif(not HAS_MNIST, reason="MNIST is not on this machine")
def test_the_homework_pattern_on_mnist():
    """Five layers learn but for the logistic function; twenty learn with tanh alone or by luck; after 3 epochs."""
    events, playback = play(DepthLab(depths=(5, 20), activations=("relu", "tanh", "logistic")), threads=compute.cores())
    accuracy = newest(events, "accuracy")["lines"]
    assert playback.step == 3 * 1875
    assert accuracy["depth 5"]["relu"] > 0.9
    assert accuracy["depth 5"]["tanh"] > 0.9
    assert accuracy["depth 20"]["tanh"] > 0.85
    assert accuracy["depth 5"]["logistic"] < 0.2
    assert accuracy["depth 20"]["logistic"] < 0.2


def test_memory_of_a_trainer_is_shared_not_copied():
    """Parameters that a round keeps are visible here, and the initial ones are the study's."""
    study, images = Study((2,), ("tanh",)), datasets.load("digits")
    with Trainer(study, images, Compute("cpu", 1)) as trainer:
        assert np.array_equal(trainer.kept()[0], study.initial(study.models()[0]))
        list(trainer.run(iter([Round(0, 10, 0.1, keep=True)])))
        assert not np.array_equal(trainer.kept()[0], study.initial(study.models()[0]))
