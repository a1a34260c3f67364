"""Makes the disk image for macOS: ``python build_scripts/build_dmg.py``, after ``build_app.py``, with macOS' own tools.

What is signed and sent to Apple depends on variables; without them the image works after a right click and Open.

LEARNOSCOPE_SIGN_IDENTITY   "Developer ID Application: ..."; build_app.py signs every library and program with it, too
LEARNOSCOPE_NOTARY_PROFILE  a profile that ``xcrun notarytool store-credentials`` has made
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
APP = ROOT / "dist" / "Learnoscope.app"


def commands(app: Path, image: Path, folder: Path, identity: str, profile: str) -> list[list[str]]:
    """What is run, in order: the program is signed, put beside a link to Applications, packed, and the image signed and notarised."""
    entitlements = str(HERE / "macos" / "entitlements.plist")
    signing = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    plan = []
    if identity:
        plan.append([*signing, "--entitlements", entitlements, str(app)])
        plan.append(["codesign", "--verify", "--deep", "--strict", str(app)])
    plan.append(["ditto", str(app), str(folder / app.name)])
    plan.append(["ln", "-s", "/Applications", str(folder / "Applications")])
    create = ["hdiutil", "create", "-volname", "Learnoscope", "-srcfolder", str(folder), "-format", "ULMO", "-ov"]
    plan.append([*create, str(image)])
    if identity:
        plan.append([*signing[:3], "--sign", identity, str(image)])
    if identity and profile:
        plan.append(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"])
        plan.append(["xcrun", "stapler", "staple", str(image)])
    return plan


def main() -> int:
    """Exit code 0, or 1 with a sentence."""
    sys.path.insert(0, str(HERE))
    import bundle_contents

    try:
        if not shutil.which("hdiutil"):
            raise OSError("hdiutil is missing: disk images can be made on macOS alone")
        image = ROOT / "dist" / f"Learnoscope-{bundle_contents.version_of(ROOT / 'dist' / 'learnoscope')}.dmg"
        identity = os.environ.get("LEARNOSCOPE_SIGN_IDENTITY", "")
        with tempfile.TemporaryDirectory() as folder:
            for command in commands(
                APP, image, Path(folder), identity, os.environ.get("LEARNOSCOPE_NOTARY_PROFILE", "")
            ):
                subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"build_dmg.py: {error}", file=sys.stderr)
        return 1
    print(f"{image}: {image.stat().st_size / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
