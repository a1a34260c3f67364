"""The guard of the window tests itself: it must notice each kind of leftover, and nothing else."""

import subprocess
import sys
from pathlib import Path

PLANTED = """
import subprocess
import sys
import threading

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []


def keep(thing):
    kept.append(thing)
    return thing


def test_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QTimer(widget).start(10)
    thread = QThread()
    thread.start()
    thread.quit()
    widget.itself = widget


def test_timer(qapp):
    keep(QTimer()).start(10)


def test_widget(qapp):
    keep(QWidget())


def test_process():
    keep(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))


def test_thread(qapp):
    keep(QThread()).start()


def test_end():
    kept[-1].quit()
    kept[-1].wait()
    kept[0].stop()
"""


def test_every_kind_of_leftover_fails_a_test(tmp_path):
    guard = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(guard.replace("PATIENCE = 5", "PATIENCE = 0.1"), encoding="utf-8")
    (tmp_path / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rE", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    errors = [line for line in done.stdout.splitlines() if line.startswith("ERROR")]
    assert [line.split("::")[1].split()[0] for line in errors] == [
        "test_timer",
        "test_widget",
        "test_process",
        "test_thread",
    ], done.stdout
