"""The network that the pages on robustness attack, with pictures that fit it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute, image_models
from core.datasets import Images, photographs
from core.image_models import OWN, PHOTOGRAPHS, loading_images, misfit, missing

if TYPE_CHECKING:
    from core.networks.image_network import ImageNetwork

__all__ = ["OWN", "PHOTOGRAPHS", "Victim", "frozen_network", "loading_victim", "misfit"]

#: Crops of a photograph along its longer side.
_CROPS = 8


@dataclass(frozen=True)
class Victim:
    """``network`` is on the run's device in evaluation mode, its weights frozen; ``images`` are as it takes them.

    ``card`` has at least "title", "data" and "classes" (see core.models_library).
    """

    name: str
    network: ImageNetwork
    images: Images
    classes: tuple[str, ...]
    card: dict[str, Any]

    @property
    def about(self) -> str:
        """Markdown: where network and pictures come from."""
        pictures = f"{self.images.name}, {len(self.images.test):,} for testing"
        return f"**{self.name}**: {self.card['title']}. Pictures: {pictures}. {self.images.note}".strip()


def loading_victim(progress: Callable[..., Any], model: str, data: str = OWN) -> Iterator[Any]:
    """Loads the model and the data set of these names, with events of ``progress``; returns the Victim.

    A missing set becomes the built-in digits, and ``images.note`` says so. For torchvision's networks ``PHOTOGRAPHS``
    are crops of two photographs, labelled by the network itself.

    Raises:
        ValueError: one sentence, when they do not fit together (see ``misfit``), or something is missing or damaged.
    """
    if problem := misfit(model, data) or missing(model, data):
        raise ValueError(problem)
    yield progress(0, None, "pictures", f"Loading {model}")
    network, card = frozen_network(model)
    classes = tuple(card["classes"])
    name = image_models.own_data(model) if data == OWN else data
    if name == PHOTOGRAPHS:
        images = yield from _labelling(progress, network, classes)
    else:
        images = yield from loading_images(progress, name)
    return Victim(model, network, images, classes, card)


def frozen_network(model: str) -> tuple[ImageNetwork, dict[str, Any]]:
    """The network of this name on the run's device in evaluation mode, its weights frozen, and its card. Raises ValueError."""
    network, card = image_models.load(model)
    return network.to(compute.torch_device()).eval().requires_grad_(False), card


def _labelling(progress: Callable[..., Any], network: ImageNetwork, classes: tuple[str, ...]) -> Iterator[Any]:
    """Crops of the sample photographs as Images whose labels are the network's answers."""
    side = network.shape[1]
    crops = np.concatenate([_crops(photographs.sample(name, 2 * side)[0], side) for name in photographs.SAMPLES])
    labels = []
    for number, crop in enumerate(crops):
        yield progress(number, len(crops), "pictures", "Asking the network what it sees")
        labels.append(int(network.predict(network.encode(crop[None])).argmax()))
    truth = np.array(labels)
    note = "Nobody has labelled them: what the network says of the untouched picture counts as the truth."
    return Images(PHOTOGRAPHS, crops, truth, crops, truth, classes, note)


def _crops(picture: np.ndarray, side: int) -> np.ndarray:
    """``_CROPS`` squares (n, side, side, 3) along the longer side, the whole width or height of the picture each."""
    height, width = picture.shape[:2]
    short = min(height, width)
    squares = []
    for k in range(_CROPS):
        top, left = (round(k / (_CROPS - 1) * (n - short)) for n in (height, width))
        squares.append(photographs.fitted(picture[top : top + short, left : left + short], (3, side, side)))
    return np.stack(squares)
