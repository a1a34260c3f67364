"""What every panel has in common: it remembers cheaply, paints when asked, and says what it will show while it is empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app import language, theme
from app.language import term, tr
from core.panels import Plot, Single
from core.shown import fits
from core.streams import Cell

#: One table of ``numbers()``: (stream name, column headings, rows).
Numbers = tuple[str, list[str], list[list[Cell]]]


class PanelWidget(QWidget):
    """Base of all panels; the page knows nothing more of them than this. A subclass builds its view and overrides the hooks.

    The page calls ``receive`` for every event of the panel's streams, and ``draw`` at most every 33 ms while it is visible.
    """

    #: (knob, points, continues): the mouse changed a Points stream that edits a knob; all points as (x, y, class), and whether
    #: this goes on with the edit before, as a drag does.
    edited = Signal(str, object, bool)
    #: (stream, x, y): a plain click into axes whose points are not edited.
    pointed = Signal(str, float, float)
    #: (stream, row, column): a click on a cell of a matrix.
    cell_clicked = Signal(str, int, int)

    #: Whether the y axis is logarithmic; None where that makes no sense.
    log_y: bool | None = None

    def __init__(self, panel: Single | Plot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.streams = {stream.name: stream for stream in panel.streams}
        #: Names of streams that changed since ``draw``.
        self.dirty: set[str] = set()
        #: The newest data of each stream.
        self.newest: dict[str, Mapping[str, Any]] = {}
        #: Names of streams that the present run has fed.
        self.fed: set[str] = set()
        self._pages = QStackedLayout(self)
        self._empty = _Empty([stream.title for stream in panel.streams])
        self._pages.addWidget(self._empty)
        theme.changed.connect(self._theme_changed)
        language.changed.connect(self._repaint)

    def receive(self, stream_name: str, data: Mapping[str, Any]) -> None:
        """Remembers one event; nothing is painted yet."""
        self.newest[stream_name] = data
        self.dirty.add(stream_name)
        self.fed.add(stream_name)

    def draw(self) -> None:
        """Paints what changed since the last call; returns at once when nothing did."""
        if not self.dirty:
            return
        dirty, self.dirty = self.dirty, set()
        self.paint_streams(dirty)
        self._pages.setCurrentIndex(1)

    def begin_run(self, label: str) -> None:
        """A new run starts: what is shown stays until its first data come, so that nothing flickers.

        Without a label (a reset) everything but earlier runs goes at once.
        """
        self.fed.clear()
        self._empty.set_running(bool(label))
        if not label:
            self.clear()

    def truncate(self, step: float) -> None:
        """The run went back to ``step``: what came after it is forgotten."""

    def drop_stale(self) -> None:
        """Takes away what an earlier run has shown and the present one does not."""
        self._empty.say_nothing_came()
        stale = self.newest.keys() - self.fed
        if stale and not self.fed:
            self.clear()
        elif stale:
            for name in stale:
                del self.newest[name]
                self.empty_stream(name)
            self.dirty |= stale | self.fed

    def clear(self) -> None:
        """Back to the empty state."""
        self.newest.clear()
        self.dirty.clear()
        self.fed.clear()
        self._pages.setCurrentIndex(0)

    def clear_runs(self) -> None:
        """Forgets earlier runs that are still shown beside the newest."""

    def note(self) -> str:
        """What a person would ask next, in a few words: the newest value, how many."""
        return ""

    def numbers(self) -> list[Numbers]:
        """What is shown, as tables."""
        return []

    def newest_values(self) -> list[tuple[str, float]]:
        """The last number of every curve that grows with the run, by name."""
        return []

    def kept(self) -> dict[str, Any]:
        """What a session keeps of this panel, as ``core.trees`` takes it."""
        return {"newest": dict(self.newest)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Shows again what ``kept`` gave, perhaps in another process and long ago.

        Raises:
            ValueError: that is not what this panel can have kept.
        """
        for name, data in kept["newest"].items():
            self._check(name, data)
            self.receive(name, data)

    def _check(self, name: str, data: Any) -> None:
        if name not in self.streams or not fits(self.streams[name], data):
            raise ValueError(f"{name} does not hold what this panel shows")

    def set_log_y(self, log: bool) -> None:
        """Switches the y axis where ``log_y`` is not None."""

    # Hooks of subclasses.
    def set_view(self, view: QWidget) -> None:
        """Puts the widget that shows the data behind the empty state."""
        self._pages.addWidget(view)

    def empty_stream(self, name: str) -> None:
        """Forgets one stream of several."""

    def paint_streams(self, dirty: set[str]) -> None:
        """Brings the view up to date with the streams named in ``dirty``."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Takes the colours and sizes of the current theme; a repaint with all data follows."""

    def _theme_changed(self) -> None:
        self.restyle()
        self._repaint()

    def _repaint(self) -> None:
        self.dirty |= self.newest.keys()
        self.draw()
        self.update()


class _Empty(QWidget):
    """Says what will appear here and how, in place of a blank pair of axes."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self._titles = titles
        self._running = self._waited = False

    def set_running(self, running: bool) -> None:
        """While a run is under way nobody needs to be told to start one."""
        self._running, self._waited = running, False
        self.update()

    def say_nothing_came(self) -> None:
        """The run has fed other panels, not this one: perhaps these knobs give it nothing to show."""
        if self._running:
            self._waited = True
            self.update()

    def _promise(self) -> str:
        *others, last = map(term, self._titles)
        names = tr("{names} and {last}").format(names=", ".join(others), last=last) if others else last
        return (tr("{names}: nothing in this run so far") if self._waited else tr("{names} will appear here")).format(
            names=names
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(look.muted)
        painter.setFont(look.font())
        line = painter.fontMetrics().lineSpacing()
        area = self.rect().adjusted(line, 0, -line, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        if not self._running:
            painter.drawText(area.adjusted(0, area.height() // 2 - line, 0, 0), flags, tr("Press Play (Space)"))
        painter.setPen(look.faint)
        painter.drawText(area.adjusted(0, area.height() // 2 + line // 3, 0, 0), flags, self._promise())
