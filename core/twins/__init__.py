"""Code twins: one self-contained PyTorch script that repeats a page's run without Learnoscope, to be read and to be checked.

A module here is named after its technique and has ``twin(page, threads) -> Twin``. It imports neither Qt nor torch.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

from core.technique import Technique


class NoTwin(ValueError):
    """These knobs cannot be said in a script; the message is one sentence that names the knob and what is accepted."""


@dataclass(frozen=True)
class Check:
    """One number that page and script share: ``name`` as in the run's metrics, at ``step`` of its Series (None: the last).

    They agree when they differ by at most ``tolerance`` or, with ``relative``, by this share of the page's number.
    """

    name: str
    tolerance: float
    relative: bool = False
    step: int | None = None

    @property
    def key(self) -> str:
        """What the script calls the number."""
        return self.name if self.step is None else f"{self.name} at step {self.step}"


@dataclass(frozen=True)
class Twin:
    """``script`` is Python source, ``checks`` what can be compared, ``note`` a sentence or two on what it leaves out or why
    agreement is as tight as it is."""

    script: str
    checks: tuple[Check, ...]
    note: str


def names() -> tuple[str, ...]:
    """Ids of the techniques that have a twin."""
    return tuple(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))


def twin_of(page: Technique, threads: int = 1) -> Twin:
    """The twin of a page's run with these knobs on so many CPU threads.

    Raises:
        NoTwin: the technique has none, or not with these knobs.
    """
    if page.id() not in names():
        raise NoTwin(f"{page.id()} has no code twin yet; these have: {', '.join(names())}")
    if rule := getattr(page, "stop_when", ""):
        raise NoTwin(f'stop_when is "{rule}", but a script goes on to its last step; clear stop_when')
    return importlib.import_module(f"{__name__}.{page.id()}").twin(page, threads)
