"""Pages that are closed, or fail, while they are being built."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app import leaving
from app.page import Page
from core.catalogue import techniques


def widgets():
    """Those without a parent; pop-ups of Qt's own have one, and must not be kept: Qt deletes them without a word to Python."""
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


@pytest.mark.parametrize("name", ["polynomial", "camera", "data"])
def test_closed_after_any_turn_of_its_building_a_page_is_deleted_by_qt(window, qapp, name):
    before, page, turns = widgets(), None, 0
    while page is None:
        building = window._building(name)
        turns += 1
        page = [next(building) for _ in range(turns)][-1]
        building.close()
        if page is not None:
            page.close_engine()
            leaving.delete_later(page)
        gc.collect()
        assert widgets() - before <= set(leaving._leaving.values())  # nothing is left to the collector
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not leaving._leaving
        assert widgets() <= before
    assert turns > 2


def test_a_page_whose_making_fails_leaves_nothing(window, qapp, monkeypatch):
    before = widgets()
    monkeypatch.setattr(Page, "_connect", lambda _page, _pool: 1 / 0)
    building = Page.build(techniques()["polynomial"], window.pool, {})
    with pytest.raises(ZeroDivisionError):
        list(building)
    assert widgets() - before <= set(leaving._leaving.values())
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not leaving._leaving
    gc.collect()
    assert widgets() <= before


def test_a_tab_closed_while_its_page_is_being_built_lets_it_go(window, qtbot):
    before = widgets()
    window.open_page("polynomial")
    tab = window.tabs.widget(0)
    qtbot.waitUntil(lambda: tab.building is not None and tab.building.gi_frame.f_locals.get("inspector") is not None)
    window.close_tab(0)
    qtbot.waitUntil(lambda: not leaving._leaving, timeout=2_000)
    assert widgets() <= before
