"""Takes in a person's own pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from core.jobs import Job, required
from core.knobs import Checked, Doc, Interval, Seed
from core.streams import Note
from core.technique import Run

#: Words for the colours of the imported pictures, as ``importing`` takes them.
_GREY = {"as they are": None, "grey": True, "colour": False}


@dataclass(frozen=True)
class ImportPictures(Job):
    """Reads a folder or archive and keeps its pictures under a name."""

    path: Annotated[str, Checked(required("the path of what to import")), Doc("Folder, archive or table")] = ""
    name: Annotated[str, Doc("What to call it; empty: after the file")] = ""
    width: Annotated[int, Interval(ge=0, le=512), Doc("Pixels of a picture; 0: as most are")] = 0
    height: Annotated[int, Interval(ge=0, le=512), Doc("Pixels of a picture; 0: as most are")] = 0
    colours: Annotated[Literal["as they are", "grey", "colour"], Doc("Colours of the pictures")] = "as they are"
    seed: Seed = 0

    title = "Import pictures"
    outcome = Note("Outcome")

    def run(self, resume=None) -> Run:
        from core.datasets.importing import importing

        size = (self.width, self.height) if self.width or self.height else None
        work = importing(
            Path(self.path).expanduser().absolute(), self.name.strip(), size, _GREY[self.colours], self.seed
        )
        images = yield from self.doing(work)
        parts = " and ".join(f"{len(pictures):,} {part}" for part, (pictures, _) in images.parts().items())
        yield self.outcome(f"{images.name} was imported: {parts} pictures. {images.note}".strip())
        return {}
