"""Is this attack honest? Ten lights that tell a robust model from a faulty attack, or from a model that only looks robust.

An attack is any function of pictures (n, channels, h, w) in [0, 1], labels (n,) and epsilon to adversarial pictures, or to an
iterator of them whose last value is the result. While it runs, every pass through the model is watched: in which mode, what
comes out, what gradients come back.
Sources: Athalye, Carlini and Wagner, Obfuscated gradients give a false sense of security (2018), section 3.1; Carlini et al.,
On evaluating adversarial robustness (2019), section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import partial
from math import sqrt
from typing import TypeVar

import torch
from torch import Tensor, nn

from core.attacks import lights as judged
from core.attacks.gradients import UnfitModel, input_gradient, log_odds, predict, returns_probabilities
from core.attacks.lights import NAMES, Light
from core.attacks.noise import noise
from core.attacks.pgd import pgd_steps
from core.attacks.projection import Norm, known
from core.attacks.witness import Witness, watching

__all__ = ["NAMES", "Attack", "Light", "Witness", "lights", "lights_steps", "watching"]

Attack = Callable[[Tensor, Tensor, float], Tensor | Iterator[Tensor]]
Result = TypeVar("Result")
#: Yields what is under way, and returns a result.
Work = Generator[str, None, Result]

#: From here on every picture can be turned into the same grey one, and no model can tell them apart.
_LARGE_EPSILON = 0.5


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
    steps = lights_steps(
        model, attack, images, labels, epsilon, norm, surrogate=surrogate, restricted=restricted, seed=seed
    )
    return (light for light in steps if isinstance(light, Light))


def lights_steps(
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
    piece: int | None = None,
) -> Iterator[Light | str]:
    """``lights`` in short steps: between two of them comes, at every step of an attack, what is under way.

    ``piece`` pictures are worked on at a time, all unless given; what an attack refuses in one piece stays as it was. No hook
    and no mode is set at a yield.
    """
    _check(images, labels, epsilon, norm)
    trial = _Trial(model, images, labels, piece or len(images))
    outputs = yield from trial.outputs(images, "the pictures themselves")
    right = outputs.argmax(1) == labels

    def left(pictures: Tensor | None, whose: str) -> Work[float | None]:
        """Share that is right before and after. Who is wrong to begin with stays wrong, as in ``measure.accuracy_under``."""
        if pictures is None:
            return None
        answers = (yield from trial.outputs(pictures, whose)).argmax(1)
        return float((right & (answers == labels)).float().mean())

    def left_by(attack: Attack, epsilon: float, whose: str) -> Work[float | None]:
        return (yield from left((yield from trial.attacked(attack, epsilon, whose)), whose))

    own = "the attack"
    yield judged.nothing_at_zero(images, (yield from trial.attacked(attack, 0.0, own + " at epsilon 0")))
    witnesses: list[Witness] = []
    found = yield from trial.attacked(attack, epsilon, own, witnesses)
    yield judged.in_range(found)
    yield judged.within_budget(images, found, epsilon, norm)
    yield judged.evaluation_mode(sum(w.passes for w in witnesses), sum(w.training for w in witnesses))
    yield judged.logits(outputs, sum(w.probabilities for w in witnesses))
    zero = []
    for rows, witness in zip(trial.pieces, witnesses, strict=True):
        zero.append(zero_gradients(model, images[rows], labels[rows]) if witness.zero is None else witness.zero)
        yield "gradients"
    yield judged.gradients_alive(torch.cat(zero))
    attacked = yield from left(found, own)
    library = partial(_library, norm=norm, seed=seed)
    strong = yield from left_by(partial(library, model, 10), epsilon, "PGD")
    single = yield from left_by(partial(library, model, 1), epsilon, "FGSM")
    yield judged.stronger_than_one_step(attacked, strong, single, restricted)
    noisy = yield from left(noise(images, epsilon, norm=norm, seed=seed), "noise")
    yield judged.stronger_than_noise(float(right.float().mean()), attacked, noisy)
    large = _LARGE_EPSILON * (1 if norm == "linf" else sqrt(images[0].numel()))
    fallen = yield from left_by(attack, large, f"{own} at epsilon {large:.3g}")
    yield judged.falls_at_large(fallen, large, outputs.shape[1], len(images))
    if surrogate is not None and returns_probabilities(outputs):
        # What is refused for its probabilities says nothing of its gradients.
        yield judged.unmeasured(NAMES[-1])
        return
    best = [accuracy for accuracy in (attacked, strong if restricted else None) if accuracy is not None]
    transferred = None
    if surrogate is not None:
        transferred = yield from left_by(partial(library, surrogate, 1), epsilon, "pictures made for another model")
    yield judged.stronger_than_transfer(min(best, default=float(right.float().mean())), transferred)


class _Trial:
    """A model and pictures, worked on in pieces; what its methods yield is what they are at."""

    def __init__(self, model: nn.Module, images: Tensor, labels: Tensor, piece: int) -> None:
        self.model, self.images, self.labels = model, images, labels
        self.pieces = [slice(start, start + piece) for start in range(0, len(images), piece)]

    def outputs(self, pictures: Tensor, whose: str) -> Work[Tensor]:
        """What the model answers, (n, classes)."""
        parts = []
        for rows in self.pieces:
            parts.append(predict(self.model, pictures[rows]))
            yield f"{whose}: asking the model"
        return torch.cat(parts)

    def attacked(
        self, attack: Attack, epsilon: float, whose: str, witnesses: list[Witness] | None = None
    ) -> Work[Tensor | None]:
        """What an attack makes of all pictures, None where it refuses; ``witnesses`` gains one for each piece."""
        parts, refused = [], 0
        for rows in self.pieces:
            witness = Witness()
            # Given copies, an attack that writes into its pictures shows as one that changes them.
            part = yield from self._attacked(
                attack, self.images[rows].clone(), self.labels[rows], epsilon, whose, witness
            )
            refused += part is None
            parts.append(self.images[rows] if part is None else part)
            if witnesses is not None:
                witnesses.append(witness)
        return None if refused == len(parts) else torch.cat(parts)

    def _attacked(
        self, attack: Attack, images: Tensor, labels: Tensor, epsilon: float, whose: str, witness: Witness
    ) -> Work[Tensor | None]:
        shape, step = images.shape, 0
        try:
            with watching(self.model, witness):
                found = attack(images, labels, epsilon)
            if not isinstance(found, Tensor):
                steps, found = found, images
                while True:
                    with watching(self.model, witness):
                        now = next(steps, None)
                    if now is None:
                        break
                    found, step = now, step + 1
                    yield f"{whose}, step {step}"
        except UnfitModel:
            return None
        if found.shape != shape:
            raise ValueError(f"the attack returned pictures of shape {tuple(found.shape)} for those of {tuple(shape)}")
        return found.detach()


def zero_gradients(model: nn.Module, images: Tensor, labels: Tensor) -> Tensor:
    """Mask (n,) of the pictures at which the gradient of the log-odds is exactly 0."""
    try:
        gradient = input_gradient(model, images, lambda logits: log_odds(logits, labels)).gradient
    except UnfitModel:
        return torch.ones(len(images), dtype=torch.bool, device=images.device)
    return gradient.flatten(1).count_nonzero(1) == 0


def _library(
    model: nn.Module, steps: int, images: Tensor, labels: Tensor, epsilon: float, *, norm: Norm, seed: int
) -> Iterator[Tensor]:
    """PGD, or with one step from the picture itself the fast gradient (sign) step in this norm."""
    single = steps == 1
    size = epsilon if single else None
    return pgd_steps(
        model, images, labels, epsilon, norm=norm, step_size=size, steps=steps, random_start=not single, seed=seed
    )


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
