"""The polynomial page against numpy, scipy, scikit-learn, exact arithmetic and published numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import least_squares
from core.knobs import KnobError, knobs_of, validated
from core.least_squares import NestedLeastSquares
from core.playback import Diverged, Playback
from core.polynomials import BASES, Barycentric, nodes
from core.samples import OUTLIER, TEST, TRAINING
from core.techniques.fitting.polynomial import PolynomialFit

SERIES = {
    "monomial": np.polynomial.Polynomial,
    "chebyshev": np.polynomial.Chebyshev,
    "legendre": np.polynomial.Legendre,
}


def play(resume: dict[str, Any] | None = None, **knobs: Any) -> tuple[dict[str, dict[str, Any]], dict[str, float]]:
    """Newest data of each stream and the metrics of a run with these knobs."""
    playback = Playback(validated(PolynomialFit, knobs), resume)
    newest = {}
    while event := playback.advance():
        newest[event.stream] = event.data
    return newest, playback.metrics


def training(samples: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    chosen = samples["label"] != TEST
    return samples["x"][chosen], samples["y"][chosen]


def bars(events: dict[str, dict[str, Any]]) -> np.ndarray:
    return events["coefficients"]["groups"][""]


# Least squares -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["least squares", "SVD"])
@pytest.mark.parametrize(
    ("basis", "degree", "bounds"),
    [
        ("monomial", 8, (-1.0, 1.0)),
        ("chebyshev", 25, (-3.0, 5.0)),
        ("legendre", 25, (0.0, 1.0)),
        ("chebyshev", 0, (0.0, 9.0)),
    ],
)
def test_fit_is_numpys(basis: str, degree: int, bounds: tuple[float, float], method: str) -> None:
    events, metrics = play(
        basis=basis, degree=degree, method=method, training_points=60, nodes="chebyshev",
        target="sine", x_min=bounds[0], x_max=bounds[1], cutoff=1e-14,
    )  # fmt: skip
    x, y = training(events["samples"])
    numpys = SERIES[basis].fit(x, y, degree, domain=bounds)
    np.testing.assert_allclose(bars(events), numpys.coef, rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(events["fit"]["lines"]["fit"], numpys(events["fit"]["x"]), rtol=1e-10, atol=1e-10)
    assert metrics["train MSE"] == pytest.approx(np.mean((y - numpys(x)) ** 2), rel=1e-9)
    assert metrics["train R2"] == pytest.approx(1 - np.mean((y - numpys(x)) ** 2) / np.var(y), rel=1e-9)


def test_equation_is_in_x_itself() -> None:
    events, _ = play(noise=0.0, x_min=0.0, x_max=10.0)
    assert r"$p(x) = -0.5 -1\,x +2\,x^{2}$" in events["remarks"]["markdown"]
    assert "scaled to $t$ in [-1, 1]" in events["remarks"]["markdown"]


@pytest.mark.parametrize("basis", BASES)
def test_more_coefficients_than_points_gives_the_minimum_norm(basis: str) -> None:
    events, metrics = play(basis=basis, degree=20, training_points=9)
    x, y = training(events["samples"])
    expected = np.linalg.lstsq(BASES[basis](x, 20), y)[0]
    np.testing.assert_allclose(bars(events), expected, rtol=1e-8, atol=1e-8)
    assert "has 21 coefficients, but only 9 training points" in events["remarks"]["markdown"]
    assert "minimum-norm" in events["remarks"]["markdown"]
    assert "condition number" not in metrics


def test_ridge_is_scikit_learns_and_the_closed_form() -> None:
    from sklearn.linear_model import Ridge

    events, _ = play(method="ridge", penalty=0.01, degree=9, basis="legendre")
    x, y = training(events["samples"])
    columns = BASES["legendre"](x, 9)[:, 1:]
    sklearns = Ridge(alpha=0.01 * x.size).fit(columns, y)
    np.testing.assert_allclose(bars(events), [sklearns.intercept_, *sklearns.coef_], rtol=1e-10, atol=1e-12)
    centred = columns - columns.mean(axis=0)
    closed = np.linalg.solve(centred.T @ centred / x.size + 0.01 * np.eye(9), centred.T @ (y - y.mean()) / x.size)
    np.testing.assert_allclose(bars(events)[1:], closed, rtol=1e-10, atol=1e-12)


def test_strong_ridge_leaves_the_mean() -> None:
    events, _ = play(method="ridge", penalty=1e3, degree=20)
    _, y = training(events["samples"])
    np.testing.assert_allclose(events["fit"]["lines"]["fit"], y.mean(), atol=0.02)


def test_truncated_svd_drops_small_directions() -> None:
    events, _ = play(method="SVD", cutoff=0.1, degree=8)
    x, y = training(events["samples"])
    expected = np.linalg.pinv(BASES["monomial"](x, 8), rcond=0.1) @ y
    np.testing.assert_allclose(bars(events), expected, rtol=1e-9, atol=1e-9)
    assert "directions were kept" in events["remarks"]["markdown"]


# All degrees at once -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("basis", BASES)
def test_error_curves_are_those_of_separate_fits(basis: str) -> None:
    events, metrics = play(basis=basis, degree=5, target="sine", training_points=25)
    x, y = training(events["samples"])
    test = events["samples"]["label"] == TEST
    x_test, y_test = events["samples"]["x"][test], events["samples"]["y"][test]
    lines = events["errors"]["lines"]
    for degree in range(12):
        separate = SERIES[basis].fit(x, y, degree, domain=[-1, 1])
        assert lines["train"][degree] == pytest.approx(np.mean((y - separate(x)) ** 2), rel=1e-8)
        assert lines["test"][degree] == pytest.approx(np.mean((y_test - separate(x_test)) ** 2), rel=1e-8)
    assert lines["test"][5] == pytest.approx(metrics["test MSE"], rel=1e-10)
    assert events["present"]["x"].tolist() == [5, 5]
    np.testing.assert_allclose(events["present"]["y"], [metrics["train MSE"], metrics["test MSE"]])


@pytest.mark.parametrize("method", ["least squares", "ridge"])
def test_leave_one_out_is_what_leaving_one_out_gives(method: str) -> None:
    rng = np.random.default_rng(0)
    t, y = rng.uniform(-1, 1, 12), rng.normal(size=12)
    penalty, degree = 0.3 * (method == "ridge"), 4
    design = BASES["chebyshev"](t, degree)

    def solve(problem: NestedLeastSquares, d: int) -> least_squares.Solution:
        filtered = least_squares.ridge(penalty) if penalty else least_squares.keep_all(12)
        return problem.solve(d, filtered, free_constant=penalty > 0)

    found = least_squares.errors_by_degree(design, y, design[:0], y[:0], solve)["leave-one-out"][degree]
    squares = []
    for i in range(12):
        rest = np.arange(12) != i
        weights = solve(NestedLeastSquares.of(design[rest], y[rest]), degree).coefficients
        squares.append((y[i] - design[i] @ weights) ** 2)
    assert found == pytest.approx(np.mean(squares), rel=1e-9)


def test_training_error_falls_and_test_error_turns() -> None:
    events, _ = play(target="sine", training_points=25, degree=17)
    train, test = events["errors"]["lines"]["train"], events["errors"]["lines"]["test"]
    assert (np.diff(train) <= 1e-12).all()
    best = int(np.argmin(test))
    assert 3 <= best <= 9
    assert test[0] > 3 * test[best] < test[-1] / 3


def test_condition_numbers() -> None:
    events, metrics = play(degree=12, training_points=20)
    x, _ = training(events["samples"])
    for basis, vander in BASES.items():
        expected = [np.linalg.cond(vander(x, degree)) for degree in range(16)]
        np.testing.assert_allclose(events["condition"]["lines"][basis][:16], expected, rtol=1e-6)
    assert metrics["condition number"] == pytest.approx(np.linalg.cond(np.vander(x, 13)), rel=1e-6)
    events, _ = play(degree=12, training_points=8)
    assert np.isnan(events["condition"]["lines"]["chebyshev"][8:]).all()


# Interpolation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["uniform", "chebyshev", "random"])
def test_interpolation_is_scipys(kind: str) -> None:
    from scipy.interpolate import BarycentricInterpolator

    events, metrics = play(method="exact interpolation", nodes=kind, training_points=12, x_min=-2.0, x_max=3.0)
    x, y = training(events["samples"])
    scipys = BarycentricInterpolator(x, y, rng=0)
    expected = scipys(events["fit"]["x"])
    np.testing.assert_allclose(events["fit"]["lines"]["fit"], expected, rtol=1e-9, atol=1e-9 * np.abs(expected).max())
    assert metrics["train MSE"] == 0
    assert "the degree is 11" in events["remarks"]["markdown"]
    weights = bars(events) * scipys.wi[0] / bars(events)[0]
    np.testing.assert_allclose(weights, scipys.wi, rtol=1e-9)


def test_many_uniform_nodes_against_exact_arithmetic() -> None:
    """The second barycentric form, which scipy uses, is wrong by orders of magnitude here."""
    grid = [Fraction(-1) + Fraction(2 * k, 79) for k in range(80)]
    values = [Fraction((-1) ** (k * k // 3)) for k in range(80)]
    at = Fraction(-1) + Fraction(1, 79)
    exact = Fraction(0)
    for j, node in enumerate(grid):
        term = values[j]
        for k, other in enumerate(grid):
            if k != j:
                term *= (at - other) / (node - other)
        exact += term
    model = Barycentric(np.array(grid, dtype=float), np.array(values, dtype=float))
    assert abs(exact) > 1e19
    assert model(np.array([float(at)]))[0] == pytest.approx(float(exact), rel=1e-9)


def test_runge_phenomenon_and_its_cure() -> None:
    def worst(kind: str, count: int) -> float:
        knobs = PolynomialFit.presets["Runge"] | {"nodes": kind, "training_points": count}
        return play(**knobs)[1]["max error"]

    uniform = [worst("uniform", count) for count in (7, 11, 15, 21, 31)]
    chebyshev = [worst("chebyshev", count) for count in (7, 11, 15, 21, 31)]
    assert uniform == sorted(uniform)
    assert chebyshev == sorted(chebyshev, reverse=True)
    # Degree 10: 1.9157 and 0.1092 are in every numerical analysis course; errors scale as in Trefethen's chapter 13.
    assert (uniform[1], chebyshev[1]) == pytest.approx((1.9156, 0.1092), abs=2e-4)
    assert uniform[-1] > 1000
    assert chebyshev[-1] < 0.003


def test_lebesgue_constants() -> None:
    for count in (11, 21, 41):
        t = nodes("chebyshev", count, np.random.default_rng())
        fine = np.linspace(-1, 1, 20_001)
        exact = np.mean(1 / np.tan((2 * np.arange(count) + 1) * np.pi / (4 * count)))  # Powell 1967
        assert Barycentric.through(t, t).lebesgue_constant(fine) == pytest.approx(exact, rel=1e-8)
    uniform = np.linspace(-1, 1, 11)
    assert Barycentric.through(uniform, uniform).lebesgue_constant(fine) == pytest.approx(29.90, abs=0.01)


def test_points_with_the_same_x_are_averaged() -> None:
    events, _ = play(method="exact interpolation", points=((0.0, 1.0, 0), (0.0, 3.0, 0), (1.0, 0.0, 0), (-1.0, 0.0, 0)))
    np.testing.assert_allclose(events["fit"]["lines"]["fit"][250], 2.0)
    assert "replaced by their mean" in events["remarks"]["markdown"]


# Gradient descent --------------------------------------------------------------------------------------------------


def test_descent_reaches_least_squares() -> None:
    knobs = {"basis": "chebyshev", "degree": 6, "nodes": "chebyshev", "target": "sine"}
    events, metrics = play(method="gradient descent", steps=400, learning_rate=1.0, **knobs)
    direct, direct_metrics = play(**knobs)
    np.testing.assert_allclose(bars(events), bars(direct), rtol=1e-10, atol=1e-10)
    assert metrics["loss/train"] == metrics["train MSE"] == pytest.approx(direct_metrics["train MSE"], rel=1e-12)


@pytest.mark.parametrize("steps", [1, 7, 300])
def test_descent_is_its_filter(steps: int) -> None:
    events, _ = play(method="gradient descent", degree=5, steps=steps, learning_rate=1.5)
    x, y = training(events["samples"])
    filtered = least_squares.descend(1.5, steps)
    expected = NestedLeastSquares.of(BASES["monomial"](x, 5), y).solve(5, filtered)
    np.testing.assert_allclose(bars(events), expected.coefficients, rtol=1e-9, atol=1e-9)
    assert events["errors"]["lines"]["train"][5] == pytest.approx(events["present"]["y"][0], rel=1e-9)


def test_too_large_a_step_diverges_and_says_so() -> None:
    with pytest.raises(Diverged, match=r"loss/train became inf at step \d+.*learning rate 2\.5 is probably too large"):
        play(method="gradient descent", degree=9, learning_rate=2.5)


def test_learning_rate_changes_while_descending() -> None:
    slow = validated(PolynomialFit, {"method": "gradient descent", "steps": 50, "learning_rate": 1e-5})
    playback = Playback(slow)
    while playback.step < 25:
        playback.advance()
    before = playback.metrics["loss/train"]
    playback.edit(validated(PolynomialFit, {"method": "gradient descent", "steps": 50, "learning_rate": 1.0}))
    while playback.advance():
        pass
    assert playback.metrics["loss/train"] < before / 5


@pytest.mark.parametrize("steps", [250, 9000])
def test_resuming_equals_the_uninterrupted_run(steps: int) -> None:
    page = validated(PolynomialFit, {"method": "gradient descent", "target": "sine", "degree": 9, "steps": steps})
    run, events, metrics = page.run(), [], {}
    while True:
        try:
            events.append(next(run))
        except StopIteration as stop:
            metrics = stop.value
            break
    checkpoints = [i for i, event in enumerate(events) if event.stream == "checkpoint"]
    middle = checkpoints[len(checkpoints) // 2]
    resumed, resumed_metrics = play(
        resume=events[middle].data, method="gradient descent", target="sine", degree=9, steps=steps
    )
    losses = [e.data for e in events[middle:] if e.stream == "loss"]
    again = [e.data for e in page.run(events[middle].data) if e.stream == "loss"]
    assert losses == again
    assert metrics.items() <= resumed_metrics.items()
    np.testing.assert_array_equal(
        resumed["fit"]["lines"]["fit"], [e for e in events if e.stream == "fit"][-1].data["lines"]["fit"]
    )


# Data --------------------------------------------------------------------------------------------------------------


def test_missing_values_are_left_out_and_counted() -> None:
    events, _ = play(training_points=40, missing=0.25, test_points=10)
    assert np.count_nonzero(events["samples"]["label"] == TRAINING) == 30
    assert np.isfinite(events["samples"]["y"]).all()
    assert "10 without a $y$ were left out" in events["remarks"]["markdown"]
    whole, _ = play(training_points=40, test_points=10)
    assert set(events["samples"]["y"]) < set(whole["samples"]["y"])


def test_outliers_are_marked_and_far() -> None:
    events, _ = play(training_points=40, outliers=0.1, noise=0.0)
    samples = events["samples"]
    off = np.abs(samples["y"] - (2 * samples["x"] ** 2 - samples["x"] - 0.5))
    assert np.count_nonzero(samples["label"] == OUTLIER) == 4
    assert (off[samples["label"] == OUTLIER] > 2.5).all()
    np.testing.assert_allclose(off[samples["label"] != OUTLIER], 0, atol=1e-12)
    assert samples["names"] == ["training", "test", "outlier"]


def test_noise_has_its_standard_deviation() -> None:
    events, _ = play(training_points=500, test_points=500, noise=0.5, nodes="random", seed=4)
    x, y = events["samples"]["x"], events["samples"]["y"]
    assert np.std(y - (2 * x**2 - x - 0.5)) == pytest.approx(0.5, rel=0.05)
    assert (np.abs(x) <= 1).all()


def test_own_points_replace_the_drawn_ones() -> None:
    points = ((-1.0, 1.0, 0), (0.0, 0.0, 0), (1.0, 1.0, 0), (3.0, 9.0, 2), (2.0, 5.0, 1))
    events, metrics = play(points=points)
    assert [*zip(*(events["samples"][k].tolist() for k in ("x", "y", "label")), strict=True)] == list(points)
    np.testing.assert_allclose(events["fit"]["x"][[0, -1]], [-1, 3])
    np.testing.assert_allclose(events["fit"]["lines"]["fit"], events["fit"]["x"] ** 2, atol=1e-12)
    assert metrics["test MSE"] == pytest.approx(1.0)
    assert "Your own points: 4 training (1 of them outliers), 1 test." in events["remarks"]["markdown"]


def test_typed_formula_is_the_target() -> None:
    events, _ = play(target="formula", formula="max(0, x) + 2", noise=0.0)
    np.testing.assert_allclose(events["truth"]["lines"]["target"], np.maximum(0, events["truth"]["x"]) + 2)
    x, y = training(events["samples"])
    np.testing.assert_allclose(y, np.maximum(0, x) + 2)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"target": "formula", "formula": "2*("}, "formula is '2*(': at character 4: expected a number, found the end"),
        ({"target": "formula", "formula": "log(x)"}, '"log(x)" is not a number at x = -1; it must stay finite'),
        ({"x_min": 2.0}, "x_min is 2 and x_max is 1, but x_min must be below x_max"),
        ({"points": ((0.0, 1.0, 1),)}, "points has no training point"),
        ({"points": ((0.0, 1.0, 3),)}, "points accepts x and y up to 1e+30"),
        ({"points": ((1e31, 1.0, 0),)}, "points accepts x and y up to 1e+30"),
        (
            {"method": "exact interpolation", "training_points": 300},
            "exact interpolation goes through at most 200 points",
        ),
    ],
)
def test_bad_settings_are_answered_in_one_sentence(knobs: dict[str, Any], sentence: str) -> None:
    with pytest.raises(KnobError) as caught:
        validated(PolynomialFit, knobs)
    assert str(caught.value).startswith(sentence)


# The whole page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PolynomialFit.presets)
def test_presets_run(preset: str) -> None:
    events, metrics = play(**PolynomialFit.presets[preset])
    assert {"train MSE", "test MSE", "train R2", "test R2", "max error"} <= metrics.keys()
    assert events["scores"]["rows"][0] == ["train MSE", metrics["train MSE"]]


def test_wide_intervals_and_high_degrees_stay_finite() -> None:
    for basis in BASES:
        events, metrics = play(degree=40, basis=basis, x_min=-1000.0, x_max=1000.0, training_points=200)
        assert np.isfinite(events["fit"]["lines"]["fit"]).all()
        assert metrics["test R2"] > 0.999
        assert "scaled to $t$ in [-1, 1]" in events["remarks"]["markdown"]


own_points = st.lists(st.tuples(st.floats(-1e30, 1e30), st.floats(-1e30, 1e30), st.integers(0, 2)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_combination_of_knobs_runs_without_a_warning(data: st.DataObject) -> None:
    """pytest turns any numpy warning into an error."""
    values = {}
    for name, knob in knobs_of(PolynomialFit).items():
        if knob.choices:
            values[name] = data.draw(st.sampled_from(knob.choices), name)
        elif knob.kind in (int, float) and name not in ("steps", "x_min", "x_max"):
            strategy = st.floats(knob.lo, knob.hi) if knob.kind is float else st.integers(knob.lo, knob.hi)
            values[name] = data.draw(strategy, name)
    values["training_points"] = data.draw(st.integers(2, 60), "training_points")
    values["x_min"], width = data.draw(st.floats(-1000, 999)), data.draw(st.floats(1e-3, 1))
    values["x_max"] = values["x_min"] + width
    values["points"] = tuple(data.draw(st.one_of(st.just([]), own_points), "points"))
    values["steps"] = data.draw(st.integers(1, 400), "steps")
    try:
        page = validated(PolynomialFit, values)
    except KnobError:
        return
    playback = Playback(page)
    try:
        while event := playback.advance():
            arrays = [v for v in event.data.values() if isinstance(v, np.ndarray) and event.stream != "checkpoint"]
            assert not any(array.flags.writeable for array in arrays)
    except Diverged:
        assert page.learning_rate > 2
    else:
        assert np.isfinite(list(playback.metrics.values())).all()


def test_same_seed_same_run() -> None:
    first, metrics = play(nodes="random", outliers=0.2, missing=0.1, seed=7)
    second, again = play(nodes="random", outliers=0.2, missing=0.1, seed=7)
    other, _ = play(nodes="random", outliers=0.2, missing=0.1, seed=8)
    assert metrics == again
    np.testing.assert_array_equal(first["samples"]["y"], second["samples"]["y"])
    assert not np.array_equal(first["samples"]["x"], other["samples"]["x"])
