"""Half an hour over all pages, again and again: memory, threads, open files and child processes of the window must stay what they were.

``LEARNOSCOPE_SOAK_MINUTES`` makes it shorter or longer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

MINUTES = 30.0
GOALS = {
    "window memory growth [MB]": "< 30",
    "threads more than after the first round": "<= 0",
    "open files more than after the first round": "<= 5",
    "child processes more than after the first round": "<= 0",
    "problems": "<= 0",
}


def run(progress: Callable[..., None]) -> dict[str, float | str]:
    """Growth is that of the straight line through what was measured after each round but the first, which fills caches."""
    minutes = float(os.environ.get("LEARNOSCOPE_SOAK_MINUTES", MINUTES))
    rounds = []
    with tempfile.TemporaryDirectory() as config:
        command = [sys.executable, "-m", "app.benchmarks._soak_child", str(60 * minutes)]
        environment = os.environ | {"LEARNOSCOPE_CONFIG": config}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
            for line in child.stdout:
                rounds.append(json.loads(line))
                progress(f"after {rounds[-1]['seconds']:.0f} s: {rounds[-1]}")
    if child.returncode or len(rounds) < 3:  # two points, at least, make the line
        raise RuntimeError(f"the window ended with exit code {child.returncode} after {len(rounds)} rounds")
    return figures(rounds)


def figures(rounds: list[dict[str, float]]) -> dict[str, float | str]:
    """What the rounds tell; each holds seconds, megabytes, threads, files, children and problems."""
    first, last = rounds[0], rounds[-1]
    return {
        "minutes": round(last["seconds"] / 60, 1),
        "rounds": len(rounds),
        "window memory after the first round [MB]": first["megabytes"],
        "window memory growth [MB]": round(_growth(rounds[1:]), 2),
        "threads more than after the first round": last["threads"] - first["threads"],
        "open files more than after the first round": last["files"] - first["files"],
        "child processes more than after the first round": last["children"] - first["children"],
        "problems": sum(r["problems"] for r in rounds),
    }


def _growth(rounds: list[dict[str, float]]) -> float:
    """Megabytes by which the fitted line rises from the first of these rounds to the last."""
    import numpy as np

    times = np.array([r["seconds"] for r in rounds])
    slope = np.polyfit(times, [r["megabytes"] for r in rounds], 1)[0]
    return float(slope * (times[-1] - times[0]))
