"""Trains the shipped model mnist_robust: adversarial training by PGD at epsilon 0.3, the setting of Madry's MNIST challenge.

    python build_scripts/train_mnist_robust.py

A quarter of an hour on two idle cores. It goes on where it was stopped (its checkpoint lies in build/); the log is
build/train_mnist_robust.log. The first layer measures single pixels against thresholds, which an epsilon of 0.3 cannot carry
black or white across; without it the same network takes many times as long to get as robust. It is a sigmoid, because a
ReLU's flat side would hide the slope from attacks: after the same training with ReLUs PGD found 93 % right where an attack
through a leaky ReLU left 79 %.
"""

from __future__ import annotations

import copy
from typing import Any

import torch
from robust_measures import PgdBudget
from robust_training import Recipe, asked, ship, train

from core import compute, datasets
from core.adversarial_training import Pgd
from core.datasets.augment import Augmentation
from core.networks import cnn
from core.networks.image_network import ImageNetwork, scaled
from core.training import make_optimizer, schedule

EPSILON, EPOCHS, BATCH, RATE, SEED = 0.3, 6.0, 128, 0.003, 0
LAYERS = ("conv 3 1", "sigmoid", "conv 16 5", "pool", "relu", "conv 48 5", "pool", "relu", "dense 256", "relu")
#: What the first layer starts from: three grey levels, and how sharply it tells darker from lighter.
THRESHOLDS, SHARPNESS = (0.35, 0.5, 0.65), 20.0
#: The challenge's attack on all test pictures, and a stronger one on some.
BUDGETS = (PgdBudget(100, 0.01, 1, 10_000), PgdBudget(100, 0.01, 20, 1000))


def main() -> None:
    """Trains to the end, measures, writes the model."""
    options = asked(__doc__, EPOCHS)
    images = datasets.load("mnist")
    compute.seed_everything(SEED)
    network = cnn.build((1, 28, 28), len(images.classes), LAYERS)
    set_thresholds(network)
    recipe = Recipe(
        name="mnist_robust", objective=Pgd(EPSILON, steps=5, step=0.4), epsilon=warm_up, rate=schedule("one-cycle"),
        optimizer=optimizer, prepare=shifted, epochs=options.epochs, batch=BATCH, decay=0.995, held_out=2000, probe_steps=20,
        budget=EPSILON, seed=SEED,
    )  # fmt: skip
    network = train(recipe, network, images, options.pictures)
    about = {
        "title": "Handwritten digits: a network trained on its own adversarial pictures",
        "data": "mnist",
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
    }
    ship(recipe, network, "mnist_cnn", images, BUDGETS, about, options.out, exposed(network))


def set_thresholds(network: ImageNetwork) -> None:
    """Starts the first layer at sigmoid(sharpness (pixel - threshold)); it learns on from there."""
    first = network.layers["conv1"]
    first.weight.data.fill_(SHARPNESS)
    first.bias.data.copy_(-SHARPNESS * torch.tensor(THRESHOLDS))


class GentleSigmoid(torch.autograd.Function):
    """A sigmoid with the slope of one five times as wide, which is nowhere near zero: for attacks that know this network."""

    @staticmethod
    def forward(context: Any, x: torch.Tensor) -> torch.Tensor:
        context.save_for_backward(x)
        return x.sigmoid()

    @staticmethod
    def backward(context: Any, slope: torch.Tensor) -> torch.Tensor:
        wide = (context.saved_tensors[0] / 5).sigmoid()
        return slope * wide * (1 - wide)


class Gentle(torch.nn.Module):
    """``GentleSigmoid`` as a layer."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return GentleSigmoid.apply(x)


def exposed(network: ImageNetwork) -> ImageNetwork:
    """The same answers, but a first layer through which an attack sees (Athalye et al. 2018: backward pass approximation)."""
    twin = copy.deepcopy(network)
    twin.layers["sigmoid1"] = Gentle()
    return twin


def warm_up(share: float) -> float:
    """The budget grows in the first tenth: at its full size from the start, the network would learn to say one class."""
    return min(1.0, share / 0.1)


def optimizer(network: ImageNetwork) -> torch.optim.Optimizer:
    """Adam with a little decay."""
    return make_optimizer("adamw", list(network.parameters()), RATE, 0.01)


def shifted(pixels: torch.Tensor) -> torch.Tensor:
    """Pictures moved by at most a pixel."""
    return Augmentation(shift=1)(scaled(pixels)).contiguous(memory_format=torch.channels_last)


if __name__ == "__main__":
    main()
