"""Knobs: the dataclass fields of a technique, read once into records that the form, the command line and the tests share.

A knob is ``name: Annotated[type, Interval(ge=0, le=20), Doc("what it does")] = default``. Types: bool, int, float, str,
``Literal[...]``, ``tuple[int, ...]`` (a free list, such as hidden layers), tuples of strings or Literals, ``PointList`` and
``Matrix``.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Interval
from typing_extensions import Doc

from core.knob_marks import Checked, Choices, File, Group, Live, Log, PointList, When
from core.knob_record import Knob, accepts, bounds, shown, unwrap
from core.matrix import Cells, Matrix
from core.nearest import nearest

if TYPE_CHECKING:
    from core.technique import Technique

#: What an author needs is imported from here.
__all__ = [
    "BatchSize", "Cells", "Checked", "Choices", "Doc", "Epochs", "File", "Group", "HiddenLayers", "Interval", "KnobError",
    "LearningRate", "Live", "Log", "Matrix", "PointList", "Seed", "Steps", "StopWhen", "TestFraction", "When", "knobs_of",
    "validated",
]  # fmt: skip


class KnobError(ValueError):
    """A value from outside that a technique does not accept; the message is one sentence for a person."""


def _check_stop_rule(text: str) -> str | None:
    from core.stopping import StopRule

    try:
        StopRule.parse(text)
    except ValueError as error:
        return str(error)
    return None


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
        kind, marks = unwrap(hints[field.name])
        group = next((m.title for m in marks if isinstance(m, Group)), group)
        lo, hi = bounds(marks)
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
        raise KnobError(f"{knob.name} is {shown(value)}, but accepts {knob.accepted}{problem}{close}") from None
    for knob in knobs.values():
        if sentence := accepts(knob, getattr(instance, knob.name)):
            raise KnobError(sentence)
    if check and (sentence := instance.check()):
        raise KnobError(sentence)
    return instance


@functools.cache
def _adapter(technique: type[Technique]) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(technique)
