"""What a classifier says of labelled pictures, in the shapes that a confusion matrix and galleries take."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core.events import Event

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from core.datasets import Images
    from core.networks.image_network import ImageNetwork

#: Pictures of a gallery.
SHOWN = 20


class Guesses(NamedTuple):
    """``pictures`` (n, h, w) or (n, h, w, 3) uint8, and of some of them (``rows`` (m,)) what the network said.

    ``predicted`` (m,) are class numbers, ``probability`` (m,) how sure it was; ``labels`` (n,) is the truth.
    """

    classes: tuple[str, ...]
    pictures: np.ndarray
    labels: np.ndarray
    rows: np.ndarray
    predicted: np.ndarray
    probability: np.ndarray

    @classmethod
    def of(cls, images: Images, rows: np.ndarray, logits: Tensor, part: str = "test") -> Guesses:
        """From the logits (m, classes) of the pictures ``rows`` of one of the ``parts`` of ``images``."""
        probability, predicted = (values.cpu().numpy() for values in logits.float().softmax(1).max(1))
        return cls(images.classes, *images.parts()[part], rows, predicted, probability)

    @property
    def truth(self) -> np.ndarray:
        """True classes (m,) of the pictures that were looked at."""
        return self.labels[self.rows]

    def confusion(self) -> np.ndarray:
        """Counts (classes, classes): row the truth, column what was said."""
        count = len(self.classes)
        return np.bincount(self.truth * count + self.predicted, minlength=count**2).reshape(count, count)

    def worst(self, shown: int = SHOWN) -> dict[str, Any]:
        """Arguments of a ``Gallery``: wrong answers first, the surest ones in front; then right ones, the least sure in front."""
        wrong = self.predicted != self.truth
        order = np.argsort(np.where(wrong, -1 - self.probability, self.probability), kind="stable")[:shown]
        return self._gallery(order)

    def in_cell(self, truth: int, predicted: int, shown: int = SHOWN) -> dict[str, Any]:
        """Arguments of a ``Gallery``: the pictures behind a cell of the confusion matrix, the surest ones in front."""
        there = np.flatnonzero((self.truth == truth) & (self.predicted == predicted))
        return self._gallery(there[np.argsort(-self.probability[there], kind="stable")][:shown])

    def _gallery(self, chosen: np.ndarray) -> dict[str, Any]:
        wrong = self.predicted[chosen] != self.truth[chosen]
        parts = zip(self.predicted[chosen], self.probability[chosen], self.truth[chosen], wrong, strict=True)
        names = self.classes
        captions = [f"{names[p]} {share:.0%}" + (f", is {names[t]}" if bad else "") for p, share, t, bad in parts]
        return {"images": self.pictures[self.rows[chosen]], "captions": captions, "marks": wrong}


def predicting(
    progress: Callable[..., Event], network: ImageNetwork, pixels: np.ndarray, piece: int, precision: torch.dtype,
    label: str = "Testing",
) -> Generator[Event, Any, Tensor]:  # fmt: skip
    """Logits (n, classes) of uint8 pictures (n, h, w) or (n, h, w, 3), ``piece`` at a time, with events of ``progress``."""
    import torch

    parts = []
    for start in range(0, len(pixels), piece):
        yield progress(start, len(pixels), "pictures", label)
        parts.append(network.predict(network.encode(pixels[start : start + piece]), precision))
    return torch.cat(parts)


def loss_and_share(logits: Tensor, labels: np.ndarray) -> tuple[float, float]:
    """Mean cross-entropy and share right, in one read from the device."""
    import torch
    from torch.nn.functional import cross_entropy

    truth = torch.from_numpy(np.array(labels)).to(logits.device)
    loss, right = torch.stack([cross_entropy(logits, truth), (logits.argmax(1) == truth).float().mean()]).tolist()
    return loss, right
