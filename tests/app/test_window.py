"""The window as a whole: tabs, keys, what is remembered, and that nothing is left behind when it goes."""

import gc
import json
import os
import subprocess
import sys
import time
import weakref

import psutil
import pytest
from PySide6.QtCore import QEvent, Qt

from app import theme
from app.settings import Settings, folder


def test_every_page_opens_plays_and_shows_something_in_every_visible_panel(new_window, qtbot, built):
    window = new_window()
    from core.catalogue import techniques

    for page_id in techniques():
        page = built(window, page_id)
        page.play()
        shown = [p for p in page.grid.panels if p.isVisible()]
        qtbot.waitUntil(lambda shown=shown: all(p.newest for p in shown), timeout=120_000)
        assert not page.problems.sentence
        window.close_tab(window.tabs.currentIndex())
    assert window.tabs.count() == 0


def test_a_tab_that_a_run_feeds_late_comes_to_the_front_while_it_runs(new_window, qtbot, monkeypatch, built):
    monkeypatch.setattr("app.page.STALE", 2)  # long before the engine has said anything
    page = built(new_window(), "k_means")
    for knob, value in {"data": "picture", "k": 20, "starts": 20}.items():
        page.edit(knob, value)
    page.play()
    picture = next(panel for panel in page.grid.panels if panel.panel.title == "Picture")
    qtbot.waitUntil(picture.isVisible, timeout=30_000)
    assert page.player.state == "running"
    page.reset()
    assert not page._stale.isActive()


def test_a_closed_page_is_held_until_qt_deletes_it_and_no_longer(new_window, qapp, built):
    """Python's collector would free its children before Qt deletes their parents."""
    window = new_window()
    page = weakref.ref(built(window, "polynomial"))
    window.close_tab(0)
    gc.collect()
    assert page() is not None
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert page() is None


def test_keys_play_step_and_reset(new_window, qtbot, built):
    window = new_window()
    page = built(window, "perceptron")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.player.state in ("running", "finished"), timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert page.player.state == "idle"
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.player.state == "paused", timeout=20_000)
    seed = page.form.values()["seed"]
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert page.form.values()["seed"] != seed
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert page.inspector.tabText(page.inspector.currentIndex()) == "Lesson"


def test_what_a_person_expects_to_be_remembered_is(new_window, qtbot, built):
    first = new_window()
    built(first, "perceptron")
    page = built(first, "polynomial")
    page.edit("degree", 9)
    first.resize(798, 600)  # what the offscreen screen has room for
    first.choose_theme("dark")
    first.close()
    stored = json.loads((folder() / "settings.json").read_text())
    assert stored["tabs"] == ["perceptron", "polynomial"]
    second = new_window()
    qtbot.waitUntil(lambda: second.page is not None, timeout=10_000)
    assert second.page.technique.id() == "polynomial"
    assert second.page.form.values()["degree"] == 9
    assert second.tabs.widget(0).page is None  # not looked at yet, so not built
    assert (second.width(), second.height()) == (798, 600)
    assert Settings.load().theme == "dark"
    theme.apply(theme.QApplication.instance(), "light")


def test_only_widths_that_a_person_chose_are_remembered(window, qtbot, built):
    page = built(window, "polynomial")
    page.splitter.setSizes([300, 480])  # as what is in it may ask for
    window.splitter.setSizes([260, 500])
    window.memory.note()
    assert window.settings.inspector_width == window.settings.sidebar_width == 0
    page.splitter.moveSplitter(250, 1)
    window.splitter.moveSplitter(230, 1)
    assert window.settings.inspector_width == page.splitter.sizes()[1] > 0
    assert window.settings.sidebar_width == window.splitter.sizes()[0] > 0


def test_an_answer_comes_to_the_front(new_window, qtbot, built):
    window = new_window()
    page = built(window, "perceptron")
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=20_000)
    page.inspector.probe_asked.emit("meet", {"size": 2.0, "floppiness": 2.0})
    answers = [p for p in page.grid.panels if "verdict" in p.streams]
    qtbot.waitUntil(lambda: any(p.isVisible() for p in answers))


def test_edits_of_a_page_that_reruns_draw_again_and_undo_takes_them_back(new_window, qtbot, built):
    window = new_window()
    page = built(window, "polynomial")
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "finished", timeout=20_000)
    run = page.player._run
    page.edit("degree", 3)
    qtbot.waitUntil(lambda: page.player._run > run and page.player.state == "finished", timeout=20_000)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.grid.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.form.values()["degree"] != 3


def test_closing_a_tab_and_the_window_in_the_middle_of_runs_leaves_no_process(new_window, qtbot, built):
    window = new_window()
    before = set(psutil.Process().children(recursive=True))
    pages = [built(window, name) for name in ("mlp_classification", "perceptron")]
    for page in pages:
        page.play()
    qtbot.waitUntil(lambda: all(p.player.state in ("running", "finished") for p in pages), timeout=30_000)
    window.close_tab(0)
    window.close()
    engines = [
        p for p in set(psutil.Process().children(recursive=True)) - before if "resource_tracker" not in str(p.cmdline())
    ]
    _, alive = psutil.wait_procs(engines, timeout=5)
    assert not alive


def _program(config, *arguments):
    environment = os.environ | {"LEARNOSCOPE_CONFIG": str(config), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-m", "app", *arguments], env=environment, stderr=subprocess.PIPE, text=True
    )


def _engines_of(process, count, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        children = [
            c for c in psutil.Process(process.pid).children(recursive=True) if "spawn_main" in " ".join(c.cmdline())
        ]
        if len(children) >= count:
            return children
        time.sleep(0.1)
    raise AssertionError("no engine was started")


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_a_killed_window_leaves_no_engine_behind(tmp_path):
    process = _program(tmp_path, "polynomial")
    engines = _engines_of(process, 1)
    process.kill()
    process.wait()
    process.stderr.close()
    end = time.monotonic() + 15
    while any(map(_runs, engines)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [engine for engine in engines if _runs(engine)]


def _runs(process):
    """Whether it does anything: an orphan that ended may wait for init to take notice."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@pytest.mark.skipif(os.name != "posix", reason="SIGINT as a terminal sends it on POSIX systems")
def test_two_windows_at_once_and_ctrl_c(tmp_path):
    import signal

    processes = [_program(tmp_path, "polynomial"), _program(tmp_path, "perceptron")]
    for process in processes:
        _engines_of(process, 1)
    for process in processes:
        process.send_signal(signal.SIGINT)
    for process in processes:
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 0, errors
        assert "Traceback" not in errors
    assert json.loads((tmp_path / "settings.json").read_text())["tabs"] in (["polynomial"], ["perceptron"])


def test_an_unknown_page_is_one_sentence(tmp_path):
    process = _program(tmp_path, "polynomal")
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert errors.strip() == 'learnoscope: there is no technique "polynomal"; did you mean "polynomial"?'


def test_a_page_that_cannot_be_built_says_so_in_its_tab_and_the_others_work(new_window, qtbot, monkeypatch, built):
    from app.error_bar import ErrorBar
    from app.page import Page

    window, build = new_window(), Page.build

    def failing(technique, *more):
        if technique.id() == "perceptron":
            raise TypeError("a panel of nothing")
        yield from build(technique, *more)

    monkeypatch.setattr(Page, "build", failing)
    window.open_page("perceptron")
    qtbot.waitUntil(lambda: window.tabs.currentWidget().findChild(ErrorBar) is not None)
    shown = window.tabs.currentWidget().findChild(ErrorBar)
    assert shown.sentence == "This page cannot be shown: TypeError: a panel of nothing"
    built(window, "polynomial")
    window.close_tab(0)
