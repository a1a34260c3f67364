"""A network drawn: neurons and weighted edges while they can be told apart, else a box for each layer."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app import theme
from app.language import tr
from app.panels.base import Numbers, PanelWidget
from app.panels.diagram_boxes import BoxView
from app.panels.diagram_neurons import NeuronView
from app.panels.legend import Key, Legend
from core.panels import Single

#: Beyond these a drawing of single neurons is a blur.
_UNITS, _EDGES = 32, 2_000


class DiagramPanel(PanelWidget):
    """Neurons for small dense networks, boxes for all others."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        self._neurons, self._boxes = NeuronView(), BoxView()
        self._legend = Legend()
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._legend)
        self._views = QStackedLayout()
        column.addLayout(self._views, 1)
        self._views.addWidget(self._neurons)
        self._views.addWidget(self._boxes)
        self.set_view(view)

    def paint_streams(self, dirty: set[str]) -> None:
        data = self.newest[self.panel.stream.name]
        view = self._neurons if _is_small(data) else self._boxes
        view.set_network(data)
        self._views.setCurrentWidget(view)
        self._legend.set_keys(_keys(data) if view is self._neurons else [])

    def note(self) -> str:
        data = self.newest.get(self.panel.stream.name)
        if data is None:
            return ""
        total = sum(int(layer.get("parameters") or 0) for layer in data["layers"])
        if total:
            return tr("{count} parameters").format(count=f"{total:,}")
        return tr("%n layers", "", len(data["layers"]))

    def numbers(self) -> list[Numbers]:
        data = self.newest.get(self.panel.stream.name)
        if data is None:
            return []
        name = self.panel.stream.name
        rows = [
            [
                layer.get("name", ""),
                layer.get("kind", ""),
                "×".join(map(str, layer["shape"])),
                layer.get("parameters", 0),
            ]
            for layer in data["layers"]
        ]
        tables: list[Numbers] = [(name, ["layer", "kind", "shape", "parameters"], rows)]
        for i, weights in enumerate(data["weights"] or []):
            header = ["from \\ to", *(str(j) for j in range(weights.shape[1]))]
            tables.append((f"{name}-weights-{i + 1}", header, [[j, *row.tolist()] for j, row in enumerate(weights)]))
        return tables


def _keys(data: Mapping[str, Any]) -> list[Key]:
    look = theme.current()
    signs = [(tr("negative weight"), look.series[0]), (tr("positive weight"), look.series[1])]
    keys = [Key(sign, color, Qt.PenStyle.SolidLine) for sign, color in signs if data["weights"] is not None]
    filled = tr("filled by bias") if data["biases"] is not None else ""
    if data["activations"] is not None:
        filled = tr("filled by activation")
    return keys + ([Key(filled, look.muted, marker="o")] if filled else [])


def _is_small(data: Mapping[str, Any]) -> bool:
    sizes = [layer["shape"][0] for layer in data["layers"] if len(layer["shape"]) == 1]
    if len(sizes) != len(data["layers"]) or max(sizes, default=0) > _UNITS:
        return False
    return sum(a * b for a, b in itertools.pairwise(sizes)) <= _EDGES
