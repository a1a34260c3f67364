"""The report: everything in one file, nothing from outside, and a command that repeats each run."""

import base64
import re
import shutil
import subprocess
from importlib.metadata import version

import pytest
from PySide6.QtGui import QImage, QTextDocument

from app.report import PDF_WIDTH, _table, report, write_report


@pytest.fixture
def page(window, built):
    return built(window, "polynomial")


def test_it_holds_title_knobs_picture_and_versions(page):
    page.edit("degree", 13)
    text = report(page.window())
    assert (
        "Polynomial fit" in text
        and ">13<" in text
        and "learnoscope run polynomial --degree 13" in text
        and "Not played" in text
    )
    assert f"torch {version('torch')}" in text  # which the window itself never loads
    picture = QImage.fromData(base64.b64decode(re.search(r"base64,([^\"]+)", text)[1]))
    assert picture.width() == 2 * page.grid.width()
    assert not re.search(r"(src|href)=\"(?!data:)", text)  # nothing is fetched


def test_what_people_type_is_text_not_markup():
    assert _table([("<a>", "<script>")]) == (
        "<table><tr><td class='muted'>&lt;a&gt;</td><td class='value'>&lt;script&gt;</td></tr></table>"
    )


def test_both_kinds_are_written(page, tmp_path):
    for suffix, begin in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF")):
        assert write_report(page.window(), tmp_path / f"r.{suffix}") == ""
        assert (tmp_path / f"r.{suffix}").read_bytes().startswith(begin)
    assert "could not be written" in write_report(page.window(), tmp_path / "none" / "r.html")


def test_many_rows_stand_side_by_side():
    table = _table([(str(i), i) for i in range(7)])
    assert (
        table.count("<tr>") == 4 and "<td class='muted'>0</td><td class='value'>0</td><td class='muted'>4</td>" in table
    )


def test_a_run_that_has_not_ended_shows_its_newest_numbers(page):
    for step in range(5):
        event = page.technique().loss(step, train=1 / (step + 1), test=0.5)
        page.grid.receive(event.stream, event.data)
    text = report(page.window())
    assert "<td class='value'>0.2</td>" in text and re.search(r"<td class='muted'>[^<]*: train</td>", text)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")
def test_numbers_in_a_pdf_can_be_searched(page, tmp_path):
    page.edit("x_min", -1.75)
    assert write_report(page.window(), tmp_path / "r.pdf") == ""
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "r.pdf", "-"], capture_output=True, check=True, text=True)
    assert "-1.75" in said.stdout and re.search(r"python 3\.\d+\.\d+", said.stdout)


def test_pictures_fit_on_the_sheets_of_a_pdf(page, tmp_path, monkeypatch):
    made = []

    def keep(text):
        document = QTextDocument()
        document.setHtml(text)
        made.append(document)

    monkeypatch.setattr("app.report._print", lambda text, path: (path.write_text(""), keep(text)))
    write_report(page.window(), tmp_path / "r.pdf")
    made[0].setDocumentMargin(0)
    made[0].setTextWidth(PDF_WIDTH)
    assert made[0].idealWidth() <= PDF_WIDTH
