"""Every runtime dependency has a licence by name or by text, and the file of all of them can be read back."""

import importlib.util
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from core import licences

SCRIPT = Path(__file__).parents[2] / "build_scripts" / "collect_licences.py"


@pytest.fixture(scope="module")
def collector():
    spec = importlib.util.spec_from_file_location("collect_licences", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def notices(collector):
    return {notice.name.lower(): notice for notice in collector.all_notices()}


def test_every_runtime_dependency_has_a_licence(notices):
    names = [distribution.metadata["Name"].lower() for distribution in licences.runtime_distributions()]
    assert names[0] == "learnoscope" and {"torch", "numpy", "pyside6_essentials", "sympy"} <= set(names)
    assert not {"pytest", "ruff", "hypothesis"} & set(names)
    assert all(notices[name].licence or notices[name].text for name in names)


def test_texts_that_a_wheel_lacks_are_added(notices):
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notices["pyside6_essentials"].text
    assert "GNU GENERAL PUBLIC LICENSE" in notices["pyside6_essentials"].text
    assert "Apache License" in notices["flatbuffers"].text


def test_python_and_the_font_are_in_it(notices):
    assert "PYTHON SOFTWARE FOUNDATION" in notices["python"].text.upper() or "docs.python.org" in notices["python"].text
    assert "SIL OPEN FONT LICENSE" in notices["inter"].text.upper()


def test_all_texts_of_a_distribution_are_kept_once(notices):
    torch = notices["torch"].text
    assert torch.count("[LICENSE]") > 5 and len(torch) > 50_000


def test_the_file_can_be_read_back(notices):
    found = list(notices.values())
    assert [n.name for n in licences.parsed(licences.as_text(found))] == [n.name for n in found]
    torch = next(n for n in licences.parsed(licences.as_text(found)) if n.name == "torch")
    assert torch == notices["torch"]


def test_a_bundle_reads_the_collected_file(tmp_path, monkeypatch):
    file = tmp_path / "LICENCES.txt"
    file.write_text(licences.as_text([licences.Notice("thing", "1.0", "MIT", "a text")]), encoding="utf-8")
    monkeypatch.setattr(licences, "COLLECTED", file)
    assert licences.notices() == [licences.Notice("thing", "1.0", "MIT", "a text")]


def test_what_is_not_installed_is_said():
    with pytest.raises(PackageNotFoundError):
        licences.runtime_distributions("no-such-distribution")
