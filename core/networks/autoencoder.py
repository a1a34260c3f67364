"""A small convolutional autoencoder: pictures to a quarter of their sides and back, so that diffusion can work on less."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

#: How much smaller each side of the latent picture is.
SHRINKS = 4


class _Block(nn.Module):
    """x + conv(silu(norm(conv(silu(norm(x)))))."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.GroupNorm(8, width), nn.GroupNorm(8, width)
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        h = self.conv1(functional.silu(self.norm1(x)))
        return x + self.conv2(functional.silu(self.norm2(h)))


class Autoencoder(nn.Module):
    """Pictures (n, channels, height, width) in [-1, 1] <-> latents (n, latent, height / 4, width / 4).

    A variational autoencoder (Kingma and Welling 2014, arXiv:1312.6114), as latent diffusion needs it (Rombach et al. 2022,
    arXiv:2112.10752, section 3.1): the encoder names a Gaussian for each latent number. ``encode`` takes its mean and
    standardises each channel by ``shift`` and ``scale`` (latent,), which are part of the weights; ``decode`` undoes that.
    """

    def __init__(self, spec: dict[str, Any], picture: Sequence[int], latent: int, width: int) -> None:
        super().__init__()
        self.spec, self.picture = spec, tuple(picture)
        #: (latent, height, width) of what pictures become.
        self.latent = (latent, picture[1] // SHRINKS, picture[2] // SHRINKS)
        self.register_buffer("shift", torch.zeros(latent))
        self.register_buffer("scale", torch.ones(latent))
        channels, wide = 4 * picture[0], 2 * width
        self.encoder = nn.Sequential(
            nn.PixelUnshuffle(2), nn.Conv2d(channels, width, 3, padding=1), _Block(width),
            nn.Conv2d(width, wide, 3, 2, 1), _Block(wide), nn.GroupNorm(8, wide), nn.SiLU(), nn.Conv2d(wide, 2 * latent, 1),
        )  # fmt: skip
        self.decoder = nn.Sequential(
            nn.Conv2d(latent, wide, 3, padding=1), _Block(wide), nn.Upsample(scale_factor=2),
            nn.Conv2d(wide, width, 3, padding=1), _Block(width), nn.GroupNorm(8, width), nn.SiLU(),
            nn.Conv2d(width, channels, 3, padding=1), nn.PixelShuffle(2),
        )  # fmt: skip
        self.to(memory_format=torch.channels_last)

    def gaussians(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of each latent number, not standardised."""
        mean, log_variance = self.encoder(pictures.contiguous(memory_format=torch.channels_last)).chunk(2, 1)
        return mean, log_variance.clamp(-20, 10)

    def encode(self, pictures: Tensor) -> Tensor:
        """Standardised latents: over the training pictures each channel has mean 0 and standard deviation 1."""
        return (self.gaussians(pictures)[0].float() - _per_map(self.shift)) / _per_map(self.scale)

    def decode(self, latents: Tensor) -> Tensor:
        """Pictures, which may leave [-1, 1] by a little."""
        return self.decoder(latents * _per_map(self.scale) + _per_map(self.shift)).float()

    def forward(self, pictures: Tensor) -> Tensor:
        """Pictures, encoded and decoded."""
        return self.decode(self.encode(pictures))


def _per_map(values: Tensor) -> Tensor:
    return values[:, None, None]


def build(picture: Sequence[int], latent: int = 4, width: int = 32) -> Autoencoder:
    """An untrained autoencoder for pictures (channels, height, width); for MNIST 28x28 become 7x7 of ``latent`` numbers.

    Raises:
        ValueError: sides that are no multiples of 4, or a width that is none of 8.
    """
    if min(picture[1:]) < SHRINKS or any(side % SHRINKS for side in picture[1:]):
        raise ValueError(
            f"pictures of {picture[1]}x{picture[2]} do not fit: their sides must be multiples of {SHRINKS}"
        )
    if width < 8 or width % 8:
        raise ValueError(f"width is {width}, but must be a multiple of 8")
    arguments = {"picture": list(picture), "latent": latent, "width": width}
    return Autoencoder({"network": "autoencoder", "arguments": arguments}, picture, latent, width)
