"""A session on disk: the pages that were open, their knobs, and what they showed. One ``.learnoscope`` file, a zip archive.

``session.json`` names the pages; what their panels showed lies beside it as ``page0.shown`` and, where asked for, the newest
checkpoint as ``page0.checkpoint``, both safetensors trees (``core.trees``). Nothing in it is ever executed, and no name in it is
taken for a path: a file may be truncated, edited by hand, or hostile.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.trees import load_tree, replacing, save_tree

SUFFIX = ".learnoscope"
FORMAT = 1
#: More pages, a larger list of them, and more bytes of pictures and curves than any session of ours.
MOST_PAGES, MOST_JSON, MOST_BYTES = 50, 4 * 2**20, 2 * 2**30
_COUNTERS = ("step", "epoch", "seconds")


class SessionError(ValueError):
    """A session file that cannot be used; the message is one sentence."""


@dataclass
class SavedPage:
    """One tab. ``hidden`` names the knobs that it does not show; ``shown`` is what each panel kept, in their order; ``checkpoint`` are the bytes of one, b"" for none."""

    technique: str
    knobs: dict[str, Any] = field(default_factory=dict)
    device: str = "cpu"
    counters: dict[str, float] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    shown: list[Any] = field(default_factory=list)
    checkpoint: bytes = b""


@dataclass
class Session:
    """``made`` and ``machine`` say when and where it was recorded; ``complaints`` what of it could not be read."""

    pages: list[SavedPage]
    current: str = ""
    made: str = ""
    machine: str = ""
    version: str = ""
    complaints: list[str] = field(default_factory=list)


def write(path: Path, session: Session) -> None:
    """Writes a session atomically. Raises OSError where the disk is full or not writable."""
    described = {
        "format": FORMAT,
        "version": session.version,
        "made": session.made,
        "machine": session.machine,
        "current": session.current,
        "pages": [
            {"technique": p.technique, "knobs": p.knobs, "device": p.device, "counters": p.counters, "hidden": p.hidden}
            for p in session.pages
        ],
    }
    with (
        replacing(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        archive.writestr("session.json", json.dumps(described, indent=1))
        with tempfile.TemporaryDirectory(prefix="learnoscope-session-") as folder:
            part = Path(folder) / "shown"
            for number, page in enumerate(session.pages):
                save_tree(part, page.shown)
                archive.write(part, f"page{number}.shown")
                if page.checkpoint:
                    archive.writestr(f"page{number}.checkpoint", page.checkpoint)


def read(path: Path) -> Session:
    """The session in a file; a page whose recording is missing or damaged comes without one, and a complaint says so.

    Raises:
        SessionError: one sentence, when this is no session file, a truncated one, or one of a newer version.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if sum(sizes.values()) > MOST_BYTES or sizes.get("session.json", 0) > MOST_JSON:
                raise SessionError(f"{path.name} is larger than a session of Learnoscope ever is, and was not opened")
            session = _described(path, archive.read("session.json"))
            with tempfile.TemporaryDirectory(prefix="learnoscope-session-") as folder:
                for number, page in enumerate(session.pages):
                    _add_recording(archive, sizes, number, page, session.complaints, Path(folder) / "shown")
            return session
    except FileNotFoundError:
        raise SessionError(f"there is no file {path}") from None
    except KeyError:
        raise SessionError(f"{path.name} is no session of Learnoscope: it has no session.json") from None
    # zlib.error and RuntimeError (an encrypted archive) have no common ancestor with the others.
    except SessionError:
        raise
    except Exception as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise SessionError(f"{path.name} is damaged or no session of Learnoscope ({reason})") from None


def _described(path: Path, content: bytes) -> Session:
    """What ``session.json`` says."""
    found = json.loads(content.decode("utf-8"))
    if not isinstance(found, dict) or type(found.get("format")) is not int or not isinstance(found.get("pages"), list):
        raise SessionError(f"{path.name} is no session of Learnoscope: its session.json lists no pages")
    if found["format"] > FORMAT:
        newer = str(found.get("version", ""))[:20]
        raise SessionError(f"{path.name} was written by a newer Learnoscope ({newer}); this one cannot open it")
    if len(found["pages"]) > MOST_PAGES:
        raise SessionError(f"{path.name} has {len(found['pages'])} pages; at most {MOST_PAGES} are opened")
    texts = {name: str(found.get(name, ""))[:200] for name in ("current", "made", "machine", "version")}
    return Session([_page(path, page) for page in found["pages"]], **texts)


def _page(path: Path, found: Any) -> SavedPage:
    knobs, counters = (found.get(name, {}) for name in ("knobs", "counters")) if isinstance(found, dict) else (None, 0)
    if not isinstance(knobs, dict) or not isinstance(counters, dict) or not isinstance(found.get("technique"), str):
        raise SessionError(f"{path.name} is no session of Learnoscope: a page in it has no technique and knobs")
    kept = {name: float(counters[name]) for name in _COUNTERS if _counts(counters.get(name))}
    hidden = [name for name in found.get("hidden") or [] if isinstance(name, str)]
    return SavedPage(found["technique"][:200], knobs, str(found.get("device", "cpu"))[:20], kept, hidden)


def _counts(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value < 1e15  # neither NaN nor infinite


def _add_recording(
    archive: zipfile.ZipFile, sizes: Mapping[str, int], number: int, page: SavedPage, complaints: list[str], part: Path
) -> None:
    """What a page showed, and its checkpoint."""
    name = f"page{number}.shown"
    if name not in sizes:
        complaints.append(f"what {page.technique} showed is missing from the file")
        return
    try:
        part.write_bytes(archive.read(name))
        shown = load_tree(part)
        page.shown = shown if isinstance(shown, list) else []
        if f"page{number}.checkpoint" in sizes:
            page.checkpoint = archive.read(f"page{number}.checkpoint")
    except (ValueError, zipfile.BadZipFile, EOFError) as error:
        complaints.append(f"what {page.technique} showed could not be read ({error})")
