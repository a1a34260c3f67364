"""The data sets as a column of tiles: a name, a line about it, and a few of its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app import theme
from app.elided import ElidedLabel
from app.language import follow, say, tr
from app.panels.pictures import Pictures
from core.datasets.catalogue import DatasetCard
from core.datasets.shelf import Item


class SetList(QListWidget):
    """Shows ``shelf`` items; ``chosen`` names the one that a person went to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, accessibleName=QT_TR_NOOP("Data sets"))
        self.setProperty("tiles", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._tiles: dict[str, _Tile] = {}
        self.currentRowChanged.connect(self._moved)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(236), theme.current().px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(180), theme.current().px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A list from top to bottom lays its rows out anew for a new height only; narrower, it would cut the tiles.
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> str:
        """Name of the chosen set, "" for none."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def knows(self, name: str) -> bool:
        """Whether there is a tile of this name."""
        return name in self._tiles

    @property
    def without_pictures(self) -> list[str]:
        """Sets that are here but have no thumbnails yet."""
        return [name for name, tile in self._tiles.items() if tile.item.here and not tile.settled]

    def show_items(self, items: Iterable[Item], current: str = "") -> None:
        """Replaces the tiles, keeping thumbnails of sets that stay, and goes to ``current`` without telling."""
        old, self._tiles = self._tiles, {}
        thumbnails = {name: tile.thumbnails for name, tile in old.items() if tile.thumbnails}
        self.blockSignals(True)
        self.clear()
        for item in items:
            name = item.card.name
            tile = self._tiles[name] = _Tile(item)
            if item.here and name in thumbnails:
                tile.show_thumbnails(thumbnails[name])
            row = QListWidgetItem(self)
            row.setData(Qt.ItemDataRole.UserRole, name)
            row.setSizeHint(QSize(0, tile.sizeHint().height()))  # as wide as the list
            self.setItemWidget(row, tile)
            if name == current:
                self.setCurrentItem(row)
        self._mark()
        self.blockSignals(False)

    def show_thumbnails(self, name: str, gallery: Mapping[str, Any]) -> None:
        """Pictures of one set have come."""
        if tile := self._tiles.get(name):
            tile.show_thumbnails(gallery)

    def show_problem(self, name: str, sentence: str) -> None:
        """A set cannot be read."""
        if tile := self._tiles.get(name):
            tile.show_problem()
            self.item(list(self._tiles).index(name)).setToolTip(sentence)

    def _restyle(self) -> None:
        """Tiles anew, in the sizes of the theme."""
        self.show_items([tile.item for tile in self._tiles.values()], self.current)

    def _moved(self, row: int) -> None:
        self._mark()
        if row >= 0:
            self.chosen.emit(self.current)

    def _mark(self) -> None:
        for name, tile in self._tiles.items():
            tile.set_current(name == self.current)


class _Tile(QWidget):
    """``settled`` once there is nothing more to load."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        px = theme.current().px
        self.item = item
        self.thumbnails: Mapping[str, Any] | None = None
        self.settled = False
        self._current = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the list takes the clicks
        title = QLabel(item.card.title)
        theme.restyle(title, role="title")
        self._line, self._unreadable = ElidedLabel(), False
        theme.restyle(self._line, role="muted")
        follow(self, self._speak)
        self._pictures = Pictures()
        self._pictures.setFixedHeight(px(30))
        self._pictures.setVisible(item.here)
        column = QVBoxLayout(self, spacing=px(4))
        column.setContentsMargins(px(12), px(10), px(12), px(14))
        column.addWidget(title)
        column.addWidget(self._line)
        column.addWidget(self._pictures)

    def show_thumbnails(self, gallery: Mapping[str, Any]) -> None:
        self.thumbnails, self.settled = gallery, True
        self._pictures.show_gallery(gallery | {"captions": None})

    def _speak(self) -> None:
        self._line.setText(tr("cannot be read") if self._unreadable else line(self.item))

    def show_problem(self) -> None:
        self.settled = self._unreadable = True
        self._speak()
        theme.restyle(self._line, role="error")

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent if self._current else look.line), look.px(2 if self._current else 1)))
        painter.setBrush(QColor(look.surface))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1 - look.px(6))
        painter.drawRoundedRect(frame, look.px(8), look.px(8))


def line(item: Item) -> str:
    """A set in a few words."""
    card = item.card
    if item.here:
        counted = tr("{count} pictures").format(count=f"{sum(card.counts):,}")
        return f"{counted} · {pixels(card)}"
    return tr("not here") + (f" · {megabytes(card.download_size)}" if card.files else "")


def pixels(card: DatasetCard) -> str:
    """How its pictures are: "28×28 grey"."""
    colours = tr("colour") if len(card.shape) == 3 else tr("grey")
    return f"{card.shape[1]}×{card.shape[0]} {colours}"


def megabytes(size: float) -> str:
    """Bytes for a person."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"
