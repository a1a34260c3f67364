"""``learnoscope list``: every technique of the catalogue."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.catalogue import families, problems
from core.cli_options import Parser, complain, glued


def main(arguments: Sequence[str]) -> int:
    """Prints the list and returns the exit code."""
    parser = Parser("list", "Lists every technique: id, family, title, summary.")
    parser.add_argument("--json", action="store_true", help="one JSON array of objects")
    options = parser.parse_all(glued(arguments))
    rows = [
        {"id": technique.id(), "family": family.title, "title": technique.title, "summary": technique.summary()}
        for family in families()
        for technique in family.techniques
    ]
    for problem in problems.values():
        complain(problem)
    if options.json:
        print(json.dumps(rows, indent=2))
        return 0
    widths = {key: max((len(row[key]) for row in rows), default=0) for key in ("id", "family", "title")}
    for row in rows:
        print("  ".join(text.ljust(widths.get(key, 0)) for key, text in row.items()))
    return 0
