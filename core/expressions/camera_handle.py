"""The window's side of the camera's process."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from core.engines import EngineHandle
from core.expressions import camera_engine
from core.expressions.frame_ring import FrameRing, Ticket


class CameraHandle(EngineHandle):
    """One camera process with the memory that its frames come through. See ``camera_engine`` for the messages."""

    def __init__(self, main: Callable[[Connection], None] = camera_engine.main) -> None:
        """Raises OSError where there is no shared memory left."""
        self._ring = FrameRing()
        super().__init__(main)

    def start(self, run: int, source: str, **order: Any) -> None:
        """Opens a source; the other arguments are those of ``camera_engine.Order``."""
        self.send("start", run, camera_engine.Order(source, self._ring.name, **order).as_dict())

    def frame(self, ticket: Ticket) -> np.ndarray | None:
        """The picture of a "frame" message, (h, w, 3) uint8, blue first; None where a newer one has taken its place."""
        return self._ring.read(ticket)

    def stop(self, seconds: float = 1.5) -> list[tuple]:
        """Switches the camera off and returns the messages until it said so; if it does not within this time, its process is
        killed: a hung driver is not waited for."""
        self.send("stop")
        messages, deadline = [], time.monotonic() + seconds
        try:
            while self.waiting(max(0.0, deadline - time.monotonic())):
                messages += self.receive()
                states = [message[2] for message in messages if message[0] == "state"]
                if "hung" in states:
                    break
                if "stopped" in states:
                    return messages
        except EOFError:
            pass
        self.kill()
        return messages

    def kill(self, wait: bool = True) -> None:
        """Ends the process at once, and gives the memory back."""
        super().kill(wait)
        self._ring.close()
