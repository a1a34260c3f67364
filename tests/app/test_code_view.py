"""The Code tab: which words are coloured how, finding, copying, line numbers."""

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette

from app.code_view import CodeView
from app.highlighting import DARK, LIGHT, python_spans

SOURCE = '''import math

@dataclass(frozen=True)
class Ridge(Technique):
    """Least squares
    with a penalty."""

    alpha: float = 0.1  # strength

    def run(self, resume=None):
        return {"test R²": 1} if not resume else None
'''


@pytest.fixture
def view(qtbot):
    view = CodeView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    recolor(view, "#1F2328", "#FFFFFF")
    view.show()
    return view


def recolor(view, text, base):
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    view.setPalette(palette)


def show(qtbot, view, source):
    """Shows source and waits for its colours."""
    view.show_source(source)
    qtbot.waitUntil(lambda: not view._reading.isActive())


def words(source):
    """The coloured pieces as (text, kind), neighbours of one kind joined."""
    lines, found = source.split("\n"), []
    for span in filter(None, python_spans(source)):
        text = lines[span.line].encode("utf-16-le")[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")
        if found and found[-1][1:] == (span.kind, span.line, span.start):
            text, _ = found.pop()[0] + text, None
        found.append((text, span.kind, span.line, span.start + span.length))
    return [(text, kind) for text, kind, *_ in found]


def colors(view):
    """Colour of each formatted piece of text."""
    block, found = view.document().begin(), {}
    while block.isValid():
        for piece in block.layout().formats():
            text = block.text()[piece.start : piece.start + piece.length]
            found[text] = piece.format.foreground().color().name().upper()
        block = block.next()
    return found


def test_words_have_the_kinds_a_reader_expects():
    assert words(SOURCE) == [
        ("import", "keyword"),
        ("@dataclass", "decorator"),
        ("True", "keyword"),
        ("class", "keyword"),
        ("Ridge", "name"),
        ('"""Least squares', "comment"),
        ('    with a penalty."""', "comment"),
        ("0.1", "number"),
        ("# strength", "comment"),
        ("def", "keyword"),
        ("run", "name"),
        ("None", "keyword"),
        ("return", "keyword"),
        ('"test R²"', "string"),
        ("1", "number"),
        ("if", "keyword"),
        ("not", "keyword"),
        ("else", "keyword"),
        ("None", "keyword"),
    ]


def test_positions_count_as_qt_does():
    assert words('a = "😀" + 1') == [('"😀"', "string"), ("1", "number")]


@given(st.text(max_size=80))
def test_any_text_is_coloured_within_its_lines(source):
    source = source.replace("\r", "")
    lengths = [len(line.encode("utf-16-le", "surrogatepass")) // 2 for line in source.split("\n")]
    end = (0, 0)
    for span in filter(None, python_spans(source)):
        assert (span.line, span.start) >= end
        end = (span.line, span.start + span.length)
        assert span.length > 0
        assert end[1] <= lengths[span.line]


@given(st.sampled_from([word for word in keyword.kwlist if word[0].islower()]))
def test_every_keyword_is_one(word):
    assert (word, "keyword") in words(f"{word} x")


def contrast(first, second):
    """Contrast ratio of WCAG 2.1, from 1 to 21."""

    def luminance(color):
        channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("colors", "surface"), [(LIGHT, "#FFFFFF"), (LIGHT, "#F6F6F4"), (DARK, "#1D2025"), (DARK, "#15171B")]
)
def test_colours_are_readable(colors, surface):
    assert {kind: contrast(color, surface) for kind, color in colors.items() if contrast(color, surface) < 4.5} == {}


def test_text_is_there_at_once_and_colours_follow(qtbot, view):
    view.show_source(SOURCE)
    assert view.toPlainText() == SOURCE
    assert not colors(view)
    qtbot.waitUntil(lambda: colors(view).get("class") == LIGHT["keyword"])
    assert colors(view)['"test R²"'[:1]] == LIGHT["string"]
    assert colors(view)["# strength"] == LIGHT["comment"]


def test_colours_follow_the_palette(qtbot, view):
    show(qtbot, view, SOURCE)
    recolor(view, "#E8EAED", "#1D2025")
    qtbot.waitUntil(lambda: colors(view)["class"] == DARK["keyword"])


def test_other_source_replaces_the_colours(qtbot, view):
    view.show_source(SOURCE)
    show(qtbot, view, "x = 1\r\ny = 2")
    assert view.toPlainText() == "x = 1\ny = 2"
    assert set(colors(view)) == {"1", "2"}
    show(qtbot, view, "")
    assert not colors(view)


def test_it_cannot_be_edited(qtbot, view):
    show(qtbot, view, "x = 1")
    qtbot.keyClicks(view, "abc")
    assert view.toPlainText() == "x = 1"


def test_the_font_is_fixed_width_and_follows_the_size(qtbot, view):
    show(qtbot, view, SOURCE)
    font = view.font()
    font.setPixelSize(13)
    view.setFont(font)
    small = view.document().defaultFont().pixelSize()
    font.setPixelSize(26)
    view.setFont(font)
    assert view.document().defaultFont().pixelSize() == pytest.approx(2 * small, abs=1)
    assert view.document().defaultFont().fixedPitch() or "mono" in view.document().defaultFont().family().lower()


def find(qtbot, view, text):
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    tools = view._tools
    tools.field.setText(text)
    return tools


def test_find_goes_from_match_to_match(qtbot, view):
    show(qtbot, view, SOURCE)
    tools = find(qtbot, view, "NONE")
    assert tools.field.isVisible()
    assert tools.count.text() == "1 of 2"
    assert len(view.extraSelections()) == 2
    lines = []
    for key in (
        None,
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    ):
        if key is not None:
            qtbot.keyClick(tools.field, Qt.Key.Key_Return, key)
        assert view.textCursor().selectedText() == "None"
        lines.append(view.textCursor().blockNumber())
    assert lines == [9, 10, 9, 10]
    assert tools.count.text() == "2 of 2"


def test_find_says_when_there_is_no_match_and_takes_text_literally(qtbot, view):
    show(qtbot, view, SOURCE)
    tools = find(qtbot, view, "torch")
    assert tools.count.text() == "no match"
    tools.field.setText("(self, resume=")
    assert tools.count.text() == "1 of 1"
    tools.field.setText("")
    assert tools.count.text() == ""
    assert not view.extraSelections()


def test_find_starts_with_the_selection_and_escape_closes_it(qtbot, view):
    show(qtbot, view, SOURCE)
    view.setTextCursor(view.document().find("alpha"))
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view._tools.field.text() == "alpha"
    qtbot.keyClick(view._tools.field, Qt.Key.Key_Escape)
    assert not view._tools.field.isVisible()
    assert not view.extraSelections()
    assert view._tools.copy.isVisible()


def test_the_tools_stay_within_the_view(qtbot, view):
    show(qtbot, view, SOURCE * 9)
    for width in (500, 260):
        view.resize(width, 200)
        tools = find(qtbot, view, "e")
        assert view.viewport().geometry().contains(tools.geometry())


def test_the_button_copies_the_selection_or_everything(qtbot, view):
    show(qtbot, view, SOURCE)
    qtbot.mouseClick(view._tools.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SOURCE
    view.setTextCursor(view.document().find("Ridge"))
    qtbot.mouseClick(view._tools.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Ridge"


def test_line_numbers_have_room_and_are_painted(qtbot, view):
    widths = []
    for lines in (9, 99, 999):
        show(qtbot, view, "\n".join(["x"] * lines))
        widths.append(view.viewportMargins().left())
    assert widths == sorted(set(widths))
    show(qtbot, view, "x\n\n\n\nx")
    numbers = view._numbers.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    painted = [y for y in range(numbers.height()) if len({numbers.pixel(x, y) for x in range(numbers.width())}) > 1]
    line = view.blockBoundingRect(view.document().firstBlock()).height()
    assert 4 * line < max(painted) - min(painted) < 5 * line
