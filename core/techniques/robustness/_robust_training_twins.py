"""Two networks that start alike and see the same pictures in the same order, one of them only as an attack leaves them."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute
from core.techniques.robustness._robust_training_knobs import LAYERS
from core.techniques.robustness._robust_training_stopping import EarlyStopping, held_out
from core.techniques.vision._cnn_setup import Pace, check_memory

if TYPE_CHECKING:
    from torch import Tensor

    from core.adversarial_training import Objective
    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.techniques.robustness.robust_training import RobustTraining
    from core.training import Training

#: Share of the time of training that measuring may take, and nominal operations of two cores a microsecond, as for the
#: cnn page: they shape schedules only.
_MEASURING, _OPERATIONS = 0.2, 1.5e5
#: Fixed cost of a pass through a small network, in microseconds.
_PASS = 300
#: Measurements between two refreshes of what takes long: pictures and accuracy against epsilon.
_LANDMARK = 16


@dataclass
class Twin:
    """One of the networks and how it is trained; ``sums`` (2,) are loss and number of its pictures since the last point."""

    name: str
    network: ImageNetwork
    objective: Objective
    sums: Tensor
    training: Training = field(init=False)

    def perturbed(self, network: ImageNetwork, images: Tensor, labels: Tensor) -> Tensor:
        """What the network learns from now: the objective may be another one than a moment ago."""
        return self.objective.perturbed(network, images, labels)

    def loss(self, outputs: Tensor, labels: Tensor) -> Tensor:
        """The objective's."""
        return self.objective.loss(outputs, labels)

    def count(self) -> None:
        """Adds the last batch to the sums, without waiting for the device."""
        import torch

        _, labels, loss = self.training.batch
        self.sums += torch.stack([loss * len(labels), torch.full_like(loss, len(labels))])

    def take_loss(self) -> float | None:
        """The mean loss since the last point, which starts again; None where nothing was trained."""
        loss, count = self.sums.tolist()
        self.sums.zero_()
        return loss / count if count else None


@dataclass
class Scene:
    """``twins``: the one for comparison, then the robust one. ``rows`` are the test set's in the order in which they are
    looked at, ``last`` is the number of the last update."""

    images: Images
    twins: tuple[Twin, Twin]
    pace: Pace
    rows: np.ndarray
    last: int
    stopping: EarlyStopping | None = None

    @property
    def step(self) -> int:
        """Updates so far."""
        return self.twins[1].training.step

    @property
    def networks(self) -> dict[str, ImageNetwork]:
        """Both by name."""
        return {twin.name: twin.network for twin in self.twins}

    def test(self, count: int) -> tuple[Tensor, Tensor]:
        """The first pictures (n, c, h, w) of the test set's fixed order, on the device, and their labels (n,)."""
        import torch

        rows, network = self.rows[:count], self.twins[0].network
        labels = torch.from_numpy(self.images.test_labels[rows]).to(network.device)
        return network.encode(self.images.test[rows]), labels

    def is_landmark(self, step: int) -> bool:
        """Whether the slow pictures are drawn anew."""
        return step % (_LANDMARK * self.pace.show) == 0 or (step >= 64 and step & (step - 1) == 0)

    def adjust(self, page: RobustTraining) -> None:
        """What may change while running."""
        for twin in self.twins:
            twin.training.learning_rate = page.learning_rate
            epsilon = page.epsilon * min(1.0, (self.step + 1) / max(1.0, page.warm_up * twin.training.steps_per_epoch))
            twin.objective = objective_of(page, twin.name, epsilon)

    def go_back(self) -> None:
        """The robust network gets the weights that did best on the pictures held out."""
        self.twins[1].network.load_state_dict(self.stopping.weights)

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds beside the step."""
        kept = {twin.name: {**twin.training.state(), "sums": twin.sums} for twin in self.twins}
        return kept | ({"stopping": self.stopping.state()} if self.stopping else {})


def objective_of(page: RobustTraining, method: str, epsilon: float) -> Objective:
    """What a network trained by this method learns from."""
    from core import adversarial_training as objectives

    step = page.step_size or None
    match method:
        case "noise":
            return objectives.GaussianNoise(min(1.0, (page.noise or 1.0) * epsilon))
        case "fgsm":
            return objectives.NoisyFast(epsilon, noise=0.0, step=step or 1.0)
        case "fast":
            return objectives.Fast(epsilon, step=step or 1.25)
        case "n-fgsm":
            return objectives.NoisyFast(epsilon, noise=page.noise or 2.0, step=step or 1.0)
        case "pgd":
            return objectives.Pgd(epsilon, steps=page.steps, step=step)
        case "trades":
            return objectives.Trades(epsilon, steps=page.steps, step=step, beta=page.beta)
    return objectives.Plain()


def gradients_of(page: RobustTraining, method: str) -> int:
    """Gradients with respect to the pictures that a method takes in each update."""
    return {"fgsm": 1, "fast": 1, "n-fgsm": 1, "pgd": page.steps, "trades": page.steps + 1}.get(method, 0)


def scene_of(page: RobustTraining, images: Images, resume: dict[str, Any] | None) -> Scene:
    """Everything on the device and ready to train. Raises ValueError where it does not fit into memory."""
    import torch

    from core.datasets.on_device import OnDevice
    from core.networks.image_network import scaled
    from core.training import Training

    device = compute.torch_device()
    with torch.device("meta"):
        check_memory(_build(page, images), page, images)
    compute.seed_everything(page.seed)
    first = _build(page, images)
    first.normalise_with(images.train)
    if page.network == "resnet":
        from core.networks.resnet import whiten

        whiten(first, images.train)
    first = first.to(device, memory_format=torch.channels_last)
    stopping = None
    if page.early_stopping:
        images, stopping = held_out(page, first, images)
        if resume:
            stopping.restore(resume["stopping"])
    data, twins = OnDevice(images.train, images.train_labels, device), []
    for name, network in ((page.twin, copy.deepcopy(first)), (page.method, first)):
        kept = resume and {"step": resume["step"], **resume[name]}
        sums = kept["sums"].to(device, copy=True) if kept else torch.zeros(2, device=device)
        twin = Twin(name, network, objective_of(page, name, page.epsilon), sums)
        twin.training = Training(
            network, twin.loss, data.images, data.labels, learning_rate=page.learning_rate, batch_size=page.batch_size,
            seed=page.seed, prepare=scaled, perturb=twin.perturbed, resume=kept,
        )  # fmt: skip
        twins.append(twin)
    # Not of the seed: runs are compared on the same pictures.
    rows = np.random.default_rng(0).permutation(len(images.test))
    pace, last = _pace(page, first.operations()), twins[0].training.last_step(page.epochs)
    return Scene(images, tuple(twins), pace, rows, last, stopping)


def _pace(page: RobustTraining, operations: int) -> Pace:
    """Measurements so far apart that they take their share, and attacks in pieces whose steps take about that of a frame."""
    one = operations / _OPERATIONS
    passes = sum(1 + gradients_of(page, name) for name in (page.twin, page.method))
    update = passes * (3 * page.batch_size * one + _PASS)
    # The plain network's pictures fall at the first steps and cost nothing more.
    measuring = page.attack_steps * (3 * page.sample * one + 2 * _PASS) * (1 + page.early_stopping)
    show = 1 << max(0, round(math.log2(measuring / (_MEASURING * update))))
    return Pace(show, int(min(max(1.2e4 / max(3 * one, 1e-9), 1), 500)))


def _build(page: RobustTraining, images: Images) -> ImageNetwork:
    from core.networks import cnn, resnet

    height, width, channels = images.shape
    shape, classes = (channels, height, width), len(images.classes)
    return resnet.build(shape, classes) if page.network == "resnet" else cnn.build(shape, classes, LAYERS[page.network])


def updates(scene: Scene, epochs: float) -> Iterator[tuple[int, float | None]]:
    """Trains both in turn: after every update the step that both have made, and the epoch where both have made the same."""
    first, second = (twin.training.steps(epochs) for twin in scene.twins)
    for _ in first:
        scene.twins[0].count()
        yield scene.step, None
        step, epoch = next(second)
        scene.twins[1].count()
        yield step, epoch
