"""What the polynomial page says about a fit: the equation, and what was done to the data and to the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.polynomials import Barycentric, Expansion
from core.samples import OUTLIER, TEST, Samples

if TYPE_CHECKING:
    from core.techniques.fitting.polynomial import PolynomialFit

#: Beyond this, rounding alone leaves the coefficients fewer than about four correct digits.
ILL_CONDITIONED = 1e12
#: Highest degree whose equation fits a line.
WRITTEN_DEGREE = 5


def describe(
    page: PolynomialFit,
    model: Expansion | Barycentric,
    data: Samples,
    kept: int | None,
    metrics: dict[str, float],
    bounds: tuple[float, float],
) -> str:
    """Markdown: one paragraph each. ``kept`` directions of the solution are None where no linear system was solved."""
    x = data.training[0]
    size = model.degree + 1
    low, high = bounds
    said = []
    if isinstance(model, Expansion) and model.degree <= WRITTEN_DEGREE:
        said.append(f"$p(x) = {model.equation(low, high)}$")
    said.append(" · ".join(f"{name} **{value:.4g}**" for name, value in metrics.items()))
    outliers = np.count_nonzero(data.label == OUTLIER)
    own = "Your own points" if page.points else "Points drawn from the target"
    said.append(f"{own}: {x.size} training ({outliers} of them outliers), {np.count_nonzero(data.label == TEST)} test.")
    if data.missing:
        said.append(f"Missing: {data.missing} without a $y$ were left out; nothing was filled in.")
    if bounds != (-1, 1):
        said.append(
            f"$x$ in [{low:g}, {high:g}] is scaled to $t$ in [-1, 1] before fitting; the bars are coefficients in $t$."
        )
    if isinstance(model, Barycentric):
        said.append(
            f"Interpolation goes through every point, so the degree is {model.degree} whatever the degree knob says. The bars "
            "are barycentric weights: where they span many decades, the curve swings wildly between the points."
        )
        if size < x.size:
            said.append("Points that share an $x$ were replaced by their mean: no curve goes through both.")
    if page.method == "gradient descent":
        verdict = (
            "below 2, so the descent converges"
            if page.learning_rate < 2
            else "not below 2, so the descent cannot converge"
        )
        said.append(
            rf"Each step is {page.learning_rate:g} $/ \lambda_\mathrm{{max}}$ times the gradient: {verdict}. The error curve "
            f"shows every degree after {page.steps} steps."
        )
    different = np.unique(x).size
    if size > different and page.method != "exact interpolation":
        said.append(
            f"Degree {model.degree} has {size} coefficients, but only {different} training points have different $x$: "
            "infinitely many polynomials fit equally well."
        )
        if page.method in ("least squares", "SVD"):
            said.append("Shown is the minimum-norm one, which has the smallest sum of squared coefficients.")
    if kept is not None and kept < min(size, different):
        threshold = f"{page.cutoff:g} of the largest" if page.method == "SVD" else "what rounding leaves of the largest"
        said.append(
            f"Only {kept} of {size} directions were kept; the singular values of the others are below {threshold}."
        )
    elif metrics.get("condition number", 0) > ILL_CONDITIONED:
        said.append(
            "The condition number is huge: the curve may be fine, but most digits of the coefficients are noise. "
            "Try another basis."
        )
    return "\n\n".join(said)
