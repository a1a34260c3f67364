"""Knobs and presets of the page on GANs of the plane."""

from __future__ import annotations

from typing import Annotated, Any

from core.knobs import Checked, Doc, Interval, LearningRate, Live, Log

#: More layers or units than this would make single steps slow to watch.
MOST_LAYERS, MOST_UNITS = 5, 128


def _too_deep(layers: tuple[int, ...]) -> str | None:
    return f"{len(layers)} hidden layers, but at most {MOST_LAYERS} are accepted" if len(layers) > MOST_LAYERS else None


Layers = Annotated[
    tuple[Annotated[int, Interval(ge=1, le=MOST_UNITS)], ...],
    Checked(_too_deep),
    Live(),
    Doc("Units of each hidden layer; changed while it plays, this network starts anew and the other one goes on"),
]
Penalty = Annotated[
    float,
    Interval(ge=0, le=100),
    Log(),
    Live(),
    Doc(
        "Weight of the discriminator's squared slope at real points (R1); with Wasserstein, of (slope - 1)^2 between points"
    ),
]
Turns = Annotated[int, Interval(ge=1, le=20), Live()]
GeneratorRate = Annotated[LearningRate, Doc("Learning rate of the generator")]
DiscriminatorRate = Annotated[LearningRate, Doc("Learning rate of the discriminator")]

#: What every preset starts from, the page's defaults: the ring, all eight modes.
PLAIN: dict[str, Any] = {
    "target": "ring", "points": (), "spread": 0.1, "noise": "gaussian", "noise_dimensions": 2,
    "generator_layers": (32, 32), "discriminator_layers": (32, 32), "activation": "relu",
    "loss": "non-saturating", "gradient_penalty": 0.01, "plays": "both", "discriminator_steps": 1, "generator_steps": 1,
    "generator_rate": 0.002, "discriminator_rate": 0.002, "optimizer": "adam", "momentum": 0.5, "batch_size": 256,
    "head_start": 0, "steps": 20_000, "slow_motion": False,
}  # fmt: skip
COLLAPSE = PLAIN | {
    "gradient_penalty": 0.0, "discriminator_steps": 5, "generator_rate": 0.001, "discriminator_rate": 0.005, "batch_size": 128,
}  # fmt: skip
VANISHING = PLAIN | {
    "points": ((-2.2, -2.2, 0), (-1.6, -2.4, 0)), "noise": "uniform", "loss": "minimax", "gradient_penalty": 0.0,
    "head_start": 200, "discriminator_steps": 10, "optimizer": "sgd", "momentum": 0.0, "generator_rate": 0.001,
    "discriminator_rate": 0.1,
}  # fmt: skip
OSCILLATION = PLAIN | {"gradient_penalty": 0.0, "momentum": 0.9, "discriminator_rate": 0.0005}

PRESETS = {
    "Eight modes": PLAIN,
    "Mode collapse": COLLAPSE,
    "Mode collapse, cured": COLLAPSE | {"gradient_penalty": 0.1},
    "Vanishing gradient": VANISHING,
    "Vanishing gradient, cured": VANISHING | {"loss": "non-saturating"},
    "Oscillation": OSCILLATION,
    "Oscillation, cured": OSCILLATION | {"momentum": 0.5, "discriminator_rate": 0.002},
    "Wasserstein": PLAIN | {
        "loss": "wasserstein", "gradient_penalty": 0.1, "discriminator_steps": 2, "generator_rate": 0.001,
    },
    "25 modes": PLAIN | {"target": "grid", "generator_layers": (64, 64), "discriminator_layers": (64, 64)},
    "Spiral": PLAIN | {"target": "spiral", "generator_layers": (64, 64), "discriminator_layers": (64, 64)},
    "One-dimensional noise": PLAIN | {"noise_dimensions": 1},
    "Slow motion": PLAIN | {"slow_motion": True},
}  # fmt: skip
