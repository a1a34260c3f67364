"""The sidebar: search, keyboard, selection, folding."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app import theme
from app.sidebar import Sidebar
from core.catalogue import Family
from core.technique import Technique
from tests.app.test_knob_form import Demo


def technique(title: str, summary: str) -> type[Technique]:
    name = title.lower().replace(" ", "_")
    return type(name, (Technique,), {"title": title, "__doc__": summary, "id": classmethod(lambda cls: name)})


class Kernels(Demo):
    """Slides a window over a picture."""

    title = "Convolution"

    @classmethod
    def id(cls) -> str:
        return "convolution"


FAMILIES = (
    Family("fitting", "Fitting", 1, (technique("Polynomial fit", "A curve bends toward samples."),)),
    Family(
        "networks",
        "Networks",
        2,
        (technique("Perceptron", "A line turns."), technique("MLP regression", "Bends like a polynomial.")),
    ),
    Family("vision", "Vision", 3, (Kernels,)),
)


@pytest.fixture
def sidebar(qtbot: Any) -> Any:
    theme.apply(QApplication.instance(), "light")
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    sidebar = Sidebar((*FAMILIES, Family("later", "A family without techniques is not shown", 4, ())))
    row.addWidget(sidebar)
    row.addWidget(QPushButton("Play"))
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    qtbot.waitUntil(lambda: window.activateWindow() or window.isActiveWindow())
    yield sidebar  # not returned: the window must outlive this function


@pytest.fixture
def opened(sidebar: Sidebar) -> list[str]:
    ids: list[str] = []
    sidebar.opened.connect(ids.append)
    return ids


def visible_titles(sidebar: Sidebar) -> list[str]:
    item, titles = sidebar.tree.topLevelItem(0), []
    while item:
        if not item.isHidden():
            titles.append(item.text(0))
        item = sidebar.tree.itemBelow(item)
    return titles


def row_center(sidebar: Sidebar, name: str) -> QPoint:
    return sidebar.tree.visualItemRect(sidebar._items[name]).center()


def search(sidebar: Sidebar, text: str) -> None:
    QTest.keyClick(sidebar.window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sidebar.search, text)


def test_the_search_does_not_take_the_first_focus(sidebar: Sidebar) -> None:
    assert not sidebar.search.hasFocus()


def test_a_click_opens_and_a_family_folds(sidebar: Sidebar, opened: list[str]) -> None:
    QTest.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=row_center(sidebar, "perceptron"))
    assert opened == ["perceptron"]
    header = sidebar._headers[1]
    QTest.mouseClick(
        sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=sidebar.tree.visualItemRect(header).center()
    )
    assert not header.isExpanded() and opened == ["perceptron"]


def test_tooltip_is_the_summary(sidebar: Sidebar) -> None:
    assert sidebar._items["perceptron"].toolTip(0) == "A line turns."


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("MLP", ["MLP regression"]),
        ("polynomial", ["Polynomial fit", "MLP regression"]),
        ("batch size", ["Convolution"]),
        ("window picture", ["Convolution"]),
        ("poly mlp", ["MLP regression"]),
        ("zzz", []),
    ],
)
def test_search_looks_at_titles_summaries_and_knobs(sidebar: Sidebar, text: str, hits: list[str]) -> None:
    search(sidebar, text)
    families = [family.title for family in FAMILIES]
    assert [title for title in visible_titles(sidebar) if title not in families] == hits
    assert sidebar._nothing.isVisible() == (not hits)
    for header, family in zip(sidebar._headers, FAMILIES, strict=True):
        assert header.isHidden() == (not any(t.title in hits for t in family.techniques))


def test_enter_opens_the_first_hit_and_arrows_choose_another(sidebar: Sidebar, opened: list[str]) -> None:
    search(sidebar, "polynomial")
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Up)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert opened == ["polynomial_fit", "mlp_regression", "polynomial_fit"]


def test_the_search_finds_the_data_page(sidebar: Sidebar, opened: list[str]) -> None:
    entry = sidebar._entries["data"]
    search(sidebar, "data")
    assert entry.isVisible() and entry.isDown() and not sidebar._nothing.isVisible()
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert opened == ["data"]
    QTest.keyClick(sidebar.search, Qt.Key.Key_Escape)
    assert entry.isVisible() and not entry.isDown()
    search(sidebar, "perceptron")
    assert not entry.isVisible()
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert opened == ["data", "perceptron"]


def test_nothing_found_opens_nothing(sidebar: Sidebar, opened: list[str]) -> None:
    sidebar.set_current("perceptron")
    search(sidebar, "zzz")
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    assert not opened


def test_escape_clears_gives_the_focus_back_and_restores_what_was_folded(sidebar: Sidebar) -> None:
    play = sidebar.window().findChild(QPushButton)
    play.setFocus()
    sidebar._headers[2].setExpanded(False)
    search(sidebar, "batch")
    assert sidebar.search.hasFocus() and sidebar._headers[2].isExpanded()
    QTest.keyClick(sidebar.search, Qt.Key.Key_Escape)
    assert play.hasFocus() and sidebar.search.text() == ""
    assert [header.isExpanded() for header in sidebar._headers] == [True, True, False]
    assert not any(item.isHidden() for item in sidebar._items.values())


def test_the_list_works_by_keys_alone(sidebar: Sidebar, opened: list[str]) -> None:
    sidebar.set_current("polynomial_fit")
    sidebar.tree.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(sidebar.tree, key)
    assert opened == ["perceptron"]
    QTest.keyClick(sidebar.tree, Qt.Key.Key_Up)
    QTest.keyClick(sidebar.tree, Qt.Key.Key_Return)
    assert not sidebar._headers[1].isExpanded()
    assert sidebar.tree.accessibleName() and sidebar.search.accessibleName()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_page_in_front_is_one_full_row(sidebar: Sidebar, name: str) -> None:
    look = theme.apply(QApplication.instance(), name)
    sidebar.set_current("perceptron")
    sidebar.window().findChild(QPushButton).setFocus()
    QApplication.processEvents()
    image = sidebar.tree.viewport().grab().toImage()
    row = sidebar.tree.visualItemRect(sidebar._items["perceptron"])
    accent = QColor(look.accent)
    # A line through the row above its letters: the accent from edge to edge, but for the rounding.
    line = [image.pixelColor(x, row.top() + 4) for x in range(image.width())]
    covered = [x for x, color in enumerate(line) if color == accent]
    assert covered == list(range(covered[0], covered[-1] + 1))
    assert covered[0] <= 3 and covered[-1] >= image.width() - 4
    other = sidebar.tree.visualItemRect(sidebar._items["convolution"])
    assert accent not in [image.pixelColor(x, other.top() + 4) for x in range(image.width())]


def test_it_folds_into_a_strip_and_ctrl_k_unfolds_it(sidebar: Sidebar, qtbot: Any) -> None:
    wide = sidebar.width()
    with qtbot.waitSignal(sidebar.collapsed_changed) as caught:
        QTest.mouseClick(sidebar._toggle, Qt.MouseButton.LeftButton)
    assert caught.args == [True]
    qtbot.waitUntil(lambda: sidebar.width() < 60)
    assert sidebar._toggle.isVisible() and sidebar._toggle.toolTip() == "Show the techniques"
    search(sidebar, "perc")
    qtbot.waitUntil(lambda: sidebar.width() == wide)
    assert visible_titles(sidebar) == ["Networks", "Perceptron"]


def test_long_titles_are_shortened_not_widened(qtbot: Any) -> None:
    family = Family("long", "A family", 1, (technique("Verschleierungsstrategien im Vergleich der Verfahren", "x"),))
    sidebar = Sidebar([family])
    qtbot.addWidget(sidebar)
    sidebar.resize(150, 300)
    sidebar.show()
    assert sidebar.tree.horizontalScrollBar().maximum() == 0
