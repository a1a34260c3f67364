"""Trains the shipped model mnist_cnn with the cnn page itself, and writes models/mnist_cnn.safetensors and its card.

    python build_scripts/train_mnist_cnn.py

A few minutes on two cores. It goes on where it was stopped (its checkpoint lies in build/); the log is build/train_mnist_cnn.log.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.knobs import validated
from core.playback import Playback
from core.techniques.vision.cnn import CNN
from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
CHECKPOINT, LOG = BUILD / "train_mnist_cnn.safetensors", BUILD / "train_mnist_cnn.log"
#: Chosen beforehand, not on the test set: a wider sibling of the page's fast network, small shifts and turns, one cycle.
KNOBS = {
    "data": "mnist",
    "network": "free",
    "layers": (
        "conv 32 5", "pool", "norm", "relu", "conv 64 3", "pool", "norm", "relu", "conv 128 3", "pool", "norm", "relu",
        "dropout 0.3", "dense 128", "norm", "relu",
    ),
    "optimizer": "adamw",
    "learning_rate": 0.008,
    "weight_decay": 0.02,
    "schedule": "one-cycle",
    "batch_size": 128,
    "epochs": 16.0,
    "shift": 2,
    "rotation": 8.0,
    "contrast": 0.2,
}  # fmt: skip


def main() -> None:
    """Trains to the end, measures on the complete test set in float32, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=float, default=KNOBS["epochs"], help="to try the script out")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    images = datasets.load("mnist")
    compute.use(options.device, compute.cores())
    BUILD.mkdir(exist_ok=True)
    page = validated(CNN, KNOBS | {"epochs": options.epochs})
    resume = load_tree(CHECKPOINT) if CHECKPOINT.exists() else None
    if resume:
        log(f"going on from step {resume['step']}")
    network = train(page, resume).cpu().float()
    accuracy = network.share_right(images.test, images.test_labels)
    about = page.card(images, {"test accuracy": accuracy}) | {
        "title": "Handwritten digits: a small convolutional network",
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
    }
    path = models_library.save("mnist_cnn", network, about, models_library.SHIPPED)
    CHECKPOINT.unlink(missing_ok=True)
    log(f"{path.name}: {100 * accuracy:.2f} % of {len(images.test)} test pictures right")


def train(page: CNN, resume: dict | None):
    """The network at the end of the run. A checkpoint is written about twice a minute."""
    playback, network, saved = Playback(page, resume), None, time.monotonic()
    while event := playback.advance():
        if event.stream == "classifier":
            network = event.data["product"]
        elif event.stream == "by_epoch":
            log(f"epoch {event.data['x']:g}: {event.data['lines']}, {playback.seconds:.0f} s")
        elif event.stream == "checkpoint" and time.monotonic() > saved + 30:
            save_tree(CHECKPOINT, event.data)
            saved = time.monotonic()
    return network


def log(line: str) -> None:
    """A line with the time, on the screen and in the log."""
    line = f"{time.strftime('%H:%M:%S')} {line}"
    print(line, flush=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
