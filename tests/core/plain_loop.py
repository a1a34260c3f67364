"""The reference for hand-written networks: one network alone, trained by a plain loop over torch's autograd."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch

from core.networks.activations import torch_function
from core.networks.deep_stack import Shape


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices this small would only wait for torch's second thread."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def network(shape: Shape, flat: np.ndarray) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Weights (outputs, inputs) and biases of each layer."""
    first, hidden, last = shape.split(flat[None])
    layers = [first[0], *hidden[0], last[0]]
    return [(torch.tensor(w[:, :-1], requires_grad=True), torch.tensor(w[:, -1], requires_grad=True)) for w in layers]


def logits(layers: list, activation: str, x: torch.Tensor) -> torch.Tensor:
    """(b, classes) for x (b, inputs)."""
    *hidden, (last, last_bias) = layers
    f = torch_function(activation)
    for weights, bias in hidden:
        x = f(x @ weights.T + bias)
    return x @ last.T + last_bias


@one_thread()
def train(shape: Shape, activation: str, flat: np.ndarray, x, y, rate: float) -> tuple[np.ndarray, np.ndarray]:
    """SGD over the mini-batches x (steps, b, inputs), y (steps, b): the losses (steps,) and the final parameters (n,)."""
    layers = network(shape, flat)
    parameters = [parameter for layer in layers for parameter in layer]
    losses = []
    for batch, labels in zip(torch.from_numpy(x), torch.from_numpy(y), strict=True):
        loss = torch.nn.functional.cross_entropy(logits(layers, activation, batch), labels)
        for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            parameter.data -= rate * slope
        losses.append(loss.item())
    final = [torch.cat([w, b[:, None]], 1).detach().numpy().ravel() for w, b in layers]
    return np.array(losses), np.concatenate(final)
