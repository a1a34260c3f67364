"""Trains the shipped generator mnist_gan with the page on GANs of pictures, and writes models/mnist_gan.safetensors and its card.

    python build_scripts/train_mnist_gan.py

About a quarter of an hour on two cores. It goes on where it was stopped (its checkpoint lies in build/); the log is
build/train_mnist_gan.log. The card states FID-LeNet of 10,000 pictures, and beside it the floor: that of 10,000 training pictures.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.generative import image_measures as measures
from core.knobs import validated
from core.playback import Playback
from core.techniques.generative import _gan_images_scene as scenes
from core.techniques.generative.gan_images import GANImages
from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
CHECKPOINT, LOG = BUILD / "train_mnist_gan.safetensors", BUILD / "train_mnist_gan.log"
#: Chosen beforehand: the page's conditional preset, a slower average, twenty epochs.
KNOBS = GANImages.presets["Conditional DCGAN"] | {"data": "mnist", "average": 0.999, "steps": 18_740}


def main() -> None:
    """Trains to the end, measures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=KNOBS["steps"], help="to try the script out")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--folder", type=Path, default=models_library.SHIPPED, help="where the model is written")
    options = parser.parse_args()
    datasets.load("mnist")  # says at once what is missing: the page would take the built-in digits
    compute.use(options.device, compute.cores())
    BUILD.mkdir(exist_ok=True)
    page = validated(GANImages, KNOBS | {"steps": options.steps})
    resume = load_tree(CHECKPOINT) if CHECKPOINT.exists() else None
    if resume:
        log(f"going on from step {resume['step']}")
    scene, found = train(page, resume)
    found["FID-LeNet of as many training pictures"] = floor(scene)
    about = {
        "title": "A generator of handwritten digits: conditional DCGAN",
        "data": "mnist",
        "classes": list(scene.images.classes),
        "accuracy": {name: round(value, 4) for name, value in found.items()} | {"pictures": scenes.FINAL},
        "licence": "MIT; trained on MNIST (CC BY-SA 3.0)",
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
    }
    path = models_library.save("mnist_gan", scene.gan.best.cpu(), about, options.folder)
    CHECKPOINT.unlink(missing_ok=True)
    log(f"{path.name}: {found}")


def train(page: GANImages, resume: dict | None) -> tuple[scenes.Scene, dict[str, float]]:
    """The scene at the end of the run, and what was measured. A checkpoint is written about twice a minute."""
    playback, scene, saved = Playback(page, resume), None, time.monotonic()
    while event := playback.advance():
        if event.stream == "scene":
            scene = event.data["product"]
        elif event.stream == "fid":
            log(f"step {event.data['x']:g}: FID-LeNet {event.data['lines']}, {playback.seconds:.0f} s")
        elif event.stream == "checkpoint" and time.monotonic() > saved + 30:
            save_tree(CHECKPOINT, event.data)
            saved = time.monotonic()
    names = ("FID-LeNet", "class entropy", "sure", "precision", "recall")
    return scene, {name: playback.metrics[name] for name in names}


def floor(scene: scenes.Scene) -> float:
    """FID-LeNet of ``FINAL`` training pictures, drawn at random."""
    rows = np.random.default_rng(0).permutation(len(scene.images.train))[: scenes.FINAL]
    pieces = measures.features(scene.lenet, scene.images.train[np.sort(rows)])
    features = np.concatenate([taken.cpu().numpy() for taken, _ in pieces])
    return measures.fid(measures.Gaussian.of(scene.reference), features).value


def log(line: str) -> None:
    """A line with the time, on the screen and in the log."""
    line = f"{time.strftime('%H:%M:%S')} {line}"
    print(line, flush=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
