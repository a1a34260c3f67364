"""Robust training: what a network learns from, one objective a file. Each is the inner half of a problem of two players.

    objective = Pgd(epsilon=0.3, steps=7)
    Training(network, objective.loss, x, y, prepare=scaled, perturb=objective.perturbed)

``Training`` keeps the order of batches, optimizer and random state, so robust training is resumed as exactly as any other.
"""

from core.adversarial_training.fast import Fast, NoisyFast
from core.adversarial_training.gaussian_noise import GaussianNoise
from core.adversarial_training.objective import Objective
from core.adversarial_training.pgd import Pgd
from core.adversarial_training.plain import Plain
from core.adversarial_training.trades import Trades

__all__ = ["Fast", "GaussianNoise", "NoisyFast", "Objective", "Pgd", "Plain", "Trades"]
