"""A small dense network: circles for neurons, lines for weights; width and colour say how strong, blue negative, orange positive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.language import tr
from app.panels.colors import tint
from app.panels.plot_hover import draw_box
from app.panels.ticks import number

#: Strengths of edges that are told apart: one pen each, so that 2,000 edges take 16 calls.
_STEPS = 8


class NeuronView(QWidget):
    """Paints the data of a ``Diagram``; values of the neuron or edge under the mouse are shown beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._data: Mapping[str, Any] = {"layers": [], "weights": None, "biases": None, "activations": None}
        self._places: list[np.ndarray] = []
        self._lines: list[list[QLineF]] = []
        self._radius = 1.0
        self._mouse: QPointF | None = None

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(320), theme.current().px(240))

    def set_network(self, data: Mapping[str, Any]) -> None:
        """Shows this network; only another shape is laid out anew."""
        reshaped = [layer["shape"] for layer in data["layers"]] != [layer["shape"] for layer in self._data["layers"]]
        self._data = data
        if reshaped:
            self._lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._places:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(12))
        near = self._under_mouse()
        for index, lines in enumerate(self._lines):
            self._draw_edges(painter, index, lines, near)
        for index in range(len(self._places)):
            self._draw_neurons(painter, index, near)
        self._draw_names(painter)
        if near:
            draw_box(painter, self._mouse, QRectF(self.rect()), self._describe(near))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.update()

    def _lay_out(self) -> None:
        """Columns of neurons, evenly spread in the room that the labels leave."""
        look, layers = theme.current(), self._data["layers"]
        if not layers:
            return
        metrics = QFontMetricsF(look.font(12))

        def margin(layer: Mapping[str, Any]) -> float:
            widest = max(map(metrics.horizontalAdvance, layer.get("labels") or [""]))
            return min(widest, self.width() * 0.2) + look.px(8)

        sizes = [layer["shape"][0] for layer in layers]
        below = 2 * metrics.lineSpacing()
        height = max(1.0, self.height() - below)
        self._radius = min(look.px(14), 0.36 * height / max(sizes), 0.22 * self.width() / len(layers))
        left, right = (margin(layer) + self._radius for layer in (layers[0], layers[-1]))
        middles = (
            [(left + self.width() - right) / 2]
            if len(layers) == 1
            else np.linspace(left, self.width() - right, len(layers))
        )
        # Small layers keep together, large ones use the whole height.
        step = min(height / max(sizes), 4.5 * self._radius)
        spread = [min(height / n, max(step, 3.2 * self._radius)) if n < max(sizes) else height / n for n in sizes]
        self._places = [
            np.stack([np.full(n, x), height / 2 + (np.arange(n) - (n - 1) / 2) * gap], axis=1)
            for x, n, gap in zip(middles, sizes, spread, strict=True)
        ]
        self._lines = [
            [QLineF(*start, *end) for start in a.tolist() for end in b.tolist()]
            for a, b in zip(self._places, self._places[1:], strict=False)
        ]

    def _draw_edges(self, painter: QPainter, index: int, lines: Sequence[QLineF], near: tuple | None) -> None:
        look = theme.current()
        weights = self._data["weights"]
        if weights is None:
            painter.setPen(QPen(QColor(look.edge), 1))
            painter.drawLines(lines)
            return
        flat = weights[index].ravel()
        step = np.minimum(np.abs(flat) / (self._largest() or 1.0) * _STEPS, _STEPS - 1).astype(int)
        focus = self._touching(index, near)
        # Weak ones first, in opaque colours: transparent lines would take Qt ten times as long.
        for lit in (True,) if focus is None else (False, True):
            for strength in range(_STEPS):
                width = look.scale * (0.6 + 3.4 * strength / (_STEPS - 1))
                for sign in (-1, 1):
                    chosen = (step == strength) & ((flat < 0) == (sign < 0))
                    chosen &= True if focus is None else focus == lit
                    if chosen.any():
                        painter.setPen(
                            QPen(
                                tint(sign * (0.12 + 0.88 * ((strength + 1) / _STEPS) ** 1.5) * (1 if lit else 0.15)),
                                width,
                            )
                        )
                        painter.drawLines([lines[i] for i in np.flatnonzero(chosen)])

    def _draw_neurons(self, painter: QPainter, index: int, near: tuple | None) -> None:
        look, layer = theme.current(), self._data["layers"][index]
        values = self._fill(index)
        reach = float(np.abs(values).max()) if values is not None and len(values) else 0.0
        metrics = QFontMetricsF(painter.font())
        last = index == len(self._places) - 1
        for unit, (x, y) in enumerate(self._places[index].tolist()):
            value = float(values[unit]) / reach if reach else 0.0
            here = near is not None and near[:3] == ("neuron", index, unit)
            painter.setPen(QPen(QColor(look.text if here else look.muted), look.scale * (2 if here else 1.2)))
            painter.setBrush(tint(value))
            painter.drawEllipse(QPointF(x, y), self._radius, self._radius)
            labels = layer.get("labels") or []
            if unit < len(labels) and (last or index == 0):
                painter.setPen(QColor(look.text))
                room, gap = self.width() * 0.2, self._radius + look.px(6)
                text = metrics.elidedText(labels[unit], Qt.TextElideMode.ElideRight, room)
                side = Qt.AlignmentFlag.AlignLeft if last else Qt.AlignmentFlag.AlignRight
                rect = QRectF(x + gap if last else x - gap - room, y - metrics.height() / 2, room, metrics.height())
                painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_names(self, painter: QPainter) -> None:
        look, layers = theme.current(), self._data["layers"]
        metrics = QFontMetricsF(painter.font())
        xs = [float(places[0, 0]) for places in self._places]
        room = (xs[1] - xs[0]) if len(xs) > 1 else float(self.width())
        widest = max(metrics.horizontalAdvance(layer.get("name") or "") for layer in layers)
        stride = (
            1
            if room >= min(widest, metrics.averageCharWidth() * 7) + metrics.height() * 0.4
            else max(1, int(np.ceil((widest + metrics.height()) / room)))
        )
        top = self.height() - 2 * metrics.lineSpacing()
        for i in range(0, len(layers), stride):
            wide = min(room * stride, 2 * xs[i], 2 * (self.width() - xs[i])) if len(xs) > 1 else room
            for row, key, color in ((0, "name", look.text), (1, "kind", look.muted)):
                text = metrics.elidedText(layers[i].get(key) or "", Qt.TextElideMode.ElideRight, wide - look.px(2))
                painter.setPen(QColor(color))
                rect = QRectF(xs[i] - wide / 2, top + row * metrics.lineSpacing(), wide, metrics.lineSpacing())
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _fill(self, index: int) -> np.ndarray | None:
        """What colours the neurons of a layer: activations, else biases (which inputs do not have)."""
        if self._data["activations"] is not None:
            return self._data["activations"][index].ravel()
        biases = self._data["biases"]
        if biases is None:
            return None
        # One entry a layer, or one for each layer after the input.
        offset = len(self._places) - len(biases)
        return biases[index - offset].ravel() if index >= offset and len(biases[index - offset]) else None

    def _largest(self) -> float:
        return max((float(np.abs(w).max()) for w in self._data["weights"] if w.size), default=0.0)

    def _under_mouse(self) -> tuple | None:
        """("neuron", layer, unit), ("edge", layer, from, to) or None."""
        if self._mouse is None:
            return None
        mouse = np.array([self._mouse.x(), self._mouse.y()])
        for index, places in enumerate(self._places):
            distance = np.hypot(*(places - mouse).T)
            if distance.min() <= self._radius + theme.current().px(3):
                return "neuron", index, int(distance.argmin())
        best, found = float(theme.current().px(4)), None
        for index, (a, b) in enumerate(zip(self._places, self._places[1:], strict=False)):
            if self._data["weights"] is not None and a[0, 0] < mouse[0] < b[0, 0]:
                part = (mouse[0] - a[0, 0]) / (b[0, 0] - a[0, 0])
                # All edges between two columns run across the same width, so their height at the mouse tells them apart.
                height = a[:, 1][:, None] * (1 - part) + b[:, 1] * part
                slope = (b[:, 1] - a[:, 1][:, None]) / (b[0, 0] - a[0, 0])
                distance = np.abs(height - mouse[1]) / np.hypot(1, slope)
                if distance.min() < best:
                    best, found = (
                        float(distance.min()),
                        ("edge", index, *map(int, np.unravel_index(distance.argmin(), distance.shape))),
                    )
        return found

    def _touching(self, index: int, near: tuple | None) -> np.ndarray | None:
        """Which edges after a layer belong to what the mouse is on; None where nothing is."""
        if near is None:
            return None
        mask = np.zeros((len(self._places[index]), len(self._places[index + 1])), bool)
        if near[0] == "edge" and near[1] == index:
            mask[near[2], near[3]] = True
        elif near[0] == "neuron" and near[1] == index:
            mask[near[2], :] = True
        elif near[0] == "neuron" and near[1] == index + 1:
            mask[:, near[2]] = True
        return mask.ravel()

    def _describe(self, near: tuple) -> tuple[tuple[str, str, str], ...]:
        kind, index, unit = near[:3]
        if kind == "edge":
            weight = float(self._data["weights"][index][unit, near[3]])
            color = theme.current().series[0 if weight < 0 else 1]
            return ((color, f"{self._unit(index, unit)} → {self._unit(index + 1, near[3])}", number(weight)),)
        rows = [("", self._data["layers"][index].get("name") or tr("layer"), self._unit(index, unit))]
        for name, said in (("activations", tr("activation")), ("biases", tr("bias"))):
            values = self._data[name]
            offset = 0 if values is None else len(self._places) - len(values)
            if values is not None and index >= offset and unit < values[index - offset].size:
                rows.append(("", said, number(float(values[index - offset].ravel()[unit]))))
        return tuple(rows)

    def _unit(self, index: int, unit: int) -> str:
        labels = self._data["layers"][index].get("labels") or []
        return labels[unit] if unit < len(labels) else tr("unit {number}").format(number=unit + 1)
