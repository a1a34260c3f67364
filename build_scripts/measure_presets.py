"""Measures what the presets of every page cost, and writes resources/preset_times.json, from which the window tells how long they take.

    python build_scripts/measure_presets.py

About two hours, on a machine that does nothing else. Every preset is played to its end on one thread; only what the page's knob of
length counts, a training, is stopped after some seconds of processor time and the rest worked out from its progress. Processor time
is counted, also that of a page's helper processes, and what other programs still cost is taken out by the speed of the machine just
before. Presets that are in the file already are left out; name pages to measure those again.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import catalogue, compute, machine_speed, preset_times
from core.knobs import KnobError, validated
from core.playback import Playback
from core.technique import Technique
from core.trees import replacing

#: Seconds between two looks at how much processor time was spent: each costs a millisecond.
LOOK_EVERY = 0.02


class Stretch:
    """A part of a run with one kind of progress, such as loading or training: when it began, and how far it has come."""

    def __init__(self, seconds: float, done: float) -> None:
        self.start, self.first, self.done, self.total, self.last = seconds, done, done, 0.0, seconds

    @property
    def moves(self) -> bool:
        """Whether its end can be foreseen."""
        return bool(self.total) and self.done > self.first

    def seconds(self) -> float:
        """What all of it takes, at the pace so far."""
        parts = (self.total - self.first) / (self.done - self.first) if self.moves else 1.0
        return (self.last - self.start) * max(1.0, parts)


def main() -> None:
    """Measures what is missing and writes the file after each preset."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="only these, again")
    parser.add_argument("--seconds", type=float, default=3, help="of processor time that a training is watched for")
    parser.add_argument("--longest", type=float, default=900, help="processor seconds after which anything is stopped")
    options = parser.parse_args()
    compute.use("cpu", 1)
    path = preset_times.TABLE
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"presets": {}}
    table["speed"] = round(table.get("speed") or machine_speed.processor_speed(), 3)
    table["machine"] = table.get("machine") or compute.processor()
    for technique in [t for family in catalogue.families() for t in family.techniques]:
        if options.pages and technique.id() not in options.pages:
            continue
        presets, known = {"Defaults": {}, **technique.presets}, table["presets"].get(technique.id(), {})
        costs = table["presets"][technique.id()] = {title: known[title] for title in presets if title in known}
        for title, values in presets.items():
            if title in known and not options.pages:
                continue
            if cost := measured(technique, title, values, options, table["speed"]):
                costs[title] = cost
                with replacing(path) as partial:
                    partial.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def measured(
    technique: type[Technique], title: str, values: dict[str, Any], options: argparse.Namespace, speed: float
) -> dict[str, float] | None:
    """The preset's cost at this speed, None (said on the screen) where it cannot be played here or never ends."""
    try:
        played = validated(technique, values)
        share = machine_speed.processor_speed(0.5) / speed
        before, seconds, ends = cost(played, options.seconds, options.longest)
        before, seconds = before * share, seconds * share
    except (KnobError, OSError, ValueError, ArithmeticError, RuntimeError) as error:
        print(f"{technique.id()}, {title}: {error}", flush=True)
        return None
    print(f"{technique.id()}, {title}: {seconds:.2f} s, of which {before:.2f} before", flush=True)
    if not ends:
        return None
    length = float(getattr(played, technique.length)) if technique.length else 0.0
    return {"before": round(before, 3), "seconds": round(seconds, 3), "length": length}


def cost(technique: Technique, watched: float, longest: float) -> tuple[float, float, bool]:
    """Processor seconds before the longest stretch of progress began, those of the whole run, and whether the run has an end.

    A stretch that the page's knob of length counts is ``watched`` for so long; a run whose end no progress foretells for ten
    times as long is taken for one that has none.
    """
    playback, start, now, looked = Playback(technique), None, 0.0, 0.0
    stretches: dict[tuple, Stretch] = {}
    wall = time.monotonic()
    while event := playback.advance():
        if start is not None and time.monotonic() < looked + LOOK_EVERY and event.stream != "progress":
            continue
        jobs = [(event.data["unit"], event.data["total"], event.data["done"])] if event.stream == "progress" else []
        if technique.length and not stretches:  # a page whose steps are told by its curves only
            done = {"steps": playback.step, "epochs": playback.epoch}.get(technique.length, 0.0)
            jobs = jobs or [("curve", float(getattr(technique, technique.length)), done)]
        if time.monotonic() >= looked + LOOK_EVERY:
            now, looked = spent(), time.monotonic()
            start = now if start is None else start  # imports come before the first event
        for unit, total, done in jobs:
            stretch = stretches.pop((unit, total), None) or Stretch(now - start, done)
            stretches[unit, total] = stretch  # the last one that moved stands last
            stretch.done, stretch.total, stretch.last = done, total or 0.0, now - start
        foretold = [stretch for stretch in stretches.values() if stretch.moves]
        # A sampler counts in steps as a training does; the knob of length says how many are the training's.
        main = (
            foretold
            and jobs
            and jobs[0][0] in (technique.length, "curve")
            and jobs[0][1] == float(getattr(technique, technique.length))
            and stretch.last - stretch.start > watched
        )
        if main or now - start > (longest if foretold else 10 * watched) or time.monotonic() - wall > 4 * longest:
            break
    now = max(now, spent())  # helpers that have ended no longer count
    whole = now - (now if start is None else start)
    last = list(stretches.values())[-1] if stretches else None
    if playback.ended:
        longest = max(stretches.values(), key=lambda s: s.last - s.start, default=None)
        return (longest.start if longest else whole), whole, True
    playback.close()
    return (last.start, last.start + last.seconds(), last.moves) if last else (whole, whole, False)


def spent() -> float:
    """Processor seconds of this process and of those that it has started, as long as they live."""
    me = psutil.Process()
    own = me.cpu_times()
    total = own.user + own.system
    for child in me.children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


if __name__ == "__main__":
    main()
