"""The drawing area of a plot: one pair of axes, or a grid of them that share their y range."""

from __future__ import annotations

import math

from PySide6.QtCore import QT_TR_NOOP, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QToolButton

from app import theme
from app.language import say
from app.panels.graph import pg
from app.panels.plot_axes import Axes
from app.panels.plot_axis import MARGIN
from app.panels.plot_hover import ReadOut
from core.panels import Plot


class PlotGrid(pg.GraphicsView):
    """``axes`` by facet name ("" without facets). Emits ``hovered(facet, x, y)`` in axis units, facet None outside."""

    hovered = Signal(object, float, float)
    #: The user's zoom began or ended.
    zoomed = Signal()

    def __init__(self, panel: Plot) -> None:
        super().__init__(background=None)
        self.enableMouse(False)
        self.setCacheMode(pg.GraphicsView.CacheModeFlag(0))  # one colour needs no picture, least of all in a figure
        # The view fills itself: another colour underneath would shine through at the edges of a PDF.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Keys belong to the page: Space plays, it must not land here.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self, self.viewport()):
            widget.setAcceptDrops(False)  # and dropped files belong to the page
        self.panel = panel
        self.axes: dict[str, Axes] = {}
        self._columns = 0
        self._shape: float | None = None
        self._layout = QGraphicsGridLayout()
        self._layout.setSpacing(0)
        self.centralWidget.setLayout(self._layout)
        self.read_out = ReadOut(self)
        self.everything = say(QToolButton(self, text="A"), toolTip=QT_TR_NOOP("Show everything (double click)"))
        self.everything.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.everything.setIcon(theme.icon("fit-to-page-outline", "muted"))
        self.everything.hide()
        self.everything.clicked.connect(self.show_everything)
        self.scene().sigMouseMoved.connect(self._mouse_moved)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(320), theme.current().px(220))

    def restyle(self) -> None:
        """Takes colours and sizes of the current theme."""
        self.setBackground(theme.current().surface)
        self._set_margins()
        for axes in self.axes.values():
            axes.restyle()

    def set_facets(self, names: list[str], log_x: bool, log_y: bool) -> bool:
        """Makes axes for exactly these facets; True when that threw away the old ones and all that was in them."""
        wanted = [(name, log_x, log_y) for name in names]
        if wanted == [(n, a.bottom.log, a.left.log) for n, a in self.axes.items()]:
            return False
        for axes in self.axes.values():
            for item in axes.items():
                if item.scene():  # a heading without text was never placed
                    self.scene().removeItem(item)
        self.axes = {name: Axes(name, self.panel.x, self.panel.y, log_x, log_y, self.panel.equal) for name in names}
        first, *others = self.axes.values()
        for axes in others:
            axes.view.setYLink(first.view)
        for axes in self.axes.values():
            axes.view.sigRangeChangedManually.connect(self._zoomed)
            axes.view.double_clicked = self.show_everything
        self._columns = 0
        self._arrange()
        return True

    def set_shape(self, ratio: float | None) -> None:
        """Keeps the axes' width at ``ratio`` times their height, so that a map with equal units has no empty strips."""
        if ratio != self._shape:
            self._shape = ratio
            self._set_margins()

    def show_everything(self) -> None:
        """Ranges follow the data again."""
        for axes in self.axes.values():
            axes.forget_range()
        self.everything.hide()
        self.zoomed.emit()

    def to_pixels(self, facet: str, x: float, y: float) -> QPointF:
        """Where a place in axis units lies on this widget."""
        return QPointF(self.mapFromScene(self.axes[facet].view.mapViewToScene(QPointF(x, y))))

    def area(self, facet: str) -> QRectF:
        """The inside of a facet's axes, in this widget's pixels."""
        view = self.axes[facet].view
        return QRectF(self.mapFromScene(view.mapRectToScene(view.boundingRect())).boundingRect())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        if getattr(self, "axes", None):
            self._arrange()
            self._set_margins()
        super().resizeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None, 0.0, 0.0)

    def _arrange(self) -> None:
        """Puts the axes into as many columns as suit the widget's shape; inner ones drop their repeated y labels."""
        count, width, height = len(self.axes), max(1, self.width()), max(1, self.height())

        def misshapen(columns: int) -> float:
            rows = -(-count // columns)
            return abs(math.log((width / columns) / (height / rows) / 1.2)) + 0.6 * (columns * rows - count)

        columns = min(range(1, count + 1), key=misshapen)
        button = self.everything.sizeHint()
        self.everything.setGeometry(width - button.width(), 0, button.width(), button.height())
        if columns == self._columns:
            return
        self._columns = columns
        while self._layout.count():
            self._layout.removeAt(0)
        for i in range(max(self._layout.rowCount(), self._layout.columnCount())):
            self._layout.setRowStretchFactor(i, 0)
            self._layout.setColumnStretchFactor(i, 0)
        for i, axes in enumerate(self.axes.values()):
            axes.place(self._layout, i // columns, i % columns, last_row=i >= count - columns)

    def _set_margins(self) -> None:
        look, spare_x, spare_y = theme.current(), 0.0, 0.0
        top, right = look.px(6), look.px(MARGIN)
        if self._shape and len(self.axes) == 1:
            (axes,) = self.axes.values()
            width = max(1.0, self.width() - axes.left.minimumWidth() - right)
            height = max(1.0, self.height() - axes.bottom.minimumHeight() - top)
            spare_x, spare_y = max(0.0, width - height * self._shape), max(0.0, height - width / self._shape)
        self._layout.setContentsMargins(spare_x / 2, top + spare_y / 2, right + spare_x / 2, spare_y / 2)
        # Axes that did not fit into the margins as they were, and stood out of the card, may fit now.
        self.centralWidget.setGeometry(QRectF(self.rect()))

    def _zoomed(self, *_: object) -> None:
        for axes in self.axes.values():
            axes.auto = False
        self.everything.show()
        self.zoomed.emit()

    def _mouse_moved(self, place: QPointF) -> None:
        for facet, axes in self.axes.items():
            if axes.view.sceneBoundingRect().contains(place):
                point = axes.view.mapSceneToView(place)
                self.hovered.emit(facet, point.x(), point.y())
                return
        self.hovered.emit(None, 0.0, 0.0)
