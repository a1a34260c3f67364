"""For each technique, its longest time between two events and the time to its first one."""

from __future__ import annotations

import time
from collections.abc import Callable

from core import catalogue, compute
from core.error_text import sentence
from core.playback import Playback
from core.technique import Technique

GOALS = {"* longest gap [s]": "< 0.1"}


def run(progress: Callable[[str], None], seconds: float = 5.0) -> dict[str, float | str]:
    """Plays each technique with its default knobs for at most ``seconds`` of computing, in this process, torch warm."""
    compute.warm_up()
    figures: dict[str, float | str] = {}
    for name, technique in catalogue.techniques().items():
        progress(f"{name}, at most {seconds:g} s")
        compute.use("cpu", compute.cores() if technique.all_cores else 1)
        try:
            gaps = _gaps(technique, seconds)
        except Exception as error:
            figures[f"{name} failed"] = sentence(error)
            continue
        figures[f"{name} first event [s]"] = gaps[0][0]
        longest = max(gaps[1:], default=(0.0, "nothing"))
        figures[f"{name} longest gap [s]"], figures[f"{name} longest gap was before"] = longest
        figures[f"{name} events"] = len(gaps)
    return figures


def _gaps(technique: type[Technique], seconds: float) -> list[tuple[float, str]]:
    """Seconds that the run took to each of its events, the first one included, and which event that was."""
    playback, gaps = Playback(technique(), max_seconds=seconds), []
    try:
        while True:
            start = time.perf_counter()
            if (event := playback.advance()) is None:
                return gaps
            gaps.append((time.perf_counter() - start, f"{event.stream}, event {len(gaps) + 1}"))
    finally:
        playback.close()
