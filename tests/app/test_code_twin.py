"""The menu writes a page's run as a script; the dialog runs it beside the page's numbers and never holds the window up."""

import time

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app import code_twin, theme
from app.code_twin import TwinDialog
from app.main_window import MainWindow
from app.runner import EnginePool
from app.script_run import ScriptRun
from app.settings import Settings
from core.catalogue import families

KNOBS = {"epochs": 30, "samples": 40, "hidden_layers": (4,)}


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    window = MainWindow(families(), Settings(), EnginePool())
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def run(qtbot, qapp):
    """A run that goes as it does with its dialog: by the event loop, not by Python's collector."""
    parent = QObject()
    yield ScriptRun(parent)
    parent.deleteLater()


def built(qtbot, window, page, **knobs):
    window.open_page(page)
    qtbot.waitUntil(lambda: window.page is not None and window.page.grid.ready, timeout=20_000)
    for knob, value in knobs.items():
        window.page.edit(knob, value)
    return window.page


def actions(window):
    """Of the window's menu, as somebody sees them who opens it."""
    menu = window.tabs.cornerWidget().menu()
    menu.aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def test_the_menu_writes_the_script_of_the_knobs_as_they_are(window, qtbot, tmp_path, monkeypatch):
    page = built(qtbot, window, "mlp_regression", **KNOBS)
    path = tmp_path / "twin"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    actions(window)["Export script..."].trigger()
    script = path.with_suffix(".py").read_text()
    assert "EPOCHS = 30" in script and "SAMPLES = 40" in script and "HIDDEN_LAYERS = [4]" in script
    assert str(path) in window.statusBar().currentMessage()
    page.edit("data", "csv")
    actions(window)["Export script..."].trigger()
    assert page.problems.sentence.startswith("data is 'csv', but a script reads no table of your own; choose")


def test_the_menu_offers_scripts_where_there_are_some(window, qtbot):
    assert not actions(window)["Export script..."].isEnabled()
    built(qtbot, window, "k_means")
    found = actions(window)
    assert not found["Verify script..."].isEnabled() and "mlp_regression" in found["Verify script..."].toolTip()
    built(qtbot, window, "mlp_regression")
    assert actions(window)["Verify script..."].isEnabled()


def test_verify_agrees_with_the_run_and_says_so_without_holding_the_window_up(window, qtbot):
    page = built(qtbot, window, "mlp_regression", **KNOBS | {"epochs": 10})
    actions(window)["Verify script..."].trigger()
    (dialog,) = window.findChildren(TwinDialog)
    assert "press Play" in dialog.told.text() and not dialog.script.running
    page.edit("epochs", 30)
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=400_000)
    page.edit("epochs", 500)  # of the form: the run that is verified has been another one
    beats, ticker = [], QTimer(interval=10)
    ticker.timeout.connect(lambda: beats.append(time.perf_counter()))
    ticker.start()
    dialog.button.click()
    assert dialog.script.running and dialog.button.text() == "Cancel"
    qtbot.waitUntil(lambda: dialog.verdict is not None, timeout=400_000)
    ticker.stop()
    assert dialog.verdict.agrees, dialog.verdict
    assert "EPOCHS = 30" in dialog.code.toPlainText()
    assert dialog.told.text() == dialog.verdict.sentence and dialog.table.rowCount() == 6
    assert dialog.table.item(0, 0).text() == "loss/train" and dialog.table.item(0, 5).text() == "agrees"
    assert len(beats) > 20
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(TwinDialog), timeout=60_000)


def test_a_script_that_runs_can_be_cancelled_and_ends_with_its_dialog(window, qtbot, monkeypatch):
    page = built(qtbot, window, "mlp_regression", **KNOBS)
    monkeypatch.setattr(code_twin, "numbers_of", lambda *_: {})
    actions(window)["Verify script..."].trigger()
    (dialog,) = window.findChildren(TwinDialog)
    assert dialog.script.running
    dialog.button.click()
    qtbot.waitUntil(lambda: not dialog.script.running, timeout=60_000)
    assert dialog.told.text() == "Cancelled." and dialog.button.text() == "Verify" and dialog.verdict is None
    dialog.button.click()
    assert dialog.script.running
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(TwinDialog), timeout=60_000)
    assert page.player.state == "idle"


def test_a_run_that_a_script_cannot_repeat_is_refused(window, qtbot):
    page = built(qtbot, window, "mlp_regression", **KNOBS)
    twin = code_twin.twin_for(page, page.form.values())
    page.player.state = page.player.ended = "finished"
    page.player.edited = {"learning_rate"}
    with pytest.raises(code_twin.NoTwin, match="learning_rate changed while the run went on"):
        code_twin.numbers_of(page, twin)
    page.player.edited = set()
    with pytest.raises(code_twin.NoTwin, match="a script computes on the CPU: choose CPU and press Play"):
        code_twin.numbers_of(page, twin)
    page.player.state = "idle"


def test_earlier_numbers_come_from_the_page_s_curves(window, qtbot, monkeypatch):
    page = built(qtbot, window, "gan_images", data="digits", steps=3)
    twin = code_twin.twin_for(page, page.form.values())
    shown = [page.technique.losses(k, generator=k + 0.5, discriminator=k + 0.25) for k in (1, 2, 3)]
    for event in [*shown, page.technique.classes("0123456789", [0.1] * 10)]:
        page.grid.receive(event.stream, event.data)
    page.player.state = page.player.ended = "finished"
    page.player.metrics = {"losses/generator": 3.5}
    monkeypatch.setattr(type(page.player), "device", "cpu")
    numbers = code_twin.numbers_of(page, twin)
    page.player.state = "idle"
    assert {check.step for check in twin.checks} == {1, 2, None}
    assert numbers["losses/generator at step 1"] == 1.5 and numbers["losses/discriminator at step 2"] == 2.25
    assert numbers["losses/generator"] == 3.5


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("print('step 3 of 7')\nraise ValueError('no such thing')", "The script failed: ValueError: no such thing"),
        ("print('no numbers')", "The script came to its end, but its last line is not the JSON object of its numbers."),
        ("import os\nos._exit(3)", "The script failed: exit code 3"),
    ],
)
def test_a_script_that_fails_is_one_sentence(qtbot, run, script, problem):
    told = []
    run.progressed.connect(lambda *news: told.append(news))
    with qtbot.waitSignal(run.ended, timeout=200_000) as ended:
        run.start(script)
        run.start("a second one is not begun")
    assert ended.args == [None, problem]
    assert told == [(3, 7, "step 3 of 7")] * ("step 3" in script)


def test_a_program_that_is_not_there_is_one_sentence(qtbot, run, monkeypatch):
    monkeypatch.setattr("app.script_run.command", lambda path: ["/no/such/program", str(path)])
    with qtbot.waitSignal(run.ended, timeout=10_000) as ended:
        run.start("")
    assert ended.args[0] is None and ended.args[1].startswith("The script could not be started: ")
    assert not run.running
