"""What installers are made of: every technique, lesson and weight is in the bundle, cuts spare what is read, files are valid."""

import configparser
import importlib.util
import json
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from core.catalogue import techniques
from core.session_file import SUFFIX

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "build_scripts"


def script(name):
    """A module of build_scripts, from its file."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(SCRIPTS))


@pytest.fixture(scope="module")
def contents():
    return script("bundle_contents")


def test_every_technique_job_and_entry_is_bundled(contents):
    modules = set(contents.own_modules())
    assert {technique.__module__ for technique in techniques().values()} <= modules
    assert {"app.__main__", "app.tour", "core.engine", "core.cli_run", "core.jobs.fetch_dataset"} <= modules


def test_every_lesson_and_every_weight_is_bundled_and_none_is_cut(contents):
    files = {f"{place}/{Path(source).name}" for source, place in contents.own_files()}
    assert {f"resources/lessons/{name}.md" for name in techniques()} <= files
    assert {f"models/{path.name}" for path in (ROOT / "models").iterdir()} <= files
    assert {file for file in files if contents.why_cut(file)} <= {
        "models/expressions.h5",
        "models/expressions_int8.onnx",
    }


def test_what_the_program_reads_of_libraries_is_spared(contents):
    from core.expressions.demo import portrait_path

    site = portrait_path().parents[3]
    assert not contents.why_cut(portrait_path().relative_to(site).as_posix())
    assert not contents.why_cut("cv2/data/haarcascade_frontalface_alt2.xml")
    assert not contents.why_cut("torch/lib/libtorch_cpu.so")
    assert not contents.why_cut("PySide6/Qt/translations/qtbase_de.qm")
    assert contents.why_cut("PySide6/Qt/translations/qt_help_de.qm")
    assert contents.why_cut("cv2/data/haarcascade_eye.xml")
    assert contents.why_cut("torch\\include\\ATen\\ATen.h") == "headers"
    assert contents.why_cut("nvidia/cudnn/lib/libcudnn.so.9") == "CUDA"


def test_sources_are_kept_where_they_are_read(contents, tmp_path):
    (tmp_path / "fx").mkdir()
    (tmp_path / "fx" / "config.py").write_text("install_config_module(x)", encoding="utf-8")
    (tmp_path / "fx" / "other.py").write_text("", encoding="utf-8")
    (tmp_path / "__init__.py").write_text("import torch.jit.script", encoding="utf-8")
    modes = contents.collection_modes(tmp_path)
    assert modes["torch.fx.config"] == modes["core"] == "pyz+py" and "torch.fx.other" not in modes
    assert modes["torch"] == "pyz"  # a mode counts for everything below


def test_nothing_that_is_needed_is_excluded(contents):
    """Engines need these; an excluded name takes everything below it along."""
    needed = {
        "torch.onnx",
        "torch.export",
        "torch._dynamo",
        "keras.src.backend.torch",
        "scipy.stats",
        "sklearn.linear_model",
    }
    assert not [n for n in needed for e in contents.EXCLUDED if n == e or n.startswith(f"{e}.")]


def test_the_version_of_a_bundle_is_read_from_it(contents, tmp_path):
    with pytest.raises(FileNotFoundError, match="no bundle"):
        contents.version_of(tmp_path)
    metadata = tmp_path / "_internal" / "learnoscope-1.2.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_text("Name: learnoscope\nVersion: 1.2.dev3+g1\n", encoding="utf-8")
    assert contents.version_of(tmp_path) == "1.2.dev3+g1"


def test_desktop_entry_and_kind_of_file_are_valid():
    file = SCRIPTS / "linux" / "learnoscope.desktop"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(file, encoding="utf-8")
    entry = entry["Desktop Entry"]
    assert entry["Type"] == "Application" and entry["Exec"] == "learnoscope %F" and entry["Icon"] == "learnoscope"
    kind = xml.parse(SCRIPTS / "linux" / "learnoscope.xml").getroot()[0]
    assert kind.attrib["type"] in entry["MimeType"].split(";")
    assert [g.attrib["pattern"] for g in kind if g.tag.endswith("glob")] == [f"*{SUFFIX}"]
    if program := shutil.which("desktop-file-validate"):
        done = subprocess.run([program, str(file)], capture_output=True, text=True)
        assert done.returncode == 0 and not done.stdout, done.stdout


def test_the_debian_package_is_laid_out(tmp_path, monkeypatch):
    deb = script("build_deb")
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for name in ("learnoscope", "learnoscope-cli"):
        (bundle / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (bundle / name).chmod(0o700)
    monkeypatch.setattr(deb, "architecture", lambda: "amd64")
    monkeypatch.setattr(deb.linux_files, "install", lambda share: share.mkdir(parents=True, exist_ok=True))
    root = tmp_path / "root"
    deb.fill(root, bundle, "0.2.1.dev3+g12")
    control = (root / "DEBIAN" / "control").read_text(encoding="utf-8")
    assert "Version: 0.2.1~dev3+g12\n" in control and "Architecture: amd64\n" in control and control.endswith("\n")
    assert (root / "usr/bin/learnoscope-cli").resolve() == root / "opt/learnoscope/learnoscope-cli"
    if sys.platform != "win32":
        assert (root / "opt/learnoscope/learnoscope").stat().st_mode & 0o777 == 0o755


def test_debian_versions_sort_as_pythons_do():
    deb = script("build_deb")
    assert deb.debian_version("0.2.0") == "0.2.0" and deb.debian_version("0.2.0rc1") == "0.2.0~rc1"
    assert deb.debian_version("0.2.1.dev4") == "0.2.1~dev4"


def test_icons_are_drawn(tmp_path):
    # In a process of its own: these tests have no Qt.
    done = subprocess.run([sys.executable, SCRIPTS / "make_icons.py", tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    from PIL import Image

    for size in (16, 512):
        with Image.open(tmp_path / f"learnoscope-{size}.png") as image:
            assert image.size == (size, size) and image.getextrema()[0][1] > 200
    assert (tmp_path / "learnoscope.ico").stat().st_size > 1000 and (
        tmp_path / "learnoscope.icns"
    ).stat().st_size > 1000


def test_entitlements_let_the_camera_be_used():
    with (SCRIPTS / "macos" / "entitlements.plist").open("rb") as file:
        assert plistlib.load(file)["com.apple.security.device.camera"] is True
    assert "NSCameraUsageDescription" in (SCRIPTS / "learnoscope.spec").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("identity", "profile", "programs"),
    [
        ("", "", ["ditto", "ln", "hdiutil"]),
        ("me", "", ["codesign", "codesign", "ditto", "ln", "hdiutil", "codesign"]),
        ("me", "p", ["codesign", "codesign", "ditto", "ln", "hdiutil", "codesign", "xcrun", "xcrun"]),
    ],
)
def test_a_disk_image_is_signed_and_notarised_where_that_is_set(identity, profile, programs):
    plan = script("build_dmg").commands(Path("L.app"), Path("L.dmg"), Path("f"), identity, profile)
    assert [command[0] for command in plan] == programs
    for command in (c for c in plan if "--sign" in c):
        assert command[command.index("--sign") + 1] == identity


def test_the_installer_opens_sessions_and_names_both_programs():
    text = (SCRIPTS / "windows" / "learnoscope.iss").read_text(encoding="utf-8")
    assert rf"Software\Classes\{SUFFIX}" in text and "learnoscope-cli.exe" in text and "{group}" in text
    assert r"_internal\resources\no-camera" in text


def test_the_build_environment_has_everything_but_torch_for_cuda():
    environment = script("build_environment")
    names = {re.match(r"[\w.-]+", requirement)[0] for requirement in environment.requirements()}
    assert {"PySide6-Essentials", "numpy", "keras", "pyinstaller"} <= names and not {"torch", "torchvision"} & names
    assert not re.search(r"^(torch|nvidia|cuda|triton)", environment.constraints(), re.MULTILINE)
    assert environment.pinned("torch").startswith("torch==")
    with pytest.raises(LookupError, match="no-such"):
        environment.pinned("no-such")


def test_torchvisions_operators_are_declared_once(tmp_path):
    file = tmp_path / "torchvision" / "extension.py"
    file.parent.mkdir()
    file.write_text("def _has_ops():\n    return False\n", encoding="utf-8")
    environment = script("build_environment")
    for _ in range(2):
        environment.declare_operators(tmp_path)
    assert file.read_text(encoding="utf-8").count("torch.library.define") == 1


def test_sizes_are_counted_by_part(tmp_path):
    build = script("build_app")
    for place, size in (("learnoscope", 10), ("_internal/torch/lib/a.so", 300), ("_internal/libz.so", 20)):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"x" * size)
    found = build.sizes(tmp_path)
    assert found == {"torch": 300, "Python and libraries of the system": 20, "programs": 10}
    (tmp_path / "work" / "learnoscope").mkdir(parents=True)
    (tmp_path / "work" / "learnoscope" / "cut.json").write_text(json.dumps({"headers": 2**20}), encoding="utf-8")
    assert "1.0 MiB  headers" in build.report(tmp_path, tmp_path / "work")


def test_a_version_comes_from_tags_with_a_fallback():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["setuptools_scm"]["fallback_version"].startswith("0.")
    assert any(requirement.startswith("setuptools-scm") for requirement in project["build-system"]["requires"])


def test_the_changelog_keeps_its_form():
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    versions = [line for line in lines if line.startswith("## ")]
    assert versions[0] == "## [Unreleased]"
    assert all(re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", line) for line in versions[1:])
    kinds = {line[4:] for line in lines if line.startswith("### ")}
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
