"""What a run can show. A stream is a class attribute of a technique; calling it makes an event (see ``core.events``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.events import Event, Stream, converted, frozen, pixels, plain

#: What an author needs is imported from here.
__all__ = [
    "Bars", "Cell", "Curve", "Diagram", "Event", "Field", "Gallery", "Image", "Note", "Points", "Product", "Series", "Table",
]  # fmt: skip

#: Lines whose names begin so are of data that was kept aside, which always carries markers.
KEPT_ASIDE = ("test", "validation")
#: What ``Table`` cells may hold.
Cell = str | float | int | None


class Series(Stream):
    """Scalars over steps, several named lines: ``self.loss(step, train=0.3, test=0.4)``.

    A dict makes facets, one subplot each: ``self.gradient(step, **{"depth 5": {"relu": 0.1, "tanh": 0.2}})``.
    Lines named "test..." or "validation..." are drawn with markers. Leave a line out where it was not measured: a NaN ends the run.
    Data: ``{"x": float, "lines": {line: float} or {facet: {line: float}}}``.
    """

    keeps_history = True

    def __init__(self, title: str, x: str = "step", y: str = "") -> None:
        super().__init__(title)
        self.x, self.y = x, y

    def __call__(self, step: float, /, **lines: Any) -> Event:
        return Event(self.name, {"x": float(step), "lines": converted(lines, lambda v: float(plain(v)))})


class Curve(Stream):
    """Whole lines, redrawn at every event: ``self.fit(x, y)`` or ``self.fit(x, train=a, test=b)``; facets as in Series.

    ``style`` is "solid", "dashed" or "dotted". In one plot, lines of the same name share a colour, so a dashed
    prediction and a solid measurement of "relu" belong together at a glance. NaN breaks a line.
    Data: ``{"x": (n,) float64, "lines": {line: (n,) float64} or {facet: {line: ...}}}``; the unnamed line is "".
    """

    def __init__(self, title: str, x: str = "", y: str = "", style: str = "solid", markers: bool = False) -> None:
        super().__init__(title)
        self.x, self.y, self.style, self.markers = x, y, style, markers

    def __call__(self, x: Any, y: Any = None, /, **lines: Any) -> Event:
        if y is not None:
            lines = {"": y, **lines}
        return Event(
            self.name, {"x": frozen(x, np.float64), "lines": converted(lines, lambda v: frozen(v, np.float64))}
        )


class Points(Stream):
    """A scatter plot: ``self.samples(x, y, label=classes)``.

    ``label`` (n,) integers >= 0 colour and shape the points, ``names`` names the classes. ``marker`` is "o", "x", "+",
    "s", "d" or "star" (large, for centres and highlights); ``size`` in points, None for the theme's. ``edits`` names the knob
    (a ``PointList``) that the mouse edits here: click adds, drag moves, Ctrl+click deletes, Shift+click adds the second class.
    With ``stroke``, a drag beside the points draws some, so far apart (in units of the axes), and does not pan; the first
    such stroke replaces points that are not in the knob yet.
    ``colors`` (n, 3), red, green and blue as uint8 or floats in [0, 1], gives each point its own; another shape is a ValueError.
    Data: ``{"x": (n,), "y": (n,), "label": (n,) int64 or None, "names": [str] or None, "colors": (n, 3) uint8 or None}``.
    """

    def __init__(
        self,
        title: str,
        x: str = "",
        y: str = "",
        *,
        edits: str | None = None,
        stroke: float | None = None,
        marker: str = "o",
        size: float | None = None,
    ) -> None:
        super().__init__(title)
        self.x, self.y, self.edits, self.stroke, self.marker, self.size = x, y, edits, stroke, marker, size

    def __call__(
        self, x: Any, y: Any, label: Any = None, names: Sequence[str] | None = None, colors: Any = None
    ) -> Event:
        x = frozen(x, np.float64).reshape(-1)
        colors = None if colors is None else pixels(colors)
        if colors is not None and colors.shape != (len(x), 3):
            raise ValueError(f"{self.name}: colors of {len(x)} points have shape ({len(x)}, 3), not {colors.shape}")
        return Event(
            self.name,
            {
                "x": x,
                "y": frozen(y, np.float64).reshape(-1),
                "label": None if label is None else frozen(label, np.int64).reshape(-1),
                "names": None if names is None else [str(n) for n in names],
                "colors": colors,
            },
        )


class Image(Stream):
    """One picture (h, w) or (h, w, 3), uint8 or floats in [0, 1]. Data: ``{"image": uint8, "caption": str}``."""

    def __call__(self, image: Any, caption: str = "") -> Event:
        return Event(self.name, {"image": pixels(image), "caption": caption})


class Gallery(Stream):
    """N pictures of one size with captions: ``self.samples(images, captions=[...], step=k)``.

    Images (n, h, w) or (n, h, w, 3), uint8 or floats in [0, 1]; with ``colormap`` ("diverging" or "viridis") they are
    (n, h, w) floats of any range that the window colours, each picture scaled by its own largest magnitude.
    ``history=200`` keeps earlier galleries to scrub through. ``marks`` (n,) bool puts a coloured frame around some.
    ``columns`` is how many stand in a row, for grids whose rows mean something; else as many as make them largest.
    Data: ``{"images", "captions": [str] or None, "marks": (n,) bool or None, "step": float or None, "columns": int or None}``.
    """

    def __init__(self, title: str, history: int = 0, colormap: str | None = None) -> None:
        super().__init__(title)
        self.history, self.colormap = history, colormap
        self.keeps_history = history > 0

    def __call__(
        self,
        images: Any,
        captions: Sequence[str] | None = None,
        marks: Any = None,
        step: float | None = None,
        columns: int | None = None,
    ) -> Event:
        if columns is not None and columns < 1:
            raise ValueError(f"{self.name}: columns is {columns}, but a gallery has 1 or more")
        return Event(
            self.name,
            {
                "images": frozen(images, np.float32) if self.colormap else pixels(images),
                "captions": None if captions is None else [str(c) for c in captions],
                "marks": None if marks is None else frozen(marks, bool),
                "step": None if step is None else float(step),
                "columns": None if columns is None else int(columns),
            },
        )


class Field(Stream):
    """A 2-D heat map; row 0 is the lowest y. Alone in a card, or behind the points of a ``Plot`` (a decision surface).

    ``self.surface(values, extent=(x0, x1, y0, y1))`` for functions of the plane, or ``self.confusion(counts, x_labels=...,
    y_labels=...)`` for matrices (row 0 is then drawn on top and cells carry their numbers while they fit).
    ``colormap``: "viridis", "diverging" (blue-white-orange, symmetric around ``center``), "density" (from the card's own colour
    to orange: for what is nothing over most of a plane with points on top), or "classes": values are class numbers. ``confidence`` (same shape, [0, 1]) fades classes and the cells of a matrix, where it frames those of 1.
    ``contour`` draws the line where the field equals that value.
    Data: ``{"values": (r, c) float32, "extent", "x_labels", "y_labels", "confidence"}``.
    """

    def __init__(
        self,
        title: str,
        x: str = "",
        y: str = "",
        colormap: str = "viridis",
        center: float = 0.0,
        contour: float | None = None,
    ) -> None:
        super().__init__(title)
        self.x, self.y, self.colormap, self.center, self.contour = x, y, colormap, center, contour

    def __call__(
        self,
        values: Any,
        extent: tuple[float, float, float, float] | None = None,
        x_labels: Sequence[str] | None = None,
        y_labels: Sequence[str] | None = None,
        confidence: Any = None,
    ) -> Event:
        return Event(
            self.name,
            {
                "values": frozen(values, np.float32),
                "extent": None if extent is None else tuple(float(e) for e in extent),
                "x_labels": None if x_labels is None else [str(s) for s in x_labels],
                "y_labels": None if y_labels is None else [str(s) for s in y_labels],
                "confidence": None if confidence is None else frozen(confidence, np.float32),
            },
        )


class Bars(Stream):
    """Grouped bars: ``self.coefficients(labels, train=heights)``. Data: ``{"labels": [str], "groups": {name: (n,)}}``."""

    def __init__(self, title: str, x: str = "", y: str = "", log_y: bool = False) -> None:
        super().__init__(title)
        self.x, self.y, self.log_y = x, y, log_y

    def __call__(self, labels: Sequence[Any], heights: Any = None, /, **groups: Any) -> Event:
        if heights is not None:
            groups = {"": heights, **groups}
        return Event(
            self.name,
            {"labels": [str(s) for s in labels], "groups": {k: frozen(v, np.float64) for k, v in groups.items()}},
        )


class Table(Stream):
    """Columns and rows of text and numbers. Data: ``{"columns": [str], "rows": [[str | float | int | None]]}``."""

    def __call__(self, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Event:
        return Event(
            self.name, {"columns": [str(c) for c in columns], "rows": [[plain(c) for c in row] for row in rows]}
        )


class Diagram(Stream):
    """A network drawn: neurons and weighted edges when it is small, layer boxes when it is large.

    ``layers``: one dict a layer, input first: ``{"name": "Dense 8", "kind": "tanh", "shape": (8,), "parameters": 24}``, and
    optionally ``"labels": ["x", "y"]`` for its neurons. ``weights``: one (inputs, outputs) array between two layers;
    ``biases`` and ``activations``: one (units,) array a layer (activations also for the input). All optional.
    Data: ``{"layers", "weights", "biases", "activations"}``.
    """

    def __call__(
        self,
        layers: Sequence[Mapping[str, Any]],
        weights: Sequence[Any] | None = None,
        biases: Sequence[Any] | None = None,
        activations: Sequence[Any] | None = None,
    ) -> Event:
        def arrays(values: Sequence[Any] | None) -> list[np.ndarray] | None:
            return None if values is None else [frozen(v, np.float32) for v in values]

        return Event(
            self.name,
            {
                "layers": [dict(layer, shape=[int(n) for n in layer["shape"]]) for layer in layers],
                "weights": arrays(weights),
                "biases": arrays(biases),
                "activations": arrays(activations),
            },
        )


class Note(Stream):
    """Markdown with LaTeX between dollar signs. Data: ``{"markdown": str}``."""

    def __call__(self, markdown: str) -> Event:
        return Event(self.name, {"markdown": markdown})


class Product(Stream):
    """Hands a live object (a trained network) to the engine; it never leaves the engine's process. Probes take it by name."""

    drawable = False

    def __call__(self, product: Any) -> Event:
        return Event(self.name, {"product": product})
