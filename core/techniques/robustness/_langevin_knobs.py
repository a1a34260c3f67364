"""Knobs of the Langevin page."""

from __future__ import annotations

from typing import Annotated

from core.knobs import Doc, Interval, Live, Log

Temperature = Annotated[
    float,
    Interval(ge=0, le=0.1),
    Log(),
    Live(),
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
