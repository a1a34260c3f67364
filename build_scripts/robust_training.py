"""What the scripts for robust models share: one resumable loop with a weight average, chosen on held-out training pictures."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from robust_measures import PgdBudget, left_under_pgd, robustness
from torch import Tensor
from train_cifar10_cnn import moving

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute, datasets, models_library
from core.adversarial_training import Objective
from core.attacks.measure import accuracy
from core.datasets.on_device import OnDevice
from core.networks.image_network import ImageNetwork
from core.precision import fast_precision
from core.training import Training
from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
#: Seconds between two checkpoints.
SAVE_EVERY = 120


@dataclass
class Recipe:
    """How a robust model is trained. ``epsilon`` and ``rate`` are functions of the share of all updates done, 0 to 1.

    ``held_out`` training pictures are never learnt from: after every whole epoch the weight average is attacked on them (PGD,
    ``probe_steps``), and the best one is kept. ``decay`` is the most that the average keeps of itself in an update, ``budget``
    the epsilon of all attacks that judge the network; the objective may train with another.
    """

    name: str
    objective: Objective
    epsilon: Callable[[float], float]
    rate: Callable[[float], float]
    optimizer: Callable[[ImageNetwork], torch.optim.Optimizer]
    prepare: Callable[[Tensor], Tensor]
    epochs: float
    batch: int
    decay: float
    held_out: int
    probe_steps: int
    budget: float
    seed: int = 0
    log_every: int = 50

    @property
    def checkpoint(self) -> Path:
        """Where training goes on from when it was stopped."""
        return BUILD / f"train_{self.name}.safetensors"

    def log(self, line: str) -> None:
        """A line with the time, on the screen and in the log."""
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with (BUILD / f"train_{self.name}.log").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def asked(description: str, epochs: float) -> argparse.Namespace:
    """The options of such a script: ``epochs``, ``pictures`` (None for all) and ``out``; the device is in use from here on."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--epochs", type=float, default=epochs)
    parser.add_argument("--pictures", type=int, default=None, help="only so many training pictures, to try it out")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, default=models_library.SHIPPED, help="folder of the model")
    options = parser.parse_args()
    compute.use(options.device, compute.cores())
    BUILD.mkdir(exist_ok=True)
    return options


def train(recipe: Recipe, network: ImageNetwork, images: datasets.Images, pictures: int | None = None) -> ImageNetwork:
    """The averaged network, as it was after the epoch in which it withstood most; of ``pictures`` drawn at random where given."""
    device, objective = compute.torch_device(), recipe.objective
    rows = np.random.default_rng(recipe.seed).permutation(len(images.train))[:pictures]
    held, learnt = rows[: recipe.held_out], np.sort(rows[recipe.held_out :])
    judge = Judge(OnDevice(images.train[held], images.train_labels[held], device), recipe.budget, recipe.probe_steps)
    data = OnDevice(images.train[learnt], images.train_labels[learnt], device)
    network.to(device, memory_format=torch.channels_last)
    optimizer = recipe.optimizer(network)
    plan = f"{recipe.epochs} {len(learnt)} {recipe.batch} {recipe.seed} {objective} {network.spec}"
    resume = load_tree(recipe.checkpoint) if recipe.checkpoint.exists() else None
    if resume and resume["plan"] != plan:
        raise SystemExit(f"{recipe.checkpoint} belongs to another recipe; remove it to start afresh")
    training = Training(
        network, objective.loss, data.images, data.labels, optimizer=optimizer, rate=recipe.rate, batch_size=recipe.batch,
        learning_rate=optimizer.param_groups[0]["lr"], seed=recipe.seed, prepare=recipe.prepare,
        perturb=objective.perturbed, precision=fast_precision(device), resume=resume,
    )  # fmt: skip
    average = [value.clone() for value in moving(network)]
    best, record = [value.clone() for value in average], -1.0
    if resume:
        average, best = ([value.to(device) for value in resume[name]] for name in ("average", "best"))
        record = resume["record"]
        recipe.log(f"going on from step {training.step}")
    last, goal = training.last_step(recipe.epochs), objective.epsilon
    started, first, saved = time.monotonic(), training.step, time.monotonic()
    objective.epsilon = goal * recipe.epsilon(first / last)
    for step, epoch in training.steps(recipe.epochs):
        objective.epsilon = goal * recipe.epsilon(step / last)
        follow(average, network, min(recipe.decay, step / (step + 10)))
        if step % recipe.log_every == 0 or step == last:
            left = (time.monotonic() - started) / (step - first) * (last - step)
            targets = training.batch.targets
            right = (training.batch.outputs[-len(targets) :].argmax(1) == targets).float().mean().item()
            recipe.log(f"epoch {epoch:.2f}, step {step}/{last}: epsilon {objective.epsilon:.3f}, loss "
                       f"{training.batch.loss.item():.3f}, {100 * right:.1f} % of the batch, {left / 60:.1f} min left")  # fmt: skip
        if epoch.is_integer() or step == last:
            clean, robust = judge(network, average)
            recipe.log(f"epoch {epoch:g}: {100 * clean:.2f} % of the held-out pictures, {100 * robust:.2f} % attacked")
            if robust >= record and step > last / 2:
                record, best = robust, [value.clone() for value in average]
        if time.monotonic() > saved + SAVE_EVERY or step == last:
            save_tree(recipe.checkpoint, {
                "step": step, "plan": plan, "average": average, "best": best, "record": record, **training.state(),
            })  # fmt: skip
            saved = time.monotonic()
    objective.epsilon = goal
    take(network, best)
    return network.cpu().float()


class Judge:
    """Accuracy of a network with other weights on held-out pictures, as they are and under PGD."""

    def __init__(self, data: OnDevice, epsilon: float, steps: int) -> None:
        self.pictures, self.labels = data.batch(slice(None))
        self.epsilon, self.budget = epsilon, PgdBudget(steps, 2.5 * epsilon / steps, 1, len(data))

    def __call__(self, network: ImageNetwork, weights: list[Tensor]) -> tuple[float, float]:
        kept = [value.clone() for value in moving(network)]
        take(network, weights)
        clean = accuracy(network, self.pictures, self.labels)
        robust = left_under_pgd(network, self.pictures, self.labels, self.epsilon, self.budget)
        take(network, kept)
        return clean, robust


@torch.no_grad()
def follow(average: list[Tensor], network: ImageNetwork, keep: float) -> None:
    """Moves the average towards the network, of which it takes a share of 1 - ``keep``."""
    for mean, value in zip(average, moving(network), strict=True):
        mean.lerp_(value, 1 - keep)


@torch.no_grad()
def take(network: ImageNetwork, weights: list[Tensor]) -> None:
    """Gives the network these weights."""
    for value, new in zip(moving(network), weights, strict=True):
        value.copy_(new)


def ship(
    recipe: Recipe, network: ImageNetwork, plain: str, images: datasets.Images, budgets: Sequence[PgdBudget], about: dict[str, str],
    folder: Path, exposed: ImageNetwork | None = None, few: int = 200,
) -> None:  # fmt: skip
    """Measures (see robust_measures), writes the model, and drops the checkpoint. ``plain`` is the model to compare with."""
    right = network.share_right(images.test, images.test_labels)
    recipe.log(f"{100 * right:.2f} % of {len(images.test)} test pictures right")
    rival = models_library.load(plain)[0]
    card = {
        **about,
        "classes": list(images.classes),
        "accuracy": {"test": round(right, 6), "pictures": len(images.test)},
        "robustness": {
            "plain": plain,
            **robustness(network, rival, images, recipe.budget, budgets, recipe.log, exposed, few),
        },
        "command": " ".join(["python", f"build_scripts/train_{recipe.name}.py", *sys.argv[1:]]),
        "made": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
    recipe.log(f"written: {models_library.save(recipe.name, network, card, folder)}")
    recipe.checkpoint.unlink(missing_ok=True)
