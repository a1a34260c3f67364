"""What the model of facial expressions learns from beside the labels: its own earlier answers, or those of teachers.

Used by train_expressions.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.datasets.on_device import OnDevice
from core.networks.image_network import ImageNetwork
from core.precision import fast_precision

#: The most that a network's own answers count beside the label, and what is kept of the earlier ones.
OWN, KEPT, SMOOTHING = 0.6, 0.6, 0.05
#: How much a teacher's answer counts beside the label.
TAUGHT = 0.4


class OwnAnswers:
    """Cross-entropy with the label, smoothed, mixed with what the network has said of the same picture in earlier epochs.

    ``answers`` (n, classes) are averaged probabilities, at first the labels themselves; they count ``OWN`` at the end of
    training (``share`` = 1) and nothing at its beginning. Targets of a batch are the numbers of its pictures.
    """

    def __init__(self, data: OnDevice, classes: int) -> None:
        hard = functional.one_hot(data.labels, classes).float()
        self.labels = hard * (1 - SMOOTHING) + SMOOTHING / classes
        self.answers, self.share = hard.clone(), 0.0

    def __call__(self, outputs: Tensor, numbers: Tensor) -> Tensor:
        own = OWN * self.share
        loss = functional.cross_entropy(outputs, self.labels[numbers].lerp(self.answers[numbers], own))
        self.answers[numbers] = outputs.detach().softmax(1).lerp(self.answers[numbers], KEPT)
        return loss

    def mixed(self, x: Tensor) -> Tensor:
        """Pictures stay apart: what the network says belongs to one of them."""
        return x


class Taught:
    """Cross-entropy of pictures mixed in pairs with their labels, half of each replaced by what a teacher said of the picture.

    The answer is the mean of the ``teachers``, one of which may be the network as it is before training, over a picture and its mirror
    image, or what ``answers`` says.
    """

    def __init__(self, data: OnDevice, teachers: list[ImageNetwork], mixed: float, answers: Tensor | None) -> None:
        labels, self.share = functional.one_hot(data.labels, teachers[0].classes).float(), 0.0
        self.answers = self._answers(data, teachers) if answers is None else answers.to(labels.device)
        self.targets = labels.lerp(self.answers, TAUGHT)
        self._beta = torch.distributions.Beta(mixed, mixed) if mixed else None

    @staticmethod
    @torch.no_grad()
    def _answers(data: OnDevice, teachers: list[ImageNetwork]) -> Tensor:
        precision, parts = fast_precision(data.images.device), []
        for x, _ in data.batches(512):
            views = [view.contiguous(memory_format=torch.channels_last) for view in (x, x.flip(-1))]
            answers = [network.predict(view, precision).softmax(1) for network in teachers for view in views]
            parts.append(torch.stack(answers).mean(0))
        return torch.cat(parts)

    def mixed(self, x: Tensor) -> Tensor:
        """Every picture with the one at the other end of its batch, which is in random order."""
        self._part = (self._beta.sample((len(x), 1)) if self._beta else torch.ones(len(x), 1)).to(x.device)
        return x.flip(0).lerp(x, self._part[:, :, None, None])

    def __call__(self, outputs: Tensor, numbers: Tensor) -> Tensor:
        targets = self.targets[numbers]
        return functional.cross_entropy(outputs, targets.flip(0).lerp(targets, self._part))


if __name__ == "__main__":
    raise SystemExit("train_expressions.py calls this")
