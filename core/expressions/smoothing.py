"""Probabilities of one face over time: an exponential average that does not depend on the frame rate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from core.expressions import NOT_SURE


class Smoothing:
    """p <- p + (1 - exp(-dt / seconds)) (raw - p): after ``seconds``, 63 % of a change has come through. 0 turns it off."""

    def __init__(self) -> None:
        self._value: np.ndarray | None = None
        self._time = 0.0

    def add(self, time: float, raw: np.ndarray, seconds: float) -> np.ndarray:
        """The average at ``time`` in seconds with a new reading in it; the first one counts as it is."""
        elapsed = max(0.0, time - self._time)
        share = 1.0 if self._value is None or seconds <= 0 else -math.expm1(-elapsed / seconds)
        before = raw if self._value is None else self._value
        self._value, self._time = before + share * (raw - before), time
        return self._value


def verdict(probabilities: np.ndarray, labels: Sequence[str], threshold: float) -> str:
    """The most probable label, or "not sure" where its probability is below the threshold."""
    best = int(np.argmax(probabilities))
    return labels[best] if probabilities[best] >= threshold else NOT_SURE
