"""Device, threads and random state of this process. Importing this does not import torch; asking for a device does."""

from __future__ import annotations

import os
import platform
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Compute:
    """What a run computes on: ``device`` is "cpu", "cuda", "cuda:1", "mps"; ``threads`` is fixed at its start."""

    device: str = "cpu"
    threads: int = 1


class NoSuchDevice(ValueError):
    """The device is not there; the message says which are."""


_current = Compute()


def cores() -> int:
    """CPU cores this process may use; no more than ``LEARNOSCOPE_THREADS`` where that is set to a number from 1 up."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    limit = os.environ.get("LEARNOSCOPE_THREADS", "")
    return min(there, int(limit)) if limit.isdecimal() and int(limit) else there


def use(device: str, threads: int) -> Compute:
    """Fixes device and thread count for the coming run. Raises NoSuchDevice when the device is not there."""
    global _current

    if device == "auto":
        device = available_devices()[-1]
    elif device not in ("cpu", *available_devices()) and not (device == "cuda:0" and "cuda" in available_devices()):
        raise NoSuchDevice(f'there is no device "{device}" here; available: {", ".join(available_devices())}')
    _current = Compute(device, max(1, threads))
    _keep_freed_memory()
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(_current.threads)
    from threadpoolctl import threadpool_limits

    threadpool_limits(_current.threads)  # numpy's and scipy's BLAS
    return _current


def _keep_freed_memory() -> None:
    """Lets glibc keep what is freed (up to 64 MiB) for the next step of a training, which asks for the same again.

    It hands blocks of 128 KiB and more back to the system, and their pages are made anew at every step: up to a tenth of a
    small network's time. After a larger block has been freed (at most 32 MiB) it keeps all that are smaller (mallopt(3),
    M_MMAP_THRESHOLD). A process that has read MNIST does so anyway; this makes all runs, and the calibration, alike.
    """
    block = np.empty(31 << 20, np.uint8)  # never written to, so it costs nothing
    del block


def current() -> Compute:
    """The device and thread count of the run in this process."""
    return _current


def torch_device() -> torch.device:
    """The run's device; also tells torch the run's thread count, so call it before the first tensor."""
    import torch

    torch.set_num_threads(_current.threads)
    return torch.device(_current.device)


def available_devices() -> list[str]:
    """ "cpu", then accelerators, the best last: "mps" or "cuda"; of several GPUs also "cuda:0", "cuda:1", ... before it."""
    import torch

    devices = ["cpu"]
    if torch.backends.mps.is_available():
        devices.append("mps")
    if torch.cuda.is_available():
        count = torch.cuda.device_count()
        devices += [f"cuda:{i}" for i in range(count) if count > 1] + ["cuda"]
    return devices


def device_names() -> dict[str, str]:
    """What to call each available device on screen: {"cuda": "NVIDIA H200"}."""
    import torch

    names = {"cpu": processor(), "mps": "Apple GPU"}
    return {device: names.get(device) or torch.cuda.get_device_name(device) for device in available_devices()}


def warm_up() -> None:
    """Imports torch and touches what the first training step would otherwise wait for (about a second in all)."""
    import torch

    parameter = torch.nn.Parameter(torch.zeros(2, 2))
    optimizer = torch.optim.SGD([parameter], lr=0.1)
    torch.nn.functional.cross_entropy(parameter @ parameter, torch.zeros(2, dtype=torch.long)).backward()
    optimizer.step()


def has_fast_bf16() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware (then convolutions run two to three times faster in it)."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:  # only Linux tells; elsewhere stay with float32
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def processor() -> str:
    """Name of the processor for the status bar and ``doctor``."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def seed_everything(seed: int) -> None:
    """Seeds Python, numpy and torch (all devices) for initial weights and dropout."""
    import torch

    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)


def random_state() -> dict[str, Any]:
    """Torch's random state for a checkpoint (numpy: keep your own Generator and store ``rng.bit_generator.state``)."""
    import torch

    state = {"cpu": torch.get_rng_state()}
    if _current.device.startswith("cuda"):
        state["cuda"] = torch.cuda.get_rng_state(_current.device)
    return state


def restore_random_state(state: dict[str, Any]) -> None:
    """Undoes ``random_state``."""
    import torch

    torch.set_rng_state(state["cpu"])
    if "cuda" in state:
        torch.cuda.set_rng_state(state["cuda"], _current.device)
