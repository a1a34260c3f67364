"""One pair of axes: ranges that follow the data calmly and yield to the user's zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsGridLayout

from app import theme
from app.panels.graph import pg
from app.panels.plot_axis import Axis

Range = tuple[float, float]
#: Qt corrupts memory where axes are so narrow or so wide that a pixel's size is no ordinary number.
_HUGE, _FINEST = 1e100, 1e-9
#: A logarithmic axis does not magnify rounding errors of values that are all the same.
_LEAST_DECADES = 0.01


def settle(
    shown: Range | None, lo: float, hi: float, pad: float = 0.04, reserve: float = 0.0, least: float = 0.0
) -> Range:
    """The range to show for data from ``lo`` to ``hi``: ``shown`` as long as they fill at least half of it.

    ``pad`` is the margin on both sides and ``reserve`` room for growth at the upper end, as parts of the data's span;
    ``least`` is the smallest span that means anything.
    """
    lo, hi = max(lo, -_HUGE), min(hi, _HUGE)
    span = (hi - lo) or abs(hi) * 0.2 or 1.0
    span = max(span, _FINEST * max(abs(lo), abs(hi)), 1 / _HUGE, least)
    if shown is not None and shown[0] <= lo and hi <= shown[1] and span >= 0.5 * (shown[1] - shown[0]):
        return shown
    middle = (hi - lo) < span
    lo, hi = (lo - span / 2, hi + span / 2) if middle else (lo, hi)
    return lo - pad * span, hi + max(pad, reserve) * span


class View(pg.ViewBox):
    """The area inside the axes: wheel zooms, drag pans, double click shows everything again.

    ``clicked(x, y, modifiers)`` and ``dragged(event) -> bool`` are called with the left button where they are set; a drag that
    ``dragged`` takes does not pan.
    """

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.clicked: Callable[[float, float, Qt.KeyboardModifier], None] | None = None
        self.dragged: Callable[[object], bool] | None = None
        self.double_clicked: Callable[[], None] | None = None

    def mouseClickEvent(self, event: object) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if event.double() and self.double_clicked:
            self.double_clicked()
        elif self.clicked:
            point = self.mapToView(event.pos())
            self.clicked(point.x(), point.y(), event.modifiers())

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        if axis is None and self.dragged and event.button() == Qt.MouseButton.LeftButton and self.dragged(event):
            event.accept()
        else:
            super().mouseDragEvent(event, axis)

    def pixel(self) -> tuple[float, float]:
        """Width and height of one pixel in units of the axes."""
        (x0, x1), (y0, y1) = self.viewRange()
        return (x1 - x0) / max(1.0, self.width()), (y1 - y0) / max(1.0, self.height())


class Axes:
    """A view with its two axes and, in a grid of facets, a heading. ``auto``: ranges follow the data, not the user's zoom."""

    def __init__(self, title: str, x: str, y: str, log_x: bool, log_y: bool, equal: bool) -> None:
        self.auto = True
        self._shown: tuple[Range, Range] | None = None
        self._title = title
        self.view = View()
        self.view.setAspectLocked(equal)
        self.left, self.bottom = Axis("left", y, log_y), Axis("bottom", x, log_x)
        self.heading = pg.LabelItem(justify="left")
        self.left.linkToView(self.view)
        self.bottom.linkToView(self.view)
        self.restyle()

    def place(self, grid: QGraphicsGridLayout, row: int, column: int, *, last_row: bool) -> None:
        """Puts the parts where the views of all facets line up; inner columns do without the y axis they share."""
        top, left = 3 * row, 2 * column
        if self._title:
            grid.addItem(self.heading, top, left + 1)
        grid.addItem(self.left, top + 1, left)
        grid.addItem(self.view, top + 1, left + 1)
        grid.addItem(self.bottom, top + 2, left + 1)
        grid.setRowStretchFactor(top + 1, 1)
        grid.setColumnStretchFactor(left + 1, 1)
        self.left.setStyle(showValues=column == 0)
        self.left.showLabel(bool(self.left.labelText) and column == 0)
        self.left.setWidth(None if column == 0 else theme.current().px(12))
        self.bottom.showLabel(bool(self.bottom.labelText) and last_row)

    def items(self) -> list[pg.GraphicsWidget]:
        """All parts."""
        return [self.heading, self.left, self.view, self.bottom]

    def restyle(self) -> None:
        """Takes colours and fonts of the current theme."""
        look = theme.current()
        self.left.restyle()
        self.bottom.restyle()
        self.heading.setText(self._title, color=look.text, size=f"{look.px(12)}px")

    def follow(self, x: Range, y: Range, *, tight: bool = False, growing: bool = False) -> bool:
        """Shows data within ``x`` and ``y`` (axis units) unless the user zoomed; says whether the ranges changed.

        ``tight``: exactly that (a heat map). ``growing``: x has room for the points to come.
        """
        if not self.auto:
            return False
        old_x, old_y = self._shown or (None, None)
        reserve, decades = 0.08 if growing else 0.0, [_LEAST_DECADES * axis.log for axis in (self.bottom, self.left)]
        wanted = (
            (x, y) if tight else (settle(old_x, *x, 0.02, reserve, decades[0]), settle(old_y, *y, least=decades[1]))
        )
        if wanted == self._shown:
            return False
        self._shown = wanted
        self.view.setRange(xRange=wanted[0], yRange=wanted[1], padding=0)
        return True

    def forget_range(self) -> None:
        """The next ``follow`` starts afresh, also after the user zoomed."""
        self.auto, self._shown = True, None
