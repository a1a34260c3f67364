r"""AdvGAN: a network that, once trained, turns any picture into an adversarial one in a single pass.

The generator $G$ gets a picture $x$ and a class $t$ and answers with the picture $x + \epsilon \tanh(\cdot)$, clipped to [0, 1],
that the attacked classifier $C$ shall take for $t$. It minimises $L_C + \alpha L_{GAN}$: the cross-entropy of $C$'s answer
with $t$, and how surely a discriminator, trained meanwhile, tells its pictures from real ones. The bound on the perturbation
takes the place of the paper's hinge loss on its length. One generator serves all classes, each of which has a learned
map at the bottleneck; the paper trains one generator for each.

Source: Xiao, Li, Zhu, He, Liu and Song, Generating adversarial examples with adversarial networks (2018), equations 1 to 4.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, leaky_relu, mse_loss, relu

from core import compute
from core.attacks.gradients import attack_gradient, require_attackable
from core.datasets.on_device import OnDevice
from core.networks.image_network import evaluating, forward_in

#: Pictures whose gradients are looked at before training starts.
_LOOK = 16
#: Keeps the output where tanh is straight, also while Adam's first large steps come: nothing leads back from its flat ends.
_GENTLE = 0.1


class Generator(nn.Module):
    """Pictures (n, channels, h, w) in [0, 1] and targets (n,) to pictures within ``epsilon`` of them (L-infinity), in [0, 1]."""

    def __init__(self, shape: tuple[int, int, int], classes: int, epsilon: float, width: int = 16) -> None:
        """For pictures of ``shape`` (channels, h, w); ``width`` filters at full size, four times as many at a quarter of it."""
        super().__init__()
        self.epsilon = epsilon
        channels, *size = shape
        narrow, wide = 2 * width, 4 * width
        self.stages = nn.ModuleList(
            [_Normed(channels, width), _Normed(width, narrow, stride=2), _Normed(narrow, wide, stride=2)]
        )
        quarter = [-(-n // 4) for n in size]
        self.goals = nn.Parameter(0.5 * torch.randn(classes, wide, *quarter))
        self.blocks = nn.ModuleList(
            [nn.Sequential(_Normed(wide, wide), nn.Conv2d(wide, wide, 3, padding=1)) for _ in range(2)]
        )
        self.widening = nn.ModuleList([_Normed(wide, narrow), _Normed(narrow, width)])
        self.output = nn.Conv2d(width, channels, 3, padding=1)

    def forward(self, pictures: Tensor, targets: Tensor) -> Tensor:
        """The adversarial pictures."""
        x, passed = 2 * pictures - 1, []
        for stage in self.stages:
            x = stage(x)
            passed.append(x)
        x = x + self.goals[targets]
        for block in self.blocks:
            x = x + block(x)
        for stage, finer in zip(self.widening, passed[-2::-1], strict=True):
            x = nn.functional.interpolate(stage(x), size=finer.shape[2:]) + finer
        return (pictures + self.epsilon * (_GENTLE * self.output(x)).tanh()).clamp(0, 1)


class Discriminator(nn.Module):
    """Pictures (n, channels, h, w) to one number each, (n,): near 1 for real ones, near 0 for made ones."""

    def __init__(self, channels: int, width: int = 16) -> None:
        super().__init__()
        widths = [channels, width, 2 * width, 4 * width]
        self.stages = nn.ModuleList([nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairwise(widths)])
        self.output = nn.Linear(widths[-1], 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """How real they look."""
        x = 2 * pictures - 1
        for stage in self.stages:
            x = leaky_relu(stage(x), 0.2)
        return self.output(x.mean((2, 3)))[:, 0]


class _Normed(nn.Sequential):
    """Convolution, norm of groups of filters (of each picture for itself, so batches do not matter), ReLU."""

    def __init__(self, channels: int, filters: int, stride: int = 1) -> None:
        super().__init__(nn.Conv2d(channels, filters, 3, stride, padding=1), nn.GroupNorm(4, filters))

    def forward(self, x: Tensor) -> Tensor:
        return relu(super().forward(x))


class Losses(NamedTuple):
    """Of one update, detached: the classifier's cross-entropy with the targets, the generator's and the discriminator's
    squared errors (0 while ``realism`` is), and the share of the batch that was taken for its target."""

    step: int
    adversarial: Tensor
    deceived: Tensor
    discriminator: Tensor
    success: Tensor


class AdvGAN:
    """Trains ``generator`` against a frozen model on pictures (n, channels, h, w) uint8, never towards a picture's own label.

    ``realism`` is alpha, the weight of the discriminator, which is not trained while it is 0. ``learning_rate`` and
    ``realism`` may be set at any time. Same seed, same training.

    Raises:
        UnfitModel: see ``core.attacks``.
    """

    def __init__(
        self,
        model: nn.Module,
        data: OnDevice,
        classes: int,
        *,
        epsilon: float = 0.3,
        learning_rate: float = 0.002,
        batch_size: int = 64,
        realism: float = 0.0,
        seed: int = 0,
    ) -> None:
        self.model, self.data, self.classes = model, data, classes
        self.learning_rate, self.batch_size, self.realism = learning_rate, batch_size, realism
        self.step, self._seed = 0, seed
        pictures, labels = data.batch(slice(0, _LOOK))
        require_attackable(attack_gradient(model, pictures, labels, None))
        compute.seed_everything(seed)
        device, shape = pictures.device, tuple(pictures.shape[1:])
        form = {"device": device, "memory_format": torch.channels_last}
        self.generator = Generator(shape, classes, epsilon).to(**form)
        self._discriminator = Discriminator(shape[0]).to(**form)
        self._optimizers = [
            torch.optim.Adam(network.parameters(), learning_rate, betas=(0.5, 0.999))
            for network in (self.generator, self._discriminator)
        ]

    def steps(self, last: int) -> Iterator[Losses]:
        """Trains up to update number ``last``, one at a time; in the second half the learning rate falls straight to 0."""
        while self.step < last:
            rng = np.random.default_rng([self._seed, self.step])
            rows = torch.from_numpy(rng.integers(len(self.data), size=self.batch_size))
            shift = torch.from_numpy(rng.integers(1, self.classes, size=self.batch_size))
            real, labels = self.data.batch(rows.to(self.data.labels.device))
            targets = (labels + shift.to(labels.device)) % self.classes
            for optimizer in self._optimizers:
                optimizer.param_groups[0]["lr"] = self.learning_rate * min(1, 2 * (1 - self.step / last))
            self.step += 1
            yield self._update(real.contiguous(memory_format=torch.channels_last), targets)

    def _update(self, real: Tensor, targets: Tensor) -> Losses:
        zero = torch.zeros((), device=real.device)
        made = self.generator(real, targets)
        judged = zero
        if self.realism:
            sides = self._discriminator(torch.cat([real, made.detach()])).view(2, -1)
            judged = (mse_loss(sides[0], torch.ones_like(sides[0])) + sides[1].square().mean()) / 2
            self._descend(1, judged)
        with evaluating(self.model), forward_in(torch.float32, real.device):
            logits = self.model(made)
        adversarial, deceived = cross_entropy(logits, targets), zero
        if self.realism:
            looks = self._discriminator(made)
            deceived = mse_loss(looks, torch.ones_like(looks))
        self._descend(0, adversarial + self.realism * deceived)
        success = (logits.argmax(1) == targets).float().mean()
        return Losses(self.step, adversarial.detach(), deceived.detach(), judged.detach(), success)

    def _descend(self, which: int, loss: Tensor) -> None:
        """One update of the generator (0) or the discriminator (1); no other network gets gradients."""
        optimizer = self._optimizers[which]
        parameters = optimizer.param_groups[0]["params"]
        for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.grad = gradient
        optimizer.step()

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds, beside the step."""
        return {"parts": [part.state_dict() for part in self._parts]}

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from a ``state`` and its step as if nothing had happened in between."""
        self.step = state["step"]
        for part, kept in zip(self._parts, state["parts"], strict=True):
            part.load_state_dict(copy.deepcopy(kept))  # an optimizer would go on in the checkpoint's own tensors

    @property
    def _parts(self) -> list[Any]:
        return [self.generator, self._discriminator, *self._optimizers]


def attack(generator: Generator, pictures: Tensor, targets: Tensor) -> Tensor:
    """Adversarial pictures of unseen ones (n, channels, h, w), each towards its target (n,), in one pass; detached."""
    with torch.no_grad():
        return generator(pictures, targets)
