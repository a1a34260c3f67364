"""Any model that a person drops in as a classifier: ONNX directly, Keras files through their conversion, and what that
person has said about a file is remembered by its sha256."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core import models_library
from core.datasets import Work
from core.expressions import convert
from core.expressions.classifier import Classifier
from core.expressions.model_file import ModelRefused, read_bounded
from core.trees import replacing

#: The shipped model.
DEFAULT = models_library.SHIPPED / "expressions.onnx"


def own_models() -> list[Path]:
    """ONNX files in the user's models folder, where the expression training page leaves them, the newest first."""
    found = []
    for path in models_library.user_folder().glob("*.onnx"):
        with contextlib.suppress(OSError):  # another process was faster
            found.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(found, reverse=True) if not path.name.startswith(".")]


def loading(path: Path, answers: Mapping[str, Any] | None = None, threads: int = 0) -> Work[Classifier]:
    """The classifier in an .onnx, .h5, .hdf5 or .keras file; ``answers`` go before what was remembered about it.

    Raises:
        SpecNeeded: labels or the range of values are not known; ``remember`` what a person says.
        ModelRefused: it cannot be used; one sentence.
    """
    path = Path(path)
    twin = path.with_suffix(".onnx")
    if path.suffix.lower() in convert.SUFFIXES:
        known = remembered(path)
        # The shipped .h5 comes with its export, which says all that has to be known.
        own = path.resolve().parent == models_library.SHIPPED.resolve() and twin.is_file()
        onnx = twin if own else (yield from convert.converting(path))
    elif path.suffix.lower() == ".onnx":
        known, onnx = remembered(path), path
    else:
        raise ModelRefused(f"{path} is no model; models end with .onnx, {', '.join(convert.SUFFIXES)}")
    said = {name: value for name, value in (answers or {}).items() if value is not None}
    return Classifier(onnx, known | said, threads, path)


def remember(path: Path, answers: Mapping[str, Any]) -> None:
    """Keeps what a person said about a model file, for every copy of it. Raises OSError and ModelRefused."""
    note = _note(path)
    note.parent.mkdir(parents=True, exist_ok=True)
    with replacing(note) as temporary:
        temporary.write_text(json.dumps(dict(answers), indent=2) + "\n", encoding="utf-8")


def remembered(path: Path) -> dict[str, Any]:
    """What was said about this file before; nothing where that is damaged. Raises ModelRefused for a missing file."""
    try:
        answers = json.loads(_note(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return answers if isinstance(answers, dict) else {}


def _note(path: Path) -> Path:
    return convert.cache_folder() / f"{hashlib.sha256(read_bounded(path)).hexdigest()}.json"
