"""The command line without a window: ``learnoscope list | run | export-script | camera | data | models | bench | doctor``. The window's entry
point calls ``main``.

Exit codes: 0 done, 1 something failed, 2 a wrong id, knob, value or file, 130 and 143 ended by Ctrl+C or SIGTERM,
141 the reader of a pipe went away.
"""

from __future__ import annotations

import importlib
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

from core import site_settings
from core.cli_options import HELP, UsageError, complain, silence_stdout
from core.nearest import nearest

#: What ``main`` understands as its first argument (besides ``--help`` and ``--version``); anything else belongs to the
#: window. Each is a module ``core.cli_<name>`` ("_" for "-") whose ``main(arguments)`` returns the exit code.
SUBCOMMANDS = ("list", "run", "export-script", "camera", "data", "models", "bench", "doctor")

#: Runs a script with the Python and the libraries that an installation brings along; see ``core.twin_check.command``.
RUN_SCRIPT = "--run-script"


def main(arguments: Sequence[str]) -> int:
    """Runs one subcommand, ``--help`` or ``--version`` and returns the exit code; complaints go to stderr as one sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that cannot print "²" must not end a run
    if problem := site_settings.current().problem:
        complain(problem)
    try:
        code = _dispatch(list(arguments))
        sys.stdout.flush()
    except UsageError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except BrokenPipeError:
        silence_stdout()
        return 141
    except SystemExit as done:  # argparse ends this way after --help
        return int(done.code or 0)
    return code


def _dispatch(arguments: list[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if name in ("-h", "--help"):
        print(HELP)
        return 0
    if name == "--version":
        from core.run_file import version

        print(f"learnoscope {version('learnoscope')}")
        return 0
    if name == RUN_SCRIPT:
        return _run_script(rest)
    if name not in SUBCOMMANDS:
        hint = nearest(name, (*SUBCOMMANDS, "--help", "--version")) or "; it has " + ", ".join(SUBCOMMANDS)
        raise UsageError(f'learnoscope has no subcommand "{name}"{hint}')
    return importlib.import_module(f"core.cli_{name.replace('-', '_')}").main(rest)


def _run_script(arguments: list[str]) -> int:
    """Runs a Python script as the interpreter would; what it raises passes through, and an exit code is its own."""
    if not arguments:
        raise UsageError(f"{RUN_SCRIPT} needs a file: a Python script")
    if not Path(arguments[0]).is_file():
        raise UsageError(f'{RUN_SCRIPT} is "{arguments[0]}", but there is no such file')
    sys.argv = arguments
    try:
        runpy.run_path(arguments[0], run_name="__main__")
    except SystemExit as done:
        if isinstance(done.code, str):  # the interpreter prints it and exits with 1
            complain(done.code)
            return 1
        return done.code or 0
    return 0
