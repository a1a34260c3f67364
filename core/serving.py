"""The loop of a process that serves a window: messages from a pipe, and work between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.engine_pipe import EnginePipe


class Server:
    """Answers messages: one that begins with "start" goes to ``_on_start`` with what else it holds, and so on."""

    def __init__(self, pipe: EnginePipe) -> None:
        self._pipe = pipe

    def _until_closed(self, hello: dict[str, Any], wait: Callable[[], float | None], work: Callable[[], None]) -> None:
        """Says hello and serves until the pipe closes or "close" comes.

        ``wait`` gives the seconds to wait for a message, None for ever; where none came, ``work`` is done. What a message
        raises is handed to ``_fail``.
        """
        self._pipe.send(("hello", hello))
        while True:
            message = self._pipe.receive(wait())
            if message is None:
                work()
                continue
            if message[0] == "close":
                return
            try:
                getattr(self, f"_on_{message[0]}")(*message[1:])
            except Exception as error:
                self._fail(error)

    def _fail(self, error: Exception) -> None:
        raise NotImplementedError
