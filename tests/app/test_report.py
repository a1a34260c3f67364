"""The report: everything in one file, nothing from outside, and a command that repeats each run."""

import base64
import re

import pytest
from PySide6.QtGui import QImage

from app.report import _table, report, write_report


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
