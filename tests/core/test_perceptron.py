"""Rosenblatt's rule against updates computed by hand and Novikoff's bound; logistic and hinge against scikit-learn."""

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.knobs import KnobError, validated
from core.networks.linear import LOSSES, RULES, SLOPES, Cycle, Examples, equation_of, respond, segment
from core.panels import panels_of
from core.playback import Playback
from core.probes import probes_of
from core.stopping import StopRule
from core.techniques.networks.perceptron import Perceptron, herd_of, most_corrections
from core.trees import load_tree, save_tree

#: Cats at (0, 0) and (1, 0), dogs at (0, 2) and (2, 1).
FOUR = ((0.0, 0.0, 0), (0.0, 2.0, 1), (1.0, 0.0, 0), (2.0, 1.0, 1))


def history(technique, resume=None):
    """All events and the metrics."""
    events, run = [], technique.run(resume)
    while True:
        try:
            events.append(next(run))
        except StopIteration as stop:
            return events, stop.value


def of(events, stream):
    return [event.data for event in events if event.stream == stream]


def weights_over_steps(events, rule="rosenblatt"):
    return [data["product"][rule].tolist() for data in of(events, "weights")]


def test_updates_computed_by_hand():
    events, metrics = history(Perceptron(points=FOUR, beside=False, learning_rate=1.0))
    # (w1, w2, C), an animal enters as (size, floppiness, -1): a dog is added, a cat subtracted.
    assert weights_over_steps(events) == [
        [0, 0, 0],
        [0, 0, 1],  # cat (0, 0): a = 0, undecided
        [0, 2, 0],  # dog (0, 2): a = -1
        [-1, 2, 1],  # cat (1, 0): a = 0
        [1, 3, 0],  # dog (2, 1): a = -1
        [1, 3, 1],  # cat (0, 0): a = 0
        [0, 3, 2],  # cat (1, 0): a = 0
    ]  # now -2, 4, -2, 1: all right
    assert [(d["x"].tolist(), d["y"].tolist()) for d in of(events, "culprit")] == [
        ([], []), ([0], [0]), ([0], [2]), ([1], [0]), ([2], [1]), ([0], [0]), ([1], [0]),
    ]  # fmt: skip
    assert [d["lines"]["rosenblatt"] for d in of(events, "mistakes")] == [4, 2, 2, 1, 2, 1, 0]
    assert metrics["corrections"] == 6 <= metrics["most corrections"]
    assert "Nothing left" not in of(events, "equation")[0]["markdown"]
    note = of(events, "equation")[-1]["markdown"]
    assert note.startswith(r"$$0.00\,x_1 + 3.00\,x_2 - 2.00 = 0$$")
    assert "the cat of size 1.00 and floppiness 0.00 had a = 0.00 and output 1/2" in note
    assert "1 times (1.00, 0.00, −1) was subtracted from (w₁, w₂, C)" in note


def test_the_pictures_of_a_waiting_run_follow_the_rule_and_keep_the_correction():
    events, _ = history(Perceptron(updates=5))
    weights, latest = (of(events, name)[-1]["product"] for name in ("weights", "latest"))
    redrawn = list(Perceptron(updates=5).redraw(weights, latest))
    note = of(events, "equation")[-1]["markdown"]
    assert "**Corrected:**" in note and of(redrawn, "equation")[-1]["markdown"] == note
    assert of(redrawn, "culprit")[-1]["x"].tolist() == of(events, "culprit")[-1]["x"].tolist() != []
    redrawn = list(Perceptron(updates=5, rule="logistic", points=((1.0, 2.0, 1),)).redraw(weights, latest))
    w = weights["logistic"]
    assert of(redrawn, "answers")[-1]["y"] == pytest.approx([respond("logistic", w @ (1, 2, -1))])
    assert of(redrawn, "culprit")[-1]["x"].tolist() == []


def test_everything_is_undecided_before_the_first_update():
    events, _ = history(Perceptron(updates=1))
    assert set(of(events, "output")[0]["values"].ravel()) == {0.5}
    assert set(of(events, "answers")[0]["y"]) == {0.5}
    rows = of(events, "said")[0]["rows"]
    assert len(rows) == 40 and {(row[4], row[5]) for row in rows} == {(0.5, "on the line")}
    assert of(events, "mistakes")[0]["lines"] == dict.fromkeys(RULES, 40)
    assert all(np.isnan(y).all() for y in of(events, "lines")[0]["lines"].values())
    assert set(of(events, "output")[-1]["values"].ravel()) <= {0.0, 0.5, 1.0}


def test_output_is_heaviside_with_one_half_at_zero():
    assert respond("rosenblatt", np.array([-2.0, 0.0, 3.0])).tolist() == [0, 0.5, 1]
    assert respond("hinge", np.array([-0.0])).tolist() == [0.5]
    assert float(respond("logistic", np.log(3.0))) == pytest.approx(0.75)


@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    animals=st.integers(2, 60),
    gap=st.floats(0.05, 2),
    spread=st.floats(0, 2),
    start=st.integers(0, 59),
)
def test_corrections_never_exceed_novikoffs_bound(seed, animals, gap, spread, start):
    herd = herd_of(Perceptron(seed=seed, animals=animals, gap=gap, spread=spread))
    bound, w, corrections, turn = herd.most_corrections(), np.zeros(3), 0, start % animals
    assume(bound < 3000)
    while (wrong := herd.next_mistake(w, turn)) is not None:
        w, corrections, turn = herd.correct(w, wrong, 0.5), corrections + 1, wrong + 1
        assert corrections <= bound
    assert herd.mistakes(w) == 0


@pytest.mark.parametrize("size", [1e-4, 1.0, 1e3])
def test_largest_margin_of_known_sets(size):
    # t x is (size, 0, -1) and (size, 0, 1): the point of their hull nearest to 0 is (size, 0, 0). R^2 is size^2 + 1.
    pair = Examples.of(np.array([[size, 0.0], [-size, 0.0]]), np.array([1, 0]))
    assert pair.largest_margin() == pytest.approx(size, rel=1e-7)
    assert pair.most_corrections() == pytest.approx(1 + size**-2, rel=1e-7)
    one = Examples.of(np.array([[2 * size, size]]), np.array([1]))
    assert one.largest_margin() == pytest.approx(np.sqrt(5 * size**2 + 1), rel=1e-7)


@pytest.mark.parametrize("seed", range(5))
def test_largest_margin_equals_the_support_vector_machine(seed):
    from sklearn.svm import SVC

    herd = herd_of(Perceptron(seed=seed, gap=0.6, animals=20))
    # With every example mirrored, scikit-learn's free intercept is 0: a plane through the origin.
    machine = SVC(kernel="linear", C=1e6, tol=1e-8).fit(np.vstack([herd.x, -herd.x]), np.r_[herd.t, -herd.t])
    assert herd.largest_margin() == pytest.approx(1 / np.linalg.norm(machine.coef_), rel=1e-5)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 1)), min_size=1, max_size=12))
def test_separability_and_margin_equal_scipys(points):
    from scipy.optimize import linprog, nnls

    array = np.array(points, dtype=float)
    herd = Examples.of(array[:, :2], array[:, 2])
    feasible = linprog(np.zeros(3), -herd.t[:, None] * herd.x, -np.ones(len(points)), bounds=[(None, None)] * 3)
    assert np.isfinite(herd.most_corrections()) == (feasible.status == 0)
    # Lawson and Hanson (1974), chapter 23: the residual r of these nonnegative least squares gives gamma = r / sqrt(1 - r^2).
    _, r = nnls(np.vstack([(herd.t[:, None] * herd.x).T, np.ones(len(points))]), np.array([0.0, 0.0, 0.0, 1.0]))
    assert herd.largest_margin() == pytest.approx(r / np.sqrt(1 - r * r), rel=1e-6, abs=1e-9)


def test_xor_never_ends_and_the_page_says_so():
    technique = Perceptron(**Perceptron.presets["XOR, four animals"], updates=60)
    events, metrics = history(technique)
    assert metrics == {"corrections": 60}
    note = of(events, "equation")[-1]["markdown"]
    assert "No line separates these animals" in note and "at most" not in note
    assert "back where they were 4 corrections ago" in note
    trail = weights_over_steps(events)
    assert trail[-1] == trail[-5] and len({tuple(w) for w in trail[-4:]}) == 4
    noisy, _ = history(Perceptron(data="xor", updates=50))
    assert "No line separates" in of(noisy, "equation")[-1]["markdown"]


@given(tail=st.integers(0, 60), period=st.integers(1, 40))
def test_a_cycle_is_found_with_its_length(tail, period):
    cycle, found = Cycle(), None
    for step in range(8 * (tail + period) + 8):
        cycle = cycle.visit((float(step if step < tail else tail + (step - tail) % period),))
        found = cycle.period or found
        assert cycle.period in (0, period)
    assert found == period


@pytest.mark.parametrize("rule", SLOPES)
def test_slopes_are_derivatives_of_the_losses(rule):
    m = np.linspace(-4, 4, 402)
    differences = (LOSSES[rule](m + 1e-6) - LOSSES[rule](m - 1e-6)) / 2e-6
    np.testing.assert_allclose(SLOPES[rule](m), differences, atol=1e-8)


def overlapping():
    return herd_of(Perceptron(data="overlapping", animals=80, seed=2))


def descended(rule, l2, learning_rate, steps):
    herd, w = overlapping(), np.zeros(3)
    for step in range(steps):
        w = herd.descend(rule, w, learning_rate(step), l2)
    return herd, w


def test_logistic_regression_equals_scikit_learn():
    from sklearn.linear_model import LogisticRegression

    l2 = 0.02
    herd, w = descended("logistic", l2, lambda step: 0.5, 6000)
    # scikit-learn: C sum(loss) + |w|^2 / 2, the intercept free; ours is that divided by C n.
    theirs = LogisticRegression(C=1 / (l2 * len(herd.t)), tol=1e-12, max_iter=10_000).fit(herd.x[:, :2], herd.t)
    np.testing.assert_allclose(w, [*theirs.coef_[0], -theirs.intercept_[0]], rtol=1e-5)


def test_hinge_loss_equals_scikit_learn():
    from sklearn.svm import SVC

    l2 = 0.05
    herd, w = descended("hinge", l2, lambda step: 1 / (l2 * (step + 100)), 40_000)
    machine = SVC(kernel="linear", C=1 / (l2 * len(herd.t)), tol=1e-10).fit(herd.x[:, :2], herd.t)
    best = herd.objective("hinge", np.array([*machine.coef_[0], -machine.intercept_[0]]), l2)
    assert best <= herd.objective("hinge", w, l2) <= best * 1.001


def test_the_page_runs_those_rules():
    technique = Perceptron(data="overlapping", animals=80, seed=2, updates=200, l2=0.02)
    events, _ = history(technique)
    herd, w = descended("logistic", 0.02, lambda step: technique.learning_rate, 200)
    assert weights_over_steps(events, "logistic")[-1] == w.tolist()
    assert of(events, "loss")[-1]["lines"]["logistic"] == herd.objective("logistic", w, 0.02)
    assert of(events, "mistakes")[-1]["lines"]["logistic"] == herd.mistakes(w)


def test_from_zero_the_learning_rate_only_scales_rosenblatts_line():
    trails = [
        np.array(weights_over_steps(history(Perceptron(beside=False, learning_rate=rate))[0])) for rate in (0.25, 1)
    ]
    np.testing.assert_array_equal(4 * trails[0], trails[1])


@pytest.mark.parametrize("knobs", [{"data": "xor"}, {"data": "overlapping", "rule": "logistic"}, {"points": FOUR}])
def test_resuming_equals_the_uninterrupted_run(knobs, tmp_path):
    technique = Perceptron(updates=40, **knobs)
    events, metrics = history(technique)
    saved = [i for i, event in enumerate(events) if event.stream == "checkpoint"]
    for index in saved[:: max(1, len(saved) // 4)]:
        save_tree(tmp_path / "state", events[index].data)
        resumed, end = history(technique, load_tree(tmp_path / "state"))
        again = next(i for i, event in enumerate([*resumed, None]) if event is None or event.stream == "mistakes")
        assert repr(resumed[again:]) == repr(events[index + 1 :])
        assert end == metrics
        redrawn = {event.stream: repr(event.data) for event in resumed[:again]}
        drawn = {event.stream: repr(event.data) for event in events[: index + 1]}
        assert all(redrawn[s] == drawn[s] for s in ("output", "samples", "lines", "weights", "said"))


def test_points_edited_midway_are_learned_from_where_the_line_stands():
    playback = Playback(Perceptron(points=FOUR, beside=False, learning_rate=1.0, updates=100))
    while (event := playback.advance()).stream != "checkpoint" or event.data["step"] < 4:
        pass
    assert event.data["weights"]["rosenblatt"].tolist() == [1, 3, 0]
    moved = (*FOUR[:3], (2.0, -1.0, 1), (3.0, 3.0, 1))
    playback.edit(Perceptron(points=moved, beside=False, learning_rate=1.0, updates=100))
    rest = list(itertools.takewhile(lambda e: e is not None, iter(playback.advance, "never")))
    # The fifth update still met the old animals; it is drawn among the new ones.
    assert of(rest, "samples")[0]["x"].tolist() == [0, 0, 1, 2, 3]
    assert [data["weights"]["rosenblatt"].tolist() for data in of(rest, "checkpoint")][:3] == [
        [1, 3, 1],
        [0, 3, 2],  # cat (1, 0)
        [2, 2, 1],  # dog (2, -1): a = -5
    ]
    assert playback.ended == "finished" and playback.metrics["mistakes/rosenblatt"] == 0


def test_an_edit_may_shrink_the_herd_and_show_another_rule():
    playback = Playback(Perceptron(updates=20))
    while playback.step < 10:
        playback.advance()
    playback.edit(Perceptron(updates=20, points=FOUR[:1], rule="logistic", l2=0.5))
    events = list(itertools.takewhile(lambda e: e is not None, iter(playback.advance, "never")))
    assert of(events, "said")[-1]["rows"][0][0] == "cat" and len(of(events, "answers")[-1]["x"]) == 1
    assert of(events, "output")[-1]["values"].min() > 0 and playback.ended == "finished"


def test_same_seed_same_events():
    first, second, other = (repr(history(Perceptron(seed=s, updates=15))) for s in (5, 5, 6))
    assert first == second != other


def test_a_new_animal_is_judged_without_changing_the_run():
    assert probes_of(Perceptron)["meet"].products == ("weights",)
    technique = Perceptron()
    weights = {
        "rosenblatt": np.array([1.0, 1.0, 2.0]),
        "logistic": np.log(3) * np.array([1.0, 0, 0]),
        "hinge": -np.ones(3),
    }
    stranger, verdict = (e.data for e in technique.meet(weights, size=1.0, floppiness=1.0))
    assert (stranger["x"], stranger["y"]) == ([1], [1])
    assert verdict["markdown"].splitlines()[2:] == [
        "- **Rosenblatt's rule**: a = 0.00, output 0.5: exactly on its line",
        "- **Logistic regression**: a = 1.10, output 0.75: a dog",
        "- **Hinge loss**: a = -1.00, output 0: a cat",
    ]
    asked, run = [], technique.run()
    for event in run:
        if event.stream == "weights":
            before = {rule: w.copy() for rule, w in event.data["product"].items()}
            list(technique.meet(event.data["product"], size=2.0, floppiness=0.5))
            assert all(np.array_equal(before[rule], event.data["product"][rule]) for rule in RULES)
        asked.append(event)
    assert repr(asked) == repr(history(technique)[0])


def test_one_rule_alone_and_rest_at_convergence():
    events, metrics = history(Perceptron(beside=False, updates=1000))
    assert set(of(events, "mistakes")[-1]["lines"]) == {"rosenblatt"}
    assert metrics["corrections"] == of(events, "mistakes")[-1]["x"] < 1000
    assert of(events, "mistakes")[-1]["lines"]["rosenblatt"] == 0
    hinge, _ = history(Perceptron(beside=False, rule="hinge", l2=0.0, updates=5000))
    assert of(hinge, "loss")[-1]["lines"] == {"hinge": 0} and of(hinge, "mistakes")[-1]["x"] < 5000


def test_the_stop_rule_knows_the_mistakes():
    playback = Playback(Perceptron(stop_when="mistakes/rosenblatt < 1"))
    while playback.advance() is not None:
        pass
    assert playback.ended.startswith("reached mistakes/rosenblatt < 1 at step")
    assert StopRule.parse("20 steps")


@given(
    w=st.tuples(*[st.floats(-5, 5).map(lambda v: round(v, 3))] * 3),
    low=st.floats(-3, 0),
    side=st.floats(1, 6),
)
def test_drawn_segments_lie_on_the_line_and_end_at_the_frame(w, low, side):
    w, high = np.array(w), low + side
    x, y = segment(w, low, high)
    if np.isnan(y).any():
        corners = np.array([[a, b, -1] for a in (low, high) for b in (low, high)]) @ w
        assert not w[:2].any() or (corners > -1e-9).all() or (corners < 1e-9).all()
        return
    size = np.abs(w).max() * (1 + side)
    np.testing.assert_allclose(w[0] * x + w[1] * y, w[2], atol=1e-9 * size)
    for a, b in zip(x, y, strict=True):
        assert min(abs(a - low), abs(a - high), abs(b - low), abs(b - high)) < 1e-9 * (1 + side)
        assert low - 1e-9 <= min(a, b) and max(a, b) <= high + 1e-9


def test_the_equation_is_written_as_in_the_lecture():
    assert equation_of(np.array([1.2, -0.8, 0.35])) == "1.20 x₁ − 0.80 x₂ − 0.35 = 0"
    assert equation_of(np.array([1.2, -0.8, 0.35]), latex=True) == r"1.20\,x_1 - 0.80\,x_2 - 0.35 = 0"
    assert equation_of(np.array([-3e-4, 1e-4, -2e-4])) == "−0.00030 x₁ + 0.00010 x₂ + 0.00020 = 0"


@pytest.mark.parametrize("data", ["separable", "overlapping", "xor"])
def test_drawn_animals(data):
    herd = herd_of(Perceptron(data=data, animals=400, seed=1))
    assert herd.x.shape == (400, 3) and np.count_nonzero(herd.t > 0) == 200 and (herd.x[:, 2] == -1).all()
    assert np.isfinite(most_corrections(Perceptron(data=data, animals=400, seed=1))) == (data == "separable")


def test_the_gap_is_kept():
    technique = Perceptron(gap=0.5, animals=400)
    along = (herd_of(technique).x[:, :2] - 1.5) @ [0.8, 0.6]
    assert np.min(herd_of(technique).t * along) >= 0.25 - 1e-12


def test_bad_points_are_refused_in_one_sentence():
    with pytest.raises(KnobError, match=r"points holds 1:2:3, but accepts coordinates .* kinds 0 and 1"):
        validated(Perceptron, {"points": ((1.0, 2.0, 3),)})
    with pytest.raises(KnobError, match=r"points holds 5000:0:1, but accepts"):
        validated(Perceptron, {"points": ((5000.0, 0.0, 1),)})
    with pytest.raises(KnobError, match="points holds 2001 animals, but accepts at most 2000"):
        validated(Perceptron, {"points": ((0.0, 0.0, 1),) * 2001})
    for preset in Perceptron.presets.values():
        validated(Perceptron, preset)


def test_every_drawable_stream_has_a_place():
    placed = {stream.name for panel in panels_of(Perceptron) for stream in panel.streams}
    assert placed == {name for name, stream in Perceptron.streams().items() if stream.drawable}
    assert len(panels_of(Perceptron)) <= 6
