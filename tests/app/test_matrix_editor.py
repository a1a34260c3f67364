"""Matrices and pictures by hand. The sheet of a matrix knob: typing, arrow keys, pasting, famous matrices, its menu, undo, and no width that breaks it."""

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import theme
from app.knob_form import KnobForm
from app.matrix_editor import MatrixEditor
from app.panels import make_panel
from app.panels.field_panel import FieldPanel
from app.panels.matrix_view import MatrixView
from app.panels.pictures import Pictures
from core.knobs import Cells, Doc, Matrix
from core.panels import Single
from core.streams import Field, Image
from core.technique import Technique

UP: Matrix = ((0.0, 1.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
BLUR: Matrix = ((0.25, 0.25), (0.25, 0.25))


@dataclass(frozen=True)
class Sheets(Technique):
    """Two matrices."""

    kernel: Annotated[Matrix, Cells(5, 5, -9, 9, (("Up", UP), ("Blur", BLUR))), Doc("Weights")] = UP
    patch: Annotated[Matrix, Cells(2, 2), Doc("Numbers")] = ((1.0,),)

    title = "Sheets"
    presets = {"Smooth": {"kernel": BLUR}}


@pytest.fixture
def form(qtbot: Any) -> KnobForm:
    theme.apply(QApplication.instance(), "light")
    form = KnobForm(Sheets)
    qtbot.addWidget(form)
    form.resize(280, 600)
    form.show()
    qtbot.waitUntil(lambda: form.activateWindow() or form.isActiveWindow())
    qtbot.waitUntil(lambda: len(form.rows) == 2)
    return form


@pytest.fixture
def editor(form: KnobForm) -> MatrixEditor:
    return form.rows["kernel"].editor


def select(editor: MatrixEditor, row: int, column: int) -> None:
    editor.foot.setFocus()
    editor.foot.setCurrentIndex(editor.numbers.index(row, column))


def type_number(editor: MatrixEditor, text: str) -> None:
    """As a person does: the first key opens the cell, Enter takes it."""
    QTest.keyClicks(editor.foot, text[0])
    field = editor.foot.open_cell()
    QTest.keyClicks(field, text[1:])
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes it in a turn of its own


def problem(form: KnobForm) -> str:
    label = form.rows["kernel"].problem
    return label.text() if label and label.isVisible() else ""


def kernel(form: KnobForm) -> Matrix:
    return form.values()["kernel"]


def test_numbers_are_typed_into_the_cell_that_the_arrow_keys_reached(form: KnobForm, editor: MatrixEditor) -> None:
    assert isinstance(editor, MatrixEditor)
    select(editor, 0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(editor.foot, key)
    type_number(editor, "-2.5")
    assert kernel(form) == (UP[0], (0.0, -2.5, 0.0), UP[2])
    type_number(editor, "0,5")
    assert kernel(form)[1] == (0.0, 0.5, 0.0), "a comma is a decimal point for half of Europe"
    assert editor.numbers.index(1, 1).data() == "0.5"


def test_play_sees_what_still_stands_in_an_open_cell(form: KnobForm, editor: MatrixEditor) -> None:
    select(editor, 2, 2)
    QTest.keyClicks(editor.foot, "7")
    assert kernel(form)[2] == (0.0, 0.0, 7.0)


def test_what_is_no_number_or_too_large_is_refused_and_the_old_one_stays(form: KnobForm, editor: MatrixEditor) -> None:
    select(editor, 0, 0)
    type_number(editor, "x")
    assert problem(form) == 'Kernel: "x" is not a number'
    type_number(editor, "10")
    assert problem(form).startswith("Kernel is ((10.0, 1.0, 0.0)")
    assert "numbers from -9 to 9" in problem(form)
    assert kernel(form) == UP
    type_number(editor, "3")
    assert not problem(form) and kernel(form)[0] == (3.0, 1.0, 0.0)


def test_famous_matrices_presets_and_undo(form: KnobForm, editor: MatrixEditor) -> None:
    assert editor.names.currentText() == "Up"
    editor.names.textActivated.emit("Blur")
    assert kernel(form) == BLUR and form.presets.list.currentText() == "Smooth"
    assert (editor.numbers.rowCount(), editor.numbers.columnCount()) == (2, 2)
    select(editor, 1, 1)
    type_number(editor, "1")
    assert editor.names.currentIndex() == -1, "own numbers now"
    form._history.undo()
    form._history.undo()
    assert kernel(form) == UP and editor.names.currentText() == "Up"
    assert form.rows["patch"].editor.names.isHidden()


def test_rings_and_the_menu_change_the_size_within_bounds(form: KnobForm, editor: MatrixEditor) -> None:
    less, more = editor._buttons
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert kernel(form) == ((0.0,) * 5, (0.0, 0.0, 1.0, 0.0, 0.0), *(((0.0,) * 5,) * 3))
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(kernel(form)) == 5 and "1 to 5 rows" in problem(form)
    QTest.mouseClick(less, Qt.MouseButton.LeftButton)
    QTest.mouseClick(less, Qt.MouseButton.LeftButton)
    assert kernel(form) == ((0.0,),) and not less.isEnabled()
    editor._offer(editor.actions()["Add a column"])
    editor._offer(editor.actions()["Add a row"])
    assert kernel(form) == ((0.0, 0.0), (0.0, 0.0))
    form.edit("kernel", UP)
    assert editor.actions()["Swap rows and columns"][1][0] == editor.actions()["Turn by 180°"][2][1] == 1


def test_copy_and_paste_as_spreadsheets_do(form: KnobForm, editor: MatrixEditor) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    select(editor, 0, 0)
    QTest.keyClick(editor.foot, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "0\t1\t0\n0\t0\t0\n0\t0\t0"
    QGuiApplication.clipboard().setText("1\t2\r\n3\t4.5\r\n")
    QTest.keyClick(editor.foot, Qt.Key.Key_V, control)
    assert kernel(form) == ((1.0, 2.0), (3.0, 4.5))
    for text in ("hello", "1 2\n3"):
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(editor.foot, Qt.Key.Key_V, control)
        assert problem(form) and kernel(form) == ((1.0, 2.0), (3.0, 4.5))


@pytest.mark.parametrize("width", [170, 230, 280, 600])
def test_the_sheet_has_a_line_of_its_own_at_any_width(
    form: KnobForm, editor: MatrixEditor, qtbot: Any, width: int
) -> None:
    form.resize(width, 600)
    qtbot.waitUntil(lambda: form.width() <= max(width, form.minimumSizeHint().width()))
    QApplication.processEvents()
    row = form.rows["kernel"]
    assert editor.foot.y() >= row.label.mapTo(row, row.label.rect().bottomLeft()).y()
    assert editor.foot.width() >= 0.9 * row.width() or width == 600
    assert editor.foot.height() >= 3 * 24, "no row of the sheet is cut off"
    for widget in editor.inputs:
        assert widget.mapTo(row, widget.rect().topRight()).x() < row.width()


def test_tab_and_names_for_screen_readers(form: KnobForm, editor: MatrixEditor) -> None:
    names = [w.accessibleName() for w in editor.inputs]
    assert names == [
        "Kernel: famous ones", "Kernel: Remove the outer ring", "Kernel: Add a ring of zeros", "Kernel",
    ]  # fmt: skip
    editor.inputs[0].setFocus()
    visited = []
    for _ in editor.inputs:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
    assert visited == editor.inputs


def test_cells_of_full_strength_stand_out_in_a_matrix(qtbot: Any) -> None:
    panel = FieldPanel(Single(Field("Window")))
    qtbot.addWidget(panel)
    field = panel.panel.stream
    field.name = "window"
    strength = np.full((3, 3), 0.3)
    strength[1, 2] = 1
    for confidence in (None, strength):
        panel.receive("window", field(np.full((3, 3), 7.0), confidence=confidence).data)
        panel.draw()
        view = panel.findChild(MatrixView)
        assert view._strong == ([] if confidence is None else [[1, 2]])
    full, faded = view._colors[1, 2].astype(int), view._colors[0, 0].astype(int)
    surface = QColor(theme.current().surface).getRgb()[:3]
    np.testing.assert_allclose(faded, 0.7 * np.array(surface) + 0.3 * full, atol=1)


def test_a_click_on_a_picture_names_the_pixel(qtbot: Any) -> None:
    panel = make_panel(Single(Image("Picture")))
    qtbot.addWidget(panel)
    panel.resize(300, 200)
    panel.show()
    panel.panel.stream.name = "picture"
    panel.receive("picture", panel.panel.stream(np.zeros((4, 8))).data)
    panel.draw()
    view = panel.findChild(Pictures)
    view.grab()  # painted, so it knows its place
    asked = []
    panel.cell_clicked.connect(lambda *cell: asked.append(cell))
    place = view._place
    at = place.topLeft() + QPointF(place.width() * 5.5 / 8, place.height() * 2.5 / 4)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=(place.topLeft() - QPointF(3, 3)).toPoint())
    assert asked == [("picture", 2, 5)]
