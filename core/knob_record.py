"""One knob as the form, the command line and the tests see it, and which values it accepts."""

from __future__ import annotations

import dataclasses
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from annotated_types import BaseMetadata, Ge, Gt, Interval, Le, Lt

from core.knob_marks import Checked, File, PointList, When
from core.matrix import Cells, Matrix
from core.nearest import nearest


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
        _, marks = unwrap(get_args(self.kind)[0])
        lo, hi = bounds(marks)
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


def unwrap(hint: Any) -> tuple[Any, list[Any]]:
    """The plain type, and what is written beside it."""
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        return kind, marks
    return hint, []


def bounds(marks: Sequence[Any]) -> tuple[float | None, float | None]:
    """The lowest and the highest number that the marks allow, None where there is none."""
    parts = [part for m in marks for part in (m if isinstance(m, Interval) else [m]) if isinstance(part, BaseMetadata)]
    lows = [p.ge if isinstance(p, Ge) else p.gt for p in parts if isinstance(p, Ge | Gt)]
    highs = [p.le if isinstance(p, Le) else p.lt for p in parts if isinstance(p, Le | Lt)]
    return max(lows, default=None), min(highs, default=None)


def accepts(knob: Knob, value: Any) -> str | None:
    """Why ``validated`` would refuse this value, which has the knob's own type, or None; costs no import of pydantic.

    The sentence names the knob, the value and what is accepted.
    """
    if not _fits(knob, value):
        close = nearest(str(value), list(map(str, knob.choices))) if knob.choices else ""
        return f"{knob.name} is {shown(value)}, but accepts {knob.accepted}{close}"
    sentence = next(filter(None, (checked.check(value) for checked in knob.checks)), None)
    return f"{knob.name} is {shown(value)}: {sentence}" if sentence else None


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


def shown(value: Any) -> str:
    """A value in a sentence, cut where it is long."""
    return repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "..."
