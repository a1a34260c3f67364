"""Gradients of a multi-layer perceptron with softmax and cross-entropy: the textbook equations, and autograd's to check them."""

from __future__ import annotations

import numpy as np

from core.networks.activations import Activation, torch_function

Array = np.ndarray
#: One array a layer, from the first hidden layer to the output.
Layers = list[Array]


def backpropagate(
    weights: Layers, biases: Layers, x: Array, labels: Array, activation: Activation, alpha: float | None = None
) -> tuple[Layers, Layers, Layers]:
    """Deltas (n, units) and the gradients of weights and biases, of the mean cross-entropy over the n examples.

    ``weights`` (outputs, inputs), ``biases`` (outputs,), ``x`` (n, inputs), ``labels`` (n,) class numbers. A delta is the
    gradient with respect to the weighted sum z of its layer, the 1/n of the mean included. Rumelhart, Hinton and Williams
    (1986).
    """
    signals, sums = [x], []
    for layer, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
        if layer:
            signals.append(activation.value(sums[-1], alpha))
        sums.append(signals[-1] @ weight.T + bias)
    p = np.exp(sums[-1] - sums[-1].max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    y = np.eye(p.shape[1])[labels]
    deltas = [(p - y) / len(x)]
    for weight, z in zip(weights[:0:-1], sums[-2::-1], strict=True):
        deltas.insert(0, deltas[0] @ weight * activation.derivative(z, alpha))
    return (
        deltas,
        [delta.T @ signal for delta, signal in zip(deltas, signals, strict=True)],
        [delta.sum(axis=0) for delta in deltas],
    )


def differentiate(
    weights: Layers, biases: Layers, x: Array, labels: Array, activation: Activation, alpha: float | None = None
) -> tuple[Layers, Layers, Layers]:
    """The same as ``backpropagate``, by torch's automatic differentiation of the forward pass, in float64 on the CPU."""
    import torch
    from torch.nn import functional

    function = torch_function(activation.name, alpha)
    w, b = ([torch.tensor(p, requires_grad=True) for p in parameters] for parameters in (weights, biases))
    signal, sums = torch.tensor(x), []
    for layer, (weight, bias) in enumerate(zip(w, b, strict=True)):
        sums.append(functional.linear(function(signal) if layer else signal, weight, bias))
        signal = sums[-1]
        signal.retain_grad()
    functional.cross_entropy(signal, torch.tensor(labels)).backward()
    return tuple([variable.grad.numpy() for variable in layers] for layers in (sums, w, b))
