"""Several multi-layer perceptrons of one shape side by side, as batched matrix products: members that differ in their weights."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

FUNCTIONS = {"tanh": torch.tanh, "relu": torch.relu}


class MLPStack(nn.Module):
    """``members`` networks from flattened inputs (inputs) to logits (classes); ``sizes`` are the units of each layer.

    Weights (members, inputs, outputs) start normal with the variance 2 / (inputs + outputs) of Glorot and Bengio (2010),
    biases (members, 1, outputs) at 0; member i draws with ``seed`` + i, so it starts alike in every stack. Inputs are
    normalised inside with ``mean`` and ``deviation``. ``activation`` is "tanh" or "relu", between layers.
    """

    def __init__(
        self,
        members: int,
        sizes: Sequence[int],
        activation: str = "tanh",
        *,
        seed: int = 0,
        mean: float = 0.0,
        deviation: float = 1.0,
    ) -> None:
        super().__init__()
        self.members, self.sizes = members, tuple(sizes)
        self.mean, self.deviation = mean, deviation
        self._function = FUNCTIONS[activation]
        generators = [torch.Generator().manual_seed(seed + member) for member in range(members)]
        self.weights, self.biases = nn.ParameterList(), nn.ParameterList()
        for number, (a, b) in enumerate(pairwise(self.sizes)):
            drawn = torch.stack([torch.randn(a, b, generator=generator) for generator in generators])
            self.weights.append(nn.Parameter(drawn * self.spread(number)))
            self.biases.append(nn.Parameter(torch.zeros(members, 1, b)))

    def spread(self, number: int) -> float:
        """Standard deviation of the initial weights of layer ``number``."""
        return math.sqrt(2 / (self.sizes[number] + self.sizes[number + 1]))

    def forward(self, pictures: Tensor) -> Tensor:
        """Logits (members * n, classes) of pictures (members * n, ...): the first n are for the first member, and so on."""
        logits = self.logits(pictures.reshape(self.members, -1, self.sizes[0]))
        return logits.flatten(0, 1)

    def logits(self, x: Tensor, parameters: Sequence[Tensor] | None = None) -> Tensor:
        """Logits (members, n, classes) of x (members, n, inputs); ``parameters``, as ``snapshot`` gave them, in place of its own."""
        layers = len(self.weights)
        weights = parameters[:layers] if parameters else self.weights
        biases = parameters[layers:] if parameters else self.biases
        x = (x - self.mean) / self.deviation
        for number in range(layers):
            x = torch.baddbmm(biases[number], x, weights[number])
            if number < layers - 1:
                x = self._function(x)
        return x

    def snapshot(self) -> list[Tensor]:
        """Copies of all weights, then of all biases."""
        return [parameter.detach().clone() for parameter in (*self.weights, *self.biases)]


class Average(nn.Module):
    """The mean prediction of a stack at several moments, as a model of its own: the logarithm of the mean probabilities."""

    def __init__(self, stack: MLPStack, samples: Sequence[Sequence[Tensor]]) -> None:
        super().__init__()
        self.stack, self.samples = stack, samples

    def forward(self, pictures: Tensor) -> Tensor:
        """Log-probabilities (members * n, classes), which have the same softmax; for pictures see ``MLPStack``."""
        return self.logits(pictures.reshape(self.stack.members, -1, self.stack.sizes[0])).flatten(0, 1)

    def logits(self, x: Tensor) -> Tensor:
        """Log-probabilities (members, n, classes) of x (members, n, inputs)."""
        each = torch.stack([self.stack.logits(x, sample).log_softmax(2) for sample in self.samples])
        return each.logsumexp(0) - math.log(len(self.samples))
