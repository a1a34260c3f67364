"""The command line without a window: ``learnoscope list | run | camera | data | models | bench | doctor``. The window's entry point calls ``main``.

Exit codes: 0 done, 1 something failed, 2 a wrong id, knob, value or file, 130 and 143 ended by Ctrl+C or SIGTERM,
141 the reader of a pipe went away.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from core import site_settings
from core.cli_options import HELP, UsageError, complain, silence_stdout
from core.knobs import nearest

#: What ``main`` understands as its first argument (besides ``--help`` and ``--version``); anything else belongs to the
#: window. Each is a module ``core.cli_<name>`` whose ``main(arguments)`` returns the exit code.
SUBCOMMANDS = ("list", "run", "camera", "data", "models", "bench", "doctor")


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
    if name not in SUBCOMMANDS:
        hint = nearest(name, (*SUBCOMMANDS, "--help", "--version")) or "; it has " + ", ".join(SUBCOMMANDS)
        raise UsageError(f'learnoscope has no subcommand "{name}"{hint}')
    return importlib.import_module(f"core.cli_{name}").main(rest)
