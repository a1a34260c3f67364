"""Advances one run: knows its step, epoch and seconds, applies edits and the stop rule, and ends a run that diverged.

The engine and the command line both drive techniques through this.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

from core.events import Event
from core.run_streams import Progress
from core.stopping import StopRule
from core.streams import Series
from core.technique import Technique


class Diverged(ArithmeticError):
    """A Series value became NaN or infinite; the message names the step and the likely cause."""


def flat_lines(stream: str, lines: Mapping[str, Any]) -> dict[str, float]:
    """{"stream/line": value}, facets as "stream/facet/line"; the unnamed line is "stream"."""
    flat = {}
    for name, value in lines.items():
        path = f"{stream}/{name}" if name else stream
        flat |= flat_lines(path, value) if isinstance(value, Mapping) else {path: value}
    return flat


class Playback:
    """One run of one technique. Call ``advance`` until it returns None, then read ``metrics`` and ``ended``.

    ``step`` and ``epoch`` are where the run stands (a Series over "step" or Progress in steps moves the step),
    ``new_step`` says whether the last event began a new one, after ``step_before``, ``seconds`` counts computing time from the first event on,
    pauses left out, and begins with those that a run which is resumed has computed before.
    """

    def __init__(
        self,
        technique: Technique,
        resume: dict[str, Any] | None = None,
        max_seconds: float | None = None,
        seconds: float = 0.0,
    ) -> None:
        self.technique = technique
        self.step = self.step_before = float(resume["step"]) if resume else 0.0
        self.epoch = 0.0
        self.seconds = seconds
        self.new_step = self._clock_seen = False
        self.metrics: dict[str, float] = {}
        self.ended = ""
        self._streams = technique.streams()
        series = [s for s in self._streams.values() if isinstance(s, Series)]
        self._clock = "step" if not series or any(s.x == "step" for s in series) else series[0].x
        self._rule = StopRule.parse(getattr(technique, "stop_when", ""))
        self._max_seconds = math.inf if max_seconds is None else max_seconds
        self._run = technique.run(resume)
        self._started = self._counting = False
        self._edited: Technique | None = None

    def edit(self, technique: Technique) -> None:
        """The run receives this newest copy at its next advance."""
        self.technique = self._edited = technique
        self._rule = StopRule.parse(getattr(technique, "stop_when", ""))

    def advance(self) -> Event | None:
        """The next event, or None when the run has ended (``ended`` says why).

        Raises:
            Diverged: a Series value is not finite. Whatever the technique itself raises passes through.
        """
        if self.ended:
            return None
        if reason := self._stop_reason():
            self.close(reason)
            return None
        start = time.perf_counter()
        try:
            # Sent at every advance, not once: a run may take edits at one of its many yields only.
            event = self._run.send(self._edited) if self._started else next(self._run)
            self._started = True
        except StopIteration as stop:
            self.metrics |= {k: float(v) for k, v in (stop.value or {}).items()}
            self.ended = "finished"
            return None
        except (OverflowError, FloatingPointError) as error:
            raise Diverged(self._divergence("A number", math.inf)) from error
        finally:
            # What comes before the first event is imports, which no budget should pay for.
            if self._counting:
                self.seconds += time.perf_counter() - start
            self._counting = self._started
        self._observe(event)
        return event

    def close(self, reason: str = "stopped") -> None:
        """Ends the run now: its ``finally`` blocks run before this returns."""
        self.ended = self.ended or reason
        self._run.close()

    def _stop_reason(self) -> str | None:
        if self.seconds >= self._max_seconds:
            return f"stopped after {self._max_seconds:g} seconds"
        return self._rule.reason(seconds=self.seconds, steps=self.step, epochs=self.epoch, lines=self.metrics)

    def _observe(self, event: Event) -> None:
        stream, data = self._streams[event.stream], event.data
        self.new_step = False
        if isinstance(stream, Series):
            flat = flat_lines(event.stream, data["lines"])
            self._move(stream.x, data["x"])
            self.metrics.update(flat)
            if not math.isfinite(sum(flat.values())):
                name, value = next(((k, v) for k, v in flat.items() if not math.isfinite(v)), ("", 0.0))
                if name:
                    raise Diverged(self._divergence(name, value))
        elif isinstance(stream, Progress):
            self._move(data["unit"].rstrip("s"), data["done"])

    def _move(self, unit: str, position: float) -> None:
        if unit == self._clock:
            self.new_step = self._clock_seen and position != self.step
            if self.new_step:
                self.step_before = self.step
            self._clock_seen, self.step = True, position
        if unit == "epoch":
            self.epoch = position

    def _divergence(self, name: str, value: float) -> str:
        rate = getattr(self.technique, "learning_rate", None)
        cause = (
            f"; the learning rate {rate:g} is probably too large"
            if rate is not None
            else "; a number grew beyond what floats hold"
        )
        return f"{name} became {value} at {self._clock} {self.step:g}, so the run stopped{cause}"
