"""Icons drawn from the Material Design font that qtawesome bundles; see ``app.theme.icon`` for why not through it."""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QImage, QPainter, QPixmap


@functools.cache
def _glyphs() -> tuple[str, dict[str, str]]:
    """Font family and {name: code point in hex}; empty where the icon font is missing."""
    spec = importlib.util.find_spec("qtawesome")
    folders = spec.submodule_search_locations if spec else None
    folder = Path(folders[0], "fonts") if folders else Path("missing")
    font = next(folder.glob("materialdesignicons6-*.ttf"), None)
    charmap = next(folder.glob("materialdesignicons6-*charmap*.json"), None)
    # An exception inside a QIconEngine's paint would end the process, hence no surprises here.
    if font is None or charmap is None:
        return "", {}
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
    return (families[0], json.loads(charmap.read_text(encoding="utf-8"))) if families else ("", {})


class GlyphEngine(QIconEngine):
    """Paints the glyph ``name``; ``ink(disabled)`` returns its colour at the moment of painting."""

    def __init__(self, name: str, ink: Callable[[bool], str]) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        family, charmap = _glyphs()
        if self._name not in charmap:
            return
        font = QFont(family)
        font.setPixelSize(max(1, rect.height()))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._ink(mode == QIcon.Mode.Disabled)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(int(charmap[self._name], 16)))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, self._ink)
