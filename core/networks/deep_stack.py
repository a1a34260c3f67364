"""Deep fully connected classifiers, several side by side, with forward pass, backpropagation and SGD written out by hand.

Networks this narrow are all call overhead in a framework (PyTorch takes 2 ms for a step of 40 layers of 32 units, the
arithmetic 0.1 ms). Three things remove it: the networks of a stack share every call, gradients of all hidden layers are one
batched product, and each layer's input carries a row of ones, so that a bias is one more column of its weights. The same
lines run on numpy and on torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import numpy as np

from core.networks.activation_kernels import Kernel, numpy_kernel, torch_kernel

#: How initial weights are drawn: uniform in +-sqrt(3 v), biases 0 (Keras's glorot_uniform, he_uniform, lecun_uniform).
Initialization = Literal["glorot", "he", "lecun"]


def weight_variance(rule: Initialization, fan_in: int, fan_out: int) -> float:
    """Variance v of an initial weight: 2 / (fan_in + fan_out), 2 / fan_in or 1 / fan_in."""
    return {"glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in, "lecun": 1 / fan_in}[rule]


@dataclass(frozen=True)
class Shape:
    """``depth`` hidden layers of ``width`` units between ``inputs`` and ``classes``."""

    inputs: int
    width: int
    depth: int
    classes: int = 10

    @property
    def layers(self) -> list[tuple[int, int]]:
        """(outputs, inputs) of each layer, the softmax layer last; its weights are (outputs, inputs + 1), biases last."""
        hidden = [(self.width, self.width)] * (self.depth - 1)
        return [(self.width, self.inputs), *hidden, (self.classes, self.width)]

    @property
    def parameters(self) -> int:
        """Number of weights and biases."""
        return sum(rows * (columns + 1) for rows, columns in self.layers)

    def split(self, flat: Any) -> tuple[Any, Any, Any]:
        """Views into ``flat`` (k, parameters): first layer (k, w, i + 1), hidden ones (k, d - 1, w, w + 1), softmax layer (k, c, w + 1)."""
        k, first, last = len(flat), self.width * (self.inputs + 1), self.classes * (self.width + 1)
        return (
            flat[:, :first].reshape(k, self.width, self.inputs + 1),
            flat[:, first:-last].reshape(k, self.depth - 1, self.width, self.width + 1),
            flat[:, -last:].reshape(k, self.classes, self.width + 1),
        )

    def initial(self, rule: Initialization, seed: int) -> np.ndarray:
        """(parameters,) float64; the same for every activation, so that their curves compare."""
        rng = np.random.Generator(np.random.PCG64([seed, self.depth]))
        parts = []
        for rows, columns in self.layers:
            weights = np.zeros((rows, columns + 1))
            limit = np.sqrt(3 * weight_variance(rule, columns, rows))
            weights[:, :-1] = rng.uniform(-limit, limit, (rows, columns))
            parts.append(weights.ravel())
        return np.concatenate(parts)


class DeepStack:
    """k networks of one shape. ``parameters`` (k, n) is trained in place: a numpy array, or a tensor on any device.

    ``activations`` names the hidden activation of each network, ``batch`` is the number of examples in a mini-batch.
    """

    def __init__(self, shape: Shape, activations: Sequence[str], parameters: Any, batch: int) -> None:
        self.shape, self.parameters = shape, parameters
        if isinstance(parameters, np.ndarray):
            self.xp, kernel, options = np, numpy_kernel, {"dtype": parameters.dtype}
        else:
            import torch

            self.xp, kernel = torch, torch_kernel
            options = {"dtype": parameters.dtype, "device": parameters.device}
        k, width, depth = len(activations), shape.width, shape.depth
        self.gradient = self.xp.zeros((k, shape.parameters), **options)
        self._weights, self._gradients = shape.split(parameters), shape.split(self.gradient)
        self._z = self.xp.zeros((k, depth, width, batch), **options)
        self._h = self.xp.ones((k, depth, width + 1, batch), **options)  # the last row stays 1: the input of the biases
        self._slope = self.xp.zeros((k, depth, width, batch), **options)
        self._delta = self.xp.zeros((k, depth, width, batch), **options)
        self._output = self.xp.zeros((k, shape.classes, batch), **options)
        self._columns = self.xp.arange(batch, **({"device": options["device"]} if "device" in options else {}))
        # Runs of networks with the same activation: (kernel, slice of the stack).
        self._kernels: list[tuple[Kernel, slice]] = []
        for name, group in groupby(enumerate(activations), key=lambda pair: pair[1]):
            members = [i for i, _ in group]
            self._kernels.append((kernel(name), slice(members[0], members[-1] + 1)))
        self._views = self._layer_views()

    def _layer_views(self) -> list[Any]:
        """The slices of the buffers that the loops over layers touch, made once: slicing costs as much as multiplying."""
        _, hidden, _ = self._weights
        views = []
        for layer in range(self.shape.depth):
            z, h = self._z[:, layer], self._h[:, layer]
            activate = [(kernel.value, z[part], h[part, :-1]) for kernel, part in self._kernels]
            weights = hidden[:, layer - 1] if layer else None
            back = hidden[:, layer - 1, :, :-1].swapaxes(-1, -2) if layer else None
            views.append((weights, back, z, h, activate, self._slope[:, layer], self._delta[:, layer]))
        return views

    def _backpropagate(self, x: Any, y: Any, scale: float) -> tuple[Any, Any]:
        """``gradient`` = ``scale`` times that of the summed cross-entropy over x (b, i + 1; the last column is 1), y (b,).

        Returns the parts of the log-likelihood ``likely - log(total)``: (k, b) and (k, 1, b).
        """
        xp, out = self.xp, self._output
        first, _, last = self._weights
        first_gradient, hidden_gradient, last_gradient = self._gradients
        x = x[None]  # torch takes a wrong turn with ``out`` where a product mixes two and three dimensions
        below = None
        for weights, _, z, h, activate, _, _ in self._views:
            if below is None:
                xp.matmul(first, x.swapaxes(-1, -2), out=z)
            else:
                xp.matmul(weights, below, out=z)
            for value, z_part, h_part in activate:
                value(z_part, h_part)
            below = h
        xp.matmul(last, below, out=out)
        out -= xp.amax(out, axis=1, keepdims=True)
        likely = out[:, y, self._columns]
        xp.exp(out, out=out)
        total = xp.sum(out, axis=1, keepdims=True)
        out *= scale / total
        out[:, y, self._columns] -= scale  # softmax minus one-hot: the delta of the softmax layer
        xp.matmul(out, below.swapaxes(-1, -2), out=last_gradient)
        for kernel, part in self._kernels:
            kernel.slope(self._z[part], self._h[part, :, :-1], self._slope[part])
        back, above = last[:, :, :-1].swapaxes(-1, -2), out
        for _, weights_back, _, _, _, slope, delta in reversed(self._views):
            xp.matmul(back, above, out=delta)
            delta *= slope
            back, above = weights_back, delta
        if self.shape.depth > 1:
            xp.matmul(self._delta[:, 1:], self._h[:, :-1].swapaxes(-1, -2), out=hidden_gradient)
        xp.matmul(above, x, out=first_gradient)
        return likely, total

    def train(self, x: Any, y: Any, rate: float) -> np.ndarray:
        """One SGD step per mini-batch: x (steps, b, i + 1), last column 1, y (steps, b). Returns the losses (steps, k).

        The learning rate is folded into the delta of the softmax layer, so that an update is a single subtraction.
        """
        parts = []
        with self._no_gradients():
            for x_step, y_step in zip(x, y, strict=True):
                parts.append(self._backpropagate(x_step, y_step, rate / len(y_step)))
                self.parameters -= self.gradient
            likely = self.xp.stack([likely for likely, _ in parts])
            total = self.xp.stack([total[:, 0] for _, total in parts])
            return as_numpy((self.xp.log(total) - likely).mean(-1)).astype(np.float64)

    def largest_gradients(self, x: Any, y: Any) -> np.ndarray:
        """Largest magnitude in each layer's weight gradient (biases left out) on one mini-batch: (k, depth + 1)."""
        with self._no_gradients():
            self._backpropagate(x, y, 1 / len(y))
            first, hidden, last = (abs(g[..., :-1]) for g in self._gradients)
            columns = [self.xp.amax(first, axis=(1, 2))[:, None], self.xp.amax(last, axis=(1, 2))[:, None]]
            if self.shape.depth > 1:
                columns.insert(1, self.xp.amax(hidden, axis=(2, 3)))
            return as_numpy(self.xp.concatenate(columns, axis=1)).astype(np.float64)

    def logits(self, x: Any) -> Any:
        """Inputs of the softmax for any number of examples: x (n, i) to (k, classes, n)."""
        first, hidden, last = self._weights
        h = x.T
        with self._no_gradients():
            for weights in (first, *(hidden[:, layer] for layer in range(self.shape.depth - 1))):
                z = self.xp.matmul(weights[..., :-1], h) + weights[..., -1:]
                h = self.xp.empty_like(z)
                for kernel, part in self._kernels:
                    kernel.value(z[part], h[part])
            return self.xp.matmul(last[..., :-1], h) + last[..., -1:]

    def _no_gradients(self) -> Any:
        if self.xp is np:
            return np.errstate(all="ignore")  # a diverged network may overflow; its loss tells
        return self.xp.no_grad()


def as_numpy(values: Any) -> np.ndarray:
    """A numpy array as it is, a tensor as one."""
    return values if isinstance(values, np.ndarray) else values.cpu().numpy()
