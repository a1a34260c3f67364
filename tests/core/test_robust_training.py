"""The robust training page: twins that differ in nothing but what they learn from, closed forms, and exact resuming."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn.functional import cross_entropy

from core import compute, datasets, image_models, models_library
from core.knobs import KnobError, validated
from core.networks import cnn
from core.networks.image_network import ImageNetwork
from core.techniques.robustness import _robust_training_knobs as knobs
from core.techniques.robustness import _robust_training_views as views
from core.techniques.robustness._robust_training_twins import objective_of, scene_of
from core.techniques.robustness.robust_training import RobustTraining
from core.trees import load_tree, save_tree
from tests.core.playing import played

QUICK = {
    "data": "digits", "epsilon": 0.1, "attack_steps": 6, "sample": 20, "batch_size": 32, "generator_check": False,
}  # fmt: skip
#: Enough for the robust network to be one.
ENOUGH = QUICK | {"epochs": 2.0, "learning_rate": 0.004}


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    """Built-in data and an empty library, on one thread."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    compute.use("cpu", 1)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Two epochs of fast training on the built-in digits, both networks kept; events, metrics and the library's folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("models")
        patch.setenv("LEARNOSCOPE_DATA", "")
        patch.setenv("LEARNOSCOPE_MODELS", str(folder))
        compute.use("cpu", 1)
        patch.setattr(views, "GENERATED_FROM", 1)
        seen, metrics = played(RobustTraining(**ENOUGH | {"generator_check": True}, save_as="mine"))
        return seen, metrics, folder


def linear(weights: np.ndarray) -> ImageNetwork:
    """Two classes whose log-odds are weights (h, w) times pixels: how far each picture is from the other is known."""
    spec, layer = {"network": "none", "arguments": {}}, cnn.Dense(weights.size, 2, bias=False)
    layer.weight.data = torch.from_numpy(np.stack([weights.ravel(), 0 * weights.ravel()])).float()
    return ImageNetwork(spec, (1, *weights.shape), 2, {"output": layer})


# Robust training helps.


def test_robust_training_helps_where_it_should(run):
    _, metrics, _ = run
    assert metrics["plain clean"] > 0.9 and metrics["fast clean"] > 0.85
    assert metrics["plain PGD-12"] < 0.5
    assert metrics["fast PGD-12"] > metrics["plain PGD-12"] + 0.2
    assert metrics["plain random noise"] > metrics["plain PGD-12"] + 0.3  # the attack, not the size of the change


def test_generators_must_go_farther_to_fool_the_robust_network(run):
    seen, metrics, _ = run
    assert metrics["plain generators"] == 1.0
    assert metrics["fast generators L2"] > 1.2 * metrics["plain generators L2"]
    rows = {row[0]: row[1:] for row in seen["results_table"][-1]["rows"]}
    assert rows["their distance, L2"] == [metrics["plain generators L2"], metrics["fast generators L2"]]
    assert len(seen["generated"][-1]["images"]) == 9  # every class but its own


def test_attacks_are_ordered_as_they_must_be(run):
    seen, metrics, _ = run
    for name in ("plain", "fast"):
        attacked, noisy = (np.array(seen[s][-1]["lines"][name]) for s in ("under_attack", "under_noise"))
        assert (np.diff(attacked) <= 0).all() and attacked[0] == noisy[0]
        assert (attacked <= noisy + 1e-9).all()
        assert metrics[f"{name} PGD-12"] <= metrics[f"{name} one step (FGSM)"] + 0.02
    assert seen["under_attack"][-1]["x"].tolist() == pytest.approx([0, *(0.1 * b for b in views.BUDGETS)])


# Twins.


def test_the_plain_twin_is_plain_training():
    """Against torch's own modules in a plain loop: nothing of the robust network reaches its twin."""
    page = RobustTraining(**QUICK, epochs=0.2)
    seen, _ = played(page)
    mine = seen["pair"][0]["product"].networks["plain"]
    images = datasets.load("digits")
    compute.seed_everything(0)
    plain = nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(16, 32, 3, padding=1), nn.MaxPool2d(2),
        nn.ReLU(), nn.Flatten(), nn.Linear(1568, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip
    optimizer = torch.optim.Adam(plain.parameters(), page.learning_rate)
    x = (torch.from_numpy(np.array(images.train))[:, None] / 255 - mine.mean.item()) / mine.std.item()
    y = torch.from_numpy(np.array(images.train_labels))
    order = torch.from_numpy(np.random.default_rng([0, 0]).permutation(len(x)))
    for rows in order.split(32)[: int(seen["accuracy"][-1]["x"])]:
        optimizer.zero_grad()
        cross_entropy(plain(x[rows]), y[rows]).backward()
        optimizer.step()
    for ours, theirs in zip(mine.parameters(), plain.parameters(), strict=True):
        torch.testing.assert_close(ours.detach(), theirs.detach(), atol=2e-4, rtol=0)


@pytest.mark.parametrize("method", [m for m in knobs.METHODS if m != "plain"])
def test_twins_start_alike_and_only_one_sees_changed_pictures(method):
    scene = scene_of(RobustTraining(**QUICK, method=method, steps=2), datasets.load("digits"), None)
    plain, robust = scene.networks.values()
    for one, other in zip(plain.parameters(), robust.parameters(), strict=True):
        assert torch.equal(one, other) and one.data_ptr() != other.data_ptr()
    pictures, labels = scene.test(5)
    seen = [twin.perturbed(twin.network, pictures, labels)[-5:] for twin in scene.twins]
    assert torch.equal(seen[0], pictures)
    assert not torch.equal(seen[1], pictures)
    if method in ("fgsm", "fast", "pgd", "trades"):
        assert (seen[1] - pictures).abs().max() <= 0.1 + 1e-6


def test_fgsm_is_one_step_from_the_picture_itself():
    from core.attacks.fgsm import fgsm

    scene = scene_of(RobustTraining(**QUICK, method="fgsm"), datasets.load("digits"), None)
    twin, (pictures, labels) = scene.twins[1], scene.test(20)
    torch.testing.assert_close(
        twin.perturbed(twin.network, pictures, labels), fgsm(twin.network, pictures, labels, 0.1), atol=1e-6, rtol=0
    )


def test_knobs_reach_the_objectives():
    page = RobustTraining(step_size=0.7, noise=3.0, beta=2.5, steps=4)
    trades, noisy, gaussian = (objective_of(page, method, 0.1) for method in ("trades", "n-fgsm", "noise"))
    assert (trades.step, trades.beta, trades.steps, trades.epsilon) == (0.7, 2.5, 4, 0.1)
    assert (noisy.step, noisy.noise) == (0.7, 3.0)
    assert gaussian.epsilon == pytest.approx(0.3)
    assert objective_of(RobustTraining(), "fast", 0.1).step == 1.25


def test_epsilon_grows_over_the_warm_up():
    page = RobustTraining(**QUICK, warm_up=0.2)
    scene = scene_of(page, datasets.load("digits"), None)
    robust, grown = scene.twins[1], []
    for _ in robust.training.steps(0.3):
        scene.adjust(page)
        grown.append(robust.objective.epsilon)
    grows_for = 0.2 * robust.training.steps_per_epoch
    expected = 0.1 * np.minimum(1, np.arange(2, len(grown) + 2) / grows_for)
    np.testing.assert_allclose(grown, expected, rtol=1e-9)


@pytest.mark.parametrize(("twin", "method"), [("fast", "trades"), ("noise", "n-fgsm")])
def test_resuming_goes_on_bit_for_bit(twin, method, tmp_path):
    stops = method == "n-fgsm"
    page = RobustTraining(**QUICK, twin=twin, method=method, steps=2, warm_up=0.2, epochs=0.4, early_stopping=stops)
    seen, metrics = played(page)
    states = seen["checkpoint"]
    assert len(states) > 3
    save_tree(tmp_path / "state", states[2])  # a file forgets how tensors lay in memory
    torch.manual_seed(99)
    again, same = played(page, load_tree(tmp_path / "state"))
    assert metrics == same
    for stream in ("accuracy", "loss"):
        assert again[stream] == seen[stream][-len(again[stream]) :] and len(again[stream]) >= 2


def test_what_is_measured_changes_no_training():
    ends = []
    for sample in (20, 30):
        seen, _ = played(RobustTraining(**QUICK | {"sample": sample}, epochs=0.1))
        ends.append(seen["pair"][-1]["product"].networks["fast"].state_dict())
    assert all(torch.equal(ends[0][name], ends[1][name]) for name in ends[0])


# Early stopping.


def test_early_stopping_goes_back_to_the_weights_that_withstood_best_on_pictures_held_out():
    page = RobustTraining(**QUICK | {"learning_rate": 0.02}, epochs=0.5, early_stopping=True)
    seen, _ = played(page)
    shares = {e["x"]: e["lines"]["PGD"]["fast, held out"] for e in seen["accuracy"]}
    best = max(shares, key=shares.get)
    assert best < max(shares), "at so high a rate the last weights are not the best ones"
    kept = next(state for state in seen["checkpoint"] if state["step"] == best)["fast"]["model"]
    last = seen["checkpoint"][-1]["fast"]["model"]
    network = seen["pair"][-1]["product"].networks["fast"].state_dict()
    assert all(torch.equal(network[name], kept[name]) for name in kept)
    assert any(not torch.equal(kept[name], last[name]) for name in kept)
    plain = seen["checkpoint"][-1]["plain"]["model"]
    twin = seen["pair"][-1]["product"].networks["plain"].state_dict()
    assert all(torch.equal(twin[name], plain[name]) for name in plain), "the twin stays where its training has led it"
    assert f"fast: update {best:.0f}, {shares[best]:.0%}" in seen["about"][-1]["markdown"]


def test_pictures_held_out_are_not_learned_from():
    images = datasets.load("digits")
    scene = scene_of(RobustTraining(**QUICK, early_stopping=True), images, None)
    kept = (255 * scene.stopping.pictures[:, 0]).round().byte().flatten(1)
    learned = scene.twins[0].training._inputs.flatten(1)
    assert len(kept) == 20 and len(learned) == len(images.train) - 20
    whole = sorted(map(bytes, images.train.reshape(len(images.train), -1)))
    assert sorted(map(bytes, torch.cat([kept, learned]).numpy())) == whole


def test_no_more_than_half_is_held_out():
    with pytest.raises(ValueError, match="sample is 1000, but early stopping holds out at most half of 1,437 pictures"):
        played(RobustTraining(**QUICK | {"sample": 1000}, early_stopping=True))


# Closed forms.


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.floats(0.01, 0.45), min_size=1, max_size=5))
def test_accuracy_falls_on_a_linear_network_where_its_margin_says(seed, budgets):
    rng, budgets = np.random.default_rng(seed), sorted(budgets)
    weights = rng.choice([-1.0, 1.0], (4, 4)) * rng.uniform(0.5, 1.5, (4, 4))
    pictures = 0.5 + rng.uniform(-0.04, 0.04, (30, 1, 4, 4))  # no budget reaches black or white
    margin = (pictures[:, 0] * weights).sum((1, 2))
    labels = torch.from_numpy((margin < 0).astype(np.int64))
    # Of log-odds m, a change of epsilon takes at most epsilon times the sum of all weights.
    needed = np.abs(margin) / np.abs(weights).sum()
    clear = np.abs(needed[:, None] - budgets).min(1) > 1e-4
    x = torch.from_numpy(pictures).float()[clear]
    if not len(x):
        return
    *_, found = views.falling_accuracy(linear(weights), x, labels[clear], budgets, steps=10, piece=7)
    assert found == pytest.approx([(needed[clear] > budget).mean() for budget in budgets])


def test_changes_are_amplified_by_the_stated_factor():
    pictures = torch.full((1, 1, 2, 2), 0.5)
    changed = pictures + torch.tensor([[0.1, -0.1], [0.0, 0.05]])
    np.testing.assert_allclose(views.amplified(changed, pictures, 0.1)[0, 0], [[1, 0], [0.5, 0.75]], atol=1e-6)
    assert views.levels(8 / 255) == "0.0314 (8/255)"


def test_examples_show_what_each_network_was_given(run):
    seen, _, _ = run
    gallery, pair = seen["adversarial"][-1], seen["pair"][-1]["product"]
    rows = np.random.default_rng(0).permutation(len(pair.pictures))[: views.SHOWN]
    assert gallery["images"].shape == (views.SHOWN, 28, 5 * 28 + 4)
    np.testing.assert_array_equal(gallery["images"][:, :, :28], pair.pictures[rows])
    for start in (29, 29 + 58):  # the attacked picture and the change must agree
        moved = gallery["images"][:, :, start : start + 28].astype(float) - pair.pictures[rows]
        shown = gallery["images"][:, :, start + 29 : start + 57].astype(float)
        assert np.abs(moved).max() <= 255 * 0.1 + 1
        assert np.abs((shown / 255 - 0.5) * 0.2 * 255 - moved).max() <= 1.5
    truths = [pair.classes[t] for t in pair.labels[rows]]
    assert [caption.partition(":")[0] for caption in gallery["captions"]] == truths


def test_a_network_that_died_comes_back_unchanged():
    network = linear(np.zeros((4, 4)))
    pictures, labels = torch.rand(6, 1, 4, 4), torch.zeros(6, dtype=torch.int64)
    changed = datasets.finish(views.attacking(None, network, pictures, labels, 0.2, 5, piece=4))
    assert torch.equal(changed, pictures)


# Playing, keeping and refusing.


def test_an_attack_of_nothing_changes_no_answer_and_a_large_one_does(run):
    seen, _, _ = run
    page, pair = RobustTraining(**QUICK), seen["pair"][-1]["product"]
    bars = {e.stream: e.data for e in page.attack(pair, 3.0, 0.0)}["probabilities"]["groups"]
    for name in ("plain", "fast"):
        np.testing.assert_allclose(bars[name], bars[f"{name}, attacked"], atol=1e-6)
    large = {e.stream: e.data for e in page.attack(pair, 3.0, 4.0)}
    assert large["probabilities"]["groups"]["plain, attacked"][pair.labels[3]] < 0.5
    assert large["played"]["images"].shape == (4, 28, 28)
    np.testing.assert_array_equal(large["played"]["images"][0], pair.pictures[3])


def test_a_drawing_is_attacked_away_from_what_each_network_says(run):
    seen, _, _ = run
    pair = seen["pair"][-1]["product"]
    answers = {e.stream: e.data for e in RobustTraining(**QUICK).draw(pair, pair.pictures[4] / np.float32(255))}
    groups = answers["probabilities"]["groups"]
    for name in ("plain", "fast"):
        said = groups[name].argmax()
        assert groups[f"{name}, attacked"][said] < groups[name][said]
    list(RobustTraining(**QUICK).draw(pair, np.zeros((28, 28), np.float32)))  # nothing drawn is no error


def test_both_networks_are_kept_where_other_pages_find_them(run, monkeypatch):
    seen, metrics, folder = run
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(folder))
    pair = seen["pair"][-1]["product"]
    for name in ("plain", "fast"):
        network, card = models_library.load(f"mine-{name}")
        assert image_models.misfit(f"mine-{name}", "digits") is None
        assert card["accuracy"]["test"] == pytest.approx(metrics[f"{name} clean"], abs=1e-6)
        assert card["command"].startswith("learnoscope run robust_training --data digits --epsilon 0.1")
        for kept, trained in zip(network.parameters(), pair.networks[name].parameters(), strict=True):
            assert torch.equal(kept, trained)
    assert "**mine-plain** and **mine-fast**" in seen["about"][-1]["markdown"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"twin": "fast"}, "method and twin are both fast"),
        ({"method": "pgd", "steps": 20}, "attack_steps is 20, but what measures must be stronger than the 20 steps"),
        ({"save_as": "no name"}, "save_as is 'no name'"),
        ({"save_as": "x" * 38}, "1 to 40 small letters"),
        ({"epsilon": 0.9}, "epsilon is 0.9, but accepts"),
        ({"method": "free"}, "method is 'free', but accepts"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(values, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(RobustTraining, values)


def test_too_large_a_batch_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**28))
    with pytest.raises(ValueError, match="GiB of memory are free"):
        played(RobustTraining(data="digits", network="resnet", batch_size=4096))


def test_measurements_are_rarer_for_cheap_updates():
    digits = datasets.load("digits")
    paces = [scene_of(RobustTraining(**QUICK, method=m), digits, None).pace for m in ("fast", "pgd")]
    assert paces[0].show > paces[1].show >= 1
    assert all(math.log2(pace.show).is_integer() and 1 <= pace.piece <= 500 for pace in paces)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_cuda_makes_networks_as_robust():
    scores = {}
    for device in ("cpu", "cuda"):
        compute.use(device, 2)
        _, scores[device] = played(RobustTraining(**ENOUGH))
    assert scores["cuda"]["fast PGD-12"] == pytest.approx(scores["cpu"]["fast PGD-12"], abs=0.15)
    assert scores["cuda"]["fast PGD-12"] > scores["cuda"]["plain PGD-12"] + 0.2
