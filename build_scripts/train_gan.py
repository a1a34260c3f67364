"""Trains a shipped generator, mnist_gan or cifar10_gan, with the page on GANs of pictures; writes models/<name>.safetensors, its card.

    python build_scripts/train_gan.py --data mnist

About ten minutes on two cores. It goes on where it was stopped (its checkpoint lies in build/); the log is build/train_<name>.log.
The card of mnist_gan states FID-LeNet of 10,000 pictures, and beside it the floor: that of 10,000 training pictures.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from lenet_measures import seen
from training_run import Run

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.generative import image_measures as measures
from core.knobs import validated
from core.playback import Playback
from core.techniques.generative import _gan_images_scene as scenes
from core.techniques.generative.gan_images import GANImages
from core.trees import save_tree

#: Chosen beforehand: the page's conditional preset with a slower average, and for photographs a wider one that no player wins.
PLAIN = GANImages.presets["Conditional DCGAN"] | {"average": 0.999}
KNOBS = {
    "mnist": PLAIN | {"data": "mnist", "steps": 9000},
    "cifar10": PLAIN | {"data": "cifar10", "steps": 9000, "width": 48, "latent": 100, "discriminator_rate": 0.0003},
}
TITLES = {
    "mnist": "A generator of handwritten digits: conditional DCGAN",
    "cifar10": "A generator of small colour photographs of ten kinds: conditional DCGAN",
}
LICENCES = {
    "mnist": "MIT; trained on MNIST (CC BY-SA 3.0)",
    "cifar10": "MIT; trained on CIFAR-10, whose authors state no licence and ask to be cited",
}


def main() -> None:
    """Trains to the end, measures, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", choices=list(KNOBS), default="mnist")
    parser.add_argument("--steps", type=int, default=None, help="to try the script out")
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="where the model is written")
    options = parser.parse_args()
    datasets.load(options.data)  # says at once what is missing: the page would take the built-in digits
    compute.use(options.device, options.threads)
    name, knobs = f"{options.data}_gan", KNOBS[options.data]
    run = Run(f"train_{name}")
    page = validated(GANImages, knobs | {"steps": options.steps or knobs["steps"]})
    resume = run.earlier()
    if resume:
        run.log(f"going on from step {resume['step']}")
    scene, found = train(run, page, resume)
    if scene.lenet:
        found["FID-LeNet of as many training pictures"] = floor(scene)
    about = {
        "title": TITLES[options.data],
        "data": options.data,
        "classes": list(scene.images.classes),
        "accuracy": {name: round(value, 4) for name, value in found.items()}
        | {"pictures": scenes.FINAL if scene.lenet else scenes.LIVE},
        "licence": LICENCES[options.data],
        "command": " ".join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
        "made": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
    }
    path = models_library.save(name, scene.gan.best.cpu(), about, options.out)
    run.checkpoint.unlink(missing_ok=True)
    run.log(f"{path.name}: {found}")


def train(run: Run, page: GANImages, resume: dict | None) -> tuple[scenes.Scene, dict[str, float]]:
    """The scene at the end of the run, and what was measured. A checkpoint is written about twice a minute."""
    playback, scene, saved = Playback(page, resume), None, time.monotonic()
    while event := playback.advance():
        if event.stream == "scene":
            scene = event.data["product"]
        elif event.stream == "fid":
            run.log(f"step {event.data['x']:g}: FID-LeNet {event.data['lines']}, {playback.seconds:.0f} s")
        elif event.stream == "checkpoint" and time.monotonic() > saved + 30:
            save_tree(run.checkpoint, event.data)
            saved = time.monotonic()
    names = ("FID-LeNet", "class entropy", "sure", "precision", "recall")
    return scene, {name: playback.metrics[name] for name in names if name in playback.metrics}


def floor(scene: scenes.Scene) -> float:
    """FID-LeNet of ``FINAL`` training pictures, drawn at random."""
    rows = np.random.default_rng(0).permutation(len(scene.images.train))[: scenes.FINAL]
    features, _ = seen(scene.lenet, scene.images.train[np.sort(rows)])
    return measures.fid(measures.Gaussian.of(scene.reference), features).value


if __name__ == "__main__":
    main()
