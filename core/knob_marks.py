"""What an author writes beside a knob's type, and the type of points that a person draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

#: (x, y, class) triples that the mouse edits on a ``Points`` stream with ``edits="<this knob>"``. Empty: the technique's own data.
PointList = tuple[tuple[float, float, int], ...]


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
