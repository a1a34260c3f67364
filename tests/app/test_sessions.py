"""Sessions and figures in the window: what was on screen comes back without computing, and a PNG brings back its run."""

import os

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtSvg import QSvgRenderer

from app import theme
from app.autosave import autosave_file
from app.carried_run import carried_run, run_of
from app.figures import write_figure
from app.saving import rescue_file, rescue_folder
from core import session_file
from core.session_file import SavedPage, Session


def fed(page):
    """Shows what a run would, with no engine."""
    technique = page.technique()
    page.grid.begin_run("run 1")
    for step in range(30):
        event = technique.loss(step, train=1 / (step + 1))
        page.grid.receive(event.stream, event.data)
    event = technique.fit(np.linspace(-1, 1, 20), np.linspace(0, 1, 20))
    page.grid.receive(event.stream, event.data)
    page.counters.show_recorded({"step": 29.0, "epoch": 0.0, "seconds": 2.5})
    page.grid.catch_up()


def numbers(page):
    return {name: rows for panel in page.grid.panels for name, _, rows in panel.numbers()}


def test_a_session_shows_again_what_was_on_screen(new_window, qtbot, tmp_path, built):
    first = new_window()
    page = built(first, "polynomial")
    page.edit("degree", 7)
    fed(page)
    before = numbers(page)
    path = tmp_path / "lesson.learnoscope"
    first.sessions.write(path)
    first.sessions._writer.join()
    page.edit("degree", 2)
    first.sessions.open(path)
    qtbot.waitUntil(lambda: first.page is not None and "Recorded" in first.page.problems.sentence, timeout=10_000)
    page = first.page
    assert page.form.values()["degree"] == 7 and page.player.engine_pid is None
    assert numbers(page) == before and page.player.figures["step"] == 29
    assert "nothing was computed now" in page.problems.sentence
    assert first.sessions.recent == [path]


def test_a_recording_that_was_edited_costs_its_panels_only(new_window, qtbot, tmp_path):
    main = new_window()
    path = tmp_path / "hostile.learnoscope"
    shown = [{"newest": {"loss": {"x": "no", "lines": 3}}}, {"newest": {"nothing": {}}}, 17]
    session_file.write(path, Session([SavedPage("polynomial", {"degree": 99}, shown=shown), SavedPage("gone")]))
    main.sessions.open(path)
    qtbot.waitUntil(lambda: main.page is not None and "panels" in main.page.problems.sentence, timeout=10_000)
    assert "degree" in main.page.problems.sentence and "there is no page gone here" in main.offers.sentence
    assert main.page.form.values()["degree"] != 99


def test_a_file_that_is_none_is_refused_in_one_sentence(new_window, qtbot, tmp_path):
    main = new_window()
    (tmp_path / "no.learnoscope").write_bytes(b"PK")
    main.sessions.open(tmp_path / "no.learnoscope")
    main.settings.recent_sessions = [str(tmp_path / "no.learnoscope")]
    qtbot.waitUntil(lambda: "no.learnoscope is damaged" in main.offers.sentence)
    assert main.sessions.recent == []  # nothing to offer again


def test_pages_that_a_session_replaces_can_be_brought_back(new_window, qtbot, tmp_path, built):
    main = new_window()
    page = built(main, "polynomial")
    fed(page)
    page.player._run = 1  # as if it had been played
    before = numbers(page)
    session_file.write(tmp_path / "other.learnoscope", Session([SavedPage("k_means")]))
    main.sessions.open(tmp_path / "other.learnoscope")
    qtbot.waitUntil(lambda: "have been closed" in main.offers.sentence, timeout=10_000)
    assert [tab.technique_id for tab in main.tabs.opened()] == ["k_means"]
    main.offers._close(True)
    qtbot.waitUntil(lambda: main.page is not None and "Recorded" in main.page.problems.sentence, timeout=10_000)
    assert [tab.technique_id for tab in main.tabs.opened()] == ["polynomial"]
    assert numbers(main.page) == before


def test_every_page_of_a_session_shows_what_was_recorded_when_it_is_looked_at(new_window, qtbot, tmp_path, built):
    main = new_window()
    before = {}
    for name in ("polynomial", "mlp_regression"):
        fed(page := built(main, name))
        before[name] = numbers(page)
    built(main, "k_means")
    for _ in range(2):  # the second time, what was not looked at is saved as it was
        session_file.write(tmp_path / "three.learnoscope", main.sessions.snapshot(checkpoints=False))
        with qtbot.waitSignal(main.sessions._was_read, timeout=10_000):
            main.sessions.open(tmp_path / "three.learnoscope")
        qtbot.waitUntil(lambda: [tab.page is None for tab in main.tabs.opened()] == [True, True, False], timeout=10_000)
    main.open_page("polynomial")
    main.open_page("mlp_regression")  # before the other one has been built
    shown = {}
    for name in before:
        page = built(main, name)
        assert "Recorded" in page.problems.sentence
        shown[name] = numbers(page)
    assert shown == before


def test_what_a_session_says_is_plain_text_and_sentences_end(new_window, qtbot, tmp_path, built):
    main = new_window()
    fed(built(main, "mlp_regression"))
    session = main.sessions.snapshot(checkpoints=False)
    session.machine = "<b>hi</b>"
    session.pages[0].knobs |= {"epochs": -5, "seed": -5}
    session_file.write(tmp_path / "edited.learnoscope", session)
    main.sessions.open(tmp_path / "edited.learnoscope")
    qtbot.waitUntil(lambda: main.page is not None and "Recorded" in main.page.problems.sentence, timeout=10_000)
    assert "<b>hi</b>" in main.page.problems.sentence
    assert main.page.problems._sentence.textFormat() == Qt.TextFormat.PlainText
    first, second = (main.page.form._objection(name, -5) for name in ("epochs", "seed"))
    assert main.page.problems.sentence.endswith((f"{first}. {second}.", f"{second}. {first}."))


def test_a_page_closed_before_it_was_looked_at_begins_anew(new_window, qtbot, tmp_path, built):
    main = new_window()
    fed(built(main, "polynomial"))
    built(main, "k_means")
    session_file.write(tmp_path / "two.learnoscope", main.sessions.snapshot(checkpoints=False))
    with qtbot.waitSignal(main.sessions._was_read, timeout=10_000):
        main.sessions.open(tmp_path / "two.learnoscope")
    main.close_tab(main.tabs.index_of("polynomial"))
    page = built(main, "polynomial")
    assert not page.problems.sentence and not any(rows for rows in numbers(page).values())


def test_a_recorded_run_goes_on_from_its_checkpoint_also_when_it_was_saved_again(new_window, qtbot, tmp_path, built):
    main, file = new_window(), tmp_path / "paused.learnoscope"
    page = built(main, "mlp_regression")
    page.edit("stop_when", "9999 epochs")
    page.play()
    qtbot.waitUntil(lambda: page.player.figures["checkpoints"] and page.player.figures["step"] > 300, timeout=20_000)
    page.player.pause()
    qtbot.waitUntil(lambda: page.player.state == "paused", timeout=20_000)
    qtbot.waitUntil(rescue_file(page.technique).is_file, timeout=20_000)
    for _ in range(2):
        session_file.write(file, main.sessions.snapshot(checkpoints=True))
        page.edit("stop_when", "")
        with qtbot.waitSignal(main.sessions._was_read, timeout=10_000):
            main.sessions.open(file)
        qtbot.waitUntil(lambda: main.page is not None and main.page.recorded, timeout=10_000)
        page = main.page
    assert (
        "9999 epochs" in page.transport.stop_rule.toolTip() + page.transport.stop_rule.text()
    )  # the button says what is in force
    assert main.settings.knobs["mlp_regression"]["stop_when"] == "9999 epochs"
    recorded = {name: list(rows) for name, rows in numbers(page).items()}["loss"]
    step, seconds = (page.player.figures[name] for name in ("step", "seconds"))
    page.problems.action.click()
    qtbot.waitUntil(lambda: page.player.figures["step"] > step, timeout=20_000)
    assert page.player.figures["seconds"] > seconds
    qtbot.waitUntil(lambda: len(numbers(page)["loss"]) > len(recorded), timeout=20_000)
    grown = list(numbers(page)["loss"])
    steps = [row[0] for row in grown]
    assert grown[: len(recorded) // 2] == recorded[: len(recorded) // 2]  # one curve, from the first step on
    assert steps == sorted(set(steps))


@pytest.mark.parametrize("accepted", [True, False])
def test_after_a_crash_the_next_window_offers_what_was_on_the_screen(new_window, qtbot, accepted, built):
    first = new_window()
    page = built(first, "polynomial")
    fed(page)
    session = first.sessions.snapshot(checkpoints=False)
    nobody = autosave_file(2**22 + os.getpid())  # above any process id
    nobody.parent.mkdir(parents=True, exist_ok=True)
    session_file.write(nobody, session)
    before = numbers(page)
    second = new_window()
    second.sessions.offer_rescue()
    assert "ended unexpectedly" in second.offers.sentence
    second.offers._close(accepted)
    if accepted:
        qtbot.waitUntil(lambda: second.page is not None and "Recorded" in second.page.problems.sentence, timeout=10_000)
        assert numbers(second.page) == before
    assert not nobody.exists() and not second.offers.sentence


def test_the_autosave_goes_with_the_window(new_window, built):
    main = new_window()
    page = built(main, "polynomial")
    fed(page)
    page.player._run = 1  # as if it had been played
    main.sessions._autosave()
    main.sessions._writer.join()
    assert autosave_file(os.getpid()).is_file()
    main.close()
    assert not list(rescue_folder().glob("autosave-*"))


def dropped(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    for kind in (QDragEnterEvent, QDropEvent):
        at = QPointF(5, 5) if kind is QDropEvent else QPointF(5, 5).toPoint()
        event = kind(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        from PySide6.QtWidgets import QApplication

        QApplication.sendEvent(widget, event)


def test_a_png_brings_back_the_run_that_it_shows(new_window, tmp_path, built):
    main = new_window()
    page = built(main, "polynomial")
    page.edit("degree", 11)
    fed(page)
    path = tmp_path / "figure.png"
    assert write_figure(page.grid, path, run_of(page)) == ""
    assert QImage(str(path)).width() == 2 * page.grid.width()
    page.edit("degree", 3)
    dropped(main, path)
    assert page.form.values()["degree"] == 11 and "knobs of the figure" in page.problems.sentence
    page.form._history.undo()
    assert page.form.values()["degree"] == 3


def test_pictures_that_carry_nothing_or_lies_are_no_runs(tmp_path):
    plain = QImage(4, 4, QImage.Format.Format_RGB32)
    for number, text in enumerate(
        ["", "[]", "{", '{"page": "none", "knobs": {}}', '{"page": "polynomial", "knobs": 3}']
    ):
        path = tmp_path / f"{number}.png"
        plain.setText("learnoscope", text)
        plain.save(str(path))
        assert carried_run(path) is None
    (tmp_path / "text.png").write_text("no picture")
    assert carried_run(tmp_path / "text.png") is None


@pytest.mark.parametrize("on_white", [False, True])
def test_figures_have_the_right_size_and_colours(new_window, qapp, tmp_path, on_white, built):
    main = new_window()
    page = built(main, "polynomial")
    fed(page)
    theme.apply(qapp, "dark")
    size = page.grid.size()
    for suffix in ("png", "svg", "pdf"):
        assert write_figure(page.grid, tmp_path / f"f.{suffix}", run_of(page), on_white) == ""
    drawing = QSvgRenderer(str(tmp_path / "f.svg"))
    assert drawing.isValid() and drawing.viewBox().size() == size
    picture = QImage(str(tmp_path / "f.png"))
    corner = picture.pixelColor(0, picture.height() // 2)
    gap = picture.pixelColor(picture.width() // 2, 1)
    assert (corner.lightness() > 200 or gap.lightness() > 200) == on_white
    assert theme.current().dark and not page.grid.styleSheet()
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF") and b"/FontFile" in (tmp_path / "f.pdf").read_bytes()
    theme.apply(qapp, "light")
    # Lines are drawn as lines: no picture of the plot stands in for them.
    assert "<path" in (tmp_path / "f.svg").read_text() or "<polyline" in (tmp_path / "f.svg").read_text()


def test_a_figure_that_cannot_be_written_says_why(new_window, tmp_path, built):
    page = built(new_window(), "polynomial")
    assert "could not be written" in write_figure(page.grid, tmp_path / "none" / "f.png")
