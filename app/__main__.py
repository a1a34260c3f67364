"""The entry point. Imports Qt only inside functions: every engine process imports this module again."""

from __future__ import annotations

import sys
from collections.abc import Sequence

#: Subcommands of the window; core.cli has the others.
WINDOW_COMMANDS = ("tour",)


def main(arguments: Sequence[str] | None = None) -> int:
    """``learnoscope``: a subcommand runs it, anything else opens the window. Returns the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    from core.cli import RUN_SCRIPT, SUBCOMMANDS

    if arguments[:1] == ["camera"] and "--window" in arguments:
        from app.camera_window import main as open_camera

        return open_camera(arguments[1:])
    if arguments and (arguments[0] in SUBCOMMANDS or arguments[0] in ("-h", "--help", "--version", RUN_SCRIPT)):
        from core.cli import main as run_command

        return run_command(arguments)
    if arguments and arguments[0] in WINDOW_COMMANDS:
        from app.tour import main as take_tour

        return take_tour(arguments[1:])
    from app.window_command import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
