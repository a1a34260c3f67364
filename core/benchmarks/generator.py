"""The adversarial generator page on MNIST: its 5 x 10 grid, against training the 50 one by one, and its feed-forward generator.

Both run as on the page, with all that it measures and draws. One by one: the same generators with the same first weights,
each trained in a batch of its own. Needs MNIST.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from core import compute, datasets
from core.events import Event
from core.knobs import validated
from core.playback import Playback
from core.techniques.robustness._adversarial_generator_knobs import FORWARD
from core.techniques.robustness.adversarial_generator import AdversarialGenerator

GOALS = {
    "grid [s]": "< 20",
    "grid: success [of 45]": ">= 45",
    "feed-forward [s]": "<= 120",
    "feed-forward: success, worst class": ">= 0.95",
}


def run(progress: Callable[[str], None]) -> dict[str, float | str]:
    """Times the page's run for both kinds of generators, from the first step, in this process with torch warm."""
    datasets.load("mnist")
    compute.use("cpu", compute.cores())
    compute.warm_up()
    progress("the grid, all at once")
    page = validated(AdversarialGenerator, {})
    together, metrics, newest = _played(page)
    progress("the grid, one by one")
    apart, distance = _one_by_one(page, newest["board"]["product"])
    progress("the feed-forward generator, about a minute")
    forward, learned, _ = _played(validated(AdversarialGenerator, {"kind": FORWARD}))
    return {
        "grid [s]": together,
        "grid: success [of 45]": round(45 * metrics["success"]),
        "grid: mean L2": metrics["mean L2"],
        "grid: mean L-infinity": metrics["mean L-infinity"],
        "one by one [s]": apart,
        "one by one: mean L2": distance,
        "all at once is faster by": apart / together,
        "feed-forward [s]": forward,
        "feed-forward: success, mean": learned["mean success"],
        "feed-forward: success, worst class": learned["worst class"],
        "PGD: success, mean": learned["PGD success"],
    }


def _played(page: AdversarialGenerator) -> tuple[float, dict[str, float], dict[str, Any]]:
    """Seconds from the first step to the last (without the test and the comparison at the end), metrics, newest events."""
    playback, newest = Playback(page), {}
    start = end = 0.0
    while (event := playback.advance()) is not None:
        newest[event.stream] = event.data
        if _is_step(event):
            start = start or time.perf_counter()
            end = time.perf_counter()
    return end - start, playback.metrics, newest


def _is_step(event: Event) -> bool:
    return event.stream == "progress" and event.data["unit"] == "steps" and not event.data["label"]


def _one_by_one(page: AdversarialGenerator, board: Any) -> tuple[float, float]:
    """Seconds, and the mean L2 distance of the cells that ask for another class."""
    from core.attacks.adversarial_generator import LOSSES, SimpleGenerators

    def generators(cells: slice) -> SimpleGenerators:
        return SimpleGenerators(
            board.network, board.samples[cells], board.targets[cells], learning_rate=page.learning_rate,
            sample_steps=page.sample_steps, class_steps=page.class_steps, confidence=page.confidence,
            loss=LOSSES[page.loss], seed=page.seed,
        )  # fmt: skip

    first, distances = generators(slice(None)).pictures, []
    start = time.perf_counter()
    for cell in range(len(board.targets)):
        one = generators(slice(cell, cell + 1))
        one.pictures.copy_(first[cell])
        for _ in one.steps(page.rounds):
            pass
        distances.append(float(one.distance[0]))
    return time.perf_counter() - start, float(np.mean(np.array(distances)[board.others.cpu().numpy()]))
