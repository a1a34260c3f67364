"""Is a map worth anything? Random weights must change it (Adebayo et al.), and removing what it marks must hurt.

Sources: Adebayo et al., Sanity checks for saliency maps (2018); Samek et al., Evaluating the visualization of what a deep
neural network has learned (2017), for the deletion of pixels.
"""

from __future__ import annotations

import copy

import numpy as np
import torch
from torch import Tensor

from core.networks.image_network import ImageNetwork, measuring


def randomized(network: ImageNetwork, layers: int, seed: int) -> ImageNetwork:
    """A copy whose last ``layers`` layers with weights have fresh random ones; all, when there are fewer."""
    changed = copy.deepcopy(network)
    weighted = [layer for layer in changed.layers.values() if any(True for _ in layer.parameters())]
    device = network.device
    state = torch.get_rng_state()
    torch.manual_seed(seed)
    try:
        for layer in weighted[max(0, len(weighted) - layers) :]:
            layer.to("cpu")  # the same draws on every device
            for module in layer.modules():
                if hasattr(module, "reset_parameters"):
                    module.reset_parameters()
    finally:
        torch.set_rng_state(state)
    return changed.to(device)


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Spearman's rank correlation of two maps, from -1 to 1; 0 when one of them is constant."""
    from scipy.stats import rankdata

    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])


def deleted(
    network: ImageNetwork, picture: Tensor, target: int, baseline: Tensor, orders: np.ndarray, share: float = 0.1
) -> np.ndarray:
    """Probability (n,) of class ``target`` when the first ``share`` of the pixels of each order shows the baseline.

    ``orders`` (n, h * w) are pixel numbers row by row, the most important first.
    """
    count = max(1, round(share * orders.shape[1]))
    masks = np.zeros(orders.shape, bool)
    np.put_along_axis(masks, orders[:, :count], True, axis=1)
    covered = torch.from_numpy(masks).to(picture.device).reshape(-1, 1, *picture.shape[1:])
    with measuring(network):
        return network(torch.where(covered, baseline, picture)).softmax(1)[:, target].cpu().numpy()
