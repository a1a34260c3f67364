"""Runs a twin's script and compares its numbers with those of the page's run. Neither Qt nor torch."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from core.twins import Check

#: Begins the name of the console program that stands beside a windowed one in an installation.
CONSOLE = "learnoscope-cli"
_PROGRESS = re.compile(r"\b(\d+) of (\d+)\b")


def command(script: Path) -> list[str]:
    """The command that runs a script in Python: an installation without an interpreter runs it by its own console program."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, str(script)]
    program = Path(sys.executable)
    console = program.with_name(CONSOLE + program.suffix)
    return [str(console if console.exists() else program), "--run-script", str(script)]


def progress_in(line: str) -> tuple[int, int] | None:
    """How far a script says that it is: (done, total) of a line with "300 of 900" in it."""
    found = _PROGRESS.search(line)
    return (int(found[1]), int(found[2])) if found else None


def numbers_in(output: str) -> dict[str, float] | None:
    """The JSON object of numbers in the last line of what a script printed, None where there is none."""
    lines = output.strip().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(isinstance(v, int | float) for v in found.values()):
        return None
    return {name: float(value) for name, value in found.items()}


class Row(NamedTuple):
    """One comparison: what the page and the script found (None: nothing), and whether they agree within ``tolerance``."""

    name: str
    page: float | None
    script: float | None
    tolerance: str
    agrees: bool

    @property
    def difference(self) -> float | None:
        """Script less page, None where one is missing."""
        return None if self.page is None or self.script is None else self.script - self.page


class Verdict(NamedTuple):
    """All comparisons, and what they come to in one sentence."""

    rows: tuple[Row, ...]
    agrees: bool
    sentence: str


def compare(checks: Iterable[Check], page: Mapping[str, float], script: Mapping[str, float]) -> Verdict:
    """Compares by each check's ``key``; numbers that neither has (a line that never was) are left out.

    ``page`` holds the final metrics under their names and earlier values under "name at step N".
    """
    rows = [_row(check, page.get(check.key), script.get(check.key)) for check in checks]
    rows = [row for row in rows if row.page is not None or row.script is not None]
    wrong = [row.name for row in rows if not row.agrees]
    if not rows:
        return Verdict(
            (), False, "There is nothing to compare: the page's run and the script have no number in common."
        )
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        which = ", ".join(wrong[:3])
        return Verdict(
            tuple(rows),
            False,
            f"They differ: {len(wrong)} of {len(rows)} numbers ({which}{more}) by more than the tolerance.",
        )
    largest = max(abs(row.difference or 0.0) for row in rows)
    exactly = "to the last digit" if largest == 0 else f"the largest difference is {largest:.2g}"
    return Verdict(tuple(rows), True, f"They agree: {len(rows)} numbers, {exactly}.")


def _row(check: Check, page: float | None, script: float | None) -> Row:
    text = f"{check.tolerance:.2g}" if not check.relative else f"{100 * check.tolerance:.2g} %"
    if page is None or script is None:
        return Row(check.key, page, script, text, False)
    allowed = check.tolerance * (abs(page) if check.relative else 1)
    same = (
        math.isclose(page, script, rel_tol=1e-12, abs_tol=allowed)
        if math.isfinite(page)
        else repr(page) == repr(script)
    )
    return Row(check.key, page, script, text, same)
