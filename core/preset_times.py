"""How long a preset takes: from a table that was measured once on one machine, and the speed of this one.

``resources/preset_times.json`` is written by ``build_scripts/measure_presets.py``.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.knob_record import Knob
from core.knobs import knobs_of
from core.machine_speed import Speed
from core.technique import Technique

TABLE = Path(__file__).parents[1] / "resources" / "preset_times.json"
#: A run is planned to take this share of the seconds it may take: estimates err.
PLANNED = 0.9


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a preset on one thread of the machine that was measured, and the rounds a second that it did.

    ``before`` are those that do not shrink with the run: data, first pictures; ``length`` is the value of the knob that says
    how long the run is (``Technique.length``), 0 where there is none.
    """

    before: float
    seconds: float
    length: float
    speed: float

    def here(self, speed: Speed, all_cores: bool, length: float | None = None) -> float:
        """Seconds on this machine, with another value of the knob of length."""
        grown = 1.0 if length is None or not self.length else length / self.length
        return (self.before + (self.seconds - self.before) * grown) * self.speed / speed.of(all_cores)

    def longest(self, seconds: float, speed: Speed, all_cores: bool) -> float:
        """The value of the knob of length with which a run takes so many seconds here; below 0 where none does."""
        left = PLANNED * seconds * speed.of(all_cores) / self.speed - self.before
        return self.length * left / max(self.seconds - self.before, 1e-9)


@functools.cache
def table(path: Path = TABLE) -> Mapping[str, Mapping[str, Cost]]:
    """Costs by technique and preset ("Defaults" among them); empty where the file is missing or not what it should be."""
    try:
        measured = json.loads(path.read_text(encoding="utf-8"))
        speed = float(measured["speed"])
        return {
            technique: {title: Cost(**cost, speed=speed) for title, cost in presets.items()}
            for technique, presets in measured["presets"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # a convenience: no page depends on it


def cost(technique: type[Technique], title: str) -> Cost | None:
    """What a shipped preset costs, None where it was not measured (its data or model was not there, or it never ends)."""
    return table().get(technique.id(), {}).get(title)


def fitted(
    technique: type[Technique], title: str, values: Mapping[str, Any], seconds: float, speed: Speed
) -> tuple[dict[str, Any], str]:
    """The preset's ``values`` (of all knobs) made short enough for ``seconds`` on this machine, never longer than they are.

    Returns:
        the values, and "" or one sentence on why they could not be made to fit.
    """
    known, values = cost(technique, title), dict(values)
    if known is None:
        return values, f'how long "{title}" takes is not known, so it is left as it is'
    if known.here(speed, technique.all_cores) <= seconds:
        return values, ""
    knob = knobs_of(technique).get(technique.length)
    if knob is None or (knob.when and values[knob.when.knob] not in knob.when.values):
        return values, f'"{title}" has no knob that makes it shorter, so it is left as it is'
    values[knob.name], fits = _within(knob, known.longest(seconds, speed, technique.all_cores))
    if not fits:
        shortest = known.here(speed, technique.all_cores, values[knob.name])
        return values, f'the shortest run of "{title}" takes about {duration(shortest)} here'
    return values, ""


def _within(knob: Knob, value: float) -> tuple[float, bool]:
    """The largest value that the knob accepts and that is no larger, with two significant digits; whether there is one."""
    low = knob.lo if knob.lo is not None else 0
    if value < low:
        return (int(low) if knob.kind is int else low), False
    rounded = float(f"{value:.2g}")
    if rounded > value:
        rounded = float(f"{value * 0.96:.2g}")
    rounded = max(rounded, low)
    return (max(int(rounded), int(low)) if knob.kind is int else rounded), True


def duration(seconds: float) -> str:
    """In words as exact as an estimate is: "a second", "8 s", "40 s", "3 min", "2 h"."""
    if seconds < 1.5:
        return "a second"
    if seconds < 10:
        return f"{seconds:.0f} s"
    if seconds < 57:
        return f"{5 * round(seconds / 5):.0f} s"
    if seconds < 57 * 60:
        return f"{max(1, round(seconds / 60))} min"
    return f"{seconds / 3600:.1f} h"
