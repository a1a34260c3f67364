"""A label for text that changes with every frame."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from app.elided import ElidedLabel


class Layouts(QObject):
    """Counts how often a widget is asked for a new layout."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def shown(qtbot):
    tabs, page, label = QTabWidget(), QWidget(), ElidedLabel("step 100")
    row = QHBoxLayout(page)
    row.addWidget(label)
    row.addStretch(1)
    tabs.addTab(page, "page")
    qtbot.addWidget(tabs)
    tabs.resize(400, 100)
    tabs.show()
    qtbot.waitExposed(tabs)
    qtbot.wait(20)
    layouts = Layouts(tabs)
    tabs.installEventFilter(layouts)
    yield label, layouts, lambda: qtbot.wait(5)  # not returned: the tabs must live as long as the test


def test_text_that_needs_no_more_room_asks_for_no_layout(shown):
    label, layouts, settle = shown
    for text in ("step 99", "", "step 1", "step 100"):
        label.setText(text)
        settle()
        assert label.text() == text
    assert layouts.count == 0


def test_longer_text_gets_its_room(shown):
    label, layouts, settle = shown
    label.setText("step 1,000,000 of 2,000,000")
    settle()
    assert layouts.count > 0
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_the_text_is_told_to_screen_readers_and_in_full_where_it_is_cut(shown):
    label, _, settle = shown
    label.setMaximumWidth(40)
    label.setText("a text much longer than 40 pixels")
    settle()
    label.grab()
    assert label.accessibleName() == label.toolTip() == label.text()
    label.setText("ab")
    label.grab()
    assert label.toolTip() == ""


@pytest.mark.parametrize("text", ["Step 107", "Step 1,148", "5.1 s · 11 s left", "illi", "1.11 s"])
def test_text_with_the_width_it_asks_for_is_never_cut(shown, text):
    label, _, _ = shown
    for size in range(8, 24):
        font = label.font()
        font.setPointSizeF(size * 0.77)
        label.setFont(font)
        label.setText("")
        label.setText(text)
        label.resize(label.sizeHint())
        label.grab()
        assert label.toolTip() == "", size
