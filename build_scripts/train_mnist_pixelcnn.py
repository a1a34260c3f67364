"""Trains the shipped autoregressive model of digits, mnist_pixelcnn, and writes models/mnist_pixelcnn.safetensors and its card.

    python build_scripts/train_mnist_pixelcnn.py

Half an hour of one core with bfloat16 in hardware. It goes on where it was stopped (its checkpoint lies in build/); the log is
build/train_mnist_pixelcnn.log. At the end the test pictures' likelihood is measured, and 10,000 samples by FID-LeNet as the page
on GANs does; beside it the floor: that of as many training pictures, as they are and in the four levels of grey that the
samples have.
"""

from __future__ import annotations

import argparse
import math
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import torch
from lenet_measures import NEAREST, SEARCHED, lenet_measures, nearest_distance
from training_run import Run, to_the_end, warmed_cosine

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.autoregressive import LEVELS, PixelTraining, bits_per_dimension, greys, nats, pictures, quantised
from core.networks import pixelcnn
from core.precision import fast_precision

#: Chosen beforehand, not on the test set.
WIDTH, DEPTH, BATCH_SIZE, DECAY, SEED, STEPS, HIGHEST_RATE, WARM_UP = 32, 5, 64, 0.999, 0, 5000, 4e-3, 200
SAMPLES, PIECE = 10_000, 250


def main() -> None:
    """Trains to the end, measures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="measured at the end; fewer to try the script out")
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    images = datasets.load("mnist")
    compute.use(options.device, options.threads)
    run = Run("train_mnist_pixelcnn")
    network = train(run, images, options.steps)
    measured = likelihood(run, network, images) | quality(run, network, images, options.samples)
    about = {
        "title": "Handwritten digits in four levels of grey, pixel by pixel: a gated PixelCNN, the average of its weights",
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": measured,
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "grey": "four",
    }
    models_library.save("mnist_pixelcnn", network.cpu(), about, options.out)
    run.checkpoint.unlink(missing_ok=True)
    run.log(f"{measured}")


def train(run: Run, images: datasets.Images, steps: int) -> pixelcnn.PixelCNN:
    """The average of the weights at the end. A checkpoint is written once a minute."""
    compute.seed_everything(SEED)
    device = compute.torch_device()
    data = OnDevice(quantised(images.train, "four"), images.train_labels, device)
    network = pixelcnn.build((1, *images.shape[:2]), LEVELS["four"], len(images.classes), WIDTH, DEPTH)
    training = PixelTraining(
        network, data.images, data.labels, batch_size=BATCH_SIZE, decay=DECAY, seed=SEED,
        precision=fast_precision(device), resume=run.earlier(),
    )  # fmt: skip
    rate = warmed_cosine(HIGHEST_RATE, WARM_UP)
    to_the_end(run, training, steps, rate, "bits per dimension", math.log(2))
    return training.best.eval()


def likelihood(run: Run, network: pixelcnn.PixelCNN, images: datasets.Images) -> dict[str, float]:
    """Of all test pictures in float32: with their class told, and without."""
    device = next(network.parameters()).device
    data = OnDevice(quantised(images.test, "four"), images.test_labels, device)
    totals = {"": 0.0, ", class told": 0.0}
    for start in range(0, len(data), PIECE):
        levels, labels = data.images[start : start + PIECE], data.labels[start : start + PIECE]
        totals[""] += float(nats(network, levels, None).double().sum())
        totals[", class told"] += float(nats(network, levels, labels).double().sum())
        if start % 2500 == 0:
            run.log(f"likelihood of test picture {start} of {len(data)}")
    found = {}
    for name, total in totals.items():
        found[f"test nats per picture{name}"] = round(total / len(data), 2)
        found[f"test bits per dimension{name}"] = round(bits_per_dimension(total / len(data), images.shape[:2]), 4)
    run.log(f"{found}")
    return found


def quality(run: Run, network: pixelcnn.PixelCNN, images: datasets.Images, count: int) -> dict[str, float]:
    """FID-LeNet of samples against the test pictures, both floors, and what the network for MNIST takes the samples for."""
    device = next(network.parameters()).device
    classes, made = len(images.classes), []
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(count, start + PIECE), device=device) % classes
        *_, end = pictures(network, labels, count=len(labels), seed=SEED + start)
        made.append(end)
        run.log(f"{start + len(end)} of {count} samples")

    in_levels = greys(quantised(images.train[:count], "four"), LEVELS["four"])
    floors = {f"{count:,} training pictures in four levels": in_levels}
    samples = np.concatenate(made)
    return lenet_measures(images, samples, f"{count:,} samples", floors) | {
        NEAREST: nearest_distance(images, samples[:SEARCHED])
    }


if __name__ == "__main__":
    main()
