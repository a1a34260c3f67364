r"""What an attack climbs, and the gradients of it with respect to the pictures.

Cross-entropy of class $y$ is $\log(1 + e^{s})$ with the log-odds $s = \log \sum_{j \ne y} e^{z_j} - z_y$ against that class,
so both have gradients in the same direction. But that of cross-entropy has the factor $\sigma(s)$ and is computed as a
difference of probabilities, which rounds to nothing where a model is sure: it then looks robust. ``log_odds`` has no such
factor and never vanishes; attacks take the direction only, so for them it is cross-entropy without its rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.attacks.projection import Norm
from core.networks.image_network import evaluating, forward_in, measuring

#: Logits (n, classes) and labels (n,) to what untargeted attacks raise, (n,).
Loss = Callable[[Tensor, Tensor], Tensor]


class UnfitModel(ValueError):
    """The model is none that an attack by gradients can judge; the message is one sentence."""


class Slopes(NamedTuple):
    """``logits`` (n, classes), detached, and the ``gradient`` of each picture's own objective, (n, channels, h, w)."""

    logits: Tensor
    gradient: Tensor


class Logits(nn.Module):
    """A model that returns probabilities as one that returns logits: their logarithms."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, x: Tensor) -> Tensor:
        """Log-probabilities (n, classes)."""
        return self.model(x).clamp(min=torch.finfo(torch.float32).tiny).log()


def log_odds(logits: Tensor, labels: Tensor) -> Tensor:
    """Log-odds (n,) that it is any other class than the label's: positive when the label has less than half."""
    others = logits.scatter(1, labels[:, None], -torch.inf)
    return others.logsumexp(1) - logits.gather(1, labels[:, None]).squeeze(1)


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy (n,) of the labels, as papers have it; see ``log_odds`` for what is better."""
    return functional.cross_entropy(logits, labels, reduction="none")


def margins(logits: Tensor, labels: Tensor) -> Tensor:
    """The label's logit less the largest other one, (n,): negative where the model answers something else."""
    others = logits.scatter(1, labels[:, None], -torch.inf)
    return logits.gather(1, labels[:, None]).squeeze(1) - others.amax(1)


def predict(model: nn.Module, pictures: Tensor) -> Tensor:
    """Logits (n, classes) as attacks see them: float32, evaluation mode, no gradients."""
    with measuring(model), forward_in(torch.float32, pictures.device):
        return model(_laid_out(pictures)).float()


def input_gradient(model: nn.Module, pictures: Tensor, objective: Callable[[Tensor], Tensor]) -> Slopes:
    """Gradients of ``objective(logits)``, (n,), each picture's with respect to itself, in float32 and evaluation mode.

    Of an objective (n, k) it is (n, k, channels, h, w), for k backward passes. Raises UnfitModel: none comes through the model.
    """
    leaf = _laid_out(pictures.detach()).requires_grad_()
    with evaluating(model), torch.enable_grad(), forward_in(torch.float32, pictures.device):
        logits = model(leaf)
        values = objective(logits).sum(0)
        if not values.requires_grad:
            raise UnfitModel(
                "the model's answer does not depend on the picture in a way that can be differentiated, "
                "so attacks by gradients say nothing about it"
            )
        several = values.reshape(-1).unbind()
        gradients = [
            torch.autograd.grad(value, leaf, retain_graph=value is not several[-1], materialize_grads=True)[0]
            for value in several
        ]
    return Slopes(logits.detach(), torch.stack(gradients, 1) if values.ndim else gradients[0])


def attack_gradient(
    model: nn.Module, pictures: Tensor, labels: Tensor, targets: Tensor | None, loss: Loss = log_odds
) -> Slopes:
    """The direction that leads away from the labels, or towards ``targets`` where given."""
    if targets is not None:
        return input_gradient(model, pictures, lambda logits: -loss(logits, targets))
    return input_gradient(model, pictures, lambda logits: loss(logits, labels))


def require_attackable(slopes: Slopes) -> None:
    """Looks at an attack's first gradients. Raises UnfitModel: probabilities, or zero gradients for every picture."""
    if not len(slopes.logits):
        return
    if returns_probabilities(slopes.logits):
        raise UnfitModel("the model returns probabilities; attacks need logits, from before the softmax")
    if not slopes.logits.isfinite().all():
        raise UnfitModel("the model answers some pictures with numbers that are not finite")
    if not slopes.gradient.any():
        raise UnfitModel(
            "the gradient is exactly zero for every picture: the model's answer is constant around them, "
            "or its gradients are masked, so attacks by gradients say nothing about it"
        )


def returns_probabilities(outputs: Tensor) -> bool:
    """Whether outputs (n, classes) are probabilities, every row in [0, 1] with sum 1, rather than logits."""
    return bool(
        len(outputs)
        and (outputs >= 0).all()
        and (outputs <= 1).all()
        and ((outputs.float().sum(1) - 1).abs() < 1e-4).all()
    )


def steepest(gradient: Tensor, norm: Norm) -> Tensor:
    """The step of norm 1 per picture that raises a linear loss most: signs, or the gradient at length 1. Zero stays zero."""
    if norm == "linf":
        return gradient.sign()
    flat = gradient.flatten(1)
    # First to largest entry 1: squares of small gradients are no float32 numbers any more.
    flat = flat / flat.abs().amax(1, keepdim=True).clamp(min=torch.finfo(flat.dtype).tiny)
    return (flat / flat.norm(dim=1, keepdim=True).clamp(min=1)).reshape(gradient.shape)


def _laid_out(pictures: Tensor) -> Tensor:
    """Pictures of one channel marked as channels last: the same memory, but convolutions take it a third faster."""
    if pictures.ndim != 4 or pictures.shape[1] != 1:
        return pictures  # arithmetic keeps the order of several channels
    height, width = pictures.shape[2:]
    return pictures.contiguous().as_strided(pictures.shape, (height * width, 1, width, 1))
