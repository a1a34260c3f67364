"""The knobs of the style transfer page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal

from core import image_models
from core.knobs import Choices, Doc, File, Interval, LearningRate, Live, Log, When
from core.networks.pretrained import WEIGHTS

#: The first of ``BY_PREFERENCE`` that is on this machine.
BEST = "best that is here"
#: Networks by how well they carry style; after them any of the library, those for colour pictures first.
BY_PREFERENCE = ("vgg19", "squeezenet1_1", "cifar10_cnn")
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"
_NAMES = Literal["china", "flower", "waves", "mosaic", "brush strokes", "rings", "file"]

Fetch = Annotated[
    bool,
    When("network", *WEIGHTS),
    Doc(
        "Downloads the network's weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB"
    ),
]
Network = Annotated[
    str,
    Choices(lambda: (BEST, *image_models.names())),
    Doc("Whose layers compare the pictures; vgg19 is the paper's and wants a GPU, squeezenet1_1 is fast"),
]
Content = Annotated[_NAMES, Doc("What is to be seen: a sample photograph, a painting of our own making, or your file")]
ContentFile = Annotated[str, File(_PICTURES), When("content", "file"), Doc("Any picture")]
Style = Annotated[_NAMES, Doc("How it is to be painted")]
StyleFile = Annotated[str, File(_PICTURES), When("style", "file"), Doc("Any picture")]
Size = Annotated[
    int,
    Interval(ge=64, le=512),
    Doc(
        "Longest side of the picture in pixels; a step takes as long as there are pixels: at 512 seven times as long as at 192"
    ),
]
StyleScale = Annotated[
    float, Interval(ge=0.25, le=2), Doc("Size of the style's picture beside the content's: larger, broader strokes")
]
Start = Annotated[Literal["content", "style", "noise"], Doc("What the pixels are before the first step")]
ContentWeight = Annotated[
    float, Interval(ge=0, le=1000), Log(), Live(), Doc("How much a different content counts; 0 leaves a texture")
]
StyleWeight = Annotated[
    float, Interval(ge=0, le=1000), Log(), Live(), Doc("How much a different style counts; 0 copies the content")
]
VariationWeight = Annotated[
    float, Interval(ge=0, le=1000), Log(), Live(), Doc("How much differences of neighbouring pixels count: smooths")
]
ContentLayer = Annotated[
    str, Doc('A name listed under "About", or input for the pixels; empty: usual for this network')
]
StyleLayers = Annotated[
    tuple[str, ...], Doc('Names listed under "About", and input for the colours; empty: usual for this network')
]
GramLayer = Annotated[
    int, Interval(ge=1, le=16), Live(), Doc("Which of the style layers has its Gram matrices shown, from the first on")
]
Optimizer = Annotated[
    Literal["l-bfgs", "adam"], Doc("l-bfgs knows the curvature and sets its own step, as in the paper")
]
Rate = Annotated[LearningRate, When("optimizer", "adam"), Doc("Change of a pixel in one step, black to white being 1")]
Octaves = Annotated[
    int, Interval(ge=1, le=5), Doc("Sizes at which it paints, each twice the one before: broad strokes first")
]
Steps = Annotated[int, Interval(ge=1, le=2000), Log(), Doc("Steps at each size")]

PRESETS = {
    "Waves over a temple": {},
    "A flower of glass": {"content": "flower", "style": "mosaic"},
    "Starry temple": {"style": "brush strokes", "style_weight": 30.0},
    "Texture from noise": {"content_weight": 0.0, "style": "rings", "start": "noise"},
    "Content from noise": {"style_weight": 0.0, "start": "noise"},
    "A photograph's colours": {"style": "flower", "style_layers": ("input",)},
}
