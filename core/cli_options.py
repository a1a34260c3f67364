"""What the subcommands share: a strict option parser, its one-sentence complaints, and options made from knobs."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, NoReturn

from core.knob_text import parse_text
from core.knobs import KnobError, knobs_of
from core.matrix import is_matrix, matrix_text
from core.nearest import nearest
from core.technique import Technique

HELP = """\
usage: learnoscope [PAGE ...] [--projector] [--safe]     open the window, with these pages
       learnoscope tour                                  play every page for a moment and write a screenshot of each
       learnoscope list [--json]                         every technique: id, family, title, summary
       learnoscope run ID [--KNOB VALUE ...] [options]   run a technique without a window
       learnoscope run --from DIR/run.json [options]     repeat a recorded run to the same numbers
       learnoscope export-script ID --out FILE.py [--set KNOB=VALUE ...]
                                                         a page's run as one PyTorch script that needs no Learnoscope
       learnoscope camera [--source 0|PATH] [options]    facial expressions from a camera, a film or pictures
       learnoscope data list [--json]                    every data set: where it lies, or how large its download is
       learnoscope data fetch NAME | import PATH | check NAME
                                                         get one, take in your own pictures, look for leaks
       learnoscope models list|card|export [...]         trained networks: what there is, export to ONNX
       learnoscope bench [NAME] [--json]                 measure Learnoscope against its goals
       learnoscope doctor [--json]                       versions, devices, cameras, data, memory, and cures
       learnoscope --version | --help

"learnoscope run ID --help" shows every knob of a technique with its bounds, default and meaning.
Options are written out in full; "-" and "_" are the same in them."""

#: Options without a value, in every subcommand.
_FLAGS = ("--json", "--debug", "--grey", "--help", "--window", "--list", "--fetch-detector")


class UsageError(ValueError):
    """A wrong argument; the message is one sentence that names it and what is accepted. Exit code 2."""


def complain(sentence: str) -> None:
    """One line on stderr; control characters of hostile input are made visible."""
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in sentence)
    with contextlib.suppress(OSError, AttributeError):  # a windowed bundle has no stderr
        print(f"learnoscope: {clean[:1000]}", file=sys.stderr, flush=True)


def silence_stdout() -> None:
    """After its reader has gone, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Parser(argparse.ArgumentParser):
    """Never abbreviates, and complains with a sentence and the nearest option instead of a usage block."""

    def __init__(self, subcommand: str, description: str, **more: Any) -> None:
        super().__init__(
            prog=f"learnoscope {subcommand}",
            description=description,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **more,
        )
        #: What the value of an option may be, for the complaint that it is missing.
        self.accepted: dict[str, str] = {}

    def error(self, message: str) -> NoReturn:
        """Called by argparse."""
        option, _, problem = message.removeprefix("argument ").partition(": ")
        if problem == "expected one argument":
            raise UsageError(f"{option} needs a value{self.accepted.get(option, '')}")
        raise UsageError(message)

    def parse_all(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Like parse_args, with the nearest option for an unknown one."""
        options, unknown = self.parse_known_args(arguments)
        for word in unknown:
            self.refuse(word)
        return options

    def refuse(self, word: str) -> NoReturn:
        """Complains about an argument that nothing here understands."""
        option, subcommand = word.partition("=")[0], self.prog.removeprefix("learnoscope ")
        if not option.startswith("-"):
            raise UsageError(f'"{word}" is one argument too many for {subcommand}')
        known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        raise UsageError(
            f"{subcommand} has no option {option}{nearest(option, known) or '; it has ' + ', '.join(known)}"
        )


def glued(arguments: Sequence[str]) -> list[str]:
    """``--max_seconds -3`` as ``--max-seconds=-3``, so that argparse takes no value for an option."""
    words = list(arguments)
    glued = []
    while words:
        word = words.pop(0)
        if word.startswith("--"):
            name, equals, value = word.partition("=")
            name = name.replace("_", "-")
            if not equals and name not in _FLAGS and words and not words[0].startswith("--"):
                equals, value = "=", words.pop(0)
            word = name + equals + value
        glued.append(word)
    return glued


def add_knobs(parser: Parser, technique: type[Technique]) -> None:
    """One option for every knob, grouped as in the form."""
    groups: dict[str, Any] = {}
    for knob in knobs_of(technique).values():
        title = f"knobs: {knob.group}" if knob.group else "knobs"
        group = groups.get(title) or groups.setdefault(title, parser.add_argument_group(title))
        text = f"{knob.doc} ({knob.accepted}; default {as_text(knob.default)}"
        if knob.when:
            text += f"; matters when {knob.when.knob} is {' or '.join(map(str, knob.when.values))}"
        text = text.replace("%", "%%") + ")"
        metavar = {bool: "true|false", int: "N", float: "X", str: "TEXT"}.get(knob.kind, "LIST")
        metavar = "ROWS" if knob.cells else metavar
        metavar = "NAME" if knob.choices and not knob.is_list else metavar
        option = f"--{knob.name.replace('_', '-')}"
        group.add_argument(option, dest=f"knob {knob.name}", metavar=metavar, help=text)
        parser.accepted[option] = f": {knob.accepted}"


def knob_values(technique: type[Technique], options: argparse.Namespace) -> dict[str, Any]:
    """The knobs that were given, parsed. Raises UsageError."""
    texts = {name: getattr(options, f"knob {name}") for name in knobs_of(technique)}
    try:
        return {name: parse_text(knobs_of(technique)[name], text) for name, text in texts.items() if text is not None}
    except KnobError as error:
        raise UsageError(str(error)) from None


def as_text(value: Any) -> str:
    """A knob's value as one would type it."""
    if is_matrix(value):
        return matrix_text(value)
    if isinstance(value, tuple):
        return (
            ", ".join(":".join(f"{v:g}" for v in item) if isinstance(item, tuple) else str(item) for item in value)
            or "empty"
        )
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value) or '""'
    )


def command_of(technique: Technique) -> str:
    """The command that runs a technique with these knobs, those at their defaults left out."""
    changed = [
        f"--{field.name.replace('_', '-')} {shlex.quote(as_text(value))}"
        for field in fields(technique)
        if (value := getattr(technique, field.name)) != field.default
    ]
    return " ".join([f"learnoscope run {technique.id()}", *changed])


def presets_text(technique: type[Technique]) -> str:
    """The presets of a technique for its help page."""
    lines = [
        f"  {name}: "
        + ", ".join(f"{knob}={as_text(tuple(v) if isinstance(v, list) else v)}" for knob, v in values.items())
        for name, values in technique.presets.items()
    ]
    return "\n".join(["presets:", *lines]) if lines else ""
