"""Activation functions: value, derivative and the exact range of the gradient. Importing this needs numpy alone.

At a kink the derivative is what torch's autograd returns there (0 for ReLU at 0), so hand-written backpropagation and
autograd agree everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import erf, exp, pi, sqrt
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    import torch

#: Names of all activations, for knobs: ``activation: ActivationName`` and ``tuple[ActivationName, ...]``.
ActivationName = Literal[
    "identity", "binary_step", "logistic", "tanh", "arctan", "relu",
    "prelu", "elu", "softplus", "lecun", "gelu", "silu",
]  # fmt: skip

Array = np.ndarray


@dataclass(frozen=True)
class GradientRange:
    """The values of f'(x) over every x where f is differentiable: infimum and supremum, each attained or only approached.

    ``latex`` and ``str()`` also tell an interval from a set of single values.
    """

    lo: float
    hi: float
    latex: str
    lo_attained: bool = True
    hi_attained: bool = True
    text: str = ""

    def __str__(self) -> str:
        left, right = "[" if self.lo_attained else "(", "]" if self.hi_attained else ")"
        return self.text or f"{left}{self.lo:.5g}, {self.hi:.5g}{right}"

    @property
    def largest(self) -> float:
        """The largest |f'(x)| or its supremum: what a layer can multiply a gradient by at most."""
        return max(abs(self.lo), abs(self.hi))


@dataclass(frozen=True)
class Activation:
    """One activation function f.

    ``latex`` and ``derivative_latex`` are the right-hand sides in terms of x (``in_terms_of`` renames it); ``alpha`` is the
    default of the parameter, None where there is none; ``kinks`` are the x at which f has no derivative (ELU: unless alpha is 1).
    """

    name: str
    title: str
    latex: str
    derivative_latex: str
    function: Callable[..., Array]
    slope: Callable[..., Array]
    ranges: GradientRange | Callable[[float], GradientRange]
    alpha: float | None = None
    kinks: tuple[float, ...] = ()

    def value(self, x: Any, alpha: float | None = None) -> Array:
        """f(x) elementwise, in the floating type of ``x``; ``alpha`` (None: the default) matters for PReLU and ELU alone."""
        return self.function(_floating(x), *self._parameters(alpha))

    def derivative(self, x: Any, alpha: float | None = None) -> Array:
        """f'(x) elementwise, in the floating type of ``x``; accurate also where f saturates."""
        return self.slope(_floating(x), *self._parameters(alpha))

    def gradient_range(self, alpha: float | None = None) -> GradientRange:
        """The exact range of f'."""
        return self.ranges(*self._parameters(alpha)) if callable(self.ranges) else self.ranges

    def _parameters(self, alpha: float | None) -> tuple[float, ...]:
        return () if self.alpha is None else (self.alpha if alpha is None else alpha,)


def in_terms_of(variable: str, latex: str) -> str:
    r"""``latex`` with the letter x standing alone replaced: ``in_terms_of("z", r"\max(0, x)")`` is ``\max(0, z)``."""
    return re.sub(r"(?<![a-zA-Z\\])x(?![a-zA-Z])", lambda _: variable, latex)


def _cases(negative: str, positive: str, right: str = r"\geq 0") -> str:
    return rf"\begin{{cases}} {negative} & x < 0 \\ {positive} & x {right} \end{{cases}}"


def _floating(x: Any) -> Array:
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(np.float64)


def _logistic(x: Array) -> Array:
    # exp never sees a positive number: no overflow, and full relative accuracy for large negative x.
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def _logistic_slope(x: Array) -> Array:
    # f(x) f(-x) written so that it does not cancel to 0 where f(x) rounds to 1, as f (1 - f) does.
    decay = np.exp(-np.abs(x))
    return decay / (1 + decay) ** 2


def _tanh_slope(x: Array) -> Array:
    return 4 * _logistic_slope(2 * x)


def _softplus(x: Array) -> Array:
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def _normal_cdf(x: Array) -> Array:
    # numpy has no erf; math.erf through np.vectorize is ten times slower and loses the left tail.
    from scipy.special import ndtr

    return ndtr(x)


def _gelu_slope(x: Array) -> Array:
    return _normal_cdf(x) + x * np.exp(-x * x / 2) / sqrt(2 * pi)


def _elu(x: Array, alpha: float) -> Array:
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def _elu_slope(x: Array, alpha: float) -> Array:
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


def _values(*slopes: float) -> GradientRange:
    listed = ", ".join(f"{slope:g}" for slope in sorted(set(slopes)))
    return GradientRange(min(slopes), max(slopes), rf"\{{{listed}\}}", text=f"{{{listed}}}")


def _prelu_range(alpha: float) -> GradientRange:
    return _values(alpha, 1)


def _elu_range(alpha: float) -> GradientRange:
    if alpha == 0:
        return _values(0, 1)
    if alpha == 1:
        return GradientRange(0, 1, "(0, 1]", lo_attained=False)
    if alpha > 1:
        return GradientRange(0, alpha, f"(0, {alpha:g})", lo_attained=False, hi_attained=False)
    union = rf"(0, {alpha:g}) \cup \{{1\}}"
    return GradientRange(0, 1, union, lo_attained=False, text=f"(0, {alpha:g}) ∪ {{1}}")


LECUN_SCALE, LECUN_SLOPE, LECUN_TWIST = 1.7159, 2 / 3, 0.01
# SiLU' is extreme at +-x0 with x0 tanh(x0 / 2) = 2, where it equals 1/2 +- x0 / 4.
_SILU_X0 = 2.3993572805154677
# GELU' is extreme at +-sqrt(2).
_GELU_TAIL = (1 - erf(1)) / 2 - exp(-1) / sqrt(pi)

# fmt: off
#: Every activation by name.
ACTIVATIONS: dict[str, Activation] = {
    a.name: a
    for a in (
        Activation(
            "identity", "Identity", "x", "1",
            lambda x: x.copy(), np.ones_like, _values(1),
        ),
        Activation(
            "binary_step", "Binary step", _cases("0", "1"),
            r"\begin{cases} 0 & x \neq 0 \\ \text{undefined} & x = 0 \end{cases}",
            lambda x: np.heaviside(x, 1), np.zeros_like, _values(0), kinks=(0.0,),
        ),
        Activation(
            "logistic", "Logistic", r"\frac{1}{1 + e^{-x}}", r"f(x)\,(1 - f(x))",
            _logistic, _logistic_slope, GradientRange(0, 0.25, r"(0, \tfrac{1}{4}]", lo_attained=False),
        ),
        Activation(
            "tanh", "Tanh", r"\tanh x = \frac{2}{1 + e^{-2x}} - 1", "1 - f(x)^2",
            np.tanh, _tanh_slope, GradientRange(0, 1, "(0, 1]", lo_attained=False),
        ),
        Activation(
            "arctan", "Arctan", r"\arctan x", r"\frac{1}{1 + x^2}",
            np.arctan, lambda x: 1 / (1 + x * x), GradientRange(0, 1, "(0, 1]", lo_attained=False),
        ),
        Activation(
            "relu", "ReLU", _cases("0", "x"), _cases("0", "1", "> 0"),
            lambda x: np.maximum(x, 0), lambda x: np.heaviside(x, 0), _values(0, 1), kinks=(0.0,),
        ),
        Activation(
            "prelu", "PReLU", _cases(r"\alpha x", "x"), _cases(r"\alpha", "1", "> 0"),
            lambda x, alpha: np.where(x > 0, x, alpha * x),
            lambda x, alpha: np.where(x > 0, np.ones_like(x), np.full_like(x, alpha)),
            _prelu_range, alpha=0.25, kinks=(0.0,),
        ),
        Activation(
            "elu", "ELU", _cases(r"\alpha\,(e^{x} - 1)", "x"), _cases(r"f(x) + \alpha", "1", "> 0"),
            _elu, _elu_slope, _elu_range, alpha=1.0, kinks=(0.0,),
        ),
        Activation(
            "softplus", "Softplus", r"\ln(1 + e^{x})", r"\frac{1}{1 + e^{-x}}",
            _softplus, _logistic, GradientRange(0, 1, "(0, 1)", lo_attained=False, hi_attained=False),
        ),
        Activation(
            "lecun", "LeCun", r"1.7159 \tanh\left(\tfrac{2}{3} x\right) + 0.01\, x",
            r"1.7159 \cdot \tfrac{2}{3}\left(1 - \tanh^2\left(\tfrac{2}{3} x\right)\right) + 0.01",
            lambda x: LECUN_SCALE * np.tanh(LECUN_SLOPE * x) + LECUN_TWIST * x,
            lambda x: LECUN_SCALE * LECUN_SLOPE * _tanh_slope(LECUN_SLOPE * x) + LECUN_TWIST,
            GradientRange(
                LECUN_TWIST, LECUN_SCALE * LECUN_SLOPE + LECUN_TWIST,
                r"(0.01, 1.7159 \cdot \tfrac{2}{3} + 0.01]", lo_attained=False,
            ),
        ),
        Activation(
            "gelu", "GELU", r"x\, \Phi(x)", r"\Phi(x) + \tfrac{x}{\sqrt{2\pi}}\, e^{-x^2/2}",
            lambda x: x * _normal_cdf(x), _gelu_slope,
            GradientRange(
                _GELU_TAIL, 1 - _GELU_TAIL,
                r"\left[\tfrac{1}{2} \mp \left(\tfrac{1}{2}\operatorname{erf}(1) + \tfrac{1}{e\sqrt{\pi}}\right)\right]",
            ),
        ),
        Activation(
            "silu", "SiLU", r"x\, \sigma(x) = \frac{x}{1 + e^{-x}}", r"\sigma(x)\,\left(1 + x\,(1 - \sigma(x))\right)",
            lambda x: x * _logistic(x), lambda x: _logistic(x) + x * _logistic_slope(x),
            GradientRange(
                0.5 - _SILU_X0 / 4, 0.5 + _SILU_X0 / 4,
                r"\left[\tfrac{1}{2} \mp \tfrac{x_0}{4}\right],\ x_0 \tanh\tfrac{x_0}{2} = 2",
            ),
        ),
    )
}
# fmt: on


def torch_function(name: str, alpha: float | None = None) -> Callable[[torch.Tensor], torch.Tensor]:
    """The activation as a differentiable torch function on any device; ``alpha`` None means the activation's default.

    Raises:
        KeyError: no activation has this name.
    """
    import torch
    from torch.nn import functional

    if alpha is None:
        alpha = ACTIVATIONS[name].alpha
    return {
        "identity": lambda x: x,
        # 0 * x keeps the (zero) gradient defined, so that backward() works through a step.
        "binary_step": lambda x: (x >= 0).to(x.dtype) + 0 * x,
        "logistic": torch.sigmoid,
        "tanh": torch.tanh,
        "arctan": torch.arctan,
        "relu": functional.relu,
        "prelu": lambda x: functional.leaky_relu(x, alpha),
        "elu": lambda x: functional.elu(x, alpha),
        # torch's default threshold of 20 is off by 2e-9 there.
        "softplus": lambda x: functional.softplus(x, threshold=50),
        "lecun": lambda x: LECUN_SCALE * torch.tanh(LECUN_SLOPE * x) + LECUN_TWIST * x,
        "gelu": functional.gelu,
        "silu": functional.silu,
    }[name]
