"""A window with the camera page for tests: its fixtures, and camera processes whose cameras are fakes."""

import time

import pytest

from app import camera_player, theme
from app.main_window import MainWindow
from app.runner import EnginePool
from app.settings import Settings
from core.catalogue import families
from core.engine_pipe import EnginePipe
from core.expressions import cameras, model_loading
from core.expressions.camera_engine import CameraEngine
from core.expressions.sources import CameraSource, open_source
from tests.core.expression_fakes import FakeDevice, noise, write_onnx

PATIENCE = 60_000


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A shipped model, and folders of this test's own."""
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(cameras, "NO_CAMERA", tmp_path / "none")
    monkeypatch.setattr(model_loading, "DEFAULT", write_onnx(tmp_path / "expressions.onnx", gain=9.0))
    return tmp_path


@pytest.fixture
def window(qtbot, qapp, home):
    theme.apply(qapp, "light")
    window = MainWindow(families(), Settings.load(), EnginePool())
    window.show()
    yield window
    window.close()
    window.deleteLater()


def opened(qtbot, window):
    """The page, which keeps the readings that it has drawn in ``drawn``."""
    window.open_page("camera")
    qtbot.waitUntil(lambda: window.front is not None, timeout=PATIENCE)
    window.front.drawn = []
    window.front.ui.view.drawn.connect(window.front.drawn.append)
    return window.front


def shows(qtbot, page, holds=lambda reading: True, frames=1):
    """Waits until so many frames are drawn from now on, and the newest one ``holds``; returns its reading."""
    page.drawn.clear()
    qtbot.waitUntil(lambda: len(page.drawn) >= frames and holds(page.drawn[-1]), timeout=PATIENCE)
    return page.drawn[-1]


def fake_camera(connection):
    """A camera process whose cameras are fakes; everything else is as it is."""

    def source_of(wanted):
        if wanted == "Fake camera":
            return CameraSource(cameras.Camera(wanted, 0), lambda *_: FakeDevice(forever=noise()))
        return open_source(wanted)

    cameras.listed = lambda: [cameras.Camera("Fake camera", 0)]
    CameraEngine(EnginePipe(connection), source_of).serve()


class FakeProcess(camera_player.CameraProcess):
    def __init__(self):
        super().__init__(fake_camera)


def hung_camera(connection):
    """One that never answers."""
    time.sleep(600)


class HungProcess(camera_player.CameraProcess):
    def __init__(self):
        super().__init__(hung_camera)
