"""Events, what they may hold, and the base of the streams that make them.

Events hold plain floats, strings and read-only numpy copies, never tensors, so they can cross a process
boundary as ``(stream name, data)`` and cannot change after they were made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

import numpy as np


class Event(NamedTuple):
    """One thing that happened in a run: the stream's name and its data (a dict, see each stream)."""

    stream: str
    data: dict[str, Any]


class Stream:
    """Base of all streams. ``title`` is what the card's header says."""

    #: False for streams that the page does not draw as a panel.
    drawable: ClassVar[bool] = True
    #: True when every event counts; otherwise only the newest one is delivered.
    keeps_history: ClassVar[bool] = False

    def __init__(self, title: str) -> None:
        self.title = title
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


def frozen(values: Any, dtype: Any = None) -> np.ndarray:
    """A read-only numpy copy of an array, a tensor on any device, or nested lists."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
        values = (values.float() if "bfloat16" in str(values.dtype) else values).numpy()
    array = np.array(values, dtype=dtype)
    array.setflags(write=False)
    return array


def plain(value: Any) -> Any:
    """A Python number from a numpy or torch scalar (float() would warn about its gradient); anything else as it is."""
    return value.item() if hasattr(value, "item") else value


def pixels(images: Any) -> np.ndarray:
    """uint8 stays; floats (and booleans) are clipped to [0, 1] and become uint8 grey levels."""
    array = frozen(images)
    if array.dtype == np.uint8:
        return array
    if array.dtype.kind not in "fb":  # 0 to 255 in another integer type would become a white picture
        raise TypeError(f"pictures are uint8 or floats from 0 to 1, not {array.dtype}")
    return frozen(np.clip(np.nan_to_num(array.astype(np.float32)), 0, 1) * 255 + 0.5, np.uint8)


def converted(values: Mapping[str, Any], convert: Any) -> dict[str, Any]:
    """Named lines; a dict in place of a value is a facet (a subplot of its own) with its own lines."""
    return {
        name: {line: convert(v) for line, v in value.items()} if isinstance(value, Mapping) else convert(value)
        for name, value in values.items()
    }
