"""Trains the networks of a depth study: in worker processes on this machine's cores, or on a device."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import numpy as np

from core.compute import Compute
from core.datasets import Images
from core.networks.deep_stack import DeepStack, as_numpy
from core.networks.depth_study import Model, Report, Round, Study
from core.workers import SharedArray, WorkerPool


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
        if len(labels := self._test_labels[task.test]):
            pictures = self._pictures(task.test.start, task.test.stop, task.test.step)
            correct = (as_numpy(stack.logits(pictures)).argmax(1) == labels).sum(1)
        if task.keep:
            self._kept[track][...] = as_numpy(stack.parameters)
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
