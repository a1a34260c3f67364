"""Training a network that sees the noise in pictures, one batch at a time, and sampling pictures from its average."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.generative.diffusion import Network, Schedule, guided, noise_loss, sample, some_forgotten
from core.networks.averaging import averaged
from core.networks.image_network import forward_in
from core.networks.unet import UNet
from core.training import restore_optimizer

#: Share of the labels that are forgotten in training, so that guidance has something to guide away from.
FORGOTTEN = 0.1


class ImageDiffusion:
    """A network on its device, its optimizer, and the average of its weights.

    ``images`` (n, channels, height, width) uint8, or latents of an autoencoder in float32, and ``labels`` (n,) lie on that
    device too. What a step sees depends on ``seed`` and the step alone. ``precision`` is the dtype of the forward pass. ``resume`` is a ``state()``: training goes on as
    if it had never stopped, bit for bit.
    """

    def __init__(
        self, network: UNet, plan: Schedule, images: Tensor, labels: Tensor, *, batch_size: int, decay: float, seed: int,
        precision: torch.dtype = torch.float32, resume: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.network, self.plan, self.step, self._precision = network.to(images.device), plan, 0, precision
        self._images, self._labels, self._batch_size, self._seed = images, labels, batch_size, seed
        self._average = averaged(self.network, decay)
        self._optimizer = torch.optim.AdamW(network.parameters(), fused=images.device.type in ("cpu", "cuda"))
        self._random = torch.Generator(images.device)
        if resume:
            self.load(resume)

    def load(self, state: dict[str, Any]) -> None:
        """Goes back to a ``state()``."""
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        restore_optimizer(self._optimizer, state["optimizer"])

    @property
    def is_finite(self) -> bool:
        """Whether all weights, newest and averaged, are numbers."""
        parameters = [p.detach() for n in (self.network, self.best) for p in n.parameters()]
        return bool(torch.stack([p.sum() for p in parameters]).isfinite().all())

    @property
    def best(self) -> UNet:
        """The average, which is what samples."""
        return self._average.module

    def state(self) -> dict[str, Any]:
        """What goes on from here: the step, weights, average and optimizer, not copied."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }

    def learn(self, rate: float) -> Tensor:
        """One step of AdamW at this learning rate; its loss, a scalar without gradient."""
        self.step += 1
        self._random.manual_seed(self._seed * 1_000_003 + self.step)
        rows = np.random.default_rng([self._seed, self.step]).integers(len(self._images), size=self._batch_size)
        rows = torch.from_numpy(rows).to(self._images.device)
        labels = some_forgotten(self._labels[rows], self.network.classes, FORGOTTEN, self._random)
        data = as_data(self._images[rows])
        with forward_in(self._precision, data.device):
            loss = noise_loss(self.network, data, labels, self.plan, self._random)
        self._optimizer.param_groups[0]["lr"] = rate
        self._optimizer.zero_grad()
        loss.backward()
        self._optimizer.step()
        self._average.update_parameters(self.network)
        return loss.detach()


def seeing_in(network: UNet, precision: torch.dtype) -> Network:
    """The network with its forward pass in this precision and its answer in float32, in which samplers compute."""

    def see(x: Tensor, times: Tensor, labels: Tensor | None) -> Tensor:
        with forward_in(precision, x.device):
            return network(x, times, labels).float()

    return see


def pictures(
    network: UNet, plan: Schedule, labels: Tensor, *, steps: int, eta: float, guidance: float, seed: int,
    precision: torch.dtype = torch.float32,
) -> Iterator[np.ndarray]:  # fmt: skip
    """Samples of these classes (n,), which lie on the network's device: after each step the guess of the end, the last one is it.

    uint8 (n, height, width) or (n, height, width, 3). ``precision`` is that of the network's forward
    passes. See ``core.generative.diffusion.sample`` and ``guided``.
    """
    random = torch.Generator(labels.device).manual_seed(seed)
    noise = torch.randn(len(labels), *network.picture, generator=random, device=labels.device)
    predict = guided(seeing_in(network, precision), labels, network.classes, guidance)
    for state in sample(predict, noise, plan, steps, eta, limit=1.0, generator=random):
        yield pixels(state.guess)


def as_data(images: Tensor) -> Tensor:
    """Pictures in [-1, 1] from uint8; floats, such as latents, are data as they are."""
    return images.float() / 127.5 - 1 if images.dtype == torch.uint8 else images


def pixels(x: Tensor) -> np.ndarray:
    """uint8 (n, height, width) or (n, height, width, 3) from pictures (n, channels, height, width) in [-1, 1]."""
    levels = ((x.detach() + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).cpu()
    return (levels[:, 0] if x.shape[1] == 1 else levels.movedim(1, 3)).numpy()
