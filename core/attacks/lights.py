"""The ten lights of core.attacks.honesty: what was measured, judged and said in one sentence each.

Accuracies are shares of pictures that get their label; None stands for an attack that refused the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from torch import Tensor

from core.attacks.gradients import returns_probabilities
from core.attacks.projection import Norm, norms

State = Literal["green", "red", "grey"]

#: The lights, in the order in which they come.
NAMES = (
    "Epsilon 0 changes nothing",
    "Every pixel in [0, 1]",
    "Norm within budget, also after rounding to 8 bits",
    "Model in evaluation mode",
    "Logits, not probabilities",
    "Share of zero gradients",
    "PGD at least as strong as FGSM",
    "Noise control far weaker",
    "Large epsilon drives accuracy to zero",
    "Transfer not stronger than white-box",
)
_ZERO, _RANGE, _BUDGET, _MODE, _LOGITS, _GRADIENTS, _STRENGTH, _NOISE, _LARGE, _TRANSFER = NAMES
#: What float32 may add to a pixel or, relatively, to a norm.
_ROUNDING = 1e-5
#: Share of pictures without any gradient that is still put down to chance.
_MOST_ZERO = 0.01
#: Points of accuracy within which two attacks count as equally strong.
_SLACK = 0.05


@dataclass(frozen=True)
class Light:
    """One check: ``state`` green (holds), red (does not) or grey (cannot be told here), ``sentence`` with what was measured."""

    name: str
    state: State
    sentence: str


def nothing_at_zero(images: Tensor, unmoved: Tensor | None) -> Light:
    """Light 1, from what the attack returns at epsilon 0."""
    if unmoved is None:
        return unmeasured(_ZERO)
    change = float((unmoved - images).abs().max())
    meaning = (
        "so all change is paid for by epsilon" if change <= _ROUNDING else "so something besides epsilon is at work"
    )
    return _light(_ZERO, change <= _ROUNDING, f"At epsilon 0 the largest change of a pixel is {change:.2g}, {meaning}.")


def in_range(adversarial: Tensor | None) -> Light:
    """Light 2: whether they are pictures at all."""
    if adversarial is None:
        return unmeasured(_RANGE)
    low, high = float(adversarial.min()), float(adversarial.max())
    good = bool(adversarial.isfinite().all()) and low >= -_ROUNDING and high <= 1 + _ROUNDING
    meaning = "as pixels do" if good else "which no picture can show"
    return _light(_RANGE, good, f"Pixels lie between {low:.3f} and {high:.3f}, {meaning}.")


def within_budget(images: Tensor, adversarial: Tensor | None, epsilon: float, norm: Norm) -> Light:
    """Light 3. Rounding to the nearest of 256 levels may itself add half a level to a pixel, so to epsilon in L-infinity."""
    if adversarial is None:
        return unmeasured(_BUDGET)
    saved = (255 * adversarial.clamp(0, 1)).round() / 255
    exact, rounded = (float(norms(pictures - images, norm).max()) for pictures in (adversarial, saved))
    allowed = epsilon + 0.5 / 255 * (1 if norm == "linf" else sqrt(images[0].numel()))
    good = exact <= epsilon * (1 + _ROUNDING) + 1e-6 and rounded <= allowed + 1e-6
    meaning = "within the budget" if good else "more than the budget"
    text = f"The largest perturbation is {exact:.4f}, saved in 8 bits {rounded:.4f} ({255 * rounded:.3g}/255), {meaning} of {epsilon:.4g}."
    return _light(_BUDGET, good, text)


def evaluation_mode(passes: int, training: int) -> Light:
    """Light 4: dropout and batch statistics in an attack make it aim at a model that nobody uses."""
    if not passes:
        return Light(_MODE, "grey", "The attack never asked the model.")
    good = not training
    meaning = "so it attacks what is measured" if good else "so it attacks another model than the one that is measured"
    return _light(_MODE, good, f"{training} of the attack's {passes} passes ran in training mode, {meaning}.")


def logits(outputs: Tensor, seen: int = 0) -> Light:
    """Light 5, from the ``outputs`` (n, classes) for the originals and how often the attack has ``seen`` probabilities."""
    bad = bool(seen) or returns_probabilities(outputs)
    low, high = float(outputs.min()), float(outputs.max())
    meaning = (
        "each row with sum 1: probabilities, whose gradients vanish where the model is sure"
        if bad
        else "which are no probabilities"
    )
    return _light(_LOGITS, not bad, f"The model's outputs lie between {low:.3g} and {high:.3g}, {meaning}.")


def gradients_alive(zero: Tensor) -> Light:
    """Light 6, from a mask (n,) of the pictures whose gradient is exactly 0."""
    share = float(zero.float().mean())
    good = share <= _MOST_ZERO
    meaning = (
        "so an attack by gradients sees the model" if good else "so the attack is blind there, not the model robust"
    )
    return _light(_GRADIENTS, good, f"{share:.0%} of the pictures have a gradient of exactly 0, {meaning}.")


def stronger_than_one_step(
    attacked: float | None, strong: float | None, single: float | None, restricted: str = ""
) -> Light:
    """Light 7, from the accuracies under the attack, under PGD and under one gradient step of the same size."""
    if strong is None or single is None:
        return unmeasured(_STRENGTH)
    pgd_good = strong <= single + _SLACK
    good = pgd_good and (bool(restricted) or attacked is None or attacked <= single + _SLACK)
    own = f", under this attack {attacked:.0%}" if attacked is not None else ""
    if good:
        meaning = (
            f"the attack may be weaker, since {restricted}" if restricted else "more steps find more, as they should"
        )
    else:
        meaning = "this attack wastes its gradients" if pgd_good else "gradients lead astray: the model is masked"
    return _light(_STRENGTH, good, f"Accuracy is {single:.0%} under FGSM and {strong:.0%} under PGD{own}: {meaning}.")


def stronger_than_noise(clean: float, attacked: float | None, noisy: float) -> Light:
    """Light 8, from the accuracies without anything, under the attack and under noise of the same size."""
    if attacked is None:
        return unmeasured(_NOISE)
    loss, control = clean - attacked, clean - noisy
    text = f"The attack costs {100 * loss:.0f} points of accuracy and random noise of its size {100 * control:.0f}"
    if max(loss, control) <= _SLACK:
        return Light(_NOISE, "grey", f"{text}: epsilon is too small to tell them apart.")
    good = control <= loss / 2
    return _light(_NOISE, good, f"{text}: {'the direction is what counts' if good else 'noise does much of it, too'}.")


def falls_at_large(attacked: float | None, epsilon: float, classes: int, pictures: int) -> Light:
    """Light 9, from the accuracy at an ``epsilon`` at which all pictures can be made alike: chance at the most."""
    if attacked is None:
        return unmeasured(_LARGE)
    chance = 1 / classes
    good = attacked <= chance + sqrt(chance * (1 - chance) / pictures)
    meaning = "as it must" if good else "which cannot be robustness, since all pictures can be made the same grey there"
    return _light(_LARGE, good, f"At epsilon {epsilon:.3g} the accuracy is {attacked:.0%}, {meaning}.")


def stronger_than_transfer(whitebox: float, transferred: float | None) -> Light:
    """Light 10. One gradient step is what is transferred: it carries over better than many (Kurakin et al. 2017, section 4)."""
    if transferred is None:
        return Light(_TRANSFER, "grey", "There is no other model to transfer from.")
    good = transferred >= whitebox - _SLACK
    meaning = (
        "knowing the model helps"
        if good
        else "who does not know the model does better: its gradients or this attack are at fault"
    )
    text = (
        f"Pictures made for another model leave {transferred:.0%}, those made for this one {whitebox:.0%}: {meaning}."
    )
    return _light(_TRANSFER, good, text)


def _light(name: str, good: bool, sentence: str) -> Light:
    return Light(name, "green" if good else "red", sentence)


def unmeasured(name: str) -> Light:
    """A light that needs what an attack finds, when the attack has refused the model."""
    return Light(name, "grey", "Not measured: this model cannot be attacked by its gradients.")
