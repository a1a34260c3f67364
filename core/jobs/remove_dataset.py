"""Removes an imported or fetched data set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from core.datasets import shelf
from core.jobs import Job, required
from core.knobs import Checked, Doc
from core.streams import Note
from core.technique import Run


@dataclass(frozen=True)
class RemoveDataset(Job):
    """Deletes the files of a data set that this program has put there, and no others."""

    name: Annotated[str, Checked(required("the name of a data set")), Doc("The data set")] = "mnist"

    title = "Remove a data set"
    outcome = Note("Outcome")

    def run(self, resume=None) -> Run:
        yield self.progress(0, None, "", f"Removing {self.name}")
        shelf.remove(self.name)
        yield self.outcome(f"{self.name} was removed.")
        return {}
