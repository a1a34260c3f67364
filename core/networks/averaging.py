"""The moving average of a network's weights, which samples better than the newest weights do."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel


def averaged(network: nn.Module, decay: float) -> AveragedModel:
    """A copy of ``network`` whose ``update_parameters(network)``, after each step, moves it 1 - ``decay`` of the way there.

    At step n the decay is at most (1 + n) / (10 + n), so that the initial weights are soon forgotten. ``.module`` is the
    network that is the average; buffers are copied.
    """

    def move(averages: list[Tensor], newest: list[Tensor], count: Tensor) -> None:
        count = int(count)
        torch._foreach_lerp_(averages, newest, 1 - min(decay, (1 + count) / (10 + count)))

    return AveragedModel(network, multi_avg_fn=move)
