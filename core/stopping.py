"""Stop rules: "30 s or loss/test < 0.05" ends any run, because the engine sees every Series value, step and second."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
#: What may follow the amount, and how many of which unit it is.
_UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), (1, "seconds")),
    **dict.fromkeys(("min", "minute", "minutes"), (60, "seconds")),
    **dict.fromkeys(("step", "steps"), (1, "steps")),
    **dict.fromkeys(("epoch", "epochs"), (1, "epochs")),
}
_BUDGET = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)\s*([a-z]+)", re.IGNORECASE)
_SIGN = re.compile(r"<=|>=|<|>")
_NUMBER = re.compile(r"[-+]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})(?:e[-+]?\d{1,3})?", re.IGNORECASE)


@dataclass(frozen=True)
class StopRule:
    """Any of several conditions; ``budgets`` are (amount, "seconds" | "steps" | "epochs"), ``targets`` (line, sign, value)."""

    budgets: tuple[tuple[float, str], ...] = ()
    targets: tuple[tuple[str, str, float], ...] = ()

    @classmethod
    def parse(cls, text: str) -> StopRule:
        """Reads a rule; an empty text never stops. Raises ValueError with one sentence."""
        budgets, targets = [], []
        for part in filter(None, (p.strip() for p in re.split(r"\bor\b", text))):
            budget, sign = _BUDGET.fullmatch(part), _SIGN.search(part)
            name, value = (part[: sign.start()].strip(), part[sign.end() :].strip()) if sign else ("", "")
            if budget and budget[2].lower() in _UNITS:
                factor, unit = _UNITS[budget[2].lower()]
                budgets.append((float(budget[1]) * factor, unit))
            elif sign and name and _NUMBER.fullmatch(value):
                targets.append((name, sign[0], float(value)))
            else:
                shown = part if len(part) < 60 else part[:57] + "..."
                raise ValueError(
                    f'"{shown}" is not a stop rule; write "30 s", "500 steps", "5 epochs" or "loss/test < 0.05"'
                )
        return cls(tuple(budgets), tuple(targets))

    def reason(self, *, seconds: float, steps: float, epochs: float, lines: Mapping[str, float]) -> str | None:
        """Why the run ends now, or None. ``lines`` maps "stream/line" to its newest value."""
        spent = {"seconds": seconds, "steps": steps, "epochs": epochs}
        for amount, unit in self.budgets:
            if unit == "steps" and steps > amount:  # a rule that was changed on the way
                return f"stopped at step {steps:g}, past {amount:g} steps"
            if spent[unit] >= amount:
                return f"stopped after {amount:g} {unit}"
        for name, sign, value in self.targets:
            for line in (name, name.replace(" ", "/", 1)):
                if line in lines and _COMPARE[sign](lines[line], value):
                    return f"reached {line} {sign} {value:g} at step {steps:g}"
        return None
