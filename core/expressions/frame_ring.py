"""Frames from a camera's process to the window through shared memory: neither waits for the other, the newest counts."""

from __future__ import annotations

import struct
from multiprocessing.shared_memory import SharedMemory
from typing import NamedTuple

import numpy as np

#: Places for frames: one is read, one written, one is the newest.
SLOTS = 3
#: Larger frames are made smaller before they are written.
LARGEST = (1080, 1920, 3)
_BYTES = LARGEST[0] * LARGEST[1] * LARGEST[2]
#: One number a slot, even while it is at rest, odd while it is written, other after every frame.
_COUNTER = struct.Struct("<Q")
_HEADER = 64


class Ticket(NamedTuple):
    """Where a frame was written; it crosses the pipe, and the frame is read with it."""

    slot: int
    count: int
    height: int
    width: int


class FrameRing:
    """The window creates it (and removes it with ``close``, whatever became of the other process); the engine opens it."""

    def __init__(self, name: str | None = None) -> None:
        """A new ring, or the one of this name. Raises OSError where there is no shared memory left, or no such ring."""
        size = SLOTS * (_HEADER + _BYTES)
        self._owner = name is None
        self._memory = SharedMemory(name, create=self._owner, size=size if self._owner else 0)
        self._next = 0

    @property
    def name(self) -> str:
        """What the other process opens it by."""
        return self._memory.name

    def write(self, frame: np.ndarray) -> Ticket:
        """Puts a frame (h, w, 3) uint8 of at most 1080x1920 into the oldest place."""
        slot, self._next = self._next, (self._next + 1) % SLOTS
        count = self._count(slot)
        self._set_count(slot, count + 1)
        height, width = frame.shape[:2]
        self._pixels(slot, height, width)[...] = frame
        self._set_count(slot, count + 2)
        return Ticket(slot, count + 2, height, width)

    def read(self, ticket: Ticket) -> np.ndarray | None:
        """A copy of the frame; None where it has been overwritten since, even in part: a newer one is on its way."""
        if self._count(ticket.slot) != ticket.count:
            return None
        frame = self._pixels(ticket.slot, ticket.height, ticket.width).copy()
        return frame if self._count(ticket.slot) == ticket.count else None

    def close(self) -> None:
        """Gives the memory back; its creator removes it. Twice is fine."""
        self._memory.close()
        if self._owner:
            self._owner = False
            self._memory.unlink()

    def _start(self, slot: int) -> int:
        return slot * (_HEADER + _BYTES)

    def _count(self, slot: int) -> int:
        return _COUNTER.unpack_from(self._memory.buf, self._start(slot))[0]

    def _set_count(self, slot: int, count: int) -> None:
        _COUNTER.pack_into(self._memory.buf, self._start(slot), count)

    def _pixels(self, slot: int, height: int, width: int) -> np.ndarray:
        start = self._start(slot) + _HEADER
        return np.frombuffer(self._memory.buf, np.uint8, height * width * 3, start).reshape(height, width, 3)
