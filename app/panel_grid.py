"""The cards of a page in a grid of splitters: built one a turn of the event loop, fed with events, drawn on a budget."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app import language, theme
from app.card import Card, StackCard
from app.panels import PanelWidget, make_panel
from core.panels import Panel, Stack, panels_of
from core.technique import Technique

#: Seconds of one tick that drawing may take before the rest waits for the next tick.
DRAW_BUDGET = 0.02
#: Widths of a tall card and of all others, in proportion.
TALL_AND_REST = 1250, 1000


class PanelGrid(QWidget):
    """All panels of one technique. Signals pass on what the panels report."""

    edited = Signal(str, object, bool)
    pointed = Signal(str, float, float)
    cell_clicked = Signal(str, int, int)
    save_figure_requested = Signal(object)
    save_numbers_requested = Signal(object)
    built = Signal()

    def __init__(self, technique: type[Technique], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = panels_of(technique)
        self.panels: list[PanelWidget] = []
        self._by_stream: dict[str, list[PanelWidget]] = {}
        self._cards: list[Card] = []
        self._shown_in: dict[PanelWidget, Card] = {}
        self._maximised: Card | None = None
        #: Cards whose tab a person has chosen in this run.
        self._chosen: set[Card] = set()
        self._next = 0
        self._columns, self._rows = _splitter(Qt.Orientation.Horizontal), _splitter(Qt.Orientation.Vertical)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)
        self._splitters: list[QSplitter] = []
        tall = bool(self._cells) and getattr(self._cells[0], "tall", False)
        shape = (1,) * len(self._cells) if tall else _shape(len(self._cells))
        for number, count in enumerate(shape):
            row = _splitter(Qt.Orientation.Horizontal)
            row.setProperty("cells", count)
            (self._columns if tall and number == 0 else self._rows).addWidget(row)
            self._splitters.append(row)
        self._columns.addWidget(self._rows)
        self._building = self._build()
        self._builder = QTimer(self, interval=0)
        self._builder.timeout.connect(self._build_next)
        self._builder.start()
        language.changed.connect(self._note_again)

    @property
    def ready(self) -> bool:
        """Whether every panel has been built."""
        return not self._builder.isActive()

    def receive(self, stream: str, data: dict[str, Any]) -> None:
        """An event for every panel that shows this stream."""
        for panel in self._by_stream.get(stream, ()):
            panel.receive(stream, data)

    def catch_up(self) -> None:
        """Draws what was hidden so far over the next turns of the event loop, also where no run makes frames any more."""
        self.draw()
        if any(panel.isVisible() and panel.dirty for panel in self.panels):
            QTimer.singleShot(0, self, self.catch_up)
        else:  # some say how much they show, which they know once they are painted
            QTimer.singleShot(0, self, self._note_again)

    def _note_again(self) -> None:
        for panel, card in self._shown_in.items():
            if panel.isVisible():
                card.set_note(panel.note())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.catch_up)

    def draw(self) -> None:
        """Draws what is visible and has news, in turn, until this tick's budget is spent."""
        end = time.perf_counter() + DRAW_BUDGET
        for _ in self.panels:
            panel = self.panels[self._next % len(self.panels)]
            self._next += 1
            if panel.isVisible():
                panel.draw()
                self._shown_in[panel].set_note(panel.note())
            if time.perf_counter() > end:
                break

    def reveal(self, stream: str) -> None:
        """Brings a panel with this stream to the front, unless one can be seen already."""
        panels = self._by_stream.get(stream, [])
        if panels and not any(panel.isVisible() for panel in panels):
            card = self._shown_in[panels[0]]
            if isinstance(card, StackCard):
                card.show_body(panels[0])

    def begin_run(self, label: str) -> None:
        """A new run starts, or with "" everything is reset."""
        self._chosen.clear()
        self.each("begin_run", label)

    def settle(self) -> None:
        """Some time into a run: what it does not feed goes, and no tab stays in front that it leaves empty."""
        for panel in self.panels:
            panel.drop_stale()
        for card in self._cards:
            if isinstance(card, StackCard) and card not in self._chosen and not card.body.fed:
                fed = next((body for body in card.bodies if body.fed), card.body)
                card.show_body(fed)

    def each(self, method: str, *arguments: Any) -> None:
        """Calls one method on every panel that has it."""
        for panel in self.panels:
            if call := getattr(panel, method, None):
                call(*arguments)

    def card_of(self, panel: PanelWidget) -> Card:
        """The card that shows a panel."""
        return self._shown_in[panel]

    def toggle_maximised(self, card: Card) -> None:
        """One card fills the page, or all are back."""
        self._maximised = None if self._maximised is card else card
        card.set_maximised(self._maximised is card)
        for other in self._cards:
            other.setVisible(self._maximised in (None, other))
        for splitter in (*self._splitters, self._rows):
            splitter.setVisible(any(not splitter.widget(i).isHidden() for i in range(splitter.count())))

    @property
    def maximised(self) -> Card | None:
        """The card that fills the page, if one does."""
        return self._maximised

    def _build_next(self) -> None:
        if next(self._building, "done") == "done":
            self._builder.stop()
            self.built.emit()

    def _build(self) -> Iterator[None]:
        cells = iter(self._cells)
        for row in self._splitters:
            for _ in range(row.property("cells")):
                cell = next(cells)
                yield from self._build_cell(cell, row)
        for splitter in (self._rows, *self._splitters):
            splitter.setSizes([1000] * splitter.count())
        self._columns.setSizes(TALL_AND_REST)

    def _build_cell(self, cell: Panel, row: QSplitter) -> Iterator[None]:
        # A panel is given to its card in the turn that makes it: the page may be closed before the next one.
        if isinstance(cell, Stack):
            card = StackCard()
            row.addWidget(card)
            for panel in cell.panels:
                widget = self._make(panel)
                self._shown_in[widget] = card
                card.add_body(panel.title, widget)
                yield
            card.chosen.connect(lambda card=card: self._chosen.add(card))
            card.body_changed.connect(self.catch_up)
        else:
            widget = self._make(cell)
            card = Card(cell.title, widget)
            self._shown_in[widget] = card
            row.addWidget(card)
        self._cards.append(card)
        card.maximise_requested.connect(lambda card=card: self.toggle_maximised(card))
        card.save_figure_requested.connect(lambda card=card: self.save_figure_requested.emit(card))
        card.save_numbers_requested.connect(lambda card=card: self.save_numbers_requested.emit(card))
        yield

    def _make(self, panel: Panel) -> PanelWidget:
        widget = make_panel(panel)
        self.panels.append(widget)
        for stream in panel.streams:
            self._by_stream.setdefault(stream.name, []).append(widget)
        widget.edited.connect(self.edited)
        widget.pointed.connect(self.pointed)
        widget.cell_clicked.connect(self.cell_clicked)
        return widget


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    return QSplitter(orientation, childrenCollapsible=False, handleWidth=theme.current().px(10))


def _shape(cells: int) -> tuple[int, ...]:
    """Cards a row; of three and five, the first ones get more room."""
    return {0: (), 1: (1,), 2: (2,), 3: (1, 2), 4: (2, 2), 5: (2, 3), 6: (3, 3)}[cells]
