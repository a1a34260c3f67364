"""Panels as matplotlib figures, for runs without a window. No pyplot: nothing global is touched and no display is needed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.events import Stream
from core.panels import Plot, Single
from core.series_log import Lines
from core.streams import KEPT_ASIDE, Bars, Curve, Diagram, Field, Gallery, Points, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Okabe and Ito's colours, which colour-blind readers tell apart.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9")
TEXT, MUTED, LINE = "#1F2328", "#6B7075", "#E2E1DC"
_DASHES = {"solid": "-", "dashed": "--", "dotted": ":"}
_CLASS_MARKERS = "osd^v*"
#: Cells of a matrix that still carry their number.
_NUMBERED = 16 * 16
#: Pictures of a gallery that are drawn.
_PICTURES = 100
#: Units of the widest layer up to which a network is drawn neuron by neuron.
_NEURONS = 16

Newest = Mapping[str, Mapping[str, Any]]


def draw(panel: Plot | Single, newest: Newest, lines_of: Callable[[Series | Curve], Lines]) -> Figure | None:
    """The panel with the newest data of its streams, or None when nothing of it was yielded or it is text.

    ``lines_of`` gives the points of a Series or Curve.
    """
    shown = [stream for stream in panel.streams if stream.name in newest]
    if not shown:
        return None
    if isinstance(panel, Plot):
        return _plot(panel, shown, newest, lines_of)
    painters = {Field: _heat_map, Bars: _bars, Gallery: _gallery, Diagram: _diagram}
    painter = next((paint for kind, paint in painters.items() if isinstance(shown[0], kind)), None)
    if painter is None:
        return None
    figure, (axes,) = _figure(1, panel.title)
    painter(axes, shown[0], newest[shown[0].name])
    return figure


def _figure(cells: int, title: str) -> tuple[Figure, Sequence[Axes]]:
    from matplotlib.figure import Figure

    columns = math.ceil(math.sqrt(cells))
    rows = math.ceil(cells / columns)
    figure = Figure(figsize=(max(8, 4 * columns), max(5, 3 * rows)), layout="constrained")
    figure.suptitle(_plain(title), color=TEXT, fontsize=12, fontweight="bold")
    grid = figure.subplots(rows, columns, squeeze=False).flat
    for unused in grid[cells:]:
        unused.remove()
    return figure, [_styled(axes) for axes in grid[:cells]]


def _styled(axes: Axes) -> Axes:
    axes.grid(True, color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=MUTED, labelsize=9)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(LINE)
    return axes


def _plain(text: str) -> str:
    """Keeps matplotlib from reading dollar signs as formulas."""
    return text.replace("$", r"\$")


def _plot(panel: Plot, shown: Sequence[Stream], newest: Newest, lines_of: Callable[[Any], Lines]) -> Figure:
    drawn = {stream: lines_of(stream) for stream in shown if isinstance(stream, Series | Curve)}
    facets = list(dict.fromkeys(facet for lines in drawn.values() for facet in lines if facet)) or [""]
    names = {
        stream: list(dict.fromkeys(n for inner in lines.values() for n in inner)) for stream, lines in drawn.items()
    }
    every = Counter(name for stream_names in names.values() for name in stream_names)
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(every)}
    figure, cells = _figure(len(facets), panel.title)
    for facet, axes in zip(facets, cells, strict=True):
        axes.set_title(_plain(facet), color=TEXT, fontsize=10)
        axes.set_xlabel(_plain(panel.x), color=MUTED)
        axes.set_ylabel(_plain(panel.y), color=MUTED)
        for stream in shown:
            if isinstance(stream, Field):
                # Pale, so that points of the same colours stand out from it.
                _field(axes, stream, newest[stream.name]).set_alpha(0.45)
            elif isinstance(stream, Points):
                _points(axes, stream, newest[stream.name])
        for stream, lines in drawn.items():
            for name, (x, y) in {**lines.get("", {}), **lines.get(facet, {})}.items():
                label = f"{name}, {stream.title}" if name and every[name] > 1 else name or stream.title
                _line(axes, stream, label, x, y, colours[name])
        for scale, log, low in ((axes.set_xscale, panel.log_x, 0), (axes.set_yscale, panel.log_y, 1)):
            # A logarithmic axis without one positive value has nothing to show.
            if log and any((np.asarray(line.get_xydata())[:, low] > 0).any() for line in axes.lines):
                scale("log")
        if panel.equal:
            axes.set_aspect("equal")
        if axes.get_legend_handles_labels()[1]:
            axes.legend(fontsize=8, frameon=False, labelcolor=TEXT)
    return figure


def _line(axes: Axes, stream: Series | Curve, label: str, x: np.ndarray, y: np.ndarray, colour: str) -> None:
    # Test data always carries markers, so no meaning hangs on colour alone.
    marked = label.startswith(KEPT_ASIDE) or getattr(stream, "markers", False) or len(x) == 1
    axes.plot(
        x,
        y,
        _DASHES[getattr(stream, "style", "solid")],
        color=colour,
        linewidth=1.6,
        marker="o" if marked else None,
        markersize=4,
        markevery=max(1, len(x) // 40),
        label=_plain(label),
    )


def _points(axes: Axes, stream: Points, data: Mapping[str, Any]) -> None:
    marker = "*" if stream.marker == "star" else stream.marker
    size = (stream.size or (12 if stream.marker == "star" else 5)) ** 2
    edge = {} if marker in "x+" else {"edgecolors": "white", "linewidths": 0.6}
    own = None if data["colors"] is None else data["colors"] / 255
    if own is not None and edge:
        edge = {"edgecolors": "none"}
    if data["label"] is None:
        colours = TEXT if own is None else own
        axes.scatter(
            data["x"], data["y"], s=size, c=colours, marker=marker, label=_plain(stream.title), zorder=3, **edge
        )
        return
    names = data["names"] or []
    for label in np.unique(data["label"]).tolist():
        mask = data["label"] == label
        shape = _CLASS_MARKERS[label % len(_CLASS_MARKERS)] if marker == "o" else marker
        called = names[label] if 0 <= label < len(names) else f"class {label}"
        colours = COLOURS[label % len(COLOURS)] if own is None else own[mask]
        axes.scatter(
            data["x"][mask], data["y"][mask], s=size, c=colours, marker=shape, label=_plain(called), zorder=3, **edge
        )


def _field(axes: Axes, stream: Field, data: Mapping[str, Any]) -> Any:
    from matplotlib.colors import LinearSegmentedColormap, to_rgb

    values = data["values"].astype(float)
    matrix = bool(data["x_labels"] or data["y_labels"])
    place = {"extent": data["extent"], "origin": "upper" if matrix else "lower", "aspect": "auto", "zorder": 0}
    axes.grid(False)
    if stream.colormap == "classes":
        colours = np.array([to_rgb(colour) for colour in COLOURS])[np.nan_to_num(values).astype(int) % len(COLOURS)]
        strength = 1 if data["confidence"] is None else data["confidence"][..., None]
        return axes.imshow(1 - strength * (1 - colours), **place)
    finite = values[np.isfinite(values)]
    if stream.colormap == "diverging":
        reach = np.abs(finite - stream.center).max(initial=0) or 1.0
        place |= {"vmin": stream.center - reach, "vmax": stream.center + reach}
        place["cmap"] = LinearSegmentedColormap.from_list("diverging", [COLOURS[0], "#FFFFFF", COLOURS[1]])
    elif stream.colormap == "density":
        place["cmap"] = LinearSegmentedColormap.from_list("density", ["#FFFFFF", COLOURS[1]])
    else:
        place["cmap"] = stream.colormap
    if matrix and data["confidence"] is not None:
        place["alpha"] = data["confidence"]
    image = axes.imshow(values, **place)
    crossed = stream.contour is not None and finite.size and finite.min() < stream.contour < finite.max()
    if crossed and min(values.shape) > 1:
        axes.contour(values, [stream.contour], extent=data["extent"], colors=TEXT, linewidths=1.2)
    return image


def _heat_map(axes: Axes, stream: Field, data: Mapping[str, Any]) -> None:
    image = _field(axes, stream, data)
    axes.set_xlabel(_plain(stream.x), color=MUTED)
    axes.set_ylabel(_plain(stream.y), color=MUTED)
    for axis, labels in ((axes.xaxis, data["x_labels"]), (axes.yaxis, data["y_labels"])):
        if labels:
            axis.set_ticks(range(len(labels)), [_plain(label) for label in labels])
    if stream.colormap != "classes":
        axes.figure.colorbar(image, ax=axes)
    if (data["x_labels"] or data["y_labels"]) and data["values"].size <= _NUMBERED:
        for (row, column), value in np.ndenumerate(data["values"]):
            red, green, blue, _ = image.cmap(image.norm(value))
            ink = TEXT if 0.3 * red + 0.6 * green + 0.1 * blue > 0.5 else "white"
            axes.text(column, row, f"{value:.4g}", ha="center", va="center", color=ink, fontsize=8)


def _bars(axes: Axes, stream: Bars, data: Mapping[str, Any]) -> None:
    places, width = np.arange(len(data["labels"])), 0.8 / max(1, len(data["groups"]))
    for i, (name, heights) in enumerate(data["groups"].items()):
        shift = (i - (len(data["groups"]) - 1) / 2) * width
        axes.bar(places + shift, heights, width, color=COLOURS[i % len(COLOURS)], label=_plain(name) or None)
    every = max(1, len(places) // 30)
    axes.set_xticks(places[::every], [_plain(label) for label in data["labels"][::every]], rotation=30, ha="right")
    axes.set_xlabel(_plain(stream.x), color=MUTED)
    axes.set_ylabel(_plain(stream.y), color=MUTED)
    if stream.log_y and any((heights > 0).any() for heights in data["groups"].values()):
        axes.set_yscale("log")
    if any(data["groups"]):
        axes.legend(fontsize=8, frameon=False, labelcolor=TEXT)


def _gallery(axes: Axes, stream: Gallery, data: Mapping[str, Any]) -> None:
    from matplotlib.patches import Rectangle

    pictures = data["images"][:_PICTURES]
    columns = data["columns"] or max(1, math.ceil(math.sqrt(1.6 * len(pictures))))
    room = 0.25 if data["captions"] else 0.05
    for i, picture in enumerate(pictures):
        left, bottom = i % columns, -(i // columns) * (1 + room)
        place = (left, left + 0.95, bottom, bottom + 0.95)
        if stream.colormap:
            reach = float(np.abs(picture).max(initial=0)) or 1.0
            colours = {"cmap": "RdBu_r" if stream.colormap == "diverging" else "viridis", "vmin": -reach, "vmax": reach}
            if stream.colormap != "diverging":
                colours["vmin"] = min(0.0, float(picture.min()))
        else:
            colours = {"cmap": "gray", "vmin": 0, "vmax": 255}
        axes.imshow(picture, extent=place, **colours)
        if data["captions"]:
            axes.text(left + 0.475, bottom + 1, _plain(data["captions"][i]), ha="center", color=TEXT, fontsize=7)
        if data["marks"] is not None and data["marks"][i]:
            axes.add_patch(Rectangle((left, bottom), 0.95, 0.95, fill=False, edgecolor=COLOURS[4], linewidth=2))
    rows = math.ceil(len(pictures) / columns)
    axes.set_xlim(-0.05, columns)
    axes.set_ylim(-(rows - 1) * (1 + room) - 0.05, 1 + room)
    axes.set_axis_off()


def _diagram(axes: Axes, stream: Diagram, data: Mapping[str, Any]) -> None:
    from matplotlib.collections import LineCollection

    layers, weights = data["layers"], data["weights"]
    axes.set_axis_off()
    for i, layer in enumerate(layers):
        shape = " x ".join(map(str, layer["shape"]))
        count = layer.get("parameters")
        words = [layer.get("name", ""), layer.get("kind", ""), shape, f"{count:,} parameters" if count else ""]
        axes.text(i, -1.35, _plain("\n".join(filter(None, words))), ha="center", va="top", color=TEXT, fontsize=8)
    widths = [layer["shape"][-1] if layer["shape"] else 1 for layer in layers]
    heights = [np.linspace(1, -1, width + 2)[1:-1] for width in widths]
    axes.set_xlim(-0.6, len(layers) - 0.4)
    axes.set_ylim(-2.2, 1.1)
    if not weights or max(widths) > _NEURONS or any(len(layer["shape"]) > 1 for layer in layers):
        axes.bar(range(len(layers)), 2, 0.5, -1, color=COLOURS[5], alpha=0.35, edgecolor=COLOURS[0])
        return
    reach = max((float(np.abs(w).max(initial=0)) for w in weights), default=0) or 1.0
    for i, matrix in enumerate(weights):
        ends = [((i, a), (i + 1, b)) for a in heights[i] for b in heights[i + 1]]
        flat = matrix.reshape(-1)
        tints = [COLOURS[1] if w > 0 else COLOURS[0] for w in flat]
        axes.add_collection(LineCollection(ends, colors=tints, linewidths=0.2 + 3 * np.abs(flat) / reach, zorder=1))
    for i, y in enumerate(heights):
        axes.scatter(np.full(len(y), i), y, s=120, color="white", edgecolors=TEXT, zorder=2)
