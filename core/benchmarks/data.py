"""Loading data sets, and training examples per second into the device against torchvision's data set and DataLoader."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core import compute, datasets
from core.datasets import DatasetMissing, cache, cifar10
from core.datasets.catalogue import CARDS

GOALS = {
    "MNIST load [s]": "< 0.3",
    "CIFAR-10 from its zip [s]": "< 8",
    "CIFAR-10 from the cache [s]": "< 0.5",
    "* ratio": ">= 1",
}
_BATCH = 128


def run(progress: Callable[[str], None]) -> dict[str, float | str]:
    """Files are in the system's cache (each is read once before); the decoded pictures are not. Missing sets are left out."""
    compute.warm_up()
    figures: dict[str, float | str] = {}
    for measure in (_mnist, _cifar10, _feeding):
        try:
            figures |= measure(progress)
        except DatasetMissing as error:
            figures[f"{measure.__name__.strip('_')} left out"] = str(error)
    return figures


def _mnist(progress: Callable[[str], None]) -> dict[str, float]:
    progress("loading MNIST")
    datasets.load("mnist")
    return {"MNIST load [s]": _seconds(lambda: datasets.load("mnist").train.sum())}


def _cifar10(progress: Callable[[str], None]) -> dict[str, float]:
    archive = datasets.find("cifar10.zip")
    archive.read_bytes()
    with _empty_cache():
        progress("decoding CIFAR-10")
        first = _seconds(lambda: datasets.finish(cifar10.reading(archive)))
        progress("reading CIFAR-10 again")
        # The sum touches every pixel, so that all are really there.
        again = _seconds(lambda: datasets.finish(cifar10.reading(archive)).train.sum())
    return {"CIFAR-10 from its zip [s]": first, "CIFAR-10 from the cache [s]": again}


def _feeding(progress: Callable[[str], None]) -> dict[str, float | str]:
    """One epoch of MNIST, shuffled, in batches of float32 in [0, 1] on the device."""
    from torch.utils.data import DataLoader
    from torchvision.datasets import MNIST
    from torchvision.transforms import ToTensor

    from core.datasets.on_device import OnDevice

    folder, images = datasets.find(*CARDS["mnist"].places), datasets.load("mnist")
    figures: dict[str, float | str] = {"device": compute.current().device}
    ours = OnDevice(images.train, images.train_labels, compute.current().device)
    progress("feeding MNIST to the device")
    figures["samples per second"] = len(ours) / min(_epoch(ours.batches(_BATCH, 0, epoch)) for epoch in range(3))
    rival = MNIST(str(Path(folder).parents[1]), transform=ToTensor())
    for workers in (0, compute.cores()):
        progress(f"feeding it through torchvision with {workers} workers")
        loader = DataLoader(rival, _BATCH, shuffle=True, num_workers=workers)
        figures[f"DataLoader, {workers} workers, samples per second"] = len(rival) / _epoch(loader)
    fastest = max(value for name, value in figures.items() if name.startswith("DataLoader"))
    return figures | {"samples per second ratio": figures["samples per second"] / fastest}


def _epoch(batches: Iterable[Any]) -> float:
    """Seconds until every batch has arrived on the device."""
    device = compute.current().device

    def feed() -> None:
        for images, labels in batches:
            last = images.to(device), labels.to(device)
        last[0].sum().item()  # waits for a GPU, which works behind

    return _seconds(feed)


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _empty_cache() -> Iterator[None]:
    """Beside the real cache, on the same disk."""
    cache.folder().mkdir(parents=True, exist_ok=True)
    before = os.environ.get("LEARNOSCOPE_CACHE")
    with tempfile.TemporaryDirectory(dir=cache.folder(), prefix=".bench-", ignore_cleanup_errors=True) as empty:
        os.environ["LEARNOSCOPE_CACHE"] = empty
        try:
            yield
        finally:
            if before is None:
                del os.environ["LEARNOSCOPE_CACHE"]
            else:
                os.environ["LEARNOSCOPE_CACHE"] = before
