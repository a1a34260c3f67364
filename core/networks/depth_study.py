"""Trains every combination of depth, activation and seed at once: what is measured when, and how it is spread over cores.

On processors, models that differ in their seed alone share numpy ``DeepStack``s, and worker processes advance these; measured,
that beats stacks of torch tensors at every number of models (12 models of 40 layers: 0.3 against 1.0 s an epoch and model on one
core). On CUDA all models of one depth share a stack of tensors.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from core.compute import Compute
from core.datasets import Images
from core.networks.deep_stack import DeepStack, Initialization, Shape
from core.workers import SharedArray, WorkerPool

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
        if device == "cpu":
            size = next((k for k in _STACK_SIZES if kinds * math.ceil(self.seeds / k) >= _STACKS), 1)
        else:
            size = self.seeds * len(self.activations)
        row = self.seeds if device == "cpu" else size
        models = self.models()
        rows = [models[i : i + row] for i in range(0, len(models), row)]
        return [models[i : i + size] for models in rows for i in range(0, row, size)]

    def shape(self, depth: int) -> Shape:
        """Shape of the networks of this depth."""
        return Shape(self.inputs, self.width, depth, self.classes)

    def initial(self, model: Model) -> np.ndarray:
        """The model's untrained parameters, flat."""
        return self.shape(model.depth).initial(self.initialization, model.seed).astype(self.dtype)

    def order(self, epoch: int, count: int) -> np.ndarray:
        """The order in which all models see ``count`` training images in an epoch."""
        return np.random.Generator(np.random.PCG64([self.seed, epoch])).permutation(count)

    def step_seconds(self) -> float:
        """Rough time of one step of all models on one core."""
        flops = sum(6 * self.batch * self.shape(m.depth).parameters for m in self.models())
        return flops / 1e11 + sum(4e-5 + 1.5e-6 * m.depth for m in self.models())

    def bytes_needed(self, images: int, workers: int) -> float:
        """Memory of the whole study: parameters live, kept and their gradients, buffers, and pictures in every form."""
        shapes = [self.shape(model.depth) for model in self.models()]
        size = np.dtype(self.dtype).itemsize
        numbers = sum(s.parameters * (2 + workers) + 4 * s.depth * (s.width + 1) * self.batch * workers for s in shapes)
        return size * (numbers + workers * 4 * self.batch * self.inputs) + images * self.inputs * 2 + workers * 60e6


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
    stride = max(1, round(0.03 / study.step_seconds()))
    every = max(1, test // 1000)
    if not start:
        yield Round(0, 0, rate(), measure=True, test=slice(None, None, every), tested=True, keep=True)
    step = start
    while step < epochs * per_epoch:
        done = step % per_epoch
        last = step + min(stride, per_epoch - done)
        number, end = done // stride, last % per_epoch == 0
        score = number % 8 == 7 and not end
        sample = slice(None, None, every) if score else slice(0)
        yield Round(step, last, rate(), end or number % 6 == 5, sample, score, number % 128 == 127 and not end)
        if end:
            block = 2500
            for begin in range(0, test, block):
                is_last = begin + block >= test
                yield Round(last, last, rate(), test=slice(begin, begin + block), tested=is_last, keep=is_last)
        step = last


class Bench:
    """Performs rounds on stacks of models, in a worker process or in this one; ``place`` moves arrays to the device.

    ``kept`` is written by rounds with ``keep``; these are never adjacent, so a worker one round ahead does not overwrite it.
    """

    def __init__(
        self,
        study: Study,
        stacks: Sequence[Sequence[Model]],
        arrays: dict[str, SharedArray],
        parameters: Sequence[SharedArray],
        kept: Sequence[SharedArray],
        diverged: Sequence[SharedArray],
        place: Callable[[np.ndarray], Any] = np.asarray,
    ) -> None:
        self._study, self._stacks, self._place = study, stacks, place
        self._images, self._labels, self._test, self._test_labels = (
            arrays[name].array for name in ("images", "labels", "test", "test_labels")
        )
        self._parameters, self._kept, self._diverged = (
            [shared.array for shared in group] for group in (parameters, kept, diverged)
        )
        self._batch = min(study.batch, len(self._images))
        self.stack = functools.cache(self._make_stack)
        # A worker performs the same round on several stacks, one after the other: its batches are made once.
        self.batches = functools.lru_cache(maxsize=2)(self._make_batches)
        self._order = functools.lru_cache(maxsize=2)(study.order)
        self._pictures = functools.cache(self._make_pictures)

    def __call__(self, track: int, task: Round) -> Report:
        stack, diverged = self.stack(track), self._diverged[track]
        loss = np.full(len(diverged), np.nan)
        if task.last > task.first and not diverged.all():
            losses = stack.train(*self.batches(task.first, task.last), task.rate)
            bad = ~np.isfinite(losses)
            new = bad.any(0) & (diverged == 0)
            diverged[new] = task.first + 1 + bad.argmax(0)[new]
            loss = np.where(diverged, np.nan, losses.mean(0))
        gradients: list[np.ndarray] = []
        if task.measure:
            gradients = list(stack.largest_gradients(*self.given_batch))
        correct = np.zeros(len(diverged), np.int64)
        if len(self._test_labels[task.test]):
            test = task.test
            answers = np.argmax(_numpy(stack.logits(self._pictures(test.start, test.stop, test.step))), axis=1)
            correct = (answers == self._test_labels[test]).sum(1)
        if task.keep:
            self._kept[track][...] = _numpy(stack.parameters)
        return Report(loss, diverged.copy(), correct, gradients)

    def _make_stack(self, track: int) -> DeepStack:
        models = self._stacks[track]
        shape = self._study.shape(models[0].depth)
        return DeepStack(shape, [m.activation for m in models], self._place(self._parameters[track]), self._batch)

    def _make_pictures(self, *bounds: int | None) -> Any:
        """The test images of a slice, (n, i) in [0, 1]."""
        return self._place(np.multiply(self._test[slice(*bounds)], 1 / 255, dtype=self._study.dtype))

    @functools.cached_property
    def given_batch(self) -> tuple[Any, Any]:
        """The mini-batch on which gradients are compared: the first one of the run."""
        x, y = self._make_batches(0, 1)
        return x[0], y[0]

    def _make_batches(self, first: int, last: int) -> tuple[Any, Any]:
        """Mini-batches of the steps first to last: (steps, b, i + 1) with a last column of ones, and labels (steps, b)."""
        epoch, begin = divmod(first, len(self._images) // self._batch)
        order = self._order(epoch, len(self._images))
        chosen = order[begin * self._batch : (begin + last - first) * self._batch]
        x = np.ones((len(chosen), self._study.inputs + 1), self._study.dtype)
        np.multiply(self._images[chosen], 1 / 255, out=x[:, :-1], dtype=x.dtype)
        shape = (last - first, self._batch)
        return self._place(x.reshape(*shape, -1)), self._place(self._labels[chosen].reshape(shape))


def _numpy(values: Any) -> np.ndarray:
    return values if isinstance(values, np.ndarray) else values.cpu().numpy()


class Trainer:
    """The models of a study with their parameters, on the cores of this machine or on a device; a context manager.

    ``resume`` holds ``parameters``, one flat array a model, and ``diverged``, one step a model, of an earlier run.
    """

    def __init__(self, study: Study, images: Images, machine: Compute, resume: Mapping[str, Any] | None = None) -> None:
        self.study, self._device = study, machine.device
        self.stacks = study.stacks(machine.device)
        models = study.models()
        flat = resume["parameters"] if resume else [study.initial(model) for model in models]
        steps = resume["diverged"] if resume else np.zeros(len(models))
        arrays = {
            "images": SharedArray.of(images.train.reshape(len(images.train), -1)),
            "labels": SharedArray.of(images.train_labels),
            "test": SharedArray.of(images.test.reshape(len(images.test), -1)),
            "test_labels": SharedArray.of(images.test_labels),
        }
        cuts = np.cumsum([0, *map(len, self.stacks)])
        parts = [slice(a, b) for a, b in itertools.pairwise(cuts)]
        live = [SharedArray.of(np.stack(flat[part])) for part in parts]
        self._kept = [SharedArray.of(shared.array) for shared in live]
        stopped = [SharedArray.of(np.array(steps[part], np.int64)) for part in parts]
        self._arguments = (study, self.stacks, arrays, live, self._kept, stopped)
        self._workers = min(machine.threads, len(self.stacks))
        self._exit = ExitStack()

    def __enter__(self) -> Trainer:
        if self._device == "cpu":
            self._pool = self._exit.enter_context(WorkerPool(Bench, self._arguments, self._workers))
        return self

    def __exit__(self, *_: object) -> None:
        self._exit.close()

    def run(self, rounds: Iterator[Round]) -> Iterator[tuple[Round, Report]]:
        """Performs the rounds on every model and yields each with its results. Raises core.workers.WorkerFailed."""
        on_cpu = self._device == "cpu"
        done = self._pool.lockstep(rounds, len(self.stacks)) if on_cpu else self._on_device(rounds)
        for task, reports in done:
            columns = list(zip(*reports, strict=True))
            gradients = list(itertools.chain.from_iterable(columns[3]))
            yield task, Report(*map(np.concatenate, columns[:3]), gradients)

    def _on_device(self, rounds: Iterator[Round]) -> Iterator[tuple[Round, list[Report]]]:
        import torch

        bench = Bench(*self._arguments, place=lambda array: torch.from_numpy(array).to(self._device))
        for task in rounds:
            yield task, [bench(track, task) for track in range(len(self.stacks))]

    def kept(self) -> list[np.ndarray]:
        """Parameters of each model at the last round that kept them."""
        return [row.copy() for shared in self._kept for row in shared.array]
