"""Activation functions for inner loops: they write into given arrays, on numpy and on torch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.networks.activations import ACTIVATIONS, LECUN_SCALE, LECUN_SLOPE, LECUN_TWIST, torch_function


class Kernel(NamedTuple):
    """An activation on arrays: ``value(z, out)``, and ``slope(z, h, out)`` where h = f(z)."""

    value: Callable[[Any, Any], Any]
    slope: Callable[[Any, Any, Any], Any]


def _logistic(z: np.ndarray, out: np.ndarray) -> None:
    np.negative(z, out=out)
    np.exp(out, out=out)
    out += 1
    np.reciprocal(out, out=out)


def _logistic_slope(z: np.ndarray, h: np.ndarray, out: np.ndarray) -> None:
    np.subtract(1, h, out=out)
    out *= h


def _tanh_slope(z: np.ndarray, h: np.ndarray, out: np.ndarray) -> None:
    np.multiply(h, h, out=out)
    np.subtract(1, out, out=out)


def _lecun(z: np.ndarray, out: np.ndarray) -> None:
    np.multiply(z, LECUN_SLOPE, out=out)
    np.tanh(out, out=out)
    out *= LECUN_SCALE
    out += LECUN_TWIST * z


def _lecun_slope(z: np.ndarray, h: np.ndarray, out: np.ndarray) -> None:
    np.multiply(z, -LECUN_TWIST, out=out)
    out += h  # 1.7159 tanh(2z/3)
    out *= out
    out *= -LECUN_SLOPE / LECUN_SCALE
    out += LECUN_SLOPE * LECUN_SCALE + LECUN_TWIST


# In place and with the slope from the value, where ACTIVATIONS' functions would take half as long again for a step.
_FAST = {
    "lecun": Kernel(_lecun, _lecun_slope),
    "relu": Kernel(lambda z, out: np.maximum(z, 0, out=out), lambda z, h, out: np.sign(h, out=out)),
    "tanh": Kernel(lambda z, out: np.tanh(z, out=out), _tanh_slope),
    "logistic": Kernel(_logistic, _logistic_slope),
}


def numpy_kernel(name: str) -> Kernel:
    """The kernel of an activation on numpy arrays."""
    activation = ACTIVATIONS[name]

    def value(z: np.ndarray, out: np.ndarray) -> None:
        out[...] = activation.value(z)

    def slope(z: np.ndarray, h: np.ndarray, out: np.ndarray) -> None:
        out[...] = activation.derivative(z)

    return _FAST.get(name) or Kernel(value, slope)


def torch_kernel(name: str) -> Kernel:
    """The kernel of an activation on tensors of any device, to be called without gradients."""
    import torch

    function = torch_function(name)

    def slope(z: Any, h: Any, out: Any) -> None:
        with torch.enable_grad():  # of the elementwise function alone, all layers at once
            leaf = z.detach().requires_grad_()
            out.copy_(torch.autograd.grad(function(leaf).sum(), leaf)[0])

    return Kernel(lambda z, out: out.copy_(function(z)), slope)
