"""Knobs and presets of the page on diffusion of pictures."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core import datasets, models_library
from core.datasets import shelf
from core.knobs import BatchSize, Choices, Doc, Interval, LearningRate, Live, Log, Steps, When

#: As what to start from: no trained network. And the one that comes along.
NOTHING, SHIPPED = "nothing", "mnist_diffusion"


def starts() -> tuple[str, ...]:
    """``NOTHING``, ``SHIPPED``, and every other U-Net of the library."""
    return tuple(dict.fromkeys((NOTHING, SHIPPED, *filter(_is_unet, models_library.names()))))


def _is_unet(name: str) -> bool:
    try:
        return models_library.card(name).get("network") == "unet"
    except models_library.ModelError:
        return False


def misfit(start: str, data: str) -> str | None:
    """One sentence when a model of the library makes other pictures than those of this data set, else None."""
    if start not in models_library.names():  # nothing, or the shipped one where it is missing
        return None
    card, item = models_library.card(start), shelf.item(data).card
    picture = (3 if len(item.shape) == 3 else 1, *item.shape[:2])
    return difference(start, card["arguments"], picture, len(item.classes), data)


def difference(name: str, arguments: dict[str, Any], picture: tuple[int, ...], classes: int, data: str) -> str | None:
    """One sentence when a network of these ``arguments`` and ``picture`` (channels, height, width) do not belong together."""

    def said(channels: int, height: int, width: int) -> str:
        return f"{height}x{width}{' in colour' if channels == 3 else ' grey'}"

    theirs = tuple(arguments["picture"]), arguments["classes"]
    if theirs == (tuple(picture), classes):
        return None
    return (
        f"start is {name}, which makes pictures of {said(*theirs[0])} of {theirs[1]} classes, but those of {data} are "
        f"{said(*picture)} of {classes}; choose {NOTHING}, which trains a network for them"
    )


Data = Annotated[
    str, Choices(datasets.names), Doc("Real pictures; where a set is missing, the built-in digits stand in")
]
Start = Annotated[
    str, Choices(starts), Doc("A trained network of the library, which plays at once; nothing trains one here")
]
Width = Annotated[
    int,
    Interval(ge=8, le=128),
    Log(),
    When("start", NOTHING),
    Doc("Feature maps at the largest resolution of the U-Net; twice as many at each smaller one"),
]
ScheduleName = Annotated[
    Literal["linear", "cosine"],
    When("start", NOTHING),
    Doc("How fast noise takes over; a trained network brings its own"),
]
NoiseTime = Annotated[
    int,
    Interval(ge=1, le=950),
    Live(),
    Doc(
        "After how many of the 1000 steps real pictures are shown and guessed; beyond 950 next to nothing is left of them"
    ),
]
Sampler = Annotated[Literal["ddim", "ddpm"], Live(), Doc("DDIM draws no noise on its way, DDPM does at every step")]
SamplerSteps = Annotated[
    int, Interval(ge=1, le=1000), Log(), Live(), Doc("Steps from noise to picture; each asks the network once")
]
Guidance = Annotated[
    float,
    Interval(ge=-1, le=10),
    Live(),
    Doc("How far past what the class alone says: 0 samples the class, more exaggerates it, -1 tells no class"),
]
ComparedSteps = Annotated[
    tuple[Annotated[int, Interval(ge=1, le=1000)], ...],
    Doc("Numbers of steps at which both samplers are compared; empty compares none"),
]
Compared = Annotated[
    int,
    Interval(ge=20, le=10_000),
    Log(),
    Doc("Pictures made by each of them; more take longer and tell FID more exactly"),
]
Problem = Annotated[
    Literal["blurred", "half the size", "a quarter of the size"],
    Live(),
    Doc("What was done to the picture that is to be found again"),
]
MeasuredNoise = Annotated[
    float,
    Interval(ge=0.01, le=1),
    Log(),
    Live(),
    Doc("Standard deviation of the noise in what is known of it; black is -1, white 1"),
]
Rate = Annotated[LearningRate, When("start", NOTHING)]
Batch = Annotated[BatchSize, When("start", NOTHING)]
TrainingSteps = Annotated[Steps, When("start", NOTHING)]
Average = Annotated[
    float,
    Interval(ge=0, le=0.9999),
    When("start", NOTHING),
    Doc("Decay of the moving average of the weights, which is what samples"),
]

#: What every preset starts from, the page's defaults.
PLAIN: dict[str, Any] = {
    "data": "mnist", "start": SHIPPED, "noise_time": 600, "sampler": "ddpm", "sampler_steps": 25, "guidance": 0.0,
    "schedule": "cosine", "width": 24, "learning_rate": 0.002, "batch_size": 64, "steps": 3000, "average": 0.995,
}  # fmt: skip
PRESETS = {
    "Shipped network": PLAIN,
    "Guidance 3": PLAIN | {"guidance": 3.0},
    "Five steps": PLAIN | {"sampler_steps": 5},
    "DDIM: no noise on the way": PLAIN | {"sampler": "ddim"},
    "200 steps": PLAIN | {"sampler_steps": 200},
    "Train on MNIST": PLAIN | {"start": NOTHING},
    "Train on Fashion-MNIST": PLAIN | {"start": NOTHING, "data": "fashion_mnist"},
}
