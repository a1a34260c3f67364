"""Events as JSON: arrays and tensors as shape, dtype and SHA-256 of their bytes, so two runs can be compared line by line."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from core.events import Event, Stream


def event_line(stream: Stream, event: Event) -> str:
    """One line of JSON: ``{"event": "series", "stream": "loss", "data": {"x": 3.0, "lines": {"train": 0.2}}}``."""
    record = {"event": type(stream).__name__.lower(), "stream": event.stream, "data": digest(event.data)}
    return json.dumps(record, allow_nan=False)


def digest(value: Any) -> Any:
    """JSON for any event data: numbers and text as they are (NaN and infinity as null), arrays and live objects by content."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.generic):
        return digest(value.item())
    if isinstance(value, Mapping):
        return {str(key): digest(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [digest(item) for item in value]
    if isinstance(value, np.ndarray):
        return _array(value, str(value.dtype))
    if hasattr(value, "state_dict"):
        return {"class": type(value).__name__, "state": digest(value.state_dict())}
    if hasattr(value, "detach"):
        import torch

        flat = value.detach().cpu().contiguous().reshape(-1)
        data = flat.view(torch.uint8).numpy() if flat.numel() else np.empty(0, np.uint8)
        return _array(data, str(value.dtype).removeprefix("torch."), value.shape)
    return {"class": type(value).__name__}


def _array(array: np.ndarray, dtype: str, shape: Any = None) -> dict[str, Any]:
    sha256 = hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()
    return {"shape": list(array.shape if shape is None else shape), "dtype": dtype, "sha256": sha256}
