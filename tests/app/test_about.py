"""About: the version, and what comes along with its licences, in the window's own time."""

import pytest

from app import about, theme
from app.about import About
from core import licences
from core.licences import Notice
from core.run_file import version


@pytest.fixture
def dialog(qtbot, qapp, monkeypatch):
    theme.apply(qapp, "light")
    long = "\n".join(f"line {n}" for n in range(20_000))
    found = [
        Notice("learnoscope", "1.0" + ".0" * 60, "MIT", "own text"),
        Notice("long", "2", "", long),
        Notice("bare", "3", "BSD"),
    ]
    monkeypatch.setattr(licences, "notices", lambda: found)
    made = About()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.names.count() == 3)
    yield made
    made.reject()


def test_it_shows_version_names_and_the_text_of_the_chosen_one(dialog, qtbot):
    labels = " ".join(label.text() for label in dialog.findChildren(about.QLabel))
    assert version("learnoscope") in labels
    assert not dialog.names.horizontalScrollBar().isVisible()  # a long name ends in dots
    assert "own text" in dialog.text.toPlainText() and dialog.text.isReadOnly()
    dialog.names.setCurrentRow(2)
    assert dialog.text.toPlainText().startswith("BSD") and "no text" in dialog.text.toPlainText()


def test_long_texts_come_in_pieces_and_completely(dialog, qtbot):
    dialog.names.setCurrentRow(1)
    first = dialog.text.toPlainText()
    assert len(first) < 60_000
    qtbot.waitUntil(lambda: dialog.text.toPlainText().endswith("line 19999"))
    assert dialog.text.toPlainText().count("line ") == 20_000


def test_choosing_another_one_ends_the_pieces_of_a_long_one(dialog, qtbot):
    dialog.names.setCurrentRow(1)
    dialog.names.setCurrentRow(0)
    qtbot.wait(50)
    assert dialog.text.toPlainText().endswith("own text")


def test_what_cannot_be_read_is_said(qtbot, monkeypatch):
    def fail():
        raise OSError("no permission")

    monkeypatch.setattr(licences, "notices", fail)
    dialog = About()
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.names.count() == 1)
    assert "no permission" in dialog.text.toPlainText()
    dialog.reject()
