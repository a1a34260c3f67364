"""The multi-layer perceptron: dense layers with one activation function between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.datasets.examples import Scaling
from core.networks.activations import ActivationName, torch_function

#: Above this many weights the network is drawn as boxes, so its weights need not travel to the window.
MOST_DRAWN_WEIGHTS = 20_000
#: Rectifiers pass half of their input on average, so their weights start twice as wide (He et al. 2015).
RECTIFIERS = frozenset({"relu", "prelu", "elu", "softplus", "gelu", "silu"})


class MLP(nn.Module):
    """x -> W_L f(... f(W_1 x + b_1) ...) + b_L, float32; the output layer is linear (for classes: logits).

    Weights start normal with variance 2 / (inputs + outputs) of their layer (Glorot and Bengio 2010, equation 12), with
    rectifiers 2 / inputs (He et al. 2015, equation 10); biases uniform within 1 / sqrt(inputs). ``dropout`` is the
    probability that a hidden output is set to zero in training (the others are scaled up, so the mean stays).

    The network works in standard units; ``encode`` and ``decode`` translate from and to the units of the data.
    ``spec`` is what rebuilds it: ``core.networks.mlp.build(**spec["arguments"])``, then ``load_state_dict``.
    """

    def __init__(
        self,
        inputs: int,
        hidden: Sequence[int],
        outputs: int,
        activation: ActivationName = "tanh",
        dropout: float = 0.0,
        input_scaling: Scaling | None = None,
        output_scaling: Scaling | None = None,
    ) -> None:
        super().__init__()
        self.activation, self.dropout = activation, dropout
        self.input_scaling = input_scaling or Scaling((0.0,) * inputs, (1.0,) * inputs)
        self.output_scaling = output_scaling or Scaling((0.0,) * outputs, (1.0,) * outputs)
        self.sizes = (inputs, *hidden, outputs)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(self.sizes, self.sizes[1:], strict=False))
        for layer in self.layers:
            rectified = activation in RECTIFIERS and layer is not self.layers[-1]
            fan = layer.in_features if rectified else (layer.in_features + layer.out_features) / 2
            nn.init.normal_(layer.weight, std=(2 / fan if rectified else 1 / fan) ** 0.5)
        self._function = torch_function(activation)

    def forward(self, x: Tensor) -> Tensor:
        """Outputs (n, outputs) for inputs (n, inputs), both in standard units."""
        # Only the newest layer is held, so measuring many examples needs little memory.
        return deque(self._outputs(x), maxlen=1).pop()

    def layer_outputs(self, x: Tensor) -> list[Tensor]:
        """What every layer puts out: the hidden activations, first to last, then the network's output."""
        return list(self._outputs(x))

    def _outputs(self, x: Tensor) -> Iterator[Tensor]:
        *hidden, last = self.layers
        for layer in hidden:
            # Calling the module itself would cost as much as the arithmetic of a small layer.
            x = self._function(functional.linear(x, layer.weight, layer.bias))
            if self.dropout:
                x = functional.dropout(x, self.dropout, self.training)
            yield x
        yield functional.linear(x, last.weight, last.bias)

    def encode(self, inputs: Any) -> Tensor:
        """Inputs (n, inputs) in the data's units as a tensor in standard units on the network's device."""
        return self._tensor(self.input_scaling.apply(inputs))

    def encode_targets(self, targets: Any) -> Tensor:
        """Targets (n, outputs) in the data's units as a tensor in standard units, what ``decode`` undoes."""
        return self._tensor(self.output_scaling.apply(targets))

    def _tensor(self, values: np.ndarray) -> Tensor:
        return torch.tensor(values, dtype=torch.float32, device=self.layers[0].weight.device)

    def decode(self, outputs: Tensor) -> np.ndarray:
        """Outputs in standard units as an array (n, outputs) in the data's units."""
        return self.output_scaling.undo(outputs.detach().cpu().numpy())

    @property
    def spec(self) -> dict[str, Any]:
        """The entry of ``core.networks`` and the JSON arguments that build this network again."""
        arguments = {
            "inputs": self.sizes[0],
            "hidden": list(self.sizes[1:-1]),
            "outputs": self.sizes[-1],
            "activation": self.activation,
            "dropout": self.dropout,
            "input_scaling": [list(self.input_scaling.mean), list(self.input_scaling.scale)],
            "output_scaling": [list(self.output_scaling.mean), list(self.output_scaling.scale)],
        }
        return {"network": "mlp", "arguments": arguments}

    def drawing(
        self, input_labels: Sequence[str], output_labels: Sequence[str], activations: Sequence[Tensor] | None = None
    ) -> dict[str, Any]:
        """Arguments of a ``Diagram`` event; ``activations`` (one (units,) tensor a layer, input first) colour the units."""
        last = len(self.layers)
        layers: list[dict[str, Any]] = [
            {"name": "Input", "kind": "input", "shape": (self.sizes[0],), "parameters": 0, "labels": list(input_labels)}
        ]
        for number, layer in enumerate(self.layers, start=1):
            layers.append(
                {
                    "name": "Output" if number == last else f"Hidden {number}",
                    "kind": "linear" if number == last else self.activation,
                    "shape": (layer.out_features,),
                    "parameters": layer.weight.numel() + layer.bias.numel(),
                }
            )
        layers[-1]["labels"] = list(output_labels)
        drawn = sum(layer.weight.numel() for layer in self.layers) <= MOST_DRAWN_WEIGHTS
        return {
            "layers": layers,
            "weights": [layer.weight.T for layer in self.layers] if drawn else None,
            "biases": [layer.bias for layer in self.layers] if drawn else None,
            "activations": activations,
        }


def build(input_scaling: Sequence[Sequence[float]], output_scaling: Sequence[Sequence[float]], **arguments: Any) -> MLP:
    """An untrained network from the arguments of a ``spec``."""
    return MLP(
        input_scaling=Scaling(*map(tuple, input_scaling)),
        output_scaling=Scaling(*map(tuple, output_scaling)),
        **arguments,
    )


def activation_statistics(hidden: Sequence[Tensor]) -> tuple[list[float], list[float]]:
    """Per hidden layer, over a batch (n, units) each: mean |activation|, and the share of units stuck at one value.

    Stuck means that the unit's output moves by less than 1e-4 over the whole batch: a dead ReLU, a saturated tanh.
    """
    if not hidden:
        return [], []
    means = torch.stack([h.abs().mean() for h in hidden])
    stuck = torch.stack([((h.amax(0) - h.amin(0)) < 1e-4).float().mean() for h in hidden])
    return means.tolist(), stuck.tolist()
