"""Packs the bundle as an AppImage: ``python build_scripts/build_appimage.py``, after ``build_app.py``.

It needs the program appimagetool, on the path or named by APPIMAGETOOL. Without it the folder that it would pack is left in
``dist/Learnoscope.AppDir``, which runs by its ``AppRun``.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import bundle_contents  # noqa: E402
import linux_files  # noqa: E402

#: A name on the command line chooses the program, so that the console twin is in the same file.
RUN = """\
#!/bin/sh
here="$(dirname "$(readlink -f "$0")")"
case "$(basename "${ARGV0:-learnoscope}")" in
  learnoscope-cli*) exec "$here/usr/lib/learnoscope/learnoscope-cli" "$@" ;;
  *) exec "$here/usr/lib/learnoscope/learnoscope" "$@" ;;
esac
"""


def lay_out(bundle: Path, folder: Path) -> None:
    """Fills an AppDir. Raises OSError."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder / "usr" / "lib" / "learnoscope", symlinks=True)
    linux_files.install(folder / "usr" / "share")
    shutil.copyfile(linux_files.DESKTOP, folder / "learnoscope.desktop")
    shutil.copyfile(folder / "usr/share/icons/hicolor/256x256/apps/learnoscope.png", folder / "learnoscope.png")
    (folder / ".DirIcon").symlink_to("learnoscope.png")
    run = folder / "AppRun"
    run.write_text(RUN, encoding="utf-8")
    run.chmod(0o755)


def main(arguments: list[str]) -> int:
    """Exit code 0, 1 with a sentence; 3 where only the folder could be made, for want of appimagetool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "learnoscope")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(arguments)
    folder = options.out / "Learnoscope.AppDir"
    try:
        version = bundle_contents.version_of(options.bundle)
        lay_out(options.bundle, folder)
        tool = os.environ.get("APPIMAGETOOL") or shutil.which("appimagetool")
        if not tool:
            print(f"build_appimage.py: appimagetool is missing; {folder} is what it would pack", file=sys.stderr)
            return 3
        machine = platform.machine()
        image = options.out / f"Learnoscope-{version}-{machine}.AppImage"
        subprocess.run([tool, str(folder), str(image)], check=True, env=os.environ | {"ARCH": machine})
        shutil.rmtree(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"build_appimage.py: {error}", file=sys.stderr)
        return 1
    print(f"{image}: {image.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
