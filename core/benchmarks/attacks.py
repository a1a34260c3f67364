"""Attacks on the shipped MNIST network against torchattacks and foolbox: seconds, and the accuracy that each leaves.

All three run in one process, in turns, on the same pictures and budgets, under the interpreter that
LEARNOSCOPE_RIVAL_ATTACKS_PYTHON names (it needs torchattacks, foolbox and what core.attacks imports). Without one, ours run alone.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from core import compute, datasets
from core.benchmarks import _attack_rivals

GOALS = {
    "DeepFool: times faster than foolbox": ">= 3",
    "*: times faster than *": ">= 1",
    "PGD-40: times faster by dropping": ">= 5",
    "*: accuracy above a rival's": "<= 0",
}
_DROPPING = "PGD-40, none dropped"


def run(progress: Callable[[str], None], pictures: int = 1000, far: int = 200) -> dict[str, float | str]:
    """FGSM and PGD on ``pictures``, DeepFool and Carlini-Wagner on ``far`` of them; a few minutes.

    Raises DatasetMissing where MNIST is missing, ChildProcessError when a rival fails.
    """
    datasets.find("MNIST/raw")
    counts = {"FGSM": pictures, "PGD-40": pictures, _DROPPING: pictures, "DeepFool": far, "CW-L2": far}
    python = os.environ.get("LEARNOSCOPE_RIVAL_ATTACKS_PYTHON")
    if python:
        rivals, found = _with_rivals(python, counts, progress)
    else:
        compute.use("cpu", compute.cores())
        compute.warm_up()
        rivals = "none: LEARNOSCOPE_RIVAL_ATTACKS_PYTHON names no interpreter with torchattacks and foolbox"
        found = _attack_rivals.compare(counts, {"ours": _attack_rivals.ours()}, progress, rounds=3)
    # What goes on with fooled pictures does exactly what the rivals do.
    found[_DROPPING] |= {library: of for library, of in found["PGD-40"].items() if library != "ours"}
    figures: dict[str, float | str] = {"rivals": rivals, "threads": compute.cores()}
    for name, libraries in found.items():
        figures |= _described(name, libraries)
    dropped, kept = (found[name]["ours"]["seconds"] for name in ("PGD-40", _DROPPING))
    return figures | {"PGD-40: times faster by dropping": kept / dropped}


def _with_rivals(
    python: str, counts: dict[str, int], progress: Callable[[str], None]
) -> tuple[str, dict[str, dict[str, dict[str, float]]]]:
    progress("ours, torchattacks and foolbox in turns, which takes some minutes")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [python, "-m", "core.benchmarks._attack_rivals", json.dumps(counts)],
        env=os.environ | {"PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
    )
    if done.returncode or not done.stdout.strip():
        raise ChildProcessError(f"the comparison failed: {(done.stderr or done.stdout).strip()[-300:]}")
    report = json.loads(done.stdout.splitlines()[-1])
    return ", ".join(f"{name} {version}" for name, version in report["versions"].items()), report["figures"]


def _described(name: str, libraries: dict[str, dict[str, float]]) -> dict[str, float | str]:
    """Seconds of each library, ratios to ours, and what is left of the accuracy."""
    figures: dict[str, float | str] = {}
    own = libraries["ours"]
    for library, measured in libraries.items():
        figures[f"{name}: {library} [s]"] = measured["seconds"]
        figures[f"{name}: {library} leaves"] = (
            f"accuracy {measured['accuracy']:.4f}, L2 {measured['l2']:.3f}, L-infinity {measured['linf']:.3f}"
        )
    rivals = {library: measured for library, measured in libraries.items() if library != "ours"}
    for library, measured in rivals.items():
        figures[f"{name}: times faster than {library}"] = measured["seconds"] / own["seconds"]
    if rivals:
        lowest = min(measured["accuracy"] for measured in rivals.values())
        figures[f"{name}: accuracy above a rival's"] = own["accuracy"] - lowest
    return figures
