"""Hands-on inputs and the sliders they share with the form."""

import itertools
from typing import Annotated, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.inputs import make_input
from app.inputs.canvas import CanvasInput
from app.inputs.mask import MaskInput
from app.inputs.slider import SliderInput
from app.inspector import Inspector
from app.sliders import stops
from core.probes import Array, Canvas, Entry, Mask, OpenFile, PlotPoint, Slider, probe
from core.streams import Image
from core.technique import Technique

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def canvas(qtbot: Any) -> CanvasInput:
    canvas = make_input(Canvas(28, 28))
    qtbot.addWidget(canvas)
    canvas.resize(280, 330)
    canvas.show()
    QApplication.processEvents()
    return canvas


def mouse(
    canvas: CanvasInput | MaskInput, kind: QEvent.Type, x: float, y: float, button: Any = LEFT, keys: Any = None
) -> None:
    """At pixel (x, y) of the 28 x 28 that the probe gets."""
    sheet = canvas.surface._sheet()
    place = sheet.topLeft() + QPointF((x + 0.5) / 28 * sheet.width(), (y + 0.5) / 28 * sheet.height())
    keys = keys or Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas.surface, QMouseEvent(kind, place, place, button, button, keys))


def stroke(canvas: CanvasInput | MaskInput, *points: tuple[float, float], button: Any = LEFT, keys: Any = None) -> None:
    mouse(canvas, QEvent.Type.MouseButtonPress, *points[0], button, keys)
    for point in points[1:]:
        mouse(canvas, QEvent.Type.MouseMove, *point, button, keys)


def test_a_stroke_becomes_soft_pixels_where_the_mouse_was(canvas: CanvasInput) -> None:
    assert not canvas.value().any()
    stroke(canvas, (4, 14), (23, 14))
    pixels = canvas.value()
    assert pixels.shape == (28, 28) and pixels.dtype == np.float32
    assert pixels.min() == 0 and pixels.max() == 1
    assert (pixels[14, 5:23] > 0.95).all()
    assert not pixels[:11].any() and not pixels[18:].any()
    assert ((pixels > 0.05) & (pixels < 0.95)).sum() >= 20, "edges are grey, as in scanned digits"
    # The brush is 28 / 12 pixels wide: so much ink a column.
    assert pixels[:, 8:20].sum(axis=0) == pytest.approx(np.full(12, 28 / 12), rel=0.08)


def test_right_button_and_shift_erase(canvas: CanvasInput) -> None:
    for how in ({"button": RIGHT}, {"keys": Qt.KeyboardModifier.ShiftModifier}):
        stroke(canvas, (4, 14), (23, 14))
        stroke(canvas, (13, 8), (13, 20), **how)
        pixels = canvas.value()
        assert not pixels[:, 12:15].any() and pixels[14, 5] > 0.95 and pixels[14, 22] > 0.95


def test_two_strokes_are_not_joined(canvas: CanvasInput) -> None:
    stroke(canvas, (4, 4), (8, 4))
    stroke(canvas, (4, 24), (8, 24))
    assert not canvas.value()[8:20].any()


def test_clear_by_button_and_key(canvas: CanvasInput, qtbot: Any) -> None:
    for clear in (canvas.findChild(QPushButton).click, lambda: QTest.keyClick(canvas.surface, Qt.Key.Key_Delete)):
        stroke(canvas, (4, 14), (23, 14))
        with qtbot.waitSignal(canvas.changed, check_params_cb=lambda pixels: not pixels.any()):
            clear()
        assert not canvas.value().any()


def test_a_fast_hand_is_reported_thirty_times_a_second_and_the_end_always(canvas: CanvasInput, qtbot: Any) -> None:
    seen: list[np.ndarray] = []
    canvas.changed.connect(seen.append)
    stroke(canvas, *((4 + 0.02 * i, 14) for i in range(1000)))
    assert len(seen) <= 30
    qtbot.waitUntil(lambda: np.array_equal(seen[-1], canvas.value()), timeout=1000)
    qtbot.waitUntil(lambda: not canvas._pause.isActive(), timeout=1000)


@pytest.mark.parametrize(("height", "width"), [(28, 28), (8, 8), (48, 64), (5, 3), (300, 200)])
def test_any_size(qtbot: Any, height: int, width: int) -> None:
    canvas = make_input(Canvas(height, width))
    qtbot.addWidget(canvas)
    canvas.resize(250, 300)
    canvas.show()
    assert canvas.value().shape == (height, width)
    sheet = canvas.surface._sheet()
    assert sheet.width() / sheet.height() == pytest.approx(width / height)


@pytest.fixture
def mask(qtbot: Any) -> MaskInput:
    mask = make_input(Mask(28, 28))
    qtbot.addWidget(mask)
    mask.resize(280, 330)
    mask.show()
    QApplication.processEvents()
    return mask


def let_go(mask: MaskInput) -> None:
    place, none = mask.surface._sheet().center(), Qt.MouseButton.NoButton
    kind, keys = QEvent.Type.MouseButtonRelease, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(mask.surface, QMouseEvent(kind, place, place, LEFT, none, keys))


def test_a_mask_is_true_where_painted_and_reported_at_the_end_of_a_stroke(mask: MaskInput, qtbot: Any) -> None:
    seen: list[np.ndarray] = []
    mask.changed.connect(seen.append)
    stroke(mask, (6, 14), (20, 14))
    assert not seen
    let_go(mask)
    assert len(seen) == 1 and np.array_equal(seen[0], mask.value())
    assert seen[0].shape == (28, 28) and seen[0].dtype == bool
    assert seen[0][13:16, 6:20].all(), "the brush is 28 / 7 pixels wide"
    assert not seen[0][:12].any() and not seen[0][17:].any() and not seen[0][:, :3].any()
    stroke(mask, (13, 8), (13, 20), button=RIGHT)
    stroke(mask, (18, 8), (18, 20), keys=Qt.KeyboardModifier.ShiftModifier)
    assert not mask.value()[:, 12:20].any() and mask.value()[14, 7]


def test_a_mask_is_cleared_and_filled_by_buttons_and_keys(mask: MaskInput, qtbot: Any) -> None:
    half, clear = mask.findChildren(QPushButton)
    for act in (clear.click, lambda: QTest.keyClick(mask.surface, Qt.Key.Key_Delete)):
        with qtbot.waitSignal(mask.changed, check_params_cb=lambda m: m[14:].all() and not m[:14].any()):
            QTest.keyClick(half, Qt.Key.Key_Space)
        with qtbot.waitSignal(mask.changed, check_params_cb=lambda m: not m.any()):
            act()


@pytest.mark.parametrize("shape", [(28, 28), (8, 8), (28, 28, 3)])
def test_the_picture_shows_through_below_the_paint(mask: MaskInput, shape: tuple[int, ...]) -> None:
    mask.show_below(np.full(shape, 200, np.uint8))
    mask.paint_half()
    picture = mask.surface.grab().toImage()
    sheet = mask.surface._sheet()
    upper, lower = (
        picture.pixelColor((sheet.topLeft() + QPointF(0.4 * sheet.width(), part * sheet.height())).toPoint())
        for part in (0.2, 0.8)
    )
    assert upper.getRgb()[:3] == (200, 200, 200)
    assert lower.blue() > lower.green() > lower.red() and 30 < lower.red() < 200


class _Masked(Technique):
    """A page whose probe paints over a picture."""

    title = "Masked"
    original = Image("Original")
    other = Image("Other")
    panels = (original, other)

    @probe("Paint")
    def fill(self, mask: Annotated[Array, Mask(28, 28, over="original")]) -> Any:
        yield self.original(mask)


def test_the_inspector_hands_the_newest_picture_of_the_stream_on(qtbot: Any) -> None:
    inspector = Inspector(_Masked, {})
    qtbot.addWidget(inspector)
    (mask,) = inspector.findChildren(MaskInput)
    assert [inspector.tabText(i) for i in range(inspector.count())] == ["Knobs", "Try", "Lesson", "Code"]
    asked: list[tuple[str, dict[str, Any]]] = []
    inspector.probe_asked.connect(lambda *request: asked.append(request))
    inspector.show_below("other", np.zeros((28, 28), np.uint8))
    assert mask.surface._below is None
    inspector.show_below("original", np.full((28, 28), 9, np.uint8))
    assert mask.surface._below.pixelColor(3, 3).red() == 9
    mask.paint_half()
    ((name, inputs),) = asked
    assert name == "fill" and inputs["mask"].sum() == 14 * 28
    inspector.forget_pictures()
    assert mask.surface._below is None and mask.value().any(), "the paint is the person's"


def test_slider_input_by_key_and_typed(qtbot: Any) -> None:
    slider = make_input(Slider(-3, 3, 0.5))
    qtbot.addWidget(slider)
    slider.show()
    seen: list[float] = []
    slider.changed.connect(seen.append)
    assert isinstance(slider, SliderInput) and slider.value() == 0.5 and slider.field.text() == "0.5"
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    assert seen == [0.6]
    slider.field.selectAll()
    QTest.keyClicks(slider.field, "99")
    QTest.keyClick(slider.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen == [0.6, 3.0], timeout=1000)
    for text in ("nan", "many"):
        slider.field.selectAll()
        QTest.keyClicks(slider.field, text)
        QTest.keyClick(slider.field, Qt.Key.Key_Return)
        assert slider.value() == 3.0 and slider.field.text() == "3"
    qtbot.waitUntil(lambda: not slider._pause.isActive(), timeout=1000)
    assert seen == [0.6, 3.0]


def test_a_click_in_a_plot_needs_no_widget() -> None:
    with pytest.raises(KeyError):
        make_input(PlotPoint("samples"))


def test_the_ladder() -> None:
    rate = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
    assert stops(1e-5, 10, log=True) == rate
    assert stops(1, 4096, whole=True, log=True) == [1, 3, 10, 30, 100, 300, 1000, 3000, 4096]
    assert stops(0, 1, log=True)[:3] == [0, 1e-6, 3e-6]
    assert stops(0, 30, whole=True, log=True) == [0, 1, 3, 10, 30]
    assert stops(0, 20, whole=True) == list(range(21))
    assert stops(0.05, 0.9)[:3] == [0.05, 0.06, 0.07]


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e7), st.booleans(), st.booleans())
def test_stops_ascend_from_end_to_end(low: float, span: float, whole: bool, log: bool) -> None:
    lo: float = low if not log else abs(low) if abs(low) > 1e-20 else 0.0
    hi = lo + span
    if whole:
        lo, hi = round(lo), round(lo) + max(1, round(span))
    if hi <= lo:
        return
    values = stops(lo, hi, whole=whole, log=log)
    assert values[0] == lo and values[-1] == hi
    assert all(a < b for a, b in itertools.pairwise(values))
    assert len(values) <= 502
    assert not whole or all(isinstance(value, int) for value in values)


def test_an_entry_is_sent_by_enter_and_by_its_button_and_never_empty(qtbot: Any) -> None:
    entry = make_input(Entry("Save", "a name"))
    qtbot.addWidget(entry)
    entry.show()
    said: list[str] = []
    entry.changed.connect(said.append)
    QTest.keyClick(entry.field, Qt.Key.Key_Return)
    QTest.mouseClick(entry.button, LEFT)
    QTest.keyClicks(entry.field, " mine ")
    assert entry.field.placeholderText() == "a name" and not said
    QTest.keyClick(entry.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said == ["mine"])
    qtbot.waitUntil(lambda: not entry._pause.isActive())
    QTest.mouseClick(entry.button, LEFT)
    assert said == ["mine", "mine"]


def test_a_file_is_typed_chosen_or_dropped(qtbot: Any, monkeypatch: Any) -> None:
    file = make_input(OpenFile("Pictures (*.png)"))
    qtbot.addWidget(file)
    file.show()
    said: list[str] = []
    file.changed.connect(said.append)
    monkeypatch.setattr("app.inputs.open_file.QFileDialog.getOpenFileName", lambda *_: ("", ""))
    QTest.mouseClick(file.browse, LEFT)
    QTest.keyClick(file.field, Qt.Key.Key_Return)
    assert not said
    monkeypatch.setattr("app.inputs.open_file.QFileDialog.getOpenFileName", lambda *_: ("/a.png", ""))
    for act, path in (
        (lambda: QTest.mouseClick(file.browse, LEFT), "/a.png"),
        (lambda: file.field.dropped.emit("/b.png"), "/b.png"),
        (lambda: (file.field.setText("/c.png"), QTest.keyClick(file.field, Qt.Key.Key_Return)), "/c.png"),
    ):
        act()
        qtbot.waitUntil(lambda path=path: said[-1:] == [path])
    assert file.value() == "/c.png"
