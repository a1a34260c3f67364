"""What a plot says about the place under the mouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app import theme
from app.panels.line_items import Scale
from app.panels.plot_field import FieldLayer
from app.panels.plot_grid import PlotGrid
from app.panels.plot_hover import Reading
from app.panels.plot_lines import LineLayer
from app.panels.plot_points import PointsLayer
from app.panels.ticks import number


def read(
    grid: PlotGrid,
    scale: Scale,
    x_name: str,
    lines: Sequence[LineLayer],
    points: Sequence[PointsLayer],
    field: FieldLayer | None,
    facet: str,
    x: float,
    y: float,
) -> Reading:
    """Every line at its point nearest to ``x``, the scatter point under the mouse, and the field there; axis units."""
    values = [(layer, *reading) for layer in lines for reading in layer.read(facet, x)]
    values.sort(key=lambda value: abs(value[3] - x))  # stable: lines sampled alike keep their order
    drawn_by = Counter(label for _, label, *_ in values)
    rows, dots = [], []
    for layer, label, color, at, height in values:
        name = f"{label} ({layer.stream.title.lower()})" if drawn_by[label] > 1 else label
        rows.append((color, name, number(scale.undo(at, height)[1])))
        dots.append((color, grid.to_pixels(facet, at, height)))
    if values:
        rows.insert(0, ("", x_name or "x", number(scale.undo(values[0][3], 0.0)[0])))
    for layer in points:
        index = layer.nearest(x, y, grid.axes[facet].view.pixel(), theme.current().px(10))
        if index is not None:
            place = f"({number(float(layer.x[index]), 3)}, {number(float(layer.y[index]), 3)})"
            rows.append((layer.color_of(index), layer.name_of(index), place))
    if field and (value := field.value_at(x, y)) is not None:
        rows.append(("", field.stream.title, number(value)))
    return Reading(grid.to_pixels(facet, x, y), grid.area(facet), tuple(rows), tuple(dots))
