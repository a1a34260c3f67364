"""Knobs and presets of the page on autoregressive pictures."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core import models_library
from core.datasets import imported
from core.datasets.catalogue import CARDS
from core.knobs import Choices, Doc, Interval, Live, Log, When

#: What ``start_from`` calls a fresh network; the model that comes along.
NEW, SHIPPED = "new weights", "mnist_pixelcnn"


def grey_sets() -> tuple[str, ...]:
    """Every data set of grey pictures by name."""
    return tuple(card.name for card in (*CARDS.values(), *imported.cards()) if len(card.shape) == 2)


def models() -> tuple[str, ...]:
    """Models of the library that make pictures pixel by pixel; unreadable cards are left out."""
    found = []
    for name in models_library.names():
        try:
            if models_library.card(name).get("network") == "pixelcnn":
                found.append(name)
        except models_library.ModelError:
            continue
    return tuple(found)


Data = Annotated[
    str, Choices(grey_sets), Doc("Grey pictures to learn; where a set is missing, the built-in digits stand in")
]
Grey = Annotated[
    Literal["drawn", "cut", "four"],
    When("start_from", NEW),
    Doc(
        "drawn: each pixel white with its brightness as probability, as in papers; cut: white from half on; four levels"
    ),
]
Conditional = Annotated[bool, When("start_from", NEW), Doc("The network is told the class; then one can ask for it")]
StartFrom = Annotated[
    str,
    Choices(lambda: (NEW, *dict.fromkeys((SHIPPED, *models())))),
    Doc("Fresh random weights, or a model of the library, which brings its layers and levels, and goes on learning"),
]
Width = Annotated[int, Interval(ge=4, le=128), Log(), When("start_from", NEW), Doc("Feature maps of each stack")]
Depth = Annotated[
    int, Interval(ge=1, le=12), When("start_from", NEW), Doc("Layers after the first; more of them see further")
]
Average = Annotated[
    float, Interval(ge=0, le=0.9999), Doc("Decay of the moving average of the weights, which samples and is measured")
]
Temperature = Annotated[
    float,
    Interval(ge=0.2, le=2),
    Live(),
    Doc("Divides the logits when sampling: below 1 surer, above 1 wilder; 1 is fair"),
]
Picture = Annotated[
    int, Interval(ge=0, le=9999), Live(), Doc("Number of the test picture whose pixels are predicted and filled in")
]

#: What every preset starts from, the page's defaults.
PLAIN: dict[str, Any] = {
    "grey": "drawn", "conditional": False, "start_from": NEW, "width": 16, "depth": 5, "learning_rate": 0.004,
    "average": 0.99, "batch_size": 16, "temperature": 1.0,
}  # fmt: skip
PRESETS = {
    "Two levels, as in papers": PLAIN | {"data": "mnist", "steps": 2000},
    "Four levels, told the class": PLAIN | {"grey": "four", "conditional": True, "steps": 2000},
    "Already trained": PLAIN | {"data": "mnist", "start_from": SHIPPED, "learning_rate": 0.0001, "steps": 25},
    "Short sight: one layer": PLAIN | {"depth": 1, "steps": 2000},
    "Clothes": PLAIN | {"data": "fashion_mnist", "grey": "four", "steps": 2000},
}  # fmt: skip
