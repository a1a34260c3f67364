"""The game between a generator and a discriminator of pictures: rounds on pictures that lie on the device."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from core import compute
from core.generative import LossName
from core.generative.gan_losses import LOSSES, between, gradient_penalty
from core.networks.discriminator import Discriminator
from core.networks.generator import Generator
from core.networks.image_network import forward_in
from core.training import restore_optimizer


class Rules(NamedTuple):
    """How a round is played; may differ from round to round.

    ``penalty`` weighs the gradient penalty, see core.generative.gan_losses: of norm 1 between real and generated pictures
    with "wasserstein", else R1. ``momentum`` is Adam's beta 1; two learning rates are TTUR (Heusel et al. 2017). ``average``
    is the decay of the generator's exponential moving average, 0 for none (Yaz et al. 2019, arXiv:1806.04498).
    """

    loss: LossName = "non-saturating"
    penalty: float = 0.0
    generator_rate: float = 2e-4
    discriminator_rate: float = 2e-4
    momentum: float = 0.5
    discriminator_steps: int = 1
    average: float = 0.999


class Round(NamedTuple):
    """Losses (scalars) and the discriminator's outputs (n,) in the last half-steps of a round; all detached."""

    discriminator_loss: Tensor
    generator_loss: Tensor
    real: Tensor
    fake: Tensor


class ImageGan:
    """Both networks on their device, their optimizers, and the generator's average.

    ``images`` (n, channels, height, width) uint8 and ``labels`` (n,) lie on that device too. Pictures come in an order that
    depends on ``seed`` and the epoch alone, noise from torch's random state. ``precision`` is that of the forward passes, but
    for those of a gradient penalty, whose slopes bfloat16 would blur. ``resume`` is a ``state()`` with its step: the game goes
    on as if it had never stopped, bit for bit. ``last`` is what the last round saw.
    """

    last: Round

    def __init__(
        self, generator: Generator, discriminator: Discriminator, images: Tensor, labels: Tensor, *, batch_size: int = 64,
        seed: int = 0, precision: torch.dtype = torch.float32, resume: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.device = images.device
        self.generator = generator.to(self.device, memory_format=torch.channels_last).train()
        self.discriminator = discriminator.to(self.device, memory_format=torch.channels_last).train()
        self._images, self._labels, self._seed, self.precision = images, labels, seed, precision
        self.batch_size = min(batch_size, len(images))
        self._average = copy.deepcopy(self.generator)
        self._optimizers = {
            player: torch.optim.Adam(player.parameters(), fused=self.device.type in ("cpu", "cuda"))
            for player in (self.generator, self.discriminator)
        }
        self.step = self._batch = 0
        self._averaging, self._order = False, (-1, torch.empty(0))
        if resume:
            self.load(resume)

    @property
    def best(self) -> Generator:
        """The generator's average, or the generator itself where none is taken."""
        return self._average if self._averaging else self.generator

    @property
    def rounds_per_epoch(self) -> int:
        """Batches in one pass over the pictures; what is left over waits for the next order."""
        return len(self._images) // self.batch_size

    @property
    def is_finite(self) -> bool:
        """Whether all weights and running statistics of both players are numbers."""
        values = [v.sum() for n in (self.generator, self.discriminator) for v in n.state_dict().values()]
        return bool(torch.stack([v.float() for v in values]).isfinite().all())

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds, beside the step."""
        return {
            **{name: network.state_dict() for name, network in self._networks().items()},
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers.values()],
            "batch": self._batch,
            "averaging": self._averaging,
            "random": compute.random_state(),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Goes back to a ``state()`` with its step."""
        self.step, self._batch, self._averaging = state["step"], state["batch"], state["averaging"]
        for name, network in self._networks().items():
            network.load_state_dict(state[name])
        for optimizer, kept in zip(self._optimizers.values(), state["optimizers"], strict=True):
            restore_optimizer(optimizer, kept)
        compute.restore_random_state(state["random"])

    def round(self, rules: Rules) -> Iterator[None]:
        """The discriminator's steps, then one of the generator; yields after each, for one alone may take long.

        The pictures that the discriminator saw last are those that the generator learns from, so they are made once.
        """
        loss = LOSSES[rules.loss]
        for turn in range(rules.discriminator_steps):
            real, labels = self._next()
            # Two blocks: autocast keeps the weights it has converted, without gradients where they were not wanted.
            with torch.set_grad_enabled(turn == rules.discriminator_steps - 1), self._fast():
                fake = self.generator(self.noise(len(real)), labels)
            with self._fast():
                real_outputs = self.discriminator(real, labels).float()
                fake_outputs = self.discriminator(fake.detach(), labels).float()
            for_discriminator = loss.discriminator(real_outputs, fake_outputs)
            if rules.penalty:
                for_discriminator = for_discriminator + rules.penalty * self._penalty(rules, real, fake, labels)
            self._learn(self.discriminator, for_discriminator, rules.discriminator_rate, rules)
            yield
        with self._fast():
            outputs = self.discriminator(fake, labels).float()
        for_generator = loss.generator(outputs)
        self._learn(self.generator, for_generator, rules.generator_rate, rules)
        self._follow(rules.average)
        self.step += 1
        self.last = Round(*(t.detach() for t in (for_discriminator, for_generator, real_outputs, fake_outputs)))
        yield

    def noise(self, count: int) -> Tensor:
        """Standard normal, (count, latent)."""
        return torch.randn(count, self.generator.latent, device=self.device)

    def _fast(self) -> AbstractContextManager[None]:
        return forward_in(self.precision, self.device)

    def _networks(self) -> dict[str, torch.nn.Module]:
        return {"generator": self.generator, "discriminator": self.discriminator, "average": self._average}

    def _next(self) -> tuple[Tensor, Tensor]:
        """The next batch: pictures in [-1, 1], channels last in memory, and labels."""
        epoch, place = divmod(self._batch, self.rounds_per_epoch)
        if self._order[0] != epoch:
            order = np.random.default_rng([self._seed, epoch]).permutation(len(self._images))
            self._order = epoch, torch.from_numpy(order).to(self.device)
        rows = self._order[1][place * self.batch_size : (place + 1) * self.batch_size]
        self._batch += 1
        pictures = self._images[rows].to(torch.float32, memory_format=torch.channels_last)
        return pictures.div_(127.5).sub_(1), self._labels[rows]

    def _penalty(self, rules: Rules, real: Tensor, fake: Tensor, labels: Tensor) -> Tensor:
        def judged(places: Tensor) -> Tensor:
            return self.discriminator(places, labels)

        if rules.loss != "wasserstein":
            return gradient_penalty(judged, real, 0)
        shares = torch.rand(len(real), device=self.device)
        return gradient_penalty(judged, between(real, fake.detach(), shares), 1)

    def _learn(self, player: torch.nn.Module, loss: Tensor, rate: float, rules: Rules) -> None:
        """One step of a player against the gradient of its loss; the other one's weights get none, which saves time."""
        parameters = list(player.parameters())
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.grad = gradient
        optimizer = self._optimizers[player]
        optimizer.param_groups[0].update(lr=rate, betas=(rules.momentum, 0.999))
        optimizer.step()

    @torch.no_grad()
    def _follow(self, decay: float) -> None:
        """Moves the average, running statistics of batch norm included, towards the generator."""
        if not decay:
            self._averaging = False
            return
        # Early averages forget fast, or they would remember the first weights; one that begins late begins at the generator.
        share = 1 - min(decay, (1 + self.step) / (10 + self.step)) if self._averaging else 1.0
        self._averaging = True
        mine, its = (
            [v for v in n.state_dict().values() if v.is_floating_point()] for n in (self._average, self.generator)
        )
        torch._foreach_lerp_(mine, its, share)
