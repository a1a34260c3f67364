"""Random noise of an attack's size: the control. What falls to noise as well falls to anything, not to the attack."""

from __future__ import annotations

from torch import Tensor

from core.attacks.projection import Norm, check_budget, directions, project


def noise(images: Tensor, epsilon: float, *, norm: Norm = "linf", seed: int = 0) -> Tensor:
    """Pictures with noise of size ``epsilon`` where [0, 1] leaves the room: random signs ("linf"), or a random direction ("l2").

    Signs have both norms of a fast gradient sign step, so they are its fair control.
    """
    check_budget(epsilon, norm)
    images = images.detach()
    # Drawn too long, so that the budget is used up after clipping, too.
    length = epsilon if norm == "linf" else 4 * epsilon
    return project(images + length * directions(images, seed, norm), images, epsilon, norm)
