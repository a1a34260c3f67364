"""The knobs of the adversarial generator page, and its presets."""

from __future__ import annotations

from typing import Annotated, Literal

from core import datasets, image_models
from core.image_models import OWN
from core.knobs import BatchSize as AnyBatchSize
from core.knobs import Choices, Doc, Interval, LearningRate, Live, Log, When
from core.networks.pretrained import WEIGHTS

SIMPLE, FORWARD = "simple generators", "feed-forward"

Kind = Annotated[
    Literal["simple generators", "feed-forward"],
    Doc(
        "One picture of weights for each sample and class, or one network (AdvGAN) that turns any picture into each class "
        "in a single pass"
    ),
]
Model = Annotated[
    str,
    Choices(lambda: tuple(name for name in image_models.names() if name not in WEIGHTS)),
    Doc("The classifier C that is attacked; it stays as it is. Robust ones are harder to mislead"),
]
Data = Annotated[
    str,
    Choices(lambda: (OWN, *datasets.names())),
    Doc("Where the samples come from; a missing set becomes the built-in digits"),
]
Samples = Annotated[
    tuple[Annotated[int, Interval(ge=0, le=999)], ...],
    Doc("Your favourite classes by number; a test picture of each that C is sure of becomes a row of the grid"),
]
SampleNumber = Annotated[
    int,
    Interval(ge=0, le=999),
    Doc("Which of the test pictures of its class that C answers right and surely, 0 the first"),
]
Confidence = Annotated[
    float,
    Interval(ge=0.1, le=0.999),
    Live(),
    When("kind", SIMPLE),
    Doc("A cell has succeeded when C gives its class at least this probability: the margin"),
]
Rounds = Annotated[
    int,
    Interval(ge=1, le=500),
    Log(),
    When("kind", SIMPLE),
    Doc("Turns of both training steps, at most; resting cells take none"),
]
SampleSteps = Annotated[
    int, Interval(ge=1, le=100), Log(), When("kind", SIMPLE), Doc("Updates towards the sample in each round")
]
ClassSteps = Annotated[
    int,
    Interval(ge=1, le=500),
    Log(),
    When("kind", SIMPLE),
    Doc("Updates through C towards the class in each round, at most: a cell that has succeeded takes no more of them"),
]
Loss = Annotated[
    Literal["cross-entropy", "squared error"],
    When("kind", SIMPLE),
    Doc("How C's probabilities are compared with the one-hot class; squared error hardly has a slope where C is sure"),
]
PictureRate = Annotated[
    LearningRate, When("kind", SIMPLE), Doc("Size of one step of a pixel, at first: Adam moves each by about as much")
]
Epsilon = Annotated[
    float,
    Interval(ge=0.002, le=0.5),
    Log(),
    When("kind", FORWARD),
    Doc("Largest change of a pixel (0 black, 1 white); MNIST's usual 0.3 is 76.5/255"),
]
Updates = Annotated[
    int, Interval(ge=10, le=100_000), Log(), When("kind", FORWARD), Doc("Updates of the generator's weights")
]
NetworkRate = Annotated[LearningRate, When("kind", FORWARD), Doc("Size of one step of the generator's weights")]
BatchSize = Annotated[AnyBatchSize, When("kind", FORWARD)]
Realism = Annotated[
    float,
    Interval(ge=0, le=10),
    Live(),
    When("kind", FORWARD),
    Doc("Weight of looking real to a discriminator that is trained meanwhile; 0 trains none and is faster"),
]

PRESETS = {
    "The homework: five digits": {},
    "One photograph (CIFAR-10)": {"model": "cifar10_cnn", "samples": (5,)},
    "A robust network (bonus)": {"model": "mnist_robust"},
    "Squared error on one-hot": {"loss": "squared error"},
    "Just over the border": {"confidence": 0.5, "sample_steps": 10, "rounds": 80},
    "In one pass: AdvGAN": {"kind": FORWARD},
    "In one pass, half the budget": {"kind": FORWARD, "epsilon": 0.15},
}
