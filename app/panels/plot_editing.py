"""Editing the points of a plot with the mouse: click adds, Shift+click adds the second class, drag moves, Ctrl+click deletes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt

from app import theme
from app.panels.line_items import Scale
from app.panels.plot_axes import View
from app.panels.plot_points import PointsLayer

HINT = "Click adds · drag moves · Ctrl+click deletes"
HINT_CLASSES = "Click, Shift+click add · drag moves · Ctrl+click deletes"

#: Design pixels within which the mouse means a point, and those that its symbol covers; seconds between two reports of a drag.
_REACH, _SYMBOL, _PAUSE = 10, 4, 1 / 30


class PointEditor:
    """Turns clicks and drags in one view into new points: ``redraw()`` shows them, ``report(points, continues)`` tells the page.

    While dragging there are at most 30 reports a second; the last place is always reported. All but the first of a drag
    continue the one before.
    """

    def __init__(
        self, layer: PointsLayer, view: View, redraw: Callable[[], None], report: Callable[[tuple, bool], None]
    ) -> None:
        self._layer, self._view, self._redraw, self._report = layer, view, redraw, report
        self._moving: int | None = None
        self._reported = 0.0
        self._continues = False
        self.scale = Scale()
        view.clicked, view.dragged = self.click, self.drag

    def click(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        """A click without moving, at a place in axis units."""
        points = self._layer.triples()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if (index := self._at(x, y)) is None:
                return
            del points[index]
        elif self._at(x, y, _SYMBOL) is not None:
            return  # a point on top of another would not be seen
        else:
            points.append((*self.scale.undo(x, y), int(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))))
        self._continues = False
        self._set(points)

    def drag(self, event: object) -> bool:
        """A drag with the left button; False where it began beside every point, so that it pans instead."""
        if event.isStart():
            start = self._view.mapToView(event.buttonDownPos())
            self._moving, self._continues = self._at(start.x(), start.y()), False
        if self._moving is None:
            return False
        self._layer.held = not event.isFinish()
        points = self._layer.triples()
        place = self._view.mapToView(event.pos())
        points[self._moving] = (*self.scale.undo(place.x(), place.y()), points[self._moving][2])
        self._set(points, always=event.isFinish())
        if event.isFinish():
            self._moving = None
        return True

    def _at(self, x: float, y: float, reach: float = _REACH) -> int | None:
        return self._layer.nearest(x, y, self._view.pixel(), theme.current().px(reach))

    def _set(self, points: list[tuple[float, float, int]], always: bool = True) -> None:
        self._layer.set_triples(points)
        self._redraw()
        if always or time.perf_counter() - self._reported >= _PAUSE:
            self._reported = time.perf_counter()
            self._report(tuple(points), self._continues)
            self._continues = True
