"""Pictures of trained models for the page on telling fakes: each yields None while it works, and uint8 pieces as they are done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from core.networks.generator import Generator
    from core.networks.unet import UNet
    from core.techniques.generative._fake_detection_sources import Request
    from core.techniques.generative.fake_detection import FakeDetection

#: Pictures that a network makes at a time: in one pass, or in many steps, each of which must not take long.
PASS, STEPS = 20, 8

Pieces = Iterator[np.ndarray | None]


def by_gan(network: Generator, asked: Request) -> Pieces:
    """A generator's pictures of standard normal noise."""
    noise = np.random.default_rng(asked.seed).standard_normal((len(asked.labels), network.latent), dtype=np.float32)
    for start in range(0, len(noise), PASS):
        z = _tensor(noise[start : start + PASS], network)
        yield network.pixels(z, _labels(asked, start, PASS, network)).cpu().numpy()


def by_diffusion(network: UNet, plan: str, page: FakeDetection, asked: Request) -> Pieces:
    """Samples of a diffusion model."""
    from core.generative.diffusion import schedule
    from core.generative.image_diffusion import pictures

    for start in range(0, len(asked.labels), STEPS):
        labels = _labels(asked, start, STEPS, network)
        seed = _seed(asked, start)
        steps = pictures(
            network, schedule(plan), labels, steps=page.sampler_steps, eta=float(page.sampler == "ddpm"), guidance=0.0, seed=seed
        )  # fmt: skip
        for end in steps:  # noqa: B007
            yield None
        yield end


def by_autoregression(network: Any, asked: Request) -> Pieces:
    """A PixelCNN's pictures, pixel by pixel; they have its few levels of grey."""
    from core.generative.autoregressive import pictures

    for start in range(0, len(asked.labels), PASS):
        count, seed = len(asked.labels[start : start + PASS]), _seed(asked, start)
        labels = _labels(asked, start, PASS, network) if network.classes else None
        for end in pictures(network, labels, count=count, seed=seed):  # noqa: B007
            yield None
        yield end


def by_autoencoder(network: Any, asked: Request) -> Pieces:
    """Real pictures, encoded and decoded."""
    import torch

    from core.generative.image_diffusion import pixels

    for start in range(0, len(asked.origins), PASS):
        with torch.no_grad():
            decoded = network.decode(network.encode(_planes(asked.origins[start : start + PASS], network)))
        yield pixels(decoded)


def filled(network: UNet, plan: str, steps: int, asked: Request) -> Pieces:
    """Holes filled by a diffusion model, which is told no class: nobody who fills a hole knows it. All else stays as it was."""
    from core.generative.image_diffusion import pixels

    for start in range(0, len(asked.origins), STEPS):
        known = _planes(asked.origins[start : start + STEPS], network)
        missing = _tensor(asked.masks[start : start + STEPS, None], network)
        yield from (end := _Filling(network, plan, steps, known, missing, _seed(asked, start)))
        yield pixels(end.x)


def filled_in_latents(autoencoder: Any, network: UNet, plan: str, steps: int, asked: Request) -> Pieces:
    """Holes filled among an autoencoder's latents, and all decoded, as Stable Diffusion does (Rombach et al. 2022).

    A latent number is missing where any pixel below it is. Nothing of the result is the original's own pixels.
    """
    import torch
    from torch.nn.functional import adaptive_max_pool2d

    from core.generative.image_diffusion import pixels

    for start in range(0, len(asked.origins), STEPS):
        with torch.no_grad():
            known = autoencoder.encode(_planes(asked.origins[start : start + STEPS], autoencoder))
        masks = _tensor(asked.masks[start : start + STEPS, None], network).float()
        missing = adaptive_max_pool2d(masks, known.shape[2:]) > 0
        yield from (end := _Filling(network, plan, steps, known, missing, _seed(asked, start), limit=None))
        with torch.no_grad():
            decoded = autoencoder.decode(end.x)
        yield pixels(decoded)


class _Filling:
    """Iterates over the steps of inpainting, yielding None; ``x`` is where it has come to."""

    def __init__(
        self, network: UNet, plan: str, steps: int, known: Tensor, missing: Tensor, seed: int, limit: float | None = 1.0
    ) -> None:
        import torch

        from core.generative.diffusion import schedule, unguided
        from core.generative.inverse_problems import inpaint

        random = torch.Generator(known.device).manual_seed(seed)
        noise = torch.randn(known.shape, generator=random, device=known.device)
        self.x = known
        self._states = inpaint(
            unguided(network), noise, schedule(plan), steps, 1.0, known, missing, limit=limit, generator=random
        )

    def __iter__(self) -> Iterator[None]:
        for state in self._states:
            self.x = state.x
            yield None


def _seed(asked: Request, start: int) -> int:
    return asked.seed * 4096 + start


def _labels(asked: Request, start: int, count: int, network: Any) -> torch.Tensor:
    return _tensor(asked.labels[start : start + count] % max(network.classes, 1), network)


def _tensor(values: np.ndarray, network: Any) -> torch.Tensor:
    import torch

    return torch.from_numpy(np.ascontiguousarray(values)).to(next(network.parameters()).device)


def _planes(pictures: np.ndarray, network: Any) -> Tensor:
    """(n, channels, h, w) float32 in [-1, 1] on the network's device."""
    values = _tensor(pictures, network)
    values = values[:, None] if values.ndim == 3 else values.movedim(3, 1)
    return values.float() / 127.5 - 1
