"""The data of the regression page: what its knobs ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.datasets.examples import Examples, View
from core.datasets.plane import CURVES, SURFACES, uniform_inputs
from core.datasets.tables import diabetes, read_csv
from core.formula import FormulaError, parse

if TYPE_CHECKING:
    from core.techniques.fitting.mlp_regression import MLPRegression

#: A function of one or two arrays.
Truth = Callable[..., np.ndarray]


def check_formula(text: str) -> str | None:
    """What is wrong with a formula in x, or in x and y."""
    try:
        parse(text, ("x", "y"))
    except FormulaError as error:
        return str(error)
    return None


def truth_of(page: MLPRegression) -> Truth | None:
    """The function that the data are made from, None where nobody knows it."""
    if page.data == "formula":
        formula = parse(page.formula, ("x", "y"))
        return formula if "y" in formula.program else parse(page.formula)
    return CURVES.get(page.data) or SURFACES.get(page.data)


def inputs_of(page: MLPRegression) -> int:
    """How many inputs the function has that the data are made from; 1 where there is none."""
    return 2 if page.data in SURFACES else len(getattr(truth_of(page), "variables", "x"))


def examples_of(page: MLPRegression) -> tuple[Examples, View, Truth | None]:
    """The examples, the line or plane to draw them on, and the truth.

    Raises:
        ValueError: one sentence, when the chosen file or the drawn points cannot be used.
    """
    truth = truth_of(page)
    if page.data in ("diabetes", "csv"):
        table = diabetes() if page.data == "diabetes" else read_csv(page.csv_path, page.target_column)
        inputs, targets, columns = table.inputs, table.target, table.columns
        strongest = int(np.argmax(np.abs(np.corrcoef(inputs.T, targets)[-1, :-1])))
        view = View.along(inputs, columns, strongest)
        about = f"{table.about}\n\nThe curve: **{columns[strongest]}** varies, every other input stays at its mean."
    elif truth and not page.drawn:
        columns = ("x", "y")[: inputs_of(page)]
        inputs = uniform_inputs(page.samples, len(columns), page.seed)
        errors = np.random.default_rng([page.seed, 2]).standard_normal(page.samples)
        targets = truth(*inputs.T) + page.noise * errors
        view, about = View.whole(columns), f"**{page.data}**: {page.samples} points."
    else:
        if len(page.points) < 4:
            raise ValueError("draw at least four points: click in the tab “Draw”")
        inputs, targets = np.array([p[:1] for p in page.points]), np.array([p[1] for p in page.points])
        columns, truth = ("x",), None
        view, about = View.whole(columns), f"**drawn**: {len(targets)} points."
    examples = Examples.divided(
        inputs, targets, columns=columns, test_fraction=page.test_fraction, seed=page.seed, about=about
    )
    return examples, view, truth
