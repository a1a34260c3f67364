r"""Fast gradient sign method: one step of size $\epsilon$ along the sign of the gradient, $x + \epsilon \, \mathrm{sign} \nabla_x L$.

The strongest L-infinity attack on a linear model; on others a lower bound of what several steps find. With a random start
and a step of $1.25 \epsilon$ it is the attack of fast adversarial training.
Sources: Goodfellow, Shlens and Szegedy, Explaining and harnessing adversarial examples (2015), section 4; Wong, Rice and
Kolter, Fast is better than free (2020), algorithm 3.
"""

from __future__ import annotations

from torch import Tensor, nn

from core.attacks import projection
from core.attacks.gradients import Loss, attack_gradient, log_odds, require_attackable
from core.attacks.projection import check_budget, project


def fgsm(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    epsilon: float,
    *,
    targets: Tensor | None = None,
    random_start: bool = False,
    seed: int = 0,
    loss: Loss = log_odds,
) -> Tensor:
    """Pictures within L-infinity distance ``epsilon``: away from the labels, or towards ``targets`` where given.

    Raises:
        UnfitModel: see ``core.attacks``.
        ValueError: epsilon is negative or no number.
    """
    check_budget(epsilon, "linf")
    images = images.detach()
    start = projection.random_start(images, epsilon, "linf", seed) if random_start else images
    slopes = attack_gradient(model, start, labels, targets, loss)
    require_attackable(slopes)
    step = 1.25 * epsilon if random_start else epsilon
    return project(start + step * slopes.gradient.sign(), images, epsilon, "linf")
