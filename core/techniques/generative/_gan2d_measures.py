"""What the page on GANs of the plane measures, what it makes of that in words, and when it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.generative.plane_measures import (
    Modes,
    counted,
    js_divergence,
    kl_divergence,
    smoothed,
    squared_mmd,
    with_outside,
)
from core.techniques.generative._gan2d_views import DRAWN, Scene
from core.techniques.generative._plane_views import CELLS

if TYPE_CHECKING:
    from core.generative.plane_gan import PlaneGan
    from core.techniques.generative.gan2d import GAN2D

#: A loss beyond this has exploded.
EXPLODED = 1e6


def divergences(scene: Scene, fakes: np.ndarray) -> dict[str, float]:
    """How far generated points (n, 2) are from the target, by name.

    KL(target || generated) and JS in nats on a grid, where as many real points as there are generated ones show what
    counting alone costs; and the MMD to the target itself, which needs no grid.
    """
    exact = with_outside(scene.cells)
    generated, real = (with_outside(counted(points, scene.target.extent, CELLS)) for points in (fakes, scene.real))
    return {
        "KL": kl_divergence(exact, smoothed(generated, len(fakes))),
        "JS": js_divergence(exact, generated),
        "MMD": max(0.0, squared_mmd(fakes[:DRAWN], scene.target)) ** 0.5,
        "JS of real points": js_divergence(exact, real),
    }


def problem(page: GAN2D, game: PlaneGan, losses: dict[str, float], step: int, thorough: bool) -> str | None:
    """A sentence when a loss exploded, or (looked for where ``thorough``) weights are no numbers any more, else None."""
    wrong = next((player for player, loss in losses.items() if not abs(loss) < EXPLODED), None)
    if wrong is None and thorough:
        wrong = next((p for p in ("discriminator", "generator") if not getattr(game, p).is_finite), None)
    if wrong is None:
        return None
    cause = f"its learning rate {getattr(page, wrong + '_rate'):g} is probably too large"
    if page.loss == "wasserstein" and not page.gradient_penalty:
        cause = "without a gradient penalty nothing bounds a Wasserstein critic"
    loss = losses.get(wrong, np.nan)
    became = f"loss became {loss:.3g}" if not abs(loss) < EXPLODED else "weights became nan"
    return f"the {wrong}'s {became} in round {step}, so the game stopped and shows its last good points; {cause}"


def words(modes: Modes, pull: float, movement: float, outside: float) -> str:
    """What the measures say, for a person: how far the generator is, and which failure it looks like."""
    count = len(modes.hits)
    text = (
        f"**{modes.covered} of {count} modes** are reached, and {modes.quality:.0%} of the generated points are of high "
        f"quality (99 % of the real ones are)."
    )
    if outside > 0.01:
        text += f" {outside:.0%} lie outside the picture."
    if modes.quality >= 0.5 and modes.coverage < 0.9:
        text += (
            "\n\n**Mode collapse:** what is generated looks right, but modes are missing. A gradient penalty, or a "
            "discriminator that is less far ahead, lets the generator find them."
        )
    elif modes.quality < 0.5 and pull < 0.02:
        text += (
            "\n\n**Vanishing gradient:** the discriminator is so sure that the generated points are hardly pulled "
            f"anywhere (slope {pull:.2g}). The non-saturating loss, or a weaker discriminator, pulls again."
        )
    elif modes.quality < 0.5 and movement > 0.5:
        text += (
            f"\n\n**The generator runs around:** its points moved {movement:.2g} on average since the last measurement. "
            "Less momentum, and a discriminator that learns fast enough to keep up, calm the game."
        )
    return text
