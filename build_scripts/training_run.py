"""What scripts that train a model share: checkpoint, log, the loop that goes on where it was stopped."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.trees import load_tree, save_tree

BUILD = Path(__file__).parents[1] / "build"
#: Seconds between two checkpoints, and steps between two lines of the log.
SAVE_EVERY, LOG_EVERY = 60, 100


class Run:
    """``checkpoint`` is the file that a training goes on from when it was stopped; ``folder`` is made where it is missing."""

    def __init__(self, name: str, folder: Path = BUILD) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.checkpoint, self._log = folder / f"{name}.safetensors", folder / f"{name}.log"

    def log(self, line: str) -> None:
        """A line with the time, on the screen and in the log."""
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with self._log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def earlier(self) -> dict[str, Any] | None:
        """The state that was written last, None at a first start."""
        return load_tree(self.checkpoint) if self.checkpoint.exists() else None


class Stepwise(Protocol):
    """A training that learns step by step, such as core.generative.image_diffusion.ImageDiffusion."""

    step: int

    def learn(self, rate: float) -> Any:
        """One step at this learning rate; its loss."""

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds."""


def to_the_end(
    run: Run, training: Stepwise, steps: int, rate: Callable[[int, int], float], what: str = "loss", unit: float = 1.0
) -> None:
    """Learns until ``steps`` are done, at ``rate(step, steps)``; logs the mean loss in ``unit``, called ``what``."""
    if training.step:
        run.log(f"going on from step {training.step}")
    total, saved = 0.0, time.monotonic()
    while training.step < steps:
        total += training.learn(rate(training.step, steps))
        if training.step % LOG_EVERY == 0:
            run.log(f"step {training.step} of {steps}: {what} {float(total) / LOG_EVERY / unit:.4f}")
            total = 0.0
        if time.monotonic() > saved + SAVE_EVERY:
            save_tree(run.checkpoint, training.state())
            saved = time.monotonic()
    save_tree(run.checkpoint, training.state())


def warmed_cosine(highest: float, warm_up: int) -> Callable[[int, int], float]:
    """The learning rate at a step of so many: up in a line over ``warm_up`` steps, falling along a cosine to 0."""
    return lambda step, steps: highest * min(1, (step + 1) / warm_up) * (1 + math.cos(math.pi * step / steps)) / 2
