"""The pure parts of build_scripts/dev.py: what it refuses, when it installs again, what it starts."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "build_scripts" / "dev.py"


@pytest.fixture
def dev(tmp_path, monkeypatch):
    """A fresh copy of the script as a module whose checkout is a temporary folder."""
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "build_scripts").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "build_scripts" / "constraints.txt").write_text("numpy==2.4.6")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    for name in ("VENV", "PYTHON", "STAMP", "UNFINISHED", "LOG"):
        monkeypatch.setattr(module, name, tmp_path / getattr(module, name).relative_to(ROOT))
    return module


def make_venv(dev, answer="3.11", version=(3, 11, 7)):
    """A ``.venv`` whose Python is a script that prints ``answer``, with the stamp of a finished installation."""
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.write_text(f"#!/bin/sh\necho {answer}\n")
    dev.PYTHON.chmod(0o755)
    dev.STAMP.write_text(dev.make_stamp(dev.ROOT, version))


def test_every_python_from_3_6_can_read_the_refusal():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_supported_pythons_are_taken(dev, minor):
    assert dev.python_refusal((3, minor, 0), "cpython", 64, list) is None


@pytest.mark.parametrize(
    ("version", "implementation", "bits"),
    [((3, 10, 13), "cpython", 64), ((3, 14, 0), "cpython", 64), ((3, 12, 1), "pypy", 64), ((3, 12, 1), "cpython", 32)],
)
def test_other_pythons_are_refused_by_name(dev, version, implementation, bits):
    sentence = dev.python_refusal(version, implementation, bits, lambda: ["python3.12"])
    assert f"{bits}-bit {implementation} {'.'.join(map(str, version))}" in sentence
    assert "3.11 to 3.13" in sentence
    assert "use python3.12 instead" in sentence


def test_without_another_python_the_refusal_says_where_to_get_one(dev):
    assert "python.org" in dev.python_refusal((3, 9, 1), "cpython", 64, list)


def test_bounds_agree_with_pyproject(dev):
    bounds = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text())
    assert (dev.OLDEST[1], dev.NEWEST[1] + 1) == tuple(map(int, bounds.groups()))


@pytest.mark.parametrize("name", ["pyproject.toml", "build_scripts/constraints.txt"])
def test_stamp_changes_with_what_is_installed(dev, name):
    before = dev.make_stamp(dev.ROOT, (3, 11, 7))
    (dev.ROOT / name).write_text("changed")
    assert dev.make_stamp(dev.ROOT, (3, 11, 7)) != before


def test_stamp_changes_with_the_minor_version_and_the_folder_only(dev, tmp_path_factory):
    stamp = dev.make_stamp(dev.ROOT, (3, 11, 7))
    assert dev.make_stamp(dev.ROOT, (3, 11, 9)) == stamp
    assert dev.make_stamp(dev.ROOT, (3, 12, 0)) != stamp
    copy = tmp_path_factory.mktemp("copy")
    (copy / "build_scripts").mkdir()
    for name in ("pyproject.toml", "build_scripts/constraints.txt"):
        (copy / name).write_bytes((dev.ROOT / name).read_bytes())
    assert dev.make_stamp(copy, (3, 11, 7)).partition("\n")[0] == stamp.partition("\n")[0]
    assert dev.make_stamp(copy, (3, 11, 7)) != stamp


def test_a_finished_venv_is_ready(dev):
    make_venv(dev)
    assert dev.is_ready(dev.make_stamp(dev.ROOT, (3, 11, 7)))
    assert not dev.is_ready(dev.make_stamp(dev.ROOT, (3, 12, 0)))
    dev.UNFINISHED.touch()
    assert not dev.is_ready(dev.make_stamp(dev.ROOT, (3, 11, 7)))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for .venv's Python is a shell script")
def test_reasons_to_make_the_venv_anew(dev):
    assert dev.reason_to_rebuild((3, 11, 7)) == "there is none yet"
    make_venv(dev)
    assert dev.reason_to_rebuild((3, 11, 7)) is None
    assert dev.reason_to_rebuild((3, 13, 0)) == "it was made by Python 3.11 and this is 3.13"
    dev.STAMP.write_text("0\n/elsewhere/learnoscope")
    assert dev.reason_to_rebuild((3, 11, 7)) == "it was moved or copied from /elsewhere/learnoscope"
    dev.STAMP.unlink()  # somebody made it by hand: it is installed into
    assert dev.reason_to_rebuild((3, 11, 7)) is None
    dev.PYTHON.write_text("#!/bin/sh\nexit 1\n")
    assert dev.reason_to_rebuild((3, 11, 7)) == "its Python does not work any more"
    dev.PYTHON.unlink()
    assert dev.reason_to_rebuild((3, 11, 7)) == "its Python does not work any more"
    dev.UNFINISHED.touch()
    assert dev.reason_to_rebuild((3, 11, 7)) == "its installation was interrupted"


def fake_pip(dev, monkeypatch, code, log=""):
    """Replaces the commands of the set-up by one that ends with ``code`` and leaves ``log``; returns what was called."""
    called = []

    def call(command, environment=None, cwd=None):
        called.append(command)
        dev.LOG.write_text(log)
        return code

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "reason_to_rebuild", lambda version: None)
    dev.VENV.mkdir(exist_ok=True)
    return called


def test_an_installation_leaves_the_stamp(dev, monkeypatch):
    called = fake_pip(dev, monkeypatch, 0)
    dev.UNFINISHED.touch()
    dev.install("stamp")
    assert dev.read_stamp() == "stamp"
    assert not dev.UNFINISHED.exists()
    assert called[0][-5:] == ["install", "-c", str(Path("build_scripts/constraints.txt")), "-e", ".[dev]"]


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'",
            "connect to the network",
        ),
        ("ERROR: No space left on device", "pip could not install Learnoscope"),
    ],
)
def test_a_failed_update_says_why_and_keeps_what_was_installed(dev, monkeypatch, log, sentence):
    fake_pip(dev, monkeypatch, 1, log)
    dev.STAMP.write_text("earlier")
    with pytest.raises(dev.SetupError, match=sentence):
        dev.install("newer")
    assert dev.read_stamp() == "earlier"


def test_missing_libraries_are_those_that_do_not_load(dev):
    def load(name):
        if "xcb-cursor" in name or "EGL" in name:
            raise OSError(name)

    assert dev.missing_libraries(load) == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert dev.missing_libraries(lambda name: None) == []


def test_advice_is_one_copyable_line(dev):
    advice = dev.libraries_advice(["libEGL.so.1", "libxcb-cursor.so.0"], has_apt=True)
    assert advice.endswith("sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0")
    assert "\n" not in advice
    assert dev.libraries_advice(["libEGL.so.1"], has_apt=False).endswith("libEGL.so.1")


def test_without_ensurepip_one_line_names_the_package(dev, monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev, "is_debian_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.SetupError, match=rf"sudo apt-get install -y python3\.{sys.version_info[1]}-venv$"):
        dev.create_venv()
    assert not dev.VENV.exists()


def test_displays(dev):
    assert not dev.has_display("linux", {"DISPLAY": ""})
    assert dev.has_display("linux", {"DISPLAY": ":0"})
    assert dev.has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert dev.has_display("win32", {})
    assert dev.has_display("darwin", {})


def test_run_passes_arguments_on_and_tours_without_a_display(dev):
    assert dev.run_plan(["run", "polynomial", "--json"], False) == (["run", "polynomial", "--json"], {}, "")
    assert dev.run_plan([], True) == ([], {}, "")
    arguments, environment, line = dev.run_plan([], False)
    assert arguments == ["tour", "--out", "tour"]
    assert environment == {"QT_QPA_PLATFORM": "offscreen"}
    assert "no display" in line


@pytest.mark.parametrize(("codes", "worst"), [([0, 0, 0], 0), ([0, 0, 1], 1), ([1, 0, 0], 1), ([0, 1, 5], 5)])
def test_test_returns_the_worst_code_and_runs_pytest_last(dev, monkeypatch, codes, worst):
    commands, remaining = [], list(codes)
    monkeypatch.setattr(dev, "call", lambda command, *_, **__: commands.append(command[2:]) or remaining.pop(0))
    assert dev.test(["-k", "polynomial"]) == worst
    assert commands == [["ruff", "check"], ["ruff", "format", "--check"], ["pytest", "-q", "-k", "polynomial"]]


@pytest.mark.parametrize(
    ("cores", "more"), [(1, []), (2, ["-n", "2", "--dist", "loadfile"]), (64, ["-n", "4", "--dist", "loadfile"])]
)
def test_the_whole_suite_runs_on_several_cores(dev, monkeypatch, cores, more):
    commands = []
    monkeypatch.setattr(dev, "call", lambda command, *_, **__: commands.append(command[2:]) or 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    for arguments in ([], ["--last-failed"]):
        dev.test(arguments)
        assert commands[-1] == ["pytest", "-q", *more, *arguments]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exit by signal")
def test_call_returns_exit_codes_and_signals(dev):
    assert dev.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert dev.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


def test_an_unknown_command_is_one_sentence():
    process = subprocess.run([sys.executable, SCRIPT, "fly"], capture_output=True, text=True)
    assert process.returncode == 2
    assert process.stderr == 'dev.py: there is no command "fly"; say run or test\n'


def test_ci_calls_the_readme_s_test_command():
    command = "python3 build_scripts/dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
