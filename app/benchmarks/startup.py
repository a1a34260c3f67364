"""Start of the process to the first painted window that answers, warm and with cold file caches."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

GOALS = {"warm [s]": "< 0.7", "warm with a page [s]": "< 0.7", "cold [s]": "< 1.5", "window memory [MB]": "< 160"}
REPEATS = 5


def run(progress: Callable[..., None]) -> dict[str, float | str]:
    """Medians of five starts each; "bare" is a window with one empty plot, the floor on this machine."""
    from core.catalogue import techniques

    _start("startup")  # byte code and file caches are warm from here on
    figures: dict[str, float | str] = {}
    for name, child in (
        ("bare window with a plot [s]", ["bare"]),
        ("warm [s]", ["startup"]),
        ("warm with a page [s]", ["startup", "polynomial"]),
    ):
        runs = [_start(*child) for _ in range(REPEATS)]
        figures[name] = statistics.median(run["seconds"] for run in runs)
        progress(name, *(f"{run['seconds']:.2f}" for run in runs))
    figures["window memory [MB]"] = max(run["megabytes"] for run in runs)
    figures["catalogue, each technique [ms]"] = _catalogue_cost() / len(techniques()) * 1000
    if hasattr(os, "posix_fadvise"):
        runs = []
        for _ in range(3):
            _evict()
            runs.append(_start("startup"))
        figures["cold [s]"] = statistics.median(run["seconds"] for run in runs)
        progress("cold", *(f"{run['seconds']:.2f}" for run in runs))
    else:
        figures["cold [s]"] = "not measured: this system offers no way to empty its file cache"
    return figures


def _start(*arguments: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as config:
        begun = time.time()
        done = subprocess.run(
            [sys.executable, "-m", "app.benchmarks._child", *arguments],
            capture_output=True,
            text=True,
            # An installed program has its byte code.
            env=os.environ | {"LEARNOSCOPE_CONFIG": config, "PYTHONDONTWRITEBYTECODE": ""},
            timeout=120,
        )
    if not done.stdout.strip():
        raise RuntimeError(f"the window did not start: {done.stderr.strip()[-300:]}")
    figures = json.loads(done.stdout.splitlines()[-1])
    return {"megabytes": 0.0} | figures | {"seconds": figures["interactive"] - begun}


def _catalogue_cost() -> float:
    """Seconds to import every technique, less what the contract itself imports."""
    code = "import time, core.technique, core.knobs, core.probes, core.panels, core.stopping; t = time.perf_counter(); import core.catalogue; core.catalogue.families(); print(time.perf_counter() - t)"
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout) for _ in range(3)
    ]
    return min(runs)


def _evict() -> None:
    """Drops the standard library and the environment's packages from the page cache."""
    os.sync()
    folders = {sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    for file in (f for folder in (*folders, Path(__file__).parents[2]) for f in Path(folder).rglob("*")):
        with contextlib.suppress(OSError):
            descriptor = os.open(file, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)
