"""Colours, type and spacing of the window. Widgets read ``current()`` when they paint and repaint on ``changed``.

``apply`` sets the palette, the style sheet (``resources/style.qss``, which lists the dynamic properties a widget can opt
into) and the font. Importing this costs Qt only: no pyqtgraph, no icon library.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).parent.parent / "resources"
#: Pixels of the base font as designed, and of the thinnest line that a projector shows.
BASE, STRONG = 13, 3.0
#: Figures of one width, as a font's feature.
TABULAR = QFont.Tag("tnum"), 1


@dataclass(frozen=True)
class Theme:
    """Colour tokens as "#rrggbb", and sizes in device-independent pixels at this ``scale``."""

    name: str
    background: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    #: Behind text that is typed, under the mouse, stronger than ``line``, disabled text, primary button under the mouse.
    field: str
    hover: str
    edge: str
    faint: str
    accent_hover: str
    error: str
    #: Okabe-Ito, in the order lines take them; the first is the accent's blue.
    series: tuple[str, ...]
    scale: float = 1.0
    #: For a projector, which loses thin lines and faint greys.
    projected: bool = False

    def stroke(self, design_pixels: float) -> float:
        """The width of a line that carries data."""
        return max(design_pixels * self.scale, STRONG if self.projected else 0.0)

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def px(self, design_pixels: float) -> int:
        """A length of the design (text is 13) at this font scale; never 0 for what should be seen."""
        return max(1, round(design_pixels * self.scale)) if design_pixels else 0

    def font(self, design_pixels: float = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Inter with tabular figures, so that numbers that change do not dance."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(design_pixels))
        font.setWeight(weight)
        return font


LIGHT = Theme(
    name="light",
    background="#F6F6F4",
    surface="#FFFFFF",
    line="#E2E1DC",
    text="#1F2328",
    muted="#6B7075",
    accent="#0072B2",
    on_accent="#FFFFFF",
    field="#FFFFFF",
    hover="#EFEEEA",
    edge="#C9C8C2",
    faint="#A5A8AB",
    accent_hover="#005F96",
    error="#B3261E",
    series=("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"),
)
DARK = Theme(
    name="dark",
    background="#15171B",
    surface="#1D2025",
    line="#2D3138",
    text="#E8EAED",
    muted="#9AA0A6",
    accent="#56B4E9",
    on_accent="#0D1117",
    field="#181B1F",
    hover="#282C33",
    edge="#454B54",
    faint="#666C73",
    accent_hover="#7CC6EF",
    error="#FF8A80",
    series=("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#0072B2"),
)


class _Notifier(QObject):
    changed = Signal()


_notifier = _Notifier()
#: Emitted after another theme or scale was applied. Connect bound methods of widgets: Qt disconnects them when they die.
changed = _notifier.changed
_current = LIGHT
_choice = "system"


def current() -> Theme:
    """The theme that is applied (light before any was)."""
    return _current


def choice() -> str:
    """What was last asked of ``apply``: "light", "dark" or "system"."""
    return _choice


def apply(app: QApplication, name: str = "system", font_scale: float = 1.0, projected: bool = False) -> Theme:
    """Dresses the whole application; ``name`` is "light", "dark" or "system" (follows the desktop, also when it changes).

    ``font_scale`` enlarges text and everything measured by it; ``projected`` also strengthens lines and contrast.

    Raises:
        ValueError: an unknown name.
    """
    global _current, _choice

    if name not in ("light", "dark", "system"):
        raise ValueError(f'there is no theme "{name}"; accepted: light, dark, system')
    first, _choice = not app.property("learnoscopeTheme"), name
    hints = app.styleHints()
    if first:
        app.setProperty("learnoscopeTheme", True)
        app.setStyle("Fusion")
        for file in sorted((RESOURCES / "fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(file))
        hints.colorSchemeChanged.connect(
            lambda: _choice == "system" and apply(app, "system", _current.scale, _current.projected)
        )
    # Also dresses the title bar and the native dialogs.
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    if hasattr(hints, "setColorScheme"):
        with QSignalBlocker(hints):
            hints.setColorScheme(schemes[name])
    dark = name == "dark" or (name == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    base = DARK if dark else LIGHT
    contrast = {"muted": base.text, "faint": base.muted, "line": base.edge, "edge": base.muted} if projected else {}
    _current = replace(base, scale=font_scale, projected=projected, **contrast)
    app.setFont(_base_font(_current))
    app.setPalette(_palette(_current))
    app.setStyleSheet(_style_sheet(_current))
    changed.emit()
    return _current


def restyle(widget: QWidget, **properties: object) -> None:
    """Sets dynamic properties that the style sheet matches, and applies the rules that match now."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def icon(name: str, color: str = "text") -> QIcon:
    """A Material Design icon ("play", "dots-horizontal", ...) in a colour token of the theme, also after it changes.

    The glyphs are qtawesome's; drawing them here spares its import (30 ms) and its eleven fonts (25 ms), and the colour
    follows the theme. Nothing is loaded before the first one is painted; an unknown name paints nothing.
    """
    from app.icons import GlyphEngine

    def ink(disabled: bool) -> str:
        return _current.faint if disabled else getattr(_current, color)

    return QIcon(GlyphEngine(name.removeprefix("mdi6."), ink))


@contextmanager
def lent_light(widget: QWidget) -> Iterator[None]:
    """The light theme for a widget and what it holds, for as long as a picture of it is drawn.

    Dressing the whole application takes half a second a page. Nothing of this is seen: what changes is painted on the screen when
    the event loop turns, and by then it is undone.
    """
    global _current

    own = _current
    _current = replace(LIGHT, scale=own.scale)
    try:
        widget.setPalette(_palette(_current))
        # Where there are style sheets, palettes do not reach what a widget holds.
        widget.setStyleSheet(f"QWidget {{ color: {_current.text}; }}\n{_style_sheet(_current)}")
        changed.emit()
        yield
    finally:
        _current = own
        widget.setStyleSheet("")
        widget.setPalette(QPalette())
        changed.emit()


def _base_font(theme: Theme) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(theme.px(13))
    font.setFeature(*TABULAR)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(theme: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for roles, color in (
        ((role.Window,), theme.background),
        ((role.Base, role.Button, role.ToolTipBase, role.Light), theme.surface),
        ((role.AlternateBase, role.Midlight), theme.hover),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.Mid, role.Dark, role.Shadow), theme.edge),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, QColor(theme.faint))
    return palette


def _style_sheet(theme: Theme) -> str:
    template = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    sheet = string.Template(template).substitute(asdict(theme), icons=(RESOURCES / "icons").as_posix())
    # Radii are rounded down: one above half of its box is ignored, and a round knob becomes square.
    sheet = re.sub(r"radius: (\d+)px", lambda m: f"radius: {int(int(m[1]) * theme.scale)}_px", sheet)
    sheet = re.sub(r"(-?)(\d+)px", lambda m: f"{m[1]}{theme.px(int(m[2]))}px", sheet)
    return sheet.replace("_px", "px")
