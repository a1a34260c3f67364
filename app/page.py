"""One technique's tab: panels, inspector and transport around a player. Every page is this class."""

from __future__ import annotations

import random
from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app import theme
from app.counters import Counters
from app.error_bar import ErrorBar
from app.file_drop import FileDrop, file_takers, take_file
from app.inspector import Inspector
from app.language import tr
from app.leaving import unfinished
from app.panel_grid import PanelGrid
from app.player import Player
from app.runner import EnginePool
from app.transport import Transport
from core.knobs import KnobError
from core.technique import Technique

#: Milliseconds that knobs must rest before a page that reruns on edits starts again.
SETTLE = 40
#: Milliseconds into a run after which what it has not fed is an earlier run's and goes, and between looks at what it feeds.
STALE = 1500


class Page(QWidget):
    """Wires the person's requests to the player, and what the player says to the panels."""

    knobs_edited = Signal(object)
    speed_edited = Signal(object)
    save_figure_requested = Signal(object)
    save_numbers_requested = Signal(object)

    def __init__(
        self,
        technique: type[Technique],
        pool: EnginePool,
        inspector: Inspector,
        rescue: Path | None,
        transport: Transport,
    ) -> None:
        super().__init__()
        self.technique = technique
        self.player = Player(technique, pool, rescue, self)
        self.inspector, self.form = inspector, inspector.form
        self.grid = PanelGrid(technique)
        self.transport = transport
        self.problems = ErrorBar()
        self.counters = Counters(transport, self.player)
        #: What is shown was recorded in a session; its checkpoint, if it has one, is where a run's own would be.
        self.recorded = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._play_again)
        self._stale = QTimer(self, interval=STALE)
        self._stale.timeout.connect(self.grid.settle)
        self._arrange()

    @classmethod
    def build(
        cls, technique: type[Technique], pool: EnginePool, values: dict[str, Any], rescue: Path | None = None
    ) -> Generator[Page | None, None, None]:
        """Makes a page in several turns of the event loop, so that none is long; the last one brings the page."""
        with unfinished() as made:
            made.append(inspector := Inspector(technique, values))
            yield None
            made.append(transport := Transport(inspector.form.knobs.get("stop_when")))
            yield None
            made.append(page := cls(technique, pool, inspector, rescue, transport))
            yield None
            page._connect(pool)
        yield page

    def _arrange(self) -> None:
        px = theme.current().px
        center = QWidget()
        column = QVBoxLayout(center, spacing=px(10))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problems)
        column.addWidget(self.grid, 1)
        column.addWidget(self.transport)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(center)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(10), 0, 0)
        whole.addWidget(self.splitter)
        self.addActions(self.form.actions())  # undo and redo work from the plots, too

    def _connect(self, pool: EnginePool) -> None:
        bar, player, grid = self.transport, self.player, self.grid
        bar.play_pause_clicked.connect(self.play_or_pause)
        bar.step_clicked.connect(self.step)
        bar.reset_clicked.connect(self.reset)
        bar.new_seed_clicked.connect(self.new_seed)
        bar.speed_changed.connect(self._set_speed)
        bar.stop_rule_changed.connect(lambda text: self.edit("stop_when", text))
        self.inspector.knob_changed.connect(self._knob_changed)
        self.inspector.probe_asked.connect(lambda name, inputs: player.send("probe", name, inputs))
        grid.edited.connect(self._edit_in_plot)
        grid.built.connect(self._offer_edits)
        grid.pointed.connect(self.inspector.point)
        grid.cell_clicked.connect(self.inspector.choose_cell)
        grid.save_figure_requested.connect(self.save_figure_requested)
        grid.save_numbers_requested.connect(self.save_numbers_requested)
        player.started.connect(self._begin)
        player.event.connect(self._show_event)
        player.answered.connect(grid.reveal)
        player.problem.connect(self._show_problem)
        player.state_changed.connect(self._show_state)
        player.went_back.connect(lambda step: grid.each("truncate", step))
        player.frame.connect(self._draw)
        self.problems.action.clicked.connect(lambda: self._play(rescued=True))
        if file_takers(self):
            FileDrop(self).dropped.connect(self._take_file)
        pool.machine_known.connect(self._machine_known)
        if pool.machine:
            self._machine_known(pool.machine)
        self.show_stop_rule()

    # What the person asks for.

    def play_or_pause(self) -> None:
        """The one primary button."""
        if self.player.state in ("running", "starting"):
            self.player.pause()
        elif self.player.state == "paused":
            self.player.resume()
        else:
            self.play()

    def show_stop_rule(self) -> None:
        """The form has another one, and did not say so."""
        if "stop_when" in self.form.knobs:
            self.transport.set_stop_rule(self.form.values()["stop_when"])

    def show_lesson(self) -> None:
        """F1."""
        self.inspector.show_lesson()

    def play(self) -> None:
        """Starts a run with the knobs as they are now, in place of the present one."""
        self._play()

    def step(self) -> None:
        """One step; starts a run that waits after its first step when there is none."""
        if not self.player.active:
            self._play(paused=True)
        self.player.send("step")

    def back(self) -> None:
        """Back to the last checkpoint before the present step."""
        self.player.send("back")

    def reset(self) -> None:
        """Stops and empties the panels (earlier runs stay as faint lines); same seed, same initial weights."""
        self._settle.stop()
        self.player.stop()
        self._begin()
        self.grid.draw()
        self.counters.show()
        if self.technique.reruns_on_edit:
            self._settle.start()

    def new_seed(self) -> None:
        """Draws another seed; a run that was going starts again with it."""
        if "seed" not in self.form.knobs:
            return
        going = self.player.active
        self.edit("seed", random.randrange(1, 10_000))
        if going:
            self.play()
        elif not self.technique.reruns_on_edit:
            self.reset()

    def set_speed(self, steps_per_second: float | None) -> None:
        """None is full speed."""
        self.transport.set_speed(steps_per_second)
        self.player.set_speed(steps_per_second)

    def edit(self, knob: str, value: Any, continues: bool = False) -> None:
        """An undoable edit of a knob, as if it had been made in the form; see ``KnobForm.edit``."""
        try:
            self.form.edit(knob, value, continues)
        except KnobError as error:
            self.problems.show_problem(str(error))

    def close_engine(self) -> None:
        """Ends the run and gives the engine back."""
        self._settle.stop()
        self._stale.stop()
        self.player.close()

    def _play_again(self) -> None:
        """After an edit; a run that was paused starts paused, and no earlier run stays: each edit would leave one."""
        self._play(paused=self.player.state == "paused")
        self.grid.each("clear_runs")

    def _play(self, paused: bool = False, rescued: bool = False) -> None:
        self._settle.stop()
        values = self.form.values()
        self.player.play(values, self.inspector.device, paused, rescued)
        self.form.mark_applied(self.player.knobs)

    def _set_speed(self, steps_per_second: float | None) -> None:
        self.player.set_speed(steps_per_second)
        self.speed_edited.emit(steps_per_second)

    def _knob_changed(self, name: str, value: Any) -> None:
        if name == "stop_when":
            self.transport.set_stop_rule(value)
        self.knobs_edited.emit(self.form.values())
        self._offer_edits()
        live = self.form.knobs[name].live or name == "stop_when"
        if self.player.active and live:
            self.player.send("knobs", {name: value})
            self.form.mark_applied({name: value})
        elif self.technique.reruns_on_edit:
            self._settle.start()
        elif self.player.state == "finished" and live:
            self.player.send("knobs", {name: value})  # nothing learns any more, but pictures may change

    def _offer_edits(self) -> None:
        """In the plots, of those knobs that the form shows."""
        values = self.form.values()
        self.grid.each("offer_edits", {name: values.get(name) for name in self.form.knobs if self.form.matters(name)})

    def _edit_in_plot(self, knob: str, value: Any, continues: bool) -> None:
        if self.form.matters(knob):  # a knob that the form hides is not edited behind its back
            self.edit(knob, value, continues)

    def _take_file(self, path: str) -> None:
        take_file(self, path)

    # What the player says.

    def _begin(self, run: int = 0) -> None:
        self.counters.forget()
        self.problems.hide()
        self.recorded = False
        if run and self.player.continues:
            return  # the panels show it already; what came after the checkpoint goes when the engine is there
        self.grid.begin_run(f"run {run}" if run else "")
        self.inspector.forget_pictures()
        if run:
            self._stale.start()

    def _show_event(self, stream: str, data: dict[str, Any]) -> None:
        if stream == "progress":
            self.counters.note(data)
        else:
            self.grid.receive(stream, data)
            if "image" in data:
                self.inspector.show_below(stream, data["image"])

    def _show_problem(self, sentence: str, details: str, rescuable: bool) -> None:
        self.problems.show_problem(sentence, details, tr("Continue from the last checkpoint") if rescuable else "")

    def _show_state(self, state: str) -> None:
        self.transport.show_state(state)
        self.form.set_running(self.player.active)
        if not self.player.active:
            self._stale.stop()
        if state in ("finished", "failed"):
            self.grid.settle()

    def _draw(self) -> None:
        if self.isVisible():
            self.grid.draw()
            self.counters.show()

    def _machine_known(self, machine: dict[str, Any]) -> None:
        self.inspector.show_devices(machine["devices"], machine["device_names"])
