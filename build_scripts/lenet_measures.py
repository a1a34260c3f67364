"""Generated digits as the shipped network for MNIST sees them: FID-LeNet with its floor, classes, certainty."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.generative.image_measures import Gaussian, Histogram, features, fid, nearest
from core.networks.image_network import ImageNetwork

#: Pictures whose nearest training pictures are looked for: each costs 60,000 comparisons.
SEARCHED = 2000
#: What a card calls ``nearest_distance``.
NEAREST = "distance of the nearest training picture"


def seen(lenet: ImageNetwork, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """LeNet's features (n, 128) and probabilities (n, 10)."""
    pieces = [(taken.cpu().numpy(), sure.cpu().numpy()) for taken, sure in features(lenet, pictures)]
    found, probabilities = (np.concatenate(part) for part in zip(*pieces, strict=True))
    return found, probabilities


def the_lenet() -> ImageNetwork:
    """The shipped network for MNIST, on the device of the run."""
    return models_library.load("mnist_cnn")[0].to(compute.torch_device())


def nearest_distance(images: datasets.Images, pictures: np.ndarray) -> float:
    """Mean distance of ``SEARCHED`` pictures, drawn at random, to the nearest training picture, in pixels from black to white."""
    rows = np.random.default_rng(0).permutation(len(pictures))[:SEARCHED]
    *_, (_, distances) = nearest(pictures[rows], images.train)
    return float(distances.mean())


def lenet_measures(
    images: datasets.Images, made: np.ndarray, what: str, floors: dict[str, np.ndarray] | None = None
) -> dict[str, float]:
    """FID-LeNet of ``made``, which the card calls ``what``, against the test pictures; the entropy of their classes.

    Beside it the floor: that of as many training pictures. ``floors`` are more pictures to be measured the same way, by name.
    """
    lenet = the_lenet()
    reference, (ours, probabilities) = Gaussian.of(seen(lenet, images.test)[0]), seen(lenet, made)
    training, shares = images.train[: len(made)], Histogram.of(probabilities)
    named = {f"{len(training):,} training pictures": training} | (floors or {})
    return {
        f"FID-LeNet of {what}": fid(reference, ours).value,
        **{f"FID-LeNet of {name}": fid(reference, seen(lenet, some)[0]).value for name, some in named.items()},
        "entropy of the classes": shares.entropy,
        "share of sure samples": shares.sure,
    }
