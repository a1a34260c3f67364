"""How long a run still takes, judged by its progress over the last seconds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable

#: Seconds of progress that the estimate looks back on (longer when progress comes in few large portions).
_WINDOW = 15.0


class Remaining:
    """Estimates the time left while running; pauses do not count, and another job (loading, then training) starts anew.

    ``clock`` returns seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ran = 0.0
        self._running_since: float | None = None
        self._job: Hashable = None
        self._seen: deque[tuple[float, float]] = deque()

    def run(self, running: bool) -> None:
        """Tells whether the run advances from now on."""
        now = self._clock()
        if self._running_since is not None:
            self._ran += now - self._running_since
        self._running_since = now if running else None

    def restart(self) -> None:
        """Forgets what was seen: the pace has changed."""
        self._seen.clear()

    def seconds_left(self, done: float, total: float | None, job: Hashable = None) -> float | None:
        """Seconds until ``done`` reaches ``total``, or None while there is nothing to go by."""
        now = self._ran + (self._clock() - self._running_since if self._running_since is not None else 0)
        if job != self._job or (self._seen and done < self._seen[-1][1]):
            self._job = job
            self._seen.clear()
        if not self._seen or done > self._seen[-1][1]:
            self._seen.append((now, done))
        while len(self._seen) > 3 and now - self._seen[1][0] > _WINDOW:
            self._seen.popleft()
        (start, first), (latest, last) = self._seen[0], self._seen[-1]
        spent = latest - start
        if not total or spent < 0.5:
            return None
        interval = spent / (len(self._seen) - 1)
        if now - latest > 4 * interval + 2:  # stuck: the past says nothing about the future
            return None
        return max((total - last) * spent / (last - first) - (now - latest), 0.0)


def clock_text(seconds: float) -> str:
    """ "2.1 s", "42 s", "3:07" or "1:02:03"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
