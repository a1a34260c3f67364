"""What may import what, proved in fresh processes and on a planted file."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What the window's process must never load.
HEAVY = {
    "torch",
    "torchvision",
    "keras",
    "tensorflow",
    "scipy",
    "sklearn",
    "cv2",
    "onnxruntime",
    "matplotlib",
    "pydantic",
}
QT = {"PySide6", "shiboken6", "pyqtgraph", "superqt", "qtawesome", "qtpy"}


def loaded_by(code: str) -> set[str]:
    """Top-level packages in sys.modules of a fresh interpreter after ``code``."""
    code += "\nimport sys; print('\\n' + ' '.join({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_catalogue_forms_panels_and_probes_load_nothing_heavy():
    """All that the window builds a page from. Each module is named that brings something heavy."""
    code = f"""
import sys
from core import catalogue
from core.knob_record import accepts
from core.knobs import knobs_of
from core.panels import panels_of
from core.probes import probes_of
heavy = {sorted(HEAVY | QT)!r}
for technique in catalogue.techniques().values():
    knobs, panels, probes = knobs_of(technique), panels_of(technique), probes_of(technique)
    assert all(accepts(knob, knob.default) is None for knob in knobs.values())
    loaded = [m for m in heavy if m in sys.modules]
    assert not loaded, f"{{technique.__module__}} loads {{loaded}}"
"""
    assert not loaded_by(code) & (HEAVY | QT)


@pytest.mark.parametrize("module", ["app.__main__", "core.engine", "core.engines", "core.cli", "core.headless"])
def test_entry_modules_load_neither_qt_nor_torch(module):
    """Spawned engines import the entry module again, so Qt stands inside its functions."""
    assert not loaded_by(f"import {module}") & (HEAVY | QT)


def test_every_module_of_core_is_free_of_qt():
    code = """
import importlib, pkgutil, core
for info in pkgutil.walk_packages(core.__path__, "core."):
    importlib.import_module(info.name)
"""
    assert not loaded_by(code) & QT


@pytest.mark.parametrize(
    ("place", "line", "rule"),
    [
        ("core/techniques/fitting/planted.py", "import torch", "TID253"),
        ("core/techniques/fitting/planted.py", "from sklearn.cluster import KMeans", "TID253"),
        ("core/techniques/fitting/planted.py", "import PySide6", "TID251"),
        ("core/techniques/fitting/planted.py", "import pydantic", "TID253"),
        ("core/planted.py", "import pyqtgraph", "TID251"),
        ("app/planted.py", "import torch", "TID253"),
        ("app/planted.py", "import scipy.stats", "TID253"),
        ("app/planted.py", "import PySide6", None),
    ],
)
def test_ruff_refuses_a_planted_import(place, line, rule):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--select", "TID", "--stdin-filename", place, "-"],
        input=f"{line}\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (rule in done.stdout) if rule else done.returncode == 0, done.stdout


def test_heavy_imports_stand_inside_functions_everywhere_ruff_looks():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--select", "TID", "app", "core", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
