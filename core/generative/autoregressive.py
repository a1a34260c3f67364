"""Pictures as sequences of pixels: few levels of grey, the likelihood of pictures, training, and sampling pixel by pixel.

*Level numbers* are uint8 from 0 (black) to levels - 1 (white). A network is a ``core.networks.pixelcnn.PixelCNN``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core.generative.completions import filling
from core.generative.diffusion import some_forgotten
from core.networks.averaging import averaged
from core.networks.image_network import forward_in, measuring
from core.networks.pixelcnn import PixelCNN
from core.training import restore_optimizer

#: How grey becomes few levels, see ``quantised``; and how many levels that makes.
Grey = Literal["drawn", "cut", "four"]
LEVELS: dict[Grey, int] = {"drawn": 2, "cut": 2, "four": 4}
#: Test NLL in nats of the PixelCNN of van den Oord et al. 2016 (arXiv:1601.06759, table 4), for MNIST of 28x28 that was
#: ``drawn`` once. They took Larochelle's draw, we take our own: the same distribution, another sample of it.
PUBLISHED_NATS = 81.30
#: Share of the labels that are forgotten in training, so that the network also knows pictures of no class.
FORGOTTEN = 0.1
#: Gradients are cut to this norm.
LONGEST = 1.0
#: In pictures that are on their way, the grey of pixels that are not there yet.
BLANK = 40


def quantised(pictures: np.ndarray, grey: Grey, seed: int | Sequence[int] = 0) -> np.ndarray:
    """Level numbers (n, h, w) of uint8 pictures (n, h, w).

    - drawn: each pixel is white with the probability that is its brightness, drawn once (Salakhutdinov and Murray 2008, On the
      quantitative analysis of deep belief networks): the "binarized MNIST" of the literature.
    - cut: white from half brightness on. Less random than "drawn", so likelihoods are not comparable.
    - four: the nearest of four levels.
    """
    if grey == "cut":
        return (pictures >= 128).astype(np.uint8)
    if grey == "four":
        return ((pictures.astype(np.uint16) * 3 + 127) // 255).astype(np.uint8)
    rng, levels = np.random.default_rng(seed), np.empty(pictures.shape, np.uint8)
    for start in range(0, len(pictures), 1000):
        piece = pictures[start : start + 1000]
        levels[start : start + 1000] = rng.random(piece.shape, np.float32) * 255 < piece
    return levels


def greys(levels: np.ndarray, count: int) -> np.ndarray:
    """uint8 pictures of level numbers, 0 black and ``count`` - 1 white."""
    return (levels.astype(np.uint16) * 255 // (count - 1)).astype(np.uint8)


def bits_per_dimension(nats: float, shape: tuple[int, ...]) -> float:
    """Nats a picture of (height, width) as bits a pixel."""
    return nats / math.log(2) / math.prod(shape)


def independent_nats(train: np.ndarray, test: np.ndarray, count: int) -> float:
    """Nats a test picture if each pixel is drawn on its own, as often at each level as in training (one added to each count)."""
    counts = np.stack([(train == level).sum(0) for level in range(count)]) + 1.0
    shares = np.log(counts / counts.sum(0))
    return -float(sum((shares[level] * (test == level).mean(0)).sum() for level in range(count)))


def nats(network: PixelCNN, levels: Tensor, labels: Tensor | None, precision: torch.dtype = torch.float32) -> Tensor:
    """-ln p of each picture, (n,), for level numbers (n, 1, h, w) and classes (n,) or None, on the network's device."""
    with measuring(network), forward_in(precision, levels.device):
        logits = network(levels, labels)
    return functional.cross_entropy(logits, levels[:, 0].long(), reduction="none").sum((1, 2))


class PixelTraining:
    """A network on its device, its optimizer, and the average of its weights.

    ``levels`` (n, 1, height, width) and ``labels`` (n,) lie on that device too. What a step sees depends on ``seed`` and the
    step alone. ``precision`` is the dtype of the forward pass. ``resume`` is a ``state()``: training goes on as if it had never
    stopped, bit for bit.
    """

    def __init__(
        self, network: PixelCNN, levels: Tensor, labels: Tensor, *, batch_size: int, decay: float, seed: int,
        precision: torch.dtype = torch.float32, resume: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.network, self.step, self._precision = network.to(levels.device), 0, precision
        self._levels, self._labels, self._batch_size, self._seed = levels, labels, batch_size, seed
        self._average = averaged(self.network, decay)
        self._parameters = list(network.parameters())
        self._optimizer = torch.optim.AdamW(
            self._parameters, weight_decay=0.0, fused=levels.device.type in ("cpu", "cuda")
        )
        self._random = torch.Generator(levels.device)
        if resume:
            self.load(resume)

    @property
    def best(self) -> PixelCNN:
        """The average, which is what samples and is measured."""
        return self._average.module

    @property
    def is_finite(self) -> bool:
        """Whether all weights are numbers."""
        return bool(torch.stack([p.detach().sum() for p in self._parameters]).isfinite().all())

    def state(self) -> dict[str, Any]:
        """What goes on from here: the step, weights, average and optimizer, not copied."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Goes back to a ``state()``."""
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        restore_optimizer(self._optimizer, state["optimizer"])

    def learn(self, rate: float) -> Tensor:
        """One step of AdamW at this learning rate; its loss, the mean nats a pixel, a scalar without gradient."""
        self.step += 1
        self._random.manual_seed(self._seed * 1_000_003 + self.step)
        rows = np.random.default_rng([self._seed, self.step]).integers(len(self._levels), size=self._batch_size)
        rows = torch.from_numpy(rows).to(self._levels.device)
        levels, labels = self._levels[rows], None
        if self.network.classes:
            labels = some_forgotten(self._labels[rows], self.network.classes, FORGOTTEN, self._random)
        with forward_in(self._precision, levels.device):
            logits = self.network(levels, labels)
        loss = functional.cross_entropy(logits, levels[:, 0].long())
        self._optimizer.param_groups[0]["lr"] = rate
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, LONGEST)
        self._optimizer.step()
        self._average.update_parameters(self.network)
        return loss.detach()


def pictures(
    network: PixelCNN, labels: Tensor | None, *, count: int, seed: int, temperature: float = 1.0,
    known: np.ndarray | None = None, mask: np.ndarray | None = None,
) -> Iterator[np.ndarray]:  # fmt: skip
    """Samples of these classes (count,), or of no class: the pictures after each row, the last ones are finished.

    uint8 (count, height, width); what is not there yet is ``BLANK``. Logits are divided by ``temperature``. ``known`` (height,
    width) are the level numbers of a picture that is kept where ``mask`` is False. Known pixels are seen by those missing ones
    that come after them, and by no others: see ``core.generative.completions.filling``, which this is, without weights.
    """
    if labels is None:
        labels = torch.full((count,), network.classes, device=next(network.parameters()).device)
    for state in filling(network, labels, seed=seed, temperature=temperature, known=known, mask=mask, resample=False):
        yield on_the_way(network, state.levels, state.done, known, mask)


def on_the_way(
    network: PixelCNN, levels: np.ndarray, done: int, known: np.ndarray | None = None, mask: np.ndarray | None = None
) -> np.ndarray:
    """uint8 pictures of level numbers (n, h, w) of which the first ``done`` pixels are there, and what is known of the rest."""
    there = np.arange(math.prod(levels.shape[1:])).reshape(levels.shape[1:]) < done
    if known is not None and mask is not None:
        levels = np.where(there | mask, levels, known)
        there = there | ~mask
    return np.where(there, greys(levels, network.levels), BLANK).astype(np.uint8)
