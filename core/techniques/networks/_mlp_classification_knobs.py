"""Knobs and presets of the classification page."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from core.datasets.plane import FeatureName, PlaneName
from core.knobs import Doc, Interval, Live, Log, PointList, When
from core.networks.activations import ActivationName

PLANE = get_args(PlaneName)

Data = Annotated[
    Literal[PlaneName, "drawn", "iris", "csv"],
    Doc("Points of the plane, made or drawn by you; 150 real iris flowers; or your own table"),
]
OwnPoints = Annotated[
    PointList, When("data", *PLANE, "drawn"), Doc("Your own points; when there are any they replace the made ones")
]
Classes = Annotated[
    int, Interval(ge=2, le=5), When("data", "spirals", "blobs"), Doc("Arms of the spiral, or number of blobs")
]
Samples = Annotated[
    int, Interval(ge=20, le=10_000), Log(), When("data", *PLANE), Doc("Points in all, training and test")
]
Noise = Annotated[
    float,
    Interval(ge=0, le=3),
    When("data", *PLANE),
    Doc("Standard deviation of what is added to each coordinate; the sets are about 10 wide"),
]
Features = Annotated[
    tuple[FeatureName, ...], When("data", *PLANE, "drawn"), Doc("What the network is shown of a point")
]
Activation = Annotated[ActivationName, Doc("The nonlinearity of every hidden unit (PReLU with slope 0.25, ELU with 1)")]
ShowTest = Annotated[bool, Live(), Doc("Shows the test points, which stay hidden until asked for")]
Discretize = Annotated[bool, Live(), Doc("Shows only which class wins, not how surely")]

#: What every preset starts from.
PLAIN = {
    "data": "moons", "points": (), "classes": 2, "samples": 400, "noise": 0.4, "features": ("x1", "x2"),
    "test_fraction": 0.3, "hidden_layers": (8, 8), "activation": "tanh", "dropout": 0.0, "optimizer": "adam",
    "learning_rate": 0.01, "batch_size": 32, "epochs": 2000, "l1": 0.0, "l2": 0.0,
}  # fmt: skip
FEW_NOISY = PLAIN | {
    "samples": 400, "test_fraction": 0.9, "noise": 1.0, "hidden_layers": (64, 64), "activation": "relu",
}  # fmt: skip

PRESETS = {
    "Moons": PLAIN,
    "Spirals": PLAIN | {"data": "spirals", "samples": 600, "noise": 0.1, "hidden_layers": (32, 32)},
    "XOR": PLAIN | {"data": "xor", "noise": 0.0, "hidden_layers": (4, 4), "learning_rate": 0.03},
    "Five blobs": PLAIN | {"data": "blobs", "classes": 5, "noise": 0.3, "hidden_layers": (8,)},
    "Twenty layers": PLAIN
    | {"data": "circles", "noise": 0.2, "hidden_layers": (8,) * 20, "learning_rate": 0.003, "epochs": 600},
    "Overfit": FEW_NOISY,
    "Overfit and cure": FEW_NOISY | {"l2": 0.03},
}
