"""The knobs of the insight page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal

from core import datasets, models_library
from core.image_models import OWN
from core.knobs import Choices, Doc, File, Interval, LearningRate, When
from core.networks.pretrained import WEIGHTS

#: Choices beside the library's models: its first one for digits, which can be drawn; a small one trained before anything else.
FIRST, TRAINED = "first for digits", "small, trained now"
MAPS = ("saliency", "smoothgrad", "integrated gradients", "grad-cam", "occlusion")
EVERY, PATCHES, MAXIMIZATION, DREAM = "every map", "strongest patches", "activation maximization", "deep dream"

Model = Annotated[
    str,
    Choices(lambda: (FIRST, TRAINED, *models_library.names(), *WEIGHTS)),
    Doc("Of the models library, or trained first; torchvision's vgg19, resnet18 and squeezenet1_1 must be fetched"),
]
Fetch = Annotated[
    bool,
    When("model", *WEIGHTS),
    Doc("Downloads the model's weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB"),
]
Data = Annotated[
    str,
    Choices(lambda: (OWN, *datasets.names())),
    Doc("Where the pictures come from; a missing set becomes the built-in digits"),
]
Picture = Annotated[Literal["data set", "china", "flower", "file"], Doc("What the network is asked about")]
PictureNumber = Annotated[
    int, Interval(ge=0, le=59_999), When("picture", "data set"), Doc("Which of the test pictures")
]
PictureFile = Annotated[
    str,
    File("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"),
    When("picture", "file"),
    Doc("Any picture; cut and scaled to what the network takes"),
]
Method = Annotated[
    Literal[
        "every map", "saliency", "smoothgrad", "integrated gradients", "grad-cam", "occlusion",
        "strongest patches", "activation maximization", "deep dream",
    ],
    Doc("Maps of what speaks for a class; the places where a unit responds most; a picture changed until it responds"),
]  # fmt: skip
TargetClass = Annotated[
    int, Interval(ge=-1, le=999), Doc("Number of the class that is asked about; -1 is the one the network answers")
]
LayerName = Annotated[
    str,
    When("method", EVERY, "grad-cam", PATCHES, MAXIMIZATION, DREAM),
    Doc('As listed under "About"; empty: the last feature maps, or the output for activation maximization'),
]
Channel = Annotated[
    int,
    Interval(ge=-1, le=4095),
    When("method", PATCHES, MAXIMIZATION, DREAM),
    Doc("Of the layer; -1: the strongest one, the target class of the output, or all channels of any other layer"),
]
Baseline = Annotated[
    Literal["black", "grey", "white"],
    When("method", EVERY, *MAPS),
    Doc("What nothing looks like: where integration starts, and what covers the picture"),
]
Square = Annotated[
    int, Interval(ge=1, le=112), When("method", EVERY, "occlusion"), Doc("Side of the covering square in pixels")
]
RandomizedLayers = Annotated[
    int,
    Interval(ge=0, le=60),
    When("method", EVERY, *MAPS),
    Doc("So many last layers get random weights for a second set of maps, which should then look different"),
]
Steps = Annotated[
    int,
    Interval(ge=1, le=500),
    Doc("Parts of the integral, noisy copies of SmoothGrad, or steps of each octave of a dream"),
]
Rate = Annotated[LearningRate, When("method", MAXIMIZATION, DREAM), Doc("Mean change of a pixel in one step")]
Octaves = Annotated[
    int, Interval(ge=1, le=8), When("method", DREAM), Doc("Sizes at which it dreams, each 1.4 times the one before")
]
Jitter = Annotated[
    int,
    Interval(ge=0, le=32),
    When("method", MAXIMIZATION, DREAM),
    Doc("Shifts the picture by up to so many pixels before each step"),
]
DreamSize = Annotated[
    int,
    Interval(ge=24, le=512),
    When("method", DREAM),
    Doc("Longest side of the dream in pixels; behind a dense layer it is the network's own"),
]

PRESETS = {
    "Every map": {},
    "Sanity check: random weights": {"randomized_layers": 60},
    "Integrated gradients": {"method": "integrated gradients"},
    "What a unit looks for": {"method": PATCHES},
    "The ideal three": {"method": MAXIMIZATION, "steps": 150, "target_class": 3},
    "Deep dream on a photograph": {"method": DREAM, "picture": "china"},
}
