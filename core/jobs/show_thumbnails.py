"""A few pictures of every data set that is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from core import datasets
from core.jobs import Job
from core.knobs import Doc, Interval
from core.streams import Gallery, Table
from core.technique import Run


@dataclass(frozen=True)
class ShowThumbnails(Job):
    """One gallery a set, as soon as it is loaded; a set that cannot be read is named in the table of problems."""

    names: Annotated[tuple[str, ...], Doc("The data sets")] = ("digits",)
    count: Annotated[int, Interval(ge=1, le=100), Doc("Pictures of each")] = 6

    title = "Thumbnails"
    thumbnails = Gallery("Thumbnails", history=1000)
    problems = Table("Problems")

    def run(self, resume=None) -> Run:
        problems: list[list[str]] = []
        for name in self.names:
            try:
                images = yield from self.doing(datasets.loading(name))
            except (OSError, ValueError) as error:
                problems.append([name, str(error)])
                yield self.problems(("data set", "problem"), problems)
                continue
            # One of each class, the first ones: the same thumbnails every time.
            first = [np.flatnonzero(images.train_labels == label)[:1] for label in range(len(images.classes))]
            rows = np.concatenate(first)[: self.count]
            yield self.thumbnails(images.train[rows], [name] * len(rows))
        return {}
