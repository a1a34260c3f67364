"""Fashion-MNIST: articles of clothing in MNIST's format (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747)."""

from __future__ import annotations

from core.datasets import Images, Work, find
from core.datasets.catalogue import CARDS
from core.datasets.mnist import read_folder


def loading() -> Work[Images]:
    """Reads the idx files in ``FashionMNIST/raw``, the layout of torchvision. Raises DatasetMissing or ValueError."""
    yield from ()  # moments: nothing to report
    card = CARDS["fashion_mnist"]
    return read_folder(find(*card.places), card.name, card.classes)
