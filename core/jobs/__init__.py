"""Work on data that is no lesson: each job is a Technique that an engine runs by its module, in no catalogue and no menu."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from typing import TypeVar

from core.datasets import Work
from core.events import Event
from core.technique import Technique

Result = TypeVar("Result")


class Job(Technique):
    """Base of the jobs: ``result = yield from self.doing(work)`` shows its reports as progress."""

    def doing(self, work: Work[Result]) -> Generator[Event, object, Result]:
        """Does the work to its end and returns its result; stopping the job closes it, so that it cleans up."""
        with contextlib.closing(work):
            while True:
                try:
                    done, total, label = next(work)
                except StopIteration as end:
                    return end.value
                yield self.progress(done, total or None, "", label)


def required(what: str) -> Callable[[str], str | None]:
    """A check for a text knob that must not stay empty."""
    return lambda text: None if text.strip() else f"{what} is missing"
