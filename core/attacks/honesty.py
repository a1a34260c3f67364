"""Is this attack honest? Ten lights that tell a robust model from a faulty attack, or from a model that only looks robust.

An attack is any function of pictures (n, channels, h, w) in [0, 1], labels (n,) and epsilon to adversarial pictures. While it
runs, every pass through the model is watched: in which mode, what comes out, what gradients come back.
Sources: Athalye, Carlini and Wagner, Obfuscated gradients give a false sense of security (2018), section 3.1; Carlini et al.,
On evaluating adversarial robustness (2019), section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import torch
from torch import Tensor, nn

from core.attacks import lights as judged
from core.attacks import measure
from core.attacks.gradients import UnfitModel, input_gradient, log_odds, predict, returns_probabilities
from core.attacks.lights import NAMES, Light
from core.attacks.noise import noise
from core.attacks.pgd import pgd
from core.attacks.projection import Norm, known

__all__ = ["NAMES", "Attack", "Light", "Witness", "lights", "watching"]

Attack = Callable[[Tensor, Tensor, float], Tensor]

#: From here on every picture can be turned into the same grey one, and no model can tell them apart.
_LARGE_EPSILON = 0.5


@dataclass
class Witness:
    """What an attack did with a model: ``passes`` through it, those in ``training`` mode, those with ``probabilities`` as output.

    ``zero`` (n,) tells which pictures of the first pass that gradients came back from have a gradient of exactly 0; None
    where the attack asked for none.
    """

    passes: int = 0
    training: int = 0
    probabilities: int = 0
    zero: Tensor | None = None
    _first: int | None = field(default=None, repr=False)

    def saw(self, model: nn.Module, inputs: tuple[Any, ...], output: Tensor) -> None:
        """Forward hook of the model."""
        self.passes += 1
        self.training += any(module.training for module in model.modules())
        self.probabilities += returns_probabilities(output.detach())
        if inputs[0].requires_grad and self._first is None:
            inputs[0].register_hook(lambda gradient, number=self.passes: self._came_back(gradient, number))

    def _came_back(self, gradient: Tensor, number: int) -> None:
        if self._first not in (None, number):
            return
        try:
            gradient.data_ptr()
        except RuntimeError:  # inside vmap a gradient must not be kept
            return
        zero = gradient.detach().flatten(1).count_nonzero(1) == 0
        # One pass may be differentiated several times: class by class, say.
        self.zero = zero if self._first is None else self.zero & zero
        self._first = number


@contextmanager
def watching(model: nn.Module) -> Iterator[Witness]:
    """A witness of all that goes through the model inside the block."""
    witness = Witness()
    hook = model.register_forward_hook(witness.saw)
    try:
        yield witness
    finally:
        hook.remove()


def lights(
    model: nn.Module,
    attack: Attack,
    images: Tensor,
    labels: Tensor,
    epsilon: float,
    norm: Norm = "linf",
    *,
    surrogate: nn.Module | None = None,
    restricted: str = "",
    seed: int = 0,
) -> Iterator[Light]:
    """The lights in the order of ``NAMES``, each as soon as it is known; the model is left as it was.

    Runs the attack three times (at 0, at ``epsilon`` and at a large one) and PGD, one gradient step and noise of the same size
    once each. ``surrogate`` is another model for the same pictures, to transfer from. ``restricted`` says why the attack
    may rightly be weaker than one free gradient step ("it is targeted"), and is not held against it then. An attack that
    refuses the model (UnfitModel) found nothing; what needs its pictures is grey.

    Raises:
        ValueError: no pictures, pictures out of [0, 1], an epsilon of 0, or an attack that returns another shape.
    """
    _check(images, labels, epsilon, norm)
    clean = measure.accuracy(model, images, labels)

    def run(epsilon: float) -> Tensor | None:
        # Given copies, an attack that writes into its pictures shows as one that changes them.
        try:
            found = attack(images.clone(), labels, epsilon).detach()
        except UnfitModel:
            return None
        if found.shape != images.shape:
            raise ValueError(
                f"the attack returned pictures of shape {tuple(found.shape)} for those of {tuple(images.shape)}"
            )
        return found

    def left(pictures: Tensor | None) -> float | None:
        return None if pictures is None else measure.accuracy_under(model, images, pictures, labels)

    yield judged.nothing_at_zero(images, run(0.0))
    with watching(model) as witness:
        found = run(epsilon)
    yield judged.in_range(found)
    yield judged.within_budget(images, found, epsilon, norm)
    yield judged.evaluation_mode(witness.passes, witness.training)
    outputs = predict(model, images)
    yield judged.logits(outputs, witness.probabilities)
    yield judged.gradients_alive(witness.zero if witness.zero is not None else zero_gradients(model, images, labels))
    attacked = left(found)
    strong, single = (left(_library(model, images, labels, epsilon, norm, steps, seed)) for steps in (10, 1))
    yield judged.stronger_than_one_step(attacked, strong, single, restricted)
    yield judged.stronger_than_noise(clean, attacked, left(noise(images, epsilon, norm=norm, seed=seed)))
    large = _LARGE_EPSILON * (1 if norm == "linf" else sqrt(images[0].numel()))
    yield judged.falls_at_large(left(run(large)), large, outputs.shape[1], len(images))
    if surrogate is not None and returns_probabilities(outputs):
        # What is refused for its probabilities says nothing of its gradients.
        yield judged.unmeasured(NAMES[-1])
        return
    best = [accuracy for accuracy in (attacked, strong if restricted else None) if accuracy is not None]
    transferred = None if surrogate is None else left(_library(surrogate, images, labels, epsilon, norm, 1, seed))
    yield judged.stronger_than_transfer(min(best, default=clean), transferred)


def zero_gradients(model: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
    """Mask (n,) of the pictures at which the gradient of the log-odds is exactly 0."""
    try:
        gradient = input_gradient(model, images, lambda logits: log_odds(logits, labels)).gradient
    except UnfitModel:
        return torch.ones(len(images), dtype=torch.bool)
    return gradient.flatten(1).count_nonzero(1) == 0


def _library(
    model: nn.Module, images: Tensor, labels: Tensor, epsilon: float, norm: Norm, steps: int, seed: int
) -> Tensor | None:
    """PGD, or with one step from the picture itself the fast gradient (sign) step in this norm; None for an unfit model."""
    single = steps == 1
    size = epsilon if single else None
    try:
        return pgd(
            model, images, labels, epsilon, norm=norm, step_size=size, steps=steps, random_start=not single, seed=seed
        )
    except UnfitModel:
        return None


def _check(images: Tensor, labels: Tensor, epsilon: float, norm: Norm) -> None:
    known(norm)
    if not len(images):
        raise ValueError("there are no pictures to check an attack on")
    if len(images) != len(labels):
        raise ValueError(f"there are {len(images)} pictures, but {len(labels)} labels")
    if not (images.min() >= 0 and images.max() <= 1):
        raise ValueError(
            f"pixels lie between {float(images.min()):g} and {float(images.max()):g}, but must be in [0, 1]"
        )
    if not 0 < epsilon < float("inf"):
        raise ValueError(f"epsilon is {epsilon:g}, but the lights need one above 0")
