"""What is here, as a gallery: one picture a page, from a real run, and what of data and devices was found on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PySide6.QtCore import QT_TR_NOOP, QEvent, QLocale, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import muted_label
from app.language import day_text, follow, say, term, tr
from app.shortcuts import keep_keys
from core.catalogue import Family
from core.technique import Technique

THUMBNAILS = theme.RESOURCES / "thumbnails"
#: Width of a tile, and width over height of its picture.
TILE, ASPECT = 208, 1.5


class Welcome(QScrollArea):
    """Shown while no tab is open. Tiles appear over the turns of the event loop that follow the first look at it."""

    #: A tile was chosen: the id of its page.
    opened = Signal(str)
    #: Somebody wants to be shown around.
    tour_wanted = Signal()

    def __init__(self, families: tuple[Family, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._families, self._groups = families, []
        content = QWidget()
        self._column = QVBoxLayout(content, spacing=theme.current().px(10))
        margin = theme.current().px(16)
        self._column.setContentsMargins(margin, margin, margin, margin)
        title = say(QLabel(wordWrap=True), text=QT_TR_NOOP("What would you like to watch?"))
        theme.restyle(title, role="headline")
        self._column.addWidget(title)
        self._found, self._device = muted_label(), ""
        self._data: list[str] = []
        self._missing = 0
        follow(self, self._speak)
        self._column.addWidget(self._found)
        tour = say(QPushButton(), text=QT_TR_NOOP("Take the tour (3 minutes)"))
        tour.clicked.connect(self.tour_wanted)
        self._column.addWidget(tour, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(content)
        self._building = self._build()
        self._builder = QTimer(self, interval=0)
        self._builder.timeout.connect(self._build_next)

    def show_machine(self, machine: dict) -> None:
        """Names the device and the data sets that were found, and offers the others."""
        best = machine["devices"][-1]
        self._device = machine["device_names"].get(best, best)
        self._data, self._missing = machine["data"], machine["fetchable"]
        self._speak()

    def _speak(self) -> None:
        said = [tr("Choose a page, then press Play (Space).")]
        if self._device:
            said.append(tr("This machine computes on: {device}.").format(device=self._device))
        if self._data:
            said.append(tr("Data sets found: {names}.").format(names=", ".join(self._data)))
        if self._missing:
            said.append(tr("%n more can be fetched on the Data page (Ctrl+D).", "", self._missing))
        self._found.setText(" ".join(said))

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._builder.start()

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self._builder.stop()

    def _build_next(self) -> None:
        if next(self._building, "done") == "done":
            self._builder.stop()

    def _build(self) -> Iterator[None]:
        about = _about()
        for family in self._families:
            heading = QLabel()
            follow(heading, lambda heading=heading, family=family: heading.setText(term(family.title)))
            theme.restyle(heading, role="title")
            group = _Group()
            self._column.insertWidget(self._column.count() - 1, heading)
            self._column.insertWidget(self._column.count() - 1, group)
            for technique in family.techniques:
                tile = _Tile(technique)
                tile.opened.connect(self.opened)
                group.add(tile)
                yield
        if about:
            note = muted_label()
            text = QT_TR_NOOP("The pictures are of real runs of {seconds} s each, recorded on {day} on {machine}.")
            day = QLocale(QLocale.Language.English).toDate(about["day"], "d MMMM yyyy")
            follow(note, lambda: note.setText(tr(text).format(**about | {"day": day_text(day) or about["day"]})))
            self._column.insertWidget(self._column.count() - 1, note)


class _Group(QWidget):
    """Tiles of one family, as many in a row as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[_Tile] = []
        self._columns = 0
        self._grid = QGridLayout(self, spacing=theme.current().px(10))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(1)  # or the tiles of a wide window would keep it wide

    def add(self, tile: _Tile) -> None:
        self._tiles.append(tile)
        self._arrange(max(1, self._columns))

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, (self.width() + self._grid.spacing()) // (theme.current().px(TILE) + self._grid.spacing()))
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)


class _Tile(QFrame):
    """A picture of a page, or what it is about where there is none yet, and its title; a click, Enter or Space opens it."""

    opened = Signal(str)

    def __init__(self, technique: type[Technique]) -> None:
        super().__init__(focusPolicy=Qt.FocusPolicy.TabFocus, cursor=Qt.CursorShape.PointingHandCursor)
        self._technique, self._id = technique, technique.id()
        self._picture, self._of = QImage(), ""
        self.setProperty("card", True)
        follow(self, self._speak)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keep_keys(self)
        theme.changed.connect(self.updateGeometry)

    def _speak(self) -> None:
        self._title, summary = term(self._technique.title), term(self._technique.summary())
        self.setToolTip(summary)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(summary)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(TILE), round(px(TILE) / ASPECT) + px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = theme.current(), QPainter(self)
        edge = look.px(8)
        place = self.rect().adjusted(edge, edge, -edge, -look.px(28))
        picture = self._thumbnail()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if picture.isNull():
            painter.setPen(look.muted)
            painter.setFont(look.font())
            painter.drawText(place, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.toolTip())
        else:
            size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect(0, 0, size.width(), size.height())
            at.moveCenter(place.center())
            painter.drawImage(at, picture)
        painter.setPen(look.accent if self.hasFocus() or self.underMouse() else look.text)
        painter.setFont(look.font())
        below = self.rect().adjusted(edge, self.height() - look.px(27), -edge, -look.px(4))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._id)
        else:
            super().keyPressEvent(event)

    def _thumbnail(self) -> QImage:
        """The picture in the theme's colours, read when it is first painted in them."""
        name = theme.current().name
        if name != self._of:
            self._of, self._picture = name, QImage(str(THUMBNAILS / f"{self._id}-{name}.jpg"))
        return self._picture


def _about() -> dict[str, str]:
    """When and where the pictures were made, empty where nobody knows."""
    try:
        about = json.loads((THUMBNAILS / "about.json").read_text(encoding="utf-8"))
        return {"seconds": f"{about['seconds']:g}", "day": about["made"], "machine": about["machine"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
