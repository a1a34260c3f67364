"""The twin of the page "MLP regression"."""

from __future__ import annotations

import numpy as np

from core.formula import CONSTANTS, FUNCTIONS, Formula
from core.techniques.fitting._regression_data import truth_of
from core.techniques.fitting.mlp_regression import MLPRegression
from core.twins import Check, Twin, _pieces

_TEMPLATE = '''"""Regression with a multi-layer perceptron: $what, by $optimizer.

The run of Learnoscope's page "MLP regression" as one script: the same data, initial weights, batches and steps, so the
same numbers. Change a constant and see what becomes of them.
"""

import json

import numpy as np
import torch
$external
from torch import nn
from torch.nn import functional

# The knobs of the page.
$constants


def examples():
    """Inputs (n, d) and targets (n,), float64."""
    $examples


def split(count):
    """Row numbers to learn from and, as what was seen tells nothing of new data, others to test on; drawn at random."""
    order = np.random.default_rng([SEED, 1]).permutation(count)
    held = max(min(round(TEST_FRACTION * count), count - 1), 1)
    return np.sort(order[held:]), np.sort(order[:held])


def scaling(values):
    """Mean and deviation of each column: networks learn best from numbers around 0 of size 1. Constant columns stay."""
    deviation = values.std(axis=0)
    return values.mean(axis=0), np.where(deviation > 0, deviation, 1.0)


activation = $activation


def forward(x, training):
    """Predictions (n, 1) for inputs (n, d), both in standard units; the last layer is linear."""
    for layer in layers[:-1]:
        x = functional.dropout(activation(layer(x)), DROPOUT, training)
    return layers[-1](x)


def objective():
    """The loss of the batch, plus penalties on weights (not on biases); leaves its gradient in the parameters."""
    optimizer.zero_grad()
    loss = functional.mse_loss(forward(x_batch, training=True), y_batch)
    loss.backward()
    penalty = 0.0
    with torch.no_grad():
        for layer in layers if L1 or L2 else []:
            w = layer.weight
            penalty += L1 * w.abs().sum() + L2 / 2 * w.square().sum()
            # The penalties' own gradients, known in closed form.
            w.grad.add_(w.sign(), alpha=L1).add_(w, alpha=L2)
    return loss.detach() + penalty


torch.set_num_threads(THREADS)
inputs, targets = examples()
rows, held_out = split(len(targets))
# Measured on the training rows alone, or the test rows would leak into the training.
(x_mean, x_scale), (y_mean, y_scale) = scaling(inputs[rows]), scaling(targets[rows])
x = torch.tensor((inputs - x_mean) / x_scale, dtype=torch.float32)
y = torch.tensor((targets - y_mean) / y_scale, dtype=torch.float32)[:, None]
x_train, y_train = x[rows], y[rows]

torch.manual_seed(SEED)
sizes = [x.shape[1], *HIDDEN_LAYERS, 1]
layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
for layer in layers:
    # Signals and gradients keep their size from layer to layer: $rule.
    fan = $fan
    nn.init.normal_(layer.weight, std=(2 / fan) ** 0.5)
optimizer = $make

batch_size = $batch
batches = -(-len(rows) // batch_size)
for epoch in range(EPOCHS):
    # Each epoch has an order of its own; where a batch is everything, order does not matter.
    order = np.random.default_rng([SEED, epoch]).permutation(len(rows)) if batches > 1 else np.arange(len(rows))
    for chosen in torch.from_numpy(order).split(batch_size):
        x_batch, y_batch = x_train[chosen], y_train[chosen]
        loss = optimizer.step(objective)
    if epoch % max(1, EPOCHS // 20) == 0:
        print(f"epoch {epoch + 1} of {EPOCHS}: loss of the last batch {loss:.4g}", flush=True)

with torch.no_grad():
    errors = (forward(x, training=False) - y)[:, 0].double().numpy() * y_scale
numbers = {}
for name, part in {"train": rows, "test": held_out}.items():
    numbers[f"loss/{name}"] = float(np.square(errors[part]).mean())
    numbers[f"mae/{name}"] = float(np.abs(errors[part]).mean())
    if targets[part].var() > 0:
        # 1 is perfect, 0 as good as always answering the mean.
        numbers[f"r2/{name}"] = 1 - numbers[f"loss/{name}"] / float(targets[part].var())
print(json.dumps(numbers))
'''

_FUNCTIONS = {
    "sine": ("np.sin(2 * x)", "x"),
    "step": ("np.where(x < 0, -1.0, 1.0)", "x"),
    "kink": ("np.abs(x) - 1.5", "x"),
    "chirp": ("np.sin(x * x)", "x"),
    "bumps": ("sum(sign * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * 0.9**2)) for a, b, sign in hills)", "xy"),
    "saddle": ("x * y / 4.5", "xy"),
    "plane": ("(x + y) / 3", "xy"),
    "ripple": ("np.cos(2 * np.hypot(x, y))", "xy"),
}
_SIGNS = {np.add: "+", np.subtract: "-", np.multiply: "*", np.divide: "/", np.power: "**"}


def twin(page: MLPRegression, threads: int) -> Twin:
    """The script of a run, and what it shares with the page. Raises NoTwin for a CSV file."""
    names = ["test_fraction", "seed", "hidden_layers", "dropout", "learning_rate", "batch_size", "epochs", "l1", "l2"]
    what, external = page.data, ""
    if page.data == "csv":
        raise _pieces.refuse(page, "data", "reads no table of your own", "choose diabetes, a function or drawn points")
    if page.data == "diabetes":
        what, external = "scikit-learn's diabetes data", "from sklearn.datasets import load_diabetes"
        source = "bunch = load_diabetes(scaled=False)\nreturn bunch.data, bunch.target"
    elif page.drawn:
        what = f"{len(page.points)} drawn points"
        points = [f"({x!r}, {y!r})" for x, y, _ in page.points]
        lines = [", ".join(points[i : i + 4]) + "," for i in range(0, len(points), 4)]
        source = (
            "points = np.array([\n"
            + "".join(f"    {line}\n" for line in lines)
            + "])\nreturn points[:, :1], points[:, 1]"
        )
        if len(lines) > 20:
            raise _pieces.refuse(page, "points", "holds at most 80 of them", "draw fewer")
    else:
        names = ["samples", "noise", *names]
        source = _made(page)
        what = page.formula if page.data == "formula" else page.data
    rectified = page.activation in _pieces.RECTIFIERS
    script = _pieces.fill(
        _TEMPLATE,
        what=what,
        optimizer=page.optimizer,
        external=external,
        constants=_pieces.constants(page, *names, threads=threads),
        examples=source,
        activation=_pieces.ACTIVATIONS[page.activation],
        rule="rectifiers pass half of it on (He et al. 2015)" if rectified else "Glorot and Bengio (2010)",
        fan="layer.in_features + (layer.out_features if layer is layers[-1] else 0)"
        if rectified
        else "layer.in_features + layer.out_features",
        make=_pieces.optimizer(page.optimizer, "layers.parameters()"),
        batch="len(rows)  # L-BFGS compares losses along a line, so it looks at everything at once"
        if page.optimizer == "l-bfgs"
        else "BATCH_SIZE",
    )
    checks = [
        Check(f"{name}/{part}", 1e-4, relative=name != "r2")
        for name in ("loss", "mae", "r2")
        for part in ("train", "test")
    ]
    return Twin(script, tuple(checks), "Same data, initial weights, batches and steps.")


def _made(page: MLPRegression) -> str:
    """The lines that make noisy points of a function."""
    truth = truth_of(page)
    hills = ""
    if isinstance(truth, Formula):
        expression, variables = _expression(truth), truth.variables
    else:
        expression, variables = _FUNCTIONS[page.data]
        if page.data == "bumps":
            hills = "hills = (1.4, 1.4, 1), (-1.4, -1.4, 1), (-1.4, 1.4, -1), (1.4, -1.4, -1)  # x, y and sign\n"
    return (
        f"inputs = np.random.default_rng(SEED).uniform(-3, 3, (SAMPLES, {len(variables)}))\n"
        f"{''.join(f'{name}, ' for name in variables).strip()} = inputs.T\n{hills}"
        f"truth = {expression}\n"
        "return inputs, truth + NOISE * np.random.default_rng([SEED, 2]).standard_normal(SAMPLES)"
    )


def _expression(formula: Formula) -> str:
    """A formula in Python, on numpy arrays."""
    known = {function: f"np.{getattr(function, '__name__', '')}" for function in FUNCTIONS.values()}
    named = {value: f"np.{name}" for name, value in CONSTANTS.items()}
    stack: list[str] = []
    for item in formula.program:
        if isinstance(item, str):
            stack.append(item)
        elif not isinstance(item, tuple):
            stack.append(named.get(item) or f"{item!r}")
        else:
            function, count = item
            values = [stack.pop() for _ in range(count)][::-1]
            if function in _SIGNS:
                stack.append(f"({f' {_SIGNS[function]} '.join(values)})")
            elif function is np.negative:
                stack.append(f"(-{values[0]})")
            elif function is FUNCTIONS["step"]:
                stack.append(f"np.heaviside({values[0]}, 0.5)")
            else:
                stack.append(f"{known[function]}({', '.join(values)})")
    text = stack[0][1:-1] if _wrapped(stack[0]) else stack[0]
    return text if "x" in formula.program else f"{text} + 0 * x"


def _wrapped(text: str) -> bool:
    """Whether the first parenthesis closes at the very end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return sign == ")" and place == len(text) - 1
    return False
