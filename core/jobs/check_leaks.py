"""Looks for pictures that a data set both learns from and is tested on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import numpy as np

from core import datasets
from core.jobs import Job, required
from core.knobs import Checked, Doc, Interval
from core.streams import Gallery, Note, Table
from core.technique import Run

if TYPE_CHECKING:
    from core.datasets import Images
    from core.datasets.leak_check import Leaks


@dataclass(frozen=True)
class CheckLeaks(Job):
    """Exact and near duplicates between training and test: pairs side by side, those with other labels first."""

    name: Annotated[str, Checked(required("the name of a data set")), Doc("The data set")] = "digits"
    pairs_shown: Annotated[int, Interval(ge=1, le=500), Doc("Pairs that are shown, of all that are counted")] = 48

    title = "Check for leaks"
    pairs = Gallery("Training picture | test picture")
    counts = Table("Duplicates")
    verdict = Note("Leak check")

    def run(self, resume=None) -> Run:
        from core.datasets.leak_check import checking

        images = yield from self.doing(datasets.loading(self.name))
        rows, sentences, shown, total = [], [], [], 0
        for part in images.parts():
            if part == "train":
                continue
            leaks = yield from self.doing(checking(images, part))
            found = (len(leaks.exact_test), len(leaks.near_test), len(leaks.mislabelled_test))
            rows.append([part, leaks.count, *found, len(leaks.train)])
            sentences.append(leaks.summary() + ".")
            shown.append(_pairs(images, leaks, self.pairs_shown))
            total += len(leaks.train)
        yield self.counts(("part", "pictures", "exact", "near", "other label", "pairs"), rows)
        pictures = np.concatenate([pictures for pictures, _, _ in shown])[: self.pairs_shown]
        if total:
            which = "The pairs" if total == len(pictures) else f"{len(pictures)} of {total:,} pairs"
            sentences.append(f"{which} are shown as training | test picture, those with other labels first.")
        yield self.verdict(" ".join(sentences))
        captions = [caption for _, captions, _ in shown for caption in captions][: self.pairs_shown]
        yield self.pairs(pictures, captions, np.concatenate([marks for _, _, marks in shown])[: self.pairs_shown])
        return {part: float(exact) for part, _, exact, *_ in rows}


def _pairs(images: Images, leaks: Leaks, most: int) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Pairs as single pictures with a white line between, what they are, and whether their labels differ."""
    order = np.argsort(~leaks.disagree, kind="stable")[:most]
    others, labels = images.parts()[leaks.part]
    left, right = images.train[leaks.train[order]], others[leaks.test[order]]
    line = np.full((*left.shape[:2], max(1, left.shape[2] // 12), *left.shape[3:]), 255, np.uint8)
    captions = []
    for pair in order:
        a, b = images.classes[images.train_labels[leaks.train[pair]]], images.classes[labels[leaks.test[pair]]]
        kind = "" if leaks.exact[pair] else f" {leaks.correlation[pair]:.3f}"
        captions.append((f"{a} | {b}" if a != b else a) + kind)
    return np.concatenate([left, line, right], axis=2), captions, leaks.disagree[order]
