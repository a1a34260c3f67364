"""A data set where the network is: moved once as uint8, batches picked and scaled there, no Python per picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor


class OnDevice:
    """``images`` (n, channels, h, w) uint8 and ``labels`` (n,) int64 on a device, a quarter of what floats would take."""

    def __init__(self, images: np.ndarray, labels: np.ndarray, device: str | torch.device = "cpu") -> None:
        """``images`` (n, h, w) or (n, h, w, 3) uint8, as in ``Images``; read-only and memory-mapped ones are copied."""
        # A copy in any case: torch must not write into a mapped file, and a page fault per batch would cost more.
        pixels = torch.from_numpy(np.array(images)).to(device)
        self.images = pixels[:, None] if pixels.ndim == 3 else pixels.movedim(-1, 1).contiguous()
        self.labels = torch.from_numpy(np.array(labels)).to(device)

    def __len__(self) -> int:
        return len(self.images)

    def batch(self, rows: Tensor | slice) -> tuple[Tensor, Tensor]:
        """Pictures in [0, 1] (float32) and labels of these rows; ``rows`` is a slice or lies on the device."""
        return self.images[rows].float().div_(255), self.labels[rows]

    def batches(self, size: int, seed: int | None = None, epoch: int = 0) -> Iterator[tuple[Tensor, Tensor]]:
        """All rows once, the last batch shorter: in order, or shuffled by ``seed`` and ``epoch``, alike on every device."""
        if seed is None:
            for start in range(0, len(self), size):
                yield self.batch(slice(start, start + size))
            return
        order = torch.from_numpy(np.random.default_rng([seed, epoch]).permutation(len(self)))
        for rows in order.to(self.images.device).split(size):
            yield self.batch(rows)

    def mean_and_deviation(self) -> tuple[Tensor, Tensor]:
        """Of each channel over all pictures, (channels,) each, for the first layer of a network; in [0, 1]."""
        counts = torch.stack([torch.bincount(channel.reshape(-1), minlength=256) for channel in self.images.unbind(1)])
        levels = torch.arange(256, device=counts.device) / 255
        share = counts / counts.sum(dim=1, keepdim=True)
        mean = share @ levels
        return mean, (share @ levels.square() - mean.square()).clamp(min=0).sqrt()
