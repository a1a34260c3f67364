"""Knobs and presets of the page on GANs of pictures."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core import datasets
from core.generative import LossName
from core.knobs import Choices, Doc, Interval, LearningRate, Live, Log

Data = Annotated[
    str,
    Choices(datasets.names),
    Doc("The pictures to imitate; where a set is missing, the built-in digits stand in"),
]
Kind = Annotated[Literal["dcgan", "mlp"], Doc("Both networks: convolutions (DCGAN), or dense layers alone (MLP)")]
Conditional = Annotated[bool, Doc("Both networks are told the class, so one can ask for it; each column is one class")]
Width = Annotated[int, Interval(ge=8, le=128), Log(), Doc("Feature maps next to the picture; twice as many further in")]
Latent = Annotated[int, Interval(ge=2, le=256), Log(), Doc("Numbers in each noise")]
Norm = Annotated[
    Literal["batch", "spectral", "none"],
    Doc("In the discriminator: batch norm, spectral norm (largest singular value 1), or none"),
]
Loss = Annotated[LossName, Doc("What both players minimise")]
Penalty = Annotated[
    float,
    Interval(ge=0, le=100),
    Log(),
    Live(),
    Doc("Weight of D's squared slope at real pictures (R1); with Wasserstein, of (slope - 1)^2 between pictures"),
]
Turns = Annotated[int, Interval(ge=1, le=10), Live(), Doc("Steps of the discriminator before each of the generator")]
GeneratorRate = Annotated[LearningRate, Doc("Learning rate of the generator")]
DiscriminatorRate = Annotated[
    LearningRate, Doc("Learning rate of the discriminator; another than the generator's is TTUR")
]
Momentum = Annotated[float, Interval(ge=0, le=0.99), Live(), Doc("Adam's beta 1; much of it makes games circle")]
Average = Annotated[
    float,
    Interval(ge=0, le=0.9999),
    Live(),
    Doc("Decay of the moving average of the generator that is shown and measured; 0 shows the generator itself"),
]

#: What every preset starts from, the page's defaults.
PLAIN: dict[str, Any] = {
    "kind": "dcgan", "conditional": False, "width": 32, "latent": 64, "norm": "batch", "loss": "non-saturating",
    "gradient_penalty": 0.0, "discriminator_steps": 1, "generator_rate": 0.001, "discriminator_rate": 0.0005,
    "momentum": 0.5, "average": 0.995, "batch_size": 64,
}  # fmt: skip
PRESETS = {
    "DCGAN": PLAIN,
    "Conditional DCGAN": PLAIN | {"conditional": True},
    "MLP GAN": PLAIN | {"kind": "mlp", "generator_rate": 0.0002, "discriminator_rate": 0.0002},
    "WGAN-GP": PLAIN | {
        "loss": "wasserstein", "norm": "none", "gradient_penalty": 10.0, "discriminator_steps": 3, "momentum": 0.0,
        "discriminator_rate": 0.001,
    },
    "Spectral norm, hinge": PLAIN | {"norm": "spectral", "loss": "hinge", "discriminator_rate": 0.002},
    "Collapse: D far too fast": PLAIN | {"discriminator_rate": 0.02, "generator_rate": 0.01, "momentum": 0.9, "average": 0.0},
}  # fmt: skip
