"""The list of techniques at the left: families that fold, a search box, and which technique is on the page."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.form_widgets import tool_button
from app.pages import SPECIAL, SpecialPage
from app.shortcuts import keep_keys
from core.catalogue import Family
from core.knobs import knobs_of
from core.technique import Technique

_ID = Qt.ItemDataRole.UserRole  # the technique's id
_SHOWN = Qt.ItemDataRole.UserRole + 1  # True on the technique whose page is in front
_INDEX = QModelIndex | QPersistentModelIndex


class Sidebar(QWidget):
    """Lists ``families``, and below them the special pages. Shows what ``set_current`` names; asks for a page by ``opened``."""

    #: A page's id: it was clicked, or Enter was pressed on it.
    opened = Signal(str)
    collapsed_changed = Signal(bool)

    def __init__(self, families: Sequence[Family], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._headers: list[QTreeWidgetItem] = []
        self._folded: list[QTreeWidgetItem] = []
        self._came_from: QWidget | None = None
        self._techniques = {t.id(): t for family in families for t in family.techniques}

        # In this order: the window's first focus goes to the first one, where Space still plays.
        self.tree = _Tree(self)
        self.search = _SearchField(self)
        self._nothing = QLabel(wordWrap=True, visible=False)
        theme.restyle(self._nothing, role="muted")
        self._toggle = tool_button("dock-left", "")
        self._toggle.clicked.connect(lambda: self.set_collapsed(not self.collapsed))
        for family in filter(lambda family: family.techniques, families):
            header = QTreeWidgetItem(self.tree, [family.title])
            header.setExpanded(True)
            self._headers.append(header)
            for technique in family.techniques:
                item = QTreeWidgetItem(header, [technique.title])
                item.setToolTip(0, technique.summary())
                item.setData(0, _ID, technique.id())
                self._items[technique.id()] = item

        top = QHBoxLayout(spacing=theme.current().px(4))
        top.addWidget(self.search, 1)
        top.addWidget(self._toggle)
        column = QVBoxLayout(self, spacing=theme.current().px(8))
        column.setContentsMargins(*[theme.current().px(10)] * 4)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        self._entries = {name: _entry(special) for name, special in SPECIAL.items()}
        for name, entry in self._entries.items():
            entry.clicked.connect(lambda _=False, name=name: self.opened.emit(name))
            column.addWidget(entry)
        self._foot = QWidget()  # keeps the buttons at the edges while the tree is folded away
        column.insertWidget(3, self._foot, 1)

        self.tree.opened.connect(self._open)
        self.search.textChanged.connect(self._filter)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._open_found)
        self.search.left.connect(self._leave_search)
        QShortcut(QKeySequence("Ctrl+K"), self, self.focus_search)
        self.collapsed = False
        self.set_collapsed(False)

    def set_current(self, technique_id: str) -> None:
        """Marks what is in front; "" marks none."""
        for name, entry in self._entries.items():
            entry.setChecked(name == technique_id)
        for name, item in self._items.items():
            item.setData(0, _SHOWN, name == technique_id)
        if item := self._items.get(technique_id):
            self.tree.setCurrentItem(item)

    def set_collapsed(self, collapsed: bool) -> None:
        """Folds the sidebar into a strip with a button, or out again."""
        changed, self.collapsed = collapsed != self.collapsed, collapsed
        self.search.setHidden(collapsed)
        self.tree.setHidden(collapsed)
        self._foot.setVisible(collapsed)
        style = Qt.ToolButtonStyle
        for entry in self._entries.values():
            entry.setToolButtonStyle(style.ToolButtonIconOnly if collapsed else style.ToolButtonTextBesideIcon)
        self._toggle.setToolTip("Show the techniques" if collapsed else "Hide the techniques")
        self._toggle.setAccessibleName(self._toggle.toolTip())
        self.setMaximumWidth(self._toggle.sizeHint().width() + theme.current().px(20) if collapsed else 16777215)
        if changed:
            self.collapsed_changed.emit(collapsed)

    def focus_search(self) -> None:
        """Ctrl+K: the keyboard goes to the search box, Escape brings it back."""
        self.set_collapsed(False)
        self._came_from = QApplication.focusWidget() or self._came_from
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(210), theme.current().px(500))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self._toggle.sizeHint().width() if self.collapsed else theme.current().px(130), theme.current().px(120)
        )

    def _leave_search(self) -> None:
        self.search.clear()
        if self._came_from and self._came_from is not self.search:
            self._came_from.setFocus()
        else:
            self.search.clearFocus()
        self._came_from = None

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item and item.parent() and not item.isHidden():
            self.opened.emit(item.data(0, _ID))

    def _move(self, direction: int) -> None:
        """An arrow key in the search box chooses among the rows."""
        for entry in self._entries.values():
            entry.setDown(False)
        self.tree.move_current(direction)

    def _open_found(self) -> None:
        """Enter in the search box: the special page that is marked as the best hit, or the current row."""
        if marked := next((name for name, entry in self._entries.items() if entry.isDown()), None):
            self.opened.emit(marked)
        else:
            self._open(self.tree.currentItem())

    @functools.cached_property
    def _haystacks(self) -> dict[str, str]:
        # Made at the first search: reading the knobs of the whole catalogue would delay the start.
        return {name: _searchable(technique) for name, technique in self._techniques.items()}

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        hits = [name for name in self._items if not words or all(word in self._haystacks[name] for word in words)]
        for name, item in self._items.items():
            item.setHidden(name not in hits)
        if words and not self.tree.searching:
            self._folded = [header for header in self._headers if not header.isExpanded()]
        for header in self._headers:
            header.setHidden(all(header.child(i).isHidden() for i in range(header.childCount())))
            header.setExpanded(bool(words) or header not in self._folded)
        self.tree.searching = bool(words)
        in_title = [name for name in hits if words and words[0] in self._items[name].text(0).casefold()]
        pages = [name for name, page in SPECIAL.items() if all(word in _words_of(page) for word in words)]
        for name, entry in self._entries.items():
            entry.setVisible(name in pages)
            # A technique that has the word among its knobs only is a worse hit than a page of that name.
            entry.setDown(bool(words) and name in pages[:1] and not in_title)
        self._nothing.setText(f'No page matches "{text.strip()}"')
        self._nothing.setVisible(not hits and not pages)
        if words and hits:
            self.tree.setCurrentItem(self._items[(in_title or hits)[0]])


def _entry(special: SpecialPage) -> QToolButton:
    entry = tool_button(special.icon, f"{special.summary} ({special.keys})")
    entry.setText(f" {special.short}")
    entry.setCheckable(True)
    entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return entry


def _words_of(page: SpecialPage) -> str:
    return f"{page.title} {page.summary}".casefold()


def _searchable(technique: type[Technique]) -> str:
    knobs = " ".join(knob.label for knob in knobs_of(technique).values())
    return f"{technique.title} {technique.id()} {technique.summary()} {knobs}".casefold()


class _SearchField(QLineEdit):
    """Hands the keys that work on the list to it."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, placeholderText="Search (Ctrl+K)", clearButtonEnabled=True)
        self.setAccessibleName("Search techniques")
        self.setToolTip("Search titles, summaries and knobs (Ctrl+K); Enter opens the first hit, Esc leaves")
        self.addAction(theme.icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Tree(QTreeWidget):
    opened = Signal(QTreeWidgetItem)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, headerHidden=True, indentation=0, expandsOnDoubleClick=False, mouseTracking=True)
        self.searching = False
        self.setAccessibleName("Techniques")
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
        shown = bool(index.data(_SHOWN))
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
