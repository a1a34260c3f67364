"""The camera page on films, inside the process of the window: ``python -m app.benchmarks._camera_child MODEL SECONDS FILM ...``.

Prints a JSON object: for each detector and film, drawn frames a second, the age in milliseconds that 95 % of the frames had
at most when they were drawn (from their arrival in the camera's process), and the longest gap of the window's event loop.
"""

from __future__ import annotations

import json
import os
import sys
import time

import numpy as np

from app.benchmarks._responsive_child import Measurement
from core.expressions import detectors

#: Seconds after the first drawn frame that are not counted.
_WARM = 1.5


class CameraMeasurement(Measurement):
    """One window with the camera page in front."""

    def __init__(self, model: str) -> None:
        from app.pages.camera_page import CameraPage

        super().__init__()
        self.window.open_page("camera")
        if not self.wait(lambda: isinstance(self.window.front, CameraPage), 30):
            raise TimeoutError("the camera page did not open")
        self.page = self.window.front
        self.page.open_model(model)
        self._drawn: list[tuple[float, float]] = []
        self.page.ui.view.drawn.connect(lambda reading: self._drawn.append((time.perf_counter(), reading.arrived)))

    def measure(self, detector: str, film: str, seconds: float) -> dict[str, float]:
        """Figures of one film. Raises TimeoutError where nothing is drawn."""
        choice = self.page.ui.controls.detector
        choice.setCurrentIndex(choice.findData(detector))
        self.page.open_source(film)
        self._drawn.clear()
        if not self.wait(lambda: self._drawn, 60):
            raise TimeoutError(f"nothing was drawn of {film}: {self.page.player.sentence}")
        self.wait(lambda: False, _WARM)
        self._drawn.clear()
        self.beat.restart()
        self.wait(lambda: False, seconds)
        times, arrived = np.array(self._drawn).T
        figures = {
            "rate": (len(times) - 1) / (times[-1] - times[0]),
            "latency": float(np.percentile(1000 * (times - arrived), 95)),
            "gap": max(self.beat.gaps),
        }
        self.page.stop()
        return figures


def main() -> None:
    """Every detector that is there, on every film."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    model, seconds, *films = sys.argv[1:]
    measurement, names = CameraMeasurement(model), ["haar"]
    if detectors.yunet_path():
        names.insert(0, "yunet")
    print(json.dumps({name: [measurement.measure(name, film, float(seconds)) for film in films] for name in names}))
    sys.stdout.flush()
    measurement.page.close_engine()
    measurement.window.close()
    os._exit(0)


if __name__ == "__main__":
    main()
