"""A click on a cell of a matrix reaches the probe that waits for it."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from PySide6.QtWidgets import QLabel

from app.inspector import Inspector
from app.panel_grid import PanelGrid
from core.probes import Array, Cell, PlotPoint, probe
from core.streams import Curve, Field
from core.technique import Technique


@dataclass(frozen=True)
class Clickable(Technique):
    """A matrix and a curve to click."""

    confusion = Field("Confusion")
    other = Field("Other")
    line = Curve("Line")
    panels = (confusion, other, line)

    @probe("Behind a cell")
    def behind(self, at: Annotated[Array, Cell("confusion")]):
        yield self.line([0], [0])

    @probe("At a point")
    def point(self, at: Annotated[Array, PlotPoint("line")]):
        yield self.line([0], [0])


def test_a_click_on_a_cell_asks_the_probe_of_that_matrix(qtbot):
    grid, inspector = PanelGrid(Clickable), Inspector(Clickable, {})
    qtbot.addWidget(grid)
    qtbot.addWidget(inspector)
    qtbot.waitUntil(lambda: grid.ready)
    grid.cell_clicked.connect(inspector.choose_cell)
    asked = []
    inspector.probe_asked.connect(lambda name, inputs: asked.append((name, inputs)))
    for panel in grid.panels[:2]:
        panel.cell_clicked.emit(panel.panel.streams[0].name, 2, 5)
    ((name, inputs),) = asked
    assert name == "behind"
    np.testing.assert_array_equal(inputs["at"], [2, 5])
    assert inputs["at"].dtype == np.int64
    inspector.point("line", 0.5, 1.0)
    assert asked[1][0] == "point"
    assert asked[1][1]["at"].tolist() == [0.5, 1.0]


def test_the_form_says_where_to_click(qtbot):
    inspector = Inspector(Clickable, {})
    qtbot.addWidget(inspector)
    texts = [label.text() for label in inspector.findChildren(QLabel)]
    assert "Click a cell of “Confusion”." in texts
    assert "Click in “Line”." in texts
