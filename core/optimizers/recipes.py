"""The schemes that the Langevin page compares, by name, and what one recipe means for each of them. No torch at import."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import torch

    from core.networks.mlp_stack import MLPStack

SchemeName = Literal[
    "SGD", "Adam", "SGLD", "BAOAB", "OBABO", "SGLD circle", "BAOAB circle", "SGLD orthogonal", "BAOAB orthogonal", "AdLaLa"
]  # fmt: skip


class Scheme(NamedTuple):
    """``family`` names the optimizer, ``constraint`` what the weights of all layers but the last obey."""

    family: str
    constraint: str = "none"


SCHEMES: dict[str, Scheme] = {
    "SGD": Scheme("sgd"),
    "Adam": Scheme("adam"),
    "SGLD": Scheme("sgld"),
    "BAOAB": Scheme("baoab"),
    "OBABO": Scheme("obabo"),
    "SGLD circle": Scheme("sgld", "circle"),
    "BAOAB circle": Scheme("baoab", "circle"),
    "SGLD orthogonal": Scheme("sgld", "orthogonality"),
    "BAOAB orthogonal": Scheme("baoab", "orthogonality"),
    "AdLaLa": Scheme("adlala"),
}


@dataclass(frozen=True)
class Recipe:
    """What twins share, so that they differ in one thing only.

    With learning rate e and momentum m, SGD uses both as they are. Underdamped schemes take the step h = sqrt(e) and the
    friction -ln(m) / h, which at temperature 0 is that SGD up to the splitting; SGLD has no momentum and takes the step
    e / (1 - m), its sum. Adam takes ``adam_rate``. ``weight_decay`` adds this times every weight and bias to its gradient: for
    Langevin schemes a normal prior. ``radius`` is that of the circles, in standard deviations of a layer's initial weights,
    ``gain`` all singular values of orthogonal layers.
    """

    learning_rate: float = 0.05
    momentum: float = 0.9
    adam_rate: float = 0.005
    temperature: float = 1e-5
    weight_decay: float = 1e-4
    radius: float = 4.0
    gain: float = 2.0

    def options(self, scheme: Scheme) -> dict[str, Any]:
        """The options of the optimizer's groups that may change while it runs."""
        step = math.sqrt(self.learning_rate)
        friction = -math.log(self.momentum) / step
        match scheme.family:
            case "sgd":
                return {"lr": self.learning_rate, "momentum": self.momentum}
            case "adam":
                return {"lr": self.adam_rate}
            case "sgld":
                return {"lr": self.learning_rate / (1 - self.momentum), "temperature": self.temperature}
        return {"lr": step, "temperature": self.temperature, "friction": friction}


def make_optimizer(name: SchemeName, network: MLPStack, recipe: Recipe, seed: int) -> torch.optim.Optimizer:
    """The named scheme for a stack of networks; its noise depends on ``seed``. Constraints move weights at once."""
    import torch

    from core.optimizers.adaptive import AdaptiveLangevin
    from core.optimizers.baoab import BAOAB
    from core.optimizers.obabo import OBABO
    from core.optimizers.sgld import SGLD

    scheme = SCHEMES[name]
    options = recipe.options(scheme)
    if scheme.family in ("sgd", "adam"):
        kind = torch.optim.SGD if scheme.family == "sgd" else torch.optim.Adam
        return kind(network.parameters(), **options)
    *hidden, last = network.weights
    groups: list[dict[str, Any]] = [
        {"params": [weight], "constraint": scheme.constraint, "radius": _size(scheme, network.spread(number), recipe)}
        for number, weight in enumerate(hidden)
    ]
    if hidden:
        groups.append({"params": [*list(network.biases)[:-1]]})
    groups.append({"params": [last, network.biases[-1]]})
    if scheme.family == "adlala":
        groups[-1]["coupling"] = 0.0
        return AdaptiveLangevin(groups, **options, seed=seed)
    return {"sgld": SGLD, "baoab": BAOAB, "obabo": OBABO}[scheme.family](groups, **options, seed=seed)


def _size(scheme: Scheme, spread: float, recipe: Recipe) -> float:
    return recipe.radius * spread if scheme.constraint == "circle" else recipe.gain
