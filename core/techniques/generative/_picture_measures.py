"""What pages of generated pictures measure them with: the shipped network for MNIST, which knows digits, and what it sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from core import models_library
from core.generative import image_measures as measures
from core.streams import Event

if TYPE_CHECKING:
    import torch

    from core.datasets import Images
    from core.networks.image_network import ImageNetwork

#: Pictures that are made and looked at between two events.
PIECE = 100
#: The network whose features make FID-LeNet, the pictures that it takes, and the classes that it tells apart.
LENET, LENET_SHAPE, LENET_CLASSES = "mnist_cnn", (28, 28, 1), tuple("0123456789")


def lenet_for(images: Images, device: torch.device) -> ImageNetwork | None:
    """The network whose features make FID-LeNet, or None with pictures that it does not take."""
    return models_library.load(LENET)[0].to(device) if images.shape == LENET_SHAPE else None


def seen(lenet: ImageNetwork, pictures: np.ndarray, progress: Callable[..., Event], label: str) -> Iterator[Event]:
    """LeNet's features (n, d) of uint8 pictures, float32; returns them, with an event of ``progress`` for each piece."""
    found = []
    for taken, _ in measures.features(lenet, pictures, PIECE):
        found.append(taken.cpu().numpy())
        yield progress(min(PIECE * len(found), len(pictures)), len(pictures), "pictures", label)
    return np.concatenate(found)
