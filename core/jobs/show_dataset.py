"""Looks into one data set: pictures of each class, how many there are, and whether its files are the published ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from core import datasets
from core.datasets.catalogue import CARDS
from core.jobs import Job, required
from core.knobs import Checked, Doc, Interval, Seed
from core.streams import Gallery, Note, Table
from core.technique import Run


@dataclass(frozen=True)
class ShowDataset(Job):
    """Random training pictures class by class, and the counts of every part."""

    name: Annotated[str, Checked(required("the name of a data set")), Doc("The data set")] = "digits"
    pictures: Annotated[int, Interval(ge=1, le=500), Doc("Pictures in all, as many of each class")] = 60
    seed: Seed = 0

    title = "Show a data set"
    samples = Gallery("Random training pictures of each class")
    counts = Table("Pictures of each class")
    about = Note("About")
    files = Table("Files")

    def run(self, resume=None) -> Run:
        images = yield from self.doing(datasets.loading(self.name))
        rng, labels = np.random.default_rng(self.seed), images.train_labels
        each = max(1, self.pictures // len(images.classes))
        rows = []
        for label in range(len(images.classes)):
            own = np.flatnonzero(labels == label)
            rows.append(np.sort(rng.choice(own, min(each, len(own)), replace=False)))
        chosen = np.concatenate(rows)[: self.pictures]
        yield self.samples(images.train[chosen], [images.classes[label] for label in labels[chosen]])
        parts = {part: np.bincount(y, minlength=len(images.classes)) for part, (_, y) in images.parts().items()}
        table = [[name, *(int(counts[i]) for counts in parts.values())] for i, name in enumerate(images.classes)]
        yield self.counts(("class", *parts), table)
        yield self.about(images.note)
        yield from self._verify()
        return {}

    def _verify(self) -> Run:
        from core.datasets.verify import verifying

        if card := CARDS.get(self.name):
            verdicts = yield from self.doing(verifying(card))
            yield self.files(("file", "good", "verdict"), [[str(v.path), _word(v.good), v.verdict] for v in verdicts])


def _word(good: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[good]
