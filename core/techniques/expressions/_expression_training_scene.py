"""What a run of the expression training page starts from: pictures to learn from and to choose on, a network, its training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute
from core.datasets.examples import split
from core.precision import precision_of
from core.techniques.vision._cnn_setup import SAMPLE, Pace, check_memory, training_of, training_part

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from core.datasets import Images
    from core.datasets.leak_check import Leaks
    from core.networks.image_network import ImageNetwork
    from core.techniques.expressions.expression_training import ExpressionTraining
    from core.training import Training
    from core.training_sums import TrainingSums

#: Share of each class that is kept aside to choose on, where a set does not come with pictures for it.
_ASIDE = 0.15


def with_validation(images: Images) -> Images:
    """The same with pictures to choose on, which are taken from the training pictures where there are none."""
    if images.validation is not None:
        return images
    rest, aside = split(len(images.train), _ASIDE, 0, images.train_labels)
    x, y = images.train, images.train_labels
    return replace(images, train=x[rest], train_labels=y[rest], validation=x[aside], validation_labels=y[aside])


def without_doubles(images: Images, found: list[Leaks]) -> Images:
    """Without the training pictures that were found in the other parts."""
    kept = np.setdiff1d(np.arange(len(images.train)), np.concatenate([leaks.train for leaks in found]))
    return replace(images, train=images.train[kept], train_labels=images.train_labels[kept])


@dataclass
class View:
    """What a batch of uint8 pictures looks like to the network, anew each time, and the loss that goes with it.

    Each picture may be mixed with another of its batch: lambda x1 + (1 - lambda) x2, lambda from Beta(alpha, alpha), which
    costs lambda times the loss of one label and 1 - lambda of the other (Zhang et al. 2018, arXiv:1710.09412). Batches are in
    random order, so the other one is that at the same place from the end. ``pictures`` is the last batch, ``share`` its lambda,
    at least 1/2 (two pictures that are mixed take both shares in turns).
    """

    page: ExpressionTraining
    pictures: Tensor | None = None
    share: float = 1.0

    def __call__(self, pixels: Tensor) -> Tensor:
        import torch

        from core.datasets.augment import Augmentation
        from core.networks.image_network import scaled

        page = self.page
        names = ("shift", "flip", "rotation", "scale", "contrast", "brightness", "erase")
        pictures, self.share = Augmentation(**{name: getattr(page, name) for name in names})(scaled(pixels)), 1.0
        if page.mixup:
            share = torch.distributions.Beta(page.mixup, page.mixup).sample().item()
            self.share = max(share, 1 - share)
            pictures = pictures.lerp(pictures.flip(0), 1 - self.share)
        self.pictures = pictures.contiguous(memory_format=torch.channels_last)
        return self.pictures

    def loss(self, outputs: Tensor, labels: Tensor) -> Tensor:
        """Mean cross-entropy of a batch."""
        from torch.nn.functional import cross_entropy

        smoothing = self.page.label_smoothing
        loss = cross_entropy(outputs, labels, label_smoothing=smoothing)
        if self.share == 1:
            return loss
        return self.share * loss + (1 - self.share) * cross_entropy(outputs, labels.flip(0), label_smoothing=smoothing)


@dataclass
class Scene:
    """What the pictures of a run show. ``best`` is the epoch that did best on the pictures to choose on: "epoch", "right" and
    "weights"; None before the first one. ``all_images`` still have the ``left_out`` doubles and what ``train_share`` leaves."""

    images: Images
    all_images: Images
    left_out: int
    network: ImageNetwork
    training: Training
    view: View
    pace: Pace
    precision: torch.dtype
    sample: np.ndarray
    sums: TrainingSums
    best: dict[str, Any] | None

    def note_best(self, epoch: float, right: float) -> None:
        """Keeps the weights if nothing was better before."""
        if self.best is None or right > self.best["right"]:
            weights = {name: value.clone() for name, value in self.network.state_dict().items()}
            self.best = {"epoch": epoch, "right": right, "weights": weights}

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds beside the step."""
        return {**self.training.state(), **self.sums.state(), "best": self.best}


def scene_of(page: ExpressionTraining, images: Images, all_images: Images, resume: dict[str, Any] | None) -> Scene:
    """Everything on the device and ready to train. Raises ValueError where it does not fit together or into memory."""
    import torch

    from core.training_sums import TrainingSums

    device = compute.torch_device()
    compute.seed_everything(page.seed)
    with torch.device("meta"):
        check_memory(_network(page, images), page, images)
    network = _network(page, images)
    network.normalise_with(images.train)
    network.to(device, memory_format=torch.channels_last)
    precision, view = precision_of(page.precision, device), View(page)
    left_out = len(all_images.train) - len(images.train)
    pictures, labels = training_part(page, images)
    if len(pictures) % page.batch_size == 1:  # a last batch of one picture has no variance to normalise by
        pictures, labels = pictures[:-1], labels[:-1]
    images = replace(images, train=pictures, train_labels=labels)
    training = training_of(page, network, pictures, labels, view.loss, view, precision, resume)
    # Not of the seed: runs are compared on the same pictures.
    sample = np.random.default_rng(0).permutation(len(images.validation))[:SAMPLE]
    return Scene(
        images=images,
        all_images=all_images,
        left_out=left_out,
        network=network,
        training=training,
        view=view,
        pace=Pace.of(network.operations(), training.batch_size, len(sample)),
        precision=precision,
        sample=sample,
        sums=TrainingSums(device, resume),
        best=resume["best"] if resume else None,
    )


def _network(page: ExpressionTraining, images: Images) -> ImageNetwork:
    from core.networks import expression_net

    height, width, channels = images.shape
    blocks = [page.blocks] * len(page.widths)
    return expression_net.build((channels, height, width), len(images.classes), page.widths, blocks, page.dropout)
