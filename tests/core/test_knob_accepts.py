"""``accepts`` judges a value without pydantic; it must agree with ``validated``, which asks pydantic."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.knob_record import accepts
from core.knobs import (
    Checked,
    Choices,
    Doc,
    HiddenLayers,
    Interval,
    KnobError,
    PointList,
    StopWhen,
    knobs_of,
    validated,
)
from core.technique import Technique


def _even(value: int) -> str | None:
    return None if value % 2 == 0 else f"{value} is odd"


@dataclass(frozen=True)
class AllKinds(Technique):
    """Has a knob of every kind."""

    flag: Annotated[bool, Doc("")] = False
    count: Annotated[int, Interval(ge=0, le=20), Doc("")] = 3
    even: Annotated[int, Interval(ge=-4), Checked(_even), Doc("")] = 2
    share: Annotated[float, Interval(ge=-1, le=0), Doc("")] = -0.5
    free: Annotated[float, Doc("")] = 0.0
    kind: Annotated[Literal["relu", "tanh"], Doc("")] = "relu"
    size: Annotated[Literal[5, 20], Doc("")] = 5
    data: Annotated[str, Choices(lambda: ("digits", "mnist")), Doc("")] = "digits"
    text: Annotated[str, Doc("")] = ""
    layers: HiddenLayers = (8,)
    several: Annotated[tuple[Literal["relu", "tanh"], ...], Doc("")] = ("relu",)
    points: PointList = ()
    stop_when: StopWhen = ""


finite = st.floats(allow_nan=False, allow_infinity=False)
number = finite | st.floats(-2, 2) | st.integers(-30, 30) | st.just(float("nan")) | st.just(float("inf"))
word = st.sampled_from(["relu", "tanh", "rleu", "digits", "mnist", ""]) | st.text(max_size=5)
OWN_TYPE: dict[str, st.SearchStrategy] = {
    "flag": st.booleans(),
    "count": st.integers(-30, 30) | st.integers(),
    "even": st.integers(-10, 10),
    "share": number,
    "free": number,
    "kind": word,
    "size": st.integers(4, 21),
    "data": word,
    "text": word,
    "layers": st.lists(st.integers(-2, 600), max_size=4).map(tuple),
    "several": st.lists(word, max_size=3).map(tuple),
    "points": st.lists(st.tuples(finite, finite, st.integers(0, 3)), max_size=3).map(tuple),
    "stop_when": st.sampled_from(["", "30 s", "5 epochs or loss/test < 0.1", "soon", "loss <"]),
}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_agrees_with_validated(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(OWN_TYPE)))
    value = data.draw(OWN_TYPE[name])
    sentence = accepts(knobs_of(AllKinds)[name], value)
    if sentence is None:
        assert getattr(validated(AllKinds, {name: value}), name) == value
    else:
        with pytest.raises(KnobError):
            validated(AllKinds, {name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flag", 1),
        ("count", True),
        ("count", 2.0),
        ("count", "3"),
        ("free", "0.5"),
        ("free", 10**400),
        ("size", True),
        ("layers", [8]),
        ("layers", (8, True)),
        ("points", ((1.0, 2.0),)),
        ("points", ((1.0, float("nan"), 0),)),
        ("points", ((1.0, 2.0, 0.5),)),
        ("text", None),
    ],
)
def test_other_types_are_refused(name: str, value: Any) -> None:
    assert accepts(knobs_of(AllKinds)[name], value)


def test_the_sentence_names_knob_value_and_what_is_accepted() -> None:
    knobs = knobs_of(AllKinds)
    assert accepts(knobs["count"], 50) == "count is 50, but accepts a whole number from 0 to 20"
    assert accepts(knobs["even"], 3) == "even is 3: 3 is odd"
    assert accepts(knobs["kind"], "rleu") == "kind is 'rleu', but accepts relu, tanh; did you mean \"relu\"?"
    assert (
        accepts(knobs["layers"], (0,))
        == "layers is (0,), but accepts a comma-separated list, each a whole number from 1 to 512"
    )


def test_bounds_of_zero_count_and_the_tightest_wins() -> None:
    @dataclass(frozen=True)
    class Bounded(Technique):
        low: Annotated[float, Interval(le=0), Doc("")] = -1.0
        narrow: Annotated[Annotated[float, Interval(ge=0, le=10)], Interval(ge=2), Doc("")] = 3.0

    knobs = knobs_of(Bounded)
    assert (knobs["low"].lo, knobs["low"].hi) == (None, 0)
    assert (knobs["narrow"].lo, knobs["narrow"].hi) == (2, 10)
