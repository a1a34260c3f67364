"""For every test: the machine's data sets where there are any, a configuration folder of its own, its own excepthook."""

import os
import sys
import threading
from pathlib import Path

import pytest

_DATA = Path(__file__).parents[2] / "shared" / "data"
if _DATA.is_dir():
    os.environ.setdefault("LEARNOSCOPE_DATA", str(_DATA))


def pytest_configure(config):
    """Tests that run side by side keep to cores of their own: threads that fight for one are many times slower."""
    worker = getattr(config, "workerinput", None)
    if worker and hasattr(os, "sched_setaffinity"):
        cores, number = sorted(os.sched_getaffinity(0)), int(worker["workerid"].removeprefix("gw"))
        if own := cores[number % len(cores) :: worker["workercount"]]:
            os.sched_setaffinity(0, own)


@pytest.fixture(autouse=True)
def own_config(tmp_path_factory, monkeypatch):
    """Settings of the person who runs the tests, and of the machine, are neither read nor written."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(folder))
    monkeypatch.setenv("LEARNOSCOPE_SITE", str(folder / "learnoscope.toml"))


@pytest.fixture(autouse=True)
def own_excepthooks():
    """pyqtgraph replaces sys.excepthook when it is imported."""
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
