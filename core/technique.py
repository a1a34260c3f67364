"""The base of every technique: a frozen dataclass whose fields are knobs and whose ``run`` is a generator of events.

See README, "Add a technique", for a complete example.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from core.events import Event, Stream
from core.panels import Panel
from core.run_streams import Checkpoint, Progress

#: What ``run`` returns when called: yields events, receives the newest edited copy of itself, returns metrics.
Run = Generator[Event, "Technique | None", "dict[str, float] | None"]


@dataclass(frozen=True)
class Technique:
    """Subclass it, decorate with ``@dataclass(frozen=True)``, and put one subclass into one file of ``core/techniques/<family>/``.

    The docstring's first line is the summary. Heavy imports (torch, sklearn, ...) stand inside ``run`` and probes.
    """

    # Read by pydantic when values from outside are validated.
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    #: Name in the sidebar and on the tab.
    title: ClassVar[str] = ""
    #: Position within the family; equal numbers sort by title.
    order: ClassVar[int] = 100
    #: Cells of the page: streams, ``Plot(...)`` or ``Stack(...)``; at most six.
    panels: ClassVar[tuple[Stream | Panel, ...]] = ()
    #: Named knob settings a click applies: ``{"Runge": {"target": "runge", "degree": 20}}``.
    presets: ClassVar[dict[str, dict[str, Any]]] = {}
    #: Devices that the code can use; what is not in here is not offered, and the page says so.
    devices: ClassVar[tuple[str, ...]] = ("cpu",)
    #: True where all cores help (convolutions); small nets are faster on one thread.
    all_cores: ClassVar[bool] = False
    #: True where a run takes moments, so that an edit of a knob simply runs it again.
    reruns_on_edit: ClassVar[bool] = False
    #: The knob that says how long a run is ("epochs"), where time to run grows with it: a run can then be fitted into a minute.
    length: ClassVar[str] = ""

    progress = Progress("Progress")
    checkpoint = Checkpoint("Checkpoint")

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        for name, value in vars(cls).items():
            if isinstance(value, Stream) and not isinstance(getattr(Technique, name, value), Stream):
                raise TypeError(f'{cls.__name__}: a stream cannot be called "{name}", every technique has that already')

    @classmethod
    def id(cls) -> str:
        """The file's stem: what the command line, lessons and sessions call it."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def summary(cls) -> str:
        """First line of the docstring."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    @classmethod
    @functools.cache
    def streams(cls) -> Mapping[str, Stream]:
        """Every stream by name, inherited ones included (asked for at every event, so it is kept)."""
        found = {
            name: value
            for klass in reversed(cls.__mro__)
            for name, value in vars(klass).items()
            if isinstance(value, Stream)
        }
        return MappingProxyType(found)

    def check(self) -> str | None:
        """One sentence when this combination of knobs makes no sense or needs too much memory, else None."""
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        """Yields events until done and returns metrics. Never yield inside ``torch.no_grad()`` or autocast: it would leak."""
        raise NotImplementedError

    def redraw(self) -> Iterator[Event]:
        """Pictures of what the run has made, drawn anew when a ``Live()`` knob is edited while nothing plays; here none.

        An override takes products by parameter name and is undisturbed, as probes are. It yields no Series: no step is made.
        """
        yield from ()


def too_much_memory(needed_bytes: float, what: str) -> str | None:
    """A sentence for ``check`` when ``needed_bytes`` exceeds 80 % of the memory that is free now, else None."""
    import psutil

    limit = float(os.environ.get("LEARNOSCOPE_MEMORY_LIMIT", "inf"))
    free = min(psutil.virtual_memory().available, limit)
    if needed_bytes <= 0.8 * free:
        return None
    return f"{what} would need about {needed_bytes / 2**30:.1f} GiB, but only {free / 2**30:.1f} GiB of memory are free"
