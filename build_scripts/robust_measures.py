"""What the cards of robust models say: accuracy left under attack, and distances to the nearest pictures that fool."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core import datasets
from core.attacks.carlini_wagner import carlini_wagner
from core.attacks.deepfool import deepfool
from core.attacks.measure import accuracy, accuracy_under, answers
from core.attacks.noise import noise
from core.attacks.pgd import pgd
from core.attacks.projection import norms
from core.networks.image_network import ImageNetwork

#: Test pictures of the control and of attacks that are made on another network.
SOME = 1000
#: Attacks without a budget: what they minimise, and how.
NEAREST = {
    "deepfool_l2": ("l2", partial(deepfool, norm="l2")),
    "deepfool_linf": ("linf", partial(deepfool, norm="linf")),
    "carlini_wagner_l2": ("l2", carlini_wagner),
}


@dataclass(frozen=True)
class PgdBudget:
    """A budget of L-infinity PGD on ``pictures`` of the test pictures."""

    steps: int
    step_size: float
    restarts: int
    pictures: int


def robustness(
    network: ImageNetwork,
    plain: ImageNetwork,
    images: datasets.Images,
    epsilon: float,
    budgets: Sequence[PgdBudget],
    log: Callable[[str], None],
    exposed: ImageNetwork | None = None,
    few: int = 200,
) -> dict[str, Any]:
    """All of it, for the card, logged as it comes. ``plain`` is the network whose distances stand beside those of ``network``.

    "random_signs" is the control, "pgd_from_plain" the first budget's attack made on the plain network. ``exposed`` answers
    exactly as ``network`` does, but its gradients hide nothing: "pgd_exposed" is the first budget's attack by them.
    Distances are those of ``few`` test pictures; whatever does not take all of them takes the same ones, chosen at random.
    """
    # An archive may hold them class by class: the first few must be some of all.
    rows = np.random.default_rng(0).permutation(len(images.test))
    x, y = network.encode(images.test[rows]), torch.from_numpy(np.array(images.test_labels[rows]))
    found: dict[str, Any] = {"norm": "linf", "epsilon": epsilon}

    def note(name: str, value: Any) -> None:
        found[name] = value
        log(f"{name}: {value}")

    note("random_signs", {"pictures": SOME, "accuracy": rounded(accuracy(network, noise(x[:SOME], epsilon), y[:SOME]))})
    sent = pgd(
        plain, x[:SOME], y[:SOME], epsilon, steps=budgets[0].steps, step_size=budgets[0].step_size, drop_fooled=False
    )
    note("pgd_from_plain", {"pictures": SOME, "accuracy": rounded(accuracy_under(network, x[:SOME], sent, y[:SOME]))})
    if exposed:
        budget = replace(budgets[0], pictures=SOME)
        left = left_under_pgd(exposed, x[:SOME], y[:SOME], epsilon, budget)
        note("pgd_exposed", {"pictures": SOME, "accuracy": rounded(left)})
    for name in NEAREST:
        networks = {"robust": network, "plain": plain}
        note(
            name, {"pictures": few} | {key: distance(name, model, x[:few], y[:few]) for key, model in networks.items()}
        )
    note("pgd", [])
    for budget in budgets:
        left = left_under_pgd(network, x[: budget.pictures], y[: budget.pictures], epsilon, budget)
        note("pgd", [*found["pgd"], {**asdict(budget), "accuracy": rounded(left)}])
    return found


def left_under_pgd(
    network: ImageNetwork, x: Tensor, y: Tensor, epsilon: float, budget: PgdBudget, piece: int = 500
) -> float:
    """The share of pictures (n, c, h, w) in [0, 1] that are right and stay so."""
    right = 0.0
    for some, truth in zip(x.split(piece), y.split(piece), strict=True):
        attacked = pgd(
            network, some, truth, epsilon, step_size=budget.step_size, steps=budget.steps, restarts=budget.restarts
        )
        right += accuracy_under(network, some, attacked, truth) * len(some)
    return right / len(x)


def distance(attack: str, network: ImageNetwork, x: Tensor, y: Tensor) -> dict[str, float | None]:
    """The median over the pictures that are right (None: most were not fooled), and the share of them that were."""
    norm, nearest = NEAREST[attack]
    right = answers(network, x) == y
    x, y = x[right], y[right]
    attacked = nearest(network, x, y)
    fooled = answers(network, attacked) != y
    # Whom no picture was found for is further away than all others: it counts for the median, too.
    median = torch.where(fooled, norms(attacked - x, norm), torch.inf).median().item()
    return {
        "median": None if median == torch.inf else rounded(median),
        "fooled": rounded(fooled.float().mean().item()),
    }


def rounded(value: float) -> float:
    """Four digits are what so many pictures can tell."""
    return round(value, 4)
