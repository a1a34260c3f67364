"""A card or a whole page as a file: PNG, SVG or PDF, in the theme's colours or on white."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageSize, QPaintDevice, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QScrollBar, QTabBar, QWidget

from app import theme
from app.carried_run import CarriedRun, write_into
from app.language import tr
from app.painted import shapes_of
from app.svg import write_svg
from core.trees import replacing

#: Pixels of a PNG for one of the screen's where nothing else is asked for, and dots an inch of a PDF that a pixel stands for.
SCALE, DOTS = 2.0, 96


def write_figure(
    widget: QWidget, path: Path, run: CarriedRun | None = None, on_white: bool = False, scale: float = SCALE
) -> str:
    """Renders a widget into a file of the kind that its suffix names; returns "" or why that failed.

    A PNG carries ``run`` in its text, an SVG in its description. ``on_white`` draws in the light theme's colours on white;
    ``scale`` are pixels of a PNG for one of the screen's.
    """
    try:
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))  # Qt would not say why
        with replacing(path) as temporary:
            if path.suffix.lower() == ".svg":
                with _dressed(widget, on_white) as background:
                    write_svg(widget, temporary, background, run.text() if run else "")
                done = True
            elif path.suffix.lower() == ".pdf":
                done = _draw(widget, _pdf(temporary, widget.size(), run), on_white)
            else:
                picture = picture_of(widget, on_white, scale)
                if run:
                    write_into(picture, run)
                done = picture.save(str(temporary), "PNG")
            if not done:
                raise OSError(tr("the disk is full or not writable"))
    except OSError as error:
        return unwritten(path, error)
    return ""


def unwritten(path: Path, error: OSError) -> str:
    """Why a file is not there."""
    return tr("{path} could not be written: {problem}").format(path=path, problem=error.strerror or error)


def picture_of(widget: QWidget, on_white: bool = False, scale: float = SCALE) -> QImage:
    """A widget as a picture with so many pixels for one of the screen's."""
    picture = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    _draw(widget, picture, on_white)
    return picture


@contextmanager
def _dressed(widget: QWidget, on_white: bool) -> Iterator[QColor]:
    """The widget as in its figure, for as long as that is drawn; gives the background."""
    with theme.lent_light(widget) if on_white and theme.current().dark else nullcontext(), _without_controls(widget):
        yield QColor("white" if on_white else theme.current().background)


@contextmanager
def _without_controls(widget: QWidget) -> Iterator[None]:
    """Hides what only helps a hand on the screen: scroll bars, hints, and the tabs that are not shown.

    Qt lays out again in a later turn of its event loop, when everything is back: nothing moves. A picture of a whole window
    shows what is on the screen.
    """
    if widget.isWindow():
        yield
        return
    only = [w for w in widget.findChildren(QWidget) if isinstance(w, QScrollBar) or w.property("screenOnly")]
    only = [w for w in only if not w.isHidden()]
    tabs = [(bar, index) for bar in widget.findChildren(QTabBar) for index in range(bar.count())]
    others = [(bar, index) for bar, index in tabs if bar.isTabVisible(index) and index != bar.currentIndex()]
    for one in only:
        one.hide()
    _show_tabs(others, False)
    try:
        yield
    finally:
        _show_tabs(others, True)
        for one in only:
            one.show()


def _show_tabs(tabs: list[tuple[QTabBar, int]], visible: bool) -> None:
    """What stands beside the tabs gets the room that they leave, at once."""
    for bar, index in tabs:
        bar.setTabVisible(index, visible)
    for bar in dict.fromkeys(bar for bar, _ in tabs):
        bar.updateGeometry()
        bar.parentWidget().layout().activate()


def _draw(widget: QWidget, device: QPaintDevice, on_white: bool) -> bool:
    """Paints the widget; False where the device cannot be painted on."""
    with _dressed(widget, on_white) as background:
        painter = QPainter()
        if not painter.begin(device):
            return False
        # Pages of a PDF are rounded up to whole points.
        painter.fillRect(widget.rect().adjusted(0, 0, 2, 2), background)
        if isinstance(device, QPagedPaintDevice):
            for shape in shapes_of(widget):
                shape.paint(painter)
        else:
            widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return painter.end()


def _pdf(path: Path, size: QSize, run: CarriedRun | None) -> QPagedPaintDevice:
    """One page, exactly as large as the figure."""
    document = QPdfWriter(str(path))
    document.setCreator(f"Learnoscope {run.version}" if run else "Learnoscope")
    points = QSizeF(size.width(), size.height()) * 72 / DOTS
    document.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    document.setPageMargins(QMarginsF())
    document.setResolution(DOTS)
    return document
