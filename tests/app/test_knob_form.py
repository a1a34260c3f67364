"""The generated form: what each kind of knob gets, validation, undo, presets, marks, and that nothing is cut off."""

import subprocess
import sys
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app import knob_editors as editors
from app import language, theme
from app.editor import as_text
from app.knob_form import KnobForm
from app.knob_lock import KnobLock
from core.knob_record import accepts
from core.knobs import (
    BatchSize,
    Checked,
    Choices,
    Doc,
    File,
    Group,
    HiddenLayers,
    Interval,
    KnobError,
    LearningRate,
    PointList,
    Seed,
    StopWhen,
    When,
    knobs_of,
)
from core.technique import Technique


def _formula(text: str) -> str | None:
    return None if "x" in text else "a formula needs an x"


@dataclass(frozen=True)
class Demo(Technique):
    """One knob of every kind."""

    data: Annotated[str, Choices(lambda: ("digits", "mnist")), Doc("Data set"), Group("Data")] = "digits"
    target: Annotated[Literal["sine", "step", "formula"], Doc("Function behind the data")] = "sine"
    formula: Annotated[str, Checked(_formula), When("target", "formula"), Doc("Function of x")] = "x^2"
    table: Annotated[str, File("CSV files (*.csv)"), Doc("Table to learn from")] = ""
    points: Annotated[PointList, Doc("Points drawn with the mouse")] = ()
    noise: Annotated[float, Interval(ge=0, le=1), Doc("Standard deviation of the noise")] = 0.2
    degree: Annotated[int, Interval(ge=0, le=40), Doc("Degree of the polynomial")] = 5
    hidden_layers: Annotated[HiddenLayers, Group("Network")] = (8, 8)
    activations: Annotated[tuple[Literal["relu", "tanh", "gelu"], ...], Doc("All that are compared")] = ("relu",)
    width: Annotated[float, Interval(ge=0.1), When("formula", "x"), Doc("Only for the formula x")] = 1.0
    learning_rate: Annotated[LearningRate, Group("Training")] = 0.01
    batch_size: BatchSize = 128
    shuffle: Annotated[bool, Doc("New order each epoch")] = True
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Demo"
    presets = {"Steps": {"target": "step", "degree": 9}, "Deep": {"hidden_layers": (4,) * 20}}


@pytest.fixture
def form(qtbot: Any) -> KnobForm:
    """Built to its end, shown, 280 px wide as the inspector is."""
    theme.apply(QApplication.instance(), "light")
    form = KnobForm(Demo)
    qtbot.addWidget(form)
    form.resize(280, 900)
    form.show()
    # Asked again and again: the end of the last test's window may take the activation away.
    qtbot.waitUntil(lambda: form.activateWindow() or form.isActiveWindow())
    qtbot.waitUntil(lambda: len(form.rows) == len(form.knobs) - 1)
    return form


@pytest.fixture
def changes(form: KnobForm) -> list[tuple[str, Any]]:
    seen: list[tuple[str, Any]] = []
    form.changed.connect(lambda name, value: seen.append((name, value)))
    return seen


def type_into(form: KnobForm, name: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    field = form.rows[name].editor.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)


def shown_problem(form: KnobForm, name: str) -> str:
    problem = form.rows[name].problem
    return problem.text() if problem and problem.isVisible() else ""


def test_each_kind_has_its_editor_and_the_stop_rule_none(form: KnobForm) -> None:
    kinds = {name: type(row.editor) for name, row in form.rows.items()}
    assert kinds == {
        "data": editors.ChoiceEditor,
        "target": editors.ChoiceEditor,
        "formula": editors.FieldEditor,
        "table": editors.FileEditor,
        "points": editors.PointsEditor,
        "noise": editors.NumberEditor,
        "degree": editors.NumberEditor,
        "hidden_layers": editors.LayersEditor,
        "activations": editors.MultiChoiceEditor,
        "width": editors.FieldEditor,
        "learning_rate": editors.NumberEditor,
        "batch_size": editors.NumberEditor,
        "shuffle": editors.CheckEditor,
        "seed": editors.FieldEditor,
    }
    assert form.values() == {name: knob.default for name, knob in knobs_of(Demo).items()}
    tip = form.rows["degree"].label.toolTip()
    assert "Degree of the polynomial" in tip and "a whole number from 0 to 40" in tip and "Default: 5" in tip


def test_typed_values_are_taken_at_enter_and_when_the_focus_leaves(form: KnobForm, changes: list) -> None:
    type_into(form, "degree", "12")
    type_into(form, "learning_rate", "3e-4", Qt.Key.Key_Tab)
    type_into(form, "hidden_layers", "16, 8,4", Qt.Key.Key_Tab)
    assert changes == [("degree", 12), ("learning_rate", 3e-4), ("hidden_layers", (16, 8, 4))]
    field = form.rows["batch_size"].editor.field
    field.setFocus()
    field.setText("64")
    assert form.values()["batch_size"] == 64, "Play must see what stands in the field"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("degree", "50", "Degree is 50, but accepts a whole number from 0 to 40"),
        ("degree", "five", "Degree is 'five', but accepts a whole number from 0 to 40"),
        ("noise", "nan", "Noise is nan, but accepts a number from 0 to 1"),
        ("hidden_layers", "8, 0", "Hidden layers is (8, 0), but accepts a comma-separated list, each a whole number"),
        ("seed", "", "Seed is '', but accepts a whole number"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_good_value_stays(
    form: KnobForm, changes: list, name: str, text: str, sentence: str
) -> None:
    before = form.values()
    field = form.rows[name].editor.field
    field.setFocus()
    field.clear()
    type_into(form, name, text)
    assert shown_problem(form, name).startswith(sentence)
    assert field.property("invalid")
    assert form.values() == before and not changes
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not shown_problem(form, name)
    assert field.text() == as_text(before[name])


def test_the_sentence_goes_as_soon_as_the_text_is_right_again(form: KnobForm) -> None:
    form.edit("target", "formula")
    type_into(form, "formula", "y")
    assert shown_problem(form, "formula") == "Formula is 'y': a formula needs an x"
    QTest.keyClicks(form.rows["formula"].editor.field, "x")
    assert not shown_problem(form, "formula")


def test_undo_and_redo_from_the_keyboard(form: KnobForm, changes: list) -> None:
    type_into(form, "degree", "7")
    form.edit("points", ((0.5, 1.0, 0),))
    field = form.rows["degree"].editor.field
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.values()["points"] == () and form.values()["degree"] == 5 and field.text() == "5"
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_Z, shift)
    assert form.values()["degree"] == 7
    assert [name for name, _ in changes] == ["degree", "points", "points", "degree", "degree"]


def test_two_edits_of_one_knob_are_undone_one_by_one(form: KnobForm) -> None:
    for text in ("7", "8"):
        type_into(form, "degree", text)
    form._history.undo()
    assert form.values()["degree"] == 7
    form.edit("points", ((0.0, 0.0, 0),))
    form.edit("points", ((0.0, 1.0, 0),), continues=True)
    form._history.undo()
    assert form.values()["points"] == ()


def test_undo_in_a_field_first_takes_back_what_is_being_typed(form: KnobForm) -> None:
    type_into(form, "degree", "7")
    field = form.rows["degree"].editor.field
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "7" and form.values()["degree"] == 7


def test_a_drag_is_one_edit_and_lands_on_the_ladder(form: KnobForm, changes: list) -> None:
    slider = form.rows["learning_rate"].editor.foot
    slider.setSliderDown(True)
    for position in (640, 777, 820, 905):
        slider.setSliderPosition(position)
    slider.setSliderDown(False)
    assert [value for _, value in changes] == [0.1, 0.3]
    assert slider.value() % 100 == 0
    form._history.undo()
    assert form.values()["learning_rate"] == 0.01
    slider.setSliderDown(True)
    slider.setSliderPosition(0)
    slider.setSliderDown(False)
    assert form.values()["learning_rate"] == 1e-5
    form._history.undo()
    assert form.values()["learning_rate"] == 0.01


def test_arrows_step_to_the_next_round_value_from_a_typed_one(form: KnobForm) -> None:
    type_into(form, "batch_size", "128")
    slider, field = form.rows["batch_size"].editor.foot, form.rows["batch_size"].editor.field
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert form.values()["batch_size"] == 300
    type_into(form, "batch_size", "128")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert form.values()["batch_size"] == 100
    QTest.keyClick(form.rows["seed"].editor.field, Qt.Key.Key_Up)
    QTest.keyClick(form.rows["seed"].editor.field, Qt.Key.Key_Down)
    QTest.keyClick(form.rows["seed"].editor.field, Qt.Key.Key_Down)
    assert form.values()["seed"] == 0, "below the bound nothing happens"


def test_the_wheel_scrolls_the_form_and_changes_nothing(form: KnobForm, changes: list) -> None:
    form.resize(280, 300)
    QApplication.processEvents()
    bar = form._scroll.verticalScrollBar()
    for name in ("learning_rate", "data", "noise"):
        widget = form.rows[name].editor.foot or form.rows[name].editor.head
        widget.setFocus()
        form._scroll.ensureWidgetVisible(widget)
        before = bar.value()
        turn = QPoint(0, -120 if before == 0 else 120)
        QTest.wheelEvent(form.windowHandle(), QPointF(widget.mapTo(form, widget.rect().center())), turn)
        assert bar.value() != before
    assert not changes


def test_presets_set_every_knob_and_are_recognised(form: KnobForm, changes: list) -> None:
    assert form.presets.list.currentText() == "Defaults"
    form.edit("noise", 0.5)
    assert form.presets.list.currentIndex() == -1 and form.presets.list.placeholderText() == "Custom"
    form.presets.list.textActivated.emit("Steps")
    assert form.presets.list.currentText() == "Steps"
    values = form.values()
    assert (values["target"], values["degree"], values["noise"]) == ("step", 9, 0.2)
    form._history.undo()
    assert form.values()["noise"] == 0.5 and form.presets.list.currentIndex() == -1
    form.reset_all()
    assert form.presets.list.currentText() == "Defaults"
    assert dict(changes)["degree"] == 5


def test_knobs_that_do_not_matter_are_hidden_also_at_second_hand(form: KnobForm) -> None:
    assert form.rows["formula"].isHidden() and form.rows["width"].isHidden()
    form.edit("target", "formula")
    assert form.rows["formula"].isVisible() and form.rows["width"].isHidden()
    form.edit("formula", "x")
    assert form.rows["width"].isVisible()
    form.edit("target", "sine")
    assert form.rows["formula"].isHidden() and form.rows["width"].isHidden()


def test_changes_that_wait_are_marked_while_running(form: KnobForm) -> None:
    def mark(name: str) -> str:
        return form.rows[name].mark.kind

    assert (mark("degree"), mark("learning_rate")) == ("next", "live")
    form.mark_applied(form.values())
    form.edit("degree", 9)
    assert mark("degree") == "next", "nothing waits while nothing runs"
    form.set_running(True)
    form.edit("learning_rate", 0.1)
    assert (mark("degree"), mark("learning_rate")) == ("waiting", "live")
    assert form.waiting() == ["degree"] and form._waiting_note.text() == "1 change waits for the next Play"
    form.edit("seed", 3)
    assert form._waiting_note.text() == "2 changes wait for the next Play"
    form._history.undo()
    form.mark_applied({"degree": 9})
    assert mark("degree") == "next" and form._waiting_note.isHidden()


def test_reset_of_one_knob_by_button_and_menu(form: KnobForm, changes: list) -> None:
    row = form.rows["degree"]
    assert row.reset.isHidden()
    form.edit("degree", 30)
    assert row.reset.isVisible()
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert changes[-1] == ("degree", 5) and row.reset.isHidden()


def test_layers_points_checks_and_menus(form: KnobForm, changes: list, qtbot: Any) -> None:
    less, more = form.rows["hidden_layers"].editor.inputs[1:]
    more.click()
    less.click()
    less.click()
    less.click()
    assert [value for _, value in changes] == [(8, 8, 8), (8, 8), (8,), ()]
    assert not less.isEnabled()
    more.click()
    assert changes[-1][1] == (8,)

    form.edit("points", [[0.0, 1, 0], [1.0, 2.0, 1]])
    assert form.values()["points"] == ((0.0, 1, 0), (1.0, 2.0, 1))
    form.rows["points"].editor.inputs[0].click()
    assert changes[-1] == ("points", ())

    box = form.rows["shuffle"].editor.head
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert changes[-1] == ("shuffle", False)

    combo = form.rows["activations"].editor.head
    combo.showPopup()
    qtbot.waitUntil(combo.menu.isVisible)
    gelu = combo.menu.actions()[2]
    QTest.mouseClick(combo.menu, Qt.MouseButton.LeftButton, pos=combo.menu.actionGeometry(gelu).center())
    assert combo.menu.isVisible(), "several are to be chosen in one go"
    assert changes[-1] == ("activations", ("relu", "gelu")) and combo.currentText() == "relu, gelu"
    combo.menu.close()

    data = form.rows["data"].editor.head
    data.setFocus()
    QTest.keyClick(data, Qt.Key.Key_Down)
    assert changes[-1] == ("data", "mnist")


def test_a_file_may_be_dropped(form: KnobForm, changes: list, tmp_path: Any) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.csv"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    form.rows["table"].editor.field.dropEvent(event)
    assert changes == [("table", str(tmp_path / "a b.csv"))]


def test_edits_from_elsewhere_are_judged_too(form: KnobForm, changes: list) -> None:
    with pytest.raises(KnobError, match="degree is 99, but accepts a whole number from 0 to 40"):
        form.edit("degree", 99)
    with pytest.raises(KnobError, match='no knob "degre"'):
        form.edit("degre", 3)
    form.edit("stop_when", "30 s")
    form.edit("degree", 5)
    assert changes == [("stop_when", "30 s")], "the same value is no edit"


def test_remembered_values_come_back_and_bad_ones_are_named(form: KnobForm, changes: list) -> None:
    refused = form.set_values({"hidden_layers": [3, 2], "noise": 1, "degree": 400, "gone": 1, "stop_when": "5 epochs"})
    values = form.values()
    assert values["hidden_layers"] == (3, 2) and values["stop_when"] == "5 epochs" and values["degree"] == 5
    assert type(values["noise"]) is float
    assert [sentence.split()[0] for sentence in refused] == ["degree", "test_knob_form"]
    assert not changes and not form._history.canUndo()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*knobs_of(Demo), "unknown"]), json_values, max_size=6))
def test_no_json_makes_the_form_hold_a_bad_value(form: KnobForm, stored: dict[str, Any]) -> None:
    refused = form.set_values(stored)
    assert all(accepts(knob, form.values()[name]) is None for name, knob in form.knobs.items())
    assert len(refused) <= len(stored)


@pytest.mark.parametrize("width", [230, 280, 420])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_text_is_cut_off(form: KnobForm, qtbot: Any, width: int, scale: float) -> None:
    theme.apply(QApplication.instance(), "dark", scale)
    form.edit("target", "formula")
    type_into(form, "seed", "-1")
    form.mark_applied(form.values())
    form.set_running(True)
    form.edit("degree", 9)
    form.resize(round(width * scale), 2000)
    QApplication.processEvents()
    QApplication.processEvents()
    view = form._scroll.viewport()
    assert form._scroll.widget().width() <= view.width()
    for label in form.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap(), label.text()
            words = max(label.text().split() or [""], key=len) if label.wordWrap() else label.text()
            assert label.fontMetrics().horizontalAdvance(words) <= label.width() + 1, label.text()
    for row in form.rows.values():
        for widget in row.editor.inputs:
            right = widget.mapTo(row, widget.rect().topRight()).x()
            assert not widget.isVisible() or right < row.width() <= view.width(), row.knob.name


def test_tab_goes_through_the_knobs_in_order(form: KnobForm) -> None:
    expected = [w for row in form.rows.values() if row.isVisible() for w in row.editor.inputs if w.isEnabled()]
    expected[0].setFocus()
    visited = [QApplication.focusWidget()]
    while len(visited) < 80 and visited[-1] is not expected[-1]:
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        assert QApplication.focusWidget(), visited
        visited.append(QApplication.focusWidget())
    assert [w for w in visited if w in expected] == expected


def test_every_input_has_a_name_for_screen_readers(form: KnobForm) -> None:
    for name, row in form.rows.items():
        assert row.label.buddy() is row.editor.head
        assert all(widget.accessibleName().startswith(row.knob.label) for widget in row.editor.inputs), name


def test_nothing_is_left_behind(qtbot: Any) -> None:
    before = set(QApplication.topLevelWidgets())
    form = KnobForm(Demo)
    form.show()
    qtbot.waitUntil(lambda: len(form.rows) == len(form.knobs) - 1)
    assert not any(timer.isActive() for timer in form.findChildren(QTimer))
    form.rows["activations"].editor.head.showPopup()
    form.close()
    form.deleteLater()
    with qtbot.waitSignal(form.destroyed):
        pass
    assert {w for w in QApplication.topLevelWidgets() if isinstance(w, QWidget)} <= before


def test_the_form_loads_no_heavy_library() -> None:
    code = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.app.test_knob_form import Demo, KnobForm
form = KnobForm(Demo)
while form._unbuilt: app.processEvents()
form.edit("degree", 3)
heavy = {"pydantic", "torch", "scipy", "sklearn", "superqt", "qtawesome", "pyqtgraph"} & set(sys.modules)
sys.exit(", ".join(heavy) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_whole_number_too_large_for_a_float_is_refused_not_fatal(qtbot):
    form = KnobForm(Demo, {"noise": 10**400, "degree": 7})
    qtbot.addWidget(form)
    assert form.refused[0].startswith("noise is 1000")
    assert form.values()["noise"] == 0.2 and form.values()["degree"] == 7


def test_own_presets_are_kept_recognised_and_deleted(form: KnobForm) -> None:
    own: list = []
    form.presets.own_changed.connect(lambda presets: own.append({name: dict(v) for name, v in presets.items()}))
    form.edit("noise", 0.5)
    assert form.presets.keep("  Noisy  ") == ""
    assert form.presets.list.currentText() == "Noisy" and own[-1]["Noisy"]["noise"] == 0.5
    form.reset_all()
    assert form.presets.list.currentText() == "Defaults"
    form.presets.list.textActivated.emit("Noisy")
    assert form.values()["noise"] == 0.5
    form.presets.delete("Noisy")
    assert own[-1] == {} and form.values()["noise"] == 0.5 and form.presets.list.currentIndex() == -1
    for name, said in (("", "1 to 40 characters"), ("x" * 41, "1 to 40 characters"), ("Steps", "comes with the page")):
        assert said in form.presets.keep(name)


def test_an_own_preset_cannot_have_the_name_that_a_shipped_one_has_in_this_language(form: KnobForm, qapp) -> None:
    language.apply(qapp, "de")
    assert form.presets.list.itemText(0) == "Standard" and form.presets.keep("Standard")


def test_own_presets_from_an_older_version_are_mended(form: KnobForm) -> None:
    form.set_own_presets({"Old": {"noise": 99, "gone": 1, "degree": 3}, "Steps": {}})
    form.presets.list.textActivated.emit("Old")
    assert form.values()["degree"] == 3 and form.values()["noise"] != 99
    titles = [form.presets.list.itemText(i) for i in range(form.presets.list.count())]
    assert titles.count("Steps") == 1


def test_hidden_knobs_are_not_shown_and_keep_their_values(form: KnobForm, qtbot) -> None:
    form.show()
    qtbot.waitUntil(lambda: len(form.rows) == len(form.knobs) - ("stop_when" in form.knobs))
    form.edit("noise", 0.5)
    lock = KnobLock(form.knobs, form.hidden)
    qtbot.addWidget(lock)
    item = next(lock.list.item(i) for i in range(lock.list.count()) if lock.list.item(i).data(0x0100) == "noise")
    item.setCheckState(Qt.CheckState.Unchecked)
    form.hide_knobs([*lock.hidden, "no such knob"])
    assert form.hidden == {"noise"} and not form.rows["noise"].isVisibleTo(form) and form.values()["noise"] == 0.5
    lock.show_all()
    form.hide_knobs(lock.hidden)
    assert form.rows["noise"].isVisibleTo(form)


def test_rows_of_the_list_of_knobs_do_not_touch(form: KnobForm, qapp, qtbot) -> None:
    theme.apply(qapp, "light")
    lock = KnobLock(form.knobs, [])
    qtbot.addWidget(lock)
    lock.show()
    first, second = (lock.list.visualItemRect(lock.list.item(row)) for row in (0, 1))
    assert second.top() - first.top() >= theme.current().px(22)
