"""Lessons as they are painted: equations on the line, in the ink and the size of the text, never wider than the view."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QFont,
    QGuiApplication,
    QImage,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication

from app.equation_object import OBJECT
from app.equations import EquationStore
from app.lesson_view import LessonView

SCALE = 3
WIDE = r"$$\mathcal{L} = \sum_{i=1}^{n} \left[ y_i \log \sigma(w^\top x_i + b) + (1 - y_i) \log(1 - \sigma(w^\top x_i + b)) \right]$$"


@pytest.fixture(autouse=True)
def undressed(qapp):
    """Colours and sizes are the test's own, whatever theme an earlier test has put on."""
    sheet, font, palette = qapp.styleSheet(), qapp.font(), qapp.palette()
    qapp.setStyleSheet("")
    qapp.setFont(QFont())
    qapp.setPalette(qapp.style().standardPalette())
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)


@pytest.fixture(scope="module")
def store():
    return EquationStore(None)


@pytest.fixture
def view(qtbot, store):
    view = LessonView(store=store)
    qtbot.addWidget(view)
    view.resize(400, 300)
    recolor(view, "#000000", "#ffffff")
    font = view.font()
    font.setPixelSize(16)
    view.setFont(font)
    view.show()
    return view


def recolor(view, text, base):
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    view.setPalette(palette)


def show(qtbot, view, markdown):
    """Shows a lesson and waits for its equations."""
    view.show_markdown(markdown)
    qtbot.waitUntil(lambda: not view._waiting)


def pixels(view):
    """The view as (height, width, 3) integers at three times its size."""
    size = view.viewport().size()
    image = QImage(size * SCALE, QImage.Format.Format_RGB888)
    image.setDevicePixelRatio(SCALE)
    view.viewport().render(image, QPoint())
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def ink(view):
    """Where something darker than a light background is painted."""
    return pixels(view).max(axis=2) < 128


def runs(mask):
    """(first, last) of each run of true values."""
    edges = np.flatnonzero(np.diff(np.r_[0, mask.astype(int), 0]))
    return list(zip(edges[::2], edges[1::2] - 1, strict=True))


@pytest.mark.parametrize(
    "latex", [r"\mathrm{I}", r"\mathrm{I}^{2^2}", r"\mathrm{I}_{\frac{a}{b}}", r"\mathrm{I}\;\int f"]
)
@pytest.mark.parametrize("pixel_size", [13, 16, 29])
def test_equations_stand_on_the_line(qtbot, view, latex, pixel_size):
    font = view.font()
    font.setPixelSize(pixel_size)
    view.setFont(font)
    show(qtbot, view, f"I ${latex}$")
    letters = ink(view)
    (text_first, text_last), (first, _), *_ = runs(letters.any(axis=0))
    stem = letters[:, first : first + 4 * SCALE // 3]
    bottom, expected = (
        np.flatnonzero(part.any(axis=1)).max() for part in (stem, letters[:, text_first : text_last + 1])
    )
    assert abs(bottom - expected) <= SCALE / 2 + 1


def test_an_x_is_as_high_in_an_equation_as_in_the_text(qtbot, view):
    heights = []
    for markdown in ("x", r"$\mathrm{x}$"):
        show(qtbot, view, markdown)
        heights.append(np.ptp(np.flatnonzero(ink(view).any(axis=1))))
    assert heights[0] == pytest.approx(heights[1], abs=SCALE)


def test_nothing_is_clipped(qtbot, view):
    equation = r"\sum_{i=1}^{n^{2^2}} \frac{\frac{a}{b}}{\frac{c}{d}}"
    show(qtbot, view, f"# Above $x$\n\nText ${equation}$ text\n\n$${equation}$$\n\nbelow")
    rows = runs(ink(view).any(axis=1))
    drawn = sum(last - first for first, last in rows)
    view.resize(400, 900)
    assert sum(last - first for first, last in runs(ink(view).any(axis=1))) == drawn


@pytest.mark.parametrize("indent", ["", "> ", "1. "])
def test_a_wide_equation_is_scaled_to_a_narrow_view(qtbot, view, indent):
    view.resize(700, 300)
    show(qtbot, view, indent + WIDE)
    columns = np.flatnonzero(ink(view).any(axis=0))
    assert np.ptp(columns) > 350 * SCALE
    view.resize(300, 300)
    assert view.horizontalScrollBar().maximum() == 0
    assert view.document().size().width() <= view.viewport().width()
    margin = view.document().documentMargin()
    assert not ink(view)[:, -round((margin - 1) * SCALE) :].any()


def test_display_equations_are_centred(qtbot, view):
    show(qtbot, view, "$$x = y$$")
    columns = np.flatnonzero(ink(view).any(axis=0))
    assert columns.mean() == pytest.approx(view.viewport().width() * SCALE / 2, abs=4 * SCALE)


def test_equations_side_by_side_stand_below_each_other_where_it_is_narrow(qtbot, view):
    show(qtbot, view, r"$$\mathrm{I I I I I I I I},\qquad\mathrm{I I I I I I I I}$$")
    assert len(runs(ink(view).any(axis=1))) == 1
    view.resize(140, 300)
    assert len(runs(ink(view).any(axis=1))) == 2


def test_ink_follows_the_palette(qtbot, view):
    show(qtbot, view, "$$x = y$$")
    assert ink(view).any()
    recolor(view, "#56b4e9", "#000000")
    qtbot.waitUntil(lambda: (np.abs(pixels(view) - [0x56, 0xB4, 0xE9]).max(axis=2) < 8).any())


def test_size_follows_the_font(qtbot, view):
    show(qtbot, view, "$$x^2$$")
    before = np.ptp(np.flatnonzero(ink(view).any(axis=1)))
    font = view.font()
    font.setPixelSize(32)
    view.setFont(font)
    qtbot.waitUntil(lambda: np.ptp(np.flatnonzero(ink(view).any(axis=1))) > 1.8 * before)


def test_a_hidden_view_changes_when_it_is_shown(qtbot, view):
    show(qtbot, view, "$x$")
    view.hide()
    recolor(view, "#ff0000", "#ffffff")
    view.show()
    qtbot.waitUntil(lambda: (np.abs(pixels(view) - [255, 0, 0]).max(axis=2) < 8).any())


def test_text_is_there_before_its_equations(qtbot, view):
    view.show_markdown(r"I $\mathrm{I}_{before}$")
    assert OBJECT in view.toPlainText()
    assert len(runs(ink(view).any(axis=0))) == 1
    qtbot.waitUntil(lambda: not view._waiting)
    assert len(runs(ink(view).any(axis=0))) > 1


def test_another_lesson_replaces_one_that_still_waits(qtbot, view):
    view.show_markdown(r"$\alpha_{first}$ and $\beta_{first}$")
    show(qtbot, view, "$x$ alone")
    assert view.toPlainText() == f"{OBJECT} alone"
    assert len(runs(ink(view).any(axis=0))) >= 2


def test_wrong_latex_is_shown_as_written(qtbot, view):
    show(qtbot, view, r"A $\frac{a$ and $\nonsense{x}$ but $x$")
    assert view.toPlainText() == rf"A $\frac{{a$ and $\nonsense{{x}}$ but {OBJECT}"
    cursor = view.document().find("nonsense")
    assert cursor.charFormat().toolTip() == r"This equation cannot be drawn: unknown command \nonsense"
    assert cursor.charFormat().foreground().color() == view.palette().placeholderText().color()


def test_dollars_in_code_and_prices_stay(qtbot, view):
    markdown = "`$HOME $PATH` costs $5 and \\$6\n\n```\na = '$x$'\n```\n\n    indented $y$ code\n\nbut $z$"
    show(qtbot, view, markdown)
    assert view.toPlainText().split("\n") == [
        "$HOME $PATH costs $5 and $6",
        "a = '$x$'",
        "indented $y$ code",
        f"but {OBJECT}",
    ]


def test_copies_hold_the_latex(qtbot, view):
    show(qtbot, view, r"Let $x^2$ be **bold** and $$y_i$$ wrong $\foo$")
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == r"Let $x^2$ be bold and $$y_i$$ wrong $\foo$"
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 3)
    view.setTextCursor(cursor)
    view.copy()
    assert QGuiApplication.clipboard().text() == "Let"


def test_the_context_menu_copies_them_too(qtbot, view):
    show(qtbot, view, "$x^2$")
    view.selectAll()
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(12, 12), QPoint(12, 12))
    )
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if "copy" in action.objectName()).trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "$x^2$"


def test_links_open_outside_and_anchors_scroll(qtbot, view, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    show(
        qtbot,
        view,
        "[out](https://example.org/a)\n\n" + "text\n\n" * 60 + "## The equations, $x$\n\n" + "more\n\n" * 60,
    )
    view.anchorClicked.emit(QUrl("https://example.org/a"))
    assert opened == [QUrl("https://example.org/a")]
    assert view.verticalScrollBar().value() == 0
    view.anchorClicked.emit(QUrl("#the-equations-"))
    assert len(opened) == 1
    block = view.document().find("The equations").block()
    assert view.verticalScrollBar().value() == round(view.document().documentLayout().blockBoundingRect(block).top())
    view.anchorClicked.emit(QUrl("#nowhere"))


def test_a_change_of_theme_keeps_the_place(qtbot, view):
    show(qtbot, view, "$x$ text\n\n" * 80)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    recolor(view, "#ff0000", "#ffffff")
    qtbot.waitUntil(lambda: (np.abs(pixels(view) - [255, 0, 0]).max(axis=2) < 8).any())
    assert bar.value() == place


def test_importing_the_views_loads_no_renderer():
    code = "import sys, app.lesson_view, app.code_view; print({'ziamath', 'pygments', 'pyqtgraph'} & {*sys.modules})"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert process.stdout == "set()\n"
