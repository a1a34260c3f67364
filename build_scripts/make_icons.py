"""The program's icon in the forms that systems want, drawn from ``resources/icons/learnoscope.svg``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "learnoscope.svg"
SIZES = (16, 32, 48, 64, 128, 256, 512)


def make(folder: Path) -> dict[str, Path]:
    """Writes ``learnoscope-<size>.png``, ``.ico`` and ``.icns`` into ``folder`` and returns the last two by suffix, PNGs by size.

    Raises:
        OSError: the folder cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(QByteArray(SOURCE.read_bytes()))
    made = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        made[str(size)] = folder / f"learnoscope-{size}.png"
        if not image.save(str(made[str(size)])):
            raise OSError(f"{made[str(size)]} cannot be written")
    with Image.open(made["512"]) as largest:
        for suffix in ("ico", "icns"):
            made[suffix] = folder / f"learnoscope.{suffix}"
            largest.save(made[suffix])
    del app
    return made


if __name__ == "__main__":
    for name, path in make(Path(sys.argv[1] if len(sys.argv) > 1 else "build")).items():
        print(name, path)
