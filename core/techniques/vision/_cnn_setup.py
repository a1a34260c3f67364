"""What a run of the cnn page starts from: pictures on the device, a network, its training, and when to show what."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute, models_library
from core.networks.layer_list import layers_of
from core.precision import precision_of
from core.technique import too_much_memory
from core.techniques.vision._cnn_knobs import NEW

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.techniques.vision.cnn import CNN
    from core.training import Training
    from core.training_sums import TrainingSums

#: Test pictures that are looked at again and again while training.
SAMPLE = 256
#: Nominal arithmetic of two cores a microsecond, what a step and a set of pictures cost beside it in microseconds, and the
#: share of training time that showing may take. They only shape schedules and need not fit the machine.
_OPERATIONS, _STEP, _PICTURES, _SHOWING = 1.5e5, 1500, 4000, 0.02
#: Nominal microseconds that one piece of a long test may take.
_PIECE = 4e4


@dataclass(frozen=True)
class Pace:
    """``show`` is the number of steps between two measurements, ``piece`` that of pictures tested at a time.

    Derived from the network and the batch, never from the clock: the same knobs make the same events. The first steps shown
    are 1, 2, 4, 8, ... until the interval (a power of two) is reached.
    """

    show: int
    piece: int

    @classmethod
    def of(cls, operations: int, batch: int, sample: int) -> Pace:
        """For a network that needs so many operations a picture."""
        one = operations / _OPERATIONS
        step, showing = 3 * batch * one + _STEP, sample * one + _PICTURES
        exact = showing / (_SHOWING * step)
        return cls(1 << max(0, round(math.log2(exact))), int(min(max(_PIECE / max(one, 1e-9), 1), 1000)))

    def shows(self, step: int) -> bool:
        """Whether measurements and pictures follow this step."""
        return step % self.show == 0 or (step < self.show and step & (step - 1) == 0)


@dataclass
class Augment:
    """uint8 pictures of a batch as the network learns from them: floats in [0, 1], changed at random as the knobs say now."""

    page: CNN

    def __call__(self, pixels: Tensor) -> Tensor:
        import torch

        from core.datasets.augment import Augmentation
        from core.networks.image_network import scaled

        page = self.page
        names = ("shift", "flip", "rotation", "contrast", "erase")
        change = Augmentation(**{name: getattr(page, name) for name in names})
        return change(scaled(pixels)).contiguous(memory_format=torch.channels_last)


@dataclass
class Scene:
    """What the pictures of a run show. ``tested`` tells whether all test pictures have been looked at."""

    images: Images
    network: ImageNetwork
    training: Training
    pace: Pace
    precision: torch.dtype
    augment: Augment
    sample: np.ndarray
    sample_pictures: Tensor
    sums: TrainingSums
    tested: bool

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds beside the step."""
        return {**self.training.state(), **self.sums.state()}


def scene_of(page: CNN, images: Images, resume: dict[str, Any] | None) -> Scene:
    """Everything on the device and ready to train. Raises ValueError where it does not fit together or into memory."""
    import torch
    from torch.nn.functional import cross_entropy

    from core.training_sums import TrainingSums

    device = compute.torch_device()
    compute.seed_everything(page.seed)
    network = network_of(page, images).to(device, memory_format=torch.channels_last)
    precision = precision_of(page.precision, device)
    pictures, labels = training_part(page, images)
    augment = Augment(page)
    training = training_of(page, network, pictures, labels, cross_entropy, augment, precision, resume)
    # Not of the seed: runs are compared on the same pictures.
    sample = np.random.default_rng(0).permutation(len(images.test))[:SAMPLE]
    return Scene(
        images=images,
        network=network,
        training=training,
        pace=Pace.of(network.operations(), training.batch_size, len(sample)),
        precision=precision,
        augment=augment,
        sample=sample,
        sample_pictures=network.encode(images.test[sample]),
        sums=TrainingSums(device, resume),
        tested=training.step >= training.steps_per_epoch,
    )


def training_part(page: Any, images: Images) -> tuple[np.ndarray, np.ndarray]:
    """Pictures and labels of the share to learn from that the knob ``train_share`` asks for, drawn at random."""
    pictures, labels = images.train, images.train_labels
    count = max(len(images.classes), round(page.train_share * len(pictures)))
    if count >= len(pictures):
        return pictures, labels
    rows = np.sort(np.random.default_rng([page.seed, 1]).permutation(len(pictures))[:count])
    return pictures[rows], labels[rows]


def training_of(
    page: Any, network: ImageNetwork, pictures: np.ndarray, labels: np.ndarray, loss: Callable[[Tensor, Tensor], Tensor],
    prepare: Callable[[Tensor], Tensor], precision: torch.dtype, resume: dict[str, Any] | None,
) -> Training:  # fmt: skip
    """The training of a network on uint8 pictures that the knobs of a page ask for, on the network's device."""
    from core.datasets.on_device import OnDevice
    from core.training import Training, schedule

    data, adamw = OnDevice(pictures, labels, network.device), page.optimizer == "adamw"
    return Training(
        network,
        loss,
        data.images,
        data.labels,
        optimizer=page.optimizer,
        learning_rate=page.learning_rate,
        rate=schedule(page.schedule),
        weight_decay=page.weight_decay if adamw else 0.0,
        l2=0.0 if adamw else page.weight_decay,
        batch_size=page.batch_size,
        seed=page.seed,
        prepare=prepare,
        precision=precision,
        resume=resume,
    )


def network_of(page: CNN, images: Images) -> ImageNetwork:
    """The network that the knobs ask for, on the CPU: from the models library, or fresh and fitted to the training pictures.

    Raises:
        ValueError: one sentence, when it does not fit the pictures or the memory.
    """
    import torch

    height, width, channels = images.shape
    shape, classes = (channels, height, width), len(images.classes)
    if page.start_from != NEW:
        network, card = models_library.load(page.start_from)
        known = getattr(network, "shape", None), card.get("classes")
        if known != (shape, list(images.classes)):
            raise ValueError(
                f'the model "{page.start_from}" takes other pictures or tells other classes than those of {images.name}; '
                f"choose data that fits it, or {NEW}"
            )
        return network.train()
    with torch.device("meta"):
        check_memory(_build(page, shape, classes), page, images)
    network = _build(page, shape, classes)
    network.normalise_with(images.train)
    if page.network == "resnet":
        from core.networks.resnet import whiten

        whiten(network, images.train)
    return network


def _build(page: CNN, shape: tuple[int, ...], classes: int) -> ImageNetwork:
    from core.networks import cnn, resnet

    if page.network == "resnet":
        return resnet.build(shape, classes)
    layers = layers_of(page.network, page.layers, norm=page.batch_norm, dropout=page.dropout)
    return cnn.build(shape, classes, layers)


def check_memory(network: ImageNetwork, page: Any, images: Images) -> None:
    """Raises ValueError with the estimate when training this network would not fit into memory."""
    values = sum(math.prod(box["shape"]) for box in network.drawing())
    weights = sum(p.numel() for p in network.parameters())
    # Outputs and their gradients of a batch, and weights, gradients, the optimizer's two vectors and a checkpoint of all.
    needed = 4 * (3 * values * max(page.batch_size, SAMPLE) + 8 * weights) + images.train.nbytes
    if problem := too_much_memory(needed, f"This network of {weights:,} weights with batches of {page.batch_size}"):
        raise ValueError(problem)
