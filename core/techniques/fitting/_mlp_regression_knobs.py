"""Knobs and presets of the regression page."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from core.datasets.plane import CurveName, SurfaceName
from core.knobs import Checked, Doc, Interval, Log, PointList, When
from core.networks.activations import ActivationName
from core.techniques.fitting._regression_data import check_formula

MADE = (*get_args(CurveName), *get_args(SurfaceName), "formula")

Data = Annotated[
    Literal[CurveName, SurfaceName, "formula", "drawn", "diabetes", "csv"],
    Doc("A function of one or two inputs, points that you draw, 442 real diabetes patients, or your own table"),
]
FormulaText = Annotated[
    str,
    Checked(check_formula),
    When("data", "formula"),
    Doc("The function to fit, in x or in x and y, each from -3 to 3: sin(3x) * exp(-x^2), or x*y"),
]
OwnPoints = Annotated[
    PointList,
    When("data", *get_args(CurveName), "drawn"),
    Doc("Your own points; when there are any they replace the made ones"),
]
Samples = Annotated[
    int, Interval(ge=10, le=10_000), Log(), When("data", *MADE), Doc("Points in all, training and test")
]
Noise = Annotated[
    float, Interval(ge=0, le=2), When("data", *MADE), Doc("Standard deviation of the error added to every target")
]
Activation = Annotated[ActivationName, Doc("The nonlinearity of every hidden unit (PReLU with slope 0.25, ELU with 1)")]

#: What every preset starts from.
PLAIN = {
    "data": "sine", "points": (), "samples": 200, "noise": 0.1, "test_fraction": 0.3, "hidden_layers": (16, 16),
    "activation": "tanh", "dropout": 0.0, "optimizer": "adam", "learning_rate": 0.01, "batch_size": 32,
    "epochs": 3000, "l1": 0.0, "l2": 0.0,
}  # fmt: skip

PRESETS = {
    "Sine": PLAIN,
    "Step": PLAIN | {"data": "step", "noise": 0.0, "activation": "relu"},
    "Too small": PLAIN | {"data": "chirp", "noise": 0.0, "hidden_layers": (3,)},
    "Overfit": PLAIN | {"samples": 40, "test_fraction": 0.5, "noise": 0.3, "hidden_layers": (64, 64)},
    "2-D bumps": PLAIN | {"data": "bumps", "samples": 600, "noise": 0.05, "hidden_layers": (24, 24)},
    "Diabetes": PLAIN | {"data": "diabetes", "hidden_layers": (16,), "learning_rate": 0.003, "l2": 0.1, "epochs": 300},
}
