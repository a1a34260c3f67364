"""Nothing is cut off, covered or too small on any page; and the check that says so finds such faults."""

from itertools import combinations, product

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.benchmarks import layout
from app.card import Card
from app.elided import ElidedLabel
from app.form_widgets import Field
from app.layout_check import faults


@pytest.fixture
def box(qtbot):
    box = QWidget()
    box.resize(300, 200)
    yield box
    box.deleteLater()


def shown(box, qtbot):
    box.show()
    qtbot.waitExposed(box)
    return faults(box)


def test_a_good_layout_has_no_faults(box, qtbot):
    box.resize(700, 200)
    row = QHBoxLayout(box)
    row.addWidget(QLabel("Learning rate"))
    row.addWidget(QLabel("a longer text that needs several lines of the room that there is", wordWrap=True))
    row.addWidget(QPushButton("Play"))
    row.addWidget(ElidedLabel("a text that shows dots where it does not fit into its place"))
    assert shown(box, qtbot) == []


def test_text_that_is_cut_off_is_found(box, qtbot):
    column = QVBoxLayout(box)
    narrow = QLabel("a text for which there is no room", objectName="narrow")
    narrow.setFixedWidth(40)
    low = QLabel("several lines of text in the height of one of them only", wordWrap=True, objectName="low")
    low.setFixedSize(80, 15)
    rich = QLabel("<b>strong</b> words for which there is no room", objectName="rich")
    rich.setFixedWidth(50)
    button = QPushButton("Train for a long time", objectName="button")
    button.setFixedWidth(30)
    for widget in (narrow, low, rich, button):
        column.addWidget(widget)
    found = shown(box, qtbot)
    assert len(found) == 4
    for name, sentence in zip(("narrow", "low", "rich", "button"), found, strict=True):
        assert f"'{name}'" in sentence and "lacks" in sentence


def test_what_is_too_wide_for_an_area_that_does_not_scroll_to_the_side_is_found(box, qtbot):
    area, content = QScrollArea(widgetResizable=True), QPushButton("as wide as it is")
    content.setMinimumWidth(500)
    QVBoxLayout(box).addWidget(area)
    area.setWidget(content)
    assert shown(box, qtbot) == []
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    (sentence,) = faults(box)
    assert "QScrollArea" in sentence and "lacks" in sentence


def test_numbers_and_hints_must_fit_their_field_words_need_not(box, qtbot):
    column = QVBoxLayout(box)
    number = QLineEdit("-1234.5e-6", accessibleName="number")
    words = QLineEdit("a name much longer than the field", accessibleName="words")
    hint = QLineEdit(placeholderText="what is wanted here", accessibleName="hint")
    for field in (number, words, hint):
        field.setFixedWidth(60)
        column.addWidget(field)
    found = shown(box, qtbot)
    assert [name in sentence for name, sentence in zip(("'number'", "'hint'"), found, strict=True)] == [True, True]
    for field, text in ((number, "-1234.5e-6"), (hint, "what is wanted here")):
        field.setFixedWidth(field.fontMetrics().horizontalAdvance(text) + 24)
    assert shown(box, qtbot) == []


@pytest.mark.parametrize("value", ["950", "-0.25"])
def test_a_field_has_room_for_the_characters_that_it_was_made_for(value, box, qtbot):
    field = Field(characters=len(value))
    field.setAccessibleName("value")
    field.show_text(value)
    QVBoxLayout(box).addWidget(field)
    field.setFixedWidth(field.sizeHint().width())
    assert shown(box, qtbot) == []


def test_widgets_that_cover_each_other_or_stick_out_are_found(box, qtbot):
    row = QHBoxLayout(box)
    first, second = QLabel("one", objectName="first"), QLabel("two", objectName="second")
    row.addWidget(first)
    row.addWidget(second)
    box.show()
    qtbot.waitExposed(box)
    first.setGeometry(QRect(10, 10, 100, 20))
    second.setGeometry(QRect(90, 10, 100, 20))
    assert any("overlap" in sentence for sentence in faults(box))
    second.setGeometry(QRect(250, 10, 100, 20))
    assert any("sticks out" in sentence for sentence in faults(box))


def test_letters_too_small_for_the_last_row_are_found(box, qtbot):
    QHBoxLayout(box).addWidget(QLabel("small"))
    box.setStyleSheet("QLabel { font-size: 9px }")
    box.show()
    qtbot.waitExposed(box)
    found = faults(box, least_font=22.0)
    assert "the base font has" in found[0] and "its letters have 9 px only" in found[1]


def test_controls_without_a_name_or_out_of_the_reach_of_keys_are_found(box, qtbot):
    row = QHBoxLayout(box)
    nameless, mouse_only = QSlider(objectName="nameless"), QPushButton("Play", objectName="mouse_only")
    mouse_only.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    named = QSlider(accessibleName="Learning rate")
    for widget in (nameless, mouse_only, named, QLineEdit(accessibleName="Name", clearButtonEnabled=True, text="a")):
        row.addWidget(widget)
    first, second = shown(box, qtbot)
    assert "'nameless'" in first and "a screen reader has no name for it" in first
    assert "'mouse_only'" in second and "the Tab key does not reach it" in second


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit, QComboBox, QSpinBox, QCheckBox, QSlider, Card])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_focus_can_be_seen(kind, look, qtbot, qapp):
    theme.apply(qapp, look)
    box = QWidget()
    row = QHBoxLayout(box)
    widget, other = kind("Loss") if kind is Card else kind(), QPushButton("other")
    row.addWidget(other)
    row.addWidget(widget)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus() and widget.grab().toImage() != without
    box.deleteLater()
    theme.apply(qapp, "light")


def test_the_menu_of_a_card_opens_by_key(window, built, qtbot):
    page = built(window, "polynomial")
    card = page.grid.findChild(Card)
    with qtbot.waitActive(window):
        window.activateWindow()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.header.button.isVisible)
    QTimer.singleShot(0, card.header.menu, lambda: card.header.menu.close())  # showMenu waits for the menu
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert [action.text() for action in card.header.menu.actions()][:2] == [
        "Save figure...\tCtrl+S",
        "Save numbers...\tCtrl+E",
    ]
    window.sidebar.tree.setFocus()
    qtbot.waitUntil(card.header.button.isHidden)


def test_the_views_of_the_gate_are_pairwise():
    pages = layout.pages()
    views = layout.pairwise_views(pages)
    levels = [pages, layout.SIZES, layout.SCALES, layout.THEMES, layout.MODES]
    for (i, first), (j, second) in combinations(enumerate(levels), 2):
        met = {(view[i], view[j]) for view in views}
        assert met == set(product(first, second)), (i, j)
    assert len(views) == 3 * len(pages)
    assert len(layout.every_view(pages)) == 36 * len(pages)


@pytest.mark.parametrize("scale", layout.SCALES)
@pytest.mark.parametrize("size", layout.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_page_has_faults(size, scale):
    views = [v for v in layout.pairwise_views(layout.pages()) if (v.size, v.scale) == (size, scale)]
    wrong = [f"{view}: {sentence}" for view, sentences in layout.look(views).items() for sentence in sentences]
    assert not wrong, "\n".join(wrong)
