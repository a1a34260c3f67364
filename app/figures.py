"""A card or a whole page as a file: PNG, SVG or PDF, in the theme's colours or on white."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QWidget

from app import theme
from app.carried_run import CarriedRun, write_into
from core.trees import replacing

#: Pixels of a PNG for one of the screen's where nothing else is asked for, and dots an inch that a pixel of the design stands for in SVG and PDF.
SCALE, DOTS = 2.0, 96


def write_figure(
    widget: QWidget, path: Path, run: CarriedRun | None = None, on_white: bool = False, scale: float = SCALE
) -> str:
    """Renders a widget into a file of the kind that its suffix names; returns "" or why that failed.

    A PNG carries ``run`` in its text, an SVG in its description. ``on_white`` draws in the light theme's colours on white;
    ``scale`` are pixels of a PNG for one of the screen's.
    """
    write = {".svg": _svg, ".pdf": _pdf}.get(path.suffix.lower()) or partial(_png, scale)
    try:
        white = theme.lent_light(widget) if on_white and theme.current().dark else nullcontext()
        background = QColor("white" if on_white else theme.current().background)
        with replacing(path) as temporary, white:
            if not write(widget, temporary, background, run):
                raise OSError("the disk is full or not writable")
    except OSError as error:
        return f"{path} could not be written: {error.strerror or error}"
    return ""


def _draw(widget: QWidget, painter: QPainter, background: QColor) -> None:
    painter.fillRect(QRectF(widget.rect()), background)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


def _png(scale: float, widget: QWidget, path: Path, background: QColor, run: CarriedRun | None) -> bool:
    picture = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    _draw(widget, painter, background)
    painter.end()
    if run:
        write_into(picture, run)
    return picture.save(str(path), "PNG")


def _svg(widget: QWidget, path: Path, background: QColor, run: CarriedRun | None) -> bool:
    from PySide6.QtSvg import QSvgGenerator

    drawing = QSvgGenerator()
    drawing.setFileName(str(path))
    drawing.setResolution(DOTS)
    drawing.setSize(widget.size())
    drawing.setViewBox(widget.rect())
    drawing.setTitle(widget.window().windowTitle())
    drawing.setDescription(run.text() if run else "")
    painter = QPainter()
    if not painter.begin(drawing):
        return False
    _draw(widget, painter, background)
    return painter.end()


def _pdf(widget: QWidget, path: Path, background: QColor, run: CarriedRun | None) -> bool:
    document = QPdfWriter(str(path))
    document.setCreator(f"Learnoscope {run.version}" if run else "Learnoscope")
    size: QSize = widget.size()
    points = QSizeF(size.width(), size.height()) * 72 / DOTS
    document.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    document.setPageMargins(QMarginsF())
    document.setResolution(DOTS)
    painter = QPainter()
    if not painter.begin(document):
        return False
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(widget, painter, background)
    return painter.end()
