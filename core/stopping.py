"""Stop rules: "30 s or loss/test < 0.05" ends any run, because the engine sees every Series value, step and second."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_BUDGET = re.compile(r"^(\d+(?:\.\d+)?)\s*(s|sec|seconds|min|steps?|epochs?)$")
_TARGET = re.compile(r"^(.+?)\s*(<=|>=|<|>)\s*([-+]?\d*\.?\d+(?:[eE][-+]?\d+)?)$")


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
            if match := _BUDGET.match(part):
                amount, unit = float(match[1]), match[2]
                if unit == "min":
                    amount, unit = amount * 60, "s"
                budgets.append((amount, "seconds" if unit[0] == "s" and unit[:2] != "st" else unit.rstrip("s") + "s"))
            elif match := _TARGET.match(part):
                targets.append((match[1].strip(), match[2], float(match[3])))
            else:
                raise ValueError(
                    f'"{part}" is not a stop rule; write "30 s", "500 steps", "5 epochs" or "loss/test < 0.05"'
                )
        return cls(tuple(budgets), tuple(targets))

    def reason(self, *, seconds: float, steps: float, epochs: float, lines: Mapping[str, float]) -> str | None:
        """Why the run ends now, or None. ``lines`` maps "stream/line" to its newest value."""
        spent = {"seconds": seconds, "steps": steps, "epochs": epochs}
        for amount, unit in self.budgets:
            if spent[unit] >= amount:
                return f"stopped after {amount:g} {unit}"
        for name, sign, value in self.targets:
            for line in (name, name.replace(" ", "/", 1)):
                if line in lines and _COMPARE[sign](lines[line], value):
                    return f"reached {line} {sign} {value:g} at step {steps:g}"
        return None
