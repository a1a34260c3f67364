"""Measures how fast this machine is."""

from __future__ import annotations

from dataclasses import dataclass

from core import machine_speed
from core.jobs import Job
from core.technique import Run


@dataclass(frozen=True)
class Calibrate(Job):
    """Two seconds of work like that of pages, on one thread and on all cores; the metrics "one" and "all" are rounds a second."""

    title = "Measure this machine's speed"
    all_cores = True

    def run(self, resume=None) -> Run:
        work = machine_speed.measuring()
        while True:
            try:
                yield self.progress(next(work), 1.0, "", "measuring this machine")
            except StopIteration as end:
                return {"one": end.value.one, "all": end.value.all}
