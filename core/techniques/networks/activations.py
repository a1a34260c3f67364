"""Twelve activation functions, what they do to a gradient, and backpropagation written out for each."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

import numpy as np

from core.compute import torch_device
from core.knobs import Doc, Group, HiddenLayers, Interval, Seed
from core.networks.activations import ACTIVATIONS, Activation, ActivationName, in_terms_of, torch_function
from core.networks.backpropagation import backpropagate, differentiate
from core.panels import Plot, Stack
from core.probes import Slider, probe
from core.streams import Curve, Note, Points, Table
from core.technique import Run, Technique

Array = np.ndarray


@dataclass(frozen=True)
class Activations(Technique):
    """See each activation and its slope, the exact range of the gradient, and backpropagation checked against autograd."""

    show: Annotated[tuple[ActivationName, ...], Doc("Activations to draw beside the one in focus")] = (
        "relu",
        "tanh",
        "logistic",
        "lecun",
    )
    focus: Annotated[ActivationName, Doc("Activation whose backpropagation is written out and checked")] = "lecun"
    prelu_alpha: Annotated[
        float, Interval(ge=-1, le=2), Doc("Slope of PReLU for negative x; training would learn it")
    ] = 0.25
    elu_alpha: Annotated[float, Interval(ge=0, le=3), Doc("ELU tends to minus this value for very negative x")] = 1.0
    reach: Annotated[float, Interval(ge=0.5, le=20), Doc("The plots run from minus this to plus this")] = 6.0
    inputs: Annotated[
        int, Interval(ge=1, le=64), Group("Network for the worked equations"), Doc("Inputs of the network")
    ] = 3
    hidden: HiddenLayers = (4, 4)
    classes: Annotated[int, Interval(ge=2, le=64), Doc("Outputs of the softmax, one a class")] = 3
    examples: Annotated[
        int, Interval(ge=1, le=256), Doc("Random examples whose gradients are averaged in the check")
    ] = 8
    seed: Seed = 0

    title = "Activation functions"
    order = 20
    reruns_on_edit = True
    presets: ClassVar[dict[str, dict[str, Any]]] = {
        "Saturating": {"show": ("binary_step", "logistic", "tanh", "arctan"), "focus": "logistic"},
        "Rectifiers": {"show": ("relu", "prelu", "elu"), "focus": "relu"},
        "Tanh against LeCun": {"show": ("tanh", "lecun"), "focus": "lecun", "reach": 4.0},
        "Smooth rectifiers": {"show": ("relu", "softplus", "elu", "gelu", "silu"), "focus": "gelu", "reach": 4.0},
        "Twenty layers": {"focus": "logistic", "hidden": (16,) * 20},
    }

    values = Curve("f(x)", x="x", y="f(x)")
    tangent = Curve("Tangent", style="dashed")
    touch = Points("Here", marker="star")
    slopes = Curve("f'(x)", x="x", y="f'(x)")
    slope_here = Points("Here", marker="star")
    equations = Note("Equations")
    backpropagation = Note("Backprop")
    ranges = Table("Range of f'")
    agreement = Table("Check")
    panels = (
        Plot(values, tangent, touch, title="Activation f"),
        Plot(slopes, slope_here, title="Derivative f'"),
        Stack(equations, backpropagation),
        Stack(ranges, agreement),
    )

    def check(self) -> str | None:
        return "hidden lists more than 40 layers; the check writes out at most 40" if len(self.hidden) > 40 else None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        shown = [ACTIVATIONS[name] for name in dict.fromkeys((*self.show, self.focus))]
        # An odd count puts a sample on x = 0, where the kinks are; the curve of f' breaks there.
        x = np.linspace(-self.reach, self.reach, 1201)
        slopes = {a.title: np.where(np.isin(x, a.kinks), np.nan, a.derivative(x, self.alpha(a))) for a in shown}
        yield self.values(x, **{a.title: a.value(x, self.alpha(a)) for a in shown})
        yield self.slopes(x, **slopes)
        yield self.equations("\n\n".join(self.equations_of(a) for a in shown))
        yield self.backpropagation(self.worked_equations())
        yield from self.touching(x=1.0)

        yield self.progress(0, label="Loading torch for the comparison")
        torch_device()  # fixes torch's thread count before it computes
        measured = {a.name: self._autograd(a, x[~np.isin(x, a.kinks)]) for a in ACTIVATIONS.values()}
        yield self.ranges(
            ["activation", "exact range", "drawn from", "to", "20 factors at most"],
            [self._range_row(a, measured[a.name]) for a in ACTIVATIONS.values()],
        )
        rows = [
            Agreement.of(f"f' of {a.title}", slopes[a.title][~np.isin(x, a.kinks)], measured[a.name]) for a in shown
        ]
        rows += self._network_rows()
        columns = ["formula", "verdict", "off by", "largest entry"]
        yield self.agreement(columns, [[r.formula, r.verdict, r.difference, r.size] for r in rows])
        return {"largest difference": max(r.difference for r in rows)}

    @probe("Tangent of the activation in focus")
    def touching(self, x: Annotated[float, Slider(-6, 6, 1)]) -> Run:
        """Draws the tangent at x, and its slope on the curve of f'."""
        activation = ACTIVATIONS[self.focus]
        value, slope = (float(f(x, self.alpha(activation))) for f in (activation.value, activation.derivative))
        ends = x + np.array([-1.0, 1.0])
        yield self.tangent(ends, **{activation.title: value + slope * (ends - x)})
        yield self.touch([x], [value])
        yield self.slope_here([x], [slope])

    def alpha(self, activation: Activation) -> float | None:
        """This page's parameter of PReLU and ELU; None for the others."""
        return {"prelu": self.prelu_alpha, "elu": self.elu_alpha}.get(activation.name)

    def equations_of(self, activation: Activation) -> str:
        """Markdown: f, f' and the exact range of f'."""
        alpha = self.alpha(activation)
        given = "" if alpha is None else rf" with $\alpha = {alpha:g}$"
        bounds = activation.gradient_range(alpha)
        decimals = "" if bounds.text or bounds.latex == str(bounds) else f", that is {bounds}"
        return (
            f"**{activation.title}**{given}\n\n$$f(x) = {activation.latex}$$\n\n"
            f"$$f'(x) = {activation.derivative_latex}$$\n\nThe gradient lies in ${bounds.latex}${decimals}."
        )

    def worked_equations(self) -> str:
        """Markdown: backpropagation through an MLP with softmax and cross-entropy, the slope of ``focus`` spelled in."""
        activation = ACTIVATIONS[self.focus]
        bounds = activation.gradient_range(self.alpha(activation))
        sizes = (self.inputs, *self.hidden, self.classes)
        last = len(sizes) - 1
        slope = in_terms_of("z", activation.derivative_latex).replace("f(z)", "a")
        factor = slope if slope == "1" else rf"\left({slope}\right)"
        letters = {
            "gelu": r"; $\Phi$ is the standard normal distribution function",
            "silu": r"; $\sigma$ is the logistic function",
        }
        return "\n\n".join(
            [
                f"**An MLP {' → '.join(map(str, sizes))} with {activation.title}**, softmax output, cross-entropy "
                rf"$\mathcal{{L}} = -\sum_k y_k \ln p_k$ of one example ($y$ one-hot; a batch averages).",
                r"Forward, for $l = 1, \dots, " + f"{last}$ with $a^0 = x$, and $f$ on hidden layers alone:",
                r"$$z^l = W^l a^{l-1} + b^l, \quad a^l = f(z^l), \quad p = \operatorname{softmax}(z^{"
                + f"{last}"
                + "})$$",
                r"Delta at the output, where softmax and cross-entropy cancel to",
                rf"$$\delta^{{{last}}} = \frac{{\partial \mathcal{{L}}}}{{\partial z^{{{last}}}}} = p - y$$",
                *(
                    [
                        f"Delta recursion, for $l = {last - 1}, \\dots, 1$:",
                        r"$$\delta^l = \left(W^{l+1}\right)^{\top} \delta^{l+1} \odot f'(z^l)$$",
                        f"which for {activation.title} is",
                        rf"$$\delta_i^l = {factor} \sum_j W_{{ji}}^{{l+1}}\, \delta_j^{{l+1}}$$",
                        rf"with $z = z_i^l$ and $a = a_i^l${letters.get(self.focus, '')}. "
                        f"The factor before the sum lies in ${bounds.latex}$.",
                    ]
                    if self.hidden
                    else ["There is no hidden layer, so no delta to carry back."]
                ),
                "Gradients of weights and biases:",
                r"$$\frac{\partial \mathcal{L}}{\partial W^l} = \delta^l \left(a^{l-1}\right)^{\top}, \qquad "
                r"\frac{\partial \mathcal{L}}{\partial b^l} = \delta^l$$",
                *(_shapes(sizes, layer) for layer in range(last, 0, -1) if layer > last - 3 or layer == 1),
            ]
        )

    def _range_row(self, activation: Activation, slopes: Array) -> list[str | float]:
        bounds = activation.gradient_range(self.alpha(activation))
        return [activation.title, str(bounds), slopes.min(), slopes.max(), bounds.largest**20]

    def _autograd(self, activation: Activation, x: Array) -> Array:
        """f' at all ``x`` as torch's automatic differentiation finds it."""
        import torch

        variable = torch.tensor(x, requires_grad=True)
        torch_function(activation.name, self.alpha(activation))(variable).sum().backward()
        return variable.grad.numpy()

    def _network_rows(self) -> list[Agreement]:
        """Every delta, weight and bias gradient of a random network: the written-out equations against autograd."""
        rng = np.random.default_rng(self.seed)
        sizes = (self.inputs, *self.hidden, self.classes)
        weights = [rng.normal(0, below**-0.5, (here, below)) for below, here in itertools.pairwise(sizes)]
        biases = [rng.normal(0, 0.1, here) for here in sizes[1:]]
        x = rng.normal(size=(self.examples, self.inputs))
        labels = rng.integers(self.classes, size=self.examples)
        activation = ACTIVATIONS[self.focus]
        network = weights, biases, x, labels, activation, self.alpha(activation)
        return [
            Agreement.of(f"{symbol}, layer {layer + 1}", ours[layer], autograd[layer])
            for layer in reversed(range(len(sizes) - 1))
            for symbol, ours, autograd in zip(
                ("δ", "∂L/∂W", "∂L/∂b"), backpropagate(*network), differentiate(*network), strict=True
            )
        ]


class Agreement(NamedTuple):
    """One formula compared with autograd: largest magnitude of its values, largest difference, verdict."""

    formula: str
    size: float
    difference: float
    verdict: str

    @classmethod
    def of(cls, formula: str, ours: Array, autograd: Array) -> Agreement:
        """Agrees when the arrays (same shape) differ by at most 1e-10 of their largest entry."""
        size, difference = float(np.abs(autograd).max()), float(np.abs(ours - autograd).max())
        return cls(formula, size, difference, "agrees" if difference <= 1e-10 * size else "DIFFERS")


def _shapes(sizes: tuple[int, ...], layer: int) -> str:
    """Markdown: the equations of one layer with the shapes of this network."""
    below, here = sizes[layer - 1 : layer + 1]
    delta = (
        "p - y"
        if layer == len(sizes) - 1
        else rf"(W^{{{layer + 1}}})^{{\top}} \delta^{{{layer + 1}}} \odot f'(z^{{{layer}}})"
    )
    return (
        rf"- Layer {layer}: $\delta^{{{layer}}} = {delta} \in \mathbb{{R}}^{{{here}}}$, weight gradient "
        rf"$\delta^{{{layer}}} (a^{{{layer - 1}}})^{{\top}} \in \mathbb{{R}}^{{{here} \times {below}}}$"
    )
