"""``learnoscope export-script``: a page's run as one PyTorch script that needs no Learnoscope."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core import catalogue, compute, twins
from core.cli_options import Parser, UsageError, complain, glued
from core.error_text import sentence
from core.knob_text import parse_text
from core.knobs import KnobError, knobs_of, validated
from core.nearest import nearest
from core.technique import Technique
from core.trees import replacing


def main(arguments: Sequence[str]) -> int:
    """Writes the script and returns the exit code: 2 for what cannot be said in a script, 1 where it cannot be written."""
    parser = Parser(
        "export-script", f"Writes a page's run as one PyTorch script; there is one for {', '.join(twins.names())}."
    )
    parser.add_argument("technique", nargs="?", metavar="ID", help="the page")
    parser.add_argument("--set", action="append", default=[], metavar="KNOB=VALUE", help="a knob, may be repeated")
    parser.add_argument("--threads", metavar="N", help="CPU threads (default: as many as the page would use)")
    parser.add_argument("--out", metavar="FILE", help="the script to write")
    options = parser.parse_all(glued(arguments))
    if options.technique is None or options.out is None:
        raise UsageError("export-script needs the id of a page and --out FILE")
    try:
        technique = catalogue.find(options.technique)
        page = validated(technique, dict(_set(technique, text) for text in options.set))
        twin = twins.twin_of(page, _threads(technique, options.threads))
    except (catalogue.UnknownTechnique, KnobError, twins.NoTwin) as error:
        raise UsageError(str(error)) from None
    try:
        with replacing(Path(options.out)) as temporary:
            temporary.write_text(twin.script, encoding="utf-8")
    except OSError as error:
        complain(f"{options.out} cannot be written: {error.strerror or sentence(error)}")
        return 1
    print(f"{options.out}: {len(twin.script.splitlines())} lines. {twin.note}")
    return 0


def _set(technique: type[Technique], text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    name = name.strip().replace("-", "_")
    known = knobs_of(technique)
    if not equals:
        raise UsageError(f'--set is "{text}", but accepts KNOB=VALUE')
    if name not in known:
        hint = nearest(name, list(known)) or f"; it has {', '.join(known)}"
        raise UsageError(f'{technique.id()} has no knob "{name}"{hint}')
    return name, parse_text(known[name], value)


def _threads(technique: type[Technique], text: str | None) -> int:
    if text is None:
        return compute.cores() if technique.all_cores else 1
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise UsageError(f'--threads is "{text}", but accepts a whole number from 1 to 1024')
    return int(text)
