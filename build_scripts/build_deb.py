"""Packs the bundle as a Debian package: ``python build_scripts/build_deb.py``, after ``build_app.py``, with dpkg-deb.

It installs into /opt/learnoscope, puts ``learnoscope`` and ``learnoscope-cli`` on the path, an entry into the menu, and opens
``.learnoscope`` files. Python is not needed; the libraries of the system that are, are its dependencies.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import bundle_contents  # noqa: E402
import linux_files  # noqa: E402

CONTROL = """\
Package: learnoscope
Version: {version}
Architecture: {architecture}
Maintainer: The Learnoscope developers <learnoscope@example.org>
Installed-Size: {kilobytes}
Depends: {depends}
Section: education
Priority: optional
Description: watch machine learning while it learns
 One page per technique, live curves, images and samples, real data, the real
 algorithm, every knob turnable while it runs. Everything is computed on this
 machine, by its CPU.
"""
#: What Qt loads from the system by itself; the bundle brings the rest.
DEPENDS = ("libc6", "libegl1", "libgl1", "libopengl0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0")


def debian_version(version: str) -> str:
    """A Python version as dpkg compares it: 0.2.1.dev3 comes before 0.2.1."""
    return version.replace(".dev", "~dev").replace("rc", "~rc")


def architecture() -> str:
    """dpkg's name of this machine. Raises OSError where dpkg is missing."""
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def fill(root: Path, bundle: Path, version: str) -> None:
    """Lays the package's files out in ``root``. Raises OSError."""
    home = root / "opt" / "learnoscope"
    home.parent.mkdir(parents=True)
    shutil.copytree(bundle, home, symlinks=True)
    programs = root / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in ("learnoscope", "learnoscope-cli"):
        (programs / name).symlink_to(f"../../opt/learnoscope/{name}")
    linux_files.install(root / "usr" / "share")
    about = root / "usr" / "share" / "doc" / "learnoscope"
    about.mkdir(parents=True)
    (about / "copyright").symlink_to("../../../../opt/learnoscope/_internal/resources/LICENCES.txt")
    control = root / "DEBIAN"
    control.mkdir()
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file())
    text = CONTROL.format(
        version=debian_version(version), architecture=architecture(), kilobytes=size // 1024, depends=", ".join(DEPENDS)
    )
    (control / "control").write_text(text, encoding="utf-8")
    for path in (root, *root.rglob("*")):  # whatever the umask of the one who builds
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def build(bundle: Path, out: Path, version: str, compression: str = "xz") -> Path:
    """The package's path.

    Raises:
        OSError: there is no bundle, or no dpkg-deb, or no room.
        subprocess.CalledProcessError: dpkg-deb refused.
    """
    if not (bundle / "learnoscope").is_file():
        raise FileNotFoundError(f"there is no bundle in {bundle}; build_app.py makes it")
    package = out / f"learnoscope_{debian_version(version)}_{architecture()}.deb"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        root = Path(folder, "root")
        fill(root, bundle, version)
        command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(root), str(package)]
        subprocess.run(command, check=True)
    return package


def main(arguments: list[str]) -> int:
    """Exit code 0, or 1 with a sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "learnoscope")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--compression", choices=("xz", "zstd", "gzip"), default="xz")
    options = parser.parse_args(arguments)
    try:
        package = build(options.bundle, options.out, bundle_contents.version_of(options.bundle), options.compression)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"build_deb.py: {error}", file=sys.stderr)
        return 1
    print(f"{package}: {package.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
