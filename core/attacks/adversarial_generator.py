r"""Simple generators: pictures that are trained to look like a sample and to be taken for another class, in turns.

A simple generator $f(w) = x$ is a network with one input, always 1, and one weight for each value of a picture, so its
output is its weights. $f_{ij}$ is trained in two steps, repeated: towards sample $i$ with the mean squared error, and through
the frozen classifier, $C \circ f_{ij}$, towards the one-hot vector of class $j$; both with Adam. It is the minimisation of
Szegedy et al., Intriguing properties of neural networks (2014), section 4.1, with turns in place of a penalty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.attacks.gradients import Loss, Slopes, cross_entropy, input_gradient, require_attackable
from core.attacks.projection import norms

LossName = Literal["cross-entropy", "squared error"]
#: A round that comes no closer than this share of the distance so far halves a generator's steps; below the smallest it rests.
_CLOSER, _SMALLEST = 0.99, 1 / 16


def squared_error(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean squared error (n,) between probabilities and one-hot targets; its gradient vanishes where the model is surely wrong."""
    goals = functional.one_hot(targets, logits.shape[1])
    return (logits.softmax(1) - goals).square().mean(1)


LOSSES: dict[LossName, Loss] = {"cross-entropy": cross_entropy, "squared error": squared_error}


class RowAdam:
    """Adam (Kingma and Ba 2015) for many problems at once: each row has moments and a count of steps of its own.

    A row takes the same steps whatever the others do, as if it had an optimizer to itself.
    """

    _MEAN, _SQUARE, _EPSILON = 0.9, 0.999, 1e-8

    def __init__(self, like: Tensor) -> None:
        """For parameters (rows, ...) of this shape."""
        self.mean, self.square = torch.zeros_like(like), torch.zeros_like(like)
        self.count = torch.zeros(len(like), dtype=like.dtype, device=like.device)

    def step(self, rows: Tensor, gradient: Tensor, rate: Tensor) -> Tensor:
        """What to add to these rows (m,), given their gradients (m, ...) and learning rates (m,)."""
        self.count[rows] += 1
        self.mean[rows] = mean = torch.lerp(gradient, self.mean[rows], self._MEAN)
        self.square[rows] = square = torch.lerp(gradient.square(), self.square[rows], self._SQUARE)
        count, rate = (per_row(values, gradient) for values in (self.count[rows], rate))
        deviation = (square / (1 - self._SQUARE**count)).sqrt()
        return -rate * mean / (1 - self._MEAN**count) / (deviation + self._EPSILON)


class SimpleGenerators:
    """One simple generator for each pair of a sample (n, channels, h, w) in [0, 1] and a class (n,), all trained at once.

    A generator has succeeded when the model gives its class a probability of at least ``confidence``. In each round it goes
    ``sample_steps`` towards its sample (in the first one, which starts from noise, as many as it takes to get there), then
    at most ``class_steps`` towards its class, until it has succeeded. Once it has, a round that comes no closer to the
    sample halves its steps, until it rests at the closest success. Weights are kept in [0, 1] after every step.

    Read: ``pictures`` (n, channels, h, w) as they are, ``answers`` (n,) and ``probability`` (n,) of the own class as the
    model last saw them; ``closest`` pictures that succeeded, their ``distance`` (n,) (L2; infinite while there is none) and
    ``certainty`` (n,); ``running`` (n,) whether it still trains; ``rounds`` begun.

    Raises:
        ValueError: samples and targets do not fit, or a number is out of range.
        UnfitModel: from ``steps``; see ``core.attacks``.
    """

    _STATE = (
        "pictures", "closest", "distance", "certainty", "answers", "probability", "pace", "running",
    )  # fmt: skip

    def __init__(
        self,
        model: nn.Module,
        samples: Tensor,
        targets: Tensor,
        *,
        learning_rate: float = 0.05,
        sample_steps: int = 5,
        class_steps: int = 20,
        confidence: float = 0.9,
        loss: Loss = cross_entropy,
        seed: int = 0,
    ) -> None:
        if len(samples) != len(targets):
            raise ValueError(f"{len(samples)} samples need as many targets, not {len(targets)}")
        if not 0 < confidence < 1:
            raise ValueError(f"confidence is {confidence:g}, but must be a probability between 0 and 1")
        self.model, self.samples, self.targets, self.loss = model, samples.detach(), targets, loss
        self.learning_rate, self.confidence = learning_rate, confidence
        self.sample_steps, self.class_steps = sample_steps, class_steps
        count = len(samples)
        noise = torch.rand(samples.shape, generator=torch.Generator().manual_seed(seed))
        self.pictures = noise.to(self.samples)
        self.closest = self.pictures.clone()
        self.distance = samples.new_full((count,), math.inf)
        self.certainty, self.probability = samples.new_zeros(count), samples.new_zeros(count)
        self.answers = torch.full_like(targets, -1)
        #: Share of the learning rate that each generator still takes.
        self.pace = samples.new_ones(count)
        self.running = torch.ones_like(targets, dtype=torch.bool)
        self.rounds = 0
        self._adams = {"sample": RowAdam(self.pictures), "class": RowAdam(self.pictures)}

    @property
    def succeeded(self) -> Tensor:
        """Mask (n,) of those that the model has taken for their class."""
        return self.distance.isfinite()

    def steps(self, rounds: int) -> Iterator[Literal["sample", "class"]]:
        """Trains until all rest or so many rounds are over, then settles; names the goal of every step after it."""
        while self.unfinished(rounds):
            yield from self.round()
        self.settle()

    def unfinished(self, rounds: int) -> bool:
        """Whether any still trains and fewer than so many rounds are over."""
        return self.rounds < rounds and bool(self.running.any())

    def settle(self) -> None:
        """Ends the training of all: who has succeeded returns to the closest success."""
        self._rest(self.running & self.succeeded)
        self.running[:] = False

    def round(self) -> Iterator[Literal["sample", "class"]]:
        """Both steps once."""
        forming = math.ceil(1 / self.learning_rate) if self.rounds == 0 else 0
        self.rounds += 1
        before = self.distance.clone()
        rows = self.running.nonzero()[:, 0]
        for _ in range(max(forming, self.sample_steps)):
            # Of the mean over a picture's values, times one half: Adam does not mind the factor.
            self._move("sample", rows, (self.pictures - self.samples)[rows] / self.samples[0].numel())
            yield "sample"
        for step in range(self.class_steps + 1):
            gradient, missed = self._looked_at(rows)
            rows = rows[missed]
            if not len(rows) or step == self.class_steps:
                break
            self._move("class", rows, gradient[missed])
            yield "class"
        stuck = self.running & self.succeeded & (self.distance > _CLOSER * before)
        self.pace[stuck] /= 2
        self._rest(self.pace < _SMALLEST)

    def _move(self, goal: str, rows: Tensor, gradient: Tensor) -> None:
        step = self._adams[goal].step(rows, gradient, self.learning_rate * self.pace[rows])
        self.pictures[rows] = (self.pictures[rows] + step).clamp_(0, 1)

    def _looked_at(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The gradients of these generators, and a mask of those that the model takes for another class."""
        pictures, targets = self.pictures[rows], self.targets[rows]
        slopes = input_gradient(self.model, pictures, lambda logits: self.loss(logits, targets))
        probability = slopes.logits.softmax(1).gather(1, targets[:, None])[:, 0]
        distance = norms(pictures - self.samples[rows], "l2")
        self.answers[rows], self.probability[rows] = slopes.logits.argmax(1), probability
        reached = probability >= self.confidence
        if self.rounds == 1 and self.loss is cross_entropy:  # another may well have no slope
            require_attackable(Slopes(*(values[~reached] for values in slopes)))
        closer = reached & (distance < self.distance[rows])
        best = rows[closer]
        self.closest[best] = pictures[closer]
        self.distance[best], self.certainty[best] = distance[closer], probability[closer]
        return slopes.gradient, ~reached

    def _rest(self, which: Tensor) -> None:
        self.running &= ~which
        self.pictures[which] = self.closest[which]
        self.probability[which], self.answers[which] = self.certainty[which], self.targets[which]

    def state(self) -> dict[str, Any]:
        """All there is to know between two rounds."""
        adams = {goal: vars(adam) for goal, adam in self._adams.items()}
        return {"rounds": self.rounds, "adams": adams} | {name: getattr(self, name) for name in self._STATE}

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from a ``state`` as if nothing had happened in between."""
        self.rounds = state["rounds"]
        for name in self._STATE:
            getattr(self, name).copy_(state[name])
        for goal, adam in self._adams.items():
            for name, value in state["adams"][goal].items():
                getattr(adam, name).copy_(value)


def adversarial_generator(
    model: nn.Module,
    images: Tensor,
    targets: Tensor,
    *,
    rounds: int = 40,
    learning_rate: float = 0.05,
    sample_steps: int = 5,
    class_steps: int = 20,
    confidence: float = 0.9,
    loss: Loss = cross_entropy,
    seed: int = 0,
) -> Tensor:
    """Pictures like the images (n, channels, h, w) that the model takes for the targets (n,): the closest that were found.

    Where none was, the generator's last picture. See ``SimpleGenerators`` for the numbers and what it raises.
    """
    generators = SimpleGenerators(
        model, images, targets, learning_rate=learning_rate, sample_steps=sample_steps, class_steps=class_steps,
        confidence=confidence, loss=loss, seed=seed,
    )  # fmt: skip
    for _ in generators.steps(rounds):
        pass
    return generators.pictures


def every_class(samples: Tensor, classes: int) -> tuple[Tensor, Tensor]:
    """Each sample (n, ...) once for each class: (n * classes, ...), and the classes (n * classes,), sample by sample."""
    targets = torch.arange(classes, device=samples.device).repeat(len(samples))
    return samples.repeat_interleave(classes, 0), targets


def per_row(values: Tensor, like: Tensor) -> Tensor:
    """(rows,) so that it multiplies the rows of ``like`` (rows, ...)."""
    return values.reshape(-1, *[1] * (like.ndim - 1))
