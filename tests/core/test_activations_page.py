"""The page of activation functions: its equations, its check against autograd, and that the check can fail."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.knobs import KnobError, validated
from core.networks.activations import ACTIVATIONS
from core.networks.backpropagation import backpropagate
from core.panels import panels_of
from core.probes import probes_of
from core.techniques.networks import activations as page
from core.techniques.networks.activations import Activations, Agreement


def events_of(technique):
    """The newest data of each stream, and the metrics."""
    newest, run = {}, technique.run()
    while True:
        try:
            event = next(run)
        except StopIteration as stop:
            return newest, stop.value
        newest[event.stream] = event.data


def table(data):
    return [dict(zip(data["columns"], row, strict=True)) for row in data["rows"]]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_formula_agrees_with_autograd(name):
    events, metrics = events_of(Activations(focus=name, show=(), hidden=(5, 3), prelu_alpha=-0.4, elu_alpha=1.7))
    rows = table(events["agreement"])
    assert [row["formula"] for row in rows] == [f"f' of {ACTIVATIONS[name].title}"] + [
        f"{symbol}, layer {layer}" for layer in (3, 2, 1) for symbol in ("δ", "∂L/∂W", "∂L/∂b")
    ]
    assert {row["verdict"] for row in rows} == {"agrees"}
    assert metrics["largest difference"] < 1e-14
    carried = [row["largest entry"] for row in rows if row["formula"].endswith("layer 1")]
    assert (max(carried) == 0) == (name == "binary_step"), "only a step passes no gradient on"


@settings(deadline=None, max_examples=25)
@given(
    focus=st.sampled_from(list(ACTIVATIONS)),
    inputs=st.integers(1, 5),
    hidden=st.lists(st.integers(1, 6), max_size=5).map(tuple),
    classes=st.integers(2, 5),
    examples=st.integers(1, 6),
    seed=st.integers(0, 1000),
)
def test_any_network_agrees(focus, inputs, hidden, classes, examples, seed):
    technique = Activations(
        show=(), focus=focus, inputs=inputs, hidden=hidden, classes=classes, examples=examples, seed=seed
    )
    assert {row.verdict for row in technique._network_rows()} == {"agrees"}


def test_a_wrong_slope_is_found_out(monkeypatch):
    wrong = dataclasses.replace(ACTIVATIONS["tanh"], slope=lambda x: 1 - np.tanh(x))
    monkeypatch.setitem(page.ACTIVATIONS, "tanh", wrong)
    rows = table(events_of(Activations(show=(), focus="tanh"))[0]["agreement"])
    verdicts = {row["formula"]: row["verdict"] for row in rows}
    assert verdicts["f' of Tanh"] == "DIFFERS" and verdicts["δ, layer 1"] == "DIFFERS"
    assert verdicts["δ, layer 3"] == "agrees"  # no slope enters there


def test_agreement_is_relative_to_the_largest_entry():
    tiny = np.array([1e-30, 2e-30])
    assert Agreement.of("x", tiny, tiny).verdict == "agrees"
    assert Agreement.of("x", tiny * 1.001, tiny).verdict == "DIFFERS"
    assert Agreement.of("x", np.zeros(2), np.zeros(2)).verdict == "agrees"


def test_backpropagation_by_hand():
    # One input 1, one tanh unit with z = 0.5, two classes with z = (a, -a); the first is right.
    a = np.tanh(0.5)
    p = np.exp([a, -a]) / (np.exp(a) + np.exp(-a))
    delta_1 = ((p[0] - 1) - p[1]) * (1 - a * a)
    weights, biases = [np.array([[0.3]]), np.array([[1.0], [-1.0]])], [np.array([0.2]), np.zeros(2)]
    deltas, dw, db = backpropagate(weights, biases, np.array([[1.0]]), np.array([0]), ACTIVATIONS["tanh"])
    np.testing.assert_allclose(deltas[1], [[p[0] - 1, p[1]]], rtol=1e-14)
    np.testing.assert_allclose(deltas[0], [[delta_1]], rtol=1e-13)
    np.testing.assert_allclose(dw[1], [[(p[0] - 1) * a], [p[1] * a]], rtol=1e-14)
    np.testing.assert_allclose(dw[0], [[delta_1]], rtol=1e-13)
    np.testing.assert_allclose(db[0], [delta_1], rtol=1e-13)


def test_backpropagation_equals_differences_of_the_loss():
    rng = np.random.default_rng(3)
    weights = [rng.normal(size=shape) for shape in ((4, 3), (4, 4), (2, 4))]
    biases = [rng.normal(size=n) for n in (4, 4, 2)]
    x, labels, lecun = rng.normal(size=(6, 3)), rng.integers(2, size=6), ACTIVATIONS["lecun"]

    def loss():
        signal = x
        for layer, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
            signal = (lecun.value(signal) if layer else signal) @ weight.T + bias
        return float(np.mean(np.log(np.exp(signal).sum(axis=1)) - signal[np.arange(6), labels]))

    _, dw, db = backpropagate(weights, biases, x, labels, lecun)
    for parameters, gradients in ((weights, dw), (biases, db)):
        for parameter, gradient in zip(parameters, gradients, strict=True):
            for index in np.ndindex(parameter.shape):
                kept, sides = parameter[index], []
                for sign in (1, -1):
                    parameter[index] = kept + sign * 1e-5
                    sides.append(loss())
                parameter[index] = kept
                assert gradient[index] == pytest.approx((sides[0] - sides[1]) / 2e-5, abs=1e-9)


def test_lecun_is_written_out():
    events, _ = events_of(Activations())
    text = events["backpropagation"]["markdown"]
    slope = r"1.7159 \cdot \tfrac{2}{3}\left(1 - \tanh^2\left(\tfrac{2}{3} z\right)\right) + 0.01"
    assert rf"\delta_i^l = \left({slope}\right) \sum_j W_{{ji}}^{{l+1}}\, \delta_j^{{l+1}}" in text
    assert r"\delta^{3} = \frac{\partial \mathcal{L}}{\partial z^{3}} = p - y" in text
    assert r"(0.01, 1.7159 \cdot \tfrac{2}{3} + 0.01]" in text
    assert r"\mathbb{R}^{4 \times 3}" in text  # the first layer's weight gradient


@pytest.mark.filterwarnings("ignore:path is deprecated:DeprecationWarning")  # ziamath's import
def test_every_equation_can_be_drawn():
    import ziamath

    for name in ACTIVATIONS:
        technique = Activations(focus=name, show=(name,))
        text = technique.worked_equations() + technique.equations_of(ACTIVATIONS[name])
        display = re.findall(r"\$\$(.+?)\$\$", text)
        inline = re.findall(r"\$(.+?)\$", re.sub(r"\$\$.+?\$\$", "", text))
        assert display and inline
        for equation in display + inline:
            assert ziamath.Latex(equation).svg().startswith("<svg")


def test_measured_slopes_lie_in_the_exact_range():
    events, _ = events_of(Activations(reach=20.0))  # all twelve, whatever is shown
    for row, activation in zip(table(events["ranges"]), ACTIVATIONS.values(), strict=True):
        bounds = activation.gradient_range()
        assert row["activation"] == activation.title and row["exact range"] == str(bounds)
        assert bounds.lo <= row["drawn from"] <= row["to"] <= bounds.hi
        assert row["to"] == pytest.approx(bounds.hi, abs=1e-3)
    by_name = {row["activation"]: row["20 factors at most"] for row in table(events["ranges"])}
    assert by_name["Logistic"] == 0.25**20 and by_name["ReLU"] == 1


def test_curves_break_at_kinks_and_carry_the_parameters():
    events, _ = events_of(Activations(show=("relu", "elu"), focus="prelu", prelu_alpha=-0.5))
    slopes = events["slopes"]["lines"]
    x = events["slopes"]["x"]
    assert set(slopes) == {"ReLU", "ELU", "PReLU"}
    assert np.isnan(slopes["ReLU"][x == 0]).all() and np.count_nonzero(np.isnan(slopes["ReLU"])) == 1
    assert set(slopes["PReLU"][x < 0]) == {-0.5} and set(slopes["PReLU"][x > 0]) == {1.0}
    assert np.isfinite(events["values"]["lines"]["PReLU"]).all()


def test_the_tangent_touches():
    assert set(probes_of(Activations)["touching"].inputs) == {"x"}
    tangent, touch, slope = (event.data for event in Activations(focus="gelu").touching(x=-0.7))
    (line,) = tangent["lines"].values()
    assert (line[1] - line[0]) / 2 == pytest.approx(slope["y"][0], rel=1e-12)
    assert line.mean() == pytest.approx(touch["y"][0], rel=1e-12)
    assert touch["y"][0] == pytest.approx(float(ACTIVATIONS["gelu"].value(-0.7)))


def test_same_seed_same_events():
    first, second = (list(Activations(focus="silu", seed=7).run()) for _ in range(2))
    assert repr(first) == repr(second)
    assert repr(first) != repr(list(Activations(focus="silu", seed=8).run()))


def test_presets_and_knobs_are_valid():
    for preset in Activations.presets.values():
        validated(Activations, preset)
    with pytest.raises(KnobError, match="hidden lists more than 40 layers"):
        validated(Activations, {"hidden": (3,) * 41})
    with pytest.raises(KnobError, match=r"focus is 'reluu', but accepts identity.*did you mean \"relu\""):
        validated(Activations, {"focus": "reluu"})


def test_a_network_without_hidden_layers_is_explained():
    assert "no hidden layer" in Activations(hidden=()).worked_equations()


def test_every_drawable_stream_has_a_place():
    placed = {stream.name for panel in panels_of(Activations) for stream in panel.streams}
    assert placed == {name for name, stream in Activations.streams().items() if stream.drawable}
