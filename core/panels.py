"""Which streams share a frame. ``panels`` of a technique is a tuple of these, or of bare streams.

At most six cells fit a page; ``Stack`` puts several panels into one cell, chosen by small tabs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Stream

if TYPE_CHECKING:
    from core.technique import Technique


@dataclass(frozen=True)
class Single:
    """One stream in a card of its own (what a bare stream in ``panels`` becomes)."""

    stream: Stream

    @property
    def title(self) -> str:
        return self.stream.title

    @property
    def streams(self) -> tuple[Stream, ...]:
        return (self.stream,)


@dataclass(frozen=True, init=False)
class Plot:
    """Series, Curve, Points and one Field behind them in one pair of axes (a grid of axes when they have facets).

    Axis names default to the first stream's. ``equal`` keeps circles round. ``tall``, for the first cell of a page: it stands
    at the left of all others, as high as they are together.
    """

    streams: tuple[Stream, ...]
    title: str
    x: str
    y: str
    log_x: bool
    log_y: bool
    equal: bool
    tall: bool

    def __init__(
        self,
        *streams: Stream,
        title: str = "",
        x: str = "",
        y: str = "",
        log_x: bool = False,
        log_y: bool = False,
        equal: bool = False,
        tall: bool = False,
    ) -> None:
        named = {
            "streams": streams,
            "title": title or streams[0].title,
            "x": x or next((s.x for s in streams if getattr(s, "x", "")), ""),
            "y": y or next((s.y for s in streams if getattr(s, "y", "")), ""),
            "log_x": log_x,
            "log_y": log_y,
            "equal": equal,
            "tall": tall,
        }
        for name, value in named.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, init=False)
class Stack:
    """Several panels in one cell, chosen by tabs; the first one shows first."""

    panels: tuple[Single | Plot, ...]

    def __init__(self, *panels: Stream | Single | Plot) -> None:
        object.__setattr__(self, "panels", tuple(_panel(p) for p in panels))

    @property
    def title(self) -> str:
        return self.panels[0].title

    @property
    def streams(self) -> tuple[Stream, ...]:
        return tuple(stream for panel in self.panels for stream in panel.streams)


Panel = Single | Plot | Stack


def _panel(item: Stream | Panel) -> Panel:
    from core.streams import Curve, Points, Series

    if not isinstance(item, Stream):
        return item
    return Plot(item) if isinstance(item, Series | Curve | Points) else Single(item)


def panels_of(technique: type[Technique]) -> tuple[Panel, ...]:
    """The cells of a technique's page, in reading order."""
    return tuple(_panel(item) for item in technique.panels)
