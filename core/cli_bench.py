"""``learnoscope bench``: runs the benchmarks of core/benchmarks and app/benchmarks and prints figures beside goals."""

from __future__ import annotations

import ast
import contextlib
import fnmatch
import importlib
import importlib.util
import json
import operator
import pkgutil
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from core.cli_options import Parser, UsageError, complain, glued
from core.digest import digest
from core.error_text import sentence
from core.nearest import nearest

_PACKAGES = ("core.benchmarks", "app.benchmarks")
_GOAL = re.compile(r"(<=|>=|<|>)\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)")
_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def main(arguments: Sequence[str]) -> int:
    """Runs the named benchmark, or all; the exit code is 1 when one could not be run. A missed goal is a figure, no failure."""
    found = benchmarks()
    parser = Parser("bench", "Measures Learnoscope against its goals.", epilog=_overview(found))
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="one of those below (default: all, one after the other)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per benchmark")
    parser.add_argument("--debug", action="store_true", help="show the traceback of a failure")
    options = parser.parse_all(glued(arguments))
    name = options.name and options.name.replace("-", "_")
    if name and name not in found:
        raise UsageError(
            f'there is no benchmark "{options.name}"{nearest(name, list(found)) or "; there are " + ", ".join(found)}'
        )
    failed = False
    for chosen in [name] if name else found:
        try:
            # What rivals and libraries print must not end up in the figures.
            with contextlib.redirect_stdout(sys.stderr):
                module = importlib.import_module(found[chosen])
                figures = module.run(lambda *parts: print(f"{chosen}:", *parts, file=sys.stderr, flush=True))  # noqa: B023
        except Exception as error:
            failed = True
            if options.debug:
                traceback.print_exc()
            complain(f"benchmark {chosen} failed: {sentence(error)}")
            continue
        _print(chosen, module, figures, options.json)
    return int(failed)


def benchmarks() -> dict[str, str]:
    """Module of each benchmark by name, found without importing one."""
    found = {}
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for info in pkgutil.iter_modules(spec.submodule_search_locations if spec else ()):
            if not info.name.startswith("_"):
                found[info.name] = f"{package}.{info.name}"
    return dict(sorted(found.items()))


def goal_for(figure: str, goals: dict[str, Any]) -> str:
    """The goal of a figure as text, by name or pattern, or ""; a plain number is an upper bound."""
    # Only "*" is special: units stand in brackets.
    matching = (g for pattern, g in goals.items() if fnmatch.fnmatchcase(figure, pattern.replace("[", "[[]")))
    goal = goals.get(figure, next(matching, ""))
    return f"<= {goal:g}" if isinstance(goal, int | float) else str(goal)


def met(goal: str, value: Any) -> bool | None:
    """Whether a value meets a goal; None where there is nothing to compare."""
    match = _GOAL.match(goal)
    if not match or isinstance(value, str):
        return None
    return _COMPARE[match[1]](float(value), float(match[2]))


def _print(name: str, module: ModuleType, figures: dict[str, float | str], as_json: bool) -> None:
    goals = {figure: goal_for(figure, module.GOALS) for figure in figures}
    missed = [figure for figure, value in figures.items() if met(goals[figure], value) is False]
    if as_json:
        named = {figure: goal for figure, goal in goals.items() if goal}
        print(json.dumps({"benchmark": name, "figures": digest(figures), "goals": named, "missed": missed}), flush=True)
        return
    width = max(map(len, figures), default=0)
    print(f"{name}: {(module.__doc__ or '').strip().partition(chr(10))[0]}")
    for figure, value in figures.items():
        shown = value if isinstance(value, str) else f"{value:.4g}"
        verdict = {True: "ok", False: "MISSED", None: ""}[met(goals[figure], value)]
        goal = f"goal {goals[figure]}" if goals[figure] else ""
        print(f"  {figure:{width}}  {shown:>10}  {goal:14} {verdict}".rstrip(), flush=True)


def _overview(found: dict[str, str]) -> str:
    """First docstring line of each benchmark, read from its source."""
    lines = ["benchmarks:"]
    for name, module in found.items():
        spec = importlib.util.find_spec(module)
        source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
        lines.append(f"  {name:16} {(ast.get_docstring(ast.parse(source)) or '').partition(chr(10))[0]}")
    return "\n".join(lines)
