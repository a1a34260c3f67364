"""Trains a shipped diffusion model, mnist_diffusion or cifar10_diffusion, and writes models/<name>.safetensors and its card.

    python build_scripts/train_diffusion.py --data mnist

About an hour of one core with bfloat16 in hardware, or minutes on a GPU (--device cuda). It goes on where it was stopped (its
checkpoint lies in build/); the log is build/train_<name>.log. At the end 10,000 samples of digits are measured by FID-LeNet, as
the page does.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import torch
from training_run import Run

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.diffusion import schedule
from core.generative.image_diffusion import ImageDiffusion, pictures
from core.generative.image_measures import Gaussian, Histogram, features, fid
from core.networks import unet
from core.training import fast_precision
from core.trees import load_tree, save_tree

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
        6_000,
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
    resume = load_tree(run.checkpoint) if run.checkpoint.exists() else None
    compute.seed_everything(SEED)
    device = compute.torch_device()
    data = OnDevice(images.train, images.train_labels, device)
    height, width, channels = images.shape
    network = unet.build((channels, height, width), len(images.classes), widths, PATCH)
    training = ImageDiffusion(
        network, schedule("cosine"), data.images, data.labels, batch_size=BATCH_SIZE, decay=DECAY, seed=SEED,
        precision=fast_precision(device), resume=resume,
    )  # fmt: skip
    if resume:
        run.log(f"going on from step {training.step}")
    total, saved = 0.0, time.monotonic()
    while training.step < steps:
        total += training.learn(rate(training.step, steps))
        if training.step % 100 == 0:
            run.log(f"step {training.step} of {steps}: loss {float(total) / 100:.4f}")
            total = 0.0
        if time.monotonic() > saved + 60:
            save_tree(run.checkpoint, training.state())
            saved = time.monotonic()
    save_tree(run.checkpoint, training.state())
    return training.best.eval()


def rate(step: int, steps: int) -> float:
    """Up in a line, then down along a cosine to 0."""
    return HIGHEST_RATE * min(1, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / steps)) / 2


def measure(run: Run, network: unet.UNet, images: datasets.Images, count: int) -> dict[str, float]:
    """FID-LeNet of samples against the test pictures, and the floor: as many training pictures; and the classes' entropy."""
    device = next(network.parameters()).device
    lenet, _ = models_library.load("mnist_cnn")
    classes, made = len(images.classes), []
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(count, start + PIECE), device=device) % classes
        *_, end = pictures(
            network, schedule("cosine"), labels, steps=SAMPLER_STEPS, eta=0.0, guidance=0.0, seed=SEED + start
        )
        made.append(end)
        run.log(f"{start + len(end)} of {count} samples")

    def seen(some: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        found, probabilities = zip(*features(lenet, some), strict=True)
        return torch.cat(found).cpu().numpy(), torch.cat(probabilities).cpu().numpy()

    reference = Gaussian.of(seen(images.test)[0])
    ours, probabilities = seen(np.concatenate(made))
    shares = Histogram.of(probabilities)
    return {
        f"FID-LeNet of {count:,} samples": fid(reference, ours).value,
        f"FID-LeNet of {count:,} training pictures": fid(reference, seen(images.train[:count])[0]).value,
        "entropy of the classes": shares.entropy,
        "share of sure samples": shares.sure,
    }


if __name__ == "__main__":
    main()
