"""``learnoscope run``: one technique without a window, its events as JSON lines, its results as files."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from core import catalogue, compute, run_file
from core.cli_options import Parser, UsageError, add_knobs, complain, glued, knob_values, presets_text
from core.headless import HeadlessRun, Request, cannot_write
from core.knobs import KnobError, validated
from core.nearest import nearest
from core.record import staging
from core.technique import Technique


def main(arguments: Sequence[str]) -> int:
    """Parses, runs, writes, and returns the exit code."""
    request = _request(glued(arguments))
    try:
        compute.use(request.device, request.threads)
    except compute.NoSuchDevice as error:
        raise UsageError(f"{error}; choose one with --device") from None
    if request.out:
        try:
            with staging(request.out):
                pass  # better now than after an hour
        except OSError as error:
            complain(cannot_write(request.out, error))
            return 1
    return HeadlessRun(request).run()


def common_parser() -> Parser:
    """The options of ``run`` that every technique has."""
    parser = Parser(
        "run",
        "Runs a technique without a window. learnoscope list shows the ids, learnoscope run ID --help the knobs of one.",
        usage="learnoscope run ID [--KNOB VALUE ...] [options]",
        add_help=False,
    )
    parser.add_argument("technique", nargs="?", metavar="ID", help=argparse.SUPPRESS)
    options = parser.add_argument_group("options")
    options.add_argument("--device", metavar="NAME", help="cpu, cuda, cuda:N, mps or auto (default cpu)")
    options.add_argument("--threads", metavar="N", help="CPU threads (default: all cores where that helps, else 1)")
    options.add_argument("--preset", metavar="NAME", help="start from the knobs of a preset")
    options.add_argument("--from", dest="source", metavar="FILE", help="repeat the run that a run.json describes")
    options.add_argument("--max-seconds", metavar="S", help="end the run after this much computing time")
    options.add_argument("--out", metavar="DIR", help="write CSV, PNG, products, notes and run.json there")
    options.add_argument("--json", action="store_true", help="one JSON object per event, the last one a summary")
    options.add_argument("--debug", action="store_true", help="show the traceback of a failure")
    options.add_argument("-h", "--help", action="store_true", help="show this")
    return parser


def _request(arguments: list[str]) -> Request:
    parser = common_parser()
    options, rest = parser.parse_known_args(arguments)
    if options.source is None and options.technique is None:
        for word in rest:
            parser.refuse(word)
        if options.help:
            parser.print_help()
            raise SystemExit(0)
        raise UsageError("learnoscope run needs the id of a technique; see learnoscope list")
    try:
        recorded = run_file.read(Path(options.source)) if options.source is not None else None
        technique = catalogue.find(options.technique) if options.technique else type(recorded.technique)
    except (run_file.BadRunFile, catalogue.UnknownTechnique) as error:
        raise UsageError(str(error)) from None
    if recorded and technique is not type(recorded.technique):
        raise UsageError(f"{options.source} describes a run of {recorded.technique.id()}, not of {technique.id()}")
    add_knobs(parser, technique)
    options = parser.parse_all(arguments)
    if options.help:
        parser.usage = f"learnoscope run {technique.id()} [--KNOB VALUE ...] [options]"
        parser.description = f"{technique.title}: {technique.summary()}"
        parser.epilog = presets_text(technique)
        parser.print_help()
        raise SystemExit(0)
    return _checked(technique, options, recorded)


def _checked(technique: type[Technique], options: argparse.Namespace, recorded: run_file.RecordedRun | None) -> Request:
    values = {f.name: getattr(recorded.technique, f.name) for f in fields(technique)} if recorded else {}
    changes = _preset(technique, options.preset) | knob_values(technique, options)
    try:
        instance = validated(technique, values | changes)
    except KnobError as error:
        raise UsageError(str(error)) from None
    threads = compute.cores() if technique.all_cores else 1
    if recorded:
        threads = recorded.threads
        _note_versions(recorded)
    max_seconds = None if options.max_seconds is None else _number("--max-seconds", options.max_seconds, float, 0, 1e9)
    return Request(
        technique=instance,
        device=_device(technique, options.device or (recorded.device if recorded else "cpu")),
        threads=threads if options.threads is None else _number("--threads", options.threads, int, 1, 1024),
        json=options.json,
        debug=options.debug,
        out=None if options.out is None else Path(options.out),
        max_seconds=max_seconds,
        events=recorded.events if recorded and not changes and max_seconds is None else None,
    )


def _preset(technique: type[Technique], name: str | None) -> dict[str, Any]:
    if name is None:
        return {}
    found = {preset.lower(): values for preset, values in technique.presets.items()}.get(name.lower())
    if found is None:
        known = list(technique.presets)
        hint = nearest(name, known) or ("; it has " + ", ".join(known) if known else "; it has none")
        raise UsageError(f'{technique.id()} has no preset "{name}"{hint}')
    return dict(found)


def _device(technique: type[Technique], name: str) -> str:
    """A device that the technique's code can use; "auto" is the best of those that are here."""
    if not run_file.DEVICE.fullmatch(name):
        raise UsageError(f'--device is "{name}", but accepts cpu, cuda, cuda:N, mps or auto')
    if name == "auto":
        if technique.devices == ("cpu",):
            return "cpu"
        return [d for d in compute.available_devices() if d.partition(":")[0] in technique.devices][-1]
    if name.partition(":")[0] not in technique.devices:
        raise UsageError(f'{technique.id()} computes on {", ".join(technique.devices)} only, not on "{name}"')
    return name


def _number(option: str, text: str, kind: Callable[[str], Any], low: float, high: float) -> Any:
    with contextlib.suppress(ValueError):
        value = kind(text)
        if low <= value <= high:
            return value
    words = "a whole number" if kind is int else "a number"
    raise UsageError(f'{option} is "{text}", but accepts {words} from {low:g} to {high:g}')


def _note_versions(recorded: run_file.RecordedRun) -> None:
    here = {name: run_file.version(name) for name in recorded.versions if name in run_file.LIBRARIES.values()}
    for name, version in here.items():
        if version != recorded.versions[name]:
            complain(
                f"note: recorded with {name} {recorded.versions[name]}, here is {version}: the last digits may differ"
            )
