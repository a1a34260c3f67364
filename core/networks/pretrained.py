"""Torchvision's networks trained on ImageNet, as image networks with named layers, from weights that lie on this machine."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.datasets import search_path

if TYPE_CHECKING:
    from core.networks.image_network import ImageNetwork

_SERVER = "https://download.pytorch.org/models/"
#: The side of the pictures they were trained on, the mean and the standard deviation that these were normalised with.
_SIDE, _MEAN, _STD = 224, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Weights(NamedTuple):
    """A file of weights as torchvision publishes it; its name ends with the first digits of its sha256. ``size`` in MB."""

    file: str
    size: float


WEIGHTS = {
    "resnet18": Weights("resnet18-f37072fd.pth", 44.7),
    "squeezenet1_1": Weights("squeezenet1_1-b8a52dc0.pth", 4.7),
}


class WeightsMissing(LookupError):
    """The weights are not on this machine; the message says how to get them."""


def _places() -> list[Path]:
    """Folders that may hold the files: torch's own cache, then ``pretrained`` in the data folders."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "torch"
    home = Path(os.environ.get("TORCH_HOME", cache)).expanduser()
    return [home / "hub" / "checkpoints", *(folder / "pretrained" for folder in search_path())]


def path_of(name: str) -> Path | None:
    """Where the weights of a network lie, or None."""
    return next((folder / WEIGHTS[name].file for folder in _places() if (folder / WEIGHTS[name].file).is_file()), None)


def how_to_get(name: str) -> str:
    """The sentence for weights that are not on this machine."""
    file, size = WEIGHTS[name]
    return f"the weights of {name} must be fetched first: put {_SERVER}{file} ({size} MB) into {_places()[0]}"


def load(name: str) -> tuple[ImageNetwork, tuple[str, ...]]:
    """The network in evaluation mode on the CPU, and the names of its 1,000 classes.

    Raises:
        WeightsMissing: they have to be fetched.
        ValueError: the file is damaged.
    """
    import torch
    import torchvision

    path, weights = path_of(name), WEIGHTS[name]
    if path is None:
        raise WeightsMissing(how_to_get(name))
    digest = weights.file.rpartition("-")[2].partition(".")[0]
    if not hashlib.sha256(path.read_bytes()).hexdigest().startswith(digest):
        raise ValueError(f"{path} is damaged or incomplete: its sha256 does not start with {digest}")
    model = torchvision.models.get_model(name, weights=None)
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return from_torchvision(name, model), tuple(torchvision.models.get_model_weights(name).DEFAULT.meta["categories"])


def from_torchvision(name: str, model: object) -> ImageNetwork:
    """A ResNet or SqueezeNet of torchvision cut into layers; it shares their weights, and computes the same logits."""
    import torch
    from torch import nn

    from core.networks.cnn import Dense
    from core.networks.image_network import ImageNetwork

    if name.startswith("resnet"):
        layers = dict(model.named_children())
        output = Dense(model.fc.in_features, model.fc.out_features)
        output.load_state_dict(layers.pop("fc").state_dict())
    else:
        layers = {f"{type(m).__name__.lower()}{number}": m for number, m in enumerate(model.features)}
        layers |= {"scores": model.classifier[1], "relu": nn.ReLU(), "avgpool": model.classifier[3]}
        output = nn.Flatten()
    network = ImageNetwork({}, (3, _SIDE, _SIDE), 1000, {**layers, "output": output})
    for module in network.modules():
        if isinstance(module, nn.ReLU):
            module.inplace = False  # in place, what a layer has put out would change under those who look at it
    network.mean.copy_(torch.tensor(_MEAN))
    network.std.copy_(torch.tensor(_STD))
    return network.eval()
