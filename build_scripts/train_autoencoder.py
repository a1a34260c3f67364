"""Trains a shipped autoencoder and the diffusion model of its latents: models/<data>_autoencoder and <data>_latent_diffusion.

    python build_scripts/train_autoencoder.py --data mnist

First the autoencoder, some minutes of one core, then the diffusion model, some ten more. It goes on where it was stopped (its
checkpoints lie in build/); the log is build/train_<data>_autoencoder.log. At the end reconstructions of test pictures are
measured, and of digits FID-LeNet of 10,000 reconstructions and 10,000 samples.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import torch
from lenet_measures import lenet_measures
from torch import Tensor
from training_run import Run, to_the_end, warmed_cosine

from core import compute, datasets, models_library
from core.datasets.on_device import OnDevice
from core.generative.autoencoding import LATENT_LIMIT, Autoencoding, decoded, standardise
from core.generative.diffusion import guided, sample, schedule
from core.generative.image_diffusion import ImageDiffusion, as_data, pixels
from core.networks import autoencoder, unet
from core.precision import fast_precision

#: Chosen beforehand, not on the test set.
BATCH_SIZE, DECAY, SEED, HIGHEST_RATE, WARM_UP, LATENT = 128, 0.999, 0, 2e-3, 100, 4
SAMPLES, PIECE, SAMPLER_STEPS = 10_000, 500, 50
#: Some of the data is left at t = 1000 (Rombach et al. 2022 take it for latents, too): the first guesses are not so wild.
SCHEDULE = "linear"


class Recipe(NamedTuple):
    """What differs between data sets: for the autoencoder width, batch size and steps, for the diffusion widths and steps."""

    licence: str
    width: int
    batch_size: int
    autoencoder_steps: int
    widths: tuple[int, ...]
    steps: int


RECIPES = {
    "mnist": Recipe("MIT; trained on MNIST (CC BY-SA 3.0)", 32, 64, 3_000, (64, 128), 6_000),
    "cifar10": Recipe(
        "MIT; trained on CIFAR-10, whose authors state no licence and ask to be cited", 64, 64, 4_000, (96, 192), 8_000
    ),
}


def main() -> None:
    """Trains both to the end, measures them, writes the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", choices=list(RECIPES), default="mnist")
    parser.add_argument("--steps", type=int, default=None, help="of the diffusion model")
    parser.add_argument("--autoencoder-steps", type=int, default=None)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="measured at the end; fewer to try the script out")
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the models")
    options = parser.parse_args()
    images, recipe = datasets.load(options.data), RECIPES[options.data]
    compute.use(options.device, options.threads)
    runs = [Run(f"train_{options.data}_{name}") for name in ("autoencoder", "latent_diffusion")]
    data = OnDevice(images.train, images.train_labels, compute.torch_device())
    network = train_autoencoder(runs[0], data.images, recipe, options.autoencoder_steps or recipe.autoencoder_steps)
    latents = standardise(network, data.images)
    count = options.samples
    found = measure_autoencoder(network, images, count)
    name = f"{images.name}_autoencoder"
    keep(name, f"Autoencoder of {options.data}: {LATENT} numbers for 4x4 pixels", network, images, found, options.out)
    runs[0].log(f"{found}")
    denoiser = train_diffusion(
        runs[1], latents, data.labels, len(images.classes), recipe.widths, options.steps or recipe.steps
    )
    made = np.concatenate(list(samples(runs[1], network, denoiser, count)))
    found = lenet_measures(images, made, f"{count:,} samples") if images.name == "mnist" else {}
    title = f"Diffusion of the latents of {name}: a small U-Net, the average of its weights"
    more = {"schedule": SCHEDULE, "autoencoder": name}
    keep(f"{images.name}_latent_diffusion", title, denoiser, images, found, options.out, more)
    runs[1].log(f"{found}")
    for run in runs:
        run.checkpoint.unlink(missing_ok=True)


def train_autoencoder(run: Run, images: Tensor, recipe: Recipe, steps: int) -> autoencoder.Autoencoder:
    """The network at the end. A checkpoint is written once a minute, here as below."""
    compute.seed_everything(SEED)
    network = autoencoder.build(tuple(images.shape[1:]), LATENT, recipe.width)
    training = Autoencoding(
        network, images, batch_size=recipe.batch_size, seed=SEED, precision=fast_precision(images.device),
        resume=run.earlier(),
    )  # fmt: skip
    to_the_end(run, training, steps, warmed_cosine(HIGHEST_RATE, WARM_UP), "squared error")
    return training.network.eval()


def train_diffusion(
    run: Run, latents: Tensor, labels: Tensor, classes: int, widths: tuple[int, ...], steps: int
) -> unet.UNet:
    """The average of the weights at the end."""
    compute.seed_everything(SEED)
    training = ImageDiffusion(
        unet.build(tuple(latents.shape[1:]), classes, widths), schedule(SCHEDULE), latents, labels,
        batch_size=BATCH_SIZE, decay=DECAY, seed=SEED, precision=fast_precision(latents.device), resume=run.earlier(),
    )  # fmt: skip
    to_the_end(run, training, steps, warmed_cosine(HIGHEST_RATE, WARM_UP))
    return training.best.eval()


def reconstructed(network: autoencoder.Autoencoder, pictures: np.ndarray) -> np.ndarray:
    """uint8 pictures, encoded and decoded."""
    made = []
    for start in range(0, len(pictures), PIECE):
        piece = pictures[start : start + PIECE]
        with torch.no_grad():
            data = OnDevice(piece, np.zeros(len(piece), np.int64), network.shift.device).images
            made.append(pixels(network(as_data(data))))
    return np.concatenate(made)


def samples(run: Run, network: autoencoder.Autoencoder, denoiser: unet.UNet, count: int) -> Iterator[np.ndarray]:
    """uint8 pictures of as many classes as there are, in turn, a piece at a time."""
    device = network.shift.device
    for start in range(0, count, PIECE):
        labels = torch.arange(start, min(count, start + PIECE), device=device) % denoiser.classes
        noise = torch.randn(len(labels), *denoiser.picture, generator=torch.Generator().manual_seed(SEED + start))
        predict = guided(denoiser, labels, denoiser.classes, 0.0)
        *_, end = sample(predict, noise.to(device), schedule(SCHEDULE), SAMPLER_STEPS, 0.0, limit=LATENT_LIMIT)
        yield pixels(torch.cat(list(decoded(network, end.x))))
        run.log(f"{start + len(labels)} of {count} samples")


def measure_autoencoder(network: autoencoder.Autoencoder, images: datasets.Images, count: int) -> dict[str, float]:
    """Squared error of test pictures a pixel, in [0, 1]; of digits FID-LeNet of reconstructed training pictures, with floor."""
    error = (reconstructed(network, images.test) / 255.0 - images.test / 255.0) ** 2
    found = {"squared error of test pictures": float(error.mean())}
    if images.name == "mnist":
        what = f"{min(count, len(images.train)):,} reconstructions"
        found |= lenet_measures(images, reconstructed(network, images.train[:count]), what)
    return found


def keep(
    name: str, title: str, network: torch.nn.Module, images: datasets.Images, accuracy: dict[str, float], folder: Path,
    more: dict[str, str] | None = None,
) -> None:  # fmt: skip
    """Writes a model and its card."""
    about = {
        "title": title,
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": accuracy,
        "licence": RECIPES[images.name].licence,
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    models_library.save(name, network, about | (more or {}), folder)


if __name__ == "__main__":
    main()
