"""The window's side of engine processes: starting, reaching, and ending them."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import pickle
import signal
import weakref
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from core import engine
from core.engine_pipe import GRACE

_context = multiprocessing.get_context("spawn")


class EngineHandle:
    """One engine process and this end of its pipe; ``main`` is what it runs. ``receive`` blocks and belongs into a thread."""

    def __init__(self, main: Callable[[Connection], None] = engine.main) -> None:
        self._connection, child = _context.Pipe()
        # Not daemonic: an engine may start workers of its own. It ends when the pipe closes, so none is orphaned.
        self._process = _context.Process(target=main, args=(child,), name="learnoscope engine")
        self._process.start()
        child.close()
        _living.add(self)

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.is_alive()

    def send(self, *message: Any) -> None:
        """Sends one message (see core.engine); a dead engine is noticed by ``receive``, not here."""
        with contextlib.suppress(BrokenPipeError, ConnectionError, OSError):
            self._connection.send(message)

    def waiting(self, timeout: float = 0.0) -> bool:
        """Whether ``receive`` would answer at once (also when the engine is gone)."""
        return self._connection.poll(timeout)

    def receive(self) -> list[tuple]:
        """The next batch of messages. Raises EOFError when the engine is gone."""
        try:
            return pickle.loads(self._connection.recv_bytes())  # our own child wrote it
        except OSError as error:
            raise EOFError from error

    def obituary(self) -> str:
        """Why the process ended, for a person."""
        self._process.join(timeout=1)
        code = self._process.exitcode
        if code is None:
            return "it stopped answering"
        if code < 0:
            name = signal.Signals(-code).name if -code in signal.valid_signals() else str(-code)
            hint = ", often the system ending it for lack of memory" if -code == getattr(signal, "SIGKILL", 9) else ""
            return f"signal {name}{hint}"
        return f"exit code {code}"

    def hang_up(self) -> None:
        """Asks the engine to end its run and exit, without waiting; ``receive`` then raises EOFError."""
        self.send("close")

    def close(self, timeout: float = GRACE + 1) -> None:
        """Ends the engine: asks, waits, then kills."""
        self.hang_up()
        self.join(timeout)
        self.kill()
        self._connection.close()

    def join(self, seconds: float) -> None:
        """Waits for the process to end by itself, but no longer than this."""
        self._process.join(max(0.0, seconds))

    def kill(self, wait: bool = True) -> None:
        """Ends the process at once; ``wait`` until the system has taken it away, which is moments later."""
        if self._process.is_alive():
            self._process.kill()
        if wait:
            self._process.join()
            _living.discard(self)


_living: weakref.WeakSet[EngineHandle] = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    # Registered after multiprocessing's own exit handler, so it runs first: that one would wait for engines forever.
    for handle in list(_living):
        handle.close(timeout=0.5)
