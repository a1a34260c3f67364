"""The log: what went wrong is written down, shown once, and a crash leaves a report that goes when there was none."""

import logging
import os
import subprocess
import sys

import pytest

from app import log
from app.error_bar import ErrorBar


@pytest.fixture
def logging_to(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path))
    shown = []
    stop = log.start(lambda sentence, details: shown.append((sentence, details)))
    yield tmp_path / "log" / "learnoscope.log", shown
    stop()
    assert not log.crash_report(os.getpid()).exists()


def test_an_error_that_nobody_caught_is_logged_and_shown(logging_to, capsys):
    file, shown = logging_to
    try:
        raise TypeError("no such knob\nsecond line")
    except TypeError:
        sys.excepthook(*sys.exc_info())
    (sentence, details) = shown[0]
    assert sentence == "Something went wrong in the window: TypeError: no such knob" and "Traceback" in details
    assert "TypeError: no such knob" in file.read_text(encoding="utf-8")
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(shown) == 1


def test_what_pages_complain_of_is_logged(logging_to, qtbot):
    bar = ErrorBar()
    qtbot.addWidget(bar)
    bar.show_problem("degree is 99, but accepts 0 to 20", "details")
    assert "WARNING degree is 99, but accepts 0 to 20\ndetails" in logging_to[0].read_text(encoding="utf-8")


def test_old_logs_are_rotated_away(logging_to, monkeypatch):
    file, _ = logging_to
    handler = next(h for h in log.LOG.handlers if hasattr(h, "maxBytes"))
    handler.maxBytes = 1000
    for line in range(200):
        log.LOG.info("line %d %s", line, "x" * 50)
    assert sorted(p.name for p in file.parent.glob("*.log*")) == [
        "learnoscope.log", "learnoscope.log.1", "learnoscope.log.2", "learnoscope.log.3",
    ]  # fmt: skip
    assert all(p.stat().st_size <= 1000 for p in file.parent.glob("*.log*"))


def test_without_a_place_to_write_the_window_works_without_a_log(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path / "file"))
    stop = log.start(lambda *_: None)
    log.LOG.warning("nowhere")
    stop()
    assert not any(isinstance(h, logging.NullHandler) for h in log.LOG.handlers)


def test_a_segmentation_fault_leaves_a_report(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path))
    code = "import faulthandler; from app import log; log.start(print); faulthandler._sigsegv()"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode != 0
    (tmp_path / "log" / f"crash-{2**22 + 1}.txt").write_text("")  # a window that was killed
    (report,) = log.crash_reports()
    assert "Segmentation fault" in report.read_text() and len(list(report.parent.glob("crash-*"))) == 1
