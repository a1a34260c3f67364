"""The depth lab's nine networks, three epochs of MNIST each, against Keras ``fit`` on the same machine.

Ours is the page in the window, with the warm spare, and counts everything from Play: reading the data, starting workers, training, testing, streaming. The rival counts its ``fit``
calls alone. It runs under the interpreter that LEARNOSCOPE_RIVAL_PYTHON names (it needs keras and tensorflow), with the script
that LEARNOSCOPE_RIVAL_GRID names or ours.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core import datasets

GOALS = {"ratio": ">= 6"}
_OWN_SCRIPT = Path(__file__).with_name("_keras_grid.py")
_NETWORK = re.compile(r"^depth (\d+) (\w+): .* accuracy ([\d.]+)$", re.MULTILINE)
_TOTAL = re.compile(r"^total ([\d.]+) s on (.+)$", re.MULTILINE)


def run(
    progress: Callable[[str], None], epochs: int = 3, depths: tuple[int, ...] = (5, 20, 40)
) -> dict[str, float | str]:
    """Both grids, one after the other. Raises DatasetMissing where MNIST is missing, ChildProcessError when the rival fails."""
    folder = datasets.find("MNIST/raw")
    progress("our grid")
    seconds, accuracies = _ours({"epochs": epochs, "depths": depths})
    figures: dict[str, float | str] = {"grid [s]": seconds}
    python = os.environ.get("LEARNOSCOPE_RIVAL_PYTHON")
    if not python:
        absent = "none: LEARNOSCOPE_RIVAL_PYTHON names no interpreter with keras and tensorflow"
        return figures | {"rival": absent} | {f"accuracy {name}": value for name, value in accuracies.items()}
    progress("Keras, which takes a minute or two")
    script = os.environ.get("LEARNOSCOPE_RIVAL_GRID") or _OWN_SCRIPT
    command = [python, str(script), str(folder), "--epochs", str(epochs), "--depths", ",".join(map(str, depths))]
    environment = {"KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3", **os.environ}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    total = _TOTAL.search(done.stdout)
    if done.returncode or not total:
        raise ChildProcessError(f"the rival failed: {(done.stderr or done.stdout).strip()[-300:]}")
    figures |= {"rival [s]": float(total[1]), "ratio": float(total[1]) / seconds, "rival": total[2]}
    for depth, activation, accuracy in _NETWORK.findall(done.stdout):
        name = f"{depth} {'logistic' if activation == 'sigmoid' else activation}"
        figures[f"accuracy {name}"] = f"{accuracies[name]:.4f}, rival {float(accuracy):.4f}"
    return figures


def _ours(knobs: dict[str, Any]) -> tuple[float, dict[str, float]]:
    """Seconds from Play to the end in the window, with its page in front, and each network's test accuracy then."""
    with tempfile.TemporaryDirectory() as config:
        done = subprocess.run(
            [sys.executable, "-m", "app.benchmarks._child", "play", "depth_lab", json.dumps(knobs)],
            env=os.environ | {"LEARNOSCOPE_CONFIG": config},
            capture_output=True,
            text=True,
        )
    if not done.stdout.strip():
        raise ChildProcessError(f"the window failed: {done.stderr.strip()[-300:]}")
    report = json.loads(done.stdout.splitlines()[-1])
    if report["state"] != "finished":
        raise ChildProcessError(f"the run ended as {report['state']}: {report['problem']}")
    accuracies = {
        name.removeprefix("accuracy/depth ").replace("/", " "): value
        for name, value in report["metrics"].items()
        if name.startswith("accuracy/")
    }
    return report["seconds"], accuracies
