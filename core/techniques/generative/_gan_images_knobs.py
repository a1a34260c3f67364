"""Knobs and presets of the page on GANs of pictures."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core import datasets, models_library
from core.generative import LossName
from core.knobs import Checked, Choices, Doc, Interval, LearningRate, Live, Log, When
from core.techniques.generative._gan_images_library import NEW, SHIPPED, generators

#: What the probe that keeps a generator asks for.
KEEP_AS = "a name"

Data = Annotated[
    str,
    Choices(datasets.names),
    Doc("The pictures to imitate; where a set is missing, the built-in digits stand in"),
]
StartFrom = Annotated[
    str,
    Choices(lambda: (NEW, *generators())),
    Doc("Fresh random weights, or a generator of the library, with its own layers, beside a fresh discriminator"),
]
Train = Annotated[
    bool, Doc("Unticked, nothing is learned: a generator of the library is shown, measured and played with")
]
Kind = Annotated[
    Literal["dcgan", "mlp"],
    When("start_from", NEW),
    Doc("Both networks: convolutions (DCGAN), or dense layers alone (MLP)"),
]
Conditional = Annotated[
    bool,
    When("start_from", NEW),
    Doc("Both networks are told the class, so one can ask for it; each column is one class"),
]
Width = Annotated[
    int,
    Interval(ge=8, le=128),
    Log(),
    When("start_from", NEW),
    Doc("Feature maps next to the picture; twice as many further in"),
]
Latent = Annotated[int, Interval(ge=2, le=256), Log(), Doc("Numbers in each noise")]
Norm = Annotated[
    Literal["batch", "spectral", "none"],
    Doc("In the discriminator: batch norm, spectral norm (largest singular value 1), or none"),
]
Loss = Annotated[LossName, Live(), Doc("What both players minimise")]
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
SaveAs = Annotated[
    str,
    Checked(lambda name: models_library.check_name(name) if name else None),
    Doc("When the run has reached its end, the generator is kept under this name, replacing your model of that name"),
]

#: What every preset starts from, the page's defaults.
PLAIN: dict[str, Any] = {
    "start_from": NEW, "train": True, "kind": "dcgan", "conditional": False, "width": 32, "latent": 64, "norm": "batch",
    "loss": "non-saturating",
    "gradient_penalty": 0.0, "discriminator_steps": 1, "generator_rate": 0.001, "discriminator_rate": 0.0005,
    "momentum": 0.5, "average": 0.995, "batch_size": 64, "precision": "auto",
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
if (models_library.SHIPPED / f"{SHIPPED}.safetensors").exists():
    PRESETS["Shipped generator, no training"] = PLAIN | {"data": "mnist", "start_from": SHIPPED, "train": False}
