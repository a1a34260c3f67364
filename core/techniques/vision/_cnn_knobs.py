"""The knobs of the cnn page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal

from core import datasets, models_library
from core.knobs import Checked, Choices, Doc, Interval, Live, Log, When
from core.networks.layer_list import LISTS, NetworkName, problem

#: What ``start_from`` calls a fresh network.
NEW = "new weights"
#: What the page's probes take: a picture from disk; where to keep the network.
PICTURES = "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)"
KEEP_AS = "a name, or file.onnx"

Data = Annotated[
    str,
    Choices(datasets.names),
    Doc("The pictures to tell apart; where a set is missing, the built-in digits stand in"),
]
TrainShare = Annotated[
    float, Interval(ge=0.001, le=1), Log(), Doc("Share of the training pictures that is used; few invite overfitting")
]
Network = Annotated[
    NetworkName,
    Doc("slides: two convolutions, pooling, fully connected; resnet: residual, for colour; free: the layers below"),
]
Layers = Annotated[
    tuple[str, ...],
    Checked(problem),
    When("network", "free"),
    Doc(
        "Each conv FILTERS SIZE, pool, dense UNITS, relu, norm, dropout SHARE, ...; the output layer follows by itself"
    ),
]
BatchNorm = Annotated[
    bool,
    When("network", *(name for name, layers in LISTS.items() if "norm" not in layers), "free"),
    Doc("Normalises the outputs of every convolution over the batch: learns faster, at larger rates"),
]
Dropout = Annotated[
    float,
    Interval(ge=0, le=0.9),
    When("network", *LISTS, "free"),
    Doc("Probability that an input of a dense layer is set to zero in a training step; never when measuring"),
]
StartFrom = Annotated[
    str,
    Choices(lambda: (NEW, *models_library.names())),
    Doc("Fresh random weights, or a model of the library, which then goes on learning and brings its own layers"),
]
Optimizer = Annotated[
    Literal["adam", "adamw", "momentum", "sgd"],
    Doc("How a gradient becomes a step; momentum is SGD with momentum 0.9"),
]
Schedule = Annotated[
    Literal["constant", "cosine", "one-cycle"],
    Doc("How the learning rate goes on: as it is, falling like a cosine, or up for a quarter of the run and down to 0"),
]
PartialEpochs = Annotated[
    float, Interval(ge=0.01, le=1000), Log(), Doc("Passes over the training pictures; 0.5 is half of one")
]
WeightDecay = Annotated[
    float, Interval(ge=0, le=1), Log(), Doc("Shrinks the weights a little at each step; keeps them small")
]
Shift = Annotated[
    int,
    Interval(ge=0, le=12),
    Live(),
    Doc("Moves each training picture by up to so many pixels, anew each time it is seen"),
]
Flip = Annotated[bool, Live(), Doc("Mirrors half of the training pictures; wrong for digits, right for animals")]
Rotation = Annotated[float, Interval(ge=0, le=45), Live(), Doc("Turns each training picture by up to so many degrees")]
Erase = Annotated[
    float,
    Interval(ge=0, le=0.8),
    Live(),
    Doc("Hides a square somewhere in each training picture, so large a share of its edge"),
]
Contrast = Annotated[
    float, Interval(ge=0, le=0.9), Live(), Doc("Makes each training picture flatter or stronger by up to this share")
]
SaveAs = Annotated[
    str,
    Checked(lambda name: models_library.check_name(name) if name else None),
    Doc("When the run has reached its end, the network is kept under this name, replacing your model of that name"),
]

PRESETS = {
    "Slides": {},
    # Chosen among ten recipes on 10,000 of MNIST's training pictures, trained on the other 50,000; not on the test set.
    "Fast: 99 % on MNIST": {
        "network": "fast dense", "optimizer": "adamw", "learning_rate": 0.02, "weight_decay": 0.01,
        "schedule": "one-cycle", "batch_size": 128, "epochs": 0.9,
    },
    "Fast: 99.3 % on MNIST": {
        "network": "fast dense", "optimizer": "adamw", "learning_rate": 0.02, "weight_decay": 0.01,
        "schedule": "one-cycle", "batch_size": 128, "epochs": 1.8, "shift": 1,
    },
    "LeNet-5, 1998": {"network": "lenet5", "optimizer": "momentum", "learning_rate": 0.02},
    "A hundred digits, overfitted": {"data": "digits", "train_share": 0.07, "epochs": 100.0},
    "A hundred digits, augmented": {
        "data": "digits", "train_share": 0.07, "epochs": 100.0, "shift": 2, "rotation": 10.0, "dropout": 0.3,
    },
    "Colour pictures": {
        "data": "cifar10", "network": "resnet", "optimizer": "adamw", "learning_rate": 0.003, "weight_decay": 0.05,
        "schedule": "one-cycle", "batch_size": 128, "epochs": 10.0, "shift": 2, "flip": True,
    },
}  # fmt: skip
