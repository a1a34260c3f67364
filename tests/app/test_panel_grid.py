"""The cards of a page: one that is as high as all others together, and what maximising does beside it."""

from __future__ import annotations

import numpy as np
from PySide6.QtTest import QTest

from app import theme
from app.panel_grid import PanelGrid
from app.panels.colors import ramp, rgb
from core.panels import Plot
from core.streams import Points
from core.technique import Technique


class Tall(Technique):
    plane, first, second = Points("Plane"), Points("First"), Points("Second")
    panels = (Plot(plane, equal=True, tall=True), first, second)


def test_a_tall_card_stands_at_the_left_of_all_others(qtbot):
    grid = PanelGrid(Tall)
    qtbot.addWidget(grid)
    grid.resize(800, 600)
    grid.show()
    qtbot.waitUntil(lambda: grid.ready)
    QTest.qWait(0)
    plane, first, second = (grid.card_of(panel) for panel in grid.panels)
    places = [card.mapTo(grid, card.rect().topLeft()) for card in (plane, first, second)]
    assert plane.height() == 600 and plane.width() > first.width() == second.width()
    assert first.height() + second.height() < 600 and places[1].x() == places[2].x() > plane.width()
    for card in (plane, first, plane):
        grid.toggle_maximised(card)
        QTest.qWait(0)
        assert (card.width(), card.height()) == (800, 600)
        grid.toggle_maximised(card)
        QTest.qWait(0)
        assert plane.height() == 600 and plane.width() > first.width() > 0


def test_a_density_of_nothing_has_the_colour_of_the_card():
    colors = ramp("density")
    assert tuple(colors[0]) == rgb(theme.current().surface) and tuple(colors[-1]) == rgb("#E69F00")
    assert np.ptp(np.diff(colors[:, 2].astype(int))) <= 2
