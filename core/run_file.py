"""``run.json``: what a run was made of, so that it can be repeated to the same numbers. Read as if a stranger wrote it."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import sys
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from core import catalogue, compute
from core.knobs import KnobError, validated
from core.nearest import nearest
from core.playback import Playback
from core.technique import Technique

#: A larger file is not one of ours.
LARGEST = 4 * 2**20
#: How a run ended: by itself, by a rule or limit, by a person, by an error.
ENDINGS = ("finished", "stopped", "interrupted", "failed")
#: Distributions whose version can change a number, by the module that uses them.
LIBRARIES = {
    "numpy": "numpy", "scipy": "scipy", "torch": "torch", "torchvision": "torchvision", "sklearn": "scikit-learn",
    "keras": "keras", "onnxruntime": "onnxruntime", "cv2": "opencv-python-headless",
}  # fmt: skip
DEVICE = re.compile(r"cpu|mps|auto|cuda(:\d{1,3})?")


class BadRunFile(ValueError):
    """A run.json that cannot be repeated; the message is one sentence."""


@dataclass(frozen=True)
class RecordedRun:
    """A validated run.json. ``events`` is how many events came before it was cut short, None when it ended by itself."""

    technique: Technique
    device: str
    threads: int
    events: int | None
    versions: dict[str, str]


def version(distribution: str) -> str:
    """Installed version, or "missing"."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def versions(installed: bool = False) -> dict[str, str]:
    """Versions of Python, Learnoscope and the numerical libraries that this process has loaded, or that are installed."""
    found = {"python": platform.python_version(), "learnoscope": version("learnoscope")}
    names = [name for module, name in LIBRARIES.items() if installed or module in sys.modules]
    return found | {name: number for name in names if (number := version(name)) != "missing" or not installed}


def describe(
    playback: Playback, technique: Technique, *, started: datetime, events: int, ended: str, reason: str
) -> dict[str, Any]:
    """The content of run.json for a run of ``technique``, which is as it was at the start."""
    torch = sys.modules.get("torch")
    current = compute.current()
    return {
        "technique": technique.id(),
        "title": technique.title,
        "knobs": {field.name: getattr(technique, field.name) for field in fields(technique)},
        "device": current.device,
        "threads": current.threads,
        "precision": str(torch.get_default_dtype()).removeprefix("torch.") if torch else "float64",
        "versions": versions(),
        "machine": {"system": platform.platform(), "processor": compute.processor(), "bf16": compute.has_fast_bf16()},
        "started": started.isoformat(timespec="seconds"),
        "seconds": playback.seconds,
        "step": playback.step,
        "epoch": playback.epoch,
        "events": events,
        "ended": ended,
        "reason": reason,
        "metrics": playback.metrics,
    }


def read(path: Path) -> RecordedRun:
    """A run.json (or the folder that holds one), every value checked.

    Raises:
        BadRunFile: one sentence naming the file and what is wrong with it.
    """
    path = path / "run.json" if path.is_dir() else path
    if not path.is_file():  # also keeps us from waiting for a pipe or reading a device without end
        raise BadRunFile(f"there is no file {path}")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise BadRunFile(f"{path} is larger than {LARGEST // 2**20} MB, so it is no run.json")
        run = json.loads(content, parse_constant=_refuse_constant)
    except OSError as error:
        raise BadRunFile(f"{path} cannot be read: {error.strerror}") from None
    except RecursionError:
        raise BadRunFile(f"{path} is no run.json: it is nested too deeply") from None
    except ValueError as error:
        raise error if isinstance(error, BadRunFile) else BadRunFile(f"{path} is no run.json: {error}") from None
    try:
        return _checked(run)
    except (KnobError, catalogue.UnknownTechnique, BadRunFile) as error:
        raise BadRunFile(f"{path}: {error}") from None


def _checked(run: Any) -> RecordedRun:
    if not isinstance(run, dict):
        raise BadRunFile(f"a run.json is an object, not a {type(run).__name__}")
    technique = catalogue.find(_field(run, "technique", str))
    recorded = {k: v for k, v in _field(run, "versions", dict).items() if isinstance(v, str)}
    device, threads = _field(run, "device", str), _field(run, "threads", int)
    ended, events = _field(run, "ended", str), _field(run, "events", int)
    if not DEVICE.fullmatch(device):
        raise BadRunFile(f"device is {device[:40]!r}, but accepts cpu, cuda, cuda:N or mps")
    if not 1 <= threads <= 1024:
        raise BadRunFile(f"threads is {threads}, but accepts a whole number from 1 to 1024")
    if ended not in ENDINGS:
        raise BadRunFile(f"ended is {ended[:40]!r}, but accepts {', '.join(ENDINGS)}{nearest(ended[:40], ENDINGS)}")
    if events < 0:
        raise BadRunFile(f"events is {events}, but accepts a whole number of at least 0")
    cut = ended in ("stopped", "interrupted")
    instance = validated(technique, _field(run, "knobs", dict))
    return RecordedRun(instance, device, threads, events if cut else None, recorded)


def _field(run: dict[str, Any], name: str, kind: type) -> Any:
    if name not in run:
        raise BadRunFile(f'"{name}" is missing')
    if type(run[name]) is not kind:
        words = {str: "text", int: "a whole number", dict: "an object"}[kind]
        raise BadRunFile(f'"{name}" is {str(run[name])[:40]!r}, but must be {words}')
    return run[name]


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
