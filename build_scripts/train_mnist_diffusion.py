"""Trains the shipped model mnist_diffusion, and writes models/mnist_diffusion.safetensors and its card.

    python build_scripts/train_mnist_diffusion.py

About two and a half hours of one core, or a few minutes on a GPU (--device cuda). It goes on where it was stopped (its checkpoint lies in
build/); the log is build/train_mnist_diffusion.log. At the end 10,000 samples are measured by FID-LeNet, as the page does.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import torch

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.diffusion import schedule
from core.generative.image_diffusion import ImageDiffusion, pictures
from core.generative.image_measures import Gaussian, Histogram, features, fid
from core.networks import unet
from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
CHECKPOINT, LOG = BUILD / "train_mnist_diffusion.safetensors", BUILD / "train_mnist_diffusion.log"
#: Chosen beforehand, not on the test set.
BATCH_SIZE, DECAY, SEED, HIGHEST_RATE, WARM_UP = 128, 0.999, 0, 2e-3, 300
SAMPLES, PIECE, SAMPLER_STEPS = 10_000, 250, 50


def main() -> None:
    """Trains to the end, measures samples against the test pictures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=14_000)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="measured at the end; fewer to try the script out")
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    images = datasets.load("mnist")
    compute.use(options.device, options.threads)
    BUILD.mkdir(exist_ok=True)
    network = train(images, options.steps)
    measured = measure(network, images, options.samples)
    about = {
        "title": "Handwritten digits by diffusion: a small U-Net, the average of its weights",
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": measured,
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "schedule": "cosine",
    }
    models_library.save("mnist_diffusion", network.cpu(), about, models_library.SHIPPED)
    CHECKPOINT.unlink(missing_ok=True)
    log(f"{measured}")


def train(images: datasets.Images, steps: int) -> unet.UNet:
    """The average of the weights at the end. A checkpoint is written once a minute."""
    resume = load_tree(CHECKPOINT) if CHECKPOINT.exists() else None
    compute.seed_everything(SEED)
    data = OnDevice(images.train, images.train_labels, compute.torch_device())
    network = unet.build((1, 28, 28), len(images.classes))
    training = ImageDiffusion(
        network, schedule("cosine"), data.images, data.labels, batch_size=BATCH_SIZE, decay=DECAY, seed=SEED, resume=resume
    )  # fmt: skip
    if resume:
        log(f"going on from step {training.step}")
    total, saved = 0.0, time.monotonic()
    while training.step < steps:
        total += training.learn(rate(training.step, steps))
        if training.step % 100 == 0:
            log(f"step {training.step} of {steps}: loss {float(total) / 100:.4f}")
            total = 0.0
        if time.monotonic() > saved + 60:
            save_tree(CHECKPOINT, training.state())
            saved = time.monotonic()
    save_tree(CHECKPOINT, training.state())
    return training.best.eval()


def rate(step: int, steps: int) -> float:
    """Up in a line, then down along a cosine to 0."""
    return HIGHEST_RATE * min(1, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / steps)) / 2


def measure(network: unet.UNet, images: datasets.Images, count: int) -> dict[str, float]:
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
        log(f"{start + len(end)} of {count} samples")

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


def log(line: str) -> None:
    """A line with the time, on the screen and in the log."""
    line = f"{time.strftime('%H:%M:%S')} {line}"
    print(line, flush=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
