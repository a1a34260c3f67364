"""What the window remembers from one start to the next, in one JSON file of the user's configuration folder.

``LEARNOSCOPE_CONFIG`` names another folder. A file that cannot be read costs the settings, never the start.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import os
import string
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = 1
#: Seconds that runs can be asked to fit into.
BUDGETS = (10, 30, 60)
_MAX_BYTES = 4 * 2**20


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 1000


def _is_geometry(value: Any) -> bool:
    return _is_text(value) and len(value) % 2 == 0 and set(value) <= set(string.hexdigits)


def _is_tabs(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 50 and all(map(_is_text, value))


def _is_knob_value(value: Any, depth: int = 0) -> bool:
    """Numbers, texts, lists of them, and lists of points."""
    if isinstance(value, list | tuple):
        return depth < 2 and all(_is_knob_value(item, depth + 1) for item in value)
    return isinstance(value, str | bool | int) or (isinstance(value, float) and math.isfinite(value))


def _is_knobs(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(knobs, dict) and all(map(_is_knob_value, knobs.values())) for knobs in value.values()
    )


def _is_hidden(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_tabs, value.values()))


def _is_presets(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_knobs, value.values()))


def _is_width(value: Any) -> bool:
    return type(value) is int and 0 <= value < 10_000


def _is_speed(value: Any) -> bool:
    return value is None or (type(value) in (int, float) and 0 < value < 1e9)


def _is_speeds(value: Any) -> bool:
    return isinstance(value, list) and (not value or (len(value) == 2 and all(v and _is_speed(v) for v in value)))


def folder() -> Path:
    """Where the settings file lies."""
    if chosen := os.environ.get("LEARNOSCOPE_CONFIG"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("learnoscope", appauthor=False))


@dataclass
class Settings:
    """What is remembered. ``message`` is a sentence for the status bar when the file was not usable, otherwise ""."""

    #: ``bytes(window.saveGeometry())`` as hex; "" before the first close.
    geometry: str = field(default="", metadata={"valid": _is_geometry})
    #: Technique ids of the open tabs, in order, and of the one in front.
    tabs: list[str] = field(default_factory=list, metadata={"valid": _is_tabs})
    current_tab: str = field(default="", metadata={"valid": _is_text})
    #: Knob values by technique id, lists in place of tuples; ``KnobForm.set_values`` validates them.
    knobs: dict[str, dict[str, Any]] = field(default_factory=dict, metadata={"valid": _is_knobs})
    #: Names of knobs that pages do not show, by technique id.
    hidden: dict[str, list[str]] = field(default_factory=dict, metadata={"valid": _is_hidden})
    #: Presets of a person's own: knob values by technique id and name.
    presets: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict, metadata={"valid": _is_presets})
    theme: str = field(default="system", metadata={"valid": lambda v: v in ("system", "light", "dark")})
    #: A code of ``app.language.LANGUAGES``; "" is the system's.
    language: str = field(default="", metadata={"valid": lambda v: v in ("", "en", "el", "de", "fr")})
    #: Widths in device-independent pixels; 0 means the window's own choice.
    sidebar_width: int = field(default=0, metadata={"valid": _is_width})
    inspector_width: int = field(default=0, metadata={"valid": _is_width})
    sidebar_collapsed: bool = field(default=False, metadata={"valid": lambda v: isinstance(v, bool)})
    #: Whether somebody has agreed to live cameras, whether these are offered at all, and the last model for faces.
    camera_consent: bool = field(default=False, metadata={"valid": lambda v: isinstance(v, bool)})
    camera_live: bool = field(default=True, metadata={"valid": lambda v: isinstance(v, bool)})
    camera_model: str = field(default="", metadata={"valid": _is_text})
    #: "cpu", or "best" for a GPU where there is one; where data lie ("" for the user's folder); GiB a run may take, 0 for all.
    device: str = field(default="cpu", metadata={"valid": lambda v: v in ("cpu", "best")})
    data_folder: str = field(default="", metadata={"valid": _is_text})
    memory_limit: float = field(default=0.0, metadata={"valid": lambda v: type(v) in (int, float) and 0 <= v <= 4096})
    #: Threads that a run may take, 0 for all cores; "float32", or "" for bfloat16 where the hardware has it.
    threads: int = field(default=0, metadata={"valid": lambda v: type(v) is int and 0 <= v <= 1024})
    precision: str = field(default="", metadata={"valid": lambda v: v in ("", "float32")})
    #: Paths of sessions, the last one first.
    recent_sessions: list[str] = field(default_factory=list, metadata={"valid": _is_tabs})
    #: Steps per second, or None for full speed.
    speed: float | None = field(default=None, metadata={"valid": _is_speed})

    #: Seconds that presets are shortened to, 0 to leave them; rounds a second of this machine (core.machine_speed.Speed), or [].
    time_budget: int = field(default=0, metadata={"valid": lambda v: type(v) is int and v in (0, *BUDGETS)})
    machine_speed: list[float] = field(default_factory=list, metadata={"valid": _is_speeds})

    message: str = field(default="", compare=False)

    @classmethod
    def load(cls) -> Settings:
        """Reads the file; whatever is missing or unusable is the default. Never raises."""
        path = folder() / "settings.json"
        try:
            stored = _read(path)
        except FileNotFoundError:
            return cls()
        # RecursionError: nested deeper than Python's parser goes.
        except (OSError, ValueError, RecursionError) as error:
            return cls(message=f"The settings in {path} could not be used ({error}), so these are the defaults")
        return cls(
            **{f.name: stored[f.name] for f in _fields() if f.name in stored and f.metadata["valid"](stored[f.name])}
        )

    def save(self) -> str:
        """Replaces the file in one step, so that another window sees the old or the new one. Never raises.

        Returns:
            "" or a sentence saying why it could not be saved.
        """
        path = folder() / "settings.json"
        temporary = None
        try:
            values = {"version": VERSION} | {f.name: getattr(self, f.name) for f in _fields()}
            text = json.dumps(values, indent=1, allow_nan=False)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix="settings-", suffix=".tmp")
            temporary = Path(name)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            if self.message and path.exists():  # it may be a newer version's, so it stays beside the new one
                path.replace(path.with_name("settings-unused.json"))
            temporary.replace(path)
        except (OSError, ValueError, TypeError, RecursionError) as error:
            if temporary:
                with contextlib.suppress(OSError):
                    temporary.unlink()
            return f"The settings could not be saved to {path} ({error})"
        self.message = ""
        return ""


def _fields() -> list[dataclasses.Field]:
    return [f for f in dataclasses.fields(Settings) if "valid" in f.metadata]


def _read(path: Path) -> dict[str, Any]:
    """Raises ValueError with a reason when this is not a settings file of this version."""
    if path.exists() and not path.is_file():
        raise ValueError("not a file")
    with path.open("rb") as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise ValueError(f"larger than {_MAX_BYTES // 2**20} MiB")
    stored = json.loads(content.decode("utf-8"))
    if not isinstance(stored, dict):
        raise ValueError("not a JSON object")
    if stored.get("version") != VERSION:
        raise ValueError(f"written by version {str(stored.get('version'))[:20]}, while this is version {VERSION}")
    return stored
