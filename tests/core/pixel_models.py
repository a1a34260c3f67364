"""A PixelCNN whose weights are large enough that everything it may depend on shows."""

import torch

from core.networks.pixelcnn import PixelCNN


def roughened(network: PixelCNN, seed: int = 0) -> PixelCNN:
    """The network with random numbers added to all weights, in evaluation mode."""
    random = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(0.4 * torch.randn(parameter.shape, generator=random))
    return network.eval()
