"""``learnoscope camera --measure``: the accuracy of detector, crop and model together on labelled pictures, and of the model alone."""

from __future__ import annotations

import json
from typing import Any

from core.expressions.classifier import Classifier
from core.expressions.detectors import Detector
from core.expressions.measuring import Measurement, Score, labelled, measuring
from core.progress_bar import watched


def measure(wanted: str, detector: Detector, classifier: Classifier, as_json: bool) -> int:
    """Measures on what ``labelled`` makes of ``wanted``, and prints the result. Raises SourceError."""
    found = watched(measuring(detector, classifier, watched(labelled(wanted, classifier.labels))))
    print(json.dumps(as_data(found)) if as_json else as_text(found), flush=True)
    return 0


def as_data(found: Measurement) -> dict[str, Any]:
    """A measurement as JSON has it: rows of confusions are true, columns said, the last one is no face found."""
    return {
        "name": found.name, "pictures": found.pictures, "detector": found.detector, "labels": list(found.labels),
        "note": found.note, "found": round(found.chain.found, 4), "chain": _score(found.chain), "alone": _score(found.alone),
    }  # fmt: skip


def _score(score: Score) -> dict[str, Any]:
    return {
        "accuracy": round(score.accuracy, 4),
        "macro_f1": round(score.macro_f1, 4),
        "recall": [None if value != value else round(float(value), 4) for value in score.recall],
        "confusion": score.confusion.tolist(),
        "calibration_error": {"uncalibrated": _number(score.uncalibrated.error), "calibrated": _number(score.calibrated.error)},
        "temperature": score.temperature,
        "best_temperature": _number(score.best_temperature),
    }  # fmt: skip


def _number(value: float) -> float | None:
    """JSON has no nan."""
    return None if value != value else round(value, 4)


def as_text(found: Measurement) -> str:
    """The figures side by side, then the recall of every class."""
    chain, alone = found.chain, found.alone
    rows = [("", f"with {found.detector}", "model alone")]
    for name, pick in (
        ("accuracy", lambda s: _percent(s.accuracy)),
        ("face found", lambda s: _percent(s.found)),
        ("macro-F1", lambda s: f"{s.macro_f1:.3f}"),
        ("calibration error at temperature 1", lambda s: _percent(s.uncalibrated.error)),
        (f"calibration error at {alone.temperature:.3g}, the model's", lambda s: _percent(s.calibrated.error)),
        ("temperature that fits these best", lambda s: f"{s.best_temperature:.2f}"),
    ):
        rows.append((name, pick(chain), pick(alone)))
    rows += [
        (f"recall, {label}", _percent(a), _percent(b))
        for label, a, b in zip(found.labels, chain.recall, alone.recall, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"{name:{widths[0]}}  {a:>{widths[1]}}  {b:>{widths[2]}}".rstrip() for name, a, b in rows]
    head = f"{found.name}: {found.pictures:,} pictures; a face that was not found is a wrong answer"
    return "\n".join([head, *lines, *filter(None, [found.note])])


def _percent(share: float) -> str:
    return "-" if share != share else f"{100 * share:.1f} %"
