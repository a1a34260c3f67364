"""Training an autoencoder of pictures, one batch at a time, and standardising what it makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.generative.image_diffusion import as_data
from core.networks.autoencoder import Autoencoder
from core.networks.image_network import forward_in
from core.training import restore_optimizer

#: Standard deviation of the Gaussian that the decoder is the mean of, for pixels in [-1, 1]: what may be lost of a pixel.
PIXEL_NOISE = 0.1
#: Magnitude beyond which standardised latents hardly ever lie: where samplers cut their guesses, as they cut pixels at 1. Without
#: it the first steps of a walk can run away, for a guess at t = 1000 is the small rest of the data in x, greatly enlarged.
LATENT_LIMIT = 6.0


def evidence_loss(network: Autoencoder, pictures: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
    """The negative evidence lower bound per pixel times 2 ``PIXEL_NOISE``^2, up to a constant, and the squared error in it.

    ``pictures`` (n, ...) in [-1, 1], ``noise`` (n, *latent) standard normal. It is the mean squared error plus
    2 ``PIXEL_NOISE``^2 times the divergence of the latent Gaussians from standard normal ones, a pixel (Kingma and Welling
    2014, equation 10, with a Gaussian decoder of that deviation).
    """
    mean, log_variance = (part.float() for part in network.gaussians(pictures))
    decoded = network.decoder(mean + (log_variance / 2).exp() * noise).float()
    error = (decoded - pictures).square().mean()
    divergence = (mean.square() + log_variance.exp() - 1 - log_variance).sum() / 2
    return error + 2 * PIXEL_NOISE**2 * divergence / pictures.numel(), error.detach()


class Autoencoding:
    """A network on its device and its optimizer.

    ``images`` (n, channels, height, width) uint8 lie on that device too. What a step sees depends on ``seed`` and the step
    alone. ``precision`` is the dtype of the forward pass. ``resume`` is a ``state()``: training goes on as if it had never
    stopped, bit for bit.
    """

    def __init__(
        self, network: Autoencoder, images: Tensor, *, batch_size: int, seed: int,
        precision: torch.dtype = torch.float32, resume: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.network, self.step, self._precision = network.to(images.device), 0, precision
        self._images, self._batch_size, self._seed = images, batch_size, seed
        self._optimizer = torch.optim.AdamW(network.parameters(), fused=images.device.type in ("cpu", "cuda"))
        self._random = torch.Generator(images.device)
        if resume:
            self.step = resume["step"]
            self.network.load_state_dict(resume["network"])
            restore_optimizer(self._optimizer, resume["optimizer"])

    def state(self) -> dict[str, Any]:
        """What goes on from here: the step, weights and optimizer, not copied."""
        return {"step": self.step, "network": self.network.state_dict(), "optimizer": self._optimizer.state_dict()}

    def learn(self, rate: float) -> Tensor:
        """One step of AdamW at this learning rate; the mean squared error of its pictures, a scalar without gradient."""
        self.step += 1
        self._random.manual_seed(self._seed * 1_000_003 + self.step)
        rows = np.random.default_rng([self._seed, self.step]).integers(len(self._images), size=self._batch_size)
        data = as_data(self._images[torch.from_numpy(rows).to(self._images.device)])
        noise = torch.randn(len(rows), *self.network.latent, generator=self._random, device=data.device)
        with forward_in(self._precision, data.device):
            loss, error = evidence_loss(self.network, data, noise)
        self._optimizer.param_groups[0]["lr"] = rate
        self._optimizer.zero_grad()
        loss.backward()
        self._optimizer.step()
        return error


@torch.no_grad()
def standardise(network: Autoencoder, images: Tensor, piece: int = 500) -> Tensor:
    """Sets ``shift`` and ``scale`` so that the latents of these uint8 pictures have mean 0 and deviation 1 a channel; returns
    the latents, (n, *latent) float32."""
    network.shift.zero_()
    network.scale.fill_(1)
    latents = torch.cat([network.encode(as_data(part)) for part in images.split(piece)])
    deviation, mean = torch.std_mean(latents, (0, 2, 3))
    network.shift.copy_(mean)
    network.scale.copy_(deviation.clamp(min=1e-6))
    return (latents - mean[:, None, None]) / network.scale[:, None, None]


@torch.no_grad()
def decoded(network: Autoencoder, latents: Tensor, piece: int = 500) -> Iterator[Tensor]:
    """Pictures (n, channels, height, width) of latents, a piece of them at a time."""
    for part in latents.split(piece):
        yield network.decode(part)
