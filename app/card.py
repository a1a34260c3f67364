"""The frame around a panel: title, one muted note, a menu that appears under the mouse or with the focus, and the panel itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.elided import ElidedLabel
from app.language import follow, keys_text, say, term, tr


class Card(QFrame):
    """One cell of a page. Give it a ``body`` at once or later with ``set_body``; double click on the header maximises.

    ``title`` is a technique's text; what shows is its translation.
    Tab reaches it, and Enter or the menu key opens its menu.

    A body may offer ``log_y`` (bool, or None where a log axis makes no sense) and ``set_log_y(bool)``: the menu then shows
    the switch.
    """

    maximise_requested = Signal()
    save_figure_requested = Signal()
    save_numbers_requested = Signal()

    def __init__(self, title: str, body: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._maximised = False
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(term(title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.header = _Header(self._heading())
        self.header.double_clicked.connect(self.maximise_requested)
        self.header.menu.aboutToShow.connect(self._fill_menu)
        self.header.menu.aboutToHide.connect(self._show_button)
        column = QVBoxLayout(self)
        column.addWidget(self.header)
        self._bodies = QStackedLayout()
        column.addLayout(self._bodies, 1)
        self._measure()
        theme.changed.connect(self._measure)
        if body is not None:
            self.set_body(body)

    @property
    def body(self) -> QWidget | None:
        """The widget that shows now."""
        return self._bodies.currentWidget()

    @property
    def bodies(self) -> tuple[QWidget, ...]:
        """All widgets of this card: one, or those behind its tabs."""
        return tuple(self._bodies.widget(i) for i in range(self._bodies.count()))

    def set_body(self, body: QWidget) -> None:
        """Puts the panel into the card."""
        self._bodies.addWidget(body)

    def set_note(self, text: str) -> None:
        """The muted text at the right of the title; elided where it does not fit, in full as its tool tip."""
        if text != self.header.note.text():
            self.header.note.setText(text)

    def set_maximised(self, maximised: bool) -> None:
        """Tells the menu which way a double click goes now."""
        self._maximised = maximised

    def enterEvent(self, event: QEnterEvent) -> None:
        self.header.button.show()

    def leaveEvent(self, event: QEvent) -> None:
        self._show_button(under_mouse=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_button()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.header.button.showMenu()
        else:
            super().keyPressEvent(event)

    def _show_button(self, under_mouse: bool | None = None) -> None:
        """The menu's button, as long as the mouse is on the card, the focus on it, or the menu open."""
        under_mouse = self.underMouse() if under_mouse is None else under_mouse
        self.header.button.setVisible(under_mouse or self.hasFocus() or self.header.menu.isVisible())

    def _heading(self) -> QWidget:
        label = ElidedLabel()
        label.setProperty("role", "title")
        follow(self, lambda: label.setText(term(self.title)))
        return label

    def _measure(self) -> None:
        px = theme.current().px
        self.layout().setContentsMargins(px(12), px(8), px(12), px(10))
        self.layout().setSpacing(px(6))
        self.setMinimumSize(px(180), px(120))
        # As high as its button, which comes and goes with the mouse.
        self.header.setFixedHeight(max(self.header.button.sizeHint().height(), self.header.sizeHint().height()))

    def _fill_menu(self) -> None:
        menu = self.header.menu
        menu.clear()
        _action(menu, "image-outline", tr("Save figure..."), keys_text("Ctrl+S")).triggered.connect(
            self.save_figure_requested
        )
        numbers = _action(menu, "table-arrow-down", tr("Save numbers..."), keys_text("Ctrl+E"))
        numbers.triggered.connect(self.save_numbers_requested)
        menu.addSeparator()
        icon, text = ("arrow-collapse", tr("Restore")) if self._maximised else ("arrow-expand", tr("Maximise"))
        _action(menu, icon, text, tr("Double click")).triggered.connect(self.maximise_requested)
        body = self.body
        if getattr(body, "log_y", None) is not None:
            switch = _action(menu, "math-log", tr("Log axis"))
            switch.setCheckable(True)
            switch.setChecked(body.log_y)
            switch.toggled.connect(body.set_log_y)


class StackCard(Card):
    """A card whose title is a row of small tabs, one for each (title, body)."""

    #: The index of the body that shows now.
    body_changed = Signal(int)
    #: A person has clicked a tab.
    chosen = Signal()

    def __init__(self, bodies: Sequence[tuple[str, QWidget]] = (), parent: QWidget | None = None) -> None:
        super().__init__("", None, parent)
        self._titles: list[str] = []
        follow(self, self._speak)
        for title, body in bodies:
            self.add_body(title, body)

    def add_body(self, title: str, body: QWidget) -> None:
        """One more tab."""
        self.title = self.title or title
        self._titles.append(title)
        self.setAccessibleName(term(self.title))
        self._bodies.addWidget(body)
        self._tabs.addTab(term(title))

    def _speak(self) -> None:
        for index, title in enumerate(self._titles):
            self._tabs.setTabText(index, term(title))
        self.setAccessibleName(term(self.title))

    def show_body(self, body: QWidget) -> None:
        """Brings one of the bodies to the front, as a click on its tab does."""
        self._tabs.setCurrentIndex(self._bodies.indexOf(body))

    def set_body(self, body: QWidget) -> None:
        raise TypeError("a StackCard takes bodies with titles: add_body(title, body)")

    def _heading(self) -> QWidget:
        self._tabs = say(QTabBar(), accessibleName=QT_TR_NOOP("Views of this card"))
        self._tabs.setProperty("small", True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)  # arrows appear where room is short
        self._tabs.currentChanged.connect(self._show)
        self._tabs.tabBarClicked.connect(lambda _: self.chosen.emit())
        return self._tabs

    def _show(self, index: int) -> None:
        self._bodies.setCurrentIndex(index)
        self.title = self._titles[index]
        self.setAccessibleName(term(self.title))
        self.body_changed.emit(index)


def _action(menu: QMenu, icon: str, text: str, shortcut: str = "") -> QAction:
    """The shortcut is only named here: the page owns the keys, and one key must have one owner."""
    return menu.addAction(theme.icon(icon, "muted"), f"{text}\t{shortcut}" if shortcut else text)


class _Header(QWidget):
    double_clicked = Signal()

    def __init__(self, heading: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.note = ElidedLabel("", Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, least=8)
        self.note.setProperty("role", "muted")
        self.button = QToolButton()
        self.button.setIcon(theme.icon("dots-horizontal", "muted"))
        say(
            self.button,
            toolTip=QT_TR_NOOP("Save, maximise (double click)"),
            accessibleName=QT_TR_NOOP("Menu of this card"),
        )
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.button.hide()
        # The title goes before the note where room is short.
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(heading)
        row.addWidget(self.note, 1)
        row.addWidget(self.button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()
