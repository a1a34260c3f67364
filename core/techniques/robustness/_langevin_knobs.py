"""Knobs and presets of the Langevin page."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core.knobs import Doc, Interval, Live, Log, When
from core.optimizers.recipes import SchemeName

DataName = Literal["moons", "spirals", "circles", "mnist"]
PLANE = ("moons", "spirals", "circles")

Data = Annotated[DataName, Doc("Points of the plane in two classes, or handwritten digits")]
Samples = Annotated[int, Interval(ge=20, le=5000), Log(), Doc("Examples to train on; testing uses others")]
Noise = Annotated[
    float, Interval(ge=0, le=3), When("data", *PLANE), Doc("Standard deviation added to points; sets are 10 wide")
]
Compare = Annotated[
    Literal["schemes", "temperatures"],
    Doc("Several schemes at one temperature, or one scheme at several; all start from the same weights"),
]
Schemes = Annotated[tuple[SchemeName, ...], When("compare", "schemes"), Doc("Trained side by side")]
Temperature = Annotated[
    float,
    Interval(ge=0, le=0.1),
    Log(),
    Live(),
    When("compare", "schemes"),
    Doc(
        "Training noise T of the Langevin schemes: they sample exp(-loss / T); 0 descends, 1 / training examples is Bayes"
    ),
]
LearningRate = Annotated[
    float,
    Interval(ge=1e-4, le=1),
    Log(),
    Live(),
    Doc("Of SGD; Langevin schemes take the step and friction that make them SGD with this momentum at temperature 0"),
]
AdamRate = Annotated[float, Interval(ge=1e-5, le=0.1), Log(), Live(), Doc("Learning rate of Adam, which needs its own")]
Momentum = Annotated[float, Interval(ge=0.1, le=0.99), Doc("Of SGD, and as friction of the underdamped schemes")]
WeightDecay = Annotated[
    float,
    Interval(ge=0, le=0.1),
    Log(),
    Live(),
    Doc("Adds this times each weight to its gradient, for all schemes: the normal prior of the Bayesian view"),
]
Radius = Annotated[
    float,
    Interval(ge=0.5, le=50),
    Log(),
    Doc("Circle constraint: no hidden weight exceeds this many standard deviations of the initial weights"),
]
Gain = Annotated[
    float,
    Interval(ge=0.1, le=20),
    Log(),
    Doc("Orthogonality: all singular values of hidden weight matrices have this size"),
]
Epsilon = Annotated[
    float,
    Interval(ge=0, le=1),
    Live(),
    Doc("Size of the attacks: how much each pixel in [0, 1] may change; on the plane a share of its width of 15"),
]

LangevinName = Literal[
    "SGLD", "BAOAB", "OBABO", "SGLD circle", "BAOAB circle", "SGLD orthogonal", "BAOAB orthogonal", "AdLaLa"
]
OneScheme = Annotated[LangevinName, When("compare", "temperatures"), Doc("The one scheme")]
Temperatures = Annotated[
    tuple[Annotated[float, Interval(ge=0, le=0.1)], ...],
    When("compare", "temperatures"),
    Doc("Training noise levels, one twin each"),
]
Members = Annotated[
    int, Interval(ge=1, le=10), Doc("Networks of each kind, with initial weights of their own; scores are means")
]
Activation = Annotated[Literal["tanh", "relu"], Doc("The nonlinearity of every hidden unit")]
Averaged = Annotated[
    int,
    Interval(ge=1, le=50),
    Doc("Samples whose predictions are averaged, taken every 50 steps of the second half"),
]
#: What every preset starts from.
PLAIN: dict[str, Any] = {
    "data": "moons", "samples": 100, "noise": 0.8, "hidden_layers": (32, 32), "activation": "tanh", "members": 1,
    "compare": "schemes", "temperature": 1e-5, "learning_rate": 0.05, "adam_rate": 0.005, "weight_decay": 1e-4,
    "radius": 4.0, "gain": 2.0, "batch_size": 32, "steps": 3000, "epsilon": 0.04,
    "schemes": ("SGD", "Adam", "BAOAB", "BAOAB circle", "BAOAB orthogonal"),
}  # fmt: skip
SPIRALS = PLAIN | {
    "data": "spirals", "samples": 300, "noise": 0.2, "activation": "relu", "adam_rate": 0.01, "epsilon": 0.02,
}  # fmt: skip

PRESETS = {
    "Moons": PLAIN,
    "Spirals": SPIRALS,
    "How much noise?": PLAIN | {"compare": "temperatures"},
    "Five seeds": PLAIN | {"members": 5, "steps": 2000},
    "Tight circles": SPIRALS | {"radius": 2.0, "schemes": ("SGD", "BAOAB", "SGLD circle", "BAOAB circle")},
    "Free samplers": PLAIN | {"schemes": ("SGD", "SGLD", "BAOAB", "OBABO", "AdLaLa"), "temperature": 3e-4},
    "Digits": PLAIN | {
        "data": "mnist", "samples": 500, "activation": "relu", "hidden_layers": (48, 48), "steps": 1000, "epsilon": 0.05,
        "learning_rate": 0.01, "adam_rate": 0.002,
    },
}  # fmt: skip
