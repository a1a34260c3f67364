"""Widgets by which a person feeds a probe: one per kind of input in ``core.probes``."""

from __future__ import annotations

from app.inputs.base import HandsOnInput
from app.inputs.canvas import CanvasInput
from app.inputs.entry import EntryInput
from app.inputs.mask import MaskInput
from app.inputs.open_file import OpenFileInput
from app.inputs.slider import SliderInput
from core.probes import Canvas, Entry, Input, Mask, OpenFile, Slider

_WIDGETS = {
    Canvas: lambda canvas: CanvasInput(canvas.height, canvas.width),
    Mask: lambda mask: MaskInput(mask.height, mask.width),
    OpenFile: lambda file: OpenFileInput(file.filter),
    Entry: lambda entry: EntryInput(entry.action, entry.hint),
    Slider: lambda slider: SliderInput(slider.lo, slider.hi, slider.start),
}


def make_input(declared: Input) -> HandsOnInput:
    """The widget for an input; its ``changed`` carries what the probe takes.

    Raises:
        KeyError: a ``PlotPoint`` or a ``Cell``, which are clicks in a panel and need no widget of their own.
    """
    return _WIDGETS[type(declared)](declared)
