"""A list of layers as the lines of an ``nn.Sequential``, and what one picture costs in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from core.networks.layer_list import parse

_ACTIVATIONS = {
    "relu": "nn.ReLU()",
    "tanh": "nn.Tanh()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "sigmoid": "nn.Sigmoid()",
}
#: Longest line of modules.
_WIDTH = 112


class Layers(NamedTuple):
    """``modules`` are expressions by what core.networks calls these layers; ``operations`` counts the multiplications and
    additions of one picture's forward pass."""

    modules: dict[str, str]
    operations: int

    @property
    def dropout(self) -> bool:
        """Whether any layer is dropout."""
        return any(name.startswith("dropout") for name in self.modules)

    def source(self, named: bool = False) -> str:
        """The modules as arguments, a line for each layer with weights and what follows it; ``named`` as pairs."""
        lines: list[str] = []
        for name, module in self.modules.items():
            text = f'("{name}", {module}),' if named else f"{module},"
            begins = name.startswith(("conv", "flat", "output")) or (
                name.startswith("dense") and "Flatten" not in lines[-1]
            )
            if not lines or begins or len(lines[-1]) + len(text) > _WIDTH:
                lines.append(text)
            else:
                lines[-1] += f" {text}"
        return "\n".join(lines)


def sequential(shape: Sequence[int], classes: int, layers: Sequence[str]) -> Layers:
    """The modules from pictures of ``shape`` (channels, height, width) to logits; dropout is a class that the script has."""
    channels, *size = shape
    flat, modules, operations = False, {}, 0
    for text in (*layers, "output"):
        kind, numbers = ("dense", (classes,)) if text == "output" else parse(text)
        name = "output" if text == "output" else f"{kind}{sum(n.startswith(kind) for n in modules) + 1}"
        if kind == "dense":
            units, (outputs,) = channels * math.prod(size), numbers
            if not flat:
                modules["flat"] = "nn.Flatten()"
            module = f"nn.Linear({units}, {outputs})"
            flat, channels, size, operations = True, outputs, [], operations + 2 * units * outputs
        elif kind == "conv":
            filters, edge, padding = numbers
            module = f"nn.Conv2d({channels}, {filters}, {edge}{f', padding={padding}' if padding else ''})"
            size = [n + 2 * padding - edge + 1 for n in size]
            operations += 2 * channels * filters * edge * edge * math.prod(size)
            channels = filters
        elif kind in ("pool", "meanpool"):
            module = f"nn.{'MaxPool2d' if kind == 'pool' else 'AvgPool2d'}({numbers[0]})"
            size = [n // numbers[0] for n in size]
        elif kind == "globalpool":
            module, size = "nn.AdaptiveAvgPool2d(1)", [1, 1]
        elif kind == "norm":
            module = f"nn.BatchNorm{'1d' if flat else '2d'}({channels})"
        else:
            module = f"Dropout({numbers[0]:g})" if kind == "dropout" else _ACTIVATIONS[kind]
        modules[name] = module
    return Layers(modules, operations)
