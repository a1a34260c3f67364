"""Torchvision's networks trained on ImageNet, as image networks with named layers, from weights that lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from core.datasets import Work, download, finish, search_path, user_folder
from core.datasets.catalogue import RemoteFile
from core.datasets.verify import digest

if TYPE_CHECKING:
    from torch import nn

    from core.networks.image_network import ImageNetwork

_SERVER = "https://download.pytorch.org/models/"
#: The side of the pictures they were trained on, the mean and the standard deviation that these were normalised with.
_SIDE, _MEAN, _STD = 224, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def _published(file: str, size: int, sha256: str) -> RemoteFile:
    return RemoteFile(f"pretrained/{file}", size, f"sha256:{sha256}", (_SERVER + file,))


#: The files as torchvision publishes them.
WEIGHTS = {
    "vgg19": _published(
        "vgg19-dcbb9e9d.pth", 574_673_361, "dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44"
    ),
    "resnet18": _published(
        "resnet18-f37072fd.pth", 46_830_571, "f37072fd47e89c5e827621c5baffa7500819f7896bbacec160b1a16c560e07ec"
    ),
    "squeezenet1_1": _published(
        "squeezenet1_1-b8a52dc0.pth", 4_958_839, "b8a52dc049b60e4b6ab68ad0df457362afab8b6304b2febdc1650a5dab4d7e7b"
    ),
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
    file = Path(WEIGHTS[name].path).name
    return next((folder / file for folder in _places() if (folder / file).is_file()), None)


def how_to_get(name: str) -> str:
    """The sentence for weights that are not on this machine."""
    file = WEIGHTS[name]
    return (
        f"the weights of {name} must be fetched first: run learnoscope models fetch {name} ({file.size / 1e6:.1f} MB), "
        f"or put {file.urls[0]} into {_places()[0]}"
    )


def fetching(name: str) -> Work[Path]:
    """Downloads the weights into ``pretrained`` in the user's data folder, checked and resumed as data sets are, and returns
    the file. Raises FetchFailed."""
    file = WEIGHTS[name]
    return (yield from download.fetch_files(name, [file], user_folder())) / file.path


def load(name: str) -> tuple[ImageNetwork, tuple[str, ...]]:
    """The network in evaluation mode on the CPU, and the names of its 1,000 classes.

    Raises:
        WeightsMissing: they have to be fetched.
        ValueError: the file is damaged.
    """
    import torch
    import torchvision

    path = path_of(name)
    if path is None:
        raise WeightsMissing(how_to_get(name))
    if finish(digest(path, "sha256")) != WEIGHTS[name].checksum.partition(":")[2]:
        raise ValueError(
            f"{path} is damaged or incomplete: it is not the published file, so remove it and fetch it again"
        )
    with torch.device("meta"):  # drawing random weights for the whole of VGG-19 would take seconds
        model = torchvision.models.get_model(name, weights=None)
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True), assign=True)
    return from_torchvision(name, model), tuple(torchvision.models.get_model_weights(name).DEFAULT.meta["categories"])


def from_torchvision(name: str, model: object) -> ImageNetwork:
    """A VGG, ResNet or SqueezeNet of torchvision cut into layers; it shares their weights, and computes the same logits.

    Layers of a VGG are called as in the papers: "conv1_1", "relu1_1", ..., "pool1", "conv2_1", ...
    """
    import torch
    from torch import nn

    from core.networks.cnn import Dense
    from core.networks.image_network import ImageNetwork

    if name.startswith("vgg"):
        layers = _vgg_features(model.features) | {"avgpool": model.avgpool, "flatten": nn.Flatten()}
        *hidden, output = model.classifier
        layers |= {f"{type(m).__name__.lower()}{number}": m for number, m in enumerate(hidden)}
    elif name.startswith("resnet"):
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


def _vgg_features(modules: Iterable[nn.Module]) -> dict[str, nn.Module]:
    """The convolutions of a VGG by their names: stage, then place in it."""
    kinds, named, stage, place = {"Conv2d": "conv", "ReLU": "relu"}, {}, 1, 0
    for module in modules:
        kind = kinds.get(type(module).__name__)
        place += kind == "conv"
        named[f"{kind}{stage}_{place}" if kind else f"pool{stage}"] = module
        if kind is None:
            stage, place = stage + 1, 0
    return named
