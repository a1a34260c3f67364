"""Small models whose attacks are known by hand."""

import torch
from torch import nn

from core.networks import cnn


class Linear(nn.Module):
    """Logits W x + b of pictures (n, 1, size, size)."""

    def __init__(self, size=6, classes=3, seed=0):
        super().__init__()
        torch.manual_seed(seed)
        self.layer = nn.Linear(size * size, classes)

    def forward(self, x):
        return self.layer(x.flatten(1))


class Constant(nn.Module):
    """Answers the same whatever it sees, though gradients flow."""

    def forward(self, x):
        return x.flatten(1)[:, :3] * 0 + torch.tensor([0.0, 1.0, 2.0])


class Rounded(nn.Module):
    """Sees pictures through a threshold, which has no gradient to give."""

    def __init__(self):
        super().__init__()
        self.model = Linear()

    def forward(self, x):
        return self.model((x > 0.5).float())


class Probabilities(nn.Module):
    """A model with the softmax left in."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        return self.model(x).softmax(1)


def small_cnn(seed=0):
    """Convolutions, batch norm, dropout: everything that has a mode."""
    torch.manual_seed(seed)
    return cnn.build((1, 8, 8), 4, ["conv 6 3", "norm", "relu", "pool", "dropout 0.5", "dense 16", "relu"])


def pictures(count=5, size=6, seed=0, low=0.0, high=1.0):
    """Random pictures (count, 1, size, size) in [low, high]."""
    drawn = torch.rand(count, 1, size, size, generator=torch.Generator().manual_seed(seed))
    return low + (high - low) * drawn


def answers(model, images):
    """What the model says now: labels it has right."""
    model.eval()
    with torch.no_grad():
        return model(images).argmax(1)
