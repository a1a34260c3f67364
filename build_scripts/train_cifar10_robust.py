"""Trains the shipped model cifar10_robust: fast adversarial training at epsilon 8/255, with more noise (N-FGSM).

    python build_scripts/train_cifar10_robust.py

About half an hour on two idle cores with bfloat16 in hardware (the attack's gradients are float32 all the same). It goes on
where it was stopped (its checkpoint lies in build/); the log is build/train_cifar10_robust.log.
"""

from __future__ import annotations

import torch
from robust_measures import PgdBudget
from robust_training import Recipe, asked, ship, train
from torch.nn import functional

from core import compute, datasets
from core.adversarial_training import NoisyFast
from core.datasets.augment import Augmentation
from core.networks import resnet
from core.networks.image_network import ImageNetwork, scaled
from core.training import schedule

EPSILON, EPOCHS, BATCH, SEED = 8 / 255, 12.0, 128, 0
#: N-FGSM does not project, so what it trains with is larger than its epsilon: this much smaller costs less accuracy.
TRAINED_WITH = 6 / 255
RATE, MOMENTUM, DECAY, WIDTHS = 1.5, 0.9, 5e-4, (64, 128, 256)
#: The usual attack on all test pictures, and a stronger one on some.
BUDGETS = (PgdBudget(20, 2 / 255, 1, 10_000), PgdBudget(50, 2 / 255, 5, 200))


def main() -> None:
    """Trains to the end, measures, writes the model."""
    options = asked(__doc__, EPOCHS)
    images = datasets.load("cifar10")
    compute.seed_everything(SEED)
    network = resnet.build((3, 32, 32), len(images.classes), WIDTHS)
    network.normalise_with(images.train)
    resnet.whiten(network, images.train)
    unwhiten(network)
    recipe = Recipe(
        name="cifar10_robust", objective=NoisyFast(TRAINED_WITH), epsilon=warm_up, rate=schedule("one-cycle"), optimizer=optimizer,
        prepare=varied, epochs=options.epochs, batch=BATCH, decay=0.995, held_out=1000, probe_steps=5, budget=EPSILON, seed=SEED, log_every=25,
    )  # fmt: skip
    network = train(recipe, network, images, options.pictures)
    about = {
        "title": "Colour photographs of ten kinds: a residual network trained on its own adversarial pictures",
        "data": "cifar10",
        "licence": "MIT; trained on CIFAR-10, whose authors state no licence and ask to be cited",
    }
    ship(recipe, network, "cifar10_cnn", images, BUDGETS, about, options.out, few=50)


def warm_up(share: float) -> float:
    """The budget grows during the first fifth."""
    return min(1.0, share / 0.2)


def unwhiten(network: ImageNetwork) -> None:
    """The first layer's filters at length 1: whitening would blow up just what an attack may change at will."""
    weight = network.layers["whitening"].weight
    weight.data = functional.normalize(weight.flatten(1)).reshape(weight.shape)


def optimizer(network: ImageNetwork) -> torch.optim.Optimizer:
    """Nesterov momentum."""
    learned = [p for p in network.parameters() if p.requires_grad]
    return torch.optim.SGD(learned, RATE, momentum=MOMENTUM, nesterov=True, weight_decay=DECAY)


def varied(pixels: torch.Tensor) -> torch.Tensor:
    """Pictures mirrored in half of the cases and moved by up to four pixels."""
    return Augmentation(shift=4, flip=True)(scaled(pixels)).contiguous(memory_format=torch.channels_last)


if __name__ == "__main__":
    main()
