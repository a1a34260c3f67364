"""What a Linux desktop wants of a program, for the Debian package and the AppImage: menu entry, icons, kind of file."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
DESKTOP, MIME = HERE / "linux" / "learnoscope.desktop", HERE / "linux" / "learnoscope.xml"
ICON = HERE.parent / "resources" / "icons" / "learnoscope.svg"
SIZES = (48, 128, 256)


def install(share: Path) -> None:
    """Puts menu entry, icons and kind of file below ``share``. Raises OSError."""
    import make_icons

    pictures = make_icons.make(share / "icons" / "drawn")
    for size in SIZES:
        place = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "learnoscope.png"
        place.parent.mkdir(parents=True)
        shutil.copyfile(pictures[str(size)], place)
    shutil.rmtree(share / "icons" / "drawn")
    for source, place in (
        (ICON, "icons/hicolor/scalable/apps/learnoscope.svg"),
        (DESKTOP, "applications/learnoscope.desktop"),
        (MIME, "mime/packages/learnoscope.xml"),
    ):
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)
