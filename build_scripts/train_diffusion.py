"""Trains a shipped diffusion model, mnist_diffusion or cifar10_diffusion, and writes models/<name>.safetensors and its card.

    python build_scripts/train_diffusion.py --data mnist

About an hour of one core with bfloat16 in hardware, or minutes on a GPU (--device cuda). It goes on where it was stopped (its
checkpoint lies in build/); the log is build/train_<name>.log. At the end 10,000 samples of digits are measured by FID-LeNet, as
the page does.
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
from lenet_measures import lenet_measures
from training_run import Run, to_the_end, warmed_cosine

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.diffusion import schedule
from core.generative.image_diffusion import ImageDiffusion, pictures
from core.networks import unet
from core.training import fast_precision

#: Chosen beforehand, not on the test set.
BATCH_SIZE, DECAY, SEED, HIGHEST_RATE, WARM_UP, PATCH = 128, 0.999, 0, 2e-3, 300, 2
SAMPLES, PIECE, SAMPLER_STEPS = 10_000, 250, 50


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
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    images, recipe = datasets.load(options.data), RECIPES[options.data]
    compute.use(options.device, options.threads)
    run = Run(f"train_{options.data}_diffusion")
    network = train(run, images, recipe.widths, options.steps or recipe.steps)
    models_library.round_to_half(network)
    measured = measure(run, network, images, options.samples) if images.name == "mnist" else {}
    about = {
        "title": recipe.title,
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": measured,
        "licence": recipe.licence,
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "schedule": "cosine",
    }
    models_library.save(f"{images.name}_diffusion", network.cpu(), about, options.out)
    run.checkpoint.unlink(missing_ok=True)
    run.log(f"{measured}")


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
    """FID-LeNet of samples against the test pictures, and the floor: as many training pictures; and the classes' entropy."""
    device = next(network.parameters()).device
    classes, made = len(images.classes), []
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(count, start + PIECE), device=device) % classes
        *_, end = pictures(
            network, schedule("cosine"), labels, steps=SAMPLER_STEPS, eta=0.0, guidance=0.0, seed=SEED + start
        )
        made.append(end)
        run.log(f"{start + len(end)} of {count} samples")

    return lenet_measures(images, np.concatenate(made), f"{count:,} samples")


if __name__ == "__main__":
    main()
