"""The depth lab's nine networks, three epochs of MNIST each, against Keras ``fit`` on the same machine.

Ours counts everything from Play: reading the data, starting workers, training, testing, streaming. The rival counts its ``fit``
calls alone. It runs under the interpreter that LEARNOSCOPE_RIVAL_PYTHON names (it needs keras and tensorflow), with the script
that LEARNOSCOPE_RIVAL_GRID names or ours.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from core import compute, datasets
from core.playback import Playback
from core.techniques.networks.depth_lab import DepthLab

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
    seconds, accuracies = _ours(DepthLab(epochs=epochs, depths=depths))
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


def _ours(technique: DepthLab) -> tuple[float, dict[str, float]]:
    """Seconds of a whole run, and each network's test accuracy at its end."""
    compute.use("cpu", compute.cores())
    start = time.perf_counter()
    playback = Playback(technique)
    while playback.advance() is not None:
        pass
    seconds = time.perf_counter() - start
    places = {
        f"{depth} {name}": f"accuracy/depth {depth}/{name}"
        for depth in technique.depths
        for name in technique.activations
    }
    return seconds, {name: playback.metrics[place] for name, place in places.items()}
