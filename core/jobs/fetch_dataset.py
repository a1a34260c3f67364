"""Fetches a data set of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.datasets import download
from core.jobs import Job, required
from core.knobs import Checked, Doc
from core.streams import Note
from core.technique import Run


@dataclass(frozen=True)
class FetchDataset(Job):
    """Downloads a data set into the user's data folder; stopped, it goes on from there the next time."""

    name: Annotated[str, Checked(required("the name of a data set")), Doc("The data set")] = "mnist"

    title = "Fetch a data set"
    outcome = Note("Outcome")

    def run(self, resume=None) -> Run:
        folder = yield from self.doing(download.fetch(self.name))
        yield self.outcome(f"{self.name} was fetched and is the published one; it lies in {folder}.")
        return {}
