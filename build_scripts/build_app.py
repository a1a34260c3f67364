"""Builds the bundle, a folder that runs without Python: ``python build_scripts/build_app.py [--check]``.

The folder is ``dist/learnoscope`` (on macOS also ``dist/Learnoscope.app``) with the programs ``learnoscope`` and
``learnoscope-cli``. Run it with the Python of an environment that ``build_environment.py`` made: torch for CUDA alone would
take five times the space. ``--check`` plays the bundle (see check_app.py) after building, ``--only-check`` without.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import json
import shutil
import subprocess
import sys
import tarfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MIB = 2**20
#: Bytes: what the bundle may take, as a folder and as an archive.
LARGEST_FOLDER, LARGEST_ARCHIVE = 1_200_000_000, 400_000_000


class BuildError(Exception):
    """The bundle cannot be built; the message is one sentence."""


def check_environment() -> None:
    """Raises BuildError where something is missing, or torch is a build for CUDA."""
    if importlib.util.find_spec("PyInstaller") is None:
        raise BuildError("PyInstaller is missing; build_environment.py makes an environment with it")
    version = importlib.metadata.version("torch")
    if "+cu" in version or (sys.platform == "linux" and "+cpu" not in version):
        raise BuildError(
            f"torch {version} is a build for CUDA; build_environment.py makes an environment with the CPU's"
        )


def build(out: Path, work: Path) -> Path:
    """Runs PyInstaller and returns the bundle's folder.

    Raises:
        BuildError: it failed; its messages are above.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"]
    command += ["--distpath", str(out), "--workpath", str(work), str(HERE / "learnoscope.spec")]
    work.mkdir(parents=True, exist_ok=True)
    if code := subprocess.call(command, cwd=ROOT):
        raise BuildError(f"PyInstaller ended with exit code {code}; its messages are above")
    if sys.platform == "linux":
        (out / "learnoscope" / "learnoscope-cli").symlink_to("learnoscope")
        strip(out / "learnoscope")
    return out / "learnoscope"


def strip(folder: Path) -> None:
    """Takes debug symbols out of Python's library, three quarters of it where Python was compiled with them; where strip is here."""
    if program := shutil.which("strip"):
        for library in folder.glob("_internal/libpython*.so*"):
            subprocess.run([program, "--strip-debug", str(library)], check=False)


def sizes(folder: Path) -> dict[str, int]:
    """Bytes by part of the bundle, the largest first; what lies beside the parts counts as "libraries of the system"."""
    inside = folder / "_internal"
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = path.relative_to(inside).parts if path.is_relative_to(inside) else ("programs",)
            name = part[0] if len(part) > 1 or part[0] == "programs" else "Python and libraries of the system"
            found[name.removesuffix(".libs")] += path.stat().st_size
    return dict(found.most_common())


def packed(folder: Path, archive: Path) -> int:
    """Writes the folder as .tar.xz and returns its bytes."""
    with tarfile.open(archive, "w:xz", preset=6) as file:
        file.add(folder, folder.name)
    return archive.stat().st_size


def report(folder: Path, work: Path) -> str:
    """What takes the space, and what was cut."""
    parts = sizes(folder)
    lines = [f"{size / MIB:8.1f} MiB  {name}" for name, size in parts.items() if size > MIB]
    lines.append(f"{sum(parts.values()) / MIB:8.1f} MiB  in all (at most {LARGEST_FOLDER / MIB:.0f})")
    cut = json.loads((work / "learnoscope" / "cut.json").read_text(encoding="utf-8"))
    lines += [
        "Cut:",
        *(f"{size / MIB:8.1f} MiB  {reason}" for reason, size in sorted(cut.items(), key=lambda c: -c[1])),
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Exit code 0, or 1 with one sentence: it could not be built, is too large, or did not play."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder goes (default dist)")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "app", help="what PyInstaller keeps")
    parser.add_argument("--pack", action="store_true", help="also write a .tar.xz")
    parser.add_argument("--check", action="store_true", help="play the bundle after building it")
    parser.add_argument("--only-check", action="store_true", help="play a bundle that was built before")
    options = parser.parse_args(arguments)
    folder, started = options.out / "learnoscope", time.monotonic()
    try:
        if not options.only_check:
            check_environment()
            folder = build(options.out.resolve(), options.work.resolve())
            print(report(folder, options.work))
            print(f"Built in {time.monotonic() - started:.0f} s: {folder}")
            if sum(sizes(folder).values()) > LARGEST_FOLDER:
                raise BuildError(f"the bundle is larger than {LARGEST_FOLDER / MIB:.0f} MiB")
        if options.pack:
            size = packed(folder, options.out / "learnoscope.tar.xz")
            print(f"Packed: {size / MIB:.1f} MiB (at most {LARGEST_ARCHIVE / MIB:.0f})")
            if size > LARGEST_ARCHIVE:
                raise BuildError(f"the archive is larger than {LARGEST_ARCHIVE / MIB:.0f} MiB")
    except (BuildError, OSError) as error:
        print(f"build_app.py: {error}", file=sys.stderr)
        return 1
    if options.check or options.only_check:
        import check_app

        return check_app.main([str(folder)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
