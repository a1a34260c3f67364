"""Editing the points of a plot with the mouse: click adds, Shift+click adds the second class, drag moves, Ctrl+click deletes.

Where the stream has a ``stroke``, a drag that begins beside every point draws points along its way.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP, Qt

from app import theme
from app.language import tr
from app.panels.line_items import Scale
from app.panels.plot_axes import View
from app.panels.plot_points import PointsLayer

HINT = QT_TR_NOOP("Click adds · drag moves · Ctrl+click deletes")
HINT_CLASSES = QT_TR_NOOP("Click, Shift+click add · drag moves · Ctrl+click deletes")
HINT_STROKE = QT_TR_NOOP("Drag draws · click adds · Ctrl+click deletes")

#: Design pixels within which the mouse means a point, and those that its symbol covers; seconds between two reports of a drag.
_REACH, _SYMBOL, _PAUSE = 10, 4, 1 / 30


def hint(layer: PointsLayer) -> str:
    """What the mouse does to the points of this layer."""
    if layer.stream.stroke:
        return tr(HINT_STROKE)
    return tr(HINT if layer.label is None else HINT_CLASSES)


class PointEditor:
    """Turns clicks and drags in one view into new points: ``redraw()`` shows them, ``report(points, continues)`` tells the page.

    While dragging there are at most 30 reports a second; the last place is always reported. All but the first of a drag
    continue the one before. ``own``: the points shown are the knob's; otherwise a stroke replaces them.
    """

    def __init__(
        self, layer: PointsLayer, view: View, redraw: Callable[[], None], report: Callable[[tuple, bool], None]
    ) -> None:
        self._layer, self._view, self._redraw, self._report = layer, view, redraw, report
        self._moving: int | None = None
        self._reported = 0.0
        self._continues = False
        self._drawing = False
        self.scale, self.own = Scale(), False
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
        """A drag with the left button; False where it began beside every point and draws none, so that it pans instead."""
        place = self._view.mapToView(event.pos())
        if event.isStart():
            start = self._view.mapToView(event.buttonDownPos())
            self._moving, self._continues = self._at(start.x(), start.y()), False
            self._drawing = self._moving is None and bool(self._layer.stream.stroke)
            if self._drawing:
                before = self._layer.triples() if self.own else []
                self._layer.set_triples([*before, (*self.scale.undo(start.x(), start.y()), 0)])
        if self._moving is None and not self._drawing:
            return False
        self._layer.held = not event.isFinish()
        points = self._layer.triples()
        if self._drawing:
            points += self._way(points[-1][:2], self.scale.undo(place.x(), place.y()))
        else:
            points[self._moving] = (*self.scale.undo(place.x(), place.y()), points[self._moving][2])
        self._set(points, always=event.isFinish())
        if event.isFinish():
            self._moving, self._drawing = None, False
        return True

    def _way(self, last: tuple[float, float], place: tuple[float, float]) -> list[tuple[float, float, int]]:
        """New points of a stroke, each one ``stroke`` further from the last one towards the mouse."""
        length = math.dist(last, place)
        shares = [k * self._layer.stream.stroke / length for k in range(1, int(length / self._layer.stream.stroke) + 1)]
        return [(last[0] + s * (place[0] - last[0]), last[1] + s * (place[1] - last[1]), 0) for s in shares]

    def _at(self, x: float, y: float, reach: float = _REACH) -> int | None:
        return self._layer.nearest(x, y, self._view.pixel(), theme.current().px(reach))

    def _set(self, points: list[tuple[float, float, int]], always: bool = True) -> None:
        self._layer.set_triples(points)
        self._redraw()
        if always or time.perf_counter() - self._reported >= _PAUSE:
            self._reported = time.perf_counter()
            self._report(tuple(points), self._continues)
            self._continues = True
