"""The shipped robust models: what their cards say, measured again on fewer pictures."""

import math

import numpy as np
import pytest
import torch

from core import datasets, models_library
from core.attacks.measure import accuracy, accuracy_under
from core.attacks.noise import noise
from core.attacks.pgd import pgd

#: How many are attacked anew.
PICTURES = 120
#: Name, smallest accuracy on the test pictures, smallest under the card's first attack.
MARKS = [("mnist_robust", 0.98, 0.90), ("cifar10_robust", 0.65, 0.30)]
each = pytest.mark.parametrize(
    ("name", "clean", "robust"),
    [
        pytest.param(*m, marks=pytest.mark.skipif(m[0] not in models_library.names(), reason=f"{m[0]} is not shipped"))
        for m in MARKS
    ],
)


@pytest.fixture
def subject(name):
    """The network, its card, the plain network beside it, and some test pictures with their labels."""
    torch.set_num_threads(1)
    network, card = models_library.load(name)
    try:
        images = datasets.load(card["data"])
    except datasets.DatasetMissing as missing:
        pytest.skip(str(missing))
    rows = np.random.default_rng(0).permutation(len(images.test))[:PICTURES]
    labels = torch.from_numpy(np.array(images.test_labels[rows]))
    return network, card, models_library.load(card["robustness"]["plain"])[0], network.encode(images.test[rows]), labels


def error(share: float, measured: int) -> float:
    """Four standard deviations of a share measured on so many pictures."""
    return 4 * math.sqrt(max(share * (1 - share), 0.01) / measured)


@each
def test_cards_reach_the_marks(name, clean, robust):
    card, path = models_library.card(name), models_library.path_of(name)
    assert path.stat().st_size < 15e6
    assert card["accuracy"]["test"] >= clean and card["accuracy"]["pictures"] == 10_000
    first, stronger = card["robustness"]["pgd"]
    assert first["accuracy"] >= robust and first["pictures"] == 10_000
    assert stronger["restarts"] > 1 and stronger["accuracy"] <= first["accuracy"] + error(first["accuracy"], 1000)
    # A gradient that says nothing shows where an attack made elsewhere, or mere chance, does more than PGD.
    assert card["robustness"]["pgd_from_plain"]["accuracy"] > first["accuracy"]
    assert card["robustness"]["random_signs"]["accuracy"] > first["accuracy"]


@each
def test_cards_say_what_is_measured(name, clean, robust, subject):
    network, card, plain, x, y = subject
    epsilon, budget = card["robustness"]["epsilon"], card["robustness"]["pgd"][0]
    assert accuracy(network, x, y) == pytest.approx(
        card["accuracy"]["test"], abs=error(card["accuracy"]["test"], len(x))
    )
    attacked = pgd(network, x, y, epsilon, steps=budget["steps"], step_size=budget["step_size"])
    left = accuracy_under(network, x, attacked, y)
    assert left == pytest.approx(budget["accuracy"], abs=error(budget["accuracy"], len(x)))
    assert accuracy_under(network, x, noise(x, epsilon), y) > left
    some = x[:50], y[:50]
    assert accuracy_under(plain, some[0], pgd(plain, *some, epsilon, steps=20), some[1]) < 0.05


@each
def test_far_beyond_its_budget_nothing_is_left(name, clean, robust, subject):
    """Else the gradients would be masked, not the network robust."""
    network, card, _, x, y = subject
    epsilon = 3 * card["robustness"]["epsilon"]
    assert accuracy_under(network, x[:50], pgd(network, x[:50], y[:50], epsilon, steps=40), y[:50]) < 0.05


@pytest.mark.parametrize(("name", "clean", "robust"), [each.args[1][0]])
def test_an_attack_made_for_the_first_layer_finds_hardly_more(name, clean, robust, subject, monkeypatch):
    """Through thresholds that answer as they do but have the slopes of gentler ones."""
    monkeypatch.syspath_prepend(models_library.SHIPPED.parent / "build_scripts")
    from train_mnist_robust import exposed

    network, card, _, x, y = subject
    seen_through = exposed(network)
    assert torch.equal(network.predict(x), seen_through.predict(x))
    budget, claimed = card["robustness"]["pgd"][0], card["robustness"]["pgd_exposed"]["accuracy"]
    attacked = pgd(seen_through, x, y, 0.3, steps=budget["steps"], step_size=budget["step_size"])
    left = accuracy_under(network, x, attacked, y)
    assert left == pytest.approx(claimed, abs=error(claimed, len(x))) and claimed > robust
