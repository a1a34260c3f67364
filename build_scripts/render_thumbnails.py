"""Renders the welcome page's pictures: every page after a short real run, in both themes, into resources/thumbnails.

python build_scripts/render_thumbnails.py [PAGE ...] --seconds 8
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import compute
from core.catalogue import techniques

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "thumbnails"
#: Pixels of a picture's longer side, twice what a tile shows; and of the window that it is taken of.
SIDE, WINDOW, QUALITY = 400, "1280x720", 85


def main() -> int:
    """The exit code: 1 where a page stayed empty."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", help="default: all")
    parser.add_argument("--seconds", type=float, default=8.0)
    options = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    worst = 0
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as folder:
            tour = [sys.executable, "-m", "app", "tour", *options.pages, "--out", folder, "--theme", theme, "--cards"]
            arguments = ["--seconds", str(options.seconds), "--size", WINDOW]
            worst = max(worst, subprocess.run([*tour, *arguments], cwd=ROOT, check=False).returncode)
            for path in (p for p in sorted(Path(folder).glob("*.png")) if p.stem in techniques()):
                with Image.open(path) as picture:
                    small = picture.convert("RGB")
                    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
                    small.save(FOLDER / f"{path.stem}-{theme}.jpg", quality=QUALITY, optimize=True)
    about = {"seconds": options.seconds, "made": time.strftime("%d %B %Y"), "machine": compute.processor()}
    (FOLDER / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return worst


if __name__ == "__main__":
    sys.exit(main())
