"""Projector mode: sizes follow the screen, lines are strong, B and L cover the window, and everything comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import theme
from app.projector import FONT_SHARE, scale_for


@pytest.fixture
def window(new_window, built):
    window = new_window()
    built(window, "polynomial")
    yield window
    window.set_projector(False)


@pytest.mark.parametrize("height", [600, 720, 768, 1080, 1440, 2160])
def test_text_is_large_enough_for_every_screen(height):
    assert theme.BASE * scale_for(height) >= FONT_SHARE * height - 1e-9


def test_it_enlarges_strengthens_and_folds_away_and_leaves_no_trace(window):
    before = theme.current()
    QTest.keyClick(window, Qt.Key.Key_F11)
    look, screen = theme.current(), window.screen().geometry()
    assert window.isFullScreen() and not window.sidebar.isVisible() and not window.page.inspector.isVisible()
    assert QApplication.font().pixelSize() >= FONT_SHARE * screen.height() - 1
    assert look.stroke(1.8) >= 3 and look.muted == before.text
    window.choose_theme("dark")  # the mode outlives a change of theme
    assert theme.current().projected and theme.current().scale == look.scale
    window.choose_theme("light")
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert theme.current() == before and window.sidebar.isVisible() and window.page.inspector.isVisible()


def test_pages_that_open_in_it_are_folded_too(window, qtbot):
    window.set_projector(True)
    window.open_page("activations")
    qtbot.waitUntil(lambda: window.page is not None and window.page.technique.id() == "activations", timeout=10_000)
    assert not window.page.inspector.isVisible()


def test_blank_and_spotlight_cover_the_window_in_this_mode_only(window):
    blank, spotlight = window.projector._blank, window.projector._spotlight
    QTest.keyClick(window, Qt.Key.Key_B)
    assert not blank.isVisible()
    window.set_projector(True)
    QTest.keyClick(window, Qt.Key.Key_B)
    assert blank.isVisible() and blank.geometry() == window.rect()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not blank.isVisible() and window.projector.on
    QTest.keyClick(window, Qt.Key.Key_L)
    assert spotlight.isVisible() and spotlight.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert not spotlight.isVisible()
    QTest.keyClick(window, Qt.Key.Key_B)
    QTest.mouseClick(blank, Qt.MouseButton.LeftButton)
    assert not blank.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.projector.on


def test_another_screen_changes_the_sizes_while_it_runs(window, monkeypatch):
    window.set_projector(True)
    monkeypatch.setattr("app.projector.scale_for", lambda height: 2.5)
    window.screen().geometryChanged.emit(window.screen().geometry())
    assert theme.current().scale == 2.5


def test_cards_keep_off_both_edges_of_the_window(window):
    grid = window.page.grid
    left = lambda: grid.mapTo(window, grid.rect().topLeft()).x()  # noqa: E731
    window.set_projector(True)
    QApplication.processEvents()
    right = window.width() - left() - grid.width()
    assert left() == right == theme.current().px(10)
    window.set_projector(False)
    assert window.centralWidget().layout().contentsMargins().left() == 0
