"""Measures the camera page's chain, detector, crop and model, on labelled pictures, beside the model alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np

from core.expressions import detectors, model_loading
from core.jobs import Job, required
from core.knobs import Checked, Doc
from core.panels import Plot
from core.streams import Bars, Curve, Field, Note, Table
from core.technique import Run

if TYPE_CHECKING:
    from core.expressions.measuring import Measurement, Score

#: The columns of a confusion that are no class.
_NO_FACE = "no face"
CHAIN, ALONE = "whole chain", "model alone"


@dataclass(frozen=True)
class MeasureExpressions(Job):
    """End-to-end accuracy beside crop-only accuracy, with reliability diagrams."""

    pictures: Annotated[str, Checked(required("a folder or data set")), Doc("Folder of class/*, or a data set")] = (
        "fer2013"
    )
    model: Annotated[str, Doc("Model file")] = str(model_loading.DEFAULT)
    detector: Annotated[detectors.DetectorName, Doc("Face detector")] = "auto"
    labels: Annotated[str, Doc("The model's outputs, where its file does not say them")] = ""
    value_range: Annotated[str, Doc("What the model takes for black and white, such as 0..1")] = ""

    title = "Measure"
    scores = Table("Scores")
    chain = Curve("Reliability", x="confidence", y="accuracy", markers=True)
    alone = Curve("that of the model alone", markers=True)
    ideal = Curve("the ideal", style="dashed")
    recall = Bars("Recall of each class", y="recall")
    confusion = Field("Confusion of the whole chain", x="said", y="label")
    headline = Note("Headline")
    panels = scores, Plot(chain, alone, ideal), recall, confusion

    def run(self, resume=None) -> Run:
        from core.expressions.measuring import labelled, measuring

        said = {"labels": self.labels, "value_range": self.value_range}
        answers = {name: value for name, value in said.items() if value}
        classifier = yield from self.doing(model_loading.loading(Path(self.model), answers))
        given = yield from self.doing(labelled(self.pictures, classifier.labels))
        found = yield from self.doing(measuring(detectors.create(self.detector), classifier, given))
        yield self.scores(("", CHAIN, ALONE), _rows(found))
        for stream, name, score in ((self.chain, CHAIN, found.chain), (self.alone, ALONE, found.alone)):
            filled = score.calibrated.count > 0
            yield stream(score.calibrated.confidence[filled], **{name: score.calibrated.accuracy[filled]})
        yield self.ideal([0, 1], calibrated=[0, 1])
        yield self.recall(found.labels, **{CHAIN: found.chain.recall, ALONE: found.alone.recall})
        yield self.confusion(found.chain.confusion, x_labels=[*found.labels, _NO_FACE], y_labels=found.labels)
        count = f"{found.pictures:,} pictures of {found.name}, faces found by {found.detector}."
        yield self.headline(" ".join(filter(None, (count, found.note))))
        return {"end to end": found.chain.accuracy, "crops alone": found.alone.accuracy}


def _rows(found: Measurement) -> Sequence[Sequence[str]]:
    both = found.chain, found.alone

    def row(name: str, of: str, share: bool = True) -> list[str]:
        values = [float(getattr(score, of)) for score in both]
        return [name, *(_told(value, share) for value in values)]

    errors = [_told(score.calibrated.error) for score in both]
    return [
        row("accuracy", "accuracy"),
        row("face found", "found"),
        row("macro F1", "macro_f1", share=False),
        ["right, of those found", *(_told(_right(score)) for score in both)],
        ["calibration error", *errors],
        row("best temperature", "best_temperature", share=False),
    ]


def _right(score: Score) -> float:
    """Share of right answers among the pictures in which a face was found; nan without any."""
    return float(np.mean(score.logits.argmax(axis=1) == score.truth)) if len(score.truth) else float("nan")


def _told(value: float, share: bool = True) -> str:
    if value != value:
        return "-"
    return f"{100 * value:.1f} %" if share else f"{value:.2f}"
