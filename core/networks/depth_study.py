"""Trains every combination of depth, activation and seed at once: what is measured when, and how it is spread over cores.

On processors, models that differ in their seed alone share numpy ``DeepStack``s, and worker processes advance these; measured,
that beats stacks of torch tensors at every number of models (12 models of 40 layers: 0.3 against 1.0 s an epoch and model on one
core). On CUDA all models of one depth share a stack of tensors.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.networks.deep_stack import Initialization, Shape

#: Seeds in one stack, the most first (beyond that its buffers leave the cache), and how many stacks keep all cores busy.
_STACK_SIZES, _STACKS = (4, 2, 1), 8


class Model(NamedTuple):
    """One network of the study."""

    depth: int
    activation: str
    seed: int


@dataclass(frozen=True)
class Study:
    """Which networks are trained, all on the same mini-batches; ``seed`` orders the data and is the first of the ``seeds``."""

    depths: tuple[int, ...]
    activations: tuple[str, ...]
    seeds: int = 1
    seed: int = 0
    initialization: Initialization = "glorot"
    width: int = 32
    batch: int = 32
    inputs: int = 784
    classes: int = 10
    dtype: str = "float32"

    def models(self) -> list[Model]:
        """Every network: by depth, then activation, then seed."""
        seeds = range(self.seed, self.seed + self.seeds)
        return [Model(*combination) for combination in itertools.product(self.depths, self.activations, seeds)]

    def stacks(self, device: str = "cpu") -> list[list[Model]]:
        """The models in order, cut into stacks; the cut never depends on the number of cores, so results do not either."""
        kinds = len(self.depths) * len(self.activations)
        row = size = self.seeds * len(self.activations)
        if device == "cpu":
            row = self.seeds
            size = next((k for k in _STACK_SIZES if kinds * math.ceil(row / k) >= _STACKS), 1)
        models = self.models()
        rows = [models[i : i + row] for i in range(0, len(models), row)]
        return [row[i : i + size] for row in rows for i in range(0, len(row), size)]

    def shape(self, depth: int) -> Shape:
        """Shape of the networks of this depth."""
        return Shape(self.inputs, self.width, depth, self.classes)

    def initial(self, model: Model) -> np.ndarray:
        """The model's untrained parameters, flat."""
        return self.shape(model.depth).initial(self.initialization, model.seed).astype(self.dtype)

    def order(self, epoch: int, count: int) -> np.ndarray:
        """The order in which all models see ``count`` training images in an epoch."""
        return np.random.Generator(np.random.PCG64([self.seed, epoch])).permutation(count)

    @property
    def steps_per_round(self) -> int:
        """Steps of all models that take one core about 30 ms."""
        flops = sum(6 * self.batch * self.shape(model.depth).parameters for model in self.models())
        seconds = flops / 1e11 + sum(4e-5 + 1.5e-6 * model.depth for model in self.models())
        return max(1, round(0.03 / seconds))

    def bytes_needed(self, train: int, test: int, workers: int) -> float:
        """Memory of the whole study: parameters (live, kept, gradients), buffers, pictures, and the processes themselves."""
        shapes = [self.shape(model.depth) for model in self.models()]
        parameters = sum(shape.parameters for shape in shapes) * (2 + workers)
        buffers = workers * sum(4 * shape.depth * (shape.width + 1) * self.batch for shape in shapes)
        batches = workers * 3 * self.steps_per_round * self.batch * self.inputs
        numbers = parameters + buffers + batches + workers * test * self.inputs
        return np.dtype(self.dtype).itemsize * numbers + 2 * (train + test) * self.inputs + workers * 60e6


class Round(NamedTuple):
    """What every model does between two reports: steps ``first`` to ``last``, then what is asked for besides."""

    first: int
    last: int
    rate: float
    measure: bool = False  # the largest gradient of each layer
    test: slice = slice(0)  # the test images to classify
    tested: bool = False  # the test images of this and the rounds before make a score
    keep: bool = False  # the parameters, for a checkpoint


class Report(NamedTuple):
    """A round's results, one entry a model (of a stack, or of the study)."""

    loss: np.ndarray  # mean over the round's steps; NaN without steps
    diverged: np.ndarray  # step at which the loss ceased to be finite, 0 while it is
    correct: np.ndarray  # test images classified rightly
    gradients: list[np.ndarray]  # (depth + 1,) each, empty unless measured


def schedule(
    study: Study, train: int, test: int, epochs: int, start: int, rate: Callable[[], float]
) -> Iterator[Round]:
    """The rounds of a run from step ``start``; ``rate`` is asked for the learning rate when a round begins.

    Rounds take about 30 ms on one core. Gradients come with every sixth, a score on every n-th test image (about 1000)
    with every eighth, a score on all with the end of an epoch, when parameters are also kept.
    """
    batch = min(study.batch, train)
    per_epoch = train // batch
    every = max(1, test // 1000)
    if not start:
        yield Round(0, 0, rate(), measure=True, test=slice(None, None, every), tested=True, keep=True)
    step = start
    while step < epochs * per_epoch:
        done = step % per_epoch
        last = step + min(study.steps_per_round, per_epoch - done)
        number, end = done // study.steps_per_round, last % per_epoch == 0
        score = number % 8 == 7 and not end
        sample = slice(None, None, every) if score else slice(0)
        yield Round(step, last, rate(), end or number % 6 == 5, sample, score, number % 128 == 127 and not end)
        if end:
            block = 2500
            for begin in range(0, test, block):
                is_last = begin + block >= test
                yield Round(last, last, rate(), test=slice(begin, begin + block), tested=is_last, keep=is_last)
        step = last
