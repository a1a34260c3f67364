"""The welcome page: every technique has a tile that opens it, by mouse and by keyboard."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app import theme
from app.main_window import MainWindow
from app.runner import EnginePool
from app.settings import Settings
from app.welcome import THUMBNAILS, Welcome, _Tile
from core.catalogue import families, techniques


@pytest.fixture
def welcome(qtbot, qapp):
    theme.apply(qapp, "light")
    page = Welcome(families())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitUntil(lambda: len(page.findChildren(_Tile)) == len(techniques()), timeout=10_000)
    return page


def test_every_technique_has_a_tile_and_none_is_cut_off(welcome, qtbot):
    tiles = welcome.findChildren(_Tile)
    assert {tile.accessibleName() for tile in tiles} == {technique.title for technique in techniques().values()}
    view = welcome.viewport()
    for width in (420, 1400, 900, 420):
        welcome.resize(width, 600)
        qtbot.waitUntil(lambda: all(0 <= t.mapTo(view, t.rect().topRight()).x() < view.width() for t in tiles))


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_click_or_a_key_opens_the_page(welcome, key):
    asked = []
    welcome.opened.connect(asked.append)
    tile = next(t for t in welcome.findChildren(_Tile) if t.accessibleName() == "Polynomial fit")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton) if key is None else QTest.keyClick(tile, key)
    assert asked == ["polynomial"]


def test_the_window_shows_it_while_no_tab_is_open(qtbot, qapp):
    window = MainWindow(families(), Settings(), EnginePool())
    window.show()
    assert window.welcome.isVisible()
    window.welcome.opened.emit("polynomial")
    assert not window.welcome.isVisible() and window.tabs.count() == 1
    window.close_tab(0)
    assert window.welcome.isVisible()
    window.close()
    window.deleteLater()


def test_pictures_are_of_real_runs_and_say_when(welcome):
    about = json.loads((THUMBNAILS / "about.json").read_text(encoding="utf-8"))
    assert about["seconds"] > 0 and about["made"] and about["machine"]
    pictures = {path.stem for path in THUMBNAILS.glob("*.jpg")}
    assert pictures and all(not QImage(str(THUMBNAILS / f"{stem}.jpg")).isNull() for stem in pictures)
    pages = {stem.rpartition("-")[0] for stem in pictures}
    assert pages <= set(techniques())
    assert all({f"{page}-light", f"{page}-dark"} <= pictures for page in pages)
