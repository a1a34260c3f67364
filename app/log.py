"""The log file: problems that pages showed, errors of the window itself, and what a crash leaves behind."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from app.language import tr

LOG = logging.getLogger("learnoscope")
#: Bytes of one log file, and how many older ones are kept.
SIZE, OLDER = 2**20, 3


def folder() -> Path:
    """Where log files lie: LEARNOSCOPE_CONFIG, or the system's folder for them."""
    if chosen := os.environ.get("LEARNOSCOPE_CONFIG"):
        return Path(chosen) / "log"
    import platformdirs

    return Path(platformdirs.user_log_dir("learnoscope", appauthor=False))


def start(show: Callable[[str, str], None]) -> Callable[[], None]:
    """Begins to log. An error that nobody caught is written down and handed to ``show`` (sentence, traceback).

    A segmentation fault leaves ``crash-<pid>.txt``. Where nothing can be written the window works without a log.

    Returns:
        what to call at the end: a report of a crash that did not happen goes.
    """
    report: IO[str] | None = None
    try:
        folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder() / "learnoscope.log", maxBytes=SIZE, backupCount=OLDER, encoding="utf-8")
        report = crash_report(os.getpid()).open("w", encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    if report:
        faulthandler.enable(report)

    def caught(kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, where))
        LOG.error("%s", details.rstrip())
        if sys.__stderr__:
            with contextlib.suppress(OSError, ValueError):
                sys.__stderr__.write(details)
        if not issubclass(kind, KeyboardInterrupt):
            said = tr("Something went wrong in the window: {problem}")
            show(said.format(problem=f"{kind.__name__}: {str(error).partition(chr(10))[0]}"), details)

    before, before_threads = sys.excepthook, threading.excepthook
    sys.excepthook = caught
    # Not shown: a widget must not be touched from another thread.
    threading.excepthook = lambda args: LOG.error("in thread %s", args.thread, exc_info=args[:3])

    def stop() -> None:
        sys.excepthook, threading.excepthook = before, before_threads
        LOG.removeHandler(handler)
        handler.close()
        if report:
            faulthandler.disable()
            report.close()
            crash_report(os.getpid()).unlink(missing_ok=True)

    return stop


def crash_report(pid: int) -> Path:
    """What a crash of the process of this number leaves."""
    return folder() / f"crash-{pid}.txt"


def crash_reports() -> list[Path]:
    """Reports of windows that have crashed; those of windows that are open are not among them. Empty ones are deleted."""
    import psutil

    found = []
    for path in folder().glob("crash-*.txt"):
        pid = path.stem.rpartition("-")[2]
        if not pid.isdecimal() or psutil.pid_exists(int(pid)):
            continue
        if path.stat().st_size:
            found.append(path)
        else:  # killed, which leaves no report
            path.unlink(missing_ok=True)
    return sorted(found, key=lambda path: path.stat().st_mtime)
