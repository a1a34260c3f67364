"""What a bundle starts with: no console, the system's own libraries for other programs, modules by ``-m``."""

import importlib.util
import sys
from pathlib import Path

import pytest

ENTRY = Path(__file__).parents[2] / "build_scripts" / "bundle_entry.py"


@pytest.fixture
def entry():
    spec = importlib.util.spec_from_file_location("bundle_entry", ENTRY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_program_without_a_console_prints_into_nothing(entry, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["learnoscope", "--version"])
    assert entry.main() == 0
    assert sys.stdout is not None and sys.stderr is not None
    sys.stdout.close()
    sys.stderr.close()


@pytest.mark.parametrize("before", ["/usr/local/lib", None])
def test_other_programs_get_the_systems_libraries(entry, monkeypatch, before, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["learnoscope", "--version"])
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/learnoscope/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    entry.main()
    assert entry.os.environ.get("LD_LIBRARY_PATH") == before
    assert capsys.readouterr().out.startswith("learnoscope ")


def test_modules_run_by_name(entry, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["learnoscope", "-m", "this"])
    monkeypatch.delitem(sys.modules, "this", raising=False)
    assert entry.main() == 0
    assert "Zen of Python" in capsys.readouterr().out
