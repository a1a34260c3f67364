"""Stop rules: reading them, the reasons they give, and texts that are no rules."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.playback import Playback
from core.stopping import StopRule
from core.streams import Series
from core.technique import Run, Technique


def reason(rule: str, seconds: float = 0, steps: float = 0, epochs: float = 0, **lines: float) -> str | None:
    named = {name.replace("__", "/"): value for name, value in lines.items()}
    return StopRule.parse(rule).reason(seconds=seconds, steps=steps, epochs=epochs, lines=named)


@pytest.mark.parametrize(
    ("text", "budgets", "targets"),
    [
        ("", (), ()),
        ("   ", (), ()),
        ("30 s", ((30, "seconds"),), ()),
        ("30s", ((30, "seconds"),), ()),
        ("1.5 sec", ((1.5, "seconds"),), ()),
        ("1 second", ((1, "seconds"),), ()),
        ("2 min", ((120, "seconds"),), ()),
        ("0.5 minutes", ((30, "seconds"),), ()),
        ("500 steps", ((500, "steps"),), ()),
        ("1 Step", ((1, "steps"),), ()),
        ("5 epochs", ((5, "epochs"),), ()),
        ("1 epoch or 10 s", ((1, "epochs"), (10, "seconds")), ()),
        ("loss/test < 0.05", (), (("loss/test", "<", 0.05),)),
        ("loss/test<.05", (), (("loss/test", "<", 0.05),)),
        ("accuracy/test >= 99.5e-2", (), (("accuracy/test", ">=", 0.995),)),
        ("error <= -1 or 2 s", ((2, "seconds"),), (("error", "<=", -1),)),
        ("slopes/depth 5/relu > 3.", (), (("slopes/depth 5/relu", ">", 3),)),
    ],
)
def test_rules(text: str, budgets: tuple, targets: tuple) -> None:
    assert StopRule.parse(text) == StopRule(budgets, targets)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "30",
        "-3 s",
        "3 days",
        "loss",
        "loss <",
        "< 3",
        "loss < small",
        "5 epochs and 3 s",
        "1e3 steps",
        "loss == 3",
    ],
)
def test_what_is_no_rule_is_answered_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a stop rule; write") as caught:
        StopRule.parse(text)
    assert text in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_the_bad_part_is_named() -> None:
    with pytest.raises(ValueError, match=r'^"later" is not a stop rule'):
        StopRule.parse("30 s or later or loss < 1")


def test_reasons() -> None:
    assert reason("", seconds=1e9, steps=1e9, epochs=1e9) is None
    assert reason("30 s", seconds=29.9) is None
    assert reason("30 s", seconds=30) == "stopped after 30 seconds"
    assert reason("2 min", seconds=121) == "stopped after 120 seconds"
    assert reason("500 steps", steps=500) == "stopped after 500 steps"
    assert reason("100 steps", steps=627) == "stopped at step 627, past 100 steps"  # lowered on the way
    assert reason("500 steps or 3 epochs", steps=499, epochs=3) == "stopped after 3 epochs"
    assert reason("loss/test < 0.05", steps=7, loss__test=0.05) is None
    assert reason("loss/test < 0.05", steps=7, loss__test=0.04) == "reached loss/test < 0.05 at step 7"
    assert reason("loss/test <= 0.05", steps=7, loss__test=0.05) == "reached loss/test <= 0.05 at step 7"
    assert reason("loss test > 2", steps=1, loss__test=3) == "reached loss/test > 2 at step 1"
    assert reason("loss/test >= 2", loss__train=3) is None


numbers = st.floats(0, 1e6, allow_nan=False).map(lambda v: round(v, 3))
lines = st.from_regex(r"[a-z]{1,6}(/[a-z]{1,6}( [0-9])?)?", fullmatch=True).filter(lambda name: name != "or")


@given(
    st.lists(st.tuples(numbers, st.sampled_from(["seconds", "steps", "epochs"])), max_size=4),
    st.lists(st.tuples(lines, st.sampled_from(["<", "<=", ">", ">="]), st.floats(-1e9, 1e9)), max_size=4),
)
def test_a_printed_rule_reads_back(budgets: list, targets: list) -> None:
    parts = [f"{amount:.3f} {unit}" for amount, unit in budgets] + [f"{n} {sign} {v!r}" for n, sign, v in targets]
    assert StopRule.parse(" or ".join(parts)) == StopRule(tuple(budgets), tuple(targets))


@given(st.text(max_size=60) | st.text("0123456789.e<>=- orstepschminlu/", max_size=60))
def test_garbage_raises_nothing_but_value_error(text: str) -> None:
    try:
        rule = StopRule.parse(text)
    except ValueError as error:
        assert "is not a stop rule" in str(error)
    else:
        rule.reason(seconds=1, steps=1, epochs=1, lines={})


def test_hostile_length_is_read_in_no_time() -> None:
    start = time.perf_counter()
    for text in ("a" + " " * 50_000 + "b", "<" * 50_000, "a < " * 10_000, "9" * 50_000, "1" * 50_000 + " x"):
        with pytest.raises(ValueError, match="stop rule"):
            StopRule.parse(text)
    assert time.perf_counter() - start < 2


@dataclass(frozen=True)
class Falling(Technique):
    """Halves its loss at every step."""

    stop_when: str = ""
    loss = Series("Loss")

    def run(self, resume=None) -> Run:
        for step in range(100):
            yield self.loss(step, test=2.0**-step)
        return {}


@pytest.mark.parametrize(
    ("rule", "steps", "ended"),
    [
        ("loss/test < 0.1", 5, "reached loss/test < 0.1 at step 4"),
        ("7 steps", 8, "stopped after 7 steps"),
        ("loss/test < 1e-9 or 3 steps", 4, "stopped after 3 steps"),
        ("", 100, "finished"),
    ],
)
def test_playback_stops_by_the_rule(rule: str, steps: int, ended: str) -> None:
    playback = Playback(Falling(rule))
    events = 0
    while playback.advance():
        events += 1
    assert (events, playback.ended) == (steps, ended)
