"""Figures as other programs see them: lines have their width, markers are outlines, letters need no font, all is cut where it is."""

import base64
import re
import zlib
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar, QTextEdit, QToolButton, QVBoxLayout, QWidget

from app import figures, theme
from app.card import Card, StackCard
from app.figures import picture_of, write_figure
from app.painted import shapes_of
from app.panels import make_panel
from core.panels import Plot, Single
from core.streams import Curve, Field, Gallery, Note, Points

LINE = np.linspace(0, 1, 50)


def stream(made, name):
    made.__set_name__(None, name)
    return made


@pytest.fixture
def shown(qapp, qtbot):
    """A panel with what it was fed."""
    theme.apply(qapp, "light")

    def make(panel, *events):
        widget = make_panel(panel)
        qtbot.addWidget(widget)
        widget.resize(420, 300)
        widget.show()
        for event in events:
            widget.receive(event.stream, event.data)
        widget.draw()
        QTest.qWait(0)
        return widget

    return make


def plot(shown):
    fit, points = stream(Curve("Fit"), "fit"), stream(Points("Test points", marker="s"), "points")
    y = np.where(LINE < 0.5, LINE, 1e4 * LINE)
    return shown(Plot(fit, points), fit(LINE, y / y.max()), points(LINE[::7], LINE[::7]))


def svg_of(widget, tmp_path):
    assert write_figure(widget, tmp_path / "figure.svg") == ""
    return ElementTree.parse(tmp_path / "figure.svg")


def named(tree, name):
    return list(tree.iter(f"{{http://www.w3.org/2000/svg}}{name}"))


def test_a_plot_is_lines_and_outlines_that_every_program_draws_alike(shown, tmp_path):
    tree = svg_of(plot(shown), tmp_path)
    assert not named(tree, "image") and not named(tree, "text")
    elements = list(tree.iter())
    assert not any("vector-effect" in element.attrib for element in elements)
    strokes = [e for e in elements if "stroke" in e.attrib]
    # A scaled coordinate system would scale the lines with it.
    assert strokes and all("transform" not in e.attrib and float(e.attrib["stroke-width"]) < 4 for e in strokes)


@pytest.mark.parametrize("make", ["plot", "gallery", "map"])
def test_an_svg_looks_like_the_screen(shown, tmp_path, make):
    rng = np.random.default_rng(0)
    gallery, field = stream(Gallery("Digits"), "digits"), stream(Field("Height"), "height")
    widget = {
        "plot": lambda: plot(shown),
        "gallery": lambda: shown(Single(gallery), gallery(rng.random((12, 8, 8)), captions=list("abcdefghijkl"))),
        "map": lambda: shown(Single(field), field(rng.random((6, 6)), extent=(0, 1, 0, 1))),
    }[make]()
    svg_of(widget, tmp_path)
    screen = picture_of(widget, scale=1.0)
    drawn = QImage(screen.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(str(tmp_path / "figure.svg")).render(painter)
    painter.end()
    difference = np.abs(pixels(screen).astype(int) - pixels(drawn))
    assert difference.mean() < 4 and (difference > 120).mean() < 0.02


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 3 * image.width()].copy()


def test_every_picture_of_a_gallery_is_its_own(shown, tmp_path):
    gallery = stream(Gallery("Digits"), "digits")
    tree = svg_of(shown(Single(gallery), gallery(np.random.default_rng(0).random((9, 8, 8)))), tmp_path)
    sources = {e.attrib["{http://www.w3.org/1999/xlink}href"] for e in named(tree, "image")}
    assert len(sources) == 9
    sizes = [QImage.fromData(base64.b64decode(source.partition(",")[2])).width() for source in sources]
    assert min(sizes) >= 80  # enlarged with sharp pixels: programs would blur them


def test_what_stands_out_of_its_parent_is_cut_off(qtbot, tmp_path):
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(200, 100)
    frame = QWidget(outer)
    frame.setGeometry(10, 10, 50, 20)
    label = QLabel("far too long for its frame", frame)
    label.setGeometry(5, 0, 180, 30)
    outer.show()
    (text,) = (shape for shape in shapes_of(outer) if shape.text)
    assert text.clip.boundingRect().getRect() == (15, 10, 45, 20)
    tree = svg_of(outer, tmp_path)
    assert named(tree, "clipPath") and named(tree, "use") and not named(tree, "text")


def test_a_pdf_has_no_pictures_where_lines_and_letters_are(shown, tmp_path):
    assert write_figure(plot(shown), tmp_path / "figure.pdf") == ""
    content = (tmp_path / "figure.pdf").read_bytes()
    assert b"/Subtype /Image" not in content and b"/FontFile" in content
    pages = [
        zlib.decompress(part)
        for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S)
        if part[:1] == b"x"
    ]
    assert any(b" Tf" in page for page in pages)  # letters are text, which can be searched


def test_markers_are_sharp_in_a_larger_picture(shown):
    points = stream(Points("Test points", marker="s", size=20), "points")
    picture = pixels(picture_of(shown(Plot(points), points([0.5], [0.5])), scale=4.0))
    color = theme.current().series[4]
    ink = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)])
    marked = (np.abs(picture.reshape(len(picture), -1, 3).astype(int) - ink).max(axis=2) < 3).any(axis=1)
    assert 76 <= np.ptp(np.nonzero(marked)[0]) <= 92


def test_a_figure_has_no_scroll_bars_hints_and_other_tabs_and_the_screen_has_them_again(qtbot, tmp_path):
    box, tabs, hint, text = QWidget(), QTabBar(), QLabel("Click adds"), QTextEdit("long " * 400)
    hint.setProperty("screenOnly", True)
    inside = QWidget()
    column = QVBoxLayout(inside)
    for widget in (tabs, text, hint):
        column.addWidget(widget)
    QVBoxLayout(box).addWidget(inside)
    for name in ("Losses", "Verdicts", "Never shown"):
        tabs.addTab(name)
    tabs.setCurrentIndex(1)
    tabs.setTabVisible(2, False)
    qtbot.addWidget(box)
    box.resize(300, 300)
    with qtbot.waitExposed(box):
        box.show()
    before = box.grab().toImage()
    assert write_figure(inside, tmp_path / "figure.png", scale=1) == ""
    figure = QImage(str(tmp_path / "figure.png"))
    texts = [shape.text[1] for shape in shapes_of(inside) if shape.text]
    assert "Verdicts" in "".join(texts)
    for widget in (hint, text.verticalScrollBar(), tabs):
        place = widget.rect().translated(widget.mapTo(inside, QPoint()))
        if widget is tabs:
            place = tabs.tabRect(0).translated(place.topLeft())
        assert widget.isVisible()
        assert figure.copy(place) != inside.grab(place).toImage().convertToFormat(figure.format())
    assert [tabs.isTabVisible(i) for i in range(3)] == [True, True, False] and tabs.currentIndex() == 1
    qtbot.wait(50)
    assert box.grab().toImage() == before


def test_what_was_shortened_beside_tabs_is_whole_in_the_figure(qapp, qtbot, tmp_path):
    theme.apply(qapp, "light")
    card = StackCard()
    for title in ("Layers of it", "Gradients", "Answers", "Probabilities"):
        card.add_body(title, QWidget())
    box = QWidget()
    QVBoxLayout(box).addWidget(card)
    qtbot.addWidget(box)
    box.resize(350, 200)
    card.set_note("105,866 parameters")
    with qtbot.waitExposed(box):
        box.show()
    qtbot.wait(20)
    before = box.grab().toImage()
    narrow = card.header.note.width()
    with figures._without_controls(card):
        assert (
            card.header.note.width() >= card.header.note.fontMetrics().horizontalAdvance("105,866 parameters") > narrow
        )
        assert not [button for button in card._tabs.findChildren(QToolButton) if button.isVisible()]
    qtbot.wait(20)
    assert box.grab().toImage() == before


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_folder_that_is_not_there_is_named_as_the_cause(suffix, shown, tmp_path):
    sentence = write_figure(plot(shown), tmp_path / "none" / f"figure.{suffix}")
    assert "No such file or directory" in sentence


def test_on_white_no_text_keeps_the_colour_it_has_in_the_dark(qapp, qtbot):
    theme.apply(qapp, "light")
    note = stream(Note("Remark"), "remark")
    panel = make_panel(Single(note))
    card = Card("A title", panel)
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    event = note("The **answer** is 42.")
    panel.receive(event.stream, event.data)
    panel.draw()
    theme.apply(qapp, "dark")
    QTest.qWait(50)
    before = pixels(picture_of(card))
    with theme.lent_light(card):
        inks = {shape.pen.color().lightness() for shape in shapes_of(card) if shape.text}
    assert inks and max(inks) < 140
    assert (pixels(picture_of(card)) == before).all(), "the window keeps its own colours"
    theme.apply(qapp, "light")


class Everything(QWidget):
    """Paints with every method that panels use."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setPen(QPen(QColor("#0072B2"), 2))
        painter.setBrush(QColor("#E69F00"))
        painter.drawEllipse(QPointF(30, 30), 20, 20)
        painter.drawEllipse(60, 10, 40, 40)
        painter.drawRect(QRectF(110, 10, 40, 40))
        painter.drawRoundedRect(QRectF(160, 10, 40, 40), 8, 8)
        painter.drawPolygon([QPointF(210, 50), QPointF(230, 10), QPointF(250, 50)])
        painter.drawLine(10, 70, 240, 70)
        painter.drawPolyline([QPointF(10, 80), QPointF(100, 95), QPointF(240, 80)])
        painter.drawArc(QRectF(10, 110, 40, 40), 0, 16 * 200)
        painter.drawPie(QRectF(60, 110, 40, 40), 0, 16 * 200)
        painter.fillRect(QRectF(110, 110, 40, 40), QColor("#009E73"))
        gradient = QLinearGradient(160, 0, 240, 0)
        gradient.setColorAt(0, QColor("#CC79A7"))
        gradient.setColorAt(1, QColor("#56B4E9"))
        painter.fillRect(QRectF(160, 110, 80, 40), gradient)
        painter.setClipRect(QRectF(10, 160, 60, 20))
        painter.fillRect(self.rect(), QColor("#D55E00"))


def test_whatever_a_panel_paints_is_in_the_figure(qtbot, tmp_path):
    widget = Everything()
    qtbot.addWidget(widget)
    widget.resize(260, 190)
    widget.show()
    svg_of(widget, tmp_path)
    screen, drawn = picture_of(widget, scale=1.0), QImage(260, 190, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    # Qt's renderer knows no clips: the last rectangle, which covers all without one, is left out.
    text = (tmp_path / "figure.svg").read_text()
    assert text.count("<clipPath") == 2
    QSvgRenderer(text[: text.rindex("<g clip-path")].encode() + b"</svg>").render(painter)
    painter.end()
    difference = np.abs(pixels(screen).astype(int) - pixels(drawn))[:155]
    assert difference.mean() < 2 and (difference > 120).mean() < 0.01
