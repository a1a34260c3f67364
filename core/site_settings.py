"""What an administrator has set for everybody on this machine: ``learnoscope.toml`` in the system's folder for settings.

    data = ["/srv/learnoscope/data"]    # folders with data sets, read only; everybody's caches stay in their own folders
    live_cameras = false                # films, pictures and the demo remain

The folder is /etc/xdg/learnoscope on Linux, /Library/Application Support/learnoscope on macOS and C:\\ProgramData\\learnoscope
on Windows; ``LEARNOSCOPE_SITE`` names another file. Without the file nothing is set.
"""

from __future__ import annotations

import functools
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_KNOWN = ("data", "live_cameras")
#: A larger file is not one of ours.
_LARGEST = 2**20


@dataclass(frozen=True)
class SiteSettings:
    """``data`` are folders to look for data sets in; ``problem`` is one sentence about what in the file cannot be used, else ""."""

    data: tuple[Path, ...] = ()
    live_cameras: bool = True
    problem: str = ""


def path() -> Path:
    """Where the file lies, or would lie."""
    if named := os.environ.get("LEARNOSCOPE_SITE"):
        return Path(named)
    from platformdirs import site_config_path

    return site_config_path("learnoscope", appauthor=False) / "learnoscope.toml"


def current() -> SiteSettings:
    """What is set now; reads the file again only when it has changed. Never raises."""
    file = path()
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return SiteSettings()
    except OSError as error:
        return _unusable(file, error.strerror or str(error))
    return _read(file, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=4)
def _read(file: Path, _time: int, size: int) -> SiteSettings:
    if size > _LARGEST:
        return _unusable(file, "it is larger than 1 MiB")
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return _unusable(file, error.strerror or str(error))
    except (ValueError, RecursionError) as error:  # not TOML, or not UTF-8
        return _unusable(file, str(error).partition("\n")[0] or "it is nested too deeply")
    return _checked(file, found)


def _checked(file: Path, found: dict[str, Any]) -> SiteSettings:
    data, cameras = found.get("data", []), found.get("live_cameras", True)
    complaints = [f"it knows data and live_cameras, not {name}" for name in found if name not in _KNOWN]
    if not isinstance(data, list) or not all(isinstance(p, str) and Path(p).is_absolute() for p in data):
        complaints.append('data must be a list of whole paths such as ["/srv/data"]')
        data = []
    if not isinstance(cameras, bool):
        complaints.append("live_cameras must be true or false, so it counts as false")
        cameras = False
    problem = f"{file} cannot be used as it is: {'; '.join(complaints)}" if complaints else ""
    return SiteSettings(tuple(map(Path, data)), cameras, problem)


def _unusable(file: Path, why: str) -> SiteSettings:
    # It may have switched cameras off: what cannot be read must not switch them on.
    return SiteSettings(live_cameras=False, problem=f"{file} cannot be used, so live cameras are off: {why}")
