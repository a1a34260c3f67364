"""How fast this machine is, as a number that times of one machine are turned into times of another by.

A round of work is what pages do: many small tensor operations, whose cost is their dispatch, and convolutions with their
gradients, whose cost is arithmetic.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core import compute

#: Seconds that a calibration takes, all in all, once torch is there.
SECONDS = 2.0


@dataclass(frozen=True)
class Speed:
    """Rounds a second on one thread, and on as many as this machine has cores (what convolutions are given)."""

    one: float
    all: float

    def of(self, all_cores: bool) -> float:
        """The one that counts for a page that does or does not use all cores."""
        return self.all if all_cores else self.one


def measuring(seconds: float = SECONDS) -> Iterator[float]:
    """Yields the share of the calibration that is done; returns a Speed. The run's thread count is left as it was."""
    import torch

    known, cores = torch.get_num_threads(), compute.cores()
    plan = [1] if cores == 1 else [1, cores]
    found = []
    try:
        for number, threads in enumerate(plan):
            torch.set_num_threads(threads)
            work = _round(torch)
            work()
            start, rounds = time.perf_counter(), 0
            while (spent := time.perf_counter() - start) < seconds / len(plan):
                work()
                rounds += 1
                yield (number + spent * len(plan) / seconds) / len(plan)
            found.append(rounds / spent)
    finally:
        torch.set_num_threads(known)
    return Speed(found[0], max(found))


def processor_speed(seconds: float = SECONDS) -> float:
    """Rounds per second of processor time on one thread: other programs on the machine do not change it."""
    import torch

    torch.set_num_threads(1)
    work = _round(torch)
    work()
    start, rounds = time.process_time(), 0
    while (spent := time.process_time() - start) < seconds:
        work()
        rounds += 1
    return rounds / spent


def _round(torch) -> Callable[[], None]:
    """A function that does some ten milliseconds of work, always the same."""
    functional = torch.nn.functional
    small = torch.ones(8, 8)
    kernels, pictures = (torch.ones(32, 32, 3, 3) / 288).requires_grad_(), torch.ones(16, 32, 28, 28)
    pictures = pictures.contiguous(memory_format=torch.channels_last)

    def work() -> None:
        value = small
        for _ in range(300):
            value = torch.tanh(value @ small)
        kernels.grad = None
        functional.conv2d(pictures, kernels, padding=1).relu().sum().backward()

    return work
