"""The tree of the sidebar: families that fold, the page in front filled, the keyboard's row outlined."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app import theme
from app.language import say
from app.shortcuts import keep_keys

SHOWN = Qt.ItemDataRole.UserRole + 1  # True on the technique whose page is in front
_INDEX = QModelIndex | QPersistentModelIndex


class TechniqueTree(QTreeWidget):
    """``opened`` asks for a technique; a click on a family folds it."""

    opened = Signal(QTreeWidgetItem)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, headerHidden=True, indentation=0, expandsOnDoubleClick=False, mouseTracking=True)
        self.searching = False
        say(self, accessibleName=QT_TR_NOOP("Techniques"))
        self.setItemDelegate(_RowPainter(self))
        # What is painted as selected is the page in front; the keyboard moves the current row's outline.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._use)
        keep_keys(self)

    def move_current(self, direction: int) -> None:
        """Makes the next (+1) or previous (-1) visible technique the current row."""
        item = self.currentItem()
        while item := self.itemBelow(item) if direction > 0 else self.itemAbove(item):
            if item.parent():
                self.setCurrentItem(item)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._use(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _use(self, item: QTreeWidgetItem) -> None:
        if item.parent():
            self.opened.emit(item)
        else:
            item.setExpanded(not item.isExpanded())


class _RowPainter(QStyledItemDelegate):
    """A row is one rounded shape from edge to edge: filled for the page in front, outlined for the keyboard's row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        return QSize(0, option.fontMetrics.height() + theme.current().px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        look, tree = theme.current(), self.parent()
        family = not index.parent().isValid()
        shown = bool(index.data(SHOWN))
        current = index == tree.currentIndex() and (tree.hasFocus() or tree.searching)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.text if shown else look.accent), look.scale) if current else Qt.PenStyle.NoPen)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(look.accent) if shown else QColor(look.hover) if hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        font = QFont(option.font)
        if family:
            font.setWeight(QFont.Weight.DemiBold)
            arrow = "chevron-down" if tree.isExpanded(index) else "chevron-right"
            side = look.px(16)
            top = option.rect.center().y() - side // 2 + 1
            theme.icon(arrow, "muted").paint(painter, option.rect.left() + look.px(4), top, side, side)
        painter.setFont(font)
        painter.setPen(QColor(look.on_accent if shown else look.text))
        room = option.rect.adjusted(look.px(24 if family else 34), 0, -look.px(6), 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
