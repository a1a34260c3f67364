"""The attacks of the attacks page by name, each as an iterator of the adversarial pictures after each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from core.techniques.robustness import _attacks_knobs as knobs

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from core.attacks.projection import Norm
    from core.techniques.robustness.attacks import Attacks

#: Seed of the control's noise, which must not be that of random starts.
NOISE_SEED = 104_729


def norm_of(page: Attacks) -> Norm:
    """The norm in which the page's attack is measured."""
    return "l2" if page.attack in knobs.L2 else "linf"


def budget_of(page: Attacks) -> float:
    """Epsilon in that norm."""
    return page.epsilon_l2 if page.attack in knobs.L2 else page.epsilon


def steps_of(
    page: Attacks,
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    *,
    attack: str = "",
    epsilon: float | None = None,
    batch: int = 100,
) -> Iterator[Tensor]:
    """Adversarial pictures after each step of ``attack`` (the page's unless given), the last ones its result.

    A universal perturbation takes ``batch`` of the pictures in each of its steps.

    Raises:
        UnfitModel: see ``core.attacks``.
    """
    from core.attacks.carlini_wagner import carlini_wagner_steps
    from core.attacks.deepfool import deepfool_steps
    from core.attacks.fgsm import fgsm
    from core.attacks.pgd import pgd_steps

    attack, epsilon = attack or page.attack, budget_of(page) if epsilon is None else epsilon
    targets = targets_of(page, labels)
    match attack:
        case knobs.FGSM:
            yield fgsm(
                model, images, labels, epsilon, targets=targets, random_start=page.random_start, seed=page.seed,
                loss=_loss(page),
            )  # fmt: skip
        case knobs.PGD | knobs.PGD_L2:
            yield from pgd_steps(
                model, images, labels, epsilon, norm="linf" if attack == knobs.PGD else "l2",
                step_size=page.step_size or None, steps=page.steps, restarts=page.restarts, momentum=page.momentum,
                random_start=page.random_start, targets=targets, seed=page.seed, loss=_loss(page),
            )  # fmt: skip
        case knobs.DEEPFOOL:
            yield from deepfool_steps(model, images, labels, steps=page.steps)
        case knobs.CW:
            yield from carlini_wagner_steps(model, images, labels, steps=page.steps, targets=targets)
        case knobs.UNIVERSAL:
            from core.attacks.universal import universal_steps

            for change in universal_steps(
                model, images, labels, epsilon, steps=page.steps, batch_size=batch, seed=page.seed
            ):
                yield (images + change).clamp(0, 1)
        case knobs.NOISE:
            yield noise_for(page, images, epsilon)


def one_step(page: Attacks, model: nn.Module, images: Tensor, labels: Tensor, epsilon: float) -> Tensor:
    """One gradient step of the norm's full length from the pictures themselves: FGSM, or in L2 the fast gradient method."""
    from core.attacks.pgd import pgd

    return pgd(
        model, images, labels, epsilon, norm=norm_of(page), step_size=epsilon, steps=1, random_start=False,
        targets=targets_of(page, labels), drop_fooled=False, loss=_loss(page),
    )  # fmt: skip


def noise_for(page: Attacks, images: Tensor, epsilon: float) -> Tensor:
    """The control: noise of the same norm."""
    from core.attacks.noise import noise

    return noise(images, epsilon, norm=norm_of(page), seed=page.seed + NOISE_SEED)


def targets_of(page: Attacks, labels: Tensor) -> Tensor | None:
    """The class that every picture shall be taken for, (n,), or None."""
    import torch

    aimed = page.target_class >= 0 and page.attack in knobs.AIMED
    return torch.full_like(labels, page.target_class) if aimed else None


def as_function(
    page: Attacks, model: nn.Module, batch: int = 100
) -> Callable[[Tensor, Tensor, float], Iterator[Tensor]]:
    """The page's attack as the lights take it: pictures, labels and epsilon to the pictures after each step.

    Those that look for the smallest change have no epsilon: they run once, and what is longer than it counts as not found.
    """
    from core.attacks.projection import norms

    found: dict[bytes, torch.Tensor] = {}

    def within(images: Tensor, labels: Tensor, epsilon: float) -> Iterator[Tensor]:
        if not epsilon:
            yield images
            return
        key = images.cpu().numpy().tobytes()
        if key not in found:
            for now in steps_of(page, model, images, labels):
                yield now
            found[key] = now
        short = norms(found[key] - images, "l2") <= epsilon
        yield found[key].where(short[:, None, None, None], images)

    def stepping(images: Tensor, labels: Tensor, epsilon: float) -> Iterator[Tensor]:
        return steps_of(page, model, images, labels, epsilon=epsilon, batch=batch)

    return within if page.attack in knobs.SMALLEST else stepping


def described(page: Attacks, attack: str = "") -> str:
    """The attack (the page's unless given) with everything that its numbers depend on, for a sentence."""
    attack = attack or page.attack
    size = f"{page.step_size:g}" if page.step_size else "2.5 ε / steps"
    start = "a random place" if page.random_start else "the picture"
    runs = f"{page.restarts} starts from {'random places' if page.random_start else 'the picture'}"
    match attack:
        case knobs.FGSM:
            text = f"FGSM: one step from {start} up the {page.loss}"
        case knobs.PGD | knobs.PGD_L2:
            text = (
                f"{attack}: {page.steps} steps of {size} from {start if page.restarts == 1 else runs}, "
                f"momentum {page.momentum:g}, up the {page.loss}"
            )
        case knobs.DEEPFOOL:
            text = f"DeepFool: at most {page.steps} steps, overshoot 0.02"
        case knobs.CW:
            text = f"Carlini-Wagner: 5 constants, {page.steps} steps of Adam each"
        case knobs.UNIVERSAL:
            text = f"universal: one perturbation for all pictures, {page.steps} steps of ε / 10, becoming shorter"
        case _:
            text = f"{'random signs' if norm_of(page) == 'linf' else 'a random direction'}, no attack: the control"
    return text


def budget_text(epsilon: float, norm: Norm) -> str:
    """ "ε 0.1 = 25.5/255", or in L2 "L2 1.5"."""
    # Rounded first, so that float32's 0.15000001 reads as 0.15 does.
    return f"ε {epsilon:.4g} = {round(255 * epsilon, 3):.3g}/255" if norm == "linf" else f"L2 {epsilon:.3g}"


def _loss(page: Attacks) -> Any:
    from core.attacks import gradients

    return {"log-odds": gradients.log_odds, "cross-entropy": gradients.cross_entropy}[page.loss]
