"""A knob's value from text that a person typed, on the command line or in a list field."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from core.knob_marks import PointList
from core.knob_record import Knob, shown
from core.knobs import KnobError
from core.matrix import matrix_from_text
from core.nearest import nearest


def parse_text(knob: Knob, text: str) -> Any:
    """A knob's value from the text a person typed (command line, list fields). Bad text raises KnobError."""
    text = text.strip()
    try:
        if knob.kind == PointList:
            triples = [part.split(":") for part in text.split(",") if part.strip()]
            return tuple((float(x), float(y), int(label)) for x, y, label in triples)
        if knob.cells:
            return matrix_from_text(text)
        if knob.is_list:
            return tuple(_parse_one(knob.item, part.strip()) for part in text.split(",") if part.strip())
        return _parse_one(knob.kind, text)
    except (KeyError, ValueError):
        close = nearest(text, list(map(str, knob.choices))) if knob.choices else ""
        raise KnobError(f"{knob.name} is {shown(text)}, but accepts {knob.accepted}{close}") from None


def _parse_one(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}[text.lower()]
    if get_origin(kind) is Literal:
        return {str(choice).lower(): choice for choice in get_args(kind)}[text.lower()]
    return kind(text)
