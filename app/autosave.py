"""Where windows keep what is on their screens for the day they crash, and what crashed ones have left there."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app import saving
from core.session_file import SUFFIX


def autosave_file(pid: int) -> Path:
    """Where the window of this process keeps what is on its screen."""
    return saving.rescue_folder() / f"autosave-{pid}{SUFFIX}"


def left_behind() -> list[Path]:
    """What windows that have crashed had on their screens, the newest last."""
    import psutil

    left = [p for p in saving.rescue_folder().glob(f"autosave-*{SUFFIX}") if not _alive(p, psutil.pid_exists)]
    return sorted(left, key=lambda p: p.stat().st_mtime)


def remove(path: Path) -> None:
    """Without a word where that cannot be: a folder that nobody may write to holds nothing of ours."""
    with contextlib.suppress(OSError):
        path.unlink()


def _alive(path: Path, exists) -> bool:
    pid = path.stem.rpartition("-")[2]
    return pid.isdecimal() and exists(int(pid))
