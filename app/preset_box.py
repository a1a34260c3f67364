"""The presets of a page: those that come along and a person's own, which can be named and deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from app import theme
from app.form_widgets import QuietCombo, tool_button
from app.language import follow, say, term, tr

Values = Mapping[str, Any]
#: The longest name of an own preset, in characters, and how many a page may have.
LONGEST, MOST = 40, 100


class PresetBox(QWidget):
    """A list to choose from, and a button to keep the knobs as they are now. ``shipped`` are values of all knobs by title."""

    #: A preset was chosen: its title and values.
    chosen = Signal(str, object)
    #: A person's own presets have changed: all of them, {name: values}.
    own_changed = Signal(object)

    def __init__(self, shipped: Mapping[str, Values], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shipped, self._own = dict(shipped), {}
        self._now: Values = {}
        self.list = QuietCombo()
        say(
            self.list,
            placeholderText=QT_TR_NOOP("Custom"),
            toolTip=QT_TR_NOOP("Presets: choose one and every knob is set for it"),
            accessibleName=QT_TR_NOOP("Preset"),
        )
        self.list.textActivated.connect(lambda text: self.choose(self.list.itemData(self.list.findText(text))))
        self.button = tool_button(
            "bookmark-outline", QT_TR_NOOP("Keep these knobs as a preset of your own, or delete one")
        )
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self._menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self, spacing=theme.current().px(2))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addWidget(self.button)
        follow(self, self._fill)

    def set_own(self, own: Mapping[str, Values]) -> None:
        """Offers these presets, too; one that has the name of a shipped one is left out."""
        self._own = {name: values for name, values in own.items() if name not in self._shipped}
        self._fill()

    def show_values(self, values: Values) -> None:
        """The knobs as they are: names the preset that they make, if they make one."""
        self._now = values
        presets = {**self._shipped, **self._own}
        self.list.setCurrentIndex(self.list.findData(next((t for t, v in presets.items() if v == values), "")))

    def keep(self, name: str) -> str:
        """Keeps the knobs as a preset of this name, in place of an own one that has it. Returns "" or why it cannot be."""
        name = name.strip()
        if not 0 < len(name) <= LONGEST:
            return tr("a preset's name has 1 to {longest} characters").format(longest=LONGEST)
        if name in self._shipped:
            return tr('"{name}" is a preset that comes with the page; choose another name').format(name=name)
        if name not in self._own and len(self._own) >= MOST:
            return tr("a page has at most {most} presets of your own; delete one first").format(most=MOST)
        self._change(self._own | {name: dict(self._now)})
        return ""

    def delete(self, name: str) -> None:
        """Forgets an own preset; the knobs stay as they are."""
        self._change({other: values for other, values in self._own.items() if other != name})

    def _change(self, own: dict[str, Values]) -> None:
        self.set_own(own)
        self.own_changed.emit(self._own)

    def _fill(self) -> None:
        self.list.clear()
        for title in self._shipped:
            self.list.addItem(term(tr(title)), title)
        if self._own:
            self.list.insertSeparator(self.list.count())
            for title in self._own:
                self.list.addItem(title, title)
        self.show_values(self._now)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Keep these knobs as a preset..."), self._ask)
        for name in self._own:
            self._menu.addAction(tr('Delete "{name}"').format(name=name), lambda name=name: self.delete(name))

    def choose(self, title: str) -> None:
        """As if a person had chosen the preset of this (English) title."""
        self.chosen.emit(title, {**self._shipped, **self._own}[title])

    def _ask(self) -> None:
        label, name = tr("Name:"), ""
        while True:
            name, accepted = QInputDialog.getText(self, tr("Keep as a preset"), label, text=name)
            if not accepted:
                return
            if not (complaint := self.keep(name)):
                return
            label = f"{complaint[0].upper()}{complaint[1:]}.\n" + tr("Name:")
