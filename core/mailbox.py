"""A thread-safe box of messages in which a newer one can replace an older one that nobody has taken yet.

Used at both ends of the engine's pipe, so neither a slow window nor a full pipe ever holds up a training step.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Any


class Mailbox:
    """``put`` never blocks; ``take`` returns everything that is there, oldest first."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._messages: dict[Hashable, Any] = {}
        self._closed = False

    def put(self, message: Any, key: Hashable = None) -> None:
        """Adds a message. With a key, an untaken message of the same key is dropped: only the newest counts."""
        with self._condition:
            if self._closed:
                return
            key = object() if key is None else key
            self._messages.pop(key, None)  # so that the newer message takes its place in the order, too
            self._messages[key] = message
            self._condition.notify()

    def take(self, wait: bool = False) -> list[Any]:
        """All messages; with ``wait`` it blocks until there is one or the box is closed (then [])."""
        with self._condition:
            if wait:
                self._condition.wait_for(lambda: self._messages or self._closed)
            messages, self._messages = self._messages, {}
        return list(messages.values())

    def close(self, drop: bool = False) -> None:
        """Nothing more comes in; ``drop`` also throws away what was not taken."""
        with self._condition:
            self._closed = True
            if drop:
                self._messages.clear()
            self._condition.notify_all()

    @property
    def finished(self) -> bool:
        """Closed and empty."""
        with self._condition:
            return self._closed and not self._messages
