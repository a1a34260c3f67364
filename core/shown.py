"""Whether data from outside are what an event of a stream holds: a session file may have been edited, or be hostile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from core import streams

Check = Callable[[Any], bool]


def fits(stream: streams.Stream, data: Any) -> bool:
    """Whether ``data`` could have come from ``stream``: every key there, with the types and shapes that panels rely on."""
    colored = bool(getattr(stream, "colormap", None)) and isinstance(stream, streams.Gallery)
    check = _colored_gallery if colored else _CHECKS.get(type(stream))
    try:
        return check is not None and isinstance(data, Mapping) and bool(check(data))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return False


def _array(value: Any, *dims: int, kind: str = "fiub") -> bool:
    return isinstance(value, np.ndarray) and value.ndim in dims and value.dtype.kind in kind


def _texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _maybe(check: Check, value: Any) -> bool:
    return value is None or check(value)


def _lines(lines: Any, each: Check) -> bool:
    """Named lines, or facets of named lines."""
    values = [v for value in lines.values() for v in (value.values() if isinstance(value, Mapping) else [value])]
    return all(isinstance(name, str) for name in lines) and all(map(each, values))


def _series(data: Mapping) -> bool:
    return _number(data["x"]) and _lines(data["lines"], _number)


def _curve(data: Mapping) -> bool:
    x = data["x"]
    return _array(x, 1) and _lines(data["lines"], lambda y: _array(y, 1) and len(y) == len(x))


def _points(data: Mapping) -> bool:
    count, names, colors = len(data["x"]), data["names"], data["colors"]
    return (
        _array(data["x"], 1)
        and _array(data["y"], 1)
        and len(data["y"]) == count
        and _maybe(lambda label: _array(label, 1, kind="iu") and len(label) == count, data["label"])
        and _maybe(_texts, names)
        and _maybe(lambda c: c.shape == (count, 3) and c.dtype == np.uint8, colors)
    )


def _pictures(images: Any, colored: bool) -> bool:
    if colored:
        return _array(images, 3, kind="f")
    return _array(images, 3, 4) and images.dtype == np.uint8 and (images.ndim == 3 or images.shape[3] == 3)


def _gallery(data: Mapping, colored: bool = False) -> bool:
    images, captions, marks, columns = (data[name] for name in ("images", "captions", "marks", "columns"))
    count = len(images)
    return (
        _pictures(images, colored)
        and images.size > 0
        and _maybe(lambda c: _texts(c) and len(c) == count, captions)
        and _maybe(lambda m: _array(m, 1, kind="b") and len(m) == count, marks)
        and _maybe(_number, data["step"])
        and _maybe(lambda c: type(c) is int and c > 0, columns)
    )


def _colored_gallery(data: Mapping) -> bool:
    return _gallery(data, colored=True)


def _field(data: Mapping) -> bool:
    values, extent, confidence = data["values"], data["extent"], data["confidence"]
    return (
        _array(values, 2, kind="f")
        and values.size > 0
        and _maybe(lambda e: len(e) == 4 and all(map(_number, e)) and e[0] < e[1] and e[2] < e[3], extent)
        and _maybe(lambda names: _texts(names) and len(names) == values.shape[1], data["x_labels"])
        and _maybe(lambda names: _texts(names) and len(names) == values.shape[0], data["y_labels"])
        and _maybe(lambda c: _array(c, 2, kind="f") and c.shape == values.shape, confidence)
    )


def _bars(data: Mapping) -> bool:
    count = len(data["labels"])
    return _texts(data["labels"]) and _lines(data["groups"], lambda v: _array(v, 1) and len(v) == count)


def _table(data: Mapping) -> bool:
    cells = [cell for row in data["rows"] for cell in row]
    return _texts(data["columns"]) and all(cell is None or isinstance(cell, str | int | float) for cell in cells)


def _diagram(data: Mapping) -> bool:
    layers = data["layers"]
    known = [
        isinstance(layer["name"], str) and all(type(n) is int and n > 0 for n in layer["shape"]) for layer in layers
    ]
    arrays = [a for name in ("weights", "biases", "activations") for a in data[name] or []]
    weights = data["weights"]
    return (
        bool(layers)
        and all(known)
        and all(_array(a, 1, 2, kind="f") for a in arrays)
        and _maybe(lambda w: len(w) == len(layers) - 1, weights)
    )


_CHECKS: dict[type, Check] = {
    streams.Series: _series,
    streams.Curve: _curve,
    streams.Points: _points,
    streams.Image: _gallery,  # panels keep a picture as a gallery of one
    streams.Gallery: _gallery,
    streams.Field: _field,
    streams.Bars: _bars,
    streams.Table: _table,
    streams.Diagram: _diagram,
    streams.Note: lambda data: isinstance(data["markdown"], str),
}
