"""The list of techniques at the left: families that fold, a search box, and which technique is on the page."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.form_widgets import muted_label, tool_button
from app.language import follow, keys_text, name_button, say, term, tr
from app.pages import SPECIAL, SpecialPage
from app.sidebar_tree import SHOWN, TechniqueTree
from core.catalogue import Family
from core.knobs import knobs_of
from core.technique import Technique

_ID = Qt.ItemDataRole.UserRole  # the technique's id


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
        self.tree = TechniqueTree(self)
        self.search = _SearchField(self)
        self._nothing = muted_label()
        self._nothing.hide()
        self._toggle = tool_button("dock-left")
        self._toggle.clicked.connect(lambda: self.set_collapsed(not self.collapsed))
        self._families = [family for family in families if family.techniques]
        for family in self._families:
            header = QTreeWidgetItem(self.tree)
            header.setExpanded(True)
            self._headers.append(header)
            for technique in family.techniques:
                item = QTreeWidgetItem(header)
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
        follow(self, self._speak)

    def _speak(self) -> None:
        for family, header in zip(self._families, self._headers, strict=True):
            header.setText(0, term(family.title))
        for name, item in self._items.items():
            item.setText(0, term(self._techniques[name].title))
            item.setToolTip(0, term(self._techniques[name].summary()))
        for name, entry in self._entries.items():
            entry.setText(f" {tr(SPECIAL[name].short)}")
            name_button(entry, f"{tr(SPECIAL[name].summary)} ({keys_text(SPECIAL[name].keys)})")
        self._name_toggle()
        self.__dict__.pop("_haystacks", None)
        if self.search.text():
            self._filter(self.search.text())

    def _name_toggle(self) -> None:
        name_button(self._toggle, tr("Show the techniques") if self.collapsed else tr("Hide the techniques"))

    def set_current(self, technique_id: str) -> None:
        """Marks what is in front; "" marks none."""
        for name, entry in self._entries.items():
            entry.setChecked(name == technique_id)
        for name, item in self._items.items():
            item.setData(0, SHOWN, name == technique_id)
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
        self._name_toggle()
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
        self._nothing.setText(tr('No page matches "{text}"').format(text=text.strip()))
        self._nothing.setVisible(not hits and not pages)
        if words and hits:
            self.tree.setCurrentItem(self._items[(in_title or hits)[0]])


def _entry(special: SpecialPage) -> QToolButton:
    entry = tool_button(special.icon)
    entry.setCheckable(True)
    entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return entry


def _words_of(page: SpecialPage) -> str:
    return f"{page.title} {page.summary} {tr(page.title)} {tr(page.summary)}".casefold()


def _searchable(technique: type[Technique]) -> str:
    """Its texts in English, which lessons and command line use, and in the language of the window."""
    said = [technique.title, technique.summary(), *(knob.label for knob in knobs_of(technique).values())]
    return " ".join([technique.id(), *said, *map(term, said)]).casefold()


class _SearchField(QLineEdit):
    """Hands the keys that work on the list to it."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True)
        say(
            self,
            placeholderText=QT_TR_NOOP("Search (Ctrl+K)"),
            accessibleName=QT_TR_NOOP("Search techniques"),
            toolTip=QT_TR_NOOP("Search titles, summaries and knobs (Ctrl+K); Enter opens the first hit, Esc leaves"),
        )
        self.addAction(theme.icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
