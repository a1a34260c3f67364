"""The Data page with real engines: what is shown of a set, fetching, importing, removing, leaks, and what goes wrong."""

import socket
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app import theme
from app.main_window import MainWindow
from app.pages import SPECIAL
from app.pages.import_dialog import ImportDialog
from app.pages.set_card import LEAKS
from app.pages.set_list import SetList
from app.runner import EnginePool
from app.settings import Settings
from core import datasets
from core.catalogue import families
from core.datasets import shelf
from tests.core.picture_files import pets, write_files, write_zip
from tests.core.test_boundaries import HEAVY, loaded_by

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG_DATA_HOME moves the user's folders on Linux only")
PATIENCE = 40_000


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The user's folders of this process and of its engines."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path / "shelf"))
    monkeypatch.setenv("LEARNOSCOPE_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def window(qtbot, qapp, home):
    theme.apply(qapp, "light")
    window = MainWindow(families(), Settings.load(), EnginePool())
    window.show()
    yield window
    window.close()
    window.deleteLater()


def opened(qtbot, window):
    """The page, done with loading."""
    window.open_page("data")
    tab = window.tabs.currentWidget()
    qtbot.waitUntil(lambda: tab.page is not None, timeout=PATIENCE)
    settled(qtbot, tab.page)
    return tab.page


def settled(qtbot, page):
    qtbot.waitUntil(
        lambda: (
            not page.looker.active
            and not page.worker.active
            and (not page.list.without_pictures or page.looker.state == "failed")
        ),
        timeout=PATIENCE,
    )


def go(page, name):
    rows = [page.list.item(i).data(Qt.ItemDataRole.UserRole) for i in range(page.list.count())]
    page.list.setCurrentRow(rows.index(name))


def imported(qtbot, page, path, **changes):
    page.ask_import(str(path))
    dialog = page.findChild(ImportDialog)
    for name, value in changes.items():
        getattr(dialog, name).setText(value)
    dialog.go.click()
    settled(qtbot, page)


def test_one_edge_alone_means_a_square(qtbot, window):
    page = opened(qtbot, window)
    dialog = ImportDialog("", page)
    assert (dialog.values["width"], dialog.values["height"]) == (0, 0)
    dialog.height_box.setValue(12)
    assert (dialog.values["width"], dialog.values["height"]) == (12, 12)


def test_a_set_shows_what_is_known_of_it_and_what_is_in_it(qtbot, window):
    page = opened(qtbot, window)
    card = page.card
    assert page.list.current == "digits"
    assert card.title.text() == "Digits (built in)"
    assert card.facts["Pictures"].text() == "1,437 to learn from, 360 to test on; 28×28 grey"
    assert card.facts["Place"].text() == "built in"
    shown = card.samples.newest["samples"]
    digits = datasets.load("digits")
    assert (digits.train == shown["images"][0]).all(axis=(1, 2)).any()
    counts = card.counts.newest["counts"]["rows"]
    assert [row[1] for row in counts] == np.bincount(digits.train_labels).tolist()
    assert (card.fetch.isHidden(), card.remove.isHidden()) == (True, True)
    assert not card.leaks.isHidden()
    card.more.click()
    settled(qtbot, page)
    assert not np.array_equal(card.samples.newest["samples"]["images"], shown["images"])
    go(page, "mnist")
    assert (card.fetch.text(), card.fetch.isHidden(), card.leaks.isHidden()) == ("Fetch 11.6 MB", False, True)
    assert not card.samples.newest
    go(page, "fer2013")
    assert card.fetch.isHidden()
    assert "Kaggle" in card._absent.text()
    go(page, "digits")  # known, so shown at once
    assert card.samples.newest


def test_imported_checked_for_leaks_and_removed(qtbot, window, home):
    files = pets(("train/", "test/"))
    write_zip(home / "Pets.zip", files | {"test/cat/twin.png": files["train/dog/2.png"]})
    page = opened(qtbot, window)
    imported(qtbot, page, home / "Pets.zip", name="mine")
    assert page.list.current == "mine"
    assert page.said.text() == "mine was imported: 10 train and 11 test pictures."
    assert page.card.facts["Place"].text().endswith("imported/mine")
    assert set(page.card.samples.newest["samples"]["captions"]) == {"cat", "dog"}
    assert page.list._tiles["mine"].thumbnails is not None

    page.card.leaks.click()
    settled(qtbot, page)
    assert page.card.tabs.currentIndex() == LEAKS
    assert "1 of 11 test pictures are training pictures too (1 with another label)" in page.card.verdict.text()
    pairs = page.card.pairs.newest["pairs"]
    assert (pairs["captions"], pairs["marks"].tolist()) == (["dog | cat"], [True])
    assert page.card.pairs.isVisible()

    page.card.remove.click()
    question = page.findChild(QMessageBox)
    assert "mine" in question.text()
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert "mine" in datasets.names()
    page.card.remove.click()
    question = page.findChildren(QMessageBox)[-1]
    next(b for b in question.buttons() if b.text() == "Remove").click()
    qtbot.waitUntil(lambda: not page.list.knows("mine"), timeout=PATIENCE)
    assert "mine" not in datasets.names()
    settled(qtbot, page)


def test_what_goes_wrong_is_a_sentence_and_the_page_goes_on(qtbot, window, home, monkeypatch):
    write_files(home / "shelf/FashionMNIST/raw", {"train-images-idx3-ubyte": b"damaged"})
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for name in ("http_proxy", "https_proxy"):  # for the engines, which inherit the environment
            monkeypatch.setenv(name, f"http://127.0.0.1:{silent.getsockname()[1]}")
        page = opened(qtbot, window)
        damaged = page.list.item(list(page.list._tiles).index("fashion_mnist"))
        assert "train-images-idx3-ubyte" in damaged.toolTip()
        assert page.list._tiles["fashion_mnist"]._line.text() == "cannot be read"

        go(page, "cifar10")
        page.card.fetch.click()
        assert not page.card.fetch.isEnabled()
        qtbot.waitUntil(lambda: page.said.text().startswith("Fetching cifar-10-binary"), timeout=PATIENCE)
        assert page.cancel.isVisible()
        page.cancel.click()
        assert (page.worker.state, page.said.text(), page.cancel.isHidden()) == ("idle", "cancelled", True)
        assert page.card.fetch.isEnabled()

    page.card.fetch.click()  # now nobody listens there
    settled(qtbot, page)
    assert "could not be fetched" in page.problems.sentence
    assert "refused" in page.problems.sentence
    imported(qtbot, page, home / "nothing.zip")
    assert page.problems.sentence == f'there is no file or folder "{home / "nothing.zip"}"'
    go(page, "digits")
    page.card.leaks.click()
    settled(qtbot, page)
    assert page.problems.sentence == ""
    assert page.card.verdict.text().startswith("0 of 360 test pictures")


def test_the_tab_is_opened_marked_closed_and_remembered(qtbot, window, monkeypatch):
    entry = window.sidebar._entries["data"]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert [window.tabs.tabText(i) for i in range(window.tabs.count())] == ["Data"]
    assert entry.isChecked()
    assert window.page is None  # no technique, so Space plays nothing
    window.open_page("polynomial")
    assert not entry.isChecked()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert (window.tabs.currentIndex(), window.tabs.count()) == (0, 2)
    window.close()
    assert (Settings.load().tabs, Settings.load().current_tab) == (["data", "polynomial"], "data")
    again = MainWindow(families(), Settings.load(), EnginePool())
    again.show()
    qtbot.waitUntil(lambda: again.tabs.widget(0).page is not None, timeout=PATIENCE)
    assert again.tabs.widget(1).page is None
    again.sidebar.set_collapsed(True)
    qtbot.waitUntil(lambda: again.splitter.sizes()[0] == again.sidebar.width() < 100)
    again.close()
    assert (Settings.load().tabs, Settings.load().sidebar_collapsed) == (["data", "polynomial"], True)
    again.deleteLater()
    again = MainWindow(families(), Settings.load(), EnginePool())
    assert again.tabs.count() == 2  # with a folded sidebar, too
    again.close_tab(0)
    again.close()
    again.deleteLater()


def test_tiles_follow_the_width_of_the_list(qtbot, qapp, home):
    theme.apply(qapp, "light")
    tiles = SetList()
    qtbot.addWidget(tiles)
    tiles.resize(600, 500)
    tiles.show()
    tiles.show_items(shelf.items(), "digits")
    for width in (600, 240, 400):
        tiles.resize(width, 500)
        qtbot.waitUntil(
            lambda: (
                {tiles.itemWidget(tiles.item(i)).width() for i in range(tiles.count())} == {tiles.viewport().width()}
            )
        )


def test_the_window_process_stays_light():
    """What the pages are made of loads no torch and no OpenCV; this one, whose pictures come from engines, no Pillow either."""
    modules = {name: page.place.partition(":")[0] for name, page in SPECIAL.items()}
    assert not loaded_by("; ".join(f"import {module}" for module in modules.values())) & HEAVY
    assert "PIL" not in loaded_by(f"import {modules['data']}")
