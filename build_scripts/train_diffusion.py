"""Trains a shipped diffusion model, mnist_diffusion or cifar10_diffusion, and writes models/<name>.safetensors and its card.

    python build_scripts/train_diffusion.py --data mnist

About an hour of one core with bfloat16 in hardware, or minutes on a GPU (--device cuda). It goes on where it was stopped (its
checkpoint lies in build/); the log is build/train_<name>.log. At the end 10,000 samples of digits are measured by FID-LeNet, as
the page does, some ten minutes a core for each sampler; ``--measure`` does only that, with the shipped model.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import torch
from lenet_measures import NEAREST, SEARCHED, lenet_measures, nearest_distance
from training_run import Run, to_the_end, warmed_cosine

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.diffusion import schedule
from core.generative.image_diffusion import ImageDiffusion, pictures
from core.networks import unet
from core.precision import fast_precision

#: Chosen beforehand, not on the test set.
BATCH_SIZE, DECAY, SEED, HIGHEST_RATE, WARM_UP, PATCH = 128, 0.999, 0, 2e-3, 300, 2
SAMPLES, PIECE = 10_000, 250


class Sampler(NamedTuple):
    """How noise becomes a picture; see core.generative.image_diffusion.pictures."""

    steps: int
    eta: float
    guidance: float


#: By what a card calls it, the best first: chosen on training pictures (2,000 samples of each of six), not on the test set.
SAMPLERS = {
    "samples": Sampler(50, 1.0, 0.5),
    "samples without guidance": Sampler(50, 1.0, 0.0),
    "samples of DDIM without guidance": Sampler(50, 0.0, 0.0),
}


class Recipe(NamedTuple):
    """What differs between data sets."""

    title: str
    licence: str
    widths: tuple[int, ...]
    steps: int


RECIPES = {
    "mnist": Recipe(
        "Handwritten digits by diffusion: a small U-Net, the average of its weights",
        "MIT; trained on MNIST (CC BY-SA 3.0)",
        (32, 64, 128),
        10_000,
    ),
    "cifar10": Recipe(
        "Colour photographs of ten kinds by diffusion: a small U-Net, the average of its weights",
        "MIT; trained on CIFAR-10, whose authors state no licence and ask to be cited",
        (64, 128, 192),
        3_000,
    ),
}


def main() -> None:
    """Trains to the end, measures samples against the test pictures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", choices=list(RECIPES), default="mnist")
    parser.add_argument("--steps", type=int, default=None)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="measured at the end; fewer to try the script out")
    parser.add_argument(
        "--measure", action="store_true", help="measure the shipped model again instead of training one"
    )
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    images, recipe = datasets.load(options.data), RECIPES[options.data]
    compute.use(options.device, options.threads)
    run = Run(f"train_{options.data}_diffusion")
    name = f"{images.name}_diffusion"
    if options.measure:
        network, card = models_library.load(name)
        command, made = card["command"], card["made"]
    else:
        network = train(run, images, recipe.widths, options.steps or recipe.steps)
        command = " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]])
        made = datetime.now().astimezone().isoformat(timespec="seconds")
    models_library.round_to_half(network)
    about = {
        "title": recipe.title,
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": measure(run, network, images, options.samples) if images.name == "mnist" else {},
        "licence": recipe.licence,
        "command": command,
        "made": made,
        "schedule": "cosine",
    }
    models_library.save(name, network.cpu(), about, options.out)
    run.checkpoint.unlink(missing_ok=True)
    run.log(f"{about['accuracy']}")


def train(run: Run, images: datasets.Images, widths: Sequence[int], steps: int) -> unet.UNet:
    """The average of the weights at the end. A checkpoint is written once a minute."""
    compute.seed_everything(SEED)
    device = compute.torch_device()
    data = OnDevice(images.train, images.train_labels, device)
    height, width, channels = images.shape
    network = unet.build((channels, height, width), len(images.classes), widths, PATCH)
    training = ImageDiffusion(
        network, schedule("cosine"), data.images, data.labels, batch_size=BATCH_SIZE, decay=DECAY, seed=SEED,
        precision=fast_precision(device), resume=run.earlier(),
    )  # fmt: skip
    to_the_end(run, training, steps, warmed_cosine(HIGHEST_RATE, WARM_UP))
    return training.best.eval()


def measure(run: Run, network: unet.UNet, images: datasets.Images, count: int) -> dict[str, float]:
    """FID-LeNet of samples against the test pictures, and the floor: as many training pictures; and the classes' entropy.

    By every one of ``SAMPLERS``; what else is told is of the first one's samples, and of as many as are searched for, how far
    training pictures are.
    """
    first, *others = SAMPLERS
    more = {f"{count:,} {name}": drawn(run, network, images, count, SAMPLERS[name]) for name in others}
    best = drawn(run, network, images, count, SAMPLERS[first])
    return lenet_measures(images, best, f"{count:,} {first}", more) | {
        NEAREST: nearest_distance(images, best[:SEARCHED])
    }


def drawn(run: Run, network: unet.UNet, images: datasets.Images, count: int, sampler: Sampler) -> np.ndarray:
    """So many pictures, uint8, all classes as often; forward passes in the precision of training."""
    device = next(network.parameters()).device
    classes, made = len(images.classes), []
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(count, start + PIECE), device=device) % classes
        *_, end = pictures(
            network,
            schedule("cosine"),
            labels,
            **sampler._asdict(),
            seed=SEED + start,
            precision=fast_precision(device),
        )
        made.append(end)
        run.log(f"{start + len(labels)} of {count} samples by {sampler}")
    return np.concatenate(made)


if __name__ == "__main__":
    main()
