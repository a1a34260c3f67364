"""``learnoscope doctor``: what this machine offers and what is missing, one line each, with a cure."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core import compute, datasets, site_settings
from core.cli_options import Parser, glued
from core.datasets.catalogue import CARDS
from core.error_text import sentence
from core.run_file import version

_BUNDLED = getattr(sys, "frozen", False)
_REINSTALL = "install it again" if _BUNDLED else "python3 build_scripts/dev.py test installs what is missing"
_LIBRARIES = (
    "PySide6_Essentials", "pyqtgraph", "torch", "torchvision", "numpy", "scipy", "scikit-learn", "keras",
    "onnxruntime", "opencv-python-headless", "matplotlib", "safetensors", "pydantic",
)  # fmt: skip
GIB = 2**30


@dataclass(frozen=True)
class Finding:
    """One line: ``cure`` says what to do and is empty where all is well."""

    name: str
    value: str
    cure: str = ""


def main(arguments: Sequence[str]) -> int:
    """Prints the findings. The exit code is 0 even where something is missing: most of it is optional."""
    parser = Parser("doctor", "Says what this machine offers and what is missing, with a cure.")
    parser.add_argument("--json", action="store_true", help="one JSON array of objects")
    options = parser.parse_all(glued(arguments))
    findings = examine()
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
        return 0
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        cure = f"  -> {finding.cure}" if finding.cure else ""
        print(f"{finding.name:{width}}  {finding.value}{cure}")
    return 0


def examine() -> list[Finding]:
    """All findings; a check that fails itself is a finding."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python, _libraries, _devices, _precision, _threads, _cameras, _data, _memory, _display,
    )  # fmt: skip
    findings = []
    for check in checks:
        try:
            findings += check()
        except Exception as error:
            findings.append(Finding(check.__name__.strip("_"), f"cannot be told ({sentence(error)})", _REINSTALL))
    return findings


def _python() -> Iterator[Finding]:
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    cure = "" if fits else "use Python 3.11, 3.12 or 3.13"
    yield Finding("python", f"{platform.python_version()} on {platform.platform()}", cure)
    yield Finding("learnoscope", version("learnoscope"))


def _libraries() -> Iterator[Finding]:
    for name in _LIBRARIES:
        yield Finding(name, found := version(name), _REINSTALL if found == "missing" else _known_trouble(name, found))
    if version("opencv-python") != "missing":
        cure = "pip uninstall opencv-python, then pip install --force-reinstall opencv-python-headless"
        yield Finding("opencv-python", "carries a second Qt that breaks the window's", cure)


def _known_trouble(name: str, found: str) -> str:
    if name == "PySide6_Essentials" and found.startswith("6.12.") and sys.version_info < (3, 12):
        return "it aborts on Python 3.11: pip install 'PySide6-Essentials<6.12'"
    if name == "opencv-python-headless" and found.partition(".")[0].isdecimal() and int(found.partition(".")[0]) >= 5:
        return "it has no face cascade: pip install 'opencv-python-headless<5'"
    return ""


def _devices() -> Iterator[Finding]:
    names = compute.device_names()
    value = ", ".join(f"{device} ({name})" for device, name in names.items())
    idle_gpu = Path("/proc/driver/nvidia/version").exists() and "cuda" not in names
    yield Finding(
        "devices", value, "torch does not see the NVIDIA GPU: pip install a CUDA build of torch" if idle_gpu else ""
    )


def _precision() -> Iterator[Finding]:
    fast = compute.has_fast_bf16()
    yield Finding(
        "precision", "float32" + (", and bfloat16 in hardware for convolutions" if fast else "; bfloat16 is slow here")
    )


def _threads() -> Iterator[Finding]:
    yield Finding("cores", f"{compute.cores()} usable of {os.cpu_count()}")


def _cameras() -> Iterator[Finding]:
    from cv2_enumerate_cameras import enumerate_cameras

    names = list(dict.fromkeys(camera.name for camera in enumerate_cameras()))
    cure = "plug one in, or allow this program to use it; everything but the camera page works without"
    yield Finding("cameras", ", ".join(names) or "none", "" if names else cure)


def _data() -> Iterator[Finding]:
    folders = [f"{folder}{'' if folder.is_dir() else ' (not there)'}" for folder in datasets.search_path()]
    yield Finding("data folders", ", ".join(folders))
    if problem := site_settings.current().problem:
        yield Finding("settings for everybody", problem, "correct or remove that file")
    for name in datasets.names():
        try:
            yield _dataset(name)
        except datasets.DatasetMissing as error:
            cure = (
                f"learnoscope data fetch {name}, or name its folder in LEARNOSCOPE_DATA; the built-in digits stand in"
            )
            yield Finding(f"data {name}", str(error), cure)
        except ValueError as error:
            yield Finding(f"data {name}", str(error), "fetch or import it again")


def _dataset(name: str) -> Finding:
    card = CARDS.get(name)
    if card and card.places and datasets.find(*card.places).is_file():  # decoding an archive takes seconds
        return Finding(f"data {name}", f"{datasets.find(*card.places)}")
    images = datasets.load(name)
    return Finding(f"data {name}", f"{len(images.train):,} pictures to train on, {len(images.test):,} to test")


def _memory() -> Iterator[Finding]:
    import psutil

    memory = psutil.virtual_memory()
    tight = "close other programs: large networks need more" if memory.available < 2 * GIB else ""
    yield Finding("memory", f"{memory.available / GIB:.1f} GiB free of {memory.total / GIB:.1f}", tight)
    folder = next(p for p in (datasets.search_path()[-1], *datasets.search_path()[-1].parents) if p.exists())
    free = shutil.disk_usage(folder).free
    yield Finding("disk", f"{free / GIB:.1f} GiB free at {folder}", "make room for data sets" if free < 2 * GIB else "")


def _display() -> Iterator[Finding]:
    if sys.platform in ("win32", "darwin"):
        yield Finding("display", "yes")
        return
    named = [f"{name}={os.environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    cure = "the window needs a display; learnoscope run and learnoscope tour work without"
    yield Finding("display", ", ".join(named) or "none", "" if named else cure)
