"""Makes the Windows installer: ``python build_scripts/build_installer.py``, after ``build_app.py``, with Inno Setup 6.

iscc is looked for on the path, where Inno Setup installs it, and where ISCC names it. The installer is signed where
LEARNOSCOPE_SIGNTOOL holds a command with $f in place of the file, such as ``signtool sign /fd sha256 $f``; so are both programs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUNDLE = ROOT / "dist" / "learnoscope"


def find_iscc() -> str:
    """Inno Setup's compiler. Raises FileNotFoundError where there is none."""
    folders = [Path(os.environ.get(name, ""), "Inno Setup 6") for name in ("ProgramFiles(x86)", "ProgramFiles")]
    found = [str(folder / "ISCC.exe") for folder in folders if (folder / "ISCC.exe").is_file()]
    iscc = os.environ.get("ISCC") or shutil.which("iscc") or next(iter(found), None)
    if not iscc:
        raise FileNotFoundError("Inno Setup 6 is missing; the variable ISCC may name its compiler")
    return iscc


def sign(file: Path) -> None:
    """Signs where a command is given. Raises subprocess.CalledProcessError where it fails."""
    if command := os.environ.get("LEARNOSCOPE_SIGNTOOL"):
        subprocess.run(command.replace("$f", f'"{file}"'), shell=True, check=True)


def main() -> int:
    """Exit code 0, or 1 with a sentence."""
    sys.path.insert(0, str(HERE))
    import bundle_contents

    try:
        version = bundle_contents.version_of(BUNDLE)
        for name in ("learnoscope.exe", "learnoscope-cli.exe"):
            sign(BUNDLE / name)
        script = HERE / "windows" / "learnoscope.iss"
        subprocess.run([find_iscc(), f"/DVersion={version}", f"/DBundle={BUNDLE}", str(script)], check=True)
        installer = ROOT / "dist" / f"Learnoscope-{version}-setup.exe"
        sign(installer)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"build_installer.py: {error}", file=sys.stderr)
        return 1
    print(f"{installer}: {installer.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
