"""Colours of data: maps for heat maps and pictures, and which line of a plot gets which colour."""

from __future__ import annotations

import functools

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app import theme
from app.panels.graph import pg


def ramp(name: str) -> np.ndarray:
    """256 colours, (256, 3) uint8: "viridis", "diverging" from blue over white to orange, "density" from the card's to orange."""
    return _ramp(name, theme.current().surface)


@functools.cache
def _ramp(name: str, surface: str) -> np.ndarray:
    stops = {"diverging": ("#0072B2", "#FFFFFF", "#E69F00"), "density": (surface, "#E69F00")}.get(name)
    if stops:
        at, colors = np.linspace(0, len(stops) - 1, 256), np.array([rgb(stop) for stop in stops], dtype=float)
        channels = [np.interp(at, range(len(stops)), colors[:, c]) for c in range(3)]
        return np.stack(channels, axis=1).round().astype(np.uint8)
    return pg.colormap.get("viridis").getLookupTable(nPts=256)[:, :3].astype(np.uint8)


def rgb(color: str) -> tuple[int, int, int]:
    """Red, green and blue of "#rrggbb", 0 to 255."""
    return QColor(color).getRgb()[:3]


def limits(values: np.ndarray, colormap: str, center: float = 0.0) -> tuple[float, float]:
    """The values that get the first and the last colour; symmetric around ``center`` for "diverging"."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return center, center
    lo, hi = float(finite.min()), float(finite.max())
    if colormap == "diverging":
        reach = max(hi - center, center - lo)
        return center - reach, center + reach
    return lo, hi


def paint(values: np.ndarray, colormap: str, lo: float, hi: float) -> np.ndarray:
    """Colours of ``values`` (any shape), as (..., 3) uint8; what is not finite is grey."""
    finite = np.isfinite(values)
    part = (np.where(finite, values, lo) - lo) / ((hi - lo) or 1.0)
    if hi == lo and colormap == "diverging":
        part = part + 0.5
    colors = ramp(colormap)[np.clip(part * 255 + 0.5, 0, 255).astype(np.uint8)]
    if not finite.all():
        colors[~finite] = 128
    return colors


def paint_classes(classes: np.ndarray, confidence: np.ndarray | None) -> np.ndarray:
    """Class numbers as the plot's class colours, faded toward the card where ``confidence`` [0, 1] is low."""
    look = theme.current()
    colors = np.array([rgb(c) for c in look.series], dtype=np.float32)[classes.astype(int) % len(look.series)]
    weight = 0.5 if confidence is None else 0.1 + 0.5 * np.clip(confidence, 0, 1)[..., None]
    return (np.array(rgb(look.surface)) * (1 - weight) + colors * weight + 0.5).astype(np.uint8)


def over_surface(colors: np.ndarray, opacity: float | np.ndarray) -> np.ndarray:
    """``colors`` (..., 3) as seen through ``opacity`` (a number, or one for each colour) on a card."""
    return (np.array(rgb(theme.current().surface)) * (1 - opacity) + colors * opacity + 0.5).astype(np.uint8)


def tint(value: float) -> QColor:
    """A value in [-1, 1] on a card: its own colour at 0, blue at -1, orange at 1."""
    look = theme.current()
    part = min(abs(value), 1.0)
    mixed = np.array(rgb(look.surface)) * (1 - part) + np.array(rgb(look.series[0 if value < 0 else 1])) * part
    return QColor(*map(int, mixed))


class LineColors:
    """Colours by name, in order of first appearance; they stay for the life of a plot, so runs compare."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}

    def color(self, name: str) -> str:
        """The same name always gets the same colour; after six names colours return, dashed."""
        series = theme.current().series
        return series[self._order.setdefault(name, len(self._order)) % len(series)]

    def style(self, name: str, style: Qt.PenStyle) -> Qt.PenStyle:
        """``style``, or another one in the second round of colours."""
        second = self._order.setdefault(name, len(self._order)) >= len(theme.current().series)
        return Qt.PenStyle.DashDotLine if second and style == Qt.PenStyle.SolidLine else style
