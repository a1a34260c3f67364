"""Trains the shipped model mnist_robust: adversarial training by PGD at epsilon 0.3, the setting of Madry's MNIST challenge.

    python build_scripts/train_mnist_robust.py

Three quarters of an hour on two idle cores. It goes on where it was stopped (its checkpoint lies in build/); the log is
build/train_mnist_robust.log. The first layer looks at single pixels: it learns thresholds, which an epsilon of 0.3 cannot
carry black or white across; without it the same network takes several times as long to get as robust.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from robust_measures import PgdBudget
from robust_training import BUILD, Recipe, ship, train

from core import compute, datasets, models_library
from core.adversarial_training import Pgd
from core.datasets.augment import Augmentation
from core.networks import cnn
from core.networks.image_network import ImageNetwork, scaled
from core.training import make_optimizer, schedule

EPSILON, EPOCHS, BATCH, RATE, SEED = 0.3, 6.0, 128, 0.002, 0
LAYERS = ("conv 4 1", "relu", "conv 16 5", "pool", "relu", "conv 48 5", "pool", "relu", "dense 256", "relu")
#: The challenge's attack on all test pictures, and a stronger one on some.
BUDGETS = (PgdBudget(100, 0.01, 1, 10_000), PgdBudget(100, 0.01, 20, 1000))


def main() -> None:
    """Trains to the end, measures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--pictures", type=int, default=None, help="only so many training pictures, to try it out")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    compute.use(options.device, compute.cores())
    BUILD.mkdir(exist_ok=True)
    images = datasets.load("mnist")
    compute.seed_everything(SEED)
    network = cnn.build((1, 28, 28), len(images.classes), LAYERS)
    recipe = Recipe(
        name="mnist_robust", objective=Pgd(EPSILON, steps=5, step=0.4), epsilon=warm_up, rate=schedule("one-cycle"),
        optimizer=optimizer, prepare=shifted, epochs=options.epochs, batch=BATCH, decay=0.995, held_out=2000, probe_steps=20,
        seed=SEED,
    )  # fmt: skip
    network = train(recipe, network, images, options.pictures)
    about = {
        "title": "Handwritten digits: a network trained on its own adversarial pictures",
        "data": "mnist",
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
    }
    ship(recipe, network, "mnist_cnn", images, BUDGETS, about, options.out)


def warm_up(share: float) -> float:
    """The budget grows during the first fifth: from the start at its full size, the network would learn to say one class."""
    return min(1.0, share / 0.2)


def optimizer(network: ImageNetwork) -> torch.optim.Optimizer:
    """Adam with a little decay."""
    return make_optimizer("adamw", list(network.parameters()), RATE, 0.01)


def shifted(pixels: torch.Tensor) -> torch.Tensor:
    """Pictures moved by at most a pixel."""
    return Augmentation(shift=1)(scaled(pixels)).contiguous(memory_format=torch.channels_last)


if __name__ == "__main__":
    main()
