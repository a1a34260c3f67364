"""The engine's end of its pipe: a thread that reads and one that writes, so a step of training waits for neither."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import threading
import time
import traceback
from collections.abc import Hashable
from multiprocessing.connection import Connection
from typing import Any

from core.mailbox import Mailbox

#: Seconds between two batches to the window.
BATCH_INTERVAL = 0.016
#: Seconds that a run gets to end by itself once the window is gone.
GRACE = 2.0


class EnginePipe:
    """Messages are tuples; ("close",) is the last one in, also when the other end has disappeared."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inbox: queue.SimpleQueue[tuple] = queue.SimpleQueue()
        self._outbox = Mailbox()
        self._newest_probe: dict[str, dict[str, Any]] = {}
        threading.Thread(target=self._read, name="engine receiver", daemon=True).start()
        threading.Thread(target=self._write, name="engine sender", daemon=True).start()

    def receive(self, timeout: float | None) -> tuple | None:
        """The next message; None if none comes within ``timeout`` seconds (0: look only; None: wait)."""
        try:
            return self._inbox.get(timeout=timeout) if timeout is None or timeout > 0 else self._inbox.get_nowait()
        except queue.Empty:
            return None

    def send(self, message: tuple, key: Hashable = None) -> None:
        """Never blocks; of unsent messages with the same key only the newest goes out."""
        self._outbox.put(message, key)

    def superseded(self, probe: str, inputs: dict[str, Any]) -> bool:
        """Whether a newer question to this probe waits: a stroke asks many times a second, only the newest counts."""
        return self._newest_probe.get(probe) is not inputs

    def close(self) -> None:
        """Nothing more goes out."""
        self._outbox.close()

    def _read(self) -> None:
        # Whatever goes wrong here, a message that cannot be read included: without a reader the engine would never end.
        with contextlib.suppress(Exception):
            while (message := self._connection.recv())[0] != "close":
                if message[0] == "probe":
                    self._newest_probe[message[1]] = message[2]
                self._inbox.put(message)
        self._inbox.put(("close",))
        # The window is gone or has no more use for us. A run that is deep in a long computation gets a moment.
        time.sleep(GRACE)
        os._exit(0)

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            while not self._outbox.finished:
                if batch := self._outbox.take(wait=True):
                    self._connection.send_bytes(_pickled(batch))
                    time.sleep(BATCH_INTERVAL)


def _pickled(batch: list[tuple]) -> bytes:
    """A message that cannot cross the pipe becomes a problem that says so, and takes no other with it."""
    try:
        return pickle.dumps(batch, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        if len(batch) == 1:
            kind, run, *rest = batch[0]
            name = f"{kind} {rest[0]}" if rest and isinstance(rest[0], str) else kind
            sentence = f"The {name} could not be shown: {type(error).__name__}: {error}"
            return pickle.dumps([("problem", run, sentence, traceback.format_exc())])
        return pickle.dumps([message for part in batch for message in pickle.loads(_pickled([part]))])
