"""Knobs: what a declaration becomes, what is accepted from outside, and how typed text is read."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.catalogue import techniques
from core.knob_record import Knob, accepts
from core.knob_text import parse_text
from core.knobs import (
    Checked,
    Choices,
    Doc,
    File,
    Group,
    HiddenLayers,
    Interval,
    KnobError,
    LearningRate,
    Live,
    Log,
    PointList,
    Seed,
    Steps,
    StopWhen,
    When,
    knobs_of,
    validated,
)
from core.nearest import nearest
from core.technique import Technique, too_much_memory


def _short(text: str) -> str | None:
    return f"{len(text)} letters are too many" if len(text) > 5 else None


@dataclass(frozen=True)
class Everything(Technique):
    """Has a knob of every kind."""

    plain: int = 1
    degree: Annotated[int, Group("Model"), Interval(ge=0, le=20), Log(), Doc("Highest power")] = 5
    noise: Annotated[float, Interval(ge=0), Live(), Doc("Spread")] = 0.5
    warm: Annotated[bool, Group("Start"), When("degree", 5, 6), Doc("Start from the last run")] = False
    activation: Annotated[Literal["relu", "tanh"], Doc("Kind")] = "relu"
    depth: Annotated[Literal[5, 20], Doc("Layers")] = 5
    depths: Annotated[tuple[Literal[5, 20, 40], ...], Doc("Layers to compare")] = (5, 40)
    kinds: Annotated[tuple[Literal["relu", "tanh"], ...], Doc("Kinds to compare")] = ("relu",)
    hidden: HiddenLayers = (8, 8)
    rates: Annotated[tuple[Annotated[float, Interval(ge=0, le=1)], ...], Doc("Rates")] = (0.1,)
    words: Annotated[tuple[str, ...], Doc("Columns")] = ()
    data: Annotated[str, Choices(lambda: ("digits", "mnist")), Doc("Data set")] = "digits"
    name: Annotated[str, Checked(_short), Doc("A short name")] = ""
    table: Annotated[str, File("CSV files (*.csv)"), Doc("A file")] = ""
    points: Annotated[PointList, Doc("Points")] = ()
    learning_rate: Annotated[LearningRate, Doc("Better said here")] = 0.1
    steps: Steps = 10
    stop_when: StopWhen = ""
    seed: Seed = 0

    def check(self) -> str | None:
        if self.warm and self.degree == 0:
            return "warm makes no sense with degree 0"
        return None


KNOBS = knobs_of(Everything)


def refusal(**values: Any) -> str:
    with pytest.raises(KnobError) as caught:
        validated(Everything, values)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Declarations ------------------------------------------------------------------------------------------------------


def test_a_declaration_becomes_a_record() -> None:
    assert list(KNOBS) == [field.name for field in fields(Everything)]
    assert KNOBS["degree"] == Knob("degree", "Degree", int, 5, "Highest power", lo=0, hi=20, log=True, group="Model")
    assert (KNOBS["noise"].lo, KNOBS["noise"].hi, KNOBS["noise"].live) == (0, None, True)
    assert KNOBS["warm"].when == When("degree", 5, 6)
    assert KNOBS["table"].file == File("CSV files (*.csv)")
    assert KNOBS["learning_rate"].label == "Learning rate"


def test_groups_last_until_the_next() -> None:
    groups = {name: knob.group for name, knob in KNOBS.items()}
    assert (groups["plain"], groups["degree"], groups["noise"]) == ("", "Model", "Model")
    assert {group for name, group in groups.items() if name not in ("plain", "degree", "noise")} == {"Start"}


def test_shared_names_carry_their_bounds_and_a_technique_may_say_them_better() -> None:
    rate = KNOBS["learning_rate"]
    assert (rate.lo, rate.hi, rate.log, rate.live, rate.doc) == (1e-5, 10, True, True, "Better said here")
    assert KNOBS["steps"].doc == "Number of update steps in a run"


def test_choices_come_from_literals_and_providers() -> None:
    assert KNOBS["activation"].choices == ("relu", "tanh")
    assert KNOBS["depths"].choices == (5, 20, 40)
    assert KNOBS["data"].choices == ("digits", "mnist")
    assert KNOBS["hidden"].choices is None


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        ("plain", "a whole number"),
        ("degree", "a whole number from 0 to 20"),
        ("noise", "a number of at least 0"),
        ("warm", "true or false"),
        ("activation", "relu, tanh"),
        ("hidden", "a comma-separated list, each a whole number from 1 to 512"),
        ("words", "a comma-separated list"),
        ("points", "points as x:y:class, ..."),
        ("seed", "a whole number from 0 to 2147483647"),
        ("name", "text"),
    ],
)
def test_what_is_accepted_is_said_in_words(name: str, accepted: str) -> None:
    assert KNOBS[name].accepted == accepted


def test_lists() -> None:
    assert {name for name, knob in KNOBS.items() if knob.is_list} == {"depths", "kinds", "hidden", "rates", "words"}
    assert (KNOBS["hidden"].item, KNOBS["rates"].item, KNOBS["words"].item) == (int, float, str)


@pytest.mark.parametrize("technique", techniques().values(), ids=list(techniques()))
def test_knobs_of_the_catalogue_are_complete(technique: type[Technique]) -> None:
    knobs = knobs_of(technique)
    for knob in knobs.values():
        assert knob.doc, knob.name
        assert accepts(knob, knob.default) is None
        if knob.when:
            accepted = knobs[knob.when.knob]
            assert all(accepts(accepted, value) is None for value in knob.when.values), knob.name
    assert validated(technique, {}) == technique()
    for preset in technique.presets.values():
        assert isinstance(validated(technique, preset), technique)


# Values from outside -----------------------------------------------------------------------------------------------


def test_good_values_arrive_with_their_own_types() -> None:
    page = validated(
        Everything,
        {
            "noise": 1,
            "depths": [20, 5],
            "hidden": [3],
            "points": [[0, 1.5, 2]],
            "warm": True,
            "depth": 20,
            "stop_when": "3 s",
        },
    )
    assert (page.noise, type(page.noise)) == (1.0, float)
    assert (page.depths, page.hidden, page.points) == ((20, 5), (3,), ((0.0, 1.5, 2),))
    assert (page.warm, page.depth, page.stop_when) == (True, 20, "3 s")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"degre": 3}, 'test_knobs has no knob "degre"; did you mean "degree"?'),
        ({"xyzzy": 3}, 'test_knobs has no knob "xyzzy"; it has plain, degree, noise'),
        ({"degree": 21}, "degree is 21, but accepts a whole number from 0 to 20"),
        ({"degree": -1}, "degree is -1, but accepts a whole number from 0 to 20"),
        ({"degree": 2.5}, "degree is 2.5, but accepts a whole number from 0 to 20"),
        ({"degree": "many"}, "degree is 'many', but accepts a whole number from 0 to 20"),
        ({"degree": None}, "degree is None, but accepts a whole number from 0 to 20"),
        ({"degree": True}, "degree is True, but accepts a whole number from 0 to 20"),
        ({"noise": False}, "noise is False, but accepts a number of at least 0"),
        ({"noise": float("nan")}, "noise is nan, but accepts a number of at least 0"),
        ({"noise": float("inf")}, "noise is inf, but accepts a number of at least 0"),
        ({"warm": 1}, "warm is 1, but accepts true or false"),
        ({"warm": "true"}, "warm is 'true', but accepts true or false"),
        ({"activation": "rleu"}, "activation is 'rleu', but accepts relu, tanh; did you mean \"relu\"?"),
        ({"depth": 6}, "depth is 6, but accepts 5, 20"),
        ({"depth": True}, "depth is True, but accepts 5, 20"),
        ({"depths": [5, 6]}, "depths is 6, but accepts 5, 20, 40"),
        ({"data": "minst"}, "data is 'minst', but accepts digits, mnist; did you mean \"mnist\"?"),
        ({"hidden": [8, 0]}, "hidden is 0, but accepts a comma-separated list, each a whole number from 1 to 512"),
        ({"hidden": 8}, "hidden is 8, but accepts a comma-separated list"),
        ({"rates": [0.5, float("nan")]}, "rates is"),
        ({"points": [[0, 1]]}, "points is"),
        ({"points": [[0, float("inf"), 1]]}, "points is"),
        ({"name": "far too long"}, "name is 'far too long': 12 letters are too many"),
        ({"name": 3}, "name is 3, but accepts text"),
        ({"stop_when": "soon"}, 'stop_when is \'soon\': "soon" is not a stop rule; write "30 s"'),
        ({"warm": True, "degree": 0}, "warm makes no sense with degree 0"),
        ({"name": "x" * 1000}, "name is '" + "x" * 56 + "...: 1000 letters"),
    ],
)
def test_bad_values_are_answered_in_one_sentence(values: dict[str, Any], sentence: str) -> None:
    assert refusal(**values).startswith(sentence)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the strategy
@given(st.dictionaries(st.sampled_from(sorted(KNOBS)), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
), max_size=3))  # fmt: skip
def test_any_json_is_accepted_or_refused_in_one_sentence(values: dict[str, Any]) -> None:
    try:
        page = validated(Everything, values)
    except KnobError as error:
        assert str(error)
        assert len(str(error)) < 400
    else:
        assert validated(Everything, {name: getattr(page, name) for name in KNOBS}) == page
        assert all(accepts(knob, getattr(page, name)) is None for name, knob in KNOBS.items())


def test_a_replaced_copy_is_validated_too() -> None:
    changed = replace(Everything(), degree=99)
    with pytest.raises(KnobError, match="degree is 99"):
        validated(Everything, {name: getattr(changed, name) for name in KNOBS})


def test_nearest() -> None:
    assert nearest("sed", ["seed", "steps"]) == '; did you mean "seed"?'
    assert nearest("zzz", ["seed", "steps"]) == ""


def test_memory_is_estimated_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**30))
    assert too_much_memory(2**29, "the grid") is None
    assert too_much_memory(2**33, "the grid").startswith("the grid would need about 8.0 GiB, but only 1.0 GiB")


# Typed text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("degree", " 7 ", 7),
        ("noise", "1e-3", 0.001),
        ("warm", "Yes", True),
        ("warm", "off", False),
        ("activation", "TANH", "tanh"),
        ("depth", "20", 20),
        ("depths", "20, 5", (20, 5)),
        ("kinds", "tanh,ReLU", ("tanh", "relu")),
        ("hidden", "", ()),
        ("hidden", "8, 8,4,", (8, 8, 4)),
        ("rates", "0.5,.25", (0.5, 0.25)),
        ("words", "age, blood pressure", ("age", "blood pressure")),
        ("points", "0:1:0, -1.5:2e-3:1", ((0.0, 1.0, 0), (-1.5, 0.002, 1))),
        ("points", "", ()),
        ("data", "mnist", "mnist"),
        ("stop_when", "30 s or loss/test < 0.1", "30 s or loss/test < 0.1"),
    ],
)
def test_text_is_read(name: str, text: str, value: Any) -> None:
    parsed = parse_text(KNOBS[name], text)
    assert parsed == value
    assert type(parsed) is type(value)
    assert getattr(validated(Everything, {name: parsed}), name) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("degree", "2.5", "degree is '2.5', but accepts a whole number from 0 to 20"),
        ("degree", "", "degree is '', but accepts"),
        ("noise", "loud", "noise is 'loud', but accepts a number of at least 0"),
        ("warm", "maybe", "warm is 'maybe', but accepts true or false"),
        ("activation", "rleu", "activation is 'rleu', but accepts relu, tanh; did you mean \"relu\"?"),
        ("depths", "5, 6", "depths is '5, 6', but accepts 5, 20, 40"),
        ("hidden", "8;8", "hidden is '8;8', but accepts a comma-separated list"),
        ("points", "1:2", "points is '1:2', but accepts points as x:y:class"),
        ("points", "1:2:cat", "points is '1:2:cat', but accepts points as x:y:class"),
        ("degree", "9" * 9000, "degree is '" + "9" * 56 + "..., but accepts"),
    ],
)
def test_bad_text_is_answered_in_one_sentence(name: str, text: str, sentence: str) -> None:
    with pytest.raises(KnobError) as caught:
        parse_text(KNOBS[name], text)
    assert str(caught.value).startswith(sentence)


finite = st.floats(allow_nan=False, allow_infinity=False)
VALUES = {
    "degree": st.integers(0, 20),
    "noise": st.floats(0, 1e300),
    "warm": st.booleans(),
    "activation": st.sampled_from(["relu", "tanh"]),
    "depth": st.sampled_from([5, 20]),
    "depths": st.lists(st.sampled_from([5, 20, 40])).map(tuple),
    "kinds": st.lists(st.sampled_from(["relu", "tanh"])).map(tuple),
    "hidden": st.lists(st.integers(1, 512)).map(tuple),
    "rates": st.lists(st.floats(0, 1)).map(tuple),
    "points": st.lists(st.tuples(finite, finite, st.integers(0, 9))).map(tuple),
}


@given(st.data())
def test_a_written_value_reads_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(VALUES)))
    value = data.draw(VALUES[name])
    if name == "points":
        text = ", ".join(f"{x!r}:{y!r}:{label}" for x, y, label in value)
    else:
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    assert parse_text(KNOBS[name], text) == value


@given(st.sampled_from(sorted(KNOBS)), st.text(max_size=30) | st.text("0123456789.:,-eE ", max_size=30))
def test_garbage_raises_nothing_but_knob_error(name: str, text: str) -> None:
    try:
        value = parse_text(KNOBS[name], text)
        validated(Everything, {name: value})
    except KnobError as error:
        assert name in str(error)


_known = ["first"]


def _those_known():
    return _known


@dataclass(frozen=True)
class Chooser(Technique):
    """Chooses."""

    model: Annotated[str, Choices(_those_known), Doc("Which one")] = "first"


def test_choices_are_those_of_the_moment(monkeypatch):
    assert knobs_of(Chooser)["model"].choices == ("first",)
    monkeypatch.setattr("tests.core.test_knobs._known", ["first", "imported meanwhile"])
    assert knobs_of(Chooser)["model"].choices == ("first", "imported meanwhile")
    assert validated(Chooser, {"model": "imported meanwhile"}).model == "imported meanwhile"
