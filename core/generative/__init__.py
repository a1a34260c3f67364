"""Generative models: losses, target distributions, measures and small games. Importing this package needs no torch."""

from __future__ import annotations

from typing import Literal

#: Losses of a generative adversarial network, see ``core.generative.gan_losses``; for knobs.
LossName = Literal["minimax", "non-saturating", "least squares", "wasserstein", "hinge"]
