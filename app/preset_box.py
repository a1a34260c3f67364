"""The presets of a page: those that come along and a person's own, which can be named and deleted; how long they take here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from app import theme
from app.form_widgets import QuietCombo, tool_button
from app.language import follow, say, term, tr
from app.settings import BUDGETS
from app.time_budget import TimeBudget
from core.technique import Technique

Values = Mapping[str, Any]
#: The longest name of an own preset, in characters, and how many a page may have.
LONGEST, MOST = 40, 100
_TIME = Qt.ItemDataRole.UserRole + 1


class _WithTime(QStyledItemDelegate):
    """A title, and at the right how long it takes."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if time := index.data(_TIME):
            painter.save()
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.setPen(theme.current().on_accent if chosen else theme.current().muted)
            room = option.rect.adjusted(0, 0, -theme.current().px(8), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        if time := index.data(_TIME):
            size.setWidth(size.width() + option.fontMetrics.horizontalAdvance(f"  {time}") + theme.current().px(16))
        return size


class _List(QuietCombo):
    """Says that it is about to open."""

    opening = Signal()

    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()


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
        self._budget: TimeBudget | None = None
        self._technique = Technique
        self.list = _List()
        self.list.setItemDelegate(_WithTime(self.list))
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
        self.limit = QLabel(visible=False)
        theme.restyle(self.limit, role="muted")
        row.addWidget(self.list, 1)
        row.addWidget(self.limit)
        row.addWidget(self.button)
        follow(self, self._fill)

    def plan(self, technique: type[Technique], budget: TimeBudget) -> None:
        """Says how long the shipped presets of ``technique`` take, and shortens them as ``budget`` asks for."""
        self._technique, self._budget = technique, budget
        self.list.opening.connect(budget.look)
        budget.changed.connect(self._fill)
        self._fill()

    def set_own(self, own: Mapping[str, Values]) -> None:
        """Offers these presets, too; one that has the name of a shipped one is left out."""
        self._own = {name: values for name, values in own.items() if name not in self._shipped}
        self._fill()

    def show_values(self, values: Values) -> None:
        """The knobs as they are: names the preset that they make, if they make one."""
        self._now = values
        presets = {**self._shipped, **{title: self._fitted(title)[0] for title in self._shipped}, **self._own}
        self.list.setCurrentIndex(self.list.findData(next((t for t, v in presets.items() if v == values), "")))

    def keep(self, name: str) -> str:
        """Keeps the knobs as a preset of this name, in place of an own one that has it. Returns "" or why it cannot be."""
        name = name.strip()
        if not 0 < len(name) <= LONGEST:
            return tr("a preset's name has 1 to {longest} characters").format(longest=LONGEST)
        if name in self._shipped or name in (term(tr(title)) for title in self._shipped):
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

    def _fitted(self, title: str) -> tuple[dict[str, Any], str]:
        """A shipped preset as it would be chosen now, and why it could not be made short enough."""
        values = self._shipped[title]
        return self._budget.fitted(self._technique, title, values) if self._budget else (dict(values), "")

    def _fill(self) -> None:
        self.list.clear()
        for title in self._shipped:
            self.list.addItem(term(tr(title)), title)
        if self._own:
            self.list.insertSeparator(self.list.count())
            for title in self._own:
                self.list.addItem(title, title)
        if self._budget:
            shown = {title: self._fitted(title)[0] for title in self._shipped}
            for title, time in self._budget.times(self._technique, shown).items():
                self.list.setItemData(self.list.findData(title), time, _TIME)
            seconds = self._budget.seconds
            self.limit.setText(tr("≤ {seconds} s").format(seconds=seconds))
            told = tr("Presets are shortened so that a run takes about {seconds} s on this machine")
            self.limit.setToolTip(told.format(seconds=seconds))
            self.limit.setVisible(seconds > 0)
        self.show_values(self._now)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Keep these knobs as a preset..."), self._ask)
        for name in self._own:
            self._menu.addAction(tr('Delete "{name}"').format(name=name), lambda name=name: self.delete(name))
        if self._budget:
            self._menu.addSeparator()
            group = QActionGroup(self._menu)
            for seconds in (0, *BUDGETS):
                fit = tr("Fit presets into {seconds} s").format(seconds=seconds)
                text = fit if seconds else tr("Leave presets as long as they are")
                action = self._menu.addAction(text, lambda seconds=seconds: self._budget.choose(seconds))
                action.setCheckable(True)
                action.setChecked(seconds == self._budget.seconds)
                group.addAction(action)
            self._menu.addAction(tr("Measure this machine's speed again"), self._budget.measure)

    def choose(self, title: str) -> None:
        """As if a person had chosen the preset of this (English) title."""
        values, why = (self._own[title], "") if title in self._own else self._fitted(title)
        self.chosen.emit(title, values)
        if why:
            self._budget.complaint.emit(_sentence(why))

    def _ask(self) -> None:
        label, name = tr("Name:"), ""
        while True:
            name, accepted = QInputDialog.getText(self, tr("Keep as a preset"), label, text=name)
            if not accepted:
                return
            if not (complaint := self.keep(name)):
                return
            label = f"{_sentence(complaint)}\n{tr('Name:')}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
