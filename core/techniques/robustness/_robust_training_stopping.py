"""Early stopping: the robust network goes back to where it stood the attack best on pictures that it never learned from."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.techniques.robustness.robust_training import RobustTraining


@dataclass
class EarlyStopping:
    """Held-out pictures (n, c, h, w) and their labels (n,), and the weights that did best on them so far.

    Rice, Wong and Kolter, Overfitting in adversarially robust deep learning (2020): stopping in time does as much as what
    was invented against robust overfitting since.
    """

    pictures: Tensor
    labels: Tensor
    share: float = -1.0
    step: int = 0
    weights: dict[str, Tensor] = field(default_factory=dict)

    def look(self, network: ImageNetwork, share: float, step: int) -> None:
        """Keeps the network's weights if no earlier ones had as large a share right under attack."""
        if share > self.share:
            self.share, self.step, self.weights = share, step, copy.deepcopy(network.state_dict())

    def state(self) -> dict[str, Any]:
        """For a checkpoint."""
        return {"share": self.share, "at": self.step, "weights": self.weights}

    def restore(self, state: dict[str, Any]) -> None:
        """Goes on from a ``state``."""
        self.share, self.step, self.weights = state["share"], state["at"], copy.deepcopy(state["weights"])


def held_out(page: RobustTraining, network: ImageNetwork, images: Images) -> tuple[Images, EarlyStopping]:
    """The pictures without some of those to learn from, and these. Raises ValueError where too few would be left."""
    import torch

    count = len(images.train)
    if page.sample > count // 2:
        raise ValueError(
            f"sample is {page.sample}, but early stopping holds out at most half of {count:,} pictures to learn from"
        )
    order = np.random.default_rng(1).permutation(count)
    rows, rest = order[: page.sample], np.sort(order[page.sample :])
    labels = torch.from_numpy(images.train_labels[rows]).to(network.device)
    stopping = EarlyStopping(network.encode(images.train[rows]), labels)
    return replace(images, train=images.train[rest], train_labels=images.train_labels[rest]), stopping
