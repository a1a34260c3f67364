"""The form of a technique's knobs: generated from their declarations, with presets, undo and inline validation."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import language, theme
from app.form_widgets import Section, muted_label, tool_button
from app.knob_history import KnobEdit, undo_buttons
from app.knob_lock import KnobLock
from app.knob_row import MEANINGS, KnobRow, Mark
from app.language import term, tr
from app.preset_box import PresetBox
from core.knob_record import Knob, accepts
from core.knobs import KnobError, knobs_of
from core.technique import Technique

#: Seconds of one turn of the event loop that building rows may take.
_TURN = 0.006


def canonical(knob: Knob, value: Any) -> Any:
    """A value as the technique holds it: tuples where JSON has lists, floats where it has whole numbers."""
    if isinstance(value, list | tuple):
        return tuple(canonical(knob, item) for item in value)
    whole = type(value) is int and abs(value) <= sys.float_info.max  # a larger one is no float, and refused as it is
    return float(value) if whole and (knob.kind is float or knob.cells) else value


class KnobForm(QWidget):
    """The knobs of ``technique`` with their values, to be edited; the rows appear over the first turns of the event loop.

    ``stop_when`` has a value here but no row: the transport shows it. Values shown are always ones that the knobs accept.
    """

    #: A knob has a new value by an edit, a preset, undo or redo: its name and value.
    changed = Signal(str, object)
    #: A person has chosen which knobs are hidden: their names.
    hidden_changed = Signal(object)

    def __init__(
        self, technique: type[Technique], values: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.technique, self.knobs = technique, knobs_of(technique)
        self.rows: dict[str, KnobRow] = {}
        self._values = {name: knob.default for name, knob in self.knobs.items()}
        self._applied: dict[str, Any] = {}
        self._running = False
        #: Knobs that this page does not show.
        self.hidden: frozenset[str] = frozenset()
        self._sections: dict[str, Section] = {}
        self._defaults = dict(self._values)
        self.presets = PresetBox(
            {title: self._complete(p) for title, p in {QT_TR_NOOP("Defaults"): {}, **technique.presets}.items()}
        )
        self.presets.chosen.connect(
            lambda title, values: self._push(tr('preset "{title}"').format(title=title), values)
        )
        self._history = QUndoStack(self)
        self._history.setUndoLimit(500)

        column = QVBoxLayout(self, spacing=theme.current().px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header())
        content = QWidget()
        self._column = QVBoxLayout(content, spacing=theme.current().px(10))
        self._column.setContentsMargins(0, 0, theme.current().px(6), 0)
        self._column.addStretch()
        self._scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame, widget=content)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._legend())

        self._unbuilt = [knob for name, knob in self.knobs.items() if name != "stop_when"]
        #: One sentence for each of ``values`` that was not accepted.
        self.refused = self.set_values(values or {})
        self._builder = QTimer(self, interval=0)
        self._builder.timeout.connect(self._build)
        self._builder.start()
        language.changed.connect(self._show_all)

    def values(self) -> dict[str, Any]:
        """All knobs; text still being typed is taken first, as if the focus had left it."""
        for row in self.rows.values():
            row.editor.commit()
        return dict(self._values)

    def set_values(self, values: Mapping[str, Any]) -> list[str]:
        """Shows values without reporting them and forgets the history; what is not accepted is left out.

        Returns:
            one sentence for each value left out.
        """
        refused = []
        for name, value in values.items():
            if sentence := self._objection(name, value):
                refused.append(sentence)
            else:
                self._values[name] = canonical(self.knobs[name], value)
        self._history.clear()
        self._show(self._values)
        return refused

    def edit(self, name: str, value: Any, continues: bool = False) -> None:
        """An undoable edit, as if typed; with ``continues`` it and the previous edit of this knob are undone together.

        Raises:
            KnobError: the knob does not accept the value.
        """
        if sentence := self._objection(name, value):
            raise KnobError(sentence)
        self._push(term(self.knobs[name].label), {name: value}, continues)

    def edit_all(self, text: str, values: Mapping[str, Any]) -> list[str]:
        """One undoable edit of several knobs, called ``text``; returns a sentence for each value that is not accepted."""
        objections = {name: self._objection(name, value) for name, value in values.items()}
        self._push(text, {name: value for name, value in values.items() if not objections[name]})
        return [sentence for sentence in objections.values() if sentence]

    def set_own_presets(self, own: Mapping[str, Mapping[str, Any]]) -> None:
        """Offers presets of a person's own; values that the knobs do not accept (any more) are the defaults in them."""
        accepted = {
            name: {knob: v for knob, v in values.items() if not self._objection(knob, v)}
            for name, values in own.items()
        }
        self.presets.set_own({name: self._complete(values) for name, values in accepted.items()})

    def hide_knobs(self, names: Iterable[str]) -> None:
        """Shows all knobs but these, which keep their values; unknown names are passed over."""
        self.hidden = frozenset(names) & frozenset(self.knobs)
        self._refresh()

    def set_running(self, running: bool) -> None:
        """While running, knobs that differ from what was applied are marked as waiting."""
        self._running = running
        self._mark_waiting()

    def mark_applied(self, values: Mapping[str, Any]) -> None:
        """The values that the run now uses."""
        self._applied = {**self._applied, **values}
        self._mark_waiting()

    def waiting(self) -> list[str]:
        """Knobs whose values apply at the next Play only."""
        if not self._running:
            return []
        return [
            name
            for name, knob in self.knobs.items()
            if not knob.live and name in self._applied and self._applied[name] != self._values[name]
        ]

    def reset_all(self) -> None:
        """Every knob back to its default, as one edit."""
        self._push(tr("all knobs"), self._defaults)

    def add_row(self, widget: QWidget) -> None:
        """Puts a widget above the knobs (the device selector)."""
        self._column.insertWidget(0, widget)

    def _complete(self, chosen: Mapping[str, Any]) -> dict[str, Any]:
        """Every knob's value in a preset that sets some."""
        return self._defaults | {name: canonical(self.knobs[name], value) for name, value in chosen.items()}

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout(spacing=theme.current().px(2))
        row.addWidget(self.presets, 1)
        for button in undo_buttons(self._history, self):
            row.addWidget(button)
        reset = tool_button("restore", QT_TR_NOOP("Reset all knobs to their defaults"))
        reset.clicked.connect(self.reset_all)
        lock = tool_button("eye-outline", QT_TR_NOOP("Choose which knobs this page shows"))
        lock.clicked.connect(self._choose_hidden)
        row.addWidget(reset)
        row.addWidget(lock)
        return row

    def _choose_hidden(self) -> None:
        lock = KnobLock({name: knob for name, knob in self.knobs.items() if name != "stop_when"}, self.hidden, self)
        if lock.exec():
            self.hide_knobs(lock.hidden)
            self.hidden_changed.emit(sorted(self.hidden))
        lock.deleteLater()

    def _legend(self) -> QGridLayout:
        grid = QGridLayout(horizontalSpacing=theme.current().px(6), verticalSpacing=theme.current().px(2))
        grid.setColumnStretch(1, 1)
        if self.technique.reruns_on_edit:
            grid.addWidget(muted_label(QT_TR_NOOP("Every change runs it again")), 0, 0, 1, 2)
        else:
            for line, kind in enumerate(("live", "next")):
                grid.addWidget(Mark(kind), line, 0)
                grid.addWidget(muted_label(MEANINGS[kind]), line, 1)
        self._waiting_mark, self._waiting_note = Mark("waiting"), muted_label()
        grid.addWidget(self._waiting_mark, 2, 0)
        grid.addWidget(self._waiting_note, 2, 1)
        self._mark_waiting()
        return grid

    def _build(self) -> None:
        """Adds rows until this turn's time is over; the timer goes on with the rest."""
        end = time.perf_counter() + _TURN
        while self._unbuilt and time.perf_counter() < end:
            knob = self._unbuilt.pop(0)
            if knob.group not in self._sections:
                self._sections[knob.group] = Section(knob.group)
                self._column.insertWidget(self._column.count() - 1, self._sections[knob.group])
            row = KnobRow(knob, marked=not self.technique.reruns_on_edit)
            self._sections[knob.group].rows.addWidget(row)
            self.rows[knob.name] = row
            row.edited.connect(lambda value, continues, name=knob.name: self.edit(name, value, continues))
            row.reset_asked.connect(lambda knob=knob: self.edit(knob.name, knob.default))
            row.show_value(self._values[knob.name])
        self._refresh()
        if not self._unbuilt:
            self._builder.stop()

    def _objection(self, name: str, value: Any) -> str | None:
        if name not in self.knobs:
            return tr('{page} has no knob "{name}"').format(page=self.technique.id(), name=name)
        return accepts(self.knobs[name], canonical(self.knobs[name], value))

    def _push(self, text: str, values: Mapping[str, Any], continues: bool = False) -> None:
        values = {name: canonical(self.knobs[name], value) for name, value in values.items()}
        after = {name: value for name, value in values.items() if value != self._values[name]}
        if after:
            before = {name: self._values[name] for name in after}
            self._history.push(KnobEdit(text, before, after, continues, self._put))
        else:
            self._show(values)  # the editor may show something else than the value it stands for

    def _put(self, values: dict[str, Any]) -> None:
        self._values |= values
        self._show(values)
        for name, value in values.items():
            self.changed.emit(name, value)

    def _show(self, names: Iterable[str]) -> None:
        for name in names:
            if row := self.rows.get(name):
                row.show_value(self._values[name])
        self._refresh()

    def _show_all(self) -> None:
        self._show(self._values)

    def _refresh(self) -> None:
        """What depends on all values: which rows matter, what waits, which preset this is."""
        shown = {name for name in self.rows if self.matters(name) and name not in self.hidden}
        for name, row in self.rows.items():
            row.setVisible(name in shown)
        for group, section in self._sections.items():
            section.setVisible(any(self.knobs[name].group == group for name in shown))
        self._mark_waiting()
        self.presets.show_values(dict(self._values))

    def matters(self, name: str) -> bool:
        """Whether the knobs that this one depends on make it count."""
        when = self.knobs[name].when
        return not when or (self._values[when.knob] in when.values and self.matters(when.knob))

    def _mark_waiting(self) -> None:
        waiting = self.waiting()
        for name, row in self.rows.items():
            row.show_waiting(name in waiting)
        count = len(waiting)
        self._waiting_note.setText(tr("%n changes wait for the next Play", "", count))
        self._waiting_mark.setVisible(count > 0)
        self._waiting_note.setVisible(count > 0)
