"""Polynomial fit: noisy points, a polynomial of chosen degree, and the degree from which on it learns the noise."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal

import numpy as np

from core import least_squares
from core.formula import LARGEST_VALUE, Formula, check_formula, parse
from core.knobs import Checked, Doc, Group, Interval, LearningRate, Log, PointList, Seed, Steps, StopWhen, When
from core.least_squares import Filter, NestedLeastSquares, Solution, mean_square, rounding_floor
from core.panels import Plot, Stack
from core.polynomials import BASES, Barycentric, Expansion, nodes, to_unit
from core.samples import LABELS, TEST, Samples, draw
from core.streams import Bars, Curve, Event, Note, Points, Series, Table
from core.technique import Run, Technique
from core.techniques.fitting._polynomial_remarks import describe

TARGETS = {"quadratic": "2x^2 - x - 0.5", "sine": "sin(2*pi*x)", "runge": "1/(1 + 25x^2)", "step": "step(x)"}
MAX_DEGREE = 40
#: Through more points than this, noise grows beyond the range of floats on uniform nodes.
MAX_INTERPOLATED = 200
#: Places at which curves are drawn.
GRID = 501
PLAIN = {
    "target": "quadratic", "x_min": -1.0, "x_max": 1.0, "training_points": 30, "test_points": 30, "nodes": "uniform",
    "noise": 0.2, "outliers": 0.0, "missing": 0.0, "points": (), "degree": 2, "basis": "monomial", "method": "least squares",
}  # fmt: skip
RUNGE = PLAIN | {"target": "runge", "training_points": 15, "noise": 0.0, "method": "exact interpolation"}

Model = Expansion | Barycentric


@dataclass(frozen=True)
class PolynomialFit(Technique):
    """Fit a polynomial to noisy points and find the degree from which on it learns the noise.

    Often mistaken for interpolation, which goes through every point and is only one extreme of it.
    Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, chapter 7.
    """

    degree: Annotated[
        int,
        Interval(ge=0, le=MAX_DEGREE),
        Group("Polynomial"),
        When("method", "least squares", "SVD", "ridge", "gradient descent"),
        Doc("Highest power of the polynomial"),
    ] = 2
    basis: Annotated[
        Literal["monomial", "chebyshev", "legendre"],
        Doc("What the polynomial is a sum of: powers, or orthogonal polynomials, which are numerically far tamer"),
    ] = "monomial"
    method: Annotated[
        Literal["least squares", "SVD", "ridge", "exact interpolation", "gradient descent"],
        Doc(
            "By QR, by truncated SVD, with penalised coefficients, through every point (degree = points - 1), or step by step"
        ),
    ] = "least squares"
    cutoff: Annotated[
        float,
        Interval(ge=1e-16, le=0.5),
        Log(),
        When("method", "SVD"),
        Doc("Directions whose singular value is below this share of the largest are dropped"),
    ] = 1e-3
    penalty: Annotated[
        float,
        Interval(ge=1e-12, le=1e3),
        Log(),
        When("method", "ridge"),
        Doc("Weight of the squared coefficients, the constant left out, against the mean squared error"),
    ] = 1e-3
    learning_rate: Annotated[
        LearningRate,
        When("method", "gradient descent"),
        Doc(
            "Step in units of 1 / largest eigenvalue of the Hessian: below 2 the descent converges, above 2 it explodes"
        ),
    ] = 1.0
    steps: Annotated[Steps, When("method", "gradient descent")] = 5000
    stop_when: Annotated[StopWhen, When("method", "gradient descent")] = ""

    target: Annotated[
        Literal["quadratic", "sine", "runge", "step", "formula"],
        Group("Data"),
        Doc("The true curve that the points are drawn from"),
    ] = "quadratic"
    formula: Annotated[
        str,
        Checked(check_formula),
        When("target", "formula"),
        Doc(
            "The true curve, such as x*sin(5x) or max(0, x); it knows + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ..."
        ),
    ] = "exp(-x) * sin(5x)"
    x_min: Annotated[float, Interval(ge=-1000, le=1000), Doc("Left end of the interval of x")] = -1.0
    x_max: Annotated[float, Interval(ge=-1000, le=1000), Doc("Right end of the interval of x")] = 1.0
    training_points: Annotated[int, Interval(ge=2, le=500), Log(), Doc("Points that the polynomial is fitted to")] = 30
    test_points: Annotated[int, Interval(ge=0, le=500), Doc("Points at random x that the fit never sees")] = 30
    nodes: Annotated[
        Literal["uniform", "chebyshev", "random"],
        Doc(
            "Where the training points lie: evenly, crowded at the ends (zeros of a Chebyshev polynomial), or at random"
        ),
    ] = "uniform"
    noise: Annotated[float, Interval(ge=0, le=2), Doc("Standard deviation of the error added to every y")] = 0.2
    outliers: Annotated[
        float, Interval(ge=0, le=0.5), Doc("Share of training points moved off by one to two heights of the curve")
    ] = 0.0
    missing: Annotated[
        float, Interval(ge=0, le=0.9), Doc("Share of training points without a y, which are left out of the fit")
    ] = 0.0
    points: Annotated[
        PointList, Doc("Your own points as x:y:class, class 0 training, 1 test, 2 outlier; they replace the drawn ones")
    ] = ()
    seed: Seed = 0

    title = "Polynomial fit"
    order = 10
    reruns_on_edit = True
    length = "steps"

    samples = Points("Data and fit", x="x", y="y", edits="points")
    truth = Curve("Target", style="dashed")
    fit = Curve("Fit")
    errors = Curve("U-curve", x="degree", y="mean squared error", markers=True)
    present = Points("This fit", marker="star")
    loss = Series("Loss", x="step", y="mean squared error")
    remarks = Note("Result")
    coefficients = Bars("Coefficients", x="k")
    magnitudes = Bars("Magnitudes", x="k", y="magnitude", log_y=True)
    scores = Table("Scores")
    condition = Curve("Condition", x="degree", y="condition number", markers=True)
    condition_here = Points("This fit", marker="star")
    residuals = Points("Residuals", x="x", y="y - fit")
    panels = (
        Plot(samples, fit, truth),
        Stack(Plot(errors, present, log_y=True), Plot(loss, log_x=True, log_y=True)),
        Stack(remarks, coefficients, magnitudes, scores),
        Stack(Plot(condition, condition_here, log_y=True), residuals),
    )
    presets = {
        "Quadratic with noise": PLAIN,
        "Overfit": PLAIN | {"target": "sine", "training_points": 15, "degree": 14},
        "Runge": RUNGE,
        "Runge cured": RUNGE | {"nodes": "chebyshev"},
        "Outliers": PLAIN | {"outliers": 0.1},
        "Gradient descent": PLAIN
        | {"target": "sine", "degree": 7, "method": "gradient descent", "learning_rate": 1.0, "steps": 5000},
    }

    def check(self) -> str | None:
        """The interval, the target on it, own points, and how many points can be interpolated."""
        if self.x_min >= self.x_max:
            return f"x_min is {self.x_min:g} and x_max is {self.x_max:g}, but x_min must be below x_max"
        if any(max(abs(x), abs(y)) > LARGEST_VALUE or not 0 <= label < len(LABELS) for x, y, label in self.points):
            return (
                f"points accepts x and y up to {LARGEST_VALUE:g} in size and the classes 0 training, 1 test, 2 outlier"
            )
        count = sum(label != TEST for *_, label in self.points) if self.points else self.training_points
        if not count:
            return "points has no training point (class 0 or 2), but a fit needs at least one"
        if self.method == "exact interpolation" and count > MAX_INTERPOLATED:
            return f"exact interpolation goes through at most {MAX_INTERPOLATED} points, but there are {count}"
        return self._target().problem_on((self.x_min, self.x_max))

    def _target(self) -> Formula:
        return parse(TARGETS.get(self.target, self.formula))

    def _samples(self) -> Samples:
        if self.points:
            return Samples.present(*np.array(self.points, dtype=float).T)
        to_nodes, to_test, to_faults = np.random.default_rng(self.seed).spawn(3)
        t = nodes(self.nodes, self.training_points, to_nodes)
        t_test = to_test.uniform(-1, 1, self.test_points)
        x, x_test = ((self.x_min * (1 - at) + self.x_max * (1 + at)) / 2 for at in (t, t_test))
        faults = {"noise": self.noise, "outliers": self.outliers, "missing": self.missing}
        return draw(self._target(), x, x_test, rng=to_faults, **faults)

    def _filter(self, rows: int) -> Filter:
        match self.method:
            case "SVD":
                return least_squares.truncate(self.cutoff)
            case "ridge":
                return least_squares.ridge(rows * self.penalty)
            case "gradient descent" if self.learning_rate <= 2:
                return least_squares.descend(self.learning_rate, self.steps)
        return least_squares.keep_all(rows)  # also what interpolation and an exploding descent are compared with

    def _solve(self, problem: NestedLeastSquares, degree: int) -> Solution:
        solution = problem.solve(degree, self._filter(len(problem.q)), free_constant=self.method == "ridge")
        if self.method == "least squares" and solution.kept == degree + 1:
            return solution._replace(coefficients=problem.back_substitute(degree))
        return solution

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        data, target = self._samples(), self._target()
        low, high = min(self.x_min, data.x.min()), max(self.x_max, data.x.max())
        unit = partial(to_unit, low=low, high=high)
        (x, y), (x_test, y_test) = data.training, data.test
        t, t_test = unit(x), unit(x_test)
        inside, everywhere = np.linspace(self.x_min, self.x_max, GRID), np.linspace(low, high, GRID)
        yield self.samples(data.x, data.y, data.label, LABELS)
        yield self.truth(inside, target=target(inside))

        def errors(model: Model) -> dict[str, float]:
            parts = {"train": (t, y), "test": (t_test, y_test)}
            return {part: mean_square(values - model(at)) for part, (at, values) in parts.items() if at.size}

        def show(model: Model, step: int | None = None) -> Iterator[Event]:
            heights = errors(model)
            if step is not None:
                yield self.loss(step, **heights)
            yield self.fit(everywhere, fit=model(unit(everywhere)))
            marks = [error for error in heights.values() if error > rounding_floor(y)]
            yield self.present([model.degree] * len(marks), marks)
            bars = model.weights if isinstance(model, Barycentric) else model.coefficients
            yield self.coefficients(range(model.degree + 1), bars)
            yield self.magnitudes(range(model.degree + 1), np.abs(bars))
            yield self.residuals(data.x, data.y - model(unit(data.x)), data.label, LABELS)

        solution, model = None, Barycentric.through(t, y)
        degree = model.degree if self.method == "exact interpolation" else self.degree
        analysis = self._analysis(t, y, t_test, y_test, min(MAX_DEGREE, max(15, degree + 5)))
        if self.method == "gradient descent":
            yield from analysis
            model = yield from self._descend(t, y, show, resume)
        elif self.method != "exact interpolation":
            solution = self._solve(NestedLeastSquares.of(BASES[self.basis](t, self.degree), y), self.degree)
            model = Expansion(self.basis, solution.coefficients)
        yield from show(model)

        scores = {f"{part} MSE": error for part, error in errors(model).items()}
        with np.errstate(all="ignore"):  # values that are all the same have no R2; it is left out below
            scores |= {
                f"{part} R2": 1 - scores[f"{part} MSE"] / np.var(v)
                for part, v in (("train", y), ("test", y_test))
                if v.size
            }
        scores["max error"] = np.abs(model(unit(inside)) - target(inside)).max()
        if isinstance(model, Barycentric):
            scores["Lebesgue constant"] = model.lebesgue_constant(unit(inside))
        elif degree < t.size:
            scores["condition number"] = np.linalg.cond(BASES[self.basis](t, degree))
            yield self.condition_here([degree], [scores["condition number"]])
        metrics = {name: float(value) for name, value in scores.items() if np.isfinite(value)}
        yield self.scores(["measure", "value"], list(metrics.items()))
        yield self.remarks(describe(self, model, data, solution and solution.kept, metrics, (low, high)))
        yield from analysis  # nothing is left of it after a descent
        return metrics

    def _descend(
        self, t: np.ndarray, y: np.ndarray, show: Callable[[Model, int], Iterator[Event]], resume: dict[str, Any] | None
    ) -> Generator[Event, PolynomialFit | None, Expansion]:
        """Gradient descent on the mean squared error from zero coefficients, drawn as it goes."""
        design = BASES[self.basis](t, self.degree)
        largest = 2 / y.size * np.linalg.norm(design, 2) ** 2  # eigenvalue of the Hessian 2/n V^T V
        first, weights = (resume["step"], resume["weights"]) if resume else (0, np.zeros(self.degree + 1))
        every = max(1, self.steps // 2000)
        for step in range(first, self.steps + 1):
            events = [self.checkpoint(step, weights=weights)] if step % 100 == 0 and step > first else []
            if step % every == 0 or step < 100 or step == self.steps:
                events += show(Expansion(self.basis, weights), step)
            for event in events:
                self = (yield event) or self
            if step < self.steps:
                with np.errstate(over="ignore", invalid="ignore"):  # too large a step overflows, and the loss says so
                    gradient = 2 / y.size * design.T @ (design @ weights - y)
                    weights = weights - self.learning_rate / largest * gradient
        return Expansion(self.basis, weights)

    def _analysis(
        self, t: np.ndarray, y: np.ndarray, t_test: np.ndarray, y_test: np.ndarray, widest: int
    ) -> Iterator[Event]:
        """The error of every degree by the chosen method, and how well posed each basis makes the problem."""
        designs = {basis: vander(t, widest) for basis, vander in BASES.items()}
        lines = least_squares.errors_by_degree(
            designs[self.basis], y, BASES[self.basis](t_test, widest), y_test, self._solve
        )
        if self.method in ("SVD", "gradient descent"):
            del lines["leave-one-out"]  # its shortcut holds for least squares and ridge only
        yield self.errors(range(widest + 1), **lines)
        yield self.condition(
            range(widest + 1), **{basis: least_squares.conditions(design) for basis, design in designs.items()}
        )
