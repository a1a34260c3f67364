"""One widget per kind of panel. ``make_panel`` turns a declaration of ``core.panels`` into a widget.

All panels share the interface of ``PanelWidget`` (see ``base``): ``receive`` remembers an event, ``draw`` paints what changed,
``begin_run``, ``clear`` and ``clear_runs`` follow the run, ``note`` and ``numbers`` feed the card, and the signals ``edited``,
``pointed`` and ``cell_clicked`` tell what the mouse did. A ``Stack`` has no widget of its own: the page makes one panel for
each of its ``panels`` and puts them into a ``StackCard``.
"""

from __future__ import annotations

import importlib

from app.panels.base import Numbers, PanelWidget
from core import streams
from core.panels import Plot, Single

__all__ = ["Numbers", "PanelWidget", "make_panel"]

#: Kind of stream in a card of its own: (module, class). Imported when the first panel of a kind is made.
_WIDGETS = {
    streams.Image: ("gallery_panel", "GalleryPanel"),
    streams.Gallery: ("gallery_panel", "GalleryPanel"),
    streams.Field: ("field_panel", "FieldPanel"),
    streams.Bars: ("bars_panel", "BarsPanel"),
    streams.Table: ("table_panel", "TablePanel"),
    streams.Diagram: ("diagram_panel", "DiagramPanel"),
    streams.Note: ("note_panel", "NotePanel"),
}
_PLOT = ("plot_panel", "PlotPanel")


def make_panel(panel: Single | Plot) -> PanelWidget:
    """The widget that shows this panel.

    Raises:
        TypeError: a ``Stack`` (make each of its panels), or a stream that cannot be drawn.
    """
    if isinstance(panel, Plot):
        module, name = _PLOT
    elif isinstance(panel, Single) and type(panel.stream) in _WIDGETS:
        module, name = _WIDGETS[type(panel.stream)]
    elif isinstance(panel, Single) and isinstance(panel.stream, streams.Series | streams.Curve | streams.Points):
        module, name, panel = *_PLOT, Plot(panel.stream)
    else:
        raise TypeError(f"{panel!r} cannot be drawn in one card; accepted: Plot, or Single with a drawable stream")
    return getattr(importlib.import_module(f"app.panels.{module}"), name)(panel)
