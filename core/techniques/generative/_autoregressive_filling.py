"""Completions of a picture on the page on autoregressive pictures: how they are shown and what is said of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core import models_library

if TYPE_CHECKING:
    from core.generative.completions import Population
    from core.techniques.generative._autoregressive_scene import Scene
    from core.techniques.generative.autoregressive import Autoregressive

#: Completions that are drawn, and those of them that are shown.
POPULATION, BEST = 64, 10


class Shown(NamedTuple):
    """Pictures (n, h, w) uint8, a caption for each, and at last what came of it in Markdown."""

    images: np.ndarray
    captions: list[str]
    words: str = ""


def growing(page: Autoregressive, scene: Scene, levels: np.ndarray, missing: np.ndarray) -> Iterator[Shown]:
    """What is missing of ``levels`` (h, w), filled in row by row: the hole, the mean, and the completions, at last ranked."""
    from core.generative.autoregressive import BLANK, greys, on_the_way
    from core.generative.completions import filling

    network = scene.network
    hole = np.where(missing, BLANK, greys(levels, network.levels)).astype(np.uint8)
    some = filling(
        network, scene.no_class(POPULATION), seed=page.seed, temperature=page.temperature, known=levels, mask=missing
    )
    for population in some:
        if population.done <= missing.any(1).argmax() * levels.shape[1]:
            continue  # nothing is filled in yet
        pictures = on_the_way(network, population.levels, population.done, levels, missing)
        captions = [""] * BEST
        if population.done == levels.size:
            best, shares = population.distinct()
            pictures, captions = greys(best, network.levels), [f"{share:.0%}" for share in shares[:BEST]]
            mean = population.mean * 255 / (network.levels - 1)
        else:
            mean = np.tensordot(population.weights, pictures, 1)
        images = np.concatenate([hole[None], mean[None].round().astype(np.uint8), pictures[:BEST]])
        remark = words(missing, population) if population.done == levels.size else ""
        yield Shown(images, ["given", "their mean", *captions][: len(images)], remark)


def words(missing: np.ndarray, population: Population) -> str:
    """What came of it, in Markdown."""
    if missing.all():
        return "Everything is missing: these are plain samples, and nothing is known that could weigh them."
    different, survivors = len(population.distinct()[0]), len(np.unique(population.ancestors))
    order = np.arange(missing.size).reshape(missing.shape)
    after = int((~missing & (order > order[missing].min())).sum())
    lines = [
        f"{missing.sum():,} of {missing.size:,} pixels are missing; {POPULATION} completions were drawn pixel by pixel, "
        f"{different} of them different."
    ]
    if not after:
        lines.append("Every known pixel comes before the first missing one, so each completion is a fair draw.")
    else:
        lines.append(
            f"The network cannot look ahead: {after:,} known pixels come after the first missing one. Each completion is "
            "weighed by how probable it makes them, and those of little weight give way to copies of others: a percentage "
            f"is what a picture has of all weight. {survivors} of {POPULATION} first ones have descendants; the weights of the "
            f"last rows are worth {population.effective:.1f} equal ones. The known pixels after the hole cost "
            f"{-population.log_known / math.log(2) / after:.3f} bits each."
        )
    lines.append("The mean of the completions is blurred, and none of them: where they differ, it is grey.")
    return "\n\n".join(lines)


def kept(page: Autoregressive, scene: Scene, name: str) -> str:
    """Saves the network in the models library; returns what to tell of it. Raises ModelError or OSError."""
    from core.techniques.vision._cnn_library import card

    about = card(page, f"Pictures of {scene.images.name} pixel by pixel", scene.images, {})
    path = models_library.save(name, scene.network, about | {"grey": scene.grey})
    return f"Saved as **{name}** in `{path.parent}`. Go on with it by *Start from*."
