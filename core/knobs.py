"""Knobs: the dataclass fields of a technique, read once into records that the form, the command line and the tests share.

A knob is ``name: Annotated[type, Interval(ge=0, le=20), Doc("what it does")] = default``. Types: bool, int, float, str,
``Literal[...]``, ``tuple[int, ...]`` (a free list, such as hidden layers), tuples of strings or Literals, ``PointList`` and
``Matrix``.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import BaseMetadata, Ge, Gt, Interval, Le, Lt
from typing_extensions import Doc

from core.matrix import Cells, Matrix, matrix_from_text

if TYPE_CHECKING:
    from core.technique import Technique

__all__ = [
    "BatchSize", "Cells", "Checked", "Choices", "Doc", "Epochs", "File", "Group", "HiddenLayers", "Interval", "Knob", "KnobError",
    "LearningRate", "Live", "Log", "Matrix", "PointList", "Seed", "Steps", "StopWhen", "TestFraction", "When", "accepts",
    "knobs_of", "nearest", "parse_text", "validated",
]  # fmt: skip


class KnobError(ValueError):
    """A value from outside that a technique does not accept; the message is one sentence for a person."""


@dataclass(frozen=True)
class Live:
    """Marks a knob that may change while the run is going; the others apply at the next Play."""


@dataclass(frozen=True)
class Log:
    """The slider of this knob moves in decades (1-3-10 ladder)."""


@dataclass(frozen=True)
class Group:
    """Starts a headed section of the form; the knobs after it belong to it until the next one."""

    title: str


@dataclass(frozen=True)
class When:
    """This knob matters only while another knob has one of these values; the form hides it otherwise."""

    knob: str
    values: tuple[Any, ...]

    def __init__(self, knob: str, *values: Any) -> None:
        object.__setattr__(self, "knob", knob)
        object.__setattr__(self, "values", values)


@dataclass(frozen=True)
class Choices:
    """Choices known only at run time; ``provider`` returns them and must be cheap and free of heavy imports."""

    provider: Callable[[], Sequence[str]]


@dataclass(frozen=True)
class Checked:
    """``check(value)`` returns a sentence saying what is wrong with the value, or None."""

    check: Callable[[Any], str | None]


@dataclass(frozen=True)
class File:
    """A text knob that names a file; the form offers a file dialog. ``filter`` as "CSV files (*.csv)"; "" means none chosen."""

    filter: str


def _check_stop_rule(text: str) -> str | None:
    from core.stopping import StopRule

    try:
        StopRule.parse(text)
    except ValueError as error:
        return str(error)
    return None


#: (x, y, class) triples that the mouse edits on a ``Points`` stream with ``edits="<this knob>"``. Empty: the technique's own data.
PointList = tuple[tuple[float, float, int], ...]

LearningRate = Annotated[
    float,
    Interval(ge=1e-5, le=10),
    Log(),
    Live(),
    Doc("Size of one step against the gradient: too small crawls, too large explodes"),
]
Steps = Annotated[int, Interval(ge=1, le=1_000_000), Log(), Doc("Number of update steps in a run")]
Epochs = Annotated[int, Interval(ge=1, le=10_000), Log(), Doc("Passes over the whole training set")]
BatchSize = Annotated[int, Interval(ge=1, le=4096), Log(), Doc("Examples averaged in one gradient")]
Seed = Annotated[
    int, Interval(ge=0, le=2**31 - 1), Doc("Same seed and knobs, same run; a new seed draws new data and weights")
]
TestFraction = Annotated[float, Interval(ge=0.05, le=0.9), Doc("Share of the data kept aside to test on")]
HiddenLayers = Annotated[
    tuple[Annotated[int, Interval(ge=1, le=512)], ...], Doc("Units of each hidden layer, from input to output")
]
StopWhen = Annotated[
    str,
    Checked(_check_stop_rule),
    Doc(
        'Ends the run early: "30 s", "500 steps", "5 epochs" or a target such as "loss/test < 0.05"; join several with "or"'
    ),
]


@dataclass(frozen=True)
class Knob:
    """One knob: ``kind`` is the plain type, ``lo``/``hi`` inclusive bounds or None, ``choices`` the accepted values or None."""

    name: str
    label: str
    kind: Any
    default: Any
    doc: str
    lo: float | None = None
    hi: float | None = None
    choices: tuple[Any, ...] | None = None
    live: bool = False
    log: bool = False
    group: str = ""
    when: When | None = None
    file: File | None = None
    cells: Cells | None = None
    checks: tuple[Checked, ...] = ()

    @property
    def is_list(self) -> bool:
        """A comma-separated list on the command line and in the form."""
        return get_origin(self.kind) is tuple and self.kind not in (PointList, Matrix)

    @property
    def item(self) -> Any:
        """Type of a list's items."""
        inner = get_args(self.kind)[0]
        return get_args(inner)[0] if get_origin(inner) is Annotated else inner

    @property
    def item_knob(self) -> Knob:
        """What a list's items accept, as a knob."""
        _, marks = _unwrap(get_args(self.kind)[0])
        lo, hi = _bounds(marks)
        checks = tuple(m for m in marks if isinstance(m, Checked))
        return dataclasses.replace(self, kind=self.item, lo=lo, hi=hi, checks=checks)

    @property
    def accepted(self) -> str:
        """What this knob accepts, in words."""
        if self.choices:
            return ", ".join(map(str, self.choices))
        if self.cells:
            return self.cells.accepted
        kind = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}.get(self.kind)
        if kind is None:
            each = f", each {self.item_knob.accepted}" if self.is_list and self.item in (int, float) else ""
            kind = "points as x:y:class, ..." if self.kind == PointList else f"a comma-separated list{each}"
        if self.lo is None and self.hi is None:
            return kind
        low, high = ("" if v is None else f"{v:g}" if abs(v) < 1e6 else f"{v:.0f}" for v in (self.lo, self.hi))
        return (
            f"{kind} from {low} to {high}"
            if low and high
            else f"{kind} of at least {low}"
            if low
            else f"{kind} of at most {high}"
        )


def knobs_of(technique: type[Technique]) -> dict[str, Knob]:
    """The knobs of a technique, in declaration order, with the choices that there are at this moment."""
    knobs, providers = _declared(technique)
    now = {name: dataclasses.replace(knobs[name], choices=tuple(provider())) for name, provider in providers.items()}
    return knobs | now


@functools.cache
def _declared(technique: type[Technique]) -> tuple[dict[str, Knob], dict[str, Callable[[], Sequence[str]]]]:
    hints = get_type_hints(technique, include_extras=True)
    knobs: dict[str, Knob] = {}
    providers = {}
    group = ""
    for field in dataclasses.fields(technique):
        kind, marks = _unwrap(hints[field.name])
        group = next((m.title for m in marks if isinstance(m, Group)), group)
        lo, hi = _bounds(marks)
        provider = next((m.provider for m in marks if isinstance(m, Choices)), None)
        if provider:
            providers[field.name] = provider
        choices = get_args(kind) if get_origin(kind) is Literal else None
        if choices is None and get_origin(kind) is tuple and get_origin(get_args(kind)[0]) is Literal:
            choices = get_args(get_args(kind)[0])
        # The last Doc wins, so a technique can say it better than the shared name does.
        docs = [m.documentation for m in marks if isinstance(m, Doc)]
        knobs[field.name] = Knob(
            name=field.name,
            label=field.name.replace("_", " ").capitalize(),
            kind=kind,
            default=field.default,
            doc=docs[-1] if docs else "",
            lo=lo,
            hi=hi,
            choices=choices,
            live=any(isinstance(m, Live) for m in marks),
            log=any(isinstance(m, Log) for m in marks),
            group=group,
            when=next((m for m in marks if isinstance(m, When)), None),
            file=next((m for m in marks if isinstance(m, File)), None),
            cells=next((m for m in marks if isinstance(m, Cells)), Cells() if kind == Matrix else None),
            checks=tuple(m for m in marks if isinstance(m, Checked)),
        )
    return knobs, providers


def _unwrap(hint: Any) -> tuple[Any, list[Any]]:
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        return kind, marks
    return hint, []


def _bounds(marks: Sequence[Any]) -> tuple[float | None, float | None]:
    parts = [part for m in marks for part in (m if isinstance(m, Interval) else [m]) if isinstance(part, BaseMetadata)]
    lows = [p.ge if isinstance(p, Ge) else p.gt for p in parts if isinstance(p, Ge | Gt)]
    highs = [p.le if isinstance(p, Le) else p.lt for p in parts if isinstance(p, Le | Lt)]
    return max(lows, default=None), min(highs, default=None)


def nearest(word: str, words: Sequence[str]) -> str:
    """``; did you mean "..."?`` for the closest of ``words``, or nothing."""
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f'; did you mean "{close[0]}"?' if close else ""


def validated(technique: type[Technique], values: Mapping[str, Any], check: bool = True) -> Technique:
    """An instance from values of any origin (a form, JSON, a script); ``check`` also asks the technique's own ``check``.

    Raises:
        KnobError: one sentence naming the knob, the value and what is accepted.
    """
    from pydantic import ValidationError

    knobs = knobs_of(technique)
    for name, value in values.items():
        if name not in knobs:
            raise KnobError(
                f'{technique.id()} has no knob "{name}"{nearest(name, list(knobs)) or "; it has " + ", ".join(knobs)}'
            )
        knob = knobs[name]
        if (knob.kind is bool) != (type(value) is bool) and (knob.kind is bool or knob.kind in (int, float)):
            raise KnobError(f"{name} is {value!r}, but accepts {knob.accepted}")
    try:
        instance = _adapter(technique).validate_python(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        knob = knobs[str(first["loc"][0])]
        value = first["input"]
        problem = (
            ""
            if first["type"] in ("literal_error", "greater_than_equal", "less_than_equal")
            else f" ({first['msg'].lower()})"
        )
        close = nearest(str(value), list(map(str, knob.choices))) if knob.choices else ""
        raise KnobError(f"{knob.name} is {_shown(value)}, but accepts {knob.accepted}{problem}{close}") from None
    for knob in knobs.values():
        if sentence := accepts(knob, getattr(instance, knob.name)):
            raise KnobError(sentence)
    if check and (sentence := instance.check()):
        raise KnobError(sentence)
    return instance


def accepts(knob: Knob, value: Any) -> str | None:
    """Why ``validated`` would refuse this value, which has the knob's own type, or None; costs no import of pydantic.

    The sentence names the knob, the value and what is accepted.
    """
    if not _fits(knob, value):
        close = nearest(str(value), list(map(str, knob.choices))) if knob.choices else ""
        return f"{knob.name} is {_shown(value)}, but accepts {knob.accepted}{close}"
    sentence = next(filter(None, (checked.check(value) for checked in knob.checks)), None)
    return f"{knob.name} is {_shown(value)}: {sentence}" if sentence else None


def _fits(knob: Knob, value: Any) -> bool:
    """Whether kind, bounds and choices allow ``value`` (strictly: 1 is no bool, "1" no number; an int may be a float)."""
    if knob.kind == PointList:
        return type(value) is tuple and all(map(_is_point, value))
    if knob.cells:
        return knob.cells.fit(value)
    if knob.is_list:
        item = knob.item_knob
        return type(value) is tuple and all(accepts(item, v) is None for v in value)
    if knob.choices:
        return any(value == choice and type(value) is type(choice) for choice in knob.choices)
    if knob.kind not in (int, float):
        return type(value) is knob.kind
    lo, hi = (-math.inf if knob.lo is None else knob.lo, math.inf if knob.hi is None else knob.hi)
    return _is_number(value) and lo <= value <= hi and (knob.kind is float or type(value) is int)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= sys.float_info.max


def _is_point(value: Any) -> bool:
    return type(value) is tuple and len(value) == 3 and all(map(_is_number, value)) and type(value[2]) is int


def _shown(value: Any) -> str:
    return repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "..."


@functools.cache
def _adapter(technique: type[Technique]) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(technique)


def parse_text(knob: Knob, text: str) -> Any:
    """A knob's value from the text a person typed (command line, list fields). Bad text raises KnobError."""
    text = text.strip()
    try:
        if knob.kind == PointList:
            triples = [part.split(":") for part in text.split(",") if part.strip()]
            return tuple((float(x), float(y), int(label)) for x, y, label in triples)
        if knob.cells:
            return matrix_from_text(text)
        if knob.is_list:
            return tuple(_parse_one(knob.item, part.strip()) for part in text.split(",") if part.strip())
        return _parse_one(knob.kind, text)
    except (KeyError, ValueError):
        close = nearest(text, list(map(str, knob.choices))) if knob.choices else ""
        raise KnobError(f"{knob.name} is {_shown(text)}, but accepts {knob.accepted}{close}") from None


def _parse_one(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}[text.lower()]
    if get_origin(kind) is Literal:
        return {str(choice).lower(): choice for choice in get_args(kind)}[text.lower()]
    return kind(text)
