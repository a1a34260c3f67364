"""The catalogue finds every technique, names the nearest one, and survives a broken file."""

import subprocess
import sys
from pathlib import Path

import pytest

from core import catalogue

ROOT = Path(__file__).parents[2]


def test_every_file_of_a_family_is_a_technique_that_loads():
    files = [p for p in (ROOT / "core" / "techniques").glob("*/*.py") if not p.name.startswith("_")]
    assert sorted(p.stem for p in files) == sorted(catalogue.techniques())
    assert not catalogue.problems


def test_ids_are_found_with_dashes_and_the_nearest_is_named():
    assert catalogue.find("depth-lab").id() == "depth_lab"
    with pytest.raises(catalogue.UnknownTechnique, match='there is no technique "dept_lab"; did you mean "depth_lab"'):
        catalogue.find("dept_lab")


def test_a_broken_file_is_named_and_the_others_stay(tmp_path):
    family = tmp_path / "broken_family"
    family.mkdir()
    (family / "__init__.py").write_text('"""Broken"""\n')
    (family / "half_written.py").write_text("import no_such_module\n")
    code = (
        "import sys, core.techniques; core.techniques.__path__.append(sys.argv[1])\n"
        "from core.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run([*command, "list"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0
    assert "polynomial" in done.stdout
    assert "core.techniques.broken_family.half_written could not be loaded: ModuleNotFoundError" in done.stderr
    done = subprocess.run([*command, "run", "half_written"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert "No module named 'no_such_module'" in done.stderr


def test_a_module_must_define_exactly_one_technique():
    with pytest.raises(TypeError, match="must define exactly one Technique, but defines 0"):
        catalogue.load("core.stopping")
