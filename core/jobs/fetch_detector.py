"""Fetches the face detector that does not come along."""

from __future__ import annotations

from dataclasses import dataclass

from core.expressions import detectors
from core.jobs import Job
from core.streams import Note
from core.technique import Run


@dataclass(frozen=True)
class FetchDetector(Job):
    """Downloads YuNet into the user's data folder, verified."""

    title = "Fetch YuNet"
    outcome = Note("Outcome")

    def run(self, resume=None) -> Run:
        path = yield from self.doing(detectors.fetching_yunet())
        yield self.outcome(f"YuNet was fetched and is the published one; it lies in {path.parent}.")
        return {}
