"""The checkpoints of one run: a ring within a memory budget, the newest one also on disk."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.mailbox import Mailbox

#: Bytes that one run's checkpoints may hold in memory, and how many there may be: small ones are mostly Python objects.
BUDGET, MOST = 256 * 2**20, 1000
#: Share of its time that the thread that copies them to disk may work, because it takes that time from the run.
WRITE_SHARE = 0.1


def size_of(tree: Any) -> int:
    """Bytes held by the arrays and tensors of a nested state."""
    if isinstance(tree, Mapping):
        return sum(map(size_of, tree.values()))
    if isinstance(tree, list | tuple):
        return sum(map(size_of, tree))
    return int(getattr(tree, "nbytes", 64))


class Checkpoints:
    """Keeps checkpoints by step. Over budget, every second one goes, oldest first spaced wider; the newest always stays."""

    def __init__(self, path: Path | None = None, budget: int = BUDGET) -> None:
        self._states: dict[int, dict[str, Any]] = {}
        self._sizes: dict[int, int] = {}
        self._budget, self._held = budget, 0
        self._writer = _Writer(path) if path else None

    def add(self, state: dict[str, Any]) -> None:
        """Takes a checkpoint event's data (already copied)."""
        step = state["step"]
        self._drop([step] if step in self._states else [])
        self._states[step] = state
        self._sizes[step] = size_of(state)
        self._held += self._sizes[step]
        while (self._held > self._budget or len(self._states) > MOST) and len(self._states) > 1:
            self._drop(list(self._states)[:-1:2])
        if self._writer:
            self._writer.write(state)

    @property
    def steps(self) -> list[int]:
        """Steps that can be gone back to, ascending."""
        return sorted(self._states)

    def before(self, step: float) -> dict[str, Any] | None:
        """The newest checkpoint before ``step``; later ones are forgotten, because the run now takes another way."""
        earlier = [s for s in self.steps if s < step]
        if not earlier:
            return None
        self._drop([s for s in self._states if s > earlier[-1]])
        state = self._states[earlier[-1]]
        if self._writer:
            self._writer.write(state)
        return state

    def _drop(self, steps: list[int]) -> None:
        for step in steps:
            del self._states[step]
            self._held -= self._sizes.pop(step)

    def close(self, discard: bool) -> None:
        """Ends the writer; ``discard`` removes its file (the run has ended well and needs no rescue)."""
        if self._writer:
            self._writer.close(discard)


class _Writer:
    """Writes the newest checkpoint in a thread of its own, now and then, so the step loop waits neither for it nor for a disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._box = Mailbox()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="checkpoint writer", daemon=True)
        self._thread.start()

    def write(self, state: dict[str, Any]) -> None:
        self._box.put(state, key="newest")

    def _work(self) -> None:
        from core.trees import save_tree

        while not self._box.finished:
            states = self._box.take(wait=True)
            begun = time.perf_counter()
            for state in states:
                # A full or read-only disk costs the rescue copy, never the run.
                with contextlib.suppress(OSError):
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    save_tree(self._path, state)
            self._closing.wait((time.perf_counter() - begun) * (1 / WRITE_SHARE - 1))

    def close(self, discard: bool) -> None:
        self._closing.set()
        self._box.close(drop=discard)
        self._thread.join(timeout=5)
        if discard:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
