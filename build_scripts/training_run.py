"""Where a training script leaves its checkpoint and its log."""

from __future__ import annotations

import time
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build"


class Run:
    """``checkpoint`` is the file that a training goes on from when it was stopped; ``folder`` is made where it is missing."""

    def __init__(self, name: str, folder: Path = BUILD) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.checkpoint, self._log = folder / f"{name}.safetensors", folder / f"{name}.log"

    def log(self, line: str) -> None:
        """A line with the time, on the screen and in the log."""
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with self._log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
