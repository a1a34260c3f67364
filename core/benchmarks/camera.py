"""Facial expressions in a film of nine moving faces: frames a second and faces found, against the PyPI package fer; memory.

Both get the same film of 1280x720 and are timed from the decoded frame. fer runs under the interpreter that
LEARNOSCOPE_RIVAL_FER_PYTHON names (an environment with ``pip install fer "setuptools<80"``); without one, ours runs alone.
Of fer, at least 8 times the frame rate with YuNet and 5 times with Haar are needed; the goals are higher.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import numpy as np

from core import compute
from core.benchmarks import _faces_film, _fer_rival
from core.datasets import finish
from core.expressions import detectors, model_loading, opencv
from core.expressions.faces import Box
from core.expressions.pipeline import Pipeline
from core.expressions.sources import FilmSource, Frame

GOALS = {
    "yunet: times fer's frame rate": ">= 12",
    "haar: times fer's frame rate": ">= 8",
    "*: recall above fer's": ">= 0",
    "memory growth over 10,000 frames [MB]": "< 5",
}
#: Frames of a side of 320 pixels, and how many of them go round, for the long run.
_SMALL, _ROUND = 320, 60


class Played(NamedTuple):
    """Milliseconds of each frame but the first, and the boxes found in it."""

    milliseconds: list[float]
    boxes: list[list[Box]]


def run(progress: Callable[[str], None], frames: int = 300, long_run: int = 10_000) -> dict[str, float | str]:
    """Measures on ``frames`` of the film, ours before and after the rival; and memory over ``long_run`` small frames.

    Raises DatasetMissing where the photograph is missing, ModelRefused where there is no model, ChildProcessError when the
    rival fails.
    """
    threads = compute.cores()
    opencv().setNumThreads(threads)
    classifier = finish(model_loading.loading(model(), threads=threads))
    names = ["yunet", "haar"] if detectors.yunet_path() else ["haar"]
    figures: dict[str, float | str] = {"threads": threads, "model": model().name}
    if "yunet" not in names:
        figures["yunet"] = "not measured: its file is not on this machine"
    with tempfile.TemporaryDirectory() as folder:
        film, true = Path(folder) / "faces.avi", []
        progress(f"writing a film of {frames} frames")
        _faces_film.write(film, (true.append(boxes) or picture for picture, boxes in _faces_film.frames(frames)))
        ours: dict[str, list[Played]] = {name: [] for name in names}
        for rounds in range(2):
            for name in names:
                progress(f"ours with {name}")
                ours[name].append(played(Pipeline(detectors.create(name), classifier), film))
            if not rounds:
                figures["rival"], theirs = _rival(film, progress)
    for name, runs in ours.items():
        figures |= _described(name, Played(runs[0].milliseconds + runs[1].milliseconds, runs[0].boxes), true[1:])
    if theirs:
        figures |= _described("fer", theirs, true[1:])
        for name in names:
            rate, recall = (f"{{}}: {what}" for what in ("frames/s", "recall"))
            figures[f"{name}: times fer's frame rate"] = figures[rate.format(name)] / figures[rate.format("fer")]
            figures[f"{name}: recall above fer's"] = figures[recall.format(name)] - figures[recall.format("fer")]
    progress(f"memory over {long_run:,} small frames")
    growth = memory_growth(Pipeline(detectors.create("auto"), classifier), long_run)
    return figures | {f"memory growth over {long_run:,} frames [MB]": growth}


def model() -> Path:
    """The shipped model; LEARNOSCOPE_BENCH_MODEL names another one, such as the int8 version."""
    return Path(os.environ.get("LEARNOSCOPE_BENCH_MODEL") or model_loading.DEFAULT)


def played(pipeline: Pipeline, film: Path) -> Played:
    """Every frame of a film through a pipeline, one after the other; the first one pays for what happens once."""
    source, milliseconds, boxes = FilmSource(film), [], []
    while frame := source.read():
        start = time.perf_counter()
        reading = pipeline.process(frame)
        milliseconds.append(1000 * (time.perf_counter() - start))
        boxes.append([face.box for face in reading.faces])
    source.close()
    return Played(milliseconds[1:], boxes[1:])


def _rival(film: Path, progress: Callable[[str], None]) -> tuple[str, Played | None]:
    python = os.environ.get("LEARNOSCOPE_RIVAL_FER_PYTHON")
    if not python:
        return "none: LEARNOSCOPE_RIVAL_FER_PYTHON names no interpreter with fer", None
    progress("fer, which takes a minute or more")
    done = subprocess.run([python, _fer_rival.__file__, str(film)], capture_output=True, text=True)
    if done.returncode or not done.stdout.strip():
        raise ChildProcessError(f"fer failed: {(done.stderr.strip() or 'it said nothing').splitlines()[-1][:300]}")
    report = json.loads(done.stdout.splitlines()[-1])
    boxes = [[Box(*box) for box in found] for found in report["boxes"]]
    return f"fer {report['version']}", Played(report["milliseconds"], boxes)


def _described(name: str, run: Played, true: Sequence[list[Box]]) -> dict[str, float | str]:
    """The frame rate is one over the mean: detectors do not look at every frame, so a median would hide them."""
    hits = [_faces_film.hits(found, faces) for found, faces in zip(run.boxes, true, strict=True)]
    return {
        f"{name}: frames/s": 1000 / mean(run.milliseconds),
        f"{name}: 95 % of frames within [ms]": float(np.percentile(run.milliseconds, 95)),
        f"{name}: recall": sum(hits) / sum(map(len, true)),
        f"{name}: boxes a frame that are no face": mean(
            len(found) - hit for found, hit in zip(run.boxes, hits, strict=True)
        ),
    }


def memory_growth(pipeline: Pipeline, count: int) -> float:
    """Megabytes by which this process grows from a tenth of ``count`` small frames to the last one."""
    import psutil

    cv2 = opencv()
    size = _SMALL, _SMALL * _faces_film.HEIGHT // _faces_film.WIDTH
    small = [cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture, _ in _faces_film.frames(_ROUND)]
    there_and_back = small + small[::-1]
    for number in range(count):
        pipeline.process(Frame(number, number / _faces_film.RATE, there_and_back[number % len(there_and_back)]))
        if number == count // 10:
            before = _megabytes(psutil.Process())
    return _megabytes(psutil.Process()) - before


def _megabytes(process: object) -> float:
    gc.collect()
    return process.memory_info().rss / 2**20
