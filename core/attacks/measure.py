"""How an attack went: who was fooled, what accuracy is left, how far they moved (``projection.norms``)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from core.attacks.gradients import predict


def last(steps: Iterator[Tensor]) -> Tensor:
    """The last value of an attack's steps: its result."""
    return deque(steps, maxlen=1).pop()


def fooled(logits: Tensor, labels: Tensor, targets: Tensor | None = None) -> Tensor:
    """Mask (n,) of the pictures whose answer is not the label, or is the target where one is given."""
    answers = logits.argmax(1)
    return answers != labels if targets is None else answers == targets


def answers(model: nn.Module, pictures: Tensor, piece: int = 500) -> Tensor:
    """The class (n,) that the model gives each picture; ``piece`` pictures at a time, whatever their number."""
    if not len(pictures):
        return torch.zeros(0, dtype=torch.int64, device=pictures.device)
    return torch.cat([predict(model, some).argmax(1) for some in pictures.split(piece)])


def accuracy(model: nn.Module, pictures: Tensor, labels: Tensor, piece: int = 500) -> float:
    """The share of pictures that get their label. Raises ValueError when there are none."""
    if not len(pictures):
        raise ValueError("there are no pictures to measure an accuracy of")
    return int((answers(model, pictures, piece) == labels).sum()) / len(pictures)


def accuracy_under(model: nn.Module, originals: Tensor, adversarial: Tensor, labels: Tensor, piece: int = 500) -> float:
    """The share of pictures that get their label as they are and still do after the attack.

    Who is wrong to begin with stays wrong: no attack raises an accuracy by curing a picture. Raises ValueError for no pictures.
    """
    if not len(originals):
        raise ValueError("there are no pictures to measure an accuracy of")
    right = (answers(model, originals, piece) == labels) & (answers(model, adversarial, piece) == labels)
    return int(right.sum()) / len(originals)
