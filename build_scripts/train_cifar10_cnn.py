"""Trains the shipped model cifar10_cnn to 93 % or more, and writes models/cifar10_cnn.safetensors and its card.

    python build_scripts/train_cifar10_cnn.py

About an hour on two idle cores with bfloat16 in hardware, a minute on a GPU (--device cuda). It goes on where it was stopped
(its checkpoint lies in build/); the log is build/train_cifar10_cnn.log.

The recipe follows Jordan, "94% on CIFAR-10 in 3.29 seconds on a single GPU" (2024): whitened patches, Nesterov momentum with
a triangular rate, biases that learn 64 times as fast, label smoothing, mirror images in every other epoch, shifts by up to
two pixels, and an average of the weights that the network jumps to now and then (Lookahead, Zhang et al. 2019).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.datasets.augment import Augmentation, flipped
from core.datasets.on_device import OnDevice
from core.networks import resnet
from core.networks.image_network import ImageNetwork, scaled
from core.precision import fast_precision
from core.training import Training
from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
CHECKPOINT, LOG = BUILD / "train_cifar10_cnn.safetensors", BUILD / "train_cifar10_cnn.log"
EPOCHS, BATCH, SEED = 12.0, 1024, 0
#: Rate and decay per 1024 pictures of a summed loss, both divided by what momentum multiplies a gradient by.
RATE, DECAY, MOMENTUM, BIAS_FACTOR, SMOOTHING = 11.5, 0.0153, 0.85, 64, 0.2
#: Steps between two averages, and seconds between two checkpoints.
LOOKAHEAD, SAVE_EVERY = 5, 120


def main() -> None:
    """Trains to the end, measures on the complete test set in float32, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument(
        "--pictures", type=int, default=None, help="only so many training pictures, to try the script out"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    compute.use(options.device, compute.cores())
    BUILD.mkdir(exist_ok=True)
    images = datasets.load("cifar10")
    network = train(images, options.epochs, options.pictures).cpu().float()
    accuracy = network.share_right(images.test, images.test_labels)
    about = {
        "title": "Colour photographs of ten kinds: a small residual network",
        "data": "cifar10",
        "classes": list(images.classes),
        "accuracy": {"test": round(accuracy, 6), "pictures": len(images.test)},
        "licence": "MIT; trained on CIFAR-10, whose authors state no licence and ask to be cited",
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
    path = models_library.save("cifar10_cnn", network, about, options.out)
    CHECKPOINT.unlink(missing_ok=True)
    log(f"{path}: {100 * accuracy:.2f} % of {len(images.test)} test pictures right")


def train(images: datasets.Images, epochs: float, pictures: int | None) -> ImageNetwork:
    """The averaged network at the end."""
    device = compute.torch_device()
    compute.seed_everything(SEED)
    x, y = images.train, images.train_labels
    if pictures:  # at random: an archive may hold them class by class
        rows = np.random.default_rng(SEED).permutation(len(x))[:pictures]
        x, y = x[rows], y[rows]
    network = resnet.build((3, 32, 32), len(images.classes))
    network.normalise_with(x)
    resnet.whiten(network, x)
    network.to(device, memory_format=torch.channels_last)
    optimizer = make_optimizer(network)
    data = OnDevice(x, y, device)
    plan = f"{epochs} {len(x)} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]}"
    resume = load_tree(CHECKPOINT) if CHECKPOINT.exists() else None
    if resume and resume["plan"] != plan:
        raise SystemExit(f"{CHECKPOINT} belongs to another recipe or script; remove it to start afresh")
    view = MirrorEveryOther()
    training = Training(
        network, smoothed_loss, data.images, data.labels, optimizer=optimizer, rate=triangle, batch_size=BATCH, seed=SEED,
        learning_rate=optimizer.param_groups[0]["lr"], prepare=view, precision=fast_precision(device), resume=resume,
    )  # fmt: skip
    average = [p.detach().clone() for p in moving(network)]
    if resume:
        average = [a.to(device) for a in resume["average"]]
        log(f"going on from step {training.step}")
    last = training.last_step(epochs)
    view.epoch = training.step // training.steps_per_epoch
    started, first, saved = time.monotonic(), training.step, time.monotonic()
    for step, epoch in training.steps(epochs):
        view.epoch = step // training.steps_per_epoch
        if step % LOOKAHEAD == 0 or step == last:
            look_ahead(network, average, 0.95**LOOKAHEAD * (step / last) ** 3 if step < last else 1.0)
        if time.monotonic() > saved + SAVE_EVERY:
            save_tree(CHECKPOINT, {"step": step, "plan": plan, "average": average, **training.state()})
            saved = time.monotonic()
        if step % 10 == 0 or step == last:
            left = (time.monotonic() - started) / (step - first) * (last - step)
            right = (training.batch.outputs.argmax(1) == training.batch.targets).float().mean().item()
            log(f"epoch {epoch:.2f}, step {step}/{last}: loss {training.batch.loss.item() / BATCH:.3f}, "
                f"{100 * right:.1f} % of the batch, {left / 60:.1f} min left")  # fmt: skip
        if epoch.is_integer() and step < last:
            share = network.share_right(images.test[::10], images.test_labels[::10])
            log(f"epoch {epoch:g}: {100 * share:.1f} % of a tenth of the test pictures")
    return network


def make_optimizer(network: ImageNetwork) -> torch.optim.SGD:
    """Nesterov momentum; norms' biases in a group of their own, norms' scales stay 1."""
    for name, parameter in network.named_parameters():
        if ".norm" in name and name.endswith("weight"):
            parameter.requires_grad_(False)
    step = 1024 * (1 + 1 / (1 - MOMENTUM))
    rate, decay = RATE / step, DECAY * BATCH / step
    learned = {name: p for name, p in network.named_parameters() if p.requires_grad}
    biases = [p for name, p in learned.items() if ".norm" in name]
    others = [p for name, p in learned.items() if ".norm" not in name]
    groups = [
        {"params": others, "lr": rate, "weight_decay": decay / rate},
        {"params": biases, "lr": rate * BIAS_FACTOR, "weight_decay": decay / (rate * BIAS_FACTOR)},
    ]
    return torch.optim.SGD(groups, momentum=MOMENTUM, nesterov=True)


def smoothed_loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Summed over the batch, as the rates expect it."""
    return functional.cross_entropy(outputs, targets, label_smoothing=SMOOTHING, reduction="sum")


def triangle(share: float) -> float:
    """From 0.2 up to 1 in the first 23 % of all steps, then down to 0.07."""
    return float(np.interp(share, [0, 0.23, 1], [0.2, 1, 0.07]))


class MirrorEveryOther:
    """Every picture is mirrored at random once, then in every other epoch: each pair of epochs shows both of its sides."""

    epoch = 0

    def __init__(self) -> None:
        self._shift = Augmentation(shift=2)

    def __call__(self, pixels: torch.Tensor) -> torch.Tensor:
        x = scaled(pixels)
        # A hash of the picture stands for its first coin flip, whatever place it has in the batch.
        coins = pixels.flatten(1)[:, ::97].sum(1, dtype=torch.int64) % 2
        x = flipped(x, (coins + self.epoch) % 2 == 1)
        return self._shift(x).contiguous(memory_format=torch.channels_last)


def moving(network: ImageNetwork) -> list[torch.Tensor]:
    """Everything that training changes: weights and the norms' statistics."""
    return [value for value in network.state_dict().values() if value.is_floating_point()]


@torch.no_grad()
def look_ahead(network: ImageNetwork, average: list[torch.Tensor], keep: float) -> None:
    """Moves the average towards the network and the network onto it; with ``keep`` 1 the network takes the average as it is."""
    for mean, value in zip(average, moving(network), strict=True):
        mean.lerp_(value, 1 - keep)
        value.copy_(mean)


def log(line: str) -> None:
    """A line with the time, on the screen and in the log."""
    line = f"{time.strftime('%H:%M:%S')} {line}"
    print(line, flush=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
