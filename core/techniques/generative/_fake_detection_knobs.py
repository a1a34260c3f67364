"""Knobs and presets of the page on telling generated pictures from real ones."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core import datasets
from core.knobs import Checked, Choices, Doc, Interval, Log

#: As the name of a data set: patches of the two built-in photographs.
PHOTOGRAPHS = "photographs"
#: Where pictures come from that are not real: enlarged from half their size, made by a model, or filled in.
SourceName = Literal[
    "nearest", "bilinear", "transposed", "gan", "diffusion", "autoregressive", "autoencoder", "harmonic", "telea",
    "diffusion inpainting", "latent inpainting",
]  # fmt: skip
HeldOutName = Literal[
    "none", "nearest", "bilinear", "transposed", "gan", "diffusion", "autoregressive", "autoencoder", "harmonic", "telea",
    "diffusion inpainting", "latent inpainting",
]  # fmt: skip
RESAMPLED = ("nearest", "bilinear", "transposed")
INPAINTED = ("harmonic", "telea", "diffusion inpainting", "latent inpainting")
#: The networks that each source needs, by module of core.networks; LATENT is a U-Net of an autoencoder's latents.
LATENT = "latent unet"
NETWORKS = {
    "gan": ("generator",), "diffusion": ("unet",), "diffusion inpainting": ("unet",), "autoregressive": ("pixelcnn",),
    "autoencoder": ("autoencoder",), "latent inpainting": ("autoencoder", LATENT),
}  # fmt: skip
EVERY = (*RESAMPLED, "gan", "diffusion", "autoregressive", "autoencoder", *INPAINTED)
#: Few enough for lines to be told apart.
USUAL = (*RESAMPLED, "gan", "diffusion", "harmonic", "diffusion inpainting", "latent inpainting")
#: Those that need no trained model.
WITHOUT_MODELS = (*RESAMPLED, "harmonic", "telea")


def names() -> tuple[str, ...]:
    """Data sets to choose from."""
    return (PHOTOGRAPHS, *datasets.names())


def _odd(value: int) -> str | None:
    return None if value % 2 else "a window has a pixel in its middle, so its side is odd"


Data = Annotated[
    str,
    Choices(names),
    Doc("The real pictures; where a set is missing, patches of the two built-in photographs stand in"),
]
Sources = Annotated[
    tuple[SourceName, ...],
    Doc(
        "What is not real: resampled (nearest, bilinear, transposed convolution), made by a trained model that fits the data, "
        "or real with a hole filled in; models that are missing are left out"
    ),
]
HeldOut = Annotated[HeldOutName, Doc("The detector is tested on this source, but not trained on it")]
Count = Annotated[int, Interval(ge=40, le=2000), Log(), Doc("Pictures of each source; half train, half test")]
Sampled = Annotated[
    int, Interval(ge=20, le=2000), Log(), Doc("The same for sources that take many steps: diffusion and autoregression")
]
Sampler = Annotated[
    Literal["ddim", "ddpm"],
    Doc("How the diffusion model samples: DDPM draws noise at each step, DDIM does not and leaves stronger colours"),
]
SamplerSteps = Annotated[
    int, Interval(ge=2, le=250), Log(), Doc("Steps of the diffusion model, and of its inpainting, which is DDPM's")
]
FeatureKind = Annotated[
    Literal["spectrum", "residual", "both"],
    Doc("What the detector sees: power in each ring of the spectrum, statistics of the noise residual, or both"),
]
Hann = Annotated[
    Literal["hann", "none"], Doc("Pictures fade out toward their edges, which otherwise count as jumps (hann), or not")
]
Compressed = Annotated[
    bool, Doc("Training pictures, real and fake, are there once more as JPEG of quality 50 to 95 (Wang et al. 2020)")
]
LocalWindow = Annotated[
    int, Interval(ge=3, le=15), Checked(_odd), Doc("Side of the window of the local map, in pixels")
]

#: What every preset starts from, the page's defaults.
PLAIN: dict[str, Any] = {
    "data": "cifar10", "sources": USUAL, "held_out": "bilinear", "pictures": 200, "sampled": 80, "sampler": "ddpm", "sampler_steps": 25,
    "features": "both", "window": "hann", "train_on_jpeg": False, "local_window": 5,
}  # fmt: skip
PRESETS = {
    "Bilinear held out": PLAIN,
    "Without trained models": PLAIN | {"sources": WITHOUT_MODELS},
    "Nothing held out": PLAIN | {"held_out": "none"},
    "Everything there is": PLAIN | {"sources": EVERY},
    "GAN held out": PLAIN | {"held_out": "gan"},
    "Diffusion held out": PLAIN | {"held_out": "diffusion"},
    "Trained on JPEG, too": PLAIN | {"held_out": "none", "train_on_jpeg": True},
    "Without nearest": PLAIN | {"sources": WITHOUT_MODELS[1:]},
    "Digits": PLAIN | {"data": "mnist", "sources": (*USUAL[1:5], "autoregressive", *USUAL[5:])},
    "Built-in photographs": PLAIN | {"data": PHOTOGRAPHS},
}
