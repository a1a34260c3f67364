"""What a run of the insight page asks about: a network, the pictures it knows, and the one that is explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core import compute, datasets, image_models
from core.datasets.photographs import fitted
from core.image_models import OWN, loading_images
from core.networks.layer_list import LISTS
from core.networks.pretrained import WEIGHTS
from core.streams import Event
from core.techniques.vision import _pictures
from core.techniques.vision._insight_knobs import FIRST, TRAINED

if TYPE_CHECKING:
    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.techniques.vision.insight import Insight

#: Passes over the built-in digits, and batch, of the network that stands in where the library is empty.
_EPOCHS, _BATCH = 5, 64
#: Multiplications and additions of one event's work, about a twentieth of a second on two cores.
_OPERATIONS = 1e9


@dataclass(frozen=True)
class Subject:
    """``about`` says in Markdown where network and pictures come from; ``piece`` is how many pictures one event's work is."""

    network: ImageNetwork
    classes: tuple[str, ...]
    images: Images
    about: str
    piece: int

    def test(self, rows: slice) -> np.ndarray:
        """Test pictures as the network takes them, uint8 (n, h, w) or (n, h, w, 3)."""
        return np.stack([fitted(p, self.network.shape) for p in self.images.test[rows]])


def subject_of(page: Insight) -> Iterator[Event]:
    """Loads, or trains where nothing is there to load; returns the Subject.

    Raises:
        ValueError: one sentence, when the model is no network for pictures, or damaged.
        WeightsMissing: torchvision's weights must be fetched first.
    """
    import torch

    yield page.progress(0, None, "updates", "Loading")
    device = compute.torch_device()
    name = _first() if page.model == FIRST else page.model
    if name == TRAINED:
        network, images, about = yield from _trained(page, device)
        classes = images.classes
    else:
        network, classes, data, about = yield from _loaded(page, name)
        images = yield from loading_images(page.progress, data if page.data == OWN else page.data)
    if name == TRAINED and page.data not in (OWN, "digits"):
        images = yield from loading_images(page.progress, page.data)
    network = network.to(device, memory_format=torch.channels_last).eval().requires_grad_(False)
    piece = int(min(max(_OPERATIONS / (3 * network.operations()), 1), 128))
    pictures = f"Pictures: {images.name}, {len(images.test):,} for testing. {images.note}".strip()
    return Subject(network, classes, images, f"{about}\n\n{pictures}", piece)


def _first() -> str:
    """The first model of the library for digits, else its first one that takes pictures, or ``TRAINED``."""
    own = [name for name in image_models.names() if name not in WEIGHTS]
    return min(own, key=lambda name: image_models.own_data(name) not in ("mnist", "digits"), default=TRAINED)


def _loaded(page: Insight, name: str) -> Iterator[Event]:
    """Returns network, classes, name of the data it learned from, and where it comes from."""
    network, card = yield from image_models.loading(page.progress, name, page.fetch)
    data = card["data"] if card["data"] in datasets.names() else "cifar10" if name in WEIGHTS else "digits"
    return network, tuple(card["classes"]), data, f"**{name}**: {card['title']}."


def _trained(page: Insight, device: object) -> Iterator[Event]:
    """A small network that learns the built-in digits in front of everybody; returns it with the pictures and a sentence."""
    from torch.nn.functional import cross_entropy

    from core.datasets.on_device import OnDevice
    from core.networks import cnn
    from core.networks.image_network import scaled
    from core.training import Training

    images = datasets.load("digits")
    compute.seed_everything(page.seed)
    height, width, channels = images.shape
    network = cnn.build((channels, height, width), len(images.classes), LISTS["slides"])
    network.normalise_with(images.train)
    network.to(device)
    data = OnDevice(images.train, images.train_labels, device)
    training = Training(
        network, cross_entropy, data.images, data.labels, learning_rate=0.002, batch_size=_BATCH, seed=page.seed,
        prepare=scaled,
    )  # fmt: skip
    why = "" if page.model == TRAINED else ": the models library is empty"
    for step, _ in training.steps(_EPOCHS):
        yield page.progress(step, training.last_step(_EPOCHS), "updates", f"Training a small network first{why}")
    right = network.share_right(images.test, images.test_labels)
    return network, images, (
        f"**A small network, trained just now** on {len(images.train):,} built-in digits in {training.step} updates: "
        f"{100 * right:.1f} % of the {len(images.test)} test digits right. Train better ones on the CNN page and save them."
    )  # fmt: skip


def chosen_picture(page: Insight, subject: Subject, longest: int) -> tuple[np.ndarray, str]:
    """The picture of the knobs as uint8 (h, w) or (h, w, 3), photographs at most ``longest`` pixels a side; and a caption.

    Raises:
        ValueError: there is no such picture.
    """
    if page.picture == "data set":
        count, number = len(subject.images.test), page.picture_number
        if number >= count:
            raise ValueError(
                f"picture_number is {number}, but {subject.images.name} has test pictures 0 to {count - 1}"
            )
        truth = subject.images.classes[subject.images.test_labels[number]]
        return subject.images.test[number], f"test picture {number}: {truth}"
    if page.picture == "file" and not page.file:
        raise ValueError("file is empty; choose a picture")
    levels, caption = _pictures.load(page.picture, path=page.file, digit=0, longest=longest, grey=False)
    return levels.astype(np.uint8), caption
